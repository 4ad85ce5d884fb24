from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import ferry_row
import pytest

from goodoffices.errors import CaseError, UsageError
from goodoffices.store import casefile
from goodoffices.store.casefile import Case, is_case, new_case, open_case
from goodoffices.store.reports import (
    find_report,
    keep_report,
    list_reports,
    load_reports,
    remove_report,
    rename_report,
)
from goodoffices.store.runs import list_runs, load_run, save_run
from goodoffices.store.schema import LATEST, MIGRATIONS
from goodoffices.store.search import query_of, search_reports


def test_reports_and_statements_come_back_as_they_went_in(case: Case) -> None:
    """What is kept equals what is given back, every slot and offset of it."""
    assert load_reports(case) == ferry_row.reports()
    assert load_run(case, load_reports(case)) == ferry_row.extraction()


def test_a_case_is_told_by_its_header(case: Case, tmp_path: Path) -> None:
    """Other databases and files are no cases."""
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE t (x)").connection.close()
    (tmp_path / "text").write_text("SQLite")
    assert is_case(case.path)
    assert not any(is_case(tmp_path / name) for name in ("other.db", "text", "missing", "."))


def test_any_sqlite_tool_opens_it(case: Case) -> None:
    """Names of tables and columns are plain, and foreign keys hold."""
    db = sqlite3.connect(case.path)
    found = db.execute("SELECT report, move, actor FROM statements ORDER BY id LIMIT 1").fetchone()
    assert found == ("alpha.txt", "offer", "NOR")
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert not db.execute("PRAGMA foreign_key_check").fetchall()
    db.close()


def test_the_same_report_is_taken_once_and_a_copy_is_kept(case: Case) -> None:
    """A report is told by source and text; the same text from another source is a report of its own."""
    again = ferry_row.report("alpha.txt")
    assert keep_report(case, again) == "known"
    other = ferry_row.report("alpha.txt", again.text)
    from dataclasses import replace

    assert keep_report(case, replace(other, path="/elsewhere/alpha.txt")) == "copy"
    assert [one.name for one in load_reports(case)] == ["alpha.txt", "beta.txt", "elsewhere/alpha.txt", "gamma.txt"]


def test_a_removed_report_stays_in_the_file_and_comes_back(case: Case) -> None:
    """Removing hides; adding again restores."""
    remove_report(case, "beta.txt")
    assert [one.name for one in load_reports(case)] == ["alpha.txt", "gamma.txt"]
    assert [one.report.name for one in list_reports(case, with_removed=True) if one.removed_at] == ["beta.txt"]
    assert all(one.quote.report != "beta.txt" for one in load_run(case, load_reports(case)).statements)
    assert keep_report(case, ferry_row.report("beta.txt")) == "restored"
    assert load_reports(case) == ferry_row.reports()


def test_a_source_with_a_new_text_keeps_the_old_one(case: Case) -> None:
    """A renewed report replaces the text under its name; the former one is in past_reports."""
    assert keep_report(case, ferry_row.report("alpha.txt", "Oslo offers\n\nNorway offered to help.")) == "renewed"
    assert case.rows("SELECT text FROM past_reports")[0]["text"] == ferry_row.TEXTS["alpha.txt"][0]


def test_renaming_goes_through_everything(case: Case) -> None:
    """Statements follow the new name; names that are taken are refused."""
    rename_report(case, "alpha.txt", "first report")
    reports = load_reports(case)
    assert {one.quote.report for one in load_run(case, reports).statements} == {"first report", "beta.txt", "gamma.txt"}
    with pytest.raises(UsageError, match="taken"):
        rename_report(case, "beta.txt", "gamma.txt")
    with pytest.raises(UsageError, match="not in the case"):
        rename_report(case, "nobody", "x")


def test_a_report_is_found_by_name_number_or_part(case: Case) -> None:
    """Words that mean none or several are refused with what there is."""
    assert [find_report(case, word) for word in ("beta.txt", "001", "bet")] == ["beta.txt"] * 3
    with pytest.raises(UsageError, match=r"alpha\.txt"):
        find_report(case, "zeta")


def test_only_some_runs_are_kept(case: Case) -> None:
    """The newest runs stay; statements of older ones go with them."""
    for number in range(8):
        save_run(case, ferry_row.extraction(), scope=f"s{number}", coder="built-in", version="1", began_at="")
    assert [one.scope for one in list_runs(case)] == ["s7", "s6", "s5", "s4", "s3"]
    assert case.rows("SELECT count(DISTINCT run) FROM statements")[0][0] == 5


@pytest.mark.parametrize("version", range(1, LATEST))
def test_an_older_case_is_migrated_with_a_copy_kept(tmp_path: Path, version: int) -> None:
    """A file of every older version opens; its contents and a copy of it are there."""
    path = tmp_path / "old.case"
    new_case(path, title="Old", version=version)
    with open_case(path) as case:
        assert case.rows("PRAGMA user_version")[0][0] == LATEST
        assert case.about("title") == "Old"
    copy = sqlite3.connect(tmp_path / f"old.case.version-{version}")
    assert copy.execute("PRAGMA user_version").fetchone() == (version,)
    copy.close()


def test_migrations_end_where_a_new_file_begins(tmp_path: Path) -> None:
    """Migrated and new files have the same tables; versions count up without gaps."""
    assert [one.version for one in MIGRATIONS] == list(range(1, LATEST + 1))
    schemas = []
    for version in (1, LATEST):
        path = tmp_path / f"{version}.case"
        new_case(path, version=version)
        with open_case(path) as case:
            schemas.append([row["sql"] for row in case.rows("SELECT sql FROM sqlite_schema ORDER BY name")])
    assert schemas[0] == schemas[1]


def test_a_file_of_a_newer_version_is_left_as_it_is(case: Case) -> None:
    """It is refused with a hint, and not a byte changes."""
    case.db.execute(f"PRAGMA user_version = {LATEST + 1}")
    case.close()
    before = case.path.read_bytes()
    with pytest.raises(CaseError, match="newer goodoffices"):
        open_case(case.path)
    assert case.path.read_bytes() == before


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    """Missing files, texts and places that are taken each get their message."""
    (tmp_path / "x.txt").write_text("text")
    with pytest.raises(CaseError, match="does not exist"):
        open_case(tmp_path / "missing")
    with pytest.raises(CaseError, match="no case"):
        open_case(tmp_path / "x.txt")
    with pytest.raises(CaseError, match="there already"):
        new_case(tmp_path / "x.txt")
    with pytest.raises(CaseError, match="no such folder"):
        new_case(tmp_path / "no" / "folder.case")


def test_a_damaged_file_says_so(case: Case) -> None:
    """Pages overwritten with noise end in a message, not in a traceback."""
    case.close()
    data = bytearray(case.path.read_bytes())
    data[4096 : len(data) - 4096] = b"\x5a" * (len(data) - 8192)
    case.path.write_bytes(bytes(data))
    with pytest.raises(CaseError, match="damaged"), open_case(case.path) as opened:
        load_reports(opened)


def test_a_truncated_file_says_so(case: Case) -> None:
    """A file cut short ends in a message too."""
    case.close()
    data = case.path.read_bytes()
    case.path.write_bytes(data[: len(data) // 3])
    with pytest.raises(CaseError, match="damaged"), open_case(case.path) as opened:
        load_reports(opened)


def test_a_full_disk_loses_nothing(case: Case) -> None:
    """What does not fit is not saved at all; what was there is; and with room it goes on."""
    pages = case.rows("PRAGMA page_count")[0][0]
    case.db.execute(f"PRAGMA max_page_count = {pages}")
    large = ferry_row.report("large.txt", "Title\n\n" + "Norway offered help. " * 4000)
    with pytest.raises(CaseError, match="disk is full"):
        keep_report(case, large)
    assert load_reports(case) == ferry_row.reports()
    case.db.execute("PRAGMA max_page_count = 100000")
    assert keep_report(case, large) == "added"


def test_two_processes_at_once_wait_or_say_so(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second writer is told who holds the file; readers go on; nothing is lost."""
    monkeypatch.setattr(casefile, "WAIT", 0.05)
    with open_case(case.path) as other:
        with case.writing():
            assert len(load_reports(other)) == 3
            with pytest.raises(CaseError, match="another process"):
                remove_report(other, "alpha.txt")
        remove_report(other, "alpha.txt")
    assert len(load_reports(case)) == 2


def test_a_read_only_file_is_read_and_says_that_it_cannot_be_changed(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the right to write the case opens for reading, and writing gets a message."""
    case.close()
    case.path.chmod(0o444)
    monkeypatch.setattr(casefile.os, "access", lambda path, mode: mode != os.W_OK)  # also where root runs the tests
    with open_case(case.path) as opened:
        assert len(load_reports(opened)) == 3
        with pytest.raises(CaseError, match="may only be read"):
            remove_report(opened, "alpha.txt")


def test_search_finds_words_in_reports_and_shows_their_sentences(case: Case) -> None:
    """Words are stemmed, phrases hold together, removed reports are not found, hits point at their words."""
    reports = load_reports(case)
    (hit,) = search_reports(case, "ferries accept", reports)
    assert hit.report.name == "beta.txt"
    sentence, marks = hit.sentences[0], hit.marks[0]
    assert [sentence.text[start:end] for start, end in marks] == ["Ferry"]
    assert {one.report.name for one in search_reports(case, '"Ghana and Togo"', reports)} == {"alpha.txt"}
    assert {one.report.name for one in search_reports(case, "ambass*", reports)} == {"gamma.txt"}
    remove_report(case, "gamma.txt")
    assert not search_reports(case, "ambassador", reports)


@pytest.mark.parametrize(
    "typed", ['"', "AND", "a OR", "NOT", "*", "(", "col:x", 'a" OR "', "NEAR(a b)", "\x00", "^", "-"]
)
def test_nothing_typed_breaks_the_search(case: Case, typed: str) -> None:
    """Signs of the query language have no meaning, and make no error."""
    search_reports(case, typed, load_reports(case))


def test_a_query_is_words_and_phrases() -> None:
    """Every word is quoted; only *, OR and NOT keep a meaning."""
    assert query_of('Oslo "good offices" medi* OR help') == '"Oslo" "good offices" "medi"* OR "help"'
