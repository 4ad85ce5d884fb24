"""Coded cases as documents with the statements of each sentence: what the heads and the combination are trained on."""

from __future__ import annotations

import argparse
import json
import pickle
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from training.cases import folder_of, read_case
from training.goldio import load_gold, load_reading

Row = dict[str, Any]


@dataclass(frozen=True)
class CodedDocument:
    """A report of a case as extraction sees it, and its coded statements by the number of their sentence."""

    case: str
    document: Any
    statements: dict[int, list[Row]]
    n_lost: int


def load_cases(paths: Iterable[Path]) -> list[CodedDocument]:
    """Cases as documents; a path is a folder as the scorers read it, or a `.case` file."""
    from goodoffices.codebook.actors import load_actors
    from goodoffices.extract.clock import clocks_of
    from goodoffices.extract.discourse import build_document
    from goodoffices.extract.drafting import draft_reports
    from goodoffices.extract.parties import involved
    from goodoffices.extract.syntax import load_parser

    parser, table = load_parser(), load_actors()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            case = folder_of(path, Path(folder))
            rows = load_gold(case)
            reports = load_reading(case).reports
            drafts = draft_reports(reports, parser, table)
            clocks = clocks_of(with_days(reports, path))
            told = involved([one.evidence for one in drafts], drafts[0].table)
            aliases = load_aliases(case)
            for draft, who, clock in zip(drafts, told, clocks, strict=True):
                document = replace(build_document(draft, table, who), clock=clock)
                document = renamed(document, aliases, set(table.actors))
                mine = [row for row in rows if row["report"] == draft.report.name]
                statements, n_lost = align(document, mine)
                found.append(CodedDocument(str(path), document, statements, n_lost))
    return found


def with_days(reports: Iterable[Any], path: Path) -> list[Any]:
    """The reports of a case, those that tell no day of their own with the one that its `.case` file gives them."""
    from goodoffices.codebook.words import DateBasis
    from goodoffices.core.report import Dating
    from goodoffices.core.when import When

    days = {one.name: one.date for one in read_case(path).reports} if path.suffix == ".case" else {}
    given = {name: When.parse(day) for name, day in days.items() if day and re.fullmatch(r"[\d-]+", day)}
    return [
        one if one.published.when.is_day or one.name not in given
        else replace(one, published=Dating(when=given[one.name], basis=DateBasis.STATED, reason="the case says so"))
        for one in reports
    ]  # fmt: skip


def load_aliases(case: Path) -> dict[str, str]:
    """The case's own code of each actor by its other names, folded."""
    about = json.loads((case / "case.json").read_text(encoding="utf-8"))
    pairs = [(name, code) for code, names in about.get("aliases", {}).items() for name in [code, *names]]
    return {" ".join(words(name)): code for name, code in pairs}


def renamed(document: Any, aliases: dict[str, str], known: set[str]) -> Any:
    """The document with actors called as the case calls them: by code, and those that no list knows by any name."""
    text = document.report.text
    named = {actor for mention in document.mentions for actor in mention.actors}
    codes = {actor: aliases[name] for actor in sorted(named) if (name := " ".join(words(actor))) in aliases}
    for mention in document.mentions:
        surface = " ".join(words(text[mention.start : mention.end])).removeprefix("the ")
        code = aliases.get(surface, aliases.get("the " + surface))
        if code and len(mention.actors) == 1 and mention.actors[0] not in known and mention.kind in ("name", "office"):
            codes.setdefault(mention.actors[0], code)
    if all(actor == code for actor, code in codes.items()):
        return document
    called = lambda names: tuple(dict.fromkeys(codes.get(name, name) for name in names))  # noqa: E731
    mentions = tuple(replace(one, actors=called(one.actors)) for one in document.mentions)
    return replace(document, mentions=mentions, parties=called(document.parties),
                   third_parties=called(document.third_parties))  # fmt: skip


def align(document: Any, rows: list[Row]) -> tuple[dict[int, list[Row]], int]:
    """The rows of a report by the sentence that their quote tells, and how many found none."""
    text = document.report.text
    sets = [words(text[one.start : one.end]) for one in document.sentences]
    placed: dict[int, list[Row]] = defaultdict(list)
    n_lost = 0
    for row in rows:
        quote = words(row["quote"])
        scores = [overlap(quote, one) for one in sets]
        best = max(range(len(scores)), key=scores.__getitem__) if scores else -1
        if best < 0 or scores[best] < 0.6:
            n_lost += 1
        else:
            placed[best + 1].append(row)
    return dict(placed), n_lost


def load_documents(pickles: Iterable[Path]) -> list[CodedDocument]:
    """The documents that some pickles hold."""
    return [one for path in pickles for one in pickle.loads(path.read_bytes())]


def words(text: str) -> list[str]:
    """Lower-case words of a text."""
    return re.findall(r"\w+", text.lower())


def overlap(a: list[str], b: list[str]) -> float:
    """Share of words that two sentences have in common, over the shorter, lessened by the difference in length."""
    left, right = set(a), set(b)
    if not left or not right:
        return 0.0
    return len(left & right) / min(len(left), len(right)) - 0.2 * (1 - len(left & right) / len(left | right))


def main() -> None:
    """Write documents as a pickle, for training in an environment without the language parts."""
    parser = argparse.ArgumentParser(description="coded cases as documents, for training")
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    found = load_cases(args.cases)
    args.out.write_bytes(pickle.dumps(found))
    n = sum(len(rows) for one in found for rows in one.statements.values())
    sys.stdout.write(f"{len(found)} reports, {n} statements, {sum(one.n_lost for one in found)} lost\n")


if __name__ == "__main__":
    from training.data import main as write  # so that the pickle names the module, not the script

    write()
