"""A report on its way to a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from goodoffices.codebook.actors import ActorTable
from goodoffices.core.report import Report
from goodoffices.extract.belonging import Holders, Told
from goodoffices.extract.evidence import Evidence, evidence_of
from goodoffices.extract.names import Found, NameTable
from goodoffices.extract.person_spans import Span
from goodoffices.extract.persons import Person
from goodoffices.extract.quotations import Places, beside, quoted_words
from goodoffices.extract.view import View


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A report on its way to a document: sentences, names, evidence for its parties, persons it says are whose.

    Names are counted as evidence with those that a word for rebels stands for. Once reports are drafted together, the
    persons, what is told of them, who holds which office and how often each actor is named are those of all of them.
    Where persons are named in each sentence is told once the names are.
    """

    report: Report
    views: tuple[View, ...]
    found: tuple[list[Found], ...]
    own: NameTable
    table: ActorTable
    counted: tuple[list[Found], ...] = ()
    persons: tuple[Person, ...] = ()
    told: Mapping[str, Told] = field(default_factory=dict)
    holders: Holders = field(default_factory=dict)
    shares: Mapping[str, int] = field(default_factory=dict)
    spans: tuple[list[Span], ...] = ()

    @cached_property
    def quoted(self) -> tuple[Places, ...]:
        """The words of each sentence that stand in a quotation."""
        return quoted_words(self.views, self.report.text)

    def beside(self, index: int, span: Span) -> list[Found]:
        """The names of a sentence, by its place in the report, that may tell whose a person in it is."""
        return beside(span, self.found[index], self.quoted[index])

    @cached_property
    def evidence(self) -> Evidence:
        """What the report tells of who its parties are."""
        return evidence_of(list(self.views), list(self.counted))
