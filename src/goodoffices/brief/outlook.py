"""The outlook as a section: sentences composed from its values, each with what it follows from."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.brief.outlook_changes import change_lines, lever_lines
from goodoffices.brief.outlook_words import (
    Told,
    holding_words,
    if_read,
    listed_names,
    orders_words,
    percent,
    state_clause,
    state_options,
    want_quotes,
)
from goodoffices.brief.phrases import listed, sentence
from goodoffices.brief.quotations import Places
from goodoffices.core.brief import Block, Lines, Row, Section, Table
from goodoffices.core.outlook import OutcomeView, Outlook, ReadingView
from goodoffices.core.record import Record
from goodoffices.core.simulation import OTHER

NOTE = (
    "Consequences of the wants on record and of the assumptions listed at the end; no forecast. Where the reports "
    "leave open what weighs more, orders of the wants that they admit are drawn, each counting the same; a share is "
    "the part of these orders in which a sentence is true, ± two standard errors."
)
HEADER = ("Outcome", "Comes about from now", "Holds: own next move (Nash)", "Holds: answers that pay (SEQ)",
          "Holds: any answer (GMR)")  # fmt: skip


def outlook_section(outlook: Outlook, record: Record | None = None) -> Section:
    """Which outcomes hold, how sure, why, what would have to change, and where it could go."""
    places = Places.of(record)
    blocks: list[Block] = []
    for heading, told in outlook_told(outlook, places):
        if told:
            blocks.append(Lines(heading=heading, lines=tuple(one.line for one in told)))
        if not heading:
            blocks += [_table(outlook, view) for view in outlook.readings]
    return Section(
        key="outlook", title="Which outcomes hold, and what would have to change", blocks=tuple(blocks), note=NOTE
    )


def outlook_told(outlook: Outlook, places: Places) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """Every sentence under its heading, with the values of the outlook from which it follows."""
    return (
        ("", tuple(_answer(outlook, places))),
        ("Why talks start, or do not", tuple(_why(outlook, places))),
        ("What to find out next", tuple(_unknown(outlook, places))),
        ("What would have to change", tuple(change_lines(outlook, places))),
        ("What a third party can do", tuple(lever_lines(outlook, places))),
        ("Where it could go from here", tuple(_ends(outlook))),
        ("What this rests on", tuple(_grounds(outlook, places))),
    )


def _answer(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The present state, and what becomes of talks."""
    now = outlook.conflict.now
    if now is None:
        return
    yield Told.of(sentence(f"as things stand, {state_clause(outlook, now.taken)}"), places.quotes(now.basis), now)
    for view in outlook.readings:
        for each in view.outcomes:
            if each.outcome.id.startswith("mediated-talks"):
                yield _mediated(outlook, view, each, places)
                yield _stands(outlook, view, each, places)
    for view in outlook.readings:
        found = view.view("direct-talks")
        if found is not None:
            yield _direct(outlook, view, found, places)


def _mediated(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Told:
    """Whether mediated talks come about, and on whose side the change is missing."""
    way, name, head = each.way, each.outcome.label, if_read(view)
    if way.is_now:
        stay = min(way.stays, key=lambda one: one.share.share, default=None)
        text = f"{head}{name} are under way"
        if stay is not None and stay.share.share < 1:
            who = listed_names(outlook, [stay.player])
            text += (
                f"; {who} would stay in them in {percent(stay.share)} {orders_words(view)}, without fear of an answer"
            )
        return Told.of(sentence(text), _reluctant(outlook, view, each, places), way, *each.verdicts)
    missing = listed_names(outlook, [one.player for one in way.steps if one.gains.share < 0.995])
    if way.comes.share == 0:
        text = f"{head}{name} do not come about without a change on the side of {missing or 'the players'}: in none {orders_words(view)} do moves that each pay their mover lead there"
    else:
        text = f"{head}{name} come about from here by moves that each pay their mover in {percent(way.comes)} {orders_words(view)}"
        text += (
            f"; in the rest the step that is missing is that of {missing}"
            if missing and way.comes.share < 0.995
            else ""
        )
    return Told.of(sentence(text), _reluctant(outlook, view, each, places), way)


def _reluctant(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> tuple[object, ...]:
    """Quotations behind the wants that speak against the missing steps."""
    options = [one.option for one in each.way.steps if one.gains.share < 0.995]
    if each.way.is_now:
        options = [one.id for one in outlook.options if one.id.endswith("_accept")]
    return want_quotes(outlook, view, options, places)


def _stands(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Told:
    """Whether they would hold once begun, by concept."""
    way = each.way
    text = f"once begun, they would hold {holding_words(way)}"
    nash, seq, gmr = (way.standing(one).share for one in ("nash", "seq", "gmr"))
    if nash < min(seq, gmr) - 0.05:
        text += "; where they hold only in the wider sense, it is fear of the other's answer that keeps them, not a wish for them"
    return Told.of(sentence(text), (), way, *each.verdicts)


def _direct(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Told:
    """The track of the parties themselves, with the agreements that are invoked for it."""
    way, name = each.way, each.outcome.label
    tracks = [
        one
        for one in outlook.tracks
        if "precedent" not in one.argument and ("third parties" in one.argument or "parties" in one.argument)
    ]
    cited = (
        f", for which the {listed(dict.fromkeys(one.framework for one in tracks))} {'is' if len({one.framework for one in tracks}) == 1 else 'are'} invoked"
        if tracks
        else ""
    )
    text = f"{if_read(view)}{name}{cited}, {'are held now and' if way.is_now else ''} would hold {holding_words(way)}"
    first = [one for one in way.steps if one.gains.share < 0.5]
    if not way.is_now and way.together.share > way.comes.share + 0.05 and first:
        who = listed_names(outlook, [one.player for one in first])
        text += f"; {who} would gain nothing by going first, but all sides would gain by a joint step in {percent(way.together)} of the orders"
    quotes = tuple(dict.fromkeys(quote for one in tracks for quote in places.quotes(one.basis)[:2]))
    return Told.of(sentence(text.replace(" ,", ",")), quotes, way, *tracks)


def _table(outlook: Outlook, view: ReadingView) -> Table:
    rows = tuple(_row(each, view) for each in view.outcomes)
    return Table(heading=listed([" ".join(view.says)]) or "", header=HEADER, rows=rows, wide=0)


def _row(each: OutcomeView, view: ReadingView) -> Row:
    way = each.way
    comes = "holds now" if way.is_now and way.comes.share > 0.995 else percent(way.comes)
    return Row(cells=(each.outcome.label, comes, *(percent(way.standing(one)) for one in ("nash", "seq", "gmr"))))


def _why(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The chain of moves from the present state to mediated talks: who gains by which step, with the wants."""
    view = outlook.readings[0]
    each = view.view("mediated-talks") or view.view("direct-talks")
    if each is None or each.way.is_now:
        return
    options = {option.id: option for option in outlook.conflict.options}
    words = {one.id: one for one in outlook.options}
    for player, name in state_options(outlook):
        if name.endswith(("_accept", "_offer")) or "_accept_" in name:
            text = f"{listed_names(outlook, [player])} already {words[name].one}"
            yield Told.of(sentence(text), places.quotes(options[name].basis)[:4], each.way)
    for other in outlook.readings:
        found = other.view(each.outcome.id)
        for step in found.way.steps if found else ():
            if other is not view and step.gains.share == next(
                (s.gains.share for s in each.way.steps if s.option == step.option), None
            ):
                continue
            yield _step(outlook, other, step, places)
    yield from _leaving(outlook, view, each, places)


def _step(outlook: Outlook, view: ReadingView, step: object, places: Places) -> Told:
    from goodoffices.core.ways import WayStep

    assert isinstance(step, WayStep)
    words = {one.id: one for one in outlook.options}[step.option]
    verb = words.base if step.is_taken else f"no longer {words.base}"
    who = listed_names(outlook, [step.player])
    share = (
        f"in none {orders_words(view)}" if step.gains.share == 0 else f"in {percent(step.gains)} {orders_words(view)}"
    )
    text = f"{if_read(view)}{who} would have to {verb}; it gains by that step {share}"
    if step.gains.share == 0 and step.loses.share == 0:
        text = f"{if_read(view)}{who} would have to {verb}; by that step alone it neither gains nor loses"
    return Told.of(sentence(text), want_quotes(outlook, view, [step.option], places), step)


def _leaving(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Iterable[Told]:
    """Who would leave again once it were there, by the proof."""
    for stay in each.way.stays:
        verdict = next((v for v in each.verdicts if v.player == stay.player and v.concept == "nash"), None)
        if stay.share.share < 0.5 and verdict is not None:
            who = listed_names(outlook, [stay.player])
            rest = "in all of them" if stay.share.share == 0 else f"in all but {percent(stay.share)} of them"
            text = f"if {each.outcome.label} were reached all the same, {who} would gain by leaving them again {rest}"
            yield Told.of(sentence(text), (), verdict, stay)


def _unknown(outlook: Outlook, places: Places) -> Iterable[Told]:
    one = outlook.unknown
    if one is None:
        return
    name = next(each.label for each in outlook.conflict.outcomes if each.id == one.outcome)
    quotes = tuple(q for note in outlook.wants if note.id in one.wants for q in places.quotes(note.basis))
    what = f"the one unknown that matters most is {one.says}"
    text = f"{what}; with the first, {name} come about in {percent(one.when_yes)} of the orders, with the second in {percent(one.when_no)}"
    yield Told.of(sentence(text), tuple(dict.fromkeys(quotes)), one)


def _ends(outlook: Outlook) -> Iterable[Told]:
    """Where simulated play ends, and how much that hangs on what is open."""
    names = {each.id: each.label for each in outlook.conflict.outcomes} | {OTHER: "none of the named outcomes"}
    for view in outlook.readings:
        ends = sorted((one for one in view.ends if one.share.share > 0.005), key=lambda one: -one.share.share)
        told = listed([f"{names[one.outcome]} in {percent(one.share)}" for one in ends])
        n = int(view.ends[0].share.n) if view.ends else 0
        text = f"{if_read(view)}play from the present state, each side in turn at random making a move that pays it, ends in {told} of the runs over {n} drawn orders (seed {outlook.seed})"
        swings = [one for one in ends if one.greatest - one.least > 0.5]
        if swings:
            text += f"; {listed([names[one.outcome] for one in swings])} {'hangs' if len(swings) == 1 else 'hang'} on what is open: between drawn orders the share runs from {swings[0].least:.0%} to {swings[0].greatest:.0%}".replace(
                "%", " %"
            )
        if ends:
            yield Told.of(sentence(text), (), *ends)


def _grounds(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The assumptions, each once, and what was left out."""
    seen: dict[str, tuple[object, list[object]]] = {}
    for note in outlook.wants:
        if note.basis.assumption:
            seen.setdefault(note.basis.assumption, (note, []))[1].extend(places.quotes(note.basis))
    for text, (note, quotes) in seen.items():
        yield Told.of(sentence(text), tuple(dict.fromkeys(quotes)), note)
    if outlook.left_out:
        names = listed(outlook.left_out)
        yield Told.of(
            f"Would-be mediators on record that are no players here, and can be named as such: {names}.",
            (),
            outlook.conflict,
        )
