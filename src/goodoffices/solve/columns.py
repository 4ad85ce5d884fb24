"""States of large conflicts in columns: what `walk` goes through, and what it takes to lay it out.

States are masks over all combinations, feasible or not. Bits are laid out so that each player's options that
change both ways come before its one-way ones. A *column* of a player is the set of states among which it
moves freely: they differ in its both-way options only. One-way options lead from column to column.

Everything goes through memory in order, or touches no more at random than a few numbers per column.
"""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
Int32s = NDArray[np.int32]
Int64s = NDArray[np.int64]
Levels = NDArray[np.uint16] | NDArray[np.int32]
"""Numbers below the size of the widest column or, where players have one-way bits, ranks."""

UNSEEN = -1
"""The value of a column not reached, and the rank of a state that is not feasible."""


@numba.njit(cache=True, nogil=True, inline="always")
def column_of(state: int, first: int, n_free: int) -> int:
    """The number of a player's column: the state without the player's both-way bits."""
    return ((state >> (first + n_free)) << first) | (state & ((1 << first) - 1))


@numba.njit(cache=True, nogil=True, inline="always")
def state_at(column: int, inner: int, first: int, n_free: int) -> int:
    """The state in a column whose both-way bits are `inner`."""
    return ((column >> first) << (first + n_free)) | (inner << first) | (column & ((1 << first) - 1))


@numba.njit(cache=True, nogil=True)
def sort_by_value(value: Int32s, n_values: int) -> Int32s:
    """Feasible states by ascending value (values below 0 are left out), by counting; at once where all differ."""
    n_feasible = 0
    for state in range(len(value)):
        n_feasible += value[state] >= 0
    order = np.empty(n_feasible, dtype=np.int32)
    if n_feasible == n_values:  # ranks leave no gaps, so no two states have the same
        for state in range(len(value)):
            if value[state] >= 0:
                order[value[state]] = state
        return order
    places = np.zeros(n_values + 1, dtype=np.int32)
    for state in range(len(value)):
        if value[state] >= 0:
            places[value[state] + 1] += 1
    for number in range(n_values):
        places[number + 1] += places[number]
    for state in range(len(value)):
        if value[state] >= 0:
            order[places[value[state]]] = state
            places[value[state]] += 1
    return order


@numba.njit(cache=True, nogil=True)
def sort_by_column(worth: Int32s, rank: Int32s, first: int, n_free: int) -> Int32s:
    """Feasible states by what their column is worth, the least first."""
    order, found = np.empty(len(rank), dtype=np.int32), 0
    for column in np.argsort(worth, kind="mergesort"):
        for inner in range(1 << n_free):
            state = state_at(column, inner, first, n_free)
            if rank[state] >= 0:
                order[found] = state
                found += 1
    return order[:found]


@numba.njit(cache=True, nogil=True)
def closed_bits(rank: Int32s) -> Bits:
    """A bit for each state that is not feasible."""
    bits = np.zeros((len(rank) >> 6) + 1, dtype=np.uint64)
    for state in range(len(rank)):
        if rank[state] < 0:
            bits[state >> 6] |= np.uint64(1) << np.uint64(state & 63)
    return bits


@numba.njit(cache=True, nogil=True)
def fill_columns(order: Int32s, rank: Int32s, own: Int64s, inners: Levels, levels: Levels) -> Int32s:
    """Sort states into one player's columns, keeping their order, and note the level of each.

    Args:
        order: Feasible states by ascending rank.
        rank: The player's ranks.
        own: First bit, both-way, forward and back bits of the player.
        inners: Filled with the both-way bits of the members, column by column.
        levels: Filled per state.

    Returns:
        Where each column begins, with a closing entry.
    """
    first, n_free, is_ranked = own[0], own[1], own[2] + own[3] > 0
    starts = np.zeros((len(rank) >> n_free) + 1, dtype=np.int32)
    for state in range(len(rank)):
        if rank[state] >= 0:
            starts[column_of(state, first, n_free) + 1] += 1
    for column in range(len(starts) - 1):
        starts[column + 1] += starts[column]
    free = starts[:-1].copy()
    for place in range(len(order)):
        column = column_of(order[place], first, n_free)
        inners[free[column]] = (order[place] >> first) & ((1 << n_free) - 1)
        free[column] += 1
    for column in range(len(free)):
        below, top = 0, UNSEEN
        for member in range(starts[column], starts[column + 1]):
            state = state_at(column, int(inners[member]), first, n_free)
            if rank[state] > top:  # else it ties with the one before
                below, top = member - starts[column], rank[state]
            levels[state] = top if is_ranked else below
    return starts


@numba.njit(cache=True, nogil=True)
def best_of_columns(rank: Int32s, first: int, n_free: int) -> Int32s:
    """The highest rank in each column."""
    best = np.full(len(rank) >> n_free, UNSEEN, dtype=np.int32)
    for state in range(len(rank)):
        column = column_of(state, first, n_free)
        best[column] = max(best[column], rank[state])
    return best


@numba.njit(cache=True, nogil=True)
def pass_one_way(best: Int32s, first: int, n_forward: int, n_back: int) -> None:
    """For each one-way bit, a column that may still change it takes over the best of the other side."""
    for place in range(n_forward + n_back):
        bit = 1 << (first + place)
        for column in range(len(best)):
            if column & bit == 0:
                low, high = column, column | bit
                if place < n_forward:
                    best[low] = max(best[low], best[high])
                else:
                    best[high] = max(best[high], best[low])


@numba.njit(cache=True, nogil=True)
def stable_bits(best: Int32s, rank: Int32s, first: int, n_free: int) -> NDArray[np.bool_]:
    """Where the best that the player can hope for is no better than what it has."""
    found = np.zeros(len(rank), dtype=np.bool_)
    for state in range(len(rank)):
        found[state] = rank[state] >= 0 and best[column_of(state, first, n_free)] <= rank[state]
    return found
