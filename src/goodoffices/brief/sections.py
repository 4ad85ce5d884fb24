"""Sections of the brief on third-party help: stances, consent, disagreements, timeline."""

from __future__ import annotations

from itertools import chain

from goodoffices.brief.phrases import (
    SOURCE_WORDS,
    count,
    event_text,
    listed,
    sentence,
    since_text,
    speakers,
    stance_text,
)
from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import ConsentStatus, Modality, StanceRole
from goodoffices.core.brief import Block, Line, Lines, Row, Section, Table, Versus
from goodoffices.core.record import Consent, Event, PartyConsent, Record, Stance
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement

MOST_REFERENCES = 6


def quotes_of(statements: tuple[Statement, ...]) -> tuple[Quote, ...]:
    """The sentences behind statements, each once, in the order given."""
    return tuple(dict.fromkeys(one.quote for one in statements))[:MOST_REFERENCES]


def stance_section(record: Record) -> Section:
    """Who stands where on third-party help: one row a stance, the present ones first."""
    rows = [_stance_row(one) for one in record.stances if one.role is StanceRole.THIRD_PARTY]
    rows += [_stance_row(one) for one in record.stances if one.role is StanceRole.PARTY]
    header = ("Actor", "Stands", "Since", "On what condition, said by whom", "Origins")
    blocks: list[Block] = [Table(header=header, rows=tuple(rows), wide=3)] if rows else []
    others = _outsiders(record)
    if others:
        blocks.append(Lines(heading="Others, and the publics", lines=others))
    note = "A stance that another replaced says so. Silence gives no stance."
    return Section(key="stances", title="Who stands where on third-party help", blocks=tuple(blocks), note=note)


def _stance_row(stance: Stance) -> Row:
    value = stance_text(stance) + (f" (until {stance.until.text})" if stance.until else "")
    said = speakers(stance.evidence)
    how = SOURCE_WORDS[stance.attribution]
    details = [f"“{stance.condition}”" if stance.condition else "", f"{said}, {how}" if said else how]
    return Row(
        cells=(
            display_name(stance.actor),
            value,
            since_text(stance.since),
            "; ".join(filter(None, details)),
            str(stance.n_origins),
        ),
        quotes=quotes_of(stance.evidence),
        doubt=stance.doubt,
    )


def _outsiders(record: Record) -> tuple[Line, ...]:
    """What actors that are neither party nor mediator say of mediation or of the dispute, and what publics say."""
    cast = {*record.cast.parties, *record.cast.third_parties}
    told = [
        one
        for one in record.events
        if one.modality is not Modality.HISTORICAL
        and (one.move in ("endorse", "oppose") or (one.move == "urge" and one.actor not in cast))
    ]
    return tuple(_event_line(one) for one in told)


def _event_line(event: Event) -> Line:
    who = "The public: " if event.statements[0].actor_role == "public" else ""
    return Line(text=sentence(who + event_text(event)), quotes=quotes_of(event.statements))


def consent_section(record: Record) -> Section:
    """Whose consent is there, whose is missing: refused apart from merely silent."""
    lines = chain.from_iterable(_consent_lines(one) for one in record.consents)
    blocks: list[Block] = [Lines(lines=tuple(lines))] if record.consents else []
    if record.fundamentals:
        answers = tuple(
            Line(text=sentence(f"{one.name.capitalize()}: {one.answer}"), quotes=one.evidence)
            for one in record.fundamentals
        )
        blocks.append(
            Lines(heading="The fundamentals of mediation (UN guidance), as far as these reports go", lines=answers)
        )
    return Section(key="consent", title="Whose consent is missing", blocks=tuple(blocks))


def _consent_lines(consent: Consent) -> list[Line]:
    mediator = display_name(consent.third_party)
    own = consent.own
    head = Line(
        text=sentence(f"{mediator} itself {stance_text(own)}" if own else f"{mediator} itself: no stance on record"),
        quotes=quotes_of(own.evidence) if own else (),
        doubt=own.doubt if own else "",
    )
    order = [ConsentStatus.REFUSED, ConsentStatus.UNCLEAR, ConsentStatus.NOT_ON_RECORD, ConsentStatus.CONDITIONAL]
    rank = {status: index for index, status in enumerate(order)}
    parties = sorted(consent.parties, key=lambda one: (rank.get(one.status, len(order)), one.party))
    return [head, *(_party_line(one, mediator) for one in parties)]


def _party_line(consent: PartyConsent, mediator: str) -> Line:
    party, stance = display_name(consent.party), consent.stance
    words = {
        ConsentStatus.GIVEN: f"{party}: consent to {mediator} is on record",
        ConsentStatus.CONDITIONAL: f"{party}: consent to {mediator} is on record, on a condition",
        ConsentStatus.REFUSED: f"{party}: consent to {mediator} is missing, it refuses",
        ConsentStatus.UNCLEAR: f"{party}: consent to {mediator} is missing, it does not commit itself",
        ConsentStatus.NOT_ON_RECORD: f"{party}: consent to {mediator} is not on record; silence is not refusal",
    }[consent.status]
    if stance and stance.condition:
        words += f" (“{stance.condition}”)"
    if stance and stance.third_party is None:
        words += ", said of third parties in general"
    return Line(
        text=sentence(words), quotes=quotes_of(stance.evidence) if stance else (), doubt=stance.doubt if stance else ""
    )


def disagreement_section(record: Record) -> Section:
    """Where the reports disagree, both sides beside each other, between reports first."""
    ordered = [one for one in record.disagreements if not one.within]
    ordered += [one for one in record.disagreements if one.within]
    blocks = tuple(
        Versus(
            kind=one.kind.value + (" within one report" if one.within else ""),
            says=one.says,
            sides=tuple(
                Line(text=f"{side.says} ({count(side.n_origins, 'origin')})", quotes=side.evidence[:MOST_REFERENCES])
                for side in one.sides
            ),
        )
        for one in ordered
    )
    return Section(key="disagreements", title="Where the reports disagree", blocks=blocks)


def timeline_section(record: Record) -> Section:
    """What happened when: dated events of the present crisis, by the first day they admit."""
    dated = [one for one in record.events if one.when.is_known and one.modality is not Modality.HISTORICAL]
    precedents = [one for one in record.events if one.modality is Modality.HISTORICAL]
    dated.sort(key=lambda one: (str(one.when.since or one.when.until), str(one.when.until or "9999"), one.id))
    blocks: list[Block] = []
    if dated:
        blocks.append(Table(header=("When", "What", "Origins"), rows=tuple(_event_row(one) for one in dated)))
    if precedents:
        precedents.sort(key=lambda one: (str(one.when.since), one.id))
        blocks.append(
            Table(
                heading="Told as precedent or background, not as present moves",
                header=("When", "What", "Origins"),
                rows=tuple(_event_row(one) for one in precedents),
            )
        )
    return Section(
        key="timeline",
        title="Timeline",
        blocks=tuple(blocks),
        note="A date is the interval that the reports admit; undated events are left to the other sections.",
    )


def _event_row(event: Event) -> Row:
    said = listed([speakers(event.statements)])
    what = sentence(event_text(event)) + (f" Said by {said}." if said else "")
    quotes = quotes_of(event.statements)
    return Row(cells=(event.when.text, what, str(event.n_origins)), quotes=quotes)
