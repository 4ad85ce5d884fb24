"""Dates and numbers that one report has against the others.

A date is taken for a slip where two reports tell the same single happening and their days differ as slips of the pen
do: another year or another month of the same day, or one digit of the day. A number is where they tell the same
thing of the same proposal or loss in other figures, neither with "at least" or "about".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import DisagreementKind, Modality, Move
from goodoffices.core.folding import fold
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.statement import Statement
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile.evidence import spread
from goodoffices.reconcile.order import place
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.placing import RARE_NAME, Placing
from goodoffices.reconcile.positions import SHORT
from goodoffices.reconcile.wording import possessive, report_refs

SINGLE = (Move.WITHDRAW, Move.AGREE, Move.DECLINE)  # moves that an actor hardly makes twice within weeks
FURTHEST = 62  # days between two tellings of one happening in different months
NOUN_OF = {
    Move.WITHDRAW: "withdrawal", Move.AGREE: "agreement", Move.DECLINE: "denial", Move.CONSULT: "contact",
    Move.MEDIATE: "mediation", Move.OFFER: "offer", Move.REQUEST: "request", Move.ESCALATE: "hostile step",
}  # fmt: skip
WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100,
}  # fmt: skip
NUMBER = rf"(\d[\d,]*|{'|'.join(WORDS)})"
DAYS_IN = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
SPAN = re.compile(rf"\b{NUMBER}[- ](hour|day|week|month|year)s?\b")
TRUCE = re.compile(r"\b(?:truce|cease-?fire|cessation|pause|lull|halt|armistice)")
COUNTED = re.compile(
    rf"\b{NUMBER}\s+(?:[a-z]+\s+)?(hostage|captive|prisoner|detainee|soldier|civilian|people|person|troop|body|bodies"
    r"|child|children|women|fighter|policem|sailor|worker|pilgrim|tourist)"
)
DEAD = re.compile(r"\b(?:kill(?:ed|ing|s)?|claim(?:ed|ing)|dead|death|died)\b")
LOOSE = re.compile(rf"\b(?:at least|more than|over|about|around|nearly|almost|up to|some)\s+{NUMBER}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSlip:
    """One day against another for one happening, and the statements of either side; the odd one has fewer origins.

    Of an end that a report tells of a month alone it is that month against a day of the same month in another year.
    """

    odd: tuple[Statement, ...]
    rest: tuple[Statement, ...]
    odd_day: When
    day: When


def find_date_slips(statements: Sequence[Statement], placing: Placing, origins: Origins) -> tuple[DateSlip, ...]:
    """Happenings to which reports give days that differ as slips do."""
    told: dict[tuple[object, ...], dict[date, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        own = placing.own_when(one)
        if own is None or own.since is None or own.until is None or (own.until - own.since).days > SHORT:
            continue
        if one.modality is Modality.ACTUAL and one.actor:
            told[_happening(one)][own.since].append(one)
    found: list[DateSlip] = []
    for _, by_day in sorted(told.items(), key=lambda item: str(item[0])):
        found.extend(_slips(by_day, origins))
    return (*found, *_year_slips(statements, placing, origins))


def _year_slips(statements: Sequence[Statement], placing: Placing, origins: Origins) -> Iterator[DateSlip]:
    """Ends of a mediation that reports set in one month of several years, where one of them tells the month alone."""
    told: dict[tuple[object, ...], dict[When, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        own = placing.own_when(one)
        is_end = one.move is Move.WITHDRAW and one.modality is Modality.ACTUAL and one.actor is not None
        if is_end and own is not None and own.iso and len(own.iso) >= len("2025-05") and own.since:
            told[(one.actor, own.since.month)][own].append(one)
    for _, by_when in sorted(told.items(), key=lambda item: str(item[0])):
        for early, late in combinations(sorted(by_when, key=lambda one: one.text), 2):
            left, right = by_when[early], by_when[late]
            is_apart = early.text[:4] != late.text[:4] and not (early.is_day and late.is_day)
            if is_apart and not _reports(left) & _reports(right):
                both = ((left, early), (right, late))
                sides = sorted(both, key=lambda side: (origins.count(side[0]), side[1].is_day))
                yield DateSlip(odd=spread(sides[0][0]), rest=spread(sides[1][0]), odd_day=sides[0][1], day=sides[1][1])


def _happening(one: Statement) -> tuple[object, ...]:
    return (one.actor, one.move.value, one.third_party if one.move.is_mediation else one.toward)


def _slips(by_day: dict[date, list[Statement]], origins: Origins) -> Iterator[DateSlip]:
    days = sorted(by_day)
    for n, early in enumerate(days):
        for late in days[n + 1 :]:
            if (late - early).days > 366:
                break
            left, right = by_day[early], by_day[late]
            if _reports(left) & _reports(right) or not _is_slip(early, late) or not _is_same(left, right):
                continue
            sides = sorted(((left, early), (right, late)), key=lambda side: (origins.count(side[0]), -len(side[0])))
            odd_day, day = (When.day(side[1]) for side in sides)
            yield DateSlip(odd=spread(sides[0][0]), rest=spread(sides[1][0]), odd_day=odd_day, day=day)


def _reports(statements: Sequence[Statement]) -> set[str]:
    return {one.quote.report for one in statements}


def _is_slip(one: date, other: date) -> bool:
    """Whether two days differ in the year alone, the month alone, or one digit of the day."""
    if one.day == other.day:
        return one.month == other.month or abs((other - one).days) <= FURTHEST
    if (one.year, one.month) != (other.year, other.month):
        return False
    return abs(one.day - other.day) in (10, 20)


def _is_same(left: Sequence[Statement], right: Sequence[Statement]) -> bool:
    """Whether two groups of statements plainly tell one happening: a move made once, or a name of its own in both."""
    one, other = (group[0].when for group in (left, right))
    if left[0].move in SINGLE and one and other and one.since and other.since and one.since.day == other.since.day:
        return True
    names = [{name for one in group for name in RARE_NAME.findall(one.quote.text)} for group in (left, right)]
    return len(names[0] & names[1]) >= 2 or _day_count(left) == _day_count(right) == 2


def _day_count(statements: Sequence[Statement]) -> int:
    """2 where the sentence names two days of a visit, else 1."""
    return 2 if re.search(r"\d\s*(?:and|to|-|–)\s*\d+", statements[0].quote.text) else 1


def date_disagreement(slip: DateSlip, origins: Origins) -> Disagreement:
    """A slip of the date as a disagreement."""
    first = slip.odd[0]
    name, noun = display_name(first.actor or ""), NOUN_OF.get(first.move, first.move.value)
    odd, rest = ([one.quote for one in side] for side in (slip.odd, slip.rest))
    return Disagreement(
        topic=f"date of {possessive(name)} {noun}", actor=first.actor, kind=DisagreementKind.OUTLIER,
        says=f"By {report_refs(odd)} it was {_on(slip.odd_day)}, by {report_refs(rest)} {_on(slip.day)}; the days "
             "differ as slips do.",
        sides=tuple(
            Side(says=_on(day), evidence=tuple(one.quote for one in side), n_origins=origins.count(side), when=day)
            for side, day in ((slip.odd, slip.odd_day), (slip.rest, slip.day))
        ),
    )  # fmt: skip


def _on(when: When) -> str:
    return f"{'on' if when.is_day else 'in'} {when.text}"


def find_number_slips(statements: Sequence[Statement], placing: Placing, origins: Origins) -> Iterator[Disagreement]:
    """Lengths of a truce, and numbers of people lost, that reports give differently for one happening."""
    figures: dict[tuple[object, ...], dict[float, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        for what, value in _figures(one):
            figures[(*_happening(one), what)][value].append(one)
    for key, by_value in sorted(figures.items(), key=lambda item: str(item[0])):
        for odd, rest in _other_values(by_value, origins):
            left, right = (
                [one for one in by_value[value] if _meets(one, by_value[other], placing)]
                for value, other in ((odd, rest), (rest, odd))
            )
            if left and right and not _reports(left) & _reports(right) and _is_same_figure(left, right, str(key[-1])):
                yield _number_disagreement(str(key[-1]), spread(left), spread(right), (odd, rest), origins)


def _figures(one: Statement) -> Iterator[tuple[str, float]]:
    """The figures of a sentence by what they count; loose ones left out."""
    folded = fold(one.quote.text)
    if LOOSE.search(folded):
        return
    if TRUCE.search(folded):
        for match in SPAN.finditer(folded):
            yield "length of the truce", _value(match[1]) * DAYS_IN[match[2]]
    if one.move is Move.ESCALATE and DEAD.search(folded):
        for match in COUNTED.finditer(folded):
            yield "number of the dead", _value(match[1])


def _value(word: str) -> float:
    return float(WORDS[word]) if word in WORDS else float(word.replace(",", ""))


def _other_values(by_value: dict[float, list[Statement]], origins: Origins) -> Iterator[tuple[float, float]]:
    """The value that most origins have, set against each other one."""
    ranked = sorted(by_value, key=lambda value: (-origins.count(by_value[value]), place(by_value[value][0])))
    yield from ((odd, ranked[0]) for odd in ranked[1:])


def _meets(one: Statement, others: Sequence[Statement], placing: Placing) -> bool:
    return any(placing.when(one).meets(placing.when(other), slack=31) for other in others)


def _is_same_figure(left: Sequence[Statement], right: Sequence[Statement], what: str) -> bool:
    """Whether the sentences also share a count of people or a name, so that they tell of one thing."""
    counts, names = [], []
    for group in (left, right):
        counts.append({match for one in group for match in COUNTED.findall(fold(one.quote.text))})
        names.append({name for one in group for name in RARE_NAME.findall(one.quote.text)})
    return bool((counts[0] & counts[1] and what != "number of the dead") or len(names[0] & names[1]) >= 2)


def _number_disagreement(
    what: str, odd: tuple[Statement, ...], rest: tuple[Statement, ...], values: tuple[float, float], origins: Origins
) -> Disagreement:
    unit = "days" if what.startswith("length") else "people"
    said = [f"{value:g} {unit}" for value in values]
    left, right = ([one.quote for one in side] for side in (odd, rest))
    return Disagreement(
        topic=what, actor=odd[0].actor, kind=DisagreementKind.OUTLIER,
        says=f"The {what} is {said[0]} by {report_refs(left)}, {said[1]} by {report_refs(right)}.",
        sides=tuple(
            Side(says=words, evidence=tuple(one.quote for one in side), n_origins=origins.count(side),
                 when=UNKNOWN_WHEN)
            for side, words in ((odd, said[0]), (rest, said[1]))
        ),
    )  # fmt: skip
