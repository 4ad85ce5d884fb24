"""Several reports in one file, one behind the other: told by what parts them, never by what they say.

1. Marks that a press database sets at the end of each document.
2. A line of equal signs, which is how anybody may part them.
3. Other ruled lines, where a headline with a dated text follows each; addresses, where each opens or closes a report.
4. Where nothing parts them but further headlines with datelines stand in the text, that is told.

Of web pages, which are one report each and full of rules and links, the first alone holds: exports of databases.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from goodoffices.core.problem import Problem
from goodoffices.read.blocks import ADDRESS, Block, Raw, numbered
from goodoffices.read.dating import states_date
from goodoffices.read.sentences import dateline_of

DATABASE_END = re.compile(r"End of Document|Document [A-Z]{2,12}\d{6,}[a-z0-9]{4,}", re.ASCII)
PARTED = re.compile(r"={5,}")
RULE = re.compile(r"(?:[-*_~#=–—]\s?){2,}")
LEAST_WORDS = 30
"""Words of a text that is taken for a report of its own where its mark may mean something else."""

HEADLINE_WORDS = 30
HEAD = 8
"""Blocks in which a report states its date."""

Piece = tuple[Block, ...]


def split_reports(raw: Raw, *, where: str) -> tuple[Raw, ...]:
    """A source as the reports it holds: itself where it is one."""
    for find, by in WAYS[: 1 if raw.is_page else len(WAYS)]:
        pieces = find(raw.blocks)
        if len(pieces) > 1:
            return _parted(raw, pieces, where, by)
    n_more = 0 if raw.is_page else _n_more(raw.blocks)
    if not n_more:
        return (raw,)
    what = f"seems to hold {n_more + 1} reports and is read as one."
    hint = "Put each in a file of its own, or a line of ===== between them."
    return (replace(raw, problems=(*raw.problems, Problem(where=where, what=what, hint=hint))),)


def _parted(raw: Raw, pieces: Sequence[Piece], where: str, by: str) -> tuple[Raw, ...]:
    """The reports of a source, the first with a word on what was taken to part them."""
    guess = Problem(
        where=where, what=f"was read as {len(pieces)} reports, parted by {by}.",
        hint="Put each in a file of its own if that is wrong.",
    )  # fmt: skip
    raws = numbered([Raw(blocks=piece, url=_address(piece)) for piece in pieces])
    return (replace(raws[0], problems=(*raw.problems, *([guess] if by else []))), *raws[1:])


def _address(piece: Piece) -> str:
    """The address at the head or the close of a piece; empty where there is none."""
    return next((one.text.strip() for one in (piece[0], piece[-1]) if ADDRESS.fullmatch(one.text)), "")


def _cut(blocks: Piece, is_mark: Callable[[Block], bool], *, keep: int = 0) -> list[Piece]:
    """The runs of blocks between marks; marks kept at the head (1), at the close (-1) or left out (0)."""
    pieces: list[list[Block]] = [[]]
    for block in blocks:
        if not is_mark(block):
            pieces[-1].append(block)
        elif keep > 0:
            pieces.append([block])
        else:
            pieces[-1].extend([block] if keep else [])
            pieces.append([])
    return [tuple(one) for one in pieces if one]


def _by_database(blocks: Piece) -> list[Piece]:
    return _cut(blocks, lambda one: DATABASE_END.fullmatch(one.text) is not None)


def _by_equals(blocks: Piece) -> list[Piece]:
    pieces = _cut(blocks, lambda one: PARTED.fullmatch(one.text) is not None)
    return pieces if all(sum(len(one.text.split()) for one in piece) > 1 for piece in pieces) else []


def _by_rules(blocks: Piece) -> list[Piece]:
    pieces = _cut(blocks, lambda one: RULE.fullmatch(one.text) is not None)
    return pieces if all(_is_report(one) and _is_dated(one) for one in pieces) else []


def _by_addresses(blocks: Piece) -> list[Piece]:
    ends = [ADDRESS.fullmatch(one.text) is not None for one in blocks]
    if not any(ends) or ends[0] == ends[-1]:
        return []
    pieces = _cut(blocks, lambda one: ADDRESS.fullmatch(one.text) is not None, keep=1 if ends[0] else -1)
    return pieces if all(map(_is_report, pieces)) else []


def _told(piece: Piece) -> list[str]:
    return [one.text for one in piece if not ADDRESS.fullmatch(one.text) and not RULE.fullmatch(one.text)]


def _is_report(piece: Piece) -> bool:
    """Whether blocks begin with a headline and go on with a text."""
    told = _told(piece)
    return len(told) > 1 and _is_headline(told[0]) and sum(len(one.split()) for one in told) >= LEAST_WORDS


def _is_headline(line: str) -> bool:
    return 2 < len(line.split()) <= HEADLINE_WORDS and line.rstrip("\"”’')")[-1:] not in ".:;,"


def _is_dated(piece: Piece) -> bool:
    return any(states_date(one) or _opens(one) for one in _told(piece)[:HEAD])


def _opens(line: str) -> bool:
    """Whether a paragraph opens with a dateline that has its day."""
    found = dateline_of(line)
    return found is not None and any(map(str.isdigit, found["date"] or ""))


def _n_more(blocks: Piece) -> int:
    """How many headlines with a datelined paragraph behind them stand inside the text."""
    opened = [not one.why and _is_headline(one.text) and _opens(two.text) for one, two in pairwise(blocks[1:])]
    return sum(opened) - (any(opened) and not any(_opens(one.text) for one in blocks[:2]))


WAYS: tuple[tuple[Callable[[Piece], list[Piece]], str], ...] = (
    (_by_database, "the marks of a press database"), (_by_equals, ""), (_by_rules, "ruled lines"),
    (_by_addresses, "addresses"),
)  # fmt: skip
"""How reports are parted, and what is told of it; a line of equal signs needs no word."""
