"""Sentences that two positions have in common: a disagreement is between words, so each stands on one side of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from goodoffices.codebook.words import DisagreementKind
from goodoffices.core.statement import Statement
from goodoffices.reconcile.positions import Position


def words_of(text: str) -> str:
    """A sentence as its copies in other reports share it, however its lines are broken."""
    return " ".join(text.split())


def parted(kind: DisagreementKind, one: Position, other: Position) -> tuple[Position, Position]:
    """Two positions, each without the sentences that the other tells as well and more surely, copies among them.

    What both tell as surely stays where nothing else stands; else with the terms that it tells, with the newer side of
    a change, which is its news, or with the first.
    """
    left, right = _surest(one.evidence), _surest(other.evidence)
    shared = left.keys() & right.keys()
    if not shared:
        return one, other
    is_of_other = shared != left.keys() and (shared == right.keys() or _is_news_of(kind, one, other))
    kept_right = {words for words in shared if (right[words], is_of_other) > (left[words], False)}
    return _without(one, kept_right), _without(other, shared - kept_right)


def _is_news_of(kind: DisagreementKind, one: Position, other: Position) -> bool:
    """Whether a sentence that tells both tells the first one only to say the other: its terms, or its end."""
    if kind is DisagreementKind.CONDITION:
        return other.value.endswith("-if")
    return kind is DisagreementKind.CHANGE and one.when.before(other.when)


def _surest(evidence: Sequence[Statement]) -> Mapping[str, float]:
    """The sentences of a position with the best confidence with which any copy of each is read."""
    found: dict[str, float] = {}
    for told in evidence:
        words = words_of(told.quote.text)
        found[words] = max(found.get(words, 0.0), told.confidence)
    return found


def _without(one: Position, words: set[str]) -> Position:
    evidence, adrift = (
        tuple(told for told in each if words_of(told.quote.text) not in words) for each in (one.evidence, one.adrift)
    )
    return replace(one, evidence=evidence, adrift=adrift)
