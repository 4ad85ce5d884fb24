"""The two models of a choice: many features fitted at once, what counts as right, and the second on the first."""

import numpy as np
import pytest

pytest.importorskip("training.layers", reason="the training scripts stand in the repository alone")

from goodoffices.codebook.words import Move
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.speakers import beside_heads as of_speaker
from goodoffices.extract.targets import beside_heads as of_targets
from training import speakers, targets
from training.choosing import Choice, fit_choices, fit_sparse, table_of
from training.layers import Layered, second


def test_many_features_are_fitted_as_few_are():
    """L-BFGS on a sparse table finds what Newton's method finds on a full one."""
    random = np.random.default_rng(3)
    names = ["a", "b", "c"]
    choices = [
        Choice("case", [dict(zip(names, row, strict=True)) for row in random.normal(size=(4, 3)).tolist()],
               np.arange(4) == random.integers(4))
        for _ in range(60)
    ]  # fmt: skip
    full = fit_choices([table_of(one, names) for one in choices], [one.right for one in choices], 2.0)
    assert np.allclose(fit_sparse(choices, names, 2.0), full, atol=1e-3)


def test_all_that_is_coded_is_the_right_target_else_half_of_it():
    """Two statements of a sentence aimed at two make both the target; where that is no option, either will do."""
    rows = [{"toward": ["PER"]}, {"toward": ["BOL"]}]
    assert targets.right_of(rows, [(), ("PER",), ("BOL", "PER")]).tolist() == [False, False, True]
    assert targets.right_of(rows, [(), ("PER",), ("NOR",)]).tolist() == [False, True, False]
    assert targets.right_of([{"toward": []}], [(), ("PER",)]).tolist() == [True, False]


def test_a_source_is_right_that_shares_a_word_with_the_coded_one():
    """The whole name and the surname are one source; nobody is right where nobody is coded."""
    found = [None, "Lars Lund", "the ministry"]
    assert speakers.right_of([{"speaker": "Lund"}], found).tolist() == [False, True, False]
    assert speakers.right_of([{"speaker": None}], found).tolist() == [True, False, False]


def test_the_second_model_sees_the_score_of_the_first():
    """Without a word of the heads there is the score of the trees alone."""
    proposal = Proposal(sentence=1, actor="NOR", move=Move.CONSULT, rule="test")
    one = Layered(
        "case", [{"here": 2.0}, {}], np.array([True, False]),
        [lambda trees: of_targets(("PER",), trees, None), lambda trees: of_speaker(None, trees, proposal, None)],
    )  # fmt: skip
    assert second(one, {"here": 1.5}).rows == [{"trees alone": 3.0}, {"trees alone": 0.0}]
