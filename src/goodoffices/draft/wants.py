"""What each player wants, as statements from stances, conditions, demands and deeds."""

from __future__ import annotations

import re

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.conflict import Reading, Want
from goodoffices.core.record import Event
from goodoffices.core.report import Quote
from goodoffices.draft.board import Board, key
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, called, distinct, listed, quotes_of
from goodoffices.draft.ground import (
    ABOUT_TALKS,
    bilateral_quotes,
    events_of,
    first_day,
    is_before_talks,
    is_hidden,
    last_day,
    open_talks,
)
from goodoffices.draft.options import calming_events, hostile_now, talks_with
from goodoffices.draft.readings import Attitude, attitudes, readings_of, stance_wants

FOR_TALKS = re.compile(
    r"\b(talk\w*|negotiat\w*|dialogue|table|meet\w*|sit down|settle\w*|resol\w*|diplom\w*|solution|peaceful\w*"
    r"|peace (talks|process))\b",
    re.IGNORECASE,
)


def party_wants(party: str, board: Board) -> tuple[tuple[Want, ...], tuple[Reading, ...]]:
    """A party's statements, in the order in which they stand in the file, and its readings."""
    by_mediator = {one: attitudes(party, one, board) for one in board.mediators}
    readings, counting = _cross_readings(party, board, by_mediator)
    stances = [
        want
        for mediator, found in by_mediator.items()
        for want in stance_wants(party, mediator, board, found, counting.get(mediator, {}))
    ]
    own = [*stances, *_talks(party, board), *_demands(party, board), *_urging(party, board),
           *_restraint(party, board), *_deeds(party, board)]  # fmt: skip
    return distinct(own), readings


def _cross_readings(
    party: str, board: Board, by_mediator: dict[str, tuple[Attitude, ...]]
) -> tuple[tuple[Reading, ...], dict[str, dict[str, str]]]:
    """The readings of a party, and per mediator under which of them each attitude counts.

    Only the foremost disputed mediator opens readings; for further ones, attitudes that differ are one open want.
    """
    disputed = [one for one, found in by_mediator.items() if len(found) > 1]
    for further in disputed[1:]:
        merged = tuple(stance for one in by_mediator[further] for stance in one.stances)
        by_mediator[further] = (Attitude(id="hesitates", says="is read in several ways", stances=merged),)
    if not disputed:
        return (), {}
    lead = disputed[0]
    found = by_mediator[lead]
    return readings_of(party, lead, board, found), {lead: {one.id: one.id for one in found}}


def _talks(party: str, board: Board) -> list[Want]:
    """Talks among the parties, where a party claims the matter for them or is told to hold or plan such talks."""
    told = talks_with(party, board)
    claimed = bilateral_quotes(board.record, party)
    quotes = (*claimed, *quotes_of(told))
    if not quotes:
        return []
    note = _why_talks(party, told, is_claimed=bool(claimed))
    first = [one for one in own_demands(party, board) if _stands_before_talks(one, told)]
    asked = [_demanded(other, one) for one in first for other in one.toward if other in board.others(party)]
    terms = " and ".join(dict.fromkeys(asked))
    expression = " and ".join(filter(None, (board.direct, terms)))
    wants = [Want(id=f"{key(party)}.talks", expression=expression, basis=basis_of(quotes, note))]
    if terms:
        wants.append(Want(id=f"{key(party)}.precondition", expression=f"if {key(party)}_talk then ({terms})",
                          basis=basis_of(quotes_of(first), _why_before(party, first))))  # fmt: skip
    return wants


def _why_talks(party: str, told: tuple[Event, ...], *, is_claimed: bool) -> str:
    """How talks that are told of a party, or its claim of the matter for the parties, are read as what it wants."""
    if is_claimed:
        return f"That {called(party)} keeps the matter for the parties is read as a wish for talks among them."
    if is_hidden(told):
        return "Contacts through hidden channels are read as a wish for talks, not as talks held."
    return f"Talks that {called(party)} is told to hold or to plan are read as a wish of its own."


def _stands_before_talks(demand: Event, told: tuple[Event, ...]) -> bool:
    """Whether a demand is put before talks, and no talks were held openly after it was made."""
    later = [one for one in open_talks(told) if one.modality is Modality.ACTUAL and first_day(one) > last_day(demand)]
    return any(is_before_talks(each) for each in demand.statements) and not later


def _why_before(party: str, first: list[Event]) -> str:
    whom = listed(called(other) for one in first for other in one.toward if other != party)
    return (
        f"A demand put before talks is kept as a preference, since {called(party)} could drop it; "
        f"it counts as met while {whom} takes no hostile steps."
    )


def own_demands(party: str, board: Board) -> tuple[Event, ...]:
    """What a party demands of the others."""
    every = (Modality.ACTUAL, Modality.CONDITIONAL)
    found = events_of(board.record, party, Move.DEMAND, modalities=every)
    return tuple(one for one in found if set(one.toward) & set(board.others(party)))


def _demanded(other: str, event: Event) -> str:
    """What a demand asks of another party, as far as options tell: to talk, else to leave what it is doing."""
    text = " ".join(_own_part(one.quote.text, called(event.actor or "")) for one in event.statements)
    asks_for_talks = ABOUT_TALKS.search(text) and not any(is_before_talks(one) for one in event.statements)
    return f"{key(other)}_talk" if asks_for_talks else f"not {key(other)}_escalate"


def _own_part(text: str, name: str) -> str:
    """Of a headline in two halves the one that names somebody; else the whole."""
    return next((part for part in text.split(";") if name and name in part), text)


def _demands(party: str, board: Board) -> list[Want]:
    """Demands that the others talk, unless doubtful; what they should leave is told with restraint."""
    found = []
    for other in board.others(party):
        wanted = f"{key(other)}_talk"
        sure = [one for one in own_demands(party, board) if other in one.toward and not are_unsure(one.statements)]
        events = [one for one in sure if _demanded(other, one) == wanted]
        if events:
            found.append(
                Want(id=f"{key(party)}.demand.{key(other)}", expression=wanted, basis=basis_of(quotes_of(events)))
            )
    return found


def _urging(party: str, board: Board) -> list[Want]:
    """Talks of some kind, where a party calls for dialogue or a settlement without saying which."""
    quotes = tuple(one for one in quotes_of(events_of(board.record, party, Move.URGE)) if FOR_TALKS.search(one.text))
    kinds = (*(board.mediated(one) for one in board.mediators), board.direct)
    some = " or ".join(f"({each})" for each in kinds) if len(kinds) > 1 else board.direct
    why = f"Calls of {called(party)} for dialogue or a settlement are read as a wish for talks of either kind."
    return [Want(id=f"{key(party)}.dialogue", expression=some, basis=basis_of(quotes, why))] if quotes else []


def _restraint(party: str, board: Board) -> list[Want]:
    """That the others take no hostile steps: from its demands and its blame, and from their steps against it."""
    found = []
    for other in board.others(party):
        asked = [one for one in own_demands(party, board) if other in one.toward and "not" in _demanded(other, one)]
        blamed = [one for one in events_of(board.record, party, Move.ACCUSE) if other in one.toward]
        suffered = [
            one for one in events_of(board.record, other, Move.ESCALATE) if not one.toward or party in one.toward
        ]
        why = f"{called(party)} is taken to want no hostile steps against itself by {called(other)}"
        why += ", and its demands to ask for an end of such steps." if asked else "."
        quotes = quotes_of(asked, blamed, suffered)
        found.append(Want(id=f"{key(party)}.restraint.{key(other)}", expression=f"not {key(other)}_escalate",
                          basis=basis_of(quotes, why)))  # fmt: skip
    return found


def _deeds(party: str, board: Board) -> list[Want]:
    """What its steps tell that it does while others take hostile ones, and what it would do if they took none."""
    hostile = events_of(board.record, party, Move.ESCALATE)
    others = " or ".join(f"{key(one)}_escalate" for one in board.others(party))
    others = f"({others})" if len(board.parties) > 2 else others
    own, name = f"{key(party)}_escalate", called(party)
    theirs = listed(called(one) for one in board.others(party))
    wants = []
    if hostile:
        why = f"Hostile steps of {name} on record are taken to go on while {theirs} takes such steps."
        wants.append(
            Want(
                id=f"{key(party)}.reply", expression=f"if {others} then {own}", basis=basis_of(quotes_of(hostile), why)
            )
        )
    is_open, quotes, why = _calm_of(party, board)
    wants.append(Want(id=f"{key(party)}.calm", expression=f"if not {others} then not {own}", is_sign_open=is_open,
                      basis=basis_of(quotes, why)))  # fmt: skip
    return wants


def _calm_of(party: str, board: Board) -> tuple[bool, tuple[Quote, ...], str]:
    """What it would do if the others took no hostile steps: whether that is open, the quotations and the assumption."""
    hostile = events_of(board.record, party, Move.ESCALATE)
    peaceful = quotes_of(calming_events(party, board))
    name, theirs = called(party), listed(called(one) for one in board.others(party))
    if not hostile:
        return False, peaceful, f"{name}, of which no hostile step is told, is taken not to begin with one."
    if peaceful and not hostile_now(party, board):
        return False, peaceful, f"Having taken steps back, {name} is taken not to begin again while {theirs} does not."
    if _came_first(party, board):
        first = quotes_of(sorted(hostile, key=first_day))[:1]
        return (
            True,
            first,
            f"Hostile steps of {name} came first on record; no report tells whether it would end them if {theirs} did.",
        )
    return True, (), f"No report tells whether {name} would keep up hostile steps if {theirs} took none."


def _came_first(party: str, board: Board) -> bool:
    """Whether a hostile step of a party surely lies before every one of the others, and of nobody in particular."""
    hostile = [one for one in board.record.events if one.move is Move.ESCALATE and one.modality is Modality.ACTUAL]
    own = [last_day(one) for one in hostile if one.actor == party and one.when.until]
    rest = [one for one in hostile if one.actor in (None, *board.others(party))]
    return bool(own) and all(one.when.since is not None and min(own) < one.when.since for one in rest)


def in_default_order(wants: tuple[Want, ...]) -> tuple[Want, ...]:
    """A consistent order for what the record leaves open: terms first, then help and its refusal, talks, safety, deeds.

    The order is an assumption, and whoever asks for it labels it as one.
    """
    ranks = ("condition", "precondition", "terms", "refusal", "hesitation", "mediation", "talks", "dialogue", "demand",
             "restraint", "calm", "reply", "offer", "consent")  # fmt: skip
    place = {name: number for number, name in enumerate(ranks)}

    def rank(want: Want) -> int:
        return next((place[part] for part in want.id.split(".")[1:] if part in place), len(place))

    return tuple(sorted(wants, key=rank))
