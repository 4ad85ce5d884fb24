"""Find every fault of a conflict: names, owners, conditions, what is feasible, what players want.

A finding is a path such as `players[1].options[0]`, what is wrong, and the remedy. Faults stop the solver;
notes do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from goodoffices.core.conflict import Conflict, Pairs, Player, Ranking, Wants
from goodoffices.solve.expressions import ExpressionError, names_in, parse_expression
from goodoffices.solve.findings import Finding, want_paths
from goodoffices.solve.preference_checks import check_preferences
from goodoffices.solve.space import MAX_OPTIONS, Space, build_space, pattern_letters
from goodoffices.solve.words import nearest


def check_conflict(conflict: Conflict) -> tuple[Finding, ...]:
    """All faults, in the order of the file's parts. None means that the conflict can be solved."""
    found = [*_check_names(conflict), *_check_graph(conflict), *_check_references(conflict)]
    if found:
        return (*found, *_check_rest(conflict, found))
    space = build_space(conflict)
    if not space.n_states:
        return (Finding("infeasible", "nothing is feasible: every combination is ruled out.", _FREE),)
    found += _check_now(conflict, space)
    for number, player in enumerate(conflict.players):
        found += check_preferences(player, f"players[{number}].preferences", space)
    return tuple(found)


_FREE = "Weaken or remove one of the conditions under `infeasible`."


def _check_rest(conflict: Conflict, found: list[Finding]) -> Iterator[Finding]:
    """What can be told of the sound parts beside faulty ones, so that one run tells all.

    Left out is only what depends on how a fault will be mended: what is feasible, while `infeasible` or the options
    are faulty, and whether all states are ranked, while a tier is.
    """
    faulty = frozenset(each.path for each in found)
    paths = [f"players[{number}].preferences" for number in range(len(conflict.players))]
    space = None if any(map(_blurs_states, faulty)) else _sound_space(conflict, faulty)
    if space is not None and not space.n_states:
        yield Finding("infeasible", "nothing is feasible: every combination is ruled out.", _FREE)
    elif space is not None and not any(path.startswith("now") for path in faulty):
        yield from _check_now(conflict, space)
    for player, path in zip(conflict.players, paths, strict=True):
        if isinstance(player.preferences, Wants) or (space is not None and space.n_states):
            yield from check_preferences(player, path, space, faulty)


def _blurs_states(path: str) -> bool:
    """Whether a fault there leaves it open which states there are."""
    root = path.split("[")[0]
    return root in ("infeasible", "same", "states", "moves") or path == "players" or ".options" in path


def _sound_space(conflict: Conflict, faulty: frozenset[str]) -> Space:
    has_now = not any(path.startswith("now") for path in faulty)
    return build_space(replace(conflict, now=conflict.now if has_now else None, outcomes=(), coalitions=()))


def _repeated(named: Iterable[tuple[str, str]], what: str) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for path, name in named:
        if name in first:
            yield Finding(path, f"{what} {name!r} stands here and at {first[name]}.", "Give one of them another id.")
        first.setdefault(name, path)


def _check_names(conflict: Conflict) -> Iterator[Finding]:
    players = conflict.players
    if not players:
        yield Finding("players", "there is no player.", "List at least one under `players`.")
    yield from _repeated(((f"players[{n}]", player.id) for n, player in enumerate(players)), "the player")
    yield from _check_owners(conflict)
    wants: list[tuple[str, str]] = []
    for number, player in enumerate(players):
        path = f"players[{number}]"
        yield from _repeated(((f"{path}.readings[{k}]", r.id) for k, r in enumerate(player.readings)), "the reading")
        if isinstance(player.preferences, Wants):
            wants += [(where, want.id) for where, want in want_paths(player.preferences, f"{path}.preferences")]
    yield from _repeated(wants, "the statement")
    yield from _repeated(((f"outcomes[{n}]", each.id) for n, each in enumerate(conflict.outcomes)), "the outcome")
    yield from _repeated(((f"states[{n}]", each.id) for n, each in enumerate(conflict.states)), "the state")


def _check_owners(conflict: Conflict) -> Iterator[Finding]:
    owner: dict[str, str] = {}
    for number, player in enumerate(conflict.players):
        for place, option in enumerate(player.options):
            path = f"players[{number}].options[{place}]"
            if owner.get(option.id, player.id) != player.id:
                what = f"the option {option.id!r} is owned by {owner[option.id]} and by {player.id}."
                yield Finding(path, what, "An option has one owner: give the other's its own id.")
            elif option.id in owner:
                yield Finding(path, f"the option {option.id!r} stands twice.", "Remove one of the two.")
            owner.setdefault(option.id, player.id)


def _check_graph(conflict: Conflict) -> Iterator[Finding]:
    n_options = len(conflict.options)
    if conflict.is_explicit:
        yield from _check_explicit(conflict)
    elif conflict.moves:
        yield Finding("moves", "moves are listed, but no states.", "List the states, or describe moves by options.")
    elif conflict.players and not n_options:
        yield Finding("players", "no player has an option.", "Give options, or list states and moves.")
    elif n_options > MAX_OPTIONS:
        yield Finding(
            "players",
            f"{n_options} options are more than the {MAX_OPTIONS} that can be solved.",
            "Leave out or join some.",
        )


def _check_explicit(conflict: Conflict) -> Iterator[Finding]:
    states, players = [each.id for each in conflict.states], [each.id for each in conflict.players]
    if conflict.options:
        yield Finding("states", "states and options are given together.", "Keep one of the two forms.")
    if conflict.infeasible or conflict.same:
        yield Finding("states", "an explicit graph lists its states: `infeasible` and `same` mean nothing here.")
    for number, move in enumerate(conflict.moves):
        path = f"moves[{number}]"
        if move.player not in players:
            yield Finding(path, f"unknown player {move.player!r}.", nearest(move.player, players))
        for state in (move.source, move.target):
            if state not in states:
                yield Finding(path, f"unknown state {state!r}.", nearest(state, states))
        if move.source == move.target:
            yield Finding(path, "the move leads nowhere.", "Remove it: staying is always possible.")


def _check_references(conflict: Conflict) -> Iterator[Finding]:
    for path, text, is_state in _all_expressions(conflict):
        yield from _check_expression(conflict, path, text, is_state=is_state)
    options = [option.id for option in conflict.options]
    yield from _check_endings(conflict, options)
    states, players = [state.id for state in conflict.states], [player.id for player in conflict.players]
    if conflict.now is not None:
        for place, name in enumerate(conflict.now.taken):
            if name not in options:
                path = "now" if not conflict.now.basis and not conflict.now.state else "now.taken"
                yield Finding(f"{path}[{place}]", f"unknown option {name!r}.", nearest(name, options))
        if conflict.now.state and conflict.now.state not in states:
            yield Finding("now", f"unknown state {conflict.now.state!r}.", nearest(conflict.now.state, states))
    for number, coalition in enumerate(conflict.coalitions):
        for place, name in enumerate(coalition):
            if name not in players:
                path = f"coalitions[{number}][{place}]"
                yield Finding(path, f"unknown player {name!r}.", nearest(name, players))
    for number, player in enumerate(conflict.players):
        yield from _check_readings(player, f"players[{number}].preferences")


def _check_endings(conflict: Conflict, options: list[str]) -> Iterator[Finding]:
    for number, each in enumerate(conflict.infeasible):
        if each.ends and each.ends not in options:
            yield Finding(f"infeasible[{number}].ends", f"unknown option {each.ends!r}.", nearest(each.ends, options))
    for number, each in enumerate(conflict.same):
        if each.ends:
            yield Finding(f"same[{number}].ends", "nothing ends by what cannot be told apart.", "Leave out `ends`.")


def _check_readings(player: Player, path: str) -> Iterator[Finding]:
    readings = [reading.id for reading in player.readings]
    if isinstance(player.preferences, Wants):
        for where, want in want_paths(player.preferences, path):
            if want.reading and want.reading not in readings:
                hint = nearest(want.reading, readings) or "List it under the player's `readings`."
                yield Finding(where, f"unknown reading {want.reading!r}.", hint)


def _all_expressions(conflict: Conflict) -> Iterator[tuple[str, str, bool]]:
    """Path, text, and whether the text may be a pattern for states."""
    for number, each in enumerate(conflict.infeasible):
        yield f"infeasible[{number}]", each.expression, True
    for number, each in enumerate(conflict.same):
        yield f"same[{number}]", each.expression, True
    for number, outcome in enumerate(conflict.outcomes):
        yield f"outcomes[{number}]", outcome.expression, True
    for number, player in enumerate(conflict.players):
        path = f"players[{number}].preferences"
        match player.preferences:
            case Ranking():
                for place, tier in enumerate(player.preferences.tiers):
                    yield from ((f"{path}.ranking[{place}]", text, True) for text in tier)
            case Pairs():
                for place, pair in enumerate(player.preferences.pairs):
                    yield from ((f"{path}.pairs[{place}]", text, True) for text in (pair.better, pair.worse))
            case Wants():
                yield from ((where, want.expression, False) for where, want in want_paths(player.preferences, path))


def _check_expression(conflict: Conflict, path: str, text: str, *, is_state: bool) -> Iterator[Finding]:
    n_options = len(conflict.options)
    if is_state and pattern_letters(text, n_options) is not None:
        return
    if not text.strip():
        return  # the reader has told that text is missing
    known = [each.id for each in (conflict.states if conflict.is_explicit else conflict.options)]
    letters = "".join(text.split()).upper()
    if is_state and set(letters) <= set("YN-") and text not in known:
        yield Finding(
            path, f"the pattern {text!r} has {len(letters)} letters for {n_options} options.", "One letter per option."
        )
        return
    try:
        expression = parse_expression(text)
    except ExpressionError as error:
        yield Finding(path, f"{error}.", _meant(text, known))
        return
    unknown = [name for name in dict.fromkeys(names_in(expression)) if name not in known]
    what = "state" if conflict.is_explicit else "option"
    yield from (Finding(path, f"unknown {what} {name!r}.", nearest(name, known)) for name in unknown)


WORDS = ("not", "and", "or", "if", "then", "iff", "at", "least", "most", "exactly", "of", "one")
"""The words of conditions."""


def _meant(text: str, known: list[str]) -> str:
    """The word that a misspelt one comes nearest to, or what words there are."""
    for word in re.findall(r"[^\W\d][\w.]*", text):
        hint = "" if word.lower() in WORDS or word in known else nearest(word, [*WORDS, *known])
        if "mean" in hint:
            return f"{word!r} is none: {hint[0].lower()}{hint[1:]}"
    return "Words: not, and, or, if ... then, iff, at least one of (a, b)."


def _check_now(conflict: Conflict, space: Space) -> Iterator[Finding]:
    if conflict.now is not None and space.now is None:
        yield Finding("now", "the present state is ruled out by `infeasible`, or not named.", "Mend one of the two.")
