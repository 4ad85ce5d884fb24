"""Consent in deed: parties that met or agreed with each other while somebody mediated, whatever they had said before.

To sit down under a mediator, or to conclude what it brokers, is to take its help; a refusal told of an earlier day no
longer tells where the party stands on that mediator. What is told without a day, or of no later one, undoes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.codebook.words import Modality, Move, StanceValue
from goodoffices.core.record import Cast, Stance
from goodoffices.core.statement import UNSURE, Statement
from goodoffices.core.when import When
from goodoffices.reconcile.placing import Placing

TOGETHER = (Move.NEGOTIATE, Move.AGREE)
UNDONE = (StanceValue.REFUSES, StanceValue.UNCLEAR)
"""What a party says that its later deed speaks against."""

Deeds = dict[tuple[str, str], tuple[Statement, ...]]


def find_deeds(statements: Sequence[Statement], cast: Cast, placing: Placing) -> Deeds:
    """What each party did with another one under each would-be mediator: by party and mediator, in order of the text.

    Talks or an agreement are a mediator's where the same sentence has it mediate, or the same report on the same day.
    Only what is told as done, and is surely read, counts.
    """
    done = [one for one in statements if one.modality is Modality.ACTUAL and one.confidence >= UNSURE]
    acts = [one for one in done if one.move is Move.MEDIATE and one.actor in cast.third_parties]
    shared = [one for one in done if one.move in TOGETHER and one.actor in cast.parties]
    shared = [one for one in shared if set(one.toward) & set(cast.parties) - {one.actor}]
    found: dict[tuple[str, str], list[Statement]] = {}
    for deed in shared:
        for helper in sorted({act.actor for act in acts if act.actor and _is_under(deed, act, placing)}):
            found.setdefault((str(deed.actor), helper), []).append(deed)
    return {key: tuple(told) for key, told in found.items()}


def _is_under(deed: Statement, act: Statement, placing: Placing) -> bool:
    """Whether talks or an agreement are those that an act of mediation is told of."""
    if act.quote == deed.quote:
        return True
    day, other = placing.own_when(deed), placing.own_when(act)
    is_one_day = day is not None and day == other and day.since is not None and day.since == day.until
    return is_one_day and act.quote.report == deed.quote.report


def undoing(deeds: Sequence[Statement], stance: Stance | None, placing: Placing) -> tuple[Statement, ...]:
    """Of a party's deeds under a mediator those that speak against its word, being told of a later day.

    What an undated report tells without a day of its own may be older than the report, and counts for neither.
    """
    if stance is None or stance.value not in UNDONE:
        return ()
    said = [when for one in stance.evidence if (when := _told_when(one, placing)).until is not None]
    return tuple(one for one in deeds if said and all(when.before(placing.when(one)) for when in said))


def _told_when(statement: Statement, placing: Placing) -> When:
    return placing.own_when(statement) or placing.datings[statement.quote.report].when
