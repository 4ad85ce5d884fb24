"""What is missed, by cause."""

import pytest

pytest.importorskip("training.misses", reason="the training scripts stand in the repository alone")

from training.misses import cause_of

HERE = {1: {"PER", "BOL"}, 2: {"NOR"}}


@pytest.mark.parametrize(
    ("key", "kept", "cause"),
    [
        ((1, None, "escalate"), set(), "by nobody named"),
        ((1, "QAT", "offer"), set(), "actor nowhere in the report"),
        ((1, "NOR", "offer"), {(1, "PER", "offer")}, "actor not in the sentence"),
        ((1, "PER", "offer"), {(1, "PER", "urge")}, "another move of the actor is kept"),
        ((1, "PER", "offer"), {(1, "BOL", "offer")}, "the move is given to another actor"),
        ((1, "PER", "offer"), {(2, "PER", "offer")}, "nothing kept of the actor"),
    ],
)
def test_a_cause_is_the_first_step_that_fails(key, kept, cause):
    """From the report to the sentence to the move."""
    assert cause_of(key, kept, HERE) == cause
