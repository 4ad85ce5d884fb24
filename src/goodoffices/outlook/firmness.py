"""How firmly a want is held, as far as the record tells."""

from __future__ import annotations

from datetime import date

from goodoffices.codebook.words import Modality, Move, StanceValue
from goodoffices.core.attribution import best_attribution
from goodoffices.core.conflict import Want
from goodoffices.core.outlook import Firmness
from goodoffices.core.record import Event, Record, Stance
from goodoffices.core.when import When

WILLING = (StanceValue.REQUESTS, StanceValue.ACCEPTS, StanceValue.ACCEPTS_IF, StanceValue.OFFERS,
           StanceValue.OFFERS_IF, StanceValue.MEDIATES)  # fmt: skip


def firmness_of(want: Want, player: str, mediators: set[str], record: Record | None) -> Firmness | None:
    """The origins, the best attribution, the beginning and any change of the stances behind a want; else of the deeds.

    Args:
        want: The want.
        player: Whose.
        mediators: The would-be mediators of the conflict.
        record: Where from; None gives None.
    """
    if record is None:
        return None
    cited = {(one.report, one.quote) for one in want.basis.citations}
    behind = [
        one for one in record.stances
        if one.actor == player and (one.third_party is None or one.third_party in mediators)
        and any((each.quote.report, each.quote.text) in cited for each in one.evidence)
    ]  # fmt: skip
    if not behind:
        return None if want.is_sign_open else _of_deeds(player, mediators, cited, record)
    held = [one for one in behind if one.until is None] or behind
    deeds = _deeds_behind(player, cited, record)
    return Firmness(
        n_origins=max(_n_origins(behind, cited), _n_of_deeds(deeds, cited)),
        attribution=best_attribution([*(one.attribution for one in behind), *(one.attribution for one in deeds)]).value,
        since=_beginning([one.since for one in held]) or _beginning([one.when for one in deeds]),
        is_old=not want.is_sign_open and any(one.is_long_standing for one in held),
        has_changed=_has_changed(behind, record),
        is_disputed=bool(want.reading),
        doubt=behind[0].doubt if all(one.doubt for one in behind) else "",
    )


def _of_deeds(player: str, mediators: set[str], cited: set[tuple[str, str]], record: Record) -> Firmness | None:
    """The same from what a player did, demanded or agreed to."""
    behind = _deeds_behind(player, cited, record)
    if not behind:
        return None
    return Firmness(
        n_origins=_n_of_deeds(behind, cited),
        attribution=best_attribution([one.attribution for one in behind]).value,
        since=_beginning([one.when for one in behind]),
        has_changed=_has_acted_otherwise(behind, player, mediators, record),
        is_of_deeds=True,
    )


def _deeds_behind(player: str, cited: set[tuple[str, str]], record: Record) -> list[Event]:
    """What a player did, demanded or agreed to by cited sentences."""
    return [
        one for one in record.events
        if one.actor == player and not one.move.is_mediation
        and any((each.quote.report, each.quote.text) in cited for each in one.statements)
    ]  # fmt: skip


def _n_of_deeds(deeds: list[Event], cited: set[tuple[str, str]]) -> int:
    return max(1, min(len({report for report, _ in cited}), sum(one.n_origins for one in deeds)))


def _beginning(whens: list[When]) -> str:
    """The earliest beginning of which both a first and a last day are told, in ISO form; empty where none is."""
    told = [one for one in whens if one.since and one.until]
    first = min(told, key=lambda one: (one.since or date.max, one.until or date.max), default=None)
    return "" if first is None else first.iso or f"{first.since}/{first.until}"


def _has_acted_otherwise(behind: list[Event], player: str, mediators: set[str], record: Record) -> bool:
    """Whether steps back are told beside hostile ones, or reserve beside what was agreed under a mediator."""
    moves = {one.move for one in behind}
    if Move.ESCALATE in moves:
        late = [one for one in record.events if one.modality is not Modality.HISTORICAL]
        return any(one.actor == player and one.move in (Move.DEESCALATE, Move.AGREE) for one in late)
    told = [one for one in record.stances if one.actor == player and one.third_party in mediators]
    return Move.AGREE in moves and any(one.value not in WILLING for one in told)


def _n_origins(stances: list[Stance], cited: set[tuple[str, str]]) -> int:
    """The stances' origins, but never more than the reports that are cited."""
    return max(1, min(len({report for report, _ in cited}), sum(one.n_origins for one in stances)))


def _has_changed(behind: list[Stance], record: Record) -> bool:
    """Whether the same actor is told to have been willing and not willing on the same mediator, one of them ended."""
    for about in {(one.actor, one.third_party) for one in behind}:
        told = [one for one in record.stances if (one.actor, one.third_party) == about]
        if len({one.value in WILLING for one in told}) > 1 and any(one.until is not None for one in told):
            return True
    return False
