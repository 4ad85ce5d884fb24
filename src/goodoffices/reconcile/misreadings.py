"""Readings of one sentence that exclude each other: no more than the surer one is what it tells.

A sentence seldom has an actor say yes and no to one mediator. Where extraction proposes both, it has not made up its
mind: on 188 coded cases the less sure one of two contrary readings was right in 11 of 68, the surer one in 37. Readings
that are both sure stand, and so does what people coded: "turned him down in May and thanked him in June" tells both.

Nor is it a word on help that somebody will not comment on a report, where other words of it on that help are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from goodoffices.codebook.phrasing import ON_A_REPORT
from goodoffices.codebook.words import Move
from goodoffices.core.statement import BEYOND_DOUBT, Statement
from goodoffices.reconcile.kinds import SILENT

CONTRARY = {
    frozenset(pair)
    for pair in (
        (Move.ACCEPT, Move.REFUSE), (Move.ACCEPT, Move.HEDGE), (Move.REQUEST, Move.REFUSE), (Move.REQUEST, Move.HEDGE),
        (Move.REFUSE, Move.HEDGE), (Move.MEDIATE, Move.DECLINE), (Move.MEDIATE, Move.HEDGE), (Move.OFFER, Move.HEDGE),
        (Move.DECLINE, Move.HEDGE),
    )
}  # fmt: skip


def without_misreadings(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements without the doubtful ones that a surer reading of their own sentence excludes."""
    readings: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in statements:
        if one.move.is_mediation:
            readings[_about(one)].append(one)
    known = [one for one in statements if not _is_misread(one, readings.get(_about(one), ()))]
    said = {(one.actor, one.third_party) for one in known if one.move.is_mediation and one.move is not Move.HEDGE}
    return tuple(one for one in known if (one.actor, one.third_party) not in said or not _is_on_a_report(one))


def _is_on_a_report(one: Statement) -> bool:
    """Whether somebody will not comment on what a report tells: no word on help, where other words of it are told."""
    return one.move is Move.HEDGE and ON_A_REPORT.search(one.quote.text) is not None


def _about(one: Statement) -> tuple[object, ...]:
    return (one.quote, one.actor, one.third_party)


def _is_misread(one: Statement, readings: Iterable[Statement]) -> bool:
    return one.confidence < BEYOND_DOUBT and any(
        one.confidence < other.confidence
        and frozenset((one.move, other.move)) in CONTRARY
        and other.modality not in SILENT
        for other in readings
    )
