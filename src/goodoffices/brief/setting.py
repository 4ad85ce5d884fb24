"""Sections of the brief on the setting: deeds, agreements, ties and interests, judgements."""

from __future__ import annotations

from goodoffices.brief.phrases import listed, names, quoted, sentence
from goodoffices.brief.telling import by_time, line_of, tellings
from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import Modality, Move
from goodoffices.core.brief import Block, Line, Lines, Row, Section, Table
from goodoffices.core.record import Invocation, Judgement, Record, Tie

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
    """Who invokes an agreement for what; what is argued over in its text stands with its first row."""
    by = display_name(one.by) if one.by else "the report itself"
    is_first = one is next(each for each in all_of_them if each.framework == one.framework)
    note = f" {one.note}" if one.note and is_first else ""
    return Row(cells=(one.framework, by, f"{sentence(one.argument)}{note}"), quotes=one.evidence)


def ground_section(record: Record) -> Section:
    """The would-be mediators' own ties with each side, side by side: the ground on which impartiality is judged."""
    mediators = record.cast.third_parties
    own = [one for one in record.ties if one.actor in mediators or one.other in mediators]
    rest = [one for one in record.ties if one not in own]
    blocks: list[Block] = []
    if own:
        header = ("Between", "In what", "As told")
        blocks.append(_tie_table("Ties of the would-be mediators", header, own))
    if rest:
        blocks.append(_tie_table("Others' interests", ("Whose", "In what", "As told"), rest))
    return Section(
        key="ground",
        title="Ties and interests",
        blocks=tuple(blocks),
        note="What the reports say of relations; the ground on which a mediator's impartiality is judged.",
    )


def _tie_table(heading: str, header: tuple[str, ...], ties: list[Tie]) -> Table:
    """One row a pair and domain; the quotations of all its ties."""
    grouped: dict[tuple[str, str], list[Tie]] = {}
    for one in ties:
        pair = names([one.actor, one.other] if one.other else [one.actor])
        grouped.setdefault((pair, one.domain), []).append(one)
    rows = tuple(
        Row(cells=(pair, domain, quoted(group[0].quote.text)), quotes=tuple(dict.fromkeys(t.quote for t in group)))
        for (pair, domain), group in sorted(grouped.items())
    )
    return Table(heading=heading, header=header, rows=rows, wide=2, is_grouped=True)


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
