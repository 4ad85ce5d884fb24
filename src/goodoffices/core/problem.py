"""Trouble met in data: collected and shown, never swallowed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One piece of trouble in what was read.

    Attributes:
        where: The file, and the line or path inside it where known.
        what: What is wrong, in one sentence.
        hint: The remedy, in one sentence; empty where there is none.
    """

    where: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" {self.hint}" if self.hint else "")
