"""Why a sentence was coded as it was: its tree, its actors, who proposed each statement, and why others were not.

It walks the way of `code_document` for the whole report and keeps what that way throws away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from goodoffices.codebook.words import Move
from goodoffices.core.reading import Reading
from goodoffices.errors import UsageError
from goodoffices.extract.acts import scopes_of
from goodoffices.extract.combine import LEAST, Candidate, Weights, candidates_of, features_of, load_weights
from goodoffices.extract.document import Document, Sentence
from goodoffices.extract.heads import load_heads
from goodoffices.extract.rules import propose
from goodoffices.extract.sifting import sift
from goodoffices.extract.statements import likely_of, pipeline_folder, read_documents
from goodoffices.extract.vocabulary import load_vocabulary

MOST_REASONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of the tree: its number from 1, the number of its head (0 for the root), and their relation."""

    number: int
    text: str
    lemma: str
    upos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Words that stand for actors, with the actors' codes and how they are named."""

    text: str
    actors: tuple[str, ...]
    role: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A statement that a rule or the heads proposed.

    Attributes:
        actor: Canonical actor; None where the report names nobody.
        move: The move.
        confidence: Calibrated probability, 0 to 1.
        taken: Whether it is kept.
        rules: The rules that proposed it, the most trusted first; empty where none did.
        heads: Probability by the statement heads; None where they leave it below their least.
        reasons: What weighed most, as "heads -2.1", in the unit of log-odds, the heaviest first.
    """

    actor: str | None
    move: Move
    confidence: float
    taken: bool
    rules: tuple[str, ...]
    heads: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One sentence explained: all that was seen in it, the likeliest proposal first."""

    report: str
    sentence: int
    text: str
    parties: tuple[str, ...]
    third_parties: tuple[str, ...]
    words: tuple[Word, ...]
    mentions: tuple[Named, ...]
    proposed: tuple[Weighed, ...]
    threshold: float

    @property
    def lines(self) -> tuple[str, ...]:
        """The same for a reader of the terminal."""
        tree = (f"  {one.number:>3} {one.text} ({one.upos}) <- {one.relation} {one.head}" for one in self.words)
        named = (
            f"  {one.text!r}: {', '.join(one.actors) or 'nobody'} ({one.kind}, {one.role})" for one in self.mentions
        )
        taken = [_line_of(one) for one in self.proposed if one.taken]
        left = [_line_of(one) for one in self.proposed if not one.taken]
        return (
            f"{self.report}, sentence {self.sentence}: {self.text}",
            f"Parties: {', '.join(self.parties) or 'none'}; third parties: {', '.join(self.third_parties) or 'none'}",
            "Tree: number, word, its relation and the number of its head", *tree,
            "Actors", *(tuple(named) or ("  none",)),
            f"Coded, with a confidence of {self.threshold:.2f} or more", *(taken or ["  nothing"]),
            "Proposed, but not likely enough", *(left or ["  nothing"]),
        )  # fmt: skip


def explain_sentence(
    reading: Reading, sentence: int, *, report: int = 0, parties: Sequence[str] = (),
    third_parties: Sequence[str] = (), actors: Path | None = None,
) -> Explained:  # fmt: skip
    """Explain one sentence of a report.

    Args:
        reading: The reports that it was read together with, itself among them.
        sentence: Number of the sentence, the headline being 1.
        report: Number of the report.
        parties: Canonical parties where a person names them.
        third_parties: Canonical would-be mediators where a person names them.
        actors: A person's own file of actors; None for none.

    Raises:
        UsageError: If there is no such report or sentence.
        PipelineError: If the language parts are not installed.
        InputError: If the file of actors is at fault.
    """
    if not reading.reports:
        raise UsageError("the report could not be read.", hint="Look at the problems above.")
    files = (actors,) if actors else ()
    document = read_documents(reading, parties=parties, third_parties=third_parties, actor_files=files)[report]
    if not 1 <= sentence <= len(document.sentences):
        raise UsageError(f"there is no sentence {sentence}.", hint=f"Choose one of 1 to {len(document.sentences)}.")
    weights = load_weights(pipeline_folder())
    shown = document.sentences[sentence - 1]
    return Explained(
        report=document.report.name, sentence=sentence, text=document.report.text[shown.start : shown.end],
        parties=document.parties, third_parties=document.third_parties, words=_words(shown),
        mentions=_mentions(document, sentence), proposed=_proposed(document, sentence, weights),
        threshold=weights.threshold,
    )  # fmt: skip


def _words(sentence: Sentence) -> tuple[Word, ...]:
    return tuple(
        Word(number=number, text=one.text, lemma=one.lemma, upos=one.upos, head=one.head + 1, relation=one.rel)
        for number, one in enumerate(sentence.tokens, 1)
    )


def _mentions(document: Document, sentence: int) -> tuple[Named, ...]:
    return tuple(
        Named(text=document.report.text[one.start : one.end], actors=one.actors, role=one.role.value, kind=one.kind)
        for one in document.mentions
        if one.sentence == sentence
    )


def _proposed(document: Document, sentence: int, weights: Weights) -> tuple[Weighed, ...]:
    """What was proposed for a sentence, the likeliest first."""
    folder = pipeline_folder()
    candidates = candidates_of(load_heads(folder, 1).score(document), propose(document, least=LEAST), document)
    features = features_of(candidates, document, load_vocabulary(folder))
    weighed = [(weights.probability(seen), one) for one, seen in zip(candidates, features, strict=True)]
    likely = likely_of(weighed, weights.threshold)
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    left = sift(likely, document, scopes)
    taken = {_key(one) for _, one in likely} - left.keys()
    found = [
        _weighed(one, seen, weights, taken=_key(one) in taken, left=left.get(_key(one), ""))
        for one, seen in zip(candidates, features, strict=True)
        if one.sentence == sentence
    ]
    return tuple(sorted(found, key=lambda one: (-one.confidence, one.actor or "", one.move.value)))


def _key(one: Candidate) -> tuple[int, str | None, Move]:
    return one.sentence, one.actor, one.move


def _weighed(one: Candidate, features: Mapping[str, float], weights: Weights, *, taken: bool, left: str) -> Weighed:
    """A candidate as it is told; `left` says why it is left out, where it is."""
    reasons = (*((left,) if left else ()), *_reasons(features, weights))
    return Weighed(
        actor=one.actor, move=one.move, confidence=weights.probability(features), taken=taken,
        rules=tuple(proposal.rule for proposal in one.proposals),
        heads=one.cell.probability if one.cell else None, reasons=reasons,
    )  # fmt: skip


def _reasons(features: Mapping[str, float], weights: Weights) -> tuple[str, ...]:
    """The features that moved the probability most, either way; what every candidate shares is left out."""
    moved = [(name, weights.weights.get(name, 0.0) * value) for name, value in features.items() if name != "bias"]
    heaviest = sorted(moved, key=lambda pair: (-abs(pair[1]), pair[0]))[:MOST_REASONS]
    return tuple(f"{name} {moves:+.1f}" for name, moves in heaviest if moves)


def _line_of(one: Weighed) -> str:
    rules = f"rule {'; '.join(one.rules)}" if one.rules else "no rule"
    heads = "heads below their least" if one.heads is None else f"heads {one.heads:.2f}"
    who = f"{one.actor or 'nobody named'} {one.move.value}"
    return f"  {one.confidence:.2f} {who} ({rules}; {heads}; {', '.join(one.reasons)})"
