"""What a player chooses by a move, beside what ends with it; the moves of a graph as tables, found once per graph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goodoffices.core.conflict import Conflict
from goodoffices.solve.expressions import Bools
from goodoffices.solve.model import GRAPHS, Model, graph_only, targets_of, unchecked_model
from goodoffices.solve.space import Ints, OwnBits, Space, bits_by_player


@dataclass(frozen=True, kw_only=True)
class MoveLists:
    """One player's moves as a table: targets padded with the state itself, and which entries are moves."""

    targets: Ints
    is_move: Bools


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The moves of one graph, whatever anybody prefers.

    Args:
        moves: Per player.
        lesser: Per player, state and move, where it leads with one of the changes left out; padded with its target.
        single: Per player, state and move, whether one option of its own is changed, whatever ends by that.
    """

    moves: tuple[MoveLists, ...]
    lesser: tuple[NDArray[np.int64], ...]
    single: tuple[Bools, ...]


def tables_of(model: Model) -> Tables:
    """The tables of a model's graph, found once for all preferences over it."""
    return _tables(graph_only(model.conflict))


def move_lists(model: Model) -> tuple[MoveLists, ...]:
    """The moves of every player."""
    return tables_of(model).moves


def chosen_bits(space: Space, own: int, source: Ints, target: Ints) -> Ints:
    """The options of its own that a player changes by moves between masks, without those that end by that.

    0 where no change of its own options gives the target, as among merged states.
    """
    changed = (source ^ target) & own
    chosen = changed & ~(_ending_bits(space) & source & ~target)
    is_enough = (chosen != 0) & (space.settled(source ^ chosen) == target)
    return np.asarray(np.where(is_enough, chosen, np.where(space.settled(source ^ changed) == target, changed, 0)))


def has_moved(space: Space, now: int) -> tuple[Bools, ...]:
    """Per player the states for which it must have moved since the present one: what has ended is no own move."""
    masks, before = space.masks, int(space.masks[now])
    ended, bits = np.zeros_like(masks), _ending_bits(space) & before
    for bit in (1 << place for place in range(bits.bit_length()) if bits >> place & 1):
        ended |= np.where(((masks & bit) == 0) & (space.settled(masks | bit) == masks), bit, 0)
    return tuple(
        np.asarray(((masks ^ before) & each.own & ~ended) != 0) for each in bits_by_player(space.conflict)
    )  # fmt: skip


def _ending_bits(space: Space) -> int:
    number = {option.id: place for place, option in enumerate(space.conflict.options)}
    return sum(1 << number[name] for name in {name for _, name in space.conflict.endings})


@lru_cache(maxsize=GRAPHS)
def _tables(graph: Conflict) -> Tables:
    model = unchecked_model(graph)
    moves = tuple(_list(model, player) for player in range(model.n_players))
    if graph.is_explicit:
        lesser = tuple(each.targets[:, :, None] for each in moves)
        return Tables(moves=moves, lesser=lesser, single=tuple(each.is_move for each in moves))
    chosen = [_chosen(model, bits, each) for bits, each in zip(model.bits, moves, strict=True)]
    return Tables(
        moves=moves,
        lesser=tuple(_lesser(model, *each) for each in zip(model.bits, moves, chosen, strict=True)),
        single=tuple(np.asarray((each != 0) & ((each & (each - 1)) == 0)) for each in chosen),
    )


def _chosen(model: Model, bits: OwnBits, moves: MoveLists) -> Ints:
    masks = model.space.masks
    source = np.broadcast_to(masks[:, None], moves.targets.shape)
    return chosen_bits(model.space, bits.own, source, masks[moves.targets])


def _list(model: Model, player: int) -> MoveLists:
    """The moves of one player, ascending, each once; from options directly, where they span the graph."""
    if model.conflict.is_explicit or model.space.members is not None:
        rows = [model.moves(player, state) for state in range(model.n_states)]
        numbers = np.full((len(rows), max(1, max(map(len, rows)))), -1)
        for state, each in enumerate(rows):
            numbers[state, : len(each)] = each
    else:
        numbers = targets_of(model.space, model.space.masks, model.bits[player])
    states, last = np.arange(len(numbers))[:, None], len(numbers)
    ahead = np.sort(np.where((numbers < 0) | (numbers == states), last, numbers), axis=1)
    is_again = np.concatenate([np.zeros_like(ahead[:, :1], dtype=np.bool_), ahead[:, 1:] == ahead[:, :-1]], axis=1)
    ahead = np.sort(np.where(is_again, last, ahead), axis=1)
    width = max(1, int((ahead < last).sum(axis=1).max()))
    is_move = np.asarray(ahead[:, :width] < last)
    return MoveLists(targets=np.where(is_move, ahead[:, :width], states), is_move=is_move)


def _lesser(model: Model, bits: OwnBits, moves: MoveLists, chosen: Ints) -> NDArray[np.int64]:
    space, source = model.space, np.broadcast_to(model.space.masks[:, None], moves.targets.shape)
    is_joined = (chosen & (chosen - 1)) != 0  # more than one bit
    places = [place for place in range(bits.own.bit_length()) if bits.own >> place & 1]
    found = np.repeat(moves.targets[:, :, None], max(1, len(places)), axis=2)
    for number, place in enumerate(places):
        left = space.numbers(space.settled(source ^ (chosen & ~(1 << place))))
        is_less = is_joined & (chosen >> place & 1 == 1) & (left >= 0)
        found[:, :, number] = np.where(is_less, left, moves.targets)
    return found
