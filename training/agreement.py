"""Agreement of two codings of the same reports: case files, or folders of them paired by name.

Counts only reports that both codings hold. A statement of one is found in the other when sentence,
actor, move and, for mediation moves, would-be mediator are the same; slots are compared on those.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[1]))
from training.cases import MEDIATION, CaseReport, read_case

Statement = dict[str, Any]
SLOTS = ("actor_role", "toward", "speaker", "speaker_kind", "modality", "condition", "frameworks", "date")
PLAIN = {"actor_role": "gov", "modality": "actual"}
NONE = "none"


@dataclass
class Tally:
    """What two codings share and where they part, summed over reports."""

    shared: list[tuple[Statement, Statement]] = field(default_factory=list)
    first_only: list[Statement] = field(default_factory=list)
    second_only: list[Statement] = field(default_factory=list)
    moves: list[tuple[str, str]] = field(default_factory=list)
    sentences: list[tuple[str, str]] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)


def pairs_of_reports(first: Path, second: Path) -> Iterator[tuple[str, CaseReport, CaseReport]]:
    """The reports that both have, each with the name of its case."""
    names = sorted(one.name for one in second.glob("*.case")) if second.is_dir() else [second.name]
    for name in names:
        path = first / name if first.is_dir() else first
        if not path.exists():
            continue
        ours = {one.name: one for one in read_case(path).reports}
        for report in read_case(second / name if second.is_dir() else second).reports:
            if report.name in ours:
                yield name.removesuffix(".case"), ours[report.name], report


def compare(case: str, first: CaseReport, second: CaseReport, tally: Tally) -> None:
    """Add one report coded twice to the tally."""
    if first.text != second.text:
        raise ValueError(f"{case} {first.name}: the two codings do not have the same sentences")
    ours, theirs = _by_sentence(first), _by_sentence(second)
    for quote in dict.fromkeys(one for paragraph in first.paragraphs for one in paragraph):
        left, right = list(ours[quote]), list(theirs[quote])
        tally.sentences.append((_said(left), _said(right)))
        tally.moves += _moves(left, right)
        shared = []
        for one in list(left):
            alike = [other for other in right if _key(other) == _key(one)]
            if alike:
                other = max(alike, key=lambda other: sum(_plain(one, slot) == _plain(other, slot) for slot in SLOTS))
                left.remove(one)
                right.remove(other)
                shared.append((one, other))
        tally.shared += shared
        tally.first_only += left
        tally.second_only += right
        lines = [f"  - {brief(one)}" for one in left] + [f"  + {brief(one)}" for one in right]
        for one, other in shared:
            told = [
                f"{slot} {one[slot]!r} | {other[slot]!r}" for slot in SLOTS if _plain(one, slot) != _plain(other, slot)
            ]
            lines += [f"  = {brief(one)}: {'; '.join(told)}"] if told else []
        if lines:
            tally.differences.append("\n".join([f"{case}: {quote}", *lines]))


def kappa(units: list[tuple[str, str]]) -> float:
    """Cohen's kappa of two coders over the same units."""
    total = len(units)
    observed = sum(one == other for one, other in units) / total
    left, right = Counter(one for one, _ in units), Counter(other for _, other in units)
    chance = sum(left[value] * right[value] for value in left) / total**2
    return (observed - chance) / (1 - chance) if chance < 1 else 1.0


def brief(one: Statement) -> str:
    """A statement in the words of a case file, without its slots."""
    third = f" @{one['third_party'] or '-'}" if one["move"] in MEDIATION else ""
    return f"{one['actor'] or '-'} {one['move']}{third} -> {', '.join(one['toward'])}"


def summary(tally: Tally) -> Iterator[str]:
    """The figures, a line each. Precision is the share of the second coding that the first has too."""
    n_shared, n_first, n_second = len(tally.shared), len(tally.first_only), len(tally.second_only)
    precision, recall = _share(n_shared, n_shared + n_second), _share(n_shared, n_shared + n_first)
    yield f"statements: {n_shared} in both, {n_first} only in the first, {n_second} only in the second"
    f1 = _share(2 * n_shared, 2 * n_shared + n_first + n_second)
    yield f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"
    mediation = [sum(one["move"] in MEDIATION for one in rows) for rows in (tally.first_only, tally.second_only)]
    n_mediation = sum(one["move"] in MEDIATION for one, _ in tally.shared)
    yield f"mediation moves: F1 {_share(2 * n_mediation, 2 * n_mediation + sum(mediation)):.3f} ({n_mediation} in both)"
    both = [unit for unit in tally.moves if NONE not in unit]
    yield f"kappa, sentence carries a statement: {kappa(tally.sentences):.3f} (n = {len(tally.sentences)})"
    yield f"kappa, move of sentence and actor, either coded: {kappa(tally.moves):.3f} (n = {len(tally.moves)})"
    yield f"kappa, move of sentence and actor, both coded: {kappa(both):.3f} (n = {len(both)})"
    yield "slots of statements in both: equal of all, and of those where either says more than the plain value"
    for slot in SLOTS:
        equal = [_plain(one, slot) == _plain(other, slot) for one, other in tally.shared]
        plain: tuple[Any, ...] = (PLAIN.get(slot), [], None)
        telling = [
            same for same, rows in zip(equal, tally.shared, strict=True) if any(one[slot] not in plain for one in rows)
        ]
        share = _share(sum(equal), len(equal))
        yield f"  {slot:13}{sum(equal):4}/{len(equal)} {share:6.3f}   {sum(telling):4}/{len(telling)}"


def _by_sentence(report: CaseReport) -> defaultdict[str, list[Statement]]:
    table: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in report.statements:
        if all(one != other for other in table[one["quote"]]):
            table[one["quote"]].append(one)
    return table


def _moves(left: list[Statement], right: list[Statement]) -> Iterator[tuple[str, str]]:
    """The moves of each actor of one sentence, like moves set against each other first."""
    for actor in dict.fromkeys(one["actor"] for one in left + right):
        ours = Counter(one["move"] for one in left if one["actor"] == actor)
        theirs = Counter(one["move"] for one in right if one["actor"] == actor)
        yield from ((move, move) for move in (ours & theirs).elements())
        rest, others = sorted((ours - theirs).elements()), sorted((theirs - ours).elements())
        length = max(len(rest), len(others))
        padded = (rows + [NONE] * (length - len(rows)) for rows in (rest, others))
        yield from zip(*padded, strict=True)


def _key(one: Statement) -> tuple[Any, ...]:
    return one["actor"], one["move"], one["third_party"] if one["move"] in MEDIATION else None


def _plain(one: Statement, slot: str) -> Any:
    value = one[slot]
    return sorted(value) if isinstance(value, list) else value


def _said(rows: list[Statement]) -> str:
    return "some" if rows else NONE


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def main() -> int:
    """Compare two codings; print the figures and, unless --brief, every difference."""
    parser = argparse.ArgumentParser(description="agreement of two codings of the same reports")
    parser.add_argument("first", type=Path, help="a case file, or a folder of them")
    parser.add_argument(
        "second", type=Path, help="the second coding of it, or a folder of case files of the same names"
    )
    parser.add_argument("--brief", action="store_true", help="figures only")
    args = parser.parse_args()
    tally, n_reports = Tally(), 0
    for case, first, second in pairs_of_reports(args.first, args.second):
        compare(case, first, second, tally)
        n_reports += 1
    if not tally.moves:
        print("no report with statements is in both", file=sys.stderr)
        return 1
    print(f"{n_reports} reports in both")
    print("\n".join(summary(tally)))
    if not args.brief:
        print("\ndifferences (- only in the first, + only in the second, = slots differ)")
        print("\n".join(tally.differences))
    return 0


if __name__ == "__main__":
    sys.exit(main())
