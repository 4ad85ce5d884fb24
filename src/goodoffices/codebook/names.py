"""Words by which the names in a text are told: of bodies, of persons, and of what is neither."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from goodoffices.codebook.loader import load_words


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """Words in and around the names of organisations and armed groups.

    Attributes:
        heads: Words that make a capitalised name the name of a body.
        apart: Those of them that are no part of a state even behind its name.
        leading: Those of them that stand at the head of a name with no "of" behind them: "Frente", "Comandos".
        general: Those of them that are too general to name a body by themselves.
        things: Heads of names of what does nothing: places, texts, projects.
        armed: Words that make a body an armed group.
        movements: Words for other bodies that may be all that one is called.
        rebels: Lemmas of common nouns for those in arms against a state.
        links: Words within a name that give its acronym no letter.
        not_codes: Words in capitals that are no acronym of a body.
        organs: Names of parts of any state, which name no body of their own.
        research: Words that make a name that of a house of research.
        houses: Names of houses of research that hold none of these words.
    """

    heads: frozenset[str]
    apart: frozenset[str]
    leading: frozenset[str]
    general: frozenset[str]
    things: frozenset[str]
    armed: frozenset[str]
    movements: frozenset[str]
    rebels: frozenset[str]
    links: frozenset[str]
    not_codes: frozenset[str]
    organs: frozenset[str]
    research: frozenset[str]
    houses: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """Words in and around the names of persons.

    Attributes:
        honorifics: Forms of address before a name.
        particles: Words within a name that are no name themselves, lower case.
        female: Words that tell that a woman is meant.
        male: Words that tell that a man is meant.
    """

    honorifics: frozenset[str]
    particles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWords:
    """Words that make an actor's name part of something else.

    Attributes:
        not_before: Words before which a name is no actor: "Oslo Accords".
        not_after: Words behind which, and "of", a name is no actor: "Gulf of Oman".
        others: Names and idioms with a state in them that are no actor.
    """

    not_before: frozenset[str]
    not_after: frozenset[str]
    others: tuple[str, ...]


@lru_cache(maxsize=1)
def load_body_words() -> BodyWords:
    """The shipped words about bodies."""
    return BodyWords(**{key: frozenset(words) for key, words in load_words("names.yaml")["bodies"].items()})


@lru_cache(maxsize=1)
def load_person_words() -> PersonWords:
    """The shipped words about persons."""
    return PersonWords(**{key: frozenset(words) for key, words in load_words("names.yaml")["persons"].items()})


@lru_cache(maxsize=1)
def load_other_words() -> OtherWords:
    """The shipped words about names that are no actor's."""
    data = load_words("names.yaml")["names"]
    return OtherWords(
        not_before=frozenset(data["not_before"]),
        not_after=frozenset(data["not_after"]),
        others=tuple(data["others"]),
    )
