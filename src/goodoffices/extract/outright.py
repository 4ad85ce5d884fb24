"""Moves that the words of a sentence tell outright, however rarely the heads have met them.

An armistice that a party ends, calls off or pulls out of is a step up, and no agreement: of 18 such sentences of the
coded cases 16 are coded so. Talks that a party says are over are a refusal (`ended`). What one side regrets that the
other has refused is the other's refusal. Whoever waves away reports of its own mediation says that it is no mediator
(`disclaimed`); a party that no longer objects accepts, and one that turns help down with thanks refuses. Those who have
yet to answer hesitate (`unanswered`).
"""

from __future__ import annotations

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate
from goodoffices.extract.disclaimed import RULE as DISCLAIMED
from goodoffices.extract.ended import RULE as TALKS_OVER
from goodoffices.extract.unanswered import RULE as UNANSWERED
from goodoffices.extract.wording import is_declined_with_thanks

TRUCES = frozenset(("truce", "ceasefire", "cease-fire", "armistice"))
ENDING = frozenset(
    "end quit abandon scrap renounce repudiate terminate suspend call lift revoke rescind".split()
)  # "call off"
LEAVING = frozenset("pull withdraw walk back".split())
OUT = frozenset(("of", "from"))  # behind them stands what is left
REGRETTING = frozenset("regret deplore lament bemoan rue".split())
REFUSING = frozenset("refuse reject decline rebuff spurn boycott".split())
OBJECTING = frozenset("object oppose resist mind".split())
OBJECTIONS = frozenset("objection veto opposition reservation resistance".split())
GIVING_UP = frozenset("drop lift withdraw waive abandon retract".split())
SHARE = 0.8  # how sure such words are taken to be, somewhat less than they were met right


def told_outright(one: Candidate, scope: Scope | None) -> float:
    """The least probability of a candidate that its words give it; 0 where they give none."""
    is_set = any(each.rule in (TALKS_OVER, DISCLAIMED, UNANSWERED) for each in one.proposals)
    tests = (ends_truce, is_regretted, relents, only_thanks)
    is_told = is_set or (scope is not None and any(test(one, scope) for test in tests))
    return SHARE if is_told else 0.0


def is_regretted(one: Candidate, scope: Scope) -> bool:
    """Whether another regrets that an actor has refused: "Exland regrets that Wyland has refused to come"."""
    best = one.proposals[0] if one.proposals else None
    if one.move is not Move.REFUSE or best is None or best.trigger < 0 or best.negated:
        return False
    view, own = scope.view, scope.subjects(best.trigger)
    is_below = any(view.lemma(verb) in REGRETTING for verb in view.ancestors(best.trigger))
    return is_below and view.lemma(best.trigger) in REFUSING and any(one.actor in _meant(each, scope) for each in own)


def _meant(place: int, scope: Scope) -> tuple[str, ...]:
    """The actors whom a word means."""
    mention = scope.who(place)
    return mention.actors if mention is not None else ()


def only_thanks(one: Candidate, scope: Scope) -> bool:
    """Whether an actor turns help down with thanks."""
    if one.move is not Move.REFUSE or one.actor is None:
        return False
    view = scope.view
    thanking = [place for place in range(len(view)) if view.lemma(place) in ("thank", "grateful", "appreciate")]
    is_thankful = any(one.actor in _meant(each, scope) for place in thanking for each in scope.subjects(place))
    return is_thankful and is_declined_with_thanks(view.text(0, len(view)).replace(" n't", "n't"))


def relents(one: Candidate, scope: Scope) -> bool:
    """Whether an actor no longer objects, or gives up its objection."""
    if one.move is not Move.ACCEPT or one.actor is None:
        return False
    view = scope.view
    verbs = [place for place in range(len(view)) if view.lemma(place) in OBJECTING | GIVING_UP and view.is_verb(place)]
    own = [verb for verb in verbs if any(one.actor in _meant(each, scope) for each in scope.subjects(verb))]
    return any(_gives_way(verb, scope) for verb in own)


def _gives_way(verb: int, scope: Scope) -> bool:
    """Whether a verb tells that somebody objects no longer, or drops an objection."""
    view = scope.view
    if view.lemma(verb) in OBJECTING:
        return any(view.text(each - 1, each + 1).lower() == "no longer" for each in view.children(verb, "advmod"))
    return not scope.negated(verb) and any(view.lemma(each) in OBJECTIONS for each in view.children(verb, "obj"))


def ends_truce(one: Candidate, scope: Scope) -> bool:
    """Whether a verb tells that the actor of a step up ends a truce: "pulled out of the ceasefire"."""
    place = one.proposals[0].trigger if one.proposals else -1
    if one.move is not Move.ESCALATE or one.actor is None or place < 0 or one.proposals[0].negated:
        return False
    view = scope.view
    mention = scope.at.get(one.proposals[0].mention)
    if mention is None or place not in _verbs_of(one.proposals[0].mention, scope):
        return False
    if view.lemma(place) in LEAVING:
        left = [each for each in view.children(place, "obl", "nmod") if OUT & set(view.case(each).split())]
    else:
        left = view.children(place, "obj") if view.lemma(place) in ENDING else []
    return any(view.lemma(each) in TRUCES for each in left)


def _verbs_of(subject: int, scope: Scope) -> set[int]:
    """The verbs that a word, or a word that it is joined to or modifies, is the subject of."""
    return {place for place in range(len(scope.view)) if scope.view.is_verb(place) and subject in scope.subjects(place)}
