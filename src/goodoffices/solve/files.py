"""The doors for conflicts in files: load, parse, check; YAML and the `.gmcr` JSON of other programs."""

from __future__ import annotations

from pathlib import Path

from goodoffices.core.conflict import Conflict
from goodoffices.core.problem import Problem
from goodoffices.errors import InputError
from goodoffices.solve.checks import check_conflict
from goodoffices.solve.conflict_dump import dump_conflict
from goodoffices.solve.conflict_file import read_conflict_text
from goodoffices.solve.faults import ConflictFaults
from goodoffices.solve.gmcr_file import dump_gmcr, parse_gmcr


def parse_conflict(text: str, where: str = "conflict") -> Conflict:
    """Read a conflict from YAML text.

    Args:
        text: The file's content.
        where: The file's name, for messages.

    Raises:
        ConflictFaults: With every fault found, each with line and path.
    """
    conflict, problems, source = read_conflict_text(text, where)
    if conflict.players or not problems:
        for finding in check_conflict(conflict):
            source.fault(finding.path, finding.what, finding.hint)
    if source.problems:
        raise ConflictFaults(source.in_order())
    return conflict


def validate_conflict(conflict: Conflict, where: str = "conflict") -> None:
    """Check a conflict built in Python.

    Raises:
        ConflictFaults: With every fault found, each with its path.
    """
    found = check_conflict(conflict)
    if found:
        problems = [Problem(where=f"{where} {each.path}".strip(), what=each.what, hint=each.hint) for each in found]
        raise ConflictFaults(tuple(problems))


def load_conflict(path: Path | str) -> Conflict:
    """Read a conflict file: `.gmcr` as JSON of that kind, anything else as YAML.

    Raises:
        InputError: The file cannot be read.
        ConflictFaults: It has faults.
    """
    path = Path(path)
    text = read_text(path)
    if path.suffix.lower() == ".gmcr":
        conflict = parse_gmcr(text, path.name)
        validate_conflict(conflict, path.name)
        return conflict
    return parse_conflict(text, path.name)


def read_text(path: Path) -> str:
    """The text of a file.

    Raises:
        InputError: It cannot be read, or is no text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("the file is no UTF-8 text.", where=str(path), hint="Save it as UTF-8.") from error
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}.", where=str(path), hint="Give a file.") from error


def text_of(conflict: Conflict, path: Path | str) -> str:
    """A conflict as the text of a file of that name: `.gmcr` as JSON of that kind, anything else as YAML."""
    return dump_gmcr(conflict) if Path(path).suffix.lower() == ".gmcr" else dump_conflict(conflict)


def save_conflict(conflict: Conflict, path: Path | str) -> None:
    """Write a conflict file, of the kind that its name says."""
    Path(path).write_text(text_of(conflict, path), encoding="utf-8", newline="\n")
