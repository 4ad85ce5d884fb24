"""How the data files of the codebook are read: YAML and tables beside this module, faults told with file and place."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from goodoffices.errors import InputError

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a build of PyYAML without the C library is merely slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


def load_words(name: str) -> dict[str, Any]:
    """The content of a data file of this package, by its file name."""
    return _mapping(resources.files("goodoffices.codebook").joinpath(name).read_text(encoding="utf-8"), name)


def load_table(name: str) -> list[dict[str, str]]:
    """The rows of a table of this package, by its file name: the filled cells by the names of their columns."""
    text = resources.files("goodoffices.codebook").joinpath(name).read_text(encoding="utf-8")
    return [{column: cell for column, cell in row.items() if cell} for row in csv.DictReader(text.splitlines())]


def load_file(path: Path) -> dict[str, Any]:
    """The content of a person's own file of the same form.

    Raises:
        InputError: If the file cannot be read or is no YAML mapping.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}.", where=str(path), hint="Check the name.") from error
    return _mapping(text, str(path))


def _mapping(text: str, where: str) -> dict[str, Any]:
    try:
        data = yaml.load(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{where}:{mark.line + 1}" if mark else where
        raise InputError("is no YAML.", where=place, hint="Look for a missing quote or bracket.") from error
    if not isinstance(data, Mapping):
        raise InputError("holds no sections.", where=where, hint="docs/how-to/actors.md shows the form.")
    return dict(data)
