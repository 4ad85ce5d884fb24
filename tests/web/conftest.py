from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

import ferry_row
from sites import make_case, serving, watch

from goodoffices.web import desk
from goodoffices.web.settings import Settings

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 90_000
"""Milliseconds that a test waits for what it looks for, for machines that are busy with other work."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    """A case of three reports on the ferry row."""
    return make_case(
        tmp_path / "ferry.case", ferry_row.reports(), ferry_row.statements(), title="The ferry row",
        parties=("GHA", "TGO"), third_parties=("NOR",),
    )  # fmt: skip


@pytest.fixture
def site(case_path: Path) -> Iterator[str]:
    """The workbench on that case."""
    with serving(Settings(case=case_path, who="Ada")) as address:
        yield address


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of these small cases wait for their conclusions, however busy the machine is."""
    monkeypatch.setattr(desk, "PATIENCE", PATIENCE / 1000)


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


@pytest.fixture(scope="session")
def expect(browser: Any) -> Any:
    """Playwright's assertions, which look again until what is expected is there: a page may take its time."""
    from playwright.sync_api import expect as looking

    looking.set_options(timeout=PATIENCE)
    return looking


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page in a window of its own; anything on its console, any dialog and any foreign request fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    watch(opened)
    yield opened
    trouble = list(opened.trouble)
    context.close()
    assert not trouble
