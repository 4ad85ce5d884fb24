"""Sources as they stand in a list: each person once, persons with a name before others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from goodoffices.codebook.names import load_person_words
from goodoffices.codebook.sources import DETAIL, DETERMINERS, nouns

FIRST_LETTERS = 4  # of a given name that spellings of one person share: Sergey, Sergei


def is_described(said: str) -> bool:
    """Whether a source as spoken is a description of somebody and no name: "the minister", "officials in Oslo"."""
    head = DETAIL.split(said, maxsplit=1)[0]
    last = head.split()[-1]
    is_noun = bool({last.casefold(), last.casefold().removesuffix("s")} & nouns())
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
    while len(kept) > 1 and kept[0] in nouns():
        kept = kept[1:]
    return kept
