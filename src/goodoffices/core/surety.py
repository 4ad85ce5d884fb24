"""How surely what several statements tell was read, each report and each text counting once."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from goodoffices.core.statement import Statement

FIRM = 0.9
"""Surety from which a line stands without a mark. Of the lines on stances and dates in briefs on six disputes that
nobody had seen, judged blind, 74 % were right and 5 % wrong from here on (255 lines), 31 % and 38 % below (274)."""


def surety(statements: Sequence[Statement]) -> float:
    """The probability that at least one report's words were read rightly.

    Reports are taken to be read independently of each other, and copies of one sentence as one (noisy or).

    Args:
        statements: Those that tell the same.
    """
    best: dict[str, Statement] = {}
    for one in statements:
        if one.quote.report not in best or one.confidence > best[one.quote.report].confidence:
            best[one.quote.report] = one
    by_text: dict[str, float] = {}
    for one in best.values():
        text = " ".join(one.quote.text.split()).casefold()
        by_text[text] = max(one.confidence, by_text.get(text, 0.0))
    return 1 - prod(1 - share for share in by_text.values())


def is_firm(statements: Sequence[Statement]) -> bool:
    """Whether what statements tell was surely read, in whole hundredths, as it is shown."""
    return round(surety(statements), 2) >= FIRM


def reading_doubt(statements: Sequence[Statement]) -> str:
    """Why the reading of statements is to be checked; empty where it is firm."""
    return "" if not statements or is_firm(statements) else f"read at {surety(statements) * 100:.0f} %"
