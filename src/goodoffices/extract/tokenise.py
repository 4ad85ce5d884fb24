"""Words of a sentence in the manner of the English Universal Dependencies treebanks, with their offsets.

References:
    [nivre2020] section 3; English guidelines of Universal Dependencies on contractions and hyphens.
"""

from __future__ import annotations

import re

# Hyphenated words are parted at the hyphen ("peace - keeping"), but for those that begin with a prefix.
PREFIXES = frozenset(
    [
        "a",
        "anti",
        "bi",
        "co",
        "counter",
        "cross",
        "de",
        "e",
        "ex",
        "extra",
        "inter",
        "intra",
        "macro",
        "mega",
        "micro",
        "mid",
        "mini",
        "multi",
        "neo",
        "non",
        "omni",
        "over",
        "pan",
        "para",
        "post",
        "pre",
        "pro",
        "pseudo",
        "quasi",
        "re",
        "semi",
        "sub",
        "super",
        "trans",
        "tri",
        "ultra",
        "un",
        "under",
        "uni",
        "vice",
        "al",
        "el",
        "ul",
        "as",
        "ash",
        "ar",
        "an",
    ]
)
ABBREVIATIONS = frozenset(
    [
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "prof.",
        "st.",
        "gen.",
        "col.",
        "lt.",
        "sgt.",
        "capt.",
        "maj.",
        "adm.",
        "rev.",
        "hon.",
        "sen.",
        "rep.",
        "gov.",
        "pres.",
        "jr.",
        "sr.",
        "vs.",
        "etc.",
        "e.g.",
        "i.e.",
        "no.",
        "nos.",
        "art.",
        "vol.",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "jun.",
        "jul.",
        "aug.",
        "sep.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
        "a.m.",
        "p.m.",
        "approx.",
        "dept.",
        "inc.",
        "ltd.",
        "co.",
        "corp.",
        "al.",
        "cf.",
        "ca.",
        "op.",
        "u.s.",
        "u.n.",
        "u.k.",
        "e.u.",
        "a.u.",
        "d.c.",
        "u.s.a.",
        "p.s.",
    ]
)
CHUNK = re.compile(
    r"""
    (?:https?://|www\.)\S+[\w/]                    # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                 # mail
    | (?:[A-Za-z]\.){2,}                           # U.S., a.m.
    | \d{1,3}(?:,\d{3})+(?:\.\d+)?                 # 1,200.5
    | \d+(?:[.:/]\d+)+                             # 3.5, 17:30, 3/4
    | \.{3,}|…|--+|[–—]                            # dots and dashes
    | [\w&]+(?:[.'’‘`´][\w&]+)*\.?                 # words, with inner apostrophes, and a stop to be looked at
    | \S
    """,
    re.VERBOSE,
)
CLITIC = re.compile(r"(?i)(?<=\w)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "lemme": 3}


def tokenise(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Half-open offsets of the words of `text[start:end]`, in order."""
    spans: list[tuple[int, int]] = []
    for match in CHUNK.finditer(text, start, end):
        spans += _parts(text, match.start(), match.end(), last=match.end() >= end)
    return _join_hyphens(text, spans) if text.find("-", start, end) >= 0 else spans


def _parts(text: str, start: int, end: int, *, last: bool) -> list[tuple[int, int]]:
    """A chunk as words: its stop, contraction or possessive parted from it."""
    word = text[start:end]
    if word.isalpha() and word.lower() not in FUSED:
        return [(start, end)]
    if len(word) > 1 and word.endswith(".") and not _keeps_stop(word, last=last):
        return [*_parts(text, start, end - 1, last=False), (end - 1, end)]
    if word.lower() in FUSED:
        middle = start + FUSED[word.lower()]
        return [(start, middle), (middle, end)]
    clitic = CLITIC.search(word)
    if clitic and word.lower() not in ("o'clock",):
        return [(start, start + clitic.start()), (start + clitic.start(), end)]
    return [(start, end)]


def _keeps_stop(word: str, *, last: bool) -> bool:
    if set(word) == {"."}:
        return True
    if re.fullmatch(r"(?:[A-Za-z]\.){2,}", word):
        return True
    return not last and (word.lower() in ABBREVIATIONS or re.fullmatch(r"[A-Z]\.", word) is not None)


def _join_hyphens(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Words that a hyphen holds together after all: those with a prefix, and numbers ("20-year" is parted)."""
    joined: list[tuple[int, int]] = []
    index = 0
    while index < len(spans):
        start, end = spans[index]
        while index + 2 < len(spans) and _binds(text, (start, end), spans[index + 1], spans[index + 2]):
            end = spans[index + 2][1]
            index += 2
        joined.append((start, end))
        index += 1
    return joined


def _binds(text: str, left: tuple[int, int], hyphen: tuple[int, int], right: tuple[int, int]) -> bool:
    if text[hyphen[0] : hyphen[1]] != "-" or left[1] != hyphen[0] or hyphen[1] != right[0]:
        return False
    first, second = text[left[0] : left[1]], text[right[0] : right[1]]
    return first.lower() in PREFIXES and second[:1].isalpha()
