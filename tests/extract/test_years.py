"""For whom a person of several offices speaks, by the years of the reports."""

from datetime import date

from goodoffices.codebook.actors import load_actors
from goodoffices.core.report import Report
from goodoffices.extract.drafting import _dated
from goodoffices.extract.meeting import office_holders
from goodoffices.extract.time_words import Clock

TEXT = "Alassane Ouattara said that he would not meet him."


def test_an_undated_report_is_of_the_days_of_those_read_with_it():
    """He speaks for the opposition in the years of the crisis, for the state where no year is told."""
    report, key = Report(name="a.txt", number=0, text=TEXT, sentences=()), ("Alassane", "Ouattara")
    for clock, code in ((Clock(), "CIV"), (Clock(told=(date(2010, 12, 30), date(2011, 1, 2))), "RHDP")):
        assert office_holders(_dated(report, clock), load_actors())[key] == (code, "person")
