"""How well coders agree: people with each other, and the machine with people.

Units are statements that at least two coders decided on: the machine by reading them or not, a person by accepting,
rejecting, changing or adding them. What a person has not looked at counts as missing, not as disagreement.

References:
    krippendorff2019, chapter 12 (alpha for nominal data with missing values).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goodoffices.codebook.words import Move
from goodoffices.core.statement import Statement
from goodoffices.store.corrections import OF_STATEMENTS, Correction, Kind
from goodoffices.store.slots import row_of

MACHINE = "machine"
NOTHING = "(none)"
"""The value of a coder who says that there is no such statement."""

COMPARED = ("move", "actor", "third_party", "modality", "speaker_kind", "actor_role", "date")

Unit = tuple[object, ...]
Coding = Mapping[Unit, Mapping[str, Mapping[str, Any]]]
"""For each unit and coder the slots as that coder has them; an empty mapping where there is no such statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alpha:
    """Krippendorff's alpha of one slot.

    Attributes:
        slot: The slot; "move" also holds whether there is a statement at all.
        value: 1 is agreement throughout, 0 what chance would give; None where there is too little to compare.
        n_units: Units that two or more coders decided on.
    """

    slot: str
    value: float | None
    n_units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveScore:
    """How the machine reads one move, people's decisions taken as right.

    Attributes:
        move: The move.
        right: Statements that people accepted as this move.
        wrong: Statements that people rejected, or changed into another move.
        missed: Statements of this move that people added, or made of another one.
    """

    move: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        """The share of what the machine read that people kept; None where nobody checked any."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """The share of what people want that the machine read; None where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Coders compared: who, on how much, with what result."""

    coders: tuple[str, ...]
    n_units: int
    alphas: tuple[Alpha, ...]
    moves: tuple[MoveScore, ...]


def compare_coders(machine: Iterable[Statement], log: Iterable[Correction]) -> Agreement:
    """Coders compared on what they decided on.

    Args:
        machine: What the machine read, uncorrected.
        log: The corrections that stand.
    """
    coding = _coding(machine, log)
    compared = {unit: values for unit, values in coding.items() if len(values) > 1}
    coders = sorted({coder for values in compared.values() for coder in values}, key=lambda one: (one != MACHINE, one))
    return Agreement(
        coders=tuple(coders), n_units=len(compared), alphas=tuple(_alpha(compared, slot) for slot in COMPARED),
        moves=_scores(compared),
    )  # fmt: skip


def _coding(machine: Iterable[Statement], log: Iterable[Correction]) -> Coding:
    by_key = {one.key: row_of(one) for one in machine}
    coding: dict[Unit, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    unit_of: dict[Unit, Unit] = {}  # what a changed statement was called before
    for one in log:
        if one.kind not in OF_STATEMENTS or not one.bindings:
            continue
        key = one.bindings[0].key
        unit = unit_of.get(key, key)
        coding[unit].setdefault(MACHINE, by_key.get(unit, {}))
        coding[unit][one.who] = {} if one.kind is Kind.REJECT else one.row
        if one.kind is Kind.CHANGE:
            bound = one.bindings[0]
            now = (bound.report, bound.quote, one.row.get("actor"), one.row.get("move"), one.row.get("third_party"),
                   tuple(one.row.get("toward") or ()))  # fmt: skip
            unit_of[now] = unit
    return coding


def _alpha(compared: Coding, slot: str) -> Alpha:
    """Alpha of a slot over units; for slots other than the move, over those that both hold to be statements."""
    from nltk.metrics.agreement import AnnotationTask  # slow to import, and wanted here only

    triples: list[tuple[str, str, str]] = []
    for number, (_, values) in enumerate(sorted(compared.items(), key=lambda item: repr(item[0]))):
        told = {coder: row for coder, row in values.items() if row or slot == "move"}
        if len(told) > 1:
            triples.extend((coder, str(number), _value(row, slot)) for coder, row in sorted(told.items()))
    n_units = len({number for _, number, _ in triples})
    if n_units == 0:
        return Alpha(slot=slot, value=None, n_units=0)
    return Alpha(slot=slot, value=float(AnnotationTask(data=triples).alpha()), n_units=n_units)


def _value(row: Mapping[str, Any], slot: str) -> str:
    return str(row.get(slot) or NOTHING)


def _scores(compared: Coding) -> tuple[MoveScore, ...]:
    """Counts per move of the machine against people; of several people the last one to decide counts."""
    counts: dict[str, list[int]] = {move.value: [0, 0, 0] for move in Move}
    for values in compared.values():
        read = values.get(MACHINE, {}).get("move")
        people: Sequence[Mapping[str, Any]] = [row for coder, row in values.items() if coder != MACHINE]
        wanted = people[-1].get("move") if people else None
        if read and read == wanted:
            counts[read][0] += 1
        else:
            if read:
                counts[read][1] += 1
            if wanted:
                counts[wanted][2] += 1
    return tuple(
        MoveScore(move=move, right=right, wrong=wrong, missed=missed)
        for move, (right, wrong, missed) in counts.items()
        if right or wrong or missed
    )
