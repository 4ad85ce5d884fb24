"""A change of mediator: the same record drafted with another would-be mediator in the place of the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from goodoffices.codebook.actors import display_name, name_in_prose
from goodoffices.codebook.words import ConsentStatus, StanceValue
from goodoffices.core.conflict import Conflict, Player
from goodoffices.core.outlook import Lever, ReadingView
from goodoffices.core.record import Consent, PartyConsent, Record
from goodoffices.draft import draft_conflict
from goodoffices.draft.evidence import basis_of, quotes_of
from goodoffices.outlook.levers import option_of, roles_of
from goodoffices.outlook.others import is_told_within
from goodoffices.solve.ways import assess_ways

FRESH = timedelta(days=400)
"""Time before now within which a willingness must have been reported to be taken as standing."""

MOST_VENUES = 3
"""Other mediators that are tried: those with the consent of most parties on record."""

CONSENT_WORDS = {
    ConsentStatus.GIVEN: "consents to that",
    ConsentStatus.CONDITIONAL: "consents to that on a condition",
    ConsentStatus.UNCLEAR: "does not commit itself on that",
    ConsentStatus.REFUSED: "refuses that",
    ConsentStatus.NOT_ON_RECORD: "is silent on that",
}
WILLING = (StanceValue.OFFERS, StanceValue.OFFERS_IF, StanceValue.MEDIATES)
GIVEN = (ConsentStatus.GIVEN, ConsentStatus.CONDITIONAL)


def venues_of(
    conflict: Conflict, record: Record | None, view: ReadingView, *, n_samples: int, seed: int
) -> Iterable[Lever]:
    """Mediated talks with each of the other willing mediators, those first to whom most parties consent.

    Args:
        conflict: As drafted, under one reading.
        record: Where from; None gives nothing.
        view: What follows as things stand.
        n_samples: Orders drawn per mediator.
        seed: Seed of the draws.
    """
    roles, each = roles_of(conflict), view.view("mediated-talks")
    if record is None or each is None or each.way.is_now or len(roles.mediators) != 1:
        return
    for consent in _candidates(record, roles.mediators[0]):
        players = (*(party.id for party in roles.parties), consent.third_party)
        other = draft_conflict(record, players=players)
        way = assess_ways(other, concepts=("seq",), outcomes=("mediated-talks",), n_samples=n_samples, seed=seed).way(
            "mediated-talks"
        )
        mediator = other.players[-1]
        offer = next((o.basis for o in mediator.options if o.id == option_of(mediator, "_offer")), mediator.basis)
        told = quotes_of([one.stance for one in consent.parties if one.stance is not None])
        basis = replace(offer, citations=(*offer.citations[:2], *basis_of(told).citations[:2]))
        name, first = (name_in_prose(one) for one in (display_name(consent.third_party), roles.mediators[0].label))
        yield Lever(
            kind="venue", player=consent.third_party, says=f"{name} in the place of {first}",
            assumes=_consents_words(consent, other), outcome="mediated-talks", before=each.way, after=way.comes,
            stands=way.standing("seq"), basis=basis,
        )  # fmt: skip


def _consents_words(consent: Consent, other: Conflict) -> str:
    """What is on record of each party's consent, and which reading of it is solved where there are several."""
    told = [f"{name_in_prose(display_name(one.party))} {_consent_words(one, other)}" for one in consent.parties]
    read = [player.readings[0].says.rstrip(".") for player in other.players if player.readings]
    return f"On record, {' and '.join(told)}{f'; solved as if {read[0]}' if read else ''}."


def _consent_words(one: PartyConsent, other: Conflict) -> str:
    """What is on record of a party's consent; where it spoke of none, whether it agreed to what was brokered."""
    player = next((each for each in other.players if each.id == one.party), None)
    is_taken = player is not None and other.now is not None and option_of(player, "_accept") in other.now.taken
    if is_taken and one.status is not ConsentStatus.GIVEN:
        return "agreed to what it brokered, which is read as consent"
    return CONSENT_WORDS[one.status]


def _candidates(record: Record, present: Player) -> list[Consent]:
    """The other mediators that are willing and that no party refuses."""
    found = [
        one for one in record.consents
        if one.third_party != present.id and one.own is not None and one.own.value in WILLING
        and not any(each.status is ConsentStatus.REFUSED for each in one.parties)
        and (any(each.status in GIVEN for each in one.parties) or one.own.value is StanceValue.MEDIATES)
        and is_told_within(one.own, record, FRESH)
    ]  # fmt: skip
    found.sort(key=lambda one: -sum(each.status in GIVEN for each in one.parties))
    return found[:MOST_VENUES]
