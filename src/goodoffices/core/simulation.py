"""Where a conflict could go: distributions over end states and outcomes that follow from assumed preferences."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.core.robustness import Share

OTHER = "other"
"""The outcome of states that meet no named one."""

CAUTION = "Consequences of the assumed preferences and rules of movement, not a forecast."
"""Stands beside every figure of a simulation that is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstMover:
    """What became of the runs in which a player made the first move.

    Args:
        player: Its id; empty for runs in which nobody ever moved.
        share: The share of all runs.
        outcomes: Among these runs, the share of each outcome.
    """

    player: str
    share: Share
    outcomes: tuple[tuple[str, Share], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exact:
    """The same from the Markov chain itself, without sampling.

    Args:
        ends: State and probability of being there after the last step.
        outcomes: Outcome and its probability after the last step.
        absorbed: State and probability of ever coming to rest there; empty with slips or a fixed order.
        mean_steps: Expected steps until rest; None unless play surely comes to rest.
    """

    ends: tuple[tuple[int, float], ...]
    outcomes: tuple[tuple[str, float], ...]
    absorbed: tuple[tuple[int, float], ...]
    mean_steps: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """Simulated play from one state.

    Args:
        start: Number of the state it starts from.
        n_runs: Runs.
        n_steps: Steps of each run.
        slip: Probability that a player on turn moves against its preference.
        turns: `random`, or the players' ids in their fixed order.
        seed: Seed of the runs.
        ends: State and share of runs that ended there, largest first.
        outcomes: Outcome (the first that the end state meets, or `other`) and its share.
        at_rest: Share of runs that ended where nobody could improve.
        mean_steps: Mean step at which these came to rest; None where none did.
        first_movers: By first mover.
        exact: The exact figures, where the graph is small enough.
        caution: What these figures are not.
    """

    start: int
    n_runs: int
    n_steps: int
    slip: float
    turns: tuple[str, ...]
    seed: int
    ends: tuple[tuple[int, Share], ...]
    outcomes: tuple[tuple[str, Share], ...]
    at_rest: Share
    mean_steps: float | None
    first_movers: tuple[FirstMover, ...]
    exact: Exact | None
    caution: str = CAUTION
