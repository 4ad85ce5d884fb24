"""Which quotations stand first behind a stance or a side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from goodoffices.core.statement import BEYOND_DOUBT, UNSURE, Statement
from goodoffices.reconcile.clarity import plainness
from goodoffices.reconcile.order import place

LEAD = 3  # sentences of headline and lead
GRADES = (UNSURE, BEYOND_DOUBT)  # of confidence: between them plainness goes before a little more of it


def strength(one: Statement) -> tuple[object, ...]:
    """How good a statement is as evidence, the best first: it shows terms, is sure, dated, plain and well sourced."""
    is_dated = one.when is not None and one.when.is_day
    ranks = (
        sum(one.confidence < least for least in GRADES),
        plainness(one),
        not is_dated,
        one.attribution.rung,
        one.quote.sentence > LEAD,
        -one.confidence,
    )
    return (one.condition is None, *ranks, place(one))


def spread(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Evidence with the strongest first, each report once before any comes twice; each sentence once."""
    turns: dict[str, int] = defaultdict(int)
    seen: set[tuple[str, int]] = set()
    ranked = []
    for one in sorted(statements, key=strength):
        key = (one.quote.report, one.quote.start)
        if key in seen:
            continue
        seen.add(key)
        ranked.append((turns[one.quote.report], strength(one), one))
        turns[one.quote.report] += 1
    return tuple(one for _, _, one in sorted(ranked, key=lambda item: (item[0], item[1])))
