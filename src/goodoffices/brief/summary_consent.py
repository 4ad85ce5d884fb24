"""What the summary says of consent to the leading mediator: whose is missing, and whose is there and how far."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.brief.phrases import actor_name, listed, names, possessive, speakers
from goodoffices.brief.sections import REFUSED_TO_ALL, agreed_under, general_refusal, hesitant_words, hesitation
from goodoffices.codebook.words import ConsentStatus
from goodoffices.core.record import PartyConsent, Record
from goodoffices.core.statement import Statement

MISSING = {
    ConsentStatus.REFUSED: "refused",
    ConsentStatus.UNCLEAR: "neither given nor refused",
    ConsentStatus.NOT_ON_RECORD: "not on record, which is no refusal",
}
HELP_OF_ALL = "third-party help"
BY_DEED = "shows in what was agreed under it"


def consent_text(record: Record, lead: str | None, before: str = "") -> str:
    """Whose consent to the leading mediator is missing, and who gave it and yet refuses third parties in general.

    Args:
        record: The record.
        lead: The leading mediator.
        before: What the line tells before it: a refusal that stands there is not told again.
    """
    consent = next((one for one in record.consents if one.third_party == lead), None)
    if consent is None or lead is None:
        return ""
    mediation = f"{possessive(actor_name(lead))} mediation"
    silent = [one for one in consent.parties if one.status is ConsentStatus.NOT_ON_RECORD]
    signed = [one for one in silent if agreed_under(record, one.party, lead)]
    missing = [one for one in consent.parties if one.status in MISSING and one not in signed]
    given = [one for one in consent.parties if one not in missing and one not in signed]
    though = _though(given, record, before)
    shown = f"{names(one.party for one in signed)} {BY_DEED}" if signed else ""
    if shown and not missing and not given:
        return f"the consent to {mediation} of {shown}"
    more = f"; that of {shown}" if shown else ""
    if not missing:
        parties = names(one.party for one in given)
        return f"for {mediation} the consent of {parties} is on record{_terms(given)}{though}{more}"
    by_status: dict[str, list[str]] = {}
    for one in missing:
        by_status.setdefault(_status(one, lead, record), []).append(one.party)
    told = [f"that of {names(parties)}{status}" for status, parties in by_status.items()]
    also = though and f"; that of {names(one.party for one in given)} is on record{though}"
    return f"the consent still missing for {mediation} is {listed(told)}{also}{more}"


def _terms(given: Sequence[PartyConsent]) -> str:
    """Whose consent holds on a condition, and whose is given in deed against its word."""
    on_terms = [one.party for one in given if one.status is ConsentStatus.CONDITIONAL]
    in_deed = [one.party for one in given if one.deeds]
    told = [f"that of {names(parties)} {how}" for parties, how in ((on_terms, "on a condition"), (in_deed, "in deed"))
            if parties]  # fmt: skip
    if len(on_terms) == len(given):
        return " on a condition" if given else ""
    return "".join(f", {one}" for one in told)


def _though(given: Sequence[PartyConsent], record: Record, before: str) -> str:
    """Which parties that gave their consent refuse third-party help in general, and by whose word."""
    told, is_told = [], False
    for one in given:
        refusal = general_refusal(record, one.party)
        clauses = [each for each in before.split("; ") if each.startswith(f"{actor_name(one.party)} ")]
        if refusal and any(f"refuses {HELP_OF_ALL}" in each for each in clauses):
            is_told = True
        elif refusal:
            said = speakers(refusal.evidence)
            word = f"by the word of {said}" if said else f"by {listed(_numbers(refusal.evidence))}"
            told.append(f"{actor_name(one.party)} refuses third-party help in general, {word}")
    return f", though {listed(told)}" if told else " all the same" if is_told else ""


def _numbers(statements: Sequence[Statement]) -> list[str]:
    """The reports behind statements, by number."""
    return sorted({f"{one.quote.number:03d}" for one in statements})


def _status(one: PartyConsent, lead: str, record: Record) -> str:
    """How a consent is missing, in the words of the section on consent."""
    if one.status is ConsentStatus.REFUSED and one.stance is not None and one.stance.third_party is None:
        other = hesitation(record, one.party, lead)
        also = f"; {hesitant_words(one.stance, other)}" if other else ""
        return f", {REFUSED_TO_ALL}{also}"
    other = hesitation(record, one.party, lead) if one.status is ConsentStatus.REFUSED else None
    also = f"; {hesitant_words(one.stance, other)}" if other and one.stance else ""
    return f" ({MISSING[one.status]}{also})"
