"""No line without a quotation: the whole record and the whole brief are walked down to the reports' characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from at_hand import SHELF

from goodoffices import pipeline
from goodoffices.core.brief import Beside, Brief, Lines, Table
from goodoffices.core.record import Record
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement

# Lines that say that nothing is there have nothing to quote.
OF_ABSENCE = (
    "silence is not refusal", "No official is quoted", "no stance on record", "Not in these reports",
    "not in these reports", "hold no statement", "Nothing changed", "no date of publication",
)  # fmt: skip


def walk(value: object) -> Iterator[object]:
    """A value and everything in it, depth first."""
    yield value
    if isinstance(value, (tuple, list)):
        for one in value:
            yield from walk(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from walk(getattr(value, field.name))


def check_quotes(value: object, record: Record) -> int:
    """How many quotations a value holds, each verbatim at its offsets and inside its sentence."""
    reports = {one.name: one for one in record.reports}
    quotes = [one for one in walk(value) if isinstance(one, Quote)]
    for quote in quotes:
        report = reports[quote.report]
        assert report.text[quote.start : quote.end] == quote.text
        assert report.number == quote.number
        start, end = report.sentences[quote.sentence - 1]
        assert start <= quote.start < end
    return len(quotes)


@pytest.fixture(scope="module", params=["coded by hand", "built-in coder", "seeds"])
def record(request: pytest.FixtureRequest) -> Record:
    if request.param == "coded by hand":
        return request.getfixturevalue("shelf_record")
    folder = SHELF if request.param == "built-in coder" else request.getfixturevalue("seeds")
    return pipeline.records([str(folder)], pipeline.Request())[0]


def test_every_quotation_of_a_record_is_verbatim_at_its_offsets(record: Record) -> None:
    """The record, walked whole."""
    assert check_quotes(record, record) > 50


def test_everything_on_record_rests_on_a_quotation(record: Record) -> None:
    """Events, stances, sides, invocations, ties and judgements each reach a sentence of a report."""
    told = [*record.events, *record.stances, *record.invocations, *record.ties, *record.judgements]
    told += [side for one in record.disagreements for side in one.sides]
    for one in told:
        assert any(isinstance(each, (Quote, Statement)) for each in walk(one)), one


def test_every_line_of_the_brief_reaches_a_quotation(record: Record) -> None:
    """The brief, walked whole: lines, rows and sides quote, but for those that tell of an absence."""
    brief = pipeline.brief(record)
    assert check_quotes(brief.sections, record) > 50
    for text, quotes in lines_of(brief):
        assert quotes or any(words in text for words in OF_ABSENCE), text


def lines_of(brief: Brief) -> Iterator[tuple[str, tuple[Quote, ...]]]:
    """Every line, row and side with its quotations, but for trouble met in inputs."""
    for section in brief.sections:
        if section.key == "outlook":
            continue
        for block in section.blocks:
            if isinstance(block, Lines):
                if not block.heading.startswith("Trouble"):
                    yield from ((one.text, one.quotes) for one in block.lines)
            elif isinstance(block, Table):
                yield from ((" | ".join(one.cells), one.quotes) for one in block.rows)
            elif isinstance(block, Beside):
                yield from ((one.text, one.quotes) for row in block.rows for one in row.cells)
            else:
                yield from ((one.text, one.quotes) for one in block.sides)


def test_words_in_quotation_marks_stand_in_the_reports(record: Record) -> None:
    """What the brief puts between quotation marks of its own stands in a report, or is a side's own short clause."""
    texts = " ".join(" ".join(one.text.split()) for one in record.reports)
    for section in pipeline.brief(record).sections:
        for block in section.blocks:
            if isinstance(block, Lines) and section.key in ("setting", "stances"):
                for one in block.lines:
                    quoted = one.text.partition("“")[2].rpartition("”")[0]
                    for words in re.split(r"” (?:\([^“”()]*\) )?“", quoted):
                        whole = " ".join(words.removeprefix("… ").removesuffix(" …").split())
                        assert whole in texts, one.text
