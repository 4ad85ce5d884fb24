"""Fit the weights by which it is told whom a move is aimed at.

`python -m training.targets --trees CASES.pkl... --together HELD.pkl... --out targets.json.xz`; see training.layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from goodoffices.extract.targets import Option, beside_heads, options
from training.choosing import Marks
from training.layers import Coded, Layered, each, run


def layered(one: Coded) -> Layered:
    """The targets that a coded move may have."""
    found = options(one.proposal, one.trigger, one.scope, one.context.document)
    beside = [partial(beside_heads, option, cell=one.proposal.cell) for option in found]
    return Layered(one.case, list(found.values()), right_of(one.rows, list(found)), beside)


def right_of(rows: Sequence[dict[str, Any]], found: Sequence[Option]) -> Marks:
    """Which options are coded: all that the statements are aimed at; else what shares half of them."""
    told = set().union(*(row["toward"] for row in rows))
    exact = [set(option) == told for option in found]
    half = [2 * len(told & set(option)) >= len(told | set(option)) > 0 for option in found]
    return np.array(exact if any(exact) else half)


if __name__ == "__main__":
    run(
        each(layered, lambda move: not move.is_mediation), "fit the weights by which it is told whom a move is aimed at"
    )
