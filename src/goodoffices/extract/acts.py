"""Words that tell moves: where the lexicon matches in a sentence, whose acts they are, and what these are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goodoffices.codebook.verbs import Phrase, VerbTable
from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope, once
from goodoffices.extract.document import UNSAID, Document, Mention
from goodoffices.extract.view import View

FARTHEST = 3  # steps in the tree from the head of a phrase to its other words


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


def scopes_of(document: Document) -> list[Scope]:
    """The sentences of a document as the rules see them."""
    return [
        Scope(
            view=View(sentence=sentence), at=_by_word(document.mentions_in(sentence.number)), parties=document.parties
        )
        for sentence in document.sentences
        if sentence.tokens
    ]


def _by_word(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """The mentions of a sentence by their head words, but for subjects that are left out."""
    return {one.token: one for one in mentions if one.kind != UNSAID}


@once
def acts_at(scope: Scope, place: int, table: VerbTable) -> list[Act]:
    """Acts that a word may tell: one for each of its subjects."""
    view = scope.view
    token, lemma = view.tokens[place], view.lemma(place)
    if lemma not in table.phrases and lemma not in table.nominal and lemma != "office":
        return []
    if token.upos in ("VERB", "ADJ", "ADV", "ADP") or (token.upos in ("NOUN", "PRON") and _is_predicate(view, place)):
        is_told = lemma in table.phrases and not (token.rel == "amod" and token.upos == "ADJ")
        return _acts(scope, place, lemma, table, noun=False) if is_told else []
    if token.upos != "NOUN":
        return []
    is_good_office = lemma == "office" and any(view.lemma(one) == "good" for one in view.kids[place])
    word = table.nominal.get(lemma, "mediate" if is_good_office else "")
    return _acts(scope, place, word, table, noun=True) if word else []


def _is_predicate(view: View, place: int) -> bool:
    return bool(view.children(place, "cop")) or view.rel(place) in ("obl", "root")


def _acts(scope: Scope, place: int, head: str, table: VerbTable, *, noun: bool) -> list[Act]:
    matched = _matches(scope.view, place, head, table)
    if not matched:
        return []
    subjects: Sequence[tuple[int, Mention] | None] = scope.owners(place) if noun else _subjects(scope, place)
    content = _below_noun(scope.view, place) if noun else scope.content(place)
    moves, negated = frozenset(move for _, move in matched), scope.negated(place)
    return [
        Act(
            scope=scope, place=place, phrase=matched[0][0], moves=moves, subject=one, content=tuple(content),
            negated=negated, noun=noun,
        )
        for one in subjects or (None,)
    ]  # fmt: skip


def _subjects(scope: Scope, place: int) -> list[tuple[int, Mention]]:
    """Those who do what a predicate says, with the words that name them."""
    return [(one, mention) for one in scope.subjects(place) if (mention := scope.who(one))]


def _below_noun(view: View, place: int) -> list[int]:
    return [one for child in view.children(place, "nmod", "acl", "compound") for one in view.subtree(child)]


def _matches(view: View, place: int, head: str, table: VerbTable) -> list[tuple[Phrase, Move]]:
    """Entries of the lexicon that a word heads here, the longest first."""
    entries = table.phrases.get(head, ())
    near: set[str] = set()
    if any(phrase.rest for phrase, _ in entries):
        near = {view.lemma(one) for one in view.subtree(place) if one != place and _is_near(view, one, place)}
    return [(phrase, move) for phrase, move in entries if all(one & near for one in phrase.rest)]


def _is_near(view: View, place: int, top: int) -> bool:
    """Whether a word below another is few steps away, and in no clause beside it."""
    for _ in range(FARTHEST):
        place = view.head(place)
        if place == top:
            return True
        if view.tokens[place].rel in ("acl:relcl", "parataxis", "conj") and view.is_verb(place):
            return False
    return False
