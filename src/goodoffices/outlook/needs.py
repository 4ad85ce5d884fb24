"""What would have to change, per player, for an outcome to hold, and whether it would then come about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from goodoffices.core.conflict import Conflict, Outcome, Player, Want, Wants
from goodoffices.core.inverse import Change
from goodoffices.core.outlook import Need
from goodoffices.core.ways import Ways
from goodoffices.outlook.words import names_in, opposite
from goodoffices.solve import invert_conflict
from goodoffices.solve.expressions import parse_expression
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
    adverse = _adverse(outcome, ways)
    against = replace(conflict, players=tuple(_signed(each, adverse) for each in conflict.players))
    every = [each.id for each in conflict.players]
    return tuple(
        _need(against, outcome, player, [one for one in every if one != player], adverse, n_samples, seed)
        for player in every
    )


def joint_need(conflict: Conflict, outcome: Outcome, ways: Ways, *, n_samples: int, seed: int) -> Need:
    """The smallest change of everybody's wants together; arguments as for `needs_of`."""
    adverse = _adverse(outcome, ways)
    against = replace(conflict, players=tuple(_signed(each, adverse) for each in conflict.players))
    return _need(against, outcome, "", [], adverse, n_samples, seed)


def _adverse(outcome: Outcome, ways: Ways) -> dict[str, bool]:
    """Wants of open sign that matter for the outcome, each with whether wanting it as it stands helps."""
    return {
        one.item.what[0]: one.when_yes.share > one.when_no.share
        for one in reversed(ways.matters)
        if one.item.kind == "sign" and one.outcome == outcome.id
    }


def _signed(player: Player, adverse: dict[str, bool]) -> Player:
    """The player with the open signs of some wants settled: turned round where the want as it stands would help."""
    turned = {name for name, helps in adverse.items() if helps}
    return _changed(_changed(player, turned, opposite), set(adverse) - turned, str)


def _need(
    conflict: Conflict, outcome: Outcome, player: str, hold: list[str], adverse: dict[str, bool], n_samples: int,
    seed: int,
) -> Need:  # fmt: skip
    inverse = invert_conflict(
        conflict, outcome.expression, concept="nash", by="statements", hold=tuple(hold), n_answers=3
    )
    change = min(inverse.answers, key=_weight, default=None)
    names = [name for edit in change.edits for name in edit.what if edit.kind == "negate"] if change else []
    settled = tuple((name, adverse[name]) for name in names if name in adverse)
    dropped = _dropped(conflict, outcome, [name for name in names if name not in adverse])
    way = None
    if change is not None and change.edits and all(edit.kind == "negate" for edit in change.edits):
        changed = _without(_turned(conflict, set(names) - set(dropped)), dropped)
        ways = assess_ways(
            changed, concepts=("seq", "nash"), outcomes=(outcome.id,), n_samples=n_samples, seed=seed
        )  # fmt: skip
        way = ways.way(outcome.id)
    return Need(
        player=player, inverse=inverse, change=change, comes=way.comes if way else None,
        together=way.together if way else None, holds=way.standing("nash") if way else None,
        settled=settled, dropped=dropped,
        lessened=_lessened(conflict, change),
    )  # fmt: skip


def _lessened(conflict: Conflict, change: Change | None) -> tuple[str, ...]:
    """Of the statements that a change moves, those that come to stand further down."""
    if change is None:
        return ()
    before, behind = _places(conflict), _places(change.conflict)
    moved = [name for edit in change.edits if edit.kind == "move" for name in edit.what]
    return tuple(name for name in moved if behind.get(name, 0) > before.get(name, 0))


def _places(conflict: Conflict) -> dict[str, int]:
    """The place of each statement in its player's list."""
    lists = [one.preferences.all for one in conflict.players if isinstance(one.preferences, Wants)]
    return {want.id: place for wants in lists for place, want in enumerate(wants)}


def _dropped(conflict: Conflict, outcome: Outcome, names: list[str]) -> tuple[str, ...]:
    """Of the wants to be turned round, conditions on what others do, where to give them up is enough to hold (Nash)."""
    own = {each.id: {option.id for option in each.options} for each in conflict.players}
    wants = {
        w.id: (w, own[p.id]) for p in conflict.players if isinstance(p.preferences, Wants) for w in p.preferences.all
    }
    found = tuple(name for name in names if _is_condition(*wants[name]))
    if not found:
        return ()
    changed = _without(_turned(conflict, set(names) - set(found)), found)
    held = invert_conflict(changed, outcome.expression, concept="nash", by="statements", n_answers=1)
    return found if held.answers and not held.answers[0].edits else ()


def _is_condition(want: Want, own: set[str]) -> bool:
    """Whether a want asks something of others in case of an own step: "if we talk, then no hostile steps of theirs"."""
    expression = parse_expression(want.expression)
    return expression.kind == "if" and not names_in(expression.parts[1]) & own


def _turned(conflict: Conflict, names: set[str]) -> Conflict:
    return replace(conflict, players=tuple(_changed(each, names, opposite) for each in conflict.players))


def _without(conflict: Conflict, names: tuple[str, ...]) -> Conflict:
    """The conflict without some wants; what they made conditions of is no longer a part of other wants."""
    wants = [w for p in conflict.players if isinstance(p.preferences, Wants) for w in p.preferences.all]
    terms = tuple(f" and {_consequence(one)}" for one in wants if one.id in names)

    def freed(one: Want) -> Want:
        end = next((each for each in terms if one.expression.endswith(each)), "")
        return replace(one, expression=one.expression.removesuffix(end))

    def apply(group: tuple[Want, ...]) -> tuple[Want, ...]:
        return tuple(freed(one) for one in group if one.id not in names)

    def changed(player: Player) -> Player:
        wants = player.preferences
        if not isinstance(wants, Wants):
            return player
        groups = tuple(kept for group in wants.groups if (kept := apply(group)))
        return replace(player, preferences=Wants(groups=groups, anywhere=apply(wants.anywhere)))

    return replace(conflict, players=tuple(changed(each) for each in conflict.players))


def _consequence(want: Want) -> str:
    """What a want "if ... then (...)" asks for."""
    return want.expression.partition(" then ")[2].strip("()")


def _weight(change: Change) -> tuple[int, int, tuple[str, ...]]:
    """The cheapest first; of equal ones those that turn a want round, which says what must change in so many words."""
    moved = sum(edit.kind == "move" for edit in change.edits)
    return (change.cost, moved, tuple(edit.says for edit in change.edits))


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
