"""Fit the weights by which it is told whom a move is aimed at.

`python -m training.targets --trees CASES.pkl... --together HELD.pkl... --out targets.json.xz`

The model over the trees is fitted on the whole corpus. The one over its score and the heads is fitted on cases that the
heads in the folder were not trained on. Prints how often the choice is right on cases left out, eight folds: it is
right where at least half of all targets, coded or chosen, are both.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from goodoffices.codebook.words import Move, Role
from goodoffices.extract.combine import LEAST
from goodoffices.extract.heads import Cell, load_heads
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.rules import propose
from goodoffices.extract.slots import Context, context_of, trigger_of
from goodoffices.extract.statements import pipeline_folder
from goodoffices.extract.targets import Option, beside_heads, options, score
from training.choosing import Choice, Marks, Weights, fit_choices, fit_sparse, left_out, table_of
from training.data import CodedDocument, load_documents

LEAST_SEEN = 20  # options of the corpus that a feature must stand for
RIDGE_TREES, RIDGE = 3.0, 10.0
Key = tuple[int, str | None, Move]


@dataclass(frozen=True)
class Target(Choice):
    """The options of one coded statement, with what the heads say of it."""

    options: tuple[Option, ...]
    cell: Cell | None


def choices_of(coded: CodedDocument, cells: dict[Key, Cell] | None = None) -> Iterator[Target]:
    """A choice for each coded move of the setting; with `cells`, for those that heads or rules propose."""
    document, context = coded.document, context_of(coded.document)
    proposed = propose(document, least=LEAST, scopes=list(context.scopes.values()))
    rules: dict[Key, Proposal] = {(one.sentence, one.actor, one.move): one for one in proposed}
    for number in sorted(coded.statements):
        wanted: dict[Key, list[dict[str, Any]]] = defaultdict(list)
        for row in coded.statements[number]:
            if not Move(row["move"]).is_mediation:
                wanted[number, row["actor"], Move(row["move"])].append(row)
        for key, rows in wanted.items():
            cell = cells.get(key) if cells else None
            if cells is None or cell or key in rules:
                yield _target(coded.case, rows, rules.get(key) or _plain(key), cell, context)


def _plain(key: Key) -> Proposal:
    """What the heads alone propose."""
    return Proposal(sentence=key[0], actor=key[1], move=key[2], rule="coded")


def _target(case: str, rows: list[dict[str, Any]], rule: Proposal, cell: Cell | None, context: Context) -> Target:
    proposal = replace(rule, role=Role(rows[0].get("actor_role") or "gov"), cell=cell)
    scope = context.scopes[proposal.sentence]
    trigger = proposal.trigger if proposal.trigger >= 0 else trigger_of(scope, proposal)
    found = options(proposal, trigger, scope, context.document)
    return Target(case, list(found.values()), right_of(rows, list(found)), tuple(found), cell)


def right_of(rows: Sequence[dict[str, Any]], found: Sequence[Option]) -> Marks:
    """Which options are what is coded: one of the statements' targets, or those of all; else what shares half of them."""
    told = [set(row["toward"]) for row in rows]
    told.append(set().union(*told))
    exact = [set(option) in told for option in found]
    half = [any(2 * len(one & set(option)) >= len(one | set(option)) > 0 for one in told) for option in found]
    return np.array(exact if any(exact) else half)


def fit_trees(choices: Sequence[Target]) -> Weights:
    """The model over what the trees show."""
    counts = Counter(name for one in choices for row in one.rows for name, value in row.items() if value)
    names = sorted(name for name, count in counts.items() if count >= LEAST_SEEN)
    return _rounded(names, fit_sparse(choices, names, RIDGE_TREES))


def second(one: Target, trees: Weights) -> Choice:
    """A choice as the model over trees and heads sees it."""
    told = zip(one.options, one.rows, strict=True)
    return Choice(one.case, [beside_heads(option, score(row, trees), one.cell) for option, row in told], one.right)


def fit_together(choices: Sequence[Choice]) -> Weights:
    """The model over the score of the first and the heads."""
    names = sorted({name for one in choices for row in one.rows for name in row})
    return _rounded(names, fit_choices([table_of(one, names) for one in choices], [one.right for one in choices], RIDGE))


def _rounded(names: Sequence[str], weights: Any) -> Weights:
    told = {name: round(float(one), 3) for name, one in zip(names, weights, strict=True)}
    return {name: one for name, one in told.items() if one}


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description="fit the weights by which it is told whom a move is aimed at")
    parser.add_argument("--trees", type=Path, nargs="+", required=True, help="pickles of training.data")
    parser.add_argument("--together", type=Path, nargs="+", required=True, help="... that the heads do not know")
    parser.add_argument("--folder", type=Path, default=pipeline_folder(), help="where the exported heads stand")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    first = [one for path in args.trees for coded in load_documents([path]) for one in choices_of(coded)]
    trees = fit_trees([one for one in first if one.right.any()])
    heads = load_heads(args.folder, 1)
    held = [
        second(one, trees) for coded in load_documents(args.together)
        for one in choices_of(coded, {(cell.sentence, cell.entity, cell.move): cell for cell in heads.score(coded.document)})
        if one.right.any()
    ]  # fmt: skip
    sys.stdout.write(
        f"{len(first)} choices, {len(trees)} weights; together {len(held)} choices of "
        f"{len({one.case for one in held})} cases, right on cases left out {np.mean(left_out(held, fit_together)):.3f}\n"
    )
    told = json.dumps({"trees": trees, "together": fit_together(held)}, sort_keys=True, ensure_ascii=False)
    args.out.write_bytes(lzma.compress(told.encode("utf-8")))


if __name__ == "__main__":
    main()
