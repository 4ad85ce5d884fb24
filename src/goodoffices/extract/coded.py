"""Statements from rows that people or other programs coded: JSON Lines of the codebook's section 8.

A row's quotation is looked for in the text of its report with case, quotation marks, dashes and white space levelled.
A row that cannot be placed or read becomes a problem and is kept out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goodoffices.codebook.words import Modality, Move, Role, SpeakerKind
from goodoffices.core.attribution import attribution_of
from goodoffices.core.folding import fold_with_offsets
from goodoffices.core.problem import Problem
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A report with its levelled text, made once for all its rows."""

    report: Report
    folded: str
    offsets: list[int]

    def find(self, words: str, *, after: int = 0) -> Quote | None:
        """The first place at or behind a levelled offset where the words stand; None where they do not."""
        wanted = fold_with_offsets(words)[0]
        at = self.folded.find(wanted, after) if wanted else -1
        if at < 0:
            return None
        return self.report.quote(self.offsets[at], self.offsets[at + len(wanted) - 1] + 1)

    def find_within(self, words: str, quote: Quote) -> Quote | None:
        """The place of words inside a quotation."""
        folded, offsets = fold_with_offsets(quote.text)
        wanted = fold_with_offsets(words)[0]
        at = folded.find(wanted) if wanted else -1
        if at < 0:
            return None
        return self.report.quote(quote.start + offsets[at], quote.start + offsets[at + len(wanted) - 1] + 1)


def load_statements(path: Path, reading: Reading) -> Extraction:
    """The statements of a JSON Lines file of coded rows.

    Raises:
        InputError: If the file cannot be read, or is of another kind.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as trouble:
        raise InputError("does not exist.", where=str(path), hint="Check the spelling.") from trouble
    except (OSError, UnicodeDecodeError) as trouble:
        raise InputError("cannot be read as UTF-8 text.", where=str(path), hint="Give a JSON Lines file.") from trouble
    lines = text.splitlines()
    if any(map(str.strip, lines)) and not any(line.lstrip().startswith("{") for line in lines):
        hint = "Give JSON Lines, as goodoffices statements --format jsonl writes them."
        raise InputError("holds no coded statements.", where=str(path), hint=hint)
    return read_coded(lines, reading, name=path.name)


def read_coded(lines: Iterable[str], reading: Reading, *, name: str = "statements") -> Extraction:
    """The statements of coded rows, their quotations located in the reports.

    Args:
        lines: One JSON object a line; empty lines are passed over.
        reading: The reports that the rows are about.
        name: The file's name, for problems.
    """
    pages: dict[str, _Page] = {}
    by_name = {one.name: one for one in reading.reports}
    statements: list[Statement] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        made = _read_line(line, f"{name}:{number}", by_name, pages)
        if isinstance(made, Problem):
            problems.append(made)
        else:
            statements.append(made)
    return Extraction(statements=tuple(sorted(statements, key=_place)), problems=tuple(problems))


def _place(statement: Statement) -> tuple[object, ...]:
    quote = statement.quote
    return (quote.number, quote.report, quote.start, statement.move.value, statement.actor or "",
            statement.third_party or "", statement.toward)  # fmt: skip


def _read_line(line: str, where: str, by_name: dict[str, Report], pages: dict[str, _Page]) -> Statement | Problem:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as trouble:
        return Problem(where=where, what=f"is no JSON: {trouble.msg}.", hint="One object a line is expected.")
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("report", "quote", "move")):
        return Problem(where=where, what="lacks report, quote or move.", hint="Give all three as strings.")
    report = _report_named(row["report"], by_name)
    if report is None:
        return Problem(where=where, what=f"names the report {row['report']!r}, which is not among those read.")
    if report.name not in pages:
        folded, offsets = fold_with_offsets(report.text)
        pages[report.name] = _Page(report=report, folded=folded, offsets=offsets)
    return _locate(row, where, pages[report.name])


def _report_named(name: str, by_name: dict[str, Report]) -> Report | None:
    """The report of a name, or the only one whose path ends in it."""
    if name in by_name:
        return by_name[name]
    ends = [one for key, one in by_name.items() if key.endswith("/" + name) or name.endswith("/" + key)]
    return ends[0] if len(ends) == 1 else None


def _locate(row: dict[str, Any], where: str, page: _Page) -> Statement | Problem:
    quote = page.find(row["quote"])
    if quote is None:
        return Problem(
            where=where,
            what=f"its quotation does not stand in {page.report.name}: {row['quote'][:80]!r}.",
            hint="Quote the sentence as the report has it.",
        )
    condition = None
    if row.get("modality") == Modality.CONDITIONAL:
        condition = page.find_within(row.get("condition") or "", quote) or page.find(row.get("condition") or "")
        if condition is None:
            return Problem(where=where, what=f"its condition does not stand in {page.report.name}.")
    try:
        return _statement(row, quote, condition)
    except (ValueError, TypeError) as trouble:
        return Problem(where=where, what=f"is no statement of the codebook: {trouble}.")


def _statement(row: dict[str, Any], quote: Quote, condition: Quote | None) -> Statement:
    kind = SpeakerKind(row["speaker_kind"]) if row.get("speaker_kind") else None
    speaker = row.get("speaker")
    return Statement(
        quote=quote,
        actor=row.get("actor"),
        move=Move(row["move"]),
        actor_role=Role(row.get("actor_role") or "gov"),
        third_party=row.get("third_party"),
        toward=tuple(sorted(row.get("toward") or ())),
        speaker=speaker,
        speaker_kind=kind,
        modality=Modality(row.get("modality") or "actual"),
        condition=condition,
        frameworks=tuple(row.get("frameworks") or ()),
        when=When.parse(row["date"]) if row.get("date") else None,
        attribution=attribution_of(quote=quote.text, speaker=speaker, speaker_kind=kind),
        issuer=row.get("issuer"),
        confidence=float(row.get("confidence", 1.0)),
        coder=row.get("coder") or "file",
        reasons=tuple(row.get("reasons") or ()),
    )
