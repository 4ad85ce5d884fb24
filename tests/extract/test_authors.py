"""Whose voice a report is: "we" outside quotations in communiqués, interviews and transcripts."""

import pytest

from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.quotations import still_open
from goodoffices.read.sentences import segment, speakers_of

pytestmark = pytest.mark.model


def report(number, text):
    return Report(name=f"{number}.txt", number=number, text=text, sentences=segment(text))


def we(*reports):
    """Whom "we", "us" and "our" mean in the last of some reports, without repeats."""
    document = read_documents(Reading(reports=reports), parties=("PER", "BOL"), third_parties=("NOR", "QAT"))[-1]
    words = {"we", "us", "our", "i", "my", "me"}
    said = (one for one in document.mentions if document.report.text[one.start : one.end].lower() in words)
    return {one.actors for one in said}


FRONT = """Communiqué of the Altiplano Dignity Front
We have received the envoy of Norway with respect.
Peru said "we shall never sit with them".
Our prisoners remain in Lima.
We ask that they be freed.
We shall come to Oslo on that day.
"""
BRIEFING = """Department Press Briefing
MS. HOLT: Good afternoon.
MS. HOLT: We have thanked Norway for its work.
QUESTION: Does Peru accept the offer, and what do Peruvian ministers say?
MS. HOLT: I would refer you to Peru on what it says.
QUESTION: And Norway?
MS. HOLT: Our position is known.
"""
ELSEWHERE = """Qatar presses Peru to talk
Qatar said that it would host Peru and Bolivia in Doha.
Qatar has asked both to answer by Friday, and Qatari envoys flew to Lima.
Officials in Doha said that Qatar would wait for Bolivia.
"""
INTERVIEW = """"Nobody fears a small country"
Norway's former foreign minister, Lars Lund, carried letters from Lima to La Paz.
*Who sent you?*
My prime minister did, after Peru had called him.
*Did Bolivia receive you?*
It did, and I told them what I had heard in Lima.
We shall go again.
"""


def test_a_communique_speaks_for_the_body_at_its_head():
    """Outside quotations "we" is who issues it; within one, whoever is cited."""
    assert we(report(0, FRONT)) == {("Altiplano Dignity Front",), ("PER",)}


def test_a_transcript_speaks_for_whoever_is_told_of_elsewhere_alone():
    """A briefing that does not say whose it is: of those involved, who is named in the other report and not here.

    That an answer cites somebody does not make her the speaker.
    """
    assert we(report(0, ELSEWHERE), report(1, BRIEFING)) == {("QAT",)}


def test_an_interview_speaks_for_the_person_it_introduces():
    """Questions stand in lines of their own; the answers are hers."""
    assert we(report(0, INTERVIEW)) == {("NOR",)}


ANSWERS = """Norway's foreign minister, Lars Lund, on the talks
Q: Has Peru called you?
A: It has, and we are ready.
Q: And the Bolivians?
A: Our door is open to Bolivia.
"""


def test_answers_are_of_the_person_it_introduces():
    """A label that names nobody stands for whoever is asked."""
    assert we(report(0, ANSWERS)) == {("NOR",)}


def test_labels_of_one_letter_may_end_with_a_full_stop():
    """Newspapers print "Q." and "A." as often as with a colon."""
    text = "Q. Has Peru called?\nA. It has.\nQ. And Bolivia?\nA. Not yet.\n"
    assert speakers_of(text) == {"Q", "A"}
    assert [text[a:b] for a, b in segment(text)] == ["Has Peru called?", "It has.", "And Bolivia?", "Not yet."]
    assert we(report(0, ANSWERS.replace("Q:", "Q.").replace("A:", "A."))) == {("NOR",)}


def test_speakers_may_stand_in_bold():
    """Labels in bold are labels, with or without an office in brackets."""
    text = "**Mr Ayo:** One.\n**Ms Bo (Opposition):** Two.\n**Mr Ayo:** Three.\n**Ms Bo:** Four.\n"
    assert speakers_of(text) == {"Mr Ayo", "Ms Bo"}
    assert [text[a:b] for a, b in segment(text)] == ["One.", "Two.", "Three.", "Four."]


@pytest.mark.parametrize(
    ("text", "was", "open_"),
    [
        ("he said “we", False, True),
        ("are”, he said", True, False),
        ('"we" and "you', False, True),
        ("none", True, True),
    ],
)
def test_a_quotation_stays_open_until_it_is_closed(text, was, open_):
    """Curly marks open and close; straight ones in turn."""
    assert still_open(text, was) is open_
