"""What reports have an actor stand for, gathered by value and time: the sides between which disagreements are sought.

A position is wider than a stance: it also holds threats to withdraw, and what is told in hindsight of the time that
the reports cover. Points of one value that lie within `TOGETHER` days are one position, whoever tells them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from goodoffices.codebook.words import Modality, Move, StanceRole
from goodoffices.core.statement import Statement
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile.kinds import OFFICIAL_ROLES, Order, role_of, value_of
from goodoffices.reconcile.order import place
from goodoffices.reconcile.placing import Placing
from goodoffices.reconcile.stances import spread

TOGETHER = 31  # days between points of one value that still tell of one position
NEAR = 7  # days by which two positions may lie apart and still count as of the same time

Subject = tuple[str, StanceRole, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One value of one actor on one mediator at one time, with all that tells it.

    Attributes:
        value: A stance value, or "withdraws-if" for a threat to withdraw.
        when: The days that its statements admit; open where they are not dated.
    """

    actor: str
    role: StanceRole
    third_party: str | None
    value: str
    when: When
    evidence: tuple[Statement, ...]

    @property
    def reports(self) -> frozenset[str]:
        """Names of the reports that tell it."""
        return frozenset(one.quote.report for one in self.evidence)


def gather_positions(
    statements: Sequence[Statement], parties: tuple[str, ...], placing: Placing, since: date | None
) -> dict[Subject, tuple[Position, ...]]:
    """The positions of every actor and mediator, in the order of time.

    Args:
        statements: In stable order.
        parties: The parties to the dispute.
        placing: When statements hold.
        since: First day of the time that the reports cover; what is told in hindsight of it counts. None: nothing.
    """
    groups: dict[Subject, dict[str, list[tuple[When, Statement]]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        value, role = _value(one, placing, since), role_of(one, parties)
        if value is None or role is None or one.actor is None:
            continue
        third = one.actor if role is StanceRole.THIRD_PARTY else one.third_party
        groups[(one.actor, role, third)][value].append((placing.when(one), one))
    return {subject: _positions(subject, by_value) for subject, by_value in sorted(groups.items(), key=_subject_key)}


def _subject_key(item: tuple[Subject, object]) -> tuple[str, str, str]:
    (actor, role, third), _ = item
    return actor, role.value, third or ""


def _value(one: Statement, placing: Placing, since: date | None) -> str | None:
    if one.move is Move.WITHDRAW and one.modality is Modality.CONDITIONAL and one.actor_role in OFFICIAL_ROLES:
        return "withdraws-if"
    if one.modality is Modality.HISTORICAL:
        own = placing.own_when(one)
        if since is None or own is None or own.until is None or own.until < since:
            return None
        one = replace(one, modality=Modality.ACTUAL)
    value = value_of(one)
    return value.value if value else None


def _positions(subject: Subject, by_value: dict[str, list[tuple[When, Statement]]]) -> tuple[Position, ...]:
    found = []
    for value, told in sorted(by_value.items()):
        for group in _by_time(told):
            found.append(_position(subject, value, group))
    return tuple(sorted(found, key=_position_key))


def _position_key(one: Position) -> tuple[object, ...]:
    return (one.when.since or date.min, one.when.until or date.max, one.value, place(one.evidence[0]))


def _by_time(told: list[tuple[When, Statement]]) -> list[list[tuple[When, Statement]]]:
    """Groups of points that lie together in time; those without an upper bound join the first group they meet."""
    closed = sorted((one for one in told if one[0].since and one[0].until), key=_told_key)
    groups: list[list[tuple[When, Statement]]] = []
    last = date.min
    for one in closed:
        since, until = one[0].since or date.min, one[0].until or date.max
        if not groups or since > last + timedelta(days=TOGETHER):
            groups.append([])
            last = until
        groups[-1].append(one)
        last = max(last, until)
    rest = sorted((one for one in told if not (one[0].since and one[0].until)), key=_told_key)
    loose: list[tuple[When, Statement]] = []
    hulls = [_hull([when for when, _ in group]) for group in groups]
    for one in rest:
        at = next((n for n, hull in enumerate(hulls) if hull.meets(one[0])), None)
        (loose if at is None else groups[at]).append(one)
    return [*groups, loose] if loose else groups


def _told_key(one: tuple[When, Statement]) -> tuple[object, ...]:
    when, statement = one
    return (when.since or date.min, when.until or date.max, place(statement))


def _hull(whens: Sequence[When]) -> When:
    """The days from the earliest lower to the latest upper bound; a bound that any of them lacks stays open."""
    if not whens:
        return UNKNOWN_WHEN
    lows = [one.since for one in whens if one.since]
    highs = [one.until for one in whens]
    return When(since=min(lows, default=None), until=None if None in highs else max(h for h in highs if h))


def _position(subject: Subject, value: str, group: list[tuple[When, Statement]]) -> Position:
    actor, role, third = subject
    closed = [when for when, _ in group if when.since and when.until]
    return Position(
        actor=actor, role=role, third_party=third, value=value,
        when=_hull(closed or [when for when, _ in group]), evidence=spread([one for _, one in group]),
    )  # fmt: skip


def order_of(one: When, other: When) -> Order:
    """How the times of two positions lie."""
    if not one.meets(other, slack=NEAR):
        return Order.APART
    bounded = all(when.since and when.until for when in (one, other))
    return Order.SAME if bounded else Order.OPEN
