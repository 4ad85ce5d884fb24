"""Moves that a sentence tells twice by their times."""

import pytest

from goodoffices.codebook.words import DateBasis
from goodoffices.core.reading import Reading
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When
from goodoffices.extract import extract_statements
from goodoffices.read.sentences import segment

pytestmark = pytest.mark.model


def days(text, move):
    """The days that a report of 20 September 2029 tells for a move."""
    published = Dating(when=When.parse("2029-09-20"), basis=DateBasis.METADATA)
    report = Report(name="0.txt", number=0, text=text, sentences=segment(text), published=published)
    named = {"parties": ("PER", "BOL"), "third_parties": ("CHL", "NOR")}
    found = extract_statements(Reading(reports=(report,)), **named).statements
    return {one.when.iso if one.when else None for one in found if one.move.value == move}


@pytest.mark.parametrize(
    ("text", "move", "told"),
    [
        ("Bolivia shelled Puno on 3 September and again on 9 September.", "escalate", {"2029-09-03", "2029-09-09"}),
        ("Chile offered on Monday and again on Wednesday to mediate between Peru and Bolivia.", "offer",
         {"2029-09-17", "2029-09-19"}),
        ("Bolivia shelled Puno on 3 September and on 9 September.", "escalate", {"2029-09-03", "2029-09-09"}),
        ("Bolivia shelled Puno between 3 September and 9 September.", "escalate", {"2029-09-03"}),
        ("Peru refused the Chilean offer in May and again in June.", "refuse", {"2029-05", "2029-06"}),
    ],
)  # fmt: skip
def test_a_move_that_is_made_again_is_told_twice(text, move, told):
    """Two times in one breath are two statements; the ends of one interval are none."""
    assert days(text, move) == told


def test_the_times_of_a_refusal_are_not_those_of_the_offer():
    """What a noun tells in passing is not doubled."""
    text = "Peru refused the Chilean offer in May and again in June."
    assert len(days(text, "offer")) <= 1
