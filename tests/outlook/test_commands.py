"""The commands `draft` and `outlook`: files written and kept, JSON, and what cannot be done."""

from __future__ import annotations

import json
from pathlib import Path

from at_hand import SHELF
from typer.testing import CliRunner

from goodoffices.cli import app

RUN = CliRunner()


def test_draft_writes_a_file_and_keeps_its_edits(tmp_path: Path, shelf_statements: Path) -> None:
    """Without -o the file goes to the screen; with it, a file that is there is drafted again."""
    words = ["draft", str(SHELF), "--statements", str(shelf_statements)]
    shown = RUN.invoke(app, words)
    assert shown.exit_code == 0 and "# drafted: want:mlt.refusal" in shown.stdout
    file = tmp_path / "shelf.yaml"
    file.write_text(shown.stdout.replace("want: not mlt_accept", "want: mlt_accept"), encoding="utf-8")
    again = RUN.invoke(app, [*words, "-o", str(file)])
    assert again.exit_code == 0
    assert "want: not mlt_accept" not in file.read_text(encoding="utf-8")


def test_outlook_goes_from_reports_or_from_a_file(tmp_path: Path, shelf_statements: Path) -> None:
    """Both as text and as JSON."""
    whole = RUN.invoke(app, ["outlook", str(SHELF), "--statements", str(shelf_statements), "--samples", "40"])
    assert whole.exit_code == 0 and "no forecast" in " ".join(whole.stdout.split())
    file = tmp_path / "shelf.yaml"
    RUN.invoke(app, ["draft", str(SHELF), "--statements", str(shelf_statements), "-o", str(file)])
    found = RUN.invoke(app, ["outlook", str(file), "--samples", "40", "--json"])
    assert found.exit_code == 0
    assert {each["outcome"]["id"] for each in json.loads(found.stdout)["readings"][0]["outcomes"]} >= {"mediated-talks"}


def test_two_mediators_can_be_played_at_once(shelf_statements: Path) -> None:
    """Each with consents and an outcome of its own."""
    words = ["outlook", str(SHELF), "--statements", str(shelf_statements), "--samples", "20"]
    found = RUN.invoke(app, [*words, "--players", "MLT,TUN,PRT,ITA"])
    assert found.exit_code == 0
    told = " ".join(found.stdout.split())
    assert "talks mediated by Portugal" in told and "talks mediated by Italy" in told


def test_what_cannot_be_done_says_why(tmp_path: Path, shelf_statements: Path) -> None:
    """A stranger as player, and a file that is no conflict."""
    words = ["outlook", str(SHELF), "--statements", str(shelf_statements)]
    assert RUN.invoke(app, [*words, "--players", "MLT,TUN,BRA"]).exit_code == 2
    file = tmp_path / "bad.yaml"
    file.write_text("players: 3\n", encoding="utf-8")
    assert RUN.invoke(app, ["outlook", str(file)]).exit_code == 1
