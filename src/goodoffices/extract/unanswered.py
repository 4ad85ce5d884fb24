"""Parties that have not answered yet: "both have yet to accept the text", "neither has replied".

Of 72 sentences of the coded cases with "yet to" and a word of answering 62 are coded as hesitation, and of 38 with
"neither" 33.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document
from goodoffices.extract.proposal import Proposal

ANSWERING = frozenset("accept agree answer commit consent reply respond sign react".split())
RULE = "hedge: unanswered"
WEIGHT = 0.8  # somewhat less than such words were met right


def unanswered(document: Document, scopes: Sequence[Scope]) -> Iterator[Proposal]:
    """The hesitation of parties that have yet to answer, or neither of which has, in order of the text."""
    for scope in scopes:
        view = scope.view
        for place in (one for one in range(len(view)) if view.lemma(one) in ANSWERING):
            for subject in scope.subjects(place) if _is_open(place, scope) else ():
                mention = scope.who(subject)
                for actor in mention.actors if mention is not None else ():
                    if actor in document.parties:
                        yield Proposal(
                            sentence=view.sentence.number, actor=actor, move=Move.HEDGE, trigger=place, rule=RULE,
                            mention=subject, negated=True, weight=WEIGHT,
                        )  # fmt: skip


def _is_open(place: int, scope: Scope) -> bool:
    """Whether what a verb tells has yet to be done, or neither of two has done it."""
    view, above = scope.view, scope.view.head(place)
    is_due = above >= 0 and view.rel(place) == "xcomp" and view.lemma(above) == "have"
    is_yet = is_due and any(view.lemma(one) == "yet" for one in (*view.kids[above], *view.kids[place]))
    has = any(view.lemma(one) == "have" for one in view.children(place, "aux"))
    return is_yet or (has and any(_is_neither(one, scope) for one in view.children(place, "nsubj")))


def _is_neither(subject: int, scope: Scope) -> bool:
    view = scope.view
    return "neither" in {view.lemma(one) for one in (subject, *view.children(subject, "det", "cc:preconj", "cc"))}
