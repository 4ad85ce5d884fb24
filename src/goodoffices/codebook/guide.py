"""What each move and each kind of disagreement is, for people: definition, reason, example and counter-example.

References:
    codebook/guide.yaml, with its sources; published as docs/codebook.md.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from goodoffices.codebook.loader import load_words
from goodoffices.codebook.words import DisagreementKind, Move
from goodoffices.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word of the codebook, explained.

    Attributes:
        name: The word.
        what: What a report asserts.
        why: What it is kept apart from, and what for.
        example: A sentence that is one.
        counter: A sentence that looks alike and is another, with the one it is in brackets.
        who: Who makes the move; empty for kinds of disagreement.
        cameo: Nearest CAMEO codes; empty where there is none.
        plover: Nearest PLOVER code; empty where there is none.
    """

    name: str
    what: str
    why: str
    example: str
    counter: str
    who: str = ""
    cameo: str = ""
    plover: str = ""


@lru_cache(maxsize=1)
def move_guide() -> tuple[Entry, ...]:
    """The moves in the order of the codebook.

    Raises:
        InputError: If a move is missing, unknown or not whole.
    """
    return _entries("moves", [one.value for one in Move])


@lru_cache(maxsize=1)
def disagreement_guide() -> tuple[Entry, ...]:
    """The kinds of disagreement in the order of the codebook.

    Raises:
        InputError: If a kind is missing, unknown or not whole.
    """
    return _entries("disagreements", [one.value for one in DisagreementKind])


def _entries(section: str, names: list[str]) -> tuple[Entry, ...]:
    data: dict[str, Any] = load_words("guide.yaml")[section]
    known = {field.name for field in fields(Entry)} - {"name"}
    faults = [f"{section}: {name} is missing" for name in names if name not in data]
    faults += [f"{section}: {name} is no word of the codebook" for name in data if name not in names]
    for name, entry in data.items():
        faults += [f"{section}.{name}: no {key}" for key in ("what", "why", "example", "counter") if not entry.get(key)]
        faults += [f"{section}.{name}: no field {key!r}" for key in entry if key not in known]
    if faults:
        raise InputError("; ".join(faults), where="codebook/guide.yaml")
    return tuple(Entry(name=name, **data[name]) for name in names)
