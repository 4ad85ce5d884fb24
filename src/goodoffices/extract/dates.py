"""When a move was made, as far as its clause tells: absolute dates, and relative ones against the report's own."""

from __future__ import annotations

import re
from datetime import date, timedelta

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope

MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
DAYS = {
    name: number
    for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"a": 1, "an": 1}
MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"  # noqa: E501 - reads best whole
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
COUNT = r"(?P<count>\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
NAMED = re.compile(
    r"(?i)(?:declaration|agreements?|accords?|treaty|convention|protocol|pact|charter|memorandum|resolution|act|statement|communiqu[eé])"
    r"(?:\s+(?:of|from|in|,))?\s+(?:\w+\s+){0,2}$"
)
PATTERNS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("full", rf"\b{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}"),
        ("full", rf"\b{MONTH}\s+{DAY},?\s+{YEAR}"),
        ("iso", r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
        ("day", rf"\b{DAY}\s+(?:of\s+)?{MONTH}(?![a-z])"),
        ("day", rf"\b{MONTH}\s+{DAY}\b(?!\d)"),
        ("ago", rf"\b{COUNT}\s+(?P<unit>day|week|fortnight|month|year)s?\s+(?:ago|earlier|before)\b"),
        ("monthyear", rf"\b{MONTH},?\s+(?:of\s+)?{YEAR}"),
        ("weekday", rf"\b(?P<which>last|next|this|on|the previous|since|by|until|from)?\s*{WEEKDAY}\b(?!\s+\d)"),
        ("near", r"\b(?P<near>yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)|last night|overnight|earlier today|the day before|day before yesterday|the weekend|last weekend)\b"),  # noqa: E501 - one thought, one line
        ("span", r"\b(?P<which>last|this|next|the past) (?P<unit>week|month|year|spring|summer|autumn|winter)\b"),
        ("month", rf"\b(?P<which>in|last|since|by|until|of|from|early|late|mid|next|this|end of)\s+(?:early |late |mid-?)?{MONTH}(?!\s+\d)"),  # noqa: E501 - one thought, one line
        ("year", rf"\b(?:in|since|of|from|by|during|after|until|early|late|the|at \w+ in|,|\w+)\s+(?:early |late )?{YEAR}\b"),  # noqa: E501 - one thought, one line
    )
)  # fmt: skip


def date_of(scope: Scope, trigger: int, move: Move, text: str, published: date | None) -> str | None:
    """ISO prefix of the date told beside a word; None where its clause tells none.

    Args:
        scope: The sentence.
        trigger: The word that tells the move.
        move: The move: only a move of concluding is dated by the year in an agreement's name.
        text: The report's text.
        published: The report's own date, against which relative dates are resolved.
    """
    view = scope.view
    sentence = text[view.sentence.start : view.sentence.end]
    best: tuple[int, str] | None = None
    taken: list[tuple[int, int]] = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(sentence):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if move is not Move.AGREE and NAMED.search(
                sentence[: match.start("year") if name in ("year", "monthyear") else match.start()]
            ):
                continue
            value = _value(name, match, published)
            if value is None:
                continue
            taken.append(match.span())
            far = _distance(scope, trigger, match.start() + view.sentence.start, match.end() + view.sentence.start)
            if far is not None and (best is None or far < best[0]):
                best = (far, value)
    return best[1] if best else None


def _distance(scope: Scope, trigger: int, start: int, end: int) -> int | None:
    """How far a date stands from a word along the tree; None where another clause holds it."""
    view = scope.view
    tokens = [
        place
        for place, token in enumerate(view.tokens)
        if token.start < end and start < token.end and token.upos not in ("ADP", "DET", "PUNCT")
    ]
    if not tokens:
        return None
    head = next((place for place in tokens if view.head(place) not in tokens), tokens[0])
    up = [head, *view.ancestors(head)]
    chain = [trigger, *view.ancestors(trigger)]
    for steps, place in enumerate(up):
        if place in chain:
            crossed = sum(
                view.tokens[one].rel in ("parataxis", "acl:relcl", "conj") and view.is_verb(one) for one in up[:steps]
            )
            crossed += sum(
                view.tokens[one].rel in ("acl:relcl", "parataxis", "conj", "advcl", "ccomp")
                for one in chain[: chain.index(place)]
            )
            return None if crossed > 1 else steps + chain.index(place) + 3 * crossed
    return None


def _value(name: str, match: re.Match[str], published: date | None) -> str | None:
    groups = match.groupdict()
    try:
        if name in ("full", "iso"):
            month = int(groups["month"]) if name == "iso" else MONTHS[groups["month"].lower().rstrip(".")]
            return date(int(groups["year"]), month, int(groups["day"])).isoformat()
        if name == "monthyear":
            return f"{groups['year']}-{MONTHS[groups['month'].lower().rstrip('.')]:02d}"
        if name == "year":
            return str(groups["year"])
        return _relative(name, groups, published) if published else None
    except (KeyError, ValueError):
        return None


def _relative(name: str, groups: dict[str, str | None], published: date) -> str | None:
    if name == "day":
        month = MONTHS[(groups["month"] or "").lower().rstrip(".")]
        return _nearest_year(month, int(groups["day"] or 1), published).isoformat()
    if name == "month":
        month = MONTHS[(groups["month"] or "").lower().rstrip(".")]
        year = published.year - (
            month > published.month and (groups["which"] or "").lower() not in ("by", "until", "next", "this")
        )
        return (
            f"{year + (1 if (groups['which'] or '').lower() == 'next' and month <= published.month else 0)}-{month:02d}"
        )
    if name == "weekday":
        return _weekday(DAYS[(groups["weekday"] or "").lower()], (groups["which"] or "").lower(), published).isoformat()
    if name == "near":
        return _near((groups["near"] or "").lower(), published)
    if name == "span":
        return _span((groups["which"] or "").lower(), (groups["unit"] or "").lower(), published)
    count = (
        int(groups["count"] or 1) if (groups["count"] or "").isdigit() else NUMBERS[(groups["count"] or "a").lower()]
    )
    return _ago(count, (groups["unit"] or "").lower(), published)


def _nearest_year(month: int, day: int, published: date) -> date:
    years = [
        one for year in (published.year - 1, published.year, published.year + 1) if (one := _safe(year, month, day))
    ]
    return min(years, key=lambda one: (abs((one - published).days) + (90 if one > published else 0), one))


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(weekday: int, which: str, published: date) -> date:
    back = (published.weekday() - weekday) % 7
    if which == "next" or which in ("by", "until"):
        return published + timedelta(days=(weekday - published.weekday()) % 7 or 7)
    if which == "last" and back == 0:
        back = 7
    return published - timedelta(days=back)


def _near(word: str, published: date) -> str | None:
    if word in ("yesterday", "last night", "the day before", "overnight"):
        return (published - timedelta(days=1)).isoformat() if word != "overnight" else published.isoformat()[:7]
    if word == "day before yesterday":
        return (published - timedelta(days=2)).isoformat()
    if word == "tomorrow":
        return (published + timedelta(days=1)).isoformat()
    if "weekend" in word:
        return (published - timedelta(days=(published.weekday() - 5) % 7)).isoformat()[:7]
    return published.isoformat()


def _span(which: str, unit: str, published: date) -> str | None:
    if unit == "year":
        return str(published.year + {"last": -1, "next": 1}.get(which, 0))
    if unit == "month":
        first = published.replace(day=1)
        moved = (
            first - timedelta(days=1)
            if which in ("last", "the past")
            else first + timedelta(days=31)
            if which == "next"
            else first
        )
        return moved.isoformat()[:7]
    if unit == "week":
        return (published + timedelta(days={"last": -7, "next": 7}.get(which, 0))).isoformat()[:7]
    return str(published.year)


def _ago(count: int, unit: str, published: date) -> str | None:
    if unit == "day":
        return (published - timedelta(days=count)).isoformat()
    if unit in ("week", "fortnight"):
        return (published - timedelta(days=7 * count * (2 if unit == "fortnight" else 1))).isoformat()[:7]
    if unit == "month":
        total = published.year * 12 + published.month - 1 - count
        return f"{total // 12}-{total % 12 + 1:02d}"
    return str(published.year - count)
