"""What reports have an actor stand for, gathered by value and time: the sides between which disagreements are sought.

A position is wider than a stance: it also holds threats to withdraw, and what is told in hindsight of the time that
the reports cover. Points of one value that lie within `TOGETHER` days are one position, whoever tells them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from goodoffices.codebook.words import Modality, Move, StanceRole
from goodoffices.core.statement import Statement
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile.answered import answered_offers
from goodoffices.reconcile.evidence import spread
from goodoffices.reconcile.kinds import OFFICIAL_ROLES, Order, ToldTerms, role_of, value_of
from goodoffices.reconcile.order import place
from goodoffices.reconcile.placing import Placing
from goodoffices.reconcile.stances import HOLDS, NEAR, NEWS

TOGETHER = 31  # days between points of one value that still tell of one position
SHORT = 3  # days: longer intervals are months and years, which are compared as they are

# What a word takes back that stands in one sentence with it; a denial beside an offer takes nothing back.
TURNS = {
    Move.MEDIATE: {Move.WITHDRAW}, Move.WITHDRAW: {Move.MEDIATE}, Move.REFUSE: {Move.ACCEPT, Move.REQUEST},
    Move.ACCEPT: {Move.REFUSE}, Move.REQUEST: {Move.REFUSE},
}  # fmt: skip

Subject = tuple[str, StanceRole, str | None]


@dataclass(frozen=True, kw_only=True)
class Position:
    """One value of one actor on one mediator at one time, with all that tells it.

    Attributes:
        value: A stance value, or "withdraws-if" for a threat to withdraw.
        when: The days that its statements admit; open where they are not dated.
        is_coarse: Whether all that tells it names months or years only.
        adrift: What tells it at no time at all, of which `when` says nothing.
        named: What names an offer only for an answer to it, and so is silent on its terms.
    """

    actor: str
    role: StanceRole
    third_party: str | None
    value: str
    when: When
    evidence: tuple[Statement, ...]
    is_coarse: bool = False
    adrift: tuple[Statement, ...] = ()
    named: tuple[Statement, ...] = ()

    @property
    def stated(self) -> Position:
        """The part of it that is silent on no terms."""
        return replace(self, evidence=tuple(one for one in self.evidence if one not in self.named), named=())

    @property
    def afloat(self) -> Position:
        """The part of it that is told at no time."""
        return replace(self, evidence=spread(self.adrift), when=UNKNOWN_WHEN)

    @property
    def moored(self) -> Position:
        """The part of it that is told at some time."""
        return replace(self, evidence=tuple(one for one in self.evidence if one not in self.adrift), adrift=())

    @cached_property
    def reports(self) -> frozenset[str]:
        """Names of the reports that tell it."""
        return frozenset(one.quote.report for one in self.evidence)

    @cached_property
    def places(self) -> frozenset[tuple[str, int]]:
        """Report and offset of its sentences: cheaper to compare than quotations."""
        return frozenset((one.quote.report, one.quote.start) for one in self.evidence)


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
    terms, turning = ToldTerms(), _turns(statements, placing)
    for one in statements:
        value, role = _value(one, placing, since), role_of(one, parties)
        if value is None or role is None or one.actor is None:
            continue
        third = one.actor if role is StanceRole.THIRD_PARTY else one.third_party
        when = placing.when(one)
        when = When(since=None, until=when.until) if id(one) in turning else when
        groups[(one.actor, role, third)][terms.value(one, value, third)].append((when, one))
    named = answered_offers(statements, parties, placing)
    return {
        subject: tuple(_naming(one, named) for one in _positions(subject, by_value))
        for subject, by_value in sorted(groups.items(), key=_subject_key)
    }


def _naming(one: Position, named: frozenset[int]) -> Position:
    """A position that knows which of its sentences name it only for an answer to it."""
    return replace(one, named=tuple(told for told in one.evidence if id(told) in named)) if named else one


def _turns(statements: Sequence[Statement], placing: Placing) -> frozenset[int]:
    """Identities of undated statements whose sentence tells the contrary too: of one of them it tells in hindsight.

    "Back at the table, a month after leaving it" has nobody leave the table on the day of the report.
    """
    told: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in statements:
        if one.move in TURNS:
            told[(one.quote, one.actor, one.third_party)].append(one)
    both = [one for same in told.values() if any(TURNS[one.move] & {each.move for each in same} for one in same)
            for one in same]  # fmt: skip
    return frozenset(id(one) for one in both if placing.own_when(one) is None and not _is_news(one, placing))


def _is_news(one: Statement, placing: Placing) -> bool:
    """Whether of a mediation and its end, told in one sentence, it is the other that is over."""
    pair = {Move.MEDIATE, Move.WITHDRAW}
    return one.move in pair and any((one.quote, one.actor, move) in placing.outdated for move in pair - {one.move})


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
    """Groups of points that lie together in time; what is told in hindsight joins the last group before it."""
    closed = sorted((one for one in told if one[0].since and one[0].until), key=_told_key)
    opened = sorted((one for one in told if one[0].since and not one[0].until), key=_told_key)
    hindsight = sorted((one for one in told if not one[0].since), key=_told_key)
    groups = [*_closed(closed), *_opened(opened)]
    for one in hindsight:
        if not groups:
            groups.append([])
        before = [group for group in groups if _begun(group) <= (one[0].until or date.max)]
        max(before or groups, key=_begun).append(one)
    return groups


def _begun(group: Sequence[tuple[When, Statement]]) -> date:
    """The first day of a group; the beginning of time for an empty or undated one."""
    return (group[0][0].since if group else None) or date.min


def _closed(told: list[tuple[When, Statement]]) -> list[list[tuple[When, Statement]]]:
    """Groups of dated points, in the order of time."""
    groups: list[list[tuple[When, Statement]]] = []
    days = UNKNOWN_WHEN
    for one in told:
        first = groups[-1][0][0].since if groups else None
        is_late = first is None or (one[0].since or date.min) > first + timedelta(days=TOGETHER)
        if is_late or not one[0].meets(days, slack=_slack(one[0], days)):
            groups.append([])
            days = one[0]
        groups[-1].append(one)
        days = hull([days, one[0]])
    return groups


def _opened(told: list[tuple[When, Statement]]) -> list[list[tuple[When, Statement]]]:
    """Groups of points of undated reports: those whose lower bounds lie within the life of news."""
    groups: list[list[tuple[When, Statement]]] = []
    for one in told:
        since = one[0].since or date.min
        if not groups or (groups[-1][-1][0].since or date.min) + timedelta(days=NEWS) < since:
            groups.append([])
        groups[-1].append(one)
    return groups


def _slack(one: When, other: When) -> int:
    """Days by which two intervals may lie apart: some between days, none between months or years."""
    return NEAR if _is_short(one) and _is_short(other) else 0


def _is_short(when: When) -> bool:
    return bool(when.since and when.until and (when.until - when.since).days <= SHORT)


def _told_key(one: tuple[When, Statement]) -> tuple[object, ...]:
    when, statement = one
    return (when.since or date.min, when.until or date.max, place(statement))


def hull(whens: Sequence[When]) -> When:
    """The days from the earliest lower to the latest upper bound; a bound that any of them lacks stays open."""
    if not whens:
        return UNKNOWN_WHEN
    lows = [one.since for one in whens if one.since]
    highs = [one.until for one in whens]
    return When(since=min(lows, default=None), until=None if None in highs else max(h for h in highs if h))


def _position(subject: Subject, value: str, group: list[tuple[When, Statement]]) -> Position:
    actor, role, third = subject
    placed = [when for when, _ in group if when.since]
    return Position(
        actor=actor, role=role, third_party=third, value=value,
        when=hull(placed or [when for when, _ in group]), evidence=spread([one for _, one in group]),
        is_coarse=any(when.since and when.until and not _is_short(when) for when, _ in group),
        adrift=tuple(one for when, one in group if not when.is_known),
    )  # fmt: skip


def order_between(one: Position, other: Position) -> Order:
    """How the times of two positions lie: days some days apart still count as one time, months and years do not."""
    return order_of(one.when, other.when, slack=0 if one.is_coarse or other.is_coarse else NEAR)


def order_of(one: When, other: When, *, slack: int | None = None) -> Order:
    """How two times lie.

    A report without a date is taken to be written within `NEWS` days of the latest that it tells. That it may be
    written later still leaves open which came first, unless the other lies so far on that nothing told goes on till
    then.

    Args:
        one: The one time.
        other: The other.
        slack: Days by which they may lie apart and still count as one; None to go by how exact they are.
    """
    left, right = _likely(one), _likely(other)
    if not left.meets(right, slack=_slack(left, right) if slack is None else slack):
        is_apart = one.before(other) or other.before(one) or not left.meets(right, slack=HOLDS)
        return Order.APART if is_apart else Order.OPEN
    bounded = all(when.since and when.until for when in (one, other))
    return Order.SAME if bounded else Order.OPEN


def are_of_other_news(one: When, other: When) -> bool:
    """Whether what an undated report tells is most likely older news than the other, or the other way round."""
    return not _likely(one).meets(_likely(other), slack=NEAR)


def _likely(when: When) -> When:
    if when.since is None or when.until is not None:
        return when
    return When(since=when.since, until=when.since + timedelta(days=NEWS))
