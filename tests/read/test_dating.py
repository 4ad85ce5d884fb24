"""Dates are what the report or its page says, never today and never the file's."""

from dataclasses import replace
from pathlib import Path

import pytest

from goodoffices.codebook.words import DateBasis
from goodoffices.core.report import Dating
from goodoffices.core.when import When
from goodoffices.core.years import lacking_year, with_years
from goodoffices.read.dates import find_dates
from goodoffices.read.dating import date_of
from goodoffices.read.reports import read_reports

NO_LINES: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Published : June 07, 2027, 09:41 AM IST", "2027-06-07"),
        ("Thursday 11 July 2024", "2024-07-11"),
        ("3rd of March, 1999", "1999-03-03"),
        ("2026-01-14T16:00", "2026-01-14"),
        ("26.05.2025", "2025-05-26"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("July 2024", "2024-07"),
        ("18 MAY 2026", "2026-05-18"),
        ("Sept. 8, 2022", "2022-09-08"),
        ("7 de enero de 2034", "2034-01-07"),
        ("le 1er février 2034", "2034-02-01"),
        ("3 de março de 2034", "2034-03-03"),
        ("2034/03/09 18:05", "2034-03-09"),
        ("2034.03.09", "2034-03-09"),
        ("9 March B.E. 2577", "2034-03-09"),
    ],
)
def test_written_dates_are_found(text: str, iso: str) -> None:
    """Days and months as people and machines write them."""
    assert [one.when for one in find_dates(text)] == [When.parse(iso)]


@pytest.mark.parametrize(
    "text", ["31 February 2024", "05/06/2024 is plain to nobody but its year", "2,026 men", "resolution 2735"]
)
def test_what_is_no_day_is_no_day(text: str) -> None:
    """Impossible days and ambiguous numbers give no day."""
    assert not [one for one in find_dates(text) if one.when and one.when.is_day]


def test_a_date_line_may_close_with_the_time_of_day() -> None:
    """With its hour, its zone or the year once more; a sentence that goes on from a date is none."""
    for line in ("Statement of the Ministry on 9 March 2034, 15.00 hrs.", "On 9 March B.E. 2577 (2034)."):
        assert date_of(lines=[line], body="").when == When.parse("2034-03-09")
    assert date_of(lines=["On 9 March 2034 he left Lima."], body="").basis is not DateBasis.STATED


def test_metadata_come_first_and_keep_both_dates() -> None:
    """datePublished is the date; dateModified and the line of the text stand in the reason."""
    dating = date_of(
        lines=["By Ana Ruiz | 3 March 2024"], body="", published="2024-03-03T23:50:00-05:00",
        modified="2024-03-09T08:00:00Z", source="datePublished",
    )  # fmt: skip
    assert (dating.when, dating.basis) == (When.parse("2024-03-03"), DateBasis.METADATA)
    assert "2024-03-09" in dating.reason and "3 March 2024" in dating.reason


def test_a_dateline_takes_the_year_of_other_dates() -> None:
    """A day without its year takes the one year that several full dates near it name."""
    dating = date_of(
        lines=["Sept 8"], body="It was shut on 2 September 2022 and opened on 31 August 2022. In 1998 it was built."
    )
    assert (dating.when, dating.basis) == (When.parse("2022-09-08"), DateBasis.STATED)


def test_a_dateline_takes_the_year_its_weekday_fits() -> None:
    """The latest year named, if the day falls on the weekday beside it then."""
    dating = date_of(lines=["Sept 8 Peru said on Thursday"], body="It opened in 2021 and closed in August 2022.")
    assert dating.when == When.parse("2022-09-08")


def test_no_year_is_invented() -> None:
    """Where nothing in the text names a year, the day stays unknown; one old date near it proves nothing."""
    treaty = date_of(lines=["Nov. 4"], body="They signed the treaty on 2 November 1999.")
    assert treaty.basis is DateBasis.DERIVED and treaty.when.until is None
    assert date_of(lines=["Sept 8"], body="The bridge was shut.").basis is DateBasis.UNKNOWN


def test_past_events_bound_the_date_and_plans_do_not() -> None:
    """Not before what is told as past; what is planned for 2030 says nothing."""
    body = (
        "The accord of 1999 held until the raid of 2019. A programme will run through 2030, and talks are due in 2027."
    )
    dating = date_of(lines=NO_LINES, body=body)
    assert dating.basis is DateBasis.DERIVED
    assert dating.when == When(since=When.parse("2019").since, until=None)
    assert "2019" in dating.reason


def test_only_a_date_of_change_is_an_upper_bound() -> None:
    """A page last changed on a day was published then or before."""
    dating = date_of(lines=NO_LINES, body="It fell in 2021.", modified="2024-05-06")
    assert dating.when == When.parse("2021-01-01/2024-05-06")


def test_a_dateline_closed_by_a_full_stop_states_the_date(tmp_path: Path) -> None:
    """ "Oslo, 2 June 2031." before the first sentence is a dateline, and no sentence of its own."""
    path = tmp_path / "a.txt"
    path.write_text(
        "Norway is no mediator\n\nOslo, 2 June 2031. Norway is not mediating between Chad and Niger, the Ministry "
        "said on Monday. Talks between the two would open in Tunis in July.\n",
        encoding="utf-8",
    )
    (report,) = read_reports([path]).reports
    assert (report.published.when.iso, report.place) == ("2031-06-02", "Oslo")
    assert report.quote_sentence(2).text.startswith("Norway is not mediating")


def test_a_dateline_takes_its_year_from_a_full_date_near_it(tmp_path: Path) -> None:
    """One full date of the same months bears out the year of a day that opens the dispatch."""
    path = tmp_path / "a.txt"
    path.write_text(
        "Norway is no mediator\n\nOSLO, June 2 (Agency) - Norway is not mediating between Chad and Niger, the Foreign "
        "Ministry said, after both sides had signed a truce in Tunis on May 12, 2031.\n",
        encoding="utf-8",
    )
    (report,) = read_reports([path]).reports
    assert report.published.when.iso == "2031-06-02"


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("CASTRIES, St. Lucia, Nov. 9, 2031 -", "Castries, St. Lucia", ""),
        ("Rio de Janeiro, 9 Nov. 2031 (Andes Press) -", "Rio de Janeiro", "Andes Press"),
        ("LIMA, Monday, Nov. 9, 2031 --", "Lima", ""),
        ("Thimphu [Bhutan], November 9, 2031 (Andes Press):", "Thimphu", "Andes Press"),
        ("Lima, 9 de noviembre de 2031 (Andes Press) -", "Lima", "Andes Press"),
    ],
)
def test_a_dateline_tells_day_place_and_agency(tmp_path: Path, dateline: str, place: str, agency: str) -> None:
    """Shortened months and names of several words as agencies write them."""
    path = tmp_path / "a.txt"
    path.write_text(
        f"Peru offers help\n\n{dateline} Peru offered on Sunday to carry a letter between the capitals, its foreign "
        "minister said after a day of talks in the old town.\n",
        encoding="utf-8",
    )
    (report,) = read_reports([path]).reports
    assert (report.published.when.iso, report.place, report.outlet) == ("2031-11-09", place, agency)


@pytest.mark.parametrize(
    "line",
    [
        "QUESTION: And the Lima agreement of October 2028?",
        "Was it signed on 3 May 2028?",
        "Norway keeps to the Lima declaration of 3 May 2028",
        "The Lima Protocol of October 2028 and its clauses",
        "Peru signed a truce on 3 May 2028.",
        "In October 2028 Peru signed a truce.",
        "Peru at odds with Chile since October 2028",
    ],
)
def test_a_date_told_of_something_else_is_no_date_of_the_report(line: str) -> None:
    """The name of an agreement, a question and a running sentence date no report; at most they bound it."""
    assert date_of(lines=[line], body=line).basis is not DateBasis.STATED


@pytest.mark.parametrize(
    "line",
    ["Joint statement, 3 May 2028", "Statement of 3 May 2028", "Done at Lima on 3 May 2028.", "Lima, 3 May 2028."],
)
def test_a_line_that_is_about_its_date_states_it(line: str) -> None:
    """A title, a closing formula or a line of its own."""
    assert date_of(lines=[line], body="").when == When.parse("2028-05-03")


def test_a_dateline_takes_its_year_from_the_reports_beside_it(tmp_path: Path) -> None:
    """An agency's day without a year lies in the year of a report of the same weeks; far from all it has none."""
    body = "Peru offered to carry letters between the two capitals, its foreign minister told reporters in the palace."
    (tmp_path / "wire.txt").write_text(f"Peru offers errand\n\nLIMA, Jan 2 (Andes Press) - {body}\n")
    alone = read_reports([tmp_path / "wire.txt"]).reports[0]
    assert alone.published.basis is DateBasis.UNKNOWN
    (tmp_path / "old.txt").write_text(f"Peru waits\n\nPublished 20 December 2030\n\n{body} Chile waits.\n")
    (tmp_path / "far.txt").write_text(f"Peru at work\n\nLIMA, July 9 (Andes Press) - {body} Bolivia waits.\n")
    dated = {one.name: one.published for one in read_reports([tmp_path]).reports}
    assert dated["wire.txt"].when.iso == "2031-01-02" and "beside it" in dated["wire.txt"].reason
    assert dated["far.txt"].basis is DateBasis.UNKNOWN


def test_a_report_that_lacks_only_its_year_says_so(tmp_path: Path) -> None:
    """Alone it is undated, and its reason tells the day; a weekday that no near year fits leaves it so."""
    body = "Peru offered to carry letters between the two capitals, its foreign minister told reporters in the palace."
    (tmp_path / "wire.txt").write_text(f"Peru offers errand\n\nLIMA, Jan 2 (Andes Press) - {body}\n")
    (only,) = read_reports([tmp_path / "wire.txt"]).reports
    assert not only.published.when.is_known and only.published.reason == 'the text says "Jan 2" and no year'
    beside = replace(only, path="b", published=Dating(when=When.parse("2030-12-20"), basis=DateBasis.STATED))
    assert with_years([only, beside])[0].published.when.iso == "2031-01-02"
    fails = lacking_year(Dating(), "Friday, Jan 2")  # 2 January 2031 is a Thursday
    assert with_years([replace(only, published=fails), beside])[0].published.basis is DateBasis.UNKNOWN


def test_a_chronology_is_not_of_the_day_of_its_first_entry(tmp_path: Path) -> None:
    """Lines that begin with their days tell what happened on them, and none is dropped as a date line."""
    lines = (
        "The border war: a timeline",
        "May 6, 1998: Clashes begin.",
        "June 5, 1998: Bombs fall.",
        "June 14, 1998: A truce.",
    )
    (tmp_path / "a.txt").write_text("\n".join(lines))
    (found,) = read_reports([tmp_path / "a.txt"]).reports
    assert found.published.basis is not DateBasis.STATED
    assert "Clashes begin" in found.text
