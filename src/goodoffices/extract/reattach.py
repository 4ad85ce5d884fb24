"""A slip of the parser that is common in news set right: the name behind a date is the subject of the verb behind it.

"On 4 May India rejected the offer", "for two days in July Thailand said": the name is at times hung on the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goodoffices.extract.calendar import MONTHS
from goodoffices.extract.document import Token

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
PARTS = "week month year day night morning afternoon evening weekend spring summer autumn".split()
TIMES = frozenset((*MONTHS, *DAYS, *PARTS))
LOOSE = frozenset("nmod nmod:unmarked obl obl:unmarked compound flat appos dep nmod:desc".split())
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
SUBJECTS = ("nsubj", "csubj", "expl")


def with_subjects(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, names behind a date that stand right before a verb without a subject being its subjects.

    Args:
        tokens: The words with their tree; heads are places among them, -1 for the root.
    """
    found = list(tokens)
    for verb, token in enumerate(tokens):
        if token.upos == "VERB" and (place := _stray_subject(verb, found)) is not None:
            is_passive = any(one.head == verb and one.rel == "aux:pass" for one in found)
            found[place] = replace(found[place], head=verb, rel="nsubj:pass" if is_passive else "nsubj")
            for before in range(_first_of_name(place, found), place):
                if not _first_of_name(place, found) <= found[before].head <= place:
                    found[before] = replace(found[before], head=place, rel="compound")
    return tuple(found)


def _stray_subject(verb: int, tokens: Sequence[Token]) -> int | None:
    """The name that is the subject of a verb and hangs on the date before it; None where there is none."""
    own = [place for place, one in enumerate(tokens) if one.head == verb]
    beside = {place for place in own if tokens[place].rel.startswith(("aux", "advmod"))}
    is_finite = any(tokens[place].xpos in FINITE for place in (verb, *beside))
    if not is_finite or any(tokens[place].rel.startswith(SUBJECTS) for place in own):
        return None
    place = verb - 1
    while place in beside:
        place -= 1
    if place < 1 or not _is_name(tokens[place]) or tokens[place].rel not in LOOSE or _is_above(place, verb, tokens):
        return None
    is_governed = any(one.head == place and one.rel in ("case", "det") for one in tokens)
    before = tokens[_first_of_name(place, tokens) - 1]
    is_dated = before.lemma.lower() in TIMES or (before.upos == "NUM" and len(before.text) == 4)
    return place if is_dated and not is_governed else None


def _is_name(token: Token) -> bool:
    return token.upos == "PROPN" and token.lemma.lower() not in TIMES


def _first_of_name(place: int, tokens: Sequence[Token]) -> int:
    while place > 1 and _is_name(tokens[place - 1]):
        place -= 1
    return place


def _is_above(place: int, verb: int, tokens: Sequence[Token]) -> bool:
    """Whether a word stands above a verb in the tree."""
    while verb >= 0:
        verb = tokens[verb].head
        if verb == place:
            return True
    return False
