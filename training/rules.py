"""Fit the weights of the rules: python -m training.rules --cases PICKLES... --out rules.json.xz.

A logistic model with a ridge over what the rules see of every candidate (extract/candidates.py); a candidate is right
when the case has its sentence, actor and move. Weights below 0.03 are dropped.
"""

from __future__ import annotations

import argparse
import collections
import json
import lzma
import sys
from pathlib import Path
from typing import Any

import numpy as np

from goodoffices.extract.rules import document_candidates
from training.data import CodedDocument, load_documents

RIDGE, LEAST_SEEN = 4.0, 4


def examples(coded: CodedDocument) -> list[tuple[tuple[str, ...], bool]]:
    """Observations of every candidate of a report, and whether it is right."""
    right = {
        (number, row["actor"], row["actor_role"] == "public", row["move"])
        for number, rows in coded.statements.items()
        for row in rows
    }
    return [
        (one.features, (one.act.view.sentence.number, one.actor, str(one.role) == "public", str(one.move)) in right)
        for one in document_candidates(coded.document)
    ]


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


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description="fit the weights of the rules")
    parser.add_argument("--cases", type=Path, nargs="+", required=True, help="pickles of training.data")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    coded = load_documents(args.cases)
    rows = [row for one in coded for row in examples(one)]
    weights = fit(rows)
    args.out.write_bytes(lzma.compress(json.dumps(weights, sort_keys=True, ensure_ascii=False).encode("utf-8")))
    told = f"{len(rows)} candidates, {sum(right for _, right in rows)} right, {len(weights)} weights"
    sys.stdout.write(told + "\n")


if __name__ == "__main__":
    main()
