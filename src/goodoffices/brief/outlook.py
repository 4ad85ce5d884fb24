"""The outlook as a section: sentences composed from its values, each with what it follows from."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.brief.outlook_answer import answer_lines, unknown_lines
from goodoffices.brief.outlook_changes import change_lines
from goodoffices.brief.outlook_levers import end_lines, lever_lines
from goodoffices.brief.outlook_short import short_lines
from goodoffices.brief.outlook_tables import share_tables
from goodoffices.brief.outlook_why import why_lines
from goodoffices.brief.outlook_words import Told
from goodoffices.brief.phrases import date_text, listed, quoted, sentence
from goodoffices.brief.quotations import Places
from goodoffices.brief.telling import best_quote
from goodoffices.codebook.actors import name_in_prose
from goodoffices.core.brief import Block, Line, Lines, Section
from goodoffices.core.outlook import Outlook, WantNote
from goodoffices.core.record import Event, Record
from goodoffices.core.report import Quote
from goodoffices.errors import ConflictError

NOTE = (
    "Consequences of the wants on record and of the assumptions listed below; no forecast. How the figures are to be "
    "read stands at the end."
)
READ = (
    "Where the reports leave open what weighs more with a side, orders of its wants are drawn from all that they "
    "admit, each counting the same. A share is the part of these orders in which a sentence is true, ± two standard "
    "errors.",
    "“Likely” stands for at least 90 % of these orders, “not likely” for at most 10 %, under every reading of the "
    "reports.",
    "An outcome holds where no side gains by leaving it: at once (Nash); if it reckons with credible answers, that "
    "is, those that pay whoever gives them (SEQ); if it reckons with any answers (GMR). It comes about, or stays, "
    "where moves that pay their movers lead to it and credible answers hold it. The shares in which it holds also "
    "count it with other things changed beside it.",
    "“Open” stands where a share hangs on one want alone of which no report tells whether it is for or against.",
    "Changes and levers are tried on fewer orders, hence their wider errors.",
)
STANDS = "How things stand, and what follows"
TITLE = "Which outcomes hold, and what would have to change"


def outlook_section(outlook: Outlook, record: Record | None = None) -> Section:
    """Which outcomes hold, how sure, why, what would have to change, and where it could go."""
    blocks: list[Block] = []
    for heading, told in outlook_told(outlook, Places.of(record)):
        if told:
            blocks.append(Lines(heading=heading, lines=tuple(one.line for one in told)))
        if heading == STANDS:
            blocks += share_tables(outlook)
    blocks.append(
        Lines(heading="How the figures are to be read", lines=tuple(Line(text=one, quotes=()) for one in READ))
    )
    return Section(key="outlook", title=TITLE, blocks=tuple(blocks), note=NOTE)


def without_outlook(trouble: ConflictError) -> Section:
    """The section where the model drafted from the reports cannot be solved: what stands in the way, and the remedy."""
    text = f"no outlook: the model drafted from these reports cannot be solved. {trouble}"
    hint = "`goodoffices draft REPORTS` writes it down to be edited, `goodoffices outlook FILE` solves what was edited"
    lines = tuple(Line(text=sentence(one), quotes=()) for one in (text, hint))
    return Section(key="outlook", title=TITLE, blocks=(Lines(heading="", lines=lines),))


def settled_outlook(record: Record, end: Event) -> Section:
    """The section where the dispute is over by the reports: that nothing is asked, why, and how to ask all the same."""
    quote = best_quote(end.statements)
    text = (
        f"no outlook is drawn, since by these reports the dispute is over ({date_text(end.when)}): {quoted(quote.text)}"
    )
    hint = (
        "`goodoffices outlook REPORTS --as-of DAY` asks what could have been done on an earlier day, with what was "
        "written by then; without `--as-of` it asks whether what was agreed would hold"
    )
    lines = (Line(text=sentence(text), quotes=(quote,)), Line(text=sentence(hint), quotes=()))
    return Section(key="outlook", title=TITLE, blocks=(Lines(heading="", lines=lines),))


def outlook_told(outlook: Outlook, places: Places) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """Every sentence under its heading, with the values of the outlook from which it follows."""
    return (
        ("In short", tuple(short_lines(outlook))),
        (STANDS, tuple(answer_lines(outlook, places))),
        ("Why talks start, or do not", tuple(why_lines(outlook, places))),
        ("What to find out next", tuple(unknown_lines(outlook, places))),
        ("What would have to change", tuple(change_lines(outlook, places))),
        ("What a third party can do", tuple(lever_lines(outlook, places))),
        ("Where it could go from here", tuple(end_lines(outlook))),
        ("What this rests on", tuple(_grounds(outlook, places))),
    )


def _grounds(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The assumptions, each once, and what was left out."""
    seen: dict[str, tuple[WantNote, list[Quote]]] = {}
    for note in outlook.wants:
        if note.basis.assumption:
            seen.setdefault(note.basis.assumption, (note, []))[1].extend(places.quotes(note.basis))
    for barred in outlook.conflict.infeasible:
        if barred.basis.assumption:
            yield Told.of(sentence(barred.basis.assumption), places.quotes(barred.basis), barred)
    for text, (note, quotes) in seen.items():
        whose = next(name_in_prose(one.label) for one in outlook.conflict.players if one.id == note.player)
        wish = f"{whose} is taken to want {note.wish}. " if "low confidence" in text else ""
        yield Told.of(sentence(f"{wish}{text}"), quotes, note)
    if not any(view.ends for view in outlook.readings):
        text = f"with {outlook.n_states} states, smallest changes, levers and play were not looked for"
        yield Told.of(sentence(text), (), outlook)
    if outlook.is_thinned:
        text = f"with {outlook.n_states} states, only {outlook.n_samples} orders were drawn, which widens the errors"
        yield Told.of(sentence(text), (), outlook)
    if outlook.parties_left_out:
        text = f"for the number of states {listed(outlook.parties_left_out)} do not play; `--players` names others"
        yield Told.of(sentence(text), (), outlook)
    yield from _left_out(outlook)


def _left_out(outlook: Outlook) -> Iterable[Told]:
    """Which would-be mediators are no players, why, and how to make them players."""
    if not outlook.left_out:
        return
    third = [one for one in outlook.conflict.players if any(each.id.endswith("_mediate") for each in one.options)]
    parties = [one.id for one in outlook.conflict.players if one not in third]
    taken = listed(name_in_prose(one.label) for one in third) or "none"
    is_alone = len(third) < 2  # with three mediators the states are too many
    more = ",".join([*parties, *(one.id for one in third[: 1 if is_alone else -1]), outlook.left_out[0].code])
    text = (
        f"of the would-be mediators on record the model has {taken}; where none is named, it takes one who is at work "
        f"with the consent of all, else the first who is willing. Left out "
        f"{'are' if len(outlook.left_out) > 1 else 'is'} {listed(one.name for one in outlook.left_out)}; "
        f"`goodoffices outlook REPORTS --players {more}` takes in {outlook.left_out[0].name} "
        f"{'as well' if is_alone else 'instead of ' + name_in_prose(third[-1].label)}"
    )
    yield Told.of(sentence(text), (), *outlook.left_out)
