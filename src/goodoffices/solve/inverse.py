"""The inverse question: the smallest changes that make a wanted state an equilibrium.

Exact: the conditions become clauses, the changes soft ones, and a solver for maximum satisfiability finds the
least cost and proves that there is none below it. Answers follow one another; each is solved forward again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from goodoffices.core.conflict import Conflict, Outcome, Player, Ranking, Want, Wants
from goodoffices.core.inverse import Change, Edit, Inverse
from goodoffices.errors import UsageError
from goodoffices.solve.checks import check_conflict
from goodoffices.solve.clauses import Clauses, Equilibrium, OrderLiterals, wanted_clause
from goodoffices.solve.concepts import Concept, concept_named
from goodoffices.solve.inverse_options import Addition, option_changes, with_additions
from goodoffices.solve.inverse_orders import FreeOrder
from goodoffices.solve.inverse_statements import FreeStatements
from goodoffices.solve.model import Model, build_model, unchecked_model
from goodoffices.solve.orders import Ranks
from goodoffices.solve.readings import choose_readings, settle
from goodoffices.solve.stability import Progress, Tables
from goodoffices.solve.words import nearest

WAYS = ("statements", "orders", "options")

MAX_STATES = 1024
"""States up to which pairs of states are unknowns of the search."""


def invert_conflict(
    conflict: Conflict,
    want: str,
    *,
    concept: str = "seq",
    by: str = "statements",
    hold: tuple[str, ...] = (),
    n_answers: int = 5,
    readings: Mapping[str, str] | None = None,
    is_least_important: bool = False,
    additions: tuple[Addition, ...] = (),
    max_edits: int = 2,
    tell: Progress | None = None,
) -> Inverse:
    """What would have to change for a wanted state to hold.

    Args:
        conflict: As it stands.
        want: A condition over options, or a pattern: one of its states is to be an equilibrium.
        concept: Under which concept.
        by: `statements` (moved or negated), `orders` (pairs of states change places) or `options` (removed, made
            one-way, or added from `additions`).
        hold: Players whose wants, or options, may not change.
        n_answers: How many answers at most.
        readings: Reading by player id.
        is_least_important: Whether statements cost more the more important they are, rather than one each.
        additions: What may be added, for `options`.
        max_edits: The most edits tried together, for `options`.
        tell: Called with a line as long work goes on. Interrupted, the answers found so far are given.

    Raises:
        ConflictFaults: The conflict has faults.
        UsageError: There is no such concept, player or way.
    """
    if by not in WAYS:
        raise UsageError(f"There is no way {by!r} to change a conflict.", hint=nearest(by, WAYS))
    _check_hold(conflict, hold)
    wished = concept_named(concept)
    chosen, notes = _settled(choose_readings(conflict, readings))
    model = build_model(chosen)
    if by == "options":
        _wanted(build_model(with_additions(chosen, additions)), want)
        found = option_changes(chosen, want, wished, hold, additions, max_edits, tell)
    else:
        wanted = _wanted(model, want)
        found = _order_changes(model, wanted, wished, by, hold, is_least_important=is_least_important)
        found = _told(found, tell)
    answers, is_complete = _take(found, n_answers)
    if not answers and not is_complete:
        notes = (*notes, "Interrupted before anything was found: this proves nothing.")
    return Inverse(
        want=want,
        concept=wished.id,
        by=by,
        answers=answers,
        is_impossible=not answers and is_complete,
        is_complete=is_complete,
        notes=notes,
    )


def _check_hold(conflict: Conflict, hold: tuple[str, ...]) -> None:
    known = [player.id for player in conflict.players]
    for name in hold:
        if name not in known:
            raise UsageError(f"There is no player {name!r}.", hint=nearest(name, known))


def _settled(conflict: Conflict) -> tuple[Conflict, tuple[str, ...]]:
    model = build_model(conflict)
    if model.is_total:
        return conflict, ()
    filled = settle(conflict)
    if not build_model(filled).is_total:
        raise UsageError("The inverse needs total orders.", hint="Rank the states that pairs leave open.")
    return filled, ("What the statements leave open was filled in by the order of the file.",)


def _wanted(model: Model, want: str) -> list[int]:
    probe = replace(model.conflict, infeasible=(), same=(), outcomes=(_outcome(want),))
    faults = [each for each in check_conflict(probe) if each.path.startswith("outcomes")]
    if faults:
        raise UsageError(f"{want!r}: {faults[0].what}", hint=faults[0].hint)
    return [int(state) for state in np.flatnonzero(model.space.matching(want))]


def _outcome(want: str) -> Outcome:
    return Outcome(id="wanted", expression=want)


def _take(found: Iterator[Change], n_answers: int) -> tuple[tuple[Change, ...], bool]:
    """Answers of the least cost, as many as asked for, and whether these are all."""
    answers: list[Change] = []
    try:
        for change in found:
            if answers and change.cost > answers[0].cost:
                return tuple(answers), True
            if len(answers) == n_answers:
                return tuple(answers), False
            answers.append(change)
            if not change.edits:
                return tuple(answers), True
    except KeyboardInterrupt:
        return tuple(answers), False
    return tuple(answers), True


def _told(found: Iterator[Change], tell: Progress | None) -> Iterator[Change]:
    if tell:
        tell("looking for the smallest change")
    for number, change in enumerate(found, start=1):
        if tell:
            tell(f"answer {number}, at a cost of {change.cost}")
        yield change


def _order_changes(
    model: Model, wanted: list[int], concept: Concept, by: str, hold: tuple[str, ...], *, is_least_important: bool
) -> Iterator[Change]:
    """Steps.

    1. Unknown orders, near the present ones.
    2. One of the wanted states is an equilibrium.
    3. The cheapest solution; where it is no order yet, the broken rules are added and it is sought again.
    4. It is ruled out, and the next one sought.
    """
    from pysat.examples.rc2 import RC2
    from pysat.formula import WCNF

    if not wanted:
        return
    clauses = Clauses()
    orders = [_free_order(model, player, by, hold, clauses, is_least_important) for player in range(model.n_players)]
    literals: list[OrderLiterals] = list(orders)
    equilibrium = Equilibrium(clauses=clauses, model=model, orders=literals, concept=concept)
    selectors = wanted_clause(clauses, wanted, equilibrium.require)
    formula = WCNF()
    formula.extend(clauses.hard)
    for literal, cost in clauses.soft:
        formula.append([literal], weight=cost)
    with RC2(formula) as solver:
        while (true_literals := solver.compute()) is not None:
            true = {each for each in true_literals if each > 0}
            broken = [clause for order in orders if isinstance(order, FreeOrder) for clause in _broken(order, true)]
            for clause in broken:
                solver.add_clause(clause)
            if not broken:
                yield _change(model, orders, true, concept, [s for s in wanted if selectors[s] in true], solver.cost)
                solver.add_clause([-each for order in orders for each in order.assigned(true)])


def _broken(order: FreeOrder, true: set[int]) -> list[list[int]]:
    return order.broken(order.matrix(true))


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
    return FreeStatements(clauses=clauses, wants=wants, truths=truths, costs=costs, is_held=is_held)


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
