"""Whose own text a report is: press releases, communiqués and read-outs, and news that is nobody's."""

from dataclasses import replace
from datetime import date

import pytest

from goodoffices.core.reading import Reading
from goodoffices.core.report import Dating, Dropped, Report
from goodoffices.core.when import When
from goodoffices.extract import extract_statements, read_documents
from goodoffices.read.sentences import segment

pytestmark = pytest.mark.model

SHELLED = "Bolivian troops shelled our post at Desaguadero on 3 March."


def report(*lines):
    """A report of paragraphs."""
    text = "\n\n".join(lines)
    return Report(name="0.txt", number=0, title=lines[0], text=text, sentences=segment(text))


def issuer(one):
    """Whose own text a report is."""
    (document,) = read_documents(Reading(reports=(one,)), parties=("PER", "BOL"), third_parties=("NOR",))
    return document.issuer


@pytest.mark.parametrize(
    ("lines", "whose"),
    [
        (("Press release of the Ministry of Defence of the Republic of Peru", SHELLED), "PER"),
        (("Statement by the Ministry of Foreign Affairs of Peru on the incursion of Bolivian troops", SHELLED), "PER"),
        (("PRESS RELEASE", "Republic of Bolivia, Ministry of Foreign Affairs", "Peru has closed the border."), "BOL"),
        (("COMMUNIQUÉ", "The Government of Peru informs the public that Bolivian troops have crossed."), "PER"),
        (("Readout of the call of the Foreign Minister of Norway with his Bolivian counterpart", SHELLED), "NOR"),
        (("Commentary of the Press Service on the Bolivian note", "A note came. Peru rejects this claim."), "PER"),
    ],
)
def test_a_release_is_its_issuers_own_text(lines, whose):
    """Head, letterhead, or what only the author of a text does by it tell whose it is."""
    assert issuer(report(*lines)) == whose


@pytest.mark.parametrize(
    "lines",
    [
        ("Peru's statement on the border draws fire", "Peru's defence ministry accused Bolivia on Sunday."),
        ("Joint statement of Peru and Bolivia", "The two ministers met in Oslo."),
        ("A row over fish", "The Ministry of Defence of Peru issued a press release on Sunday.", SHELLED),
        ("Peru: a statement from the palace?", "Bolivia waits."),
        ("Interview with the press secretary of Peru", "Peru wants peace, she says."),
    ],
)
def test_news_and_joint_texts_are_nobodys_own(lines):
    """A headline with a verb, a report on a release, a joint statement, a question, an interview."""
    assert issuer(report(*lines)) is None


def test_a_signed_article_is_nobodys_own_text():
    """Whoever signs it as an author writes it."""
    assert issuer(replace(report("Statement of Peru", SHELLED), author="Ada Brandt")) is None


def test_a_national_office_is_that_of_the_seat_in_its_date_line():
    """A ministry that leaves out whose it is issues its text from the capital of its state."""
    dropped = (Dropped(text="La Paz, 4 March 2031", why="date line"),)
    assert (
        issuer(replace(report("Press statement of the Ministry of Defence", "We are calm."), dropped=dropped)) == "BOL"
    )


def test_what_a_release_says_of_the_other_side_is_its_issuers_word():
    """The slot for the speaker stays empty, as the text says it in its own voice; the issuer stands beside it."""
    one = report(
        "Press release of the Ministry of Defence of Peru",
        SHELLED,
        "On 4 March the opposing side attacked Puno with mortars.",
    )
    found = extract_statements(Reading(reports=(one,)), parties=("PER", "BOL")).statements
    told = {(each.quote.sentence, each.actor, each.speaker, each.issuer, each.attribution.value) for each in found}
    assert told == {(2, "BOL", None, "PER", "institution"), (3, "BOL", None, "PER", "institution")}


@pytest.mark.parametrize(
    ("day", "head", "whose"),
    [
        (None, ("LTTE Peace Secretariat", "Kilinochchi / Geneva", "Press release"), "LTTE"),
        (None, ("Geneva", "Press release"), None),
        (date(1992, 8, 1), ("Rwandan Patriotic Front", "Press release"), "RPF"),
        (date(2031, 8, 1), ("Rwandan Patriotic Front", "Press release"), None),
    ],
)
def test_a_body_that_heads_a_release_issues_it_while_it_is_there(day, head, whose):
    """Its name opens a line above the form; a place does not, nor what has long been a government."""
    dated = Dating(when=When(since=day, until=day)) if day else Dating()
    assert issuer(replace(report(*head, SHELLED), published=dated)) == whose
