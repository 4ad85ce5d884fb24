"""Choose among the readings of what players want, and fill in what is open.

A player's readings are alternatives: exactly one of them holds. Without a choice the first one counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from goodoffices.core.conflict import Conflict, Player, Want, Wants
from goodoffices.errors import UsageError
from goodoffices.solve.words import nearest


def choose_readings(conflict: Conflict, chosen: Mapping[str, str] | None = None) -> Conflict:
    """The conflict with only those statements that count under the chosen readings, and no readings left.

    Args:
        conflict: With readings or without.
        chosen: Reading by player id; players left out take their first.

    Raises:
        UsageError: There is no such player or reading.
    """
    chosen = dict(chosen or {})
    known = {player.id: player for player in conflict.players}
    for name, reading in chosen.items():
        if name not in known:
            raise UsageError(f"There is no player {name!r}.", hint=nearest(name, known))
        readings = [each.id for each in known[name].readings]
        if reading not in readings:
            raise UsageError(f"{name} has no reading {reading!r}.", hint=nearest(reading, readings))
    return replace(conflict, players=tuple(_choose(player, chosen.get(player.id)) for player in conflict.players))


def _choose(player: Player, chosen: str | None) -> Player:
    if not player.readings:
        return player
    reading = chosen or player.readings[0].id
    if not isinstance(player.preferences, Wants):
        return replace(player, readings=())
    counts = ("", reading)

    def keep(wants: tuple[Want, ...]) -> tuple[Want, ...]:
        return tuple(replace(want, reading="") for want in wants if want.reading in counts)

    groups = tuple(kept for group in player.preferences.groups if (kept := keep(group)))
    return replace(player, readings=(), preferences=Wants(groups=groups, anywhere=keep(player.preferences.anywhere)))


def all_readings(conflict: Conflict) -> tuple[dict[str, str], ...]:
    """Every choice of readings, the default first; a single empty choice where nobody has readings."""
    open_players = [player for player in conflict.players if player.readings]
    choices = product(*[[reading.id for reading in player.readings] for player in open_players])
    return tuple(dict(zip([player.id for player in open_players], each, strict=True)) for each in choices)


def settle(conflict: Conflict) -> Conflict:
    """A default for what statements leave open: the order of the file, statements of unknown place last.

    Statements of open sign are dropped, for nothing is known of them. Partial orders by pairs stay as they are.
    """
    return replace(conflict, players=tuple(_settle(player) for player in choose_readings(conflict).players))


def _settle(player: Player) -> Player:
    if not isinstance(player.preferences, Wants):
        return player
    known = [want for want in player.preferences.all if not want.is_sign_open]
    return replace(player, preferences=Wants(groups=tuple((want,) for want in known)))
