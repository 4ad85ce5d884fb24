"""A case read as reports are read: for every stage that takes a reading, with people's work carried along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.years import with_years
from goodoffices.store.applying import Corrected, correct_reports, correct_statements
from goodoffices.store.casefile import Case, now, open_case
from goodoffices.store.corrections import Correction, active, load_log
from goodoffices.store.memory import forget_others
from goodoffices.store.reports import need_reports
from goodoffices.store.runs import load_run, save_run, scope_of

FILE = "file"
"""The coder of a case whose statements came from a file: the machine then codes nothing of its own accord."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReading(Reading):
    """The reports of a case, dates and outlets as people fixed them.

    Attributes:
        case: The file.
        standing: The corrections that stand, the oldest first.
        title: What the case is called; empty where it is not.
        parties: The parties, where the case fixes them.
        third_parties: The would-be mediators, where the case fixes them.
    """

    case: Path
    standing: tuple[Correction, ...] = ()
    title: str = ""
    parties: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()


def read_case(path: Path) -> CaseReading:
    """The reports and standing corrections of a case file.

    Raises:
        CaseError: If it cannot be opened, or holds no report.
    """
    with open_case(path) as case:
        return reading_of(case)


def reading_of(case: Case) -> CaseReading:
    """The same of a case that is open."""
    standing = active(load_log(case))
    return CaseReading(
        reports=correct_reports(with_years(need_reports(case)), standing), case=case.path, standing=standing,
        title=case.about("title"), parties=tuple(case.about("parties").split()),
        third_parties=tuple(case.about("third parties").split()),
    )  # fmt: skip


def machine_statements(
    case: Case, reading: Reading, *, code: Callable[[], Extraction], coder: str, version: str, options: Sequence[str]
) -> Extraction:
    """What the machine reads in the reports: taken from the run of the same scope, or read now and kept.

    Args:
        case: The case.
        reading: Its reports.
        code: Reads them anew.
        coder: Name of the coder.
        version: Version of program, rules and model.
        options: Whatever else decides what is read.
    """
    if case.about("coder") == FILE:
        return load_run(case, reading.reports) or Extraction(statements=())
    scope = scope_of(reading.reports, (coder, *options), version)
    found = load_run(case, reading.reports, scope=scope)
    if found is None:
        began = now()
        found = code()
        if case.is_writable:
            save_run(case, found, scope=scope, coder=coder, version=version, began_at=began)
            forget_others(case, version)
    return found


def statements_at_hand(
    case: Case, reading: Reading, *, version: str, options: Sequence[str]
) -> tuple[Extraction, bool]:
    """What the machine read before, and whether that is all it would read now; nothing is read anew."""
    is_file = case.about("coder") == FILE
    found = None if is_file else load_run(case, reading.reports, scope=scope_of(reading.reports, options, version))
    if found is not None:
        return found, True
    return load_run(case, reading.reports) or Extraction(statements=()), is_file


def keep_coded(case: Case, reading: Reading, extraction: Extraction, *, version: str) -> None:
    """Take in statements from a file; those of reports that the file does not name stay as they were."""
    covered = {one.quote.report for one in extraction.statements}
    before = load_run(case, reading.reports)
    old = tuple(one for one in before.statements if one.quote.report not in covered) if before else ()
    whole = Extraction(statements=(*old, *extraction.statements), problems=extraction.problems)
    save_run(case, whole, scope=FILE, coder=FILE, version=version, began_at=now())
    with case.writing() as db:
        db.execute("INSERT OR REPLACE INTO about VALUES ('coder', ?)", (FILE,))


def corrected(reading: CaseReading, extraction: Extraction) -> Corrected:
    """The statements with the corrections of the case laid over them."""
    return correct_statements(extraction.statements, reading.reports, reading.standing)
