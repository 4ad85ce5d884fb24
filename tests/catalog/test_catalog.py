"""Published conflicts with the results that the literature states for them.

Each `NAME.yaml` is a conflict, and `NAME.expected.yaml` beside it holds the reference (a key of
`docs/references.bib`), where the figures were taken from, and equilibria by concept as patterns.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from goodoffices.solve import load_conflict, solve_conflict
from goodoffices.solve.model import build_model

HERE = Path(__file__).parent
FILES = sorted(path for path in HERE.glob("*/*.yaml") if ".expected" not in path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_published_results_come_out(path):
    """Exactly the states that the reference calls equilibria."""
    conflict = load_conflict(path)
    expected = yaml.safe_load(path.with_name(f"{path.stem}.expected.yaml").read_text(encoding="utf-8"))
    solution = solve_conflict(conflict, concepts=tuple(expected["equilibria"]))
    space = build_model(conflict).space
    for concept, patterns in expected["equilibria"].items():
        states = {int(state) for pattern in patterns for state in space.matching(pattern).nonzero()[0]}
        assert set(solution.result(concept).equilibria) == states, concept
    assert expected["reference"] and expected["figures"]


def test_there_are_ten_and_more():
    assert len(FILES) >= 10
