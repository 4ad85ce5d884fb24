"""Where the reports disagree: both sides beside each other, and what a single report says twice told with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.brief.phrases import actor_name, count, dates_in_words, listed
from goodoffices.brief.support import side_doubts, unconfirmed_in
from goodoffices.brief.telling import MOST_REFERENCES
from goodoffices.codebook.actors import display_name
from goodoffices.codebook.sources import spoken
from goodoffices.codebook.words import DisagreementKind, Move
from goodoffices.core.brief import Line, Section, Versus
from goodoffices.core.record import Disagreement, Record, Side

FIRST = re.compile(r"[.] (?=[A-Z]).*$")
VOICED = (Move.ACCEPT, Move.REQUEST, Move.REFUSE, Move.HEDGE, Move.URGE, Move.DEMAND)  # tell whom a speaker is for
MEDIATING = "is mediating"  # how a side begins that has somebody mediate
DATE_OF = "date of "  # how the topic of a slip of the day begins
UNLIKELY = ", less likely than not"
QUOTED = re.compile(r"(“[^”]*”)")
NOTE = (
    "Contradiction: both cannot be true of one time. Change: the later is the newer stance. Condition: one leaves "
    "out the condition of the other. Degree: one goes further than the other. Outlier: one report stands alone. Less "
    "likely than not: the machine may well have misread one of the two sides."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A disagreement as told: what it says, and what single reports say of the same in themselves.

    Attributes:
        within: Those of single reports that hold nothing but what its sides hold.
    """

    disagreement: Disagreement
    within: tuple[Disagreement, ...] = ()


def differences(record: Record) -> tuple[Difference, ...]:
    """The disagreements, between reports first; those within a report under the one that they are a part of.

    They go by kind, and of one kind those with a doubtful side come last, with what else is told of the same actor.
    What is less likely than not comes after all others, and is left out where a single report has it in itself.
    """
    across = _in_turn([one for one in record.disagreements if not one.within], record)
    single = [one for one in record.disagreements if one.within and one.is_likely]
    home = [next((place for place, one in enumerate(across) if _holds(one, each)), None) for each in single]
    told = [
        Difference(disagreement=one, within=tuple(each for each, at in zip(single, home, strict=True) if at == place))
        for place, one in enumerate(across)
    ]
    alone = [Difference(disagreement=one) for one, at in zip(single, home, strict=True) if at is None]
    n_likely = sum(one.is_likely for one in across)
    return (*told[:n_likely], *alone, *told[n_likely:])


def _in_turn(given: Sequence[Disagreement], record: Record) -> list[Disagreement]:
    """Disagreements in the order of telling, those of one kind and actor together."""
    kinds = list(DisagreementKind)
    ranked = sorted(given, key=lambda one: (not one.is_likely, kinds.index(one.kind), any(side_doubts(record, one))))
    groups: dict[tuple[object, ...], list[Disagreement]] = {}
    for one in ranked:
        groups.setdefault((one.is_likely, one.kind, one.actor), []).append(one)
    return [one for group in groups.values() for one in group]


def _holds(across: Disagreement, within: Disagreement) -> bool:
    """Whether a disagreement between reports is of the same kind and holds both sides of one within a report."""
    if (across.kind, across.actor) != (within.kind, within.actor):
        return False
    sides = [{one.ref for one in side.evidence} for side in across.sides]
    parts = [{one.ref for one in side.evidence} for side in within.sides]
    pairs = (zip(sides, parts, strict=False), zip(reversed(sides), parts, strict=False))
    return any(all(part <= whole for whole, part in pair) for pair in pairs)


def disagreement_section(record: Record) -> Section:
    """Where the reports disagree, both sides beside each other, between reports first."""
    blocks = tuple(_versus(one, record) for one in differences(record))
    return Section(key="disagreements", title="Where the reports disagree", blocks=blocks, note=NOTE if blocks else "")


def _versus(one: Difference, record: Record) -> Versus:
    told = one.disagreement
    own = [FIRST.sub(".", each.says) for each in one.within if "headline" in each.says]  # without words on the kind
    both = sorted({f"{each.sides[0].evidence[0].number:03d}" for each in one.within if "headline" not in each.says})
    if both:
        own.append(f"Report{'s' if len(both) > 1 else ''} {listed(both)} {'tell' if len(both) > 1 else 'tells'} both.")
    own += _on_whose_word(told, record)
    return Versus(
        kind=told.kind.value + (" within one report" if told.within else "") + ("" if told.is_likely else UNLIKELY),
        says=" ".join(in_prose(each, record) for each in (said_of(told), *own)),
        sides=tuple(
            _side(side, doubt, told.actor, record)
            for side, doubt in zip(told.sides, side_doubts(record, told), strict=True)
        ),
    )


def _on_whose_word(one: Disagreement, record: Record) -> list[str]:
    """Which reports have a side on the word alone of somebody who speaks for another actor; none where all have."""
    voices = {(told.speaker, told.actor) for told in record.statements if told.speaker and told.move in VOICED}
    found = []
    for side in one.sides:
        behind = [told for told in record.statements if told.actor == one.actor and told.quote in side.evidence]
        reports = sorted({told.quote.report for told in behind})
        for report in reports if len(reports) > 1 else []:
            said = [told for told in behind if told.quote.report == report]
            speakers = {told.speaker for told in said}
            speaks_for = {actor for speaker, actor in voices if speaker in speakers}
            if len(speakers) == 1 and speaks_for and one.actor not in speaks_for:
                found.append(f"{said[0].quote.number:03d} tells it on the word of {spoken(said[0].speaker or '')}.")
    return list(dict.fromkeys(found))


def said_of(one: Disagreement) -> str:
    """What a disagreement says, with the happening named where only its day is in question."""
    happening = one.topic.removeprefix(DATE_OF)
    if happening == one.topic:
        return one.says
    return re.sub(r" it was (on|in) ", rf" {happening} was \1 ", one.says, count=1)


def _side(side: Side, doubt: str, actor: str | None, record: Record) -> Line:
    """One side with its sentences, and those that leave a mediation unconfirmed where it tells of one."""
    is_mediating = side.says.startswith(MEDIATING)
    open_ones = unconfirmed_in(record, actor, {one.report for one in side.evidence}) if is_mediating else ()
    notes = [f"doubtful: {doubt}" if doubt else "", "not confirmed" if open_ones else ""]
    text = f"{side.says} ({'; '.join(filter(None, (count(side.n_origins, 'origin'), *notes)))})"
    return Line(text=in_prose(text, record), quotes=(*side.evidence[: MOST_REFERENCES - 1], *open_ones))


def in_prose(text: str, record: Record) -> str:
    """The record's words with days as a reader writes them and articles before names that take one; quotations kept."""
    given = {code for one in record.statements for code in (one.actor, one.third_party, *one.toward) if code}
    articled = {display_name(code) for code in given if actor_name(code) != display_name(code)}
    return "".join(part if part.startswith("“") else _part(part, sorted(articled)) for part in QUOTED.split(text))


def _part(text: str, articled: Sequence[str]) -> str:
    text = dates_in_words(text)
    for name in articled:
        text = re.sub(rf"(?<![Tt]he )(?<![\w-]){re.escape(name)}(?![\w-])", f"the {name}", text)
    return text
