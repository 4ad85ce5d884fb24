"""Whose word a statement is: that of the actor itself, of the other party, or of nobody known."""

from __future__ import annotations

from functools import lru_cache

from goodoffices.codebook.actors import load_actors
from goodoffices.core.folding import fold
from goodoffices.core.statement import Statement
from goodoffices.reconcile.naming import codes_in


def is_word_of_another(one: Statement, parties: frozenset[str]) -> bool:
    """Whether a party is told of on another's word: who speaks, or whose text it is, belongs to that one alone."""
    told_by = sides_of(one.speaker) if one.speaker else {one.issuer} - {None}
    return one.actor in parties and one.actor not in told_by and bool(told_by & parties)


@lru_cache(maxsize=4096)
def sides_of(speaker: str) -> frozenset[str]:
    """The actors to which a source belongs, by what its words name or by the list of office-holders."""
    named = _persons().get(fold(speaker).strip())
    return codes_in(speaker) | ({named} if named else set())


@lru_cache(maxsize=1)
def _persons() -> dict[str, str]:
    """The only actor of which each person of the list was an office-holder."""
    found: dict[str, set[str]] = {}
    for one in load_actors().persons:
        for name in (one.name, *one.also):
            found.setdefault(fold(name), set()).add(one.of)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}
