"""Talks of the parties that the record has announced, planned or possible."""

from __future__ import annotations

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.conflict import Conflict
from goodoffices.core.outlook import Plan
from goodoffices.core.record import Record
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, quotes_of
from goodoffices.draft.ground import BILATERAL, HIDDEN, events_of


def plans_of(conflict: Conflict, record: Record | None) -> tuple[Plan, ...]:
    """Talks ahead, each day once; none that rest on doubtful statements alone, and none without a record.

    While a mediator is at work, talks are the mediated ones unless a report calls them direct.
    """
    if record is None:
        return ()
    players = {player.id for player in conflict.players}
    is_mediated = conflict.now is not None and any(one.endswith("_mediate") for one in conflict.now.taken)
    ahead = [
        one for player in conflict.players
        for one in events_of(record, player.id, Move.NEGOTIATE, modalities=(Modality.POSSIBLE,))
        if set(one.toward) & players and not are_unsure(one.statements)
        and not any(HIDDEN.search(each.quote.text) for each in one.statements)
        and not (is_mediated and not any(BILATERAL.search(each.quote.text) for each in one.statements))
    ]  # fmt: skip
    now, by_time = record.as_of.until, dict[When, Plan]()
    for one in ahead:
        is_told = now is not None and one.when.since is not None and one.when.since > now
        when = one.when if is_told else UNKNOWN_WHEN  # else it is the day on which the plan was told
        by_time.setdefault(when, Plan(when=when, basis=basis_of(quotes_of([one]))))
    return tuple(by_time.values())
