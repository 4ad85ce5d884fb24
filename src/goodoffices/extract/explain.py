"""Why a sentence was coded as it was: its tree, its actors, what the slots of each statement rest on, what was left.

It walks the way of `code_document` for the whole report and keeps what that way throws away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goodoffices.codebook.words import Move
from goodoffices.core.reading import Reading
from goodoffices.errors import UsageError
from goodoffices.extract.combine import LEAST, Candidate, Key, Weights, candidates_of, features_of, load_weights
from goodoffices.extract.document import Document, Sentence
from goodoffices.extract.grounds import Ground, grounds_of
from goodoffices.extract.heads import load_heads
from goodoffices.extract.rules import propose
from goodoffices.extract.slots import spread
from goodoffices.extract.statements import Coded, code_closely, pipeline_folder, read_documents
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
        confidence: Calibrated probability by itself, 0 to 1; what is told of several together has the mean in the end.
        taken: Whether it is kept.
        kept: Why it is kept where it is not likely enough by itself; else empty.
        rules: The rules that proposed it, the most trusted first; empty where none did.
        heads: Probability by the statement heads; None where they leave it below their least.
        reasons: What weighed most, as "heads -2.1", in the unit of log-odds, the heaviest first.
    """

    actor: str | None
    move: Move
    confidence: float
    taken: bool
    kept: str
    rules: tuple[str, ...]
    heads: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A coded statement.

    Attributes:
        actor: Canonical actor; None where the report names nobody.
        move: The move.
        confidence: As `statements` gives it.
        slots: What each slot holds, and what that rests on.
    """

    actor: str | None
    move: Move
    confidence: float
    slots: tuple[Ground, ...]


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
    coded: tuple[Told, ...]
    threshold: float

    @property
    def lines(self) -> tuple[str, ...]:
        """The same for a reader of the terminal."""
        tree = (f"  {one.number:>3} {one.text} ({one.upos}) <- {one.relation} {one.head}" for one in self.words)
        named = (
            f"  {one.text!r}: {', '.join(one.actors) or 'nobody'} ({one.kind}, {one.role})" for one in self.mentions
        )
        taken = [_line_of(one) for one in self.proposed if one.taken]
        told = [line for one in self.coded for line in _lines_of(one)]
        left = [_line_of(one) for one in self.proposed if not one.taken]
        return (
            f"{self.report}, sentence {self.sentence}: {self.text}",
            f"Parties: {', '.join(self.parties) or 'none'}; third parties: {', '.join(self.third_parties) or 'none'}",
            "Tree: number, word, its relation and the number of its head", *tree,
            "Actors", *(tuple(named) or ("  none",)),
            f"Kept, with {self.threshold:.2f} or more by itself, else for the reason given", *(taken or ["  nothing"]),
            "Coded: each slot, and what it rests on", *(told or ["  nothing"]),
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
    weights, coded = load_weights(pipeline_folder()), code_closely(document)
    shown = document.sentences[sentence - 1]
    return Explained(
        report=document.report.name, sentence=sentence, text=document.report.text[shown.start : shown.end],
        parties=document.parties, third_parties=document.third_parties, words=_words(shown),
        mentions=_mentions(document, sentence), proposed=_proposed(document, sentence, weights, coded),
        coded=tuple(_told(sentence, coded)), threshold=weights.threshold,
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


def _told(sentence: int, coded: Coded) -> Iterator[Told]:
    """The statements of a sentence, each with what its slots rest on; one for each of several mediators."""
    for at, joint in enumerate(coded.joint):
        if joint.quote.sentence == sentence:
            grounds = grounds_of(at, coded)
            for one in spread(joint, coded.context):
                beside = f"named in one breath with {joint.third_party}"
                slots = (
                    replace(each, value=one.third_party or "", by=beside)
                    if one is not joint and each.slot in ("mediator", "toward") else each
                    for each in grounds
                )  # fmt: skip
                yield Told(actor=one.actor, move=one.move, confidence=one.confidence, slots=tuple(slots))


def _proposed(document: Document, sentence: int, weights: Weights, coded: Coded) -> tuple[Weighed, ...]:
    """What was proposed for a sentence, the likeliest first."""
    folder = pipeline_folder()
    candidates = candidates_of(load_heads(folder, 1).score(document), propose(document, least=LEAST), document)
    features = features_of(candidates, document, load_vocabulary(folder))
    likely, left = {one.key: share for share, one in coded.likely}, coded.left
    found = [
        _weighed(
            one,
            seen,
            weights,
            taken=one.key in likely.keys() - left.keys(),
            left=left.get(one.key, ""),
            kept=kept_for(one, likely, weights.threshold),
        )
        for one, seen in zip(candidates, features, strict=True)
        if one.sentence == sentence
    ]
    return tuple(sorted(found, key=lambda one: (-one.confidence, one.actor or "", one.move.value)))


def kept_for(one: Candidate, likely: Mapping[Key, float], threshold: float) -> str:
    """Why a candidate is kept that is not likely enough by itself; empty for others.

    Args:
        one: The candidate.
        likely: What is likely enough to be kept, with its probability.
        threshold: Least probability by itself.
    """
    share = likely.get(one.key)
    if share is None or share >= threshold:
        return ""
    sides = [(other, key[1]) for key, other in likely.items() if (key[0], key[2]) == (one.sentence, one.move)]
    most, who = max(sides, key=lambda side: (side[0], side[1] or ""))
    mean = f"the mean of {share:.2f} and {most:.2f} is {(share + most) / 2:.2f}"
    return f"kept below {threshold:.2f}, as nobody does it alone: with {who or 'nobody named'} {mean}"


def _weighed(
    one: Candidate, features: Mapping[str, float], weights: Weights, *, taken: bool, left: str, kept: str
) -> Weighed:
    """A candidate as it is told; `left` says why it is left out, where it is."""
    reasons = (*((left,) if left else ()), *_reasons(features, weights))
    return Weighed(
        actor=one.actor, move=one.move, confidence=weights.probability(features), taken=taken, kept=kept,
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
    kept = f"; {one.kept}" if one.kept else ""
    return f"  {one.confidence:.2f} {who} ({rules}; {heads}; {', '.join(one.reasons)}{kept})"


def _lines_of(one: Told) -> list[str]:
    slots = (f"    {each.slot}: {each.value} - {each.by}" for each in one.slots)
    return [f"  {one.confidence:.2f} {one.actor or 'nobody named'} {one.move.value}", *slots]
