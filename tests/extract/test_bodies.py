"""Bodies that no list knows: names for short over several reports, acronyms of other languages, organs, owners."""

import pytest

from goodoffices.codebook.actors import load_actors
from goodoffices.core.report import Report
from goodoffices.extract.acronyms import names_of_pair
from goodoffices.extract.drafting import draft_reports
from goodoffices.extract.syntax import load_parser
from goodoffices.read.sentences import segment

pytestmark = pytest.mark.model


def named(*texts):
    """For each text the bodies that it names, by its own words."""
    reports = [Report(name=f"{n}.txt", number=n, text=text, sentences=segment(text)) for n, text in enumerate(texts)]
    known = load_actors().actors
    return [
        {
            (" ".join(token.text for token in view.tokens[one.first : one.last]), one.code)
            for view, found in zip(draft.views, draft.found, strict=True)
            for one in found
            if one.code not in known
        }
        for draft in draft_reports(reports, load_parser(), load_actors())
    ]


def test_a_name_for_short_is_told_by_another_report():
    """Only one report gives the full name; "the Coalition" is the same body in the other."""
    full = "The Ouro Survival Coalition freed two prefects on Monday.\nPeru thanked Norway."
    short = "Peru accused the Coalition of an ambush.\nThe Coalition denied it."
    assert named(full, short)[1] == {("Coalition", "Ouro Survival Coalition")}


def test_a_body_that_a_report_names_itself_keeps_its_short_name():
    """Where the second report has a coalition of its own, the other's is not meant by it."""
    full = "The Ouro Survival Coalition freed two prefects on Monday."
    own = "The Andean Farmers Coalition met Peru.\nThe Coalition asked for water."
    assert {code for _, code in named(full, own)[1]} == {"Andean Farmers Coalition"}


def test_an_acronym_may_be_of_another_language():
    """The letters in brackets fit the name that the body has at home."""
    pair = names_of_pair("the Movement of Democratic Forces", "MFDC", {})
    assert set(pair.values()) == {("MFDC", "name")}
    assert not names_of_pair("a Visit of Ministers", "XYZ", {})


def test_an_organ_is_the_body_that_it_is_of():
    """The central committee of a council speaks for the council."""
    first = "The Elgin Defence Council holds the northern pass since early spring.\n"
    text = first + "The Central Committee of the Elgin Defence Council rejected every offer from abroad yesterday."
    assert {code for _, code in named(text)[0]} == {"Elgin Defence Council"}


def test_who_is_named_behind_a_body_is_no_part_of_its_name():
    """Neither a delegate behind "'s" nor a speaker without a comma."""
    text = "Frente Milpa's Luz Tun spoke in Lima.\nThe People's Assembly Hind Shamo deplored the vote."
    assert not any("Luz" in code or "Shamo" in code for _, code in named(text)[0])


def test_a_word_may_be_a_movements_whole_name():
    """ "The Commandos" act, and nobody is called so at length; "the Union" is a known one where that is named."""
    text = "The Commandos shot at Peru's patrol.\nPeru said that the Commandos had lied.\nThe Commandos denied it."
    assert named(text) == [{("Commandos", "Commandos")}]
    known = "The EU offered talks.\nThe Union asked Peru to come.\nThe Union waited.\nThe Union left."
    assert named(known) == [set()]


def test_a_region_that_broke_away_is_an_actor():
    told = named("Officials in the breakaway region of Selvania asked for talks. Selvania has refused an envoy so far.")
    assert told == [{("Selvania", "Selvania")}]


def test_a_region_that_is_named_once_is_a_place():
    assert named("Shells fell on the breakaway region of Selvania. Talks were put off.") == [set()]


def test_a_known_name_loses_no_word_to_a_body():
    """Where the parser cuts "United States" in two, the command is still that of the state."""
    text = "Peru rejects the flights of the United States Andean Command, which has announced exercises there."
    assert named(text) == [set()]
    assert named("Peru thanked the Andean Survival Council.") == [
        {("Andean Survival Council", "Andean Survival Council")}
    ]


def test_a_general_before_a_word_for_a_body_is_nobodys_title():
    """ "The U.N. General Assembly" names no General Assembly."""
    text = "The U.N. General Assembly urged Peru to talk.\nPeru thanked General Paz."
    (draft,) = draft_reports(
        [Report(name="0.txt", number=0, text=text, sentences=segment(text))], load_parser(), load_actors()
    )
    told = [view.text(*one) for view, spans in zip(draft.views, draft.spans, strict=True) for one in spans]
    assert told == ["Paz"]


def test_a_surname_behind_a_title_is_no_body():
    """ "The Brandt camp" and "Mr Brandt" name a person, whatever she does."""
    text = (
        "Mr Brandt rejected the plan.\nBrandt accused Peru.\nThe Brandt camp met Chile, and the Brandt told Norway no."
    )
    assert not named(text)[0]


def test_what_ends_the_name_of_an_office_is_no_body():
    """A minister may have a community abroad in the portfolio, and a state has an electoral commission."""
    text = (
        "The Minister of Trade and of the National Community Abroad received Peru.\nThe National Community is close."
        "\nThe Electoral Commission rejected the vote in Lima."
    )
    assert "Electoral Commission" not in {code for _, code in named(text)[0]}
    assert not named("The Minister of Trade and of the National Community received Peru.")[0]


@pytest.mark.parametrize(
    "line",
    [
        "The President of the Republic received the envoy of Peru on Thursday.",
        "Peru thanked the Coast Guard and the Chamber of Deputies.",
        "The Secretariat of State wrote to Peru again.",
    ],
)
def test_offices_and_organs_of_a_state_are_no_bodies(line):
    """They speak for the state whose they are."""
    assert named(line) == [set()]


def test_the_name_of_a_body_has_no_gap_before_its_apostrophe():
    """The name is as the report spells it, not as its words are cut."""
    text = "The Altiplano Elders' Council met Peru on Monday.\nPeru thanked the Altiplano Elders' Council."
    assert {code for _, code in named(text)[0]} == {"Altiplano Elders' Council"}
