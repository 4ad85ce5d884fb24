"""Stability as clauses: a wanted state is an equilibrium, for orders that are still to be found.

An order enters as literals "a is at least as good as b". What it takes for a state s to be stable for i:

- Nash: s is at least as good as every state that i can move to;
- GMR, SMR: for each move to t, that, or a state u that the others can bring about from t with s at least as
  good as u (and, for SMR, as everything that i can move to from u);
- SEQ, SSEQ: the same, where the path from t to u consists of improvements. Of the many paths only those count that
  orders once found lack: let R be what the others reach from t by improvements in these orders. If nothing in R
  sanctions the move, then in any orders in which s is stable s is at least as good as t, or something in R is a
  sanction, or a step out of R is an improvement. This rule is added (`Equilibrium.mend`) and orders are sought
  again. No orders sought are lost by it, and there are only so many R, so the search is exact and ends.
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
    _reached: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
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
        """Literals one of which must hold where the move to the target is answered; enough where any answer counts."""
        if not self.concept.is_answered:
            return []
        return [self._harm(player, state, reached) for reached in self._reach(player, target)]

    def mend(self, selector: int, state: int, ranks: list[list[int]]) -> bool:
        """Add the rules that orders break in which the state is no equilibrium; whether there are any.

        Args:
            selector: What must hold for the rules to matter.
            state: The state.
            ranks: Per player the rank of each state in the orders found, which obey the clauses so far.
        """
        if not self.concept.is_credible:
            return False
        n_before = len(self.clauses.hard)
        for player in range(self.model.n_players):
            for target in self._search.moves(player, state):
                if ranks[player][target] > ranks[player][state]:
                    self._mend_answer(selector, player, state, target, ranks)
        return len(self.clauses.hard) > n_before

    def _mend_answer(self, selector: int, player: int, state: int, target: int, ranks: list[list[int]]) -> None:
        inside = self._improved(player, target, ranks)
        reached = {node[0]: None for node in inside if node[1] >= 0}
        if any(self._is_harm(player, state, each, ranks[player]) for each in reached):
            return
        ways = [-selector, self.orders[player].at_least(state, target)]
        ways += [self._harm(player, state, each) for each in reached]
        for node in inside:
            for mover in self._others(player, node):
                for leads_to in self._search.moves(mover, node[0]):
                    if (leads_to, mover) not in inside:
                        gain = better(self.orders[mover], leads_to, node[0])
                        ways += [] if gain is None else [gain]
        self.clauses.add(*dict.fromkeys(ways))

    def _improved(self, player: int, start: int, ranks: list[list[int]]) -> dict[Node, Node | None]:
        """Nodes that the others reach by improvements in the orders found."""

        def steps(mover: int, state: int) -> list[int]:
            return [each for each in self._search.moves(mover, state) if ranks[mover][each] > ranks[mover][state]]

        parents: dict[Node, Node | None] = {}
        others = [each for each in range(self.model.n_players) if each != player]
        for _ in reach(start, others, steps, parents):
            pass
        return parents

    def _others(self, player: int, node: Node) -> list[int]:
        return [each for each in range(self.model.n_players) if each not in (player, node[1])]

    def _is_harm(self, player: int, state: int, other: int, ranks: list[int]) -> bool:
        bad = [other, *(self._search.moves(player, other) if self.concept.is_symmetric else ())]
        return all(ranks[each] <= ranks[state] for each in bad)

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

    def _reach(self, player: int, start: int) -> tuple[int, ...]:
        """States that the others may bring about by any moves."""
        key = (player, start)
        if key not in self._reached:
            others = [each for each in range(self.model.n_players) if each != player]
            nodes = reach(start, others, self._search.moves, {})
            self._reached[key] = tuple(dict.fromkeys(state for state, last in nodes if last >= 0))
        return self._reached[key]


def wanted_clause(clauses: Clauses, states: list[int], require: Callable[[int, int], None]) -> dict[int, int]:
    """One of the states is to be an equilibrium; gives each state's selector."""
    selectors = {state: clauses.variable() for state in states}
    for state, selector in selectors.items():
        require(selector, state)
    clauses.add(*selectors.values())
    return selectors
