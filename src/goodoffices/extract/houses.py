"""Houses of research behind the names of their people: "Ada Brandt of the Northland Foundation" is an expert."""

from __future__ import annotations

from goodoffices.codebook.actors import load_actors
from goodoffices.codebook.names import load_body_words
from goodoffices.extract.names import Found
from goodoffices.extract.view import View

LEADS = ("of", "from", "at", "with")  # what leads from a person to her house
LINKS = ("of", "for", "and", "on", "the", "de", "-", "&")  # words within the name of a house
LONGEST = 10  # words of such a name


def is_of_house(view: View, last: int, found: list[Found]) -> bool:
    """Whether a house of research stands behind a person's name.

    Args:
        view: The sentence.
        last: The place behind the person's name.
        found: The names of actors in the sentence; one that the lists know is no such house, unless they call it one.
    """
    first = _begin(view, last)
    words = _words(view, first) if first is not None else []
    if not words:
        return False
    lists, name = load_body_words(), " ".join(words)
    if any(name == one or name.startswith(f"{one} ") for one in lists.houses):
        return True
    hit = next((one for one in found if one.first <= (first or 0) < one.last), None)
    is_known = hit is not None and hit.code in load_actors().actors
    return not is_known and bool(lists.research & set(words))


def _begin(view: View, last: int) -> int | None:
    """Where the name behind "of the" begins, a comma before it or not; None where no such words stand there."""
    place = last + (last < len(view) and view.tokens[last].text == ",")
    if place >= len(view) or view.tokens[place].text not in LEADS:
        return None
    place += 1
    return place + (place < len(view) and view.lemma(place) == "the")


def _words(view: View, first: int) -> list[str]:
    """The words of a name from a place on: capitalised ones, with the links between them."""
    texts = [token.text for token in view.tokens[first : first + LONGEST]]
    end = next((n for n, word in enumerate(texts) if not word[:1].isupper() and word not in LINKS), len(texts))
    return texts[:end]
