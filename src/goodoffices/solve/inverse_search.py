"""Search for the smallest changes of orders and statements, by maximum satisfiability.

The conditions become clauses, the changes soft ones. A solver finds the least cost and proves that there is none
below it; answers follow one another, and each is solved forward again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from goodoffices.core.conflict import Conflict, Player, Ranking, Want, Wants
from goodoffices.core.inverse import Change, Edit
from goodoffices.errors import UsageError
from goodoffices.solve.clauses import Clauses, Equilibrium, OrderLiterals, wanted_clause
from goodoffices.solve.concepts import Concept
from goodoffices.solve.inverse_orders import FreeOrder
from goodoffices.solve.inverse_statements import FreeStatements
from goodoffices.solve.model import MATRIX_LIMIT, Model, unchecked_model
from goodoffices.solve.orders import Ranks
from goodoffices.solve.stability import Progress, Tables

MAX_STATES = 1024
"""States up to which pairs of states are unknowns of the search."""

TOLD_EVERY = 100
"""Candidates between two lines of progress."""


def order_changes(
    model: Model,
    wanted: list[int],
    concept: Concept,
    by: str,
    hold: tuple[str, ...],
    *,
    is_least_important: bool,
    tell: Progress | None,
) -> Iterator[Change]:
    """Changed conflicts in which a wanted state holds, cheapest first.

    Steps:
        1. Unknown orders, near the present ones.
        2. One of the wanted states is an equilibrium.
        3. The cheapest solution; where it breaks a rule left out so far, this is added and it is sought again.
        4. It is ruled out, and the next one sought.
    """
    from pysat.examples.rc2 import RC2

    wanted = _held_stable(model, wanted, concept, hold)
    if not wanted:
        return
    clauses = Clauses()
    orders = [_free_order(model, player, by, hold, clauses, is_least_important) for player in range(model.n_players)]
    literals: list[OrderLiterals] = list(orders)
    equilibrium = Equilibrium(clauses=clauses, model=model, orders=literals, concept=concept)
    selectors = wanted_clause(clauses, wanted, equilibrium.require)
    with RC2(_formula(clauses)) as solver:
        n_given, n_tries = len(clauses.hard), 0
        if tell:
            _tell_bounds(solver, tell)
        while (true_literals := _compute(solver)) is not None:
            true = {each for each in true_literals if each > 0}
            n_tries += 1
            if tell and n_tries % TOLD_EVERY == 0:
                tell(f"{n_tries} candidates looked at, the last at a cost of {solver.cost}")
            chosen = [state for state in wanted if selectors[state] in true]
            if not _mended(clauses, orders, equilibrium, selectors, chosen, true):
                yield _change(model, orders, true, concept, chosen, solver.cost)
                clauses.add(*(-each for order in orders for each in order.assigned(true)))
            for clause in clauses.hard[n_given:]:
                solver.add_clause(clause)
            n_given = len(clauses.hard)


def _held_stable(model: Model, wanted: list[int], concept: Concept, hold: tuple[str, ...]) -> list[int]:
    """The wanted states in which the players are stable whose wants stay, where that hangs on these alone."""
    held = [number for number, player in enumerate(model.players) if player in hold]
    if not held or not wanted or model.n_states > MATRIX_LIMIT or (concept.is_answered and concept.is_credible):
        return wanted
    tables = Tables(model=model)
    stable = [tables.stable(number, concept) for number in held]
    return [state for state in wanted if all(each[state] for each in stable)]


def _formula(clauses: Clauses) -> Any:
    from pysat.formula import WCNF

    formula = WCNF()
    formula.extend(clauses.hard)
    for literal, cost in clauses.soft:
        formula.append([literal], weight=cost)
    return formula


def _tell_bounds(solver: Any, tell: Progress) -> None:
    """Have the solver tell each time that it has proved a higher least cost."""
    process = solver.process_core

    def told() -> None:
        process()
        tell(f"no change costs less than {solver.cost}")

    solver.process_core = told


def _compute(solver: Any) -> list[int] | None:
    """The cheapest solution. The library reports an interrupt within as an error of its own."""
    import pysolvers

    try:
        found: list[int] | None = solver.compute()
    except pysolvers.error as error:
        raise KeyboardInterrupt from error
    return found


def _mended(
    clauses: Clauses,
    orders: list[FreeOrder | FreeStatements],
    equilibrium: Equilibrium,
    selectors: dict[int, int],
    chosen: list[int],
    true: set[int],
) -> bool:
    """Whether a solution broke rules that were not given yet; they are added."""
    broken = [rule for order in orders if isinstance(order, FreeOrder) for rule in order.broken(order.matrix(true))]
    for rule in broken:
        clauses.add(*rule)
    if broken:
        return True
    ranks = [order.ranks_in(true).tolist() for order in orders]
    mended = [equilibrium.mend(selectors[state], state, ranks) for state in chosen]
    return all(mended)


def _free_order(
    model: Model, player: int, by: str, hold: tuple[str, ...], clauses: Clauses, is_least_important: bool
) -> FreeOrder | FreeStatements:
    source, ranks = model.conflict.players[player], model.orders[player].ranks
    is_held = source.id in hold
    if by == "orders" or not isinstance(source.preferences, Wants):
        if model.n_states > MAX_STATES:
            raise UsageError(f"{model.n_states} states are too many to look for pairs.", hint="Ask by statements.")
        assert ranks is not None
        return FreeOrder(clauses=clauses, ranks=ranks, is_held=is_held)
    wants = source.preferences.all
    costs = tuple(len(wants) - place if is_least_important else 1 for place in range(len(wants)))
    truths = [model.space.truth(want.expression) for want in wants]
    return FreeStatements(
        clauses=clauses, wants=wants, truths=truths, costs=costs, is_held=is_held, n_states=model.n_states
    )


def _change(
    model: Model,
    orders: list[FreeOrder | FreeStatements],
    true: set[int],
    concept: Concept,
    states: list[int],
    cost: int,
) -> Change:
    players, edits = [], []
    for player, order in zip(model.conflict.players, orders, strict=True):
        if isinstance(order, FreeOrder):
            changed, made = _swapped(model, player, order, true)
        else:
            changed, made = _relisted(player, order, true)
        players.append(changed)
        edits += made
    conflict = replace(model.conflict, players=tuple(players))
    state = _checked(conflict, concept, states)
    label = model.space.pattern(state) or model.space.label(state)
    return Change(state=state, label=label, cost=int(cost), edits=tuple(edits), conflict=conflict)


def _checked(conflict: Conflict, concept: Concept, states: list[int]) -> int:
    """The wanted state that the forward solver finds to be an equilibrium of the changed conflict."""
    tables = Tables(model=unchecked_model(conflict))
    rows = [tables.stable(player, concept) for player in range(len(conflict.players))]
    for state in states:
        if all(row[state] for row in rows):
            return state
    raise AssertionError("the forward solver contradicts the inverse")


def _swapped(model: Model, player: Player, order: FreeOrder, true: set[int]) -> tuple[Player, list[Edit]]:
    ranks = order.ranks_of(order.matrix(true))
    if np.array_equal(ranks, order.ranks):
        return player, []

    def name(state: int) -> str:
        return model.space.pattern(state) or model.space.label(state)

    edits = []
    for first in range(len(ranks)):
        for second in range(len(ranks)):
            if ranks[first] > ranks[second] and order.ranks[first] <= order.ranks[second]:
                says = f"{player.label} would rather have {name(first)} than {name(second)}."
                edits.append(Edit(player=player.id, kind="swap", what=(name(first), name(second)), says=says))
    return replace(player, preferences=_ranking(ranks, name)), edits


def _ranking(ranks: Ranks, name: Callable[[int], str]) -> Ranking:
    levels = range(int(ranks.max()), -1, -1)
    return Ranking(tiers=tuple(tuple(name(int(s)) for s in np.flatnonzero(ranks == level)) for level in levels))


def _relisted(player: Player, order: FreeStatements, true: set[int]) -> tuple[Player, list[Edit]]:
    sequence = order.order(true)
    edits, wants = [], []
    for place, k in enumerate(sequence):
        want = order.wants[k]
        if order.is_moved(k, true) and place != k:
            says = f"{player.label}: “{want.expression}” would move from place {k + 1} to place {place + 1}."
            edits.append(Edit(player=player.id, kind="move", what=(want.id,), says=says))
        if order.is_negated(k, true):
            says = f"{player.label} would want the opposite of “{want.expression}”."
            edits.append(Edit(player=player.id, kind="negate", what=(want.id,), says=says))
            want = _negate(want)
        wants.append((want,))
    if not edits:
        return player, []
    return replace(player, preferences=Wants(groups=tuple(wants))), edits


def _negate(want: Want) -> Want:
    plain = want.expression.strip()
    bare = plain.removeprefix("not ").strip()
    if bare != plain and bare.replace("_", "a").replace(".", "a").isalnum():
        return replace(want, expression=bare)
    return replace(want, expression=f"not ({plain})")
