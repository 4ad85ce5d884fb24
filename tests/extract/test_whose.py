"""Whose an unknown person, a bare army, a pronoun behind a quotation is."""

import pytest

from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.read.sentences import segment

pytestmark = pytest.mark.model


def report(number, *lines, place=""):
    text = "\n".join(lines)
    return Report(name=f"{number}.txt", number=number, text=text, sentences=tuple(segment(text)), place=place)


def meant(one):
    """The actors of every word of a report that stands for some, by sentence and word."""
    (document,) = read_documents(Reading(reports=(one,)), parties=("PER", "BOL"), third_parties=("NOR", "QAT"))
    text = document.report.text
    return {(each.sentence, text[each.start : each.end].lower()): each.actors for each in document.mentions}


QUOTED = (
    "Norway offers to mediate between Peru and Bolivia",
    "The opposition in Lima, which marches under Chilean flags, says that the president is giving the lake away.",
    '"Only Chile can mediate, because only Chile has ships here," said Rosa Quispe, an opposition leader.',
    '"We asked Chile for help, and Chile asked us to wait," says Ivo Paz, the deputy mayor.',
)


@pytest.mark.parametrize(("place", "mayor"), [("", ()), ("Lima, Peru", ("PER",))])
def test_whom_a_quotation_names_never_tells_whose_its_speaker_is(place, mayor):
    """An opposition leader is of the opposition just told of, a mayor of where the report was written, or of nobody."""
    found = meant(report(0, *QUOTED, place=place))
    assert found[3, "rosa quispe"] == ("PER",)
    assert found[4, "ivo paz"] == mayor
    assert found[4, "we"] == found[4, "ivo paz"] != ("CHL",)


def test_he_is_the_official_without_a_name_who_was_the_subject():
    """Not the person named last, as long as nobody else is the subject."""
    lines = ("Norway's premier, Lars Lund, spoke in Oslo.", "The Bolivian leader tells every guest the same.",
             "He told Cyril Ramaphosa that he would come.", "In Lima he met Juan Rojas.")  # fmt: skip
    found = meant(report(0, *lines))
    assert found[3, "he"] == found[4, "he"] == ("BOL",)


def test_he_who_speaks_is_nobody_whom_he_quotes():
    """Who is named only within a quotation is not who says it."""
    lines = "Peru's minister, Juan Rojas, spoke.", '"Norway helps, and we value what Lars Lund is doing," he said.'
    other = "Norway's envoy, Lars Lund, came to Lima."
    assert meant(report(0, other, *lines))[3, "he"] == ("PER",)


AT_ODDS = "Peru and Bolivia at odds over a lake", "Norway offered on Monday to host both.", "Bolivia thanked Peru."


@pytest.mark.parametrize(
    ("place", "lines", "who"),
    [
        ("", ("Norway's defence ministry said the army had sent two boats.",), "NOR"),
        ("", ("Norway's defence ministry spoke of the lake.", "The army said it had sent two boats."), "NOR"),
        ("Lima", ("Bolivia has yet to answer.", "The army said it had sent two boats."), "PER"),
        ("Oslo", ("Bolivia has yet to answer.", "The army said it had sent two boats."), "NOR"),
        ("Nairobi", ("Bolivia has yet to answer.", "The army said it had sent two boats."), "BOL"),
    ],
)
def test_a_bare_army_is_of_the_office_that_speaks_or_of_where_the_report_was_written(place, lines, who):
    """A place of writing counts where its state is a party, or what the first sentences are about."""
    found = meant(report(0, *AT_ODDS, *lines, place=place))
    assert found[len(AT_ODDS) + len(lines), "army"] == (who,)


def test_the_presidents_adviser_is_of_the_minister_who_speaks():
    """ "The president" is whose minister tells of him, rather than a party's."""
    lines = "Norway's foreign minister, Ada Holt, told reporters that the president's adviser had gone to Lima."
    assert meant(report(0, *AT_ODDS, lines))[4, "president"] == ("NOR",)


def test_a_president_may_be_told_by_name_before_by_title():
    """The subject is meant who was called by her name in the headline, not whom she is to meet."""
    lines = ("Holt: the lake is not for sale", "President Ada Holt said she would fly to meet President Juan Rojas of"
             " Peru.", "Bolivia owns the lake, Holt said.", "The president said the talks might be short.")  # fmt: skip
    assert meant(report(0, *lines))[4, "president"] == meant(report(0, *lines))[1, "holt"] != ("PER",)


def test_whoever_says_i_may_be_called_he_behind_it():
    """ "I thank them," he said: both are the speaker; whom the words name is neither."""
    lines = "Norway's premier, Lars Lund, said no.", '"I thank Ada Holt, and I will come," he told a news conference.'
    found = meant(report(0, "Peru's minister, Ada Holt, came to Oslo.", *lines))
    assert found[3, "i"] == found[3, "he"] == ("NOR",)


def test_a_title_before_a_name_is_its_bearers():
    """ "Opposition Leader X" is X's side, whoever was named last."""
    lines = (
        "The opposition in Lima is angry.",
        "Norway invited Bolivia.",
        "Opposition Leader Rosa Quispe backed the trip.",
    )
    assert meant(report(0, *lines))[3, "opposition"] == meant(report(0, *lines))[3, "rosa quispe"] == ("PER",)


def test_the_leaders_of_the_two_countries_are_both():
    """A plural is no single office-holder."""
    lines = "Norway's leader, Lars Lund, spoke.", "Kenya will host the leaders of the two countries."
    assert set(meant(report(0, *lines))[2, "leaders"]) == {"PER", "BOL"}


def test_officials_in_a_capital_of_two_words_are_of_its_state():
    """Though the parser hangs the preposition on the first of them."""
    found = meant(report(0, "Norway spoke with Peru.", "Officials in Port Sudan welcomed the Norwegian plan."))
    assert found[2, "officials"] == ("SDN",)


def test_i_is_who_says_it_behind_the_quotation():
    """A pronoun that speaks tells whose the words are, as a name does."""
    lines = "Norway's premier, Lars Lund, walked in.", '"I thank Peru," he told a news conference.'
    assert meant(report(0, "Peru's minister, Ada Holt, said no.", *lines))[3, "i"] == ("NOR",)


def test_a_host_president_is_not_of_the_minister_received():
    """A president who receives the last sentence's subject is rather that of a party."""
    lines = "Peru and Bolivia met.", "Norway's minister, Ada Holt, flew to Lima.", "The president received her."
    assert meant(report(0, *lines, place="Lima"))[3, "president"] == ("PER",)


def test_the_delegation_of_which_a_speaker_tells_is_her_own():
    """A speaker of a party tells of what its own team has done, also where the party is a movement."""
    told = report(0, "Ethiopia met the OLA.", "The OLA's spokesman, Ivo Paz, says the delegation thanks Norway.")
    (document,) = read_documents(Reading(reports=(told,)), parties=("ETH", "OLA"), third_parties=("NOR",))
    (found,) = (one for one in document.mentions if told.text[one.start : one.end] == "delegation")
    assert found.actors == ("OLA",)


def test_an_ethnic_group_is_not_the_state_of_its_name():
    """ "Ethnic Chileans" of another country are not Chile, the Chileans are."""
    found = meant(report(0, "Norway met the ethnic Chilean parties of Peru.", "The Chilean side thanked Norway."))
    assert (1, "chilean") not in found
    assert found[2, "chilean"] == ("CHL",)


def test_a_name_that_movements_share_is_of_the_state_that_is_named():
    """The rising is long over when the report looks back on it, and its acronym is told by another name."""
    text = "Skopje shelled villages held by the National Liberation Army (NLA) in 2001.", "The NLA thanked Norway."
    assert meant(report(0, *text))[2, "nla"] == ("NLA",)
