"""Drafting again: a person's edits stay, what nobody touched follows the new reports, and both are told.

A drafted file ends in comment lines that hold a short digest of each element as it was drafted. An element whose
digest still fits was not touched; one that differs, or has none, is a person's. Where nothing was touched the new
draft counts; a person's element stays, and what the reports would now say of it is told.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from goodoffices.core.conflict import Conflict, Player, Want, Wants
from goodoffices.draft.differences import difference

LINE = re.compile(r"^# drafted: (\S+) ([0-9a-f]{12})$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChange:
    """What drafting again does to one element, or would do but for a person's edit.

    Attributes:
        element: Its kind and id: "want:ind.refusal".
        kind: `new`, `changed`, `gone`, `kept` (a person's, against what the reports now say), `left out` (removed by
            a person).
        says: The same in a sentence.
    """

    element: str
    kind: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redraft:
    """A conflict drafted again, and what that changed."""

    conflict: Conflict
    changes: tuple[DraftChange, ...]


def stamp_conflict(conflict: Conflict) -> str:
    """The comment lines that tell what was drafted, to stand at the end of a conflict file."""
    lines = [f"# drafted: {name} {_digest(value)}" for name, value in _elements(conflict).items()]
    return (
        "\n# What goodoffices drafted; it tells your edits by these lines when it drafts again.\n"
        + "\n".join(lines)
        + "\n"
    )


def read_stamps(text: str) -> dict[str, str]:
    """The digests of a conflict file's comment lines, by element; none in a file that nobody drafted."""
    return dict(LINE.findall(text))


def redraft_conflict(edited: Conflict, stamps: Mapping[str, str], fresh: Conflict) -> Redraft:
    """Put a fresh draft under a person's edits.

    Args:
        edited: The file as it stands.
        stamps: What was drafted last time, as `read_stamps` gives it.
        fresh: The draft from the reports as they are now.
    """
    old, new = _elements(edited), _elements(fresh)
    kept: dict[str, Any] = {}
    changes: list[DraftChange] = []
    for name in dict.fromkeys((*old, *new)):
        value, change = _merge(name, old.get(name), new.get(name), stamps.get(name, ""))
        if value is not None:
            kept[name] = value
        if change is not None and not name.startswith("order:"):
            changes.append(change)
    return Redraft(conflict=_rebuilt(edited, fresh, kept), changes=tuple(changes))


def _merge(name: str, old: Any, new: Any, stamp: str) -> tuple[Any, DraftChange | None]:
    """One element: what stays, and what there is to tell."""
    if old == new:
        return old, None
    is_untouched = old is not None and _digest(old) == stamp
    is_news = new is not None and _digest(new) != stamp
    if old is None:
        if not stamp:
            return new, _change(name, "new", "is new, from what the reports now say")
        return None, _change(
            name, "left out", "was removed by you and stays out; the reports now say something new of it"
        ) if is_news else None
    if is_untouched:
        says = (
            ("changed", f"follows what the reports now say{difference(old, new)}")
            if new is not None
            else ("gone", "is no longer borne by the reports")
        )
        return new, _change(name, *says)
    told = (
        _change(name, "kept", f"is kept as you wrote it; the reports would now give {_brief(new)}") if is_news else None
    )
    return old, told


def _change(name: str, kind: str, says: str) -> DraftChange:
    sort, _, what = name.partition(":")
    return DraftChange(element=name, kind=kind, says=f"{sort.capitalize()} {what} {says}.".replace("  ", " "))


def _brief(value: Any) -> str:
    """An element in few words."""
    for field in ("expression", "says", "name"):
        if getattr(value, field, ""):
            return f"“{getattr(value, field)}”"
    return f"“{', '.join(value.taken)}”" if hasattr(value, "taken") else "another one"


def _elements(conflict: Conflict) -> dict[str, Any]:
    """Every element that can be edited, by kind and id."""
    found: dict[str, Any] = {}
    for player in conflict.players:
        found[f"player:{player.id}"] = (player.name, player.basis)
        found |= {f"option:{one.id}": one for one in player.options}
        found |= {f"reading:{player.id}.{one.id}": one for one in player.readings}
        if isinstance(player.preferences, Wants):
            found |= {f"want:{one.id}": one for one in player.preferences.all}
        found[f"order:{player.id}"] = _layout(player)
    found |= {f"infeasible:{one.id or number}": one for number, one in enumerate(conflict.infeasible)}
    found |= {f"outcome:{one.id}": one for one in conflict.outcomes}
    return found | ({"now:state": conflict.now} if conflict.now else {})


def _layout(player: Player) -> Any:
    """The order of a player's statements by their ids; other kinds of preferences as they are."""
    wants = player.preferences
    if not isinstance(wants, Wants):
        return wants
    return (tuple(tuple(one.id for one in group) for group in wants.groups), tuple(one.id for one in wants.anywhere))


def _digest(value: Any) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:12]


def _rebuilt(edited: Conflict, fresh: Conflict, kept: Mapping[str, Any]) -> Conflict:
    """The conflict from the elements that stay: the order of the file first, then what is new."""
    players = {one.id: one for one in (*fresh.players, *edited.players)}
    order = dict.fromkeys((*(one.id for one in edited.players), *(one.id for one in fresh.players)))
    constraints = {
        f"infeasible:{one.id or number}" for each in (edited, fresh) for number, one in enumerate(each.infeasible)
    }
    return replace(
        edited,
        players=tuple(_player(players[name], edited, fresh, kept) for name in order if f"player:{name}" in kept),
        infeasible=tuple(value for name, value in kept.items() if name in constraints),
        outcomes=tuple(value for name, value in kept.items() if name.startswith("outcome:")),
        now=_feasible_now(kept),
    )  # fmt: skip


def _feasible_now(kept: Mapping[str, Any]) -> Any:
    """The present state without options that are gone."""
    now = kept.get("now:state")
    return now and replace(now, taken=tuple(one for one in now.taken if f"option:{one}" in kept))


def _player(player: Player, edited: Conflict, fresh: Conflict, kept: Mapping[str, Any]) -> Player:
    both = [one for each in (edited, fresh) for one in each.players if one.id == player.id]
    name, basis = kept[f"player:{player.id}"]
    options = dict.fromkeys(option.id for one in both for option in one.options)
    readings = dict.fromkeys(f"reading:{player.id}.{reading.id}" for one in both for reading in one.readings)
    return replace(
        player, name=name, basis=basis,
        options=tuple(kept[f"option:{one}"] for one in options if f"option:{one}" in kept),
        readings=tuple(kept[one] for one in readings if one in kept),
        preferences=_preferences(player, both, kept),
    )  # fmt: skip


def _preferences(player: Player, both: list[Player], kept: Mapping[str, Any]) -> Any:
    """The statements that stay, in the order that stays; new ones join those whose order is unknown."""
    layout = kept.get(f"order:{player.id}")
    if not (isinstance(layout, tuple) and len(layout) == 2):
        return layout if layout is not None else player.preferences
    known = [want.id for one in both if isinstance(one.preferences, Wants) for want in one.preferences.all]
    wants = {one: kept[f"want:{one}"] for one in dict.fromkeys(known) if f"want:{one}" in kept}
    groups = [_picked(group, wants) for group in layout[0]]
    placed = {name for group in layout[0] for name in group} | set(layout[1])
    rest = _picked((one for one in wants if one not in placed), wants)
    if rest and any(len(group) > 1 for group in groups):
        at = max(range(len(groups)), key=lambda number: len(groups[number]))
        groups[at], rest = (*groups[at], *rest), ()
    return Wants(groups=tuple(one for one in groups if one), anywhere=(*_picked(layout[1], wants), *rest))


def _picked(names: Iterable[str], wants: Mapping[str, Want]) -> tuple[Want, ...]:
    return tuple(wants[one] for one in names if one in wants)
