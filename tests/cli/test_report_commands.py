"""The commands that begin with reports: what they print, how they end, and that trouble is one line."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from at_hand import SHELF
from typer.testing import CliRunner, Result

from goodoffices import __version__, pipeline
from goodoffices.cli import app
from goodoffices.cli.common import show_problems, write_text
from goodoffices.core.problem import Problem
from goodoffices.core.rows import REPORT_FIELDS, STATEMENT_FIELDS
from goodoffices.errors import UsageError


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_brief_writes_page_markdown_and_screen(tmp_path: Path, shelf_statements: Path) -> None:
    """One run, three drawings of the same brief."""
    page, text = tmp_path / "brief.html", tmp_path / "brief.md"
    result = run("brief", SHELF, "--statements", shelf_statements, "--html", page, "--markdown", text)
    assert result.exit_code == 0
    for drawing in (page.read_text("utf-8"), text.read_text("utf-8"), result.stdout):
        assert "What the reports add up to" in drawing or "WHAT THE REPORTS ADD UP TO" in drawing


def test_brief_prints_json_alone(shelf_statements: Path) -> None:
    """Standard output is one JSON value of the published schema."""
    value = json.loads(run("brief", SHELF, "--statements", shelf_statements, "--json", "--quotes-only").stdout)
    assert value["schema"] == "goodoffices/brief"
    assert all("text" not in one for one in value["reports"])


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("stances", {"actor", "role", "third_party", "stance", "condition", "since", "until", "evidence"}),
        ("disagreements", {"topic", "actor", "kind", "within", "says", "sides"}),
        ("timeline", {"id", "actor", "move", "when", "statements", "n_origins"}),
    ],
)
def test_tables_print_the_shapes_of_the_codebook(command: str, keys: set[str], shelf_statements: Path) -> None:
    """A bare array of objects with at least the codebook's keys."""
    rows = json.loads(run(command, SHELF, "--statements", shelf_statements, "--json").stdout)
    assert rows and all(keys <= set(row) for row in rows)
    assert run(command, SHELF, "--statements", shelf_statements).exit_code == 0


def test_statements_come_as_lines_and_as_a_sheet(shelf_statements: Path) -> None:
    """JSON Lines and CSV hold the same statements, in the same order."""
    lines = [json.loads(one) for one in run("statements", SHELF, "--format", "jsonl").stdout.splitlines()]
    sheet = list(csv.DictReader(io.StringIO(run("statements", SHELF, "--format", "csv").stdout)))
    assert [(one["ref"], one["move"]) for one in lines] == [(one["ref"], one["move"]) for one in sheet]


def test_read_says_what_was_dropped_and_why() -> None:
    """Furniture stands in its place, with the reason."""
    result = run("read", SHELF)
    assert "dropped, comment notice: Comments are closed." in result.stdout
    assert "published: 2031-03-14 (stated in the text)" in result.stdout


def test_parties_can_be_named(shelf_statements: Path) -> None:
    """Named parties and mediators are the cast."""
    words = ("--statements", shelf_statements, "--parties", "mlt,tun", "--third-parties", "PRT")
    assert "Malta and Tunisia, with Portugal as would-be mediator" in run("brief", SHELF, *words).stdout


def test_as_of_says_what_now_means(shelf_statements: Path) -> None:
    """A day fixed by the user stands in the brief."""
    told = run("brief", SHELF, "--statements", shelf_statements, "--as-of", "2031-05-01").stdout
    assert "“Now” is 1 May 2031" in " ".join(told.split())


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("brief", "/nowhere/at/all"), 1),
        (("brief", SHELF, "--as-of", "May"), 2),
        (("brief", SHELF, "--coder", "oracle"), 2),
        (("statements", SHELF, "--format", "xls"), 2),
        (("stances", SHELF, "--statements", "/nowhere.jsonl"), 1),
        (("brief",), 2),
    ],
)
def test_what_cannot_be_done_ends_with_a_line_and_a_code(words: tuple[str | Path, ...], code: int) -> None:
    """1 for what cannot be, 2 for wrong usage; no traceback."""
    result = run(*words)
    assert result.exit_code == code
    assert "Traceback" not in result.output
    assert result.output.strip()


def test_one_bad_input_does_not_stop_the_rest(tmp_path: Path, shelf_statements: Path) -> None:
    """An empty file beside the reports is one line of trouble."""
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    result = run("brief", SHELF, tmp_path / "empty.txt", "--statements", shelf_statements)
    assert result.exit_code == 0
    assert "empty.txt" in result.stderr


def test_files_of_unknown_types_are_listed_not_read(tmp_path: Path, shelf_statements: Path) -> None:
    """A folder's other files stand on standard error, one line for the folder; the brief goes on."""
    folder = Path(shutil.copytree(SHELF, tmp_path / "reports"))
    (folder / "map.png").write_bytes(b"\x89PNG")
    result = run("brief", folder, "--statements", shelf_statements)
    assert result.exit_code == 0
    assert result.stderr.count("map.png") == 1 and "not read" in result.stderr


def test_changes_names_what_is_new(shelf_statements: Path) -> None:
    """From one report to five, and from five to the same five."""
    told = run("changes", SHELF / "02-lusitania-agency.txt", SHELF).stdout
    assert "Four reports new" in " ".join(told.split())
    assert "14 March 2031" in told and "2031-03" not in told  # days in words, as everywhere on the screen
    assert "Nothing changed." in run("changes", SHELF, SHELF).stdout


def test_a_page_that_cannot_be_written_is_told_before_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for a brief that then has no place."""
    monkeypatch.setattr(pipeline, "records", lambda *_: pytest.fail("reports were read"))
    for words in (("brief", "--html"), ("brief", "--markdown"), ("draft", "-o")):
        for place in (tmp_path / "missing" / "brief.html", tmp_path):
            result = run(words[0], SHELF, words[1], place)
            assert result.exit_code == 2
            assert str(tmp_path) in result.stderr


def test_trouble_is_one_line(tmp_path: Path) -> None:
    """However long the path, and however narrow the screen."""
    long = tmp_path / ("a" * 120) / "b.txt"
    assert len(run("read", long).stderr.splitlines()) == 1


def test_wishes_that_the_reports_cannot_meet_are_told(shelf_statements: Path) -> None:
    """A party of whom nothing is told."""
    result = run("stances", SHELF, "--statements", shelf_statements, "--parties", "Iceland,TUN")
    assert result.exit_code == 0
    assert "--parties: no statement is about ISL." in result.stderr


def test_parties_go_by_name_too(shelf_statements: Path) -> None:
    """A name that the lists know is as good as its code, whatever the case."""
    words = ("stances", SHELF, "--statements", shelf_statements, "--json", "--parties")
    assert run(*words, "malta, Tunisia").stdout == run(*words, "MLT,TUN").stdout


def test_parties_that_nobody_knows_are_refused(shelf_statements: Path) -> None:
    """Neither the lists nor the reports: a slip of the pen must not become an actor; one party alone is none."""
    words = ("stances", SHELF, "--statements", shelf_statements, "--parties")
    result = run(*words, "Mlata,TUN")
    assert result.exit_code == 2
    assert "no list of actors and no report knows MLATA. Did you mean Malta?" in " ".join(result.stderr.split())
    alone = run(*words, "MLT")
    assert alone.exit_code == 2 and "names MLT alone" in alone.stderr


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk the edits in a conflict file are not lost, and nothing is left beside it."""
    path = tmp_path / "row.yaml"
    path.write_text("my edits")

    def full(self: Path, text: str, **options: object) -> int:
        with self.open("w") as file:
            file.write(text[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(UsageError, match="No space left on device"):
        write_text(path, "drafted anew")
    assert path.read_text() == "my edits"
    assert list(tmp_path.iterdir()) == [path]


def test_the_version_is_told() -> None:
    """As every program tells it."""
    assert run("--version").stdout == f"goodoffices {__version__}\n"


@pytest.mark.parametrize("module", ["goodoffices.cli", "rich.table"])
def test_stopped_while_it_loads_it_ends_quietly(module: str) -> None:
    """No traceback for Ctrl+C in the first half second."""
    code = (
        "import sys, builtins\nold = builtins.__import__\n"
        f"def stop(name, *rest):\n    if name == {module!r}: raise KeyboardInterrupt\n    return old(name, *rest)\n"
        "builtins.__import__ = stop\nfrom goodoffices.__main__ import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "goodoffices: interrupted\n")


def test_what_is_later_than_now_is_left_out_and_told(shelf_statements: Path) -> None:
    """A report of June does not count in March, and says so; what bears no date is never surely later."""
    words = ("--statements", shelf_statements, "--as-of")
    result = run("stances", SHELF, "--json", *words, "2031-03-20")
    assert "05-foreign-ministry-briefing.txt: is later than --as-of 2031-03-20 and was left out." in result.stderr
    assert all(row["since"] is None or row["since"] < "2031-03-21" for row in json.loads(result.stdout))
    result = run("stances", SHELF, "--json", *words, "2031-01-01")
    told = {each["report"] for row in json.loads(result.stdout) for each in row["evidence"]}
    assert told == {"04-shelfwatch.html"}
    dated = [one for one in sorted(SHELF.iterdir()) if one.name.startswith(("01", "02"))]
    result = run("stances", *dated, *words, "2031-01-01")
    assert result.exit_code == 1
    assert "every report is later than 2031-01-01" in result.stderr


def test_changes_of_reports_without_a_dispute_is_one_line(tmp_path: Path) -> None:
    """Two reports on the weather have no record to compare."""
    sunny = tmp_path / "sun.txt"
    sunny.write_text("Sun over the bay\n\nIt was sunny on Monday. It will be sunny on Friday.\n", encoding="utf-8")
    result = run("changes", sunny, sunny)
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_the_table_of_statements_can_be_read_at_80_columns(
    shelf_statements: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long conditions and speakers leave the sentence room."""
    monkeypatch.setenv("COLUMNS", "80")
    told = run("statements", SHELF, "--statements", shelf_statements).stdout
    assert max(len(line) for line in told.splitlines()) <= 80
    assert len(told.splitlines()) < 400


def test_a_screen_of_few_letters_gets_question_marks(shelf_statements: Path) -> None:
    """Curly quotes on an ASCII terminal end no command."""
    words = (sys.executable, "-m", "goodoffices", "stances", str(SHELF), "--statements", str(shelf_statements))
    result = subprocess.run(words, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=False)
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr


def test_a_report_in_another_language_is_listed_and_not_coded(tmp_path: Path) -> None:
    """It is named, and nothing is concluded from the words that it shares with English."""
    page = tmp_path / "page.txt"
    page.write_text(
        "Le Portugal propose sa médiation\n\nLisbonne a offert hier ses bons offices à la Tunisie et à Malte, si "
        "les deux parties le souhaitent. Le ministre a déclaré que son pays était prêt à accueillir des pourparlers.\n"
    )
    result = run("statements", page, "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
    told = " ".join(run("explain", page, "1").stdout.split())
    assert "the report is not in English" in told and "what it rests on nothing" in told
    assert "not in English" in " ".join(result.stderr.split())


@pytest.mark.model
def test_a_sentence_of_a_folder_is_named_with_its_report() -> None:
    """As 000:1 or 000 1; what is neither is answered with the right form."""
    told = run("explain", SHELF, "000:1")
    assert told.exit_code == 0 and run("explain", SHELF, "000", "1").stdout == told.stdout
    for words in (["1"], ["first"], ["000", "1", "2"]):
        result = run("explain", SHELF, *words)
        assert result.exit_code == 2 and f"goodoffices explain {SHELF} " in " ".join(result.stderr.split())
    assert "one at a time" in " ".join(run("explain", SHELF, "000:1", "000:2").stderr.split())


@pytest.mark.model
def test_named_parties_of_which_a_report_knows_nothing_are_told() -> None:
    """It is not that none could be told, and the remedy is no option that was given."""
    (page,) = Path(SHELF).glob("01-*")
    said = " ".join(run("stances", page, "--parties", "ISL,MLT").stderr.split())
    assert "names fewer than two of ISL, MLT" in said and "Name them with --parties" not in said


def test_reports_make_a_table_that_goes_with_that_of_statements(shelf_statements: Path) -> None:
    """Joined by the report's name; a table without rows has its columns all the same."""
    reports = list(csv.DictReader(io.StringIO(run("read", SHELF, "--format", "csv").stdout)))
    assert (reports[0]["report"], reports[0]["since"], reports[0]["sentences"]) == (
        "01-evening-courier.txt", "2031-03-14", "9",
    )  # fmt: skip
    words = ("statements", SHELF, "--statements", shelf_statements, "--format", "csv")
    told = list(csv.DictReader(io.StringIO(run(*words).stdout)))
    assert {one["report"] for one in told} == {one["report"] for one in reports}
    assert tuple(told[0]) == STATEMENT_FIELDS and tuple(reports[0]) == REPORT_FIELDS
    none = run(*words, "--min-confidence", "1", "--parties", "IND,PAK").stdout
    assert none.splitlines()[0].split(",") == list(STATEMENT_FIELDS)
    assert run("read", SHELF, "--format", "xls").exit_code == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("format", ["table", "csv"])
def test_output_that_finds_no_room_is_one_line(shelf_statements: Path, format: str) -> None:
    """Redirected to a full disk."""
    words = ["statements", str(SHELF), "--statements", str(shelf_statements), "--format", format]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "goodoffices", *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    said = "goodoffices: the output cannot be written: No space left on device.\n"
    assert (done.returncode, done.stderr) == (1, said)


def test_trouble_that_comes_again_and_again_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """Five lines of it, and how many more."""
    show_problems(tuple(Problem(where=f"a.csv#{n}", what="is empty.", hint="Leave it out.") for n in range(200)))
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 6 and said[-1].startswith("195 more: is empty.")


def test_actors_of_ones_own_are_told_by_name(tmp_path: Path) -> None:
    """--actors names them in all that a command prints."""
    (tmp_path / "one.txt").write_text(
        "Norway offers help\n\n3 May 2031. Norway offered to mediate. Exland refused.", "utf-8"
    )
    mine, coded = tmp_path / "mine.yaml", tmp_path / "coded.jsonl"
    mine.write_text("states: {EXL: {names: [Exland]}}\ngroups: {FLX: {names: [Front for Work]}}\n", "utf-8")
    told = {"report": "one.txt", "speaker": None, "speaker_kind": None, "modality": "actual", "frameworks": []}
    rows = [
        {**told, "quote": "Norway offered to mediate.", "actor": "NOR", "move": "offer", "third_party": "NOR",
         "toward": ["EXL", "FLX"]},
        {**told, "quote": "Exland refused.", "actor": "EXL", "move": "refuse", "third_party": "NOR", "toward": ["NOR"]},
    ]  # fmt: skip
    coded.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    given = ("--statements", coded, "--parties", "EXL,FLX", "--actors", mine)
    for command in ("stances", "timeline", "brief"):
        result = run(command, tmp_path / "one.txt", *given)
        assert result.exit_code == 0, result.output
        assert "Exland" in result.stdout and "EXL " not in result.stdout
    assert "the Front for Work" in " ".join(run("brief", tmp_path / "one.txt", *given).stdout.split())


def test_a_changed_file_of_actors_is_another_wish(tmp_path: Path) -> None:
    """What a case read with a file of actors counts for its words, not for its name."""
    mine = tmp_path / "mine.yaml"
    wished = pipeline.Request(actors=mine)
    mine.write_text("states: {EXL: {names: [Exland]}}\n", "utf-8")
    before = pipeline._options_of(wished)
    mine.write_text("states: {EXL: {names: [Exland], people: [Exlander]}}\n", "utf-8")
    assert pipeline._options_of(wished) != before
