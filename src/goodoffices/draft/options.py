"""The players' options, from moves on record, and the deeds that tell which of them are taken."""

from __future__ import annotations

from datetime import date

from goodoffices.codebook.phrasing import HIDDEN
from goodoffices.codebook.words import ConsentStatus, Modality, Move, StanceRole, StanceValue
from goodoffices.core.conflict import Option
from goodoffices.core.record import Event
from goodoffices.core.report import Quote
from goodoffices.draft.board import Board, key
from goodoffices.draft.demands import meeting_options
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, called, quotes_of
from goodoffices.draft.ground import (
    BILATERAL,
    HOLDS,
    events_of,
    first_day,
    holding,
    hostile_steps,
    is_exchange,
    is_held_on,
    is_truce,
    last_day,
    latest_quotes,
    newest_own,
    willing,
)

CONSENTING = (StanceValue.REQUESTS, StanceValue.ACCEPTS, StanceValue.ACCEPTS_IF)


def party_options(party: str, board: Board) -> tuple[Option, ...]:
    """Accept each mediator, hold talks with the other parties, escalate, meet what others demand."""
    accepts = tuple(_accept(party, mediator, board) for mediator in board.mediators)
    return (*accepts, _talk(party, board), _escalate(party, board), *meeting_options(party, board))


def _accept(party: str, mediator: str, board: Board) -> Option:
    stances = holding(board.record, party, StanceRole.PARTY, mediator)
    agreed = agreed_under(party, mediator, board)
    asks = not agreed and any(one.value is StanceValue.REQUESTS for one in stances)
    is_named = len(board.record.cast.third_parties) > 1
    whom = f"help from {called(mediator)}" if is_named else "a third party"
    asking = [one for one in stances if one.value is StanceValue.REQUESTS]
    told = asking or [one for one in stances if one.value in CONSENTING] or ([] if agreed else list(stances))
    quotes = (*quotes_of(agreed), *latest_quotes(told, board.record))
    silent = f"No report tells where {called(party)} stands on it; its consent is needed all the same."
    return Option(
        id=board.accept(party, mediator),
        name=f"{'ask for' if asks else 'accept'} {whom}",
        basis=basis_of(quotes, "" if quotes else silent),
    )


def _talk(party: str, board: Board) -> Option:
    events = talks_with(party, board)
    silent = f"No report tells of such talks by {called(party)}; any party can offer to hold them."
    quotes = quotes_of(events)
    return Option(
        id=f"{key(party)}_talk", name=f"hold {board.direct_words}", basis=basis_of(quotes, _unless(quotes, silent))
    )


def talks_with(party: str, board: Board) -> tuple[Event, ...]:
    """Talks among the parties in which a party is told to take part, held or planned, the latest first."""
    every = (Modality.ACTUAL, Modality.POSSIBLE, Modality.CONDITIONAL)
    found = [
        one
        for other in board.parties
        for one in events_of(board.record, other, Move.NEGOTIATE, modalities=every)
        if (other == party or party in one.toward) and not is_mediated(one, board)
    ]
    return tuple(sorted(found, key=last_day, reverse=True))


def is_mediated(event: Event, board: Board) -> bool:
    """Whether talks of the parties are those that somebody mediates then, since no report calls them direct."""
    if any(BILATERAL.search(one.quote.text) or HIDDEN.search(one.quote.text) for one in event.statements):
        return False
    day = event.when.until or board.record.as_of.until or date.max
    refused = {
        one.third_party for one in board.record.consents
        if any(each.status is ConsentStatus.REFUSED for each in one.parties)
    }  # fmt: skip
    return any(
        one.value is StanceValue.MEDIATES and one.third_party not in refused and is_held_on(one, day, board.record)
        for one in board.record.stances
    )


def _escalate(party: str, board: Board) -> Option:
    quotes = quotes_of(hostile_steps(board.record, party, board.parties))
    silent = f"No report tells of a hostile step by {called(party)}; any party can take one."
    return Option(id=f"{key(party)}_escalate", name="escalate", basis=basis_of(quotes, _unless(quotes, silent)))


def _unless(quotes: tuple[Quote, ...], silent: str) -> str:
    return "" if quotes else silent


def mediator_options(mediator: str, board: Board) -> tuple[Option, ...]:
    """Offer good offices, and mediate."""
    stances = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
    able = [one for one in stances if willing(one.value)]  # an offer in so many words goes before mediation told
    offers = latest_quotes([one for one in able if one.value is not StanceValue.MEDIATES] or able, board.record)
    silent = f"No report tells of an offer by {called(mediator)}; any third party can make one."
    name = called(mediator)
    needs = f"To mediate is to do what {name} offered, with the consent of all parties."
    told = [one for one in stances if one.value in (StanceValue.MEDIATES, StanceValue.DECLINES)]
    done = latest_quotes(told, board.record)
    return (
        Option(id=f"{key(mediator)}_offer", name="offer good offices", basis=basis_of(offers, _unless(offers, silent))),
        Option(id=f"{key(mediator)}_mediate", name="mediate", basis=basis_of(done, needs)),
    )


def calming_events(party: str, board: Board) -> tuple[Event, ...]:
    """Steps back of a party, and agreements of its that end or suspend hostile steps; not those that are doubtful.

    To hand over prisoners ends no hostilities.
    """
    agreed = [one for one in events_of(board.record, party, Move.AGREE) if is_truce(one)]
    steps = [one for one in events_of(board.record, party, Move.DEESCALATE) if not is_exchange(one)]
    return tuple(one for one in (*steps, *agreed) if not are_unsure(one.statements))


def hostile_now(party: str, board: Board) -> tuple[Quote, ...]:
    """The latest hostile steps, unless a later conciliatory step or truce of the same party stands against them.

    One that lies as long back as a stance that nobody repeats is not taken to go on; doubtful ones no more than
    doubtful truces are taken to hold.
    """
    calmed = max((last_day(one) for one in calming_events(party, board)), default=None)
    told = hostile_steps(board.record, party, board.parties)
    hostile = [one for one in told if not are_unsure(one.statements)]
    now = board.record.as_of.until or date.max
    fresh = [one for one in hostile if last_day(one) == date.min or (now - last_day(one)).days <= HOLDS]
    standing = [one for one in fresh if calmed is None or last_day(one) > calmed]
    return quotes_of(sorted(standing, key=last_day, reverse=True))


def agreed_under(party: str, mediator: str, board: Board) -> tuple[Event, ...]:
    """Agreements of a party with the others while a mediator mediates, later than its own last word on that mediator.

    To conclude what somebody brokers is to accept the broker, whatever was said before; a refusal is undone only where
    the sentence that tells of the agreement tells of the broker too.
    """
    own = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
    begun = [one.since.since or date.min for one in own if one.value is StanceValue.MEDIATES]
    if newest_own(board.record, mediator) is not StanceValue.MEDIATES or not begun:
        return ()
    spoken = holding(board.record, party, StanceRole.PARTY, mediator)
    last = max((one.since.since or date.min for one in spoken), default=date.min)
    agreed = events_of(board.record, party, Move.AGREE)
    among = [one for one in agreed if set(one.toward) & set(board.others(party))]
    if any(one.value is StanceValue.REFUSES for one in spoken):
        brokered = {one.quote for one in board.record.statements if mediator in (one.actor, one.third_party)}
        among = [one for one in among if any(told.quote in brokered for told in one.statements)]
    return tuple(one for one in among if first_day(one) > last and last_day(one) >= min(begun))
