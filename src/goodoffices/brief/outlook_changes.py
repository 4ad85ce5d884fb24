"""Sentences of the outlook on what would have to change, on third parties, and on where it could go."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.brief.outlook_words import SURE, Told, agree, if_read, it, listed_names, part, percent
from goodoffices.brief.phrases import count, listed, possessive, sentence
from goodoffices.brief.quotations import Places
from goodoffices.codebook.words import Attribution
from goodoffices.core.inverse import Edit
from goodoffices.core.outlook import Firmness, Lever, Need, OutcomeView, Outlook, ReadingView, WantNote
from goodoffices.core.report import Quote
from goodoffices.core.simulation import OTHER

HOSTILE = ("escalation", "stand-off")
RUNGS = {
    Attribution.OFFICIAL_TEXT: "an official text",
    Attribution.OFFICIAL_QUOTED: "a named official who is quoted",
    Attribution.OFFICIAL_PARAPHRASED: "a named official in paraphrase",
    Attribution.INSTITUTION: "an institution",
    Attribution.UNNAMED_OFFICIAL: "an official who is not named",
    Attribution.UNNAMED_SOURCE: "a source that is not named",
    Attribution.STATE_MEDIA: "state media",
    Attribution.OTHER_MEDIA: "other media",
    Attribution.EXPERT: "a named expert",
    Attribution.UNATTRIBUTED: "the report's own voice",
}


def change_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """Per outcome the smallest change on each side, with how firmly what would change is held."""
    first = outlook.readings[0]
    for number, view in enumerate(outlook.readings):
        for each in view.outcomes:
            if each.outcome.id in HOSTILE or each.way.is_now:
                continue
            if number == 0 or each.outcome.id.startswith("mediated-talks"):
                yield from _wanted(outlook, view, each, places)
    yield from _hostile(outlook, first)
    held = [each for each in first.outcomes if each.way.is_now]
    if held:
        text = f"nothing has to change for {listed(each.outcome.label for each in held)}, which is how things stand"
        yield Told.of(sentence(text), (), *(each.way for each in held))


def _wanted(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Iterable[Told]:
    able = [one for one in each.needs if one.change is not None]
    name, head = each.outcome.label, if_read(outlook, view)
    if able and all(one.change is not None and not one.change.edits for one in able):
        yield _no_change(outlook, view, each)
        return
    for need in able:
        yield _need(outlook, each, need, head, places)
    unable = [one for one in each.needs if one.change is None]
    if not able:
        text = f"{head}no change of one side's wants alone makes {name} hold without fear of an answer"
        yield Told.of(sentence(text), (), *each.needs)
    elif unable and view is outlook.readings[0]:
        sides = listed(possessive(listed_names(outlook, [one.player])) for one in unable).replace(" and ", " or ")
        yield Told.of(sentence(f"no change of {sides} wants alone does that"), (), *unable)


def _no_change(outlook: Outlook, view: ReadingView, each: OutcomeView) -> Told:
    """It can hold with the wants as they are; what is missing is a step."""
    name, way = each.outcome.label, each.way
    text = f"{name} could hold with every want as it is, in the order in which the file lists them; what is missing is "
    text += "a first step that pays whoever takes it"
    if way.together.share > way.comes.share + 0.05:
        text += f", while a joint step pays all who take part in {part(way.together)} of the orders"
    return Told.of(sentence(text), (), way, *each.needs)


def _need(outlook: Outlook, each: OutcomeView, need: Need, head: str, places: Places) -> Told:
    notes = {one.id: one for one in outlook.wants}
    change, name = need.change, each.outcome.label
    assert change is not None
    held = [notes[what] for edit in change.edits for what in edit.what if what in notes]
    who = f"{listed_names(outlook, [need.player])} {_edits(notes, need)}"
    text = f"{head}for {name} to hold without fear of an answer, the smallest change is that {who}"
    if need.comes is not None:
        text += f"; {it(name)} would then come about in {part(need.comes)} of the orders"
    firm = next((one for one in held if one.firmness is not None), None)
    text = sentence(text) + (f" {_firm(firm)}" if firm else "")
    quotes: list[Quote] = [quote for one in held for quote in places.quotes(one.basis)]
    return Told.of(text, quotes, need, change)


def _edits(notes: dict[str, WantNote], need: Need) -> str:
    """The edits of one side as what it would come to do."""
    edits = need.change.edits if need.change else ()
    return listed(_edit(notes.get(edit.what[0]), edit, dict(need.settled)) for edit in edits)


def _edit(note: WantNote | None, edit: Edit, settled: dict[str, bool]) -> str:
    if note is None:
        return edit.says
    if edit.kind != "negate":
        return f"gives another place among its wants to this: that {note.says}"
    if note.id in settled:
        words = (note.infinitive, note.says) if settled[note.id] else (note.opposite, note.against)
        return f"decides {words[0] or 'that ' + words[1]}"
    return f"comes to want {note.opposite or 'that ' + note.against}"


def _firm(note: WantNote) -> str:
    firmness = note.firmness
    assert firmness is not None
    return f"What is on record of that rests on {_firm_clause(firmness)}."


def _firm_clause(firmness: Firmness) -> str:
    since = f", since {firmness.since}" if firmness.since else ""
    said = RUNGS[Attribution(firmness.attribution)]
    changed = "and was otherwise before" if firmness.has_changed else "and no report tells that it was ever otherwise"
    return f"{count(firmness.n_origins, 'origin')}, at best {said}{since}, {changed}"


def _hostile(outlook: Outlook, view: ReadingView) -> Iterable[Told]:
    """What would bring escalation or a stand-off, in one sentence; outcomes for which it is the same put together."""
    notes = {one.id: one for one in outlook.wants}
    grouped: dict[str, list[OutcomeView]] = {}
    for each in view.outcomes:
        if each.outcome.id in HOSTILE and not each.way.is_now and each.needs:
            able = [one for one in each.needs if one.change is not None and one.change.edits]
            told = [f"{listed_names(outlook, [n.player])} {_edits(notes, n)}" for n in able]
            holds = any(one.change is not None and not one.change.edits for one in each.needs)
            grouped.setdefault("holds" if holds else "; ".join(told), []).append(each)
    for told_of, views in grouped.items():
        names = listed(each.outcome.label for each in views)
        if told_of == "holds":
            text = f"{names} would hold with every want as it is, if it came to that"
        elif told_of:
            text = f"{names} would hold if one of these came about: {told_of}"
        else:
            text = f"no change of one side's wants alone would make {names} hold without fear of an answer"
        yield Told.of(sentence(text), (), *(need for each in views for need in each.needs))


def lever_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """What a third party can bring in, with what it is assumed to do and what then follows."""
    names = {each.id: each.label for each in outlook.conflict.outcomes}
    yield from _standing_offers(outlook, places)
    for lever in outlook.levers:
        yield Told.of(_lever_text(lever, names[lever.outcome]), places.quotes(lever.basis), lever)


def _standing_offers(outlook: Outlook, places: Places) -> Iterable[Told]:
    """An offer that stands already changes nothing by itself."""
    each, now = outlook.readings[0].view("mediated-talks"), outlook.conflict.now
    if each is None or now is None or each.way.is_now or each.way.comes.share > SURE:
        return
    for player in outlook.conflict.players:
        for option in player.options:
            if option.id.endswith("_offer") and option.id in now.taken:
                text = f"the offer of {player.label} stands already; to repeat it changes none of these figures"
                yield Told.of(sentence(text), places.quotes(option.basis), each.way)


def _lever_text(lever: Lever, name: str) -> str:
    before, after = part(lever.before), part(lever.after)
    verb = agree(name, "come", "comes")
    if abs(lever.after.share - lever.before.share) < 0.02:
        text = f"with {lever.says}, nothing changes: {name} {verb} about in {after} of the orders"
    else:
        text = f"with {lever.says}, {name} would come about in {after} of the orders instead of {before}"
    return sentence(text) + (f" {lever.assumes}" if lever.assumes else "")


def end_lines(outlook: Outlook) -> Iterable[Told]:
    """Where simulated play ends, and how much that hangs on what is open."""
    names = {each.id: each.label for each in outlook.conflict.outcomes} | {OTHER: "none of the named outcomes"}
    for view in outlook.readings:
        ends = sorted((one for one in view.ends if one.share.share > 1 - SURE), key=lambda one: -one.share.share)
        if not ends:
            continue
        sure = ends[0].share.share > SURE
        told = (
            f"always ends in {names[ends[0].outcome]}"
            if sure
            else "ends in " + listed(f"{names[one.outcome]} in {percent(one.share)} of the runs" for one in ends)
        )
        text = (
            f"{if_read(outlook, view)}play from the present state, in which sides in random turn make moves that pay "
            f"them, {told} ({int(ends[0].share.n)} drawn orders, seed {outlook.seed})"
        )
        swings = [names[one.outcome] for one in ends if one.greatest - one.least > 0.9]
        if swings:
            text += f"; whether it is {listed(swings).replace(' and ', ' or ')} hangs on the open preferences alone"
        yield Told.of(sentence(text), (), *ends)
