"""Fit the vocabulary: for each move a logistic regression over the terms of a sentence, with a ridge."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from goodoffices.codebook.words import Move
from goodoffices.extract.vocabulary import terms_of, write_vocabulary
from training.data import CodedDocument, load_documents

LEAST_SEEN, RIDGE, LEAST_WEIGHT = 3, 3.0, 0.03


def rows_of(coded: Sequence[CodedDocument]) -> list[tuple[tuple[str, ...], set[str]]]:
    """Terms and moves of every sentence."""
    return [
        (terms_of(one.document, sentence.number), {row["move"] for row in one.statements.get(sentence.number, [])})
        for one in coded
        for sentence in one.document.sentences
    ]


def fit(rows: Sequence[tuple[tuple[str, ...], set[str]]]) -> dict[str, dict[str, float]]:
    """Weights by move and term."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    counts = Counter(term for terms, _ in rows for term in terms)
    names = ["", *sorted(term for term, n in counts.items() if n >= LEAST_SEEN)]
    index = {name: place for place, name in enumerate(names)}
    columns = [[0, *(index[term] for term in terms if term in index)] for terms, _ in rows]
    starts = np.cumsum([0, *(len(one) for one in columns)])
    flat = np.concatenate([np.array(one) for one in columns])
    x = csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(names)))
    ridge = np.full(len(names), RIDGE)
    ridge[0] = 1e-3
    found = {}
    for move in Move:
        y = np.array([float(move.value in moves) for _, moves in rows])

        def loss(w: Any, y: Any = y) -> Any:
            z = x @ w
            share = 1 / (1 + np.exp(-z))
            return np.logaddexp(0, z).sum() - z @ y + 0.5 * (ridge * w) @ w, x.T @ (share - y) + ridge * w

        best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 100}).x
        found[move.value] = {
            name: round(float(w), 2) for name, w in zip(names, best, strict=True) if abs(w) >= LEAST_WEIGHT
        }
    return found


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description="fit the vocabulary")
    parser.add_argument("--cases", type=Path, nargs="+", required=True, help="pickles of training.data")
    parser.add_argument("--folder", type=Path, required=True)
    args = parser.parse_args()
    coded = load_documents(args.cases)
    weights = fit(rows_of(coded))
    write_vocabulary(weights, args.folder)
    sys.stdout.write(f"{len(coded)} reports, {sum(len(one) for one in weights.values())} weights\n")


if __name__ == "__main__":
    main()
