"""Score the built-in coder on gold cases: python training/evaluate.py GOLD [train|dev|eval ...] [--intervals N].

GOLD is the folder with score.py. Figures are pooled over the cases of a split. With --intervals each F1 is followed by
its 95 % interval over N resamples of the split's reports.

References:
    Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13: percentile intervals.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from goodoffices.codebook.words import Move, Role
from goodoffices.core.statement import Statement
from goodoffices.extract import extract_statements, read_documents
from goodoffices.extract.document import Document
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.slots import complete, context_of
from training.goldio import load_gold, load_reading

DEV = ("kashmir-2025", "ukraine-2022-25", "gaza-2023-25")
SLOTS = ("toward", "modality", "speaker", "condition", "frameworks", "date")
KINDS = ("mediation moves", "all moves")
KEYS = ("gold", "coded", "right")
SEED = 1

Row = dict[str, Any]  # a statement in the shape that the scorer reads
Total = Counter[tuple[str, str]]  # counts by what is counted (moves, a slot, a move) and key


class Scorer(Protocol):
    """What is used of the gold's score.py."""

    MEDIATION: Sequence[str]

    def score(self, case: Path, guesses: list[Row]) -> dict[str, Any]:
        """Counts and figures of a case."""

    def canonical(self, case: Path) -> Any:
        """How a case calls its actors."""

    def merged(self, statements: list[Row], name: Any) -> list[list[Row]]:
        """Statements that count once, as groups."""

    def key_agrees(self, gold: Row, guess: Row, name: Any) -> bool:
        """Whether actor, move and third party or target agree."""

    def same_sentence(self, gold: str, guess: str) -> bool:
        """Whether two quotes tell the same sentence."""

    def most_pairs(self, n_gold: int, allowed: Iterable[tuple[int, int]]) -> dict[int, int]:
        """The largest pairing of groups, as guess to gold."""


def load_scorer(gold: Path) -> Scorer:
    """The gold's score.py as a module.

    Raises:
        FileNotFoundError: If it is not there.
    """
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(gold / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Scorer", module)


def row_of(one: Statement) -> Row:
    """A statement in the shape that the scorer reads."""
    return {
        "report": one.quote.report, "quote": one.quote.text, "actor": one.actor, "actor_role": str(one.actor_role),
        "move": str(one.move), "third_party": one.third_party, "toward": list(one.toward), "speaker": one.speaker,
        "speaker_kind": str(one.speaker_kind) if one.speaker_kind else None, "modality": str(one.modality),
        "condition": one.condition.text if one.condition else None, "frameworks": list(one.frameworks),
        "date": one.when.iso if one.when else None,
    }  # fmt: skip


def folders(gold: Path, split: str) -> list[Path]:
    """Folders of the cases of a split."""
    if split == "dev":
        return [gold / name for name in DEV]
    return sorted(path for path in (gold / split).iterdir() if (path / "gold.jsonl").is_file())


def coded_rows(case: Path) -> list[Row]:
    """The statements that the built-in coder finds in a case."""
    return [row_of(one) for one in extract_statements(load_reading(case)).statements]


def oracle_rows(case: Path, scorer: Scorer) -> list[Row]:
    """Statements with the gold's sentence, actor, role and move, and our slots."""
    gold = load_gold(case)
    return [row for document in read_documents(load_reading(case)) for row in _filled(document, gold, scorer)]


def _filled(document: Document, gold: list[Row], scorer: Scorer) -> list[Row]:
    context, rows = context_of(document), []
    for sentence in (one for one in document.sentences if one.tokens):
        text = document.report.text[sentence.start : sentence.end]
        for one in gold:
            if one["report"] != document.report.name or not scorer.same_sentence(one["quote"], text):
                continue
            proposal = Proposal(
                sentence=sentence.number, actor=one["actor"], role=Role(one["actor_role"]), move=Move(one["move"]),
                rule="gold",
            )  # fmt: skip
            rows.append(row_of(complete(proposal, context, confidence=1.0)))
    return rows


def total_of(result: dict[str, Any]) -> Total:
    """The counts of a scored case."""
    total: Total = Counter()
    rows = {kind: result[kind] for kind in KINDS} | dict(result["by move"])
    for name, row in rows.items():
        total.update({(name, key): row[key] for key in KEYS})
    for slot in SLOTS:
        row = result["slots"][slot]
        total.update({(slot, "gold"): row["gold"], (slot, "coded"): row["given"], (slot, "right"): row["right"]})
    return total


def report_counts(gold: list[Row], rows: list[Row], name: Any, scorer: Scorer) -> list[list[int]]:
    """Gold, coded and right of one report, for mediation moves and for all moves, counted as the scorer does."""
    wanted, found = scorer.merged(gold, name), scorer.merged(rows, name)
    allowed = [
        (i, j)
        for i, group in enumerate(wanted)
        for j, guesses in enumerate(found)
        if any(
            scorer.key_agrees(one, guess, name) and scorer.same_sentence(one["quote"], guess["quote"])
            for one in group
            for guess in guesses
        )
    ]
    right = [wanted[index] for index in scorer.most_pairs(len(wanted), allowed).values()]
    every = (wanted, found, right)
    mediation = [sum(group[0]["move"] in scorer.MEDIATION for group in groups) for groups in every]
    return [mediation, [len(groups) for groups in every]]


def case_counts(case: Path, rows: list[Row], scorer: Scorer) -> list[list[list[int]]]:
    """`report_counts` of each report of a case, in order of their names."""
    gold, name = load_gold(case), scorer.canonical(case)
    reports = sorted({one.name for one in load_reading(case).reports} | {one["report"] for one in gold})
    return [
        report_counts(
            [one for one in gold if one["report"] == report], [one for one in rows if one["report"] == report],
            name, scorer,
        )
        for report in reports
    ]  # fmt: skip


def intervals(
    counts: Sequence[Sequence[Sequence[int]]], n_resamples: int, *, seed: int = SEED
) -> list[tuple[float, float]]:
    """95 % percentile intervals of the pooled F1 of each kind of moves.

    Args:
        counts: By report and kind, gold, coded and right.
        n_resamples: How many times the reports are drawn anew, with replacement.
        seed: Seed of the draws.
    """
    table = np.asarray(counts, dtype=float)
    drawn = np.random.default_rng(seed).integers(len(table), size=(n_resamples, len(table)))
    gold, coded, right = np.moveaxis(table[drawn].sum(axis=1), -1, 0)
    f1 = 2 * right / np.maximum(1, gold + coded)
    low, high = np.percentile(f1, [2.5, 97.5], axis=0)
    return [(float(a), float(b)) for a, b in zip(low, high, strict=True)]


def f1_of(total: Total, name: str) -> float:
    """F1 of what is counted under a name."""
    return 2 * total[name, "right"] / max(1, total[name, "gold"] + total[name, "coded"])


def show(split: str, total: Total, spans: Sequence[tuple[float, float]], *, by_move: bool) -> None:
    """Print the figures of a split; the intervals of each kind of moves where there are any."""
    for number, kind in enumerate(KINDS):
        gold, coded, right = (total[kind, key] for key in KEYS)
        shares = f"P {right / max(1, coded):.3f}  R {right / max(1, gold):.3f}  F1 {f1_of(total, kind):.3f}"
        span = f"  [{spans[number][0]:.3f}, {spans[number][1]:.3f}]" if spans else ""
        print(f"{split:6} {kind:16} {shares}{span}  ({gold}, {coded}, {right})")
    print(split, "slots", "  ".join(_figure(total, slot, 3) for slot in SLOTS))
    if by_move:
        print("  ".join(_figure(total, str(move), 2) for move in Move))


def _figure(total: Total, name: str, digits: int) -> str:
    counts = ", ".join(str(total[name, key]) for key in KEYS)
    return f"{name} {f1_of(total, name):.{digits}f} ({counts})"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="score the built-in coder on gold cases")
    parser.add_argument("gold", type=Path)
    parser.add_argument("splits", nargs="*", default=["train", "dev", "eval"])
    parser.add_argument("--by-move", action="store_true")
    parser.add_argument("--oracle", action="store_true", help="fill slots of the gold's own sentences, actors, moves")
    parser.add_argument("--intervals", type=int, default=0, metavar="N", help="resamples of the reports")
    parser.add_argument("--seed", type=int, default=SEED, help="seed of the resamples")
    return parser.parse_args()


def main() -> int:
    """Print pooled figures for each split."""
    args = _arguments()
    scorer = load_scorer(args.gold)
    for split in args.splits:
        total: Total = Counter()
        counts: list[list[list[int]]] = []
        for case in folders(args.gold, split):
            rows = oracle_rows(case, scorer) if args.oracle else coded_rows(case)
            total.update(total_of(scorer.score(case, rows)))
            counts += case_counts(case, rows, scorer) if args.intervals else []
        spans = intervals(counts, args.intervals, seed=args.seed) if args.intervals else []
        show(split, total, spans, by_move=args.by_move)
    return 0


if __name__ == "__main__":
    sys.exit(main())
