"""Fit the weights by which it is told which date a move takes from elsewhere in its report, if any; after told_times.

`python -m training.carried --trees CASES.pkl... --together HELD.pkl... --out carried.json.xz`; see training.layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from goodoffices.codebook.words import Modality
from goodoffices.extract import told_times
from goodoffices.extract.carried import Option, Told, beside_heads, options, voice_of
from goodoffices.extract.dating import page_of_told
from training.choosing import Marks
from training.layers import Coded, Layered, run
from training.told_times import agrees, sight


def told_of(one: Coded) -> Told:
    """A coded move as it stands before it takes a date from elsewhere."""
    row, turn = one.rows[0], one.context.voices.labels.get(one.proposal.sentence)
    return Told(
        sentence=one.proposal.sentence, trigger=one.trigger, actor=one.proposal.actor, move=one.proposal.move,
        toward=tuple(sorted(row["toward"] or ())), modality=Modality(row["modality"]),
        when=told_times.chosen(sight(one), one.proposal.cell),
        voice=voice_of(row["speaker"], turn.name if turn else None),
    )  # fmt: skip


def layered(moves: Sequence[Coded]) -> list[Layered]:
    """The dates that the coded moves of a document may take from elsewhere, where their sentences tell none."""
    if not moves:
        return []
    told = [told_of(one) for one in moves]
    page, found = page_of_told(told, moves[0].context), []
    for one, coded in zip(told, moves, strict=True):
        if one.when is None:
            rows = options(one, page)
            beside = [partial(beside_heads, row, cell=coded.proposal.cell) for row in rows.values()]
            right = right_of([row["date"] for row in coded.rows], list(rows))
            found.append(Layered(coded.case, list(rows.values()), right, beside))
    return found


def right_of(told: Sequence[str | None], found: Sequence[Option]) -> Marks:
    """Which options are what is coded; of a date that is no option, nothing."""
    hits = [option is not None and any(agrees(one, option) for one in told) for option in found]
    return np.array(hits if any(told) else [option is None for option in found])


if __name__ == "__main__":
    run(layered, "fit the weights by which it is told which date a move takes from elsewhere in its report")
