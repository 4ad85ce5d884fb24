"""The coder's memory in a case: trees and statements of single reports, so that adding one does not recode the others.

It holds nothing that could not be worked out again. Entries of another version of the coder are dropped when a run
is saved, and of each report the newest few stay.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Any

from goodoffices.core.report import Report
from goodoffices.core.statement import Statement
from goodoffices.store.casefile import Case
from goodoffices.store.runs import statement_from, values_of

KEPT = 3
"""Codings of one report that are kept, for cases looked at now with these options and now with others."""


@dataclass(frozen=True, slots=True)
class CaseMemory:
    """What one version of the coder left behind in a case.

    Attributes:
        case: The open case.
        version: Version of program, rules and model.
    """

    case: Case
    version: str

    def trees(self, key: str) -> Any | None:
        """The trees of a report; None where they are not kept."""
        return self._recall("trees", key)

    def keep_trees(self, key: str, trees: Any) -> None:
        """Keep the trees of a report."""
        self._keep("trees", key, "", trees)

    def statements(self, key: str, report: Report) -> tuple[Statement, ...] | None:
        """The statements of a report, quoting it as it is now; None where they are not kept."""
        kept = self._recall("statements", key)
        return None if kept is None else tuple(statement_from(row, report) for row in kept)

    def keep_statements(self, key: str, report: Report, statements: tuple[Statement, ...]) -> None:
        """Keep the statements of a report; older codings of it go, but for the newest few."""
        self._keep("statements", key, report.name, [values_of(one) for one in statements])

    def _recall(self, kind: str, key: str) -> Any | None:
        sql = "SELECT body FROM remembered WHERE kind = ? AND key = ? AND version = ?"
        found = self.case.rows(sql, (kind, key, self.version))
        return json.loads(zlib.decompress(found[0]["body"])) if found else None

    def _keep(self, kind: str, key: str, report: str, value: Any) -> None:
        body = zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
        with self.case.writing(counts=False) as db:
            db.execute(
                "INSERT OR REPLACE INTO remembered (kind, key, version, report, body) VALUES (?, ?, ?, ?, ?)",
                (kind, key, self.version, report, body),
            )
            if report:
                newest = "SELECT id FROM remembered WHERE kind = ? AND report = ? ORDER BY id DESC LIMIT ?"
                db.execute(
                    f"DELETE FROM remembered WHERE kind = ? AND report = ? AND id NOT IN ({newest})",
                    (kind, report, kind, report, KEPT),
                )


def forget_others(case: Case, version: str) -> None:
    """Drop what other versions of the coder left behind."""
    with case.writing(counts=False) as db:
        db.execute("DELETE FROM remembered WHERE version <> ?", (version,))
