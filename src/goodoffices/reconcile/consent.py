"""For each would-be mediator: whether it is willing, and whose consent is on record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goodoffices.codebook.words import ConsentStatus, StanceRole, StanceValue
from goodoffices.core.record import Cast, Consent, PartyConsent, Stance
from goodoffices.core.when import When

STATUS = {
    StanceValue.REQUESTS: ConsentStatus.GIVEN,
    StanceValue.ACCEPTS: ConsentStatus.GIVEN,
    StanceValue.ACCEPTS_IF: ConsentStatus.CONDITIONAL,
    StanceValue.REFUSES: ConsentStatus.REFUSED,
    StanceValue.UNCLEAR: ConsentStatus.UNCLEAR,
}


def find_consents(stances: Sequence[Stance], cast: Cast, as_of: When) -> tuple[Consent, ...]:
    """The consents to each would-be mediator as they stand, in the order of the cast."""
    return tuple(_consent(name, stances, cast, as_of) for name in cast.third_parties)


def _consent(third_party: str, stances: Sequence[Stance], cast: Cast, as_of: When) -> Consent:
    own = [one for one in stances if one.actor == third_party and one.role is StanceRole.THIRD_PARTY]
    return Consent(
        third_party=third_party, own=newest(own, as_of),
        parties=tuple(_party(name, third_party, stances, as_of) for name in cast.parties),
    )  # fmt: skip


def _party(party: str, third_party: str, stances: Sequence[Stance], as_of: When) -> PartyConsent:
    """A party's word on this mediator; a refusal of all third parties stands where there is none."""
    held = [one for one in stances if one.actor == party and one.role is StanceRole.PARTY]
    stance = newest([one for one in held if one.third_party == third_party], as_of)
    if stance is None or stance.value is StanceValue.UNCLEAR:
        general = newest([one for one in held if one.third_party is None], as_of)
        if general is not None and general.value is StanceValue.REFUSES:
            stance = general if stance is None else stance
    status = STATUS[stance.value] if stance else ConsentStatus.NOT_ON_RECORD
    return PartyConsent(party=party, status=status, stance=stance)


def newest(stances: Sequence[Stance], as_of: When) -> Stance | None:
    """The stance that holds at a time: the last to begin that has not ended; None where there is none."""
    now = as_of.until or date.max
    begun = [one for one in stances if one.since.since is None or one.since.since <= now]
    holding = [one for one in begun if one.until is None] or begun
    return max(holding, key=_recency, default=None)


def _recency(one: Stance) -> tuple[date, date, int, int]:
    return (one.since.since or date.min, one.since.until or date.max, -one.attribution.rung, len(one.evidence))
