"""The docs say what the program does: what is made from it is up to date, links lead somewhere, examples run."""

from __future__ import annotations

import doctest
import importlib.util
import re
from pathlib import Path

import pytest
from at_hand import ROOT
from typer.main import get_command

from goodoffices.cli import app
from goodoffices.codebook.guide import disagreement_guide, move_guide
from goodoffices.codebook.words import DisagreementKind, Move

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")
PROMPT = re.compile(r"^\s*>>> ", re.M)


def generator() -> object:
    spec = importlib.util.spec_from_file_location("generate_docs", ROOT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_made_from_the_program_is_up_to_date() -> None:
    """Commands, codebook entries and the excerpt of the brief: `make docs` would change nothing."""
    made = generator()
    stale = [str(page.relative_to(ROOT)) for page in made.pages() if made.made(page) != page.read_text("utf-8")]
    assert not stale, f"run make docs: {stale}"


def test_every_command_is_in_the_docs() -> None:
    """Each has its help, and the readme names it."""
    pages = (ROOT / "docs" / "commands.md").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in get_command(app).commands:
        assert f"## {name}\n" in pages
        assert re.search(rf"^  {name} ", readme, re.M)


@pytest.mark.parametrize("page", PAGES, ids=lambda one: str(one.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project."""
    for link in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize(
    "page", [one for one in PAGES if PROMPT.search(one.read_text("utf-8"))], ids=lambda one: str(one.relative_to(ROOT))
)
def test_examples_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands after a prompt gives what stands below it."""
    monkeypatch.chdir(ROOT)
    failed, n_examples = doctest.testfile(str(page), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert n_examples and not failed


@pytest.mark.parametrize("move", list(Move))
def test_every_move_is_explained(move: Move) -> None:
    """What, why, an example, and a counter-example that says what it is instead."""
    entry = next(one for one in move_guide() if one.name == move.value)
    assert all((entry.what, entry.why, entry.example, entry.who))
    assert re.search(r"\([^)]+\)$", entry.counter)


@pytest.mark.parametrize("kind", list(DisagreementKind))
def test_every_kind_of_disagreement_is_explained(kind: DisagreementKind) -> None:
    """Likewise."""
    entry = next(one for one in disagreement_guide() if one.name == kind.value)
    assert all((entry.what, entry.why, entry.example, entry.counter))


def test_make_lists_what_there_is() -> None:
    """Each target of the Makefile that a person would call has its line of help."""
    text = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.M)
    assert phony
    for name in phony[1].split():
        assert re.search(rf"^{name}:.*## ", text, re.M), name
