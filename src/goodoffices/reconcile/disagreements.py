"""Where reports disagree on stances: contradiction, change, condition and degree.

1. Per actor and mediator, positions of different values are compared in pairs, by the table of `kinds`. Pairs of the
   same or an unknown time always; pairs that lie apart only where no position of either value lies between them.
2. A party's word on third-party help in general is set against its word on a single mediator.
3. Conditions of one offer that ask for different things differ in degree.
4. A report in which an actor only urges the parties is set against those in which it offers help.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import DisagreementKind, StanceRole, StanceValue
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.reconcile.conditions import terms_differ
from goodoffices.reconcile.kinds import Order, kind_of
from goodoffices.reconcile.order import place
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.positions import Position, Subject, order_of
from goodoffices.reconcile.stances import spread
from goodoffices.reconcile.wording import clause, possessive, sentence, topic_of

K = DisagreementKind
THREAT = "withdraws-if"
GENERAL = {
    ("refuses", "unclear"): (K.DEGREE, K.DEGREE),
    ("refuses", "accepts"): (K.CONTRADICTION, K.CHANGE),
    ("refuses", "requests"): (K.CONTRADICTION, K.CHANGE),
    ("accepts", "refuses"): (K.CONTRADICTION, K.CONTRADICTION),
}


def find_disagreements(positions: dict[Subject, tuple[Position, ...]], origins: Origins) -> tuple[Disagreement, ...]:
    """All disagreements on stances, in stable order."""
    found: list[Disagreement] = []
    for subject, held in positions.items():
        found.extend(_between_values(held, origins))
        found.extend(_between_terms(held, origins))
        if subject[1] is StanceRole.PARTY and subject[2] is None:
            for other, answers in positions.items():
                if other[0] == subject[0] and other[1] is StanceRole.PARTY and other[2] is not None:
                    found.extend(_general_against_single(held, answers, origins))
    return tuple(found)


def _between_values(held: Sequence[Position], origins: Origins) -> Iterator[Disagreement]:
    """Step 1."""
    for n, one in enumerate(held):
        for other in held[n + 1 :]:
            if one.value == other.value:
                continue
            order = order_of(one.when, other.when)
            if order is Order.APART and _is_between(held, one, other):
                continue
            kind = _kind(one, other, order)
            if kind is not None:
                yield from _made(kind, one, other, origins)


def _is_between(held: Sequence[Position], one: Position, other: Position) -> bool:
    """Whether a position of either value lies between two that lie apart."""
    values = (one.value, other.value)
    return any(
        third.value in values and third is not one and third is not other
        and not _before(third.when, one.when) and not _before(other.when, third.when)
        for third in held
    )  # fmt: skip


def _before(one: When, other: When) -> bool:
    return bool(one.since and other.since and one.since < other.since)


def _kind(one: Position, other: Position, order: Order) -> DisagreementKind | None:
    if THREAT in (one.value, other.value):
        against = {one.value, other.value} - {THREAT}
        return K.CONDITION if against & {"mediates", "withdrawn"} and order is not Order.APART else None
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
    """Step 2; only across reports, since in one report the single case explains itself."""
    for one in general:
        for other in single:
            kinds = GENERAL.get((one.value, other.value))
            if kinds is None or one.reports == other.reports or _is_one_sentence(one.evidence, other.evidence):
                continue
            kind = kinds[order_of(one.when, other.when) is Order.APART]
            early, late = (other, one) if _before(other.when, one.when) else (one, other)
            yield disagreement(kind, early, late, origins, topic=topic_of(one.actor, one.role, None),
                               separates="One is told of help in general, the other of one mediator.")  # fmt: skip


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
