"""Whose persons are whom no title ties to an actor, and which bodies a report names itself."""

from collections import Counter

import pytest

from goodoffices.codebook.actors import load_actors
from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.belonging import Company, Told, pooled
from goodoffices.extract.bodies import one_code

pytestmark = pytest.mark.model


def report(*sentences, name="a.txt", number=0):
    text, spans = "\n".join(sentences), []
    for sentence in sentences:
        at = text.index(sentence, spans[-1][1] if spans else 0)
        spans.append((at, at + len(sentence)))
    return Report(name=name, number=number, text=text, sentences=tuple(spans))


def actors_of(surname, *reports):
    documents = read_documents(Reading(reports=reports))
    return {one.actors for each in documents for one in each.mentions if one.person and surname in one.person}


def bodies_of(*sentences):
    (document,) = read_documents(Reading(reports=(report(*sentences),)))
    return {code for one in document.mentions for code in one.actors}


def test_a_minister_is_the_party_of_whom_the_report_has_just_spoken():
    """A title without a state: of the state told before her, not of the mediator told behind her."""
    told = report(
        "Chile and Peru at odds over a strait",
        "Chile recalled its envoy from Lima on Monday and Peru did the same.",
        "Chilean troops had closed the strait.",
        "Foreign Minister Irarrázaval said that Chile would not let Mexico in.",
        "Mexico had offered to mediate between Chile and Peru.",
    )
    assert actors_of("Irarrázaval", told) == {("CHL",)}


def test_who_does_nothing_and_has_no_title_is_nobodys():
    """A town may be tagged as a person: without a title it speaks for somebody only where it does something."""
    told = Told(n=9, n_acts=0)
    told.note("CHL", "before 0 demonym")
    company = Company(
        told={"Tacna": told}, shares=Counter(CHL=9), parties=("CHL",), third_parties=(), table=load_actors()
    )
    assert company.owner("Tacna", 0.0) is None
    told.n_acts = 1
    assert company.owner("Tacna", 0.0) == "CHL"
    assert company.owner("Arica", 0.0) is None


def test_what_one_report_tells_of_a_person_holds_for_the_others():
    """Reports read together are pooled: places, titles and reasons are added up."""
    one, other = Told(n=1), Told(n=2)
    one.titles["minister"] += 1
    one.note("CHL", "subject")
    other.note("CHL", "subject")
    other.note("PER", "described")
    both = pooled([{"Brandt": one}, {"Brandt": other}])["Brandt"]
    assert (both.n, both.title, both.actors["CHL"]["subject"], both.is_described) == (3, "minister", 2, True)
    assert not one.is_described


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        (
            "Copper Line Front",
            ("Zambia at war", "The Copper Line Front said it was ready.", "The Front has asked Norway to mediate."),
        ),
        (
            "Front for the Vote",
            ("Guinea votes", "The Front for the Vote said it would not sit down.", "Senegal wrote to the Front."),
        ),
        (
            "Ulu Pathfinders",
            (
                "Malaysia looks up the river",
                "The Ulu Pathfinders took the dam on Monday.",
                "The Pathfinders said that Malaysia had lied, and a spokesman of the Pathfinders asked for Japan.",
            ),
        ),
    ],
)
def test_a_body_is_called_by_its_whole_name(name, sentences):
    """However the tagger cuts it: by a word for a body in it, or by what a capitalised noun does."""
    assert name in bodies_of(*sentences)


def test_a_capitalised_noun_that_does_nothing_is_no_body():
    """A valley is a place, and a treaty a text, however often they are named."""
    found = bodies_of(
        "Chile and Peru at odds",
        "The Tacna Valley is dry.",
        "Peru closed the Valley in May, and Chile left the Lima Treaty.",
        "The Treaty binds both.",
    )
    assert found == {"CHL", "PER"}


def test_one_body_has_one_code_over_reports():
    """By its acronym where any report has it; else by the longest name."""
    known = load_actors().actors
    first = {("Sanjak", "Autonomy", "Council"): ("Sanjak Autonomy Council", "name"), ("SAC",): ("SAC", "name")}
    second = {("Highland", "Guard", "of", "Zangezur"): ("Highland Guard of Zangezur", "name")}
    third = {("Highland", "Guard"): ("Highland Guard", "name"), ("EU",): ("EU", "name")}
    listed, plain = {("Hill", "Army"): ("FLM", "name")}, {("Hill", "Army"): ("Hill Army", "name")}
    assert one_code([listed, plain], {"FLM"}) == {"Hill Army": "FLM"}
    assert one_code([first, second, third], known) == {
        "Sanjak Autonomy Council": "SAC", "Highland Guard": "Highland Guard of Zangezur",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The secretary-general urged both sides to talk, and Kenya and Uganda agreed.", "UN"),
        ("The Commonwealth's secretary-general urged Kenya and Uganda to talk.", "COMMONWEALTH"),
    ],
)
def test_a_secretary_general_is_the_uns_unless_another_body_has_one(words, code):
    """An office that one body has by itself is another's where the sentence says so."""
    assert bodies_of("Kenya and Uganda", words) & {"UN", "COMMONWEALTH"} == {code}
