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
    if any(word.startswith(dispute) for word in words):
        return ""
    found = {
        name: sum(any(word.startswith(stem) for word in words) for stem in stems) for name, stems in topics.items()
    }
    best = max(found, key=lambda name: found[name])
    return best if found[best] >= least else ""
