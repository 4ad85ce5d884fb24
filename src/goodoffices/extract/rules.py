"""Moves told by rules over the trees: the words of the lexicon, who stands around them, and what they are about.

Every rule says what it rests on. What a word can tell is in codebook/verbs.yaml; which of it a sentence tells is
decided here by whether the actor is a party, whether the sentence is about third-party help, and by negation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import MEDIATION_MOVES, MEDIATOR_MOVES, Move, Role
from goodoffices.extract.acts import scopes_of
from goodoffices.extract.candidates import Candidate, candidates_of
from goodoffices.extract.clause import Scope
from goodoffices.extract.disclaimed import disclaimers
from goodoffices.extract.document import Document, Mention
from goodoffices.extract.ended import talks_ended
from goodoffices.extract.proposal import NOUN, Proposal
from goodoffices.extract.unanswered import unanswered
from goodoffices.extract.weigh import strongest, weight_of

SURE = 0.3  # best F1 on cases held out from the fit of the weights


def propose(
    document: Document, *, least: float = SURE, scopes: Sequence[Scope] | None = None
) -> list[Proposal]:  # fmt: skip
    """Proposals of the rules for a document in order of the text: for every sentence, actor and move the best.

    Args:
        document: The report with its mentions.
        least: Weight below which nothing is proposed; lower it where another reader weighs them again.
        scopes: The sentences as the rules see them; None to make them here.
    """
    found: dict[tuple[int, str | None, bool, Move], tuple[float, Candidate]] = {}
    for one in document_candidates(document, scopes):
        weight = weight_of(one.features)
        key = (one.act.view.sentence.number, one.actor, one.role is Role.PUBLIC, one.move)
        if weight >= least and (key not in found or weight > found[key][0]):
            found[key] = weight, one
    scopes = scopes_of(document) if scopes is None else scopes
    proposals = [_proposal(one, weight) for weight, one in found.values()]
    proposals += [*talks_ended(document, scopes), *disclaimers(document, scopes), *unanswered(document, scopes)]
    return sorted(proposals, key=lambda one: (one.sentence, one.trigger, str(one.move), one.actor or ""))


def document_candidates(document: Document, scopes: Sequence[Scope] | None = None) -> Iterator[Candidate]:
    """Every candidate of a document, sentence by sentence."""
    table = load_verbs()
    before: Mention | None = None
    for scope in scopes_of(document) if scopes is None else scopes:
        yield from candidates_of(scope, table, document, before)
        before = _subject_of(scope) or before


def _subject_of(scope: Scope) -> Mention | None:
    """The subject of a sentence's main verb."""
    for place in range(len(scope.view)):
        if scope.view.head(place) < 0:
            subjects = [scope.who(one) for one in scope.subjects(place)]
            return next((one for one in subjects if one and one.actors), None)
    return None


def _proposal(candidate: Candidate, weight: float) -> Proposal:
    """A candidate with its weight; a mediator's own moves are about itself."""
    act, move, actor = candidate.act, candidate.move, candidate.actor
    third = actor if move in MEDIATOR_MOVES else candidate.topic.mediator if move in MEDIATION_MOVES else None
    return Proposal(
        sentence=act.view.sentence.number, actor=actor, role=candidate.role, move=move, third_party=third,
        toward=() if move in MEDIATION_MOVES else candidate.toward, trigger=act.place,
        rule=f"{move}: {act.phrase.text}" + (f" {NOUN}" if act.noun else ""), mention=candidate.mention,
        negated=act.negated,
        weight=weight, features=strongest(candidate.features),
    )  # fmt: skip
