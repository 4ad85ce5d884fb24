"""For whom a person of several offices speaks, by the years of the reports."""

from datetime import date

from goodoffices.codebook.actors import load_actors
from goodoffices.codebook.words import DateBasis
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When
from goodoffices.extract.drafting import _years_of
from goodoffices.extract.meeting import office_holders

TEXT = "Alassane Ouattara said that he would not meet him."


def test_an_undated_report_is_of_the_years_of_those_read_with_it():
    """He speaks for the opposition in the years of the crisis, for the state where no year is told."""
    report = Report(name="a.txt", number=0, text=TEXT, sentences=())
    key = ("Alassane", "Ouattara")
    assert office_holders(report, load_actors())[key] == ("CIV", "person")
    assert office_holders(report, load_actors(), (2011,))[key] == ("RHDP", "person")


def test_the_years_of_reports_are_those_of_their_dates():
    """A report without a day at either end tells none."""
    dates = (When(since=date(2010, 12, 30), until=date(2011, 1, 2)), When(since=date(2008, 1, 1), until=None))
    reports = [
        Report(name=f"{n}.txt", number=n, text="", sentences=(), published=Dating(when=one, basis=DateBasis.STATED))
        for n, one in enumerate(dates)
    ]
    assert _years_of(reports) == (2010, 2011)
