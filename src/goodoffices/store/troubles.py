"""SQLite's errors as errors that say what happened to the case and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goodoffices.errors import CaseError

SAFE = "Nothing that was saved before is lost."
MESSAGES = {
    sqlite3.SQLITE_FULL: ("the disk is full, so nothing more could be saved.", "Make room and run the same again."),
    sqlite3.SQLITE_READONLY: ("the case may only be read, not changed.", "Copy it to a place where you may write."),
    sqlite3.SQLITE_BUSY: ("another process is writing to the case.", "Wait for it to end and run the same again."),
    sqlite3.SQLITE_LOCKED: ("another process is writing to the case.", "Wait for it to end and run the same again."),
    sqlite3.SQLITE_CORRUPT: ("the file is damaged.", "Take a copy, then try: sqlite3 CASE .recover | sqlite3 NEW"),
    sqlite3.SQLITE_NOTADB: ("is no case of goodoffices.", "Make one with: goodoffices new CASE"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened.", "Check the path, and that you may read it."),
    sqlite3.SQLITE_IOERR: ("the disk could not be written or read.", "Check the disk and run the same again."),
}  # fmt: skip
PRIMARY = 0xFF
"""Mask of the primary code in an extended result code of SQLite."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns errors of SQLite inside into errors about the case.

    Raises:
        CaseError: For whatever SQLite reports about the file; mistakes in our own SQL stay tracebacks.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & PRIMARY
        if code not in MESSAGES:
            raise
        what, hint = MESSAGES[code]
        kept = "" if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT) else f" {SAFE}"
        raise CaseError(what + kept, where=str(path), hint=hint) from error
