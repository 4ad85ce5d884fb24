"""The bundled example with its statements coded by hand, and the gold cases and seeds where they are at hand."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHELF = ROOT / "examples" / "shelf"
SHELF_CASE = ROOT / "tests" / "cases" / "shelf" / "shelf.case"


def case_reader() -> ModuleType:
    """The reader of coded case files, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("training_cases", ROOT / "training" / "cases.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def case_rows(path: Path) -> list[dict]:
    """The statements of a case file as rows."""
    case = case_reader().read_case(path)
    assert not case.faults, case.faults
    return [row for report in case.reports for row in report.statements]


def write_rows(rows: list[dict], path: Path) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def gold_root() -> Path | None:
    """Where the gold cases lie; None where they are not at hand."""
    named = os.environ.get("GOODOFFICES_GOLD")
    return Path(named) if named and Path(named).is_dir() else None


def seeds_folder() -> Path | None:
    """Where the seed reports lie, beside the gold cases; None where they are not at hand."""
    gold = gold_root()
    return gold.parent / "seeds" if gold and (gold.parent / "seeds").is_dir() else None
