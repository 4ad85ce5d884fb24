"""The grid of who stands where: a cell shows every stance that holds."""

from __future__ import annotations

from goodoffices.codebook.words import Attribution, StanceRole, StanceValue
from goodoffices.core.record import Stance
from goodoffices.core.when import When
from goodoffices.web.pages.conclusions import matrix


def test_a_cell_shows_every_stance_that_holds_and_each_value_once() -> None:
    """Where reports differ two stances hold; what was replaced stays in the history."""
    told = [
        _stance(StanceValue.ACCEPTS, "2029-03-01", until="2029-03-05"),
        _stance(StanceValue.REFUSES, "2029-03-05"),
        _stance(StanceValue.UNCLEAR, "2029-03-07"),
        _stance(StanceValue.REFUSES, "2029-03-09"),
    ]
    _, _, cells = matrix(told, None)
    cell = cells["MLT", "NOR"]
    assert [(one.value, one.since.iso) for one in cell.present] == [
        (StanceValue.REFUSES, "2029-03-09"), (StanceValue.UNCLEAR, "2029-03-07"),
    ]  # fmt: skip
    assert len(cell.history) == 4
    then = matrix(told, When.parse("2029-03-02"))[2]["MLT", "NOR"].present
    assert StanceValue.ACCEPTS in [one.value for one in then]


def _stance(value: StanceValue, since: str, until: str | None = None) -> Stance:
    return Stance(
        actor="MLT", role=StanceRole.PARTY, third_party="NOR", value=value, since=When.parse(since),
        until=When.parse(until) if until else None, condition=None, evidence=(), n_origins=1,
        attribution=Attribution.INSTITUTION,
    )  # fmt: skip
