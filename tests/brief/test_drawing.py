"""The drawings of a brief: they add nothing, need nothing, and let nothing of a report act."""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import replace

import pytest
from rich.console import Console

from goodoffices.brief import shape
from goodoffices.brief.compose import compose_brief
from goodoffices.brief.html import html_of
from goodoffices.brief.markdown import all_quotes, markdown_of
from goodoffices.brief.terminal import draw_brief
from goodoffices.core.brief import Brief, Line, Lines, Section
from goodoffices.core.record import Record

HOSTILE = "<script>alert(1)</script> [a](javascript:alert(2)) | `x` [bold red]y[/]"


@pytest.fixture(scope="module")
def brief(shelf_record: Record) -> Brief:
    return compose_brief(shelf_record)


def drawn(brief: Brief, width: int) -> str:
    stream = io.StringIO()
    draw_brief(brief, Console(file=stream, width=width, highlight=False))
    return stream.getvalue()


@pytest.mark.parametrize("width", [80, 100, 140])
def test_the_terminal_is_readable_at_its_width_and_without_colour(brief: Brief, width: int) -> None:
    """No line is longer than the terminal, no escape code stands in what is no terminal, no word is lost."""
    text = drawn(brief, width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    assert "WHO STANDS WHERE ON THIRD-PARTY HELP" in text
    words = " ".join(text.split())
    (block,) = brief.sections[0].blocks
    assert isinstance(block, Lines)
    assert all(line.text in words for line in block.lines)


def test_a_narrow_column_breaks_no_word_of_an_actor(brief: Brief) -> None:
    """Names of actors stand whole at 80 columns."""
    text = drawn(brief, 80)
    assert re.search(r"^Portugal ", text, re.M)
    assert re.search(r"^Tunisia ", text, re.M)


def test_the_page_needs_no_network_and_runs_no_script(brief: Brief) -> None:
    """No script, no address that a browser would load, and a policy that forbids both."""
    page = html_of(brief)
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=\"(?!#|data:)", page)
    assert "default-src 'none'" in page


def test_every_reference_of_the_page_leads_somewhere(brief: Brief) -> None:
    """Each link has its target, once, with the full texts and without."""
    for quotes_only in (False, True):
        page = html_of(brief, quotes_only=quotes_only)
        targets = re.findall(r"id=\"([^\"]+)\"", page)
        assert len(targets) == len(set(targets))
        assert {one.removeprefix("#") for one in re.findall(r"href=\"(#[^\"]+)\"", page)} <= set(targets)


def test_quotes_only_leaves_the_full_texts_out(brief: Brief) -> None:
    """A sentence that nothing refers to is in the full page, Markdown and JSON, and in none of the short ones."""
    quoted = {one.ref for one in all_quotes(brief)}
    report = brief.reports[1]
    left = next(n for n in range(2, len(report.sentences) + 1) if report.quote_sentence(n).ref not in quoted)
    words = report.quote_sentence(left).text
    for draw in (html_of, markdown_of, as_json):
        assert words in unescaped(draw(brief, quotes_only=False))
        assert words not in unescaped(draw(brief, quotes_only=True))


def as_json(brief: Brief, *, quotes_only: bool) -> str:
    return json.dumps(shape.brief_shape(brief, quotes_only=quotes_only), ensure_ascii=False)


def unescaped(text: str) -> str:
    return html.unescape(text).replace('\\"', '"')


def test_nothing_of_a_report_acts(brief: Brief) -> None:
    """Mark-up inside a report's words is shown as words."""
    section = Section(key="summary", title=HOSTILE, blocks=(Lines(lines=(Line(text=HOSTILE),)),))
    hostile = replace(brief, title=HOSTILE, sections=(section,))
    page, text, screen = html_of(hostile), markdown_of(hostile), drawn(hostile, 140)
    assert "<script" not in page
    assert not re.search(r"(?<!\\)[<\[`]", text.splitlines()[0])
    assert "[bold red]y[/]" in screen


def test_the_same_brief_is_drawn_in_the_same_bytes(shelf_record: Record, brief: Brief) -> None:
    """Composed and drawn twice."""
    again = compose_brief(shelf_record)
    assert again == brief
    assert (html_of(again), markdown_of(again), drawn(again, 80)) == (
        html_of(brief),
        markdown_of(brief),
        drawn(brief, 80),
    )


def test_doubt_shows_in_every_drawing(brief: Brief) -> None:
    """A line that rests on little says so."""
    line = Line(text="Wyland refuses.", doubt="rests on one statement of low confidence")
    doubtful = replace(brief, sections=(Section(key="summary", title="S", blocks=(Lines(lines=(line,)),)),))
    for text in (html_of(doubtful), markdown_of(doubtful), " ".join(drawn(doubtful, 80).split())):
        assert "rests on one statement of low confidence" in text


def test_json_has_a_schema_and_a_version(brief: Brief) -> None:
    """What other programs read says what it is."""
    value = json.loads(json.dumps(shape.brief_shape(brief)))
    assert (value["schema"], value["version"]) == ("goodoffices/brief", shape.SCHEMA_VERSION)
    assert [one["key"] for one in value["sections"]] == [one.key for one in brief.sections]


def test_what_is_told_of_help_colours_a_sentence_before_the_steps_around_it(brief: Brief) -> None:
    """Of rules of one weight the last counts: a sentence that tells of an offer and of talks shows the offer."""
    page = html_of(brief)
    places = [page.index(f".m-{move},") for move in ("urge", "offer", "hedge", "decline")]
    assert places == sorted(places)
