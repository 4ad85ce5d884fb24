"""Sources as they stand in a sentence: with their article, each person once, persons with a name before others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from goodoffices.codebook.actors import name_in_prose
from goodoffices.codebook.names import load_person_words
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
FIRST_LETTERS = 4  # of a given name that spellings of one person share: Sergey, Sergei


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
    if noun not in _nouns() or not is_description or noun in MANY:
        return name
    if noun in SINGLE:
        return f"the {name[0].lower() + name[1:] if last.islower() and first in BEFORE_OFFICE else name}"
    return f"{'an' if _sounds_open(first) else 'a'} {name}"


def _sounds_open(word: str) -> bool:
    """Whether a word begins with the sound of a vowel: "an official", "an RSF leader", but "a UN envoy"."""
    if word.isupper() and len(word) <= MOST_SPELT:
        return word[0] in "AEFHILMNORSX"
    return word[0].lower() in "aeiou" and not word.lower().startswith(LIKE_YOU)


def _nouns() -> frozenset[str]:
    """Nouns for single persons that give no name."""
    return frozenset(load_roles().persons) | UNTITLED


def is_described(said: str) -> bool:
    """Whether a source as spoken is a description of somebody and no name: "the minister", "officials in Oslo"."""
    head = DETAIL.split(said, maxsplit=1)[0]
    last = head.split()[-1]
    is_noun = bool({last.casefold(), last.casefold().removesuffix("s")} & _nouns())
    return head.islower() or (is_noun and (last.islower() or head.split()[0] in DETERMINERS))


def once_each(said: Iterable[str]) -> list[str]:
    """Sources each once, in the order given: spellings of one person under the fullest of them."""
    found: list[str] = []
    for one in said:
        at = next((index for index, other in enumerate(found) if is_same(one, other)), None)
        if at is None:
            found.append(one)
        elif len(_name_words(one)) > len(_name_words(found[at])):
            found[at] = one
    return found


def is_same(one: str, other: str) -> bool:
    """Whether two names may be one person's or body's: the last word in common, and no given name against it."""
    left, right = _name_words(one), _name_words(other)
    if not left or not right or left[-1] != right[-1]:
        return False
    is_part = set(left) <= set(right) or set(right) <= set(left)
    return is_part or (len(left[0]) >= FIRST_LETTERS and left[0][:FIRST_LETTERS] == right[0][:FIRST_LETTERS])


def _name_words(name: str) -> list[str]:
    """The words of a name without accents, forms of address, titles before it and particles."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    words = [re.sub(r"^al-", "", word) for word in plain.casefold().replace("’", "'").split()]
    honorifics = {one.casefold() for one in load_person_words().honorifics}
    skipped = honorifics | load_person_words().particles | DETERMINERS
    kept = [word for word in words if word not in skipped]
    while len(kept) > 1 and kept[0] in _nouns():
        kept = kept[1:]
    return kept
