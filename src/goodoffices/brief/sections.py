"""Sections of the brief on consent, disagreements and time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goodoffices.brief.differing import disagreement_section
from goodoffices.brief.phrases import (
    actor_name,
    bounded_text,
    date_text,
    listed,
    past_text,
    quoted,
    sentence,
    sources,
    speakers,
    stance_text,
)
from goodoffices.brief.standing import OUTSIDERS, Standing, part_turned_down, stance_section, standings
from goodoffices.brief.support import bounding
from goodoffices.brief.telling import (
    HELD,
    MOST_REFERENCES,
    Telling,
    best_quote,
    by_time,
    by_whom,
    clause,
    focused,
    quotes_of,
    said_by,
    tellings,
    worth,
)
from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import ConsentStatus, Modality, Move, StanceRole, StanceValue
from goodoffices.core.brief import Block, Line, Lines, Row, Section, Table
from goodoffices.core.record import Consent, Event, PartyConsent, Record, Stance
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.core.surety import is_firm, reading_doubt
from goodoffices.core.when import When

__all__ = ["consent_section", "disagreement_section", "stance_section", "timeline_section"]

DEEDS = (Move.ESCALATE, Move.DEESCALATE, Move.AGREE, Move.DEMAND)
EARLIER = "earlier, undated"
WILLING = (StanceValue.REQUESTS, StanceValue.ACCEPTS, StanceValue.ACCEPTS_IF)
DID = {Move.NEGOTIATE: "talked", Move.AGREE: "agreed"}
WIDEST = 92  # days, about a season, that a date may leave open in the timeline proper
REFUSED_TO_ALL = "refused (third-party help in general)"
CONSENT_WORDS = {
    ConsentStatus.REFUSED: "missing, refused",
    ConsentStatus.UNCLEAR: "missing, neither given nor refused",
    ConsentStatus.NOT_ON_RECORD: "missing, nothing on record",
    ConsentStatus.CONDITIONAL: "given on a condition",
    ConsentStatus.GIVEN: "given",
}


def consent_section(record: Record) -> Section:
    """Whose consent is there, whose is missing: refused apart from silent; none where nobody seeks help."""
    blocks: list[Block] = [
        Lines(lines=tuple(_consent_lines(one, record)), heading=f"To mediation by {actor_name(one.third_party)}")
        for one in record.consents
        if not one.is_moot
    ]
    told = [one for one in record.fundamentals if one.evidence]
    if told:
        answers = [Line(text=sentence(f"{one.name.capitalize()}: {one.answer}"), quotes=one.evidence) for one in told]
        silent = [one.name for one in record.fundamentals if not one.evidence]
        if silent:
            answers.append(Line(text=sentence(f"Not in these reports: {listed(silent)}")))
        head = "The fundamentals of mediation (UN guidance), as far as these reports go"
        blocks.append(Lines(heading=head, lines=tuple(answers)))
    over = record.settlement
    note = f"How it stood before the dispute was settled ({date_text(over.when)})." if over else ""
    return Section(key="consent", title="Whose consent is missing", blocks=tuple(blocks), note=note)


def _consent_lines(consent: Consent, record: Record) -> list[Line]:
    rank = {status: index for index, status in enumerate(CONSENT_WORDS)}
    parties = sorted(consent.parties, key=lambda one: (rank[one.status], one.party))
    told = ((one.party, _party_line(one, consent.third_party, record)) for one in parties)
    lines = [_with_part(line, part_turned_down(record, party, consent.third_party)) for party, line in told]
    return [_own_line(consent.third_party, record), *lines]


def _refused_line(name: str, general: Stance, hesitant: Stance | None) -> Line:
    """A party that refuses all third parties, with what other reports tell of its word on this one."""
    text = f"{name}: missing, {REFUSED_TO_ALL}{_said_by(general)}"
    held = [general, *([hesitant] if hesitant else [])]
    if hesitant:
        text += f"; {hesitant_words(general, hesitant)}{_said_by(hesitant)}"
    quotes = dict.fromkeys(quote for one in held for quote in quotes_of(one.evidence)[:3])
    return Line(text=sentence(text), quotes=tuple(quotes), doubt=general.doubt)


def hesitant_words(refusal: Stance, hesitant: Stance) -> str:
    """That a party which refuses is told not to commit itself, by other reports or by the same ones."""
    refusing, others = ({one.quote.report for one in each.evidence} for each in (refusal, hesitant))
    return (
        "it is also said not to commit itself" if others <= refusing else "by other reports it does not commit itself"
    )


def _said_by(stance: Stance) -> str:
    said = speakers(stance.evidence)
    return f", according to {said}" if said else f", in {sources(stance.evidence)}"


def hesitation(record: Record, party: str, third_party: str | None) -> Stance | None:
    """A party's word that it does not commit itself on a mediator; None where there is none."""
    held = [one for one in record.stances if (one.actor, one.role) == (party, StanceRole.PARTY)]
    held = [one for one in held if one.value is StanceValue.UNCLEAR and one.third_party == third_party]
    return max(held, key=lambda one: len(one.evidence), default=None)


def _on_terms(standing: Standing) -> tuple[Statement, ...]:
    """What tells a stance; of one on a condition, what tells the condition."""
    told = tuple(one for one in standing.evidence if one.condition and one.speaker_kind not in OUTSIDERS)
    return told if standing.first.condition and told else standing.evidence


def _own_line(mediator: str, record: Record) -> Line:
    """Whether the would-be mediator is willing itself: what it says now."""
    own = [one for one in record.stances if one.actor == mediator and one.role is StanceRole.THIRD_PARTY]
    held = [one for one in standings(own) if one.holds][:3]
    if not held:
        return Line(text=f"{actor_name(mediator)[0].upper()}{actor_name(mediator)[1:]} itself: no stance on record.")
    told = [f"{stance_text(one.first)} ({sources(_on_terms(one))})" for one in held]
    quotes = dict.fromkeys(quote for one in held for quote in quotes_of(one.evidence)[:2])
    doubt = held[0].first.doubt if len(held) == 1 else ""
    is_gone = all(one.first.value is StanceValue.WITHDRAWN for one in held)
    back = "; the parties' consent counts only should it come back" if is_gone else ""
    return Line(text=sentence(f"{actor_name(mediator)} itself {listed(told)}{back}"), quotes=tuple(quotes), doubt=doubt)


def _party_line(consent: PartyConsent, third_party: str, record: Record) -> Line:
    """A party's consent: its status, the stance that it rests on, and a general refusal that stands beside it."""
    name, stance = display_name(consent.party), consent.stance
    head = f"{name}: {CONSENT_WORDS[consent.status]}"
    if stance is None:
        signed = agreed_under(record, consent.party, third_party)
        if signed:
            text = f"{name}: not said in words, but it agreed with the other side under {actor_name(third_party)}"
            return Line(text=sentence(text), quotes=signed)
        return _silent_line(head, consent.party, record)
    if consent.deeds:
        return _deed_line(consent, third_party)
    if consent.status is ConsentStatus.REFUSED and stance.third_party is None:
        return _refused_line(name, stance, hesitation(record, consent.party, third_party))
    general = None if consent.status is ConsentStatus.REFUSED else general_refusal(record, consent.party)
    held = [stance, *([general] if general else [])]
    text = "; ".join([head, _reason(stance), *([_beside(general, stance)] if general else [])])
    hesitant = hesitation(record, consent.party, third_party) if consent.status is ConsentStatus.REFUSED else None
    if hesitant:
        text = f"{text}; {hesitant_words(stance, hesitant)} ({sources(hesitant.evidence)})"
        held = [*held, hesitant]
    other = _contrary(consent, third_party, record)
    if other:
        reports = ({told.quote.report for told in one.evidence} for one in (stance, other))
        head = "by the same reports also" if next(reports) >= next(reports) else "by other reports"
        text, held = f"{text}; {head} {_reason(other)}", [held[0], other, *held[1:]]
    quotes = dict.fromkeys(quote for one in held for quote in quotes_of(one.evidence))
    return Line(text=sentence(text), quotes=tuple(quotes)[:MOST_REFERENCES], doubt=stance.doubt)


def _deed_line(consent: PartyConsent, third_party: str) -> Line:
    """A party whose later deeds under a mediator speak against its word: what it did, when, and what it had said."""
    stance, deeds = consent.stance, consent.deeds
    did = listed(dict.fromkeys(DID[one.move] for one in deeds))
    days = [one.when for one in deeds if one.when]
    day = f" ({date_text(max(days, key=lambda when: when.since or date.min))})" if days else ""
    name, whom = display_name(consent.party), actor_name(third_party)
    text = f"{name}: given in deed; it {did} with the other side under {whom}{day}"
    quotes = dict.fromkeys((*quotes_of(deeds)[:3], *(quotes_of(stance.evidence) if stance else ())))
    before = f"; {_reason_before(stance)}" if stance else ""
    return Line(text=sentence(f"{text}{before}"), quotes=tuple(quotes)[:MOST_REFERENCES])


def _with_part(line: Line, part: Statement | None) -> Line:
    """A line on a party's consent with what alone the party turns down of the mediator."""
    if part is None:
        return line
    said = speakers([part])
    text = (
        f"{line.text.removesuffix('.')}; it turns down a part: {quoted(part.quote.text)}{f' ({said})' if said else ''}"
    )
    return Line(text=sentence(text), quotes=tuple(dict.fromkeys((*line.quotes, part.quote))), doubt=line.doubt)


def _silent_line(head: str, party: str, record: Record) -> Line:
    """A party that says nothing of a mediator, with a general refusal that it does not hold to, and whom it takes."""
    general = general_refusal(record, party)
    taken = _taken(record, party) if general else ()
    if general is None or not taken:
        return Line(text=f"{head}; silence is not refusal.")
    words = listed(dict.fromkeys(stance_text(one) for one in taken))
    quotes = dict.fromkeys(quote for one in (general, *taken) for quote in quotes_of(one.evidence)[:2])
    text = f"{head} on this one; {_reason(general)}, but not all of it: it {words}"
    return Line(text=sentence(text), quotes=tuple(quotes)[:MOST_REFERENCES], doubt=general.doubt)


def _taken(record: Record, party: str) -> tuple[Stance, ...]:
    """The standing, surely read words by which a party takes the help of single third parties."""
    held = [one for one in record.stances if (one.actor, one.role) == (party, StanceRole.PARTY)]
    held = [one for one in held if one.value in WILLING and one.third_party is not None and one.until is None]
    return tuple(one for one in held if is_firm(one.evidence))


def _contrary(consent: PartyConsent, third_party: str, record: Record) -> Stance | None:
    """A party's standing word against the one which counts: a yes beside a no, or a no, else a hesitation beside a yes.

    What rests on sentences of that one alone, or is read unsurely, is none; nor is a hesitation before the yes. None
    where there is no such word.
    """
    stance, is_given = consent.stance, consent.status in (ConsentStatus.GIVEN, ConsentStatus.CONDITIONAL)
    own = {told.quote for told in stance.evidence} if stance else set()
    held = [one for one in record.stances if (one.actor, one.role) == (consent.party, StanceRole.PARTY)]
    held = [one for one in held if one.third_party == third_party and one.until is None]
    held = [one for one in held if is_firm([told for told in one.evidence if told.quote not in own])]
    noes = [one for one in held if one.value is StanceValue.REFUSES]
    open_ones = [one for one in held if one.value is StanceValue.UNCLEAR and not _is_before(one, stance)]
    told = (noes or open_ones) if is_given else [one for one in held if one.value in WILLING]
    return min(told, key=lambda one: (one.attribution.rung, -len(one.evidence)), default=None)


def _is_before(one: Stance, other: Stance | None) -> bool:
    """Whether a word was told before another, which it then says nothing against."""
    return other is not None and one.since.before(other.since)


def _beside(general: Stance, stance: Stance) -> str:
    """A refusal of all beside a word on one mediator: in the past where that word plainly came after it."""
    if not general.since.before(stance.since):
        return _reason(general)
    return _reason_before(general)


def _reason_before(stance: Stance) -> str:
    said = ", ".join(one for one in (bounded_text(stance.since), sources(stance.evidence)) if one)
    return f"before, it {past_text(stance_text(stance))} ({said})"


def _reason(stance: Stance) -> str:
    condition = f" “{stance.condition}”" if stance.condition else ""
    return f"it {stance_text(stance)}{condition} ({sources(stance.evidence)})"


def agreed_under(record: Record, party: str, third_party: str) -> tuple[Quote, ...]:
    """Sentences that have a party agree with another, and somebody mediate: consent by deed, if by no word."""
    told = [one for one in record.statements if one.modality is Modality.ACTUAL]
    brokered = {
        (one.quote.report, one.quote.sentence) for one in told if one.move is Move.MEDIATE and one.actor == third_party
    }
    made = [one for one in told if one.move is Move.AGREE and one.actor == party]
    among = [one for one in made if set(one.toward) & set(record.cast.parties)]
    return quotes_of([one for one in among if (one.quote.report, one.quote.sentence) in brokered])


def general_refusal(record: Record, party: str) -> Stance | None:
    """A party's standing refusal of third parties in general, surely read; None where there is none."""
    held = [one for one in record.stances if one.actor == party and one.role is StanceRole.PARTY]
    held = [one for one in held if one.value is StanceValue.REFUSES and one.third_party is None and one.until is None]
    held = [one for one in held if is_firm(one.evidence)]
    return min(held, key=lambda one: (one.attribution.rung, -len(one.evidence)), default=None)


def timeline_section(record: Record) -> Section:
    """What happened when: events of the present crisis by their day, those dated less closely, then precedents."""
    present = [one for one in record.events if one.modality is not Modality.HISTORICAL and one.when.is_known]
    dated = [one for one in present if _is_close(one)]
    roughly = [one for one in present if not _is_close(one)]
    past = [one for one in record.events if one.modality is Modality.HISTORICAL]
    blocks = [
        *_event_table("", dated, record, by_when=date_text),
        *_event_table("Known only within wide bounds", roughly, record, by_when=date_text),
        *_event_table("Told as precedent or background, not as present moves", past, record, by_when=_past_when),
    ]
    note = (
        "A date is the interval that the reports admit. “Not before” a day means that a report without a date is not "
        "older than it; a position that it tells may be. What no report dates stands in the other sections only."
    )
    return Section(key="timeline", title="Timeline", blocks=tuple(blocks), note=note)


def _is_close(event: Event) -> bool:
    since, until = event.when.since, event.when.until
    return since is not None and until is not None and (until - since).days <= WIDEST


def _past_when(when: When) -> str:
    """When something past was: that the report is younger than it says nothing."""
    return date_text(when) if when.since and when.until else EARLIER


def _event_table(
    heading: str, events: list[Event], record: Record, *, by_when: Callable[[When], str]
) -> list[Block]:  # fmt: skip
    if not events:
        return []
    told = [(by_when(one.when), one) for one in tellings(by_time(events))]
    rows = [(when, _event_row(one, _bound_by(one, when, record))) for when, one in told]
    first = {when: -n for n, (when, _) in enumerate(reversed(rows))}
    rows.sort(key=lambda item: (item[0] == EARLIER, first[item[0]], item[1].cells[0]))
    return [
        Table(heading=heading, header=("When", "What", "Origins"), rows=tuple(row for _, row in rows), is_grouped=True)
    ]


def _bound_by(telling: Telling, when: str, record: Record) -> str:
    """The time of a happening, an open one with the reports that bound it where others tell it too."""
    whose = bounding(record, telling.when, telling.statements)
    return f"{when}, by {listed(whose)}" if whose and when != EARLIER else when


def _shown(telling: Telling, text: str) -> str:
    """What is quoted of a deed: of a hostile step the part that tells of its harm or its year."""
    year = (telling.when.iso or "")[:4]
    return (
        focused(text, year if telling.modality is Modality.HISTORICAL else "")
        if telling.move is Move.ESCALATE
        else text
    )


def _told_too(telling: Telling, best: Quote) -> str:
    """A second sentence on hostile steps of a named actor, for they are rarely of one kind."""
    others = [one.quote for one in telling.statements if one.quote.sentence > 1 and one.quote.text != best.text]
    if telling.move is not Move.ESCALATE or not telling.actors or not others:
        return ""
    other = max(others, key=worth)
    return f" {quoted(other.text, 20)}{by_whom(telling, other)}"


def _event_row(telling: Telling, when: str) -> Row:
    """One happening; deeds in the words of a report, for the move alone says too little."""
    said = said_by(telling)
    what = clause(telling).removesuffix(HELD[Modality.HISTORICAL]) + (f", according to {said}" if said else "")
    if telling.move in DEEDS:
        best = best_quote(telling.statements)
        what += f": {quoted(_shown(telling, best.text), 20)}"
        what += f"{by_whom(telling, best) if telling.move is Move.ESCALATE else ''}{_told_too(telling, best)}"
    first = [best_quote(telling.statements)] if telling.move in DEEDS else []
    dated = {one.quote for one in telling.statements if one.when and one.when.is_day}
    rest = sorted(quotes_of(telling.statements), key=lambda one: bool(first) and one not in dated)
    quotes = dict.fromkeys([*first, *rest])
    return Row(
        cells=(when, sentence(what), str(telling.n_origins)),
        quotes=tuple(quotes)[:MOST_REFERENCES],
        doubt=reading_doubt(telling.statements),
    )
