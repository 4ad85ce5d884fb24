"""The open question whose answer moves the share of an outcome most: what to find out next."""

from __future__ import annotations

from goodoffices.codebook.actors import name_in_prose
from goodoffices.core.conflict import Conflict, Wants
from goodoffices.core.outlook import ReadingView, Unknown
from goodoffices.core.robustness import Matter
from goodoffices.outlook.words import Phrases

FOREMOST = ("mediated-talks", "direct-talks", "ceasefire")
"""Outcomes asked first: what settles them matters more than what settles how a stand-off goes on."""


def foremost_unknown(conflict: Conflict, views: tuple[ReadingView, ...]) -> Unknown | None:
    """Of the readings and of all open items, the one that moves whether talks come about most; None if none does."""
    found = [*_between_readings(views), *(one for view in views for one in _within(conflict, view))]
    found = found if any(_moves(one) > 0 for one in found) else _of_what_is_there(conflict, views)
    ranked = sorted(found, key=lambda one: (-round(_moves(one), 2), _place(one.outcome)))
    return ranked[0] if ranked and _moves(ranked[0]) > 0 else None


def _of_what_is_there(conflict: Conflict, views: tuple[ReadingView, ...]) -> list[Unknown]:
    """What decides whether outcomes that are there hold at once (Nash), where nothing decides what comes about."""
    there = {each.outcome.id for view in views for each in view.outcomes if each.way.is_now}
    found = [one for view in views for one in _within(conflict, view, concept="nash")]
    return [one for one in found if one.outcome in there]


def _moves(one: Unknown) -> float:
    return abs(one.when_yes.share - one.when_no.share)


def _place(outcome: str) -> int:
    """How early an outcome is asked for; those with one mediator of several (`mediated-talks.rus`) with the first."""
    kind = outcome.partition(".")[0]
    return FOREMOST.index(kind) if kind in FOREMOST else len(FOREMOST)


def _between_readings(views: tuple[ReadingView, ...]) -> list[Unknown]:
    """What it makes to read the record one way or another."""
    found = []
    for other in views[1:]:
        for each in views[0].outcomes:
            way, second = each.way, other.view(each.outcome.id)
            if _place(each.outcome.id) < len(FOREMOST) and second is not None and not way.is_now:
                says = f"whether {_plain(views[0])} or {_plain(other)}"
                found.append(
                    Unknown(says=says, outcome=each.outcome.id, yes=" ".join(views[0].says), no=" ".join(other.says),
                            when_yes=way.comes, when_no=second.way.comes, wants=())
                )  # fmt: skip
    return found


def _plain(view: ReadingView) -> str:
    """What a reading says, as a clause without the count of origins."""
    return " and ".join(one.rstrip(".").rsplit(" (", 1)[0] for one in view.says)


def _within(conflict: Conflict, view: ReadingView, *, concept: str = "comes") -> list[Unknown]:
    phrases = Phrases.of(conflict)
    wants = {
        w.id: w.expression for p in conflict.players if isinstance(p.preferences, Wants) for w in p.preferences.all
    }
    matters = [one for one in view.ways.matters if one.concept == concept and _place(one.outcome) < len(FOREMOST)]
    known = [one for one in matters if all(each in wants for each in one.item.what)]
    return [_unknown(one, conflict, phrases, [wants[each] for each in one.item.what]) for one in known[:12]]


def _unknown(one: Matter, conflict: Conflict, phrases: Phrases, texts: list[str]) -> Unknown:
    player = next(each for each in conflict.players if each.id == one.item.player)
    who, own = name_in_prose(player.label), {option.id for option in player.options}
    if one.item.kind == "sign":
        yes, no = phrases.wish(texts[0], own), phrases.wish(texts[0], own, is_against=True)
        yes, no, says = f"{who} wants {yes}", f"{who} wants {no}", f"whether {who} wants {yes}"
    else:
        first, second = (phrases.clause(each) for each in texts)
        yes, no = f"{who} cares more that {first}", f"{who} cares more that {second}"
        says = f"whether {who} cares more that {first} than that {second}"
    return Unknown(says=says, outcome=one.outcome, yes=yes, no=no, when_yes=one.when_yes, when_no=one.when_no,
                   wants=one.item.what, matter=one)  # fmt: skip
