"""Opening, making and migrating a case file.

A file is made beside its place and moved there when it is whole. A file of an older version is copied first, then
migrated, one transaction a step; a process killed in between leaves a file that opens and goes on from there.

References:
    SQLite documentation: "Write-Ahead Logging", "PRAGMA user_version", "URI Filenames".
"""

from __future__ import annotations

import os
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote as url_quote

from goodoffices import __version__
from goodoffices.errors import CaseError
from goodoffices.store.schema import APPLICATION_ID, LATEST, MIGRATIONS
from goodoffices.store.troubles import told

MAGIC = b"SQLite format 3\x00"
ID_AT = 68
"""Offset of the application's mark in the header of an SQLite file."""

COUNT = "INSERT INTO about VALUES ('changes', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
WAIT = 5.0
"""Seconds to wait for another process that writes."""


def now() -> str:
    """The time of day as it is kept: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class Case:
    """An open case file; close it, or use it in a `with`.

    Attributes:
        path: The file.
        db: The connection, in autocommit mode; changes go through `writing`.
        is_writable: Whether changes can be saved.
    """

    path: Path
    db: sqlite3.Connection
    is_writable: bool = True

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what is in the log goes into it where nobody else has it open."""
        self.db.close()

    @contextmanager
    def writing(self, *, counts: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is saved, or nothing.

        Args:
            counts: Whether it is a change of the case; what only saves work is none.

        Raises:
            CaseError: If it cannot be saved; then nothing of it was.
        """
        with told(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                if counts:
                    self.db.execute(COUNT)
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[sqlite3.Row]:
        """The rows of a query.

        Raises:
            CaseError: If the file cannot be read.
        """
        with told(self.path):
            return self.db.execute(sql, values).fetchall()

    def about(self, key: str) -> str:
        """A setting of the case; empty where it has none."""
        found = self.rows("SELECT value FROM about WHERE key = ?", (key,))
        return str(found[0]["value"]) if found else ""

    @property
    def changes(self) -> int:
        """How many times the case was changed: two equal numbers mean that nothing happened in between."""
        return int(self.about("changes") or 0)


def is_case(path: str | Path) -> bool:
    """Whether a path is a case file, by its header; other SQLite databases are none."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(100)
    except (OSError, ValueError):
        return False
    return head.startswith(MAGIC) and head[ID_AT : ID_AT + 4] == APPLICATION_ID.to_bytes(4)


def new_case(path: Path, *, title: str = "", version: int = LATEST) -> None:
    """Make an empty case.

    Args:
        path: Where; nothing may be there yet.
        title: What to call the dispute; empty to take it from the reports.
        version: Version of the tables; older ones are made in tests of migrating.

    Raises:
        CaseError: If something is there, or the place cannot be written.
    """
    if path.exists():
        hint = "Name a file in it." if path.is_dir() else "Name another place, or add reports to it."
        what = "is a folder." if path.is_dir() else "is there already."
        raise CaseError(what, where=str(path), hint=hint)
    if not path.parent.is_dir():
        is_file = path.parent.exists()
        what = "is a file, not a folder." if is_file else "there is no such folder."
        hint = "Name a place for the case in a folder." if is_file else "Make it, or name another place for the case."
        raise CaseError(what, where=str(path.parent), hint=hint)
    if not os.access(path.parent, os.W_OK):
        what = "is a folder in which you may not write."
        raise CaseError(what, where=str(path.parent), hint="Name another place for the case.")
    making = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with told(path):
            _fill(making, title, version)
        os.link(making, path)  # unlike a rename, this never replaces a file that came in between
    except FileExistsError:
        raise CaseError("is there already.", where=str(path), hint="Name another place.") from None
    except OSError as error:
        raise CaseError(f"cannot be made ({error.strerror}).", where=str(path), hint="Name another place.") from error
    finally:
        making.unlink(missing_ok=True)


def _fill(path: Path, title: str, version: int) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for step in MIGRATIONS[:version]:
            db.executescript(f"BEGIN; {step.sql} PRAGMA user_version = {step.version}; COMMIT;")
        about = {"title": title, "made_at": now(), "made_with": __version__, "changes": "0"}
        db.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        db.execute("PRAGMA journal_mode = WAL")
    finally:
        db.close()


def open_case(path: str | Path) -> Case:
    """Open a case, migrating it where it was made by an older version.

    Raises:
        CaseError: If it is none, is damaged, or comes from a newer version.
    """
    path = Path(path)
    if not path.exists():
        raise CaseError(
            "does not exist.", where=str(path), hint=f"Make it with: goodoffices new {shlex.quote(str(path))}"
        )
    if not is_case(path):
        raise CaseError("is no case of goodoffices.", where=str(path), hint="Make one with: goodoffices new CASE")
    case = _connect(path)
    try:
        found = int(case.rows("PRAGMA user_version")[0][0])
        if found > LATEST:
            what = f"was made by a newer goodoffices (tables of version {found}; this one knows {LATEST})."
            raise CaseError(what, where=str(path), hint="Update goodoffices; the file was left as it is.")
        if found < LATEST:
            _migrate(case, found)
    except BaseException:
        case.close()
        raise
    return case


def _connect(path: Path) -> Case:
    """A connection; reading only where the file or its folder may not be written."""
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    has_log = path.with_name(path.name + "-wal").exists()
    mode = "mode=rw" if writable else "mode=ro" if has_log else "mode=ro&immutable=1"
    with told(path):
        address = f"file:{url_quote(str(path.resolve()))}?{mode}"
        db = sqlite3.connect(address, uri=True, isolation_level=None, timeout=WAIT, check_same_thread=False)
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = FULL")  # in the log a commit is on the disk before it is reported
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return Case(path=path, db=db, is_writable=writable)


def _migrate(case: Case, found: int) -> None:
    """From an older version to the latest, a copy of the file as it was kept beside it."""
    if not case.is_writable:
        what = "was made by an older goodoffices and cannot be brought up to date where it is."
        raise CaseError(what, where=str(case.path), hint="Copy it to a place where you may write.")
    keep_copy(case, case.path.with_name(f"{case.path.name}.version-{found}"))
    for step in MIGRATIONS[found:]:
        with told(case.path):
            case.db.execute("BEGIN IMMEDIATE")
            try:
                if int(case.db.execute("PRAGMA user_version").fetchone()[0]) < step.version:
                    _run(case.db, step.sql)
                    case.db.execute(f"PRAGMA user_version = {step.version}")
                case.db.execute("COMMIT")
            except BaseException:
                if case.db.in_transaction:
                    case.db.execute("ROLLBACK")
                raise


def _run(db: sqlite3.Connection, sql: str) -> None:
    """Several statements inside the transaction that is open: `executescript` would commit it."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            db.execute(pending)
            pending = ""


def keep_copy(case: Case, target: Path) -> None:
    """Copy the case, the log included, to a file that appears only when it is whole.

    Raises:
        CaseError: If the copy cannot be written.
    """
    making = target.with_name(f".{target.name}.{os.getpid()}.new")
    with told(case.path):
        try:
            copy = sqlite3.connect(making)
            try:
                case.db.backup(copy)
            finally:
                copy.close()
            if not target.exists():
                making.rename(target)
        finally:
            making.unlink(missing_ok=True)
