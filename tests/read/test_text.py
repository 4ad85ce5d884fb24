"""Plain text and Markdown: heads, furniture, repeats; nothing of the body is lost."""

from pathlib import Path

import pytest

from goodoffices.core.report import Report
from goodoffices.read import read_reports

BODY = (
    "Peru offered on Tuesday to carry letters between the two capitals, its minister told the press in Lima.\n\n"
    "Chile has said that it would welcome the errand as long as no minister has to leave the country for it."
)


def read(tmp_path: Path, text: str, name: str = "report.txt") -> Report:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_reports([path]).reports[0]


def whys(report: Report) -> dict[str, str]:
    return {dropped.text: dropped.why for dropped in report.dropped}


def test_a_wire_dispatch(tmp_path: Path) -> None:
    """Slug and credit go; dateline gives place, day and agency; wrapped lines are joined."""
    text = (
        "PERU-CHILE/LETTERS (UPDATE 2)\n\nUPDATE 2-Peru offers to carry letters between capitals that do not\nspeak\n\n"
        "LIMA/SANTIAGO, March 3, 2031 (Andes Press) - Peru offered on Tuesday to carry\n"
        "letters between the two capitals, its foreign minister told reporters in\nLima. Chile said yes.\n\n"
        "(Reporting by A. Ruiz; Editing by L. Wei)\n"
    )
    report = read(tmp_path, text)
    assert report.title == "UPDATE 2-Peru offers to carry letters between capitals that do not speak"
    assert (report.place, report.outlet, report.published.when.iso) == ("Lima/Santiago", "Andes Press", "2031-03-03")
    assert report.quote_sentence(2).text.startswith("Peru offered on Tuesday to carry letters between")
    assert whys(report) == {
        "PERU-CHILE/LETTERS (UPDATE 2)": "slug line",
        "(Reporting by A. Ruiz; Editing by L. Wei)": "credit",
    }


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        ("1,204 shares", "share counter"),
        ("47", "share counter"),
        ("Share this article on WhatsApp", "share bar"),
        ("Comments are closed.", "comment notice"),
        ("Exit mobile version", "navigation"),
        ("PREV", "navigation"),
        ("Also read: Oslo offers to mediate in the north | Ten soups", "headlines of other stories"),
        ("Tags: #peru #letters", "tags"),
        ("File photo: the minister in Lima", "caption"),
        ("The minister in Lima on Tuesday (Photo: A. Ruiz)", "caption"),
        ("© 2031 The Andes Ledger. All rights reserved.", "copyright"),
        ("IBAN: PE12 0000 1111 2222", "bank line"),
        ("Sign up for our newsletter", "subscription appeal"),
        (
            "Your donation keeps our newsroom independent. Please support us with as little as $5 a month.",
            "donation appeal",
        ),
    ],
)
def test_furniture_goes_with_its_reason(tmp_path: Path, piece: str, why: str) -> None:
    """Each kind of furniture between two paragraphs of the body is dropped, and the body is not."""
    first, second = BODY.split("\n\n")
    report = read(tmp_path, f"Peru offers letters to both\n\n{first}\n\n{piece}\n\n{second}\n")
    assert whys(report) == {piece: why}
    assert report.text == f"Peru offers letters to both\n\n{BODY}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Sources in Doha confirm the deal",
        "Donors pledged a contribution of $5 million to support the independent panel, our correspondent reports.",
        "Watch: the Security Council votes on Tuesday.",
        "Reactions",
        "The bank said that account 12345678 was frozen by the court.",
        "(c) It maintains no contact with the south.",
        "Next week the two sides will meet again.",
        "Read-out of the minister's visit to Lima",
    ],
)
def test_what_only_sounds_like_furniture_stays(tmp_path: Path, sentence: str) -> None:
    """Text of the body that shares words with furniture is kept."""
    first, second = BODY.split("\n\n")
    report = read(tmp_path, f"Peru offers letters to both\n\n{first}\n\n{sentence}\n\n{second}\n")
    assert sentence in report.text and not report.dropped


def test_headlines_of_other_stories_end_where_the_body_goes_on(tmp_path: Path) -> None:
    """A box of links in the middle of a report takes nothing of the paragraphs behind it."""
    first, second = BODY.split("\n\n")
    report = read(
        tmp_path, f"Peru offers letters\n\n{first}\n\nRelated stories\n\nOslo mediates\n\nTen soups\n\n{second}"
    )
    assert report.text == f"Peru offers letters\n\n{BODY}"
    assert set(whys(report).values()) == {"headlines of other stories"}


def test_repeats_are_read_once(tmp_path: Path) -> None:
    """The headline said again and a paragraph said again are dropped, short lines are not."""
    first, second = BODY.split("\n\n")
    report = read(
        tmp_path, f"Peru offers letters\n\n{first}\n\nPeru offers letters\n\nRain.\n\n{first}\n\n{second}\n\nRain."
    )
    assert report.text == f"Peru offers letters\n\n{first}\n\nRain.\n\n{second}\n\nRain."
    assert [dropped.why for dropped in report.dropped] == ["repeated headline", "repeated paragraph"]


def test_where_it_was_taken_from_is_known(tmp_path: Path) -> None:
    """Courtesy and source lines name the origin; one that repeats the caption above it credits a picture."""
    report = read(
        tmp_path, f"Peru offers letters\n\nLima skyline\n\nCourtesy : Lima skyline\n\n{BODY}\n\nSource: Andes Press\n"
    )
    assert report.credited == "Andes Press"
    assert whys(report)["Lima skyline"] == "caption"


def test_byline_and_date_line(tmp_path: Path) -> None:
    """Author and date are taken from their lines, which are no text."""
    report = read(tmp_path, f"Peru offers letters\n\nBy Ana Ruiz, diplomatic editor\nLima, 4 March 2031\n\n{BODY}")
    assert (report.author, report.published.when.iso) == ("Ana Ruiz", "2031-03-04")
    assert set(whys(report).values()) == {"byline", "date line"}


def test_a_report_without_headline_has_none(tmp_path: Path) -> None:
    """A text that begins with its body gets no made-up title."""
    report = read(tmp_path, BODY)
    assert report.title == "" and report.text == BODY


def test_markdown_marks_go_and_words_stay(tmp_path: Path) -> None:
    """Headings, emphasis, links, quotations and bullets lose their marks only."""
    text = (
        "# Peru *offers* letters\n\n*By Ana Ruiz* | 4 March 2031\n\n![map](m.png) *The map*\n\n"
        f"{BODY}\n\n## Who says **what**\n\n- **Chile:** says [yes](https://x.example/a_(b))\n- Bolivia: 3 * 4 = 12\n\n"
        "> “No room for_us,” it said.\n\n---\n"
    )
    report = read(tmp_path, text, "report.md")
    assert report.title == "Peru offers letters"
    assert "Who says what\n\n• Chile: says yes\n• Bolivia: 3 * 4 = 12\n\n“No room for_us,” it said." in report.text
    assert report.published.when.iso == "2031-03-04" and report.author == "Ana Ruiz"


@pytest.mark.parametrize("title", ["Letters", "LETTERS", "Letters?", "Chile waits."])
@pytest.mark.parametrize("body", [BODY, "Peru offered to carry letters.\n\n" + BODY])
def test_a_first_line_before_a_body_is_the_headline_however_short(tmp_path: Path, title: str, body: str) -> None:
    """A word is enough; the body keeps its order, and a byline between them goes."""
    report = read(tmp_path, f"{title}\n\nBy Ana Ruiz\n\n{body}")
    assert report.title == title
    assert report.text == f"{title}\n\n{body}"


@pytest.mark.parametrize("line", ["By Ana Ruiz", "9 November 2031", "LIMA, Nov. 9 (Andes Press)"])
def test_what_is_no_headline_stands_before_none(tmp_path: Path, line: str) -> None:
    """A byline, a date line and a dateline of its own."""
    report = read(tmp_path, f"{line}\n\n{BODY}")
    assert (report.title, report.text) == ("", BODY)
    assert line in whys(report)


def test_a_section_of_the_site_is_no_headline(tmp_path: Path) -> None:
    """Nor is the body's first sentence behind it."""
    report = read(tmp_path, f"WORLD\n\nPeru offered to carry letters.\n\n{BODY}")
    assert report.title == "" and report.text.startswith("WORLD")


def test_a_short_sentence_behind_a_dateline_is_body(tmp_path: Path) -> None:
    """It is no date line; the dateline is told and in no sentence. A note behind a day stays one."""
    report = read(tmp_path, f"Peru helps\n\nQUITO, Nov. 9, 2031 (Andes Press) - Peru will mediate.\n\n{BODY}")
    assert (report.place, report.outlet, report.published.when.iso) == ("Quito", "Andes Press", "2031-11-09")
    assert [report.quote_sentence(number).text for number in (1, 2)] == ["Peru helps", "Peru will mediate."]
    note = "Quito, 9 November 2031. Translated from Spanish."
    assert whys(read(tmp_path, f"Peru helps\n\n{note}\n\n{BODY}")) == {note: "date line"}


def test_a_weekday_is_no_place(tmp_path: Path) -> None:
    """A date line that begins with it names no place."""
    report = read(tmp_path, f"Peru helps\n\nMonday, November 10, 2031\n\n{BODY}")
    assert (report.place, report.published.when.iso) == ("", "2031-11-10")


def test_the_items_of_a_feed_keep_their_headlines(tmp_path: Path) -> None:
    """Day and time before an item are no text; its headline is; addresses are furniture."""
    text = (
        f"Andes feed\n\n[3 Mar 2031 08:15] Peru offers errand\n{BODY}\nhttps://andes.example/1\n\n"
        "[4 Mar 2031 09:00] Chile asks for time\n"
        "Chile asked on Wednesday for more time to answer the Peruvian letter.\n"
    )
    report = read(tmp_path, text)
    assert "Peru offers errand" in report.text and "Chile asks for time" in report.text
    assert "2031" not in report.text and "https" not in report.text


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        ("👍 👎", "ornament"),
        ("©2031 Andes Desk. Visit andes.example. Distributed by Content Agency.", "copyright"),
        ("Home > News > Americas", "navigation"),
        ("Our Standards: The Andes Press Trust Principles.", "credit"),
        ("What did you think of this story?", "share bar"),
    ],
)
def test_newer_furniture_goes_with_its_reason(tmp_path: Path, piece: str, why: str) -> None:
    """Marks without words, breadcrumbs and syndication lines are no sentences."""
    report = read(tmp_path, f"Peru offers errand\n\n{BODY}\n\n{piece}")
    assert whys(report) == {piece: why}


def test_a_language_that_parts_no_words_is_told_as_such(tmp_path: Path) -> None:
    """A report in Thai is listed as one that is not English, not as an empty file."""
    path = tmp_path / "report.txt"
    path.write_text(
        "ไทยปฏิเสธการไกล่เกลี่ยจากประเทศที่สาม กระทรวงการต่างประเทศแถลงเมื่อวันศุกร์ว่าไทยต้องการเจรจาทวิภาคีเท่านั้น\n", encoding="utf-8"
    )
    reading = read_reports([path])
    assert [one.language for one in reading.reports] == ["th"]
    assert "not in English" in reading.problems[0].what
