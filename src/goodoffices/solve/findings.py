"""What a check finds: a path in the file, what is wrong there, and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.core.conflict import Want, Wants


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or note: where by path, what, and the remedy."""

    path: str
    what: str
    hint: str = ""


def want_paths(wants: Wants, path: str) -> Iterator[tuple[str, Want]]:
    """Each statement with its path in the file."""
    for place, group in enumerate(wants.groups):
        for inner, want in enumerate(group):
            within = f".any order[{inner}]" if len(group) > 1 else ""
            yield f"{path}.statements[{place}]{within}", want
    for place, want in enumerate(wants.anywhere):
        yield f"{path}.anywhere[{place}]", want


def count_together(first: Want, second: Want) -> bool:
    """Whether two statements can count under the same reading."""
    return not first.reading or not second.reading or first.reading == second.reading
