"""A second solver, slow and written straight from the definitions, to hold the first one against.

Nothing is shared with the package but the noun `Conflict`: states are tuples of truth values, conditions are
Python functions, reachable sets are built by searching sequences of (state, last mover).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

State = Hashable


@dataclass
class Game:
    """States, and per player the moves and a comparison: 1 second better, 0 equal, -1 worse, 2 unknown."""

    states: list[State]
    moves: list[dict[State, set[State]]]
    compare: list[Callable[[State, State], int]]
    much_worse: list[Callable[[State, State], bool]] = field(default_factory=list)

    @property
    def players(self) -> range:
        return range(len(self.moves))


def improvements(game: Game, player: int, state: State, bold: bool = False) -> set[State]:
    good = {1, 2} if bold else {1}
    return {each for each in game.moves[player][state] if game.compare[player](state, each) in good}


def joint(group: Iterable[int], start: State, steps: Callable[[int, State], set[State]]) -> set[State]:
    """States reached from `start` by sequences in which no player moves twice in a row."""
    members = list(group)
    seen: set[tuple[State, int]] = set()
    todo: list[tuple[State, int]] = [(start, -1)]
    while todo:
        state, last = todo.pop()
        for player in members:
            if player == last:
                continue
            for target in steps(player, state):
                if (target, player) not in seen:
                    seen.add((target, player))
                    todo.append((target, player))
    return {state for state, _ in seen}


def harms(game: Game, player: int, state: State, other: State, unknown: str, strong: bool) -> bool:
    if strong:
        return game.much_worse[player](state, other)
    return game.compare[player](state, other) in ({0, -1, 2} if unknown in "cd" else {0, -1})


def stable(game: Game, player: int, state: State, concept: str, unknown: str = "b", strong: bool = False) -> bool:
    ups = improvements(game, player, state, bold=unknown in "ac")
    if concept == "nash":
        return not ups
    others = [each for each in game.players if each != player]
    credible = concept in ("seq", "sseq")
    symmetric = concept in ("smr", "sseq")

    def steps(mover: int, at: State) -> set[State]:
        return improvements(game, mover, at, bold=True) if credible else game.moves[mover][at]

    def is_sanction(at: State) -> bool:
        if not harms(game, player, state, at, unknown, strong):
            return False
        return not symmetric or all(
            harms(game, player, state, each, unknown, strong) for each in game.moves[player][at]
        )

    return all(any(is_sanction(each) for each in joint(others, up, steps)) for up in ups)


def joint_improving(game: Game, coalition: frozenset[int], state: State) -> set[State]:
    """What a coalition reaches together and all its members like better."""
    reached = joint(coalition, state, lambda mover, at: game.moves[mover][at])
    return {each for each in reached if all(game.compare[m](state, each) == 1 for m in coalition)}


def coalition_stable(game: Game, coalition: frozenset[int], state: State, concept: str) -> bool:
    ups = joint_improving(game, coalition, state)
    if concept == "nash":
        return not ups
    others = [each for each in game.players if each not in coalition]

    def is_harm(at: State) -> bool:
        return any(game.compare[m](state, at) in (0, -1) for m in coalition)

    def is_sanction(at: State) -> bool:
        if not is_harm(at):
            return False
        onward = joint(coalition, at, lambda mover, here: game.moves[mover][here])
        return concept not in ("smr", "sseq") or all(is_harm(each) for each in onward)

    if concept in ("seq", "sseq"):
        groups = _subsets(others)
        reach = lambda up: joint(range(len(groups)), up, lambda g, at: joint_improving(game, groups[g], at))  # noqa: E731
    else:
        reach = lambda up: joint(others, up, lambda mover, at: game.moves[mover][at])  # noqa: E731
    return all(any(is_sanction(each) for each in reach(up)) for up in ups)


def _subsets(members: list[int]) -> list[frozenset[int]]:
    found: list[frozenset[int]] = [frozenset()]
    for member in members:
        found += [each | {member} for each in found]
    return [each for each in found if each]
