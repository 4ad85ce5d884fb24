"""A change of mediator: the same record drafted with another would-be mediator in the place of the first."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import ConsentStatus, StanceValue
from goodoffices.core.conflict import Conflict, Player
from goodoffices.core.outlook import Lever, ReadingView
from goodoffices.core.record import Consent, Record, Stance
from goodoffices.draft import draft_conflict
from goodoffices.outlook.levers import option_of, roles_of
from goodoffices.solve.ways import assess_ways

FRESH = 400  # days before now within which a willingness must have been reported to be taken as standing
MOST_VENUES = 3
"""Other mediators that are tried: those with the consent of most parties on record."""

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
        way = assess_ways(other, concepts=("seq",), n_samples=n_samples, seed=seed).way("mediated-talks")
        mediator = other.players[-1]
        offer = next((o.basis for o in mediator.options if o.id == option_of(mediator, "_offer")), mediator.basis)
        yield Lever(
            kind="venue", player=consent.third_party,
            says=f"{display_name(consent.third_party)} in the place of {roles.mediators[0].label}", assumes="",
            outcome="mediated-talks", before=each.way.comes, after=way.comes, stands=way.standing("seq"), basis=offer,
        )  # fmt: skip


def _candidates(record: Record, present: Player) -> list[Consent]:
    """The other mediators that are willing and that no party refuses."""
    found = [
        one for one in record.consents
        if one.third_party != present.id and one.own is not None and one.own.value in WILLING
        and not any(each.status is ConsentStatus.REFUSED for each in one.parties)
        and any(each.status in GIVEN for each in one.parties) and _is_fresh(one.own, record)
    ]  # fmt: skip
    found.sort(key=lambda one: -sum(each.status in GIVEN for each in one.parties))
    return found[:MOST_VENUES]


def _is_fresh(stance: Stance, record: Record) -> bool:
    """Whether a report of the last year or so still carries a stance; undated reports and records count as fresh."""
    carrying = {one.quote.report for one in stance.evidence}
    days = [one.published.when.until for one in record.reports if one.name in carrying]
    now = record.as_of.until
    return now is None or any(day is None or (now - day).days <= FRESH for day in days)
