"""A conflict that cannot be solved, with every fault found in it."""

from __future__ import annotations

from goodoffices.core.problem import Problem
from goodoffices.errors import ConflictError


class ConflictFaults(ConflictError):
    """A conflict with faults: all of them are in `problems`, each saying where, what and the remedy."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        count = len(problems)
        super().__init__(f"the conflict has {count} fault{'s' if count != 1 else ''}")
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join([self.what + ":", *(f"  {problem}" for problem in self.problems)])
