"""Stability of large conflicts in time linear in the number of states.

Whether a move is sanctioned depends only on the worst state that the others can reach from where it leads.
So the states are taken from the worst upwards, and from each one we walk backwards along the others' moves:
a state is reached once, and the value that it is first reached with is the worst that it can come to.

States are masks over all combinations, feasible or not. Bits are laid out so that each player's options that
change both ways come before its one-way ones. A *column* of a player is the set of states among which it
moves freely: they differ in its both-way options only. One-way options lead from column to column.

Credible moves raise the mover's rank. In a column sorted by rank, a visited state of rank r makes every lower
one reach it, so a column needs no more than the highest rank visited so far and a pointer to the next state.

References:
    Definitions: fang1993, rego2017. The algorithm is ours.
"""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

Int32s = NDArray[np.int32]
Int64s = NDArray[np.int64]

UNSEEN = -1
"""The value of a state not reached, and the rank of a state that is not feasible."""


@numba.njit(cache=True, nogil=True)
def sort_by_value(value: Int32s, n_values: int) -> Int32s:
    """Feasible states by ascending value (values below 0 are left out), by counting."""
    places = np.zeros(n_values + 1, dtype=np.int64)
    for state in range(len(value)):
        if value[state] >= 0:
            places[value[state] + 1] += 1
    for number in range(n_values):
        places[number + 1] += places[number]
    order = np.empty(places[n_values], dtype=np.int32)
    for state in range(len(value)):
        if value[state] >= 0:
            order[places[value[state]]] = state
            places[value[state]] += 1
    return order


@numba.njit(cache=True, nogil=True, inline="always")
def column_of(state: int, first: int, n_free: int) -> int:
    """The number of a player's column: the state without the player's both-way bits."""
    return ((state >> (first + n_free)) << first) | (state & ((1 << first) - 1))


@numba.njit(cache=True, nogil=True)
def fill_columns(order: Int32s, first: int, n_free: int, n_columns: int, members: Int32s, starts: Int64s) -> None:
    """Sort states into one player's columns, keeping their order; `starts` has one more entry than columns."""
    for place in range(len(order)):
        starts[column_of(order[place], first, n_free) + 1] += 1
    for column in range(n_columns):
        starts[column + 1] += starts[column]
    free = starts[:n_columns].copy()
    for place in range(len(order)):
        column = column_of(order[place], first, n_free)
        members[free[column]] = order[place]
        free[column] += 1


@numba.njit(cache=True, nogil=True)
def best_reachable(value: Int32s, first: int, n_free: int, n_forward: int, n_back: int) -> Int32s:
    """Per column the best value that its player can move to from there (or has there).

    1. The best of each column.
    2. For each one-way bit, a column that may still change it takes over the best of the other side.
    """
    n_columns = len(value) >> n_free
    best = np.full(n_columns, UNSEEN, dtype=np.int32)
    for state in range(len(value)):
        column = column_of(state, first, n_free)
        if value[state] > best[column]:
            best[column] = value[state]
    for place in range(n_forward + n_back):
        bit = 1 << (first + place)
        for column in range(n_columns):
            if column & bit == 0:
                low, high = column, column | bit
                if place < n_forward:
                    best[low] = max(best[low], best[high])
                else:
                    best[high] = max(best[high], best[low])
    return best


@numba.njit(cache=True, nogil=True)
def spread(best: Int32s, rank: Int32s, first: int, n_free: int) -> Int32s:
    """The best reachable value of each feasible state, from that of its column."""
    found = np.full(len(rank), UNSEEN, dtype=np.int32)
    for state in range(len(rank)):
        if rank[state] >= 0:
            found[state] = best[column_of(state, first, n_free)]
    return found


@numba.njit(cache=True, nogil=True)
def stable_bits(best: Int32s, rank: Int32s, first: int, n_free: int) -> NDArray[np.bool_]:
    """Where the best that the player can hope for is no better than what it has."""
    found = np.zeros(len(rank), dtype=np.bool_)
    for state in range(len(rank)):
        found[state] = rank[state] >= 0 and best[column_of(state, first, n_free)] <= rank[state]
    return found


@numba.njit(cache=True, nogil=True)
def hopes(worst: Int32s, rank: Int32s) -> Int32s:
    """What a move to each state is worth: the worse of the state itself and of what the others make of it."""
    return np.minimum(worst, rank)


@numba.njit(cache=True, nogil=True)
def walk_moves(order: Int32s, value: Int32s, focal: int, layout: Int64s) -> Int32s:
    """Per state the least value that players other than the focal one can lead it to by any moves.

    Args:
        order: Feasible states by ascending value.
        value: Per state; below 0 where not feasible.
        focal: The player whose moves are left out; -1 for none.
        layout: Per player first bit, both-way, forward and back bits.

    Steps:
        1. Take the least state not reached yet; it keeps its own value.
        2. For each other player, mark the state's column and the columns that lead to it by one-way bits.
        3. Every state in a column newly marked can move to where we came from: reach it with that value.
        4. Go on from the states reached.
    """
    n_players, n_states = layout.shape[0], len(value)
    worst = np.full(n_states, UNSEEN, dtype=np.int32)
    base, n_marks = np.zeros(n_players, dtype=np.int64), 0
    widest = 0
    for player in range(n_players):
        base[player] = n_marks
        n_marks += n_states >> layout[player, 1]
        widest = max(widest, layout[player, 2] + layout[player, 3])
    marked = np.zeros(n_marks, dtype=np.bool_)
    stack = np.empty(len(order) + 1, dtype=np.int32)
    columns = np.empty((1 << widest) * (widest + 1) + 2, dtype=np.int64)
    for place in range(len(order)):
        state = order[place]
        if worst[state] != UNSEEN:
            continue
        least = value[state]
        worst[state] = least
        stack[0], height = state, 1
        while height:
            height -= 1
            here = stack[height]
            for player in range(n_players):
                if player == focal:
                    continue
                first, n_free, n_forward, n_back = layout[player]
                columns[0], n_open = column_of(here, first, n_free), 1
                while n_open:
                    n_open -= 1
                    column = columns[n_open]
                    if marked[base[player] + column]:
                        continue
                    marked[base[player] + column] = True
                    low = column & ((1 << first) - 1)
                    start = ((column >> first) << (first + n_free)) | low
                    for inner in range(1 << n_free):
                        reached = start | (inner << first)
                        if value[reached] >= 0 and worst[reached] == UNSEEN:
                            worst[reached] = least
                            stack[height] = reached
                            height += 1
                    for bit_place in range(n_forward + n_back):
                        bit = 1 << (first + bit_place)
                        if (column & bit != 0) == (bit_place < n_forward):
                            columns[n_open] = column ^ bit
                            n_open += 1
    return worst


@numba.njit(cache=True, nogil=True)
def walk_improvements(
    order: Int32s, value: Int32s, focal: int, layout: Int64s, ranks: Int32s, members: Int32s, starts: Int64s
) -> Int32s:
    """As `walk_moves`, where each move must raise its mover's rank.

    Args:
        order: Feasible states by ascending value.
        value: Per state; below 0 where not feasible.
        focal: The player whose moves are left out; -1 for none.
        layout: Per player first bit, both-way, forward and back bits.
        ranks: Per player and state.
        members: Per player the states by column, ascending by the player's rank.
        starts: Where each column begins, all players one after the other, each with a closing entry.
    """
    n_players, n_states = layout.shape[0], len(value)
    worst = np.full(n_states, UNSEEN, dtype=np.int32)
    base, n_marks, widest = np.zeros(n_players, dtype=np.int64), 0, 0
    for player in range(n_players):
        base[player] = n_marks
        n_marks += (n_states >> layout[player, 1]) + 1
        widest = max(widest, layout[player, 2] + layout[player, 3])
    above = np.zeros(n_marks, dtype=np.int32)  # all of lower rank than this in the column are reached
    following = starts.copy()
    stack = np.empty(len(order) + 1, dtype=np.int32)
    columns = np.empty((1 << widest) * (widest + 1) + 2, dtype=np.int64)
    for place in range(len(order)):
        state = order[place]
        if worst[state] != UNSEEN:
            continue
        least = value[state]
        worst[state] = least
        stack[0], height = state, 1
        while height:
            height -= 1
            here = stack[height]
            for player in range(n_players):
                if player == focal:
                    continue
                first, n_free, n_forward, n_back = layout[player]
                rank = ranks[player, here]
                columns[0], n_open = column_of(here, first, n_free), 1
                while n_open:
                    n_open -= 1
                    column = columns[n_open]
                    mark = base[player] + column
                    if above[mark] >= rank:
                        continue
                    above[mark] = rank
                    end = starts[mark + 1]
                    pointer = following[mark]
                    while pointer < end and ranks[player, members[player, pointer]] < rank:
                        reached = members[player, pointer]
                        pointer += 1
                        if worst[reached] == UNSEEN:
                            worst[reached] = least
                            stack[height] = reached
                            height += 1
                    following[mark] = pointer
                    for bit_place in range(n_forward + n_back):
                        bit = 1 << (first + bit_place)
                        if (column & bit != 0) == (bit_place < n_forward):
                            columns[n_open] = column ^ bit
                            n_open += 1
    return worst
