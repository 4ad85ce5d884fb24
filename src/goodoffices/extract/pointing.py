"""Whose offer "it", "the offer", "the initiative" points back to: the one that was told last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import MEDIATOR_MOVES, Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document
from goodoffices.extract.proposal import Proposal

OFFERS = frozenset(
    "offer proposal initiative plan idea invitation overture bid suggestion draft proposition formula scheme".split()
)
DEFINITE = frozenset("the this that such".split())
OBJECTS = ("obj", "obl", "nsubj:pass")  # how what is answered hangs on the word that answers it
AIMING = ("to", "with", "from", "for", "of", "against", "by", "over", "about")
WORDS = ("no", "yes", "nod", "blessing", "approval")  # answers that "give" or "say" has as its object
UNSEEN = 10**6  # place of what no rule sees: before nothing else in its sentence
FARTHEST, NEAR = 8, 4  # sentences after which "the offer", and "it", no longer point back to one

Offer = tuple[int, int, str]  # number of the sentence, place of the word in it, whose it is


def offers_told(proposals: Sequence[Proposal], scopes: Mapping[int, Scope], document: Document) -> tuple[Offer, ...]:
    """Offers and mediation that a report tells of those who are no party, in order of the text.

    With them what somebody comes up with: "arrived with a plan".
    """
    told = {
        (one.sentence, one.trigger if one.trigger >= 0 else UNSEEN, one.actor)
        for one in proposals
        if one.move in MEDIATOR_MOVES and one.move in (Move.OFFER, Move.MEDIATE) and one.actor
    }
    brought = {(number, *each) for number, scope in scopes.items() for each in _brought(scope)}
    return tuple(sorted(one for one in told | brought if one[2] not in document.parties))


def _brought(scope: Scope) -> Iterator[tuple[int, str]]:
    """Plans that are new to the report, with whoever has them."""
    view = scope.view
    for place in (one for one in range(len(view)) if view.lemma(one) in OFFERS and view.tokens[one].upos == "NOUN"):
        if {view.lemma(one) for one in view.children(place, "det")} & {"a", "an"}:
            verb = next((one for one in view.ancestors(place) if view.is_verb(one)), None)
            mine = [mention for _, mention in scope.owners(place)]
            mine = mine or [found for one in scope.subjects(verb) if (found := scope.who(one))] if verb else mine
            yield from ((place, code) for mention in mine for code in mention.actors if len(mention.actors) == 1)


def points_to(
    chosen: str | None, proposal: Proposal, trigger: int, scope: Scope, offers: Sequence[Offer]
) -> str | None:
    """The mediator that a party's answer is about, where it answers "it" or "the offer", which nobody in it owns.

    Whoever else a sentence happens to name is not meant; whom it does not name is left to the weighing.

    Args:
        chosen: Whom it would be about otherwise.
        proposal: The answer.
        trigger: The word that tells it.
        scope: Its sentence.
        offers: The offers that the report tells.
    """
    bare = [place for place in _answered(scope, trigger) if _is_bare_offer(scope, place)]
    is_named = any(chosen in one.actors for one in scope.at.values())
    if not bare or not is_named or proposal.actor not in scope.parties or _is_its(chosen, scope, trigger):
        return chosen
    number, reach = proposal.sentence, FARTHEST if any(scope.view.lemma(one) != "it" for one in bare) else NEAR
    before = [one for one in offers if one[:2] < (number, trigger) and number - one[0] <= reach]
    last = {one[2] for one in before if one[0] == before[-1][0] and one[2] != proposal.actor}
    return last.pop() if len(last) == 1 else chosen


def _answered(scope: Scope, trigger: int) -> list[int]:
    """What a word answers: its objects, or what stands behind "against"."""
    view = scope.view
    if view.tokens[trigger].upos == "ADP":
        return [view.head(trigger)] if view.head(trigger) >= 0 else []
    found = [one for one in view.children(trigger, *OBJECTS) if view.rel(one) != "obl" or view.case(one) in AIMING]
    return [*found, *(below for one in found if view.lemma(one) in WORDS for below in view.children(one, "nmod"))]


def _is_bare_offer(scope: Scope, place: int) -> bool:
    """Whether a word is "it", or "the offer" without saying whose."""
    view, lemma = scope.view, scope.view.lemma(place)
    if lemma == "it":
        return True
    words = {view.lemma(one) for one in view.children(place, "det")}
    return lemma in OFFERS and bool(words & DEFINITE) and not scope.owners(place)


def _is_its(code: str | None, scope: Scope, trigger: int) -> bool:
    """Whether an actor is named among what a word answers, or owns help that is told before it in the sentence."""
    view = scope.view
    answered = [place for place in _answered(scope, trigger) if view.lemma(place) != "it"]
    inside = {below for place in answered for below in view.subtree(place)}
    if any(place in inside and code in one.actors and not one.is_place for place, one in scope.at.items()):
        return True
    nouns = load_verbs().help_nouns | load_verbs().help_offers
    helps = (place for place in range(trigger) if view.lemma(place) in nouns)
    return any(code in mention.actors for place in helps for _, mention in scope.owners(place))
