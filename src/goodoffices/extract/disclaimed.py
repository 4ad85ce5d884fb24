"""Mediation that an outsider says is none: "waved away talk of its mediation", "nobody should think it mediates"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.denial import HEARSAY, REJECTING, carries_nothing
from goodoffices.extract.document import Document
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.sources import speaks

MEDIATING = frozenset("mediate broker facilitate intercede arbitrate shuttle".split())
OFFICE = frozenset("mediation mediator facilitator broker go-between intermediary arbitrator facilitation".split())
WAVING = REJECTING | frozenset("brush wave scotch play pooh-pooh deride discount".split())  # "brush off", "play down"
TALK = HEARSAY | frozenset(("talk", "notion"))
THINKING = frozenset("think believe suggest imagine mean say claim pretend assume expect".split())


RULE = "decline: disclaimed"
WEIGHT = 0.8  # somewhat less than such words were met right


def disclaimers(document: Document, scopes: Sequence[Scope]) -> Iterator[Proposal]:
    """What a report says of outsiders, by their own word or by no party's, as not mediating, in order of the text."""
    for scope in scopes:
        for actor in sorted({code for mention in scope.at.values() for code in mention.actors} - set(scope.parties)):
            place = next((one for one in _mediation_of(actor, scope) if _is_disclaimed(one, actor, scope)), None)
            if place is not None:
                yield Proposal(
                    sentence=scope.view.sentence.number, actor=actor, move=Move.DECLINE, third_party=actor,
                    trigger=place, rule=RULE, weight=WEIGHT, negated=True,
                )  # fmt: skip


def _is_disclaimed(place: int, actor: str, scope: Scope) -> bool:
    return carries_nothing(scope, place) or _is_waved_away(place, actor, scope) or _none_should_think(place, scope)


def _mediation_of(actor: str, scope: Scope) -> Iterator[int]:
    """The words that tell of an actor's mediation: "it is mediating", "the Exland mediation", "carries messages"."""
    view = scope.view
    for place in range(len(view)):
        is_office = view.lemma(place) in OFFICE
        if view.lemma(place) in MEDIATING or carries_nothing(scope, place) or (is_office and view.is_verb(place)):
            whose = scope.doers(place)
        else:
            whose = {code for _, mention in scope.owners(place) for code in mention.actors} if is_office else set()
        if actor in whose:
            yield place


def _is_waved_away(place: int, actor: str, scope: Scope) -> bool:
    """Whether what tells of mediation is talk that its actor rejects, or keeps its distance from."""
    view = scope.view
    for talk in view.ancestors(place):
        if view.lemma(talk) in TALK and (verb := view.head(talk)) >= 0:
            is_rejected = view.lemma(verb) in WAVING and view.rel(talk) == "obj"
            is_afar = view.lemma(verb) == "distance" and view.case(talk) == "from"
            if (is_rejected or is_afar) and not scope.negated(verb) and actor in scope.doers(verb):
                return True
    return False


def _none_should_think(place: int, scope: Scope) -> bool:
    """Whether what tells of mediation is what nobody should think or meant to say, and no party says so."""
    view = scope.view
    above = view.ancestors(place)
    is_unthought = any(view.lemma(verb) in THINKING and _is_nobodys(verb, scope) for verb in above)
    said_by = {code for verb in above if speaks(view, verb) for code in scope.doers(verb)}
    return is_unthought and not said_by & set(scope.parties)


def _is_nobodys(verb: int, scope: Scope) -> bool:
    """Whether nobody is said to do what a verb says, if only through the verb above: "nobody meant to suggest"."""
    view = scope.view
    while view.rel(verb) == "xcomp" and not view.children(verb, "nsubj"):
        verb = view.head(verb)
    subjects = view.children(verb, "nsubj")
    return any(
        view.lemma(one) in ("nobody", "none") or view.text(one - 1, one + 1).lower() == "no one" for one in subjects
    )
