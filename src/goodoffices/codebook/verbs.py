"""The words with which diplomacy tells its moves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from goodoffices.codebook.loader import load_words
from goodoffices.codebook.words import Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A word, or a phrase of a head and words below it.

    Attributes:
        head: Lemma of its head.
        rest: For every further word its alternatives.
    """

    head: str
    rest: tuple[frozenset[str], ...]

    @property
    def text(self) -> str:
        """The phrase as written in the data file."""
        return " ".join([self.head, *("/".join(sorted(one)) for one in self.rest)])


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbTable:
    """The words of every move.

    Attributes:
        phrases: By head lemma: phrases with the moves that they can tell, longer phrases first.
        help_nouns: Nouns of third-party help itself.
        help_offers: Nouns of what is offered; they need a mediator beside them.
        help_verbs: Verbs of third-party help.
        helping: All of these three.
        topics: Named sets of lemmas that decide between moves.
        nominal: Nouns that stand for the act of a word, with that word: "rejection" for "reject".
    """

    phrases: dict[str, tuple[tuple[Phrase, Move], ...]]
    help_nouns: frozenset[str]
    help_offers: frozenset[str]
    help_verbs: frozenset[str]
    helping: frozenset[str]
    topics: dict[str, frozenset[str]]
    nominal: dict[str, str]


@lru_cache(maxsize=1)
def load_verbs() -> VerbTable:
    """The shipped words."""
    data = load_words("verbs.yaml")
    found: dict[str, list[tuple[Phrase, Move]]] = {}
    for move in Move:
        for text in data[str(move)]:
            head, *rest = str(text).split()
            found.setdefault(head, []).append(
                (Phrase(head=head, rest=tuple(frozenset(one.split("/")) for one in rest)), move)
            )
    phrases = {
        head: tuple(sorted(set(many), key=lambda one: (-len(one[0].rest), one[0].text, one[1])))
        for head, many in found.items()
    }
    words = {name: frozenset(map(str, many)) for name, many in data["topics"].items()}
    nouns, offers, verbs = (frozenset(data["help"][kind]) for kind in ("nouns", "offers", "verbs"))
    return VerbTable(
        phrases=phrases, help_nouns=nouns, help_offers=offers, help_verbs=verbs, helping=nouns | offers | verbs,
        topics=words,
        nominal={noun: word for word, nouns in data["nominal"].items() for noun in nouns},
    )  # fmt: skip
