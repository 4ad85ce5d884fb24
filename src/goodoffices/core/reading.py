"""What one stage hands to the next, with the trouble it met."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath

from goodoffices.core.problem import Problem
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import UNSURE, Statement


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

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """One line for each folder on its files of unknown types."""
        folders: dict[str, list[str]] = {}
        for path in self.skipped:
            folders.setdefault(str(PurePath(path).parent), []).append(PurePath(path).name)
        return tuple(
            Problem(
                where=folder, what=f"holds files of unknown types, which were not read: {_few(names)}.",
                hint="Save what is a report among them as text, HTML, PDF or .docx.",
            )
            for folder, names in sorted(folders.items())
        )  # fmt: skip


def _few(names: list[str], most: int = 5) -> str:
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The statements of the reports, and what extraction saw besides.

    Attributes:
        statements: Ordered by report, place and move.
        problems: Reports or rows that could not be coded, with the reason.
        uncoded: Sentences on mediation, talks or what publics want that hold no statement.
        hostile: Sentences that name hostile steps and hold no statement.
        doubtful: Statements left out as less confident than was asked for.
        judgements: Sentences in which an expert or the report itself judges or expects, with the judge's name ("" for
            the report) and whether it looks ahead.
        ties: Sentences that tell of relations or interests: (actor, other or None, domain, sentence).
        mentions: Actors named in each report: (report, actor, sentence number), for actors never quoted and outliers.
        names: What an actor was called in the reports, most frequent first: (actor, names).
    """

    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...] = ()
    uncoded: tuple[Quote, ...] = ()
    hostile: tuple[Quote, ...] = ()
    doubtful: tuple[Statement, ...] = ()
    judgements: tuple[tuple[str, bool, Quote], ...] = ()
    ties: tuple[tuple[str, str | None, str, Quote], ...] = ()
    mentions: tuple[tuple[str, str, int], ...] = ()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def at_least(self, confidence: float) -> Extraction:
        """The same, with the statements below a confidence told apart as doubtful.

        A party's yes or no that is doubtful itself goes with them where its sentence may say the contrary as well.
        """
        below: dict[Quote, list[Statement]] = {}
        for one in self.statements:
            if one.confidence < confidence:
                below.setdefault(one.quote, []).append(one)

        def counts(one: Statement) -> bool:
            rivals = below.get(one.quote, ()) if one.confidence < UNSURE else ()
            return one.confidence >= confidence and not any(map(one.is_contrary_to, rivals))

        kept = tuple(filter(counts, self.statements))
        left = tuple(one for one in self.statements if not counts(one))
        return replace(self, statements=kept, doubtful=(*self.doubtful, *left)) if left else self
