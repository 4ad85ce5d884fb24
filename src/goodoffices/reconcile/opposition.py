"""Where reports disagree on stances: contradiction, change, condition and degree.

1. Per actor and mediator, positions of different values of the same or an unknown time are compared in pairs, by the
   table of `kinds`; conditions and degrees also between positions that follow each other.
2. A stance that ended another makes a change.
3. A party's word on third-party help in general is set against its word on a single mediator.
4. Conditions of one offer that ask for different things differ in degree.
What one pair of sentences tells of several mediators is one disagreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import combinations

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import DisagreementKind, StanceRole, StanceValue
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.reconcile.conditions import terms_differ
from goodoffices.reconcile.kinds import Order, kind_of
from goodoffices.reconcile.order import place
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.positions import TOGETHER, Position, Subject, hull, order_of
from goodoffices.reconcile.stances import HOLDS, Point, Transition, spread
from goodoffices.reconcile.wording import clause, possessive, sentence, topic_of

K = DisagreementKind
THREAT = "withdraws-if"
GENERAL = {
    ("refuses", "unclear"): (K.DEGREE, K.DEGREE),
    ("refuses", "accepts"): (K.CONTRADICTION, K.CHANGE),
    ("refuses", "requests"): (K.CONTRADICTION, K.CHANGE),
    ("accepts", "refuses"): (K.CONTRADICTION, K.CONTRADICTION),
}


def find_oppositions(
    positions: Mapping[Subject, Sequence[Position]], transitions: Sequence[Transition], origins: Origins
) -> tuple[Disagreement, ...]:
    """All disagreements on stances, in stable order."""
    found: list[Disagreement] = []
    for held in positions.values():
        found.extend(_between_values(held, origins))
        found.extend(_between_terms(held, origins))
    for one in transitions:
        found.extend(_change(one, origins))
    for subject, held in positions.items():
        if subject[1] is StanceRole.PARTY and subject[2] is None:
            for other, answers in positions.items():
                if other[0] == subject[0] and other[1] is StanceRole.PARTY and other[2] is not None:
                    found.extend(_general_against_single(held, answers, origins))
    return _joined(found)


def _joined(found: Sequence[Disagreement]) -> tuple[Disagreement, ...]:
    """Disagreements of one actor that rest on the same leading sentences, as one."""
    groups: dict[tuple[object, ...], list[Disagreement]] = defaultdict(list)
    for one in found:
        leads = frozenset(side.evidence[0] for side in one.sides)
        groups[(one.actor, one.kind, one.within, leads)].append(one)
    return tuple(_as_one(group) for group in groups.values())


def _as_one(group: Sequence[Disagreement]) -> Disagreement:
    """The one with the most evidence, told of all topics."""
    best = max(group, key=lambda one: sum(len(side.evidence) for side in one.sides))
    topics = list(dict.fromkeys(one.topic for one in group))
    return replace(best, topic="; ".join(topics))


def _between_values(held: Sequence[Position], origins: Origins) -> Iterator[Disagreement]:
    """Step 1. All terms of one offer are one disagreement; so are undated words and those that they are of degree to."""
    pairs: dict[tuple[object, ...], list[tuple[Position, Position]]] = {}
    for n, one in enumerate(held):
        for m, other in enumerate(held[n + 1 :], n + 1):
            order = order_of(one.when, other.when)
            if one.value == other.value:
                continue
            kind = _kind(one, other, order)
            if kind is None or (order is Order.APART and kind is not K.CONDITION):
                continue
            first, second = (one, other) if one.value < other.value else (other, one)
            is_pooled = kind is K.CONDITION or (order is Order.OPEN and kind is not K.CONTRADICTION)
            key = (kind.value, first.value, second.value) if is_pooled else (kind.value, n, m)
            pairs.setdefault(key, []).append((first, second))
    for key, group in pairs.items():
        sides = [_pooled([pair[side] for pair in group]) for side in (0, 1)]
        early, late = sorted(sides, key=lambda one: one.when.since or date.min)
        yield from _made(DisagreementKind(str(key[0])), early, late, origins)


def _pooled(held: Sequence[Position]) -> Position:
    """Positions of one value as one."""
    each = list({id(one): one for one in held}.values())
    return replace(
        each[0], when=hull([one.when for one in each]),
        evidence=spread([statement for one in each for statement in one.evidence]),
    )  # fmt: skip


def _before(one: When, other: When) -> bool:
    return bool(one.since and other.since and one.since < other.since)


def _change(one: Transition, origins: Origins) -> Iterator[Disagreement]:
    """Step 2."""
    old, new = _of_points(one.old), _of_points(one.new)
    begun, last = one.new[0].when, max((point.when for point in one.old), key=lambda when: when.since or date.min)
    if kind_of(StanceValue(old.value), StanceValue(new.value), Order.APART) is not K.CHANGE:
        return
    if order_of(last, begun) is not Order.APART or _fades(last, begun, new.value):
        return
    if not _is_one_sentence(old.evidence, new.evidence):
        yield disagreement(K.CHANGE, old, new, origins)


def _fades(last: When, begun: When, value: str) -> bool:
    """Whether an actor that will not commit itself did so last too long ago to have changed its mind."""
    gap = (begun.since or date.max) - (last.until or last.since or date.min)
    return value == "unclear" and gap.days > HOLDS


def _of_points(points: Sequence[Point]) -> Position:
    """The statements of a stance as a position."""
    first = points[0]
    return Position(
        actor=first.statement.actor or "", role=first.role, third_party=first.third_party, value=first.value.value,
        when=hull([one.when for one in points]), evidence=spread([one.statement for one in points]),
    )  # fmt: skip


def _kind(one: Position, other: Position, order: Order) -> DisagreementKind | None:
    if THREAT in (one.value, other.value):
        against = {one.value, other.value} - {THREAT}
        return K.CONDITION if against & {"mediates", "withdrawn"} and one.when.meets(other.when, slack=TOGETHER) else None
    if one.value == "unclear" and other.value == "offers" and one.when.before(other.when):
        return K.CHANGE  # a would-be mediator that first would not say and then offers has moved
    return kind_of(StanceValue(one.value), StanceValue(other.value), order)


def _made(kind: DisagreementKind, one: Position, other: Position, origins: Origins) -> Iterator[Disagreement]:
    """The disagreement between two positions across reports, and those inside a report that tells both."""
    if _is_one_sentence(one.evidence, other.evidence):
        return
    both = one.reports & other.reports
    if len(one.reports | other.reports) > 1:
        yield disagreement(kind, one, other, origins)
    if kind in (K.CONTRADICTION, K.CONDITION) or len(one.reports | other.reports) == 1:
        for name in sorted(both):
            left, right = _only(one, name), _only(other, name)
            if not _is_one_sentence(left.evidence, right.evidence):
                yield disagreement(kind, left, right, origins)


def _is_one_sentence(left: Sequence[Statement], right: Sequence[Statement]) -> bool:
    """Whether all that both sides have is the same sentence, which then tells both in one breath."""
    return {one.quote for one in left} == {one.quote for one in right}


def _only(one: Position, report: str) -> Position:
    """A position as one report tells it."""
    evidence = tuple(statement for statement in one.evidence if statement.quote.report == report)
    return Position(actor=one.actor, role=one.role, third_party=one.third_party, value=one.value, when=one.when,
                    evidence=evidence)  # fmt: skip


def disagreement(
    kind: DisagreementKind, one: Position, other: Position, origins: Origins, *, topic: str = "", separates: str = ""
) -> Disagreement:
    """A disagreement with its sides and sentence."""
    sides = [_side(position, origins) for position in (one, other)]
    return Disagreement(
        topic=topic or _topic(kind, one), actor=one.actor, kind=kind,
        says=sentence(display_name(one.actor), kind, [(side.says, side.evidence, side.when) for side in sides],
                      separates),
        sides=tuple(sides), within=len(one.reports | other.reports) == 1,
    )  # fmt: skip


def _topic(kind: DisagreementKind, one: Position) -> str:
    if kind is K.CONDITION and one.role is StanceRole.THIRD_PARTY:
        return f"terms of {possessive(display_name(one.actor))} help"
    return topic_of(one.actor, one.role, one.third_party)


def _side(one: Position, origins: Origins) -> Side:
    return Side(
        says=clause(one.value, one.role, one.third_party),
        evidence=tuple(statement.quote for statement in one.evidence),
        n_origins=origins.count(one.evidence), when=one.when,
    )  # fmt: skip


def _general_against_single(
    general: Sequence[Position], single: Sequence[Position], origins: Origins
) -> Iterator[Disagreement]:
    """Step 3; only across reports, since in one report the single case explains itself.

    That help was never refused is set against the last refusal before it, other words only against those of their time.
    """
    answers = {told.quote for one in single for told in one.evidence}
    for one in (_without(one, answers) for one in general):
        for other in single:
            kinds = GENERAL.get((one.value, other.value))
            if kinds is None or not one.evidence or one.when.since is None or one.reports == other.reports:
                continue
            order = order_of(one.when, other.when)
            if order is Order.APART and not (one.value == "accepts" and _is_last_before(single, other, one)):
                continue
            early, late = (other, one) if _before(other.when, one.when) else (one, other)
            yield disagreement(kinds[order is Order.APART], early, late, origins,
                               topic=topic_of(one.actor, one.role, None),
                               separates="One is told of help in general, the other of one mediator.")  # fmt: skip


def _without(one: Position, told: Set[Quote]) -> Position:
    """A word on help in general without the sentences that also tell the single case, as a rule and its exception."""
    return replace(one, evidence=tuple(statement for statement in one.evidence if statement.quote not in told))


def _is_last_before(held: Sequence[Position], one: Position, general: Position) -> bool:
    """Whether no other position of the value lies between one and the general word."""
    after = [other for other in held if other.value == one.value and other.when.before(general.when)]
    return bool(after) and max(after, key=lambda other: other.when.since or date.min) is one


def _between_terms(held: Sequence[Position], origins: Origins) -> Iterator[Disagreement]:
    """Step 3: within the conditional positions of one actor, those that ask for different things."""
    for value in ("offers-if", "accepts-if"):
        told = [(one, position) for position in held if position.value == value for one in position.evidence]
        by_report: dict[str, list[tuple[Statement, Position]]] = defaultdict(list)
        for one, position in told:
            if one.condition is not None:
                by_report[one.quote.report].append((one, position))
        yield from _first_differing(by_report, origins)


def _first_differing(
    by_report: dict[str, list[tuple[Statement, Position]]], origins: Origins
) -> Iterator[Disagreement]:
    firsts = [sorted(told, key=lambda item: place(item[0]))[0] for _, told in sorted(by_report.items())]
    groups: list[list[tuple[Statement, Position]]] = []
    for item in firsts:
        home = next((group for group in groups if not _differ(group[0][0], item[0])), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    for left, right in combinations(groups, 2):
        one, other = (_of_terms(group) for group in (left, right))
        actor = display_name(one.actor)
        yield disagreement(K.DEGREE, one, other, origins, topic=f"terms of {possessive(actor)} help",
                           separates="The terms ask for different things.")  # fmt: skip


def _differ(one: Statement, other: Statement) -> bool:
    return bool(one.condition and other.condition and terms_differ(one.condition.text, other.condition.text))


def _of_terms(group: list[tuple[Statement, Position]]) -> Position:
    position = group[0][1]
    return Position(actor=position.actor, role=position.role, third_party=position.third_party, value=position.value,
                    when=position.when, evidence=spread([one for one, _ in group]))  # fmt: skip
