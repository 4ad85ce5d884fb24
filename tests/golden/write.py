"""Writes the golden briefs of the bundled example: by the built-in coder, and from statements coded by hand."""

from __future__ import annotations

import io
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from at_hand import SHELF, SHELF_CASE, case_rows, write_rows
from rich.console import Console

from goodoffices import pipeline
from goodoffices.brief.terminal import draw_brief
from goodoffices.core.brief import Beside, Lines, Table

GOLDEN = Path(__file__).resolve().parent
WIDTH = 80
VERDICTS = ("right", "wrong", "unsupported", "unjudged")


def request(statements: Path | None) -> pipeline.Request:
    """What the brief is asked for, as the command asks for it."""
    return pipeline.Request(statements=statements, min_confidence=pipeline.ENOUGH)


def drawn(statements: Path | None) -> str:
    """The brief of the example as a terminal of 80 columns shows it, without trailing blanks."""
    stream = io.StringIO()
    console = Console(file=stream, width=WIDTH, highlight=False)
    for record in pipeline.records([str(SHELF)], request(statements)):
        draw_brief(pipeline.brief(record), console)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def sentences(statements: Path | None) -> list[str]:
    """Every sentence that the brief of the example says, each once: lines, rows, and what a disagreement says."""
    found: dict[str, None] = {}
    for record in pipeline.records([str(SHELF)], request(statements)):
        for section in pipeline.brief(record).sections:
            for block in section.blocks:
                if isinstance(block, Lines):
                    told = [one.text for one in block.lines]
                elif isinstance(block, Table):
                    told = [" | ".join(one.cells) for one in block.rows]
                elif isinstance(block, Beside):
                    told = [" | ".join((row.label, *(one.text for one in row.cells))) for row in block.rows]
                else:
                    told = [f"{block.kind}: {block.says}", *(one.text for one in block.sides)]
                found.update(dict.fromkeys(f"{section.key}: {' '.join(one.split())}" for one in told))
    return list(found)


def judged(told: list[str], before: str) -> str:
    """The list of judgements: verdicts given before are kept, new sentences are unjudged, what is gone goes."""
    old = dict(reversed(row.split("\t", 1)) for row in before.splitlines() if not row.startswith("#"))
    rows = [(old.get(one, "unjudged"), one) for one in told]
    counts = Counter(verdict for verdict, _ in rows)
    head = "# " + ", ".join(f"{counts[one]} {one}" for one in VERDICTS)
    return "\n".join([head, *(f"{verdict}\t{one}" for verdict, one in rows)]) + "\n"


def golden() -> dict[str, str]:
    """The golden files by name."""
    with tempfile.TemporaryDirectory() as folder:
        coded = write_rows(case_rows(SHELF_CASE), Path(folder) / "shelf.jsonl")
        return {"shelf.txt": drawn(None), "shelf-coded.txt": drawn(coded)}


if __name__ == "__main__":
    for name, text in golden().items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
    path = GOLDEN / "judged.tsv"
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(judged(sentences(None), kept), encoding="utf-8")
