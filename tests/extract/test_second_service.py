"""The service of a language model is asked within limits, and a run can be repeated from kept answers."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from second_service import Service, body_of, recorded, reports, serving

from goodoffices.codebook.actors import load_actors
from goodoffices.core.problem import Problem
from goodoffices.core.rows import statement_row
from goodoffices.errors import PipelineError, UsageError
from goodoffices.extract.second import Model, code_by_model
from goodoffices.read.chat import chat_client
from goodoffices.read.chat_settings import ChatSettings, load_chat_settings

TABLE = load_actors()


@pytest.fixture(scope="module")
def running() -> Iterator[Service]:
    with serving() as service:
        yield service


@pytest.fixture
def service(running: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    running.asked.clear()
    running.headers.clear()
    return running


def settings(service: Service, **more: object) -> ChatSettings:
    return ChatSettings(**{"model": "m", "url": service.url, "timeout": 5.0, **more})


def model(service: Service, folder: Path | None = None, waits: list[float] | None = None, **more: object) -> Model:
    waited = waits if waits is not None else []
    client = chat_client(settings(service, **more), sleep=waited.append)
    return Model(name="m", ask=client, folder=folder)


def test_a_report_goes_the_whole_way(service: Service, tmp_path: Path) -> None:
    """Instructions as the system's words, the report as the user's; model, key and parameters as set."""
    service.says(recorded("good"))
    found, ledger = code_by_model(reports(tmp_path), model(service, key="s3cret"), TABLE)
    assert len(found.statements) == 5
    body = service.asked[0]
    assert (body["path"], body["model"], body["temperature"]) == ("/v1/chat/completions", "m", 0)
    assert [one["role"] for one in body["messages"]] == ["system", "user"]
    assert "[2] Uruguay will open its doors" in body["messages"][1]["content"]
    assert "Uruguay" not in body["messages"][0]["content"]
    assert service.headers[0]["Authorization"] == "Bearer s3cret"
    assert (ledger.n_calls, ledger.n_in, ledger.n_out) == (1, 1000, 200)


def test_a_run_can_be_repeated_from_kept_answers(service: Service, tmp_path: Path) -> None:
    """The same rows byte for byte, without a call, even with the service gone; another model is asked anew."""
    service.says(recorded("good"))
    folder, reading = tmp_path / "kept", reports(tmp_path)
    first, _ = code_by_model(reading, model(service, folder), TABLE)
    service.says(500)
    again, ledger = code_by_model(
        reading, Model(name="m", ask=chat_client(ChatSettings(model="m")), folder=folder), TABLE
    )
    rows = [json.dumps([statement_row(one) for one in found.statements]) for found in (first, again)]
    assert rows[0] == rows[1]
    assert (ledger.n_calls, ledger.n_kept, ledger.n_in) == (0, 1, 0)
    with pytest.raises(PipelineError, match="no address"):
        code_by_model(reading, Model(name="n", ask=chat_client(ChatSettings(model="n")), folder=folder), TABLE)
    kept = next(folder.rglob("*.json"))
    assert kept.stat().st_mode & 0o077 == 0
    assert "Uruguay will open" in kept.read_text(encoding="utf-8")


def test_a_spoilt_kept_answer_is_asked_for_anew(service: Service, tmp_path: Path) -> None:
    """Whatever happened to the file."""
    service.says(recorded("good"))
    folder, reading = tmp_path / "kept", reports(tmp_path)
    code_by_model(reading, model(service, folder), TABLE)
    next(folder.rglob("*.json")).write_text("{", encoding="utf-8")
    assert code_by_model(reading, model(service, folder), TABLE)[1].n_calls == 1


def test_a_folder_that_cannot_be_written_is_told(service: Service, tmp_path: Path) -> None:
    """The run goes on."""
    service.says(recorded("good"))
    (tmp_path / "file").write_text("", encoding="utf-8")
    found, _ = code_by_model(reports(tmp_path), model(service, tmp_path / "file"), TABLE)
    assert len(found.statements) == 5
    assert "could not be kept" in found.problems[0].what


def test_passing_trouble_is_waited_out(service: Service, tmp_path: Path) -> None:
    """Busy, broken and senseless answers are tried again, as late as the service asks."""
    waits: list[float] = []
    service.says(429, 503, b"<html>", body_of(recorded("good")))
    found, _ = code_by_model(reports(tmp_path), model(service, waits=waits, attempts=4), TABLE)
    assert len(found.statements) == 5
    assert waits == [7.0, 7.0, 4.0]


@pytest.mark.parametrize(
    "broken", [500, b"", b"[]", {"choices": []}, {"choices": [{"message": {"content": None}}]}, 302]
)
def test_lasting_trouble_is_a_problem_of_the_report(service: Service, tmp_path: Path, broken: object) -> None:
    """The other reports are coded; redirects are not followed."""
    service.says(broken, broken, recorded("good"))
    reading = reports(tmp_path, recorded("report"), recorded("report").replace("9 May", "8 May"))
    found, _ = code_by_model(reading, model(service, attempts=1 if broken == 302 else 2), TABLE)
    if broken == 302:
        assert len(service.asked) == 2
        assert {one["path"] for one in service.asked} == {"/v1/chat/completions"}
        return
    assert {one.quote.report for one in found.statements} == {"1.txt"}
    assert [one.where for one in found.problems if "Not coded" in one.what] == ["0.txt"]


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_service_that_refuses_ends_the_run(service: Service, tmp_path: Path, status: int) -> None:
    """One line, without the key in it."""
    service.says(status)
    with pytest.raises(PipelineError) as raised:
        code_by_model(reports(tmp_path), model(service, key="s3cret"), TABLE)
    assert f"answered {status}" in str(raised.value)
    assert "s3cret" not in str(raised.value)
    assert len(service.asked) == 1


def test_a_server_that_knows_no_response_format_is_asked_without(service: Service, tmp_path: Path) -> None:
    """And is not troubled with it again."""
    service.says(400, recorded("good"))
    reading = reports(tmp_path, recorded("report"), recorded("report").replace("9 May", "8 May"))
    assert len(code_by_model(reading, model(service), TABLE)[0].statements) == 10
    assert ["response_format" in one for one in service.asked] == [True, False, False]


def test_slow_and_endless_answers_end(service: Service) -> None:
    """By time and by size."""
    service.says(1.0)
    slow = chat_client(settings(service, timeout=0.2, attempts=1))("i", "q")
    assert isinstance(slow, Problem)
    assert "within 0.2 seconds" in slow.what
    service.says(body_of("x" * 50_000))
    large = chat_client(settings(service, max_bytes=10_000, attempts=3), sleep=lambda _: None)("i", "q")
    assert isinstance(large, Problem)
    assert "more than 10,000 bytes" in large.what


def test_calls_beyond_the_limit_are_not_made(service: Service, tmp_path: Path) -> None:
    """The reports left out are told."""
    service.says(recorded("good"))
    reading = reports(tmp_path, *(recorded("report").replace("9 May", f"{day} May") for day in range(10, 15)))
    limited = Model(name="m", ask=chat_client(settings(service)), max_calls=2)
    found, ledger = code_by_model(reading, limited, TABLE)
    assert (ledger.n_calls, len(found.statements), len(service.asked)) == (2, 10, 2)
    assert sum("limit of 2 calls" in one.what for one in found.problems) == 3


def test_several_calls_at_a_time_change_nothing(service: Service, tmp_path: Path) -> None:
    """The order is that of the reports."""
    service.says(recorded("good"))
    reading = reports(tmp_path, *(recorded("report").replace("9 May", f"{day} May") for day in range(10, 16)))
    one, many = (
        code_by_model(reading, Model(name="m", ask=chat_client(settings(service)), parallel=n), TABLE)[0]
        for n in (1, 4)
    )
    assert one == many


def test_settings_come_from_file_and_environment(tmp_path: Path) -> None:
    """The environment wins; the key is never shown."""
    path = tmp_path / "llm.toml"
    path.write_text(
        'url = "http://a/v1"\nmodel = "a"\nkey = "k1"\nattempts = 2\n[parameters]\nseed = 5\n', encoding="utf-8"
    )
    found = load_chat_settings(path, {"GOODOFFICES_LLM_MODEL": "b", "GOODOFFICES_CACHE": "/c"})
    assert (found.url, found.model, found.key, found.attempts, found.cache) == (
        "http://a/v1",
        "b",
        "k1",
        2,
        Path("/c/answers"),
    )
    assert found.parameters == {"seed": 5}
    assert "k1" not in repr(found)
    assert load_chat_settings(None, {"GOODOFFICES_LLM_SETTINGS": str(path)}).model == "a"


def test_faulty_settings_are_told_at_once(tmp_path: Path) -> None:
    """All of them; and no model is an error of its own."""
    path = tmp_path / "llm.toml"
    path.write_text('attempts = 0\ntimeout = "long"\nurls = "x"\nmodel = 3\nparameters = 1\n', encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        load_chat_settings(path, {})
    assert all(
        word in str(raised.value) for word in ("attempts", "timeout", "no setting 'urls'", "model", "parameters")
    )
    with pytest.raises(PipelineError, match="GOODOFFICES_LLM_URL"):
        load_chat_settings(None, {})
    with pytest.raises(UsageError, match="cannot be read"):
        load_chat_settings(tmp_path / "none.toml", {})
