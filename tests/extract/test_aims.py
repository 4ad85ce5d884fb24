"""Whom a move beside mediation is aimed at."""

import pytest

from goodoffices.codebook.words import Move
from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.statements import code_document

pytestmark = pytest.mark.model

SENTENCES = (
    "Norway offers to mediate between Peru and Bolivia.",
    "Norway's foreign minister, Lars Lund, met his Peruvian counterpart, Juan Rojas, during a summit in Kenya.",
    '"If both sides wish it, we can offer a room," Lund told reporters after a telephone call with Bolivian Foreign '
    "Minister Ana Mora.",
)


def consulted():
    text = " ".join(SENTENCES)
    spans = tuple((text.index(one), text.index(one) + len(one)) for one in SENTENCES)
    report = Report(name="0.txt", number=0, text=text, sentences=spans)
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    told = [one for one in code_document(document) if one.move is Move.CONSULT]
    return {(one.quote.sentence, one.actor, one.toward) for one in told}


def test_who_is_met_is_the_one_named_nearest_and_never_the_venue():
    """Neither the place of a summit nor "both sides" further off is whom a meeting or a call is with."""
    found = consulted()
    assert (2, "NOR", ("PER",)) in found
    assert (3, "NOR", ("BOL",)) in found
    assert not any("KEN" in (actor, *toward) for _, actor, toward in found)


def test_a_meeting_with_two_envoys_is_with_both():
    """ "Held separate talks with Peru's minister and Bolivia's": whoever is joined to the nearest was met too."""
    text = "Norway's foreign minister, Lars Lund, held separate talks with Peru's Juan Rojas and Bolivia's Ana Mora."
    report = Report(name="0.txt", number=0, text=text, sentences=((0, len(text)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    told = [one.toward for one in code_document(document) if one.move is Move.CONSULT and one.actor == "NOR"]
    assert told == [("BOL", "PER")]


def test_an_attack_by_nobody_named_is_not_on_both_sides():
    """Told beside both parties, it is laid at nobody's door and aimed at neither for want of a word."""
    text = "Norway offers to mediate between Peru and Bolivia after the deadly attack in April that killed 20 people."
    report = Report(name="0.txt", number=0, text=text, sentences=((0, len(text)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    attacks = [one for one in code_document(document) if one.move is Move.ESCALATE]
    assert [(one.actor, one.toward) for one in attacks] == [(None, ())]


def test_what_a_former_state_did_its_successor_did_not():
    """ "Russia recalled how the Soviet Union had mediated" is the Soviet Union's mediation alone."""
    text = (
        "Norway offers to mediate between Peru and Bolivia. Russia's ambassador recalled the year 1966, in which the "
        "Soviet Union had mediated between the two neighbours in Tashkent."
    )
    cut = text.index("Russia")
    report = Report(name="0.txt", number=0, text=text, sentences=((0, cut - 1), (cut, len(text))))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR", "RUS"))
    assert {one.actor for one in code_document(document) if one.move is Move.MEDIATE} == {"SUN"}


def test_a_day_told_of_a_deed_in_a_clause_is_not_that_of_the_offer():
    """ "Offered to mediate in the row in which a boat was rammed on 9 March" dates the ramming alone."""
    text = "Norway has offered to mediate in the row over the lake, where Peru shelled a Bolivian post on 9 March 2031."
    report = Report(name="0.txt", number=0, text=text, sentences=((0, len(text)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    told = {one.move: one.when.iso if one.when else None for one in code_document(document)}
    assert told == {Move.OFFER: None, Move.ESCALATE: "2031-03-09"}
