"""Agreements, resolutions and precedents that reports cite, by whom, and for which argument."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from goodoffices.codebook.agreements import canonical_agreement, find_agreement
from goodoffices.codebook.words import Modality, Move
from goodoffices.core.record import Invocation
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.reconcile.order import quotes_in_order

ARGUMENTS = {
    Move.REFUSE: "against third parties",
    Move.OPPOSE: "against third parties",
    Move.DECLINE: "against third parties",
    Move.URGE: "for settling the matter among the parties",
    Move.NEGOTIATE: "for talks between the parties",
    Move.REQUEST: "for third-party help",
    Move.ACCEPT: "for third-party help",
    Move.OFFER: "for third-party help",
    Move.ENDORSE: "for third-party help",
    Move.MEDIATE: "as the frame of mediation",
    Move.ACCUSE: "as broken",
    Move.DEMAND: "as to be kept",
    Move.ESCALATE: "as suspended or broken",
    Move.DEESCALATE: "as kept",
    Move.AGREE: "as concluded",
}


def find_invocations(statements: Sequence[Statement]) -> tuple[Invocation, ...]:
    """All invocations, by agreement, invoker and argument."""
    groups: dict[tuple[str, str, str], list[Quote]] = defaultdict(list)
    for one in statements:
        for name in one.frameworks:
            groups[(canonical_agreement(name), one.actor or "", _argument(one))].append(one.quote)
    return tuple(_invocation(*key, quotes) for key, quotes in sorted(groups.items()))


def _argument(one: Statement) -> str:
    if one.modality is Modality.HISTORICAL and one.move is not Move.REFUSE:
        return "as precedent"
    return ARGUMENTS.get(one.move, "as background")


def _invocation(framework: str, by: str, argument: str, quotes: list[Quote]) -> Invocation:
    known = find_agreement(framework)
    return Invocation(
        framework=framework, by=by or None, argument=argument, evidence=quotes_in_order(quotes),
        note=" ".join((known.argued, *known.readings)) if known else "", link=known.link if known else "",
        is_link_checked=known.is_checked if known else False,
    )  # fmt: skip
