"""Which options are taken now: by the latest stances and deeds, with what had to be assumed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import product

from goodoffices.codebook.phrasing import ABOUT_TALKS, UNSETTLED
from goodoffices.codebook.words import ConsentStatus, Move, StanceRole, StanceValue
from goodoffices.core.conflict import Basis, Now
from goodoffices.core.record import Event, Stance
from goodoffices.core.report import Quote
from goodoffices.draft.board import Board, key
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, called, listed, quotes_of
from goodoffices.draft.ground import (
    HOLDS,
    RECENT,
    events_of,
    holding,
    hostile_steps,
    is_denied,
    last_day,
    latest_quotes,
    newest_own,
    news_days,
    open_quotes,
    open_talks,
    sides_of,
    willing,
)
from goodoffices.draft.options import agreed_under, calming_events, hostile_now, is_mediated
from goodoffices.draft.readings import attitudes
from goodoffices.draft.truces import truce_start

TAKEN = (ConsentStatus.GIVEN,)
CEASED = "agreed to a ceasefire"
STILL = 120  # days for which talks that no report ends or repeats are taken to go on


def present_state(board: Board) -> Now:
    """The options that are taken now, by the latest stances and deeds."""
    taken, quotes = list[str](), list[Quote]()
    for consent in board.record.consents:
        for one in consent.parties:
            is_played = consent.third_party in board.mediators and one.party in board.parties
            if is_played and one.status in TAKEN and _is_plain(one.party, consent.third_party, board):
                taken.append(board.accept(one.party, consent.third_party))
                deeds = agreed_under(one.party, consent.third_party, board)
                told = latest_quotes([one.stance] if one.stance else [], board.record)
                quotes += (quotes_of(deeds) or told)[:1]
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
        taken += _mediator_now(mediator, board, taken)
        held = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
        helping = sorted((one for one in held if willing(one.value)), key=lambda one: _is_read(one, mediator, taken))
        quotes += _latest(helping or held, board)[:1]
    return Now(taken=tuple(taken), basis=_now_basis(board, taken, quotes))


def _is_read(one: Stance, mediator: str, taken: list[str]) -> bool:
    """Whether a mediation that is told is read as an offer: offers in so many words are quoted before it."""
    return one.value is StanceValue.MEDIATES and f"{key(mediator)}_mediate" not in taken


def _latest(stances: list[Stance] | tuple[Stance, ...], board: Board) -> tuple[Quote, ...]:
    """The last told sentences of the first stance, then those of the others."""
    return tuple(quote for one in stances for quote in latest_quotes([one], board.record))


def _is_plain(party: str, mediator: str, board: Board) -> bool:
    """Whether no sure refusal holds beside a party's consent, and not only doubtful words tell of it."""
    held = holding(board.record, party, StanceRole.PARTY, mediator)
    is_disputed = any(one.value is StanceValue.REFUSES and not are_unsure(one.evidence) for one in held)
    return not is_disputed and any(one.id != "hesitates" for one in attitudes(party, mediator, board))


def _now_basis(board: Board, taken: list[str], quotes: list[Quote]) -> Basis:
    when = f" as of {board.record.as_of.text}" if board.record.as_of.is_known else ""
    why = f"These are the latest stances and deeds on record{when}; what no report tells of is taken not to be."
    notes = (_offers_on_terms(board), _without_consent(board, taken), _talking(board, taken), _calmed(board),
             _long_since(board), _one_sided(board), _denying(board), _placed(board), _undated(board))  # fmt: skip
    return basis_of(quotes, " ".join([why, *(one for each in notes for one in each)]))


def _talking(board: Board, taken: list[str]) -> Iterable[str]:
    """Of when talks that are taken to go on were last told."""
    talks = [one for party in board.parties for one in events_of(board.record, party, Move.NEGOTIATE)]
    days = [last_day(one) for one in open_talks(talks) if not is_mediated(one, board) and one.when.until]
    if days and f"{key(board.parties[0])}_talk" in taken:
        unsettled = [
            one for one in board.record.uncoded
            if UNSETTLED.search(one.text) and ABOUT_TALKS.search(one.text) and _is_later(one, max(days), board)
        ]  # fmt: skip
        said = f"though {unsettled[-1].ref} says: “{unsettled[-1].text.rstrip('.')}”" if unsettled else ""
        last = f"The {board.direct_words} last told are of {max(days)}"
        yield f"{last}; they are taken to go on, {said or 'no later ones being told'}."


def _long_since(board: Board) -> Iterable[str]:
    """Whose hostile steps are taken to go on though the last that is told of lies long back, and of when it is."""
    now = board.record.as_of.until
    for party in board.parties:
        days = [last_day(one) for one in hostile_steps(board.record, party, board.parties) if one.when.until]
        if now and days and (now - max(days)).days > HOLDS and not calming_events(party, board):
            yield f"The last hostile step told of {called(party)} is of {max(days)}, too long ago to be taken to go on."
        elif now and days and hostile_now(party, board) and (now - max(days)).days > RECENT:
            passing = [one for one in board.record.hostile if _is_later(one, max(days), board)]
            names = [f", and {one.ref} names some that were not coded: “{one.text.rstrip('.')}”" for one in passing]
            said = names[-1] if names else ""
            last = f"The last hostile step told of {called(party)} by name is of {max(days)}"
            yield f"{last}; such steps are taken to go on{said}."


def _is_later(quote: Quote, day: date, board: Board) -> bool:
    """Whether a sentence stands in a report that is later than a day."""
    until = next(one.published.when.until for one in board.record.reports if one.name == quote.report)
    return until is not None and until > day


def _one_sided(board: Board) -> Iterable[str]:
    """Whose hostile steps none but the other side tells of."""
    sides = sides_of(board.record)
    for party in board.parties:
        if not (quotes := set(hostile_now(party, board))):
            continue
        events = hostile_steps(board.record, party, board.parties)
        told = [one for event in events for one in event.statements if one.quote in quotes]
        tellers = {sides.get(one.speaker, "") if one.speaker else one.issuer or "" for one in told}
        if tellers <= set(board.others(party)):
            name, other = called(party), listed(map(called, sorted(tellers)))
            yield f"That {name} takes hostile steps now is told by {other} alone."


def _lacking(mediator: str, missing: list[str], board: Board) -> str:
    """How the consent of parties is lacking: not on record, told of too long ago to hold, or told as open."""
    told = {one.party for consent in board.record.consents if consent.third_party == mediator
            for one in consent.parties if one.stance is not None}  # fmt: skip
    held = {one for one in missing if holding(board.record, one, StanceRole.PARTY, mediator)}
    groups = (
        ([one for one in missing if one not in told and one not in held], "is not on record"),
        (
            [one for one in missing if one in told and one not in held],
            "was told too long ago to count as given",
        ),
        ([one for one in missing if one in held], "is not plainly told as given"),
    )
    return listed(f"the consent of {listed(map(called, some))} {how}" for some, how in groups if some)


def _without_consent(board: Board, taken: list[str]) -> Iterable[str]:
    """Who is told to mediate without the consent of all, which is read as an offer."""
    for mediator in board.mediators:
        missing = [one for one in board.parties if board.accept(one, mediator) not in taken]
        if not missing or newest_own(board.record, mediator) is not StanceValue.MEDIATES:
            continue
        who, refusing = called(mediator), _refusing(mediator, board)
        names, verb = listed(called(one) for one in refusing), "refuse" if len(refusing) > 1 else "refuses"
        why = f"since {names} {verb}" if refusing else f"since {_lacking(mediator, missing, board)}"
        yield f"{who[:1].upper()}{who[1:]} is told to be mediating; {why}, that is read as an offer."


def _refusing(mediator: str, board: Board) -> tuple[str, ...]:
    """The parties that refuse a mediator, by its consents on record."""
    found = next((one for one in board.record.consents if one.third_party == mediator), None)
    every = found.parties if found else ()
    return tuple(one.party for one in every if one.party in board.parties and one.status is ConsentStatus.REFUSED)


def _denying(board: Board) -> Iterable[str]:
    """Which would-be mediators say that they are none, beside what they offer."""
    for mediator in board.mediators:
        held = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
        denied = [one for one in held if one.value is StanceValue.DECLINES]
        if denied and any(willing(one.value) for one in held):
            where = listed(sorted({f"{each.quote.number:03d}" for one in denied for each in one.evidence}))
            yield f"By {where}, {called(mediator)} says that it is no mediator; what it offers is read beside that."


def _undated(board: Board) -> Iterable[str]:
    """Which reports may be later than the day that is taken for now."""
    days = [one.published.when.until for one in board.record.reports]
    undated = [one for one in board.record.reports if one.published.when.until is None]
    old = {name for name, _ in _long_ago(board)}
    open_ones = [number for one in undated if (number := f"{one.number:03d}") not in old]
    if open_ones and board.record.as_of.is_known and board.record.as_of.until == max(filter(None, days), default=None):
        have = "have" if len(open_ones) > 1 else "has"
        yield f"{listed(open_ones)} {have} no date and may be later."


def _placed(board: Board) -> Iterable[str]:
    """Which undated reports are taken to be of long ago, and of when."""
    for number, day in _long_ago(board):
        yield f"Report {number} has no date; it is taken to be of {day}, the last day of which it tells a move."


def _long_ago(board: Board) -> list[tuple[str, date]]:
    """The undated reports whose last told day lies long before now: their numbers, and that day."""
    now, days = board.record.as_of.until, news_days(board.record)
    told = [(f"{one.number:03d}", days.get(one.name)) for one in board.record.reports]
    return [(number, day) for number, day in told if now is not None and day is not None and (now - day).days > RECENT]


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
    doubtful: list[str] = []
    for party in board.parties:
        if hostile_steps(board.record, party, board.parties) and not hostile_now(party, board):
            calming = [one for one in calming_events(party, board) if _is_last(one, party, board)]
            if not calming:
                doubtful.append(called(party))
                continue
            agreed = any(one.move is Move.AGREE for one in calming)
            told.setdefault(CEASED if agreed else "took a step back", []).append(called(party))
    for what, names in told.items():
        who, verb = listed(names), "are" if len(names) > 1 else "is"
        is_ahead = what == CEASED and truce_start(board.record, board.parties) is not None
        late = " from the day on which it is to begin" if is_ahead else ""
        said = f"{what} after the last hostile step told, and {verb} taken to keep to it{late}."
        yield f"{who[:1].upper()}{who[1:]} {said}"
    if doubtful:
        yield f"Hostile steps of {listed(doubtful)} are told of in doubtful words alone, and taken not to go on."


def _is_last(calming: Event, party: str, board: Board) -> bool:
    """Whether a step back or a truce of a party is not before the last hostile step that is surely told of it."""
    told = hostile_steps(board.record, party, board.parties)
    hostile = (last_day(one) for one in told if not are_unsure(one.statements))
    return last_day(calming) >= max(hostile, default=date.min)


def _mediator_now(mediator: str, board: Board, taken: list[str]) -> list[str]:
    value = newest_own(board.record, mediator)
    still = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
    offers = willing(value) or any(willing(one.value) for one in still)
    found = [f"{key(mediator)}_offer"] if offers else []
    has_consent = all(board.accept(one, mediator) in taken for one in board.parties)
    is_at_work = value is StanceValue.MEDIATES and not is_denied(still, board.record) and has_consent
    return found + ([f"{key(mediator)}_mediate"] if offers and is_at_work else [])


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
