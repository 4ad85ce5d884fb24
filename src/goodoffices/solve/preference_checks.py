"""Faults of what players want, and notes on what decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from goodoffices.core.conflict import Conflict, Pairs, Player, Ranking, Want, Wants
from goodoffices.solve.expressions import evaluate, names_in, parse_expression
from goodoffices.solve.findings import Finding, count_together, want_paths
from goodoffices.solve.orders import pairs_reach
from goodoffices.solve.space import Space, build_space

LIST_LIMIT = 1 << 12
"""States up to which a partial order is worked out, as a matrix of states by states."""

BARRED = "Remove it, or change what `infeasible` rules out."

MAX_NAMES = 12
"""Options in two statements up to which it is worked out whether one is the other's negation."""


def check_preferences(
    player: Player, path: str, space: Space | None, faulty: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Faults of one player's preferences.

    Args:
        player: The player.
        path: Where its preferences stand.
        space: The states; statements do without.
        faulty: Paths whose names or conditions are known to be faulty: they are passed over.
    """
    match player.preferences:
        case Wants():
            yield from _check_contradictions(player.preferences, path, faulty)
        case Ranking() if space is not None:
            yield from _check_ranking(player.preferences, path, space, faulty)
        case Pairs() if space is not None:
            yield from _check_pairs(player.preferences, path, space, faulty)


def _check_contradictions(wants: Wants, path: str, faulty: frozenset[str]) -> Iterator[Finding]:
    """A statement that is the negation of another, whatever is feasible."""
    seen: list[Want] = []
    for where, want in want_paths(wants, path):
        if where in faulty or not want.expression.strip():
            continue
        for earlier in seen:
            is_sure = not want.is_sign_open and not earlier.is_sign_open and count_together(want, earlier)
            if is_sure and _always_differ(want.expression, earlier.expression):
                what = f"{want.expression!r} contradicts {earlier.expression!r} ({earlier.id})."
                yield Finding(where, what, "Keep one of them, or put them under different readings.")
        seen.append(want)
    is_weak = False
    for where, want in want_paths(replace(wants, anywhere=()), path):
        if want.is_strong and is_weak:
            yield Finding(where, "a strong statement stands below one that is not.", "Strong statements come first.")
            break
        is_weak = not want.is_strong


def _always_differ(first: str, second: str) -> bool:
    one, other = parse_expression(first), parse_expression(second)
    names = sorted({*names_in(one), *names_in(other)})
    if set(names_in(one)) != set(names_in(other)) or len(names) > MAX_NAMES:
        return False
    rows = np.arange(1 << len(names))
    columns = {name: (rows >> place & 1).astype(np.bool_) for place, name in enumerate(names)}
    return bool((evaluate(one, columns.__getitem__) != evaluate(other, columns.__getitem__)).all())


def _check_ranking(ranking: Ranking, path: str, space: Space, faulty: frozenset[str]) -> Iterator[Finding]:
    times = np.zeros(space.n_states, dtype=np.int64)
    is_sound = [f"{path}.ranking[{place}]" not in faulty and all(tier) for place, tier in enumerate(ranking.tiers)]
    for place, tier in enumerate(ranking.tiers):
        if not is_sound[place]:
            continue
        here = np.zeros(space.n_states, dtype=np.bool_)
        for reference in tier:
            matched = space.matching(reference)
            if not matched.any():
                yield Finding(f"{path}.ranking[{place}]", f"{reference!r} names no feasible state.", BARRED)
            here |= matched
        repeats = np.flatnonzero(here & (times > 0))
        if len(repeats):
            yield Finding(
                f"{path}.ranking[{place}]",
                f"{_some(repeats, space)} stood in a better tier already.",
                "Rank each once.",
            )
        times += here
    missing = np.flatnonzero(times == 0)
    if len(missing) and ranking.tiers and all(is_sound):
        yield Finding(f"{path}.ranking", f"{len(missing)} states are not ranked: {_some(missing, space)}.", "Add them.")


def _some(numbers: np.typing.NDArray[np.intp], space: Space) -> str:
    words = [space.pattern(int(each)) or space.label(int(each)) for each in numbers[:3]]
    return ", ".join(words) + (" and others" if len(numbers) > 3 else "")


def _check_pairs(pairs: Pairs, path: str, space: Space, faulty: frozenset[str]) -> Iterator[Finding]:
    if space.n_states > LIST_LIMIT:
        yield Finding(
            path, f"a partial order over {space.n_states} states is more than {LIST_LIMIT} allow.", "Use statements."
        )
        return
    sound = [
        (f"{path}.pairs[{place}]", pair)
        for place, pair in enumerate(pairs.pairs)
        if f"{path}.pairs[{place}]" not in faulty and pair.better and pair.worse
    ]
    for where, pair in sound:
        for reference in dict.fromkeys((pair.better, pair.worse)):
            if not space.matching(reference).any():
                yield Finding(where, f"{reference!r} names no feasible state.", BARRED)
    at_least = pairs_reach(replace(pairs, pairs=tuple(pair for _, pair in sound)), space)
    for where, pair in sound:
        if pair.is_equal:
            continue
        better, worse = space.matching(pair.better), space.matching(pair.worse)
        circular = np.outer(better, worse) & at_least.T
        if circular.any():
            first = np.argwhere(circular)[0]
            hint = "Remove one of the pairs of the circle, or make them equal."
            words = f"{_some(first[:1], space)} better than {_some(first[1:], space)}"
            yield Finding(where, f"the pairs run in a circle: {words} comes back to its beginning.", hint)


def note_conflict(conflict: Conflict) -> tuple[Finding, ...]:
    """What is worth telling of a conflict without faults: elements without a basis, statements that never matter."""
    space = build_space(conflict)
    notes: list[Finding] = []
    for number, player in enumerate(conflict.players):
        if isinstance(player.preferences, Wants):
            notes += _idle_statements(player.preferences, f"players[{number}].preferences", space)
    bare = _count_without_basis(conflict)
    if bare:
        notes.append(Finding("", f"{bare} elements say neither a quotation nor an assumption as their basis."))
    return tuple(notes)


def _idle_statements(wants: Wants, path: str, space: Space) -> Iterator[Finding]:
    """Statements that decide nothing among feasible states: always or never true, or told by an earlier one."""
    seen: dict[bytes, Want] = {}
    for where, want in want_paths(wants, path):
        truth = space.truth(want.expression)
        if truth.all() or not truth.any():
            always = "always" if truth.all() else "never"
            yield Finding(where, f"{want.expression!r} {always} holds, so it decides nothing.")
            continue
        key = np.packbits(truth if truth[0] else ~truth).tobytes()
        earlier = seen.setdefault(key, want)
        if earlier is not want and count_together(earlier, want):
            what = f"{want.expression!r} tells the same states apart as {earlier.expression!r} ({earlier.id})"
            yield Finding(where, f"{what}, so only the more important of the two counts.")


def _count_without_basis(conflict: Conflict) -> int:
    elements: list[object] = [*conflict.infeasible, *conflict.same, *conflict.players, *conflict.options]
    for player in conflict.players:
        match player.preferences:
            case Wants():
                elements += player.preferences.all
            case Ranking():
                elements.append(player.preferences)
            case Pairs() if not player.preferences.basis:
                elements += player.preferences.pairs
    return sum(not getattr(element, "basis", True) for element in elements)
