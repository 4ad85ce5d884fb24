"""Corrected statements as a gold case: a folder that the scorer reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from goodoffices.core.report import Report
from goodoffices.core.rows import statement_row
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.errors import CaseError
from goodoffices.store.slots import SLOTS


def gold_rows(statements: Iterable[Statement], names: dict[str, str] | None = None) -> list[str]:
    """Statements as lines of JSON with the slots of the codebook, reports by the names given for them."""
    lines = []
    for one in statements:
        row = statement_row(one)
        kept = {"report": (names or {}).get(row["report"], row["report"]), "quote": row["quote"]}
        slots = {slot: row[slot] for slot in SLOTS} | {"date": _date(one.when)}
        lines.append(json.dumps(kept | slots, ensure_ascii=False))
    return lines


def _date(when: When | None) -> str | None:
    """A date as the scorer takes it: a day, or the month or year that an interval lies in; None where it is wider."""
    if when is None or when.since is None or when.until is None:
        return None
    first, last = when.since.isoformat(), when.until.isoformat()
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size]), None)


def export_gold(folder: Path, title: str, reports: Sequence[Report], statements: Sequence[Statement]) -> None:
    """Write case.json, gold.jsonl and the reports' texts into a folder that is not there yet.

    Raises:
        CaseError: If something is there, or the place cannot be written.
    """
    names = _file_names(reports)
    about = {"title": title, "reports": "reports", "aliases": {}, "statements_only": True}
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


def _file_names(reports: Sequence[Report]) -> dict[str, str]:
    """A safe name for each report's text: its own where that is one, so that codings of the same reports fit."""
    names: dict[str, str] = {}
    for one in reports:
        name = re.sub(r"[^A-Za-z0-9._-]+", "-", one.name).strip("-.") or "report"
        name = name if name.endswith(".txt") else f"{name}.txt"
        names[one.name] = f"{one.number:03d}-{name}" if name in names.values() else name
    return names
