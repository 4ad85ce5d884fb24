"""Slips of the parser that are common in news set right: subjects that are hung on something else.

"On 4 May India rejected the offer", "for two days in July Thailand said": the name is at times hung on the day; in
"and neither has accepted it" the subject is at times taken for an adverb, and in "both agreed to meet, envoy
Ada Brandt said" for an apposition to whoever agreed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goodoffices.codebook.speech import load_speech
from goodoffices.extract.calendar import MONTHS
from goodoffices.extract.document import Token

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
PARTS = "week month year day night morning afternoon evening weekend spring summer autumn".split()
TIMES = frozenset((*MONTHS, *DAYS, *PARTS))
LOOSE = frozenset("nmod nmod:unmarked obl obl:unmarked compound flat appos dep nmod:desc".split())
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
WITHIN = frozenset(("flat", "compound"))
COMMAS = frozenset((",", "”", '"', "''"))
BOTH = frozenset(("neither", "both"))
JOINING = frozenset(("nor", "and"))  # "neither confirmed nor denied"
SUBJECTS = ("nsubj", "csubj", "expl")


def with_subjects(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, what stands right before a verb without a subject being its subject.

    That is the name behind a date, and "neither" or "both".

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
    """The word that is the subject of a verb and hangs on something else; None where there is none."""
    own = [place for place, one in enumerate(tokens) if one.head == verb]
    adverbs = {place for place in own if tokens[place].rel.startswith(("aux", "advmod"))}
    beside = {place for place in adverbs if tokens[place].lemma.lower() not in BOTH}
    is_finite = any(tokens[place].xpos in FINITE for place in (verb, *beside))
    if not is_finite or any(tokens[place].rel.startswith(SUBJECTS) for place in own):
        return None
    place = verb - 1
    while place in beside:
        place -= 1
    speaker = _stray_speaker(verb, place, tokens)
    if speaker is not None:
        return speaker
    if place >= 0 and tokens[place].head == verb and tokens[place].lemma.lower() in BOTH:
        return None if any(one.lemma.lower() in JOINING for one in tokens[verb:]) else place
    if place < 1 or not _is_name(tokens[place]) or tokens[place].rel not in LOOSE or _is_above(place, verb, tokens):
        return None
    is_governed = any(one.head == place and one.rel in ("case", "det") for one in tokens)
    before = tokens[_first_of_name(place, tokens) - 1]
    is_dated = before.lemma.lower() in TIMES or (before.upos == "NUM" and len(before.text) == 4)
    return place if is_dated and not is_governed else None


def _stray_speaker(verb: int, last: int, tokens: Sequence[Token]) -> int | None:
    """The name before a verb of saying that hangs on something before it; None where there is none."""
    if tokens[verb].lemma not in load_speech().verbs or last < 1 or not _is_name(tokens[last]):
        return None
    top = last
    while tokens[top].head >= 0 and tokens[top].head < verb and tokens[top].rel in WITHIN:
        top = tokens[top].head
    is_stray = tokens[top].rel in ("appos", "conj", "parataxis") and 0 <= tokens[top].head < top
    behind_comma = any(one.text in COMMAS for one in tokens[tokens[top].head + 1 : top]) if is_stray else False
    return top if behind_comma and not _is_above(top, verb, tokens) else None


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
