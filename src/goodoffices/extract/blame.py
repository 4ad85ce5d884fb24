"""Hostile steps that a sentence only lays at somebody's door: "Exland accused Wyland of shelling the port".

Blame is an accusation and nothing else (codebook, section 2); a deed that is plainly told, with whoever says so, stays.
"""

from __future__ import annotations

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate

BLAMING = frozenset(("accuse", "blame"))
FOR_WHAT = ("advcl", "obl", "xcomp", "ccomp")  # how that hangs on the verb for which somebody is blamed


def is_only_blamed(one: Candidate, scope: Scope) -> bool:
    """Whether a hostile step is told only in what an actor is accused of or blamed for."""
    if one.move is not Move.ESCALATE or one.actor is None:
        return False
    view = scope.view
    verbs = [place for place in range(len(view)) if view.lemma(place) in BLAMING and view.is_verb(place)]
    return any(one.actor in _blamed(verb, scope) and _is_below(one, verb, scope) for verb in verbs)


def _blamed(verb: int, scope: Scope) -> set[str]:
    """Those whom a verb of blaming has as its object, and of whom no clause of their own tells more."""
    objects = [one for one in scope.view.children(verb, "obj", "nsubj:pass") if not scope.view.children(one, "acl")]
    return {actor for place in objects if (mention := scope.who(place)) for actor in mention.actors}


def _is_below(one: Candidate, verb: int, scope: Scope) -> bool:
    """Whether the word that tells the step stands in what the blame is for; without one, whether the actor does so."""
    view = scope.view
    triggers = [each.trigger for each in one.proposals if each.trigger >= 0]
    if triggers:
        below = {each for place in view.children(verb, *FOR_WHAT) for each in view.subtree(place)}
        return set(triggers) <= {verb, *below}
    named = {place for place, mention in scope.at.items() if one.actor in mention.actors}
    beside = {each for place in view.children(verb, "conj", "parataxis") for each in view.subtree(place)}
    return bool(named) and named <= set(view.subtree(verb)) - beside
