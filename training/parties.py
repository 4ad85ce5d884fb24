"""Fit the weights by which parties are told: python training/parties.py CASES..., folders with case.json and reports.

Logistic regression by Newton's method with a ridge, on (report, actor) and on (case, actor); prints the weights of
extract/parties.py and how often the two first actors are the parties.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import goldio

from goodoffices.codebook.actors import load_actors
from goodoffices.extract.discourse import draft_report
from goodoffices.extract.parties import features, pool
from goodoffices.extract.syntax import load_parser

RIDGE = 3.0


def main(folders: list[Path]) -> int:
    """Fit and print."""
    table, rows, wanted = load_actors(), [], []
    for folder in folders:
        parties = json.loads((folder / "case.json").read_text(encoding="utf-8"))["parties"]
        drafts = [draft_report(one, load_parser(1), table) for one in goldio.load_reading(folder).reports]
        tallies = [one.tallies for one in drafts]
        for one in [*tallies, pool(tallies)]:
            for code in sorted(one):
                rows.append(features(code, one, drafts[0].table))
                wanted.append(float(code in parties))
    weights = fit(np.array(rows), np.array(wanted))
    print("WEIGHTS =", tuple(round(float(one), 2) for one in weights[:-1]))
    print("BIAS =", round(float(weights[-1]), 2))
    return 0


def fit(rows: Any, wanted: Any) -> Any:
    """Weights and bias of a logistic model with a ridge."""
    x = np.hstack([rows, np.ones((len(rows), 1))])
    weights = np.zeros(x.shape[1])
    for _ in range(25):
        share = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share - wanted) + RIDGE * weights
        curve = (x * (share * (1 - share))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights -= np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    sys.exit(main([Path(one) for one in sys.argv[1:]]))
