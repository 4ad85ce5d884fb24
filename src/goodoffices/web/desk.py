"""What the pages look at: the case as it is now, worked out once for each change of it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from dataclasses import replace
from typing import Any, TypeVar

from goodoffices import casework, pipeline
from goodoffices.casework import View
from goodoffices.core.reading import Extraction
from goodoffices.core.record import Record
from goodoffices.core.statement import Statement
from goodoffices.errors import CaseError, GoodOfficesError
from goodoffices.store.casefile import Case, open_case
from goodoffices.store.corrections import Kind
from goodoffices.store.reading import CaseReading, corrected, reading_of
from goodoffices.web.settings import Settings

Kept = TypeVar("Kept")

PATIENCE = 0.4
"""Seconds that a page waits for conclusions before it shows those from before, or what is there without them."""


FEW = 1500
"""Statements above which no page waits for the first conclusions at all: those take seconds."""


class StillWorking(GoodOfficesError):
    """The conclusions are being worked out; the page is to be asked for again."""


def statement_id(one: Statement) -> str:
    """A short name of a statement for addresses: the same as long as its words, actor, move and mediator are."""
    return hashlib.sha256(repr(one.key).encode()).hexdigest()[:12]


def _beside(work: Callable[[Any], None], what: Any) -> threading.Thread:
    """A thread for work beside the pages, in which actors are called as they are here."""
    return threading.Thread(target=copy_context().run, args=(work, what), daemon=True)


class Desk:
    """The newest view of a case; safe to be asked by several threads.

    Nothing that takes long is done while a page waits: reports are coded and put together beside the pages, which show
    what is there meanwhile.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.RLock()
        self._coding = threading.Lock()
        self._view: View | None = None
        self._is_read = True
        self._trouble: Exception | None = None
        self._records: tuple[int, tuple[Record, ...]] | None = None
        self._machine: tuple[tuple[object, ...], Extraction] | None = None
        self._reader: threading.Thread | None = None
        self._worker: threading.Thread | None = None
        self._kept: dict[tuple[object, ...], Any] = {}

    def view(self) -> View:
        """Reports and statements with corrections, as far as the machine has read them; records come from `records`.

        Raises:
            CaseError: If the case is empty or cannot be read.
        """
        with self._lock, open_case(self.settings.case) as case:
            changes = case.changes
            is_waiting = not self._is_read and not (self._reader and self._reader.is_alive())
            if self._view is None or self._view.changes != changes or is_waiting:
                self._view = self._look(case)
            return self._view

    def _look(self, case: Case) -> View:
        """The case as it is now; what the machine reads is kept where only corrections of statements came in."""
        reading = reading_of(case)
        others = sum(int(case.rows(f"SELECT count(*) FROM {name}")[0][0]) for name in ("corrections", "conflicts"))
        fixes = tuple(one.id for one in reading.standing if one.kind is Kind.REPORT)
        key = (case.changes - others, fixes)  # each correction is one change: without them the number stays
        if self._machine is None or self._machine[0] != key or not self._is_read:
            found, self._is_read = pipeline.machine_at_hand(reading, self.settings.request)
            self._machine = (key, found)
            if not self._is_read:
                self._read(reading)
        found = self._machine[1]
        return View(changes=case.changes, reading=reading, machine=found, corrected=corrected(reading, found))

    def _read(self, reading: CaseReading) -> None:
        """Have the machine read what it has not read yet, beside the pages; trouble is told by the next one."""
        self._raise_trouble()
        if self._reader is None or not self._reader.is_alive():
            self._reader = _beside(self._code, reading)
            self._reader.start()

    def _raise_trouble(self) -> None:
        """Tell once what went wrong beside the pages."""
        if self._trouble is not None:
            trouble, self._trouble = self._trouble, None
            raise trouble

    def _code(self, reading: CaseReading) -> None:
        try:
            with self._coding:
                pipeline.machine(reading, self.settings.request)
        except Exception as trouble:
            self._trouble = trouble

    def records(self) -> tuple[Record, ...]:
        """The records of the disputes, the largest first; while new ones are worked out, those from before.

        Raises:
            StillWorking: If there are none yet.
        """
        view = self.view()
        with self._lock:
            if self._records is not None and self._records[0] == view.changes:
                return self._records[1]
            if self._worker is None or not self._worker.is_alive():
                self._worker = _beside(self._reconcile, view)
                self._worker.start()
            worker = self._worker
            is_hopeless = self._records is None and len(view.corrected.statements) > FEW
        worker.join(0 if is_hopeless else PATIENCE)
        with self._lock:
            self._raise_trouble()
            if self._records is None:
                raise StillWorking("the reports are being put together for the first time.")
            return self._records[1]

    def _reconcile(self, view: View) -> None:
        """Work the records out; a change that came meanwhile is met by the next page."""
        try:
            found = pipeline.reconcile(view.reading, view.extraction, self.settings.request)
        except Exception as trouble:
            self._trouble = trouble
            return
        with self._lock:
            self._records = (view.changes, found)
            self._kept.clear()

    def wait(self) -> None:
        """Wait until everything is read and put together, for files that are to hold all of it."""
        while True:
            with suppress(StillWorking):
                self.records()
            busy = [one for one in (self._reader, self._worker) if one is not None and one.is_alive()]
            if not busy and not self.is_behind:
                return
            for one in busy:
                one.join()

    @property
    def is_reading(self) -> bool:
        """Whether the machine has not read all reports yet."""
        with self._lock:
            return not self._is_read

    @property
    def is_behind(self) -> bool:
        """Whether what is concluded does not hold the last changes yet."""
        with self._lock:
            return self._view is not None and (self._records is None or self._records[0] != self._view.changes)

    def kept(self, key: tuple[object, ...], make: Callable[[], Kept]) -> Kept:
        """Something made of the records, made once for each of their states."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = make()
            found: Kept = self._kept[key]
            return found

    def record(self, number: int = 0) -> Record:
        """The record of one dispute; the largest where there is none of that number.

        Raises:
            CaseError: If the reports hold no dispute at all.
        """
        records = self.records()
        if not records:
            raise CaseError("no dispute was found in the reports.", hint="Add reports, or code a statement by hand.")
        return records[number if 0 <= number < len(records) else 0]

    def with_records(self) -> View:
        """The view with its records."""
        records = self.records()
        return replace(self.view(), records=records)

    def warm(self) -> None:
        """Work the records out before anybody asks for them; trouble is left for the page that meets it."""
        with suppress(GoodOfficesError):
            self.records()

    def add_source(self, address: str) -> casework.Added:
        """Fetch a report from an address of the web and take it in."""
        with self._coding:
            return casework.add_reports(
                self.settings.case, [address], self.settings.request, allow_private=self.settings.allow_private
            )

    def add_bytes(self, name: str, data: bytes) -> casework.Added:
        """Take in a report handed over by the browser."""
        with self._coding:
            return casework.add_bytes(self.settings.case, name, data, self.settings.request)
