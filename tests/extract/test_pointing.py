"""Whose offer "it" and "the offer" point back to."""

import pytest

from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import extract_statements
from goodoffices.read.sentences import segment

pytestmark = pytest.mark.model

FIRST = "Chile offered on Monday to mediate between Peru and Bolivia."
LATER = "Norway has proposed to host a round of talks between Peru and Bolivia."


@pytest.mark.parametrize(
    ("lines", "actor", "move", "third"),
    [
        ((FIRST, "After consulting Brazil, Peru said no to the plan."), "PER", "refuse", "CHL"),
        ((FIRST, "Bolivia, which has been talking to Brazil for years, is still against it."), "BOL", "refuse", "CHL"),
        (
            (FIRST, LATER, "On a visit to Santiago, Peru's foreign minister rejected the proposal."),
            "PER",
            "refuse",
            "NOR",
        ),
        ((FIRST, LATER, "Peru rejected the proposal by Chile."), "PER", "refuse", "CHL"),
        ((FIRST, LATER, "Peru rejected the Chilean proposal."), "PER", "refuse", "CHL"),
        ((FIRST, LATER, "Bolivia welcomed it."), "BOL", "accept", "NOR"),
    ],
)
def test_an_answer_to_the_offer_is_about_the_one_told_last(lines, actor, move, third):
    """Unless it says whose; whoever the sentence names otherwise is not meant."""
    text = "\n".join(lines)
    report = Report(name="0.txt", number=0, text=text, sentences=segment(text))
    named = {"parties": ("PER", "BOL"), "third_parties": ("CHL", "NOR", "BRA")}
    found = extract_statements(Reading(reports=(report,)), **named).statements
    told = {(one.actor, one.move.value, one.third_party) for one in found if one.quote.sentence == len(lines)}
    assert (actor, move, third) in told
