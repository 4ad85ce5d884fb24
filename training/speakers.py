"""Fit the weights by which it is told who is cited for a statement.

`python -m training.speakers --trees CASES.pkl... --together HELD.pkl... --out speakers.json.xz`; see training.layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from goodoffices.extract.slots import actor_mention
from goodoffices.extract.speakers import Option, beside_heads, options, shares_word, span_of
from training.choosing import Marks
from training.layers import Coded, Layered, each, run


def layered(one: Coded) -> Layered:
    """The sources that may be cited for a coded move, and nobody."""
    actor = actor_mention(one.scope, one.proposal)
    known, found = options(one.proposal, one.trigger, actor, one.scope, one.context.voices)
    span = span_of(one.proposal, one.context.document)
    beside = [
        partial(beside_heads, known.get(name) if name else None, proposal=one.proposal, span=span) for name in found
    ]
    return Layered(one.case, list(found.values()), right_of(one.rows, list(found)), beside)


def right_of(rows: Sequence[dict[str, Any]], found: Sequence[Option]) -> Marks:
    """Which options are what is coded: a source that shares a word with a coded one, or nobody."""
    told = [row["speaker"] for row in rows]

    def is_right(name: Option) -> bool:
        return None in told if name is None else any(one and shares_word(name, one) for one in told)

    return np.array([is_right(name) for name in found])


if __name__ == "__main__":
    run(each(layered, lambda move: True), "fit the weights by which it is told who is cited for a statement")
