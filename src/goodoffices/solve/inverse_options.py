"""Smallest changes of options: removed, made one-way, or added with what comes with them.

Edits are tried alone, then two together, and so on; each changed conflict is solved. Within the number of edits
tried this is exact: nothing smaller is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from goodoffices.core.conflict import Conflict, Constraint, Direction, Option, Player, Want, Wants
from goodoffices.core.inverse import Change, Edit
from goodoffices.errors import ConflictError, UsageError
from goodoffices.solve.checks import check_conflict
from goodoffices.solve.concepts import Concept
from goodoffices.solve.files import validate_conflict
from goodoffices.solve.model import build_model
from goodoffices.solve.stability import Progress, equilibria, stable_by_player

MAX_TRIES = 20_000
"""Combinations of edits tried at most; beyond, fewer edits together should be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Something that a third party, or a player, could bring in.

    Args:
        id: Its name, for the answer.
        says: What it is, in a sentence.
        players: Players that enter, with their options and wants.
        options: New options of present players, by player id.
        infeasible: What cannot be together with it.
        wants: Statements that it gives present players: player id, place in the list (0 matters most), statement.
    """

    id: str
    says: str
    players: tuple[Player, ...] = ()
    options: tuple[tuple[str, Option], ...] = ()
    infeasible: tuple[Constraint, ...] = ()
    wants: tuple[tuple[str, int, Want], ...] = ()


def option_changes(
    conflict: Conflict,
    want: str,
    concept: Concept,
    hold: tuple[str, ...],
    additions: tuple[Addition, ...],
    max_edits: int,
    tell: Progress | None = None,
) -> Iterator[Change]:
    """Changed conflicts in which a wanted state holds, fewest edits first.

    Raises:
        UsageError: There are too many combinations to try.
    """
    if conflict.is_explicit:
        raise UsageError("An explicit graph has no options to change.", hint="Ask by orders.")
    atoms = [*_additions(additions), *_option_edits(conflict, hold)]
    n_tries = 0
    for count in range(max_edits + 1):
        if tell:
            tell(f"trying {count} changes together")
        for chosen in combinations(atoms, count):
            if len({edit.what for edit, _ in chosen}) < count:
                continue
            n_tries += 1
            if n_tries > MAX_TRIES:
                raise UsageError(f"More than {MAX_TRIES} combinations of edits.", hint="Ask for fewer edits together.")
            change = _try(conflict, want, concept, tuple(chosen))
            if change is not None:
                yield change


Atom = tuple[Edit, Addition | tuple[str, str]]


def _additions(additions: tuple[Addition, ...]) -> list[Atom]:
    return [(Edit(player="", kind="add", what=(each.id,), says=each.says), each) for each in additions]


def _option_edits(conflict: Conflict, hold: tuple[str, ...]) -> list[Atom]:
    found: list[Atom] = []
    for player in conflict.players:
        if player.id in hold:
            continue
        for option in player.options:
            for kind, says in _KINDS:
                if kind != option.direction.value:
                    sentence = says.format(player=player.label, option=option.label)
                    edit = Edit(player=player.id, kind=_WORDS[kind], what=(option.id,), says=sentence)
                    found.append((edit, (kind, option.id)))
    return found


_KINDS = (
    ("remove", "{player} could no longer “{option}”."),
    ("fwd", "{player}: “{option}”, once done, could not be undone."),
    ("back", "{player}: “{option}”, once given up, could not be taken up again."),
)
_WORDS = {"remove": "remove", "fwd": "forward", "back": "back"}


def _try(conflict: Conflict, want: str, concept: Concept, chosen: tuple[Atom, ...]) -> Change | None:
    changed = conflict
    for _, what in chosen:
        changed = add_to(changed, what) if isinstance(what, Addition) else _edit(changed, *what)
    if check_conflict(changed):
        return None
    try:
        model = build_model(changed)
        wanted = model.space.matching(want)
        rows = stable_by_player(model, (concept,))[concept.id]
    except (ConflictError, KeyError, ValueError):  # too large, or what is wanted speaks of what is not there
        return None
    held = [state for state in equilibria(rows) if wanted[state]]
    if not held:
        return None
    label = model.space.pattern(held[0])
    edits = tuple(edit for edit, _ in chosen)
    return Change(state=held[0], label=label, cost=len(edits), edits=edits, conflict=changed)


def _edit(conflict: Conflict, kind: str, option: str) -> Conflict:
    if kind == "remove":
        barred = Constraint(expression=option)
        now = conflict.now and replace(conflict.now, taken=tuple(each for each in conflict.now.taken if each != option))
        return replace(conflict, infeasible=(*conflict.infeasible, barred), now=now)
    players = tuple(
        replace(
            player,
            options=tuple(
                replace(each, direction=Direction(kind)) if each.id == option else each for each in player.options
            ),
        )
        for player in conflict.players
    )
    return replace(conflict, players=players)


def add_to(conflict: Conflict, addition: Addition) -> Conflict:
    """The conflict with one addition."""
    players = tuple(_extended(player, addition) for player in conflict.players) + addition.players
    return replace(conflict, players=players, infeasible=conflict.infeasible + addition.infeasible)


def with_additions(conflict: Conflict, additions: tuple[Addition, ...]) -> Conflict:
    """The conflict with all of them added.

    Raises:
        ConflictFaults: What is added does not fit, by itself or with the rest.
    """
    for each in additions:
        conflict = add_to(conflict, each)
    validate_conflict(conflict, "with what enters")
    return conflict


def _extended(player: Player, addition: Addition) -> Player:
    options = tuple(option for owner, option in addition.options if owner == player.id)
    preferences = player.preferences
    if isinstance(preferences, Wants):
        groups = list(preferences.groups)
        for owner, place, want in addition.wants:
            if owner == player.id:
                groups.insert(place, (want,))
        preferences = replace(preferences, groups=tuple(groups))
    return replace(player, options=player.options + options, preferences=preferences)
