"""Solve: a `Conflict` comes in, a `Solution` goes out: which states hold, for whom, why, and what would change it.

It also reads and writes conflict files, asks the inverse question, samples open orders and simulates.
It knows nothing of reports or language, and what it says follows from assumed preferences: no forecast.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_DOORS = {
    "load_conflict": "files",
    "save_conflict": "files",
    "text_of": "files",
    "parse_conflict": "files",
    "validate_conflict": "files",
    "dump_conflict": "conflict_dump",
    "parse_gmcr": "gmcr_file",
    "dump_gmcr": "gmcr_file",
    "ConflictFaults": "faults",
    "build_model": "model",
    "choose_readings": "readings",
    "all_readings": "readings",
    "settle": "readings",
    "solve_conflict": "solver",
    "prove_state": "solver",
    "explain_verdict": "prose",
    "invert_conflict": "inverse",
    "Addition": "inverse_options",
    "load_addition": "enter_file",
    "assess_robustness": "robustness",
    "simulate_conflict": "simulation",
    "simulate_open": "simulation",
    "CONCEPTS": "concepts",
}

__all__ = sorted(_DOORS)


def __getattr__(name: str) -> Any:
    """Load a door on first use, so that reading a file does not load the kernels."""
    if name not in _DOORS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_DOORS[name]}"), name)
