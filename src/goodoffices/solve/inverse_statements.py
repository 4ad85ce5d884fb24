"""Smallest changes of preference statements: fewest moved or negated, or those that matter least.

The unknowns are which statement stands before which, and which are negated. A statement that is not moved keeps
its place among all others that are not moved, so the number of moved ones is the fewest that must be taken out
and put in elsewhere. Of two states the better one is told by the first statement on which they differ.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations

from goodoffices.core.conflict import Want
from goodoffices.solve.clauses import TRUE, Clauses
from goodoffices.solve.expressions import Bools
from goodoffices.solve.orders import Ranks, ranks_of_truths


@dataclass(kw_only=True)
class FreeStatements:
    """One player's list of statements, to be found near the present one.

    Args:
        clauses: Where variables and costs are added.
        wants: The present list, most important first.
        truths: Where each statement holds.
        costs: What moving or negating each statement costs.
        is_held: Whether the list may not change.
        n_states: How many states there are.
    """

    clauses: Clauses
    wants: tuple[Want, ...]
    truths: list[Bools]
    costs: tuple[int, ...]
    is_held: bool
    n_states: int
    before: dict[tuple[int, int], int] = field(default_factory=dict)
    moved: list[int] = field(default_factory=list)
    negated: list[int] = field(default_factory=list)
    _first: dict[tuple[int, ...], list[int]] = field(default_factory=dict)
    _better: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        count, clauses = len(self.wants), self.clauses
        for late in range(count):
            for early in range(late):
                self.before[early, late] = clauses.variable()
                self.before[late, early] = -self.before[early, late]
        for one, two, three in permutations(range(count), 3):
            clauses.add(-self.before[one, two], -self.before[two, three], self.before[one, three])
        self.moved = [clauses.variable() for _ in range(count)]
        self.negated = [clauses.variable() for _ in range(count)]
        for late in range(count):
            for early in range(late):
                clauses.add(self.moved[early], self.moved[late], self.before[early, late])
        for place, cost in enumerate(self.costs):
            for edited in (self.moved[place], self.negated[place]):
                clauses.add(-edited) if self.is_held else clauses.soft.append((-edited, cost))

    def at_least(self, state: int, other: int) -> int:
        """The literal saying that a state is at least as good as another."""
        key = (max(state, other), min(state, other))
        if key not in self._better:
            self._better[key] = self._compare(*key)
        literal = self._better[key]
        return literal if literal == TRUE or key == (state, other) else -literal

    def _compare(self, state: int, other: int) -> int:
        """A literal for "the state is better", where statements tell the two apart."""
        differing = tuple(k for k, truth in enumerate(self.truths) if truth[state] != truth[other])
        if not differing:
            return TRUE
        is_better = self.clauses.variable()
        for k, first in zip(differing, self._firsts(differing), strict=True):
            speaks_for = -self.negated[k] if self.truths[k][state] else self.negated[k]
            self.clauses.add(-first, -is_better, speaks_for)
            self.clauses.add(-first, is_better, -speaks_for)
        return is_better

    def _firsts(self, differing: tuple[int, ...]) -> list[int]:
        if differing not in self._first:
            firsts = [self.clauses.variable() for _ in differing]
            for k, first in zip(differing, firsts, strict=True):
                rest = [self.before[k, each] for each in differing if each != k]
                for literal in rest:
                    self.clauses.add(-first, literal)
                self.clauses.add(first, *(-literal for literal in rest))
            self.clauses.add(*firsts)
            self._first[differing] = firsts
        return self._first[differing]

    def order(self, true: set[int]) -> list[int]:
        """The statements' numbers in the order of a solution."""
        count = len(self.wants)
        later = [
            sum(self._holds(self.before[k, each], true) for each in range(count) if each != k) for k in range(count)
        ]
        return sorted(range(count), key=lambda k: -later[k])

    def ranks_in(self, true: set[int]) -> Ranks:
        """The order over states that a solution's list tells."""
        truths = [self.truths[k] ^ self.is_negated(k, true) for k in self.order(true)]
        return ranks_of_truths(truths, self.n_states)

    def _holds(self, literal: int, true: set[int]) -> bool:
        return literal in true if literal > 0 else -literal not in true

    def is_negated(self, place: int, true: set[int]) -> bool:
        """Whether a statement is negated in a solution."""
        return self.negated[place] in true

    def is_moved(self, place: int, true: set[int]) -> bool:
        """Whether a statement counts as moved in a solution."""
        return self.moved[place] in true

    def assigned(self, true: set[int]) -> list[int]:
        """The literals that make this list what it is."""
        variables = [each for pair, each in self.before.items() if pair[0] < pair[1]] + self.negated
        return [each if each in true else -each for each in variables]
