"""Reports on sport, markets or weather that name the parties to a dispute and tell nothing of it."""

from __future__ import annotations

import re
from functools import cache

from goodoffices.codebook.loader import load_words


@cache
def _topics() -> tuple[int, dict[str, tuple[str, ...]], tuple[str, ...]]:
    data = load_words("topics.yaml")
    topics = {name: tuple(str(words).split()) for name, words in data["topics"].items()}
    return int(data["least"]), topics, tuple(str(data["dispute"]).split())


@cache
def topic_of(text: str) -> str:
    """What a report is on where that is no dispute: "sport", "markets", "weather"; empty for all others."""
    least, topics, dispute = _topics()
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()))
    if any(_stands_in(one, words) for one in dispute):
        return ""
    found = {name: sum(_stands_in(one, words) for one in listed) for name, listed in topics.items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] >= least else ""


def _stands_in(entry: str, words: set[str]) -> bool:
    """Whether a word of the list, or one that begins as it does, is among some words."""
    return any(word.startswith(entry[:-1]) for word in words) if entry.endswith("*") else entry in words
