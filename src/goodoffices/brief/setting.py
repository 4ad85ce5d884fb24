"""Sections of the brief on the setting: deeds, agreements, judgements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.brief.phrases import listed, names, quoted, sentence, speakers, verbatim
from goodoffices.brief.telling import by_time, each_once, line_of, tellings
from goodoffices.codebook.actors import display_name
from goodoffices.codebook.roles import load_roles
from goodoffices.codebook.words import Modality, Move, Role
from goodoffices.core.brief import Block, Line, Lines, Row, Section, Table
from goodoffices.core.record import Invocation, Judgement, Record

PRECEDENT = "as precedent"
THEN = (Move.MEDIATE, Move.AGREE)  # moves of the past that a precedent is made of, and not of those who cite it
NAMED_JUDGE = re.compile(
    r"^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+),? "
    r"(?:who|an?|the|says?|said|expects?|believes?|thinks?|argues?|warns?|sees|notes?|reckons?|predicts?)\b"
)
LEAST_WORDS = 4  # of a judgement; shorter ones are headings
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
    if record.hostile:
        left = tuple(Line(text=verbatim(each[0].text), quotes=tuple(each)) for each in each_once(record.hostile))
        at = 1 if any(one.move is Move.ESCALATE for one in record.events) else 0
        blocks.insert(at, Lines(heading="Hostile steps named in passing, which were not coded", lines=left))
    if record.invocations:
        rows = tuple(_invocation_row(group, record) for group in _invoked_alike(record.invocations))
        header = ("Agreement", "By whom", "For which argument")
        blocks.append(
            Table(heading="Agreements and precedents named", header=header, rows=rows, wide=2, is_grouped=True)
        )
    return Section(key="setting", title="The setting", blocks=tuple(blocks))


def _invoked_alike(invocations: Sequence[Invocation]) -> list[list[Invocation]]:
    """Invocations of one agreement for one argument in the same sentences: joint mediators, say; a precedent is one."""
    groups: dict[tuple[object, ...], list[Invocation]] = {}
    for one in invocations:
        where = () if one.argument == PRECEDENT else one.evidence
        groups.setdefault((one.framework, one.argument, where), []).append(one)
    return list(groups.values())


def _invocation_row(group: Sequence[Invocation], record: Record) -> Row:
    """Who invokes an agreement for what; what is argued over in it, and where it stands, is said with its first row.

    A precedent is told by whoever tells of it, not by those who mediated then.
    """
    one = group[0]
    evidence = tuple(dict.fromkeys(quote for each in group for quote in each.evidence))
    told = [each for each in record.statements if each.frameworks and each.quote in evidence]
    brokers = {each.actor for each in told if each.move is Move.MEDIATE}
    then = names(each.by for each in group if each.by and each.by in brokers)
    acting = {each.actor for each in told if each.move in THEN}
    is_past = one.argument == PRECEDENT and any(each.by in acting for each in group)
    by = speakers(told) if is_past else listed(dict.fromkeys(display_name(each.by) for each in group if each.by))
    argument = f"{PRECEDENT}, mediated by {then}" if is_past and then else one.argument
    argued = sentence(argument) + (_note(one) if one is _first_of(one.framework, record) else "")
    return Row(cells=(one.framework, by or "the report itself", argued), quotes=evidence)


def _first_of(framework: str, record: Record) -> Invocation:
    return next(each for each in record.invocations if each.framework == framework)


def _note(one: Invocation) -> str:
    """What is argued over in an agreement, from the registry, and where its text stands."""
    return f" Argued over: {one.note[0].lower()}{one.note[1:]} {_text_of(one)}".rstrip() if one.note else ""


def _text_of(one: Invocation) -> str:
    """Where the text of an agreement stands, and a word of care where nobody has looked."""
    return f"Text: {one.link}{'' if one.is_link_checked else ' (link not checked)'}" if one.link else ""


def judgement_section(record: Record) -> Section:
    """What experts and the reports judge or expect: kept apart from what happened."""
    blocks: list[Block] = []
    for heading, is_expectation in (("Judgements", False), ("Expectations", True)):
        told = [one for one in record.judgements if one.is_expectation is is_expectation]
        told = [one for one in told if len(one.quote.text.split()) >= LEAST_WORDS]
        if told:
            blocks.append(Lines(heading=heading, lines=tuple(_judgement_line(one) for one in told)))
    return Section(
        key="judgements",
        title="What is judged and expected, by whom",
        blocks=tuple(blocks),
        note="Opinions that the reports carry; none of them is counted as something that happened.",
    )


def _judgement_line(one: Judgement) -> Line:
    by = listed([one.by]) or _judges_in(one.quote.text)
    return Line(text=f"{by}: {quoted(one.quote.text, 40)}", quotes=(one.quote,))


def _judges_in(text: str) -> str:
    """Who judges in a sentence of which no speaker is known: a name at its head, "analysts", or the report itself."""
    named = NAMED_JUDGE.match(text)
    if named:
        return named[1]
    nouns = "|".join(noun for noun, role in load_roles().persons.items() if role is Role.EXPERT)
    match = re.search(rf"\b({nouns})(s?)\b", text, re.IGNORECASE)
    if not match:
        return "The report itself"
    noun = match[0].lower()
    return f"{noun.capitalize()}, not named" if match[2] else f"{'An' if noun[0] in 'aeiou' else 'A'} {noun}, not named"
