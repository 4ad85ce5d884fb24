"""The players' options, from moves on record, and which of them are taken now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import product

from goodoffices.codebook.words import ConsentStatus, Modality, Move, StanceRole, StanceValue
from goodoffices.core.conflict import Basis, Now, Option
from goodoffices.core.record import Event
from goodoffices.core.report import Quote
from goodoffices.draft.board import Board, key
from goodoffices.draft.evidence import basis_of, called, listed, quotes_of
from goodoffices.draft.ground import (
    BILATERAL,
    HIDDEN,
    events_of,
    first_day,
    holding,
    is_truce,
    last_day,
    newest_own,
    open_quotes,
    open_talks,
    willing,
)

TAKEN = (ConsentStatus.GIVEN,)
STILL = 120  # days for which talks that no report ends or repeats are taken to go on


def party_options(party: str, board: Board) -> tuple[Option, ...]:
    """Accept each mediator, hold talks with the other parties, escalate."""
    accepts = tuple(_accept(party, mediator, board) for mediator in board.mediators)
    return (*accepts, _talk(party, board), _escalate(party, board))


def _accept(party: str, mediator: str, board: Board) -> Option:
    stances = holding(board.record, party, StanceRole.PARTY, mediator)
    asks = any(one.value is StanceValue.REQUESTS for one in stances)
    is_named = len(board.record.cast.third_parties) > 1
    whom = f"{called(mediator)} as mediator" if is_named else "a third party"
    quotes = quotes_of(agreed_under(party, mediator, board), stances)
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
    return any(
        one.own is not None and one.own.value is StanceValue.MEDIATES and (one.own.since.since or date.max) <= day
        and not any(each.status is ConsentStatus.REFUSED for each in one.parties)
        for one in board.record.consents
    )  # fmt: skip


def _escalate(party: str, board: Board) -> Option:
    quotes = quotes_of(events_of(board.record, party, Move.ESCALATE))
    silent = f"No report tells of a hostile step by {called(party)}; any party can take one."
    return Option(id=f"{key(party)}_escalate", name="escalate", basis=basis_of(quotes, _unless(quotes, silent)))


def _unless(quotes: tuple[Quote, ...], silent: str) -> str:
    return "" if quotes else silent


def mediator_options(mediator: str, board: Board) -> tuple[Option, ...]:
    """Offer good offices, and mediate."""
    stances = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
    offers = quotes_of([one for one in stances if willing(one.value)])
    silent = f"No report tells of an offer by {called(mediator)}; any third party can make one."
    name = called(mediator)
    needs = (
        f"To mediate is to do what was offered; without the consent of all parties it is an attempt of {name} alone."
    )
    done = quotes_of([one for one in stances if one.value in (StanceValue.MEDIATES, StanceValue.DECLINES)])
    return (
        Option(id=f"{key(mediator)}_offer", name="offer good offices", basis=basis_of(offers, _unless(offers, silent))),
        Option(id=f"{key(mediator)}_mediate", name="mediate", basis=basis_of(done, needs)),
    )


def present_state(board: Board) -> Now:
    """The options that are taken now, by the latest stances and deeds."""
    taken, quotes = list[str](), list[Quote]()
    for consent in board.record.consents:
        for one in consent.parties:
            if consent.third_party in board.mediators and one.party in board.parties and one.status in TAKEN:
                taken.append(board.accept(one.party, consent.third_party))
                quotes += quotes_of([one.stance] if one.stance else [])[:1]
    for party, mediator in product(board.parties, board.mediators):
        if board.accept(party, mediator) not in taken and (deeds := agreed_under(party, mediator, board)):
            taken.append(board.accept(party, mediator))
            quotes += quotes_of(deeds)[:1]
    for party in board.parties:
        for option, grounds in ((f"{key(party)}_talk", _talks_now(party, board)),
                                (f"{key(party)}_escalate", hostile_now(party, board))):  # fmt: skip
            if grounds:
                taken.append(option)
                quotes += grounds[:1]
    for mediator in board.mediators:
        taken += _mediator_now(mediator, board)
        held = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
        quotes += quotes_of([one for one in held if willing(one.value)] or held)[:1]
    return Now(taken=tuple(taken), basis=_now_basis(board, quotes))


def _now_basis(board: Board, quotes: list[Quote]) -> Basis:
    when = f" as of {board.record.as_of.text}" if board.record.as_of.is_known else ""
    why = f"These are the latest stances and deeds on record{when}; what no report tells of is taken not to be."
    return basis_of(quotes, " ".join([why, *_offers_on_terms(board), *_calmed(board)]))


def _offers_on_terms(board: Board) -> Iterable[str]:
    """Whose offer stands on a condition, in its words."""
    for mediator in board.mediators:
        held = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
        if words := listed(f"“{one.condition}”" for one in held if one.condition):
            name = called(mediator)
            yield f"{name[:1].upper()}{name[1:]} offers help on a condition: {words}."


def _calmed(board: Board) -> Iterable[str]:
    """Whose hostile steps are taken to have ended, and why."""
    told: dict[str, list[str]] = {}
    for party in board.parties:
        if events_of(board.record, party, Move.ESCALATE) and not hostile_now(party, board):
            agreed = any(is_truce(one) for one in events_of(board.record, party, Move.AGREE))
            told.setdefault("agreed to a ceasefire" if agreed else "took a step back", []).append(called(party))
    for what, names in told.items():
        who, verb = listed(names), "are" if len(names) > 1 else "is"
        yield f"{who[:1].upper()}{who[1:]} {what} after the last hostile step told, and {verb} taken to keep to it."


def _mediator_now(mediator: str, board: Board) -> list[str]:
    value = newest_own(board.record, mediator)
    still = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
    offers = willing(value) or any(willing(one.value) for one in still)
    found = [f"{key(mediator)}_offer"] if offers else []
    return found + ([f"{key(mediator)}_mediate"] if value is StanceValue.MEDIATES else [])


def _talks_now(party: str, board: Board) -> tuple[Quote, ...]:
    """Where talks are told as held of late and openly; none unless it is told of every party, for talks take two."""
    told = {one: _own_talks(one, board) for one in board.parties}
    return told[party] if all(told.values()) else ()


def _own_talks(party: str, board: Board) -> tuple[Quote, ...]:
    told = events_of(board.record, party, Move.NEGOTIATE)
    held = open_talks(one for one in told if not is_mediated(one, board))
    now = board.record.as_of.until
    late = [one for one in held if one.when.until is None or now is None or (now - one.when.until).days <= STILL]
    among = [one for one in late if set(one.toward) & set(board.others(party))]
    return tuple(quote for one in among for quote in open_quotes(one))


def calming_events(party: str, board: Board) -> tuple[Event, ...]:
    """Conciliatory steps of a party, and agreements of its that end or suspend hostile steps."""
    agreed = [one for one in events_of(board.record, party, Move.AGREE) if is_truce(one)]
    return (*events_of(board.record, party, Move.DEESCALATE), *agreed)


def hostile_now(party: str, board: Board) -> tuple[Quote, ...]:
    """The latest hostile steps, unless a later conciliatory step or truce of the same party stands against them."""
    calmed = max((last_day(one) for one in calming_events(party, board)), default=None)
    hostile = events_of(board.record, party, Move.ESCALATE)
    standing = [one for one in hostile if calmed is None or last_day(one) > calmed]
    return quotes_of(sorted(standing, key=last_day, reverse=True))


def agreed_under(party: str, mediator: str, board: Board) -> tuple[Event, ...]:
    """Agreements of a party with the others while a mediator mediates, later than its own last word on that mediator.

    To conclude what somebody brokers is to accept the broker, whatever was said before.
    """
    own = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
    begun = [one.since.since or date.min for one in own if one.value is StanceValue.MEDIATES]
    if newest_own(board.record, mediator) is not StanceValue.MEDIATES or not begun:
        return ()
    spoken = holding(board.record, party, StanceRole.PARTY, mediator)
    last = max((one.since.since or date.min for one in spoken), default=date.min)
    agreed = events_of(board.record, party, Move.AGREE)
    among = [one for one in agreed if set(one.toward) & set(board.others(party))]
    return tuple(one for one in among if first_day(one) > last and last_day(one) >= min(begun))
