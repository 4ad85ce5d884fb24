"""The conditional logistic model: which of several options is chosen, from a row of features of each.

References:
    McFadden 1974, Conditional logit analysis of qualitative choice behavior: here with a ridge, and with several
    options that may be right, of whose joint probability the likelihood is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

STEPS, CLOSE = 30, 1e-5
Array = NDArray[np.float64]
Marks = NDArray[np.bool_]


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


def shares(scores: Array) -> Array:
    """Probabilities of options by their scores."""
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())
