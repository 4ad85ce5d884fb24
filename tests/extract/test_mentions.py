"""Who is meant: by pronouns, in transcripts, in notes without a subject, by persons whom another report introduces."""

from dataclasses import replace

import pytest

from goodoffices.codebook.words import DateBasis
from goodoffices.core.reading import Reading
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When
from goodoffices.extract import read_documents
from goodoffices.extract.document import UNSAID
from goodoffices.read.blocks import Block
from goodoffices.read.header import read_head

pytestmark = pytest.mark.model


def report(number, *lines, place=""):
    text, spans = "\n".join(lines), []
    for line in lines:
        said = line.partition(": ")[2] or line if line.split(":")[0].isupper() else line
        at = text.index(said, spans[-1][1] if spans else 0)
        spans.append((at, at + len(said)))
    return Report(name=f"{number}.txt", number=number, text=text, sentences=tuple(spans), place=place)


def meant(*reports):
    """For the last of some reports: the actors of every word that stands for some, by sentence and word."""
    document = read_documents(Reading(reports=reports), parties=("PER", "BOL"), third_parties=("NOR", "QAT"))[-1]
    return {
        (one.sentence, UNSAID if one.kind == UNSAID else document.report.text[one.start : one.end].lower()): one.actors
        for one in document.mentions
    }


PRESS = (
    "PRESS CONFERENCE ON THE BORDER TALKS",
    "MINISTER ADA HOLT: We have spoken with Peru and with Bolivia.",
    "QUESTION: Will there be a second round?",
    "MINISTER ADA HOLT: We hope so, and we are ready to host it.",
)


def test_an_object_is_not_its_own_subject():
    """Principle B: "he thanked him" names two; "himself" is the subject again."""
    found = meant(
        report(
            0,
            "Peru's president, Juan Rojas, welcomed Norway's envoy, Lars Lund.",
            "On Friday Rojas met him in Lima.",
            "Rojas himself opened the door.",
        )
    )
    assert found[2, "him"] == ("NOR",)
    assert found[3, "himself"] == ("PER",)


def test_they_are_those_who_were_the_subject_together():
    """Two actors joined before a verb are "they" behind it."""
    found = meant(report(0, "Norway helps.", "Peru and Bolivia knew of the plan, whatever they said in May."))
    assert found[2, "they"] == ("PER", "BOL")


def test_a_note_without_a_subject_goes_on_with_the_last_one():
    """Bullets that begin with a verb have the subject of the line above."""
    found = meant(report(0, "Peru is open to all solutions.", "Urged Bolivia to answer the Norwegian offer"))
    assert found[2, UNSAID] == ("PER",)


@pytest.mark.parametrize(("place", "speaks"), [("Doha", ("QAT",)), ("", ())])
def test_a_transcript_is_that_of_its_seat(place, speaks):
    """In a transcript from a capital, "we" is the state whose seat it is; without a place nobody is guessed."""
    assert meant(report(0, *PRESS, place=place))[4, "we"] == speaks


def test_a_label_tells_whose_its_speaker_is():
    """What stands in brackets behind a name set before a sentence ties the speaker to an actor."""
    lines = ("Talks", "ADA HOLT (NORWAY): Good morning.", "QUESTION: And now?", "ADA HOLT: We will try again.")
    assert meant(report(0, *lines))[4, "we"] == ("NOR",)


def test_a_person_of_another_report_is_known():
    """Whose a person is may be said in another report read together; somebody else of that surname stays apart."""
    first = report(0, "Norway's foreign minister, Ada Holt, met both sides.")
    assert meant(first, report(1, "Ada Holt said the talks would go on."))[1, "ada holt"] == ("NOR",)
    other = report(1, "Bolivia's envoy, Karl Holt, left.", "Holt gave no reason.")
    assert meant(first, other)[2, "holt"] == ("BOL",)


def test_a_date_line_tells_the_place():
    """A date line of its own that begins with a place gives the report's place."""
    lines = (
        "Remarks on the border talks",
        "Doha, Friday 2 May 2031, 21:05",
        "The two sides met for three hours today.",
    )
    assert read_head([Block(text=one) for one in lines]).place == "Doha"


def test_a_titled_person_is_of_the_subject_that_she_speaks_of():
    """ "Exland is ready to help A and B, Foreign Minister X said": X is Exland's, not of whom she named last."""
    found = meant(
        report(0, "Norway is ready to help Peru and Bolivia, Foreign Minister Ada Holt said.", "Holt flew home.")
    )
    assert found[2, "holt"] == ("NOR",)


def test_a_ministry_named_again_is_the_same():
    """ "The ministry" points to the ministry named before, not to whoever was named since."""
    lines = ("Norway's foreign ministry spoke.", "Peru and Bolivia are to blame.", "The ministry welcomed both steps.")
    assert meant(report(0, *lines))[3, "ministry"] == ("NOR",)


def test_his_country_is_that_of_the_official_without_a_name():
    """In "an Exland official said that his country", "his" is the official's, not the person's named before."""
    lines = ("Peru's president, Juan Rojas, spoke.", "A Bolivian official said that his country would wait.")
    assert meant(report(0, *lines))[2, "his"] == ("BOL",)


def test_the_mediators_are_never_a_party():
    """ "The two mediators" are the helpers named last; a summit is not of the place where it meets."""
    found = meant(
        report(
            0,
            "Norway and Qatar met Peru and Bolivia at a summit in Kenya.",
            "The two mediators are the guarantors of the text.",
        )
    )
    assert set(found[2, "mediators"]) == {"NOR", "QAT"}
    assert (1, "summit") not in found


def test_a_surname_behind_a_title_is_the_office_holder_of_that_year():
    """ "President Tayyip Erdogan" needs no country; years later nobody is taken to hold the office still."""
    told = "Negotiators of Peru and Bolivia met.", "President Tayyip Erdogan opened the meeting."
    of = {year: meant(replace(report(0, *told), published=in_year(year))) for year in (2022, 2041)}
    assert of[2022][2, "tayyip erdogan"] == ("TUR",)
    assert of[2041].get((2, "tayyip erdogan")) != ("TUR",)


def in_year(year):
    return Dating(when=When.parse(str(year)), basis=DateBasis.STATED)


def test_the_people_under_a_heading_are_those_of_its_state():
    """ "In Bolivia:" tells whose people the notes under it mean, until the next heading."""
    lines = ("Norway offers to help Peru and Bolivia.", "In Bolivia:", "Most people welcome the offer.",
             "In Peru:", "Citizens remain divided.", "Elsewhere:", "The people know little of it.")  # fmt: skip
    found = meant(report(0, *lines))
    assert found[3, "people"] == ("BOL",)
    assert found[5, "citizens"] == ("PER",)
    assert found.get((7, "people")) not in (("BOL",),)


def test_a_secretary_general_is_no_soldier():
    """A word before "general" makes it a civil office; a general of the army stays one."""
    one = report(0, "The Secretary General of the UN spoke.", "The General of Peru spoke.")
    document = read_documents(Reading(reports=(one,)), parties=("PER", "BOL"), third_parties=("UN",))[0]
    roles = {(each.sentence, code): str(each.role) for each in document.mentions for code in each.actors}
    assert roles == {(1, "UN"): "gov", (2, "PER"): "mil"}


@pytest.mark.parametrize(
    ("line", "word", "who"),
    [
        ("Bolivia waits; Peru accused its neighbour of shelling.", "neighbour", ("BOL",)),
        ("Peru's minister met his Qatari counterpart.", "counterpart", ("QAT",)),
        ("Bolivia thanked its hosts.", "hosts", None),
    ],
)
def test_a_neighbour_or_a_counterpart_is_never_whose_it_is(line, word, who):
    assert meant(report(0, line)).get((1, word)) == who


def test_a_number_points_back_to_as_many_named_in_a_row():
    lines = "Kenya, Ghana and Norway called for a truce.", "Peru thanked Qatar.", "The three countries will meet."
    found = meant(report(0, *lines))
    assert set(found[3, "countries"]) == {"KEN", "GHA", "NOR"}


def test_a_throne_goes_with_its_realm():
    """The emir is that of the emirate named last, whoever the parties are."""
    found = meant(report(0, "Peru and Bolivia sent envoys to Qatar.", "The emir received them."))
    assert found[2, "emir"] == ("QAT",)


def test_whoever_backs_a_group_is_not_meant_by_it():
    found = meant(
        report(0, "Peru refused to meet the March 23 Movement.", "The Rwanda-backed group said it would wait.")
    )
    assert found[2, "group"] == ("M23",)


def test_the_separatists_are_an_entity_that_broke_away():
    found = meant(report(0, "Moldova and Transnistria met.", "The separatists asked for guarantees."))
    assert found[2, "separatists"] == ("TRANSNISTRIA",)


def test_a_ministry_in_a_capital_is_of_its_state():
    found = meant(report(0, "Peru and Bolivia met in Oslo.", "In Doha, the foreign ministry welcomed the talks."))
    assert found[2, "ministry"] == ("QAT",)


def test_nobody_joined_in_the_subject_is_the_object():
    """Principle B holds for each of those who are the subject together."""
    lines = "Norway's envoy Lars Lund opened the talks.", "Peru's Juan Rojas and Bolivia's Ivo Paz stood beside him."
    assert meant(report(0, *lines))[2, "him"] == ("NOR",)


def test_whose_is_of_the_noun_before():
    lines = (
        "Peru and Bolivia met.",
        "Malaysian Premier Najib Razak, whose country hosted them, was there.",
    )
    assert meant(report(0, *lines))[2, "country"] == ("MYS",)


def persons(*reports):
    """For the last of some reports: the persons that are meant, as named there, by sentence and word."""
    document = read_documents(Reading(reports=reports), parties=("PER", "BOL"), third_parties=("NOR", "QAT"))[-1]
    text = document.report.text
    return {(one.sentence, text[one.start : one.end].lower()): one.person for one in document.mentions if one.person}


def test_a_person_goes_by_the_names_of_her_own_report():
    """Neither another report nor the list of office-holders adds a first name; the longest form here counts."""
    first = report(0, "Norway's foreign minister, Ada Maria Holt, met both sides.")
    other = report(
        1, "Norway's minister Ada Holt spoke in Lima.", "Holt said the talks would go on, and she flew home."
    )
    found = persons(first, other)
    assert {found[1, "ada holt"], found[2, "holt"], found[2, "she"]} == {"Ada Holt"}
    lines = ("The United States on Peru", "MR PRICE: We have spoken.", "QUESTION: And now?", "MR PRICE: We hope so.")
    assert set(persons(report(0, *lines)).values()) == {"Price"}


def test_a_name_with_a_hyphen_is_spelt_as_it_stands():
    """No blanks come in where the tokens of a name part."""
    found = persons(report(0, "Norway's foreign minister, Ada Lund-Holt, met both sides.", "She flew home."))
    assert found[2, "she"] == "Ada Lund-Holt"


@pytest.mark.parametrize("words", ["forces loyal to", "Fighters loyal to", "Militias aligned with"])
def test_forces_are_of_whom_they_are_loyal_to(words):
    """Whoever is loyal to one party is not the other's, nor the armed group that the report names."""
    told = meant(
        report(0, "Peru accused Bolivia of a breach.", f"On Sunday, {words} Bolivia attacked the town of Puno.")
    )
    assert told[2, words.split()[0].lower()] == ("BOL",)


def test_a_note_without_a_subject_goes_on_over_its_heading():
    """A line that has no subject, between a sentence and the notes on it, does not change whom they are about."""
    told = meant(report(0, "Norway ended its tour, after bids by Qatar.", "Key points:", "Met the Bolivian aide."))
    assert told[3, UNSAID] == ("NOR",)


def test_a_state_called_a_mediator_is_the_mediator():
    """Whatever a name is called behind a comma is whoever is named, not whose it is."""
    told = meant(report(0, "Norway, the African Union's designated mediator, learned of the text from the news."))
    assert told[1, "mediator"] == ("NOR",)


@pytest.mark.parametrize(
    ("words", "code"), [("Sudan's Abdalla Hamdok", "SDN"), ("Abdalla Hamdok of Taqaddum", "TAQADDUM")]
)
def test_of_one_who_spoke_for_several_it_is_whom_the_report_names(words, code):
    """Where nothing dates a report, the name before a person tells for whom she speaks."""
    told = meant(report(0, f"The president telephoned {words} about the dam."))
    assert told[1, "abdalla hamdok"] == (code,)


def test_both_of_them_are_the_parties():
    """Never whoever speaks to them."""
    found = meant(report(0, "Norway's envoy, Lars Lund, urged both of them to hold fire."))
    assert set(found[1, "them"]) == {"PER", "BOL"}


def test_as_mediator_is_nobody():
    """What somebody would be, and none of those who are named."""
    lines = ("Peru's minister, Juan Rojas, arrived.", "He denied that Qatar would replace Norway as mediator.")
    assert (2, "mediator") not in meant(report(0, *lines))


def test_an_arabic_name_goes_without_its_article():
    """Whoever is introduced as al-Hamdi is Hamdi later on."""
    lines = ("Qatar's envoy, Badr al-Hamdi, met the Peruvian premier in Lima.", "Hamdi then left for La Paz.")
    assert meant(report(0, *lines))[2, "hamdi"] == ("QAT",)


def test_a_bare_surname_is_that_of_a_well_known_person():
    """Where one actor alone that the report names has somebody of that name in office."""
    one = report(0, "Putin would help, the Peruvian president said after a call with Moscow.")
    dated = replace(one, published=Dating(when=When.parse("2025-06-16"), basis=DateBasis.STATED))
    assert meant(dated)[1, "putin"] == ("RUS",)


LINES = (
    "Venezuela's government and the Democratic Unity Roundtable (MUD) met on Monday in Oslo, Norway said.",
    "Opposition leader Juan Guaidó thanked Norway.",
    "The opposition demanded a vote, and the government refused.",
)


def test_the_opposition_is_the_movement_that_is_a_party():
    """A title before a well-known person is hers; a bare government is that of the state at home."""
    one = replace(report(0, *LINES), published=Dating(when=When.parse("2019-05-17"), basis=DateBasis.STATED))
    document = read_documents(Reading(reports=(one,)), parties=("VEN", "MUD"), third_parties=("NOR",))[0]
    found = {(each.sentence, one.text[each.start : each.end].lower()): each.actors for each in document.mentions}
    assert found[2, "opposition"] == found[3, "opposition"] == ("MUD",)
    assert found[3, "government"] == ("VEN",)


def test_a_person_of_the_lists_is_known_by_two_parts_of_the_name():
    """Also where the lists do not give the surname alone, and no title stands before it."""
    lines = ("Gerry Adams came to Stormont with the other parties, Sinn Fein said.", "Adams thanked Norway.")
    one = replace(report(0, *lines), published=Dating(when=When.parse("1997-09-10"), basis=DateBasis.STATED))
    assert meant(one)[2, "adams"] == ("SINN FEIN",)


def test_them_is_never_the_subject_but_those_named_in_a_row_before():
    """And several associations are not the organisation that was named last."""
    lines = ("Norway's king, Lars Lund, wrote to Juan Rojas of Peru and Ana Paz of Bolivia, urging them to meet.",
             "The European Union and the bar associations backed it.")  # fmt: skip
    found = meant(report(0, *lines))
    assert set(found[1, "them"]) == {"PER", "BOL"}
    assert (2, "associations") not in found


def test_a_name_behind_its_owner_that_no_tag_tells_is_a_persons():
    """Where one speaks; a place that an actor owns is none."""
    lines = ("Peru and Bolivia met in Oslo.", "Bolivia's Beltrán thanked Norway.", "Bolivia's Beltrán lies high.")
    found = meant(report(0, *lines))
    assert found[2, "beltrán"] == ("BOL",)


def test_a_verb_is_nobody():
    """Whoever chairs or hosts is the subject, and no chair or host that was named before."""
    lines = ("Peru accused Bolivia.", "Norway's envoy, Lars Lund, who was chairing the talks, had hosted two rounds.")
    found = meant(report(0, *lines))
    assert not {(2, "chairing"), (2, "hosted")} & found.keys()


def test_a_body_of_several_is_spelt_as_it_stands():
    """Also behind the apostrophe of a plural."""
    from goodoffices.extract import extract_statements

    text = "Peru and Bolivia met in Oslo. The bishops' conference offered to mediate, a bishops' delegate said."
    one = Report(name="0.txt", number=0, text=text, sentences=((0, 29), (30, len(text))))
    speakers = {each.speaker for each in extract_statements(Reading(reports=(one,))).statements}
    assert all(" '" not in each for each in speakers if each)


def test_a_people_s_republic_is_china_only_where_it_names_no_other():
    """The former names of states are theirs."""
    found = meant(report(1, "Peru thanked the People's Republic of the Congo and the People's Republic of China."))
    assert {codes for (_, words), codes in found.items() if "republic" in words} == {("COG",), ("CHN",)}
