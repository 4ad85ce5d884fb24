"""What a party wants of hostile steps: none against itself, its own while others take them, and calm if they do not."""

from __future__ import annotations

import re

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.conflict import Want
from goodoffices.core.record import Event
from goodoffices.core.report import Quote
from goodoffices.draft.board import Board, key
from goodoffices.draft.demands import demanded, own_demands
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, called, listed, quotes_of
from goodoffices.draft.ground import events_of, first_day, hostile_steps, is_among, is_official, last_day
from goodoffices.draft.options import calming_events, hostile_now
from goodoffices.draft.truces import truce_start

HARM = re.compile(
    r"\b(attack\w*|strik\w+|struck|shell\w+|kill\w*|bomb\w*|raid\w*|terror\w*|militants?|violat\w+|invad\w+|invasion"
    r"|aggress\w+|incursions?|hostil\w+|fir(?:ed|ing)|shot|abduct\w*|hostages?|murder\w*|blockad\w*|ramm\w+)\b",
    re.IGNORECASE,
)
CALLING = (Move.REQUEST, Move.ACCEPT, Move.URGE)
FOR_CALM = re.compile(
    r"\b(de-?escalat\w*|defus\w*|restraint|calm\w*|cease-?fire|truce"
    r"|(?:eas|reduc|lower|cool)\w* (?:\w+ ){0,3}tensions?|end (?:the )?(?:violence|fighting|hostilities|war))\b",
    re.IGNORECASE,
)


def calm_wants(party: str, board: Board) -> list[Want]:
    """A party's statements on hostile steps, its own and those of others."""
    return [*_restraint(party, board), *_deeds(party, board)]


def _restraint(party: str, board: Board) -> list[Want]:
    """That the others take no hostile steps: from its demands and its blame, and from their steps against it."""
    found = []
    for other in board.others(party):
        asked = [
            one for one in own_demands(party, board) if other in one.toward and "not" in demanded(other, one, board)
        ]
        blamed = [
            one for one in events_of(board.record, party, Move.ACCUSE) if other in one.toward and _is_of_harm(one)
        ]
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
    hostile = hostile_steps(board.record, party, board.parties)
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
    hostile = hostile_steps(board.record, party, board.parties)
    peaceful = quotes_of(calming_events(party, board))
    name, theirs = called(party), listed(called(one) for one in board.others(party))
    if not hostile:
        return False, peaceful, f"{name}, of which no hostile step is told, is taken not to begin with one."
    if peaceful and not hostile_now(party, board) and truce_start(board.record, board.parties):
        return True, peaceful, f"The truce has yet to begin; whether {name} keeps to it while {theirs} does is open."
    if peaceful and not hostile_now(party, board):
        return False, peaceful, f"Having taken steps back, {name} is taken not to begin again while {theirs} does not."
    if wishing := _calls_for_calm(party, board):
        why = f"{name} asks for help or calls for talks to ease matters, which is read as a wish to end hostile steps"
        return False, wishing, f"{why} if {theirs} does."
    if _came_first(party, board):
        first = quotes_of(sorted(hostile, key=first_day))[:1]
        return (
            True,
            first,
            f"Hostile steps of {name} came first on record; no report tells whether it would end them if {theirs} did.",
        )
    return True, (), f"No report tells whether {name} would keep up hostile steps if {theirs} took none."


def _is_of_harm(event: Event) -> bool:
    """Whether an accusation is one of hostile steps."""
    return any(HARM.search(one.quote.text) for one in event.statements)


def _calls_for_calm(party: str, board: Board) -> tuple[Quote, ...]:
    """Where a party asks for help or urges for the sake of calm."""
    told = [
        one for one in board.record.statements if one.actor == party and one.move in CALLING and is_official((one,))
    ]
    sure = [one for one in told if not are_unsure((one,)) and one.modality is Modality.ACTUAL]
    return tuple(dict.fromkeys(one.quote for one in sure if FOR_CALM.search(one.quote.text)))


def _came_first(party: str, board: Board) -> bool:
    """Whether a hostile step of a party surely lies before every one of the others, and of nobody in particular."""
    hostile = [one for one in board.record.events if one.move is Move.ESCALATE and one.modality is Modality.ACTUAL]
    hostile = [one for one in hostile if is_among(one, board.parties)]
    own = [last_day(one) for one in hostile if one.actor == party and one.when.until]
    rest = [one for one in hostile if one.actor in (None, *board.others(party))]
    return bool(own) and all(one.when.since is not None and min(own) < one.when.since for one in rest)
