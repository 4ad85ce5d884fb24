"""Who is meant, on short reports of our own writing."""

import json
from pathlib import Path

import pytest

pytest.importorskip("training.who", reason="the training scripts stand in the repository alone")

from training.who import folded, references_of

HERE = Path(__file__).resolve()
REPORTS = HERE.parents[2] / "training" / "who"
RIGHT = {"africa": 424, "asia": 357, "europe_americas": 499, "middle_east": 415, "world": 561}


def test_right_readings_are_those_of_the_same_actors(tmp_path):
    """Several actors must all be told; of several readings any one is right; spelling of codes does not count."""
    text = "Peru and Bolivia met in Lima. Both sides praised Norway. The mediators left."
    words = {"Both sides": "PER,BOL", "Norway": "SWE|N O R", "Peru": "PER,BOL"}
    meant = [{"at": text.index(each), "words": each, "who": who} for each, who in words.items()]
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"day": "2024-05-02", "text": text, "meant": meant}]), encoding="utf-8")
    assert [one.is_right for one in references_of(path)] == [True, True, False]


def test_codes_agree_where_letters_and_digits_do():
    assert folded("São-Tomé M23") == "SAOTOMEM23"


@pytest.mark.long
@pytest.mark.parametrize("name", RIGHT)
def test_as_many_are_right_as_when_this_was_pinned(name):
    found = list(references_of(REPORTS / f"{name}.json"))
    assert sum(one.is_right for one in found) >= RIGHT[name]
