"""What the record tells beside the model: talks ahead, conditions that may come true, hidden contacts."""

from __future__ import annotations

from datetime import date

from goodoffices.codebook.phrasing import HIDDEN
from goodoffices.codebook.words import Modality, Move
from goodoffices.core.conflict import Basis, Conflict
from goodoffices.core.outlook import Asked, Contacts, Pending, Plan
from goodoffices.core.record import Event, Record
from goodoffices.core.statement import Statement
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, quotes_of
from goodoffices.draft.ground import BILATERAL, day_told, events_of, is_late, is_official, is_overtaken, is_truce
from goodoffices.draft.truces import truce_start

SAME_TIME = 14  # days within which demands are told as of one time
MOST_ASKED = 2  # demands that are quoted of each party


def plans_of(conflict: Conflict, record: Record | None) -> tuple[Plan, ...]:
    """Talks ahead, each day once; none that rest on doubtful statements alone, and none without a record.

    While a mediator is at work, talks are the mediated ones unless a report calls them direct.
    """
    if record is None:
        return ()
    players = {player.id for player in conflict.players}
    is_mediated = conflict.now is not None and any(one.endswith("_mediate") for one in conflict.now.taken)
    ahead = [
        one for player in conflict.players
        for one in events_of(record, player.id, Move.NEGOTIATE, modalities=(Modality.POSSIBLE,))
        if set(one.toward) & players and not are_unsure(one.statements)
        and not any(HIDDEN.search(each.quote.text) for each in one.statements)
        and not (is_mediated and not any(BILATERAL.search(each.quote.text) for each in one.statements))
    ]  # fmt: skip
    now, by_time = record.as_of.until, dict[When, Plan]()
    for one in ahead:
        is_told = now is not None and one.when.since is not None and one.when.since > now
        when = one.when if is_told else UNKNOWN_WHEN  # else it is the day on which the plan was told
        by_time.setdefault(when, Plan(when=when, basis=basis_of(quotes_of([one]))))
    return tuple(by_time.values())


def pending_of(conflict: Conflict, record: Record | None) -> tuple[Pending, ...]:
    """What parties are told of late to do on a condition, each condition once; none without a record."""
    if record is None:
        return ()
    parties = {player.id for player in conflict.players} & set(record.cast.parties)
    told = [one for one in record.statements if one.actor in parties and _is_pending(one, record)]
    found: dict[str, Pending] = {}
    for one in told:
        if one.condition is not None and one.actor is not None:
            said = one.condition.text
            found.setdefault(said, Pending(player=one.actor, condition=said, basis=basis_of([one.quote])))
    return tuple(found.values())


def _is_pending(one: Statement, record: Record) -> bool:
    """Whether a condition is told of late, not in doubt, and before nothing that its party agreed to since."""
    if one.condition is None or not is_official((one,)) or are_unsure((one,)):
        return False
    return is_late(one, record) and not is_overtaken(one, events_of(record, one.actor or "", Move.AGREE), record)


def asked_of(conflict: Conflict, record: Record | None) -> tuple[Asked, ...]:
    """What each party was last told to demand, not in doubt, the last two of a kind; none without a record."""
    if record is None:
        return ()
    every = {one.id for one in conflict.players}
    return tuple(
        Asked(player=one.id, words=told.quote.text, basis=basis_of([told.quote]), long_since=_long_since(told, record))
        for one in conflict.players
        if one.id in record.cast.parties
        for told in _last_demands(one.id, every - {one.id}, record)
    )


def _last_demands(party: str, others: set[str], record: Record) -> list[Statement]:
    """The last demands of a party on others that a truce has not overtaken, in the order of the reports."""
    made = [one for one in events_of(record, party, Move.DEMAND) if not one.toward or others & set(one.toward)]
    truces = [one for one in events_of(record, party, Move.AGREE) if is_truce(one)]
    told = {
        one.quote: one
        for event in made
        for one in event.statements
        if not are_unsure((one,)) and is_official((one,)) and not is_overtaken(one, truces, record)
    }  # fmt: skip
    now = record.as_of.until or date.max
    days = {one.quote: day_told(one, record) or now for one in told.values()}
    last = max(days.values(), default=now)
    newest = [one for one in told.values() if (last - days[one.quote]).days <= SAME_TIME]
    newest.sort(key=lambda one: (days[one.quote], one.quote.number, one.quote.sentence))
    return newest[-MOST_ASKED:]


def _long_since(one: Statement, record: Record) -> str:
    """The last day for which a statement tells what it tells, where that is not of late."""
    day = day_told(one, record)
    return "" if day is None or is_late(one, record) else day.isoformat()


def ahead_of(conflict: Conflict, record: Record | None) -> Basis:
    """The sentence that says from when on an agreed truce is to hold, where no hostile step is taken for now."""
    if record is None or conflict.now is None or any(one.endswith("_escalate") for one in conflict.now.taken):
        return Basis()
    parties = [one.id for one in conflict.players if one.id in record.cast.parties]
    start = truce_start(record, parties)
    return basis_of([start]) if start else Basis()


def contacts_of(conflict: Conflict, record: Record | None) -> Contacts | None:
    """The parties' contacts through hidden channels, as far as they are told as going on."""
    if record is None:
        return None
    parties = [player.id for player in conflict.players if player.id in record.cast.parties]
    events = [one for party in parties for one in events_of(record, party, Move.NEGOTIATE) if _is_among(one, parties)]
    hidden = [each.quote for one in events for each in one.statements if HIDDEN.search(each.quote.text)]
    if not hidden:
        return None
    who = {party for one in events for party in (one.actor, *one.toward) if party in parties}
    return Contacts(players=tuple(party for party in parties if party in who), basis=basis_of(hidden))


def _is_among(one: Event, parties: list[str]) -> bool:
    return bool(set(one.toward) & set(parties))
