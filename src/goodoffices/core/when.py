"""A date known to the day, the month, the year or only within bounds, as an interval of days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

ISO_PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days on which something may have happened.

    Attributes:
        since: First admissible day; None where there is no lower bound.
        until: Last admissible day, itself included; None where there is no upper bound.

    Raises:
        ValueError: If `since` is after `until`.
    """

    since: date | None
    until: date | None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"an interval from {self.since} to {self.until} holds no day")

    @classmethod
    def parse(cls, text: str) -> When:
        """The interval of an ISO prefix: `2025`, `2025-05`, `2025-05-02`, or of two joined by `/`.

        Raises:
            ValueError: If the text is no ISO prefix or names a day that does not exist.
        """
        if "/" in text:
            first, last = text.split("/", 1)
            return cls(
                since=cls.parse(first).since if first not in ("", "..") else None,
                until=cls.parse(last).until if last not in ("", "..") else None,
            )
        match = ISO_PREFIX.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is no date of the form 2025, 2025-05 or 2025-05-02")
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        if not month:
            return cls(since=date(year, 1, 1), until=date(year, 12, 31))
        if not day:
            return cls(since=date(year, month, 1), until=date(year, month, calendar.monthrange(year, month)[1]))
        return cls(since=date(year, month, day), until=date(year, month, day))

    @classmethod
    def day(cls, on: date) -> When:
        """The interval of one day."""
        return cls(since=on, until=on)

    @property
    def is_known(self) -> bool:
        """Whether either bound is known."""
        return self.since is not None or self.until is not None

    @property
    def is_day(self) -> bool:
        """Whether the interval is a single day."""
        return self.since is not None and self.since == self.until

    @property
    def iso(self) -> str | None:
        """The shortest ISO prefix that means exactly this interval; else None."""
        if self.since is None or self.until is None:
            return None
        for length in (4, 7, 10):
            prefix = self.since.isoformat()[:length]
            if When.parse(prefix) == self:
                return prefix
        return None

    @property
    def text(self) -> str:
        """The interval for the eye: an ISO prefix, `2025-04-22 to 2025-06`, `after ...`, `before ...`, `undated`."""
        if self.iso:
            return self.iso
        if self.since and self.until:
            return f"{self.since} to {self.until}"
        if self.since:
            return f"on or after {self.since}"
        return f"on or before {self.until}" if self.until else "undated"

    def meets(self, other: When, *, slack: int = 0) -> bool:
        """Whether the two intervals share a day, each widened by `slack` days on both ends."""
        gap = timedelta(days=slack)
        apart = (self.until and other.since and self.until + gap < other.since) or (
            other.until and self.since and other.until + gap < self.since
        )
        return not apart

    def before(self, other: When) -> bool:
        """Whether every admissible day of this lies before every admissible day of the other."""
        return bool(self.until and other.since and self.until < other.since)

    def intersect(self, other: When) -> When | None:
        """The days that both admit; None where there are none."""
        lows = [one for one in (self.since, other.since) if one]
        highs = [one for one in (self.until, other.until) if one]
        low, high = max(lows, default=None), min(highs, default=None)
        return None if low and high and low > high else When(since=low, until=high)


UNKNOWN_WHEN = When(since=None, until=None)
