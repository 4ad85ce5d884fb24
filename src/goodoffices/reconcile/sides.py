"""How two positions become a disagreement: its sides, its topic and its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import DisagreementKind, StanceRole
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.reconcile.kinds import Order
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.positions import Position, order_of
from goodoffices.reconcile.wording import clause, possessive, sentence, topic_of


def is_one_sentence(left: Sequence[Statement], right: Sequence[Statement]) -> bool:
    """Whether all that both sides have is the same sentence, which then tells both in one breath."""
    return {one.quote for one in left} == {one.quote for one in right}


def begins_before(one: When, other: When) -> bool:
    """Whether the first day of one lies before that of the other, both being known."""
    return bool(one.since and other.since and one.since < other.since)


def disagreement(
    kind: DisagreementKind, one: Position, other: Position, origins: Origins, *, topic: str = "", separates: str = ""
) -> Disagreement:
    """A disagreement with its sides and sentence."""
    if kind is DisagreementKind.CHANGE and not separates and order_of(one.when, other.when) is Order.OPEN:
        separates = "Both can be true at different times; which came first, these reports do not tell."
    sides = [_side(position, origins) for position in (one, other)]
    return Disagreement(
        topic=topic or _topic(kind, one), actor=one.actor, kind=kind,
        says=sentence(display_name(one.actor), kind, [(side.says, side.evidence, side.when) for side in sides],
                      separates),
        sides=tuple(sides), within=len(one.reports | other.reports) == 1,
    )  # fmt: skip


def _topic(kind: DisagreementKind, one: Position) -> str:
    if kind is DisagreementKind.CONDITION and one.role is StanceRole.THIRD_PARTY:
        return f"terms of {possessive(display_name(one.actor))} help"
    return topic_of(one.actor, one.role, one.third_party)


def _side(one: Position, origins: Origins) -> Side:
    terms = next((statement.condition.text for statement in one.evidence if statement.condition), None)
    shown = f" (“{terms}”)" if terms and one.value.endswith("-if") else ""
    return Side(
        says=clause(one.value, one.role, one.third_party) + shown,
        evidence=tuple(statement.quote for statement in one.evidence),
        n_origins=origins.count(one.evidence), when=one.when,
    )  # fmt: skip
