"""Named outcomes of a draft, the same for every dispute."""

from __future__ import annotations

from goodoffices.codebook.words import Move
from goodoffices.core.conflict import Outcome
from goodoffices.draft.board import Board, key
from goodoffices.draft.evidence import called
from goodoffices.draft.ground import events_of, is_truce

ESCALATION = "escalation by all sides without talks"


def outcomes_of(board: Board) -> tuple[Outcome, ...]:
    """Mediated talks, talks among the parties, a ceasefire kept, a stand-off, escalation.

    They are no partition: talks may be held under a ceasefire or under fire, and nobody may talk while it is kept. A
    simulation counts the first that fits.
    """
    mediated = [f"({board.mediated(one)})" for one in board.mediators]
    all_hostile = " and ".join(f"{key(one)}_escalate" for one in board.parties)
    help_ = " or ".join(mediated)
    no_talks = f"not ({help_}) and not ({board.direct})" if mediated else f"not ({board.direct})"
    is_alone = len(board.mediators) == 1
    found = [
        Outcome(id="mediated-talks" if is_alone else f"mediated-talks.{key(one)}",
                name=f"talks mediated by {called(one)}", expression=help_ if is_alone else board.mediated(one))
        for one in board.mediators
    ]  # fmt: skip
    return (
        *found,
        Outcome(id="direct-talks", name=board.direct_words, expression=board.direct),
        Outcome(id="escalation", name=ESCALATION, expression=f"{all_hostile} and {no_talks}"),
        Outcome(id="ceasefire", name=_calm_words(board), expression=board.calm),
        Outcome(id="stand-off", name="a stand-off without talks", expression=f"not ({all_hostile}) and {no_talks}"),
    )


def _calm_words(board: Board) -> str:
    """A ceasefire kept, where the parties are told to have agreed on one; else calm."""
    agreed = [one for party in board.parties for one in events_of(board.record, party, Move.AGREE)]
    return "a ceasefire that is kept" if any(is_truce(one) for one in agreed) else "calm without hostile steps"
