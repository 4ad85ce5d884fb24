"""Talks of the parties that the record has announced, planned or possible."""

from __future__ import annotations

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.conflict import Conflict
from goodoffices.core.outlook import Plan
from goodoffices.core.record import Record
from goodoffices.core.when import When
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, quotes_of
from goodoffices.draft.ground import HIDDEN, events_of


def plans_of(conflict: Conflict, record: Record | None) -> tuple[Plan, ...]:
    """Talks ahead, each day once; none that rest on doubtful statements alone, and none without a record."""
    if record is None:
        return ()
    players = {player.id for player in conflict.players}
    ahead = [
        one for player in conflict.players
        for one in events_of(record, player.id, Move.NEGOTIATE, modalities=(Modality.POSSIBLE,))
        if set(one.toward) & players and not are_unsure(one.statements)
        and not any(HIDDEN.search(each.quote.text) for each in one.statements)
    ]  # fmt: skip
    by_time: dict[When, Plan] = {}
    for one in ahead:
        by_time.setdefault(one.when, Plan(when=one.when, basis=basis_of(quotes_of([one]))))
    return tuple(by_time.values())
