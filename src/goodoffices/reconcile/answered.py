"""Offers that a sentence names because a party answers them: "is still studying the proposal from Oslo".

Such a sentence repeats no terms, and drops none: where the mediator is told to offer its help on a condition, by then
or at a time not known, that is the offer which it names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.statement import Statement
from goodoffices.reconcile.placing import Placing

MADE = re.compile(
    r"\b(?:offers|offered|ha(?:s|ve|d) offered|is offering|are offering|proposes|proposed|volunteers|volunteered)"
    r" (?:to|its|his|her|their|help|mediation|good offices)\b",
    re.IGNORECASE,
)
"""Words that make an offer rather than name one: who answers it in the same sentence, or headline, answers that."""
ANSWERS = (Move.ACCEPT, Move.REFUSE, Move.REQUEST, Move.HEDGE)


def answered_offers(statements: Sequence[Statement], parties: tuple[str, ...], placing: Placing) -> frozenset[int]:
    """Identities of statements that name an offer on a condition without it, in a party's answer."""
    on_terms: dict[str | None, list[Statement]] = defaultdict(list)
    for one in statements:
        if one.move is Move.OFFER and one.condition is not None:
            on_terms[one.actor].append(one)
    answers = {(one.quote, one.third_party) for one in statements if one.actor in parties and one.move in ANSWERS}
    plain = (one for one in statements if one.move is Move.OFFER and one.modality is Modality.ACTUAL)
    named = (one for one in plain if (one.quote, one.actor) in answers and MADE.search(one.quote.text) is None)
    return frozenset(id(one) for one in named if _is_by_then(one, on_terms[one.actor], placing))


def _is_by_then(one: Statement, on_terms: Sequence[Statement], placing: Placing) -> bool:
    """Whether any of the offers on a condition may have been made by the time that a statement names one."""
    return any(not placing.when(one).before(placing.when(each)) for each in on_terms)
