"""Stability as clauses: a wanted state is an equilibrium, for orders that are still to be found.

An order enters as literals "a is at least as good as b". What it takes for a state s to be stable for i:

- Nash: s is at least as good as every state that i can move to;
- GMR, SMR: for each move to t, that, or a state u that the others can bring about from t with s at least as
  good as u (and, for SMR, as everything that i can move to from u);
- SEQ, SSEQ: the same, where the path from t to u consists of improvements. Paths are unrolled: a state is reached
  within d+1 steps if it is within d, or one improving step from a state that is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from goodoffices.solve.concepts import Concept
from goodoffices.solve.model import Model
from goodoffices.solve.proofs import Node, Search, reach

TRUE = 0
"""Stands for a literal that is always true; clauses that hold it are dropped."""


@dataclass(slots=True)
class Clauses:
    """Hard clauses and soft literals (each with the cost of its being false), and the last variable used."""

    hard: list[list[int]] = field(default_factory=list)
    soft: list[tuple[int, int]] = field(default_factory=list)
    last: int = 0

    def variable(self) -> int:
        """A new variable."""
        self.last += 1
        return self.last

    def add(self, *literals: int) -> None:
        """Require one of the literals."""
        if TRUE not in literals:
            self.hard.append(list(literals))


class OrderLiterals(Protocol):
    """A player's order to be found."""

    def at_least(self, state: int, other: int) -> int:
        """The literal saying that a state is at least as good as another; `TRUE` for itself."""
        ...


def better(order: OrderLiterals, state: int, other: int) -> int | None:
    """The literal saying that a state is better than another; None where that is impossible."""
    worse = order.at_least(other, state)
    return None if worse == TRUE else -worse


@dataclass(kw_only=True)
class Equilibrium:
    """Adds the clauses under which a state is an equilibrium.

    Args:
        clauses: Where they are added.
        model: The graph; its orders are not looked at.
        orders: The orders to be found.
        concept: Under which concept.
    """

    clauses: Clauses
    model: Model
    orders: list[OrderLiterals]
    concept: Concept
    _search: Search = field(init=False)
    _reached: dict[tuple[int, int], dict[int, int]] = field(default_factory=dict)
    _harms: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._search = Search(model=self.model)

    def require(self, selector: int, state: int) -> None:
        """If the selector holds, the state is stable for everybody."""
        for player in range(self.model.n_players):
            for target in self._search.moves(player, state):
                stays = self.orders[player].at_least(state, target)
                if stays != TRUE:
                    self.clauses.add(-selector, stays, *self._sanctions(player, state, target))

    def _sanctions(self, player: int, state: int, target: int) -> list[int]:
        """Literals each of which implies that the move to the target is answered."""
        if not self.concept.is_answered:
            return []
        found = []
        for reached, path in self._reach(player, target).items():
            harm = self._harm(player, state, reached)
            if path == TRUE or harm == TRUE:
                found.append(harm if path == TRUE else path)
            else:
                both = self.clauses.variable()
                self.clauses.add(-both, path)
                self.clauses.add(-both, harm)
                found.append(both)
        return found

    def _harm(self, player: int, state: int, other: int) -> int:
        order = self.orders[player]
        if not self.concept.is_symmetric:
            return order.at_least(state, other)
        key = (player, state, other)
        if key not in self._harms:
            harm = self.clauses.variable()
            for each in [other, *self._search.moves(player, other)]:
                self.clauses.add(-harm, order.at_least(state, each))
            self._harms[key] = harm
        return self._harms[key]

    def _reach(self, player: int, start: int) -> dict[int, int]:
        """States that the others may bring about, each with the literal that implies that they can."""
        key = (player, start)
        if key not in self._reached:
            others = [each for each in range(self.model.n_players) if each != player]
            if self.concept.is_credible:
                self._reached[key] = self._credible(others, start)
            else:
                nodes = reach(start, others, self._search.moves, {})
                self._reached[key] = {state: TRUE for state, last in nodes if last >= 0}
        return self._reached[key]

    def _credible(self, others: list[int], start: int) -> dict[int, int]:
        """Steps.

        1. Nodes are states with their last mover (the mover alone matters only in graphs that are not transitive).
        2. Layer by layer, a node is reached if it was before or by one improving step of another mover.
        3. As many layers as there are nodes suffice.
        """
        edges = self._edges(others, start)
        layer: dict[Node, int] = {(start, -1): TRUE}
        fresh = set(layer)
        for _ in range(len({target for _, target, _ in edges})):
            layer, fresh = self._next_layer(layer, edges, fresh)
            if not fresh:
                break
        return self._by_state(layer)

    def _edges(self, others: list[int], start: int) -> list[tuple[Node, Node, int]]:
        """Improving steps that some order admits: from, to, and the literal that makes it an improvement."""
        found = []
        for node in reach(start, others, self._search.moves, {}):
            for mover in others:
                if mover == node[1]:
                    continue
                for target in self._search.moves(mover, node[0]):
                    gain = better(self.orders[mover], target, node[0])
                    if gain is not None:
                        found.append((self._node(node), self._node((target, mover)), gain))
        return list(dict.fromkeys(found))

    def _node(self, node: Node) -> Node:
        """Where moves are transitive, two moves in a row are one, and the last mover does not matter."""
        return (node[0], -1) if self.model.is_plain else node

    def _next_layer(
        self, layer: dict[Node, int], edges: list[tuple[Node, Node, int]], fresh: set[Node]
    ) -> tuple[dict[Node, int], set[Node]]:
        """The layer with one more step allowed, and the nodes whose literal changed."""
        touched = {target for source, target, _ in edges if source in fresh and layer.get(target) != TRUE}
        ways: dict[Node, list[list[int]]] = {}
        for source, target, gain in edges:
            if source in layer and target in touched:
                ways.setdefault(target, []).append([gain] if layer[source] == TRUE else [layer[source], gain])
        following = dict(layer)
        for target, each in ways.items():
            following[target] = self._any_way(each)
        return following, touched

    def _any_way(self, ways: list[list[int]]) -> int:
        reached = self.clauses.variable()
        options = []
        for way in ways:
            if len(way) == 1:
                options.append(way[0])
                continue
            both = self.clauses.variable()
            for literal in way:
                self.clauses.add(-both, literal)
            options.append(both)
        self.clauses.add(-reached, *options)
        return reached

    def _by_state(self, layer: dict[Node, int]) -> dict[int, int]:
        found: dict[int, list[int]] = {}
        for (state, _), literal in layer.items():
            if literal != TRUE:
                found.setdefault(state, []).append(literal)
        return {
            state: each[0] if len(each) == 1 else self._any_way([[one] for one in each])
            for state, each in found.items()
        }


def wanted_clause(clauses: Clauses, states: list[int], require: Callable[[int, int], None]) -> dict[int, int]:
    """One of the states is to be an equilibrium; gives each state's selector."""
    selectors = {state: clauses.variable() for state in states}
    for state, selector in selectors.items():
        require(selector, state)
    clauses.add(*selectors.values())
    return selectors
