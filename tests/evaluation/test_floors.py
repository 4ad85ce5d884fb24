"""The built-in coder reads the cases beside this file at least as well as when its floors were pinned."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

HERE = Path(__file__).resolve().parent


def _measure():
    spec = importlib.util.spec_from_file_location("measure_extraction", HERE / "measure.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_floors_belong_to_these_cases():
    """Floors pinned on other cases say nothing: they are pinned with the digest of the coded statements."""
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    assert floors["digest"] == _measure().digest()


def test_no_figure_falls_below_its_floor():
    """F1 per move and slot may rise unnoticed, and fall only in the open."""
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))["f1"]
    found = _measure().measured()
    fallen = {name: (found.get(name), floor) for name, floor in floors.items() if found.get(name, 0.0) < floor}
    assert fallen == {}
