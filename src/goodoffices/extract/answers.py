"""The rows in a model's answer, taken out of whatever stands around them.

Models put JSON into fences, talk before and after it, and are cut off in the midst of it. What is whole is taken;
what is not is told.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

MOST_ROWS = 2_000  # statements in one report; more is no coding
OPENING = re.compile(r'"statements"\s*:\s*\[|^\s*\[', re.MULTILINE)
BETWEEN = re.compile(r"[\s,]*")
DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an answer holds.

    Attributes:
        rows: Its statements as plain mappings, unchecked.
        fault: What is wrong with the answer as a whole, in one sentence; empty where nothing is.
        is_answer: Whether it has the form asked for at all; another try may help where not.
    """

    rows: tuple[dict[str, Any], ...] = ()
    fault: str = ""
    is_answer: bool = True


def read_answer(text: str, *, is_whole: bool = True) -> Answer:
    """The rows of an answer.

    Args:
        text: The answer.
        is_whole: Whether the model came to its end.
    """
    opening = OPENING.search(text)
    if opening is None:
        return Answer(fault="The answer holds no list of statements.", is_answer=False)
    rows, is_closed, n_odd = _rows(text, opening.end())
    faults = []
    if not is_closed or not is_whole:
        faults.append(f"The answer breaks off after {len(rows)} statements.")
    if n_odd:
        faults.append(f"{n_odd} of its statements are no JSON objects.")
    return Answer(rows=tuple(rows), fault=" ".join(faults), is_answer=bool(rows) or (is_closed and not n_odd))


def _rows(text: str, at: int) -> tuple[list[dict[str, Any]], bool, int]:
    """Objects from a place in a list on, whether the list is closed, and how many of its members are no objects."""
    rows: list[dict[str, Any]] = []
    n_odd = 0
    while len(rows) + n_odd < MOST_ROWS:
        between = BETWEEN.match(text, at)
        at = between.end() if between else at
        if text[at : at + 1] == "]":
            return rows, True, n_odd
        try:
            value, at = DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return rows, False, n_odd
        if isinstance(value, dict):
            rows.append(value)
        else:
            n_odd += 1
    return rows, False, n_odd
