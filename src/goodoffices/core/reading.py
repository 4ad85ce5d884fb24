"""What one stage hands to the next, with the trouble it met."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.core.problem import Problem
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The reports read together.

    Attributes:
        reports: In stable order; `Report.number` counts them from 0.
        problems: Inputs that could not be read, or not wholly, in stable order.
        skipped: Files of unknown types in folders: listed, not read.
    """

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...] = ()
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The statements of the reports, and what extraction saw besides.

    Attributes:
        statements: Ordered by report, place and move.
        problems: Reports or rows that could not be coded, with the reason.
        uncoded: Sentences that name mediation, good offices or talks and hold no statement.
        judgements: Sentences in which an expert or the report itself judges or expects, with the judge's name ("" for
            the report) and whether it looks ahead.
        ties: Sentences that tell of relations or interests: (actor, other or None, domain, sentence).
        mentions: Actors named in each report: (report, actor, sentence number), for actors never quoted and outliers.
        names: What an actor was called in the reports, most frequent first: (actor, names).
    """

    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...] = ()
    uncoded: tuple[Quote, ...] = ()
    judgements: tuple[tuple[str, bool, Quote], ...] = ()
    ties: tuple[tuple[str, str | None, str, Quote], ...] = ()
    mentions: tuple[tuple[str, str, int], ...] = ()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
