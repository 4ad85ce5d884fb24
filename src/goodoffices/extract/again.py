"""Moves that a sentence tells twice by their times: "shelled the village on 3 May and again on 9 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from goodoffices.codebook.words import Move
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.extract.proposal import NOUN
from goodoffices.extract.times import Time

AGAIN = re.compile(
    r"(?i)\s*,?\s*(?:and|then|as well as)(?:\s+then)?(?:\s+(?P<anew>again|once more|once again|anew|a second time))?"
    r"(?:\s*,)?\s*(?:on|in|at|late|early)?\s*(?:the\s+)?(?:night|evening|morning)?(?:\s+(?:of|to|on))?\s*"
)
DONE = (Move.MEDIATE, Move.CONSULT, Move.NEGOTIATE, Move.ESCALATE, Move.DEESCALATE)  # moves made by more than a word
BETWEEN = re.compile(r"(?i)\b(?:between|from)\s+(?:\w+\s+)?$")


def told_again(one: Statement, times: Sequence[Time]) -> tuple[Statement, ...]:
    """A statement, and the same at the other time that its sentence tells in one breath with its own.

    Of what a noun tells in passing ("refused the offer in May and again in June") the times are another's.

    Args:
        one: The statement.
        times: The expressions of time of its sentence, in order.
    """
    rule = one.reasons[0] if one.reasons else "heads"
    if rule.endswith(NOUN) or (rule.startswith("heads") and one.move not in DONE):
        return (one,)
    text = one.quote.text
    pairs = [(a, b) for a, b in pairwise(times) if _is_twice(text, a, b)]
    own = one.when.iso if one.when else None
    others = [b.iso if a.iso == own else a.iso for a, b in pairs if own in (a.iso, b.iso)]
    return (one, *(replace(one, when=When.parse(iso)) for iso in others if iso and iso != own))


def _is_twice(text: str, first: Time, second: Time) -> bool:
    """Whether two times are told in one breath: joined by "and again", or by "and" where both name days alike."""
    joined = AGAIN.fullmatch(text[first.end : second.start])
    if joined is None or first.iso is None or second.iso is None or BETWEEN.search(text[: first.start]):
        return False
    is_alike = first.kind == second.kind and len(first.iso) == len(second.iso) > len("2028")
    return joined["anew"] is not None or (is_alike and text[second.end :].lstrip()[:1] in ("", ".", ",", ";"))
