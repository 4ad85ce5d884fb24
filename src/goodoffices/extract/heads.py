"""The statement heads at run time: probabilities for every sentence, entity and move of a report.

A window is one call of the model, so that what is read of it does not depend on other reports.

References:
    Devlin et al. 2019 (BERT) and Wang et al. 2020 (MiniLM) for the encoder; Dozat and Manning 2017 for biaffine
    scoring, after which mediator and target are chosen among the entities of a window.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from goodoffices.codebook.words import MEDIATOR_MOVES, Modality, Move, Role, SpeakerKind
from goodoffices.extract.document import Document
from goodoffices.extract.runtime import load_model
from goodoffices.extract.windows import Entity, Piecer, Window, windows_of
from goodoffices.extract.workers import in_order

MOVES, MODALITIES, ROLES = tuple(Move), tuple(Modality), tuple(Role)
KINDS: tuple[SpeakerKind | None, ...] = (*SpeakerKind, None)
LEAST = 0.05  # cells below are not worth decoding: the combination never takes them
LEAST_AIM = 0.01  # mediators and targets less likely than this are left out
Array = NDArray[np.float32]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What the heads say of one sentence, entity and move.

    Attributes:
        sentence: Number of the sentence.
        entity: The actor; None for an actor that the report does not name.
        move: The move.
        probability: Of the statement, not yet calibrated.
        modality: The likeliest modality, and its probability.
        role: The likeliest role of the actor, and its probability.
        kind: The likeliest kind of speaker (None for the report's own voice), and its probability.
        dated: Probability that the sentence tells when the move was made.
        invokes: Probability that it invokes an agreement for it.
        thirds: The likely mediators (None for help in general) with their probabilities, the likeliest first.
        toward: Entities it may be aimed at, with their probabilities, each by itself.
        condition: Half-open span in the report's text that the heads take for a condition; None for none.
        speaker: Likewise for the name of the speaker.
    """

    sentence: int
    entity: Entity | None
    move: Move
    probability: float
    modality: tuple[Modality, float]
    role: tuple[Role, float]
    kind: tuple[SpeakerKind | None, float]
    dated: float
    invokes: float
    thirds: tuple[tuple[str | None, float], ...]
    toward: tuple[tuple[str, float], ...]
    condition: tuple[int, int] | None = None
    speaker: tuple[int, int] | None = None


def window_arrays(window: Window) -> dict[str, NDArray[Any]]:
    """A window as arrays of one batch row: see `training.model.Heads` for their axes. Entity 0 is nobody."""
    length, n_context = len(window.ids), window.n_context
    n_sentences, n_entities = len(window.sentences) - n_context, len(window.entities) + 1
    marks, owners = np.array(window.marks), np.array(window.owners) - n_context
    starts = np.zeros(n_sentences, np.int64)
    place = np.zeros((n_sentences, n_entities, length), np.float32)
    whole = np.zeros((n_entities, length), np.float32)
    inside = np.zeros((n_sentences, length), np.float32)
    for sentence in range(n_sentences):
        here = np.flatnonzero(owners == sentence)
        if here.size:
            starts[sentence] = here[0]
            inside[sentence, here] = 1
    for entity in range(1, n_entities):
        at = np.flatnonzero(marks == entity)
        whole[entity, at] = 1 / max(1, at.size)
        for position in at[owners[at] >= 0]:
            place[owners[position], entity, position] = 1
    place /= np.maximum(1, place.sum(-1, keepdims=True))
    return {
        "ids": np.array(window.ids, np.int64), "types": np.array(window.types, np.int64),
        "mask": np.ones(length, np.float32), "starts": starts, "place": place, "whole": whole, "inside": inside,
    }  # fmt: skip


class Heads:
    """The statement heads, loaded once.

    Args:
        folder: Where `coder.int8.onnx`, `aims.npz` and `tokenizer.json` stand.
        threads: How many windows are read at a time.

    Raises:
        PipelineError: If the files or the inference runtime are missing.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self._session, tokenizer = load_model(folder, "coder.int8.onnx")
        self._inputs = tuple(one.name for one in self._session.get_inputs())
        self._aims = {name: one.astype(np.float32) for name, one in np.load(folder / "aims.npz").items()}
        self._threads = threads
        self._piecer = Piecer(tokenizer)

    def score(self, document: Document, *, only: frozenset[int] | None = None) -> tuple[Cell, ...]:
        """What the heads find in a report, in order of sentence, entity and move.

        Args:
            document: The report with its mentions.
            only: Numbers of the sentences to be scored; None for all.
        """
        windows = windows_of(document, self._piecer, only=only)
        return tuple(cell for cells in in_order(self._cells, windows, self._threads) for cell in cells)

    def _cells(self, window: Window) -> list[Cell]:
        given = window_arrays(window)
        arrays = {name: given[name][None] for name in self._inputs}
        names = ("moves", "slots", "pair", "third_of", "toward_of", "spans")
        found = dict(zip(names, self._session.run(list(names), arrays), strict=True))
        return cells_of(window, {name: value[0] for name, value in found.items()}, self._aims)


def cells_of(window: Window, found: dict[str, Array], aims: dict[str, Array]) -> list[Cell]:
    """The cells of a window above the least probability, from the model's outputs."""
    probabilities = _sigmoid(found["moves"])
    at = np.argwhere(probabilities >= LEAST)
    slots = _slots_of(found["slots"], at)
    spans = _Spans(window, _sigmoid(found["spans"]))
    toward = _toward(window, found, aims, at)
    cells = []
    for row, (sentence, entity, move) in enumerate(at.tolist()):
        owner = sentence + window.n_context
        condition, speaker = spans.of(owner)
        cells.append(
            Cell(
                sentence=window.sentences[owner], entity=_entity(window, entity), move=MOVES[move],
                probability=float(probabilities[sentence, entity, move]),
                modality=_likeliest(MODALITIES, slots[0][row]), role=_likeliest(ROLES, slots[1][row]),
                kind=_likeliest(KINDS, slots[2][row]),
                dated=float(slots[3][row, 0]), invokes=float(slots[3][row, -1]),
                thirds=_thirds(window, found, aims, (sentence, entity, move)),
                toward=toward[row],
                condition=condition, speaker=speaker,
            )
        )  # fmt: skip
    return cells


def _slots_of(given: Array, at: NDArray[np.int64]) -> tuple[Array, Array, Array, Array]:
    """Shares of modality, role and kind of speaker, and the probabilities of a date and a text, a row for each cell."""
    sentences, entities, moves = at.T
    rows = given.reshape(*given.shape[:2], len(MOVES), -1)[sentences, entities, moves]
    ends = np.cumsum([len(MODALITIES), len(ROLES), len(KINDS)])
    modality, role, kind, told = (np.ascontiguousarray(one) for one in np.split(rows, ends, axis=1))
    return _softmax(modality), _softmax(role), _softmax(kind), _sigmoid(told)


def _likeliest(names: Sequence[T], shares: Array) -> tuple[T, float]:
    """The likeliest of some names, and its share."""
    best = int(shares.argmax())
    return names[best], float(shares[best])


def _entity(window: Window, index: int) -> Entity | None:
    return window.entities[index - 1] if index else None


def _thirds(
    window: Window, found: dict[str, Array], aims: dict[str, Array], at: tuple[int, int, int]
) -> tuple[tuple[str | None, float], ...]:
    """The mediators of a cell: the actor itself for a mediator's moves, nobody for the moves of the setting."""
    sentence, entity, place = at
    move = MOVES[place]
    if not move.is_mediation:
        return ((None, 1.0),)
    if move in MEDIATOR_MOVES:
        return ((_entity(window, entity), 1.0),)
    shares = _softmax((found["pair"][sentence, entity] @ aims["third"][place]) @ found["third_of"][sentence].T)
    order = [int(one) for one in np.argsort(-shares, kind="stable") if shares[one] >= LEAST_AIM]
    return tuple((_entity(window, one), float(shares[one])) for one in order)


def _toward(
    window: Window, found: dict[str, Array], aims: dict[str, Array], at: NDArray[np.int64]
) -> list[tuple[tuple[str, float], ...]]:
    """The entities that each cell may be aimed at."""
    pair, other, weights, bias = found["pair"], found["toward_of"], aims["toward"], aims["toward_bias"]
    scores = [(pair[s, e] @ weights[m]) @ other[s].T + bias[m] for s, e, m in at.tolist()]
    shares = _sigmoid(np.array(scores, np.float32).reshape(len(at), len(window.entities) + 1))[:, 1:].tolist()
    return [
        tuple(sorted((name, share) for name, share in zip(window.entities, row, strict=True) if share >= LEAST_AIM))
        for row in shares
    ]


class _Spans:
    """Conditions and speakers of the sentences of a window, each looked for once.

    Args:
        window: The window.
        shares: For each piece the probabilities that it is of a condition, and of a speaker's name.
    """

    def __init__(self, window: Window, shares: Array) -> None:
        self._window = window
        self._shares: tuple[list[float], list[float]] = (shares[:, 0].tolist(), shares[:, 1].tolist())
        self._known: dict[int, tuple[tuple[int, int] | None, tuple[int, int] | None]] = {}
        self._pieces: dict[int, list[int]] = defaultdict(list)
        for piece, (owner, span) in enumerate(zip(window.owners, window.spans, strict=True)):
            if span != (0, 0):
                self._pieces[owner].append(piece)

    def of(self, owner: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """Condition and speaker of a sentence of the window."""
        if owner not in self._known:
            condition, speaker = (_span(self._window, one, self._pieces[owner]) for one in self._shares)
            self._known[owner] = condition, speaker
        return self._known[owner]


def _span(window: Window, shares: list[float], here: list[int]) -> tuple[int, int] | None:
    """The run of pieces of a sentence around the surest one that are above one half, as a span of the text."""
    if not here or max(shares[i] for i in here) < 0.5:
        return None
    best = max(here, key=shares.__getitem__)
    first = last = here.index(best)
    while first > 0 and shares[here[first - 1]] >= 0.4:
        first -= 1
    while last + 1 < len(here) and shares[here[last + 1]] >= 0.4:
        last += 1
    return window.spans[here[first]][0], window.spans[here[last]][1]


def _sigmoid(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(x.astype(np.float32), -50, 50))), np.float32)


def _softmax(x: Array) -> Array:
    """Shares along the last axis."""
    shifted = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32)


@lru_cache(maxsize=2)
def load_heads(folder: Path, threads: int = 1) -> Heads:
    """The heads of a folder, loaded once a process."""
    return Heads(folder, threads=threads)


def calibration(folder: Path) -> dict[str, Any]:
    """The figures by which heads and rules are combined, as fitted in training."""
    return dict(json.loads((folder / "combine.json").read_text(encoding="utf-8")))
