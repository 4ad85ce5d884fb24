"""Actors named in a stretch of text, by the names, capitals, offices and demonyms of the codebook."""

from __future__ import annotations

import re
from functools import lru_cache

from goodoffices.codebook.actors import load_actors


@lru_cache(maxsize=1)
def _surfaces() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern of all names, the longest first, and whom each means."""
    meant: dict[str, str] = {}
    for words, code, _ in load_actors().surfaces():
        meant.setdefault(words, code)
    ordered = sorted(meant, key=lambda words: (-len(words), words))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w])"), meant


def actors_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every actor named: its canonical code and the half-open place of its name, in order."""
    pattern, meant = _surfaces()
    return tuple((meant[match[0]], match.start(), match.end()) for match in pattern.finditer(text))


@lru_cache(maxsize=4096)
def codes_in(text: str) -> frozenset[str]:
    """The canonical codes of all actors named."""
    return frozenset(code for code, _, _ in actors_in(text))
