"""Where reports disagree on stances: contradiction, change, condition and degree.

1. Per actor and mediator, positions of different values of the same or an unknown time are compared in pairs, by the
   table of `kinds`; conditions and degrees also between positions that follow each other.
2. A stance that ended another makes a change, and so do opposed words within a month of each other.
3. A party's word on third-party help in general is set against its word on a single mediator.
4. Conditions of one offer that ask for different things differ in degree.
What one pair of sentences tells of several mediators is one disagreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from goodoffices.codebook.words import DisagreementKind, StanceRole, StanceValue
from goodoffices.core.record import Disagreement
from goodoffices.core.when import When
from goodoffices.reconcile.evidence import spread
from goodoffices.reconcile.general import general_against_single
from goodoffices.reconcile.kinds import Order, kind_of
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.positions import TOGETHER, Position, Subject, hull, order_of
from goodoffices.reconcile.sides import disagreement, is_one_sentence
from goodoffices.reconcile.stances import HOLDS, Point, Transition
from goodoffices.reconcile.terms import between_terms

K = DisagreementKind
THREAT = "withdraws-if"


def find_oppositions(
    positions: Mapping[Subject, Sequence[Position]], transitions: Sequence[Transition], origins: Origins
) -> tuple[Disagreement, ...]:
    """All disagreements on stances, in stable order."""
    found: list[Disagreement] = []
    changes = [change for one in transitions for change in _change(one, origins)]
    for held in positions.values():
        found.extend(_between_values(held, origins))
        found.extend(between_terms(held, origins))
        found.extend(one for one in _soon_after(held, origins) if not any(_holds(other, one) for other in changes))
    found.extend(changes)
    for subject, held in positions.items():
        if subject[1] is StanceRole.PARTY and subject[2] is None:
            for other, answers in positions.items():
                if other[0] == subject[0] and other[1] is StanceRole.PARTY and other[2] is not None:
                    found.extend(general_against_single(held, answers, origins))
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
    """Step 1. All terms of one offer are one disagreement, and so are undated words of one value."""
    pairs: dict[tuple[str, ...], list[tuple[Position, Position]]] = {}
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
            which = (first.value, second.value) if is_pooled else (str(n), str(m))
            pairs.setdefault((kind.value, *which), []).append((first, second))
    for key, group in pairs.items():
        sides = [_pooled([pair[side] for pair in group]) for side in (0, 1)]
        early, late = sorted(sides, key=lambda one: one.when.since or date.min)
        yield from _made(DisagreementKind(key[0]), early, late, origins)


def _pooled(held: Sequence[Position]) -> Position:
    """Positions of one value as one."""
    each = list({id(one): one for one in held}.values())
    return replace(
        each[0], when=hull([one.when for one in each]),
        evidence=spread([statement for one in each for statement in one.evidence]),
    )  # fmt: skip


def _change(one: Transition, origins: Origins) -> Iterator[Disagreement]:
    """Step 2."""
    old, new = _of_points(one.old), _of_points(one.new)
    begun, last = one.new[0].when, max((point.when for point in one.old), key=lambda when: when.since or date.min)
    if kind_of(StanceValue(old.value), StanceValue(new.value), Order.APART) is not K.CHANGE:
        return
    if order_of(last, begun) is not Order.APART or _fades(last, begun, new.value):
        return
    if not is_one_sentence(old.evidence, new.evidence):
        yield disagreement(K.CHANGE, old, new, origins)


def _soon_after(held: Sequence[Position], origins: Origins) -> Iterator[Disagreement]:
    """Opposed words of different reports within a month of each other, of which neither ended the other."""
    for n, one in enumerate(held):
        for other in held[n + 1 :]:
            if one.value == other.value or one.reports & other.reports or not one.when.before(other.when):
                continue
            is_near = one.when.meets(other.when, slack=TOGETHER) and order_of(one.when, other.when) is Order.APART
            if is_near and _kind(one, other, Order.APART) is K.CHANGE:
                yield disagreement(K.CHANGE, one, other, origins)


def _holds(wide: Disagreement, narrow: Disagreement) -> bool:
    """Whether a disagreement has all that another has on either side."""
    return wide.actor == narrow.actor and all(
        set(one.evidence) <= set(other.evidence) for one, other in zip(narrow.sides, wide.sides, strict=True)
    )


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
        is_near = one.when.meets(other.when, slack=TOGETHER)
        return K.CONDITION if is_near and against & {"mediates", "withdrawn"} else None
    if one.value == "unclear" and other.value == "offers" and one.when.before(other.when):
        return K.CHANGE  # a would-be mediator that first would not say and then offers has moved
    return kind_of(StanceValue(one.value), StanceValue(other.value), order)


def _made(kind: DisagreementKind, one: Position, other: Position, origins: Origins) -> Iterator[Disagreement]:
    """The disagreement between two positions across reports, and those inside a report that tells both."""
    if is_one_sentence(one.evidence, other.evidence):
        return
    both = one.reports & other.reports
    if len(one.reports | other.reports) > 1:
        yield disagreement(kind, one, other, origins)
    if kind in (K.CONTRADICTION, K.CONDITION) or len(one.reports | other.reports) == 1:
        for name in sorted(both):
            left, right = _only(one, name), _only(other, name)
            if not is_one_sentence(left.evidence, right.evidence):
                yield disagreement(kind, left, right, origins)


def _only(one: Position, report: str) -> Position:
    """A position as one report tells it."""
    evidence = tuple(statement for statement in one.evidence if statement.quote.report == report)
    return Position(actor=one.actor, role=one.role, third_party=one.third_party, value=one.value, when=one.when,
                    evidence=evidence)  # fmt: skip
