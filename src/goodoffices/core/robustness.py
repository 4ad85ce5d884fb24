"""How sure an answer is where preferences are open: shares of the orders that they admit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of admissible orders or of simulated runs, from 0 to 1.

    Args:
        share: The estimate.
        error: Its standard error; 0 where it was counted and not sampled.
        n: The effective number of samples, or of orders counted.
    """

    share: float
    error: float
    n: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One thing that the preferences leave open.

    Args:
        player: Whose preferences.
        kind: `order` (which of two comes first) or `sign` (whether it is wanted or its opposite).
        what: Ids of the statements, or patterns of the states: the first before the second, or wanted, is "yes".
        says: The open question in one sentence.
    """

    player: str
    kind: str
    what: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """How much settling one open item would move the share of an outcome."""

    item: OpenItem
    concept: str
    outcome: str
    when_yes: Share
    when_no: Share

    @property
    def moves(self) -> float:
        """The difference that it makes."""
        return abs(self.when_yes.share - self.when_no.share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """Shares over all orders that the preferences admit, each order counting the same.

    Args:
        concepts: The concepts asked.
        states: Per concept, per state, the share of orders in which it is an equilibrium.
        outcomes: Per concept, per outcome id, the share of orders in which some equilibrium meets it.
        matters: The open items by how much they move an outcome's share, most first.
        is_exact: Whether all orders were counted.
        n_samples: Samples drawn, or orders counted.
        seed: The seed of the samples.
        method: How orders were drawn.
    """

    concepts: tuple[str, ...]
    states: tuple[tuple[Share, ...], ...]
    outcomes: tuple[tuple[tuple[str, Share], ...], ...]
    matters: tuple[Matter, ...]
    is_exact: bool
    n_samples: int
    seed: int
    method: str

    def state(self, concept: str, state: int) -> Share:
        """The share of orders in which a state is an equilibrium."""
        return self.states[self.concepts.index(concept)][state]

    def outcome(self, concept: str, outcome: str) -> Share:
        """The share of orders in which some equilibrium meets an outcome."""
        return dict(self.outcomes[self.concepts.index(concept)])[outcome]
