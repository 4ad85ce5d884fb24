"""What the record says of an actor at present: stances that hold, deeds, demands, words on the form of talks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from goodoffices.codebook.actors import known_actors
from goodoffices.codebook.phrasing import ABOUT_TALKS, BEFORE_TALKS, HIDDEN
from goodoffices.codebook.words import Modality, Move, Role, StanceRole, StanceValue
from goodoffices.core.record import Event, Record, Stance
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement

OFFICIAL = (Role.GOV, Role.MIL, Role.ARMED)
HOLDS = 400  # days after which a stance that nobody repeats is no longer taken to go on
RECENT = 120  # days for which a mediation that was told of is taken to go on
CONSENTING = (StanceValue.REQUESTS, StanceValue.ACCEPTS, StanceValue.ACCEPTS_IF)
WILLING = (StanceValue.OFFERS, StanceValue.OFFERS_IF, StanceValue.MEDIATES)
DENYING, AT_WORK = (StanceValue.DECLINES, StanceValue.WITHDRAWN), StanceValue.MEDIATES
# Words by which diplomats claim a matter for the parties alone.
BILATERAL = re.compile(
    r"\b(bilateral\w*|direct(ly)?|between (the two|themselves|ourselves)|the two (of us|countries|states|sides) alone"
    r"|among(st)? (themselves|ourselves)|no (role|room|place|scope) for (any )?(third|outside)|face[- ]to[- ]face)\b",
    re.IGNORECASE,
)
TRUCE = re.compile(
    r"\b(cease-?fire|truce|armistice|peace (accord|agreement|deal|treaty)|hostilities|disengage\w*|stand[- ]down"
    r"|withdraw\w*|hold (their|its) fire)\b",
    re.IGNORECASE,
)
EXCHANGE = re.compile(
    r"\b(prisoners?|hostages?|captives?|exchange[ds]?|swap(s|ped)?|remains|bodies)\b",
    re.IGNORECASE,
)


def holding(record: Record, actor: str, role: StanceRole, third_party: str) -> tuple[Stance, ...]:
    """An actor's stances on a mediator that have not ended, the newest first.

    Where a party speaks of this mediator, its word on help in general counts besides only where it refuses: a
    refusal of all third parties takes in this one, while being open to help names nobody. A refusal that was last
    told before the party consented to anybody is overtaken.
    """
    now = record.as_of.until or date.max
    own = [one for one in record.stances if one.actor == actor and one.role is role and not _has_ended(one, now)]
    begun = [one for one in own if (one.since.since is None or one.since.since <= now) and not _is_stale(one, record)]
    named = [one for one in begun if one.third_party == third_party]
    general = _newest_general([one for one in begun if one.third_party is None])
    if named:
        refusals = [one for one in general if one.value is StanceValue.REFUSES]
        general = [one for one in refusals if not _is_overtaken(one, begun, record)]
    return tuple(sorted((*named, *general), key=newness, reverse=True))


def _has_ended(one: Stance, now: date) -> bool:
    """Whether another stance had replaced one by that day."""
    return one.until is not None and (one.until.since is None or one.until.since <= now)


def _is_stale(one: Stance, record: Record) -> bool:
    """Whether the last that is told of a stance lies too long back to take it to go on."""
    last, now = _last_told(one, record), record.as_of.until
    return now is not None and last is not None and (now - last).days > HOLDS


def _is_overtaken(refusal: Stance, others: Iterable[Stance], record: Record) -> bool:
    """Whether a party that refused all help consented to somebody's after the last that is told of the refusal."""
    last = _last_told(refusal, record)
    begun = [one.since.since for one in others if one.value in CONSENTING and one.since.since is not None]
    return last is not None and any(day > last for day in begun)


def _last_told(one: Stance, record: Record) -> date | None:
    """The last day on which a stance is told to hold; None where nothing bounds a statement of it."""
    days = days_told(one, record)
    return None if None in days else max((day for day in days if day is not None), default=None)


def days_told(one: Stance, record: Record) -> tuple[date | None, ...]:
    """By each statement of a stance, the last day for which it tells it; None where nothing bounds that."""
    return _last_days(one.evidence, record)


def day_told(one: Statement, record: Record) -> date | None:
    """The last day for which a statement tells what it tells; None where nothing bounds that."""
    return _last_days((one,), record)[0]


def _last_days(statements: Iterable[Statement], record: Record) -> tuple[date | None, ...]:
    published = {report.name: report.published.when.until for report in record.reports}
    taken = news_days(record)
    return tuple(
        (one.when.until if one.when else None) or published[one.quote.report] or taken.get(one.quote.report)
        for one in statements
    )


def is_late(one: Statement, record: Record) -> bool:
    """Whether a statement is of late, or nothing bounds it."""
    day, now = day_told(one, record), record.as_of.until
    return day is None or now is None or (now - day).days <= RECENT


def is_overtaken(one: Statement, agreed: Iterable[Event], record: Record) -> bool:
    """Whether something was agreed after the last day for which a statement tells what it tells."""
    day = day_told(one, record)
    return day is not None and any(day < first_day(each) < date.max for each in agreed)


def latest_quotes(stances: Iterable[Stance], record: Record) -> tuple[Quote, ...]:
    """The sentences behind stances, the last told first; of one day the foremost of every stance first.

    What nothing dates may be of now. A sentence that is read the other way as well comes last.
    """
    now = record.as_of.until or date.max
    told = [
        (_is_two_faced(each, record), now - (day or now), place, each.quote)
        for one in stances
        for place, (each, day) in enumerate(zip(one.evidence, days_told(one, record), strict=True))
    ]
    return tuple(dict.fromkeys(quote for *_, quote in sorted(told, key=lambda one: one[:3])))


def _is_two_faced(one: Statement, record: Record) -> bool:
    return any(one.is_contrary_to(other) for other in record.statements)


def news_days(record: Record) -> dict[str, date]:
    """By undated report, the last day of which it tells a move of the present: it is taken to be of then."""
    undated = {report.name for report in record.reports if report.published.when.until is None}
    days: dict[str, date] = {}
    for one in record.statements:
        if one.quote.report in undated and one.modality is Modality.ACTUAL and one.when and one.when.is_day:
            last = days.get(one.quote.report, date.min)
            days[one.quote.report] = max(last, one.when.until or date.min)
    return days


def sides_of(record: Record) -> dict[str, str]:
    """By speaker, the actor whose moves they tell of most: whose side they are on."""
    told: dict[str, Counter[str]] = {}
    for one in record.statements:
        if one.speaker and one.actor and one.move is not Move.ESCALATE:
            told.setdefault(one.speaker, Counter())[one.actor] += 1
    return {speaker: actors.most_common(1)[0][0] for speaker, actors in told.items()}


def is_held_on(one: Stance, day: date, record: Record) -> bool:
    """Whether a stance had begun and not ended on a day, and was told of not long before it."""
    has_begun = (one.since.since or date.max) <= day and (one.until is None or (one.until.since or date.max) > day)
    return has_begun and any(last is None or (day - last).days <= RECENT for last in days_told(one, record))


def _newest_general(stances: list[Stance]) -> list[Stance]:
    """Of words on help in general, those that no later and contrary one has overtaken."""
    last = max((newness(one)[0] for one in stances), default=date.min)
    return [one for one in stances if newness(one)[0] == last or not _has_contrary(one, stances)]


def _has_contrary(one: Stance, stances: list[Stance]) -> bool:
    is_no = one.value is StanceValue.REFUSES
    return any((other.value is StanceValue.REFUSES) is not is_no and newness(other) > newness(one) for other in stances)


def newness(one: Stance) -> tuple[date, date]:
    """By what stances are ordered in time: when they began at the earliest, then at the latest."""
    return (one.since.since or date.min, one.since.until or date.min)


def is_denied(stances: Iterable[Stance], record: Record) -> bool:
    """Whether it may be as lately told of a mediator that it is none as that it is at work."""
    last = {value: [_last_told(one, record) for one in stances if one.value is value] for value in (*DENYING, AT_WORK)}
    denied = [day or date.max for value in DENYING for day in last[value]]
    return bool(denied) and max(denied) >= max((day or date.min for day in last[AT_WORK]), default=date.min)


def newest_own(record: Record, mediator: str) -> StanceValue | None:
    """A would-be mediator's own stance as it stands; None where it has none on record."""
    found = next((one.own for one in record.consents if one.third_party == mediator), None)
    return found.value if found else None


def willing(value: StanceValue | None) -> bool:
    """Whether a would-be mediator is ready to help, outright or on a condition."""
    return value in WILLING


def events_of(
    record: Record, actor: str, *moves: Move, modalities: tuple[Modality, ...] = (Modality.ACTUAL,)
) -> tuple[Event, ...]:
    """What an actor's officials are told to have done by now, in the order of the record, without precedents."""
    return tuple(
        one
        for one in record.events
        if one.actor == actor and one.move in moves and is_official(one.statements)
        and _modality(one, record) in modalities
    )  # fmt: skip


def hostile_steps(record: Record, party: str, parties: tuple[str, ...]) -> tuple[Event, ...]:
    """What an actor's officials are told to have done that is hostile, without what is aimed at outsiders alone."""
    return tuple(one for one in events_of(record, party, Move.ESCALATE) if is_among(one, parties))


def is_among(event: Event, parties: tuple[str, ...]) -> bool:
    """Whether an event is aimed at a party or its people, at somebody whom no list knows, or at nobody named."""
    return not event.toward or any(_is_inside(code, parties) for code in event.toward)


def _is_inside(code: str, parties: tuple[str, ...]) -> bool:
    known = known_actors()
    homes = {*parties, *map(known.state_of, parties)}
    return code in homes or known.state_of(code) in parties or code not in known.actors


def _modality(event: Event, record: Record) -> Modality:
    """How an event is held now: what lies wholly ahead is planned, however it is told."""
    now = record.as_of.until
    is_ahead = now is not None and event.when.since is not None and event.when.since > now
    return Modality.POSSIBLE if is_ahead and event.modality is Modality.ACTUAL else event.modality


def is_official(statements: Iterable[Statement]) -> bool:
    """Whether any of the statements tells of a government, its forces or an armed group."""
    return any(one.actor_role in OFFICIAL for one in statements)


def last_day(event: Event) -> date:
    """The last day on which an event may have happened; the earliest of all days where it is undated."""
    return event.when.until or event.when.since or date.min


def first_day(event: Event) -> date:
    """The first day on which an event may have happened; the latest of all days where it is undated."""
    return event.when.since or event.when.until or date.max


def open_talks(events: Iterable[Event]) -> tuple[Event, ...]:
    """Talks that are told as held, without those that are planned or go through hidden channels."""
    return tuple(one for one in events if open_quotes(one))


def open_quotes(event: Event) -> tuple[Quote, ...]:
    """The sentences of an event that tell it as held, openly."""
    held = [one.quote for one in event.statements if one.modality is Modality.ACTUAL]
    return tuple(one for one in held if not HIDDEN.search(one.text))


def is_hidden(events: Iterable[Event]) -> bool:
    """Whether all that is told of talks goes through hidden channels."""
    return all(HIDDEN.search(one.quote.text) for event in events for one in event.statements)


def is_exchange(event: Event) -> bool:
    """Whether a step back is the handing over of prisoners or hostages."""
    return all(EXCHANGE.search(one.quote.text) for one in event.statements)


def is_truce(event: Event) -> bool:
    """Whether an agreement is told to end or suspend hostile steps, rather than to settle something beside them."""
    return any(TRUCE.search(one.quote.text) for one in event.statements)


def bilateral_quotes(record: Record, actor: str) -> tuple[Quote, ...]:
    """Where an actor claims the matter for the parties alone, or cites an agreement for that."""
    cited = [q for one in record.invocations if one.by == actor and _is_for_parties(one.argument) for q in one.evidence]
    said = [one.quote for one in record.statements if one.actor == actor and _claims_for_parties(one)]
    return tuple(dict.fromkeys((*cited, *said)))


def _claims_for_parties(one: Statement) -> bool:
    if one.move not in (Move.REFUSE, Move.URGE, Move.DECLINE) or not is_official((one,)):
        return False
    return bool(one.frameworks or BILATERAL.search(one.quote.text))


def calming_quotes(events: Iterable[Event]) -> tuple[Quote, ...]:
    """Calls for restraint: those that refer the parties to talks of their own are left out."""
    said = [one for event in events for one in event.statements if not _claims_for_parties(one)]
    return tuple(dict.fromkeys(one.quote for one in said))


def _is_for_parties(argument: str) -> bool:
    return argument in ("against third parties", "for settling the matter among the parties",
                        "for talks between the parties")  # fmt: skip


def is_before_talks(statement: Statement) -> bool:
    """Whether a demand is put as a condition of talks."""
    text = statement.quote.text
    return bool(BEFORE_TALKS.search(text) and ABOUT_TALKS.search(text))
