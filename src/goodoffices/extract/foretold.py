"""Answers that a sentence only foretells: "Lima will object that the envoy is too close to La Paz"."""

from __future__ import annotations

import re

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate

SAYING = frozenset(
    "say object argue claim complain reply answer protest retort counter contend insist maintain".split()
)
AHEAD = frozenset(("will", "would", "shall"))
LEFT_OPEN = re.compile(
    r"(?:(?:\bonly )?time will (?:tell|show)|\bremains? to be seen|\bit (?:is|was|remains|remained) "
    r"(?:still |as yet )?(?:unclear|uncertain|doubtful|an? (?:open|moot) question|not (?:yet )?(?:clear|known|certain))"
    r") (?:whether|if|how|when)\b",
    re.IGNORECASE,
)
"""Words by which a report in its own voice leaves open what somebody may do."""


def is_foretold(one: Candidate, scope: Scope) -> bool:
    """Whether the report in its own voice tells what an actor is going to say, and nobody has said it yet.

    What an expert predicts is no statement (codebook, section 1); what a named source announces is one, as `possible`.
    Nor is what the report leaves open: "time will tell whether Lima can bring both to the table". Whoever "would say
    only" or "will not say" has not been heard to say more: that is a hesitation, and stays one.
    """
    view = scope.view
    if _is_left_open(one.actor, scope):
        return True
    if one.move is Move.HEDGE:
        return False
    place = one.proposals[0].trigger if one.proposals else -1
    verbs = [place, *view.ancestors(place)] if place >= 0 else range(len(view))
    return any(view.head(verb) < 0 and _will_say(verb, one.actor, scope) for verb in verbs)


def _will_say(verb: int, actor: str | None, scope: Scope) -> bool:
    """Whether a verb of saying in the future has the actor as its subject and tells what is said in a clause."""
    view = scope.view
    if view.lemma(verb) not in SAYING or not view.children(verb, "ccomp"):
        return False
    is_ahead = any(view.lemma(each) in AHEAD for each in view.children(verb, "aux"))
    subjects = [mention for each in scope.subjects(verb) if (mention := scope.who(each))]
    return is_ahead and any(actor in mention.actors for mention in subjects)


def _is_left_open(actor: str | None, scope: Scope) -> bool:
    """Whether a sentence names an actor only behind words that leave open what it may do."""
    view = scope.view
    found = LEFT_OPEN.search(view.text(0, len(view)))
    before = len(found.string[: found.end()].split()) if found else 0
    named = [place for place, mention in scope.at.items() if actor in mention.actors]
    return bool(named) and found is not None and min(named) >= before
