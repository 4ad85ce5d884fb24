"""The tutorial's commands run, and print what the page shows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from at_hand import ROOT, SHELF_CASE, case_rows

PAGE = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.S)


def examples() -> list[tuple[str, str]]:
    """Every command of the page with what the page shows of its output."""
    found = []
    for block in BLOCK.findall(PAGE.read_text("utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, shown = part.partition("\n")
            found.append((command, shown))
    return found


def run(command: str, folder: Path) -> str:
    words = shlex.split(command)
    if words[0] == "goodoffices":
        words = [sys.executable, "-m", "goodoffices", *words[1:]]
    if words[:2] == ["sed", "-i"]:  # the option differs between systems
        _, old, new, _ = words[2].split("/")
        file = folder / words[3]
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        return ""
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def pattern(shown: str) -> str:
    """What is shown as a pattern: an ellipsis stands for anything, white space for any white space."""
    parts = [r"\s+".join(map(re.escape, part.split())) for part in shown.split("...")]
    return r".*".join(parts)


@pytest.mark.skipif(shutil.which("grep") is None, reason="there is no grep")
def test_the_tutorial_runs_as_it_stands(tmp_path: Path) -> None:
    """From five reports to the outlook, one preference edited, another answer, and drafted again."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    assert len(examples()) >= 6
    for command, shown in examples():
        said = run(command, tmp_path)
        assert re.search(pattern(shown), said, re.S), f"{command}\n{said}"


def test_the_statements_that_come_along_are_those_of_the_case() -> None:
    """They are the coded case, row by row."""
    import json

    lines = (ROOT / "examples" / "shelf-statements.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(one) for one in lines] == case_rows(SHELF_CASE)
