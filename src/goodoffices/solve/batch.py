"""Equilibria of many orders on the same graph at once, without compiling anything.

As in the walks, what counts is the worst value that the others can lead each state to; here it is found for all
orders together by repeated improvement of the bound, which is quick while paths are short.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.solve.changes import MoveLists
from goodoffices.solve.concepts import Concept
from goodoffices.solve.expressions import Bools

Batch = NDArray[np.int32]
"""Ranks, or bounds on them: one row per order, one column per state."""

Small = NDArray[np.signedinteger[Any]]
"""The same at work, in half the space where all ranks fit into it."""

CHUNK = 4_000_000
"""Entries of the largest array at work: 16 MB of ranks."""

SMALL = np.iinfo(np.int16).max


def batch_equilibria(moves: tuple[MoveLists, ...], ranks: tuple[Batch, ...], concepts: tuple[Concept, ...]) -> Bools:
    """Where every player is stable: concept, order, state.

    Args:
        moves: Every player's moves.
        ranks: Per player one row of ranks per order.
        concepts: Plain concepts.
    """
    n_orders, n_states = ranks[0].shape
    found = np.empty((len(concepts), n_orders, n_states), dtype=np.bool_)
    step = max(1, CHUNK // (n_states * max(each.targets.shape[1] for each in moves)))
    is_small = n_states < SMALL and max(int(each.max(initial=0)) for each in ranks) < SMALL
    for begin in range(0, n_orders, step):
        part = tuple(_at_work(each[begin : begin + step], is_small=is_small) for each in ranks)
        for number, concept in enumerate(concepts):
            rows = [batch_stable(moves, part, player, concept) for player in range(len(moves))]
            found[number, begin : begin + step] = np.logical_and.reduce(rows)
    return found


def _at_work(ranks: Batch, *, is_small: bool) -> Small:
    return ranks.astype(np.int16) if is_small else ranks


def _best(moves: MoveLists, value: Small) -> Small:
    """The best that the player can move to; -1 where it cannot move."""
    return np.asarray(np.where(moves.is_move, value[:, moves.targets], -1).max(axis=2), dtype=value.dtype)


def batch_stable(moves: tuple[MoveLists, ...], ranks: tuple[Small, ...], player: int, concept: Concept) -> Bools:
    """Where one player is stable: order, state. Arguments as for `batch_equilibria`."""
    rank = ranks[player]
    hope = rank
    if concept.is_answered and len(moves) > 1:
        value = np.maximum(rank, _best(moves[player], rank)) if concept.is_symmetric else rank
        hope = np.minimum(rank, _worst(moves, ranks, player, value, is_credible=concept.is_credible))
    return np.asarray(_best(moves[player], hope) <= rank)


def _worst(
    moves: tuple[MoveLists, ...], ranks: tuple[Small, ...], focal: int, value: Small, *, is_credible: bool
) -> Small:
    """The least value that the others can lead each state to, nobody moving twice in a row."""
    highest = np.iinfo(value.dtype).max
    others = [player for player in range(len(moves)) if player != focal]
    allowed = {
        other: moves[other].is_move & (ranks[other][:, moves[other].targets] > ranks[other][:, :, None])
        if is_credible
        else moves[other].is_move
        for other in others
    }
    after = dict.fromkeys(others, value)  # the bound where that player has just moved
    while True:
        step = {
            mover: np.where(allowed[mover], after[mover][:, moves[mover].targets], highest).min(axis=2)
            for mover in others
        }
        following = {
            last: np.minimum.reduce([value, *(step[mover] for mover in others if mover != last)]) for last in others
        }
        if all(np.array_equal(following[other], after[other]) for other in others):
            return np.asarray(np.minimum.reduce([value, *step.values()]), dtype=value.dtype)
        after = following
