"""Status quo analysis: how an equilibrium can come about from the present state, if at all.

References:
    li2005.
"""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.core.solution import PathTo, Step
from goodoffices.solve.proofs import Node, Search, path, reach


def paths_from(search: Search, start: int, targets: tuple[int, ...]) -> tuple[PathTo, ...]:
    """Shortest legal sequences from a state to each target: by any moves, and by improvements only."""
    by_moves = _shortest(search, start, targets, search.moves)
    by_improvements = _shortest(
        search, start, targets, lambda player, state: search.improvements(player, state, is_bold=False)
    )
    return tuple(
        PathTo(target=target, by_moves=by_moves.get(target), by_improvements=by_improvements.get(target))
        for target in targets
    )


def _shortest(
    search: Search, start: int, targets: tuple[int, ...], steps: Callable[[int, int], list[int]]
) -> dict[int, tuple[Step, ...]]:
    found: dict[int, tuple[Step, ...]] = {}
    missing, parents = set(targets), dict[Node, Node | None]()
    for node in reach(start, list(range(search.model.n_players)), steps, parents):
        if node[0] in missing:
            missing.discard(node[0])
            found[node[0]] = path(search.model, node, parents)
        if not missing:
            break
    return found
