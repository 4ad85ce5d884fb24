"""Acronyms of bodies that no list knows, and the full names that a report gives them."""

from __future__ import annotations

import re
from collections import Counter

from goodoffices.codebook.names import load_body_words
from goodoffices.extract.document import Sentence
from goodoffices.extract.names import NameTable, words_of

WORD = r"[A-ZÀ-Þ][\w’'&.-]*"
LINK = (
    r"(?:of|for|the|and|de|du|des|la|le|les|del|e|y|et|van|der|in|on|to|do|da|dos|das|a|al|ul|ya|wa|voor|pour|para|por)"
)
CODE = r"[A-Z][A-Za-z0-9]{1,9}(?:-[A-Z0-9]+)?"
BRACKET = rf"\((?:the\s+|or\s+|known as\s+)?[\"“]?({CODE})[\"”]?[);,]"
BRACKETED = re.compile(rf"((?:{WORD}\s+|{LINK}\s+){{1,9}}?){BRACKET}")
SPELT = re.compile(rf"\b([A-Z][A-Z0-9]{{2,7}})\s+\(((?:(?:{WORD}|{LINK})\s*){{2,9}})\)")
OR_THE = re.compile(
    rf"((?:{WORD}\s+|{LINK}\s+){{1,8}}{WORD}),\s+(?:or|(?:also |better )?known as)?\s*(?:the\s+)?([A-Z]{{2,8}}\d*),"
)
# What every match of the patterns above holds, found sooner where there is none.
IN_BRACKETS, BEFORE_COMMA = re.compile(BRACKET), re.compile(r"[A-Z]{2}\d*,")
SHOUTED = 0.4  # share of words in capitals above which capitals tell no acronym


def spelt_out(text: str) -> list[tuple[str, str]]:
    """Full names with the acronym beside them: "the Front for X (FLX)", "FLX (Front for X)", "Front for X, or FLX,"."""
    pairs = [(match[1], match[2]) for match in BRACKETED.finditer(text)] if IN_BRACKETS.search(text) else []
    pairs += [(match[2], match[1]) for match in SPELT.finditer(text)]
    return pairs + ([(match[1], match[2]) for match in OR_THE.finditer(text)] if BEFORE_COMMA.search(text) else [])


def names_of_pair(long: str, short: str, known: NameTable) -> NameTable:
    """A full name and its acronym with their common code; empty where the letters or the words do not fit.

    Args:
        long: Words that end with the full name.
        short: The acronym.
        known: Names of the lists, whose codes win.
    """
    lists, words = load_body_words(), long.split()
    if short in lists.not_codes or len(words) < 2:
        return {}
    if {one.rstrip("s") for one in words} & lists.things and not set(words) & lists.heads:
        return {}
    full = _fitting(words, short) or _of_another_language(words, short)
    if full is None:
        return {}
    code = _code(words_of(full), known) or _code(words_of(short), known) or short.upper()
    return {words_of(full): (code, "name"), words_of(short): (code, "name")}


def _code(words: tuple[str, ...], known: NameTable) -> str:
    return known.get(words, ("", ""))[0]


def _fitting(words: list[str], short: str) -> str | None:
    """The shortest tail of the words whose initials hold the acronym's letters in order, from the first on."""
    letters = [one for one in short.upper() if one.isalpha()]
    links = load_body_words().links
    for first in range(len(words) - 1, -1, -1):
        tail = words[first:]
        if tail[0].lower() in links or tail[0][0].upper() != letters[0]:
            continue
        rest = iter(one.upper() for word in tail for one in _capitals(word))
        if sum(any(one == letter for one in rest) for letter in letters) >= max(2, len(letters) - 1):
            return " ".join(tail)
    return None


def _of_another_language(words: list[str], short: str) -> str | None:
    """The name of a body whose acronym is made in another language: "Movement of Democratic Forces (MFDC)"."""
    lists = load_body_words()
    while words and words[0].lower() in lists.links:
        words = words[1:]
    is_body = len(words) > 1 and (words[-1] in lists.heads or words[0] in lists.heads) and len(short) > 2
    return " ".join(words) if is_body and short.isupper() and not set(words) <= lists.general else None


def _capitals(word: str) -> list[str]:
    """The letters that a word may give an acronym."""
    return re.findall(r"[A-ZÀ-Þ]|(?<=-)\w", word) + ([word[0]] if word[0].islower() else [])


def initials(name: str) -> str:
    """Initials of a name of several words; one word in capitals."""
    every = [word for word in re.split(r"[\s-]+", name) if word[:1].isalnum()]
    words = [word for word in every if word.lower() not in load_body_words().links]
    if len(words) == 2 and len(every) > 2:  # "Front du Hodh" is FDH
        words = every
    if len(words) > 2:
        return "".join(word[0] for word in words).upper()
    return "".join(words).upper().replace("'", "").replace("’", "")


def count_acronyms(sentences: list[Sentence]) -> Counter[str]:
    """How often a report uses each word in capitals as a name; headlines in capitals tell nothing."""
    not_codes = load_body_words().not_codes
    return Counter(
        token.text
        for sentence in sentences
        if not _is_shouted(sentence)
        for token in sentence.tokens
        if re.fullmatch(r"[A-Z]{2,6}\d*", token.text) and token.text not in not_codes and token.upos == "PROPN"
    )


def _is_shouted(sentence: Sentence) -> bool:
    shouted = sum(token.text.isupper() and len(token.text) > 1 for token in sentence.tokens)
    return shouted > SHOUTED * max(1, len(sentence.tokens))
