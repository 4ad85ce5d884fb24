"""Changes of stance between reports: the newer word ended the older, or stands against it within a month.

1. A stance that ended another makes a change.
2. Opposed words of different reports within a month of each other do, though neither ended the other.
3. What else is opposed and stands in no disagreement yet joins the change of the same older and newer value, or makes
   one: no disagreement between two reports may be lost because a third one came between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from datetime import date, timedelta

from goodoffices.codebook.words import DisagreementKind
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.when import When
from goodoffices.reconcile.evidence import spread
from goodoffices.reconcile.kinds import Order
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.parting import parted
from goodoffices.reconcile.positions import TOGETHER, Position, hull, order_between, order_of
from goodoffices.reconcile.sides import MOST_SEPARATE, can_differ, gathered, kind_between, opposing
from goodoffices.reconcile.stances import HOLDS, Point, Transition

K = DisagreementKind
Shift = tuple[Position, Position]
Key = tuple[str, int]


def find_changes(
    held: Sequence[Position], transitions: Sequence[Transition], told: Sequence[Disagreement], origins: Origins
) -> list[Disagreement]:
    """The changes of one actor on one mediator.

    Args:
        held: Its positions, in the order of time.
        transitions: Its stances that ended others.
        told: Disagreements found on it before.
        origins: What support is counted in.
    """
    ended = [shift for one in transitions for shift in _shift(one)]
    by_values: dict[tuple[str, str], list[Shift]] = defaultdict(list)
    for shift in ended:
        by_values[_values(shift)].append(shift)
    for shift in _soon_after(held):
        alike = by_values[_values(shift)]
        if len(alike) < MOST_SEPARATE and not any(_holds(other, shift) for other in alike):
            alike.append(shift)
    n_first = {values: len(each) for values, each in by_values.items()}
    sides: list[tuple[Set[Key], ...]] = [tuple(_places(side) for side in one.sides) for one in told]
    sides += [(old.places, new.places) for each in by_values.values() for old, new in each]
    for shift in _left_over(held, sides):
        by_values[_values(shift)].append(shift)
    return [
        one
        for values, each in by_values.items()
        for old, new in gathered(each, n_separate=min(MOST_SEPARATE, n_first.get(values) or 1))
        for one in opposing(K.CHANGE, old, new, origins)
    ]


def _values(shift: Shift) -> tuple[str, str]:
    return shift[0].value, shift[1].value


def _places(side: Side) -> frozenset[Key]:
    return frozenset((quote.report, quote.start) for quote in side.evidence)


def _shift(one: Transition) -> Iterator[Shift]:
    """Step 1."""
    old, new = _of_points(one.old), _of_points(one.new)
    begun, last = one.new[0].when, max((point.when for point in one.old), key=lambda when: when.since or date.min)
    if kind_between(old, new, Order.APART) is not K.CHANGE or order_of(last, begun) is not Order.APART:
        return
    if not _fades(last, begun, new.value) and all(one.evidence for one in parted(K.CHANGE, old, new)):
        yield old, new


def _of_points(points: Sequence[Point]) -> Position:
    """The statements of a stance as a position."""
    first, dated = points[0], [one.when for one in points if one.when.until]
    return Position(
        actor=first.statement.actor or "", role=first.role, third_party=first.third_party, value=first.value.value,
        when=hull(dated or [one.when for one in points]), evidence=spread([one.statement for one in points]),
    )  # fmt: skip


def _soon_after(held: Sequence[Position]) -> Iterator[Shift]:
    """Step 2."""
    for n, one in enumerate(held):
        last = one.when.until + timedelta(days=TOGETHER) if one.when.until else date.min
        for other in held[n + 1 :]:
            if other.when.since and other.when.since > last:
                break
            if one.value == other.value or one.reports & other.reports or not one.when.before(other.when):
                continue
            is_near = one.when.meets(other.when, slack=TOGETHER) and order_between(one, other) is Order.APART
            if is_near and kind_between(one, other, Order.APART) is K.CHANGE:
                yield one, other


def _holds(wide: Shift, narrow: Shift) -> bool:
    """Whether a shift has all that another has on either side."""
    return all(one.places <= other.places for one, other in zip(narrow, wide, strict=True))


def _fades(last: When, begun: When, value: str) -> bool:
    """Whether an actor that will not commit itself did so last too long ago to have changed its mind."""
    if last.until is None or begun.until is None or begun.since is None:
        return False  # an undated word may be nearer than it looks
    return value == "unclear" and (begun.since - last.until).days > HOLDS


def _left_over(held: Sequence[Position], sides: Sequence[tuple[Set[Key], ...]]) -> Iterator[Shift]:
    """Step 3: pairs that lie apart, are opposed and stand wholly on two sides of nothing yet."""
    covered = _covered(held, sides)
    for n, one in enumerate(held):
        for m, other in enumerate(held[n + 1 :], n + 1):
            if (n, m) in covered or not can_differ(one, other) or order_between(one, other) is not Order.APART:
                continue
            if kind_between(one, other, Order.APART) is K.CHANGE and not _fades(one.when, other.when, other.value):
                yield one, other


def _covered(held: Sequence[Position], sides: Sequence[tuple[Set[Key], ...]]) -> set[tuple[int, int]]:
    """The pairs of positions, by index, that stand wholly on two sides of one disagreement."""
    pairs: set[tuple[int, int]] = set()
    for each in sides:
        on = [{n for n, one in enumerate(held) if one.places <= side} for side in each]
        pairs.update((min(n, m), max(n, m)) for n in on[0] for m in on[-1])
    return pairs
