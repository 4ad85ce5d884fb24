"""Reports are hostile: whatever stands in them comes out as text, in the real browser and in every file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import ferry_row
import httpx
import payloads
import pytest
from sites import make_case, serving, watch

from goodoffices.codebook.words import Move, SpeakerKind
from goodoffices.core.report import Dropped, Report
from goodoffices.core.statement import Statement
from goodoffices.web.settings import Settings


def _report(number: int, payload: str) -> Report:
    """A report that holds the payload wherever a report holds words."""
    words = " ".join(payload.split())
    text = f"Offer {words} today\n\nNorway offered to mediate {words} between Ghana and Togo."
    made = ferry_row.report(f"r{number:03}", text)
    spans = ((0, text.index("\n")), (text.index("Norway"), len(text)))
    return replace(
        made, number=number, title=f"Offer {words} today", outlet=words, author=words, place=words, sentences=spans,
        url=f"javascript:{words}", credited=words, path=f"/in/{number}/{words}", name=f"r{number:03} {words}"[:100],
        dropped=(Dropped(text=words, why="advert", after=len(made.title)),),
    )  # fmt: skip


def _statement(report: Report, payload: str) -> Statement:
    return Statement(
        quote=report.quote_sentence(2), actor="NOR", move=Move.OFFER, third_party="NOR", toward=("GHA", "TGO"),
        speaker=payload[:60] or "x", speaker_kind=SpeakerKind.NAMED_OFFICIAL, frameworks=(payload[:80],),
        confidence=0.3,
    )  # fmt: skip


def _walk(browser: Any, folder: Path, hostile: Sequence[str]) -> None:
    """Every page over a case of such reports: nothing runs, nothing is fetched, and the words can be read."""
    reports = tuple(_report(number, one) for number, one in enumerate(hostile))
    statements = tuple(_statement(report, one) for report, one in zip(reports, hostile, strict=True))
    path = make_case(folder / "hostile.case", reports, statements, parties=("GHA", "TGO"), title=hostile[0])
    paths = [
        "/",
        "/stances",
        "/timeline",
        "/disagreements",
        "/reports",
        "/check",
        "/search?q=window",
        "/search?q=%3Cscript%3E",
    ]
    with serving(Settings(case=path, who=hostile[0])) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.set_default_timeout(90_000)
        watch(page)
        for each in [*paths, *(f"/reports/{number}" for number in range(len(reports)))]:
            page.goto(address + each)
            page.keyboard.press("Tab")
            assert page.evaluate("window.pwned") is None, each
            assert page.url.startswith(address), each
            assert not page.trouble, each
        for number, one in enumerate(hostile):
            page.goto(f"{address}/reports/{number}")
            assert " ".join(one.split()) in page.evaluate("document.getElementById('s2').textContent")
        context.close()


def test_twenty_hostile_reports_come_out_as_text(browser: Any, tmp_path: Path) -> None:
    """Script, event handlers, SVG, data: and javascript: links, templates, unicode tricks."""
    assert len(payloads.FIRST) == 20
    _walk(browser, tmp_path, payloads.FIRST)


@pytest.mark.long
def test_a_hundred_and_fifty_hostile_reports_come_out_as_text(browser: Any, tmp_path: Path) -> None:
    """The same with openers for every place that a word can stand in."""
    hostile = list(payloads.many(150))
    assert len(hostile) == 150
    _walk(browser, tmp_path, hostile)


def test_hostile_pages_are_read_as_text_on_the_whole_way(browser: Any, tmp_path: Path, expect: Any) -> None:
    """A saved page with such things in it, handed over in the browser, is read and shown as text."""
    path = make_case(tmp_path / "a.case", ferry_row.reports(), ferry_row.statements())
    tag = f"&lt;img src=x onerror={payloads.CALL}&gt;"
    page_source = f"""<html><head><title>Ferry row</title></head><body><article><h1>Ferry row {tag} goes on</h1>
      <p>Norway offered to mediate between Ghana and Togo on Monday, {tag} officials said in the capital.</p>
      <script>{payloads.CALL}</script><p onclick="{payloads.CALL}">Ghana said that it would think about the offer and
      answer within a week, after talks at home.</p></article></body></html>"""
    upload = tmp_path / "page.html"
    upload.write_text(page_source)
    with serving(Settings(case=path)) as address:
        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(90_000)
        watch(page)
        page.goto(f"{address}/reports")
        page.set_input_files("input[type=file]", upload)
        page.get_by_role("button", name="Add the file").click()
        expect(page.locator(".told")).to_contain_text("page.html: added")
        page.goto(f"{address}/reports/3")
        expect(page.locator("main")).to_contain_text("<img src=x onerror")
        assert page.evaluate("window.pwned") is None
        assert not page.trouble
        context.close()


def test_exports_hold_nothing_that_a_spreadsheet_runs(tmp_path: Path) -> None:
    """Cells that begin like a formula are set off; files are never shown as pages."""
    report = replace(_report(0, '=HYPERLINK("http://evil.example")'), name="=1+1")
    path = make_case(tmp_path / "a.case", (report,), (_statement(report, "=cmd"),))
    with serving(Settings(case=path)) as address:
        for what in ("statements.csv", "reports.csv", "statements.json", "reports.json"):
            answer = httpx.get(f"{address}/export/{what}")
            assert answer.headers["content-disposition"].startswith("attachment")
            if what.endswith("csv"):
                for row in csv.reader(io.StringIO(answer.text)):
                    assert not any(cell.startswith(("=", "+", "@")) for cell in row)
