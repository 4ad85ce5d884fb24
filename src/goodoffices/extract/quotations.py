"""Where quotations stand in a report: what is said within one never tells whose the speaker outside it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.extract.names import Found
from goodoffices.extract.person_spans import Span
from goodoffices.extract.view import MARKS, View

OPENING, CLOSING = "“«„", "”»"
MARK = re.compile(f'[{OPENING}{CLOSING}"]')

Places = frozenset[int]


def still_open(text: str, was: bool) -> bool:
    """Whether a quotation is open behind a text; straight marks open and close in turn."""
    marks = MARK.findall(text)
    turned = [one in OPENING for one in marks if one != '"']
    state = turned[-1] if turned else was
    return not state if (len(marks) - len(turned)) % 2 else state


def teller(view: View, verb: int) -> int | None:
    """The subject of a verb of saying; also one that the parser hangs on the quotation that closes right before it."""
    own = view.child(verb, "nsubj")
    if own is not None:
        return own
    for place in range(verb - 1, 0, -1):
        if view.tokens[place].upos in ("VERB", "AUX") or view.tokens[place].text in MARKS:
            return None
        if view.rel(place) in ("nsubj", "vocative") and view.head(place) < place:
            first = min(view.subtree(place))
            is_behind = first > 0 and view.tokens[first - 1].text in MARKS
            return place if is_behind and verb - max(view.subtree(place)) <= 2 else None  # a comma at most between
    return None


def quoted_words(views: Sequence[View], text: str) -> tuple[Places, ...]:
    """The words of each sentence that stand in a quotation; none runs over the end of a paragraph."""
    found, is_open, before = [], False, 0
    for view in views:
        is_open = is_open and "\n" not in text[before : view.sentence.start]
        places = set(range(len(view))) if is_open else set()
        marked = MARK.search(text, view.sentence.start, view.sentence.end)
        for place, token in enumerate(view.tokens if marked else ()):
            is_open = still_open(token.text, is_open)
            (places.add if is_open else places.discard)(place)
        found.append(frozenset(places))
        before = view.sentence.end
    return tuple(found)


def beside(span: Span, found: list[Found], quoted: Places) -> list[Found]:
    """The names of a sentence that may tell whose a person is: none within a quotation that she stands outside of."""
    return found if span[0] in quoted else unquoted(found, quoted)


def unquoted(found: list[Found], quoted: Places) -> list[Found]:
    """The names of a sentence that stand outside of quotations."""
    return [one for one in found if one.first not in quoted]
