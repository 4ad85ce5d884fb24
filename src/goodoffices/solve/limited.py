"""Limited-move stability: players who look h moves ahead and reason backwards from there.

For two players as in the literature. The mover compares staying with what would come of each move when the
other then looks one move less ahead, and stays where nothing is better. Where moves are equally good, all of
them are expected, and a player judges such an expectation by the worst that it may bring.

With more players any other one may move next; the literature has several extensions. Ours takes all the
players who would rather move into account, and judges by the worst. It is marked as ours.

References:
    fang1989 (EJOR 41), fang1993 (limited-move stability L_h); zagare1984.
"""

from __future__ import annotations

import numpy as np

from goodoffices.errors import ConflictError
from goodoffices.solve.expressions import Bools
from goodoffices.solve.model import Model
from goodoffices.solve.orders import Ranks

Ends = list[frozenset[int]]
"""Per state, where play is expected to end."""


def limited_move_stable(model: Model, horizon: int) -> list[Bools]:
    """Per player, where it would rather stay when looking `horizon` moves ahead.

    Steps:
        1. With no move left, play ends where it is.
        2. With k moves left, a player at s expects of a move to t what the others make of t with k-1 left.
        3. It moves to the best of these where that is better than s, and stays otherwise.

    Raises:
        ConflictError: An order is partial: looking ahead needs to compare any two states.
    """
    if not model.is_total:
        hint = "Fill in what is open, or solve with --default."
        raise ConflictError("Limited-move stability needs total orders.", hint=hint)
    ranks = [order.ranks for order in model.orders if order.ranks is not None]
    moves = [[model.moves(p, s).tolist() for s in range(model.n_states)] for p in range(model.n_players)]
    stay: Ends = [frozenset({state}) for state in range(model.n_states)]
    ends = [stay] * model.n_players
    for _ in range(horizon):
        after = [_others(ends, player, stay) for player in range(model.n_players)]
        ends = [_choose(moves[p], ranks[p], after[p]) for p in range(model.n_players)]
    return [np.array([end == own for end, own in zip(each, stay, strict=True)], dtype=np.bool_) for each in ends]


def _others(ends: list[Ends], player: int, stay: Ends) -> Ends:
    """Where play ends once the player has moved: as any other player who would rather move makes it."""
    others = [each for other, each in enumerate(ends) if other != player]
    return [frozenset().union(*(e[s] for e in others if e[s] != here)) or here for s, here in enumerate(stay)]


def _choose(moves: list[list[int]], ranks: Ranks, after: Ends) -> Ends:
    rank = ranks.tolist()
    worth = [min(rank[end] for end in each) for each in after]
    chosen: Ends = []
    for state, targets in enumerate(moves):
        best = max((worth[target] for target in targets), default=-1)
        if best <= rank[state]:
            chosen.append(frozenset({state}))
        else:
            chosen.append(frozenset().union(*(after[target] for target in targets if worth[target] == best)))
    return chosen
