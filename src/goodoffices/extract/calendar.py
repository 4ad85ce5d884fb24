"""Days, months and years as reports count them."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
AHEAD = 90  # days by which a coming day must be nearer than a past one: reports tell mostly what has been
LEAP = 8  # years at most from one 29 February to the next

Span = tuple[date, date]  # the first day and the last


def month_of(name: str) -> int:
    """Number of a month by its name or its first three letters.

    Raises:
        ValueError: If no month is called so.
    """
    for month, number in MONTHS.items():
        if month.startswith(name.lower().rstrip(".")[:3]):
            return number
    raise ValueError(f"no month is called {name!r}")


def safe_date(year: int, month: int, day: int) -> date | None:
    """A day; None where the month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(month: int, day: int, near: date, told: Span | None = None) -> date:
    """The day of some year that is nearest to the days told elsewhere, then to another; past ones before coming ones.

    Raises:
        ValueError: If no year has such a day.
    """
    years = [one for year in (near.year - 1, near.year, near.year + 1) if (one := safe_date(year, month, day))]
    return min(years, key=lambda one: (_outside(one, told), abs((one - near).days) + (AHEAD if one > near else 0), one))


def _outside(day: date, told: Span | None) -> int:
    """How many days a day lies outside a span of days."""
    since, until = told or (day, day)
    return max((since - day).days, (day - until).days, 0)


def last_day(month: int, day: int, today: date) -> date:
    """The last such day of some year, today included.

    Raises:
        ValueError: If no year has such a day.
    """
    years = (safe_date(year, month, day) for year in range(today.year, today.year - LEAP - 1, -1))
    found = next((one for one in years if one and one <= today), None)
    if found is None:
        raise ValueError(f"no year has a day {day} of month {month}")
    return found


def first_day(month: int, day: int, since: date) -> date:
    """The first such day of some year from another day on.

    Raises:
        ValueError: If no year has such a day.
    """
    years = (safe_date(year, month, day) for year in range(since.year, since.year + LEAP + 1))
    found = next((one for one in years if one and one >= since), None)
    if found is None:
        raise ValueError(f"no year has a day {day} of month {month}")
    return found


def coming_day(month: int, day: int, today: date) -> date:
    """The day of some year that is nearest to today, a coming one before a past one.

    Raises:
        ValueError: If no year has such a day.
    """
    years = [one for year in (today.year - 1, today.year, today.year + 1) if (one := safe_date(year, month, day))]
    return min(years, key=lambda one: (abs((one - today).days) + (AHEAD if one < today else 0), one))


def weekday_before(today: date, weekday: int) -> date:
    """The last day of a weekday (Monday being 0), today included."""
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def shifted_month(today: date, months: int) -> date:
    """The first day of the month that is some months later."""
    total = today.year * 12 + today.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)
