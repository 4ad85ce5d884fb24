"""How a source stands within a sentence: with its article, names and descriptions told apart."""

from __future__ import annotations

import re

from goodoffices.codebook.actors import name_in_prose
from goodoffices.codebook.roles import load_roles

# Words that open the description of a source without a name; they are no names and lose their capital in a sentence.
COMMON = frozenset((
    "A", "An", "The", "One", "Two", "Some", "Several", "Many", "Both", "Other", "Senior", "Top", "Local", "Officials",
    "Official", "Sources", "Source", "Diplomats", "Diplomatic", "Government", "Military", "Security", "Western",
    "Analysts", "Experts", "People", "Its", "Residents", "Citizens", "Fishermen", "His", "Her", "Their",
))  # fmt: skip
DETERMINERS = frozenset((
    "a", "an", "the", "one", "two", "three", "four", "some", "several", "many", "both", "other", "its", "his", "her",
    "their", "our", "all", "no",
))  # fmt: skip
# Ends of the names of bodies that take the article.
BODIES = (
    "Ministry", "Office", "Council", "Commission", "Secretariat", "Secretariat General", "Government", "Presidency",
    "Embassy", "Department", "Kremlin", "Holy See", "White House", "Pentagon", "Palace", "Army", "Navy",
    "Parliament", "Senate", "Cabinet",
)  # fmt: skip
# Offices that one person holds at a time, and the words that stand before them; nouns of sources beside the codebook's.
SINGLE = frozenset(("minister", "president", "premier", "chancellor", "king", "queen", "emir", "sultan", "pope",
                    "prince", "monarch", "secretary-general", "pontiff"))  # fmt: skip
BEFORE_OFFICE = frozenset(("Prime", "Foreign", "Crown", "Defence", "Defense", "Interior", "Vice", "Deputy"))
UNTITLED = frozenset(("source", "insider", "member", "man", "woman", "person", "people", "participant", "witness"))
MANY = frozenset(("people",))  # nouns of many persons that take no article of one
PLURALS = ("s", "men", "people", "troop", "police")
DETAIL = re.compile(r",? (?:in|of|at|from|close|near|briefed|with|to|who|familiar|on|for|speaking)\b")
MOST_SPELT = 3  # letters of an acronym that is spelt out; longer ones are mostly said as words
LIKE_YOU = ("eu", "uni", "uga", "ukr", "uru")  # beginnings that sound like "you"


def spoken(name: str) -> str:
    """A source as it stands within a sentence: with its article; what is no name loses its capital."""
    first, _, rest = name.partition(" ")
    if first in COMMON:
        name, first = f"{first.lower()} {rest}".strip(), first.lower()
    head = DETAIL.split(name, maxsplit=1)[0]
    if first.lower() in DETERMINERS or first.endswith(("'s", "’s")):
        return name
    if head.endswith(BODIES):
        return f"the {name}"
    return name_in_prose(name) if name.isupper() else _with_article(name, head, first)


def _with_article(name: str, head: str, first: str) -> str:
    """The description of one person with its article: "a Dutch official", "the prime minister"; names as they are."""
    last = head.split()[-1]
    noun = last.casefold()
    is_description = last.islower() or first in BEFORE_OFFICE or first.islower() or head == last
    if last.islower() and noun in load_roles().bodies and not noun.endswith(PLURALS):
        return f"the {name}"
    if noun not in nouns() or not is_description or noun in MANY:
        return name
    if noun in SINGLE:
        return f"the {name[0].lower() + name[1:] if last.islower() and first in BEFORE_OFFICE else name}"
    return f"{'an' if _sounds_open(first) else 'a'} {name}"


def _sounds_open(word: str) -> bool:
    """Whether a word begins with the sound of a vowel: "an official", "an RSF leader", but "a UN envoy"."""
    if word.isupper() and len(word) <= MOST_SPELT:
        return word[0] in "AEFHILMNORSX"
    return word[0].lower() in "aeiou" and not word.lower().startswith(LIKE_YOU)


def nouns() -> frozenset[str]:
    """Nouns for single persons that give no name."""
    return frozenset(load_roles().persons) | UNTITLED
