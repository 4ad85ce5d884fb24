"""Words of the brief: dates, lists, sources and stances as a reader sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goodoffices.brief import naming, phrases
from goodoffices.brief.telling import focused
from goodoffices.codebook import sources
from goodoffices.codebook.words import Move, SpeakerKind
from goodoffices.core.report import Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("2031-05-02", "2 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-04-28/2031-05-02", "28 April to 2 May 2031"),
        ("2031-05-01/2031-05-02", "1 to 2 May 2031"),
        ("2030-12-30/2031-01-02", "30 December 2030 to 2 January 2031"),
        ("2031-05-02/..", "not before 2 May 2031"),
        ("2031-01-01/..", "not before 2031"),
        ("../2031-05-02", "not after 2 May 2031"),
        ("../..", "undated"),
    ],
)
def test_a_date_reads_as_an_analyst_writes_it(when: str, text: str) -> None:
    """An interval in words; an open end is said, never filled."""
    assert phrases.date_text(When.parse(when)) == text


def test_an_open_interval_is_left_out_of_sentences() -> None:
    """Only a date with both ends near each other stands in a sentence."""
    assert phrases.bounded_text(When.parse("2031-05-02/..")) == ""
    assert phrases.bounded_text(When.parse("2014/2031")) == ""
    assert phrases.bounded_text(When.parse("2031-05")) == "May 2031"


def test_since_when_names_the_known_days_before_the_open_ones() -> None:
    """Several beginnings: the bounded ones, else the earliest day that is admitted."""
    day, later, open_end = (When.parse(one) for one in ("2031-05-02", "2031-06-02", "2031-04-01/.."))
    assert phrases.since_text([day, later]) == "2 May 2031; again 2 June 2031"
    assert phrases.since_text([open_end, day]) == "2 May 2031"
    assert phrases.since_text([open_end]) == "undated, not before 1 April 2031"


def test_words_become_a_list_in_prose() -> None:
    """Commas, and `and` before the last; nothing for nothing."""
    assert [phrases.listed(one) for one in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Officials in Valletta", "officials in Valletta"),
        ("Ada Brandt", "Ada Brandt"),
        ("Norwegian Foreign Ministry", "the Norwegian Foreign Ministry"),
        ("Norwegian officials", "Norwegian officials"),
    ],
)
def test_a_source_reads_within_a_sentence(name: str, said: str) -> None:
    """What is no name loses its capital, and a ministry has its article."""
    assert phrases.spoken(name) == said


@pytest.mark.parametrize(
    ("code", "name"), [("UN", "the UN"), ("OSCE", "the OSCE"), ("USA", "the USA"), ("NOR", "Norway"), ("NATO", "NATO")]
)
def test_an_actor_has_its_article_where_english_puts_one(code: str, name: str) -> None:
    """Short acronyms take one, names of most states do not."""
    assert phrases.actor_name(code) == name


def test_a_count_is_in_words_up_to_twelve() -> None:
    """ "one report", "four reports", "13 reports"."""
    assert [phrases.count(n, "report") for n in (0, 1, 4, 13)] == [
        "no reports",
        "one report",
        "four reports",
        "13 reports",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Holy See", "the Holy See"),
        ("Cabinet spokesman", "a Cabinet spokesman"),
        ("senior Maltese official", "a senior Maltese official"),
        ("Prime minister", "the prime minister"),
        ("Malta's foreign ministry", "Malta's foreign ministry"),
        ("Stephen King", "Stephen King"),
        ("movement", "the movement"),
        ("officials", "officials"),
        ("fishermen", "fishermen"),
        ("minister", "the minister"),
        ("RSF leader", "an RSF leader"),
        ("UN envoy", "a UN envoy"),
        ("European diplomat", "a European diplomat"),
        ("people of Malta", "people of Malta"),
        ("RSF", "the RSF"),
    ],
)
def test_a_description_has_its_article_and_a_name_has_none(name: str, said: str) -> None:
    """An official is one of many, a prime minister the only one; a surname that is a title's word stays a name."""
    assert sources.spoken(name) == said


def test_spellings_of_one_person_stand_once_under_the_fullest() -> None:
    """A part of a name, another spelling, accents and titles are the same person; another given name is not."""
    assert naming.once_each(["Kamil Orr", "Jusuf Kamil Orr", "Andrey Lind", "Andrei Lind"]) == [
        "Jusuf Kamil Orr",
        "Andrey Lind",
    ]
    assert naming.once_each(["President Sá", "Inês Sa", "Ali Khan", "Imran Khan"]) == [
        "Inês Sa",
        "Ali Khan",
        "Imran Khan",
    ]


def test_a_stance_that_is_over_is_told_of_the_past() -> None:
    """Each verb of a stance has its past."""
    now = [*phrases.OWN_WORDS.values(), *(one.format(help="help") for one in phrases.PARTY_WORDS.values())]
    assert all(phrases.past_text(one) != one for one in now)


def test_what_an_own_text_says_is_told_as_its_issuers_word() -> None:
    """A speaker goes before the issuer; news without a speaker has no source."""
    text = "Exland shelled the bridge."
    quote = Report(name="0.txt", text=text, sentences=((0, len(text)),)).quote(0, len(text))
    news = Statement(quote=quote, actor="IND", move=Move.ESCALATE)
    own = replace(news, issuer="PAK")
    cited = replace(own, speaker="Ada Brandt", speaker_kind=SpeakerKind.NAMED_OFFICIAL)
    assert [phrases.source_of(one) for one in (news, own, cited)] == [None, "Pakistan's own communiqué", "Ada Brandt"]
    assert phrases.speakers([own]) == "Pakistan's own communiqué"


def test_of_a_long_sentence_the_part_with_the_step_is_shown() -> None:
    """A line shows thirty words: where the step comes later, its part stands alone; a short sentence stays whole."""
    long = (
        "The presidents of the two will meet on Thursday on an island in the south of the sea between them, their host "
        "has told reporters this week, for the first time since Peru moved to annex the province."
    )
    assert focused(long) == "… for the first time since Peru moved to annex the province. …"
    assert focused("Peru annexed it, its host said at night.") == "Peru annexed it, its host said at night."
