"""From the present state to each named outcome, over all orders that open preferences admit.

Steps:

1. Draw the admitted orders, and find the equilibria of each.
2. From the present state follow, in each order, all moves that pay their mover and of which nothing could be left
   out without loss: what is idle in a move, or speaks against it, is not made along with it.
3. An outcome comes about where that reaches an equilibrium which meets it; it is open to a joint step where some
   equilibrium which meets it is better than the present state for every player who must move.
4. Its shortest way by single options tells whose step is missing.

References:
    Status quo analysis: li2005. Joint moves of coalitions: fang1993.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goodoffices.core.conflict import Conflict
from goodoffices.core.robustness import Matter, Share
from goodoffices.core.ways import Part, Stay, Way, Ways, WayStep
from goodoffices.errors import ConflictError
from goodoffices.solve.batch import Batch, batch_equilibria
from goodoffices.solve.changes import Tables, chosen_bits, has_moved, tables_of
from goodoffices.solve.concepts import concept_named
from goodoffices.solve.expressions import Bools
from goodoffices.solve.markov import paying
from goodoffices.solve.model import MATRIX_LIMIT, Model, build_model
from goodoffices.solve.robustness import Draws, draw_orders

ABOUT = 0.9  # of the most orders: joint steps that pay in so many are told apart by their length


@dataclass(frozen=True, kw_only=True)
class _Field:
    """What one set of draws gives: per concept, order and state the equilibria, and what pays from now on."""

    model: Model
    now: int
    ranks: tuple[Batch, ...]
    which: NDArray[np.int64]
    draws: Draws
    concepts: tuple[str, ...]
    held: Bools
    reached: Bools

    @cached_property
    def gains(self) -> Bools:
        """Per order, the states that everybody who must move for them likes better than the present one."""
        return _all_gain(self)

    def share(self, yes: Bools) -> Share:
        """The share of all draws, for answers per distinct order."""
        return share_of(yes[self.which], is_exact=self.draws.is_exact)


def assess_ways(
    conflict: Conflict,
    *,
    readings: Mapping[str, str] | None = None,
    concepts: tuple[str, ...] = ("seq", "nash", "gmr"),
    outcomes: tuple[str, ...] | None = None,
    n_samples: int = 1000,
    seed: int = 0,
) -> Ways:
    """How each named outcome can come about from the present state.

    Args:
        conflict: In option form, with a present state.
        readings: Reading by player id.
        concepts: Plain concepts; the first decides what an equilibrium is for `comes` and `together`.
        outcomes: Ids of those asked for, which leaves out what open items make of them; None for all.
        n_samples: Draws, where the orders are too many to be counted.
        seed: Seed of the draws.

    Raises:
        ConflictFaults: The conflict has faults.
        ConflictError: There is no present state, it is an explicit graph, or there are too many states.
    """
    model = build_model(conflict, readings, is_drawn=True)
    if model.space.now is None or conflict.is_explicit or model.n_states > MATRIX_LIMIT:
        raise ConflictError(
            f"ways are found in conflicts of options with a present state and at most {MATRIX_LIMIT} states.",
            hint="Name fewer players: with two parties, two mediators can be solved.",
        )
    field = _field(model, model.space.now, draw_orders(model, n_samples, seed, with_answers=outcomes is None), concepts)
    asked = [each for each in conflict.outcomes if outcomes is None or each.id in outcomes]
    meets = [(each.id, model.space.matching(each.expression)) for each in asked]
    return Ways(
        ways=tuple(_way(field, name, where) for name, where in meets),
        matters=_matters(field, meets) if outcomes is None else (),
        now=field.now,
        n_samples=len(field.which),
        is_exact=field.draws.is_exact,
        seed=seed,
    )


def _matters(field: _Field, meets: list[tuple[str, Bools]]) -> tuple[Matter, ...]:
    """Every open item by the difference that settling it makes to an outcome, most first."""
    found = []
    for name, where in meets:
        comes = (field.held[0] & field.reached & where).any(axis=1)[field.which]
        stands = [(each & where).any(axis=1)[field.which] for each in field.held]
        for concept, yes in (("comes", comes), *zip(field.concepts, stands, strict=True)):
            for item, settled in zip(field.draws.items, field.draws.answers, strict=True):
                if settled.any() and not settled.all():
                    halves = [share_of(yes[each], is_exact=field.draws.is_exact) for each in (settled, ~settled)]
                    found.append(
                        Matter(item=item, concept=concept, outcome=name, when_yes=halves[0], when_no=halves[1])
                    )
    return tuple(sorted((each for each in found if each.moves > 0), key=lambda each: -each.moves))


def share_of(yes: Bools, *, is_exact: bool) -> Share:
    """A share of independent draws with its standard error (agresti1998), or of all orders counted."""
    n, share = len(yes), float(yes.mean()) if len(yes) else 0.0
    near = (share * n + 2) / (n + 4)
    return Share(share=share, error=0.0 if is_exact else math.sqrt(near * (1 - near) / (n + 4)), n=float(n))


def _field(model: Model, now: int, draws: Draws, concepts: tuple[str, ...]) -> _Field:
    together = np.concatenate(draws.ranks, axis=1)
    _, first, which = np.unique(together, axis=0, return_index=True, return_inverse=True)
    ranks, tables = tuple(each[first] for each in draws.ranks), tables_of(model)
    return _Field(
        model=model, now=now, ranks=ranks, which=which.reshape(-1), draws=draws, concepts=concepts,
        held=batch_equilibria(tables.moves, ranks, tuple(concept_named(name) for name in concepts)),
        reached=_reached(tables, ranks, now),
    )  # fmt: skip


def _reached(tables: Tables, ranks: tuple[Batch, ...], now: int) -> Bools:
    """Per order, the states to which moves that each pay their mover lead from the present one."""
    pays = [paying(*each) for each in zip(tables.moves, tables.lesser, ranks, strict=True)]
    reached = np.zeros(ranks[0].shape, dtype=np.bool_)
    reached[:, now] = True
    orders, states = np.nonzero(reached)
    while len(orders):
        fresh = np.zeros_like(reached)
        for moves, each in zip(tables.moves, pays, strict=True):
            rows, places = np.nonzero(each[orders, states])
            fresh[orders[rows], moves.targets[states[rows], places]] = True
        fresh &= ~reached
        reached |= fresh
        orders, states = np.nonzero(fresh)
    return reached


def _way(field: _Field, outcome: str, meets: Bools) -> Way:
    path = _shortest(field.model, field.now, meets)
    target = path[-1][2] if path else field.now if meets[field.now] else None
    return Way(
        outcome=outcome,
        is_now=bool(meets[field.now]),
        stands=tuple(
            (name, field.share((rows & meets).any(axis=1)))
            for name, rows in zip(field.concepts, field.held, strict=True)
        ),
        comes=field.share((field.held[0] & field.reached & meets).any(axis=1)),
        together=field.share((field.held[0] & field.gains & meets).any(axis=1)),
        steps=tuple(_step(field, *each) for each in path),
        stays=_stays(field, target, meets),
        target=target,
        joint=_joint(field, meets),
    )  # fmt: skip


def _all_gain(field: _Field) -> Bools:
    """Per order, the states that everybody who must move for them likes better than the present one."""
    found = np.ones(field.ranks[0].shape, dtype=np.bool_)
    for rank, moved in zip(field.ranks, has_moved(field.model.space, field.now), strict=True):
        found &= ~moved[None, :] | (rank > rank[:, field.now][:, None])
    return found


def _joint(field: _Field, meets: Bools) -> tuple[Part, ...]:
    """Of the joint steps that pay all who take part in about the most orders, the one of the fewest options."""
    n_orders = (field.held[0] & field.gains & meets)[field.which].sum(axis=0)
    if not n_orders.any():
        return ()
    space, now = field.model.space, set(field.model.space.taken(field.now))
    best = np.flatnonzero(n_orders >= ABOUT * n_orders.max()).tolist()
    target = min(best, key=lambda state: (len(now ^ set(space.taken(state))), state))
    behind, moved = set(space.taken(target)), has_moved(space, field.now)
    return tuple(
        Part(player=player.id, option=option.id, is_taken=option.id in behind)
        for number, player in enumerate(space.conflict.players)
        for option in player.options
        if option.id in now ^ behind and moved[number][target]
    )


def _shortest(model: Model, now: int, meets: Bools) -> list[tuple[int, int, int]]:
    """The fewest moves of one option each, as (player, source, target); empty where met now or out of reach."""
    parents: dict[int, tuple[int, int] | None] = {now: None}
    todo, tables = deque([now]), tables_of(model)
    while todo:
        state = todo.popleft()
        if meets[state]:
            return _back(state, parents)
        for player in range(model.n_players):
            single = tables.moves[player].targets[state][tables.single[player][state]]
            for target in np.sort(single).tolist():
                if target not in parents:
                    parents[target] = (player, state)
                    todo.append(target)
    return []


def _back(state: int, parents: dict[int, tuple[int, int] | None]) -> list[tuple[int, int, int]]:
    found = []
    while (parent := parents[state]) is not None:
        found.append((parent[0], parent[1], state))
        state = parent[1]
    return found[::-1]


def _step(field: _Field, player: int, source: int, target: int) -> WayStep:
    rank, space = field.ranks[player], field.model.space
    two = space.masks[[source]], space.masks[[target]]
    (bit,) = chosen_bits(space, field.model.bits[player].own, *two).tolist()
    option, behind = space.conflict.options[bit.bit_length() - 1].id, space.taken(target)
    return WayStep(
        player=field.model.players[player], option=option, is_taken=option in behind, source=source, target=target,
        gains=field.share(rank[:, target] > rank[:, source]), loses=field.share(rank[:, target] < rank[:, source]),
    )  # fmt: skip


def _stays(field: _Field, target: int | None, meets: Bools) -> tuple[Stay, ...]:
    """Per player the share of orders in which no own move that ends the outcome pays it (Nash)."""
    if target is None:
        return ()
    found = []
    for player, rank in enumerate(field.ranks):
        moves = np.asarray(field.model.moves(player, target), dtype=np.int64)
        away = moves[~meets[moves]]
        stays = np.asarray(~(rank[:, away] > rank[:, [target]]).any(axis=1), dtype=np.bool_)
        found.append(Stay(player=field.model.players[player], concept="nash", share=field.share(stays)))
    return tuple(found)
