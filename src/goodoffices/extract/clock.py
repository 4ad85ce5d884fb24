"""The day of a report, against which its relative dates are resolved, where its publication is not plainly told.

Steps:
    1. The day of publication, where the report tells it.
    2. A full date in the first lines, with nothing but names before it.
    3. A dateline of that form without its year takes the year that lies nearest to the other reports read together,
       else to the latest full date of its own text.
    4. Else the day of the other reports, which tells years but no weekdays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from goodoffices.core.report import Report
from goodoffices.extract.calendar import month_of, nearest
from goodoffices.extract.times import DAY, MONTH, YEAR, Clock

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
FAR = 400  # days within which a full date in the text tells the year of the report


def clocks_of(reports: Sequence[Report]) -> tuple[Clock, ...]:
    """The clock of each of some reports read together."""
    days = [_told(one) for one in reports]
    known = [day for day in days if day]
    clocks = []
    for report, day in zip(reports, days, strict=True):
        day = day or _from_dateline(report, known)
        clocks.append(Clock(today=day, about=day or _middle(known)))
    return tuple(clocks)


def _told(report: Report) -> date | None:
    """The day that a report tells of itself."""
    when = report.published.when
    if when.is_day:
        return when.since
    head = report.text[:HEAD].split("\n\n")
    short = "\n".join(part for part in head[:4] if len(part) < 160)
    found = [day for pattern in HEADED for match in pattern.finditer(short) if (day := _day(match))]
    return found[0] if found else None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), month_of(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _from_dateline(report: Report, known: Sequence[date]) -> date | None:
    match = next((one for pattern in DATELINES if (one := pattern.search(report.text[:HEAD]))), None)
    if match is None:
        return None
    near = _middle(known) or _latest(report.text)
    try:
        return nearest(month_of(match["month"]), int(match["day"]), near) if near else None
    except ValueError:
        return None


def _latest(text: str) -> date | None:
    """The latest full date of a text."""
    found = [day for pattern in ANYWHERE for match in pattern.finditer(text) if (day := _day(match))]
    return max(found, default=None)


def _middle(known: Sequence[date]) -> date | None:
    return sorted(known)[len(known) // 2] if known else None
