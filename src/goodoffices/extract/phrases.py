"""Phrases that are sought in whole reports: found as plain text first, then held against the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator


def places_of(phrase: str, text: str) -> Iterator[int]:
    """Where a phrase begins in a text, with the ends of words at both its ends; none of them overlap."""
    at = text.find(phrase)
    while at >= 0:
        is_whole = _is_edge(text, at) and _is_edge(text, at + len(phrase))
        if is_whole:
            yield at
        at = text.find(phrase, at + (max(1, len(phrase)) if is_whole else 1))


def has_phrase(phrase: str, text: str) -> bool:
    """Whether a phrase stands in a text, its first and last word whole."""
    return next(places_of(phrase, text), None) is not None


def first_match(pattern: re.Pattern[str], start: str, text: str) -> re.Match[str] | None:
    """The first match of a pattern in a text, where all its matches begin with some letters."""
    at = text.find(start)
    while at >= 0:
        match = pattern.match(text, at)
        if match:
            return match
        at = text.find(start, at + 1)
    return None


def _is_edge(text: str, at: int) -> bool:
    """Whether a word begins or ends at a place."""
    before = at > 0 and _is_of_word(text[at - 1])
    return before != (at < len(text) and _is_of_word(text[at]))


def _is_of_word(sign: str) -> bool:
    return sign == "_" or sign.isalnum()
