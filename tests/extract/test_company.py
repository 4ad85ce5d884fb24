"""Who is meant beside others: the thanked, the two who helped, those who face each other, those of one given name."""

from functools import lru_cache

import pytest

from goodoffices.codebook.words import DateBasis, Move
from goodoffices.core.reading import Reading
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When
from goodoffices.extract import read_documents
from goodoffices.extract.acts import scopes_of
from goodoffices.extract.slots import context_of
from goodoffices.extract.statements import likely_of, weighed_candidates
from goodoffices.read.sentences import segment

pytestmark = pytest.mark.model
TALKS = "Peru and Bolivia held talks, with Norway and Qatar as mediators. Norway and Qatar tabled a draft. "


@lru_cache(maxsize=64)
def read(text, day="2019-05-02"):
    published = Dating(when=When.parse(day), basis=DateBasis.STATED)
    one = Report(name="0.txt", number=0, text=text, sentences=tuple(segment(text)), published=published)
    return read_documents(Reading(reports=(one,)), parties=("PER", "BOL"), third_parties=("NOR", "QAT"))[0]


def meant(text, words, *, last=False):
    """Whom some words of a text mean, at their first place or at their last."""
    document = read(text)
    at = document.report.text.rindex(words) if last else document.report.text.index(words)
    return next((set(one.actors) for one in document.mentions if one.start == at), set())


def test_whose_deed_is_thanked_is_the_thanked_ones():
    """A possessive behind thanks or blame is of the object."""
    assert meant("Peru and Bolivia met. Peru thanked Norway for its patience.", "its") == {"NOR"}
    assert meant("Peru and Bolivia met. Peru thanked Norway and Qatar for their patience.", "their") == {"NOR", "QAT"}
    assert meant("Peru and Bolivia met. Peru was thanked by Norway for its patience.", "its") == {"PER"}


def test_who_is_thanked_for_hosting_has_hosted():
    """The object of thanks does what "for" tells."""
    document = read("Peru and Bolivia met. Peru thanked Norway for hosting the talks.")
    scope = scopes_of(document)[1]
    place = scope.view.lemmas.index("host")
    assert [scope.at[one].actors for one in scope.subjects(place) if one in scope.at] == [("NOR",)]


def test_both_countries_that_a_party_thanks_are_those_that_helped():
    """An object is none of its own subjects; whoever else speaks of both means the parties."""
    assert meant(TALKS + "Peru thanked both countries.", "countries", last=True) == {"NOR", "QAT"}
    assert meant(TALKS + "Chile urged both countries to hold fire.", "countries", last=True) == {"PER", "BOL"}


def test_soldiers_who_face_each_other_are_both_sides():
    """Unless somebody's name stands beside them."""
    talks = "Peru and Bolivia held talks. "
    assert meant(talks + "Thousands of soldiers have been facing each other.", "soldiers") == {"PER", "BOL"}
    assert meant(talks + "Peruvian soldiers accused each other.", "soldiers") == {"PER"}


def test_a_title_behind_a_name_is_its_bearers():
    """Not that of whoever held such an office before."""
    told = "Peru's defence minister, Juan Rojas, spoke. The Bolivian team was led by Ivo Paz, the defence minister. "
    assert meant(told + "His spokesman was brief.", "His") == {"BOL"}


def test_he_is_the_leader_without_a_name_behind_an_empty_it():
    """A subject that stands for nobody does not hide him."""
    told = "Peru's envoy, Juan Rojas, spoke to Bolivia. It is not the first time the Norwegian leader has stepped in. "
    assert meant(told + "Last year he offered to mediate.", "he offered") == {"NOR"}


def test_a_bare_surname_is_that_of_the_only_office_holder_so_called():
    """Where holders of two states are called so, the lists do not tell."""
    told = "Peru asked the United States for help. Bolivia accused Peru of lying, and called North Korea. "
    assert meant(told + "Trump told a rally that Peru was right.", "Trump") == {"USA"}
    assert meant(told + "Kim told a rally that Peru was right.", "Kim") != {"PRK"}


def test_persons_of_one_given_name_are_apart():
    """A name of several words needs its last, or two, in common."""
    document = read("Abdul Razak of Peru left. Peru and Bolivia held talks. Abdul Kabir said yes.")
    assert {one.person for one in document.mentions if one.sentence == 3} == {"Abdul Kabir"}


def test_fighters_of_another_land_are_none_of_the_rebels():
    """A name beside them tells of which land, unless the report is about it."""
    told = "Peru and Bolivia accused each other of arming the Shining Path. "
    assert meant(told + "Syrian fighters passed through Lima.", "fighters") == {"SYR"}
    assert meant(told + "Fighters of the group passed through Lima.", "Fighters") == {"SENDERO LUMINOSO"}


def test_a_facilitator_is_no_partys():
    """Whoever stands between the parties is of nobody, or of a third."""
    told = "Peru and Bolivia held talks. A facilitator, Ivo Paz, appealed to Peru and to Bolivia. Bolivia left."
    assert not meant(told, "Ivo Paz") & {"PER", "BOL"}


def test_a_person_is_no_place():
    """An apology from somebody is not asked for at a place."""
    document = read("Peru and Bolivia held talks. Peru demanded an apology from Emmanuel Macron.")
    assert not any(one.is_place for one in document.mentions if one.person)


@pytest.mark.parametrize(
    ("text", "actor", "is_told"),
    [
        ("Peru called off the truce with Bolivia.", "PER", True),
        ("Peru lifted its truce with Bolivia.", "PER", True),
        ("Bolivia pulled out of a ceasefire with Peru.", "BOL", True),
        ("Peru has suspended the ceasefire, Bolivia's army said.", "PER", True),
        ("Bolivia did not end the truce with Peru.", "BOL", False),
        ("Peru called a truce with Bolivia.", "PER", False),
    ],
)
def test_whoever_ends_a_truce_takes_a_step_up(text, actor, is_told):
    """Its words tell so outright."""
    document = read(text)
    likely = likely_of(weighed_candidates(document), 0.45)
    assert ((actor, Move.ESCALATE) in {(one.actor, one.move) for _, one in likely}) is is_told


def test_a_label_of_titles_alone_is_an_official_left_unnamed():
    """Whoever is asked goes by what the label has."""
    turns = ("Question: Will Peru attend?", "Spokesperson: We welcome the offer of Norway.",
             "Question: And Bolivia?", "Spokesperson: I would not comment.")  # fmt: skip
    document = read("Briefing in Lima.\n\n" + "\n\n".join(turns))
    labels = context_of(document, scopes_of(document)).voices.labels
    assert {one.name for one in labels.values()} == {"Spokesperson"}
