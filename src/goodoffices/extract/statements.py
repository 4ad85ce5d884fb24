"""From reports to statements: the stage's own order of steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from importlib import resources
from itertools import combinations
from pathlib import Path

from goodoffices.codebook.actors import load_actors
from goodoffices.codebook.topics import topic_of
from goodoffices.codebook.words import Move
from goodoffices.core.memory import Memory
from goodoffices.core.problem import Problem
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.statement import Statement
from goodoffices.extract.acts import scopes_of
from goodoffices.extract.again import told_again
from goodoffices.extract.background import background_of
from goodoffices.extract.clause import Scope
from goodoffices.extract.clock import clocks_of
from goodoffices.extract.combine import (
    LEAST,
    Candidate,
    Key,
    Shares,
    candidates_of,
    features_of,
    load_weights,
)
from goodoffices.extract.dating import carry_dates
from goodoffices.extract.discourse import build_document
from goodoffices.extract.document import Document
from goodoffices.extract.drafting import draft_reports
from goodoffices.extract.heads import load_heads
from goodoffices.extract.outright import told_outright
from goodoffices.extract.parties import involved
from goodoffices.extract.pointing import offers_told
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.remembered import recall_statements
from goodoffices.extract.rules import propose
from goodoffices.extract.sifting import ENGLISH, sift
from goodoffices.extract.slots import Context, complete, context_of, spread
from goodoffices.extract.syntax import load_parser
from goodoffices.extract.vocabulary import load_vocabulary
from goodoffices.extract.workers import in_order

Progress = Callable[[int, int], None]
MUTUAL = (Move.NEGOTIATE, Move.AGREE)
"""What nobody does alone."""


def read_documents(
    reading: Reading, *, threads: int = 1, parties: Sequence[str] = (), third_parties: Sequence[str] = (),
    actor_files: Sequence[Path] = (), progress: Progress | None = None, memory: Memory | None = None,
) -> tuple[Document, ...]:  # fmt: skip
    """The reports with trees and resolved mentions, in order.

    Args:
        reading: The reports read together; who is a party is judged over all of them.
        threads: How many sentences are parsed at a time.
        parties: Canonical parties where a person names them; else inferred from the reports.
        third_parties: Likewise the would-be mediators.
        actor_files: A person's own files of actors.
        progress: Called with the number of reports done and their total.
        memory: Where trees are recalled from and kept; None to parse all reports.
    """
    table, parser = load_actors(*actor_files), load_parser(threads)
    drafts = draft_reports(reading.reports, parser, table, progress, memory)
    told = involved([one.evidence for one in drafts], drafts[0].table if drafts else table)
    clocks = clocks_of(reading.reports)
    return tuple(
        replace(
            build_document(one, table, who, parties=parties, third_parties=third_parties), clock=clock, report=report
        )
        for one, who, clock, report in zip(drafts, told, clocks, reading.reports, strict=True)
    )


def extract_statements(
    reading: Reading, *, threads: int = 1, parties: Sequence[str] = (), third_parties: Sequence[str] = (),
    actor_files: Sequence[Path] = (), min_confidence: float = 0.0, progress: Progress | None = None,
    memory: Memory | None = None,
) -> Extraction:  # fmt: skip
    """Code the statements of reports by the built-in coder.

    Args:
        reading: The reports.
        threads: How many sentences are parsed at a time, and how many reports coded.
        parties: Canonical parties where a person names them.
        third_parties: Canonical would-be mediators where a person names them.
        actor_files: A person's own files of actors, in the form of codebook/actors.yaml.
        min_confidence: Statements below are left out.
        progress: Called with the number of reports done and their total.
        memory: Where trees and statements are recalled from and kept; None to code all reports.

    Raises:
        PipelineError: If the language parts are not installed.
        InputError: If a file of actors is at fault.
    """
    documents = read_documents(
        reading,
        threads=threads,
        parties=parties,
        third_parties=third_parties,
        actor_files=actor_files,
        progress=progress,
        memory=memory,
    )
    found = recall_statements(documents, memory, partial(code_documents, threads=threads))
    statements = [one for each in found for one in each if one.confidence >= min_confidence]
    return background_of(documents, tuple(statements), _problems(documents, parties))


def code_documents(documents: Sequence[Document], *, threads: int = 1) -> Iterator[list[Statement]]:
    """Statements of each document, in order; some documents at a time, or the windows of one alone."""
    alone = threads if len(documents) == 1 else 1
    return in_order(partial(code_document, threads=alone), documents, threads)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """The coding of one document, with what it went through on the way.

    Attributes:
        context: The report as the slots were filled from it.
        likely: What is likely enough to be kept, each candidate with its probability.
        left: Why some of it is left out nevertheless.
        proposals: What is kept, in order of the text.
        by_sentence: Its statements, dated by their own sentences alone.
        dated: The same with dates told elsewhere in the report.
        joint: The same, as sure of what is told of several together.
    """

    context: Context
    likely: Shares
    left: Mapping[Key, str]
    proposals: tuple[Proposal, ...]
    by_sentence: tuple[Statement, ...]
    dated: tuple[Statement, ...]
    joint: tuple[Statement, ...]


def code_document(document: Document, *, threads: int = 1) -> list[Statement]:
    """Statements of one document, in order of the text; none where it is not in English."""
    coded = code_closely(document, threads=threads)
    times = coded.context.calendar.times
    told = (each for one in coded.joint for each in told_again(one, times[one.quote.sentence]))
    return [each for one in told for each in spread(one, coded.context)]


def code_closely(document: Document, *, threads: int = 1) -> Coded:
    """The coding of one document, a party's statement on several mediators still being one.

    Steps:
        1. The heads score every sentence, actor and move; the rules propose theirs.
        2. Both are weighed together; what is likely enough is kept, but for what the sentence does not bear out.
        3. The slots of each are filled, from the trees and from the heads.
    """
    threshold = load_weights(pipeline_folder()).threshold
    scopes = scopes_of(document)
    context = context_of(document, scopes)
    weighed = weighed_candidates(document, threads=threads, scopes=scopes)
    likely = likely_of(as_one(weighed, document), threshold)
    left = sift(likely, document, context.scopes)
    kept = [(share, one) for share, one in likely if one.key not in left]
    proposals = [(share, proposal_of(one)) for share, one in kept]
    for _, one in proposals:
        context.triggers.setdefault(one.sentence, set()).add(one.trigger)
    context.offers = offers_told([one for _, one in proposals], context.scopes, document)
    statements = [complete(one, context, confidence=share) for share, one in proposals]
    told = carry_dates(statements, [one.cell for _, one in kept], context)
    return Coded(
        context=context, likely=likely, left=left, proposals=tuple(one for _, one in proposals),
        by_sentence=tuple(statements), dated=tuple(told), joint=tuple(_joint(told, document)),
    )  # fmt: skip


def likely_of(weighed: Shares, threshold: float) -> list[tuple[float, Candidate]]:
    """What is likely enough to be kept.

    Of what nobody does alone the less likely side is kept with the other, if it is half as likely as it would have to
    be by itself and both together are likely enough.

    Args:
        weighed: Candidates, each with its probability.
        threshold: Least probability that is kept.
    """
    best: dict[tuple[int, Move], float] = {}
    for share, one in weighed:
        if one.move in MUTUAL:
            best[one.sentence, one.move] = max(share, best.get((one.sentence, one.move), 0.0))

    def is_likely(share: float, one: Candidate) -> bool:
        other = best.get((one.sentence, one.move), 0.0)
        return share >= threshold or (2 * share >= threshold and (share + other) / 2 >= threshold)

    return [(share, one) for share, one in weighed if is_likely(share, one)]


def as_one(weighed: Shares, document: Document) -> list[tuple[float, Candidate]]:
    """The candidates, those of actors whom a sentence names in one word alone ("both sides") being equally probable.

    What a sentence tells of one of them it tells of the other.
    """
    named: dict[tuple[int, str], set[tuple[str, ...]]] = {}
    for one in document.mentions:
        for actor in one.actors:
            named.setdefault((one.sentence, actor), set()).add(one.actors)
    rows: dict[tuple[int, tuple[str, ...], Move], list[float]] = {}
    keys = [_row_of(one, named) for _, one in weighed]
    for (share, _), key in zip(weighed, keys, strict=True):
        rows.setdefault(key, []).append(share)
    return [
        (sum(rows[key]) / len(key[1]) if len(key[1]) > 1 else share, one)
        for (share, one), key in zip(weighed, keys, strict=True)
    ]


def _row_of(
    one: Candidate, named: Mapping[tuple[int, str], Set[tuple[str, ...]]]
) -> tuple[int, tuple[str, ...], Move]:  # fmt: skip
    """The sentence, the actors whom it names in one word and in no other, the actor among them, and the move."""
    words = named.get((one.sentence, one.actor or ""), frozenset())
    group = next(iter(words)) if len(words) == 1 else ()
    alone = tuple(code for code in group if named[one.sentence, code] == words)
    return (one.sentence, alone, one.move)


def _joint(statements: Sequence[Statement], document: Document) -> list[Statement]:
    """The same, what a sentence tells of several together being as sure of each as of the others."""
    found = list(statements)
    for same in (*_in_one_word(statements, document), *_of_each_other(statements)):
        mean = round(sum(found[n].confidence for n in same) / len(same), 3)
        for n in same:
            found[n] = replace(found[n], confidence=mean)
    return found


def _in_one_word(statements: Sequence[Statement], document: Document) -> Iterator[list[int]]:
    """Places of what a sentence tells of several actors in one word ("both armies"), where it is told of all."""
    groups = {(one.sentence, one.actors) for one in document.mentions if len(one.actors) > 1}
    for sentence, actors in sorted(groups):
        told = [n for n, one in enumerate(statements) if one.quote.sentence == sentence and one.actor in actors]
        for move in {statements[n].move for n in told}:
            same = [n for n in told if statements[n].move is move]
            if len({statements[n].actor for n in same}) == len(actors):
                yield same


def _of_each_other(statements: Sequence[Statement]) -> Iterator[list[int]]:
    """Places of talks and agreements that a sentence tells of two with each other."""
    told = [(n, one) for n, one in enumerate(statements) if one.move in MUTUAL and one.actor]
    for (n, one), (m, other) in combinations(told, 2):
        is_same = (one.quote.sentence, one.move) == (other.quote.sentence, other.move)
        if is_same and one.actor in other.toward and other.actor in one.toward:
            yield [n, m]


def weighed_candidates(
    document: Document, *, threads: int = 1, scopes: Sequence[Scope] | None = None
) -> list[tuple[float, Candidate]]:
    """Everything that heads or rules propose for a document, in order, with its calibrated probability.

    Args:
        document: The report with its mentions.
        threads: How many windows the heads read at a time.
        scopes: Its sentences as the rules see them; None to make them here.
    """
    folder = pipeline_folder()
    weights = load_weights(folder)
    cells = load_heads(folder, threads).score(document)
    scopes = scopes_of(document) if scopes is None else scopes
    candidates = candidates_of(cells, propose(document, least=LEAST, scopes=scopes), document)
    features = features_of(candidates, document, load_vocabulary(folder))
    at = {one.view.sentence.number: one for one in scopes}
    return [
        (max(weights.probability(one), told_outright(candidate, at.get(candidate.sentence))), candidate)
        for candidate, one in zip(candidates, features, strict=True)
    ]


@lru_cache(maxsize=1)
def pipeline_folder() -> Path:
    """Where the English pipeline's files stand."""
    return Path(str(resources.files("goodoffices.languages.en")))


def proposal_of(candidate: Candidate) -> Proposal:
    """A candidate as the proposal whose slots are filled: the best rule's, with what the heads say beside it."""
    cell = candidate.cell
    heads = f"heads: {cell.probability:.2f}" if cell else "heads: none"
    if candidate.proposals:
        best = candidate.proposals[0]
        return replace(best, cell=cell, features=(*best.features, heads))
    if cell is None:
        raise ValueError("a candidate is proposed by a rule or by the heads")
    return Proposal(sentence=candidate.sentence, actor=candidate.actor, role=cell.role[0], move=candidate.move,
                    rule=heads, weight=cell.probability, cell=cell)  # fmt: skip


def _problems(documents: tuple[Document, ...], named: Sequence[str]) -> tuple[Problem, ...]:
    what, hint = "No parties to a dispute could be told.", "Name them with --parties."
    if named:
        what, hint = f"names fewer than two of {', '.join(named)}.", "goodoffices statements lists the codes of actors."
    read = [one for one in documents if one.report.language == ENGLISH]
    beside = {one.report.name: topic for one in read if (topic := topic_of(one.report.text))}
    off_topic = tuple(
        Problem(where=name, what=f"is on {topic} and tells nothing of a dispute; it is listed but not coded.",
                hint="Leave it out.")
        for name, topic in beside.items()
    )  # fmt: skip
    return off_topic + tuple(
        Problem(where=one.report.name, what=what, hint=hint)
        for one in read
        if len(one.parties) < 2 and one.sentences and one.report.name not in beside
    )
