"""Which texts stand in each other: the sparing search finds what comparing all with all finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.read.likeness import COPIED, Ties, linked, shingles

WORDS = st.sampled_from([f"w{number}" for number in range(12)])
TEXTS = st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=14), st.integers(0, 3)), min_size=1, max_size=12)


def all_with_all(sets, reports):
    """Groups by comparing every pair of different reports."""
    ties = Ties()
    for one, left in enumerate(sets):
        ties.root(one)
        for other, right in enumerate(sets[:one]):
            is_other = reports[one] != reports[other] or left == right
            if is_other and len(left & right) / min(len(left), len(right)) >= COPIED:
                ties.tie(other, one)
    return ties.groups()


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_rare_runs_miss_no_copy(texts):
    """No pair that stands in each other for the most part is passed over, and no other one is tied."""
    sets = [shingles(words) for words, _ in texts]
    reports = [report for _, report in texts]
    assert linked(sets, reports) == all_with_all(sets, reports)


def test_many_copies_cost_no_comparison_of_all_with_all(monkeypatch):
    """Of near-identical texts, each is checked against few others."""
    from goodoffices.read import likeness

    calls = []
    contained = likeness._contained
    monkeypatch.setattr(likeness, "_contained", lambda one, other: calls.append(1) or contained(one, other))
    base = [f"w{number}" for number in range(120)]
    sets = [shingles([*base[:60], f"own{number}", *base[60:]]) for number in range(200)]
    assert linked(sets, list(range(200))) == [list(range(200))]
    assert len(calls) < 1000
