"""The graph model that a conflict spans: states, every player's moves, every player's order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from goodoffices.core.conflict import Basis, Conflict, Constraint, Player, Wants
from goodoffices.errors import ConflictError
from goodoffices.solve.expressions import Bools
from goodoffices.solve.files import validate_conflict
from goodoffices.solve.orders import UNKNOWN, Order, is_partial, order_of
from goodoffices.solve.readings import choose_readings
from goodoffices.solve.space import Ints, OwnBits, Space, bits_by_player, build_space

MATRIX_LIMIT = 4096
"""States up to which matrices of states by states are built: 16 MB each, as truth values."""

GRAPHS = 6
"""Graphs whose moves are kept: the readings, levers and other mediators of one outlook share a few."""


@dataclass(frozen=True, kw_only=True)
class Model:
    """A conflict ready to be solved.

    Args:
        space: Its states.
        orders: One order per player.
        bits: What each player may change; empty in an explicit graph.
    """

    space: Space
    orders: tuple[Order, ...]
    bits: tuple[OwnBits, ...]

    @property
    def conflict(self) -> Conflict:
        """What it is a model of."""
        return self.space.conflict

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return self.space.n_states

    @property
    def n_players(self) -> int:
        """How many players there are."""
        return len(self.orders)

    @property
    def players(self) -> tuple[str, ...]:
        """Ids of the players, in order."""
        return tuple(player.id for player in self.conflict.players)

    @property
    def is_plain(self) -> bool:
        """Whether moves follow from options alone: no explicit graph, no merged states, nothing that a move ends."""
        return not self.conflict.is_explicit and self.space.members is None and not self.conflict.endings

    @property
    def is_total(self) -> bool:
        """Whether every player's order is total."""
        return all(order.is_total for order in self.orders)

    @cached_property
    def adjacency(self) -> tuple[Bools, ...]:
        """Per player the matrix of moves.

        Raises:
            ConflictError: There are too many states for matrices.
        """
        if max(self.n_states, self._n_members) > MATRIX_LIMIT:
            what = f"{self.n_states} states are more than the {MATRIX_LIMIT} that this question allows"
            rest = "leave out `ends`" if self.conflict.endings else "ask for nash, gmr, smr or seq of total orders"
            raise ConflictError(what, hint=f"Rule out more combinations, or {rest}.")
        return self._listed_moves() if self.conflict.is_explicit else _spanned_moves(graph_only(self.conflict))

    @property
    def _n_members(self) -> int:
        return sum(len(each) for each in self.space.members or ())

    def _listed_moves(self) -> tuple[Bools, ...]:
        number = {state.id: index for index, state in enumerate(self.conflict.states)}
        found = tuple(np.zeros((self.n_states, self.n_states), dtype=np.bool_) for _ in self.players)
        for move in self.conflict.moves:
            found[self.players.index(move.player)][number[move.source], number[move.target]] = True
        return found

    def moves(self, player: int, state: int) -> Ints:
        """The states to which a player can move from a state, ascending."""
        if self.conflict.endings and self.space.members is None and self.n_states > MATRIX_LIMIT:
            ahead = np.unique(targets_of(self.space, self.space.masks[[state]], self.bits[player]))
            return np.asarray(ahead[(ahead >= 0) & (ahead != state)], dtype=np.int64)
        if not self.is_plain:
            return np.asarray(np.flatnonzero(self.adjacency[player][state]), dtype=np.int64)
        own, mask = self.bits[player], int(self.space.masks[state])
        targets = (mask & ~own.own) | _subsets(own.own)
        allowed = ((mask & ~targets & own.forward) == 0) & ((targets & ~mask & own.back) == 0) & (targets != mask)
        places = np.searchsorted(self.space.masks, targets[allowed])
        is_inside = places < self.n_states
        is_found = self.space.masks[places[is_inside]] == targets[allowed][is_inside]
        return np.asarray(places[is_inside][is_found], dtype=np.int64)

    def better(self, player: int) -> Bools:
        """The matrix telling where the column is known to be better than the row."""
        order = self.orders[player]
        if order.ranks is not None:
            return np.asarray(order.ranks[None, :] > order.ranks[:, None])
        assert order.relation is not None
        return np.asarray(order.relation == 1)

    def unknown(self, player: int) -> Bools:
        """The matrix telling where the comparison is unknown."""
        order = self.orders[player]
        if order.relation is None:
            return np.zeros((self.n_states, self.n_states), dtype=np.bool_)
        return np.asarray(order.relation == UNKNOWN)

    def much_worse(self, player: int) -> Bools:
        """The matrix telling where the column is greatly worse than the row."""
        classes = self.orders[player].classes
        if classes is None:
            return np.zeros((self.n_states, self.n_states), dtype=np.bool_)
        return np.asarray(classes[None, :] < classes[:, None])

    def compare(self, player: int, state: int, others: Ints) -> Ints:
        """How other states compare to one: 1 better, 0 as good, -1 worse, 2 unknown."""
        order = self.orders[player]
        if order.ranks is not None:
            return np.asarray(np.sign(order.ranks[others].astype(np.int64) - int(order.ranks[state])))
        assert order.relation is not None
        return np.asarray(order.relation[state, others].astype(np.int64))


@lru_cache(maxsize=64)
def _subsets(mask: int) -> Ints:
    """All masks within a mask, ascending."""
    found = np.zeros(1, dtype=np.int64)
    for bit in range(mask.bit_length()):
        if mask >> bit & 1:
            found = np.concatenate([found, found | (1 << bit)])
    return found


@lru_cache(maxsize=GRAPHS)
def _spanned_moves(graph: Conflict) -> tuple[Bools, ...]:
    """The matrices of moves of a graph that options span, found once for all preferences over it."""
    space, every = build_space(graph), bits_by_player(graph)
    if space.members is None:
        found = tuple(_between(space, space.masks, own) for own in every)
    else:
        masks = np.concatenate(space.members)
        owner = np.repeat(np.arange(space.n_states), [len(each) for each in space.members])
        group = (owner == np.arange(space.n_states)[:, None]).astype(np.float32)
        found = tuple(_merged(group, _between(space, masks, own)) for own in every)
    for each in found:
        each.flags.writeable = False  # shared
    return found


def _between(space: Space, masks: Ints, own: OwnBits) -> Bools:
    return moves_that_end(space, masks, own) if space.conflict.endings else moves_between(masks, own)


def graph_only(conflict: Conflict) -> Conflict:
    """The conflict without preferences, words and grounds: what its states and moves follow from, and no more."""
    return Conflict(
        players=tuple(_bare_player(each) for each in conflict.players),
        infeasible=_bare(conflict.infeasible), same=_bare(conflict.same), states=conflict.states, moves=conflict.moves,
    )  # fmt: skip


def _bare_player(player: Player) -> Player:
    options = tuple(replace(each, name="", basis=Basis()) for each in player.options)
    return Player(id=player.id, options=options, preferences=Wants())


def _bare(constraints: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
    return tuple(Constraint(expression=each.expression, ends=each.ends) for each in constraints)


def moves_between(masks: Ints, own: OwnBits) -> Bools:
    """The matrix of one player's moves between masks."""
    source, target = masks[:, None], masks[None, :]
    changed = source ^ target
    allowed = ((changed & ~own.own) == 0) & (changed != 0)
    if own.forward or own.back:
        allowed &= ((changed & source & own.forward) == 0) & ((changed & target & own.back) == 0)
    return np.asarray(allowed)


def moves_that_end(space: Space, masks: Ints, own: OwnBits) -> Bools:
    """The matrix of one player's moves between masks, where a move may end an option besides.

    Steps:

    1. Change the player's own options in every way that their directions allow.
    2. Where that gives what cannot be and an option ends by it, give that option up, until nothing more ends.
    3. What comes out is a move where it is feasible and not the state that was left.

    References:
        Moves of a graph model need not change own options alone: fang1993.
    """
    settled, source = _settled_targets(space, masks, own), masks[:, None]
    rows, places = np.nonzero((settled >= 0) & (settled != source))
    order = np.argsort(masks)
    numbers = order[np.minimum(np.searchsorted(masks, settled[rows, places], sorter=order), len(masks) - 1)]
    is_there = masks[numbers] == settled[rows, places]
    found = np.zeros((len(masks), len(masks)), dtype=np.bool_)
    found[rows[is_there], numbers[is_there]] = True
    return found


def _settled_targets(space: Space, masks: Ints, own: OwnBits) -> Ints:
    """Per mask, what every change of one player's options gives, with what ends by it; -1 where a direction bars it."""
    source, target = masks[:, None], (masks & ~own.own)[:, None] | _subsets(own.own)[None, :]
    allowed = ((source & ~target & own.forward) == 0) & ((target & ~source & own.back) == 0)
    return np.asarray(np.where(allowed, space.settled(target), -1), dtype=np.int64)


def targets_of(space: Space, masks: Ints, own: OwnBits) -> Ints:
    """Per mask, the numbers of the states that every change of one player's options gives; -1 where there is none."""
    return space.numbers(_settled_targets(space, masks, own))


def _merged(group: np.typing.NDArray[np.float32], moves: Bools) -> Bools:
    merged = (group @ moves.astype(np.float32) @ group.T) > 0
    np.fill_diagonal(merged, False)
    return np.asarray(merged)


TOLD_FROM = 1 << 16
"""States from which ranking them is told as it goes on."""


def build_model(
    conflict: Conflict,
    readings: Mapping[str, str] | None = None,
    *,
    tell: Callable[[str], None] | None = None,
    is_drawn: bool = False,
) -> Model:
    """The model under the chosen readings (each player's first where none is chosen).

    Args:
        conflict: What to build it of.
        readings: Reading by player id.
        tell: Called with a line for each player whose many states are being ranked.
        is_drawn: Whether only orders drawn from open statements will be asked, so that these need not be compared.

    Raises:
        ConflictFaults: The conflict has faults.
        UsageError: A chosen reading is not there.
    """
    validate_conflict(conflict)
    return unchecked_model(choose_readings(conflict, readings), tell=tell, is_drawn=is_drawn)


def unchecked_model(chosen: Conflict, *, tell: Callable[[str], None] | None = None, is_drawn: bool = False) -> Model:
    """The model of a conflict without readings that is known to have no faults."""
    space = build_space(chosen)
    orders = []
    for number, player in enumerate(chosen.players, start=1):
        if tell and space.n_states >= TOLD_FROM:
            tell(f"ranking {space.n_states} states: player {number} of {len(chosen.players)}")
        is_listed = is_drawn and isinstance(player.preferences, Wants) and is_partial(player.preferences)
        orders.append(Order() if is_listed else order_of(player, space))
    return Model(space=space, orders=tuple(orders), bits=() if chosen.is_explicit else bits_by_player(chosen))
