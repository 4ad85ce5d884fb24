"""Nouns that stand for a part of an actor: ministers and ministries, armies, crowds, rebels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from goodoffices.codebook.loader import load_words
from goodoffices.codebook.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTable:
    """The nouns, by lemma.

    Attributes:
        persons: Nouns of single persons.
        bodies: Nouns of bodies and of people in the plural.
        anaphora: Nouns that point back to an actor named before, with the kinds they may point to.
        pairs: Nouns that in the plural with "both" or "the two" mean the parties.
        realms: Nouns for a kind of actor ("kingdom"), with the actors that they may point to.
        thrones: Offices of monarchs, each with the realm that it goes with.
        titles: Sets of titles that may mean the same person.
    """

    persons: dict[str, Role]
    bodies: dict[str, Role]
    anaphora: dict[str, tuple[str, ...]]
    pairs: frozenset[str]
    realms: dict[str, frozenset[str]]
    thrones: dict[str, str]
    titles: tuple[frozenset[str], ...]

    def role(self, lemma: str) -> Role | None:
        """The part of an actor that a noun stands for; None where it stands for none."""
        return self.persons.get(lemma) or self.bodies.get(lemma)

    def same_office(self, known: str, asked: str) -> bool:
        """Whether two titles may be those of one person; not where either is ""."""
        if not known or not asked:
            return False
        return known == asked or any(known in one and asked in one for one in self.titles)


@lru_cache(maxsize=1)
def load_roles() -> RoleTable:
    """The shipped nouns."""
    data = load_words("roles.yaml")
    persons = {noun: Role(role) for role, nouns in data["persons"].items() for noun in nouns}
    bodies = {noun: Role(role) for role, nouns in data["bodies"].items() for noun in nouns}
    anaphora: dict[str, tuple[str, ...]] = {}
    for kind, nouns in data["anaphora"].items():
        for noun in nouns:
            anaphora[noun] = (*anaphora.get(noun, ()), kind)
    return RoleTable(
        persons=persons, bodies=bodies, anaphora=anaphora, pairs=frozenset(data["pairs"]),
        realms={noun: frozenset(codes) for noun, codes in data["realms"].items()},
        thrones=dict(data["thrones"]),
        titles=tuple(frozenset(titles) for titles in data["titles"]),
    )  # fmt: skip
