"""Coding cases: a sentence, and the statements expected of it."""

import importlib.util
import sys
from pathlib import Path

import pytest

from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.rules import propose
from goodoffices.extract.syntax import load_parser

HERE = Path(__file__).resolve().parent
CASES = sorted((HERE.parent / "cases" / "coding").glob("*.case"))
pytestmark = pytest.mark.model


def reading_of(path):
    spec = importlib.util.spec_from_file_location("coded_cases", HERE.parents[1] / "training" / "cases.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["coded_cases"] = module
    spec.loader.exec_module(module)
    case = module.read_case(path)
    assert not case.faults
    reports = []
    for number, one in enumerate(case.reports):
        spans, start = [], 0
        for sentence in (line for paragraph in one.paragraphs for line in paragraph):
            at = one.text.index(sentence, start)
            spans.append((at, at + len(sentence)))
            start = at + len(sentence)
        reports.append(Report(name=one.name, number=number, text=one.text, sentences=tuple(spans)))
    return case, Reading(reports=tuple(reports))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_sentences_are_coded_as_expected(path):
    """Every expected statement is proposed by the rules, with its actor, move and mediator."""
    case, reading = reading_of(path)
    about = case.about
    documents = read_documents(reading, parties=about["parties"], third_parties=about["third_parties"])
    keys = {
        (one.report.quote_sentence(each.sentence).text, each.actor, str(each.move), each.third_party)
        for one in documents
        for each in propose(one)
    }
    wanted = {
        (row["quote"], row["actor"], row["move"], row["third_party"])
        for report in case.reports
        for row in report.statements
    }
    assert wanted <= keys


def test_a_sentence_is_read_alike_whatever_stands_beside_it():
    """One sentence a call: no neighbour changes a tree."""
    parser, text = load_parser(1), "Oslo offered to mediate. Lisbon refused."
    assert parser.parse(text, (0, 24), 1).tokens == parser.parse(text[:24], (0, 24), 1).tokens
