"""What the reports add up to: four to six sentences, each with its quotations."""

from __future__ import annotations

from goodoffices.brief.phrases import count, listed, names, number, possessive, sentence, speakers, stance_text
from goodoffices.brief.sections import quotes_of
from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import ConsentStatus, DisagreementKind, Modality, Move, StanceRole, StanceValue
from goodoffices.core.brief import Line, Lines, Section
from goodoffices.core.record import Consent, Disagreement, Event, PartyConsent, Record, Stance
from goodoffices.core.report import Quote

MOST_SENTENCES = 6
MISSING = (ConsentStatus.REFUSED, ConsentStatus.UNCLEAR, ConsentStatus.NOT_ON_RECORD)


def summary_section(record: Record) -> Section:
    """The section: the mediator, the asking and the refusing side, consent, disagreement, setting, gaps."""
    lead = lead_mediator(record)
    lines = [
        _mediator_line(record, lead),
        _willing_line(record, lead),
        _unwilling_line(record, lead),
        _consent_line(record, lead),
        _disagreement_line(record),
        _setting_line(record),
    ]
    said = tuple(one for one in lines if one)[:MOST_SENTENCES]
    if not said:
        said = (Line(text="These reports hold no statement on third-party mediation."),)
    return Section(key="summary", title="What the reports add up to", blocks=(Lines(lines=said),))


def lead_mediator(record: Record) -> str | None:
    """The would-be mediator that most of the record is about."""
    return record.cast.third_parties[0] if record.cast.third_parties else None


def _mediator_line(record: Record, lead: str | None) -> Line | None:
    """What the leading mediator offers or does, on which condition, and how that changed."""
    own = [one for one in record.stances if one.actor == lead and one.role is StanceRole.THIRD_PARTY]
    if lead is None or not own:
        return None
    parts = [_stance_clause(one) for one in own[:3]]
    text = f"{display_name(lead)} {'; it '.join(parts)}"
    dropped = next(
        (one for one in record.disagreements if one.actor == lead and one.kind is DisagreementKind.CONDITION), None
    )
    if dropped:
        outright = {quote.report for side in dropped.sides if "if" not in side.says for quote in side.evidence}
        if outright:
            verb = "tells" if len(outright) == 1 else "tell"
            text += f"; {count(len(outright), 'report')} {verb} the offer without its condition"
    quotes = [quote for one in own[:3] for quote in quotes_of(one.evidence)[:3]]
    return Line(text=sentence(text), quotes=tuple(dict.fromkeys(quotes)), doubt=own[0].doubt)


def _stance_clause(stance: Stance) -> str:
    clause = stance_text(stance)
    if stance.condition:
        clause += f" (“{stance.condition}”)"
    who = speakers(stance.evidence)
    if who:
        clause += f", said by {who}"
    return clause + (f" ({stance.since.text})" if stance.since.iso else "")


def _willing_line(record: Record, lead: str | None) -> Line | None:
    """Which parties ask for or accept help, through whom."""
    yes = (StanceValue.REQUESTS, StanceValue.ACCEPTS, StanceValue.ACCEPTS_IF)
    return _parties_line(record, lead, yes, "On the side of the willing, ")


def _unwilling_line(record: Record, lead: str | None) -> Line | None:
    """Which parties refuse or do not commit themselves, and on which agreements they stand."""
    line = _parties_line(record, lead, (StanceValue.REFUSES, StanceValue.UNCLEAR), "Against it or undecided, ")
    if line is None:
        return None
    refusing = {one.actor for one in record.stances if one.value is StanceValue.REFUSES}
    cited = [one for one in record.invocations if one.by in refusing]
    cited = cited or [one for one in record.invocations if "third parties" in one.argument]
    if not cited:
        return line
    text = (
        f"{line.text.removesuffix('.')}, with reference to the {listed(dict.fromkeys(one.framework for one in cited))}"
    )
    quotes = dict.fromkeys((*line.quotes, *(quote for one in cited for quote in one.evidence[:1])))
    return Line(text=sentence(text), quotes=tuple(quotes), doubt=line.doubt)


def _parties_line(record: Record, lead: str | None, values: tuple[StanceValue, ...], head: str) -> Line | None:
    own = [one for one in record.stances if one.role is StanceRole.PARTY and one.value in values]
    own = [one for one in own if one.third_party in (lead, None)] or own
    if not own:
        return None
    by_actor: dict[str, list[Stance]] = {}
    for one in own:
        by_actor.setdefault(one.actor, []).append(one)
    clauses, quotes = [], []
    for actor, stances in by_actor.items():
        told = listed(dict.fromkeys(stance_text(one) for one in stances[:3]))
        who = speakers(tuple(statement for one in stances for statement in one.evidence))
        clauses.append(f"{display_name(actor)} {told}" + (f" ({who})" if who else ""))
        quotes += [quote for one in stances[:3] for quote in quotes_of(one.evidence)[:3]]
    doubt = next((one.doubt for one in own if one.doubt), "") if len(own) == 1 else ""
    return Line(text=sentence(head + "; ".join(clauses)), quotes=tuple(dict.fromkeys(quotes)), doubt=doubt)


def _consent_line(record: Record, lead: str | None) -> Line | None:
    """Whose consent to the leading mediator is missing."""
    consent = next((one for one in record.consents if one.third_party == lead), None)
    if consent is None:
        return None
    missing = [one for one in consent.parties if one.status in MISSING]
    quotes = [quote for one in consent.parties if one.stance for quote in quotes_of(one.stance.evidence)[:2]]
    return Line(text=_consent_text(consent, missing), quotes=tuple(dict.fromkeys(quotes)))


def _consent_text(consent: Consent, missing: list[PartyConsent]) -> str:
    mediator = possessive(display_name(consent.third_party))
    if not missing:
        return sentence(f"for {mediator} mediation the consent of all parties is on record")
    words = {
        ConsentStatus.REFUSED: "refused",
        ConsentStatus.UNCLEAR: "not committed",
        ConsentStatus.NOT_ON_RECORD: "not on record",
    }
    told = [
        f"that of {display_name(one.party)} ({words[one.status]})" for one in consent.parties if one.status in words
    ]
    return sentence(f"for {mediator} mediation the consent that is missing is {listed(told)}")


def _disagreement_line(record: Record) -> Line | None:
    """How many disagreements of which kinds, and the gravest one in words."""
    between = [one for one in record.disagreements if not one.within]
    if not record.disagreements:
        return None
    kinds = {kind: sum(one.kind is kind for one in record.disagreements) for kind in DisagreementKind}
    told = listed(f"{number(n)} of {kind.value}" for kind, n in kinds.items() if n)
    gravest = _gravest(between or list(record.disagreements))
    n = len(record.disagreements)
    text = f"the reports disagree in {count(n, 'place')} ({told}); first of all: {gravest.says}"
    quotes = tuple(side.evidence[0] for side in gravest.sides if side.evidence)
    return Line(text=sentence(text), quotes=quotes)


def _gravest(disagreements: list[Disagreement]) -> Disagreement:
    order = list(DisagreementKind)
    return min(disagreements, key=lambda one: (order.index(one.kind), -sum(side.n_origins for side in one.sides)))


def _setting_line(record: Record) -> Line | None:
    """The setting in one sentence: the hostile steps with most support, and contacts that go on."""
    hostile = _foremost(record, (Move.ESCALATE,))
    contacts = _foremost(record, (Move.NEGOTIATE,))
    if not hostile and not contacts:
        return None
    parts = []
    if hostile:
        actors = names(dict.fromkeys(one.actor for one in hostile if one.actor))
        parts.append(f"hostile steps are told of {actors or 'actors not named'}")
    if contacts:
        actors = names(dict.fromkeys(one.actor for one in contacts if one.actor))
        parts.append(f"contacts between the sides are reported of {actors}")
    quotes: list[Quote] = [quote for one in [*hostile, *contacts] for quote in quotes_of(one.statements)[:1]]
    return Line(text=sentence("; ".join(parts)), quotes=tuple(dict.fromkeys(quotes)))


def _foremost(record: Record, moves: tuple[Move, ...]) -> list[Event]:
    told = [one for one in record.events if one.move in moves and one.modality is Modality.ACTUAL]
    return sorted(told, key=lambda one: (-one.n_origins, one.attribution.rung, one.id))[:3]
