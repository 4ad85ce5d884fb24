"""Sentences of the outlook on why talks start or do not: the chain of moves and counter-moves, with the wants."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from goodoffices.brief.outlook_words import (
    HOSTILE,
    NEAR,
    SURE,
    Told,
    agree,
    if_read,
    is_near,
    listed_names,
    part,
    want_quotes,
)
from goodoffices.brief.phrases import listed, sentence
from goodoffices.brief.quotations import Places
from goodoffices.core.conflict import Wants
from goodoffices.core.outlook import Exchange, OutcomeView, Outlook, ReadingView, Turn, WantNote
from goodoffices.core.robustness import Share
from goodoffices.core.ways import Stay, WayStep

IN_FILE = "In the default order of wants"

DENIED = re.compile(r", though it says that it is no mediator now")
MOST_WANTS = 2
"""Wants told with a step: the foremost say why it pays or does not."""


def why_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """From the present state to each outcome but the hostile ones: who gains by which step, and who would leave."""
    yield from _done(outlook, places)
    for each in outlook.readings[0].outcomes:
        if each.outcome.id not in HOSTILE and not each.way.is_now and each.is_wanted:
            yield from _chain(outlook, each.outcome.id, places)
            yield from _leaving(outlook, outlook.readings[0], each, places)


def _chain(outlook: Outlook, outcome: str, places: Places) -> Iterable[Told]:
    """The steps under each reading; what is about the same under several is told once."""
    told: list[WayStep] = []
    for view in outlook.readings:
        each = view.view(outcome)
        for number, step in enumerate(each.way.steps if each else ()):
            if each is not None and not any(_is_same(step, other) for other in told):
                told.append(step)
                head = if_read(outlook, view) if _differs(outlook, outcome, step) else ""
                yield _step(outlook, view, each, number, head, places)


def _is_same(one: WayStep, other: WayStep) -> bool:
    return one.option == other.option and is_near(one.gains, other.gains)


def _differs(outlook: Outlook, outcome: str, step: WayStep) -> bool:
    """Whether a step pays otherwise under another reading."""
    views = [each for view in outlook.readings if (each := view.view(outcome)) is not None]
    return not all(any(_is_same(step, other) for other in each.way.steps) for each in views)


def _done(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The steps towards mediation that are taken already."""
    now = outlook.conflict.now
    basis = {option.id: option.basis for option in outlook.conflict.options}
    for words in outlook.options:
        if now and words.id in now.taken and ("_accept" in words.id or words.id.endswith("_offer")):
            mediate = f"{words.id.removesuffix('_offer')}_mediate"
            is_at_it = words.id.endswith("_offer") and mediate in now.taken
            does = next(one.does for one in outlook.options if one.id == mediate) if is_at_it else words.does
            text = f"{listed_names(outlook, [words.player])} already {does}"
            yield Told.of(sentence(text), places.quotes(basis[words.id]), now)


def _step(outlook: Outlook, view: ReadingView, each: OutcomeView, number: int, head: str, places: Places) -> Told:
    step = each.way.steps[number]
    words = next(one for one in outlook.options if one.id == step.option)
    verb = words.verb if step.is_taken else f"cease to {words.verb}"
    who = listed_names(outlook, [step.player])
    if step.gains.share == 0 and step.loses.share == 0:
        pays = "that step alone neither pays nor costs it"
    else:
        pays = f"that step pays it in {part(step.gains)} of the orders"
    wants = _wants(outlook, view, step)
    if wants and wants[0].is_sign_open and abs(step.gains.share - 0.5) < NEAR:
        pays = "whether that step pays it is open then"
    order = ("first " if number == 0 else "then ") if len(each.way.steps) > 1 else ""
    text = f"towards {each.outcome.label}: {head}{who} would {order}have to {verb}; {pays}"
    text = " ".join([sentence(text), *(sentence(_want_words(who, one)) for one in wants)])
    return Told.of(text, want_quotes(outlook, view, [step.option], places), step, *wants)


def _wants(outlook: Outlook, view: ReadingView, step: WayStep) -> list[WantNote]:
    """The wants of a step's own player that speak of it, those about nothing else before the rest."""
    notes, chosen = {one.id: one for one in outlook.wants}, dict(view.chosen)
    player = next(one for one in outlook.conflict.players if one.id == step.player)
    wants = player.preferences.all if isinstance(player.preferences, Wants) else ()
    found = [
        one for one in wants
        if step.option in re.findall(r"[\w.-]+", one.expression) and one.reading in ("", chosen.get(player.id, ""))
    ]  # fmt: skip
    found.sort(key=lambda one: one.expression.removeprefix("not ") != step.option)
    return [notes[one.id] for one in found[:MOST_WANTS]]


def _want_words(who: str, note: WantNote) -> str:
    what = note.wish
    if note.is_sign_open:
        return f"it is open whether {who} wants {what}"
    denied = DENIED.search(note.basis.assumption)
    return f"{who} {'is taken to want' if note.basis.assumption else 'wants'} {what}{denied[0] if denied else ''}"


def _leaving(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Iterable[Told]:
    """Who would leave again once it were there, by which move, and what could answer it; alike answers once."""
    exchanges = {one.leaves.player: one for one in each.exchanges}
    alike: dict[str, list[tuple[Stay, Exchange]]] = {}
    for stay in each.way.stays:
        if stay.share.share < SURE and stay.player in exchanges:
            one = exchanges[stay.player]
            alike.setdefault(_answers(outlook, one), []).append((stay, one))
    for answers, leavings in alike.items():
        yield _exchange(outlook, view, each, leavings, answers, places)


def _exchange(
    outlook: Outlook, view: ReadingView, each: OutcomeView, leavings: list[tuple[Stay, Exchange]], answers: str,
    places: Places,
) -> Told:  # fmt: skip
    name, them = each.outcome.label, agree(each.outcome.label, "them", "it")
    gains = [
        f"{listed_names(outlook, [stay.player])} would gain by leaving {them} in {part(_left(stay))} of the orders: "
        f"it would {_turn(outlook, one.leaves)}"
        for stay, one in leavings
    ]
    text = f"{if_read(outlook, view)}were there {name} with all else as it is now, {'; and '.join(gains)}"
    options = [option for _, one in leavings for option in (*one.leaves.taken, *one.leaves.given_up)]
    answers = answers if len(leavings) == 1 else answers.replace("that gain", "these gains")
    grounds = [value for stay, one in leavings for value in (stay, one, one.verdict)]
    quotes = want_quotes(outlook, view, options, places)
    return Told.of(f"{sentence(text)} {answers}", quotes, *grounds, each.way)


def _left(stay: Stay) -> Share:
    """The share in which a side would leave."""
    return replace(stay.share, share=1 - stay.share.share)


def _answers(outlook: Outlook, one: Exchange) -> str:
    """What the others could answer to a leaving, with the wants in the order in which they stand."""
    if not one.answers or not one.is_credible:
        those = "of the others that pays them" if one.answers else "of the others"
        return f"{IN_FILE}, no answer {those} would undo that gain."
    moves = listed(f"{listed_names(outlook, [turn.player])} would {_turn(outlook, turn)}" for turn in one.answers)
    pays = "which pays it" if len(one.answers) == 1 else "which pays whoever makes the move"
    return f"{IN_FILE}, this answer would undo that gain: {moves}, {pays}."


def _turn(outlook: Outlook, turn: Turn) -> str:
    verbs = {one.id: one.verb for one in outlook.options}
    return listed([*(verbs[one] for one in turn.taken), *(f"cease to {verbs[one]}" for one in turn.given_up)])
