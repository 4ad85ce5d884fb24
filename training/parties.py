"""Fit the weights by which the parties are told: python -m training.parties CASES... --out parties.json.

A conditional logistic model over the pairs of the actors that a case names most often. Prints how often the pair is
right on cases left out of the fit, eight folds.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.extract.evidence import AROUND
from training.cases import read_case, write_case
from training.choosing import Array, fit_choices
from training.goldio import load_reading

RIDGE, FOLDS = 0.4, 8
WORDS = 500  # words around a name that are weighed: those that stand there in most cases


@dataclass(frozen=True)
class Choice:
    """The pairs of a case: the features of each, and which are right."""

    case: str
    rows: list[dict[str, float]]
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
    called = [{own.get(code.casefold(), code) for code in pair} for pair, _ in pairs]
    right = [len(both) == 2 and both <= parties for both in called]
    return Choice(path.stem, [row for _, row in pairs], np.array(right)) if any(right) else None


def features_of(choices: list[Choice]) -> list[str]:
    """The features to weigh: all but words around a name, and of these those met in most cases."""
    met = Counter(name for one in choices for name in {name for row in one.rows for name in row})
    words = sorted((name for name in met if name.startswith(AROUND)), key=lambda name: (-met[name], name))
    return sorted([*(name for name in met if not name.startswith(AROUND)), *words[:WORDS]])


def table_of(choice: Choice, names: list[str]) -> Array:
    """The features of the pairs of a case, (pairs, features)."""
    return np.array([[row.get(name, 0.0) for name in names] for row in choice.rows])


def fit(choices: list[Choice], ridge: float = RIDGE) -> dict[str, float]:
    """Weights over the features as they stand; the ridge is on features of one spread, and grows with the cases."""
    names = features_of(choices)
    tables, rights = [table_of(one, names) for one in choices], [one.right for one in choices]
    spread = np.maximum(np.concatenate(tables).std(0), 0.05)
    weights = fit_choices([one / spread for one in tables], rights, ridge * 0.1 * len(choices)) / spread
    told = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return {name: weight for name, weight in told.items() if weight}


def rightness(choices: list[Choice], weights: dict[str, float]) -> list[bool]:
    """Whether the best pair of each case is right."""
    names = list(weights)
    by_name = np.array([weights[name] for name in names])
    return [bool(one.right[int((table_of(one, names) @ by_name).argmax())]) for one in choices]


def main() -> None:
    """Fit, print, write."""
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
    args.out.write_text(json.dumps(weights, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
