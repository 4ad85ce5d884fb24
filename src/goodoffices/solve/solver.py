"""The door of the stage: `solve_conflict`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import numpy as np

from goodoffices.core.conflict import Conflict
from goodoffices.core.problem import Problem
from goodoffices.core.solution import ConceptResult, PathTo, Solution, StateView, Verdict
from goodoffices.errors import UsageError
from goodoffices.solve.coalitions import CoalitionTables, coalitions_of
from goodoffices.solve.concepts import DEFAULT_CONCEPTS
from goodoffices.solve.conflict_dump import dump_conflict
from goodoffices.solve.expressions import Bools
from goodoffices.solve.limited import limited_move_stable
from goodoffices.solve.model import Model, build_model
from goodoffices.solve.paths import paths_from
from goodoffices.solve.preference_checks import note_conflict
from goodoffices.solve.proofs import Search, prove
from goodoffices.solve.requests import Request, requests_for
from goodoffices.solve.simultaneous import simultaneously_stable
from goodoffices.solve.stability import Progress, Tables, equilibria, stable_by_player
from goodoffices.solve.words import nearest

LIST_LIMIT = 1 << 14
"""States up to which every state is listed; beyond, only equilibria and the present state are."""

SHOWN_LIMIT = 1000
"""Equilibria per concept that get a view beyond `LIST_LIMIT`; their numbers are all given."""

PATH_LIMIT = 1 << 12
"""States up to which paths from the present state are searched."""

PROOF_LIMIT = 256
"""Equilibria per concept whose proofs are built without being asked for."""

PROOF_LIMIT_LARGE = 8
"""The same beyond `PATH_LIMIT` states, and none beyond `LIST_LIMIT`; `prove_state` gives any other."""


def solve_conflict(
    conflict: Conflict,
    *,
    readings: Mapping[str, str] | None = None,
    concepts: tuple[str, ...] = DEFAULT_CONCEPTS,
    tell: Progress | None = None,
) -> Solution:
    """Which states hold, for whom, under which concept, and why.

    Args:
        conflict: What to solve.
        readings: Reading by player id; players left out take their first.
        concepts: Names as `requests.parse_request` reads them. Where a player's order leaves something unknown,
            a plain concept is asked in its four readings, `seq-a` to `seq-d`.
        tell: Called with a line as long work goes on.

    Raises:
        ConflictFaults: The conflict has faults.
        ConflictError: It is too large for what was asked.
        UsageError: There is no such concept or reading.
    """
    model = build_model(conflict, readings, tell=tell)
    requests = requests_for(model, concepts)
    rows = _rows(model, requests, tell)
    results = tuple(_result(model, request, rows[request.id]) for request in requests if request.id in rows)
    search = Search(model=model)
    return Solution(
        digest=conflict_digest(conflict),
        title=conflict.title,
        players=model.players,
        n_states=model.n_states,
        states=view_states(model, tuple(s for each in results for s in each.equilibria[:SHOWN_LIMIT])),
        now=model.space.now,
        concepts=results,
        verdicts=_proofs(model, requests, results),
        paths=_paths(search, results),
        parameters=(
            ("concepts", ",".join(request.id for request in requests)),
            ("readings", ",".join(f"{player}={reading}" for player, reading in sorted((readings or {}).items()))),
        ),
        notes=_notes(model, requests, rows),
    )


def conflict_digest(conflict: Conflict) -> str:
    """SHA-256 of the conflict as dumped."""
    return hashlib.sha256(dump_conflict(conflict).encode()).hexdigest()


def _rows(model: Model, requests: tuple[Request, ...], tell: Progress | None) -> dict[str, list[Bools]]:
    plain = tuple(request.concept for request in requests if request.is_plain and request.concept)
    found = dict(stable_by_player(model, plain, tell=tell)) if plain else {}
    tables: dict[tuple[str, bool], Tables] = {}
    groups: CoalitionTables | None = None
    try:
        for request in requests:
            if tell and not request.is_plain:
                tell(request.id)
            if request.horizon:
                found[request.id] = limited_move_stable(model, request.horizon)
            elif request.concept is None:
                found[request.id] = simultaneously_stable(model)
            elif request.is_coalition:
                groups = groups or CoalitionTables(model)
                found[request.id] = [groups.stable(each, request.concept) for each in coalitions_of(model.conflict)]
            elif not request.is_plain:
                key = (request.unknown or "b", request.is_strong)
                table = tables.setdefault(key, Tables(model=model, unknown=key[0], is_strong=key[1]))
                found[request.id] = [table.stable(player, request.concept) for player in range(model.n_players)]
    except KeyboardInterrupt:
        if not found:
            raise
    return found


def _result(model: Model, request: Request, rows: list[Bools]) -> ConceptResult:
    stable = None
    if model.n_states <= LIST_LIMIT:
        stable = tuple(tuple(int(state) for state in np.flatnonzero(row)) for row in rows)
    groups: tuple[str, ...] = model.players
    if request.is_coalition:
        groups = tuple("+".join(model.players[p] for p in each) for each in coalitions_of(model.conflict))
    return ConceptResult(concept=request.id, equilibria=equilibria(rows), stable=stable, groups=groups)


def view_states(model: Model, wanted: tuple[int, ...]) -> tuple[StateView, ...]:
    """Views of all states, or of the wanted and the present one where there are too many to list all."""
    numbers = set(range(model.n_states)) if model.n_states <= LIST_LIMIT else set(wanted)
    if model.space.now is not None:
        numbers.add(model.space.now)
    meets = [(each.id, model.space.matching(each.expression)) for each in model.conflict.outcomes]
    return tuple(
        StateView(
            index=number,
            label=model.space.label(number),
            pattern=model.space.pattern(number),
            taken=model.space.taken(number),
            outcomes=tuple(name for name, where in meets if where[number]),
            is_now=number == model.space.now,
        )
        for number in sorted(numbers)
    )


def _proofs(model: Model, requests: tuple[Request, ...], results: tuple[ConceptResult, ...]) -> tuple[Verdict, ...]:
    if model.n_states > LIST_LIMIT:
        return ()
    by_id = {request.id: request for request in requests}
    found = []
    for result in results:
        request = by_id[result.concept]
        if request.concept is None or request.is_coalition:
            continue
        search = Search(model=model, unknown=request.unknown or "b", is_strong=request.is_strong)
        for state in result.equilibria[: PROOF_LIMIT if model.n_states <= PATH_LIMIT else PROOF_LIMIT_LARGE]:
            found += [prove(search, state, p, request.concept, request.id) for p in range(model.n_players)]
    return tuple(found)


def prove_state(
    conflict: Conflict, state: int, player: str, concept: str, *, readings: Mapping[str, str] | None = None
) -> Verdict:
    """The proof for any one state, player and concept, stable or not.

    Raises:
        UsageError: There is no such player, or the concept has no proof by moves and answers (`sim`, limited moves,
            coalitions).
    """
    model = build_model(conflict, readings)
    request = requests_for(model, (concept,))[0]
    if player not in model.players:
        raise UsageError(f"There is no player {player!r}.", hint=nearest(player, model.players))
    if request.concept is None or request.is_coalition:
        raise UsageError(f"There is no proof of {concept!r} for {player!r}.", hint="Ask for nash, gmr, smr or seq.")
    search = Search(model=model, unknown=request.unknown or "b", is_strong=request.is_strong)
    return prove(search, state, model.players.index(player), request.concept, request.id)


def _paths(search: Search, results: tuple[ConceptResult, ...]) -> tuple[PathTo, ...]:
    now = search.model.space.now
    if now is None or search.model.n_states > PATH_LIMIT:
        return ()
    held = tuple(sorted({state for result in results for state in result.equilibria}))
    return paths_from(search, now, held)


def _notes(model: Model, requests: tuple[Request, ...], rows: dict[str, list[Bools]]) -> tuple[Problem, ...]:
    notes = [
        Problem(where=each.path or "conflict", what=each.what, hint=each.hint) for each in note_conflict(model.conflict)
    ]
    missing = [request.id for request in requests if request.id not in rows]
    if missing:
        notes.append(Problem(where="conflict", what=f"interrupted before {', '.join(missing)} were complete."))
    if model.space.now is not None and model.n_states > PATH_LIMIT:
        notes.append(Problem(where="conflict", what=f"paths from now are searched up to {PATH_LIMIT} states only."))
    return tuple(notes)
