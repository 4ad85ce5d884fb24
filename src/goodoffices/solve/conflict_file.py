"""Read conflict files: YAML to a `Conflict`, with all faults at once.

References:
    The words of the file are described in `docs/conflict-file.md` and `schema/conflict.schema.json`.
"""

from __future__ import annotations

from goodoffices.core.conflict import (
    Basis,
    Citation,
    Conflict,
    Constraint,
    Direction,
    Move,
    Now,
    Option,
    Outcome,
    Pair,
    Pairs,
    Player,
    Preferences,
    Ranking,
    Reading,
    State,
    Want,
    Wants,
)
from goodoffices.core.problem import Problem
from goodoffices.solve.words import nearest
from goodoffices.solve.yaml_nodes import Plain, Source, as_list, as_mapping, as_text, read_yaml

TOP = ("title", "players", "now", "infeasible", "same", "states", "moves", "coalitions", "outcomes")


def read_conflict_text(text: str, where: str) -> tuple[Conflict, tuple[Problem, ...], Source]:
    """Build the conflict that the text describes, as far as it can be read, with the faults of its form."""
    source = Source(where)
    top = as_mapping(read_yaml(text, source), "", source, TOP)
    conflict = Conflict(
        title=as_text(top.get("title"), "title", source),
        players=tuple(_player(each, path, source) for each, path in _items(top, "players", "", source)),
        now=_now(top.get("now"), source),
        infeasible=tuple(_constraint(each, path, source) for each, path in _items(top, "infeasible", "", source)),
        same=tuple(_constraint(each, path, source) for each, path in _items(top, "same", "", source)),
        states=tuple(_state(each, path, source) for each, path in _items(top, "states", "", source)),
        moves=tuple(_move(each, path, source) for each, path in _items(top, "moves", "", source)),
        coalitions=tuple(_texts(each, path, source) for each, path in _items(top, "coalitions", "", source)),
        outcomes=tuple(_outcome(each, path, source) for each, path in _items(top, "outcomes", "", source)),
    )
    return conflict, tuple(source.problems), source


def _items(mapping: dict[str, Plain], key: str, path: str, source: Source) -> list[tuple[Plain, str]]:
    inner = f"{path}.{key}".lstrip(".")
    values = as_list(mapping.get(key), inner, source)
    return [(value, f"{inner}[{number}]") for number, value in enumerate(values)]


def _texts(value: Plain | None, path: str, source: Source) -> tuple[str, ...]:
    values = as_list(value, path, source)
    return tuple(as_text(each, f"{path}[{number}]", source, is_needed=True) for number, each in enumerate(values))


def _basis(mapping: dict[str, Plain], path: str, source: Source) -> Basis:
    value, inner = mapping.get("basis"), f"{path}.basis"
    if value is None or isinstance(value, str):
        return Basis(assumption=value or "")
    if isinstance(value, list):
        return Basis(citations=tuple(_citation(each, f"{inner}[{n}]", source) for n, each in enumerate(value)))
    fields = as_mapping(value, inner, source, ("assumption", "quotes"))
    return Basis(
        assumption=as_text(fields.get("assumption"), f"{inner}.assumption", source),
        citations=tuple(_citation(each, where, source) for each, where in _items(fields, "quotes", inner, source)),
    )


def _citation(value: Plain, path: str, source: Source) -> Citation:
    fields = as_mapping(value, path, source, ("report", "quote", "place"))
    return Citation(
        report=as_text(fields.get("report"), f"{path}.report", source, is_needed=True),
        quote=as_text(fields.get("quote"), f"{path}.quote", source, is_needed=True),
        place=as_text(fields.get("place"), f"{path}.place", source),
    )


def _player(value: Plain, path: str, source: Source) -> Player:
    fields = as_mapping(value, path, source, ("id", "name", "options", "preferences", "readings", "basis"))
    identifier = as_text(fields.get("id"), f"{path}.id", source, is_needed=True)
    return Player(
        id=identifier,
        name=as_text(fields.get("name"), f"{path}.name", source),
        options=tuple(_option(each, where, source) for each, where in _items(fields, "options", path, source)),
        preferences=_preferences(fields.get("preferences"), f"{path}.preferences", source, identifier),
        readings=tuple(_reading(each, where, source) for each, where in _items(fields, "readings", path, source)),
        basis=_basis(fields, path, source),
    )


def _option(value: Plain, path: str, source: Source) -> Option:
    if isinstance(value, str):
        return Option(id=as_text(value, path, source, is_needed=True))
    fields = as_mapping(value, path, source, ("id", "name", "direction", "basis"))
    return Option(
        id=as_text(fields.get("id"), f"{path}.id", source, is_needed=True),
        name=as_text(fields.get("name"), f"{path}.name", source),
        direction=_direction(fields, f"{path}.direction", source),
        basis=_basis(fields, path, source),
    )


def _direction(fields: dict[str, Plain], path: str, source: Source) -> Direction:
    word = as_text(fields.get("direction"), path, source) or Direction.BOTH.value
    try:
        return Direction(word)
    except ValueError:
        source.fault(path, f"unknown direction {word!r}.", nearest(word, [each.value for each in Direction]))
        return Direction.BOTH


def _preferences(value: Plain | None, path: str, source: Source, player: str) -> Preferences:
    if value is None:
        return Wants()
    if isinstance(value, list):
        value = {"statements": value}
        for line in [each for each in source.lines if each.startswith(f"{path}[")]:
            source.lines[f"{path}.statements{line[len(path) :]}"] = source.lines[line]
    fields = as_mapping(value, path, source, ("statements", "anywhere", "ranking", "much after", "pairs", "basis"))
    kinds = [kind for kind in ("statements", "ranking", "pairs") if kind in fields]
    if len(kinds) > 1:
        source.fault(path, f"{' and '.join(kinds)} are given together.", "Keep one of them.")
    if "ranking" in fields:
        return _ranking(fields, path, source)
    if "pairs" in fields:
        pairs = tuple(_pair(each, where, source) for each, where in _items(fields, "pairs", path, source))
        return Pairs(pairs=pairs, basis=_basis(fields, path, source))
    return _wants(fields, path, source, player)


def _ranking(fields: dict[str, Plain], path: str, source: Source) -> Ranking:
    tiers = [
        _texts(each, where, source) if isinstance(each, list) else (as_text(each, where, source, is_needed=True),)
        for each, where in _items(fields, "ranking", path, source)
    ]
    gaps = [_tier_number(each, where, len(tiers), source) for each, where in _items(fields, "much after", path, source)]
    much_after = tuple(sorted({gap for gap in gaps if gap is not None}))
    return Ranking(tiers=tuple(tiers), much_after=much_after, basis=_basis(fields, path, source))


def _tier_number(value: Plain, path: str, n_tiers: int, source: Source) -> int | None:
    text = as_text(value, path, source)
    if text.isdigit() and 1 <= int(text) < n_tiers:
        return int(text) - 1
    source.fault(path, f"{text!r} is no tier with another below it.", f"Give numbers from 1 to {n_tiers - 1}.")
    return None


def _pair(value: Plain, path: str, source: Source) -> Pair:
    fields = as_mapping(value, path, source, ("better", "worse", "equal", "basis"))
    basis = _basis(fields, path, source)
    if "equal" in fields:
        two = _texts(fields["equal"], f"{path}.equal", source)
        if len(two) != 2:
            source.fault(f"{path}.equal", "expected two states.", "Write `equal: [YN, NY]`.")
        return Pair(better=two[0] if two else "", worse=two[-1] if two else "", is_equal=True, basis=basis)
    better = as_text(fields.get("better"), f"{path}.better", source, is_needed=True)
    return Pair(better=better, worse=as_text(fields.get("worse"), f"{path}.worse", source, is_needed=True), basis=basis)


def _wants(fields: dict[str, Plain], path: str, source: Source, player: str) -> Wants:
    counter = iter(range(1, 1_000_000))
    groups = []
    for value, where in _items(fields, "statements", path, source):
        if isinstance(value, dict) and "any order" in value:
            inner = as_mapping(value, where, source, ("any order",))
            members = _items(inner, "any order", where, source)
        else:
            members = [(value, where)]
        groups.append(tuple(_want(each, place, source, f"{player}.{next(counter)}") for each, place in members))
    anywhere = _items(fields, "anywhere", path, source)
    return Wants(
        groups=tuple(group for group in groups if group),
        anywhere=tuple(_want(each, place, source, f"{player}.{next(counter)}") for each, place in anywhere),
    )


def _want(value: Plain, path: str, source: Source, default_id: str) -> Want:
    if isinstance(value, str):
        return Want(id=default_id, expression=as_text(value, path, source, is_needed=True))
    fields = as_mapping(value, path, source, ("id", "want", "sign", "strong", "reading", "basis"))
    return Want(
        id=as_text(fields.get("id"), f"{path}.id", source) or default_id,
        expression=as_text(fields.get("want"), f"{path}.want", source, is_needed=True),
        is_sign_open=_choice(fields, "sign", ("known", "open"), path, source) == "open",
        is_strong=_choice(fields, "strong", ("no", "yes"), path, source) == "yes",
        reading=as_text(fields.get("reading"), f"{path}.reading", source),
        basis=_basis(fields, path, source),
    )


def _choice(fields: dict[str, Plain], key: str, words: tuple[str, ...], path: str, source: Source) -> str:
    word = as_text(fields.get(key), f"{path}.{key}", source) or words[0]
    if word not in words:
        source.fault(f"{path}.{key}", f"unknown word {word!r}.", nearest(word, words))
    return word


def _reading(value: Plain, path: str, source: Source) -> Reading:
    if isinstance(value, str):
        return Reading(id=value)
    fields = as_mapping(value, path, source, ("id", "says", "basis"))
    identifier = as_text(fields.get("id"), f"{path}.id", source, is_needed=True)
    says = as_text(fields.get("says"), f"{path}.says", source)
    return Reading(id=identifier, says=says, basis=_basis(fields, path, source))


def _constraint(value: Plain, path: str, source: Source) -> Constraint:
    if isinstance(value, str):
        return Constraint(expression=as_text(value, path, source, is_needed=True))
    fields = as_mapping(value, path, source, ("when", "ends", "id", "basis"))
    return Constraint(
        expression=as_text(fields.get("when"), f"{path}.when", source, is_needed=True),
        ends=as_text(fields.get("ends"), f"{path}.ends", source),
        id=as_text(fields.get("id"), f"{path}.id", source),
        basis=_basis(fields, path, source),
    )


def _now(value: Plain | None, source: Source) -> Now | None:
    if value is None or value in ("null", "~"):
        return None
    if isinstance(value, list):
        return Now(taken=_texts(value, "now", source))
    if isinstance(value, str):
        return Now(state=value)
    fields = as_mapping(value, "now", source, ("taken", "state", "basis"))
    taken = _texts(fields.get("taken"), "now.taken", source)
    return Now(
        taken=taken, state=as_text(fields.get("state"), "now.state", source), basis=_basis(fields, "now", source)
    )


def _state(value: Plain, path: str, source: Source) -> State:
    if isinstance(value, str):
        return State(id=value)
    fields = as_mapping(value, path, source, ("id", "name"))
    identifier = as_text(fields.get("id"), f"{path}.id", source, is_needed=True)
    return State(id=identifier, name=as_text(fields.get("name"), f"{path}.name", source))


def _move(value: Plain, path: str, source: Source) -> Move:
    fields = as_mapping(value, path, source, ("player", "from", "to"))
    return Move(
        player=as_text(fields.get("player"), f"{path}.player", source, is_needed=True),
        source=as_text(fields.get("from"), f"{path}.from", source, is_needed=True),
        target=as_text(fields.get("to"), f"{path}.to", source, is_needed=True),
    )


def _outcome(value: Plain, path: str, source: Source) -> Outcome:
    fields = as_mapping(value, path, source, ("id", "name", "when"))
    return Outcome(
        id=as_text(fields.get("id"), f"{path}.id", source, is_needed=True),
        name=as_text(fields.get("name"), f"{path}.name", source),
        expression=as_text(fields.get("when"), f"{path}.when", source, is_needed=True),
    )
