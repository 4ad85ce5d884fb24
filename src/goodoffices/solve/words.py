"""The nearest valid word, for messages about unknown ones."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, valid: Iterable[str]) -> str:
    """A hint naming the nearest valid word, or all of them where none is near and there are few."""
    words = tuple(dict.fromkeys(valid))
    folded = {each.casefold(): each for each in words}
    close = get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    if close:
        return f"Did you mean {folded[close[0]]!r}?"
    return f"Known: {', '.join(words)}." if 0 < len(words) <= 8 else ""
