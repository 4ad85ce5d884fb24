"""Moves that a sentence only asks about, and what an interviewer takes for granted and the answer denies."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key, Shares
from goodoffices.extract.document import Document
from goodoffices.extract.view import View

OPENING = frozenset("why how when where what who whom which whose".split())
YOU = frozenset(("you", "your"))
BELOW = ("xcomp", "ccomp", "conj", "csubj")
DISOWNED = re.compile(
    r"(?i)\bno such\b|\b(?:is|was|that['’]s|it['’]s|are|were)(?: not|n['’]t) (?:true|so|correct|the case|accurate)\b"
    r"|\bnever (?:said|asked|offered|told|happened|heard)\b|\bnot heard\b|n['’]t heard\b"
    r"|\bno (?:truth|idea where)\b|\bdon['’]t (?:know|recogni[sz]e) (?:where|that)\b|\bpress inventions?\b"
)
"""Words by which somebody disowns what he was asked about."""
NO = re.compile(r"(?i)(?:oh |well,? )?(?:no|not at all|by no means|certainly not)[.!,]?")
TURNED_DOWN = re.compile(r"(?i)\b(?:reject\w*|refus\w*|turn\w* (?:\w+ ){1,3}?down|declin\w*|block\w*|rul\w* out)\b")
FIRST_ANSWER = 2  # a sentence before which none may ask
HEARD = 3  # sentences of an answer in which it may be disowned


def only_asked(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """What a question leaves open; and what is put to somebody in an interview who says that there is no such thing.

    Questions assert nothing (codebook, section 2), but for what they presuppose: "Why did Oslo suspend its
    mediation?", "does Lima, which had refused the offer, regret it?"
    """
    return {
        one.key
        for _, one in likely
        if one.sentence in scopes
        and (
            _is_open(one, scopes[one.sentence], document)
            or _is_disowned(one.sentence, document)
            or _is_no_to_no(one, document)
        )
    }


def _text(number: int, document: Document) -> str:
    one = document.sentences[number - 1]
    return document.report.text[one.start : one.end].rstrip(" \"”’'")


def _is_open(one: Candidate, scope: Scope, document: Document) -> bool:
    """Whether the main verb of a question for yes or no tells the move, or no rule sees it in one to "you"."""
    if not _text(one.sentence, document).endswith("?"):
        return False
    place, view = one.proposals[0].trigger if one.proposals else -1, scope.view
    if place < 0:
        return bool(YOU & set(view.lemmas)) and not OPENING & set(view.lemmas) and ";" not in view.lemmas
    if ";" in view.lemmas[place:]:
        return False
    while view.rel(place) in BELOW:
        place = view.head(place)
    return view.head(place) < 0 and not _asks_how(place, view)


def _is_no_to_no(one: Candidate, document: Document) -> bool:
    """Whether a refusal rests on a mere "no" to the question whether there was one: a "No." to "You refused?"."""
    if one.move is not Move.REFUSE or one.sentence < FIRST_ANSWER or not NO.fullmatch(_text(one.sentence, document)):
        return False
    question = _text(one.sentence - 1, document)
    return question.endswith("?") and TURNED_DOWN.search(question) is not None


def _asks_how(verb: int, view: View) -> bool:
    """Whether a question's first word, or one beside its verb, asks for more than yes or no."""
    return bool({view.lemma(one) for one in (0, *view.children(verb, "advmod", "obj", "nsubj", "obl"))} & OPENING)


def _is_disowned(number: int, document: Document) -> bool:
    """Whether a sentence stands in a turn that ends in a question, and the next turn disowns what was asked."""
    labels = [one.label for one in document.sentences]
    if not any(labels[:number]):
        return False
    end = next((n for n in range(number, len(labels)) if labels[n]), len(labels))
    if end == len(labels) or not _text(end, document).endswith("?"):
        return False
    after = next((n for n in range(end + 1, len(labels)) if labels[n]), len(labels))
    return any(DISOWNED.search(_text(n + 1, document)) for n in range(end, min(after, end + HEARD)))
