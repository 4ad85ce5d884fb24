"""The door of the stage: `draft_conflict`."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.codebook.actors import display_name
from goodoffices.core.conflict import Basis, Conflict, Constraint, Player, Want, Wants
from goodoffices.core.record import Record
from goodoffices.draft.board import Board, choose_board
from goodoffices.draft.doubts import doubted
from goodoffices.draft.evidence import basis_of, called
from goodoffices.draft.mediators import mediation_needs, mediator_wants
from goodoffices.draft.options import mediator_options, party_options
from goodoffices.draft.outcomes import outcomes_of
from goodoffices.draft.present import present_state
from goodoffices.draft.wants import in_default_order, party_wants

ORDERED = "Its place in the list is an assumption: terms first, then help, talks, safety and deeds."


def draft_conflict(record: Record, *, players: tuple[str, ...] | None = None, default_order: bool = False) -> Conflict:
    """A conflict from a record, every element with quotations or an assumption.

    Args:
        record: What the reports add up to.
        players: Canonical actors; None for the parties and the foremost would-be mediators.
        default_order: Whether the order of each player's statements, which the record leaves open, is filled in.
            Every statement then says that its place is an assumption.

    Raises:
        UsageError: A named player does not occur in the record, or fewer than two parties are known.
    """
    board = choose_board(record, players)
    drafted = [_party(one, board) for one in board.parties] + [_mediator(one, board) for one in board.mediators]
    return Conflict(
        title=record.title,
        players=tuple(_ordered(one) if default_order else one for one in drafted),
        now=present_state(board),
        infeasible=_infeasible(board),
        outcomes=outcomes_of(board),
    )


def _party(party: str, board: Board) -> Player:
    wants, readings = party_wants(party, board)
    return Player(
        id=party, name=display_name(party), options=party_options(party, board),
        preferences=Wants(groups=(doubted(wants, party, board.record),)),
        readings=readings, basis=_why(party, board),
    )  # fmt: skip


def _mediator(mediator: str, board: Board) -> Player:
    wants = doubted(mediator_wants(mediator, board), mediator, board.record)
    return Player(
        id=mediator, name=display_name(mediator), options=mediator_options(mediator, board),
        preferences=Wants(groups=(wants,)), basis=_why(mediator, board),
    )  # fmt: skip


def _why(actor: str, board: Board) -> Basis:
    reasons = dict(board.record.cast.reasons)
    return basis_of((), reasons.get(actor) or f"{called(actor)} was named as a player.")


def _ordered(player: Player) -> Player:
    """The player with one total order of its statements, each saying that its place is assumed."""
    wants = player.preferences
    if not isinstance(wants, Wants):
        return player
    ordered = tuple((_labelled(one),) for one in in_default_order(wants.all))
    return replace(player, preferences=Wants(groups=ordered))


def _labelled(want: Want) -> Want:
    why = f"{want.basis.assumption} {ORDERED}".strip()
    return replace(want, basis=replace(want.basis, assumption=why))


def _infeasible(board: Board) -> tuple[Constraint, ...]:
    """What the words themselves exclude: mediation under way without an offer and the consent of every party.

    Whoever takes one of these back ends the mediation, so that a party can walk out.
    """
    return tuple(mediation_needs(one, board) for one in board.mediators)
