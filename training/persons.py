"""Fit the weights by which it is told whose a person is: python -m training.persons CASES... --out persons.json.

A conditional logistic model over the actors that a case names, for every official who is quoted by name and whom no
title ties to an actor. Prints how often the choice is right on cases left out of the fit, eight folds.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.cases import codes_of, folder_of
from training.choosing import Choice, fit_named, left_out
from training.goldio import load_gold, load_reading

RIDGE = 30.0
FEWEST = 30  # persons whom a feature is met with, to be weighed
AGREEING = 0.6  # share of a person's coded statements that are of one actor, for it to be hers


def load_choices(path: Path, folder: Path) -> list[Choice]:
    """The persons of a case whom no title ties to an actor."""
    from goodoffices.codebook.actors import load_actors
    from goodoffices.extract.drafting import draft_reports
    from goodoffices.extract.meeting import company_of
    from goodoffices.extract.parties import involved
    from goodoffices.extract.syntax import load_parser

    case = folder_of(path, folder)
    own = codes_of(case)
    drafts = draft_reports(load_reading(case).reports, load_parser(), load_actors())
    told = involved([one.evidence for one in drafts], drafts[0].table)[0]
    company = company_of(drafts[0], told.parties, told.third_parties)
    found = []
    for key, actor in sorted(owners(load_gold(case)).items()):
        if key in company.told and not company.told[key].is_described:
            rows = company.features(key)
            right = np.array([own.get(code.casefold(), code) == actor for code, _ in rows])
            if right.any():
                found.append(Choice(path.stem, [row for _, row in rows], right))
    return found


def owners(rows: list[dict[str, object]]) -> dict[str, str]:
    """Whose every official quoted by name is, by surname: the actor of most statements that she is cited for."""
    from goodoffices.extract.persons import keys_of

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        keys = keys_of(str(row["speaker"])) if row["speaker"] and row["speaker_kind"] == "named-official" else []
        if keys and row["actor"]:
            counts[keys[0]][str(row["actor"])] += 1
    best = {key: actors.most_common(1)[0] for key, actors in counts.items()}
    return {key: actor for key, (actor, n) in best.items() if n >= AGREEING * counts[key].total()}


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """Weights of the features that are met with enough persons."""
    met = Counter(name for one in choices for name in {name for row in one.rows for name in row})
    return fit_named(choices, sorted(name for name, n in met.items() if n >= FEWEST), RIDGE, 0.02)


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description="fit the weights by which it is told whose a person is")
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        choices = [choice for one in args.cases for choice in load_choices(one, Path(folder))]
    if len(choices) < 2 * FEWEST:
        parser.error(f"{len(choices)} persons are too few to learn from; give more cases.")
    n_cases = len({one.case for one in choices})
    right = np.mean(left_out(choices, fit))
    sys.stdout.write(f"{len(choices)} persons of {n_cases} cases; right on cases left out {right:.3f}\n")
    args.out.write_text(json.dumps(fit(choices), indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
