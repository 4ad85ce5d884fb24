"""Smallest changes of orders over states: the fewest pairs that change places.

The unknowns are, for every player and two states, whether one is at least as good as the other. Pairs that
were strict stay strict; pairs that were tied may be told apart. Each pair that changes costs one, which is
the distance of Kemeny and Snell where nothing is tied.

References:
    kemeny1962; inverse problem: kinsara2015. Clauses and search: maximum satisfiability (ignatiev2019).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from goodoffices.solve.clauses import TRUE, Clauses
from goodoffices.solve.expressions import Bools
from goodoffices.solve.orders import Ranks, dense


@dataclass(kw_only=True)
class FreeOrder:
    """One player's order over states, to be found near the present one.

    Args:
        clauses: Where variables and costs are added.
        ranks: The present order.
        is_held: Whether it may not change.
    """

    clauses: Clauses
    ranks: Ranks
    is_held: bool
    literals: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for first in range(len(self.ranks)):
            for second in range(first):
                self._add_pair(first, second)

    def _add_pair(self, first: int, second: int) -> None:
        difference = int(self.ranks[first]) - int(self.ranks[second])
        forth = self.clauses.variable()
        if difference:
            back = -forth  # strict: one of the two is better
        else:
            back = self.clauses.variable()
            self.clauses.add(forth, back)
        self.literals[first, second], self.literals[second, first] = forth, back
        for literal in self._kept(forth, back, difference):
            if self.is_held:
                self.clauses.add(literal)
            else:
                self.clauses.soft.append((literal, 1))

    def _kept(self, forth: int, back: int, difference: int) -> list[int]:
        """What holds while the pair is as it was; of a tie at most one side can give way."""
        return [forth if difference > 0 else back] if difference else [forth, back]

    def at_least(self, state: int, other: int) -> int:
        """The literal saying that a state is at least as good as another."""
        return TRUE if state == other else self.literals[state, other]

    def matrix(self, true: set[int]) -> Bools:
        """Which rows are at least as good as which columns in a solution."""
        found = np.eye(len(self.ranks), dtype=np.bool_)
        for (state, other), literal in self.literals.items():
            found[state, other] = (literal in true) if literal > 0 else (-literal not in true)
        return found

    def broken(self, found: Bools) -> list[list[int]]:
        """Clauses of transitivity that a solution breaks, none when it is an order."""
        clauses = []
        for middle in range(len(self.ranks)):
            gaps = np.outer(found[:, middle], found[middle, :]) & ~found
            for state, other in np.argwhere(gaps).tolist():
                chain = [self.literals[state, middle], self.literals[middle, other]]
                clauses.append([-chain[0], -chain[1], self.literals[state, other]])
        return clauses

    def ranks_of(self, found: Bools) -> Ranks:
        """The order of a solution."""
        return dense(found.sum(axis=1).astype(np.int64))

    def ranks_in(self, true: set[int]) -> Ranks:
        """The order of a solution that breaks no rule."""
        return self.ranks_of(self.matrix(true))

    def assigned(self, true: set[int]) -> list[int]:
        """The literals that make this order what it is, to be ruled out when another answer is wanted."""
        variables = {abs(literal) for literal in self.literals.values()}
        return [each if each in true else -each for each in sorted(variables)]
