"""What each player wants, as statements from stances, conditions, demands and deeds."""

from __future__ import annotations

import re

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.conflict import Reading, Want
from goodoffices.core.record import Event
from goodoffices.draft.board import Board, key
from goodoffices.draft.calm import calm_wants
from goodoffices.draft.demands import demanded, demands_of, meeting_wants, own_demands
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, called, distinct, listed, quotes_of
from goodoffices.draft.ground import (
    bilateral_quotes,
    events_of,
    first_day,
    is_before_talks,
    is_hidden,
    last_day,
    open_talks,
)
from goodoffices.draft.options import talks_with
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
    own = [*stances, *_talks(party, board), *_demands(party, board), *meeting_wants(party, board),
           *_urging(party, board), *calm_wants(party, board)]  # fmt: skip
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
    asked = [demanded(other, one, board) for one in first for other in one.toward if other in board.others(party)]
    terms = " and ".join(dict.fromkeys(filter(None, asked)))
    expression = " and ".join(filter(None, (board.direct, terms)))
    wants = [Want(id=f"{key(party)}.talks", expression=expression, basis=basis_of(quotes, note))]
    if terms:
        wants.append(Want(id=f"{key(party)}.precondition", expression=f"if {key(party)}_talk then ({terms})",
                          basis=basis_of(quotes_of(first), _why_before(party, first, asked))))  # fmt: skip
    return wants


def _why_talks(party: str, told: tuple[Event, ...], *, is_claimed: bool) -> str:
    """How talks that are told of a party, or its claim of the matter for the parties, are read as what it wants."""
    if is_claimed:
        return f"That {called(party)} keeps the matter for the parties is read as a wish for talks among them."
    if is_hidden(told):
        return "Contacts through back channels are read as a wish for talks, not as talks held."
    return f"Talks that {called(party)} is told to hold or to plan are read as a wish of its own."


def _stands_before_talks(demand: Event, told: tuple[Event, ...]) -> bool:
    """Whether a demand is put before talks, and no talks were held openly after it was made."""
    later = [one for one in open_talks(told) if one.modality is Modality.ACTUAL and first_day(one) > last_day(demand)]
    return any(is_before_talks(each) for each in demand.statements) and not later


def _why_before(party: str, first: list[Event], asked: list[str]) -> str:
    whom = listed(called(other) for one in first for other in one.toward if other != party)
    why = f"A demand put before talks is kept as a preference, since {called(party)} could drop it"
    return (
        f"{why}; it counts as met while {whom} takes no hostile steps." if any("not" in o for o in asked) else f"{why}."
    )


def _demands(party: str, board: Board) -> list[Want]:
    """Demands that the others talk, unless doubtful; what they should leave is told with restraint."""
    found, met = [], {one.asked for one in demands_of(board) if one.asker == party}
    for other in board.others(party):
        wanted, more = f"{key(other)}_talk", ".talks" if other in met else ""
        sure = [one for one in own_demands(party, board) if other in one.toward and not are_unsure(one.statements)]
        events = [one for one in sure if demanded(other, one, board) == wanted]
        if events:
            found.append(
                Want(id=f"{key(party)}.demand.{key(other)}{more}", expression=wanted, basis=basis_of(quotes_of(events)))
            )
    return found


def _urging(party: str, board: Board) -> list[Want]:
    """Talks of some kind, where a party calls for dialogue or a settlement without saying which."""
    quotes = tuple(one for one in quotes_of(events_of(board.record, party, Move.URGE)) if FOR_TALKS.search(one.text))
    kinds = (*(board.mediated(one) for one in board.mediators), board.direct)
    some = " or ".join(f"({each})" for each in kinds) if len(kinds) > 1 else board.direct
    why = f"Calls of {called(party)} for dialogue or a settlement are read as a wish for talks of either kind."
    return [Want(id=f"{key(party)}.dialogue", expression=some, basis=basis_of(quotes, why))] if quotes else []


def in_default_order(wants: tuple[Want, ...]) -> tuple[Want, ...]:
    """A consistent order for what the record leaves open: terms first, then help and its refusal, talks, safety, deeds.

    The order is an assumption, and whoever asks for it labels it as one.
    """
    ranks = ("condition", "precondition", "terms", "refusal", "hesitation", "mediation", "talks", "dialogue", "demand",
             "meet", "restraint", "calm", "reply", "offer", "consent")  # fmt: skip
    place = {name: number for number, name in enumerate(ranks)}

    def rank(want: Want) -> int:
        return next((place[part] for part in want.id.split(".")[1:] if part in place), len(place))

    return tuple(sorted(wants, key=rank))
