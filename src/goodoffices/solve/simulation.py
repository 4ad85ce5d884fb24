"""Simulated play: players move by their improvements, and with a stated probability against them.

What comes out are consequences of the assumed preferences, not forecasts. Same seed, same runs.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.core.conflict import Conflict
from goodoffices.core.robustness import Share
from goodoffices.core.simulation import OTHER, Exact, FirstMover, Simulation
from goodoffices.errors import ConflictError, UsageError
from goodoffices.solve.changes import tables_of
from goodoffices.solve.expressions import Bools
from goodoffices.solve.markov import MAX_EXACT, Chain, absorption, after_steps, build_chain, ends_of_play
from goodoffices.solve.model import Model, build_model
from goodoffices.solve.robustness import draw_orders
from goodoffices.solve.stability import Progress
from goodoffices.solve.words import nearest

Numbers = NDArray[np.int64]

TOLD = 10
"""Lines of progress while play goes on."""


def simulate_conflict(
    conflict: Conflict,
    *,
    readings: Mapping[str, str] | None = None,
    start: str = "",
    turns: tuple[str, ...] = (),
    slip: float = 0.0,
    n_runs: int = 2000,
    n_steps: int = 100,
    seed: int = 0,
    tell: Progress | None = None,
) -> Simulation:
    """Simulate play from a state.

    Args:
        conflict: Comparisons that its preferences leave open tempt nobody.
        readings: Reading by player id.
        start: Pattern or condition of a single state; empty for the present one.
        turns: Ids of the players in their fixed order; empty for a random player at each step.
        slip: Probability that the player on turn moves against its preference.
        n_runs: Runs.
        n_steps: Steps of each run.
        seed: Seed of the runs.
        tell: Called with a line as long work goes on. Interrupted, the runs end where they are.

    Raises:
        ConflictFaults: The conflict has faults.
        ConflictError: There is no present state, or there are too many states.
        UsageError: No such player or state, or a probability that is none.
    """
    model = build_model(conflict, readings)
    begin, order = _begin(model, start), _turns(model, turns)
    if not 0 <= slip < 1 or n_runs < 1 or n_steps < 0:
        raise UsageError("Runs and steps are counts, and the slip is a probability below 1.")
    if tell:
        tell(f"moves from each of {model.n_states} states")
    chain = build_chain(model, slip)
    runs = _run(chain, begin, order, n_runs, n_steps, seed, tell)
    n_steps = runs.n_steps  # fewer where the play was interrupted
    names, place = outcome_of_states(model)
    return Simulation(
        start=begin,
        n_runs=n_runs,
        n_steps=n_steps,
        slip=slip,
        turns=turns or ("random",),
        seed=seed,
        ends=_ends(runs.ends),
        outcomes=_outcomes(names, place[runs.ends]),
        at_rest=_share(chain.is_rest[runs.ends]),
        mean_steps=_mean_rest(runs, chain),
        first_movers=_first_movers(model, runs, names, place),
        exact=_exact(model, chain, begin, order, n_steps, slip) if model.n_states <= MAX_EXACT else None,
    )


def _begin(model: Model, start: str) -> int:
    if not start:
        if model.space.now is None:
            raise ConflictError("the conflict does not say what holds now.", hint="Give a state to start from.")
        return model.space.now
    try:
        found = np.flatnonzero(model.space.matching(start))
    except (KeyError, ValueError) as error:
        raise UsageError(f"{start!r} is no state.", hint="Give a pattern such as YN, or a condition.") from error
    if len(found) != 1:
        raise UsageError(f"{start!r} fits {len(found)} states.", hint="Give a pattern that fits one.")
    return int(found[0])


def _turns(model: Model, turns: tuple[str, ...]) -> tuple[int, ...] | None:
    for name in turns:
        if name not in model.players:
            raise UsageError(f"There is no player {name!r}.", hint=nearest(name, model.players))
    return tuple(model.players.index(name) for name in turns) or None


@dataclass(frozen=True, kw_only=True)
class Runs:
    """Per run its last state, the first mover (-1 for nobody), and the step at which it came to rest (-1: never).

    Args:
        n_steps: Steps taken: all that were asked for, or those until the play was interrupted.
    """

    ends: Numbers
    first: Numbers
    rest: Numbers
    n_steps: int


def _run(
    chain: Chain,
    start: int,
    order: tuple[int, ...] | None,
    n_runs: int,
    n_steps: int,
    seed: int,
    tell: Progress | None = None,
) -> Runs:
    rng = np.random.default_rng(seed)
    upto = np.cumsum(np.stack(chain.turns), axis=2)
    upto[:, :, -1] = 1.0  # sums of fractions may miss one by a hair
    state = np.full(n_runs, start)
    first, rest = np.full(n_runs, -1), np.where(chain.is_rest[state], 0, -1)
    runs = Runs(ends=state, first=first, rest=rest, n_steps=0)
    try:
        for number in range(n_steps):
            mover = (
                rng.integers(len(upto), size=n_runs) if order is None else np.full(n_runs, order[number % len(order)])
            )
            following = (upto[mover, runs.ends] <= rng.random(n_runs)[:, None]).sum(axis=1)
            first = np.where((runs.first < 0) & (following != runs.ends), mover, runs.first)
            rest = np.where((runs.rest < 0) & chain.is_rest[following], number + 1, runs.rest)
            runs = Runs(ends=following, first=first, rest=rest, n_steps=number + 1)
            if tell and runs.n_steps % max(1, n_steps // TOLD) == 0:
                tell(f"steps: {runs.n_steps} of {n_steps}")
    except KeyboardInterrupt:
        if not runs.n_steps:
            raise
    return runs


def outcome_of_states(model: Model) -> tuple[tuple[str, ...], Numbers]:
    """Names of the outcomes, `other` last, and per state the number of the first one that it meets."""
    names = (*(each.id for each in model.conflict.outcomes), OTHER)
    place = np.full(model.n_states, len(names) - 1)
    for number, outcome in reversed(list(enumerate(model.conflict.outcomes))):
        place[model.space.matching(outcome.expression)] = number
    return names, place


def _share(yes: Bools) -> Share:
    n = len(yes)
    share = float(yes.mean()) if n else 0.0
    near = (share * n + 2) / (n + 4)
    return Share(share=share, error=math.sqrt(near * (1 - near) / (n + 4)), n=float(n))


def _ends(ends: Numbers) -> tuple[tuple[int, Share], ...]:
    numbers = sorted(set(ends.tolist()), key=lambda state: (-int((ends == state).sum()), state))
    return tuple((state, _share(ends == state)) for state in numbers)


def _outcomes(names: tuple[str, ...], place: Numbers) -> tuple[tuple[str, Share], ...]:
    return tuple((name, _share(place == number)) for number, name in enumerate(names))


def _mean_rest(runs: Runs, chain: Chain) -> float | None:
    rested = runs.rest[(runs.rest >= 0) & chain.is_rest[runs.ends]]
    return float(rested.mean()) if len(rested) else None


def _first_movers(model: Model, runs: Runs, names: tuple[str, ...], place: Numbers) -> tuple[FirstMover, ...]:
    found = []
    for number in (*range(model.n_players), -1):
        mine = runs.first == number
        if mine.any():
            player = model.players[number] if number >= 0 else ""
            outcomes = _outcomes(names, place[runs.ends[mine]])
            found.append(FirstMover(player=player, share=_share(mine), outcomes=outcomes))
    return tuple(found)


def _exact(model: Model, chain: Chain, start: int, order: tuple[int, ...] | None, n_steps: int, slip: float) -> Exact:
    where = after_steps(chain, start, n_steps, order)
    rest, mean_steps = np.zeros(model.n_states), None
    if not slip and order is None:
        rest, mean_steps = absorption(chain, start)
    return Exact(
        ends=tuple((int(state), float(where[state])) for state in np.flatnonzero(where > 1e-12)),
        outcomes=_chances(model, where),
        absorbed=tuple((int(state), float(rest[state])) for state in np.flatnonzero(rest > 1e-12)),
        mean_steps=mean_steps,
    )


def _chances(model: Model, where: NDArray[np.float64]) -> tuple[tuple[str, float], ...]:
    names, place = outcome_of_states(model)
    return tuple((name, float(where[place == number].sum())) for number, name in enumerate(names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """An outcome's probability over the orders that open preferences admit: mean, least and greatest drawn."""

    outcome: str
    mean: float
    least: float
    greatest: float
    n: int


def simulate_open(
    conflict: Conflict,
    *,
    readings: Mapping[str, str] | None = None,
    slip: float = 0.0,
    n_steps: int = 100,
    n_orders: int = 100,
    seed: int = 0,
    is_lean: bool = False,
) -> tuple[Spread, ...]:
    """How much the end of play depends on what the preferences leave open, by the exact chain of each drawn order.

    Args:
        conflict: What is played.
        readings: Reading by player id.
        slip: Probability that the player on turn moves against its preference.
        n_steps: Steps of play.
        n_orders: Orders drawn.
        seed: Seed of the draws.
        is_lean: Whether players improve only by moves of which no change could be left out without loss.

    Raises:
        ConflictError: There is no present state, or there are too many states.
    """
    model = build_model(conflict, readings, is_drawn=True)
    begin = _begin(model, "")
    draws = draw_orders(model, n_orders, seed)
    rows = np.linspace(0, len(draws.ranks[0]) - 1, min(n_orders, len(draws.ranks[0]))).astype(int)
    together = np.concatenate([each[rows] for each in draws.ranks], axis=1)
    _, first, which = np.unique(together, axis=0, return_index=True, return_inverse=True)
    names, place = outcome_of_states(model)
    ranks = tuple(each[rows[first]] for each in draws.ranks)
    ends = ends_of_play(tables_of(model), ranks, begin, n_steps, slip, is_lean=is_lean)
    table = np.stack([np.bincount(place, weights=each, minlength=len(names)) for each in ends])[which.reshape(-1)]
    return tuple(
        Spread(outcome=name, mean=float(each.mean()), least=float(each.min()), greatest=float(each.max()), n=len(each))
        for name, each in zip(names, table.T, strict=True)
    )
