"""Sections of the brief on the setting: deeds, agreements, judgements."""

from __future__ import annotations

from goodoffices.brief.phrases import listed, quoted, sentence
from goodoffices.brief.telling import by_time, line_of, tellings
from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import Modality, Move
from goodoffices.core.brief import Block, Line, Lines, Row, Section, Table
from goodoffices.core.record import Invocation, Judgement, Record

GROUPS = (
    ("Hostile and coercive steps", (Move.ESCALATE,)),
    ("Conciliatory steps and agreements", (Move.DEESCALATE, Move.AGREE)),
    ("Contacts, open and through back channels", (Move.NEGOTIATE, Move.CONSULT)),
    ("Calls for restraint and talks", (Move.URGE,)),
    ("Demands and accusations", (Move.DEMAND, Move.ACCUSE)),
)


def setting_section(record: Record) -> Section:
    """Escalation and de-escalation, contacts, demands, and the agreements invoked with the argument."""
    blocks: list[Block] = []
    for heading, moves in GROUPS:
        told = [one for one in record.events if one.move in moves and one.modality is not Modality.HISTORICAL]
        if told:
            lines = tuple(line_of(one, is_headed=True) for one in tellings(by_time(told)))
            blocks.append(Lines(heading=heading, lines=lines))
    if record.invocations:
        rows = tuple(_invocation_row(one, record.invocations) for one in record.invocations)
        header = ("Agreement", "Invoked by", "For which argument")
        blocks.append(
            Table(heading="Agreements and precedents invoked", header=header, rows=rows, wide=2, is_grouped=True)
        )
    return Section(key="setting", title="The setting", blocks=tuple(blocks))


def _invocation_row(one: Invocation, all_of_them: tuple[Invocation, ...]) -> Row:
    """Who invokes an agreement for what; what is argued over in it, and where it stands, is said with its first row."""
    by = display_name(one.by) if one.by else "the report itself"
    is_first = one is next(each for each in all_of_them if each.framework == one.framework)
    note = f" {one.note} {_text_of(one)}".rstrip() if one.note and is_first else ""
    return Row(cells=(one.framework, by, f"{sentence(one.argument)}{note}"), quotes=one.evidence)


def _text_of(one: Invocation) -> str:
    """Where the text of an agreement stands, and a word of care where nobody has looked."""
    return f"Text: {one.link}{'' if one.is_link_checked else ' (link not checked)'}" if one.link else ""


def judgement_section(record: Record) -> Section:
    """What experts and the reports judge or expect: kept apart from what happened."""
    blocks: list[Block] = []
    for heading, is_expectation in (("Judgements", False), ("Expectations", True)):
        told = [one for one in record.judgements if one.is_expectation is is_expectation]
        if told:
            blocks.append(Lines(heading=heading, lines=tuple(_judgement_line(one) for one in told)))
    return Section(
        key="judgements",
        title="What is judged and expected, by whom",
        blocks=tuple(blocks),
        note="Opinions that the reports carry; none of them is counted as something that happened.",
    )


def _judgement_line(one: Judgement) -> Line:
    by = listed([one.by]) or "The report itself"
    return Line(text=f"{by}: {quoted(one.quote.text, 40)}", quotes=(one.quote,))
