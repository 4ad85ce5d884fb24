"""Simultaneous stability: what if others act on their improvements at the same moment?

A state is stable for a player when each improvement of its own can meet improvements that some of the others make
at the same moment, one each, and the state that all of them make together is one that the player likes no better
than now. With two players this is the usual definition; with more it sums the changes of all who move.

References:
    fraser1984 (simultaneous sanctioning; outcomes of several movers are summed up).
"""

from __future__ import annotations

import numpy as np

from goodoffices.errors import UsageError
from goodoffices.solve.expressions import Bools
from goodoffices.solve.model import Model
from goodoffices.solve.proofs import Search


def simultaneously_stable(model: Model) -> list[Bools]:
    """Per player, where it is stable when the others may move at the same moment.

    Raises:
        UsageError: The graph is not spanned by options, so that two moves at once lead nowhere.
    """
    if not model.is_plain:
        raise UsageError(
            "Simultaneous stability needs plain options: in a list of moves, or among merged states, two moves at once"
            " lead to no known state.",
            hint="Leave out sim.",
        )
    search, n_players = Search(model=model), model.n_players
    found = [np.zeros(model.n_states, dtype=np.bool_) for _ in range(n_players)]
    for state in range(model.n_states):
        tempted = [_improved(search, player, state) for player in range(n_players)]
        for player in range(n_players):
            found[player][state] = _is_stable(search, player, state, tempted)
    return found


def _improved(search: Search, player: int, state: int) -> list[int]:
    masks = search.model.space.masks
    return [int(masks[to]) ^ int(masks[state]) for to in search.improvements(player, state, is_bold=False)]


def _is_stable(search: Search, player: int, state: int, tempted: list[list[int]]) -> bool:
    """Changes of different players touch different options, so those made together are joined."""
    if not tempted[player]:
        return True
    joined = {0}
    for other, changes in enumerate(tempted):
        if other != player:
            joined |= {one | change for one in joined for change in changes}
    joined.discard(0)
    now = int(search.model.space.masks[state])
    return all(any(_harms(search, player, state, now ^ own ^ rest) for rest in joined) for own in tempted[player])


def _harms(search: Search, player: int, state: int, mask: int) -> bool:
    number = search.model.space.find(mask)
    return number is not None and search.harms(player, state, [number])[0]
