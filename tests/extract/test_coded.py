import json

import pytest

from goodoffices.core.folding import fold, fold_with_offsets
from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.errors import InputError
from goodoffices.extract.coded import load_statements, read_coded

TEXT = "Chile offers help\n\nChile’s minister said it “would\nhelp, if both sides ask” – and soon."
REPORT = Report(name="a.txt", number=0, text=TEXT, sentences=((0, 17), (19, len(TEXT))), path="x/a.txt")
READING = Reading(reports=(REPORT,))
ROW = {"report": "a.txt", "quote": "Chile offers help", "actor": "CHL", "move": "offer", "third_party": "CHL"}


def coded(**slots):
    return read_coded([json.dumps({**ROW, **slots})], READING, name="rows.jsonl")


def test_a_quotation_is_found_whatever_its_quotation_marks_and_white_space():
    """The statement then quotes the report's own words, not the row's."""
    made = coded(
        quote="Chile's minister said it \"would help, if both sides ask\" - and soon.",
        modality="conditional", condition="if both sides ask",
    )  # fmt: skip
    (one,) = made.statements
    assert one.quote.text == TEXT[19:]
    assert one.condition.text == "if both sides ask"
    assert (one.coder, one.confidence, made.problems) == ("file", 1.0, ())


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"quote": "Chile refuses to help"}, "does not stand in a.txt"),
        ({"report": "b.txt"}, "not among those read"),
        ({"modality": "conditional", "condition": "if it rains"}, "condition does not stand"),
        ({"move": "dance"}, "no statement of the codebook"),
        ({"date": "soon"}, "no statement of the codebook"),
        ({"quote": None}, "lacks report, quote or move"),
    ],
)
def test_a_row_that_cannot_be_placed_is_a_problem_and_kept_out(slots, words):
    """Shown with its line, and the rest goes on."""
    made = coded(**slots)
    assert made.statements == ()
    assert made.problems[0].where == "rows.jsonl:1"
    assert words in str(made.problems[0])


def test_a_line_that_is_no_json_is_a_problem():
    """Empty lines are passed over."""
    made = read_coded(["", "{", json.dumps(ROW)], READING)
    assert (len(made.statements), [one.where for one in made.problems]) == (1, ["statements:2"])


def test_a_report_is_known_by_the_end_of_its_path():
    """Rows may name the file where reports are cited with their folder."""
    where = Report(name="x/a.txt", number=0, text=TEXT, sentences=REPORT.sentences)
    assert read_coded([json.dumps(ROW)], Reading(reports=(where,))).statements[0].quote.report == "x/a.txt"


def test_statements_come_in_the_order_of_the_text():
    """Whatever the order of the rows."""
    second = {**ROW, "quote": "Chile’s minister said it", "move": "urge", "third_party": None}
    made = read_coded([json.dumps(second), json.dumps(ROW)], READING)
    assert [one.move.value for one in made.statements] == ["offer", "urge"]


def test_a_file_that_is_not_there():
    """Says which."""
    from pathlib import Path

    with pytest.raises(InputError, match=r"nowhere\.jsonl"):
        load_statements(Path("nowhere.jsonl"), READING)


@pytest.mark.parametrize("text", ["A “b”\n\n c", "x\u00ad—y", "ﬁnal  ½ ", "", "É l’été"])
def test_levelled_text_is_the_same_with_and_without_offsets(text):
    """And every offset points to the character that it stems from."""
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert all(0 <= offset < len(text) for offset in offsets)


def test_a_file_of_another_kind_is_told_once(tmp_path):
    """Not line by line."""
    path = tmp_path / "notes.md"
    path.write_text("# Notes\n\nPeru offered letters.\n")
    with pytest.raises(InputError, match=r"holds no coded statements\. Give JSON Lines"):
        load_statements(path, Reading(reports=()))
