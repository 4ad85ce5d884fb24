"""Write a conflict as YAML that a person reads and edits; reading it back gives the same conflict."""

from __future__ import annotations

from typing import Any

import yaml

from goodoffices.core.conflict import (
    Basis,
    Conflict,
    Constraint,
    Direction,
    Now,
    Option,
    Pairs,
    Player,
    Preferences,
    Ranking,
    Want,
    Wants,
)

Tree = dict[str, Any]


def dump_conflict(conflict: Conflict) -> str:
    """The conflict as YAML text: same conflict, same bytes."""
    tree = _without_empty(
        {
            "title": conflict.title,
            "players": [_player(player) for player in conflict.players],
            "states": [_without_empty({"id": each.id, "name": each.name}) for each in conflict.states],
            "moves": [{"player": each.player, "from": each.source, "to": each.target} for each in conflict.moves],
            "infeasible": [_constraint(each) for each in conflict.infeasible],
            "same": [_constraint(each) for each in conflict.same],
            "coalitions": [list(each) for each in conflict.coalitions],
            "outcomes": [
                _without_empty({"id": each.id, "name": each.name, "when": each.expression})
                for each in conflict.outcomes
            ],
        }
    )
    if conflict.now is not None:
        tree["now"] = _now(conflict.now)
    return yaml.dump(tree, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _without_empty(tree: Tree) -> Tree:
    return {key: value for key, value in tree.items() if value not in ("", [], {}, None)}


def _basis(basis: Basis) -> Any:
    quotes = [
        _without_empty({"report": each.report, "quote": each.quote, "place": each.place}) for each in basis.citations
    ]
    if not quotes:
        return basis.assumption
    return _without_empty({"assumption": basis.assumption, "quotes": quotes})


def _player(player: Player) -> Tree:
    readings = [_without_empty({"id": e.id, "says": e.says, "basis": _basis(e.basis)}) for e in player.readings]
    return _without_empty(
        {
            "id": player.id,
            "name": player.name,
            "options": [_option(option) for option in player.options],
            "readings": readings,
            "preferences": _preferences(player.preferences, player.id),
            "basis": _basis(player.basis),
        }
    )


def _option(option: Option) -> Any:
    direction = "" if option.direction is Direction.BOTH else option.direction.value
    tree = {"id": option.id, "name": option.name, "direction": direction, "basis": _basis(option.basis)}
    return _without_empty(tree)


def _preferences(preferences: Preferences, player: str) -> Tree:
    match preferences:
        case Ranking():
            tiers = [each[0] if len(each) == 1 else list(each) for each in preferences.tiers]
            gaps = [gap + 1 for gap in preferences.much_after]
            return {"ranking": tiers} | _without_empty({"much after": gaps, "basis": _basis(preferences.basis)})
        case Pairs():
            return {"pairs": _pairs(preferences)} | _without_empty({"basis": _basis(preferences.basis)})
    return _wants(preferences, player)


def _pairs(preferences: Pairs) -> list[Tree]:
    return [
        ({"equal": [each.better, each.worse]} if each.is_equal else {"better": each.better, "worse": each.worse})
        | _without_empty({"basis": _basis(each.basis)})
        for each in preferences.pairs
    ]


def _wants(wants: Wants, player: str) -> Tree:
    numbers = {id(want): f"{player}.{number}" for number, want in enumerate(wants.all, start=1)}
    statements = []
    for group in wants.groups:
        members = [_want(want, numbers[id(want)]) for want in group]
        statements.append(members[0] if len(members) == 1 else {"any order": members})
    anywhere = [_want(want, numbers[id(want)]) for want in wants.anywhere]
    return _without_empty({"statements": statements, "anywhere": anywhere})


def _want(want: Want, default_id: str) -> Any:
    tree = {
        "id": "" if want.id == default_id else want.id,
        "want": want.expression,
        "sign": "open" if want.is_sign_open else "",
        "strong": "yes" if want.is_strong else "",
        "reading": want.reading,
        "basis": _basis(want.basis),
    }
    full = _without_empty(tree)
    return want.expression if set(full) == {"want"} else full


def _constraint(constraint: Constraint) -> Any:
    tree = {
        "when": constraint.expression,
        "ends": constraint.ends,
        "id": constraint.id,
        "basis": _basis(constraint.basis),
    }
    full = _without_empty(tree)
    return constraint.expression if set(full) == {"when"} else full


def _now(now: Now) -> Any:
    if not now.basis and not now.state:
        return list(now.taken)
    return _without_empty({"taken": list(now.taken), "state": now.state, "basis": _basis(now.basis)}) or []
