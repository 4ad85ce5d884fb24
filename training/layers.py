"""Fit the two models of `extract/choice.py`: what training.targets and training.speakers have in common.

The model over the trees is fitted on the whole corpus; the one over its score and the heads on cases that the heads in
the folder were not trained on. Printed is how often the choice is right on cases left out of the second fit, in turn.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from goodoffices.codebook.words import Move, Role
from goodoffices.extract.choice import score
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import LEAST
from goodoffices.extract.heads import Cell, load_heads
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.rules import propose
from goodoffices.extract.slots import Context, context_of, trigger_of
from goodoffices.extract.statements import pipeline_folder
from training.choosing import Choice, Weights, fit_choices, fit_sparse, left_out, table_of
from training.data import CodedDocument, load_documents

LEAST_SEEN = 20  # options of the corpus that a feature must stand for
RIDGE_TREES, RIDGE = 3.0, 10.0
Key = tuple[int, str | None, Move]


@dataclass(frozen=True)
class Layered(Choice):
    """The options of one coded statement; `beside` gives the features of the second model by the score of the first."""

    beside: list[Callable[[float], Weights]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What is coded of one actor's move in a sentence, as the proposal that a reader makes of it.

    Attributes:
        case: Its case.
        rows: The coded statements.
        proposal: As rules or heads propose it.
        trigger: The word that tells it.
        scope: Its sentence.
        context: That of its report.
    """

    case: str
    rows: list[dict[str, Any]]
    proposal: Proposal
    trigger: int
    scope: Scope
    context: Context


Layers = Callable[[Sequence[Coded]], Sequence[Layered]]  # the choices of the coded moves of a document


def each(layer: Callable[[Coded], Layered], moves: Callable[[Move], bool]) -> Layers:
    """The choices of coded moves that are told one by one.

    Args:
        layer: The choice of a coded move.
        moves: Whether a move has such a choice.
    """
    return lambda coded: [layer(one) for one in coded if moves(one.proposal.move)]


def coded_moves(coded: CodedDocument, cells: dict[Key, Cell] | None = None) -> Iterator[Coded]:
    """Every coded move of a document; with `cells`, only those that the heads or the rules propose."""
    context = context_of(coded.document)
    proposed = propose(coded.document, least=LEAST, scopes=list(context.scopes.values()))
    rules: dict[Key, Proposal] = {(one.sentence, one.actor, one.move): one for one in proposed}
    for number in sorted(coded.statements):
        wanted: dict[Key, list[dict[str, Any]]] = defaultdict(list)
        for row in coded.statements[number]:
            wanted[number, row["actor"], Move(row["move"])].append(row)
        for key, rows in wanted.items():
            cell, scope = cells.get(key) if cells else None, context.scopes[number]
            if cells is not None and cell is None and key not in rules:
                continue
            rule = rules.get(key) or Proposal(sentence=key[0], actor=key[1], move=key[2], rule="coded")
            one = replace(rule, role=Role(rows[0].get("actor_role") or "gov"), cell=cell)
            context.triggers.setdefault(number, set()).add(one.trigger)
            trigger = one.trigger if one.trigger >= 0 else trigger_of(scope, one)
            yield Coded(case=coded.case, rows=rows, proposal=one, trigger=trigger, scope=scope, context=context)


def fit_trees(choices: Sequence[Choice]) -> Weights:
    """The model over what the trees show."""
    counts = Counter(name for one in choices for row in one.rows for name, value in row.items() if value)
    names = sorted(name for name, count in counts.items() if count >= LEAST_SEEN)
    return _rounded(names, fit_sparse(choices, names, RIDGE_TREES))


def fit_together(choices: Sequence[Choice]) -> Weights:
    """The model over the score of the first and the heads."""
    names = sorted({name for one in choices for row in one.rows for name in row})
    tables = [table_of(one, names) for one in choices]
    return _rounded(names, fit_choices(tables, [one.right for one in choices], RIDGE))


def _rounded(names: Sequence[str], weights: Any) -> Weights:
    told = {name: round(float(one), 3) for name, one in zip(names, weights, strict=True)}
    return {name: one for name, one in told.items() if one}


def second(one: Layered, trees: Weights) -> Choice:
    """A choice as the second model sees it."""
    told = zip(one.beside, one.rows, strict=True)
    return Choice(one.case, [beside(score(row, trees)) for beside, row in told], one.right)


def run(layers: Layers, description: str) -> None:
    """The command: fit, print, write.

    Args:
        layers: The choices of the coded moves of a document.
        description: What is fitted.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--trees", type=Path, nargs="+", required=True, help="pickles of training.data")
    parser.add_argument("--together", type=Path, nargs="+", required=True, help="... that the heads do not know")
    parser.add_argument("--folder", type=Path, default=pipeline_folder(), help="where the exported heads stand")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    first = [one for path in args.trees for coded in load_documents([path]) for one in layers(list(coded_moves(coded)))]
    trees = fit_trees([one for one in first if one.right.any()])
    unseen = [one for moves in _unseen(args.together, args.folder) for one in layers(moves)]
    held = [second(one, trees) for one in unseen if one.right.any()]
    right = np.mean(left_out(held, fit_together))
    sys.stdout.write(
        f"{len(first)} choices, {len(trees)} weights; together {len(held)} choices of "
        f"{len({one.case for one in held})} cases, right on cases left out {right:.3f}\n"
    )
    told = json.dumps({"trees": trees, "together": fit_together(held)}, sort_keys=True, ensure_ascii=False)
    args.out.write_bytes(lzma.compress(told.encode("utf-8")))


def _unseen(paths: Sequence[Path], folder: Path) -> Iterator[list[Coded]]:
    """The coded moves of documents that the heads were not trained on, with what the heads say of them."""
    heads = load_heads(folder, 1)
    for coded in load_documents(paths):
        cells = {(one.sentence, one.entity, one.move): one for one in heads.score(coded.document)}
        yield list(coded_moves(coded, cells))
