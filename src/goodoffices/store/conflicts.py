"""Conflict files as people edited them, in the case they belong to; every version stays."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.errors import UsageError
from goodoffices.store.casefile import Case, now


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """One version of an edited conflict file."""

    id: int
    at: str
    who: str
    why: str
    text: str


def keep_conflict(case: Case, *, who: str, why: str, text: str) -> None:
    """Keep a version; an empty text goes back to the draft.

    Raises:
        UsageError: If nobody is named.
    """
    if not who.strip():
        raise UsageError("an edit needs the name of who makes it.")
    with case.writing() as db:
        db.execute(
            "INSERT INTO conflicts (at, who, why, drafted, text) VALUES (?, ?, ?, '', ?)",
            (now(), who.strip(), why.strip(), text),
        )


def newest_conflict(case: Case) -> Edited | None:
    """The version that counts; None where the draft does."""
    rows = case.rows("SELECT * FROM conflicts ORDER BY id DESC LIMIT 1")
    if not rows or not rows[0]["text"]:
        return None
    row = rows[0]
    return Edited(id=row["id"], at=row["at"], who=row["who"], why=row["why"], text=row["text"])
