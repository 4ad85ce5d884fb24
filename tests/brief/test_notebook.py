"""Records as rows, as data frames, and as what a notebook shows."""

import sys
from types import SimpleNamespace

import pytest

from goodoffices.brief.notebook import SHOWN, frames_of, load_ipython_extension, rows_of, show
from goodoffices.errors import UsageError


def test_rows_hold_every_part_of_a_record(shelf_record):
    """As many rows as parts; a disagreement has one for each side; all of plain values."""
    rows = rows_of(shelf_record)
    assert [len(rows[name]) for name in ("statements", "events", "stances", "ties")] == [
        len(shelf_record.statements), len(shelf_record.events), len(shelf_record.stances), len(shelf_record.ties),
    ]  # fmt: skip
    assert len(rows["disagreements"]) == sum(len(one.sides) for one in shelf_record.disagreements)
    cells = [value for name, told in rows.items() if name != "statements" for row in told for value in row.values()]
    assert all(value is None or isinstance(value, (str, int, float, bool)) for value in cells)


def test_data_frames_ask_for_pandas_where_it_is_missing(shelf_record, monkeypatch):
    """The message names the remedy; rows need nothing."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match="pandas"):
        frames_of(shelf_record)


def test_values_show_themselves_and_nothing_of_a_report_acts_as_markup(shelf_record):
    """A record as a framed page, its parts as tables; all types are registered with the shell."""
    assert show(shelf_record).startswith("<iframe srcdoc=")
    for one in (shelf_record.statements[0], shelf_record.events[0], shelf_record.stances[0]):
        assert show(one).startswith("<table>")
    assert "<script" not in show(shelf_record)

    known = {}
    html = SimpleNamespace(for_type=known.setdefault)
    load_ipython_extension(SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": html})))
    assert set(known) == set(SHOWN)
