"""What the coder leaves behind so that a report is not read twice, wherever it is kept."""

from __future__ import annotations

from typing import Any, Protocol

from goodoffices.core.report import Report
from goodoffices.core.statement import Statement


class Memory(Protocol):
    """A place where trees and statements are kept under digests of everything that they rest on."""

    def trees(self, key: str) -> Any | None:
        """The trees of a report, as plain values for JSON; None where they are not kept."""

    def keep_trees(self, key: str, trees: Any) -> None:
        """Keep the trees of a report."""

    def statements(self, key: str, report: Report) -> tuple[Statement, ...] | None:
        """The statements of a report, quoting it as it is now; None where they are not kept."""

    def keep_statements(self, key: str, report: Report, statements: tuple[Statement, ...]) -> None:
        """Keep the statements of a report."""
