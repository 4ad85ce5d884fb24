"""People's corrections: a log that is only ever appended to, apart from what the machine read.

A correction is bound to words of a report and to who does what in them, never to a row's number, so that it finds its
statement again after a new run. Undoing is an entry of its own; undoing that one brings the correction back.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from goodoffices.core.statement import Statement
from goodoffices.errors import UsageError
from goodoffices.store.casefile import Case, now


class Kind(StrEnum):
    """What a person can do."""

    ACCEPT = "accept"
    REJECT = "reject"
    CHANGE = "change"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    REPORT = "report"
    SETTLE = "settle"
    UNDO = "undo"


OF_STATEMENTS = (Kind.ACCEPT, Kind.REJECT, Kind.CHANGE, Kind.ADD)
FIELDS = ("date", "outlet", "copy of", "own")
"""What can be corrected of a report: its date, its outlet, and whether it is a copy or an origin of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What a correction is about.

    Attributes:
        report: Name of the report.
        quote: The words; empty where the whole report is meant.
        near: Offset near which they stood, for words that stand twice.
        actor: Who makes the move, for a statement.
        move: The move; empty where no statement is meant.
        third_party: The mediator, for a statement.
        toward: The targets, for a statement.
    """

    report: str
    quote: str = ""
    near: int = 0
    actor: str | None = None
    move: str = ""
    third_party: str | None = None
    toward: tuple[str, ...] = ()

    @classmethod
    def of(cls, one: Statement) -> Binding:
        """The binding to a statement."""
        return cls(
            report=one.quote.report, quote=one.quote.text, near=one.quote.start, actor=one.actor,
            move=one.move.value, third_party=one.third_party, toward=one.toward,
        )  # fmt: skip

    @property
    def key(self) -> tuple[object, ...]:
        """The same as `Statement.key` of the statement that is meant."""
        return (self.report, self.quote, self.actor, self.move, self.third_party, self.toward)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry of the log.

    Attributes:
        id: Its number; 0 before it is kept.
        at: When, in UTC.
        who: Who corrected.
        why: The reason or note; may be empty.
        kind: What was done.
        bindings: What it is about, the first being the statement or report meant.
        row: The slots of the statement as the person wants it, keys as in the codebook; empty for other kinds.
        field: Of a report, what is fixed: one of `FIELDS`.
        value: Of a report, the right value.
        undoes: Number of the entry that is undone.
    """

    id: int = 0
    at: str = ""
    who: str
    why: str = ""
    kind: Kind
    bindings: tuple[Binding, ...] = ()
    row: Mapping[str, Any] = field(default_factory=dict)
    field: str = ""
    value: str = ""
    undoes: int | None = None


def keep_correction(case: Case, made: Correction) -> int:
    """Append a correction; its number.

    Raises:
        UsageError: If nobody is named, or what it undoes is not there or undone already.
    """
    who = " ".join(made.who.split())
    if not who:
        raise UsageError("a correction needs the name of who makes it.", hint="Give it with --who.")
    body = json.dumps({"row": dict(made.row), "field": made.field, "value": made.value}, ensure_ascii=False)
    with case.writing() as db:
        if made.undoes is not None:
            _check_undo(db, made.undoes)
        done = db.execute(
            "INSERT INTO corrections (at, who, why, kind, body, undoes) VALUES (?, ?, ?, ?, ?, ?)",
            (now(), who, made.why.strip(), made.kind.value, body, made.undoes),
        )
        number = int(done.lastrowid or 0)
        rows = [
            (number, place, one.report, one.quote, one.near, one.actor, one.move, one.third_party,
             json.dumps(one.toward))
            for place, one in enumerate(made.bindings)
        ]  # fmt: skip
        db.executemany("INSERT INTO bindings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return number


def _check_undo(db: sqlite3.Connection, number: int) -> None:
    rows = db.execute("SELECT id, undoes FROM corrections ORDER BY id").fetchall()
    if number not in {row["id"] for row in rows}:
        raise UsageError(f"there is no correction {number}.", hint="See: goodoffices correct log CASE")
    if number not in _active({row["id"]: row["undoes"] for row in rows}):
        raise UsageError(f"correction {number} is undone already.")


def undo(case: Case, number: int | None, *, who: str, why: str = "") -> Correction:
    """Undo a correction, or the last one of this person that stands; the correction undone.

    Raises:
        UsageError: If there is none.
    """
    log = load_log(case)
    if number is None:
        standing = active(log)
        own = [one for one in standing if one.who == " ".join(who.split()) and one.kind is not Kind.UNDO]
        if not own:
            raise UsageError(f"{who} has no correction to undo.")
        number = own[-1].id
    keep_correction(case, Correction(who=who, why=why, kind=Kind.UNDO, undoes=number))
    return next(one for one in log if one.id == number)


def load_log(case: Case) -> tuple[Correction, ...]:
    """All entries, the oldest first."""
    bindings: dict[int, list[Binding]] = defaultdict(list)
    for row in case.rows("SELECT * FROM bindings ORDER BY correction, place"):
        bindings[row["correction"]].append(
            Binding(
                report=row["report"], quote=row["quote"], near=row["near"], actor=row["actor"], move=row["move"],
                third_party=row["third_party"], toward=tuple(json.loads(row["toward"])),
            )
        )  # fmt: skip
    return tuple(_correction(row, bindings) for row in case.rows("SELECT * FROM corrections ORDER BY id"))


def _correction(row: sqlite3.Row, bindings: Mapping[int, Sequence[Binding]]) -> Correction:
    body = json.loads(row["body"])
    return Correction(
        id=row["id"], at=row["at"], who=row["who"], why=row["why"], kind=Kind(row["kind"]),
        bindings=tuple(bindings.get(row["id"], ())), row=body["row"], field=body["field"], value=body["value"],
        undoes=row["undoes"],
    )  # fmt: skip


def active(log: Sequence[Correction]) -> tuple[Correction, ...]:
    """The corrections that stand, the oldest first: those that no standing entry undoes."""
    standing = _active({one.id: one.undoes for one in log})
    return tuple(one for one in log if one.id in standing and one.kind is not Kind.UNDO)


def _active(undone_by_entry: Mapping[int, int | None]) -> set[int]:
    """Numbers of the entries that stand; later entries decide over earlier ones."""
    gone: set[int] = set()
    for number in sorted(undone_by_entry, reverse=True):
        target = undone_by_entry[number]
        if number not in gone and target is not None:
            gone.add(target)
    return set(undone_by_entry) - gone
