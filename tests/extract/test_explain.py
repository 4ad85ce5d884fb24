"""A sentence is explained by what the coder saw in it, and the explanation agrees with the coding."""

from __future__ import annotations

import pytest
from at_hand import SHELF

from goodoffices import pipeline
from goodoffices.errors import UsageError
from goodoffices.extract.explain import explain_sentence
from goodoffices.extract.statements import extract_statements

pytestmark = pytest.mark.model


def test_what_is_explained_as_coded_is_coded() -> None:
    """Each sentence of a report: the statements explained as coded are those of the coder, and each has its reason."""
    reading = pipeline.read([str(SHELF / "02-lusitania-agency.txt")])
    (report,) = reading.reports
    coded = {
        (report.sentence_at(one.quote.start), one.actor, one.move) for one in extract_statements(reading).statements
    }
    told = [explain_sentence(reading, number) for number in range(1, 5)]
    taken = {(each.sentence, one.actor, one.move) for each in told for one in each.proposed if one.taken}
    assert taken == {one for one in coded if one[0] < 5}
    assert all(one.rules or one.heads is not None for each in told for one in each.proposed)
    assert all(each.words and len(each.lines) > len(each.words) for each in told)


def test_a_sentence_that_is_not_there_is_said_with_those_that_are() -> None:
    """Number 0 and a number behind the last."""
    reading = pipeline.read([str(SHELF / "02-lusitania-agency.txt")])
    for number in (0, 10_000):
        with pytest.raises(UsageError, match=f"no sentence {number}"):
            explain_sentence(reading, number)
