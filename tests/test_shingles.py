"""No phrase of the seed reports stands in the code or its data: no six of their words in a row."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from at_hand import ROOT

N_WORDS = 6
TEXTUAL = {".py", ".yaml", ".yml", ".md", ".txt", ".case", ".toml", ".html", ".css", ".json", ".jsonl", ".cfg", ".tsv"}
# Stock phrases of diplomacy that belong to nobody, and that cases about quite other disputes hold too.
COMMON = {
    "is not acting as a mediator", "not acting as a mediator in", "has good relations with both countries",
    "to play a constructive role in",
}  # fmt: skip


def shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", text.casefold().replace("’", "'"))
    return {" ".join(words[at : at + N_WORDS]) for at in range(len(words) - N_WORDS + 1)}


def tree() -> list[Path]:
    """Every text file that git tracks."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name for name in listed.decode().split("\0") if name]
    return [path for path in paths if path.suffix in TEXTUAL and path.is_file()]


@pytest.fixture(scope="module")
def seed_shingles(seeds: Path) -> set[str]:
    return set().union(*(shingles(path.read_text(encoding="utf-8")) for path in sorted(seeds.iterdir()))) - COMMON


def test_no_six_words_of_the_seeds_stand_in_the_tree(seed_shingles: set[str]) -> None:
    """Every tracked text file is compared, word by word."""
    shared = {}
    for path in tree():
        both = shingles(path.read_text(encoding="utf-8", errors="replace")) & seed_shingles
        if both:
            shared[str(path.relative_to(ROOT))] = sorted(both)
    assert not shared, shared
