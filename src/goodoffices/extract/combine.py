"""Heads and rules weighed together: one calibrated probability for every sentence, actor and move.

The weights are those of a logistic regression, fitted on cases that the heads were not trained on
(`training/combine.py`), so that the confidence of a statement is a share of statements that turned out right.

References:
    Platt 1999, Probabilistic outputs for support vector machines: a sigmoid fitted on held-out cases.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from goodoffices.codebook.words import Move, Role
from goodoffices.errors import PipelineError
from goodoffices.extract.disqualified import reread_cell, reread_proposal, verdicts_of
from goodoffices.extract.document import Document
from goodoffices.extract.heads import Cell
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.vocabulary import Vocabulary

HOME_VOICES = (Role.PUBLIC, Role.OPPOSITION, Role.MEDIA, Role.EXPERT)
OF_PARTY = {Move.ENDORSE: Move.ACCEPT, Move.OPPOSE: Move.REFUSE}
OF_OTHERS = {Move.ACCEPT: Move.ENDORSE, Move.REFUSE: Move.OPPOSE}
NAYS = (Move.REFUSE, Move.OPPOSE, Move.DECLINE)
NEED = re.compile(
    r"(?i)\b(need|necessity|urgency|importance)\s+(for|of)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(mediat\w+|facilitat\w+|good offices|brokers?|go-betweens?|intermediar\w+|third[- ]part\w+)"
)
WITHOUT_HELP = re.compile(
    r"(?i)\bwithout\s+(?:[\w’'-]+\s+){0,3}?(?:mediat\w+|facilitat\w+|good offices|brokers?|go-betweens?|intermediar\w+|"
    r"third[- ]part\w+|guarantors?)\b"
)
NO_TALKS = re.compile(
    r"(?i)\b(?:no|not|never|nor|cannot|refus\w+|declin\w+|rul\w+ out)\b(?:(?!\b(?:without|no need)\b)[^.;])*?"
    r"\b(?:talk\w*|table|negotiat\w+|meet\w*|sit|return|attend|dialogue|sign)\b|n['’]t\s+(?:talk|negotiate|meet|sit|return)"
)
UNLESS = re.compile(r"(?i)\b(?:not|cannot|never|no)\b(?:(?!\bunless\b)[^.;])*\bunless\b|n['’]t\b[^.;]*\bunless\b")
HELPS = (
    r"(?:act|mediate|help|assist|step in|intervene|do so|get involved|take part|host|facilitate|move"
    r"|play (?:a|any|that) role)"
)
UNWILLING = r"(?:turn down|refuse|reject|decline|say no)\b"
NOT_UNWILLING = re.compile(
    rf"(?i)\b(?:would|will|could|shall|does|do|can)(?: not|n['’]t)(?: be one to)?\s+{UNWILLING}"
    rf"|\b(?:would|will) never {UNWILLING}"
)
ONLY_IF = re.compile(
    rf"(?i)\b{HELPS}\s+(?:\w+\s+){{0,3}}?only\s+(?:if|when|where|at|upon|on|with|should|once|after|by)\b"
    rf"|\bonly\s+{HELPS}\b[^.;]*\b(?:if|when|at the request|once|should)\b"
)
DENIAL = re.compile(r"(?i)\b(no|not|never|nor|neither|without|little|less|deny|denies|denied|reject\w*)\b|n['’]t\b")

TO_TALK = re.compile(
    r"(?i)\bagree[ds]?\s+to\s+(?:hold|open|start|begin|resume|continue|have|enter into|restart|reopen)\s+"
    r"(?:[\w’'“”\"-]+\s+){0,3}?[“\"]?(?:talks|dialogue|negotiations|discussions|consultations)\b"
)
"""Readiness to talk, which is no agreement."""
CONCLUDED = re.compile(
    r"(?i)\b(?:truces?|cease-?fires?|accords?|pacts?|treat(?:y|ies)|deals?|sign\w*|armistice|exchang\w+)\b"
)

Key = tuple[int, str | None, Move]
NO_CELL = -4.0  # log-odds of what the heads leave below their least probability
NO_RULE = -5.0  # log-odds of what no rule proposes
LEAST = 0.02  # weight of a rule below which its proposal is not weighed again


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A statement that heads or rules propose, before it is weighed.

    Attributes:
        sentence: Number of the sentence.
        actor: Canonical actor; None where the report names nobody.
        move: The move.
        cell: What the heads say of it; None where they leave it below the least probability.
        proposals: What the rules say of it, the most trusted first.
    """

    sentence: int
    actor: str | None
    move: Move
    cell: Cell | None
    proposals: tuple[Proposal, ...]

    @property
    def key(self) -> Key:
        """By what a candidate is told from all others of its report."""
        return (self.sentence, self.actor, self.move)

    @property
    def role(self) -> Role:
        """The role of the actor, from the heads where they speak."""
        return self.cell.role[0] if self.cell else self.proposals[0].role

    @property
    def voice(self) -> str:
        """Whether the government, army or armed group speaks, or a voice at home: publics, opposition, experts."""
        return "home voice" if self.role in HOME_VOICES else "government"

    @cached_property
    def log_odds(self) -> float:
        """Log-odds of the heads."""
        if self.cell is None:
            return NO_CELL
        share = min(max(self.cell.probability, 1e-4), 1 - 1e-4)
        return math.log(share / (1 - share))

    @cached_property
    def trust(self) -> float:
        """Log-odds of the best rule."""
        if not self.proposals:
            return NO_RULE
        share = min(max(self.proposals[0].weight, 1e-3), 1 - 1e-3)
        return math.log(share / (1 - share))


Shares = Sequence[tuple[float, Candidate]]
"""Candidates, each with its probability."""


def candidates_of(cells: Iterable[Cell], proposals: Iterable[Proposal], document: Document) -> tuple[Candidate, ...]:
    """Everything that either reader proposes, in order of sentence, actor and move.

    A move that the codebook keeps for another part is taken as the one it is for this part (`OF_PARTY`,
    `OF_OTHERS`): a party that "backs" a mediator accepts it. Whoever voices the need for help and denies nothing
    asks for it, if a party, or backs it; the heads may take that for a refusal. Whoever will not help unless asked
    offers it on that condition.
    """
    texts = {one.number: document.report.text[one.start : one.end] for one in document.sentences}
    verdicts = verdicts_of(document)
    by_cell: dict[Key, Cell] = {}
    for cell in (reread_cell(one, verdicts, document) for one in cells):
        part = _part(cell.entity, document)
        is_need = cell.move in NAYS and voices_need(texts[cell.sentence])
        told = (Move.REQUEST if part == "party" else Move.ENDORSE) if is_need else cell.move
        is_offer = part != "party" and told is Move.DECLINE and _offers(cell.entity, cell.sentence, document)
        told = Move.OFFER if is_offer else _as_talks(told, texts[cell.sentence])
        move = _move_for(told, cell.role[0], part)
        key = (cell.sentence, cell.entity, move)
        if key not in by_cell or cell.probability > by_cell[key].probability:
            by_cell[key] = cell if move is cell.move else replace(cell, move=move)
    by_rule: dict[Key, list[Proposal]] = defaultdict(list)
    for one in (reread_proposal(each, verdicts, document) for each in proposals):
        part = _part(one.actor, document)
        is_offer = part != "party" and one.move is Move.DECLINE and _offers(one.actor, one.sentence, document)
        move = Move.OFFER if is_offer else _move_for(_as_talks(one.move, texts[one.sentence]), one.role, part)
        by_rule[one.sentence, one.actor, move].append(one if move is one.move else replace(one, move=move))
    keys = sorted({*by_cell, *by_rule}, key=lambda key: (key[0], key[1] or "", key[2]))
    return tuple(
        Candidate(
            sentence=key[0], actor=key[1], move=key[2], cell=by_cell.get(key),
            proposals=tuple(sorted(by_rule.get(key, ()), key=lambda one: (-one.weight, one.rule))),
        )
        for key in keys
    )  # fmt: skip


def _as_talks(move: Move, text: str) -> Move:
    """The move, talks where the sentence tells of nothing agreed but that there be talks."""
    is_talks = move is Move.AGREE and TO_TALK.search(text) is not None and CONCLUDED.search(text) is None
    return Move.NEGOTIATE if is_talks else move


def _offers(actor: str | None, number: int, document: Document) -> bool:
    """Whether a sentence has an actor help if asked, or not unwilling to, nobody else being named before that."""
    sentence = document.sentences[number - 1]
    text = document.report.text[sentence.start : sentence.end]
    found = UNLESS.search(text) or ONLY_IF.search(text) or NOT_UNWILLING.search(text)
    if found is None:
        return False
    told = [
        one.actors for one in document.mentions if one.sentence == number and one.start < sentence.start + found.start()
    ]
    outsiders = [actors for actors in told if not set(actors) & set(document.parties)]
    return not outsiders or actor in outsiders[-1]


def voices_need(text: str) -> bool:
    """Whether a sentence voices the need for third-party help and denies nothing, or denies talks without it."""
    is_need = NEED.search(text) is not None and DENIAL.search(text) is None
    return is_need or (WITHOUT_HELP.search(text) is not None and NO_TALKS.search(text) is not None)


def _move_for(move: Move, role: Role, part: str) -> Move:
    """The move as the codebook names it for a party, or for anybody else."""
    if role in HOME_VOICES or part == "nobody":
        return move
    return (OF_PARTY if part == "party" else OF_OTHERS).get(move, move)


def features_of(candidates: Sequence[Candidate], document: Document, vocabulary: Vocabulary) -> list[dict[str, float]]:
    """What each candidate is weighed by: its own evidence, its rivals in the sentence, words, and who the actor is."""
    words = {number: vocabulary.log_odds(document, number) for number in {one.sentence for one in candidates}}
    by_sentence: dict[int, list[Candidate]] = defaultdict(list)
    for one in candidates:
        by_sentence[one.sentence].append(one)
    mentions: dict[tuple[int, str], set[str]] = defaultdict(set)
    for mention in document.mentions:
        for actor in mention.actors:
            mentions[mention.sentence, actor].add(mention.kind)
    return [
        _features(one, by_sentence[one.sentence], mentions, document) | _word_features(one, words[one.sentence])
        for one in candidates
    ]


def _features(
    one: Candidate, rivals: list[Candidate], mentions: Mapping[tuple[int, str], set[str]], document: Document
) -> dict[str, float]:
    same_move = [other for other in rivals if other.move is one.move and other is not one]
    same_actor = [other for other in rivals if other.actor == one.actor and other is not one]
    kinds = mentions.get((one.sentence, one.actor or ""), set())
    found = {
        "bias": 1.0, "heads": one.log_odds, "heads squared": one.log_odds**2 / 4, "rule": one.trust,
        "rule fired": float(bool(one.proposals)), "rule and heads": one.trust * one.log_odds / 4,
        "heads, other actor": max((other.log_odds for other in same_move), default=NO_CELL),
        "rule, other actor": max((other.trust for other in same_move), default=NO_RULE),
        "heads, other move": max((other.log_odds for other in same_actor), default=NO_CELL),
        "rule, other move": max((other.trust for other in same_actor), default=NO_RULE),
        f"move {one.move.value}": 1.0, f"heads, {one.move.value}": one.log_odds / 2,
        f"rule, {one.move.value}": one.trust / 2, f"part {_part(one.actor, document)}": 1.0,
        f"{_part(one.actor, document)}, {one.voice}, {one.move.value}": 1.0,
    }  # fmt: skip
    found |= {f"mention {kind}": 1.0 for kind in kinds or {"none"}}
    if document.sentences[one.sentence - 1].number == 1:
        found["headline"] = 1.0
    return found


def _word_features(one: Candidate, log_odds: Mapping[Move, float]) -> dict[str, float]:
    """What the words of the sentence say of the move, alone and against the move they say most of."""
    own, best = (max(-6.0, min(6.0, odds)) for odds in (log_odds.get(one.move, -6.0), max(log_odds.values())))
    return {
        "words": own,
        f"words, {one.move.value}": own / 2,
        "words behind": best - own,
        "words and heads": own * one.log_odds / 4,
    }


def _part(actor: str | None, document: Document) -> str:
    if actor is None:
        return "nobody"
    return "party" if actor in document.parties else "mediator" if actor in document.third_parties else "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A fitted combination.

    Attributes:
        weights: Of each feature; features not named weigh nothing.
        threshold: Least probability of a statement that is kept.
    """

    weights: Mapping[str, float]
    threshold: float

    def probability(self, features: Mapping[str, float]) -> float:
        """Calibrated probability that a trained coder codes the statement."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in sorted(features.items()))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=2)
def load_weights(folder: Path) -> Weights:
    """The combination shipped with a pipeline.

    Raises:
        PipelineError: If its file is missing.
    """
    path = folder / "combine.json"
    if not path.is_file():
        raise PipelineError("the combination of heads and rules is missing.", where=str(path),
                            hint="Install goodoffices anew.")  # fmt: skip
    given = json.loads(path.read_text(encoding="utf-8"))
    return Weights(weights=given["weights"], threshold=given["threshold"])
