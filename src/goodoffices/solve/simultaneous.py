"""Simultaneous stability for two players: what if both act on their improvements at once?

A state is stable for a player when each improvement of its own can meet an improvement that the other makes at
the same moment, and the state that both make together is one that the player likes no better than now.

References:
    fraser1984 (simultaneous sanctioning).
"""

from __future__ import annotations

import numpy as np

from goodoffices.errors import UsageError
from goodoffices.solve.expressions import Bools
from goodoffices.solve.model import Model
from goodoffices.solve.proofs import Search


def simultaneously_stable(model: Model) -> list[Bools]:
    """Per player, where it is stable when both may move at once.

    Raises:
        UsageError: There are not two players, or the graph is not spanned by options.
    """
    if model.n_players != 2 or not model.is_plain:
        raise UsageError("Simultaneous stability is defined for two players with options.")
    search = Search(model=model)
    return [
        np.array([_is_stable(search, player, state) for state in range(model.n_states)], dtype=np.bool_)
        for player in (0, 1)
    ]


def _is_stable(search: Search, player: int, state: int) -> bool:
    own = search.improvements(player, state, is_bold=False)
    other = search.improvements(1 - player, state, is_bold=False)
    return all(any(_harms_together(search, player, state, mine, theirs) for theirs in other) for mine in own)


def _harms_together(search: Search, player: int, state: int, mine: int, theirs: int) -> bool:
    masks = search.model.space.masks
    together = int(masks[state]) ^ (int(masks[state]) ^ int(masks[mine])) ^ (int(masks[state]) ^ int(masks[theirs]))
    number = search.model.space.find(together)
    return number is not None and search.harms(player, state, [number])[0]
