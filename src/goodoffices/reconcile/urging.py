"""An actor that only urges the parties in some reports, and offers its help in others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import DisagreementKind, Modality, Move, StanceRole
from goodoffices.core.record import Disagreement
from goodoffices.core.statement import Statement
from goodoffices.reconcile.evidence import spread
from goodoffices.reconcile.kinds import Order
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.placing import Placing
from goodoffices.reconcile.positions import Position, hull, order_between
from goodoffices.reconcile.sides import opposing

OFFERS = ("offers", "offers-if")


def find_urging(
    statements: Sequence[Statement], held: Sequence[Position], placing: Placing, origins: Origins
) -> Iterator[Disagreement]:
    """Degrees between urging and offering, one for each would-be mediator.

    Args:
        statements: In stable order.
        held: All positions.
        placing: When statements hold.
        origins: What support is counted in.
    """
    offers: dict[str, list[Position]] = defaultdict(list)
    for one in held:
        if one.value in OFFERS and one.role is StanceRole.THIRD_PARTY:
            offers[one.actor].append(one)
    urged: dict[str, list[Statement]] = defaultdict(list)
    helped: set[tuple[str, str]] = set()
    for statement in statements:
        if statement.actor in offers and statement.modality is not Modality.HISTORICAL:
            if statement.move is Move.URGE and len(statement.toward) > 1:
                urged[statement.actor].append(statement)
            elif statement.move.is_mediation:
                helped.add((statement.actor, statement.quote.report))
    for actor, told in sorted(urged.items()):
        only = [one for one in told if (actor, one.quote.report) not in helped]
        if only:
            yield from _against(actor, only, offers[actor], placing, origins)


def _against(
    actor: str, only: list[Statement], offers: Sequence[Position], placing: Placing, origins: Origins
) -> Iterator[Disagreement]:
    urging = Position(actor=actor, role=StanceRole.THIRD_PARTY, third_party=actor, value="urges",
                      when=hull([placing.when(one) for one in only]), evidence=spread(only))  # fmt: skip
    near = [one for one in offers if order_between(urging, one) is not Order.APART]
    if near:
        offering = max(near, key=lambda one: (len(one.reports), one.value == "offers", len(one.evidence)))
        yield from opposing(
            DisagreementKind.DEGREE, urging, offering, origins,
            separates=f"Some reports have {display_name(actor)} go no further than urging.",
        )  # fmt: skip
