"""Reads news reports on third-party mediation and answers from them alone, with a quotation behind every line.

The doors of the stages are verbs with their noun, loaded on first use: `read_reports`, `extract_statements`,
`reconcile_statements`, `draft_conflict`, `solve_conflict`, `compose_brief`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

DOORS = {
    "read_reports": "goodoffices.read",
    "find_copies": "goodoffices.read.copies",
    "extract_statements": "goodoffices.extract",
    "reconcile_statements": "goodoffices.reconcile",
    "draft_conflict": "goodoffices.draft",
    "load_conflict": "goodoffices.solve",
    "solve_conflict": "goodoffices.solve",
    "compose_brief": "goodoffices.brief.compose",
}


def __getattr__(name: str) -> Any:
    if name in DOORS:
        return getattr(import_module(DOORS[name]), name)
    raise AttributeError(f"module 'goodoffices' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *DOORS])
