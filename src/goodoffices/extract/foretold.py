"""Answers that a sentence only foretells: "Lima will object that the envoy is too close to La Paz"."""

from __future__ import annotations

from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate

SAYING = frozenset(
    "say object argue claim complain reply answer protest retort counter contend insist maintain".split()
)
AHEAD = frozenset(("will", "would", "shall"))


def is_foretold(one: Candidate, scope: Scope) -> bool:
    """Whether the report in its own voice tells what an actor is going to say, and nobody has said it yet.

    What an expert predicts is no statement (codebook, section 1); what a named source announces is one, as `possible`.
    """
    view = scope.view
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
