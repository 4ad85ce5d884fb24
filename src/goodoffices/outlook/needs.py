"""What would have to change, per player, for an outcome to hold, and whether it would then come about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from goodoffices.core.conflict import Conflict, Outcome, Player, Want, Wants
from goodoffices.core.inverse import Change
from goodoffices.core.outlook import Need
from goodoffices.core.robustness import Share
from goodoffices.core.ways import Ways
from goodoffices.outlook.words import opposite
from goodoffices.solve import invert_conflict
from goodoffices.solve.ways import assess_ways


def needs_of(conflict: Conflict, outcome: Outcome, ways: Ways, *, n_samples: int, seed: int) -> tuple[Need, ...]:
    """Per player the smallest change of its own wants, all others held.

    Where it is open whether a player wants a thing or its opposite, the one is taken that stands against the
    outcome: deciding for the other is then the change.

    Args:
        conflict: Under one reading.
        ways: What follows under it.
        outcome: What is to hold, each player content with it without fear of an answer (Nash).
        n_samples: Orders drawn to see whether it then comes about.
        seed: Seed of the draws.
    """
    adverse = {
        one.item.what[0]: one.when_yes.share > one.when_no.share
        for one in reversed(ways.matters)
        if one.item.kind == "sign" and one.outcome == outcome.id
    }
    against = replace(conflict, players=tuple(_signed(each, adverse) for each in conflict.players))
    return tuple(_need(against, outcome, player, adverse, n_samples, seed) for player in conflict.players)


def _signed(player: Player, adverse: dict[str, bool]) -> Player:
    """The player with the open signs of some wants settled: turned round where the want as it stands would help."""
    turned = {name for name, helps in adverse.items() if helps}
    return _changed(_changed(player, turned, opposite), set(adverse) - turned, str)


def _need(
    conflict: Conflict, outcome: Outcome, player: Player, adverse: dict[str, bool], n_samples: int, seed: int
) -> Need:
    hold = tuple(each.id for each in conflict.players if each.id != player.id)
    inverse = invert_conflict(conflict, outcome.expression, concept="nash", by="statements", hold=hold, n_answers=3)
    change = min(inverse.answers, key=_weight, default=None)
    comes = _comes(conflict, outcome, change, n_samples, seed) if change is not None and change.edits else None
    names = [name for edit in change.edits for name in edit.what if edit.kind == "negate"] if change else []
    settled = tuple((name, adverse[name]) for name in names if name in adverse)
    return Need(player=player.id, inverse=inverse, change=change, comes=comes, settled=settled)


def _weight(change: Change) -> tuple[int, int, tuple[str, ...]]:
    """The cheapest first; of equal ones those that turn a want round, which says what must change in so many words."""
    moved = sum(edit.kind == "move" for edit in change.edits)
    return (change.cost, moved, tuple(edit.says for edit in change.edits))


def _comes(conflict: Conflict, outcome: Outcome, change: Change, n_samples: int, seed: int) -> Share | None:
    if any(edit.kind != "negate" for edit in change.edits):
        return None
    turned = {name for edit in change.edits for name in edit.what}
    changed = replace(conflict, players=tuple(_changed(each, turned, opposite) for each in conflict.players))
    return assess_ways(changed, concepts=("seq",), n_samples=n_samples, seed=seed).way(outcome.id).comes


def _changed(player: Player, names: set[str], change: Callable[[str], str]) -> Player:
    """The player with the expressions of some wants changed, and their signs settled."""
    wants = player.preferences
    if not isinstance(wants, Wants):
        return player

    def apply(group: tuple[Want, ...]) -> tuple[Want, ...]:
        return tuple(
            replace(one, expression=change(one.expression), is_sign_open=False) if one.id in names else one
            for one in group
        )

    return replace(player, preferences=Wants(groups=tuple(map(apply, wants.groups)), anywhere=apply(wants.anywhere)))
