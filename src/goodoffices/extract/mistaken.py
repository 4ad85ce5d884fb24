"""Refusals of something else than help: "rejected the demand", "refused to withdraw"."""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key, Shares
from goodoffices.extract.view import View
from goodoffices.extract.wording import OUTSIDE

CLAIMS = frozenset(
    "demand ultimatum claim allegation accusation charge criticism insinuation verdict ruling award precondition"
    " apology compensation".split()
)
"""What may be turned down that is no help."""
STEPS = frozenset(
    "sign recognise recognize release pay free return surrender give let lift apologise apologize extradite withdraw"
    " disarm leave stop end".split()
)
"""What one may refuse to do that is no help."""
REFUSING = frozenset(("refuse", "decline"))
PATIENTS = ("obj", "nsubj:pass")


def of_other_things(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Refusals told by a verb that turns down a demand or a claim, or a step of one's own, and no help."""
    found = ((one, scopes[one.sentence].view) for _, one in likely if _has_verb(one, Move.REFUSE, scopes))
    return {one.key for one, view in found if _turns_down_other(one.proposals[0].trigger, view)}


def _has_verb(one: Candidate, move: Move, scopes: Mapping[int, Scope]) -> bool:
    return one.move is move and bool(one.proposals) and one.proposals[0].trigger >= 0 and one.sentence in scopes


def _turns_down_other(verb: int, view: View) -> bool:
    objects = view.children(verb, *PATIENTS)
    if any(view.lemma(place) in CLAIMS for place in objects):
        return not any(_speaks_of_help(place, view) for place in objects)
    steps = view.children(verb, "xcomp") if view.lemma(verb) in REFUSING else []
    return any(view.lemma(place) in STEPS and not _speaks_of_help(place, view) for place in steps)


def _speaks_of_help(place: int, view: View) -> bool:
    words = view.subtree(place)
    return OUTSIDE.search(" ".join(view.tokens[one].text for one in words)) is not None
