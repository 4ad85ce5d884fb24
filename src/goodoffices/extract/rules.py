"""Moves told by rules over the trees: the words of the lexicon, who stands around them, and what they are about.

Every rule says what it rests on. What a word can tell is in codebook/verbs.yaml; which of it a sentence tells is
decided here by whether the actor is a party, whether the sentence is about third-party help, and by negation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodoffices.codebook.verbs import Phrase, VerbTable, load_verbs
from goodoffices.codebook.words import MEDIATION_MOVES, MEDIATOR_MOVES, Move, Role
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document, Mention
from goodoffices.extract.nominal import NOMINAL
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.view import View
from goodoffices.extract.weigh import strongest, weight_of

if TYPE_CHECKING:
    from goodoffices.extract.candidates import Candidate

SURE = 0.3  # best F1 on cases held out from the fit of the weights


@dataclass(frozen=True, kw_only=True)
class Act:
    """One word that tells a move, with what stands around it.

    Attributes:
        scope: The sentence.
        place: The word.
        phrase: The entry of the lexicon that it matched.
        moves: Moves that the entry can tell.
        subject: Who acts, where the sentence tells; with the index of the word.
        content: Words of what the act is about.
        negated: Whether it is negated.
        noun: Whether the word is a noun that stands for the act.
    """

    scope: Scope
    place: int
    phrase: Phrase
    moves: frozenset[Move]
    subject: tuple[int, Mention] | None
    content: tuple[int, ...]
    negated: bool
    noun: bool = False

    @property
    def view(self) -> View:
        """The sentence."""
        return self.scope.view


def propose(document: Document, *, least: float = SURE) -> list[Proposal]:
    """Proposals of the rules for a document in order of the text: for every sentence, actor and move the best.

    Args:
        document: The report with its mentions.
        least: Weight below which nothing is proposed; lower it where another reader weighs them again.
    """
    found: dict[tuple[int, str | None, bool, Move], Proposal] = {}
    for one in propose_all(document):
        key = (one.sentence, one.actor, one.role is Role.PUBLIC, one.move)
        if one.weight >= least and (key not in found or one.weight > found[key].weight):
            found[key] = one
    return sorted(found.values(), key=lambda one: (one.sentence, one.trigger, str(one.move), one.actor or ""))


def propose_all(document: Document) -> Iterator[Proposal]:
    """Every candidate of a document as a proposal with its weight."""
    for candidate in document_candidates(document):
        yield _proposal(candidate)


def document_candidates(document: Document) -> Iterator[Candidate]:
    """Every candidate of a document, sentence by sentence."""
    from goodoffices.extract.candidates import candidates_of

    table = load_verbs()
    before: Mention | None = None
    for scope in scopes_of(document):
        yield from candidates_of(scope, table, document, before)
        before = _subject_of(scope) or before


def _subject_of(scope: Scope) -> Mention | None:
    """The subject of a sentence's main verb."""
    for place in range(len(scope.view)):
        if scope.view.head(place) < 0:
            subjects = [scope.who(one) for one in scope.subjects(place)]
            return next((one for one in subjects if one and one.actors), None)
    return None


def _proposal(candidate: Candidate) -> Proposal:
    """A candidate with its weight; a mediator's own moves are about itself."""
    act, move, actor = candidate.act, candidate.move, candidate.actor
    third = actor if move in MEDIATOR_MOVES else candidate.topic.mediator if move in MEDIATION_MOVES else None
    return Proposal(
        sentence=act.view.sentence.number, actor=actor, role=candidate.role, move=move, third_party=third,
        toward=() if move in MEDIATION_MOVES else candidate.toward, trigger=act.place,
        rule=f"{move}: {act.phrase.text}" + (" (noun)" if act.noun else ""), mention=candidate.mention, negated=act.negated,  # noqa: E501 - one thought, one line
        weight=weight_of(candidate.features), features=strongest(candidate.features),
    )  # fmt: skip


def scopes_of(document: Document) -> list[Scope]:
    """The sentences of a document as the rules see them."""
    by_sentence: dict[int, dict[int, Mention]] = {}
    for mention in document.mentions:
        by_sentence.setdefault(mention.sentence, {})[mention.token] = mention
    return [
        Scope(view=View(sentence=sentence), at=by_sentence.get(sentence.number, {}), parties=document.parties)
        for sentence in document.sentences
        if sentence.tokens
    ]


def acts_at(scope: Scope, place: int, table: VerbTable) -> list[Act]:
    """Acts that a word may tell: one for each of its subjects."""
    view = scope.view
    token = view.tokens[place]
    if token.upos in ("VERB", "ADJ", "ADV", "ADP") or (
        token.upos in ("NOUN", "PRON") and (view.children(place, "cop") or view.rel(place) in ("obl", "root"))
    ):
        head = view.lemma(place)
        if token.rel in ("amod",) and token.upos == "ADJ":
            return []
        return _acts(scope, place, head, table, noun=False)
    if token.upos == "NOUN" and (
        view.lemma(place) in NOMINAL
        or (view.lemma(place) == "office" and any(view.lemma(one) == "good" for one in view.kids[place]))
    ):
        return _acts(scope, place, NOMINAL.get(view.lemma(place), "mediate"), table, noun=True)
    return []


def _acts(scope: Scope, place: int, head: str, table: VerbTable, *, noun: bool) -> list[Act]:
    matched = _matches(scope.view, place, head, table)
    if not matched:
        return []
    phrase = matched[0][0]
    moves = frozenset(move for one, move in matched)
    if noun:
        subjects: list[tuple[int, Mention] | None] = list(scope.owners(place)) or [None]
        content = tuple(
            one for child in scope.view.children(place, "nmod", "acl", "compound") for one in scope.view.subtree(child)
        )
    else:
        tokens = scope.subjects(place)
        subjects = [(one, mention) for one in tokens if (mention := scope.who(one))] or [None]
        content = tuple(scope.content(place))
    return [
        Act(
            scope=scope,
            place=place,
            phrase=phrase,
            moves=moves,
            subject=one,
            content=content,
            negated=scope.negated(place),
            noun=noun,
        )
        for one in subjects
    ]


def _matches(view: View, place: int, head: str, table: VerbTable) -> list[tuple[Phrase, Move]]:
    """Entries of the lexicon that a word heads here, the longest first; where long ones match, only those."""
    entries = table.phrases.get(head, ())
    if not entries:
        return []
    near: set[str] | None = None
    found = []
    for phrase, move in entries:
        if phrase.rest:
            if near is None:
                near = {view.lemma(one) for one in view.subtree(place) if one != place and _within(view, one, place)}
            if not all(one & near for one in phrase.rest):
                continue
        found.append((phrase, move))
    return found


def _within(view: View, place: int, top: int) -> bool:
    steps = 0
    while place != top and steps < 4:
        place = view.head(place)
        steps += 1
        if place != top and view.tokens[place].rel in ("acl:relcl", "parataxis", "conj") and view.is_verb(place):
            return False
    return place == top and steps <= 3
