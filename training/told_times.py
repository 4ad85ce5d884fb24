"""Fit the weights by which it is told which time of its sentence a move has, if any.

`python -m training.told_times --trees CASES.pkl... --together HELD.pkl... --out told_times.json.xz`;
see training.layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from goodoffices.extract.conditions import condition_of
from goodoffices.extract.slots import sight_of
from goodoffices.extract.told_times import Option, Sight, beside_heads, options
from training.choosing import Marks
from training.layers import Coded, Layered, run


def sight(one: Coded) -> Sight:
    """A coded move with the times of its sentence."""
    span, tokens, report = condition_of(one.scope, one.trigger), one.scope.view.tokens, one.context.document.report
    condition = report.quote(tokens[span[0]].start, tokens[span[1] - 1].end) if span else None
    return sight_of(one.proposal, one.trigger, condition, one.context)


def layered(moves: Sequence[Coded]) -> list[Layered]:
    """The times that each coded move may have, of those whose sentence tells any."""
    found = []
    for one in moves:
        rows = options(sight(one))
        beside = [partial(beside_heads, row, cell=one.proposal.cell) for row in rows.values()]
        if len(rows) > 1:
            told = [each["date"] for each in one.rows]
            found.append(Layered(one.case, list(rows.values()), right_of(told, list(rows)), beside))
    return found


def right_of(told: Sequence[str | None], found: Sequence[Option]) -> Marks:
    """Which options are what is coded: a time that agrees with a coded date; none where no time does."""
    hits = [option is not None and any(agrees(one, option[1]) for one in told) for option in found]
    return np.array(hits if any(hits) else [option is None for option in found])


def agrees(coded: str | None, value: str) -> bool:
    """Whether a date is the coded one, or finer or coarser than it by no more than to the month."""
    is_within = bool(coded) and (value.startswith(coded or "") or (coded or "").startswith(value))
    return value == coded or (is_within and min(len(value), len(coded or "")) >= len("2025-05"))


if __name__ == "__main__":
    run(layered, "fit the weights by which it is told which time of its sentence a move has")
