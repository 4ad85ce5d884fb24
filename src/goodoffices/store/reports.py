"""Reports in a case: taken in, listed, removed, renamed, and given back as they were read.

A report is told by its text. One that is removed keeps its text and people's work on it, and comes back whole when it
is added again. One whose source has changed replaces the older text, which is kept beside it.
"""

from __future__ import annotations

import json
import shlex
import sqlite3
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from goodoffices import __version__
from goodoffices.codebook.words import DateBasis
from goodoffices.core.reading import Reading
from goodoffices.core.report import Dating, Dropped, Report
from goodoffices.core.when import When
from goodoffices.errors import CaseError, UsageError
from goodoffices.store.casefile import Case, now

COLUMNS = (
    "name", "digest", "title", "text", "outlet", "author", "place", "url", "credited", "language", "since", "until",
    "date_basis", "date_reason", "sentences", "dropped", "path",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A report in the list of a case.

    Attributes:
        report: The report as it was read.
        taken_at: When it was added, in UTC.
        removed_at: When it was removed; empty where it is there.
    """

    report: Report
    taken_at: str
    removed_at: str = ""


def keep_report(case: Case, report: Report) -> str:
    """Add a report, or find it there already.

    Returns:
        "added", "known" (the same text of the same source), "copy" (added, though its text is there from another
        source: copies count as one origin later), "renewed" (its source has another text now) or "restored".
    """
    with case.writing() as db:
        same = db.execute("SELECT * FROM reports WHERE path = ?", (report.path,)).fetchone()
        if same is not None:
            return _meet(db, same, report)
        twin = db.execute("SELECT 1 FROM reports WHERE digest = ?", (report.digest,)).fetchone()
        named = replace(report, name=_free_name(db, report))
        values = (*_values(named), now(), __version__)
        columns = ", ".join((*COLUMNS, "taken_at", "taken_with"))
        db.execute(f"INSERT INTO reports ({columns}) VALUES ({', '.join('?' * len(values))})", values)
        return "copy" if twin else "added"


def _meet(db: sqlite3.Connection, row: sqlite3.Row, report: Report) -> str:
    """A report whose source is known: nothing to do, brought back, or with a new text."""
    if row["digest"] == report.digest:
        if row["removed_at"] is None:
            return "known"
        db.execute("UPDATE reports SET removed_at = NULL WHERE id = ?", (row["id"],))
        return "restored"
    old = (row["name"], row["digest"], row["text"], row["taken_at"], now())
    db.execute("INSERT INTO past_reports VALUES (?, ?, ?, ?, ?)", old)
    fields = ", ".join(f"{name} = ?" for name in (*COLUMNS, "taken_at", "taken_with"))
    values = (*_values(replace(report, name=row["name"])), now(), __version__)
    db.execute(f"UPDATE reports SET {fields}, removed_at = NULL WHERE id = ?", (*values, row["id"]))
    return "renewed"


def _free_name(db: sqlite3.Connection, report: Report) -> str:
    """The shortest end of the report's path that no other report of the case is called by."""
    taken = {row[0] for row in db.execute("SELECT name FROM reports")}
    for name in _ends(report):
        if name not in taken:
            return name
    number = 2
    while f"{report.name} ({number})" in taken:
        number += 1
    return f"{report.name} ({number})"


def _ends(report: Report) -> list[str]:
    parts = list(PurePosixPath(urlsplit(report.path).path if "://" in report.path else report.path).parts)
    longer = ["/".join(parts[-n:]) for n in range(2, len(parts) + 1)]
    return [report.name, *(one for one in longer if one.endswith(report.name) and one != report.name)]


def _values(report: Report) -> tuple[str | None, ...]:
    since, until = report.published.when.since, report.published.when.until
    return (
        report.name, report.digest, report.title, report.text, report.outlet, report.author, report.place, report.url,
        report.credited, report.language, since.isoformat() if since else None, until.isoformat() if until else None,
        report.published.basis.value, report.published.reason, json.dumps(report.sentences),
        json.dumps([[one.text, one.why, one.after] for one in report.dropped]), report.path,
    )  # fmt: skip


def when_of(since: str | None, until: str | None) -> When:
    """The interval of two ISO days, either of them None where open."""
    return When(since=date.fromisoformat(since) if since else None, until=date.fromisoformat(until) if until else None)


def _report_of(row: sqlite3.Row) -> Report:
    return Report(
        name=row["name"], title=row["title"], text=row["text"], outlet=row["outlet"], author=row["author"],
        place=row["place"], url=row["url"], credited=row["credited"], language=row["language"], path=row["path"],
        sentences=tuple((start, end) for start, end in json.loads(row["sentences"])),
        dropped=tuple(Dropped(text=text, why=why, after=after) for text, why, after in json.loads(row["dropped"])),
        published=Dating(
            when=when_of(row["since"], row["until"]), basis=DateBasis(row["date_basis"]), reason=row["date_reason"]
        ),
    )  # fmt: skip


def load_reports(case: Case) -> tuple[Report, ...]:
    """The reports that are there, as they were read, numbered in the order of their names."""
    found = [_report_of(row) for row in case.rows("SELECT * FROM reports WHERE removed_at IS NULL ORDER BY name")]
    return tuple(replace(one, number=number) for number, one in enumerate(found))


def load_reading(case: Case) -> Reading:
    """The reports as `read` would give them."""
    return Reading(reports=load_reports(case))


def list_reports(case: Case, *, with_removed: bool = False) -> tuple[Kept, ...]:
    """The reports with when they were taken; removed ones last, where wanted."""
    rows = case.rows("SELECT * FROM reports ORDER BY removed_at IS NOT NULL, name")
    return tuple(
        Kept(report=replace(_report_of(row), number=n), taken_at=row["taken_at"], removed_at=row["removed_at"] or "")
        for n, row in enumerate(rows)
        if with_removed or row["removed_at"] is None
    )


def known_paths(case: Case) -> frozenset[str]:
    """Paths and addresses of the reports that are there."""
    return frozenset(row[0] for row in case.rows("SELECT path FROM reports WHERE removed_at IS NULL"))


def find_report(case: Case, word: str) -> str:
    """The name of the report that a word means: its name, the end of it, or its number as in 002.

    Raises:
        UsageError: If it means none or several.
    """
    reports = load_reports(case)
    names = [one.name for one in reports]
    if word in names:
        return word
    meant = [one for one in names if one.endswith(word) or one.startswith(word)]
    if word.isdigit() and int(word) < len(reports):
        meant = [reports[int(word)].name]
    if len(meant) != 1:
        what = f"{word!r} names {'no report' if not meant else f'{len(meant)} reports'} of the case."
        raise UsageError(what, hint=f"There are: {', '.join(names[:8])}{', ...' if len(names) > 8 else ''}.")
    return meant[0]


def remove_report(case: Case, name: str) -> None:
    """Take a report out of everything that is concluded; its text and people's work on it stay in the file."""
    with case.writing() as db:
        done = db.execute("UPDATE reports SET removed_at = ? WHERE name = ? AND removed_at IS NULL", (now(), name))
        if not done.rowcount:
            raise UsageError(f"{name!r} is not in the case.", hint="See: goodoffices list CASE")


def rename_report(case: Case, name: str, new: str) -> None:
    """Cite a report by another name from now on; corrections go with it.

    Raises:
        UsageError: If there is no such report, or the new name is taken, empty or a path.
    """
    new = " ".join(new.split())
    if not new:
        raise UsageError("a report needs a name.")
    if "/" in new or "\\" in new or new.startswith("."):
        raise UsageError(f"{new!r} is a path.", hint="Give a name without slashes that begins with no dot.")
    with case.writing() as db:
        if db.execute("SELECT 1 FROM reports WHERE name = ?", (new,)).fetchone():
            raise UsageError(f"{new!r} is taken.", hint="Removed reports keep their names too.")
        if not db.execute("UPDATE reports SET name = ? WHERE name = ?", (new, name)).rowcount:
            raise UsageError(f"{name!r} is not in the case.", hint="See: goodoffices list CASE")


def need_reports(case: Case) -> tuple[Report, ...]:
    """The reports, at least one.

    Raises:
        CaseError: If the case is empty.
    """
    reports = load_reports(case)
    if not reports:
        raise CaseError(
            "holds no report yet.",
            where=str(case.path),
            hint=f"goodoffices add {shlex.quote(str(case.path))} REPORTS...",
        )
    return reports
