"""The blocks of a source: paragraphs, headings and bullets, before furniture is told from text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goodoffices.core.problem import Problem

PARAGRAPH, HEADING, BULLET, TITLE = "paragraph", "heading", "bullet", "title"

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
BULLET_MARK = re.compile(r"\s*(?:[•◦▪▸►‣●]\s*|[*+·–—-]\s+)(?=\S)")
NUMBERED = re.compile(r"\s*\(?\d{1,3}[.)]\s+\S")
ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
LONG_LINE = 120
"""Characters; nobody wraps lines at more."""

NARROWEST = 45
"""Characters; lines that are all shorter are a list or a letterhead, not wrapped text."""

SLACK = 12
"""Characters by which a word that cannot be broken may stick out of wrapped text."""

MAX_OVER = 0.15
"""Share of the text that may stand in lines that stick out further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading or bullet of a source.

    Attributes:
        text: Its words on one line.
        kind: `PARAGRAPH`, `HEADING`, `BULLET` or `TITLE`.
        why: Why it is no part of the report; empty for what is kept.
    """

    text: str
    kind: str = PARAGRAPH
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """What a format hands over: blocks in order, what its metadata tell, and the trouble met.

    Attributes:
        blocks: All blocks, those with a reason in `why` left out of the report.
        title: Headline by the metadata; empty where they have none.
        published: Date of publication by the metadata, as written there; empty where they have none.
        modified: Date of the last change by the metadata, as written there.
        source: Which metadata the date stands in, for the reason.
        is_page: Whether it is a web page, whose few words are its furniture rather than a headline.
        item: Which report of its source it is, where that holds several: "#3", "/folder/file.txt", or its own address;
            empty where the source is one report.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    modified: str = ""
    source: str = ""
    problems: tuple[Problem, ...] = ()
    is_page: bool = False
    item: str = ""


def numbered(raws: Sequence[Raw]) -> tuple[Raw, ...]:
    """The reports of one source, each that has no address called by its place in it: #01, #02, ..."""
    width = len(str(len(raws)))
    return tuple(one if one.item else replace(one, item=f"#{number:0{width}d}") for number, one in enumerate(raws, 1))


def tidy(text: str) -> str:
    """Text on one line: white space folded, characters that cannot be seen left out."""
    return " ".join(INVISIBLE.sub("", text).split())


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """The blocks of plain text: parted by blank lines, and by line ends where lines are not hard-wrapped."""
    lines = [INVISIBLE.sub("", line.replace("\t", " ")).rstrip() for line in text.splitlines()]
    width = wrap_width(lines)
    blocks: list[list[str]] = []
    for previous, line in zip(["", *lines], lines, strict=False):
        if not line.strip():
            continue
        if previous.strip() and blocks and _continues(previous, line, width):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return tuple(block for lines_ in blocks for block in _blocks(" ".join(lines_)) if block.text)


def wrap_width(lines: Iterable[str]) -> int:
    """Width at which lines are hard-wrapped, in characters; 0 where they are not."""
    listed = list(lines)
    inner = [len(one) for one, two in pairwise(listed) if one.strip() and two.strip()]
    width = max((length for length in inner if length <= LONG_LINE), default=0)
    n_over = sum(len(line) for line in listed if len(line) > width + SLACK)
    return width if width >= NARROWEST and n_over <= MAX_OVER * sum(map(len, listed)) else 0


def _continues(previous: str, line: str, width: int) -> bool:
    """Whether a line goes on with the paragraph before: its first word did not fit there, or is lower case."""
    if BULLET_MARK.match(line) or NUMBERED.match(line) or ADDRESS.fullmatch(line) or ADDRESS.fullmatch(previous):
        return False
    if line.lstrip()[0].islower() and previous.rstrip()[-1] not in ".!?:;|":
        return True
    return bool(width) and len(previous) + 1 + len(line.split()[0]) > width


def _blocks(line: str) -> list[Block]:
    """The paragraph of a line, or its bullets: several where they were run together."""
    mark = BULLET_MARK.match(line)
    if not mark or not tidy(line[mark.end() :]):
        return [Block(text=tidy(line))]
    parts = line[mark.end() :].split(" • ") if line.lstrip()[0] == "•" else [line[mark.end() :]]
    return [Block(text=tidy(part), kind=BULLET) for part in parts]
