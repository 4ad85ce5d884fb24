"""Stability of coalitions: can a group move together to where each of its members is better off?

A joint move of a coalition is a legal sequence of its members' moves; a joint improvement ends in a state that
every member likes better. A sanction is a state that at least one member likes no better. Where answers must
be credible, each answering move is a joint improvement of some group of the others.

References:
    kilgour2001, inohara2008.
"""

from __future__ import annotations

from functools import cached_property
from itertools import combinations

import numpy as np

from goodoffices.core.conflict import Conflict
from goodoffices.errors import ConflictError
from goodoffices.solve.concepts import Concept
from goodoffices.solve.expressions import Bools
from goodoffices.solve.matrices import inescapable, joint_moves, stable_states
from goodoffices.solve.model import Model

MAX_PLAYERS = 8
"""With more players there are too many coalitions to ask them all: name those that matter."""

Coalition = tuple[int, ...]


def coalitions_of(conflict: Conflict) -> tuple[Coalition, ...]:
    """Every player alone, then the named coalitions, or all of them where none is named.

    Raises:
        ConflictError: None is named and there are too many.
    """
    numbers = {player.id: number for number, player in enumerate(conflict.players)}
    alone = [(number,) for number in numbers.values()]
    named = [tuple(sorted(numbers[name] for name in group)) for group in conflict.coalitions]
    if named:
        return tuple(dict.fromkeys([*alone, *named]))
    if len(numbers) > MAX_PLAYERS:
        raise ConflictError(f"{len(numbers)} players form too many coalitions.", hint="Name those that matter.")
    return tuple(group for size in range(1, len(numbers) + 1) for group in combinations(range(len(numbers)), size))


class CoalitionTables:
    """The matrices that coalition stability is made of, each built once."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._improving: dict[Coalition, Bools] = {}

    def joint(self, group: Coalition) -> Bools:
        """What the group reaches together."""
        return joint_moves([self.model.adjacency[player] for player in group])

    def improving(self, group: Coalition) -> Bools:
        """What the group reaches together and every member likes better."""
        if group not in self._improving:
            wanted = np.logical_and.reduce([self._better[player] for player in group])
            self._improving[group] = self.joint(group) & wanted
        return self._improving[group]

    @cached_property
    def _better(self) -> list[Bools]:
        return [self.model.better(player) for player in range(self.model.n_players)]

    def _harm(self, group: Coalition) -> Bools:
        each = [~self._better[player] & ~self.model.unknown(player) for player in group]
        return np.asarray(np.logical_or.reduce(each))

    def stable(self, group: Coalition, concept: Concept) -> Bools:
        """Where the group has no joint improvement that nothing answers."""
        others = tuple(player for player in range(self.model.n_players) if player not in group)
        harm = self._harm(group)
        if not concept.is_answered or not others:
            return stable_states(self.improving(group), None, harm)
        if concept.is_symmetric:
            harm = inescapable(harm, self.joint(group))
        answers = self._credible(others) if concept.is_credible else self.joint(others)
        return stable_states(self.improving(group), answers, harm)

    def _credible(self, others: Coalition) -> Bools:
        groups = [each for size in range(1, len(others) + 1) for each in combinations(others, size)]
        return joint_moves([self.improving(group) for group in groups])
