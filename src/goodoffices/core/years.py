"""The year of a dateline that names none, from the reports beside it.

Agencies date their dispatches "LIMA, March 3". Where neither the text nor the page tells the year, it is the one in
which that day lies nearest to a dated report beside it, within two months and on the weekday named; else none is
supplied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from goodoffices.codebook.words import DateBasis
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When

NEAR = timedelta(days=61)
"""How far from a dated report the day may lie."""

UNSTATED = (DateBasis.UNKNOWN, DateBasis.DERIVED)
LACKING = re.compile(r'the text says "([^"]+)" and no year')
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "mon tue wed thu fri sat sun".split()


def lacking_year(dating: Dating, words: str) -> Dating:
    """The dating of a report that states a day without its year, which its reason then tells.

    Args:
        dating: What else is known of it.
        words: The day as it is written, with its weekday where one is named: "Friday, July 25".
    """
    said = f'the text says "{words}" and no year'
    return replace(dating, reason="; ".join(one for one in (dating.reason, said) if one))


def with_years(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports, those that lack only a year dated by the others."""
    known = [(one, one.published.when.since) for one in reports if one.published.when.is_day]
    return tuple(
        _dated(one, [day for other, day in known if day and other is not one])
        if one.published.basis in UNSTATED
        else one
        for one in reports
    )


def _dated(report: Report, known: Sequence[date]) -> Report:
    said = LACKING.search(report.published.reason)
    day = _nearest(said[1], known) if said else None
    bound = report.published.when.since
    if said is None or day is None or (bound and day < bound):
        return report
    reason = f'the text says "{said[1]}"; the year is that of the reports beside it'
    return replace(report, published=Dating(when=When.day(day), basis=DateBasis.STATED, reason=reason))


def _nearest(words: str, known: Sequence[date]) -> date | None:
    """The day in the year that puts it nearest to one of some days; None where it stays far from all."""
    heads = [word[:3] for word in re.findall(r"[a-z]+", words.lower())]
    number = re.search(r"\d+", words)
    months = [MONTHS.index(one) + 1 for one in heads if one in MONTHS]
    weekdays = [WEEKDAYS.index(one) for one in heads if one in WEEKDAYS]
    options = [
        (min(abs(day - other) for other in known), day)
        for year in sorted({other.year + shift for other in known for shift in (-1, 0, 1)})
        if number and months and (day := _day(year, months[0], int(number[0])))
        and (not weekdays or day.weekday() == weekdays[0])
    ]  # fmt: skip
    distance, day = min(options, default=(None, None))
    return day if distance is not None and distance <= NEAR else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
