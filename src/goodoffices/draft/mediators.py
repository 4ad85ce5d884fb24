"""What a would-be mediator wants: from its offers, conditions, refusals and calls."""

from __future__ import annotations

from goodoffices.codebook.words import Move, StanceRole, StanceValue
from goodoffices.core.conflict import Want
from goodoffices.core.record import Event, Stance
from goodoffices.draft.board import Board, key
from goodoffices.draft.evidence import basis_of, called, distinct, listed, quotes_of
from goodoffices.draft.ground import bilateral_quotes, calming_quotes, events_of, holding, willing
from goodoffices.draft.terms import expression_of


def mediator_wants(mediator: str, board: Board) -> tuple[Want, ...]:
    """A would-be mediator's statements: its terms, its offer, mediation itself, calm, the parties' own talks."""
    stances = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
    offers = [one for one in stances if willing(one.value)]
    declines = [one for one in stances if one.value in (StanceValue.DECLINES, StanceValue.WITHDRAWN)]
    own = [*_own_terms(mediator, board, offers, declines), *_help(mediator, board, offers, declines, stances)]
    return distinct([*own, *_urged(mediator, board)])


def _own_terms(mediator: str, board: Board, offers: list[Stance], declines: list[Stance]) -> list[Want]:
    """Its condition, or consent as what mediation needs; that it is no mediator now belongs to the same."""
    terms = [one for one in offers if one.condition]
    told = [(one, expression_of(one.condition or "", mediator, board, mediator)) for one in terms]
    parts = list(dict.fromkeys(each for _, each in told if each))
    expression = " and ".join(parts) if parts else board.consents(mediator)
    said = [each.quote for one in terms for each in one.evidence if each.condition]
    grounds = (*said, *(quotes_of(declines) if offers else ()))
    if terms:
        words = listed(f"“{one.condition}”" for one in terms)
        name = called(mediator)
        why = f"The condition of {name} ({words}) is kept as a preference, since it could act without it."
        if not parts:
            why = f"No option tells whether the condition of {name} ({words}) is met; consent stands for it."
    else:
        why = f"{called(mediator)} is taken not to mediate without the consent of all parties."
    return [Want(id=f"{key(mediator)}.terms", expression=f"if {key(mediator)}_mediate then ({expression})",
                 basis=basis_of(grounds, why))]  # fmt: skip


def _help(
    mediator: str, board: Board, offers: list[Stance], declines: list[Stance], stances: tuple[Stance, ...]
) -> list[Want]:
    stem = key(mediator)
    if offers:
        basis = basis_of(quotes_of(offers))
        return [Want(id=f"{stem}.mediation", expression=board.mediated(mediator), basis=basis),
                Want(id=f"{stem}.offer", expression=f"{stem}_offer", basis=basis)]  # fmt: skip
    if declines:
        return [Want(id=f"{stem}.offer", expression=f"not {stem}_offer", basis=basis_of(quotes_of(declines)))]
    silent = "" if stances else f"No report tells whether {called(mediator)} would help."
    return [Want(id=f"{stem}.offer", expression=f"{stem}_offer", is_sign_open=True,
                 basis=basis_of(quotes_of(stances), silent))]  # fmt: skip


def _urged(mediator: str, board: Board) -> list[Want]:
    """Calm, where it calls for restraint; the parties' own talks, where it refers them to an agreement of theirs."""
    urged = calming_quotes([one for one in events_of(board.record, mediator, Move.URGE) if _is_to_parties(one, board)])
    referred = bilateral_quotes(board.record, mediator)
    wants = []
    if urged:
        wants.append(Want(id=f"{key(mediator)}.calm", expression=board.calm, basis=basis_of(urged)))
    if referred:
        wants.append(Want(id=f"{key(mediator)}.talks", expression=board.direct, basis=basis_of(referred)))
    return wants


def _is_to_parties(event: Event, board: Board) -> bool:
    return not event.toward or bool(set(event.toward) & set(board.parties))
