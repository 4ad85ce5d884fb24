"""Site furniture: which blocks of a source are no part of the report, and why.

The patterns stand in `codebook/furniture.yaml`. A block is left out when the whole of it is furniture of a kind; when
it asks the reader for money; or when it stands in a run of other stories' headlines or of comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from goodoffices.read.blocks import BULLET, TITLE, Block
from goodoffices.read.dates import YEAR

TRAILING = frozenset(
    {
        "navigation",
        "donation appeal",
        "bank line",
        "comment notice",
        "subscription appeal",
        "share bar",
        "share counter",
    }
)
"""Furniture that stands behind the text; a scrap of words between two such pieces belongs to them."""

LONGEST = 3000
"""Characters; a longer paragraph is not looked at for furniture."""

SUPPORTED = re.compile(r"(?:Please )?Support (?:the )?(?P<outlet>(?:[A-Z][\w’'.-]*\s?){2,6})")
STAMPED = re.compile(rf"[\[(](?=[^\])]*[:.h]\d\d\b)(?=[^\])]*\b{YEAR}\b)[^\])]{{10,40}}[\])]\s*[-–—:|]?\s+(?=\S)")
"""Day and time in brackets before an item of a feed or a list of headlines."""

SENTENCE = 8
"""Words from which a paragraph with a full stop is text of the body: headlines have none."""

BEGUN = 3
"""Paragraphs of the body behind which a line of several headlines is one: before, it may be a line of the head."""

PROSE = 18
"""Words; a paragraph this long that ends as a sentence does is text of the body, not a headline of another story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The patterns of site furniture, compiled: (reason, pattern, most words)."""

    lines: tuple[tuple[str, re.Pattern[str], int], ...]
    sections: tuple[tuple[str, re.Pattern[str]], ...]
    tails: tuple[tuple[str, re.Pattern[str]], ...]
    separators: re.Pattern[str]
    address: re.Pattern[str]
    reader: re.Pattern[str]
    cues: tuple[re.Pattern[str], ...]


@cache
def load_furniture() -> Furniture:
    """The patterns as shipped."""
    import yaml

    data = yaml.safe_load(resources.files("goodoffices.codebook").joinpath("furniture.yaml").read_text("utf-8"))
    appeals = data["appeals"]
    return Furniture(
        lines=tuple((why, pattern, entry["words"]) for entry, why, pattern in _patterns(data["lines"])),
        sections=tuple((why, pattern) for _, why, pattern in _patterns(data["sections"])),
        tails=tuple((entry["why"], _tail(entry["patterns"])) for entry in data["tails"]),
        separators=re.compile(data["separators"]),
        address=re.compile(appeals["address"], re.I),
        reader=re.compile(appeals["reader"], re.I),
        cues=tuple(re.compile(cue, re.I) for cue in appeals["cues"]),
    )


def _patterns(entries: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str, re.Pattern[str]]]:
    for entry in entries:
        for pattern in entry["patterns"]:
            yield entry, entry["why"], re.compile(pattern, re.I)


def _tail(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<=[.!?\"”’])\s+({'|'.join(f'(?:{one})' for one in patterns)})$", re.I)


def mark_furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, those that are furniture with the reason; a paragraph that furniture ends is parted in two."""
    marked = tuple(_runs(tuple(_marked(part) for block in blocks for part in _parted(block))))
    return tuple(_sandwiched(marked))


def outlet_in(block: Block) -> str:
    """The outlet's name where a piece of furniture carries it; else empty."""
    if block.why == "donation appeal" and (match := SUPPORTED.fullmatch(block.text)):
        return match["outlet"].strip()
    for _, pattern, _ in load_furniture().lines if block.why else ():
        if "outlet" in pattern.groupindex and (match := pattern.fullmatch(block.text)) and match["outlet"]:
            return match["outlet"].strip()
    return ""


def _parted(block: Block) -> tuple[Block, ...]:
    if not block.why and (stamp := STAMPED.match(block.text)):
        return Block(text=stamp[0].strip(), why="date line"), replace(block, text=block.text[stamp.end() :])
    for why, pattern in load_furniture().tails if not block.why and len(block.text) <= LONGEST else ():
        if match := pattern.search(block.text):
            return replace(block, text=block.text[: match.start()]), Block(text=match[1], why=why)
    return (block,)


def _marked(block: Block) -> Block:
    if block.why or block.kind == TITLE or len(block.text) > LONGEST:
        return block
    pieces = [one for one in load_furniture().separators.split(block.text) if one]
    for text in [block.text, *(pieces if len(pieces) > 1 else ())]:
        if why := _why(text):
            return replace(block, why=why)
    if _is_appeal(block.text):
        return replace(block, why="donation appeal")
    return block


def _why(text: str) -> str:
    """The reason for which a line is furniture; empty where it is none."""
    words = len(text.split())
    return next((why for why, one, most in load_furniture().lines if words <= most and one.fullmatch(text)), "")


def _is_appeal(text: str) -> bool:
    furniture = load_furniture()
    if not (furniture.address.search(text) and furniture.reader.search(text)) or text[:1] in "\"“‘'":
        return False
    return sum(1 for cue in furniture.cues if cue.search(text)) >= 2


def _runs(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, headlines of other stories and comments marked where a line opens a run of them."""
    run, n_prose = "", 0
    for block in blocks:
        opened = _opens(block) if n_prose else ""
        if opened:
            run = opened
        elif run and _is_prose(block, run):
            run = ""
        n_prose += _is_prose(block, "")
        if n_prose >= BEGUN and not block.why and _is_list(block):
            block = replace(block, why="headlines of other stories")
        yield replace(block, why=run) if run and not block.why else block


def _is_list(block: Block) -> bool:
    """Whether a line is several headlines side by side: three pieces or more, no full stop, no table's row."""
    pieces = re.split(r"\s*[|►]\s*", block.text)
    is_row = block.text.startswith("|") or block.kind in {BULLET, TITLE}
    return not is_row and len(pieces) > 2 and len(block.text) <= LONGEST and block.text[-1] not in '.!?"”'


def _sandwiched(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, short lines behind the body marked that stand between pieces of furniture."""
    last = max((index for index, block in enumerate(blocks) if _is_prose(block, "")), default=len(blocks))
    after = ""
    marked = []
    for block in reversed(blocks[last + 1 :]):
        after = block.why or after
        is_scrap = after in TRAILING and not block.why and _is_scrap(block)
        if is_scrap and after == "donation appeal" and SUPPORTED.fullmatch(block.text):
            block = replace(block, why=after)
        marked.append((block, after if is_scrap else ""))
    yield from blocks[: last + 1]
    begun = False
    for block, why in reversed(marked):
        begun = begun or block.why in TRAILING
        yield replace(block, why=why) if begun and why else block


def _is_scrap(block: Block) -> bool:
    """Whether a block is a few words that are no sentence."""
    return block.kind not in {BULLET, TITLE} and len(block.text.split()) <= 6 and block.text[-1] not in '.!?"”'


def _opens(block: Block) -> str:
    """The reason of the run that a line opens; empty for other lines."""
    is_whole = block.why == "headlines of other stories"  # a line that holds both the cue and the headline
    if is_whole or block.kind in {BULLET, TITLE} or len(block.text.split()) > 10:
        return ""
    return next((why for why, pattern in load_furniture().sections if pattern.fullmatch(block.text)), "")


def _is_prose(block: Block, run: str) -> bool:
    """Whether a block is text of the body: long, and ending as a sentence does. Comments never are."""
    if block.why or run == "comments":
        return False
    words, last = len(block.text.split()), block.text.rstrip("\"”’')")[-1:]
    return (words >= SENTENCE and last == "." and block.kind != BULLET) or (words >= PROSE and last in tuple("!?…:."))
