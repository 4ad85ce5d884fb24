"""A case made by hand, a workbench on it, and an eye on what a browser's page does."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import uvicorn

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


def watch(opened: Any) -> None:
    """Gather console messages, errors, dialogs and requests to elsewhere in `trouble`.

    Messages that hold one of the words in `let_be` are none: the browser also notes a status that a test asks for.
    """
    opened.trouble = []
    # A key pressed before a slow machine comes to a field's autofocus makes the browser say that it lets it be.
    opened.let_be = ["Autofocus"]
    tell: Callable[[str], None] = opened.trouble.append
    opened.on(
        "console", lambda one: None if any(word in one.text for word in opened.let_be) else tell(f"console: {one.text}")
    )
    opened.on("pageerror", lambda error: tell(f"error: {error}"))
    opened.on("dialog", lambda dialog: (tell(f"dialog: {dialog.message}"), dialog.dismiss()))
    opened.on("request", lambda one: None if one.url.startswith(("http://127.0.0.1", "blob:")) else tell(one.url))
