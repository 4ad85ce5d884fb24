"""Whether an outcome comes about from the present state, by which moves, and who would make them."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.core.robustness import Matter, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class WayStep:
    """One move of the shortest way: one player takes up or gives up one option.

    Args:
        player: Who moves.
        option: What is taken up or given up.
        is_taken: Whether it is taken up.
        source: State before.
        target: State behind.
        gains: Share of the admitted orders in which the mover likes the state behind better.
        loses: Share in which it likes it less; the rest do not care.
    """

    player: str
    option: str
    is_taken: bool
    source: int
    target: int
    gains: Share
    loses: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one player does in a joint step: it takes up or gives up one option.

    Args:
        player: Who.
        option: What is taken up or given up.
        is_taken: Whether it is taken up.
    """

    player: str
    option: str
    is_taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """How often a player would stay in a state.

    Args:
        player: Who.
        concept: Under which concept.
        share: Share of the admitted orders in which no move of its own that ends the outcome pays it.
    """

    player: str
    concept: str
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One named outcome, seen from the present state.

    Args:
        outcome: Its id.
        is_now: Whether the present state meets it.
        stands: Per concept, the share of admitted orders in which some equilibrium meets it.
        comes: Share in which moves that each pay their mover lead from the present state to a state that meets it
            and is an equilibrium under the first concept asked.
        together: Share in which all parties to some state that meets it, an equilibrium under the first concept,
            like it better than the present one, and joint moves of theirs lead there.
        joint: Such a joint step: the smallest of those that pay all who take part in about the most orders.
        steps: The fewest single changes of options that lead there; empty where it is met now or out of reach.
        stays: For the state that these steps lead to (or the present one): who would stay, by concept.
        target: The number of that state; None where the outcome is out of reach.
    """

    outcome: str
    is_now: bool
    stands: tuple[tuple[str, Share], ...]
    comes: Share
    together: Share
    steps: tuple[WayStep, ...]
    stays: tuple[Stay, ...]
    target: int | None
    joint: tuple[Part, ...] = ()

    def standing(self, concept: str) -> Share:
        """The share in which it stands under a concept."""
        return dict(self.stands)[concept]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """All named outcomes, seen from the present state.

    Args:
        ways: One per outcome, in the order of the conflict.
        matters: Open items by how much settling them moves whether an outcome comes about (`comes` as the concept)
            or stands, most first.
        now: Number of the present state.
        n_samples: Orders drawn or counted.
        is_exact: Whether all admitted orders were counted.
        seed: Seed of the draws.
    """

    ways: tuple[Way, ...]
    matters: tuple[Matter, ...]
    now: int
    n_samples: int
    is_exact: bool
    seed: int

    def way(self, outcome: str) -> Way:
        """The way to one outcome.

        Raises:
            KeyError: There is no such outcome.
        """
        for each in self.ways:
            if each.outcome == outcome:
                return each
        raise KeyError(outcome)
