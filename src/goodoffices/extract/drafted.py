"""A report on its way to a document."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codebook.actors import ActorTable
from goodoffices.core.report import Report
from goodoffices.extract.evidence import Evidence
from goodoffices.extract.names import Found, NameTable
from goodoffices.extract.persons import Person
from goodoffices.extract.view import View


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A report on its way to a document: sentences, names, evidence for its parties, persons it says are whose.

    Once reports are drafted together, the persons are those of all of them.
    """

    report: Report
    views: tuple[View, ...]
    found: tuple[list[Found], ...]
    own: NameTable
    evidence: Evidence
    table: ActorTable
    persons: tuple[Person, ...] = ()
