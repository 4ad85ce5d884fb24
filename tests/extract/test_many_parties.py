"""Disputes of three parties: who talks with whom, and between whom somebody mediates."""

import pytest

from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import extract_statements

pytestmark = pytest.mark.model

PARTIES = ("PER", "BOL", "CHL")
BEFORE = "Peru, Bolivia and Chile have quarrelled over the Maure river since May."


def coded(*sentences):
    text, spans = "\n".join((BEFORE, *sentences)), []
    for sentence in (BEFORE, *sentences):
        at = text.index(sentence, spans[-1][1] if spans else 0)
        spans.append((at, at + len(sentence)))
    reading = Reading(reports=(Report(name="0.txt", number=0, text=text, sentences=tuple(spans)),))
    told = extract_statements(reading, parties=PARTIES, third_parties=("NOR",)).statements
    return {(one.actor, str(one.move), one.toward) for one in told if one.quote.sentence > 1}


def test_two_of_three_who_sign_sign_with_each_other():
    """The third, whom the sentence does not name, neither signs nor is signed with."""
    told = coded("Peru and Bolivia signed an accord in Oslo on Monday.")
    assert {one for one in told if one[1] == "agree"} == {("PER", "agree", ("BOL",)), ("BOL", "agree", ("PER",))}


def test_two_of_three_are_mediated_between():
    """Whoever mediates between two parties that the sentence names does not mediate for the third."""
    told = coded("Norway offered on Monday to mediate between Chile and Peru.")
    assert [set(toward) for actor, move, toward in told if (actor, move) == ("NOR", "offer")] == [{"PER", "CHL"}]


def test_all_three_are_mediated_between_where_none_is_named():
    """An offer that names nobody is made to all."""
    told = coded("Norway offered on Monday to host talks in Oslo.")
    assert [set(toward) for actor, move, toward in told if (actor, move) == ("NOR", "offer")] == [set(PARTIES)]
