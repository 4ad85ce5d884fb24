"""Demands that no other option tells: what a party asks of another beside talks and an end of hostile steps.

Each becomes an option of whoever is asked, for only then can the model tell what hangs on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.codebook.phrasing import ABOUT_TALKS
from goodoffices.codebook.words import Modality, Move
from goodoffices.core.conflict import Option, Want
from goodoffices.core.record import Event
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.draft.board import FEWEST_OF_PARTY, Board, key
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, called
from goodoffices.draft.ground import (
    events_of,
    is_before_talks,
    is_late,
    is_official,
    is_overtaken,
    is_truce,
)

MOST_WITH_DEMANDS = 10
"""Demands are options while all options stay within this; else they count as met while there are no hostile steps."""
HALT = re.compile(
    r"\b(ceas\w+|stop\w*|halt\w*|refrain\w*|attacks?|shell(?:ing|ed)|shoot\w*|strikes?|hostilit\w+|violence|truce"
    r"|fire|fighting|offensive|escalat\w+|raids?|incursions?)\b",
    re.IGNORECASE,
)
"""Words by which a demand asks for an end of hostile steps."""
BEFORE = re.compile(r"\b(?:before|prior to|ahead of)\b.*$", re.IGNORECASE)
BEFORE_TRUCE = re.compile(r"\b(?:before|prior to|ahead of)\b[^.;]*\b(?:truce|ceas\w+|armistice)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What one party asks of another that no other option tells.

    Attributes:
        asker: Who asks.
        asked: Of whom.
        option: Id of the option of whoever is asked to do it.
        statements: What tells of it, the foremost first.
    """

    asker: str
    asked: str
    option: str
    statements: tuple[Statement, ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The sentences that tell of it."""
        return tuple(dict.fromkeys(one.quote for one in self.statements))


def own_demands(party: str, board: Board) -> tuple[Event, ...]:
    """What a party demands of the others."""
    every = (Modality.ACTUAL, Modality.CONDITIONAL)
    found = events_of(board.record, party, Move.DEMAND, modalities=every)
    return tuple(one for one in found if set(one.toward) & set(board.others(party)))


def demands_of(board: Board) -> tuple[Demand, ...]:
    """The demands that are options, in the order of the parties, as many as there is room for."""
    n_taken = len(board.parties) * (FEWEST_OF_PARTY + len(board.mediators)) + 2 * len(board.mediators)
    found = [_demand(asker, asked, board) for asker in board.parties for asked in board.others(asker)]
    return tuple(one for one in found if one.statements)[: max(0, MOST_WITH_DEMANDS - n_taken)]


def _demand(asker: str, asked: str, board: Board) -> Demand:
    told = tuple(
        one
        for event in own_demands(asker, board) if asked in event.toward
        for one in event.statements if is_of_substance(one) and _stands(one, asker, board)
    )  # fmt: skip
    whose = f"_{key(asker)}" if len(board.parties) > 2 else ""
    return Demand(asker=asker, asked=asked, option=f"{key(asked)}_meet{whose}", statements=told)


def _stands(one: Statement, asker: str, board: Board) -> bool:
    """Whether officials made a demand of late, and no truce since has overtaken it."""
    truces = [each for each in events_of(board.record, asker, Move.AGREE) if is_truce(each)]
    return is_official((one,)) and is_late(one, board.record) and not is_overtaken(one, truces, board.record)


def is_of_substance(statement: Statement) -> bool:
    """Whether a demand, not in doubt, asks for more than talks or an end of hostile steps."""
    text = BEFORE.sub("", statement.quote.text)
    asks_for_talks = ABOUT_TALKS.search(text) and not is_before_talks(statement)
    return not are_unsure((statement,)) and not asks_for_talks and not HALT.search(text)


def met_by(event: Event, other: str, board: Board) -> str:
    """The option by which another party would meet a demand; empty where no option of its own tells it."""
    told = set(event.statements)
    found = (one for one in demands_of(board) if (one.asker, one.asked) == (event.actor, other))
    return next((one.option for one in found if told & set(one.statements)), "")


def demanded(other: str, event: Event, board: Board) -> str:
    """What a demand asks of another party: what is an option by itself, to talk, else to leave what it is doing.

    Empty where it asks for something else and is of long ago or overtaken by a truce.
    """
    if own := met_by(event, other, board):
        return own
    own_words = [one for one in event.statements if is_of_substance(one)]
    if own_words and not any(_stands(one, event.actor or "", board) for one in own_words):
        return ""
    text = " ".join(_own_part(one.quote.text, called(event.actor or "")) for one in event.statements)
    asks_for_talks = ABOUT_TALKS.search(text) and not any(is_before_talks(one) for one in event.statements)
    return f"{key(other)}_talk" if asks_for_talks else f"not {key(other)}_escalate"


def _own_part(text: str, name: str) -> str:
    """Of a headline in two halves the one that names somebody; else the whole."""
    return next((part for part in text.split(";") if name and name in part), text)


def meeting_options(party: str, board: Board) -> tuple[Option, ...]:
    """What a party could do for the others, by what they demand."""
    return tuple(
        Option(id=one.option, name=f"do what {called(one.asker)} demands", basis=basis_of(one.quotes))
        for one in demands_of(board)
        if one.asked == party
    )


def meeting_wants(party: str, board: Board) -> list[Want]:
    """That a party wants its demands met, what it puts them before, and that it is open whether it meets others'."""
    found = []
    for one in demands_of(board):
        if one.asker == party:
            found.append(Want(id=f"{key(party)}.demand.{key(one.asked)}", expression=one.option,
                              basis=basis_of(one.quotes)))  # fmt: skip
            found += _before_truce(one)
        elif one.asked == party:
            why = f"Whether {called(party)} would do what {called(one.asker)} demands is taken as open."
            found.append(Want(id=f"{key(party)}.meet.{key(one.asker)}", expression=one.option, is_sign_open=True,
                              basis=basis_of((), why)))  # fmt: skip
    return found


def _before_truce(demand: Demand) -> list[Want]:
    """A demand put before a truce, as a term of calm."""
    quotes = [one.quote for one in demand.statements if BEFORE_TRUCE.search(one.quote.text)]
    why = f"A demand put before a truce is kept as a preference, since {called(demand.asker)} could drop it."
    stem = key(demand.asker)
    term = Want(id=f"{stem}.precondition.calm", expression=f"if not {stem}_escalate then {demand.option}",
                basis=basis_of(quotes, why))  # fmt: skip
    return [term] if quotes else []
