"""Where reports disagree on stances: contradiction, change, condition and degree.

1. Per actor and mediator, positions of different values of the same or an unknown time are compared in pairs, by the
   table of `kinds`; conditions and degrees also between positions that follow each other.
2. A stance that ended another makes a change, and so do opposed words within a month of each other.
3. A party's word on third-party help in general is set against its word on a single mediator.
4. Conditions of one offer that ask for different things differ in degree.
What one pair of sentences tells of several mediators is one disagreement, and so is what differs in scope or terms
alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from goodoffices.codebook.words import DisagreementKind, StanceRole
from goodoffices.core.record import Disagreement, Side
from goodoffices.reconcile.general import general_against_single
from goodoffices.reconcile.kinds import Order
from goodoffices.reconcile.merging import TOPICS, stem, told_once
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.parting import words_of
from goodoffices.reconcile.positions import Position, Subject, order_between
from goodoffices.reconcile.shifts import find_changes
from goodoffices.reconcile.sides import MOST_SEPARATE, can_differ, gathered, kind_between, made, pooled
from goodoffices.reconcile.stances import HOLDS, Transition
from goodoffices.reconcile.terms import between_terms

K = DisagreementKind
Pair = tuple[Position, Position]


def find_oppositions(
    positions: Mapping[Subject, Sequence[Position]], transitions: Sequence[Transition], origins: Origins
) -> tuple[Disagreement, ...]:
    """All disagreements on stances, in stable order."""
    found: list[Disagreement] = []
    for subject, held in positions.items():
        told = [*_between_values(held, origins), *between_terms(held, origins)]
        own = [one for one in transitions if one.subject == subject]
        told = [*told, *find_changes(held, own, told, origins)]
        found.extend([*told, *_of_no_time(held, told, origins)])
        if subject[1] is StanceRole.PARTY and subject[2] is None:
            for other, answers in positions.items():
                if other[0] == subject[0] and other[1] is StanceRole.PARTY and other[2] is not None:
                    found.extend(general_against_single(held, answers, origins))
    return told_once(_joined(found))


def _joined(found: Sequence[Disagreement]) -> tuple[Disagreement, ...]:
    """Disagreements of one actor that rest on the same leading sentences, as one."""
    groups: dict[tuple[object, ...], list[Disagreement]] = defaultdict(list)
    for one in found:
        leads = frozenset(side.evidence[0] for side in one.sides)
        groups[(one.actor, one.kind, one.within, leads)].append(one)
    return _each_once([_as_one(group) for group in groups.values()])


def _each_once(found: Sequence[Disagreement]) -> tuple[Disagreement, ...]:
    """Disagreements without those between copies of the sentences of another one of their actor, topic and kind.

    Of another kind too, where either says the same: an actor that wavers to and fro is told of once.
    """
    told = [(one, [_words(side) for side in one.sides]) for one in found]
    kept: list[tuple[Disagreement, list[set[str]]]] = []
    for one, words in sorted(told, key=_breadth, reverse=True):
        if not any(_is_alike(other, one) and _holds(wide, words) for other, wide in kept):
            kept.append((one, words))
    chosen = {id(one) for one, _ in kept}
    return tuple(one for one in found if id(one) in chosen)


def _words(side: Side) -> set[str]:
    return {words_of(quote.text) for quote in side.evidence}


def _breadth(told: tuple[Disagreement, Sequence[set[str]]]) -> tuple[int, bool]:
    """How many sentences it is told by, copies once; of as many, one whose sides are both dated goes first."""
    one, words = told
    return sum(map(len, words)), all(side.when.until for side in one.sides)


def _is_alike(one: Disagreement, other: Disagreement) -> bool:
    """Whether one may tell another: of the same actor and kind, or between the same words, on its topics too."""
    is_same = (one.actor, one.within) == (other.actor, other.within)
    is_told = one.kind is other.kind or {stem(side.says) for side in one.sides} == {stem(s.says) for s in other.sides}
    return is_same and is_told and set(other.topic.split(TOPICS)) <= set(one.topic.split(TOPICS))


def _holds(wide: Sequence[set[str]], narrow: Sequence[set[str]]) -> bool:
    """Whether either side's sentences are all on one side of another disagreement, each on its own."""
    pairs = (zip(narrow, wide, strict=False), zip(narrow, reversed(wide), strict=False))
    return any(all(part <= whole for part, whole in pair) for pair in pairs)


def _as_one(group: Sequence[Disagreement]) -> Disagreement:
    """The one with the most evidence, told of all topics and with the evidence of all."""
    best = max(group, key=lambda one: sum(len(side.evidence) for side in one.sides))
    topics = list(dict.fromkeys(one.topic for one in group))
    sides = [_all_evidence(side, group) for side in best.sides]
    own = [_words(side) for side in best.sides]
    return replace(best, topic=TOPICS.join(topics), sides=tuple(map(_beside, sides, reversed(own))))


def _beside(side: Side, told: Set[str]) -> Side:
    """A side without the sentences that the other side is told by."""
    return replace(side, evidence=tuple(one for one in side.evidence if words_of(one.text) not in told))


def _all_evidence(side: Side, group: Sequence[Disagreement]) -> Side:
    alike = [other for one in group for other in one.sides if other.evidence[0] == side.evidence[0]]
    evidence = dict.fromkeys(quote for other in (side, *alike) for quote in other.evidence)
    return replace(side, evidence=tuple(evidence), n_origins=max(other.n_origins for other in alike))


def _between_values(held: Sequence[Position], origins: Origins) -> Iterator[Disagreement]:
    """Step 1. All terms of one offer are one disagreement, and so are undated words of one value.

    All words that an undated one may contradict make one contradiction with it.
    """
    separate: dict[tuple[str, ...], list[tuple[Position, Position]]] = defaultdict(list)
    together: dict[tuple[str, ...], list[tuple[Position, Position]]] = defaultdict(list)
    for n, one in enumerate(held):
        for other in held[n + 1 :]:
            if not can_differ(one, other):
                continue
            left, right, order = _at_one_time(one, other)
            kind = kind_between(left, right, order)
            if kind is None or (order is Order.APART and kind is not K.CONDITION):
                continue
            left, right = (left.stated, right.stated) if kind is K.CONDITION else (left, right)
            if not left.evidence or not right.evidence:
                continue
            is_pooled = kind in (K.CONDITION, K.DEGREE) or order is Order.OPEN
            first, second = (left, right) if left.value < right.value else (right, left)
            told = _undated(left, right) if kind is K.CONTRADICTION else ""
            key: tuple[str, ...] = (kind.value, first.value, second.value, told)
            (together if is_pooled else separate)[key].append((first, second))
    sides = [
        (key, pooled([one for one, _ in each]), pooled([one for _, one in each]))
        for key, pairs in together.items()
        for each in _of_one_season(pairs)
    ]
    sides += [(key, *pair) for key, each in separate.items() for pair in gathered(each, n_separate=MOST_SEPARATE)]
    for key, one, other in sides:
        early, late = sorted((one, other), key=lambda side: side.when.since or date.min)
        yield from made(DisagreementKind(key[0]), early, late, origins)


def _of_one_season(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs of the same two values by time: those that begin more than `HOLDS` days later are another matter.

    Undated ones go with the first.
    """
    groups: list[list[Pair]] = []
    begun = date.min
    for pair in sorted(pairs, key=_begins):
        is_later = begun > date.min and _begins(pair) > begun + timedelta(days=HOLDS)
        if not groups or is_later:
            groups.append([])
        groups[-1].append(pair)
        begun = _begins(pair)
    return groups


def _begins(pair: Pair) -> date:
    """The first day of the later of two positions."""
    return max(one.when.since or date.min for one in pair)


def _at_one_time(one: Position, other: Position) -> tuple[Position, Position, Order]:
    """Two positions and the order of their times; of two that lie apart, what is told at no time, if that is pooled."""
    order = order_between(one, other)
    if order is Order.APART and (one.adrift or other.adrift):
        left, right = _afloat(one, other)
        if kind_between(left, right, Order.OPEN) in (K.CONDITION, K.DEGREE):
            return left, right, Order.OPEN
    return one, other, order


def _afloat(one: Position, other: Position) -> tuple[Position, Position]:
    left, right = (each.afloat if each.adrift else each for each in (one, other))
    return left, right


def _of_no_time(
    held: Sequence[Position], found: Sequence[Disagreement], origins: Origins
) -> Iterator[Disagreement]:  # fmt: skip
    """What is told at no time against positions that lie apart from the one it stands with, where no other tells it."""
    for n, one in enumerate(held):
        for other in held[n + 1 :]:
            if not (one.adrift or other.adrift) or order_between(one, other) is not Order.APART:
                continue
            for left, right in _parts(one, other) if can_differ(one, other) else ():
                kind = kind_between(left, right, Order.OPEN)
                if kind is not None and not any(_covers(each, left, right) for each in found):
                    yield from made(kind, left, right, origins)


def _parts(one: Position, other: Position) -> Iterator[tuple[Position, Position]]:
    """What either tells at no time against what the other does, and against what it tells at some time."""
    pairs = ((one.afloat, other.afloat), (one.afloat, other.moored), (one.moored, other.afloat))
    yield from ((left, right) for left, right in pairs if left.evidence and right.evidence)


def _covers(found: Disagreement, one: Position, other: Position) -> bool:
    """Whether a disagreement has some of either position, on different sides."""
    sides = [set(side.evidence) for side in found.sides]
    left, right = ({each.quote for each in position.evidence} for position in (one, other))
    return any(left & sides[a] and right & sides[b] for a, b in ((0, -1), (-1, 0)))


def _undated(one: Position, other: Position) -> str:
    """What tells the undated one of two positions from others: report and offset of its first sentence."""
    lead = next((each.evidence[0] for each in (one, other) if each.when.until is None), None)
    return f"{lead.quote.report} {lead.quote.start}" if lead else ""
