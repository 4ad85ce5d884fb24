"""Moves that a sentence speaks of only to judge them: "the offer is symbolic", "its bid could open doors"."""

from __future__ import annotations

from goodoffices.codebook.words import Move, Role
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate
from goodoffices.extract.view import View

HELPING = frozenset((Move.OFFER, Move.MEDIATE))
AGAINST = frozenset((Move.REFUSE, Move.OPPOSE, Move.DECLINE))
TOLD_BY = (
    dict.fromkeys("offer proposal initiative overture bid mediation involvement role plan".split(), HELPING)
    | dict.fromkeys("refusal rejection opposition stance position".split(), AGAINST)
    | dict.fromkeys("request appeal plea".split(), frozenset((Move.REQUEST,)))
    | dict.fromkeys("acceptance support endorsement".split(), frozenset((Move.ACCEPT, Move.ENDORSE)))
)
"""Nouns that may be judged, with the moves that they stand for."""
VALUED = frozenset(
    """
    ambitious bold breakthrough brave clever controversial cosmetic crucial decisive departure doubtful dubious
    empty essential futile gamble gesture hollow hopeless hurdle ill-timed important impractical inadequate
    insignificant key meaningless milestone misguided modest naive notable noteworthy obstacle opportunistic
    overdue pivotal pragmatic premature problematic promising pointless posturing realistic remarkable
    risky roadblock setback shrewd significant smart stumbling strategic striking stunt symbolic tactical timely
    unhelpful unlikely unprecedented unrealistic useful useless vital wise
    """.split()
)
SEEMING = frozenset("appear seem look remain prove sound".split())
MARKING = frozenset("mark represent constitute signal underline underscore highlight".split())
FORETOLD = frozenset(
    """
    alter backfire bear break bring change clear complicate create deepen defuse ease embarrass encourage fail
    founder give help improve lead open pave prove provide push raise reduce reshape revive shift spark stabilise
    stabilize strengthen succeed undermine weaken widen work yield
    """.split()
)
PERCEIVING = frozenset("perceive see view regard read interpret".split())
MAYBE = frozenset(("may", "might", "could"))
MOST = frozenset(("most", "more", "less", "least"))


def is_judged(one: Candidate, scope: Scope) -> bool:
    """Whether no verb tells the move, and the noun that stands for it is only judged, by nobody who acts.

    What a sentence presupposes is coded, what stands inside a judgement is not (codebook, section 2). Whoever "offers
    that" something may be so offers a judgement.
    """
    best = one.proposals[0] if one.proposals else None
    if best is not None and best.trigger >= 0 and scope.view.is_verb(best.trigger):
        return _is_guess(best.trigger, scope.view)
    nouns = [place for place in range(len(scope.view)) if _stands_for(one, place, scope)]
    return bool(nouns) and all(_is_valued(place, scope.view) and not _is_told(place, scope) for place in nouns)


def _is_guess(verb: int, view: View) -> bool:
    clauses = view.children(verb, "ccomp") if view.lemma(verb) == "offer" else []
    return any(_may(one, view) for one in clauses)


def _may(verb: int, view: View) -> bool:
    return any(view.lemma(one) in MAYBE for one in view.children(verb, "aux"))


def _stands_for(one: Candidate, place: int, scope: Scope) -> bool:
    """Whether a noun tells the move of the actor: "Oslo's offer", "the offer" where the sentence does not name Oslo."""
    if scope.view.tokens[place].upos != "NOUN" or one.move not in TOLD_BY.get(scope.view.lemma(place), ()):
        return False
    owners = [mention for _, mention in scope.owners(place)]
    return not owners or any(one.actor in mention.actors for mention in owners)


def _is_told(place: int, scope: Scope) -> bool:
    """Whether somebody who acts for an actor says what a noun is worth: that is a stand, no comment on it."""
    view = scope.view
    above = [one for one in view.ancestors(place) if view.children(one, "ccomp")]
    subjects = [mention for verb in above for one in scope.subjects(verb) if (mention := scope.who(one))]
    return any(one.actors and one.role is not Role.EXPERT for one in subjects)


def _is_valued(place: int, view: View) -> bool:
    """Whether the sentence says of a noun what it is worth, how it may be seen, or what may come of it."""
    verb, rel = view.head(place), view.rel(place)
    if verb < 0:
        return False
    if rel == "obj":
        return view.lemma(verb) in PERCEIVING and _may(verb, view) and "as" in view.lemmas[place:]
    if view.tokens[place].rel != "nsubj":
        return False
    if view.lemma(verb) in FORETOLD and _may(verb, view):
        return True
    is_said_of = bool(view.children(verb, "cop")) or view.lemma(verb) in SEEMING | MARKING
    return is_said_of and _has_value(verb, place, view)


def _has_value(verb: int, subject: int, view: View) -> bool:
    """Whether what is said of a noun values it: by such a word, by a superlative, or more than something else."""
    aside = (subject, *view.children(verb, "advcl", "parataxis"))
    beside = {one for each in aside for one in view.subtree(each)}
    return any(_is_value(one, view) for one in view.subtree(verb) if one not in beside)


def _is_value(place: int, view: View) -> bool:
    if view.lemma(place) in MOST:
        return view.rel(place) == "advmod"
    is_superlative = view.tokens[place].upos == "ADJ" and view.tokens[place].text.lower().endswith("est")
    return is_superlative or view.lemma(place) in VALUED
