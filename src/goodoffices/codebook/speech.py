"""Words that cite a source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from goodoffices.codebook.loader import load_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechTable:
    """The words, by lemma.

    Attributes:
        verbs: Verbs with which a speaker is cited.
        nouns: Texts that say something.
        anonymous: Nouns of sources without an office.
        officials: Nouns of unnamed officials.
        institutions: Nouns of institutions that speak as such.
        offices: Titles whose holder a report means as one certain person.
        not_persons: Nouns that end as nouns of persons do and are none.
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    anonymous: frozenset[str]
    officials: frozenset[str]
    institutions: frozenset[str]
    offices: frozenset[str]
    not_persons: frozenset[str]


@lru_cache(maxsize=1)
def load_speech() -> SpeechTable:
    """The shipped words."""
    data = load_words("speech.yaml")
    return SpeechTable(
        verbs=frozenset(data["verbs"]), nouns=frozenset(data["nouns"]),
        anonymous=frozenset(data["anonymous"]), officials=frozenset(data["nouns_official"]),
        institutions=frozenset(data["institutions"]), offices=frozenset(data["offices"]),
        not_persons=frozenset(data["not_persons"]),
    )  # fmt: skip
