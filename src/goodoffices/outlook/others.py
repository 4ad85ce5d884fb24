"""Would-be mediators of the record that are no players, and which of them are at work."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from goodoffices.codebook.actors import display_name, name_in_prose
from goodoffices.codebook.words import Modality, Move, Role, StanceValue
from goodoffices.core.conflict import Basis, Conflict
from goodoffices.core.outlook import OtherMediator
from goodoffices.core.record import Record, Stance
from goodoffices.core.statement import Statement
from goodoffices.draft.evidence import basis_of, quotes_of
from goodoffices.draft.ground import day_told, days_told, willing

LATE = timedelta(days=120)
"""Time since the last word of a mediation within which it is told as one at work."""


def other_mediators(conflict: Conflict, record: Record | None) -> tuple[OtherMediator, ...]:
    """Those that are no players: those at work first, by how often they are told to mediate; none without a record."""
    if record is None:
        return ()
    players = {player.id for player in conflict.players}
    own = {one.third_party: one.own for one in record.consents}
    able = [one for one in record.cast.third_parties if one not in players and _is_willing(own.get(one))]
    found = [_other(one, own.get(one), record) for one in able]
    known = {*players, *record.cast.third_parties, *record.cast.parties}
    found += [one for one in _beside(record) if one.code not in known]
    told = Counter(one.actor for one in record.statements if one.move is Move.MEDIATE)
    return tuple(sorted(found, key=lambda one: (not one.is_active, -told[one.code] if one.is_active else 0)))


def other_parties(conflict: Conflict, record: Record | None) -> tuple[str, ...]:
    """The parties on record that are no players, as they stand in running text; none without a record."""
    players = {player.id for player in conflict.players}
    parties = record.cast.parties if record else ()
    return tuple(name_in_prose(display_name(one)) for one in parties if one not in players)


def _beside(record: Record) -> list[OtherMediator]:
    """Those told to be mediating of late who are too little told of to be would-be mediators of the record."""
    late = [one for one in record.statements if one.move is Move.MEDIATE and one.modality is Modality.ACTUAL]
    late = [one for one in late if one.actor and one.actor_role is Role.GOV and _is_of_late(one, record)]
    codes = sorted({one.actor or "" for one in late})
    told = {code: [one.quote for one in late if one.actor == code] for code in codes}
    return [
        OtherMediator(code=code, name=name_in_prose(display_name(code)), is_active=True, basis=basis_of(quotes))
        for code, quotes in told.items()
    ]  # fmt: skip


def _is_of_late(one: Statement, record: Record) -> bool:
    """Whether a statement is told for a day within that time before now."""
    day, now = day_told(one, record), record.as_of.until
    return day is not None and now is not None and now - day <= LATE


def _is_willing(own: Stance | None) -> bool:
    """Whether somebody is told to offer help or to be at work, rather than named as a mediator by others alone."""
    return own is not None and (willing(own.value) or own.value is StanceValue.UNCLEAR)


def _other(code: str, own: Stance | None, record: Record) -> OtherMediator:
    is_active = own is not None and own.value is StanceValue.MEDIATES and is_told_within(own, record, LATE)
    return OtherMediator(
        code=code, name=name_in_prose(display_name(code)), is_active=is_active,
        basis=basis_of(quotes_of([own]) if own is not None and is_active else ()) or Basis(),
    )  # fmt: skip


def is_told_within(stance: Stance, record: Record, time: timedelta) -> bool:
    """Whether the last that is told of a stance lies within a time before now; what nothing dates counts as within."""
    now = record.as_of.until
    return now is None or any(day is None or now - day <= time for day in days_told(stance, record))
