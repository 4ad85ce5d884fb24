"""Words, trees and dates, without the model."""

from datetime import date

import numpy as np

from goodoffices.extract.calendar import nearest
from goodoffices.extract.frameworks import named_in
from goodoffices.extract.time_words import Clock
from goodoffices.extract.times import times_in
from goodoffices.extract.tokenise import tokenise
from goodoffices.extract.tree import best_heads


def words(text):
    return [text[start:end] for start, end in tokenise(text, 0, len(text))]


def test_contractions_and_possessives_are_parted():
    """As in the treebanks: "won't" is two words, "Oslo's" too."""
    assert words("Oslo's envoy won't mediate.") == ["Oslo", "'s", "envoy", "wo", "n't", "mediate", "."]


def test_hyphens_part_words_but_prefixes():
    """ "peace-keeping" is three words, "co-chair" one."""
    assert words("peace-keeping co-chair") == ["peace", "-", "keeping", "co-chair"]


def test_abbreviations_keep_their_stop():
    """A stop after a title or within an acronym is no end."""
    assert words("Mr. Brandt left the U.S. on Monday.")[:2] == ["Mr.", "Brandt"]


def test_the_best_tree_has_one_root():
    """Two words that both want to be the root: only one is."""
    scores = np.log(np.array([[1, 1, 1], [0.9, 0.01, 0.09], [0.8, 0.2, 0.01]]))
    assert sorted(best_heads(scores)).count(0) == 1


def test_relative_days_are_told_against_the_reports_own():
    """A Thursday's report: Monday is three days back, yesterday one, two weeks ago a month."""
    clock = Clock(today=date(2024, 7, 11))
    told = {text: times_in(text, clock)[0].iso for text in ("on Monday", "yesterday", "two years ago")}
    assert told == {"on Monday": "2024-07-08", "yesterday": "2024-07-10", "two years ago": "2022"}
    assert nearest(12, 30, date(2025, 1, 3)) == date(2024, 12, 30)


def test_without_a_day_of_its_own_a_report_tells_no_weekdays():
    """ "On Monday" means nothing where nobody knows the day; a year stands for itself."""
    assert times_in("on Monday", Clock())[0].iso is None
    assert times_in("in 1966", Clock())[0].iso == "1966"


def test_a_coming_day_lies_ahead():
    """ "By Friday" never tells what has been."""
    told = times_in("by Friday", Clock(today=date(2024, 7, 11)))[0]
    assert (told.iso, told.ahead) == (None, "2024-07-12")


def test_agreements_are_named_with_their_year():
    """The year may stand behind "of"."""
    found = named_in("They recalled the Lima Protocol of 1998 on the river.")
    assert [one.title for one in found] == ["Lima Protocol 1998"]
