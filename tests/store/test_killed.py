"""A process killed at any moment leaves a file that opens, with all that was promised, and goes on from there."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ferry_row
import pytest

from goodoffices.store.casefile import new_case, open_case
from goodoffices.store.corrections import load_log
from goodoffices.store.reports import keep_report, load_reports
from goodoffices.store.runs import list_runs
from goodoffices.store.schema import LATEST

VICTIM = Path(__file__).with_name("victim.py")
SPREAD = {"add": 846, "correct": 380, "migrate": 336}
"""Ticks over which a work goes on, roughly: kills are spread over them."""


def _run(work: str, path: Path, ticks: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(VICTIM), work, str(path), str(ticks)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def _prepare(work: str, path: Path) -> None:
    if work == "migrate":
        new_case(path, version=1)
        db = sqlite3.connect(path)
        for one in ferry_row.reports():
            fields = (one.name, one.digest, one.title, one.text, *[""] * 5, "en", None, None, "unknown", "", "[]", "[]")
            names = ("name, digest, title, text, outlet, author, place, url, credited, language, since, until,"
                     " date_basis, date_reason, sentences, dropped, path, taken_at, taken_with")  # fmt: skip
            db.execute(f"INSERT INTO reports ({names}) VALUES ({', '.join('?' * 19)})", (*fields, one.path, "", "0"))
        db.commit()
        db.close()
        return
    new_case(path)
    if work == "correct":
        with open_case(path) as case:
            for one in ferry_row.reports():
                keep_report(case, one)


def _is_kept(work: str, path: Path, promised: list[str]) -> None:
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not db.execute("PRAGMA foreign_key_check").fetchall()
    db.close()
    with open_case(path) as case:
        if work == "add":
            there = {one.name for one in load_reports(case)} | ({"run"} if list_runs(case) else set())
        elif work == "correct":
            there = {one.why for one in load_log(case)}
        else:
            there = {"migrated"} if len(load_reports(case)) == len(ferry_row.TEXTS) else set()
            assert int(case.rows("PRAGMA user_version")[0][0]) == LATEST
    assert set(promised) <= there


def _kill_once(folder: Path, work: str, ticks: int) -> bool:
    """Kill one process at one point; whether it was killed before it had finished."""
    folder.mkdir()
    path = folder / "a.case"
    _prepare(work, path)
    killed = _run(work, path, ticks)
    assert killed.returncode in (0, -signal.SIGKILL), killed.stderr
    _is_kept(work, path, killed.stdout.split("\n")[:-1])
    again = _run(work, path, 0)
    assert again.returncode == 0, again.stderr
    _is_kept(work, path, again.stdout.split("\n")[:-1])
    with open_case(path) as case:
        assert len(load_log(case)) == (12 if work == "correct" else 0)
    return killed.returncode != 0


def _kill_often(folder: Path, n: int) -> int:
    chance = random.Random(5)
    points = []
    for number in range(n):
        work = ("add", "correct", "migrate")[number % 3]
        points.append((folder / str(number), work, chance.randrange(1, SPREAD[work])))
    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(lambda point: _kill_once(*point), points))


def test_nothing_promised_is_lost_at_twenty_kills(tmp_path: Path) -> None:
    """Twenty processes are killed while they add, correct and migrate."""
    assert _kill_often(tmp_path, 20) >= 12


@pytest.mark.long
def test_nothing_promised_is_lost_at_three_hundred_kills(tmp_path: Path) -> None:
    """The same three hundred times."""
    assert _kill_often(tmp_path, 300) >= 200
