"""What the pages look at: the case as it is now, worked out once for each change of it."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from contextlib import suppress
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
from goodoffices.store.reading import corrected, reading_of
from goodoffices.web.settings import Settings

Kept = TypeVar("Kept")

PATIENCE = 0.5
"""Seconds that reconciling may take before pages stop waiting for it after a change."""

FEW = 1500
"""Statements up to which the first page simply waits for the conclusions."""


class StillWorking(GoodOfficesError):
    """The conclusions of a large case are being worked out; the page is to be asked for again."""


def statement_id(one: Statement) -> str:
    """A short name of a statement for addresses: the same as long as its words, actor, move and mediator are."""
    return hashlib.sha256(repr(one.key).encode()).hexdigest()[:12]


class Desk:
    """The newest view of a case; safe to be asked by several threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.RLock()
        self._view: View | None = None
        self._records: tuple[int, tuple[Record, ...]] | None = None
        self._machine: tuple[tuple[object, ...], Extraction] | None = None
        self._took = 0.0
        self._working: threading.Thread | None = None
        self._kept: dict[tuple[object, ...], Any] = {}

    def view(self) -> View:
        """Reports and statements with corrections; records only where `records` has made them.

        Raises:
            CaseError: If the case is empty or cannot be read.
        """
        with self._lock, open_case(self.settings.case) as case:
            changes = case.changes
            if self._view is None or self._view.changes != changes:
                self._view = self._look(case)
            return self._view

    def _look(self, case: Case) -> View:
        """The case as it is now; what the machine reads is kept where only corrections of statements came in."""
        reading = reading_of(case)
        others = sum(int(case.rows(f"SELECT count(*) FROM {name}")[0][0]) for name in ("corrections", "conflicts"))
        fixes = tuple(one.id for one in reading.standing if one.kind is Kind.REPORT)
        key = (case.changes - others, fixes)  # each correction is one change: without them the number stays
        if self._machine is None or self._machine[0] != key:
            machine = pipeline.machine(reading, self.settings.request)
            others = sum(int(case.rows(f"SELECT count(*) FROM {name}")[0][0]) for name in ("corrections", "conflicts"))
            self._machine = ((case.changes - others, fixes), machine)
        found = self._machine[1]
        return View(changes=case.changes, reading=reading, machine=found, corrected=corrected(reading, found))

    def records(self) -> tuple[Record, ...]:
        """The records of the disputes, the largest first.

        In a large case those from before the last change, while the new ones are worked out: see `is_behind`.

        Raises:
            StillWorking: If in a large case there are none yet.
        """
        with self._lock:
            view = self.view()
            if self._records is not None and self._records[0] == view.changes:
                return self._records[1]
            is_small = len(view.corrected.statements) <= FEW if self._records is None else self._took <= PATIENCE
            if is_small:
                return self._reconcile(view)
            if self._working is None or not self._working.is_alive():
                self._working = threading.Thread(target=self._catch_up, args=(view,), daemon=True)
                self._working.start()
            if self._records is None:
                raise StillWorking("the reports are being put together for the first time.")
            return self._records[1]

    def _reconcile(self, view: View) -> tuple[Record, ...]:
        start = time.monotonic()
        found = pipeline.reconcile(view.reading, view.extraction, self.settings.request)
        with self._lock:
            self._took = time.monotonic() - start
            self._records = (view.changes, found)
            self._kept.clear()
        return found

    def _catch_up(self, view: View) -> None:
        """Work the records out beside the pages; a change that came meanwhile is met by the next page."""
        with suppress(GoodOfficesError):
            self._reconcile(view)

    @property
    def is_behind(self) -> bool:
        """Whether what is concluded does not hold the last changes yet."""
        with self._lock:
            return self._records is not None and self._view is not None and self._records[0] != self._view.changes

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
        with self._lock:
            return replace(self.view(), records=self.records())

    def warm(self) -> None:
        """Work the records out before anybody asks for them; trouble is left for the page that meets it."""
        with suppress(GoodOfficesError):
            self.records()

    def add_source(self, address: str) -> casework.Added:
        """Fetch a report from an address of the web and take it in."""
        return casework.add_reports(
            self.settings.case, [address], self.settings.request, allow_private=self.settings.allow_private
        )

    def add_bytes(self, name: str, data: bytes) -> casework.Added:
        """Take in a report handed over by the browser."""
        return casework.add_bytes(self.settings.case, name, data, self.settings.request)
