"""Words of time and the days that they tell: patterns, each with what resolves it against the report's own day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.extract.calendar import (
    MONTHS,
    Span,
    coming_day,
    first_day,
    last_day,
    month_of,
    nearest,
    safe_date,
    shifted_month,
    weekday_before,
)

MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
BARE_MONTH = "(?P<month>" + "|".join(name.capitalize() for name in MONTHS if len(name) > 3 or name == "may") + r")\b"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
BEFORE_DAY = r"\b(?:[Oo]n|[Uu]ntil|[Ss]ince|of|[Bb]y|[Ff]rom|and)"
NO_DAY = r"(?! (?:century|time|round|session|anniversary|parallel|meeting|year|day|week|attempt|offer|party))"
YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
COUNTS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"a": 1, "an": 1, "fifteen": 15} | {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty".split(), 2)
}  # fmt: skip
NTH = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1
    )
}  # fmt: skip
OF_SOMETHING = r"\s+(?:the|a|an|his|her|its|their|this|it|he|she|they)\b"  # "two weeks before the summit"
FLASHBACK = 92  # days by which a story that goes forward steps back without telling the year
MIDDLE = 15  # day that stands for its month
WITHIN_DAY = ("day", "morning", "afternoon", "evening", "night")
COMING = ("by", "until", "next", "this")
SIDE = r"(?P<which>same|following|previous|preceding)"
COUNT = rf"(?P<count>\d+|{'|'.join(COUNTS)})"
NEAR = (
    r"\b(?P<near>day before yesterday|yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)"
    r"|last (?:night|evening)|overnight|the (?:last )?weekend|last weekend)\b"
)
FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1),
}  # fmt: skip
SEASONS = {"spring": 5, "summer": 8, "autumn": 11}  # their last months
FIRST_OF_SEASON = {"spring": 3, "summer": 6, "autumn": 9}
LUNAR = (
    r"muharram|safar|rabi[’' ]?(?: al-)?\w+|jumada(?: al-)?\w*|rajab|sha[’']?ban|ramadan|shawwal|dhu al-[qh][\w’'-]+"
    r"|zil?hajj?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What relative dates of a report are resolved against.

    Attributes:
        today: The day of the report; None where nothing tells it.
        about: A day near it, by which a missing year is told; None where nothing tells even that.
        told: The first day and the last that the reports read together tell; None where they tell one at most.
        looks_back: Whether the report tells of years long past and of nothing since: its days are then counted from
            what it told last, and not from its own day.
        scene: The first year of the reports of which it is the sequel, where it looks back on their time; None else.
    """

    today: date | None = None
    about: date | None = None
    told: Span | None = None
    looks_back: bool = False
    scene: int | None = None


Groups = dict[str, str | None]
Value = tuple[str | None, str | None]
Resolver = Callable[[Groups, Clock, str | None], Value]


def _full(groups: Groups, clock: Clock, last: str | None) -> Value:
    month = month_of(groups["month"] or "")
    iso = date(int(groups["year"] or 0), month, int(groups["day"] or 0)).isoformat()
    return iso, iso


def _iso(groups: Groups, clock: Clock, last: str | None) -> Value:
    iso = date(int(groups["year"] or 0), int(groups["month"] or 0), int(groups["day"] or 0)).isoformat()
    return iso, iso


def _month_year(groups: Groups, clock: Clock, last: str | None) -> Value:
    iso = f"{groups['year']}-{month_of(groups['month'] or ''):02d}"
    return iso, iso


def _year(groups: Groups, clock: Clock, last: str | None) -> Value:
    return groups["year"], groups["year"]


def month_day(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "9 May": the last such day, or the one to come; the nearest one where the report's day is not known."""
    near = clock.today or clock.about
    if near is None:
        return None, None
    word, month = (groups["day"] or "").lower(), month_of(groups["month"] or "")
    day = NTH[word] if word in NTH else int(word)
    if clock.looks_back and (start := _from(last)):
        return (first_day(month, day, start).isoformat(),) * 2
    if clock.today is None:
        return (nearest(month, day, near, clock.told).isoformat(),) * 2
    return last_day(month, day, near).isoformat(), coming_day(month, day, near).isoformat()


def _feast(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "Christmas Eve", with or without its year."""
    month, day = FEASTS[(groups["feast"] or "").lower().replace("’", "'")]
    given = {"month": next(name for name, number in MONTHS.items() if number == month), "day": str(day)}
    return (_full if groups["year"] else month_day)({**given, "year": groups["year"]}, clock, last)


def _counted_year(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "17 September last year"."""
    if clock.today is None:
        return None, None
    step = {"last": -1, "next": 1}.get((groups["which"] or "").lower(), 0)
    year, month = clock.today.year + step, month_of(groups["month"] or "")
    iso = date(year, month, int(groups["day"])).isoformat() if groups["day"] else f"{year}-{month:02d}"
    return iso, iso


def nth_day(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "the 9th": of the month told last, else of the report's own."""
    word = (groups["day"] or "").lower()
    day = NTH[word] if word in NTH else int(word)
    if last and len(last) >= 7:
        one = safe_date(int(last[:4]), int(last[5:7]), day)
        if one:
            return one.isoformat(), one.isoformat()
    if clock.today is None:
        return None, None
    own = safe_date(clock.today.year, clock.today.month, day)
    before = shifted_month(clock.today, -1)
    past = own if own and own <= clock.today else safe_date(before.year, before.month, day)
    return past.isoformat() if past else None, own.isoformat() if own else None


def _month(groups: Groups, clock: Clock, last: str | None) -> Value:
    near, month = clock.today or clock.about, month_of(groups["month"] or "")
    if near is None:
        return None, None
    which = (groups.get("which") or "").lower()
    if clock.looks_back and (start := _from(last)):
        return (first_day(month, 1, start.replace(day=1)).isoformat()[:7],) * 2
    past = near.year - (month > near.month) if clock.today else nearest(month, MIDDLE, near, clock.told).year
    future = near.year + (month < near.month)
    if which in COMING:
        back = f"{past}-{month:02d}" if which == "until" else None
        return (f"{future}-{month:02d}" if which in ("next", "this") else back), f"{future}-{month:02d}"
    return f"{past}-{month:02d}", f"{future}-{month:02d}"


def _weekday(groups: Groups, clock: Clock, last: str | None) -> Value:
    if clock.today is None:
        return None, None
    which = (groups.get("which") or "").lower().strip()
    weekday = WEEKDAYS.index((groups["weekday"] or "").lower())
    back = weekday_before(clock.today, weekday)
    coming = back + timedelta(days=7)
    if which == "last" and back == clock.today:
        back -= timedelta(days=7)
    if which in COMING and which != "this":
        return None, coming.isoformat()
    return back.isoformat(), coming.isoformat()


def _near(groups: Groups, clock: Clock, last: str | None) -> Value:
    if clock.today is None:
        return None, None
    word = (groups["near"] or "").lower()
    days = {"yesterday": -1, "last night": -1, "last evening": -1, "day before yesterday": -2, "tomorrow": 1}
    if "weekend" in word:
        iso = weekday_before(clock.today, 5).isoformat()[:7]
    elif word == "overnight":
        iso = clock.today.isoformat()[:7]
    else:
        iso = (clock.today + timedelta(days=days.get(word, 0))).isoformat()
    return iso, iso


def _span(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "last week", "this month", "next year"; seasons count by their year, the last one by its end."""
    if clock.today is None:
        return None, None
    step = {"last": -1, "the past": -1, "next": 1}.get((groups["which"] or "").lower(), 0)
    unit = (groups["unit"] or "").lower()
    if unit == "month":
        iso = shifted_month(clock.today, step).isoformat()[:7]
    elif unit == "week":
        iso = (clock.today + timedelta(days=7 * step)).isoformat()[:7]
    else:
        is_before = step < 0 and clock.today.month <= SEASONS.get(unit, 0)
        iso = str(clock.today.year + (step if unit == "year" or is_before else 0))
    return iso, iso


def _apart(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "three days later", "a month earlier": from the date told last, else from the report's own."""
    from_day = (
        _start_of(last) if clock.looks_back else day_of(last) or (None if _count(groups) > 0 else _own(clock, last))
    )
    if from_day is None:
        return None, None
    unit = (groups["unit"] or "").lower()
    if last and len(last) == len("1978-05") and not clock.looks_back and unit != "month":
        from_day = from_day.replace(day=MIDDLE)  # a few days from some day of a month stay within it
    iso = _moved(from_day, _count(groups), unit)
    iso = iso[: max(4, len(last))] if last and len(iso) > len(last) else iso
    return iso, iso


def lapsed(day: str, groups: Groups) -> str | None:
    """The ISO prefix of a number of units before a day: "a week after ..."."""
    start, word = day_of(day), (groups["count"] or "a").lower()
    count = COUNTS[word] if word in COUNTS else int(word)
    if start is None:
        return None
    start = start if len(day) > len("1978-05") else start.replace(day=MIDDLE)
    return _moved(start, -count, (groups["unit"] or "").lower())[: len(day)]


def _own(clock: Clock, last: str | None) -> date | None:
    """The report's own day, where nothing is told from which to count."""
    return clock.today if last is None else None


def _count(groups: Groups) -> int:
    """The number of units in "three days later", below zero in "three days earlier"."""
    word, way = (groups["count"] or "a").lower(), (groups["way"] or "").lower()
    return (COUNTS[word] if word in COUNTS else int(word)) * (1 if way in ("later", "afterwards") else -1)


def _years_apart(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "two years later": from the year told last, else from the report's own."""
    own = None if clock.looks_back or _count(groups) > 0 else _own(clock, last)
    if not last and own is None:
        return None, None
    iso = str((int(last[:4]) if last else own.year if own else 0) + _count(groups))
    return iso, iso


def _following(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "the next day", "the same evening", "the day before": from the date told last."""
    from_day, unit = day_of(last), (groups["unit"] or "day").lower()
    if from_day is None or not last or (unit in WITHIN_DAY and len(last) < 10):
        return None, None
    way = (groups["which"] or groups["side"] or "").lower()
    step = 0 if way in ("same", "that") else -1 if way == "previous" or way.endswith("before") else 1
    iso = _moved(from_day, step, unit)
    return iso, iso


def _step(groups: Groups) -> int:
    """How far "the following", "the previous" and "that" lead from what was told."""
    return {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get((groups["which"] or "").lower(), 0)


def _same_year(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "that year", "in May of the following year": by the year told last."""
    if not last:
        return None, None
    iso, month = str(int(last[:4]) + _step(groups)), groups.get("month")
    iso += f"-{month_of(month):02d}" if month else ""
    return iso, iso


def _told_month(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "the following March", "that March": by the month or the year told last."""
    if not last:
        return None, None
    step, month, year = _step(groups), month_of(groups["month"] or ""), int(last[:4])
    if len(last) == len("1978"):
        year += step
    elif step:
        is_over = month > int(last[5:7]) if step > 0 else month < int(last[5:7])
        year += 0 if is_over else step
    return (f"{year}-{month:02d}",) * 2


def _told_season(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "the previous autumn", "that summer": by the month or the year told last, as a year."""
    season = (groups["season"] or "").lower()
    if not last or season not in SEASONS:
        return None, None
    step, year = _step(groups), int(last[:4])
    if len(last) == len("1978"):
        year += step
    elif step:
        here = int(last[5:7])
        year += 0 if (FIRST_OF_SEASON[season] > here if step > 0 else SEASONS[season] < here) else step
    return str(year), str(year)


def _season(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "in the spring", as the year of the report where it is over; a winter has two years and tells none."""
    season = (groups["season"] or "").lower()
    if clock.today is None or season not in SEASONS or clock.today.month <= SEASONS[season]:
        return None, None
    return str(clock.today.year), None


def _end_of(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "by the end of the week": of the one told last, else of the report's own; to the month."""
    day, unit = day_of(last) or clock.today, groups["unit"]
    iso = day.isoformat()[: len("1978") if unit == "year" else len("1978-05")] if day else None
    return (iso if last else None), iso


def _this_year(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "at the start of the year"."""
    iso = str(clock.today.year) if clock.today else None
    return iso, iso


def _untold(groups: Groups, clock: Clock, last: str | None) -> Value:
    """The words "during Ramadan", which no calendar here resolves."""
    return None, None


def day_of(iso: str | None) -> date | None:
    """The first day that an ISO prefix of a day or a month admits."""
    if iso is None or len(iso) < 7:
        return None
    return safe_date(int(iso[:4]), int(iso[5:7]), int(iso[8:10] or 1))


def _start_of(iso: str | None) -> date | None:
    """The first day that an ISO prefix admits, a year's being its first of January."""
    return day_of(iso if iso is None or len(iso) > len("1978") else f"{iso}-01")


def _from(iso: str | None) -> date | None:
    """The first day from which one without its year may be counted on: within a year, a step back is told as such."""
    start = _start_of(iso)
    return start - timedelta(days=FLASHBACK) if start and iso and len(iso) > len("1978") else start


def _moved(day: date, count: int, unit: str) -> str:
    """A day moved by a number of units, as an ISO prefix as fine as the unit."""
    if unit == "year":
        return str(day.year + count)
    if unit == "month":
        return shifted_month(day, count).isoformat()[:7]
    if unit in ("week", "fortnight"):
        return (day + timedelta(days=count * (14 if unit == "fortnight" else 7))).isoformat()[:7]
    return (day + timedelta(days=count)).isoformat()


def _ago(groups: Groups, clock: Clock, last: str | None) -> Value:
    if clock.today is None:
        return None, None
    word, unit = (groups["count"] or "a").lower(), (groups["unit"] or "").lower()
    count = COUNTS[word] if word in COUNTS else int(word)
    if unit == "day":
        iso = (clock.today - timedelta(days=count)).isoformat()
    elif unit in ("week", "fortnight"):
        iso = (clock.today - timedelta(days=count * (14 if unit == "fortnight" else 7))).isoformat()[:7]
    elif unit == "month":
        iso = shifted_month(clock.today, -count).isoformat()[:7]
    else:
        iso = str(clock.today.year - count)
    return iso, iso


Pattern = tuple[str, re.Pattern[str], Resolver]
PATTERNS: tuple[Pattern, ...] = tuple(
    (kind, re.compile(pattern, 0 if kind in ("bare month", "nth") else re.IGNORECASE), value)
    for kind, pattern, value in (
        ("day", rf"\b{DAY}\s*(?:-|–|/|and|to)\s*\d{{1,2}}\s+{MONTH},?\s+{YEAR}", _full),
        ("day", rf"\b{DAY}\s*(?:-|–|/|and|to)\s*\d{{1,2}}\s+{MONTH}(?![a-z])", month_day),
        ("day", rf"\b{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}", _full),
        ("day", rf"\b{MONTH}\s+{DAY},?\s+{YEAR}", _full),
        ("day", r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b", _iso),
        ("day", r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)\b", _iso),
        ("day", rf"\b{DAY}\s+(?:of\s+)?{MONTH}\s+(?:of\s+)?(?P<which>last|this|next) year\b", _counted_year),
        ("day", rf"\b{MONTH}\s+{DAY}\s+(?:of\s+)?(?P<which>last|this|next) year\b", _counted_year),
        ("month", rf"\b{MONTH}\s+(?:of\s+)?(?P<which>last|this|next) year\b(?P<day>)", _counted_year),
        ("dated", rf"\b{DAY}\s+(?:of\s+)?{MONTH}(?![a-z])", month_day),
        ("dated", rf"\b(?P<day>{'|'.join(NTH)})\s+(?:day\s+)?of\s+{MONTH}(?![a-z])", month_day),
        ("dated", rf"\b{MONTH}\s+{DAY}\b(?!\d|:|\.\d\d)", month_day),
        ("dated", r"\b(?P<feast>Christmas Eve|Christmas Day|Boxing Day|New Year['’]s Eve|New Year['’]s Day)\b"
         rf"(?:,?\s+(?:of\s+)?{YEAR}\b)?", _feast),
        ("month", rf"\b{MONTH},?\s+(?:of\s+)?(?:the\s+{SIDE}|(?P<that>that)(?: same)?)\s+year\b",
         _same_year),
        ("month", rf"\b(?:the\s+{SIDE}|(?P<that>that))\s+{MONTH}(?!\s+\d)", _told_month),
        ("year", rf"\b(?:the\s+{SIDE}|(?P<that>that))\s+"
         r"(?P<season>spring|summer|autumn|winter)\b", _told_season),
        ("ago", rf"\b{COUNT}\s+(?P<unit>day|week|fortnight|month|year)s?\s+ago\b", _ago),
        ("month", rf"\b{MONTH},?\s+(?:of\s+)?{YEAR}", _month_year),
        ("weekday", rf"\b(?:(?P<which>last|next|this|on|since|by|until|from)\s+)?{WEEKDAY}(?:s)?\b(?!\s+\d)", _weekday),
        ("near", NEAR, _near),
        ("following", r"\b(?:by|at)\s+the\s+end\s+of\s+(?:the|that)\s+(?P<unit>week|month|year)\b", _end_of),
        ("span", r"\b(?:at|since|from|by)\s+the\s+(?:start|beginning)\s+of\s+(?:the|this)\s+year\b", _this_year),
        ("span", rf"\b(?:on|since|before|after|at)\s+the\s+(?:eve|{'|'.join(NTH)}|\d+(?:st|nd|rd|th))\s*"
         r"(?:anniversary\s+)?of\s+(?:the|a|an|his|her|its|their|last|this|that)\b", _untold),
        ("span", r"\b(?:at|over|during|before|after|since)\s+(?:Easter|Eid(?: al-\w+)?|Passover|Nowruz)\b",
         _untold),
        ("span", r"\b(?P<which>last|this|next|the past) "
         r"(?P<unit>week|month|year|spring|summer|autumn|winter)\b", _span),
        ("span", r"\b(?:in|during)\s+(?:early |late )?(?:the\s+)?"
         r"(?P<season>spring|summer|autumn|winter)\b(?!\s+of\b|\s+\d)", _season),
        ("span", r"\b(?:since|over|throughout|until)\s+(?:early |late )?(?:the\s+)?(?:spring|summer|autumn|winter)\b"
         r"(?!\s+of\b|\s+\d)", _untold),
        ("span", r"\b(?:in|during|since|throughout|before|until)\s+(?:the\s+)?(?:holy\s+month\s+of\s+|month\s+of\s+)?"
         rf"(?:{LUNAR})\b", _untold),
        ("open month", r"\b(?P<which>in|last|since|by|until|of|from|next|this|end of)\s+(?:the\s+)?"
         rf"(?:early |late |mid-?)?{MONTH}(?!\s+\d)", _month),
        ("bare month", rf"(?<=\S )(?:[Ee]arly |[Ll]ate |[Mm]id-)?{BARE_MONTH}(?!\s+\d)", _month),
        ("nth", rf"{BEFORE_DAY} the (?P<day>\d{{1,2}})(?:st|nd|rd|th)\b{NO_DAY}", nth_day),
        ("nth", rf"{BEFORE_DAY} the (?P<day>{'|'.join(NTH)})(?=\s*(?:[,.;:)]|$|and\b|in\b|[a-z]+ed\b))", nth_day),
        ("apart", rf"\b{COUNT}\s+years?\s+(?P<way>later|earlier|afterwards|before(?!{OF_SOMETHING}))\b", _years_apart),
        ("apart", rf"\b{COUNT}\s+(?P<unit>day|week|fortnight|month|year)s?\s+"
         rf"(?P<way>later|earlier|afterwards|before(?!{OF_SOMETHING}))\b", _apart),
        ("following", r"\b(?:(?:the|on the|that)\s+)?(?:(?P<which>next|following|same|previous|that)\s+"
         r"(?P<unit>day|morning|afternoon|evening|night)|(?P<side>(?:day|night|evening) (?:before|after)))\b"
         r"(?!\s+(?:yesterday|tomorrow|the|a|his|her|its|their)\b)", _following),
        ("year", rf"\b(?:the\s+{SIDE}|(?P<that>that)(?: same)?)\s+year\b", _same_year),
        ("following", r"\b(?:the\s+|that\s+)?(?P<which>following|same|that)\s+(?P<unit>week|month)(?P<side>)\b",
         _following),
        ("year", rf"(?<![\d.,/-])\b{YEAR}\b"
         r"(?![\d/-]|\s*(?:metres|tonnes|people|men|troops|km|hectares|houses))", _year),
    )
)  # fmt: skip
WITHOUT_MONTH = tuple(one for one in PATTERNS if "month" not in one[1].groupindex or one[2] is _iso)
"""Those that name no month."""

COARSE = (_years_apart, _same_year, _told_month, _told_season)
"""Those that count from a year too."""
