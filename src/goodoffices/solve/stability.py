"""Where each player is stable: by matrices for small or irregular conflicts, by walks for large ones.

Steps of the general form, for a focal player i and a state s:

1. Its improvements: moves to states that it is known to like better (or, in the unknown readings a and c,
   that it might like better).
2. For each, the states that the others can bring about by legal sequences; where answers must be credible,
   by moves that each improve (or might improve) their mover.
3. An answer is a sanction when i is known to like it no better than s (in the readings c and d: when i is not
   known to like it better). In the symmetric concepts no further move of i may escape the sanction.
4. s is stable when every improvement has a sanction.

References:
    fang1993; rego2017; li2004 (unknown preference, readings a to d); hamouda2004 (strength).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from goodoffices.solve.batch import batch_stable
from goodoffices.solve.changes import move_lists
from goodoffices.solve.concepts import Concept
from goodoffices.solve.expressions import Bools
from goodoffices.solve.matrices import inescapable, joint_moves, stable_states
from goodoffices.solve.model import Model

Progress = Callable[[str], None]

SMALL = 256
"""Below this many states matrices answer at once, and no kernel needs compiling."""

UNKNOWN_READINGS = ("a", "b", "c", "d")
"""How unknown preference is read: who moves into the unknown (a, c), and whom it deters (c, d)."""


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The matrices of a model that the concepts are made of, each built once.

    Args:
        model: What they are matrices of.
        unknown: The reading of unknown preference.
        is_strong: Whether only greatly worse states are sanctions.
    """

    model: Model
    unknown: str = "b"
    is_strong: bool = False

    @cached_property
    def improving(self) -> tuple[Bools, ...]:
        """Per player the moves that it is tempted to make."""
        return tuple(self._improving(player, is_bold=self.unknown in "ac") for player in range(self.model.n_players))

    @cached_property
    def credible(self) -> tuple[Bools, ...]:
        """Per player the moves with which it may answer: improvements, and moves into the unknown."""
        return tuple(self._improving(player, is_bold=True) for player in range(self.model.n_players))

    def _improving(self, player: int, *, is_bold: bool) -> Bools:
        model = self.model
        wanted = model.better(player)
        if is_bold and not model.orders[player].is_total:
            wanted = wanted | model.unknown(player)
        return np.asarray(model.adjacency[player] & wanted)

    @cached_property
    def harm(self) -> tuple[Bools, ...]:
        """Per player which column would be a sanction for leaving the row."""
        return tuple(self._harm(player) for player in range(self.model.n_players))

    def _harm(self, player: int) -> Bools:
        model = self.model
        if self.is_strong:
            return model.much_worse(player)
        harm = ~model.better(player)
        return harm if self.unknown in "cd" else harm & ~model.unknown(player)

    @cached_property
    def symmetric_harm(self) -> tuple[Bools, ...]:
        """Per player the sanctions that it cannot escape by a further move."""
        return tuple(inescapable(self.harm[p], self.model.adjacency[p]) for p in range(self.model.n_players))

    @cached_property
    def answers(self) -> tuple[Bools, ...]:
        """Per player what the others reach together by any moves."""
        return tuple(joint_moves(_without(self.model.adjacency, player)) for player in range(self.model.n_players))

    @cached_property
    def credible_answers(self) -> tuple[Bools, ...]:
        """Per player what the others reach together by moves that each improve their mover."""
        return tuple(joint_moves(_without(self.credible, player)) for player in range(self.model.n_players))

    def stable(self, player: int, concept: Concept) -> Bools:
        """Where a player is stable under a concept."""
        if not concept.is_answered or self.model.n_players == 1:
            return stable_states(self.improving[player], None, self.harm[player])
        answers = self.credible_answers if concept.is_credible else self.answers
        harm = self.symmetric_harm if concept.is_symmetric else self.harm
        return stable_states(self.improving[player], answers[player], harm[player])


def _without(moves: tuple[Bools, ...], player: int) -> list[Bools]:
    return [each for other, each in enumerate(moves) if other != player]


def uses_walks(model: Model) -> bool:
    """Whether a model is solved by walks: large, in option form, orders total."""
    return model.n_states >= SMALL and model.is_plain and model.is_total


def uses_lists(model: Model) -> bool:
    """Whether a model is solved by lists of moves: large, with options that end by what others do, orders total."""
    is_spanned = model.space.members is None and not model.conflict.is_explicit
    return model.n_states >= SMALL and bool(model.conflict.endings) and is_spanned and model.is_total


def stable_by_player(
    model: Model, concepts: tuple[Concept, ...], *, tell: Progress | None = None
) -> dict[str, list[Bools]]:
    """For each concept, per player, where it is stable. Interrupted work keeps the concepts that are complete.

    Raises:
        ConflictError: Too many states for what was asked.
    """
    found: dict[str, list[Bools]] = {}
    if not uses_walks(model):
        stable = _by_lists(model) if uses_lists(model) else Tables(model=model).stable
        try:
            for each in concepts:
                found[each.id] = [stable(player, each) for player in range(model.n_players)]
        except KeyboardInterrupt:
            if not found:
                raise
        return found
    from goodoffices.solve.large import lay_out, solve_large  # loads the kernels, which small conflicts do without

    parts: dict[tuple[str, int], Bools] = {}
    try:
        for player, concept, where in solve_large(lay_out(model), concepts, tell=tell):
            parts[concept.id, player] = where
    except KeyboardInterrupt:
        if tell:
            tell("interrupted: leaving off after what is being worked at")
    for concept in concepts:
        rows = [parts[concept.id, player] for player in range(model.n_players) if (concept.id, player) in parts]
        if len(rows) == model.n_players:
            found[concept.id] = rows
    if not found:
        raise KeyboardInterrupt
    return found


def _by_lists(model: Model) -> Callable[[int, Concept], Bools]:
    moves = move_lists(model)
    ranks = tuple(np.asarray(one.ranks)[None, :] for one in model.orders)
    return lambda player, concept: np.asarray(batch_stable(moves, ranks, player, concept)[0])


def equilibria(rows: list[Bools]) -> tuple[int, ...]:
    """The states in which every player is stable, ascending."""
    return tuple(int(state) for state in np.flatnonzero(np.logical_and.reduce(rows)))
