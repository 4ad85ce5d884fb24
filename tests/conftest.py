"""What several tests share: the bundled example with statements coded by hand, and the seeds where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from at_hand import SHELF, SHELF_CASE, case_rows, seeds_folder, write_rows

from goodoffices import pipeline
from goodoffices.core.record import Record


@pytest.fixture(scope="session")
def shelf_statements(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The statements of the bundled example, coded by hand, as JSON Lines."""
    return write_rows(case_rows(SHELF_CASE), tmp_path_factory.mktemp("shelf") / "shelf.jsonl")


@pytest.fixture(scope="session")
def shelf_record(shelf_statements: Path) -> Record:
    """The record of the bundled example, from statements coded by hand."""
    (record,) = pipeline.records([str(SHELF)], pipeline.Request(statements=shelf_statements))
    return record


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The seed reports; the test says that it skips where they are not at hand."""
    folder = seeds_folder()
    if folder is None:
        pytest.skip("the seed reports are not at hand (GOODOFFICES_GOLD names their neighbour)")
    return folder
