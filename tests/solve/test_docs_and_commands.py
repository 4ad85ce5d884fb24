"""The commands print what they should, the docs' files work, and the published schemas are those of the code."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import pytest
import typer
from typer.testing import CliRunner

from goodoffices.cli import solve as commands
from goodoffices.core.conflict import Conflict
from goodoffices.solve import CONCEPTS, assess_robustness, parse_conflict, solve_conflict
from goodoffices.solve import conflict_file as reader
from goodoffices.solve.requests import parse_request
from goodoffices.solve.shapes import SHAPES, schema_of, shape_of

DOCS = Path(__file__).parents[2] / "docs"
THEORY = DOCS / "theory"
SCHEMAS = files("goodoffices.solve") / "schema"


def example(number: int = 0) -> str:
    found = re.findall(r"```yaml\n(.*?)```", (DOCS / "conflict-file.md").read_text(encoding="utf-8"), re.DOTALL)
    return found[number]


@pytest.fixture
def app() -> typer.Typer:
    found = typer.Typer()
    commands.register(found)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "river.yaml").write_text(example(), encoding="utf-8")
    return tmp_path / "river.yaml"


def run(app: typer.Typer, *words: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == code, result.output
    return result.output


def test_the_files_in_the_docs_are_conflicts_without_faults():
    for number in (0, 1):
        assert isinstance(parse_conflict(example(number), "docs"), Conflict)


def test_solve_prints_tables_of_at_most_100_columns(app, path):
    text = run(app, "solve", path, "--reading", "north=soft")
    assert max(map(len, text.splitlines())) <= 100
    for heading in ("States", "Stable for", "Equilibria", "Where preferences are open", "no forecast"):
        assert heading in re.sub(r"\s+", " ", text)


def test_solve_prints_json_of_the_published_schema(app, path):
    tree = json.loads(run(app, "solve", path, "--json"))
    assert tree["schema"] == "goodoffices.solution/1" and tree["robustness"]["schema"] == "goodoffices.robustness/1"
    assert set(schema_of("solution")["required"]) <= set(tree)


def test_the_default_fills_in_what_is_open(app, path):
    tree = json.loads(run(app, "solve", path, "--default", "--json"))
    assert {result["concept"] for result in tree["concepts"]} == {concept.id for concept in CONCEPTS}


def test_the_inverse_and_the_simulation_are_printed(app, path):
    assert "would hold" in run(app, "inverse", path, "--want", "not n_dam and s_strike", "--concept", "nash")
    by_outcome, by_options = (
        run(app, "inverse", path, "--want", want) for want in ("Bilateral talks", "n_talk and s_talk")
    )
    assert by_outcome.replace("Bilateral talks", "n_talk and s_talk") == by_options  # it stands for its condition
    assert "Northland: hold talks; " in re.sub(r"\s+", " ", by_outcome)
    assert "Did you mean the outcome “bilateral talks”?" in run(
        app, "inverse", path, "--want", "bilateral talk", code=2
    )
    assert json.loads(run(app, "inverse", path, "--want", "host", "--json"))["schema"] == "goodoffices.inverse/1"
    assert "not a forecast" in run(app, "simulate", path, "--runs", 50)
    assert json.loads(run(app, "simulate", path, "--runs", 50, "--json"))["schema"] == "goodoffices.simulation/1"


def test_a_single_verdict_is_proved(app, path):
    assert "Northland" in run(app, "solve", path, "--default", "--why", "s1:north:nash")


def test_the_graph_is_drawn_the_same_twice(app, path, tmp_path):
    run(app, "solve", path, "--graph", tmp_path / "a.svg")
    run(app, "solve", path, "--graph", tmp_path / "b.svg")
    run(app, "solve", path, "--graph", tmp_path / "a.html")
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert drawn == (tmp_path / "b.svg").read_text(encoding="utf-8")
    assert ElementTree.fromstring(drawn).tag.endswith("svg")
    assert "<svg" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [("--graph", "no/g.svg"), ("--graph", "g.png"), ("--convert", "no/c.yaml"),
                                   ("--convert", "c.txt")])  # fmt: skip
def test_an_output_that_cannot_be_is_refused(app, path, tmp_path, words):
    """No such folder, or no such kind of file: told before anything is solved."""
    run(app, "solve", path, words[0], tmp_path / words[1], code=2)
    assert not (tmp_path / words[1]).exists()


def test_a_conflict_is_converted(app, path, tmp_path):
    run(app, "solve", path, "--convert", tmp_path / "c.gmcr", code=2)
    (tmp_path / "plain.yaml").write_text("players: [{id: A, options: [a], preferences: [a]}]\n", encoding="utf-8")
    run(app, "solve", tmp_path / "plain.yaml", "--convert", tmp_path / "c.gmcr")
    assert "nash" in run(app, "solve", tmp_path / "c.gmcr")


def test_faults_and_wrong_words_end_with_their_code(app, path, tmp_path):
    (tmp_path / "bad.yaml").write_text("players: [{id: A, options: [a], preferences: [b]}]\n", encoding="utf-8")
    run(app, "solve", tmp_path / "bad.yaml", code=1)
    run(app, "solve", tmp_path / "missing.yaml", code=1)
    run(app, "solve", path, "--concepts", "seqq", code=2)
    run(app, "inverse", path, "--want", "nothing", code=2)


@pytest.mark.parametrize("name", [name for name, _ in SHAPES])
def test_published_schemas_are_those_of_the_code(name):
    assert json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")) == schema_of(name)


def test_the_schema_of_the_file_knows_the_words_of_the_reader():
    schema = json.loads((SCHEMAS / "conflict.schema.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) == set(reader.TOP)


def test_shapes_are_plain_json():
    conflict = parse_conflict(example(), "docs")
    for value in (solve_conflict(conflict), assess_robustness(conflict)):
        assert json.loads(json.dumps(shape_of(value)))["schema"].startswith("goodoffices.")


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_every_concept_has_its_page(concept):
    page = (THEORY / f"{concept.id}.md").read_text(encoding="utf-8")
    for part in (concept.name, concept.what, concept.why, concept.example, concept.counter_example):
        assert part in page
    references = (DOCS / "references.bib").read_text(encoding="utf-8")
    for source in concept.sources:
        assert f"{{{source}," in references


def test_every_source_named_in_the_theory_is_listed():
    references = (DOCS / "references.bib").read_text(encoding="utf-8")
    for page in THEORY.glob("*.md"):
        line = page.read_text(encoding="utf-8").rpartition("**Sources.**")[2]
        for source in re.findall(r"`(\w+\d{4})`", line):
            assert f"{{{source}," in references, (page.name, source)


def test_concept_names_are_read():
    assert parse_request("seq-a").unknown == "a"
    assert parse_request("gmr-strong").is_strong
    assert parse_request("cseq").is_coalition
    assert parse_request("l3").horizon == 3


@pytest.mark.parametrize("command", [["solve"], ["simulate"], ["inverse", "--want", "host"]])
def test_tables_keep_to_the_width_that_is_named(app, path, monkeypatch, command):
    """COLUMNS counts for conflict files as for reports."""
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, run(app, command[0], path, *command[1:]).splitlines())) <= 60
