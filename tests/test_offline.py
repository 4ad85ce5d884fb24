"""Nothing needs the network: every command that is given no address runs with all sockets blocked."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from at_hand import ROOT, SHELF
from typer.testing import CliRunner

from goodoffices.cli import app


@pytest.fixture(autouse=True)
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("connect", "connect_ex", "sendto", "sendmsg"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


COMMANDS = [
    ["brief", str(SHELF)],
    ["brief", str(SHELF), "--json", "--quotes-only"],
    ["read", str(SHELF)],
    ["statements", str(SHELF), "--format", "jsonl"],
    ["explain", str(SHELF / "02-lusitania-agency.txt"), "2"],
    ["stances", str(SHELF)],
    ["disagreements", str(SHELF)],
    ["timeline", str(SHELF)],
    ["changes", str(SHELF / "02-lusitania-agency.txt"), str(SHELF)],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: " ".join(Path(word).name for word in one))
def test_commands_on_reports_need_no_network(command: list[str]) -> None:
    """Each command that begins with reports ends well and says something."""
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, (result.output, result.exception)
    assert result.stdout.strip()


@pytest.mark.model
def test_nothing_is_left_in_the_home_folder(tmp_path: Path) -> None:
    """Neither an identifier of the machine nor a word on what was done, in a process of its own."""
    home = tmp_path / "home"
    home.mkdir()
    bare = {name: text for name, text in os.environ.items() if name not in ("ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [sys.executable, "-m", "goodoffices", "stances", str(SHELF)],
        env={**bare, "HOME": str(home)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout and not done.stderr
    assert not list(home.rglob("*"))


def test_an_address_is_what_the_network_is_for() -> None:
    """With an address, the same block shows: the guard of these tests works."""
    result = CliRunner().invoke(app, ["read", "http://198.51.100.7/report.html"])
    assert result.exit_code == 1


CONFLICTS = sorted((ROOT / "examples").glob("*/*.yaml")) + sorted((ROOT / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", CONFLICTS, ids=lambda one: one.name)
@pytest.mark.parametrize("command", ["solve", "simulate"])
def test_commands_on_conflicts_need_no_network(command: str, path: Path) -> None:
    """Solving and simulating the bundled conflicts."""
    result = CliRunner().invoke(app, [command, str(path), "--json"])
    assert result.exit_code == 0, (result.output, result.exception)
    json.loads(result.stdout)


def test_a_case_needs_no_network(tmp_path: Path) -> None:
    """Making a case, adding reports, listing and briefing it."""
    case = str(tmp_path / "shelf.case.sqlite")
    for command in (["new", case], ["add", case, str(SHELF)], ["list", case], ["brief", case]):
        result = CliRunner().invoke(app, command)
        assert result.exit_code == 0, (command, result.output, result.exception)
