"""The head of the outlook in plain words: what lasts, what comes about, and what talks would take."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.brief.outlook_changes import edits_told, first_head
from goodoffices.brief.outlook_words import (
    FEW,
    HOSTILE,
    Told,
    agree,
    hinge,
    is_near,
    listed_names,
    name_now,
)
from goodoffices.brief.phrases import listed, sentence
from goodoffices.core.outlook import Need, OutcomeView, Outlook
from goodoffices.core.ways import Way

LIKELY = 0.9
"""A share from which on an outcome is told as likely; below the rest as not likely; the same under every reading."""

LASTS, COMES, FADES, STALLS, OPEN = "lasts", "comes", "fades", "stalls", "open"
SAID = {
    LASTS: "likely to last", COMES: "likely to come about", FADES: "not likely to last",
    STALLS: "not likely to come about by steps of single sides",
}  # fmt: skip


def short_lines(outlook: Outlook) -> Iterable[Told]:
    """What is likely to hold as things stand, and what would have to change for talks to start."""
    told = [(each, ways) for each, ways in _outcomes(outlook) if _is_told(outlook, each, ways)]
    parts = [part for kind, said in SAID.items() if (part := _likely(outlook, told, kind, said))]
    head = "once the ceasefire has begun" if outlook.ahead.citations else "as things stand"
    grounds = [way for _, ways in told for way in ways]
    if parts:
        text = f"{head}, and by what each side is known or taken to want, {'; '.join(parts)}"
        yield Told.of(sentence(text), (), *grounds)
    for each, ways in told:
        if _kind(each, ways) == OPEN:
            yield Told.of(sentence(_open(outlook, each, ways)), (), *ways)
    yield from _for_talks(outlook)


def _outcomes(outlook: Outlook) -> list[tuple[OutcomeView, list[Way]]]:
    """Each outcome under the first reading, with its ways under all."""
    return [
        (each, [found.way for view in outlook.readings if (found := view.view(each.outcome.id)) is not None])
        for each in outlook.readings[0].outcomes
    ]


def _is_told(outlook: Outlook, each: OutcomeView, ways: list[Way]) -> bool:
    """Whether an outcome belongs in the head: of the hostile ones, what is there without calm, or comes."""
    if each.outcome.id not in HOSTILE:
        return each.is_wanted
    calm = outlook.readings[0].view("ceasefire")
    is_calm = calm is not None and calm.way.is_now
    return not is_calm if each.way.is_now else _kind(each, ways) == COMES


def _kind(each: OutcomeView, ways: list[Way]) -> str:
    """Whether an outcome lasts or comes about under all readings, under none, or neither."""
    shares = [way.comes.share for way in ways]
    if min(shares) >= LIKELY:
        return LASTS if each.way.is_now else COMES
    if max(shares) <= 1 - LIKELY:
        return FADES if each.way.is_now else STALLS
    return OPEN


def _likely(outlook: Outlook, told: list[tuple[OutcomeView, list[Way]]], kind: str, said: str) -> str:
    names = [name_now(outlook.readings[0], each) for each, ways in told if _kind(each, ways) == kind]
    verb = "are" if len(names) > 1 else agree(names[0], "are", "is") if names else ""
    joined = listed(names).replace(" and ", " or ") if said.startswith("not") else listed(names)
    return f"{joined} {verb} {said}" if names else ""


def _open(outlook: Outlook, each: OutcomeView, ways: list[Way]) -> str:
    """That it is open whether an outcome comes about, and on what that hangs."""
    name = name_now(outlook.readings[0], each)
    verb = agree(name, "last", "lasts") if each.way.is_now else f"{agree(name, 'come', 'comes')} about"
    text = f"whether {name} {verb} is open"
    ons = [hinge(outlook, view, each.outcome.id, "comes", slack=FEW) for view in outlook.readings]
    if on := next((one for one in ons if one), ""):
        return f"{text}: it hangs on whether {on}"
    is_apart = any(not is_near(way.comes, ways[0].comes) for way in ways)
    return f"{text}: it hangs on how the reports are read" if is_apart else f"{text}: it hangs on what weighs more"


def _for_talks(outlook: Outlook) -> Iterable[Told]:
    """What would have to change for each kind of talks to start; that they are under way, where some are."""
    talks = [(each, ways) for each, ways in _outcomes(outlook) if "talks" in each.outcome.id and each.is_wanted]
    if held := [(each, ways) for each, ways in talks if each.way.is_now]:
        for each, ways in held:
            if _kind(each, ways) == LASTS:
                text = f"{each.outcome.label} are under way already; no want has to change for them to go on"
                yield Told.of(sentence(text), (), *ways)
        return
    for each, ways in talks:
        if each.needs and _kind(each, ways) != COMES:
            yield _needed(outlook, each)


def _needed(outlook: Outlook, each: OutcomeView) -> Told:
    """The smallest changes with which talks start, or that none found is enough."""
    name = each.outcome.label
    joint = each.joint is not None and each.joint.change is not None
    tried = [each.joint] if joint and each.joint is not None else [one for one in each.needs if one.change is not None]
    if tried and all(one.change is not None and not one.change.edits for one in tried):
        text = f"no want has to change for {name} to start; all sides would have to begin at the same time"
        return Told.of(sentence(text), (), *tried)
    enough = [one for one in tried if _reach(one) >= LIKELY]
    if not enough:
        text = f"no change of wants that was tried is enough for {name} to start"
        return Told.of(sentence(text), (), *(tried or each.needs))
    told = [f"{listed_names(outlook, [one.player])} {edits_told(outlook, one)}" if one.player
            else edits_told(outlook, one) for one in enough]  # fmt: skip
    what = "one of these" if len(told) > 1 else "this"
    text = f"{first_head(outlook, each)}for {name} to start, {what} would have to come first: {'; or '.join(told)}"
    said = [sentence(text)]
    if all(one.comes is None or one.comes.share < LIKELY for one in enough):
        said.append("All sides would then have to begin at the same time.")
    return Told.of(" ".join(said), (), *enough)


def _reach(need: Need) -> float:
    """In which share an outcome comes about after a change, by single steps or a joint one."""
    return max((one.share for one in (need.comes, need.together) if one is not None), default=0.0)
