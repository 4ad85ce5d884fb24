"""Quotations and assumptions for the elements of a conflict."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.codebook.actors import display_name, name_in_prose
from goodoffices.core.conflict import Basis, Citation, Want
from goodoffices.core.record import Event, Stance
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement

MOST_CITATIONS = 6
"""Quotations per element: enough to check it, few enough to read."""


def quotes_of(*sources: Iterable[Event] | Iterable[Stance]) -> tuple[Quote, ...]:
    """The sentences behind events and stances, each once: the foremost of every one first."""
    statements: list[tuple[Statement, ...]] = []
    for source in sources:
        statements += [one.statements if isinstance(one, Event) else one.evidence for one in source]
    firsts = [one[0].quote for one in statements if one]
    rest = [one.quote for each in statements for one in each[1:]]
    return tuple(dict.fromkeys((*firsts, *rest)))


def basis_of(quotes: Iterable[Quote] = (), assumption: str = "") -> Basis:
    """A basis of quotations, with the assumption by which they are read; never more than `MOST_CITATIONS`."""
    unique: dict[tuple[str, str], Quote] = {}
    for quote in quotes:
        unique.setdefault((quote.report, quote.text), quote)
    chosen = list(unique.values())[:MOST_CITATIONS]
    return Basis(assumption=assumption[:1].upper() + assumption[1:], citations=tuple(cite(one) for one in chosen))


def cite(quote: Quote) -> Citation:
    """A quotation as a conflict file keeps it."""
    return Citation(report=quote.report, quote=quote.text, place=f"[{quote.ref}]")


def called(actor: str) -> str:
    """An actor as a sentence calls it: "India", "the Vatican"."""
    return name_in_prose(display_name(actor))


def listed(words: Iterable[str]) -> str:
    """Words as a list in prose: "a", "a and b", "a, b and c"."""
    given = list(dict.fromkeys(word for word in words if word))
    return given[0] if len(given) == 1 else f"{', '.join(given[:-1])} and {given[-1]}" if given else ""


def distinct(wants: Iterable[Want]) -> tuple[Want, ...]:
    """Each statement once: of two that say the same under the same reading the first stays."""
    kept: dict[tuple[str, str, bool], Want] = {}
    for want in wants:
        kept.setdefault((want.expression, want.reading, want.is_sign_open), want)
    return tuple(kept.values())
