"""The conflict as a graph: the present state, the states that hold, and the ways between them, with places to draw.

References:
    networkx documentation: `multipartite_layout`.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import networkx as nx

from goodoffices.core.conflict import Conflict
from goodoffices.core.solution import Solution

MOST_TARGETS = 12
COLUMN, ROW, MARGIN = 250, 92, 60
LINE = 26
"""Characters of a line under a state."""
RIM = 23
NAME = 18
"""Characters of who moves beside a line; there is no room for more between two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A state: its place, what it is called, and what is special about it."""

    index: int
    x: float
    y: float
    label: str
    outcomes: tuple[str, ...]
    says: str
    is_now: bool
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Moves from one state to another: the ends of the line, and who makes them."""

    x1: float
    y1: float
    x2: float
    y2: float
    players: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The drawing: how large it is, and how many states that hold are out of reach and left out."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    n_states: int
    n_left_out: int


def graph_of(solution: Solution, conflict: Conflict) -> Graph:
    """The drawing of a solution: columns by the number of moves from the present state."""
    net: nx.DiGraph[int] = nx.DiGraph()
    holding = {state for result in solution.concepts for state in result.equilibria}
    start = solution.now
    if start is not None:
        net.add_node(start, column=0)
    paths = [path for path in solution.paths if path.by_moves is not None][:MOST_TARGETS]
    for path in paths:
        at, steps = start, path.by_moves or ()
        for column, step in enumerate(steps, 1):
            if step.target not in net:
                net.add_node(step.target, column=column)
            if at is not None and at != step.target:
                players = net.edges[at, step.target]["players"] if net.has_edge(at, step.target) else ()
                net.add_edge(at, step.target, players=tuple(dict.fromkeys((*players, step.player))))
            at = step.target
    if start is None:
        for state in sorted(holding)[:MOST_TARGETS]:
            net.add_node(state, column=0)
    return _drawn(net, holding, solution, conflict)


def _drawn(net: nx.DiGraph[int], holding: set[int], solution: Solution, conflict: Conflict) -> Graph:
    columns: dict[int, list[int]] = {}
    for state in sorted(net.nodes):
        columns.setdefault(net.nodes[state]["column"], []).append(state)
    places = nx.multipartite_layout(net, subset_key="column") if net else {}
    tallest = max((len(column) for column in columns.values()), default=1)
    height = tallest * ROW + MARGIN
    where: dict[int, tuple[float, float]] = {}
    for column, states in columns.items():
        for place, state in enumerate(sorted(states, key=lambda one: -float(places[one][1]))):
            where[state] = (2 * MARGIN + column * COLUMN, height / 2 + (place - (len(states) - 1) / 2) * ROW)
    nodes = tuple(_node(state, where[state], state in holding, solution, conflict) for state in sorted(net.nodes))
    names = {one.id: one.label for one in conflict.players}
    edges = tuple(
        _edge(where[a], where[b], [names.get(one, one) for one in net.edges[a, b]["players"]])
        for a, b in sorted(net.edges)
    )
    return Graph(
        width=4 * MARGIN + max(columns, default=0) * COLUMN, height=height, nodes=nodes, edges=edges,
        n_states=solution.n_states, n_left_out=len(holding - set(net.nodes)),
    )  # fmt: skip


def _edge(start: tuple[float, float], end: tuple[float, float], players: list[str]) -> Edge:
    """A line from rim to rim of two states."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max(1.0, (dx * dx + dy * dy) ** 0.5)
    ux, uy = dx / length, dy / length
    moving = ", ".join(textwrap.shorten(one, NAME, placeholder=" …") for one in players)
    return Edge(
        x1=round(start[0] + RIM * ux, 1), y1=round(start[1] + RIM * uy, 1), x2=round(end[0] - (RIM + 4) * ux, 1),
        y2=round(end[1] - (RIM + 4) * uy, 1), players=moving,
    )  # fmt: skip


def _node(state: int, at: tuple[float, float], holds: bool, solution: Solution, conflict: Conflict) -> Node:
    view = solution.state(state)
    options = {option.id: f"{player.label}: {option.label}" for player in conflict.players for option in player.options}
    outcomes = tuple(textwrap.wrap(", ".join(conflict.outcome_names(view.outcomes)), LINE))
    taken = "; ".join(options.get(one, one) for one in view.taken) or "nobody does anything"
    return Node(
        index=state, x=at[0], y=at[1], label=view.label, outcomes=outcomes, says=f"{view.label}: {taken}",
        is_now=view.is_now, holds=holds,
    )  # fmt: skip
