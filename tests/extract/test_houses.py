"""Whose people are experts: of foundations, institutes, think tanks, told by the name of their house."""

import pytest

from goodoffices.codebook.words import SpeakerKind
from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.slots import context_of
from goodoffices.extract.sources import voice_at

pytestmark = pytest.mark.model


def persons(line):
    """The role, the actors and the kind of source of each person whom a line names, and the roles of bodies in it."""
    report = Report(name="0.txt", number=0, text=line, sentences=((0, len(line)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    scope = context_of(document).scopes[1]
    told = {
        one.person: (str(one.role), one.actors, voice_at(scope, one.token)) for one in document.mentions if one.person
    }
    bodies = {line[one.start : one.end]: str(one.role) for one in document.mentions if one.kind == "name"}
    return told, bodies


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ('"Norway is late," said Ada Holt of the Copper Ridge Foundation in Lima.', "Copper Ridge Foundation"),
        ('"Norway is late," said Ada Holt, of the International Crisis Group.', "International Crisis Group"),
        ('"Norway is late," said Ada Holt at Chatham House.', ""),
        ('"Norway is late," said Ada Holt from the University of Cusco.', ""),
        ("Ada Holt, a former ambassador now at the Copper Ridge Foundation, was late.", "Copper Ridge Foundation"),
        ('"Norway is late," said Ada Holt, who heads a think tank in Brussels.', ""),
    ],
)
def test_whoever_is_of_a_house_of_research_is_an_expert(line, house):
    """She speaks for no actor, whatever she speaks of; nor does her house act for one."""
    told, bodies = persons(line)
    role, actors, voice = told["Ada Holt"]
    assert (role, actors, voice.kind) == ("expert", (), SpeakerKind.EXPERT)
    assert bodies.get(house, "expert") == "expert"


@pytest.mark.parametrize(
    ("line", "actor"),
    [
        ("Ada Holt of the Centre for Humanitarian Dialogue said that it would help.", "HD"),
        ("Ada Holt of the Foreign Ministry of Peru said that it would help.", "PER"),
        ("Foreign Minister Ada Holt of Peru, a guest of the Copper Ridge Foundation, said that it would help.", "PER"),
    ],
)
def test_a_mediators_house_and_an_office_make_nobody_an_expert(line, actor):
    """A body that mediates is known, and a title before the name tells what its bearer is."""
    role, actors, voice = persons(line)[0]["Ada Holt"]
    assert (role, actors, voice.kind) == ("gov", (actor,), SpeakerKind.NAMED_OFFICIAL)


def test_one_of_the_people_with_a_name_is_no_official():
    """A mother, a grocer who is named speaks as one of the public."""
    told, _ = persons('"Anybody may help us," said Rosa Quispe, a mother of three from Puno.')
    assert told["Rosa Quispe"][2].kind is SpeakerKind.PUBLIC
