"""Regions that act for themselves and that no list knows: "the breakaway region of X", "X, a self-declared state"."""

from __future__ import annotations

import re
from collections import Counter

from goodoffices.extract.phrases import places_of

NAME = r"(?P<name>[A-ZÀ-Þ][\wÀ-ÿ’'-]+(?: [A-ZÀ-Þ][\wÀ-ÿ’'-]+)?)"
APART = (
    r"(?:breakaway|separatist|secessionist|self-(?:declared|proclaimed|styled)|unrecogni[sz]ed|de facto"
    r"|semi-autonomous)"
)
LAND = r"(?:region|republic|Republic|territory|enclave|entity|state|statelet|province)"
TOLD = (
    re.compile(rf"\b{APART} (?:\w+ )?{LAND} of {NAME}"),
    re.compile(rf"\b{APART} {NAME}(?! (?:government|authorities|leader|{LAND}))"),
    re.compile(rf"\b{NAME}, (?:the|an?|[A-Z]\w+['’]s) (?:[\w-]+ ){{0,3}}?{APART} (?:\w+ )?{LAND}\b"),
)
FEWEST = 2  # times that a region is named


def breakaways_of(text: str) -> tuple[str, ...]:
    """Names of what a report calls a region broken away, those that it uses more than once, in order of the text."""
    told = Counter(match["name"].removesuffix("'s").removesuffix("’s") for one in TOLD for match in one.finditer(text))
    return tuple(name for name in told if sum(1 for _ in places_of(name, text)) >= FEWEST)
