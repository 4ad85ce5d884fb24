"""Sentences of the outlook on what third parties can do, and on where it could go."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.brief.outlook_words import (
    HOSTILE,
    NEAR,
    SURE,
    Told,
    agree,
    if_read,
    it,
    listed_names,
    missing_steps,
    part,
    percent,
)
from goodoffices.brief.phrases import actor_name, listed, sentence
from goodoffices.brief.quotations import Places
from goodoffices.codebook.actors import name_in_prose
from goodoffices.core.outlook import End, Lever, OutcomeView, Outlook, ReadingView
from goodoffices.core.simulation import OTHER

KINDS = {
    "offer": "offer", "guarantee": "guarantee", "link": "link", "format": "change of format",
    "joint step": "joint step", "venue": "change of mediator",
}  # fmt: skip


def lever_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """What a third party can bring in, with what it is assumed to do and what then follows."""
    names = {each.id: each.label for each in outlook.conflict.outcomes}
    yield from _standing_offers(outlook, places)
    first = outlook.readings[0]
    if not any(one.id.endswith("_mediate") for one in outlook.options):
        yield Told.of("No third party plays here, so nothing that one could do was tried.", (), first)
    elif not outlook.levers and first.ends:
        yield _nothing_to_add(outlook, first)
    if outlook.levers and len(outlook.readings) > 1:
        text = f"the figures that follow are for the case that {if_read(outlook, first)[3:-2]}"
        yield Told.of(sentence(text), (), first)
    for lever in outlook.levers:
        yield Told.of(lever_text(lever, names[lever.outcome]), places.quotes(lever.basis), lever)


def _reached(lever: Lever, name: str) -> str:
    """What a lever leads to: with another mediator, the talks under that one."""
    return f"talks mediated by {actor_name(lever.player)}" if lever.kind == "venue" else name


def _nothing_to_add(outlook: Outlook, view: ReadingView) -> Told:
    """Where no lever was found to be called for."""
    held = [each for each in view.outcomes if each.way.is_now and each.outcome.id not in HOSTILE]
    talks = next((each for each in view.outcomes if each.outcome.id == "mediated-talks"), None)
    text = "no offer, guarantee, link, other format or other mediator was found that moves any of these shares"
    if talks is not None and not talks.way.is_now and (steps := missing_steps(talks.way)):
        names = listed_names(outlook, [one.player for one in steps])
        text += f"; what {talks.outcome.label} lack is what {names} alone can give"
        return Told.of(sentence(text), (), talks.way, view)
    if held:
        names = listed(each.outcome.label for each in held)
        text += f"; what a third party can do is to keep up what is there: {names}"
    return Told.of(sentence(text), (), *(each.way for each in held), view)


def _standing_offers(outlook: Outlook, places: Places) -> Iterable[Told]:
    """An offer that stands already changes nothing by itself."""
    now = outlook.conflict.now
    for player in outlook.conflict.players:
        for option in player.options:
            each = _mediated_by(outlook, option.id.removesuffix("_offer"))
            if each is None or each.way.is_now or each.way.comes.share > SURE:
                continue
            if now and option.id.endswith("_offer") and option.id in now.taken:
                whose = name_in_prose(player.label)
                text = f"the offer of {whose} stands already; to repeat it changes none of these figures"
                yield Told.of(sentence(text), places.quotes(option.basis), each.way)


def _mediated_by(outlook: Outlook, stem: str) -> OutcomeView | None:
    """The talks under one mediator, by how its options begin."""
    first = outlook.readings[0]
    return first.view(f"mediated-talks.{stem}") or first.view("mediated-talks")


def lever_text(lever: Lever, name: str) -> str:
    """What a lever leads to, with what it is assumed to do.

    Args:
        lever: The lever.
        name: The outcome that it serves, as things stand.
    """
    head = f"{KINDS[lever.kind]}: {f'if {lever.against}, and ' if lever.against else ''}with {lever.says}, "
    verb = agree(name, "come", "comes")
    if lever.at_once is not None:
        before, after = part(lever.before.standing("nash")), part(lever.at_once)
        text = (
            f"{head}{name}, which {agree(name, 'hold', 'holds')} at once (Nash) in {before} of the orders, would do so "
        )
        text += f"in {after} if that weighs more with {lever.weighed_by} than all else they want"
        return " ".join(filter(None, (sentence(text), lever.assumes)))
    if abs(lever.after.share - lever.before.comes.share) < 0.02:
        text = f"{head}nothing changes: {_reached(lever, name)} {verb} about in {part(lever.after)} of the orders"
        return " ".join(filter(None, (sentence(text), lever.assumes)))
    text = f"{head}{_reached(lever, name)} would come about in {part(lever.after)} of the orders"
    if lever.loose is not None:
        text += f" if that weighs more with {lever.weighed_by} than all else they want, and in {part(lever.loose)} if "
        text += "its weight is left open"
    text += f"; {it(name)} would then hold in {part(lever.stands)} once credible answers are reckoned with (SEQ)"
    return " ".join(filter(None, (sentence(text), _without(lever, name), lever.assumes)))


def _without(lever: Lever, name: str) -> str:
    """What comes about without it; of a joint step, that all it needs is to begin at once."""
    verb = agree(name, "come", "comes")
    text = f"without it, {name} {verb} about in {part(lever.before.comes)} by moves of single sides"
    if lever.kind in ("joint step", "format"):
        free = "" if lever.against else "no want has to change for it, but "
        return sentence(f"{text}; {free}all have to begin at once")
    if lever.before.together.share > lever.before.comes.share + NEAR:
        text += f", and in {part(lever.before.together)} by a joint step that pays all who take part"
    return sentence(text)


CALM = "ceasefire"


def end_lines(outlook: Outlook) -> Iterable[Told]:
    """Where simulated play ends, and how much that hangs on what is open."""
    names = {each.id: each.label for each in outlook.conflict.outcomes} | {OTHER: "none of the named outcomes"}
    if CALM in names:  # play counts the first outcome that fits, and talks stand before calm
        names[CALM] += " and without talks"
    found: dict[str, list[tuple[ReadingView, list[End]]]] = {}
    for view in outlook.readings:
        ends = sorted((one for one in view.ends if one.share.share > 1 - SURE), key=lambda one: -one.share.share)
        if not ends:
            continue
        sure = ends[0].share.share > SURE
        now = view.view(ends[0].outcome)
        always = "never leaves" if now is not None and now.way.is_now else "always ends in"
        swings = [names[one.outcome] for one in ends if one.greatest - one.least > 0.9]
        is_open = len(swings) == len(ends) > 1 and not sure
        shares = listed(f"{names[one.outcome]} in {percent(one.share)} of the runs" for one in ends)
        told = f"{always} {names[ends[0].outcome]}" if sure else f"ends in {shares}"
        told = f"ends in {' or in '.join(swings)}, as what is open decides" if is_open else told
        text = (
            f"play from the present state, in which sides in random turn make moves that pay "
            f"them, {told} ({int(ends[0].share.n)} drawn orders, seed {outlook.seed})"
        )
        if swings and not is_open:
            text += f"; whether it is {listed(swings).replace(' and ', ' or ')} hangs on the open preferences alone"
        found.setdefault(text, []).append((view, ends))
    for text, alike in found.items():
        yield Told.of(sentence(_if_any(outlook, [view for view, _ in alike]) + text), (), *alike[0][1])


def _if_any(outlook: Outlook, views: list[ReadingView]) -> str:
    """Under which readings a sentence is true, where not under all; that it is, where there are several."""
    if len(views) == len(outlook.readings):
        return "however the reports are read, " if len(views) > 1 else ""
    return "; ".join(if_read(outlook, one).removesuffix(", ") for one in views) + ", "
