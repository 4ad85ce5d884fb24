"""Read and write `.gmcr` JSON, by its fields.

A condition is a list of `[option index, "Y" or "N"]`, all of which must hold; an alternative of several is
`{"compound": true, "members": [...]}`. A ranking lists states as numbers whose bit k is option k, best first,
ties as inner lists. What the format has no field for (bases, readings, outcomes, open orders) is not written.
"""

from __future__ import annotations

import json
from typing import Any

from goodoffices.core.conflict import (
    Conflict,
    Constraint,
    Direction,
    Option,
    Pairs,
    Player,
    Preferences,
    Ranking,
    Want,
    Wants,
)
from goodoffices.core.problem import Problem
from goodoffices.errors import UsageError
from goodoffices.solve.expressions import quote_name
from goodoffices.solve.faults import ConflictFaults
from goodoffices.solve.gmcr_faults import gmcr_faults
from goodoffices.solve.literals import alternatives
from goodoffices.solve.orders import is_partial
from goodoffices.solve.space import build_space

Json = Any


def parse_gmcr(text: str, where: str = "conflict.gmcr") -> Conflict:
    """Read a conflict from `.gmcr` JSON.

    Raises:
        ConflictFaults: The JSON is broken or a field has not the expected form.
    """
    try:
        tree = json.loads(text)
        faults = tuple(
            Problem(where=f"{where} {path}".strip(), what=w, hint=hint) for path, w, hint in gmcr_faults(tree)
        )
        if faults:
            raise ConflictFaults(faults)
        return _conflict(tree, where)
    except json.JSONDecodeError as error:
        problem = Problem(where=f"{where}:{error.lineno}", what=f"not valid JSON: {error.msg}.")
    except RecursionError:
        problem = Problem(where=where, what="the JSON nests too deep.")
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        problem = Problem(where=where, what=f"a field has not the expected form ({type(error).__name__}: {error}).")
    raise ConflictFaults((problem,))


def _conflict(tree: Json, where: str) -> Conflict:
    options = [_option(each, number, tree["options"]) for number, each in enumerate(tree["options"])]
    players_tree = tree["decisionMakers"]
    owned = [index for player in players_tree for index in player["options"]]
    is_manual = bool(tree.get("useManualPreferenceRanking", tree.get("useManualPreferenceVectors", False)))
    names = _unique([str(player["name"]) for player in players_tree])
    players = tuple(
        _player(each, identifier, options, owned, is_manual=is_manual)
        for each, identifier in zip(players_tree, names, strict=True)
    )
    groups = [[each] if isinstance(each, int) else list(each) for each in tree.get("coalitions") or []]
    return Conflict(
        title=str(tree.get("title") or where.removesuffix(".gmcr")),
        players=players,
        infeasible=tuple(Constraint(expression=_condition(each, options)) for each in tree.get("infeasibles") or []),
        coalitions=tuple(tuple(players[index].id for index in group) for group in groups if len(group) > 1),
    )


def _option(tree: Json, number: int, all_options: Json) -> Option:
    identifiers = _unique([str(each["name"]) for each in all_options])
    direction = Direction(tree.get("permittedDirection", "both"))
    return Option(id=identifiers[number], name=str(tree["name"]), direction=direction)


def _unique(names: list[str]) -> list[str]:
    """Identifiers made of names: letters, digits and underscores; repeats are numbered."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        base = "_".join("".join(c if c.isalnum() else " " for c in name).split()).lower() or "option"
        seen[base] = seen.get(base, 0) + 1
        found.append(base if seen[base] == 1 else f"{base}_{seen[base]}")
    return found


def _player(tree: Json, identifier: str, options: list[Option], owned: list[int], *, is_manual: bool) -> Player:
    ranking = tree.get("preferenceRanking", tree.get("preferenceVector"))
    preferences: Preferences
    if is_manual and ranking:
        preferences = Ranking(tiers=tuple(_tier(each, owned) for each in ranking))
    else:
        conditions = enumerate(tree.get("preferences") or [], start=1)
        wants = [Want(id=f"{identifier}.{number}", expression=_condition(e, options)) for number, e in conditions]
        preferences = Wants(groups=tuple((want,) for want in wants))
    own = tuple(options[index] for index in tree["options"])
    return Player(id=identifier, name=str(tree["name"]), options=own, preferences=preferences)


def _tier(tree: Json, owned: list[int]) -> tuple[str, ...]:
    numbers = tree if isinstance(tree, list) else [tree]
    return tuple("".join("Y" if int(number) >> index & 1 else "N" for index in owned) for number in numbers)


def _condition(tree: Json, options: list[Option]) -> str:
    if isinstance(tree, dict):
        members = [_condition(each, options) for each in tree["members"]]
        return " or ".join(f"({each})" if " and " in each else each for each in members)
    words = [("" if letter == "Y" else "not ") + quote_name(options[index].id) for index, letter in tree]
    return " and ".join(words)


def dump_gmcr(conflict: Conflict) -> str:
    """The conflict as `.gmcr` JSON.

    Raises:
        UsageError: The format has no words for it: an explicit graph, merged states, an option that ends by
            what others do, or an open order.
    """
    if conflict.is_explicit or conflict.same or conflict.endings:
        raise UsageError(
            "A .gmcr file cannot hold explicit or merged states, nor options that end by what others do.",
            hint="Write YAML instead.",
        )
    number = {option.id: index for index, option in enumerate(conflict.options)}
    tree = {
        "title": conflict.title,
        "version": "1.0",
        "useManualPreferenceRanking": any(isinstance(each.preferences, Ranking) for each in conflict.players),
        "options": [{"name": each.label, "permittedDirection": each.direction.value} for each in conflict.options],
        "decisionMakers": [_player_tree(player, conflict, number) for player in conflict.players],
        "infeasibles": [
            each for constraint in conflict.infeasible for each in _members(constraint.expression, conflict, number)
        ],
        "coalitions": [[_place(conflict, name) for name in group] for group in conflict.coalitions],
    }
    return json.dumps(tree, indent=1, ensure_ascii=False) + "\n"


def _place(conflict: Conflict, player: str) -> int:
    return next(index for index, each in enumerate(conflict.players) if each.id == player)


def _members(expression: str, conflict: Conflict, number: dict[str, int]) -> list[list[list[int | str]]]:
    return [
        [[number[name], "Y" if is_taken else "N"] for name, is_taken in sorted(each, key=lambda one: number[one[0]])]
        for each in alternatives(expression, tuple(option.id for option in conflict.options))
    ]


def _player_tree(player: Player, conflict: Conflict, number: dict[str, int]) -> Json:
    tree: dict[str, Json] = {"name": player.label, "options": [number[each.id] for each in player.options]}
    if isinstance(player.preferences, Pairs) or is_partial(player.preferences) or player.readings:
        raise UsageError(f"A .gmcr file cannot hold the open order of {player.id}.", hint="Write YAML instead.")
    tree["preferences"] = []
    if isinstance(player.preferences, Wants):
        for want in player.preferences.all:
            members = _members(want.expression, conflict, number)
            tree["preferences"].append(members[0] if len(members) == 1 else {"compound": True, "members": members})
    if isinstance(player.preferences, Ranking):
        space = build_space(conflict)
        tiers = [
            [int(m) for ref in tier for m in space.masks[space.matching(ref)]] for tier in player.preferences.tiers
        ]
        tree["preferenceRanking"] = [tier[0] if len(tier) == 1 else tier for tier in tiers]
    return tree
