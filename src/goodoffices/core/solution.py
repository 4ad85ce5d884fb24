"""The solution: which states hold, for whom, under which concept, and the moves that prove it.

States are numbered from 0 among the feasible ones; `StateView.label` shows them as `s1`, `s2`, ...
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.core.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class StateView:
    """One feasible state as shown to people.

    Args:
        index: Its number, from 0.
        label: `s1` for number 0, or the id in an explicit graph.
        pattern: One of `Y` and `N` per option in the conflict's order; empty in an explicit graph.
        taken: Ids of the options that are taken.
        outcomes: Ids of the named outcomes that it meets.
        is_now: Whether it is the present state.
    """

    index: int
    label: str
    pattern: str = ""
    taken: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    is_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One move: who, and the state it leads to."""

    player: str
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How one improvement of the player is answered by the others.

    Args:
        improvement: The state that the player would move to.
        sanction: The others' moves from there, empty when nothing answers it.
        counters: The states to which the player could still move after the sanction, none of them better than
            where it stands now; None where the concept does not ask.
    """

    improvement: int
    sanction: tuple[Step, ...] = ()
    counters: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether one state is stable for one player (or coalition) under one concept, and why.

    Args:
        state: The state's number.
        player: The player's id; coalitions join ids by `+`.
        concept: Id of the concept, such as `seq`.
        is_stable: The verdict.
        answers: When stable, one answer per improvement (none: it has no improvement). When unstable, the
            one improvement that nothing answers.
    """

    state: int
    player: str
    concept: str
    is_stable: bool
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptResult:
    """What one concept says of the whole conflict.

    Args:
        concept: Its id.
        equilibria: Numbers of the states that are stable for every player, ascending.
        groups: Whom it was asked of: the players' ids, or coalitions with ids joined by `+`.
        stable: Per group the stable states' numbers; None for conflicts too large to list.
    """

    concept: str
    equilibria: tuple[int, ...]
    groups: tuple[str, ...] = ()
    stable: tuple[tuple[int, ...], ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PathTo:
    """A shortest way from the present state to an equilibrium.

    Args:
        target: The equilibrium's number.
        by_moves: By legal moves of any player; None when out of reach.
        by_improvements: By moves that each improve their mover; None when out of reach.
    """

    target: int
    by_moves: tuple[Step, ...] | None
    by_improvements: tuple[Step, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """What follows from a conflict's assumed preferences: no forecast.

    Args:
        digest: SHA-256 of the conflict as dumped.
        title: The conflict's title.
        players: Ids in order.
        n_states: Number of feasible states.
        states: All states, or only the equilibria and the present one above the listing limit.
        now: Number of the present state; None where not known.
        concepts: One result per concept asked for.
        verdicts: The proofs for every listed equilibrium.
        paths: From the present state to each equilibrium.
        parameters: Settings that decided the result, by name.
        notes: Doubts worth telling, such as statements that never matter.
    """

    digest: str
    title: str
    players: tuple[str, ...]
    n_states: int
    states: tuple[StateView, ...]
    now: int | None
    concepts: tuple[ConceptResult, ...]
    verdicts: tuple[Verdict, ...] = ()
    paths: tuple[PathTo, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    notes: tuple[Problem, ...] = ()

    def result(self, concept: str) -> ConceptResult:
        """The result of one concept.

        Raises:
            KeyError: The concept was not asked for.
        """
        for result in self.concepts:
            if result.concept == concept:
                return result
        raise KeyError(concept)

    def state(self, index: int) -> StateView:
        """The view of a state by its number.

        Raises:
            KeyError: The state is not listed.
        """
        for view in self.states:
            if view.index == index:
                return view
        raise KeyError(index)
