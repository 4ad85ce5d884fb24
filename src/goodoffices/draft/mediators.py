"""What a would-be mediator wants, and what its mediation needs: from its offers, conditions, refusals and calls."""

from __future__ import annotations

from goodoffices.codebook.words import Move, StanceRole, StanceValue
from goodoffices.core.conflict import Constraint, Want
from goodoffices.core.record import Event, Stance
from goodoffices.core.report import Quote
from goodoffices.draft.board import Board, key
from goodoffices.draft.evidence import basis_of, called, distinct, listed, quotes_of
from goodoffices.draft.ground import (
    DENYING,
    bilateral_quotes,
    calming_quotes,
    events_of,
    holding,
    is_denied,
    latest_quotes,
    willing,
)
from goodoffices.draft.terms import expression_of


def mediator_wants(mediator: str, board: Board) -> tuple[Want, ...]:
    """A would-be mediator's statements: terms beyond consent, its offer, mediation itself, calm, the parties' talks."""
    stances = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
    offers = [one for one in stances if willing(one.value)]
    declines = [one for one in stances if one.value in DENYING]
    if not is_denied(stances, board.record):
        declines = []
    own = [*_own_terms(mediator, board), *_help(mediator, board, offers, declines, stances)]
    return distinct([*own, *_urged(mediator, board)])


def mediation_needs(mediator: str, board: Board) -> Constraint:
    """That there is no mediation under way without an offer and the consent of all, with its own words for it."""
    stem = key(mediator)
    said, untold = _terms(mediator, board, are_of_consent=True), _untold(mediator, board)
    why = (
        f"Mediation under way needs an offer by {called(mediator)} and the consent of all parties; whoever takes one "
        "of these back ends it."
    )
    if said:
        why += f" The condition of {called(mediator)} ({_words(said)}) is taken to be met by that."
    if untold:
        why += (
            f" No option tells whether the condition of {called(mediator)} ({_words(untold)}) is met; consent stands "
        )
        why += "for it."
    return Constraint(
        id=f"{stem}.needs", expression=f"{stem}_mediate and not ({stem}_offer and {board.consents(mediator)})",
        ends=f"{stem}_mediate", basis=basis_of(_said([*said, *untold]), why),
    )  # fmt: skip


def _terms(mediator: str, board: Board, *, are_of_consent: bool) -> list[Stance]:
    """Its offers on a condition that asks for consent; else those on another condition."""
    stances = holding(board.record, mediator, StanceRole.THIRD_PARTY, mediator)
    terms = [one for one in stances if willing(one.value) and one.condition]
    return [one for one in terms if _is_of_consent(one, mediator, board) is are_of_consent]


def _is_of_consent(stance: Stance, mediator: str, board: Board) -> bool:
    return expression_of(stance.condition or "", mediator, board, mediator) == board.consents(mediator)


def _said(terms: list[Stance]) -> tuple[Quote, ...]:
    """The sentences that state a condition."""
    return tuple(each.quote for one in terms for each in one.evidence if each.condition)


def _own_terms(mediator: str, board: Board) -> list[Want]:
    """Its conditions beyond consent, as preferences; one that no option tells is said to be left out."""
    found = []
    for number, one in enumerate(_terms(mediator, board, are_of_consent=False), start=1):
        expression = expression_of(one.condition or "", mediator, board, mediator)
        why = f"The condition of {called(mediator)} (“{one.condition}”) is kept as a preference, since it could act "
        why += "without it."
        if expression:
            stem = f"{key(mediator)}.terms" + (f".{number}" if number > 1 else "")
            found.append(Want(id=stem, expression=f"if {key(mediator)}_mediate then ({expression})",
                              basis=basis_of(_said([one]), why)))  # fmt: skip
    return found


def _untold(mediator: str, board: Board) -> list[Stance]:
    """Its offers on a condition that no option tells."""
    terms = _terms(mediator, board, are_of_consent=False)
    return [one for one in terms if not expression_of(one.condition or "", mediator, board, mediator)]


def _words(terms: list[Stance]) -> str:
    return listed(f"“{one.condition}”" for one in terms)


def _help(
    mediator: str, board: Board, offers: list[Stance], declines: list[Stance], stances: tuple[Stance, ...]
) -> list[Want]:
    stem = key(mediator)
    if offers:
        told = latest_quotes(offers, board.record)
        quotes = (*told[:2], *quotes_of(declines)[:2], *told[2:])
        return [Want(id=f"{stem}.mediation", expression=board.mediated(mediator),
                     basis=basis_of(quotes, _why_mediation(mediator, declines, stances))),
                Want(id=f"{stem}.offer", expression=f"{stem}_offer", basis=basis_of(told))]  # fmt: skip
    if declines:
        return [Want(id=f"{stem}.offer", expression=f"not {stem}_offer", basis=basis_of(quotes_of(declines)))]
    silent = "" if stances else f"No report tells whether {called(mediator)} would help."
    return [Want(id=f"{stem}.offer", expression=f"{stem}_offer", is_sign_open=True,
                 basis=basis_of(quotes_of(stances), silent))]  # fmt: skip


def _why_mediation(mediator: str, declines: list[Stance], stances: tuple[Stance, ...]) -> str:
    """How an offer is read as a wish that the talks come about; nothing to say where it mediates already."""
    if not declines and any(one.value is StanceValue.MEDIATES for one in stances):
        return ""
    but = ", though it says that it is no mediator now" if declines else ""
    return f"The offer of {called(mediator)} is read as a wish that the talks it offers come about{but}."


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
