"""The second coder as the command line offers it: on request only, with its cost told, comparable with the first."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from second_service import Service, recorded, serving
from typer.testing import CliRunner

from goodoffices.cli import app

pytestmark = pytest.mark.model


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "report.txt").write_text(recorded("report"), encoding="utf-8")
    with serving() as service:
        service.says(recorded("good"))
        monkeypatch.setenv("GOODOFFICES_LLM_URL", service.url)
        monkeypatch.setenv("GOODOFFICES_LLM_MODEL", "stand-in")
        monkeypatch.setenv("GOODOFFICES_CACHE", str(tmp_path / "cache"))
        yield service


def run(folder: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["statements", str(folder / "report.txt"), *words])
    return result.exit_code, result.stdout, result.stderr


def test_the_second_coder_is_never_asked_of_its_own_accord(service: Service, tmp_path: Path) -> None:
    """Settings in the environment alone ask nobody."""
    assert run(tmp_path)[0] == 0
    assert service.asked == []


def test_a_run_can_be_repeated_byte_for_byte(service: Service, tmp_path: Path) -> None:
    """Statements on standard output, what it took on standard error; the second time nothing is asked."""
    first, again = (run(tmp_path, "--coder", "llm", "--format", "jsonl") for _ in range(2))
    assert first[0] == 0
    assert first[1] == again[1]
    assert {json.loads(line)["coder"] for line in first[1].splitlines()} == {"llm:stand-in"}
    assert "1 reports, 1 calls, 0 kept answers, 1,000 tokens read, 200 written" in first[2]
    assert "1 reports, 0 calls, 1 kept answers, 0 tokens read, 0 written" in again[2]
    assert len(service.asked) == 1


def test_both_coders_stand_side_by_side(service: Service, tmp_path: Path) -> None:
    """Every statement says who proposed it; the comparison counts the same ones."""
    rows = [json.loads(line) for line in run(tmp_path, "--coder", "both", "--format", "jsonl")[1].splitlines()]
    coders = [row["coder"] for row in rows]
    assert set(coders) <= {"built-in", "llm:stand-in", "built-in+llm:stand-in"}
    told = json.loads(run(tmp_path, "--coder", "both", "--compare", "--json")[1])
    every = next(one for one in told["moves"] if one["name"] == "all moves")
    assert every["n_both"] == coders.count("built-in+llm:stand-in")
    assert every["n_second"] == 5
    assert every["n_first"] + every["n_second"] - every["n_both"] == len(rows)
    code, out, _ = run(tmp_path, "--coder", "both", "--compare")
    assert code == 0
    assert "kappa" in out


def test_what_cannot_be_is_one_line(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No model named; a service that refuses; a comparison of one."""
    assert run(tmp_path, "--compare")[0] == 2
    service.says(b"[]")
    code, _, err = run(tmp_path, "--coder", "llm")
    assert (code, "coded none of the reports" in " ".join(err.split())) == (1, True)
    service.says(401)
    code, _, err = run(tmp_path, "--coder", "llm")
    assert (code, "refuses the key" in " ".join(err.split())) == (1, True)
    monkeypatch.delenv("GOODOFFICES_LLM_MODEL")
    code, _, err = run(tmp_path, "--coder", "llm")
    assert (code, "GOODOFFICES_LLM_URL" in err) == (1, True)
