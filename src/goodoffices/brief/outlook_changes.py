"""Sentences of the outlook on what would have to change, and on what a third party can bring in."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.brief.outlook_words import Told, if_read, listed_names, orders_words, percent
from goodoffices.brief.phrases import count, listed, sentence
from goodoffices.brief.quotations import Places
from goodoffices.core.inverse import Change
from goodoffices.core.outlook import Firmness, Lever, Need, OutcomeView, Outlook, ReadingView, WantNote


def change_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """Per outcome the smallest change on each side, with how firmly what would change is held."""
    said: set[str] = set()
    for view in outlook.readings:
        for each in view.outcomes:
            for told in _outcome_lines(outlook, view, each, places):
                if told.line.text not in said:
                    said.add(told.line.text)
                    yield told


def _outcome_lines(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Iterable[Told]:
    if not each.needs:
        return
    name, able = each.outcome.label, [one for one in each.needs if one.change is not None]
    if able and all(one.change is not None and not one.change.edits for one in able):
        yield _no_change(outlook, view, each)
        return
    for need in able:
        yield _need(outlook, view, each, need, places)
    unable = [one.player for one in each.needs if one.change is None]
    if not able:
        text = f"{if_read(view)}no change of one side's wants alone makes {name} hold without fear of an answer"
        yield Told.of(sentence(text), (), *each.needs)
    elif unable:
        text = f"no change on the side of {listed_names(outlook, unable)} alone does it for {name}"
        yield Told.of(sentence(text), (), *each.needs)


def _no_change(outlook: Outlook, view: ReadingView, each: OutcomeView) -> Told:
    """It can hold with the wants as they are; what is missing is a step."""
    name, way = each.outcome.label, each.way
    text = f"{if_read(view)}{name} can hold without any want turning round"
    if way.together.share > way.comes.share + 0.05:
        text += f"; what is missing is a joint step, by which all sides that take part gain in {percent(way.together)} {orders_words(view)}"
    elif way.comes.share:
        text += f", and come about in {percent(way.comes)} {orders_words(view)}"
    else:
        text += ", but no moves that pay their movers lead there, one by one or together"
    return Told.of(sentence(text), (), way, *each.needs)


def _need(outlook: Outlook, view: ReadingView, each: OutcomeView, need: Need, places: Places) -> Told:
    notes = {one.id: one for one in outlook.wants}
    change = need.change
    assert change is not None
    who = listed_names(outlook, [need.player])
    clauses = [_edit_clause(notes, change, number) for number in range(len(change.edits))]
    text = f"{if_read(view)}for {each.outcome.label} to hold without fear of an answer, {who} would have to want {listed(clauses)}"
    if need.comes is not None:
        share = "all" if need.comes.share == 1 else "none" if need.comes.share == 0 else percent(need.comes)
        text += f"; they would then come about in {share} of the orders"
    held = [notes[name] for edit in change.edits for name in edit.what if name in notes]
    firm = [_firm_clause(one.firmness) for one in held if one.firmness is not None]
    text += f". What it wants now rests on {firm[0]}" if firm else ""
    quotes = tuple(quote for one in held for quote in places.quotes(one.basis))
    return Told.of(sentence(text), quotes, need, change)


def _edit_clause(notes: dict[str, WantNote], change: Change, number: int) -> str:
    edit = change.edits[number]
    note = notes.get(edit.what[0])
    if note is None:
        return edit.says
    if edit.kind == "negate":
        return (
            f"that {note.against}" if not note.is_sign_open else f"one way what it leaves open now, whether {note.says}"
        )
    return f"in another place of its list that {note.says}"


def _firm_clause(firmness: Firmness) -> str:
    since = f", on record since {firmness.since}" if firmness.since else ""
    changed = (
        "and another stance is on record before it"
        if firmness.has_changed
        else "and no report tells that it ever was otherwise"
    )
    return f"{count(firmness.n_origins, 'origin')}, at best {firmness.attribution}{since}, {changed}"


def lever_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """What a third party can bring in, with what it is assumed to do and what then follows."""
    names = {each.id: each.label for each in outlook.conflict.outcomes}
    for lever in outlook.levers:
        yield Told.of(_lever_text(lever, names[lever.outcome], outlook), places.quotes(lever.basis), lever)


def _lever_text(lever: Lever, name: str, outlook: Outlook) -> str:
    before, after = percent(lever.before), percent(lever.after)
    text = f"with {lever.says}, {name} would come about in {after} of the orders instead of {before}"
    return sentence(text) + (f" {lever.assumes}" if lever.assumes else "")
