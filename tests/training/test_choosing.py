"""The conditional logistic model: what it finds, and what the ridge does."""

import numpy as np
import pytest

pytest.importorskip("training.choosing", reason="the training scripts stand in the repository alone")

from training.choosing import Choice, fit_choices, fit_named, left_out, rightness, shares


def test_weights_are_found_again_that_made_the_choices():
    """Choices drawn by known weights give them back within the error of so many."""
    random, true = np.random.default_rng(0), np.array([1.5, -0.8, 0.0])
    tables = [random.normal(size=(5, 3)) for _ in range(1500)]
    chosen = [random.choice(5, p=shares(x @ true)) for x in tables]
    found = fit_choices(tables, [np.arange(5) == one for one in chosen], penalty=0.1)
    assert np.abs(found - true).max() < 0.15


def test_several_right_options_are_one_event():
    """Where every option is right nothing is learnt, and the ridge leaves the weights at zero."""
    tables = [np.random.default_rng(1).normal(size=(4, 2)) for _ in range(20)]
    assert np.allclose(fit_choices(tables, [np.ones(4, bool)] * 20, penalty=1.0), 0.0)


def test_named_features_are_learnt_and_cases_left_out():
    """What tells the right option has weight, what never varies has none; each case is chosen in without itself."""
    choices = [
        Choice(f"case {place % 16}", [{"here": 1.0, "same": 1.0}, {"same": 1.0}], np.array([True, False]))
        for place in range(32)
    ]

    def learn(some):
        return fit_named(some, ["here", "same"], 1.0, 0.05)

    assert set(learn(choices)) == {"here"}
    assert learn(choices)["here"] > 0
    assert rightness(choices, {"here": -1.0}) == [False] * 32
    assert left_out(choices, learn) == [True] * 32
