"""Text levelled for comparison: case, quotation marks, dashes, white space and compatibility forms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LEVELLED = {
    **dict.fromkeys("‘’‛`´ʼ", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "\u00ad": "",
    "\u200b": "",
    "\ufeff": "",
}
TABLE = str.maketrans(LEVELLED)
WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def _level(character: str) -> str:
    """One character as it is compared; empty where it is invisible."""
    return "".join(LEVELLED.get(one, one) for one in unicodedata.normalize("NFKC", character)).lower()


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The levelled text, and for each of its characters the offset of the character of `text` that it stems from.

    Runs of white space become one space; white space at either end is dropped.
    """
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        for one in _level(character):
            shown = " " if one.isspace() else one
            if shown == " " and (not folded or folded[-1] == " "):
                continue
            folded.append(shown)
            offsets.append(offset)
    if folded and folded[-1] == " ":
        folded.pop()
        offsets.pop()
    return "".join(folded), offsets


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The levelled text alone."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(TABLE).lower().split())


def folded_words(text: str) -> tuple[str, ...]:
    """The words of the levelled text, in order."""
    return tuple(WORD.findall(fold(text)))
