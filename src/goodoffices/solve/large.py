"""Solve large conflicts in option form with total orders: lays out the bits and runs the walks."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from goodoffices.solve import columns, walk
from goodoffices.solve.columns import Bits, Int32s, Int64s, Levels
from goodoffices.solve.concepts import Concept
from goodoffices.solve.expressions import Bools
from goodoffices.solve.model import Model
from goodoffices.solve.space import OwnBits
from goodoffices.solve.stability import Progress

THREADS_FROM = 1 << 15
"""Combinations from which a second thread pays for itself."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Combinations laid out for the walks.

    Args:
        table: Per player first bit, both-way, forward and back bits.
        ranks: Per player and combination, -1 where not feasible.
        places: Per state its combination; None where combination and state are the same.
        n_ranks: Per player one more than the highest rank.
    """

    table: Int64s
    ranks: Int32s
    places: Int64s | None
    n_ranks: tuple[int, ...]

    @property
    def n_players(self) -> int:
        """How many players there are."""
        return len(self.table)

    def bits(self, player: int) -> tuple[int, int, int, int]:
        """First bit, both-way, forward and back bits of a player."""
        first, free, forward, back = (int(each) for each in self.table[player])
        return first, free, forward, back

    @cached_property
    def orders(self) -> tuple[Int32s, ...]:
        """Per player the feasible combinations by ascending rank."""
        return tuple(columns.sort_by_value(self.ranks[p], self.n_ranks[p]) for p in range(self.n_players))

    @cached_property
    def closed(self) -> Bits:
        """The combinations that are not feasible."""
        return np.asarray(columns.closed_bits(self.ranks[0]))

    @cached_property
    def sorted_columns(self) -> tuple[Levels, Levels, Int32s]:
        """Levels, members by column and rank, and where columns begin, for `walk.walk_improvements`."""
        shape, is_small = self.ranks.shape, self.table[:, 1].max() <= 16
        inners = np.empty(shape, dtype=np.uint16 if is_small else np.int32)
        levels = np.empty(shape, dtype=np.uint16 if is_small and not self.table[:, 2:].any() else np.int32)
        starts = [
            columns.fill_columns(
                self.orders[player], self.ranks[player], self.table[player], inners[player], levels[player]
            )
            for player in range(self.n_players)
        ]
        return levels, inners, np.concatenate(starts)

    def states(self, combinations: Bools) -> Bools:
        """The same truth values per state."""
        return combinations if self.places is None else combinations[self.places]


def lay_out(model: Model) -> Layout:
    """The layout of a model in option form with total orders."""
    table, position = _table(model.bits)
    n_all = 1 << len(position)
    masks = model.space.masks
    is_same = position == list(range(len(position)))
    places = masks if is_same else sum(((masks >> k & 1) << to for k, to in enumerate(position)), np.zeros_like(masks))
    if is_same and len(masks) == n_all:
        ranks = np.stack([_ranks(model, player) for player in range(model.n_players)])
        return Layout(table=table, ranks=ranks, places=None, n_ranks=_n_ranks(model))
    ranks = np.full((model.n_players, n_all), columns.UNSEEN, dtype=np.int32)
    for player in range(model.n_players):
        ranks[player, places] = _ranks(model, player)
    return Layout(table=table, ranks=ranks, places=places, n_ranks=_n_ranks(model))


def _ranks(model: Model, player: int) -> Int32s:
    ranks = model.orders[player].ranks
    assert ranks is not None
    return ranks


def _n_ranks(model: Model) -> tuple[int, ...]:
    return tuple(int(_ranks(model, player).max()) + 1 for player in range(model.n_players))


def _table(bits: tuple[OwnBits, ...]) -> tuple[Int64s, list[int]]:
    """The table of `Layout`, and for each option's bit its place in the layout."""
    rows: list[tuple[int, int, int, int]] = []
    position: dict[int, int] = {}
    first = 0
    for own in bits:
        mine = [k for k in range(own.own.bit_length()) if own.own >> k & 1]
        free = [k for k in mine if not (own.forward | own.back) >> k & 1]
        forward = [k for k in mine if own.forward >> k & 1]
        back = [k for k in mine if own.back >> k & 1]
        position |= {k: first + place for place, k in enumerate(free + forward + back)}
        rows.append((first, len(free), len(forward), len(back)))
        first += len(mine)
    return np.array(rows, dtype=np.int64).reshape(-1, 4), [position[k] for k in sorted(position)]


def stable_for(layout: Layout, player: int, concept: Concept) -> Bools:
    """Where one player is stable under one concept, per combination."""
    rank, (first, free, forward, back) = layout.ranks[player], layout.bits(player)
    best = _answered(layout, player, concept) if concept.is_answered else columns.best_of_columns(rank, first, free)
    columns.pass_one_way(best, first, forward, back)
    return np.asarray(columns.stable_bits(best, rank, first, free))


def _answered(layout: Layout, player: int, concept: Concept) -> Int32s:
    """Per column the best that the player can hope for there when the others answer."""
    rank, (first, free, forward, back) = layout.ranks[player], layout.bits(player)
    order, worth = layout.orders[player], np.empty(0, dtype=np.int32)
    if concept.is_symmetric:
        worth = columns.best_of_columns(rank, first, free)
        columns.pass_one_way(worth, first, forward, back)
        order = columns.sort_by_column(worth, rank, first, free)
    if not concept.is_credible:
        return np.asarray(walk.walk_moves(order, rank, worth, player, layout.table, layout.closed))
    return np.asarray(
        walk.walk_improvements(order, rank, worth, player, layout.table, layout.closed, *layout.sorted_columns)
    )


def solve_large(
    layout: Layout, concepts: tuple[Concept, ...], *, tell: Progress | None = None
) -> Iterator[tuple[int, Concept, Bools]]:
    """Player, concept and where that player is stable under it, per state, as they are done."""
    tasks = [(player, concept) for concept in concepts for player in range(layout.n_players)]
    if any(concept.is_credible for concept in concepts):
        _ = layout.sorted_columns  # built once, before the threads ask for it
    elif any(concept.is_answered for concept in concepts):
        _ = layout.orders
    _ = layout.closed
    if layout.ranks.shape[1] < THREADS_FROM:
        for player, concept in tasks:
            yield player, concept, layout.states(stable_for(layout, player, concept))
        return
    yield from _in_threads(layout, tasks, tell)


def _in_threads(
    layout: Layout, tasks: list[tuple[int, Concept]], tell: Progress | None
) -> Iterator[tuple[int, Concept, Bools]]:
    with ThreadPoolExecutor(max_workers=2) as pool:
        running: dict[Future[Bools], tuple[int, Concept]] = {
            pool.submit(stable_for, layout, player, concept): (player, concept) for player, concept in tasks
        }
        try:
            while running:
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    player, concept = running.pop(future)
                    if tell:
                        tell(f"{concept.id}: player {player + 1} of {layout.n_players}")
                    yield player, concept, layout.states(future.result())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
