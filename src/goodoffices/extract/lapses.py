"""The day of what something else came after: "Lima agreed on Tuesday, a day after Oslo had offered to help".

The words "a day after" date what stands behind them by what stands beside them, and not on its day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.extract.clause import Scope
from goodoffices.extract.time_words import COUNT, lapsed
from goodoffices.extract.times import Time

LAPSE = re.compile(rf"\b(?:{COUNT}|the)\s+(?P<unit>day|week|fortnight|month|year)s?\s+after\b", re.IGNORECASE)
END = re.compile(r"[,;:.!?]|\s[-–—]\s|[\"“”]")  # what closes the clause behind it


def lapse_of(text: str, scope: Scope, trigger: int, times: Sequence[Time]) -> tuple[bool, str | None]:
    """Whether a move stands behind such words, and the ISO prefix of its day; None where nothing tells it.

    Args:
        text: Its sentence.
        scope: The tree of it.
        trigger: The word that tells it.
        times: The expressions of time of the sentence.
    """
    if not 0 <= trigger < len(scope.view.tokens):
        return False, None
    at = scope.view.tokens[trigger].start - scope.view.sentence.start
    match = next(
        (one for one in LAPSE.finditer(text) if one.end() <= at and not END.search(text[one.end() : at])), None
    )
    if match is None:
        return False, None
    closing = END.search(text, at)
    end = closing.start() if closing else len(text)
    if any(match.end() <= one.start < end for one in times):
        return False, None
    days = [one for one in times if one.iso and len(one.iso) > len("1978") and not one.in_name]
    before, behind = [one for one in days if one.end <= match.start()], [one for one in days if one.start >= end]
    beside = before[-1] if before else behind[0] if behind else None
    return True, lapsed(beside.iso, match.groupdict()) if beside and beside.iso else None
