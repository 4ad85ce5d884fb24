"""Refusals of one thing: a kind of help beside talks, a place to meet, a text or date of a mediator that is kept.

1. Who turns down observers or peacekeepers, no mediator being named, refuses those of whoever is told to send them;
   where the reports tell of none, or of several, it refuses that kind of help, and nobody's help in talks.
2. Who turns down a place, a text or a date of a mediator, and in the same report surely takes its help, does not
   refuse the mediator.
Such refusals set no stance and are no side of a disagreement on stances; the record keeps them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from goodoffices.codebook.phrasing import HELP_AT_LARGE, HELP_OF_A_KIND, PLACE_TURNED_DOWN, TERM_TURNED_DOWN
from goodoffices.codebook.words import Modality, Move
from goodoffices.core.statement import UNSURE, Statement

TAKING = (Move.ACCEPT, Move.REQUEST)
OF_SENDER = (Move.REFUSE, Move.REQUEST, Move.OFFER, Move.ACCEPT, Move.HEDGE)  # the surest sign of who sends first


def part_refusals(statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """The statements with refusals of a kind of help under their senders, and those that are of one thing alone."""
    named = tuple(_under_sender(one, statements) for one in statements)
    partial = tuple(one for one in named if is_of_one_kind(one) or _is_of_one_thing(one, named))
    return named, partial


def is_of_one_kind(one: Statement) -> bool:
    """Whether a refusal that names no mediator is of a kind of help beside talks."""
    return one.move is Move.REFUSE and one.third_party is None and _kind(one) is not None


def _kind(one: Statement) -> re.Pattern[str] | None:
    """The words for the only kind of help that a sentence tells of; None where it tells of help in talks too."""
    text = one.quote.text
    if HELP_AT_LARGE.search(text):
        return None
    return next((words for words in HELP_OF_A_KIND.values() if words.search(text)), None)


def _under_sender(one: Statement, statements: Iterable[Statement]) -> Statement:
    """A refusal of a kind of help as one of who sends it, where the reports, its own first, tell of one such."""
    words = _kind(one) if is_of_one_kind(one) else None
    if words is None:
        return one
    told = [each for each in statements if each.third_party and words.search(each.quote.text)]
    here = [each for each in told if each.quote.report == one.quote.report]
    sender = _sender(here) or _sender(told)
    return replace(one, third_party=sender, toward=(sender,)) if sender and sender != one.actor else one


def _sender(told: Sequence[Statement]) -> str | None:
    """Who alone is told to send help of a kind, by the surest move that names anybody; None where several are."""
    by_move = ({one.third_party for one in told if one.move is move} for move in OF_SENDER)
    senders = next((each for each in by_move if each), set())
    return next(iter(senders)) if len(senders) == 1 else None


def _is_of_one_thing(one: Statement, statements: Iterable[Statement]) -> bool:
    """Whether a party turns down a place, text or date of a mediator whose help it takes by the same report."""
    text = one.quote.text
    is_no = one.move is Move.REFUSE and one.third_party is not None and one.modality is not Modality.HISTORICAL
    if not is_no or not (PLACE_TURNED_DOWN.search(text) or TERM_TURNED_DOWN.search(text)):
        return False
    return any(
        other.move in TAKING
        and (other.actor, other.third_party, other.quote.report) == (one.actor, one.third_party, one.quote.report)
        and other.confidence >= UNSURE
        and other.modality is not Modality.HISTORICAL
        for other in statements
    )
