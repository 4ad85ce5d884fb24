"""Whom a move beside mediation is aimed at."""

import pytest

from goodoffices.codebook.words import Move
from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.aims import toward_of
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.slots import context_of
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


@pytest.mark.parametrize(
    ("line", "toward"),
    [
        ("Norway's envoy has shuttled between Doha, Cairo and Abu Dhabi to mediate.", ("BOL", "PER")),
        ("Norway's envoy has shuttled between Doha and Lima to mediate.", ("BOL", "PER")),
        ("In 1974 Norway's envoy shuttled between Cairo and Tripoli to mediate.", ("EGY", "LBY")),
    ],
)
def test_capitals_of_a_tour_are_not_mediated_between(line, toward):
    """Three capitals and more, or that of another helper, are stops on the way; two others are a pair."""
    text = f"Norway and Qatar offer to mediate between Peru and Bolivia. {line}"
    report = Report(name="0.txt", number=0, text=text, sentences=((0, 59), (60, len(text))))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR", "QAT"))
    proposal = Proposal(sentence=2, actor="NOR", move=Move.MEDIATE, rule="test", mention=0)
    scope = context_of(document).scopes[2]
    trigger = next(one for one in range(len(scope.view)) if scope.view.lemma(one) == "shuttle")
    assert tuple(sorted(toward_of(proposal, trigger, "NOR", scope, document))) == toward
