"""Score the built-in coder on gold cases: python training/evaluate.py GOLD [train|dev|eval ...].

GOLD is the folder with score.py. Figures are pooled over the cases of a split.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from goldio import load_gold, load_reading

from goodoffices.core.statement import Statement
from goodoffices.extract import extract_statements

DEV = ("kashmir-2025", "ukraine-2022-25", "gaza-2023-25")
SLOTS = ("toward", "modality", "speaker", "condition", "frameworks", "date")


def row_of(one: Statement) -> dict[str, Any]:
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


def main() -> int:
    """Print pooled figures for each split."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("splits", nargs="*", default=["train", "dev", "eval"])
    parser.add_argument("--by-move", action="store_true")
    parser.add_argument(
        "--oracle", action="store_true", help="fill slots of the gold's own sentences, actors and moves"
    )
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", args.gold / "score.py")
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    for split in args.splits:
        total: collections.Counter[Any] = collections.Counter()
        for case in folders(args.gold, split):
            rows = (
                _oracle(case, scorer)
                if args.oracle
                else [row_of(one) for one in extract_statements(load_reading(case)).statements]
            )
            _add(total, scorer.score(case, rows))
        _show(split, total, by_move=args.by_move)
    return 0


def _oracle(case: Path, scorer: Any) -> list[dict[str, Any]]:
    """Statements with the gold's sentence, actor, role and move, and our slots."""
    from goodoffices.codebook.words import Move, Role
    from goodoffices.extract import read_documents
    from goodoffices.extract.proposal import Proposal
    from goodoffices.extract.slots import complete, context_of

    rows, gold = [], load_gold(case)
    for document in read_documents(load_reading(case)):
        context = context_of(document)
        for sentence in document.sentences:
            text = document.report.text[sentence.start : sentence.end]
            for one in gold:
                if (
                    one["report"] == document.report.name
                    and scorer.same_sentence(one["quote"], text)
                    and sentence.tokens
                ):
                    proposal = Proposal(
                        sentence=sentence.number,
                        actor=one["actor"],
                        role=Role(one["actor_role"]),
                        move=Move(one["move"]),
                        rule="gold",
                    )
                    rows.append(row_of(complete(proposal, context, confidence=1.0)))
    return rows


def _add(total: collections.Counter[Any], result: dict[str, Any]) -> None:
    for label in ("mediation moves", "all moves"):
        for key in ("gold", "coded", "right"):
            total[label, key] += result[label][key]
    for slot in SLOTS:
        for key in ("gold", "given", "right"):
            total[slot, key] += result["slots"][slot][key]
    for move, row in result["by move"].items():
        for key in ("gold", "coded", "right"):
            total[move, key] += row[key]


def _show(split: str, total: collections.Counter[Any], *, by_move: bool) -> None:
    for label in ("mediation moves", "all moves"):
        gold, coded, right = (total[label, key] for key in ("gold", "coded", "right"))
        print(
            f"{split:6} {label:16} P {right / max(1, coded):.3f}  R {right / max(1, gold):.3f}  F1 {2 * right / max(1, gold + coded):.3f}  ({gold}, {coded}, {right})"  # noqa: E501 - reads best whole
        )
    print(
        split,
        "slots",
        "  ".join(
            f"{slot} {2 * total[slot, 'right'] / max(1, total[slot, 'gold'] + total[slot, 'given']):.3f} ({total[slot, 'gold']}, {total[slot, 'given']}, {total[slot, 'right']})"  # noqa: E501 - reads best whole
            for slot in SLOTS
        ),
    )
    if by_move:
        from goodoffices.codebook.words import Move

        print(
            "  ".join(
                f"{move} {2 * total[str(move), 'right'] / max(1, total[str(move), 'gold'] + total[str(move), 'coded']):.2f} ({total[str(move), 'gold']},{total[str(move), 'coded']},{total[str(move), 'right']})"  # noqa: E501 - reads best whole
                for move in Move
            )
        )


if __name__ == "__main__":
    sys.exit(main())
