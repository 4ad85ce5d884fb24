"""Faults of `.gmcr` JSON, all at once: path, what is wrong, and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goodoffices.core.conflict import Direction
from goodoffices.solve.words import nearest

Json = Any
Fault = tuple[str, str, str]


def gmcr_faults(tree: Json) -> Iterator[Fault]:
    """Whatever keeps a tree from being read as a conflict."""
    if not isinstance(tree, dict):
        yield "", "the file holds no object.", "It begins with { and has `options` and `decisionMakers`."
        return
    for word in ("options", "decisionMakers"):
        if not isinstance(tree.get(word), list):
            yield word, f"{word!r} is missing, or no list.", "Add it."
    options, players = _listed(tree, "options"), _listed(tree, "decisionMakers")
    for number, option in enumerate(options):
        yield from _named(option, f"options[{number}]")
        if isinstance(option, dict):
            word = str(option.get("permittedDirection", "both"))
            known = [each.value for each in Direction]
            if word not in known:
                yield f"options[{number}].permittedDirection", f"unknown direction {word!r}.", nearest(word, known)
    for number, player in enumerate(players):
        yield from _player_faults(player, f"decisionMakers[{number}]", len(options))
    for number, each in enumerate(_listed(tree, "infeasibles")):
        yield from _condition_faults(each, f"infeasibles[{number}]", len(options))
    for number, each in enumerate(_listed(tree, "coalitions")):
        for index in each if isinstance(each, list) else [each]:
            yield from _index_faults(index, f"coalitions[{number}]", len(players), "decision makers")


def _listed(tree: dict[str, Json], word: str) -> list[Json]:
    value = tree.get(word)
    return value if isinstance(value, list) else []


def _named(tree: Json, path: str) -> Iterator[Fault]:
    if not isinstance(tree, dict) or "name" not in tree:
        yield path, "it has no name.", 'Write {"name": ...}.'


def _player_faults(player: Json, path: str, n_options: int) -> Iterator[Fault]:
    yield from _named(player, path)
    if not isinstance(player, dict):
        return
    if not isinstance(player.get("options"), list):
        yield f"{path}.options", "'options' is missing, or no list.", "List the numbers of its options."
    for place, index in enumerate(_listed(player, "options")):
        yield from _index_faults(index, f"{path}.options[{place}]", n_options, "options")
    for place, each in enumerate(_listed(player, "preferences")):
        yield from _condition_faults(each, f"{path}.preferences[{place}]", n_options)


def _index_faults(index: Json, path: str, count: int, what: str) -> Iterator[Fault]:
    if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < count:
        yield path, f"{index!r} is the number of none of the {count} {what}.", f"Numbers go from 0 to {count - 1}."


def _condition_faults(tree: Json, path: str, n_options: int) -> Iterator[Fault]:
    if isinstance(tree, dict):
        if not _listed(tree, "members"):
            yield path, "an alternative without members.", "Give `members`, a list of conditions."
        for number, each in enumerate(_listed(tree, "members")):
            yield from _condition_faults(each, f"{path}.members[{number}]", n_options)
        return
    if not isinstance(tree, list) or not all(isinstance(each, list) and len(each) == 2 for each in tree):
        yield path, "expected a list of pairs.", 'Write [[0, "Y"], [1, "N"]].'
        return
    for index, letter in tree:
        yield from _index_faults(index, path, n_options, "options")
        if letter not in ("Y", "N"):
            yield path, f"{letter!r} is neither Y nor N.", "Y: taken, N: not taken."
