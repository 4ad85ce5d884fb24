"""The one order in which statements and quotations are kept, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement

Place = tuple[int, str, int, int, str, str, str, tuple[str, ...], str]


def place(statement: Statement) -> Place:
    """The key by which statements are sorted: report, place in it, then the slots that tell them apart."""
    quote = statement.quote
    return (
        quote.number, quote.report, quote.start, quote.end, statement.move.value, statement.actor or "",
        statement.third_party or "", statement.toward, statement.modality.value,
    )  # fmt: skip


def in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements in stable order, each once."""
    kept: dict[tuple[object, ...], Statement] = {}
    for one in sorted(statements, key=lambda one: (place(one), -one.confidence, one.coder)):
        kept.setdefault((place(one), one.actor_role, one.when), one)
    return tuple(kept.values())


def quotes_in_order(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Quotations in stable order, each place once."""
    return tuple(sorted(dict.fromkeys(quotes), key=lambda one: (one.number, one.report, one.start, one.end)))
