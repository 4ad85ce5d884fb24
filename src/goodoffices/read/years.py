"""The year of a dateline that names none, from the reports read together with it.

Agencies date their dispatches "LIMA, March 3". Where neither the text nor the page tells the year, it is the one in
which that day lies nearest to a dated report beside it, within two months and on the weekday named; else none is
supplied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from goodoffices.codebook.words import DateBasis
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When
from goodoffices.read.dates import Found, weekday_near, with_year
from goodoffices.read.dating import states_date

NEAR = timedelta(days=61)
"""How far from a dated report the day may lie."""


def day_without_year(lines: Iterable[str]) -> tuple[str, Found] | None:
    """The first line that states a day and no year, with the place of the day in it; None where none does."""
    for line in lines:
        found = states_date(line)
        if found and found.is_day and found.year is None:
            return line, found
    return None


def with_years(reports: Sequence[Report], days: Mapping[str, tuple[str, Found]]) -> list[Report]:
    """The reports, those without a stated date dated by their day and the years of the others.

    Args:
        reports: Reports read together.
        days: By path, the line of a report that states a day without a year, and the place of the day in it.
    """
    known = [(one, one.published.when.since) for one in reports if one.published.when.is_day]
    dated = []
    for one in reports:
        line, found = days.get(one.path, ("", None))
        near = [day for other, day in known if day and other.path != one.path]
        when = _nearest(line, found, near) if found and one.published.basis in UNSTATED else None
        if found and when and _is_admitted(when, one.published.when):
            reason = f'the text says "{line[found.start : found.end]}"; the year is that of the reports beside it'
            one = replace(one, published=Dating(when=when, basis=DateBasis.STATED, reason=reason))
        dated.append(one)
    return dated


UNSTATED = (DateBasis.UNKNOWN, DateBasis.DERIVED)


def _nearest(line: str, found: Found, known: Sequence[date]) -> When | None:
    """The day in the year that puts it nearest to one of some days; None where it stays far from all."""
    years = {day.year + shift for day in known for shift in (-1, 0, 1)}
    weekday = weekday_near(line, found)
    options = []
    for when in (with_year(found, year) for year in sorted(years)):
        if when and when.since and (weekday is None or when.since.weekday() == weekday):
            options.append((min(abs(when.since - day) for day in known), when.since))
    distance, day = min(options, default=(None, None))
    return When.day(day) if day and distance is not None and distance <= NEAR else None


def _is_admitted(day: When, bounds: When) -> bool:
    return bounds.since is None or day.since is None or day.since >= bounds.since
