"""Where a want rests on statements of low confidence alone, it says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from goodoffices.codebook.words import Move
from goodoffices.core.conflict import Want
from goodoffices.core.record import Record
from goodoffices.core.statement import UNSURE, Statement

TALKING = (Move.NEGOTIATE, Move.REFUSE, Move.URGE, Move.DECLINE)
DOING = (Move.ESCALATE, Move.DEESCALATE, Move.AGREE)
MOVES = {
    "talks": TALKING, "dialogue": (Move.URGE,),
    "demand": (Move.DEMAND,), "precondition": (Move.DEMAND,), "meet": (Move.DEMAND,),
    "restraint": (Move.DEMAND, Move.ACCUSE, Move.ESCALATE), "reply": DOING, "calm": (*DOING, Move.URGE),
}  # fmt: skip
"""Moves that a kind of want rests on, by the parts of its id; other kinds rest on moves about mediation."""


def doubted(wants: tuple[Want, ...], player: str, record: Record) -> tuple[Want, ...]:
    """The wants, those that rest on doubtful statements alone saying so in their assumption."""
    by_quote: dict[tuple[str, str], list[Statement]] = {}
    for one in record.statements:
        by_quote.setdefault((one.quote.report, one.quote.text), []).append(one)
    return tuple(_doubted(want, player, by_quote) for want in wants)


def _doubted(want: Want, player: str, by_quote: dict[tuple[str, str], list[Statement]]) -> Want:
    behind = [
        one for cited in want.basis.citations for one in by_quote.get((cited.report, cited.quote), ())
        if is_behind(one, want, player)
    ]  # fmt: skip
    if want.is_sign_open or not behind or not are_unsure(behind):
        return want
    few = "one statement" if len({one.quote for one in behind}) == 1 else "statements"
    why = f"{want.basis.assumption} It rests on {few} of low confidence alone.".strip()
    return replace(want, basis=replace(want.basis, assumption=why))


def is_behind(one: Statement, want: Want, player: str) -> bool:
    """Whether a statement in a cited sentence is one that the want rests on."""
    kinds = [moves for part in want.id.split(".")[1:] if (moves := MOVES.get(part))]
    is_own = one.actor == player or "restraint" in want.id
    return is_own and (one.move in kinds[0] if kinds else one.move.is_mediation or one.move is Move.AGREE)


def are_unsure(statements: Iterable[Statement]) -> bool:
    """Whether none of the statements is sure by itself."""
    return all(one.confidence < UNSURE for one in statements)
