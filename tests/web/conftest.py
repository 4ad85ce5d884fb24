from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

import uvicorn

import examples
from goodoffices import casework
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.report import Report
from goodoffices.core.statement import Statement
from goodoffices.store.casefile import open_case
from goodoffices.store.reading import keep_coded
from goodoffices.store.reports import keep_report
from goodoffices.web.app import create_app
from goodoffices.web.serving import _listen
from goodoffices.web.settings import Settings

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def make_case(path: Path, reports: tuple[Report, ...], statements: tuple[Statement, ...], **fixed: Any) -> Path:
    """A case of reports and statements made by hand, which no machine codes again."""
    casework.start(path, **fixed)
    with open_case(path) as case:
        for one in reports:
            keep_report(case, one)
        keep_coded(case, Reading(reports=reports), Extraction(statements=statements), version="by hand")
    return path


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The workbench on a free port; its address."""
    listening = _listen(replace(settings, port=0))
    settings = replace(settings, port=listening.getsockname()[1])
    config = uvicorn.Config(create_app(settings), log_level="error", ws="none", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{settings.port}"
    server.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    """A case of three reports on the ferry row."""
    return make_case(
        tmp_path / "ferry.case", examples.reports(), examples.statements(), title="The ferry row",
        parties=("GHA", "TGO"), third_parties=("NOR",),
    )  # fmt: skip


@pytest.fixture
def site(case_path: Path) -> Iterator[str]:
    """The workbench on that case."""
    with serving(Settings(case=case_path, who="Ada")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; whoever needs it is skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    named = os.environ.get("GOODOFFICES_BROWSER", "")
    found = next(filter(None, [named, *map(shutil.which, BROWSERS)]), None)
    if not found:
        pytest.skip(f"no browser found ({', '.join(BROWSERS)}); name one in GOODOFFICES_BROWSER")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page in a window of its own; anything on its console, any dialog and any foreign request fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    watch(opened)
    yield opened
    trouble = list(opened.trouble)
    context.close()
    assert not trouble


def watch(opened: Any) -> None:
    """Gather console messages, errors, dialogs and requests to elsewhere in `trouble`."""
    opened.trouble = []
    tell: Callable[[str], None] = opened.trouble.append
    opened.on("console", lambda message: tell(f"console: {message.text}"))
    opened.on("pageerror", lambda error: tell(f"error: {error}"))
    opened.on("dialog", lambda dialog: (tell(f"dialog: {dialog.message}"), dialog.dismiss()))
    opened.on("request", lambda one: None if one.url.startswith(("http://127.0.0.1", "blob:")) else tell(one.url))
