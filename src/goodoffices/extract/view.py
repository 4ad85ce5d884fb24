"""A sentence's tree as one walks it: children, paths and spans."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from goodoffices.extract.document import Sentence, Token

MARKS = ("“", "”", '"', "«", "``", "''")
# Offices that "general" ends, with the word for them.
CIVIL = {one: one for one in ("secretary", "secretariat", "director", "consul", "governor")} | {"attorney": "minister"}


@dataclass(frozen=True, kw_only=True)
class View:
    """A sentence with the questions that rules ask of its tree.

    Attributes:
        sentence: The sentence.
    """

    sentence: Sentence

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words of the sentence in order."""
        return self.sentence.tokens

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """Lemmas in lower case; that of "general" in a civil office is the office's, and a think tank is no tank."""
        plain = [token.lemma.lower() for token in self.sentence.tokens]
        return tuple(_in_context(before, word) for before, word in zip(["", *plain], plain, strict=False))

    @cached_property
    def rels(self) -> tuple[str, ...]:
        """Relations to the head without subtypes."""
        return tuple(token.rel.split(":")[0] for token in self.sentence.tokens)

    @cached_property
    def capitals(self) -> frozenset[int]:
        """Nouns and adjectives that begin with a capital and are not in capitals throughout."""
        return frozenset(place for place, token in enumerate(self.tokens) if _is_capitalised(token))

    @cached_property
    def has_marks(self) -> bool:
        """Whether there is a quotation mark."""
        return any(token.text in MARKS for token in self.tokens)

    def __len__(self) -> int:
        return len(self.sentence.tokens)

    @cached_property
    def kids(self) -> tuple[tuple[int, ...], ...]:
        """Children of every word, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for place, token in enumerate(self.tokens):
            if token.head >= 0:
                found[token.head].append(place)
        return tuple(tuple(one) for one in found)

    def rel(self, place: int) -> str:
        """Relation of a word to its head without subtype."""
        return self.rels[place]

    def lemma(self, place: int) -> str:
        """Lemma of a word in lower case."""
        return self.lemmas[place]

    def child(self, place: int, *rels: str) -> int | None:
        """First child under one of the relations, given with or without subtype; None where there is none."""
        return next(iter(self.children(place, *rels)), None)

    def children(self, place: int, *rels: str) -> list[int]:
        """Children under one of the relations, given with or without subtype."""
        below = self.kids[place]
        if not below:
            return []
        plain, tokens = self.rels, self.sentence.tokens
        return [one for one in below if plain[one] in rels or tokens[one].rel in rels]

    def head(self, place: int) -> int:
        """Head of a word; -1 for the root."""
        return self.sentence.tokens[place].head

    def top(self, first: int, last: int) -> int:
        """The word from `first` to before `last` that depends on none of the others; the first if none does."""
        return next((place for place in range(first, last) if not first <= self.head(place) < last), first)

    def ancestors(self, place: int) -> list[int]:
        """Heads from the nearest to the root."""
        found: list[int] = []
        place = self.head(place)
        while place >= 0:
            found.append(place)
            place = self.head(place)
        return found

    def subtree(self, place: int) -> list[int]:
        """A word and all below it, in order."""
        found, queue = [], [place]
        while queue:
            one = queue.pop()
            found.append(one)
            queue.extend(self.kids[one])
        return sorted(found)

    def conjuncts(self, place: int) -> list[int]:
        """A word and the words coordinated to it."""
        return [place, *self.children(place, "conj")]

    def case(self, place: int) -> str:
        """Preposition or possessive mark of a noun, lower case, several joined by spaces; "" where there is none."""
        return " ".join(self.lemma(one) for one in self.children(place, "case"))

    def text(self, first: int, last: int) -> str:
        """The words from `first` to before `last`, parted by single spaces."""
        return " ".join(token.text for token in self.tokens[first:last])

    def is_verb(self, place: int) -> bool:
        """Whether a word is a verb, or the predicate of a copula."""
        return self.tokens[place].upos == "VERB" or bool(self.children(place, "cop"))


def _is_capitalised(token: Token) -> bool:
    is_name = token.text[:1].isupper() and token.upos in ("PROPN", "NOUN", "ADJ")
    return is_name and any(one.islower() for one in token.text)


def _in_context(before: str, word: str) -> str:
    """The lemma of a word that another one before it gives another sense."""
    if word == "general":
        return CIVIL.get(before, word)
    return "think-tank" if (before, word) == ("think", "tank") else word
