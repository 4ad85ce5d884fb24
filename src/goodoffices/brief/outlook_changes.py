"""Sentences of the outlook on what would have to change for each outcome, and how firmly that is held."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.brief.outlook_words import (
    FEW,
    HOSTILE,
    SURE,
    Told,
    agree,
    hinge,
    if_read,
    is_alike,
    it,
    listed_names,
    name_now,
    part,
)
from goodoffices.brief.phrases import bounded_text, count, listed, possessive, sentence
from goodoffices.brief.quotations import Places
from goodoffices.codebook.words import Attribution
from goodoffices.core.inverse import Edit
from goodoffices.core.outlook import Firmness, Need, OutcomeView, Outlook, ReadingView, WantNote
from goodoffices.core.report import Quote
from goodoffices.core.ways import Way
from goodoffices.core.when import When

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


BOUND = (
    "What it demands before talks is bound to talks without a mediator here; put before all talks, it would stand in "
    "the way of these too."
)


def change_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """Per outcome the smallest change on each side, with how firmly what would change is held."""
    first = outlook.readings[0]
    for number, view in enumerate(outlook.readings):
        for each in view.outcomes:
            if each.outcome.id in HOSTILE or not each.needs or not each.is_wanted:
                continue
            is_told = number > 0 and _head(outlook, view, each) == ""
            if number == 0 or (each.outcome.id.startswith("mediated-talks") and not is_told):
                yield from _wanted(outlook, view, each, places)
    yield from _hostile(outlook, first, places)
    yield from _as_things_stand(outlook, first)


def _as_things_stand(outlook: Outlook, first: ReadingView) -> Iterable[Told]:
    """Which outcomes are there already, and how far they stay; by reading where the readings differ on it."""
    held = [each for each in first.outcomes if each.way.is_now]
    sure = [each for each in held if each.way.comes.share > SURE and not _head(outlook, first, each)]
    if sure:
        names = [name_now(first, each) for each in sure]
        verb = "are" if len(names) > 1 else agree(names[0], "are", "is")
        what = "what is agreed" if outlook.ahead.citations else "how things stand"
        text = f"no want has to change for {listed(names)}, which {verb} {what}"
        yield Told.of(sentence(text), (), *(each.way for each in sure))
    for each in (one for one in held if one not in sure):
        is_one = not _head(outlook, first, each)
        for view in outlook.readings[:1] if is_one else outlook.readings:
            told = view.view(each.outcome.id)
            if told is not None and told.way.is_now:
                head = "" if is_one else if_read(outlook, view)
                name = name_now(view, told)
                verb = agree(name, "are how things stand, stay", "is how things stand, stays")
                on = hinge(outlook, view, each.outcome.id, "comes", slack=FEW)
                few = "" if hinge(outlook, view, each.outcome.id, "comes") else "but for few orders "
                share = f"{few}just if {on}, which is open" if on else f"in {part(told.way.comes)} of the orders"
                text = f"{head}{name}, which {verb} so {share}"
                yield Told.of(sentence(text), (), told.way)


def _wanted(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Iterable[Told]:
    able = [one for one in each.needs if one.change is not None]
    name = each.outcome.label
    head = _head(outlook, view, each) or (first_head(outlook, each) if view is outlook.readings[0] else "")
    if able and all(one.change is not None and not one.change.edits for one in able):
        yield _no_change(outlook, view, each, head, places)
        return
    if each.joint is not None and each.joint.change is not None:
        yield _need(outlook, each, each.joint, head, places)
        yield Told.of(sentence("no change on one side alone does that"), (), *each.needs)
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


def _head(outlook: Outlook, view: ReadingView, each: OutcomeView) -> str:
    """Under which reading a change does it; empty where it does so under all."""
    others = [other for one in outlook.readings if (other := one.view(each.outcome.id)) is not None]
    return "" if all(is_alike(each.way, one.way) for one in others) else if_read(outlook, view)


def first_head(outlook: Outlook, each: OutcomeView) -> str:
    """The first reading, as the one to which the changes told belong, where another asks for others."""
    views = [view.view(each.outcome.id) for view in outlook.readings]
    told = {tuple(one.change and one.change.edits for one in view.needs) for view in views if view and view.needs}
    return if_read(outlook, outlook.readings[0]) if len(told) > 1 else ""


def _no_change(outlook: Outlook, view: ReadingView, each: OutcomeView, head: str, places: Places) -> Told:
    """It can hold with the wants as they are; what is missing is a step, if anything."""
    name, way = each.outcome.label, each.way
    if way.comes.share > SURE:
        text = f"{head}no want has to change for {name}: moves that each pay their mover lead there in "
        return Told.of(sentence(f"{text}{part(way.comes)} of the orders"), (), way, *each.needs)
    verb = agree(name, "hold", "holds")
    text = f"{head}{name} {verb} with every want as it is in {part(way.standing('nash'))} of the orders, without fear "
    text += "of an answer (Nash); what is missing is a first step that pays whoever takes it"
    if way.together.share > way.comes.share + 0.05:
        text += f", while a joint step pays all who take part in {part(way.together)} of the orders"
    plans = outlook.plans if each.outcome.id == "direct-talks" else ()
    if plans:
        text += "; reports tell of such talks as planned or possible"
    return Told.of(
        sentence(text), [q for one in plans for q in places.quotes(one.basis)], way, *each.needs, *each.verdicts
    )


def _need(outlook: Outlook, each: OutcomeView, need: Need, head: str, places: Places) -> Told:
    notes = {one.id: one for one in outlook.wants}
    change, name = need.change, each.outcome.label
    assert change is not None
    held = [notes[what] for edit in change.edits for what in edit.what if what in notes]
    who = f"it {edits_told(outlook, need)}" if need.player else edits_told(outlook, need)
    least = "the smallest change"
    if need.player:
        least += f" on {possessive(listed_names(outlook, [need.player]))} side"
    text = f"{head}for {name} to hold without fear of an answer, {least} is that {who}"
    if need.comes is not None:
        text += f"; {it(name)} would then come about in {part(need.comes)} of the orders"
        text += _by_joint_step(need)
        if need.holds is not None and need.holds.share < SURE:
            text += f", and hold in {part(need.holds)} (Nash)"
    demands = [quote for one in held if one.id in need.dropped for quote in places.quotes(one.basis)[:1]]
    firm = [one for one in held if one.firmness is not None]
    said = [_firm(one, listed_names(outlook, [one.player])) for one in firm]
    if not said and held and not any(one.basis.citations for one in held):
        how = "open" if all(one.is_sign_open for one in held) else "assumed"
        said = [f"No report tells what {'it wants' if need.player else 'they want'} of this; it is {how}."]
    asked = [f"What it asks for in so many words: “{one.text.strip(' .')}”." for one in demands]
    bound = _bound_elsewhere(notes, each, need)
    asked += [BOUND] if bound else []
    held += bound
    text = " ".join([sentence(text), *asked, *said])
    quotes: list[Quote] = [quote for one in held for quote in places.quotes(one.basis)]
    return Told.of(text, quotes, need, change)


def _bound_elsewhere(notes: dict[str, WantNote], each: OutcomeView, need: Need) -> list[WantNote]:
    """A side's demand before talks, where the change is told for mediated ones."""
    if not each.outcome.id.startswith("mediated-talks"):
        return []
    return [one for name, one in notes.items() if one.player == need.player and name.endswith(".precondition")]


def _by_joint_step(need: Need) -> str:
    """That single moves do not lead there even so, while a step that all make at once does."""
    if need.comes is None or need.together is None or need.comes.share > 0 or need.together.share == 0:
        return ""
    return f" by single moves, while a joint step pays all who take part in {part(need.together)}"


def edits_told(outlook: Outlook, need: Need) -> str:
    """The edits of a change as what its side would come to do; of several sides, each with whose it is."""
    notes = {one.id: one for one in outlook.wants}
    if need.player:
        return _edits(notes, need)
    edits = need.change.edits if need.change else ()
    return listed(f"{listed_names(outlook, [one.player])} {_edit(notes.get(one.what[0]), one, need)}" for one in edits)


def _edits(notes: dict[str, WantNote], need: Need) -> str:
    """The edits of one side as what it would come to do."""
    edits = need.change.edits if need.change else ()
    return listed(_edit(notes.get(edit.what[0]), edit, need) for edit in edits)


def _edit(note: WantNote | None, edit: Edit, need: Need) -> str:
    settled = dict(need.settled)
    if note is None:
        return edit.says
    if note.id in need.dropped:
        return f"gives up its condition, which is {note.infinitive or note.says}"
    if edit.kind != "negate":
        weight = "less weight" if note.id in need.lessened else "more weight"
        return f"gives {weight} among its wants to this: {note.wish}"
    if note.id in settled:
        wish = note.wish if settled[note.id] else note.other_wish
        return f"decides {wish}" if wish.startswith(("to ", "not to ", "that ")) else f"decides that it wants {wish}"
    return f"comes to want {note.other_wish}"


def _firm(note: WantNote, who: str) -> str:
    """How firmly what would have to change is held."""
    firmness = note.firmness
    assert firmness is not None
    if firmness.is_of_deeds:
        return f"That {who} wants {note.wish} is read from what it did or asked for, {_deeds_clause(firmness)}."
    what = (
        f"What is on record of {possessive(who)} mind on it" if note.is_sign_open else f"That {who} wants {note.wish}"
    )
    return f"{what} rests on {_firm_clause(firmness)}."


def _deeds_clause(firmness: Firmness) -> str:
    tell = "tells" if firmness.n_origins == 1 else "tell"
    since = f"told of {began}" if (began := _began(firmness)) else "no report tells its day"
    changed = ", and steps back or reserve are told of it too" if firmness.has_changed else ""
    return f"as {count(firmness.n_origins, 'origin')} {tell}, at best {_rung(firmness)}; {since}{changed}"


def _firm_clause(firmness: Firmness) -> str:
    since = f"on record since {began}" if (began := _began(firmness)) else "no report tells since when"
    since = "told as of long standing" if firmness.is_old else since
    changed = "no report tells that it was ever otherwise"
    if firmness.is_disputed or firmness.has_changed:
        changed = "the reports leave the other reading too" if firmness.is_disputed else "it was otherwise at times"
    doubt = f"; it {firmness.doubt}" if firmness.doubt else ""
    return f"{count(firmness.n_origins, 'origin')}, at best {_rung(firmness)}; {since}, and {changed}{doubt}"


def _rung(firmness: Firmness) -> str:
    return RUNGS[Attribution(firmness.attribution)]


def _began(firmness: Firmness) -> str:
    """The day or days on which it began, in words; empty where that is not told."""
    began = bounded_text(When.parse(firmness.since)) if firmness.since else ""
    return f"some day from {began}" if " to " in began else began


def _hostile(outlook: Outlook, view: ReadingView, places: Places) -> Iterable[Told]:
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
            text = f"{names} would hold with every want as it is{_how_far(outlook, views[0])}, if it came to that"
        elif told_of:
            text = f"{names} would hold if one of these came about: {told_of}"
        else:
            text = f"no change of one side's wants alone would make {names} hold without fear of an answer"
        needs = [need for each in views for need in each.needs]
        what = {w for one in needs if one.change is not None for edit in one.change.edits for w in edit.what}
        turned = [one for one in outlook.wants if one.id in what] if told_of != "holds" else []
        firm = [_firm(one, listed_names(outlook, [one.player])) for one in turned if one.firmness]
        quotes = [quote for one in turned for quote in places.quotes(one.basis)[:2]]
        yield Told.of(" ".join([sentence(text), *firm]), quotes, *needs)


def _how_far(outlook: Outlook, each: OutcomeView) -> str:
    """In which share of the orders an outcome would hold by reading; empty where it would in all of them."""
    told = [(view, other.way) for view in outlook.readings if (other := view.view(each.outcome.id)) is not None]
    if all(way.standing("nash").share > SURE for _, way in told):
        return ""
    if len(told) == 1 or not _head(outlook, told[0][0], each):
        return f" in {part(each.way.standing('nash'))} of the orders (Nash)"
    cases = [_in_part(outlook, view, each, way, is_first=number == 0) for number, (view, way) in enumerate(told)]
    return f" {listed(cases)} (Nash)"


def _in_part(outlook: Outlook, view: ReadingView, each: OutcomeView, way: Way, *, is_first: bool) -> str:
    """In which share of the orders an outcome would hold at once, or on what that hangs."""
    head, on = if_read(outlook, view), hinge(outlook, view, each.outcome.id, "nash")
    if on:
        return f"{head}just if {on}"
    return f"in {part(way.standing('nash'))}{' of the orders' if is_first else ''} {head[:-2]}"
