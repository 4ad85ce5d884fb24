"""Who plays, and the words for what they can do: ids of options and the conditions built from them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.codebook.actors import known_actors
from goodoffices.codebook.words import ConsentStatus, StanceRole, StanceValue
from goodoffices.core.record import Consent, Record, Stance
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.ground import holding, is_held_on, newest_own, willing
from goodoffices.errors import UsageError

MOST_OPTIONS = 8
"""Would-be mediators are taken in while the options stay within this: then every state can be shown and solved."""

MOST_PARTIES = 3
"""Parties that play where none are named, the foremost first: with more the states are too many to find ways in."""

FEWEST_OF_PARTY = 2  # to hold direct talks, and to take hostile steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The players of a draft.

    Attributes:
        record: What is drafted from.
        parties: Canonical parties.
        mediators: Canonical would-be mediators.
    """

    record: Record
    parties: tuple[str, ...]
    mediators: tuple[str, ...]

    def accept(self, party: str, mediator: str) -> str:
        """Id of a party's consent to a mediator."""
        return f"{key(party)}_accept" + (f"_{key(mediator)}" if len(self.mediators) > 1 else "")

    def consents(self, mediator: str) -> str:
        """The condition that all parties consent to a mediator."""
        return " and ".join(self.accept(party, mediator) for party in self.parties)

    def mediated(self, mediator: str) -> str:
        """The condition that a mediator mediates with the consent of all parties."""
        return f"{key(mediator)}_mediate and {self.consents(mediator)}"

    @property
    def direct(self) -> str:
        """The condition that all parties hold direct talks."""
        return " and ".join(f"{key(party)}_talk" for party in self.parties)

    @property
    def calm(self) -> str:
        """The condition that no party takes hostile steps."""
        return " and ".join(f"not {key(party)}_escalate" for party in self.parties)

    @property
    def direct_words(self) -> str:
        """What talks among the parties are called: bilateral between two states, else direct."""
        kinds = {known_actors().kind(party) for party in self.parties}
        return "bilateral talks" if len(self.parties) == 2 and kinds == {"state"} else "direct talks"

    def others(self, party: str) -> tuple[str, ...]:
        """The other parties."""
        return tuple(one for one in self.parties if one != party)


def key(actor: str) -> str:
    """An actor as it begins the ids of its options: `IND` gives `ind`."""
    return re.sub(r"[^a-z0-9]", "", actor.lower()) or "x"


def choose_board(record: Record, players: tuple[str, ...] | None) -> Board:
    """The players: those named, else the parties and as many would-be mediators as keep the options few.

    Raises:
        UsageError: A named player does not occur in the record, or fewer than two parties are left.
    """
    if players is None:
        parties = _sure_parties(record)
        mediators = _lead_mediators(record, len(parties))
    else:
        _check_known(record, players)
        parties = tuple(one for one in players if one in record.cast.parties)
        mediators = tuple(one for one in players if one not in record.cast.parties)
    if len(parties) < 2:
        raise UsageError(
            f"a conflict needs two parties, and the record has {len(parties)}.", hint="Name them with --parties."
        )
    return Board(record=record, parties=parties, mediators=mediators)


def _check_known(record: Record, players: tuple[str, ...]) -> None:
    named = {one for each in record.statements for one in (each.actor, each.third_party, *each.toward) if one}
    known = named | {*record.cast.parties, *record.cast.third_parties}
    for one in players:
        if one not in known:
            some = ", ".join((*record.cast.parties, *record.cast.third_parties))
            raise UsageError(f"no player {one!r} in these reports.", where="--players", hint=f"On record: {some}.")


def _sure_parties(record: Record) -> tuple[str, ...]:
    """The foremost parties; beyond the first two, those that more than a doubtful statement names."""
    first, rest = record.cast.parties[:2], record.cast.parties[2:]
    return (*first, *(one for one in rest if _is_borne_out(record, one)))[:MOST_PARTIES]


def _is_borne_out(record: Record, actor: str) -> bool:
    """Whether more than one statement, or one that is not doubtful, names an actor."""
    naming = [one for one in record.statements if actor in (one.actor, one.third_party, *one.toward)]
    return len(naming) > 1 or not are_unsure(naming)


def _is_willing(record: Record, mediator: str) -> bool:
    """Whether a would-be mediator is ready to help by its newest stance, or by another that has not ended."""
    held = holding(record, mediator, StanceRole.THIRD_PARTY, mediator)
    return willing(newest_own(record, mediator)) or any(willing(one.value) for one in held)


def _lead_mediators(record: Record, n_parties: int) -> tuple[str, ...]:
    """Who is at work with the consent of all first, then the willing, in the order in which the record ranks them.

    Nobody plays on one doubtful statement alone.
    """
    known = [one for one in record.cast.third_parties if _is_borne_out(record, one)]
    ranked = sorted(known, key=lambda one: (not _is_at_work(record, one), not _is_willing(record, one)))
    room = (MOST_OPTIONS - FEWEST_OF_PARTY * n_parties) // (2 + n_parties)
    return tuple(ranked[: max(1, room)])


def _is_at_work(record: Record, mediator: str) -> bool:
    """Whether a mediator is told to mediate of late, with the consent of all parties on record.

    Whose talks are as much those of another, in the sentences that tell of them, has no consent where that one is
    refused.
    """
    consent = next((one for one in record.consents if one.third_party == mediator), None)
    if consent is None or consent.own is None or consent.own.value is not StanceValue.MEDIATES:
        return False
    if any(_is_refused_with(one, consent.own) for one in record.consents if one is not consent):
        return False
    now = record.as_of.until
    is_late = now is None or is_held_on(consent.own, now, record)
    return is_late and all(one.status is ConsentStatus.GIVEN for one in consent.parties)


def _is_refused_with(other: Consent, own: Stance) -> bool:
    """Whether a mediator is refused that most sentences on a mediation tell as mediating too."""
    if other.own is None or other.own.value is not StanceValue.MEDIATES:
        return False
    told, beside = ({each.quote for each in one.evidence} for one in (own, other.own))
    is_shared = 2 * len(told & beside) > len(told)
    return is_shared and any(one.status is ConsentStatus.REFUSED for one in other.parties)
