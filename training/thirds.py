"""Fit the weights by which the mediator of a party's move is told: python -m training.thirds CASES.pkl... --out FILE.

The cases should be ones that the heads in the folder were not trained on. Prints how often the choice is right on
cases left out of the fit, eight folds, and how often the heads' own first choice is.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from goodoffices.codebook.words import MEDIATOR_MOVES, Move
from goodoffices.extract.combine import LEAST, candidates_of
from goodoffices.extract.heads import load_heads
from goodoffices.extract.rules import propose
from goodoffices.extract.slots import context_of, trigger_of
from goodoffices.extract.statements import pipeline_folder, proposal_of
from goodoffices.extract.thirds import options
from training.choosing import Choice, Weights, fit_choices, left_out, table_of
from training.data import CodedDocument, load_documents

RIDGE = 2.0


@dataclass(frozen=True)
class Mediator(Choice):
    """The options of one coded statement, and whether the heads put a right one first."""

    of_heads: bool


def choices_of(coded: CodedDocument, folder: Path) -> list[Mediator]:
    """A choice for each coded move of a document that is about another's help, and that a reader proposes."""
    document, context = coded.document, context_of(coded.document)
    candidates = candidates_of(load_heads(folder, 1).score(document), propose(document, least=LEAST), document)
    proposals = {(one.sentence, one.actor, one.move): proposal_of(one) for one in candidates}
    found, spoken_of = [], []
    for number in sorted(coded.statements):
        wanted: dict[Any, set[str | None]] = defaultdict(set)
        for row in coded.statements[number]:
            if Move(row["move"]).is_mediation:
                wanted[row["actor"], Move(row["move"])].add(row["third_party"])
        for (actor, move), thirds in wanted.items():
            proposal = proposals.get((number, actor, move))
            if move not in MEDIATOR_MOVES and proposal is not None:
                scope = context.scopes[number]
                trigger = proposal.trigger if proposal.trigger >= 0 else trigger_of(scope, proposal)
                rows = options(replace(proposal, actor=actor), trigger, scope, document, spoken_of)
                found.append(_choice(coded.case, rows, thirds, proposal.cell.thirds[0][0] if proposal.cell else None))
        spoken_of += [(number, one) for thirds in wanted.values() for one in sorted(thirds - {None}, key=str) if one]
    return [one for one in found if one.right.any()]


def _choice(case: str, rows: dict[str | None, Weights], thirds: set[str | None], first: str | None) -> Mediator:
    return Mediator(case, list(rows.values()), np.array([code in thirds for code in rows]), first in thirds)


def fit(choices: Sequence[Choice], ridge: float = RIDGE) -> dict[str, float]:
    """Weights of the features by their names."""
    names = sorted({name for one in choices for row in one.rows for name in row})
    weights = fit_choices([table_of(one, names) for one in choices], [one.right for one in choices], ridge)
    return {name: round(float(one), 4) for name, one in zip(names, weights, strict=True)}


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description="fit the weights by which the mediator of a party's move is told")
    parser.add_argument("cases", type=Path, nargs="+", help="pickles of training.data")
    parser.add_argument("--folder", type=Path, default=pipeline_folder(), help="where the exported heads stand")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    coded = load_documents(args.cases)
    choices = [choice for one in coded for choice in choices_of(one, args.folder)]
    sys.stdout.write(
        f"{len(choices)} choices of {len({one.case for one in choices})} cases; right on cases left out "
        f"{np.mean(left_out(choices, fit)):.3f}; the heads alone {np.mean([one.of_heads for one in choices]):.3f}\n"
    )
    args.out.write_text(json.dumps(fit(choices), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
