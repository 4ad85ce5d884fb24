"""Writes what in the docs is made from the program: the codebook's entries, the commands with their help, the excerpt.

    python docs/generate.py           write
    python docs/generate.py --check   say what is not as the program has it, and fail

A page holds `<!-- made: NAME -->` and `<!-- end -->`; what stands between is made.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from goodoffices.cli import app
from goodoffices.codebook.guide import Entry, disagreement_guide, move_guide

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
BLOCK = re.compile(r"(<!-- made: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.S)


def moves() -> str:
    """Every move with its definition, reason, example and counter-example."""
    return "\n".join(_entry(one) for one in move_guide())


def disagreements() -> str:
    """Every kind of disagreement, likewise."""
    return "\n".join(_entry(one) for one in disagreement_guide())


def _entry(one: Entry) -> str:
    codes = [f"CAMEO {one.cameo}" if one.cameo else "", f"PLOVER {one.plover}" if one.plover else ""]
    head = "; ".join(filter(None, [f"by: {one.who}" if one.who else "", *codes]))
    lines = [f"### {one.name}", "", *([f"*{head}*", ""] if head else []), one.what, "", f"- Why: {one.why}"]
    return "\n".join([*lines, f"- Example: {one.example}", f"- Not this: {one.counter}", ""])


def commands() -> str:
    """The help of every command, as a terminal of 80 columns shows it."""
    names = list(get_command(app).commands)
    return "\n".join(f"## {name}\n\n```text\n{help_of([name])}\n```\n" for name in names)


def command_list() -> str:
    """The commands with a line each."""
    text = help_of([])
    return f"```text\n{text[text.index('Commands:') :]}\n```\n"


def help_of(words: list[str]) -> str:
    """The help of a command at 80 columns, without trailing blanks."""
    result = CliRunner().invoke(
        app, [*words, "--help"], env={"COLUMNS": "80", "TERMINAL_WIDTH": "80"}, prog_name="goodoffices"
    )
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


def excerpt() -> str:
    """The head of the brief of the bundled example, from the golden file."""
    golden = (ROOT / "tests" / "golden" / "shelf.txt").read_text(encoding="utf-8")
    return f"```text\n{golden[: golden.index('WHOSE CONSENT IS MISSING')].rstrip()}\n```\n"


MAKERS: dict[str, Callable[[], str]] = {
    "moves": moves, "disagreements": disagreements, "commands": commands, "command-list": command_list,
    "excerpt": excerpt,
}  # fmt: skip


def pages() -> list[Path]:
    """The pages with something made in them."""
    found = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
    return [page for page in found if BLOCK.search(page.read_text(encoding="utf-8"))]


def made(page: Path) -> str:
    """A page as the program would have it."""
    text = page.read_text(encoding="utf-8")
    return BLOCK.sub(lambda match: match[1] + MAKERS[match["name"]]() + match[3], text)


def main() -> int:
    """Write the pages, or check them."""
    os.environ["COLUMNS"] = "80"
    stale = [page for page in pages() if made(page) != page.read_text(encoding="utf-8")]
    for page in stale:
        if "--check" in sys.argv:
            print(f"{page.relative_to(ROOT)}: not as the program has it; run make docs")
        else:
            page.write_text(made(page), encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
