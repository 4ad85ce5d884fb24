"""Dates in running text: days, months and years as they are written in English, and in numbers.

A full date in Spanish, French or Portuguese is read too: it stands at the head of reports that are in English.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from goodoffices.core.when import When

NAMES = tuple("january february march april may june july august september october november december".split(" "))
FOREIGN = {
    name: number
    for names in (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    )
    for number, name in enumerate(names.split(), 1)
} | {"setiembre": 9}
"""Months in Spanish, French and Portuguese."""
FOREIGN_MONTH = rf"(?i:{'|'.join(FOREIGN)})"
NUMBERED = r"(?:0?[1-9]|[12]\d|3[01])(?:er|[º°])?"  # "1er février", "1º de enero"
FOREIGN_DAY = rf"{NUMBERED}\s+(?:de\s+)?{FOREIGN_MONTH}"
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
MONTH_ANY = rf"(?:{MONTH}|{MONTH.upper()})\.?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
NOT_INSIDE = r"(?<![\w.,$€£/-])"
DATE = re.compile(
    rf"{NOT_INSIDE}(?:"
    rf"(?P<y1>{YEAR})-(?P<m1>0[1-9]|1[0-2])-(?P<d1>[0-3]\d)(?=\D|$)"
    rf"|(?P<y10>{YEAR})(?P<cut>[./])(?P<m10>0[1-9]|1[0-2])(?P=cut)(?P<d10>[0-3]\d)(?=\D|$)"
    rf"|(?P<d11>{DAY})\s+(?P<m11>{MONTH_ANY}),?\s+B\.?E\.?\s*(?P<buddhist>2[45]\d\d)\b"
    rf"|(?P<d2>{DAY})(?:\s+of)?[\s-]+(?P<m2>{MONTH_ANY}),?[\s-]+(?P<y2>{YEAR})\b"
    rf"|(?P<m3>{MONTH_ANY})\s+(?P<d3>{DAY}),?\s+(?P<y3>{YEAR})\b"
    rf"|(?P<d4>0?[1-9]|[12]\d|3[01])(?P<sep>[./])(?P<m4>0?[1-9]|[12]\d|3[01])(?P=sep)(?P<y4>{YEAR})\b"
    rf"|(?P<d9>{NUMBERED})\s+(?:de\s+)?(?P<m9>{FOREIGN_MONTH})\s+(?:del?\s+)?(?P<y9>{YEAR})\b"
    rf"|(?P<m5>{MONTH_ANY}),?\s+(?:of\s+)?(?P<y5>{YEAR})\b"
    rf"|(?P<d6>{DAY})(?:\s+of)?\s+(?P<m6>{MONTH_ANY})(?!\w)"
    rf"|(?P<m7>{MONTH_ANY})\s+(?P<d7>{DAY})(?![\w:%]|[.,]\d)"
    rf"|(?P<y8>{YEAR})(?![\d%]|[.,]\d|\s+(?:people|troops|soldiers|men|women|hectares|tonnes|km|miles|dollars))\b"
    r")"
)
BUDDHIST = 543  # years by which the Buddhist era, in which Thailand dates, is ahead
DAY_NAME = re.compile(rf"\b{WEEKDAY}\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date as it stands in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        year: The year; None where it names none.
        month: The month from 1; None where it names none.
        day: The day of the month; None where it names none.
    """

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def when(self) -> When | None:
        """Its days; None without a year, or where there is no such day."""
        if self.year is None:
            return None
        text = (
            f"{self.year:04d}" + (f"-{self.month:02d}" if self.month else "") + (f"-{self.day:02d}" if self.day else "")
        )
        try:
            return When.parse(text)
        except ValueError:
            return None

    @property
    def is_day(self) -> bool:
        """Whether it names a day, with or without its year."""
        return self.day is not None


def find_dates(text: str) -> tuple[Found, ...]:
    """All dates of a text, in order; those that name no possible day are left out."""
    found = (_found(match) for match in DATE.finditer(text))
    return tuple(one for one in found if one.year is None or one.when is not None)


def weekday_near(text: str, found: Found) -> int | None:
    """The weekday (Monday 0) named within a few words of a date; None where there is none."""
    around = text[max(0, found.start - 16) : found.start] + " " + text[found.end : found.end + 90]
    match = DAY_NAME.search(around)
    prefixes = [name[:3].lower() for name in calendar.day_name]
    return prefixes.index(match[0][:3].lower()) if match else None


def with_year(found: Found, year: int) -> When | None:
    """The day of a date that names none of its years, in a given year."""
    if found.month is None or found.day is None:
        return None
    try:
        return When.day(date(year, found.month, found.day))
    except ValueError:
        return None


def _found(match: re.Match[str]) -> Found:
    groups = {name[0]: value for name, value in match.groupdict().items() if value is not None and name[0] in "dmy"}
    year = int(groups["y"]) if "y" in groups else None
    year = int(match["buddhist"]) - BUDDHIST if match["buddhist"] else year
    day = int(re.sub(r"\D", "", groups["d"])) if "d" in groups else None
    month = _month(groups["m"]) if "m" in groups else None
    if match["sep"] and month and day:
        day, month = _ordered(day, month, dots=match["sep"] == ".")
    return Found(start=match.start(), end=match.end(), year=year, month=month, day=day)


def _ordered(first: int, second: int, *, dots: bool) -> tuple[int | None, int | None]:
    """Day and month of two numbers: dots put the day first; slashes are plain only where one exceeds twelve."""
    if dots or first > 12:
        return first, second
    if second > 12:
        return second, first
    return (first, second) if first == second else (None, None)


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word.lower() in FOREIGN:
        return FOREIGN[word.lower()]
    return next(index for index, name in enumerate(NAMES, 1) if name.startswith(word.lower().rstrip(".")[:3]))
