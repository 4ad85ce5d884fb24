"""What the record tells beside the model: talks ahead, conditions that may come true, hidden contacts."""

from __future__ import annotations

from datetime import date

from goodoffices.codebook.phrasing import HIDDEN
from goodoffices.codebook.words import Modality, Move
from goodoffices.core.conflict import Conflict
from goodoffices.core.outlook import Asked, Contacts, Pending, Plan
from goodoffices.core.record import Event, Record
from goodoffices.core.statement import Statement
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, quotes_of
from goodoffices.draft.ground import BILATERAL, RECENT, day_told, events_of, first_day, is_official


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
    day, now = day_told(one, record), record.as_of.until
    is_late = day is None or now is None or (now - day).days <= RECENT
    agreed = events_of(record, one.actor or "", Move.AGREE)
    is_overtaken = day is not None and any(day < first_day(each) < date.max for each in agreed)
    return is_late and not is_overtaken


def asked_of(conflict: Conflict, record: Record | None) -> tuple[Asked, ...]:
    """What each party was last told to demand, not in doubt; none without a record."""
    found = []
    for player in conflict.players:
        if record is None or player.id not in record.cast.parties:
            continue
        others = {one.id for one in conflict.players} - {player.id}
        events = [
            one for one in events_of(record, player.id, Move.DEMAND) if not one.toward or others & set(one.toward)
        ]
        told = [one for event in events for one in event.statements if not are_unsure((one,)) and is_official((one,))]
        now = record.as_of.until
        told = [one for one in told if not (day := day_told(one, record)) or not now or (now - day).days <= RECENT]
        last = max(told, key=lambda one: (day_told(one, record) or date.min, one.quote.number, one.quote.sentence),
                   default=None)  # fmt: skip
        if last is not None:
            found.append(Asked(player=player.id, words=last.quote.text, basis=basis_of([last.quote])))
    return tuple(found)


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
