"""Score the built-in coder on the cases of this folder: python tests/evaluation/measure.py [--write].

With --write the floors are pinned anew, slightly below what is measured, with the digest of the cases.
"""

from __future__ import annotations

import collections
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CASES, FLOORS = HERE / "cases", HERE / "floors.json"
SLACK = 0.03  # below what is measured, for other processors round otherwise
FEWEST = 8  # coded statements of a move below which a floor would pin chance
sys.path.insert(0, str(HERE))

import score  # noqa: E402 - the scorer stands beside this file


def digest() -> str:
    """SHA-256 of the coded statements of all cases, in order of their paths."""
    found = hashlib.sha256()
    for path in sorted(CASES.glob("*/gold.jsonl")):
        found.update(path.read_bytes())
    return found.hexdigest()


def measured() -> dict[str, float]:
    """F1 over mediation moves, over all moves, of each move coded often enough, and of each slot."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for case in sorted(path.parent for path in CASES.glob("*/gold.jsonl")):
        result = score.score(case, _rows(case))
        for label in ("mediation moves", "all moves"):
            counts[label].update({key: result[label][key] for key in ("gold", "coded", "right")})
        for move, row in result["by move"].items():
            counts[f"move {move}"].update(row)
        for slot, row in result["slots"].items():
            counts[f"slot {slot}"].update({"gold": row["gold"], "coded": row["given"], "right": row["right"]})
    return {
        name: round(2 * one["right"] / (one["gold"] + one["coded"]), 3)
        for name, one in sorted(counts.items())
        if one["gold"] >= FEWEST
    }


def _rows(case: Path) -> list[dict[str, Any]]:
    from goodoffices.extract import extract_statements
    from goodoffices.read import read_reports

    paths = sorted(str(path) for path in (case / "reports").iterdir() if path.is_file())
    return [
        {
            "report": one.quote.report, "quote": one.quote.text, "actor": one.actor, "move": str(one.move),
            "actor_role": str(one.actor_role), "third_party": one.third_party, "toward": list(one.toward),
            "speaker": one.speaker, "modality": str(one.modality),
            "condition": one.condition.text if one.condition else None, "frameworks": list(one.frameworks),
            "date": one.when.iso if one.when else None,
        }
        for one in extract_statements(read_reports(paths)).statements
    ]  # fmt: skip


def main() -> None:
    """Print what is measured; pin floors below it on request."""
    found = measured()
    if "--write" in sys.argv:
        floors = {name: round(max(0.0, value - SLACK), 3) for name, value in found.items()}
        FLOORS.write_text(json.dumps({"digest": digest(), "f1": floors}, indent=1) + "\n", encoding="utf-8")
    for name, value in found.items():
        sys.stdout.write(f"{name:24} {value:.3f}\n")


if __name__ == "__main__":
    main()
