"""What a language model is told, and how a report is put before it.

The instructions are the codebook itself and a page on the form of the answer; the closed lists in them are those of the
code. A report is data: it stands between marks that its author cannot have foreseen.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from string import Template

from goodoffices.codebook.actors import ActorTable
from goodoffices.codebook.words import MEDIATION_MOVES, Modality, Move, Role, SpeakerKind
from goodoffices.core.report import Report

MARK_LENGTH = 16  # hexadecimal digits: nobody can write a text that holds 64 bits of its own digest
CHAT_MARKS = re.compile(r"(?<=<)(?=\|)|(?<=\|)(?=>)|(?<=\[)(?=/?INST\])|(?<=<)(?=/?s>)")
"""Inside the marks by which servers tell turns of a chat apart; parted, so that they are words like others."""
PARTING = "\u200b"  # a space of no width: looking up a quotation passes over it


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A report as it is put before the model.

    Attributes:
        text: The message.
        n_shown: Sentences that it holds, counted from the first.
    """

    text: str
    n_shown: int


def instructions_for(table: ActorTable) -> str:
    """The instructions, with the codes that the table of actors knows besides those of ISO 3166."""
    codes = tuple(sorted(code for code, one in table.actors.items() if one.kind != "state" or len(code) != 3))
    return _instructions(codes)


@lru_cache(maxsize=4)
def _instructions(codes: tuple[str, ...]) -> str:
    page = resources.files("goodoffices.extract").joinpath("instructions.md").read_text(encoding="utf-8")
    book = resources.files("goodoffices.codebook").joinpath("codebook.md").read_text(encoding="utf-8")
    return Template(page).substitute(
        moves=_listed(Move), roles=_listed(Role), kinds=_listed(SpeakerKind), modalities=_listed(Modality),
        mediation=_listed(MEDIATION_MOVES), codes=", ".join(codes), codebook=book.strip(),
    )  # fmt: skip


def _listed(words: Iterable[str]) -> str:
    return ", ".join(str(word) for word in words)


def put_question(
    report: Report, *, parties: Sequence[str] = (), third_parties: Sequence[str] = (), max_characters: int
) -> Question:
    """Put a report before the model: its sentences numbered, between marks.

    Args:
        report: The report.
        parties: Canonical parties where a person has named them.
        third_parties: Likewise the would-be mediators.
        max_characters: Characters of the text that are shown at most; whole sentences only.
    """
    body, n_shown = _numbered(report, max_characters)
    mark = hashlib.sha256(report.text.encode()).hexdigest()[:MARK_LENGTH]
    lines = [f"Report of {report.published.when.text}" if report.published.when.is_known else "Report without a date"]
    lines += [f"Parties: {', '.join(parties)}"] if parties else []
    lines += [f"Would-be mediators: {', '.join(third_parties)}"] if third_parties else []
    lines += [
        "",
        f"=== REPORT {mark} ===",
        body,
        f"=== END OF REPORT {mark} ===",
        "",
        "Code it. Answer with the JSON object.",
    ]
    return Question(text="\n".join(lines), n_shown=n_shown)


def _numbered(report: Report, max_characters: int) -> tuple[str, int]:
    """The text with its sentences numbered, and how many of them fit."""
    parts: list[str] = []
    at = n_shown = size = 0
    for number, (start, end) in enumerate(report.sentences, 1):
        piece = f"{report.text[at:start]}[{number}] {report.text[start:end]}"
        size += len(piece)
        if size > max_characters:
            break
        parts.append(piece)
        at, n_shown = end, number
    return shown("".join(parts)).strip(), n_shown


def shown(text: str) -> str:
    """Text without invisible characters, and with the marks of chats parted."""
    seen = "".join(
        one if one == "\n" or unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Co") else " " for one in text
    )
    return CHAT_MARKS.sub(PARTING, seen)
