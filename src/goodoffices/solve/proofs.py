"""Why a state is or is not stable for a player: the improvements, their sanctions move by move, the ways out.

A proof is searched for on request, from the definition and not from the kernels, so it checks them as well.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from goodoffices.core.solution import Answer, Step, Verdict
from goodoffices.solve.concepts import Concept
from goodoffices.solve.model import Model

Node = tuple[int, int]
"""A state and the player who moved last, -1 at the beginning."""


@dataclass(frozen=True, kw_only=True)
class Search:
    """Moves of a model, remembered while proofs are searched for.

    Args:
        model: The model.
        unknown: The reading of unknown preference, `a` to `d`.
        is_strong: Whether only greatly worse states are sanctions.
    """

    model: Model
    unknown: str = "b"
    is_strong: bool = False
    _moves: dict[Node, list[int]] = field(default_factory=dict)
    _credible: dict[Node, list[int]] = field(default_factory=dict)
    _ranks: dict[int, list[int] | None] = field(default_factory=dict)

    def moves(self, player: int, state: int) -> list[int]:
        """Where a player can move."""
        key = (state, player)
        if key not in self._moves:
            self._moves[key] = self.model.moves(player, state).tolist()
        return self._moves[key]

    def improvements(self, player: int, state: int, *, is_bold: bool) -> list[int]:
        """Where a player can move and is better off; bold players count the unknown as well."""
        moves = self.moves(player, state)
        return [each for each in moves if (sign := self.sign(player, state, each)) == 1 or (is_bold and sign == 2)]

    def sign(self, player: int, state: int, other: int) -> int:
        """How another state compares: 1 better, 0 as good, -1 worse, 2 unknown."""
        if player not in self._ranks:
            ranks = self.model.orders[player].ranks
            self._ranks[player] = None if ranks is None else ranks.tolist()
        known = self._ranks[player]
        if known is None:
            return int(self.model.compare(player, state, np.array([other]))[0])
        return (known[other] > known[state]) - (known[other] < known[state])

    def credible(self, player: int, state: int) -> list[int]:
        """Where a player may answer to."""
        key = (state, player)
        if key not in self._credible:
            self._credible[key] = self.improvements(player, state, is_bold=True)
        return self._credible[key]

    def harms(self, player: int, state: int, others: list[int]) -> list[bool]:
        """Whether each of the other states would punish a player for leaving the state."""
        if self.is_strong:
            classes = self.model.orders[player].classes
            return [classes is not None and bool(classes[other] < classes[state]) for other in others]
        signs = [self.sign(player, state, other) for other in others]
        return [sign in (-1, 0) or (sign == 2 and self.unknown in "cd") for sign in signs]


def prove(search: Search, state: int, player: int, concept: Concept, name: str = "") -> Verdict:
    """The verdict on one state for one player, with its proof.

    Steps:
        1. List the player's improvements.
        2. For each, look for the shortest legal sequence of the others' moves that ends in a sanction.
        3. The first improvement without one makes the state unstable, and is the proof.
    """
    answers = []
    for improvement in search.improvements(player, state, is_bold=search.unknown in "ac"):
        answer = answer_to(search, state, player, concept, improvement)
        if not answer.sanction:
            return _verdict(search, state, player, name or concept.id, False, (answer,))
        answers.append(answer)
    return _verdict(search, state, player, name or concept.id, True, tuple(answers))


def _verdict(search: Search, state: int, player: int, name: str, stable: bool, answers: tuple[Answer, ...]) -> Verdict:
    return Verdict(state=state, player=search.model.players[player], concept=name, is_stable=stable, answers=answers)


def answer_to(search: Search, state: int, player: int, concept: Concept, improvement: int) -> Answer:
    """The shortest sequence of the others' moves that undoes an improvement; no sanction where there is none."""
    if not concept.is_answered:
        return Answer(improvement=improvement)
    steps = search.credible if concept.is_credible else search.moves
    others = [each for each in range(search.model.n_players) if each != player]
    parents: dict[Node, Node | None] = {}
    for node in reach(improvement, others, steps, parents):
        if node[1] < 0 or not search.harms(player, state, [node[0]])[0]:
            continue
        counters = search.moves(player, node[0])
        if not concept.is_symmetric:
            return Answer(improvement=improvement, sanction=path(search.model, node, parents))
        if all(search.harms(player, state, counters)):
            sanction = path(search.model, node, parents)
            return Answer(improvement=improvement, sanction=sanction, counters=tuple(counters))
    return Answer(improvement=improvement)


def reach(
    start: int, players: list[int], steps: Callable[[int, int], list[int]], parents: dict[Node, Node | None]
) -> Iterator[Node]:
    """Nodes reached by legal sequences, nearest first; `parents` tells from where each was reached first."""
    first: Node = (start, -1)
    parents[first] = None
    todo = deque([first])
    while todo:
        node = todo.popleft()
        yield node
        for player in players:
            if player == node[1]:
                continue
            for target in steps(player, node[0]):
                following = (target, player)
                if following not in parents:
                    parents[following] = node
                    todo.append(following)


def path(model: Model, node: Node, parents: dict[Node, Node | None]) -> tuple[Step, ...]:
    """The moves that lead to a node."""
    found: list[Step] = []
    at: Node | None = node
    while at is not None and at[1] >= 0:
        found.append(Step(player=model.players[at[1]], target=at[0]))
        at = parents[at]
    return tuple(reversed(found))
