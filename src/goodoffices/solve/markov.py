"""Play as a Markov chain: each step one player is on turn and improves, slips or stays.

On its turn a player moves to one of its improvements, each equally likely; with the stated probability it
makes one of its other moves instead, each equally likely. Where it has none of the kind, it stays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.solve.changes import MoveLists, Tables
from goodoffices.solve.expressions import Bools
from goodoffices.solve.model import Model

Floats = NDArray[np.float64]

MAX_EXACT = 2048
"""States up to which the chain is solved exactly."""


@dataclass(frozen=True, kw_only=True)
class Chain:
    """Per player the probabilities of going from state (row) to state (column) on its turn."""

    turns: tuple[Floats, ...]
    is_rest: Bools

    @property
    def random_turn(self) -> Floats:
        """One step when every player is equally likely to be on turn."""
        return np.asarray(np.mean(self.turns, axis=0))


def build_chain(model: Model, slip: float) -> Chain:
    """The chain of a model; unknown comparisons tempt nobody."""
    improving = [model.adjacency[player] & model.better(player) for player in range(model.n_players)]
    turns = tuple(_turn(moves, better, slip) for moves, better in zip(model.adjacency, improving, strict=True))
    return Chain(turns=turns, is_rest=~np.logical_or.reduce(improving).any(axis=1))


def _turn(moves: Bools, improving: Bools, slip: float) -> Floats:
    wrong = moves & ~improving
    step = (1 - slip) * _evenly(improving) + slip * _evenly(wrong)
    np.fill_diagonal(step, step.diagonal() + 1 - step.sum(axis=1))
    return step


def _evenly(allowed: Bools) -> Floats:
    return np.asarray(allowed / np.maximum(allowed.sum(axis=1, keepdims=True), 1))


def after_steps(chain: Chain, start: int, n_steps: int, order: tuple[int, ...] | None) -> Floats:
    """The distribution over states after so many steps, players on turn at random or in a fixed order."""
    where = np.zeros(len(chain.is_rest))
    where[start] = 1.0
    step = chain.random_turn
    for number in range(n_steps):
        where = where @ (step if order is None else chain.turns[order[number % len(order)]])
    return where


def absorption(chain: Chain, start: int) -> tuple[Floats, float | None]:
    """Where play comes to rest, and the expected number of steps until then, turns at random.

    Steps:
        1. States from which no rest can be reached never come to rest.
        2. For the others, the probability of each rest is that of the next step's state, averaged: a linear system.
        3. The expected steps are those of the next state and one, where rest is sure.
    """
    step, rest = chain.random_turn, chain.is_rest
    can_rest = rest.copy()
    while True:
        grown = can_rest | ((step > 0) & can_rest[None, :]).any(axis=1)
        if np.array_equal(grown, can_rest):
            break
        can_rest = grown
    found = np.zeros(len(rest))
    if rest[start]:
        found[start] = 1.0
        return found, 0.0
    if not can_rest[start]:
        return found, None
    moving = np.flatnonzero(can_rest & ~rest)
    system = np.eye(len(moving)) - step[np.ix_(moving, moving)]
    # visits: the expected number of times that each moving state is passed through from the start
    visits = np.linalg.solve(system.T, (moving == start).astype(np.float64))
    found[rest] = visits @ step[np.ix_(moving, np.flatnonzero(rest))]
    is_sure = abs(found.sum() - 1.0) < 1e-9
    return found, float(visits.sum()) if is_sure else None


def ends_of_play(
    tables: Tables, ranks: tuple[NDArray[np.int32], ...], start: int, n_steps: int, slip: float, *, is_lean: bool
) -> Floats:
    """Per order of preferences (row), the distribution over states after so many steps, players on turn at random.

    Where play is lean, improvements count of which no change could be left out without loss: what is idle in a move,
    or speaks against it, is not made along with it. Only states that are reached are looked at.
    """
    pays = [
        paying(moves, lesser if is_lean else None, rank)
        for moves, lesser, rank in zip(tables.moves, tables.lesser, ranks, strict=True)
    ]
    found = np.zeros(ranks[0].shape)
    for order in range(len(found)):
        turns = [
            _listed(moves, each[order], slip) for moves, each in zip(tables.moves, pays, strict=True)
        ]  # fmt: skip
        states, step = _reached_step(turns, start)
        where = (states == start).astype(np.float64)
        for _ in range(n_steps):
            where = where @ step
        found[order, states] = where
    return found


def paying(moves: MoveLists, lesser: NDArray[np.int64] | None, ranks: NDArray[np.int32]) -> Bools:
    """Per order, state and listed move, whether it pays its mover; more than any lesser move where these are given."""
    values = ranks[:, moves.targets]
    pays = np.asarray(moves.is_move & (values > ranks[:, :, None]))
    for number in range(lesser.shape[2] if lesser is not None else 0):
        assert lesser is not None
        less = lesser[:, :, number]
        pays &= (values > ranks[:, less]) | (less == moves.targets)
    return pays


def _listed(moves: MoveLists, pays: Bools, slip: float) -> tuple[NDArray[np.int64], Floats]:
    """Where a player may go on its turn and with what chance; the state itself, where it stays, comes last."""
    step = (1 - slip) * _evenly(pays)
    if slip:
        step = step + slip * _evenly(moves.is_move & ~pays)
    stay = 1 - step.sum(axis=1, keepdims=True)
    return np.concatenate([moves.targets, np.arange(len(step))[:, None]], axis=1), np.concatenate([step, stay], axis=1)


def _reached_step(turns: list[tuple[NDArray[np.int64], Floats]], start: int) -> tuple[NDArray[np.int64], Floats]:
    """The states that play may reach, ascending, and one step among them."""
    is_reached = np.zeros(len(turns[0][0]), dtype=np.bool_)
    fresh = np.array([start])
    while len(fresh):
        is_reached[fresh] = True
        ahead = np.concatenate([targets[fresh][chances[fresh] > 0] for targets, chances in turns])
        fresh = np.unique(ahead[~is_reached[ahead]])
    states = np.flatnonzero(is_reached)
    step = np.zeros((len(states), len(states)))
    for targets, chances in turns:
        rows, places = np.nonzero(chances[states])
        columns = np.searchsorted(states, targets[states][rows, places])
        np.add.at(step, (rows, columns), chances[states][rows, places] / len(turns))
    return states, step
