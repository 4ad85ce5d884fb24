"""Names that mean an actor only beside what else a report names, or in its year."""

from dataclasses import replace

import pytest

from goodoffices.codebook.actors import load_actors
from goodoffices.codebook.words import DateBasis
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When
from goodoffices.extract.drafting import draft_reports
from goodoffices.extract.syntax import load_parser

pytestmark = pytest.mark.model


def named(text, when=None):
    """Actors by the words that name them."""
    one = Report(name="a.txt", number=0, text=text, sentences=((0, len(text)),))
    if when:
        one = replace(one, published=Dating(when=When.parse(when), basis=DateBasis.STATED))
    draft = draft_reports([one], load_parser(), load_actors())[0]
    return {view.text(each.first, each.last): each.code
            for view, here in zip(draft.views, draft.found, strict=True) for each in here}  # fmt: skip


def test_the_halves_of_a_country_are_called_by_their_points_of_the_compass():
    found = named("South Korea accused the North of leaving the zone, and the South recalled its managers.")
    assert (found["North"], found["South"]) == ("PRK", "KOR")


def test_the_other_half_may_be_the_rump():
    found = named("Juba says South Sudan will stay, but the North must leave.")
    assert found["North"] == "SDN"


def test_a_point_of_the_compass_within_a_longer_name_is_no_state():
    found = named("The North Korean leader spoke of the North Atlantic and of the North.")
    assert found == {"North Korean": "PRK", "North": "PRK"}


def test_a_point_of_the_compass_alone_is_nobody():
    assert "North" not in named("Kenya sent soldiers to the North.")


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Indonesia said the Acehnese rebels had asked for a truce.", "Acehnese rebels", "GAM"),
        ("Nepal refused talks with the Maoists.", "Maoists", "CPN-MAOIST"),
        ("The Philippines refused talks with the Maoists.", "Maoists", "NPA"),
        ("Ethiopia offered talks to the Tigrayans.", "Tigrayans", "TPLF"),
    ],
)
def test_an_armed_group_is_called_by_whom_it_fights_for(text, words, code):
    assert named(text)[words] == code


def test_a_word_for_several_groups_is_nobody_where_no_state_tells_which():
    assert "Maoists" not in named("The Maoists refused talks.")


@pytest.mark.parametrize(("when", "code"), [("1962-10-23", "SUN"), ("1993-10-04", "RUS"), ("1960/2025", "RUS")])
def test_a_capital_is_that_of_the_state_that_was_there(when, code):
    """An open date that holds both times settles nothing: the state of today."""
    assert named("Moscow offered to mediate.", when)["Moscow"] == code


def test_an_ambassador_to_an_organisation_is_none_of_it():
    found = named("Peru's UN ambassador and the Chilean OAS ambassador met; so did the UN envoy and the EU ambassador.")
    assert sorted(found.values()) == ["CHL", "EU", "PER", "UN"]


def test_a_title_that_an_organisation_has_may_be_that_of_anothers_head():
    found = named("Secretary General Jens Stoltenberg said so, and the Secretary General agreed.", "2020-09-04")
    assert found["Jens Stoltenberg"] == "NATO"
    assert found["Secretary General"] == "UN"
    text = "Secretary General Jens Stoltenberg said so."
    assert set(named(text, "2020-09-04").values()) == {"NATO"}


@pytest.mark.parametrize(("when", "code"), [("1978-09-01", "FSLN"), ("1984-09-01", "NIC")])
def test_a_movement_that_came_to_power_is_its_state_from_then_on(when, code):
    assert named("The Sandinistas refused to talk.", when) == {"Sandinistas": code}


@pytest.mark.parametrize("name", ["Iván Duque", "Ivan Duque"])
def test_a_surname_is_known_wherever_the_whole_name_stands_however_it_is_spelt(name):
    found = named(f"President {name} spoke on Friday. Nobody had expected Duque to.", "2019-01-20")
    assert found["Duque"] == "COL"


def test_a_people_told_of_in_another_country_goes_by_its_bare_name():
    """Unless the report names the kin state as well."""
    assert named("The Kosovo Albanians were ready to sign; the Albanians had asked for a vote.")["Albanians"] == "XKX"
    assert named("The Kosovo Albanians met in Tirana, and the Albanians hailed it.")["Albanians"] == "ALB"


@pytest.mark.parametrize(("state", "code"), [("Colombia", "ELN"), ("Macedonia", "NLA")])
def test_a_name_of_several_movements_is_that_of_the_state_named(state, code):
    assert named(f"The National Liberation Army freed two men, {state} said.")["National Liberation Army"] == code


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("The Secretary General of the OAS saw both. The Secretary General will report.", "Secretary General", "OAS"),
        ("NATO's secretary-general wrote. Peru thanked the secretary-general.", "secretary - general", "NATO"),
        ("Peru thanked the secretary-general.", "secretary - general", "UN"),
        (
            "NATO's secretary-general met the UN Secretary-General; the secretary-general spoke.",
            "secretary - general",
            "UN",
        ),
    ],
)
def test_the_secretary_general_is_that_of_the_body_whose_the_report_names(text, words, code):
    """The only body named with one; else that of the United Nations."""
    assert named(text)[words] == code


def test_an_undated_report_names_those_in_office_when_the_reports_read_with_it_were_written():
    """Who spoke for one state and later for another is whose she was then."""
    texts = ("BAGHDAD, October 5, 1990 - Iraq moved soldiers on October 1.", "Yevgeny Primakov flew to Baghdad.")
    reports = [Report(name=f"{n}.txt", number=n, text=one, sentences=((0, len(one)),)) for n, one in enumerate(texts)]
    draft = draft_reports(reports, load_parser(), load_actors())[1]
    assert [each.code for each in draft.found[0] if each.kind == "person"] == ["SUN"]
