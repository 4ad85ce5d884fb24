"""Counts of reports add up to the scorer's, and intervals hold the pooled figure and hang on nothing but the seed."""

from pathlib import Path

import pytest

pytest.importorskip("training.evaluate", reason="the training scripts stand in the repository alone")

from training.evaluate import KEYS, KINDS, case_counts, intervals, load_scorer
from training.goldio import load_gold

EVALUATION = Path(__file__).parents[1] / "evaluation"
COUNTS = [[[4, 5, 3], [9, 8, 6]], [[2, 2, 2], [7, 9, 5]], [[0, 1, 0], [3, 3, 1]]]  # by report and kind


@pytest.mark.parametrize("case", sorted(path.parent for path in (EVALUATION / "cases").glob("*/gold.jsonl"))[:3])
def test_counts_of_reports_add_up_to_those_of_the_case(case: Path) -> None:
    """Scored report by report, a coder that leaves out each third statement has the counts of the whole case."""
    scorer, gold = load_scorer(EVALUATION), load_gold(case)
    rows = [one for number, one in enumerate(gold) if number % 3]
    rows.append({**gold[0], "move": "escalate" if gold[0]["move"] != "escalate" else "urge"})
    whole, counts = scorer.score(case, rows), case_counts(case, rows, scorer)
    for number, kind in enumerate(KINDS):
        assert [sum(one[number][key] for one in counts) for key in range(3)] == [whole[kind][key] for key in KEYS]


def test_interval_holds_the_pooled_figure() -> None:
    """What is measured over all reports lies between the bounds."""
    for number, (low, high) in enumerate(intervals(COUNTS, 500)):
        gold, coded, right = (sum(one[number][key] for one in COUNTS) for key in range(3))
        assert 0 <= low < 2 * right / (gold + coded) < high <= 1


def test_interval_hangs_on_the_seed_alone() -> None:
    """The same seed draws the same reports; another draws others."""
    assert intervals(COUNTS, 50, seed=3) == intervals(COUNTS, 50, seed=3) != intervals(COUNTS, 50, seed=4)


def test_one_report_has_no_interval() -> None:
    """A single report is drawn each time."""
    ((low, high),) = intervals([[[4, 4, 3]]], 20)
    assert low == high == 0.75
