"""What command line and workbench do with a case: take reports in, look at everything in it, compare coders.

Every door opens the file, does one thing and closes it again, so that a process killed in between leaves it whole.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from goodoffices import pipeline
from goodoffices.core.problem import Problem
from goodoffices.core.reading import Extraction
from goodoffices.core.record import Record
from goodoffices.errors import InputError, UsageError
from goodoffices.store.agreement import Agreement, compare_coders
from goodoffices.store.applying import Corrected
from goodoffices.store.casefile import Case, new_case, open_case
from goodoffices.store.reading import CaseReading, corrected, keep_coded, reading_of
from goodoffices.store.reports import keep_report, known_paths

Tell = Callable[[str, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of sources: (path, outcome) for each report, and the trouble met."""

    outcomes: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]

    def count(self, outcome: str) -> int:
        """How many reports ended so."""
        return sum(1 for _, one in self.outcomes if one == outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything in a case at one moment.

    Attributes:
        changes: The moment: the case's count of changes.
        reading: Reports and standing corrections.
        machine: What the machine reads, uncorrected.
        corrected: The statements with corrections laid over them.
        records: The records of the disputes; empty where they were not asked for.
    """

    changes: int
    reading: CaseReading
    machine: Extraction
    corrected: Corrected
    records: tuple[Record, ...] = ()

    @property
    def extraction(self) -> Extraction:
        """What the machine saw, with the corrected statements that are sure enough to build a record on."""
        problems = (*self.machine.problems, *self.corrected.problems)
        every = replace(self.machine, statements=self.corrected.statements, problems=problems)
        return every.at_least(pipeline.ENOUGH)


def start(path: Path, *, title: str = "", parties: Sequence[str] = (), third_parties: Sequence[str] = ()) -> None:
    """Make an empty case, with what is known beforehand of the dispute.

    Raises:
        CaseError: If something is there, or the place cannot be written.
    """
    new_case(path, title=title)
    with open_case(path) as case, case.writing() as db:
        for key, words in (("parties", parties), ("third parties", third_parties)):
            if words:
                db.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, " ".join(words)))


def add_reports(
    path: Path, sources: Sequence[str], request: pipeline.Request, progress: pipeline.Progress = pipeline.silent, *,
    allow_private: bool = False, again: bool = False, tell: Tell = lambda path, outcome: None,
) -> Added:  # fmt: skip
    """Take reports into a case, one transaction each, and have them coded.

    Args:
        path: The case.
        sources: Files, folders, addresses, "-".
        request: Options of the coder; with a file of statements, these are taken instead.
        progress: Told of each report.
        allow_private: Whether addresses of one's own network may be fetched.
        again: Fetch addresses anew that are in the case already.
        tell: Told of each report's path and outcome once it is kept.

    Raises:
        InputError: If nothing could be read and nothing was there before.
    """
    from goodoffices.read.sources import find_sources

    found = find_sources(sources)
    problems = list(found.problems)
    outcomes: list[tuple[str, str]] = []
    with open_case(path) as case:
        known = known_paths(case)
        for number, source in enumerate(found.sources, 1):
            if source.is_url and source.path in known and not again:
                outcomes.append((source.path, "known"))
                tell(source.path, "known")
                continue
            made, trouble = _take(case, source.path, allow_private=allow_private)
            outcomes.extend(made)
            for each in made:
                tell(*each)
            problems.extend(trouble)
            progress("reading", number, len(found.sources))
    if not outcomes and problems:
        raise InputError("nothing could be read." + "".join(f"\n  {one}" for one in sorted(set(problems))))
    problems.extend(code(path, request, progress))
    return Added(outcomes=tuple(outcomes), problems=tuple(dict.fromkeys(problems)))


def _take(case: Case, source: str, *, allow_private: bool) -> tuple[list[tuple[str, str]], tuple[Problem, ...]]:
    from goodoffices.read import read_reports

    try:
        reading = read_reports([source], allow_private=allow_private)
    except InputError as trouble:
        return [], (Problem(where=trouble.where or source, what=trouble.what, hint=trouble.hint),)
    return [(one.path, keep_report(case, one)) for one in reading.reports], (*reading.problems, *reading.left_out)


def add_bytes(path: Path, name: str, data: bytes, request: pipeline.Request) -> Added:
    """Take in the reports in bytes that somebody handed over, under a name of theirs.

    The bytes are put into a file of our own naming to be read; only the ending comes from a list of ours.

    Raises:
        UsageError: If the ending is none that can be read.
        InputError: If no report is in it.
    """
    from goodoffices.read import read_reports
    from goodoffices.read.sources import KINDS, READABLE

    shown = "".join(one for one in PurePath(name.replace("\\", "/")).name if one.isprintable())[:120] or "pasted.txt"
    ending = PurePath(shown).suffix.lower()
    if ending not in KINDS:
        raise UsageError(f"{shown!r} is of a type that cannot be read.", hint=f"Readable are {READABLE}.")
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder) / f"report{ending}"
        held.write_bytes(data)
        try:
            reading = read_reports([held])
        except InputError as trouble:
            raise InputError(trouble.what.replace(str(held), shown), where=shown, hint=trouble.hint) from None
    paths = [one.path.replace(str(held), shown) for one in reading.reports]
    reports = [replace(one, path=path, name=path) for one, path in zip(reading.reports, paths, strict=True)]
    problems = [replace(one, where=one.where.replace(str(held), shown)) for one in reading.problems]
    with open_case(path) as case:
        outcomes = tuple((one.path, keep_report(case, one)) for one in reports)
    return Added(outcomes=outcomes, problems=(*problems, *code(path, request)))


def code(path: Path, request: pipeline.Request, progress: pipeline.Progress = pipeline.silent) -> tuple[Problem, ...]:
    """Have the reports of a case coded, where that was not done yet; the trouble met."""
    with open_case(path) as case:
        reading = reading_of(case)
        if request.statements is not None:
            found = pipeline.code(reading, request, progress)
            keep_coded(case, reading, found, version=pipeline.coder_version())
            return found.problems
    return pipeline.machine(reading, request, progress).problems


def look(path: Path, request: pipeline.Request, *, with_records: bool = True) -> View:
    """Everything in a case as it is now."""
    with open_case(path) as case:
        changes = case.changes
        reading = reading_of(case)
    machine = pipeline.machine(reading, request)
    view = View(changes=changes, reading=reading, machine=machine, corrected=corrected(reading, machine))
    return replace(view, records=pipeline.reconcile(reading, view.extraction, request)) if with_records else view


def compare(path: Path, request: pipeline.Request) -> Agreement:
    """How the coders of a case agree."""
    view = look(path, request, with_records=False)
    return compare_coders(view.machine.statements, view.reading.standing)


def passing_case(
    folder: Path, sources: Sequence[str], request: pipeline.Request, progress: pipeline.Progress = pipeline.silent, *,
    allow_private: bool = False,
) -> tuple[Path, Added]:  # fmt: skip
    """A case made of sources for a while, in a folder that its maker removes; and what became of them."""
    path = folder / "passing.case"
    start(path)
    return path, add_reports(path, sources, request, progress, allow_private=allow_private)
