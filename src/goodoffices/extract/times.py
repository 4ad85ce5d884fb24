"""Expressions of time in a sentence, resolved against the report's own date where they are relative."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from goodoffices.extract.calendar import (
    safe_date,
)
from goodoffices.extract.time_words import (
    COARSE,
    NTH,
    PATTERNS,
    WITHOUT_MONTH,
    Clock,
    Resolver,
    day_of,
    month_day,
    nth_day,
)

COUNTED_FROM = re.compile(r"\b(?:since|after|before|until)\s+(?:\w+\s+)?$", re.IGNORECASE)
OF_A_SERIES = re.compile(
    rf"(?i)\b(?:{'|'.join(NTH)}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:day|night|round|week|session|attempt|meeting|phase|stage)\b"
)  # what "and on the third" goes on with: "on the second day"
RELATIVE = ("apart", "following", "nth")  # patterns that count from another expression of time
LONG_PAST = ("ago", "span")  # ... whose day, where nobody can tell it, leaves what counts from it untold too
IN_YEAR = re.compile(r"\b(?:in|during|early|late|mid|of|by)[\s-]+$", re.IGNORECASE)  # "In 2021", not "the 2021 accord"
NO_YEAR = ("dated", "bare month", "open month")
OWN_TIMES = ("weekday", "near", "span", "ago")  # expressions that lead back to the report's own days
SORTED = (
    r"declarations?|agreements?|accords?|treaty|convention|protocol|pact|charter|memorandum|resolution|act|statement"
    r"|communiqu[eé]|formula|understanding|armistice|truce|deal|compact|arrangement"
)
# Every expression of time holds a digit, a word that counts days, or some letters of a month, weekday or span.
DIGIT = re.compile(r"\d")
IN_MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
CUES = (*IN_MONTHS, *(
    "christmas mid day night morrow morning noon evening week month year spring summer autumn winter ramadan muharram "
    "safar rabi jumada rajab shaban sha'ban shawwal hijja eve anniversary easter eid passover nowruz".split()
))  # fmt: skip
NTH_WORD = re.compile(rf"\b(?:{'|'.join(NTH)})\b")
TO_COME = re.compile(
    r"\b(?:[Ww]ill|[Ss]hall|[Ww]ould|could|may|might|should|must|can|cannot|due|scheduled|planned|plans?|planning|expected"
    r"|expects?|hopes?|aims?|intends?|upcoming|forthcoming|set for|slated|proposed|next"
    r"|to (?!(?:the|a|an|its|his|her|their|this|that|one|both)\b)[a-z]+)\b"
    r"|\b(?:by|until|till|for|to|through|before)\s+(?:the\s+)?$"
)
OPENING = re.compile(r"\W*(?:[Oo]n\s+)?")  # what stands before a day with which a clause opens
WILL = re.compile(
    r"(?:\s+(?!(?:sa(?:id|ys?)|told|that)\b)[^\s,;:.]+){0,5}?\s+(?:will|shall|is to|are to|is due|are due)\b"
)
CLAUSE = re.compile(r"[,;:—]|\b(?:after|since|following|when|while|although|but)\b")
JOINED = re.compile(r"\s*(?:and|or|to|until|through|,|-|–)\s*")  # what stands between "May" and "June 2015"
IN_FULL = re.compile(r"\b(?:1[89]|20)\d\d$")  # how an expression ends that tells its year
CONCLUDED = r"(?:signed|concluded|adopted|reached|sealed)(?:\s+(?:in|at|between|by)(?:\s+[\w-]+){1,3})?\s+in"
NAMED_BEFORE = re.compile(
    rf"(?i)(?:{SORTED})(?:(?:\s+(?:of|from|in|,))?\s+(?:\w+\s+){{0,2}}\(?|(?:\s+(?:of|on)\s+\w+)?\s+{CONCLUDED}\s+)$"
)
NAMED_AFTER = re.compile(rf"(?i)^\s+(?:[\w’'\-–]+\s+){{0,4}}?(?:{SORTED})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One expression of time.

    Attributes:
        start: Offset of its first character in the sentence.
        end: Offset behind its last character.
        kind: Name of the pattern.
        iso: ISO prefix, for what has happened; None where the report's own date is needed and missing.
        ahead: Likewise for what is still to come.
        in_name: Whether it is part of an agreement's name.
        leads_back: Whether it counts from a month or year told before it: "that autumn", "two years later".
    """

    start: int
    end: int
    kind: str
    iso: str | None
    ahead: str | None
    in_name: bool = False
    leads_back: bool = False


def times_in(text: str, clock: Clock, last: str | None = None, year: str | None = None) -> list[Time]:
    """Expressions of time of a sentence, in order.

    Args:
        text: The sentence.
        clock: The report's own date.
        last: ISO prefix told last before the sentence, which gives "the 9th" its month.
        year: The year told since, from which "two years later" and "that autumn" are counted; None for none.
    """
    if not _has_cue(text):
        return []
    found: list[Time] = []
    for kind, match, value in _matches(text):
        anchor = _anchor(found, last, year, is_coarse=value in COARSE) if kind in RELATIVE or value in COARSE else last
        try:
            iso, ahead = value(match.groupdict(), clock, anchor)
        except (KeyError, ValueError, OverflowError):
            continue
        if value is nth_day and match["day"].lower() in NTH and OF_A_SERIES.search(text[: match.start()]):
            continue
        if value is month_day and _is_told_ahead(text, match):
            iso = ahead if clock.today else None
        found.append(
            Time(start=match.start(), end=match.end(), kind=kind, iso=iso, ahead=ahead,
                 in_name=_in_name(text, match), leads_back=value in COARSE)
        )  # fmt: skip
    found = _without_anniversaries(found, text)
    return _of_year(_with_next(found, text), text, is_dated=clock.today is not None)


def _is_told_ahead(text: str, match: re.Match[str]) -> bool:
    """Whether the clause in which a day stands tells it as lying ahead, before it or, where it opens it, behind it."""
    clause = CLAUSE.split(text[: match.start()])[-1]
    return (
        TO_COME.search(clause) is not None or (OPENING.fullmatch(clause) and WILL.match(text, match.end())) is not None
    )


def _matches(text: str) -> list[tuple[str, re.Match[str], Resolver]]:
    """The expressions of time of a sentence, in order; where two overlap, the one whose pattern stands first."""
    folded = text.lower()
    has_month = any(letters in folded for letters in IN_MONTHS)
    found: list[tuple[str, re.Match[str], Resolver]] = []
    for kind, pattern, value in PATTERNS if has_month else WITHOUT_MONTH:
        for match in pattern.finditer(text):
            if not any(match.start() < one.end() and one.start() < match.end() for _, one, _ in found):
                found.append((kind, match, value))
    return sorted(found, key=lambda one: one[1].start())


def _without_anniversaries(times: list[Time], text: str) -> list[Time]:
    """The same without the span of which something is the anniversary: "forty years ago this week"."""
    pairs = zip([None, *times], times, strict=False)
    return [
        one for before, one in pairs
        if not (before and before.kind == "ago" and one.kind == "span" and not text[before.end : one.start].strip())
    ]  # fmt: skip


def _with_next(times: list[Time], text: str) -> list[Time]:
    """The same, a day or month without its year taking that of what it is joined to: "in May and June 2015"."""
    found: list[Time] = []
    for one, then in itertools.zip_longest(times, times[1:]):
        joins = then is not None and JOINED.fullmatch(text[one.end : then.start]) is not None
        if joins and one.kind in NO_YEAR and one.iso and then.iso and IN_FULL.search(text[: then.end]):
            iso = f"{int(then.iso[:4]) - (one.iso[5:7] > then.iso[5:7])}{one.iso[4:]}"
            one = one if day_of(iso) is None else replace(one, iso=iso, ahead=iso)
        found.append(one)
    return found


def _of_year(times: list[Time], text: str, *, is_dated: bool) -> list[Time]:
    """The same, a day or month without its year taking a year told before it: "in 1988 ... on 22 December".

    In a report that tells its day only a year before that. A year from which something is counted is none: "the first
    round since 1988 was held on 22 December".
    """
    counted = {one for one in times if COUNTED_FROM.search(text[: one.start])}
    found: list[Time] = []
    given: str | None = None  # what took a year last: the next month goes on from it
    for one in times:
        years = [other for other in found if is_year(other, text) and other not in counted]
        is_open = one.kind in NO_YEAR and one.iso is not None
        is_next = given is not None and one.kind in NO_YEAR and found[-1].iso == given
        if (
            is_open
            and one.iso
            and years
            and years[-1].iso
            and (is_next or not any(two.kind in NO_YEAR for two in found))
        ):
            year = int(given[:4]) + (one.iso[5:7] < given[5:7]) if is_next and given else int(years[-1].iso)
            iso = f"{year}{one.iso[4:]}"
            is_leap = iso.endswith("-02-29") and safe_date(year, 2, 29) is None  # that year has no such day
            if not is_leap and (not is_dated or iso[:4] < one.iso[:4]):
                one, given = replace(one, iso=iso, ahead=iso), iso
        found.append(one)
    return found


def is_year(one: Time, text: str) -> bool:
    """Whether an expression of time of a text tells a whole year: "2019", "last year", "two years ago"."""
    is_counted = one.kind in LONG_PAST and "year" in text[one.start : one.end].lower()
    return (one.kind == "year" or is_counted) and not one.in_name


def _has_cue(text: str) -> bool:
    """Whether a sentence may tell a time at all; most do not, and need no pattern."""
    folded = text.lower()
    return any(cue in folded for cue in CUES) or DIGIT.search(text) is not None or NTH_WORD.search(folded) is not None


def _anchor(found: list[Time], last: str | None, year: str | None, *, is_coarse: bool) -> str | None:
    """The ISO prefix from which an expression of time counts: told last in its sentence, else before that.

    Empty where what it counts from is told and cannot be resolved: "two years ago ..., a month later".
    """
    told = [one for one in found if one.iso and (is_coarse or len(one.iso) > len("1978"))]
    if found and found[-1].kind in LONG_PAST and found[-1] not in told:
        return ""
    if told:
        return told[-1].iso
    return year or last if is_coarse else last


def _in_name(text: str, match: re.Match[str]) -> bool:
    group = "year" if "year" in match.re.groupindex else 0
    bare = match.re.groupindex.keys() == {"year"}
    return bool(NAMED_BEFORE.search(text[: match.start(group)]) or (bare and NAMED_AFTER.search(text[match.end() :])))
