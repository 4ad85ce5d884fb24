"""The graph model as data to draw: whole up to 64 states, condensed beyond."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from goodoffices.core.conflict import Conflict
from goodoffices.core.graph import Edge, Graph, Node
from goodoffices.core.solution import Solution
from goodoffices.solve.model import Model, build_model

WHOLE = 64
"""States up to which the whole graph can be read."""

CONDENSED = 24
"""States kept of a larger graph."""


def graph_of(conflict: Conflict, solution: Solution, readings: Mapping[str, str] | None = None) -> Graph:
    """The states and moves to draw; of a large graph the present state, the paths from it, and equilibria."""
    model = build_model(conflict, readings)
    states = list(range(model.n_states)) if model.n_states <= WHOLE else _kept(solution)
    note = "" if model.n_states <= WHOLE else f"{len(states)} of {model.n_states} states: now, equilibria, paths."
    held = {state: tuple(r.concept for r in solution.concepts if state in r.equilibria) for state in states}
    nodes = tuple(
        Node(
            state=state,
            label=model.space.label(state),
            says=_says(conflict, model, state),
            is_now=state == model.space.now,
            holds_under=held[state],
        )
        for state in states
    )
    edges = tuple(_edges(model, states))
    names = tuple(player.label for player in conflict.players)
    return Graph(title=conflict.title, players=names, nodes=nodes, edges=edges, note=note)


def _kept(solution: Solution) -> list[int]:
    kept = [] if solution.now is None else [solution.now]
    for path in sorted(solution.paths, key=lambda each: len(each.by_improvements or each.by_moves or ())):
        kept += [step.target for step in path.by_improvements or path.by_moves or ()]
    for result in solution.concepts:
        kept += result.equilibria[:CONDENSED]
    return sorted(list(dict.fromkeys(kept))[:CONDENSED])


def _says(conflict: Conflict, model: Model, state: int) -> str:
    if conflict.is_explicit:
        return conflict.states[state].name
    taken = set(model.space.taken(state))
    return "; ".join(option.label for option in conflict.options if option.id in taken) or "nothing"


def _edges(model: Model, states: list[int]) -> Iterator[Edge]:
    wanted = set(states)
    for number, player in enumerate(model.conflict.players):
        for state in states:
            targets = np.array([each for each in model.moves(number, state).tolist() if each in wanted], dtype=np.int64)
            signs = model.compare(number, state, targets).tolist()
            for target, sign in zip(targets.tolist(), signs, strict=True):
                yield Edge(player=player.label, source=state, target=target, is_improvement=sign == 1)
