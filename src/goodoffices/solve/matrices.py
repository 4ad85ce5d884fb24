"""Stability as products of truth matrices: short, general, for conflicts of up to some thousand states.

Every concept is a choice of three matrices: the improvements of the focal player, the states that the
others can bring about from each state, and the states that would harm the player. A state is stable when
each improvement can be answered by a harm.

References:
    Matrix form: xu2009. Joint moves by legal sequences: fang1993, definitions of R_H and R_H^+.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.solve.expressions import Bools


def times(first: Bools, second: Bools) -> Bools:
    """The truth product: which columns are reached from which rows through some middle."""
    return np.asarray((first.astype(np.float32) @ second.astype(np.float32)) > 0.5)


def joint_moves(moves: list[Bools]) -> Bools:
    """What a group reaches by legal sequences, in which no member moves twice in a row.

    1. A sequence of one move reaches what its mover reaches.
    2. A sequence whose last mover was somebody else can be prolonged by a member's move.
    3. Repeat until nothing is added.
    """
    last = list(moves)  # last[j]: reached by sequences that j ended
    if len(last) < 2:
        return last[0] if last else np.zeros((0, 0), dtype=np.bool_)
    while True:
        grown = False
        for member, steps in enumerate(moves):
            others = np.logical_or.reduce([each for other, each in enumerate(last) if other != member])
            longer = last[member] | times(others, steps)
            if not np.array_equal(longer, last[member]):
                last[member], grown = longer, True
        if not grown:
            return np.asarray(np.logical_or.reduce(last))


def stable_states(improvements: Bools, answers: Bools | None, harm: Bools) -> NDArray[np.bool_]:
    """The states in which every improvement leads to where some answer harms.

    Args:
        improvements: From the state (row) to the better one (column).
        answers: From there to what the others can bring about; None when nobody answers.
        harm: From the original state (row): whether the column would be a sanction.
    """
    if answers is None:
        return np.asarray(~improvements.any(axis=1))
    answered = times(harm, answers.T)
    return np.asarray(~(improvements & ~answered).any(axis=1))


def inescapable(harm: Bools, own_moves: Bools) -> Bools:
    """The sanctions from which no own move leads to where there is no harm (the symmetric concepts)."""
    return np.asarray(harm & ~times(~harm, own_moves.T))
