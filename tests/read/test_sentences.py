"""Sentences are verbatim spans, and end where a reader would end them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.read.sentences import segment


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in segment(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy met Dr. S. Tanaka in Lima.",
        "The U.S. Congress sent Gen. J. P. Alder to Quito.",
        "The U.N. General Assembly voted on Jan. 7 in a hall on No. 5 Quay Road.",
        "“Will you come?” Ms. Ortega asked.",
        "“We are ready!” the minister said.",
        "Peace is near, he said; war is nearer.",
        "The plan (see p. 4. It is short) was tabled.",
        "“Talks can only help,” – Ana Ruiz, analyst at the institute",
        "The price of gas rose 3.5 percent to 12.40 crowns at 5 p.m. on Friday.",
        "He waited... and then he left.",
        "The treaty of St. Petersburg, signed by H.E. Grace Obi, holds.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    """Abbreviations, initials, brackets, semicolons and trailing attributions end no sentence."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left the U.S. The talks went on.", ["He left the U.S.", "The talks went on."]),
        (
            "It said no. “We will wait. We are patient,” said Ruiz.",
            ["It said no.", "“We will wait.", "We are patient,” said Ruiz."],
        ),
        ("They met at 5 p.m. Nobody spoke.", ["They met at 5 p.m.", "Nobody spoke."]),
        ("“We are done.” The minister left.", ["“We are done.”", "The minister left."]),
        ("Did they agree? Oslo says so.", ["Did they agree?", "Oslo says so."]),
        ("They chose plan B. The rest is known.", ["They chose plan B.", "The rest is known."]),
        ("It failed… Then it rained.", ["It failed…", "Then it rained."]),
    ],
)
def test_two_sentences_are_parted(text: str, expected: list[str]) -> None:
    """A full stop before a word that begins sentences ends one, whatever stands before it."""
    assert sentences(text) == expected


def test_a_headline_is_one_sentence() -> None:
    """Exclamation marks inside a headline part nothing; the paragraph behind it is parted."""
    text = "BREAKING: Peru Steps In! All You Need To Know\n\nPeru stepped in. Chile did not."
    assert sentences(text) == [
        "BREAKING: Peru Steps In! All You Need To Know",
        "Peru stepped in.",
        "Chile did not.",
    ]


def test_what_opens_a_line_is_in_no_sentence() -> None:
    """Bullets, numbers, stamps, labels and datelines stand in the text but before the sentence."""
    text = (
        "QUITO, March 3 (Andes Press) - Peru offered on Tuesday to carry a letter between the two capitals.\n"
        "• Chile said yes\n1. The Council took note.\n[14:05] Rain.\n09.40\n"
        "QUESTION (radio): Why now?\nMINISTER ROJAS: Because."
    )
    assert sentences(text) == [
        "Peru offered on Tuesday to carry a letter between the two capitals.",
        "Chile said yes",
        "The Council took note.",
        "Rain.",
        "Why now?",
        "Because.",
    ]


def test_a_label_that_comes_once_is_text() -> None:
    """“ECOWAS: ...” in a list of reactions is part of its sentence."""
    assert sentences("• ECOWAS: called for calm\n• Ghana: silent") == ["ECOWAS: called for calm", "Ghana: silent"]


@given(st.text(alphabet='Ab. !?\n"“”()-:1•Q', max_size=200))
def test_spans_are_ordered_and_hold_all_words(text: str) -> None:
    """Spans do not overlap, are not blank, and begin and end on a printed character."""
    spans = segment(text)
    assert all(a < b and text[a:b] == text[a:b].strip() and "\n" not in text[a:b] for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@pytest.mark.parametrize(
    "dateline",
    [
        "CASTRIES, St. Lucia, Nov. 9, 2031 -",
        "QUITO, Nov. 9 (Andes Press) --",
        "LIMA, Sept. 9, 2031 —",
        "WASHINGTON, D.C., Nov. 9, 2031 -",
        "San Marino, 9 Nov. 2031 –",
        "Rio de Janeiro, 9 November 2031 -",
        "Port of Spain, Nov. 9 (Andes Press) -",
        "Dar es Salaam, 9 November -",
        "QUITO, Monday -",
        "QUITO, Monday, Nov. 9 -",
        "QUITO NOV 9 -",
        "Quito, 9 November 2031. -",
        "QUITO, November 9. /ANDES/.",
        "QUITO. Nov 9 (Andes Press) -",
    ],
)
def test_a_dateline_is_in_no_sentence(dateline: str) -> None:
    """Shortened months, small words in the names of places, weekdays and agencies between strokes."""
    body = "Peru offered on Tuesday to carry a letter between the two capitals, its foreign minister said in Quito."
    assert sentences(f"Peru offers help\n\n{dateline} {body}") == ["Peru offers help", body]


@pytest.mark.parametrize(
    "opening",
    [
        "On Monday, Nov. 9 - The feast of the patron of Quito -",
        "In Quito, Nov. 9 - a Sunday -",
        "Talks in Quito, Monday. The envoys say that",
        "Minister of Foreign Affairs: The",
        "Peru and Chile met on Nov. 9 - The envoys say that",
    ],
)
def test_running_text_is_no_dateline(opening: str) -> None:
    """A dash or a colon behind a day or a name is not enough."""
    body = f"{opening} Peru offered to carry a letter between the two capitals, its foreign minister said in Quito."
    assert sentences(f"Peru offers help\n\n{body}")[1].startswith(opening.split(".")[0])


@pytest.mark.parametrize(
    ("opening", "begins"),
    [
        ("CAIRO: ", "Egypt"),
        ("KINGSTOWN, St Vincent — ", "Egypt"),
        ("GRANDI: ", "GRANDI"),
    ],
)
def test_a_capital_before_a_colon_is_a_dateline(opening: str, begins: str) -> None:
    """A speaker in capitals is none."""
    body = "Egypt said on Tuesday that the talks on the river had ended without a result, and that it would go on."
    text = f"{opening}{body}"
    start, _ = segment(text)[0]
    assert text[start:].startswith(begins)
