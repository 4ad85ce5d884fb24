"""What a stance's own condition asks for, as a condition over options where the options can tell it."""

from __future__ import annotations

import re

from goodoffices.draft.board import Board, key

# "if both sides are willing", "should all parties ask for it": the consent of everybody.
OF_ALL = re.compile(r"\b(both|all|each|every|either|two|parties|sides|they|them)\b", re.IGNORECASE)
CONSENT = re.compile(
    r"\b(agree\w*|willing\w*|consent\w*|accept\w*|want\w*|wish\w*|approv\w*|ask\w*|request\w*|invit\w*|desire\w*"
    r"|ready|prepared|object\w*|need\w*|welcom\w*|interest\w*|so choose)\b",
    re.IGNORECASE,
)
HOSTILE = re.compile(
    r"\b(cease-?fire|truce|hostilit\w+|fighting|attacks?|shell\w+|violence|strikes|war|incursions?|violations?"
    r"|withdr\w+|pull(s|ed)? (back|out)|raids?|fire|shooting|suffering)\b",
    re.IGNORECASE,
)
TALKS = re.compile(r"\b(direct|bilateral)\b.{0,20}\b(talks?|negotiations?|dialogue)\b", re.IGNORECASE)


def asks_for_consent(condition: str) -> bool:
    """Whether a condition asks that the parties wish, accept or ask for help."""
    return bool(CONSENT.search(condition) and OF_ALL.search(condition)) or "asked" in condition.lower()


def expression_of(condition: str, actor: str, board: Board, mediator: str) -> str:
    """The condition over options; empty where it asks for something that no option tells."""
    others = board.others(actor) if actor in board.parties else board.parties
    if TALKS.search(condition):
        return " and ".join(f"{key(one)}_talk" for one in others)
    if HOSTILE.search(condition):
        return " and ".join(f"not {key(one)}_escalate" for one in others)
    if asks_for_consent(condition):
        return " and ".join(board.accept(one, mediator) for one in others)
    return ""
