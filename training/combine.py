"""Fit the combination of heads and rules on held-out cases, and its calibration by cross-validation over cases."""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.extract import weigh
from goodoffices.extract.combine import LEAST, Candidate, candidates_of, features_of
from goodoffices.extract.heads import load_heads
from goodoffices.extract.rules import propose
from goodoffices.extract.vocabulary import load_vocabulary
from training.data import CodedDocument, load_documents

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A candidate with its features and whether people coded it."""

    case: str
    features: dict[str, float]
    right: bool
    mediation: bool


def examples_of(coded: Sequence[CodedDocument], folder: Path) -> tuple[list[Example], int]:
    """Every candidate of some documents, and how many coded statements there are."""
    heads, vocabulary = load_heads(folder, 2), load_vocabulary(folder)
    examples, n_gold = [], 0
    for one in coded:
        candidates = candidates_of(heads.score(one.document), propose(one.document, least=LEAST), one.document)
        gold = {(number, row["actor"], row["move"]) for number, rows in one.statements.items() for row in rows}
        n_gold += len(gold)
        features = features_of(candidates, one.document, vocabulary)
        examples += [
            Example(one.case, row, is_right(candidate, gold), candidate.move.is_mediation)
            for candidate, row in zip(candidates, features, strict=True)
        ]
    return examples, n_gold


def is_right(candidate: Candidate, gold: set[tuple[int, Any, Any]]) -> bool:
    """Whether people coded the candidate."""
    return (candidate.sentence, candidate.actor, candidate.move.value) in gold


def fit(
    examples: Sequence[Example], *, penalty: float, prior: Mapping[str, float], n_steps: int = 30
) -> dict[str, float]:
    """Logistic regression by Newton's method, with a ridge that draws the weights to those of the prior."""
    names = sorted({*prior, *(name for one in examples for name in one.features)})
    index = {name: place for place, name in enumerate(names)}
    x = np.zeros((len(examples), len(names)))
    for row, one in enumerate(examples):
        for name, value in one.features.items():
            x[row, index[name]] = value
    y = np.array([one.right for one in examples], float)
    before = np.array([prior.get(name, 0.0) for name in names])
    w = before.copy()
    ridge = np.full(len(names), penalty)
    ridge[index["bias"]] = 1e-3
    for _ in range(n_steps):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) + ridge * (w - before)
        curvature = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        w -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return {name: round(float(value), 4) for name, value in zip(names, w, strict=True)}


def shares(examples: Sequence[Example], weights: dict[str, float]) -> Vector:
    """Probabilities of examples."""
    total = [sum(weights.get(name, 0.0) * value for name, value in one.features.items()) for one in examples]
    return 1 / (1 + np.exp(-np.clip(np.array(total), -30, 30)))


def cross_validated(
    examples: Sequence[Example], penalty: float, prior: Mapping[str, float], n_folds: int = 5
) -> Vector:
    """The probability of each example, fitted on the cases of the other folds."""
    cases = sorted({one.case for one in examples})
    fold = {case: place % n_folds for place, case in enumerate(cases)}
    found = np.zeros(len(examples))
    for k in range(n_folds):
        weights = fit([one for one in examples if fold[one.case] != k], penalty=penalty, prior=prior)
        here = [place for place, one in enumerate(examples) if fold[one.case] == k]
        found[here] = shares([examples[place] for place in here], weights)
    return found


def shifted(p: Vector, by: float) -> Vector:
    """Probabilities with as much more log-odds."""
    return np.asarray(p * np.exp(by) / (1 - p + p * np.exp(by)))


def best_f1(p: Vector, right: Vector, n_gold: int) -> float:
    """The best F1 that any threshold gives.

    The threshold of calibrated probabilities that gives the best expected F1 is half that F1.

    References:
        Lipton, Elkan and Naryanaswamy 2014, Optimal thresholding of classifiers to maximize F1 measure.
    """
    choices = np.arange(0.15, 0.7, 0.01)
    scores = [2 * float(right[p >= t].sum()) / max(1.0, float((p >= t).sum()) + n_gold) for t in choices]
    return round(max(scores), 4)


def calibration_error(p: Vector, right: Vector, n_bins: int = 10) -> float:
    """Expected calibration error over equal-width bins."""
    bins = np.minimum((p * n_bins).astype(int), n_bins - 1)
    parts = [
        abs(p[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean()
        for b in range(n_bins)
        if (bins == b).any()
    ]
    return round(float(sum(parts)), 4)


def main() -> None:
    """Fit, say how well, and write `combine.json` beside the heads."""
    parser = argparse.ArgumentParser(description="fit the combination of heads and rules")
    parser.add_argument("--cases", type=Path, nargs="+", required=True, help="pickles that nothing was trained on")
    parser.add_argument("--prior", type=Path, help="an earlier combination that the weights are drawn to")
    parser.add_argument("--penalty", type=float, default=2.0, help="ridge of the regression")
    parser.add_argument("--threshold", type=float, help="least probability that is kept; else half of the best F1")
    parser.add_argument(
        "--shift", type=float, default=0.0, help="log-odds added to all: what other cases bear out more"
    )
    parser.add_argument("--folder", type=Path, required=True, help="where the exported heads stand")
    parser.add_argument("--rules", type=Path, help="weights of the rules fitted without the held-out cases")
    args = parser.parse_args()
    unseen = load_documents(args.cases)
    prior = json.loads(args.prior.read_text(encoding="utf-8"))["weights"] if args.prior else {}
    if args.rules:
        weights_of_rules = json.loads(lzma.decompress(args.rules.read_bytes()))
        weigh._weights = lambda: weights_of_rules  # type: ignore[assignment]
    examples, n_gold = examples_of(unseen, args.folder)
    p, right = cross_validated(examples, args.penalty, prior), np.array([one.right for one in examples], float)
    p = shifted(p, args.shift)
    f1 = best_f1(p, right, n_gold)
    threshold = args.threshold or round(f1 / 2, 2)
    taken = p >= threshold
    told = {
        "cases": len({one.case for one in unseen}), "candidates": len(examples), "statements": n_gold,
        "threshold": threshold, "f1": f1,
        "calibration error of kept statements": calibration_error(p[taken], right[taken]),
        "share of kept statements above 0.8": round(float((p[taken] >= 0.8).mean()), 3),
    }  # fmt: skip
    weights = fit(examples, penalty=args.penalty, prior=prior)
    weights["bias"] = round(weights["bias"] + args.shift, 4)
    shape = {"threshold": threshold, "weights": {k: v for k, v in weights.items() if v}, "fitted on": told}
    (args.folder / "combine.json").write_text(json.dumps(shape, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
