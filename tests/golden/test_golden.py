"""The golden briefs of the bundled example, and what a person judged of each of their sentences."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path

import pytest

GOLDEN = Path(__file__).resolve().parent
VERDICTS = ("right", "wrong", "unsupported", "unjudged")


def writer() -> object:
    spec = importlib.util.spec_from_file_location("write_golden", GOLDEN / "write.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def golden() -> dict[str, str]:
    return writer().golden()


@pytest.mark.parametrize("name", ["shelf.txt", "shelf-coded.txt"])
def test_the_brief_is_the_golden_one(name: str, golden: dict[str, str]) -> None:
    """What changes a brief changes it in the open: `make golden`, and read the difference."""
    assert golden[name] == (GOLDEN / name).read_text(encoding="utf-8"), "make golden, and read what changed"


def test_every_sentence_of_the_golden_brief_is_in_the_list_of_judgements() -> None:
    """Each has its line, with one of the verdicts, and the counts at the head of the list are theirs."""
    rows = (GOLDEN / "judged.tsv").read_text(encoding="utf-8").splitlines()
    judged = dict(reversed(row.split("\t", 1)) for row in rows if not row.startswith("#"))
    assert set(judged.values()) <= set(VERDICTS)
    assert set(writer().sentences(None)) == set(judged)
    counts = Counter(judged.values())
    assert rows[0] == "# " + ", ".join(f"{counts[one]} {one}" for one in VERDICTS)
