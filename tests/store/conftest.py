from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import ferry_row

from goodoffices.store.casefile import Case, new_case, open_case
from goodoffices.store.reports import keep_report
from goodoffices.store.runs import save_run


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A case of three reports, coded."""
    path = tmp_path / "a.case"
    new_case(path, title="The ferry row")
    with open_case(path) as opened:
        for one in ferry_row.reports():
            keep_report(opened, one)
        save_run(opened, ferry_row.extraction(), scope="s", coder="built-in", version="1", began_at="")
        yield opened
