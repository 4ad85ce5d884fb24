"""What a case remembers of its reports is what coding them from scratch would give, and is not worked out twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("onnxruntime")

from goodoffices import casework, pipeline
from goodoffices.extract.syntax import Parser
from goodoffices.store.casefile import open_case
from goodoffices.store.corrections import Binding, Correction, Kind, keep_correction
from goodoffices.store.reading import read_case
from goodoffices.store.reports import remove_report, rename_report

SHELF = sorted((Path(__file__).parents[2] / "examples" / "shelf").iterdir())
REQUEST = pipeline.Request()


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that were parsed, as they come."""
    seen: list[str] = []
    parse = Parser.parse

    def counting(self: Parser, text: str, span: tuple[int, int], number: int) -> Any:
        seen.append(text[slice(*span)])
        return parse(self, text, span, number)

    monkeypatch.setattr(Parser, "parse", counting)
    return seen


def _is_as_from_scratch(path: Path) -> None:
    reading = read_case(path)
    assert casework.look(path, REQUEST, with_records=False).machine == pipeline.code(reading, REQUEST)


def test_an_added_report_alone_is_read_and_nothing_differs(tmp_path: Path, parsed: list[str]) -> None:
    """The new one stands between the others, so that numbers shift; it may decide who the parties of the others are."""
    path = tmp_path / "a.case"
    casework.start(path)
    casework.add_reports(path, [str(one) for one in (SHELF[0], *SHELF[2:])], REQUEST)
    parsed.clear()
    casework.add_reports(path, [str(SHELF[1])], REQUEST)
    new = next(one for one in read_case(path).reports if SHELF[1].name in one.path)
    assert parsed == [new.text[slice(*span)] for span in new.sentences]
    _is_as_from_scratch(path)


def test_whatever_is_done_to_a_case_it_is_read_as_from_scratch(tmp_path: Path) -> None:
    """A date fixed, a report removed, one renamed, a fuller report on others, parties named: each as if coded anew."""
    path = tmp_path / "a.case"
    casework.start(path)
    casework.add_reports(path, [str(one) for one in SHELF], REQUEST)
    names = [one.name for one in read_case(path).reports]
    with open_case(path) as case:
        fix = Correction(
            who="Ada", kind=Kind.REPORT, bindings=(Binding(report=names[1]),), field="date", value="2031-05-09"
        )
        keep_correction(case, fix)
    _is_as_from_scratch(path)
    with open_case(path) as case:
        remove_report(case, names[0])
        rename_report(case, names[2], "zz.txt")
    _is_as_from_scratch(path)
    story = b"Oslo Front meets\n\nThe Oslo Front for Peace (OFP) offered on Monday to mediate between Ghana and Togo."
    casework.add_bytes(path, "aa.txt", story, REQUEST)
    _is_as_from_scratch(path)


def test_a_new_version_of_the_coder_remembers_nothing(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version read is read again, and dropped then."""
    path = tmp_path / "a.case"
    casework.start(path)
    casework.add_reports(path, [str(SHELF[1])], REQUEST)
    n_parsed = len(parsed)
    monkeypatch.setattr(pipeline, "coder_version", lambda: "another")
    casework.look(path, REQUEST, with_records=False)
    assert len(parsed) == 2 * n_parsed
    with open_case(path) as case:
        assert {row[0] for row in case.rows("SELECT version FROM remembered")} == {"another"}
