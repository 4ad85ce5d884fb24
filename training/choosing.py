"""The conditional logistic model: which of several options is chosen, from a row of features of each.

References:
    McFadden 1974, Conditional logit analysis of qualitative choice behavior: here with a ridge, and with several
    options that may be right, of whose joint probability the likelihood is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

STEPS, CLOSE = 30, 1e-5
FOLDS = 8  # parts of the cases that are left out of a fit in turn
Array = NDArray[np.float64]
Marks = NDArray[np.bool_]
Weights = dict[str, float]


@dataclass(frozen=True)
class Choice:
    """What is chosen from in one place of a case: the features of each option, and which are right, at least one."""

    case: str
    rows: list[Weights]
    right: Marks


def table_of(choice: Choice, names: Sequence[str]) -> Array:
    """The features of the options of a choice, (options, features)."""
    return np.array([[row.get(name, 0.0) for name in names] for row in choice.rows])


def fit_named(choices: Sequence[Choice], names: Sequence[str], penalty: float, least: float) -> Weights:
    """Weights of features as they stand; those that come out as nothing are left out.

    Args:
        choices: What is learnt from.
        names: The features to weigh.
        penalty: Of the squared weights of features of one spread.
        least: Spread that a feature is taken to have at least.
    """
    tables = [table_of(one, names) for one in choices]
    spread = np.maximum(np.concatenate(tables).std(0), least)
    weights = fit_choices([one / spread for one in tables], [one.right for one in choices], penalty) / spread
    told = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return {name: weight for name, weight in told.items() if weight}


def rightness(choices: Sequence[Choice], weights: Weights) -> list[bool]:
    """Whether the best option of each choice is right."""
    names = list(weights)
    by_name = np.array([weights[name] for name in names])
    return [bool(one.right[int((table_of(one, names) @ by_name).argmax())]) for one in choices]


def left_out(choices: Sequence[Choice], fit: Callable[[Sequence[Choice]], Weights]) -> list[bool]:
    """Whether each choice is right where its case is left out of the fit."""
    fold = {case: number % FOLDS for number, case in enumerate(sorted({one.case for one in choices}))}
    told: list[bool] = []
    for k in range(FOLDS):
        weights = fit([one for one in choices if fold[one.case] != k])
        told += rightness([one for one in choices if fold[one.case] == k], weights)
    return told


def fit_choices(tables: Sequence[Array], rights: Sequence[Marks], penalty: float) -> Array:
    """Weights of the features, by Newton's method; steps that make the likelihood worse are halved.

    Args:
        tables: For each choice the features of its options, (options, features).
        rights: For each choice which options are right, at least one.
        penalty: Of the squared weights, against the sum of log-likelihoods.
    """
    n_features = tables[0].shape[1]
    weights = np.zeros(n_features)

    def likelihood(at: Array) -> float:
        logs = [np.log(shares(x @ at) @ right + 1e-300) for x, right in zip(tables, rights, strict=True)]
        return float(np.sum(logs) - penalty / 2 * at @ at)

    for _ in range(STEPS):
        slope, curve = -penalty * weights, penalty * np.eye(n_features)
        for x, right in zip(tables, rights, strict=True):
            share, goal = shares(x @ weights), shares(np.where(right, x @ weights, -1e9))
            slope = slope + x.T @ (goal - share)
            curve = curve + ((x - share @ x) * share[:, None]).T @ (x - share @ x)
        step = np.linalg.solve(curve, slope)
        while likelihood(weights + step) < likelihood(weights) and np.abs(step).max() > CLOSE:
            step = step / 2
        weights = weights + step
        if float(np.abs(step).max()) < CLOSE:
            break
    return weights


def fit_sparse(choices: Sequence[Choice], names: Sequence[str], penalty: float) -> Array:
    """Weights of many features, of which an option bears few, by L-BFGS.

    Args:
        choices: What is learnt from, each with an option that is right.
        names: The features to weigh.
        penalty: Of the squared weights, against the sum of log-likelihoods.
    """
    from scipy.optimize import minimize

    table, starts = _sparse_table(choices, names)
    right = np.concatenate([one.right for one in choices])
    owner = np.repeat(np.arange(len(starts)), [len(one.rows) for one in choices])

    def log_sum(scores: Array) -> Array:
        top = np.maximum.reduceat(scores, starts)
        return np.asarray(top + np.log(np.add.reduceat(np.exp(scores - top[owner]), starts)))

    def loss(weights: Array) -> tuple[float, Array]:
        scores = table @ weights
        among = np.where(right, scores, -1e9)
        whole, good = log_sum(scores), log_sum(among)
        slope = table.T @ (np.exp(scores - whole[owner]) - np.exp(among - good[owner])) + penalty * weights
        return float((whole - good).sum() + penalty / 2 * weights @ weights), slope

    return np.asarray(minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x)


def _sparse_table(choices: Sequence[Choice], names: Sequence[str]) -> tuple[Any, NDArray[np.int64]]:
    """The features of all options, a row for each, and the row at which each choice begins."""
    from scipy.sparse import csr_matrix

    index = {name: place for place, name in enumerate(names)}
    rows = [
        [(index[name], value) for name, value in row.items() if name in index] for one in choices for row in one.rows
    ]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    columns, values = np.array([c for row in rows for c, _ in row]), np.array([v for row in rows for _, v in row])
    starts = np.cumsum([0, *(len(one.rows) for one in choices)])[:-1]
    return csr_matrix((values, columns, ends), shape=(len(rows), len(names))), starts


def shares(scores: Array) -> Array:
    """Probabilities of options by their scores."""
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())
