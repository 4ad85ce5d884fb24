"""Stability of large conflicts in time linear in the number of states.

Whether a move is sanctioned depends only on the worst state that the others can reach from where it leads.
So the states are taken from the worst upwards, and from each one we walk backwards along the others' moves:
a state is reached once, and the value that it is first reached with is the worst that it can come to.

The walk goes from column to column, for moves within one need no further step. Credible moves raise the mover's
rank. In a column sorted by rank, a visited state of rank r makes every lower one reach it, so a column needs no
more than how far up it is reached. The *level* of a state is how many of its column rank below it; for players
with one-way bits it is the rank itself, since this counts in other columns too.

What the walk touches at random is small: a bit per state, and a few numbers per column. This keeps it in the
processor's caches, and the time per state nearly level as conflicts grow.

References:
    Definitions: fang1993, rego2017. The algorithm is ours.
"""

from __future__ import annotations

import numba
import numpy as np

from goodoffices.solve.columns import UNSEEN, Bits, Int32s, Int64s, Levels, column_of, state_at


@numba.njit(cache=True, nogil=True, inline="always")
def enter(seen: Bits, state: int) -> bool:
    """Mark a state as seen; whether it was not before."""
    bit = np.uint64(1) << np.uint64(state & 63)
    if seen[state >> 6] & bit:
        return False
    seen[state >> 6] |= bit
    return True


@numba.njit(cache=True, nogil=True)
def first_marks(layout: Int64s, n_states: int) -> Int64s:
    """Where each player's columns begin when all are counted through; with a closing entry."""
    marks = np.zeros(len(layout) + 1, dtype=np.int64)
    for player in range(len(layout)):
        marks[player + 1] = marks[player] + (n_states >> layout[player, 1])
    return marks


@numba.njit(cache=True, nogil=True, inline="always")
def owner_of(mark: int, marks: Int64s) -> int:
    """The player whose column a mark stands for."""
    player = 0
    while marks[player + 1] <= mark:
        player += 1
    return player


@numba.njit(cache=True, nogil=True, inline="always")
def hope_for(state: int, least: int, rank: Int32s, worth: Int32s, best: Int32s, bits: tuple[int, int]) -> None:
    """Note in the focal player's column what a move to the state is worth: `least`, or the state if that is less."""
    column = column_of(state, bits[0], bits[1])
    best[column] = max(best[column], min(least, rank[state]) if len(worth) else least)


@numba.njit(cache=True, nogil=True)
def walk_moves(order: Int32s, rank: Int32s, worth: Int32s, focal: int, layout: Int64s, closed: Bits) -> Int32s:
    """Per column of the focal player the best that it can hope for there, where the others may make any moves.

    Args:
        order: Feasible states by ascending value, which is what the focal player makes of them in the end.
        rank: The focal player's ranks.
        worth: Per column of the focal player the value of its states; empty where the value is the rank.
        focal: The player whose moves are left out.
        layout: Per player first bit, both-way, forward and back bits.
        closed: From `closed_bits`.

    Steps:
        1. Take the least state not reached yet; it keeps its own value.
        2. Open the columns of the other players that it is in.
        3. Every state of an open column can move to where we came from: reach it with that value, and open its
           columns of further players. So can columns that lead to an open one by one-way bits: open them too.
    """
    marks, seen = first_marks(layout, len(rank)), closed.copy()
    own = (layout[focal, 0], layout[focal, 1])
    best = np.full(len(rank) >> own[1], UNSEEN, dtype=np.int32)
    is_open = np.zeros(marks[-1], dtype=np.bool_)
    stack = np.empty(marks[-1], dtype=np.int32)
    for place in range(len(order)):
        root = order[place]
        if not enter(seen, root):
            continue
        least = worth[column_of(root, own[0], own[1])] if len(worth) else rank[root]
        hope_for(root, least, rank, worth, best, own)
        n_open = 0
        for other in range(len(layout)):
            mark = marks[other] + column_of(root, layout[other, 0], layout[other, 1])
            if other != focal and not is_open[mark]:
                is_open[mark] = True
                stack[n_open] = mark
                n_open += 1
        while n_open:
            n_open -= 1
            mark = stack[n_open]
            player = owner_of(mark, marks)
            first, n_free, n_forward, n_back = layout[player]
            column = mark - marks[player]
            for inner in range(1 << n_free):
                reached = state_at(column, inner, first, n_free)
                if enter(seen, reached):
                    hope_for(reached, least, rank, worth, best, own)
                    for other in range(len(layout)):
                        if other != focal and other != player:
                            entry = marks[other] + column_of(reached, layout[other, 0], layout[other, 1])
                            if not is_open[entry]:
                                is_open[entry] = True
                                stack[n_open] = entry
                                n_open += 1
            for bit_place in range(n_forward + n_back):
                bit = 1 << (first + bit_place)
                entry = marks[player] + (column ^ bit)
                if (column & bit != 0) == (bit_place < n_forward) and not is_open[entry]:
                    is_open[entry] = True
                    stack[n_open] = entry
                    n_open += 1
    return best


@numba.njit(cache=True, nogil=True)
def walk_improvements(
    order: Int32s, rank: Int32s, worth: Int32s, focal: int, layout: Int64s, closed: Bits,
    levels: Levels, inners: Levels, starts: Int32s,
) -> Int32s:  # fmt: skip
    """As `walk_moves`, where each move must raise its mover's rank.

    A column is asked for up to a level. It waits on the stack once, whatever it is asked for meanwhile.

    Args:
        order: Feasible states by ascending value.
        rank: The focal player's ranks.
        worth: Per column of the focal player the value of its states; empty where the value is the rank.
        focal: The player whose moves are left out.
        layout: Per player first bit, both-way, forward and back bits.
        closed: From `closed_bits`.
        levels: Per player and state, from `fill_columns`.
        inners: Per player the members of its columns, from `fill_columns`.
        starts: Where columns begin, all players one after the other, each with a closing entry.
    """
    marks, seen = first_marks(layout, len(rank)), closed.copy()
    own = (layout[focal, 0], layout[focal, 1])
    best = np.full(len(rank) >> own[1], UNSEEN, dtype=np.int32)
    asked, done = np.zeros(marks[-1], dtype=np.int32), np.zeros(marks[-1], dtype=np.int32)
    n_done = np.zeros(marks[-1], dtype=np.int32)  # members reached, the lowest of the column
    stack = np.empty(marks[-1], dtype=np.int32)
    for place in range(len(order)):
        root = order[place]
        if not enter(seen, root):
            continue
        least = worth[column_of(root, own[0], own[1])] if len(worth) else rank[root]
        hope_for(root, least, rank, worth, best, own)
        n_open = 0
        for other in range(len(layout)):
            mark = marks[other] + column_of(root, layout[other, 0], layout[other, 1])
            if other != focal and levels[other, root] > asked[mark]:
                asked[mark] = levels[other, root]
                stack[n_open] = mark
                n_open += 1
        while n_open:
            n_open -= 1
            mark = stack[n_open]
            player = owner_of(mark, marks)
            first, n_free, n_forward, n_back = layout[player]
            column, level = mark - marks[player], asked[mark]
            done[mark] = level
            start, end = starts[mark + player], starts[mark + player + 1]
            member = start + n_done[mark]
            while member < end:
                reached = state_at(column, int(inners[player, member]), first, n_free)
                if (levels[player, reached] if n_forward + n_back else member - start) >= level:
                    break
                member += 1
                if enter(seen, reached):
                    hope_for(reached, least, rank, worth, best, own)
                    for other in range(len(layout)):
                        if other != focal and other != player:
                            entry = marks[other] + column_of(reached, layout[other, 0], layout[other, 1])
                            up = np.int32(levels[other, reached])
                            if up > asked[entry]:
                                if asked[entry] == done[entry]:
                                    stack[n_open] = entry
                                    n_open += 1
                                asked[entry] = up
            n_done[mark] = member - start
            for bit_place in range(n_forward + n_back):
                bit = 1 << (first + bit_place)
                entry = marks[player] + (column ^ bit)
                if (column & bit != 0) == (bit_place < n_forward) and level > asked[entry]:
                    if asked[entry] == done[entry]:
                        stack[n_open] = entry
                        n_open += 1
                    asked[entry] = level
    return best
