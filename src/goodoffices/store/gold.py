"""Corrected statements as a gold case: a folder that the scorer reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from goodoffices.core.report import Report
from goodoffices.core.rows import statement_row
from goodoffices.core.statement import Statement
from goodoffices.errors import CaseError
from goodoffices.store.slots import SLOTS


def gold_rows(statements: Iterable[Statement], names: dict[str, str] | None = None) -> list[str]:
    """Statements as lines of JSON with the slots of the codebook, reports by the names given for them."""
    lines = []
    for one in statements:
        row = statement_row(one)
        kept = {"report": (names or {}).get(row["report"], row["report"]), "quote": row["quote"]}
        lines.append(json.dumps(kept | {slot: row[slot] for slot in SLOTS}, ensure_ascii=False))
    return lines


def export_gold(folder: Path, title: str, reports: Sequence[Report], statements: Sequence[Statement]) -> None:
    """Write case.json, gold.jsonl and the reports' texts into a folder that is not there yet.

    Raises:
        CaseError: If something is there, or the place cannot be written.
    """
    names = {one.name: _file_name(one) for one in reports}
    about = {"title": title, "reports": "reports", "aliases": {}}
    try:
        (folder / "reports").mkdir(parents=True)
        for one in reports:
            (folder / "reports" / names[one.name]).write_text(one.text, encoding="utf-8")
        lines = gold_rows(statements, names)
        (folder / "gold.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        (folder / "case.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise CaseError(
            f"cannot be written ({error.strerror}).", where=str(folder), hint="Name another folder."
        ) from None


def _file_name(report: Report) -> str:
    """A safe name for a report's text, in the order of the reports."""
    stem = re.sub(r"[^A-Za-z0-9]+", "-", report.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]).strip("-").lower()
    return f"{report.number:03d}-{stem or 'report'}.txt"
