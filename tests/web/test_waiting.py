"""Pages never wait for work that takes long: they show what is there, say so, and are whole when it is done."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ferry_row
import httpx
import pytest
from sites import make_case, serving

from goodoffices import casework, pipeline
from goodoffices.core.problem import Problem
from goodoffices.core.reading import Extraction, Reading
from goodoffices.store.casefile import open_case
from goodoffices.store.reports import keep_report
from goodoffices.web import desk
from goodoffices.web.pages import outlook
from goodoffices.web.settings import Settings

CONCLUDED = ("/", "/stances", "/timeline", "/disagreements")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Work that takes until this is set; pages wait for nothing."""
    opened = threading.Event()
    monkeypatch.setattr(desk, "PATIENCE", 0.0)
    yield opened
    opened.set()


def _held(gate: threading.Event, work: Callable[..., Any]) -> Callable[..., Any]:
    def held(*args: Any, **more: Any) -> Any:
        gate.wait(60)
        return work(*args, **more)

    return held


def _until(client: httpx.Client, path: str, words: str) -> None:
    until = time.monotonic() + 60
    while words not in client.get(path).text:
        assert time.monotonic() < until, path
        time.sleep(0.02)


def test_pages_show_statements_until_the_conclusions_are_there(
    case_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What single reports tell stands there with its quotation; the reports and the queue are whole."""
    monkeypatch.setattr(pipeline, "reconcile", _held(gate, pipeline.reconcile))
    with serving(Settings(case=case_path)) as address, httpx.Client(base_url=address, timeout=60) as client:
        for path in CONCLUDED:
            answer = client.get(path)
            assert (answer.status_code, "refresh" in answer.headers) == (202, True)
            assert "Norway would help if both sides ask" in answer.text
        for path in ("/reports", "/reports/0", "/check", "/search?q=ferry", "/export/statements.csv"):
            assert client.get(path).status_code == 200
        assert "gamma.txt" in client.get("/reports").text
        gate.set()
        _until(client, "/stances", "offers help")
        assert client.get("/stances").status_code == 200


def test_wants_stand_in_words_while_they_are_solved(
    case_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to read the names of options."""
    monkeypatch.setattr(outlook, "PATIENCE", 0.0)
    monkeypatch.setattr(pipeline, "outlook", _held(gate, pipeline.outlook))
    with serving(Settings(case=case_path)) as address, httpx.Client(base_url=address, timeout=60) as client:
        _until(client, "/outlook", "Being solved")
        wants = client.get("/outlook").text.partition('id="wants"')[2].partition('id="file"')[0]
        assert "third party" in wants and "gha_" not in wants and "tgo_" not in wants
        gate.set()


def test_a_file_waits_for_the_conclusions(
    case_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is saved is never half of it."""
    monkeypatch.setattr(pipeline, "reconcile", _held(gate, pipeline.reconcile))
    with serving(Settings(case=case_path)) as address:
        threading.Timer(0.3, gate.set).start()
        answer = httpx.get(f"{address}/export/stances.json", timeout=60)
        assert (answer.status_code, len(answer.json()) > 0) == (200, True)


def test_pages_are_open_while_the_machine_reads(
    tmp_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case that nobody coded yet, or that an older coder did, is read beside the pages."""
    path = tmp_path / "a.case"
    casework.start(path, parties=("GHA", "TGO"))
    with open_case(path) as case:
        for one in ferry_row.reports():
            keep_report(case, one)

    def code(reading: Reading, *rest: Any) -> Extraction:
        gate.wait(60)
        return Extraction(statements=ferry_row.statements())

    monkeypatch.setattr(pipeline, "code", code)
    with serving(Settings(case=path)) as address, httpx.Client(base_url=address, timeout=60) as client:
        assert "is reading reports of this case" in client.get("/check").text
        assert "gamma.txt" in client.get("/reports").text
        gate.set()
        _until(client, "/check", "Ghana accused Togo")
        _until(client, "/stances", "offers help")
        assert "is reading reports" not in client.get("/check").text


def test_what_goes_wrong_beside_the_pages_is_told(case_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a page that comes again for ever."""

    def fail(*args: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "reconcile", fail)
    with serving(Settings(case=case_path)) as address:
        assert httpx.get(f"{address}/stances", timeout=120).status_code == 500


def test_trouble_met_in_reading_stands_beside_the_reports(tmp_path: Path) -> None:
    """What could not be read into a passing case is told where reports are listed, also where none came in."""
    problem = Problem(where="torn.pdf", what="cannot be read.", hint="Save it as text.")
    empty = tmp_path / "empty.case"
    casework.start(empty)
    full = make_case(tmp_path / "a.case", ferry_row.reports(), ferry_row.statements())
    for path in (empty, full):
        with serving(Settings(case=path, problems=(problem,))) as address:
            assert "torn.pdf: cannot be read." in httpx.get(f"{address}/reports", timeout=120).text
