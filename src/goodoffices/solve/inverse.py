"""The inverse question: the smallest changes that make a wanted state an equilibrium.

Exact: the conditions become clauses, the changes soft ones, and a solver for maximum satisfiability finds the
least cost and proves that there is none below it. Answers follow one another; each is solved forward again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

import numpy as np

from goodoffices.core.conflict import Conflict, Outcome
from goodoffices.core.inverse import Change, Inverse
from goodoffices.errors import UsageError
from goodoffices.solve.checks import check_conflict
from goodoffices.solve.concepts import concept_named
from goodoffices.solve.inverse_options import Addition, option_changes, with_additions
from goodoffices.solve.inverse_search import order_changes
from goodoffices.solve.model import Model, build_model
from goodoffices.solve.readings import choose_readings, settle
from goodoffices.solve.stability import Progress
from goodoffices.solve.words import nearest

WAYS = ("statements", "orders", "options")


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
        found = order_changes(model, wanted, wished, by, hold, is_least_important=is_least_important, tell=tell)
        found = _told(found, tell)
    answers, is_complete, interrupted = _take(found, n_answers)
    return Inverse(
        want=want,
        concept=wished.id,
        by=by,
        answers=answers,
        is_impossible=not answers and is_complete,
        is_complete=is_complete,
        notes=notes + interrupted,
    )


def _check_hold(conflict: Conflict, hold: tuple[str, ...]) -> None:
    known = [player.id for player in conflict.players]
    for name in hold:
        if name not in known:
            raise UsageError(f"There is no player {name!r}.", hint=nearest(name, known))


def _settled(conflict: Conflict) -> tuple[Conflict, tuple[str, ...]]:
    model = build_model(conflict, is_drawn=True)
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
        named = {each.label.casefold(): each.label for each in model.conflict.outcomes}
        near = get_close_matches(want.casefold(), named, n=1, cutoff=0.8)
        hint = f"Did you mean the outcome “{named[near[0]]}”?" if near else faults[0].hint
        raise UsageError(f"{want!r}: {faults[0].what}", hint=hint)
    return [int(state) for state in np.flatnonzero(model.space.matching(want))]


def _outcome(want: str) -> Outcome:
    return Outcome(id="wanted", expression=want)


def _take(found: Iterator[Change], n_answers: int) -> tuple[tuple[Change, ...], bool, tuple[str, ...]]:
    """Answers of the least cost, as many as asked for, whether these are all, and a note where interrupted."""
    answers: list[Change] = []
    try:
        for change in found:
            if answers and change.cost > answers[0].cost:
                return tuple(answers), True, ()
            if len(answers) == n_answers:
                return tuple(answers), False, ()
            answers.append(change)
            if not change.edits:
                return tuple(answers), True, ()
    except KeyboardInterrupt:
        says = "there may be more of the same cost" if answers else "this proves nothing"
        return tuple(answers), False, (f"Interrupted after {len(answers)} answers: {says}.",)
    return tuple(answers), True, ()


def _told(found: Iterator[Change], tell: Progress | None) -> Iterator[Change]:
    if tell:
        tell("looking for the smallest change")
    for number, change in enumerate(found, start=1):
        if tell:
            tell(f"answer {number}, at a cost of {change.cost}")
        yield change
