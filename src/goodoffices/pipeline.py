"""The stages in order, one call each: the table of contents of goodoffices.

    read_reports → find_copies → extract_statements → reconcile_statements → draft_conflict → solve → compose_brief

This is the only module that knows them all. Each stage is imported when it is first needed, so that a command
that solves a conflict loads nothing of language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goodoffices.core.brief import Brief, Section
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.record import Record
from goodoffices.core.when import When

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a user may fix beforehand.

    Attributes:
        parties: Canonical parties; empty to infer them.
        third_parties: Canonical would-be mediators; empty to infer them.
        as_of: What "now" means; None for the newest report.
        statements: A JSON Lines file of coded statements to take instead of extracting; None to extract.
        actors: A file of further actors; None for the gazetteer alone.
        min_confidence: Statements of lower confidence are left out.
        coder: "built-in", "llm" or "both".
        threads: Threads of the inference runtime.
        title: Title of the record; empty to compose one from the cast.
    """

    parties: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()
    as_of: When | None = None
    statements: Path | None = None
    actors: Path | None = None
    min_confidence: float = 0.0
    coder: str = "built-in"
    threads: int = 1
    title: str = ""


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def read(sources: Sequence[str | Path]) -> Reading:
    """Reports from paths, addresses, folders and `-`."""
    from goodoffices.read import read_reports

    return read_reports(sources)


def extract(reading: Reading, request: Request, progress: Progress = silent) -> Extraction:
    """The statements of reports: by the built-in coder, from a file of people's coding, or by a second coder."""
    if request.statements is not None:
        from goodoffices.extract.coded import load_statements

        found = load_statements(request.statements, reading)
    else:
        from goodoffices.extract import extract_statements

        found = extract_statements(
            reading, parties=request.parties, third_parties=request.third_parties, actors=request.actors,
            threads=request.threads, coder=request.coder, progress=lambda done, total: progress("coding", done, total),
        )  # fmt: skip
    kept = tuple(one for one in found.statements if one.confidence >= request.min_confidence)
    return found if len(kept) == len(found.statements) else _with_statements(found, kept)


def _with_statements(found: Extraction, kept: tuple[object, ...]) -> Extraction:
    from dataclasses import replace

    return replace(found, statements=kept)  # type: ignore[arg-type]


def reconcile(reading: Reading, extraction: Extraction, request: Request) -> tuple[Record, ...]:
    """The records of the disputes that the reports tell of, the largest first."""
    from goodoffices.read.copies import find_copies
    from goodoffices.reconcile import reconcile_statements

    return reconcile_statements(
        reading, extraction, copies=find_copies(reading.reports), parties=request.parties or None,
        third_parties=request.third_parties or None, as_of=request.as_of, title=request.title or None,
    )  # fmt: skip


def records(sources: Sequence[str | Path], request: Request, progress: Progress = silent) -> tuple[Record, ...]:
    """The whole way from sources to records."""
    progress("reading", 0, 1)
    reading = read(sources)
    progress("reading", 1, 1)
    return reconcile(reading, extract(reading, request, progress), request)


def brief(record: Record, *, with_outlook: bool = True) -> Brief:
    """The brief on a record, with the outlook from a drafted and solved conflict."""
    from goodoffices.brief.compose import compose_brief

    return compose_brief(record, outlook=outlook_section(record) if with_outlook else None)


def outlook_section(record: Record) -> Section | None:
    """The section on which outcomes hold; None where the record carries no conflict to draft."""
    return None
