"""Fit the weights by which the parties are told: python -m training.parties CASES... --out parties.json.

A conditional logistic model over the pairs of the actors that a case names most often. Prints how often the pair is
right on cases left out of the fit, eight folds.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.cases import read_case, write_case
from training.choosing import Array, fit_choices
from training.goldio import load_reading

RIDGE, FOLDS = 0.15, 8


@dataclass(frozen=True)
class Choice:
    """The pairs of a case: a row of features each, and which are right."""

    case: str
    rows: Array
    right: NDArray[np.bool_]


def load_choice(path: Path, folder: Path) -> Choice | None:
    """The pairs of a case; None where none of them is right."""
    from goodoffices.codebook.actors import load_actors
    from goodoffices.extract.discourse import draft_reports
    from goodoffices.extract.evidence import pool
    from goodoffices.extract.parties import weighed_pairs
    from goodoffices.extract.syntax import load_parser

    case = path
    if path.suffix == ".case":
        case = folder / path.stem
        write_case(read_case(path), case)
    about = json.loads((case / "case.json").read_text(encoding="utf-8"))
    drafts = draft_reports(load_reading(case).reports, load_parser(), load_actors())
    own = {
        name.casefold().removeprefix("the "): code for code, names in about.get("aliases", {}).items() for name in names
    }
    parties = set(about["parties"])
    pairs = weighed_pairs(pool([one.evidence for one in drafts]), drafts[0].table)
    right = [all(own.get(code.casefold(), code) in parties for code in pair) for pair, _ in pairs]
    return Choice(path.stem, np.array([row for _, row in pairs]), np.array(right)) if any(right) else None


def fit(choices: list[Choice], ridge: float = RIDGE) -> Array:
    """Weights over the features as they stand; the ridge is on features of one spread, and grows with the cases."""
    spread = np.maximum(np.concatenate([one.rows for one in choices]).std(0), 0.05)
    tables, rights = [one.rows / spread for one in choices], [one.right for one in choices]
    return np.asarray(fit_choices(tables, rights, ridge * 0.1 * len(choices)) / spread)


def rightness(choices: list[Choice], weights: Array) -> list[bool]:
    """Whether the best pair of each case is right."""
    return [bool(one.right[int((one.rows @ weights).argmax())]) for one in choices]


def main() -> None:
    """Fit, print, write."""
    from goodoffices.extract.parties import feature_table

    parser = argparse.ArgumentParser(description="fit the weights by which the parties are told")
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        loaded: list[Any] = [load_choice(one, Path(folder)) for one in args.cases]
    choices = [one for one in loaded if one is not None]
    told: list[bool] = []
    for fold in range(FOLDS):
        weights = fit([one for place, one in enumerate(choices) if place % FOLDS != fold])
        told += rightness(choices[fold::FOLDS], weights)
    sys.stdout.write(
        f"{len(choices)} of {len(args.cases)} cases name a right pair; left out, right {np.mean(told):.3f}\n"
    )
    weights = fit(choices)
    args.out.write_text(json.dumps(feature_table(weights.tolist()), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
