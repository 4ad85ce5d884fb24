"""Fit the weights of the rules: python training/rules.py OUT.json.xz CASES...

CASES are folders with case.json, reports and gold.jsonl.

A logistic model with a ridge over what the rules see of every candidate (extract/candidates.py); a candidate is right
when the gold has its sentence, actor and move. Weights below 0.03 are dropped.
"""

from __future__ import annotations

import collections
import json
import lzma
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import goldio

from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.rules import document_candidates

RIDGE, LEAST_SEEN = 4.0, 4


def examples(folder: Path, scorer: Any) -> list[tuple[tuple[str, ...], bool]]:
    """Observations of every candidate of a case, and whether it is right."""
    name, gold = scorer.canonical(folder), goldio.load_gold(folder)
    found = []
    for document in read_documents(goldio.load_reading(folder)):
        mine = [one for one in gold if one["report"] == document.report.name]
        right = _right(document.report, mine, scorer, name)
        for one in document_candidates(document):
            key = (one.act.view.sentence.number, name(one.actor), str(one.role) == "public", str(one.move))
            found.append((one.features, key in right))
    return found


def _right(
    report: Report, gold: list[dict[str, Any]], scorer: Any, name: Any
) -> set[tuple[int, str | None, bool, str]]:
    keys = set()
    for number, (start, end) in enumerate(report.sentences, 1):
        for one in gold:
            if scorer.same_sentence(one["quote"], report.text[start:end]):
                keys.add((number, name(one["actor"]), one.get("actor_role") == "public", one["move"]))
    return keys


def fit(rows: list[tuple[tuple[str, ...], bool]]) -> dict[str, float]:
    """Weights by feature."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    counts = collections.Counter(one for features, _ in rows for one in features)
    index = {
        one: place for place, one in enumerate(sorted(one for one, count in counts.items() if count >= LEAST_SEEN))
    }
    columns = [[index[one] for one in features if one in index] for features, _ in rows]
    starts = np.cumsum([0, *(len(one) for one in columns)])
    x = csr_matrix(
        (np.ones(starts[-1]), np.array([c for one in columns for c in one]), starts), shape=(len(rows), len(index))
    )
    y = np.array([float(right) for _, right in rows])

    def loss(weights: Any) -> Any:
        z = x @ weights
        share = 1 / (1 + np.exp(-z))
        value = np.logaddexp(0, z).sum() - z @ y + 0.5 * RIDGE * weights @ weights
        return value, x.T @ (share - y) + RIDGE * weights

    best = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return {one: round(float(best.x[place]), 2) for one, place in index.items() if abs(best.x[place]) >= 0.03}


def main() -> int:
    """Fit and write."""
    import importlib

    out, folders = Path(sys.argv[1]), [Path(one) for one in sys.argv[2:]]
    sys.path.insert(0, str(folders[0].parent.parent))
    scorer = importlib.import_module("score")
    rows = [one for folder in folders for one in examples(folder, scorer)]
    weights = fit(rows)
    out.write_bytes(lzma.compress(json.dumps(weights, sort_keys=True, ensure_ascii=False).encode("utf-8")))
    print(len(rows), "candidates,", sum(right for _, right in rows), "right,", len(weights), "weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
