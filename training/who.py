"""Who is meant, on short reports whose words say so: python -m training.who training/who/*.json [--show].

Each file holds reports of our own writing with their day, and of some words of theirs whom a careful reader takes them
to mean: {"day", "text", "meant": [{"at": offset, "words", "who"}]}. `who` is a code, several parted by commas, or
several readings parted by "|". Codes agree where their letters and digits do.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goodoffices.codebook.words import DateBasis
from goodoffices.core.reading import Reading
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When
from goodoffices.extract import read_documents
from goodoffices.extract.document import Document, Mention
from goodoffices.read.sentences import segment


@dataclass(frozen=True, slots=True)
class Reference:
    """Some words of a report, whom they mean, and whom they are taken to mean.

    Attributes:
        near: The words with those before them.
        words: The words.
        wanted: The readings that are right, each a set of folded codes.
        found: Folded codes of the actors told.
    """

    near: str
    words: str
    wanted: tuple[frozenset[str], ...]
    found: frozenset[str]

    @property
    def is_right(self) -> bool:
        """Whether it is one of the right readings."""
        return self.found in self.wanted


def references_of(path: Path) -> Iterator[Reference]:
    """The references of a file, as extraction reads each of its reports by itself."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        document = read_documents(Reading(reports=(_report(row),)))[0]
        for one in row["meant"]:
            start, words = one["at"], one["words"]
            readings = tuple(frozenset(map(folded, each.split(","))) for each in one["who"].split("|"))
            told = frozenset(map(folded, meant(document, start, start + len(words))))
            yield Reference(row["text"][max(0, start - 40) : start + len(words)], words, readings, told)


def _report(row: dict[str, Any]) -> Report:
    text: str = row["text"]
    published = Dating(when=When.parse(row["day"]), basis=DateBasis.STATED)
    return Report(name="report.txt", number=0, text=text, sentences=tuple(segment(text)), published=published)


def meant(document: Document, start: int, end: int) -> set[str]:
    """The actors of the mentions in a stretch of text: those of its last word where it has any."""
    over = [one for one in document.mentions if one.start < end and one.end > start]
    last: list[Mention] = [one for one in over if one.end >= end]
    return {actor for one in last or over for actor in one.actors}


def folded(code: str) -> str:
    """Letters and digits of a code, capitals without accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", code.upper()) if one.isalnum())


def main() -> None:
    """Tell how many are right, by file."""
    parser = argparse.ArgumentParser(description="who is meant, on short reports")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="show what is wrong")
    args = parser.parse_args()
    for path in args.files:
        found = list(references_of(path))
        wrong = [one for one in found if not one.is_right]
        for one in wrong if args.show else ():
            told = ", ".join(sorted(one.found)) or "nobody"
            sys.stdout.write(f"... {one.near}: {' or '.join(map(','.join, one.wanted))}, not {told}\n")
        share = 1 - len(wrong) / max(1, len(found))
        sys.stdout.write(f"{path.name}: {len(found) - len(wrong)} of {len(found)} right, {share:.3f}\n")


if __name__ == "__main__":
    main()
