"""A case on the whole way: made, added to, briefed and corrected from the command line, without a model."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import ferry_row
import pytest
from typer.testing import CliRunner

from goodoffices import casework, pipeline
from goodoffices.brief.phrases import dates_in_words
from goodoffices.cli import app
from goodoffices.core.rows import statement_row
from goodoffices.core.when import When
from goodoffices.errors import UsageError
from goodoffices.store.casefile import open_case
from goodoffices.store.corrections import load_log
from goodoffices.store.gold import gold_rows

run = CliRunner()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of three report files, with statements from a file."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, (text, day) in ferry_row.TEXTS.items():
        headline, body = text.split("\n\n")
        (folder / name).write_text(f"{headline}\n\nPublished: {day}\n\n{body}\n")
    coded = tmp_path / "coded.jsonl"
    coded.write_text("".join(json.dumps(statement_row(one)) + "\n" for one in ferry_row.statements()))
    path = tmp_path / "ferry.case"
    _ok("new", path, "--title", "The ferry row", "--parties", "GHA,TGO", "--third-parties", "NOR")
    told = _ok("add", path, folder, "--statements", coded)
    assert told.count("added") == 3
    return path


def _ok(*words: object) -> str:
    done = run.invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.output


def _fails(*words: object) -> str:
    done = run.invoke(app, [str(word) for word in words])
    assert done.exit_code in (1, 2), done.output
    return " ".join(done.output.split())


def test_every_command_that_takes_reports_takes_a_case(case: Path) -> None:
    """brief, read, statements, stances, disagreements, timeline: the same words, a case in the place of files."""
    assert len(json.loads(_ok("statements", case, "--json"))) == len(ferry_row.CODED)
    assert {one["actor"] for one in json.loads(_ok("stances", case, "--json"))} >= {"NOR", "TGO"}
    for command in ("read", "disagreements", "timeline"):
        assert isinstance(json.loads(_ok(command, case, "--json")), list)
    assert casework.look(case, pipeline.Request()).records[0].title == "The ferry row"


def test_adding_again_finds_everything_there(case: Path, tmp_path: Path) -> None:
    """Nothing is doubled; a report that is gone from the case comes back whole."""
    assert _ok("add", case, tmp_path / "reports").count("known") == 3
    _ok("remove", case, "beta.txt")
    assert len(json.loads(_ok("list", case, "--json"))) == 2
    assert "restored" in _ok("add", case, tmp_path / "reports" / "beta.txt")
    assert len(json.loads(_ok("statements", case, "--json"))) == len(ferry_row.CODED)


def test_corrections_reach_every_conclusion(case: Path) -> None:
    """Reject, change, add, fix a date, settle, undo: what is concluded follows, and the log tells it all."""
    rows = json.loads(_ok("statements", case, "--json"))
    place = {row["quote"][:12]: row["ref"] for row in rows}
    _ok("correct", "reject", case, place["Ghana accuse"], "--who", "Ada", "--why", "a rumour")
    _ok(
        "correct",
        "change",
        case,
        place["Togo refused"],
        "--set",
        "move=hedge",
        "--set",
        "third_party=NOR",
        "--who",
        "Ada",
    )
    _ok("correct", "add", case, "gamma.txt", "Lomé recalls its envoy", "--set", "move=escalate", "--set", "actor=TGO")
    moves = [row["move"] for row in json.loads(_ok("statements", case, "--json"))]
    assert moves.count("accuse") == 0
    assert (moves.count("hedge"), moves.count("escalate")) == (1, 2)
    _ok("correct", "report", case, "alpha.txt", "--date", "2029-03-20")
    assert any(one["since"] == "2029-03-20" for one in json.loads(_ok("stances", case, "--json")))
    assert "a rumour" in _ok("correct", "log", case)
    _ok("correct", "undo", case, "1", "--who", "Bo")
    assert len(json.loads(_ok("statements", case, "--json"))) == len(ferry_row.CODED) + 1
    assert _ok("agreement", case).count("Ada") == 1
    with open_case(case) as opened:
        assert len(load_log(opened)) == 5


def test_a_change_says_what_it_changes(case: Path) -> None:
    """From what to what; nothing to change is refused, a missing move told with the moves, a new actor as new."""
    ref = next(one["ref"] for one in json.loads(_ok("statements", case, "--json")) if one["move"] == "refuse")
    assert "nothing to change" in _fails("correct", "change", case, ref)
    told = " ".join(_ok("correct", "change", case, ref, "--set", "third_party=NOW").split())
    assert ("third_party from" in told, "to NOW" in told) == (True, True)
    assert "NOW is an actor that no list knows; it is taken as a new one. Did you mean NOR?" in told
    assert "The move is missing: one of offer, decline" in _fails("correct", "add", case, "gamma.txt", "Lomé recalls")


def test_numbers_that_move_are_told(case: Path) -> None:
    """Reports are numbered by name: taking one out or renaming it moves others, and says which."""
    assert "000 is now 002; 001 is now 000" not in _ok("rename", case, "alpha.txt", "aloe.txt")
    assert "000 is now 002, 001 is now 000, 002 is now 001" in " ".join(_ok("rename", case, "000", "zeta.txt").split())
    assert "001 is now 000" in " ".join(_ok("remove", case, "000").split())
    assert "is a path" in _fails("rename", case, "000", "../beta.txt")


def test_events_are_merged_and_split(case: Path) -> None:
    """Two events taken for one, and one of them apart again."""
    before = json.loads(_ok("timeline", case, "--json"))
    first, second = before[0]["id"], before[1]["id"]
    _ok("correct", "merge", case, first, second)
    merged = json.loads(_ok("timeline", case, "--json"))
    assert len(merged) == len(before) - 1
    whole = next(one for one in merged if one["id"] == first)
    assert len(whole["statements"]) == len(before[0]["statements"]) + len(before[1]["statements"])
    _ok("correct", "split", case, first, whole["statements"][-1]["quote"]["ref"])
    assert len(json.loads(_ok("timeline", case, "--json"))) == len(before)


def test_a_disagreement_settled_says_so_everywhere(case: Path) -> None:
    """The note is part of what the disagreement says."""
    assert json.loads(_ok("disagreements", case, "--json"))
    _ok("correct", "settle", case, 1, "taken as a change", "--who", "Ada")
    assert any("Settled by Ada" in one["says"] for one in json.loads(_ok("disagreements", case, "--json")))


def test_gold_comes_out_as_corrected(case: Path, tmp_path: Path) -> None:
    """Only what people decided on, where wanted; never over something that is there."""
    ref = json.loads(_ok("statements", case, "--json"))[0]["ref"]
    _ok("correct", "accept", case, ref)
    _ok("export-gold", case, tmp_path / "gold", "--checked")
    assert len((tmp_path / "gold" / "gold.jsonl").read_text().splitlines()) == 1
    assert "cannot be written" in _fails("export-gold", case, tmp_path / "gold")
    assert json.loads((tmp_path / "gold" / "case.json").read_text())["statements_only"]
    assert sorted(one.name for one in (tmp_path / "gold" / "reports").iterdir()) == sorted(ferry_row.TEXTS)


def test_gold_holds_dates_as_the_scorer_takes_them() -> None:
    """A day, or the month or year that an interval lies in; nothing where it is wider."""
    one = ferry_row.statements()[0]
    for text, told in {"2029-03-01": "2029-03-01", "2029-03": "2029-03", "2029-03-01/2029-03-09": "2029-03",
                       "2029-03/2029-07": "2029", "2029-03/2030-01": None}.items():  # fmt: skip
        (line,) = gold_rows([replace(one, when=When.parse(text))])
        assert json.loads(line)["date"] == told


def test_a_disagreement_is_settled_by_the_number_it_is_listed_under(case: Path) -> None:
    """What is too doubtful for the list does not count in it either."""
    listed = json.loads(_ok("disagreements", case, "--json"))
    ordered = sorted(listed, key=lambda one: one["within"])
    printed = _ok("disagreements", case)
    for number, one in enumerate(ordered, 1):
        assert f"\n{number}. {one['kind']}" in printed
        says = dates_in_words(one["says"].split(" Settled")[0])
        assert says in " ".join(_ok("correct", "settle", case, number, "noted").split())


def test_impossible_requests_get_one_line(case: Path, tmp_path: Path) -> None:
    """Where, what and the remedy; nothing is changed."""
    assert "no statements fit" in _fails("correct", "accept", case, "000:99")
    assert "does not stand" in _fails("correct", "add", case, "alpha.txt", "words of nobody", "--set", "move=offer")
    assert "no date" in _fails("correct", "report", case, "alpha.txt", "--date", "May")
    assert "stands alone" in _fails("brief", case, tmp_path / "reports")
    assert "does not exist" in _fails("list", tmp_path / "none.case")
    assert "there already" in _fails("new", case)
    assert "no such folder" in _fails("new", tmp_path / "missing" / "a.case")
    assert "not a folder" in _fails("new", case / "a.case")
    with pytest.raises(UsageError, match="stands alone"):
        pipeline.read([case, tmp_path])
    with open_case(case) as opened:
        assert not load_log(opened)


def test_an_empty_case_says_what_to_do(tmp_path: Path) -> None:
    """A hint with the next command."""
    _ok("new", tmp_path / "e.case")
    assert "goodoffices add" in _fails("stances", tmp_path / "e.case")


def test_a_party_that_no_list_knows_is_told_when_the_case_is_made(tmp_path: Path) -> None:
    """It may be one that the lists lack, or a slip of the fingers."""
    told = _ok("new", tmp_path / "a.case", "--parties", "Ghana,Togoo")
    assert "TOGOO is an actor that no list knows" in told and "Did you mean Togo?" in told and "GHANA" not in told


def test_the_next_command_can_be_typed_as_it_stands(tmp_path: Path) -> None:
    """A file's name with blanks stands in quotation marks."""
    path = tmp_path / "my case"
    assert f"goodoffices add '{path}' REPORTS" in _ok("new", path)
    assert f"goodoffices new '{path}2'" in _fails("list", f"{path}2")


def test_disagreements_are_numbered_as_they_are_printed(monkeypatch: pytest.MonkeyPatch, case: Path) -> None:
    """The number is a place in the list that a reader sees, in the order of telling, not one of the record."""
    from goodoffices.brief.differing import differences
    from goodoffices.cli import correcting

    monkeypatch.setattr(correcting, "differences", lambda record: tuple(reversed(differences(record))))
    record = pipeline.records([case], pipeline.Request(min_confidence=pipeline.ENOUGH))[0]
    last = differences(record)[-1].disagreement.sides[0].says
    assert last in " ".join(_ok("correct", "settle", case, 1, "noted").split())
