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
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from goodoffices.extract.choice import score
from goodoffices.extract.evidence import AROUND
from training.cases import codes_of, folder_of
from training.choosing import Choice, Weights, fit_named, left_out
from training.goldio import load_reading

RIDGE = 0.4
PENALTY, PRIOR = 100.0, "earlier weights"
WORDS = 500  # words around a name that are weighed: those that stand there in most cases


def load_choice(path: Path, folder: Path) -> Choice | None:
    """The pairs of a case; None where none of them is right."""
    from goodoffices.codebook.actors import load_actors
    from goodoffices.extract.drafting import draft_reports
    from goodoffices.extract.evidence import pool
    from goodoffices.extract.parties import weighed_pairs
    from goodoffices.extract.syntax import load_parser

    case = folder_of(path, folder)
    drafts = draft_reports(load_reading(case).reports, load_parser(), load_actors())
    own = codes_of(case)
    parties = set(json.loads((case / "case.json").read_text(encoding="utf-8"))["parties"])
    pairs = weighed_pairs(pool([one.evidence for one in drafts]), drafts[0].table)
    called = [{own.get(code.casefold(), code) for code in pair} for pair, _ in pairs]
    right = [len(both) == 2 and both <= parties for both in called]
    return Choice(path.stem, [row for _, row in pairs], np.array(right)) if any(right) else None


def features_of(choices: Sequence[Choice]) -> list[str]:
    """The features to weigh: all but words around a name, and of these those met in most cases."""
    met = Counter(name for one in choices for name in {name for row in one.rows for name in row})
    words = sorted((name for name in met if name.startswith(AROUND)), key=lambda name: (-met[name], name))
    return sorted([*(name for name in met if not name.startswith(AROUND)), *words[:WORDS]])


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """Weights of the features; the ridge grows with the cases."""
    return fit_named(choices, features_of(choices), RIDGE * 0.1 * len(choices), 0.05)


def fit_to_prior(choices: Sequence[Choice], prior: Weights, names: Sequence[str]) -> Weights:
    """Weights of a few features learnt anew, beside earlier weights that are only scaled.

    Args:
        choices: What is learnt from.
        prior: The earlier weights; their score of an option is one feature.
        names: The features learnt anew.
    """
    rows = [[{**row, PRIOR: score(row, prior)} for row in one.rows] for one in choices]
    scored = [replace(one, rows=each) for one, each in zip(choices, rows, strict=True)]
    found = fit_named(scored, [*names, PRIOR], PENALTY, 0.05)
    scale = found.pop(PRIOR)
    told = {name: round(scale * prior.get(name, 0.0) + found.get(name, 0.0), 3) for name in {*prior, *found}}
    return {name: weight for name, weight in sorted(told.items()) if weight}


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description="fit the weights by which the parties are told")
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--prior", type=Path, help="earlier weights to be kept but for --anew")
    parser.add_argument("--anew", nargs="*", default=[], help="features learnt anew beside the earlier weights")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        loaded: list[Any] = [load_choice(one, Path(folder)) for one in args.cases]
    choices = [one for one in loaded if one is not None]
    prior = json.loads(args.prior.read_text(encoding="utf-8")) if args.prior else None
    learn = partial(fit_to_prior, prior=prior, names=args.anew) if prior else fit
    right = np.mean(left_out(choices, learn))
    sys.stdout.write(f"{len(choices)} of {len(args.cases)} cases name a right pair; left out, right {right:.3f}\n")
    weights = learn(choices)
    args.out.write_text(json.dumps(weights, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
