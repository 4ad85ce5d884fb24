"""The day of a report, against which its relative dates are resolved, where its publication is not plainly told.

Steps:
    1. The day of publication, where the report tells it.
    2. A full date in the first lines, with nothing but names before it; not that of a chronology's first entry.
    3. A dateline of that form without its year, and not that of a chronology's first entry either, takes the year that
       lies nearest to the other reports read together, else to the latest full date of its own text.
    4. Else the day of the other reports, which tells years but no weekdays: a day without its year is the one nearest
       to the span of days that the dated reports, and the report itself with their years, tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from goodoffices.core.chronicle import entries_of
from goodoffices.core.report import Report
from goodoffices.core.when import When
from goodoffices.extract.calendar import Span, month_of, nearest
from goodoffices.extract.time_words import DAY, MONTH, YEAR, Clock
from goodoffices.extract.times import NO_YEAR, times_in

HEAD = 450  # characters in which a dateline stands
FULL = (rf"\b(?i:{DAY}\s+{MONTH},?\s+{YEAR})", rf"\b(?i:{MONTH}\s+{DAY},?\s+{YEAR})")
NAME = (
    r"(?:[A-ZÀ-Þ][\w.'’-]*|of|the|and|at|in|by|de|la|del|al|el|von|\d{1,2}[:.]\d\d|[ap]\.?m\.?|\([^)\n]{1,40}\)"
    r"|(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Ii]ssued) on)"
)
PLACE = (
    rf"(?m)^\W{{0,4}}(?:{NAME}(?:[\s,/|:;–—]+(?:-\s+)?)){{0,12}}?"  # names, no verb: "OSLO, ", "By A. Ruiz in Oslo | "
)
ANYWHERE = tuple(re.compile(one) for one in FULL)
HEADED = tuple(re.compile(PLACE + one) for one in FULL)
DATELINES = (
    re.compile(rf"{PLACE}\b(?i:{MONTH}\s+{DAY})\b\s*(?:\([^)\n]{{1,40}}\)\s*)?(?:[-–—:./]|$)"),
    re.compile(rf"{PLACE}\b(?i:{DAY}\s+{MONTH})\s*(?:\([^)\n]{{1,40}}\)\s*)?(?:[-–—:./]|$)"),
)
ONSET = 120  # days before the first dated report that a crisis may have begun
PAST = 5 * 365  # days after which what is told lies long back
LEAST_PAST, MOST_LATE = 4, 4  # years long past that a report looking back tells at least; how many times the rest
FULL_KINDS = ("day", "month", "year", "ago")  # expressions of time that tell their year
OPEN_KINDS = ("dated", "bare month", "open month", "nth", "apart", "following")  # those that take it from elsewhere
SEQUEL = 500  # days after the last one that an undated report may tell of


def clocks_of(reports: Sequence[Report]) -> tuple[Clock, ...]:
    """The clock of each of some reports read together."""
    days = [_told(one) for one in reports]
    known = [day for day in days if day]
    told = _told_by(reports, days) if None in days else set()
    clocks = []
    for report, told_day in zip(reports, days, strict=True):
        day = told_day
        span = None if day else _span(told | _days_in(report, None), known)
        day = day or _from_dateline(report, known, span)
        others = [one for one in known if one != told_day]
        looks_back = told_day is not None and _looks_back(report, told_day, others)
        scene = min(others).year if looks_back and _is_sequel(told_day, others) else None
        clocks.append(Clock(today=day, about=day or _middle(known), told=span, looks_back=looks_back, scene=scene))
    return tuple(clocks)


def _looks_back(report: Report, today: date, others: Sequence[date]) -> bool:
    """Whether a report tells of years long past and of nothing since, every day with its year.

    Read together with reports of those years, which it follows long after, it may tell a few days without, or of today.
    """
    sentences = (report.text[start:end] for start, end in report.sentences)
    found = (one for text in sentences for one in times_in(text, Clock(today=today)))
    times = [one for one in found if one.iso and not one.in_name]
    ages = [(one.kind, (today - (When.parse(one.iso or "").until or today)).days) for one in times]
    past = sum(kind in FULL_KINDS and age > PAST for kind, age in ages)
    late = sum(kind not in OPEN_KINDS and 0 < age <= PAST for kind, age in ages)
    n_open = sum(kind in NO_YEAR for kind, _ in ages)
    if past < LEAST_PAST or max(late, n_open) * MOST_LATE > past:
        return False
    return late + n_open == 0 or _is_sequel(today, others)


def _is_sequel(today: date | None, others: Sequence[date]) -> bool:
    """Whether a report was written long after all others."""
    return today is not None and bool(others) and (today - max(others)).days > PAST


def _told_by(reports: Sequence[Report], days: Sequence[date | None]) -> set[date]:
    """The days of the dated reports and those that they tell of, up to their own."""
    found = {day for day in days if day}
    latest = max(found, default=date.min)
    for report, day in zip(reports, days, strict=True):
        found |= {one for one in _days_in(report, day) if one <= latest} if day else set()
    return found


def _days_in(report: Report, today: date | None) -> set[date]:
    """The days, and the first days of the months, that a text tells with their years or by its own day."""
    times = (one for one in times_in(report.text, Clock(today=today)) if not one.in_name)
    days = (When.parse(one.iso).since for one in times if one.iso and len(one.iso) > len("2025"))
    return {day for day in days if day}


def _span(told: Collection[date], known: Sequence[date]) -> Span | None:
    """The first and the last of some days, those far from the dated reports left out; None for one at most."""
    if not known:
        return None
    since, until = min(known) - timedelta(days=ONSET), max(known) + timedelta(days=SEQUEL)
    near = [day for day in told if since <= day <= until]
    return (min(near), max(near)) if len(near) > 1 else None


def _told(report: Report) -> date | None:
    """The day that a report tells of itself."""
    when = report.published.when
    if when.is_day:
        return when.since
    head = report.text[:HEAD].split("\n\n")
    short = "\n".join(part for part in head[:4] if len(part) < 160)
    found = [day for pattern in HEADED for match in pattern.finditer(short) if (day := _day(match))]
    return found[0] if found and not entries_of(report.text) else None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), month_of(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _from_dateline(report: Report, known: Sequence[date], told: Span | None) -> date | None:
    match = next((one for pattern in DATELINES if (one := pattern.search(report.text[:HEAD]))), None)
    if match is None or entries_of(report.text):
        return None
    near = _middle(known) or _latest(report.text)
    try:
        return nearest(month_of(match["month"]), int(match["day"]), near, told) if near else None
    except ValueError:
        return None


def _latest(text: str) -> date | None:
    """The latest full date of a text."""
    found = [day for pattern in ANYWHERE for match in pattern.finditer(text) if (day := _day(match))]
    return max(found, default=None)


def _middle(known: Sequence[date]) -> date | None:
    return sorted(known)[len(known) // 2] if known else None
