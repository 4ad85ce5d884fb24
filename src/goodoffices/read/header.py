"""The head of a report: headline, byline, place and date lines, slugs and mastheads, told from the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from goodoffices.read.blocks import BULLET, PARAGRAPH, TITLE, Block
from goodoffices.read.dates import find_dates
from goodoffices.read.dating import states_date
from goodoffices.read.sentences import LABEL, NUMBER, dateline_of, opens_dispatch, speakers_of

BODY_WORDS = 20
"""Words from which a paragraph that ends as a sentence does is taken for the body."""

LONGEST_LINE = 240
"""Characters; longer lines are no slug, byline or date line."""

LEAST_SCORE = -1.5
"""Of a line that is taken for the headline where no better one stands in the head."""

SHORT_TITLE = 3
"""Words of a first line that is the headline where only whole sentences vie with it, however little it reads so."""

MOST_BEFORE = 4  # characters of marks before the date that an entry begins with
LEAST_ENTRIES = 3
"""Lines that begin with a date and go on from there make a chronology: their dates are those of its entries."""

ENTRY = re.compile(r"\s*[:–—-]\s+\S")

SECTION = re.compile(
    r"(?:(?:breaking|latest|top|world|local|national|international|regional|foreign) )?"
    r"(?:news|world|politics|opinion|editorial|analysis|diplomacy|business|sports?|"
    r"africa|americas|asia|europe|middle east)",
    re.I,
)
"""The part of a paper or a site that a line of the head names, and nothing else."""

SLUG = re.compile(
    r"[A-Z][A-Z0-9.'’&-]+(?:[/ ][A-Z0-9.'’&-]+)*/[A-Z0-9.'’&/ -]+(?:\s*\([^)]*\))?"
    r"|[A-Z][A-Z /.-]+ \((?:UPDATE|WRAP|CORRECT|RECAST)[^)]*\)"
)
BYLINE = re.compile(r"(?:By|BY|Byline:|Written by|Author:|Story by|Reported by|Words by)\s*:?\s+(?P<author>\S.{1,80})")
NAME = r"[A-ZÀ-Þ][\w’'.-]+(?:[ -](?:[A-ZÀ-Þ][\w’'.-]*|de|la|van|von|bin|al|el|da|dos|del)){1,4}"
MASTHEAD = re.compile(
    r"(?P<outlet>(?:The )?(?:[A-ZÀ-Þ][\w’'.-]+ ){0,3}(?:Post|Times|Herald|Gazette|Tribune|Courier|Chronicle|Telegraph|"
    r"Observer|Guardian|Journal|Daily|Express|Mail|Standard|Dispatch|Monitor|Mirror|Independent|Examiner|Inquirer|"
    r"Bulletin|Sentinel|Globe|News Agency|Press Agency|Newswire|Media Cent(?:er|re)))"
)
SIGNED = re.compile(
    rf"(?P<author>{NAME}), (?:[a-z-]+ ){{0,3}}"
    r"(?:correspondent|editor|reporter|writer|columnist|envoy|analyst|staff|bureau)\b.{0,60}"
)
DESK = re.compile(
    r".{0,40}\b(?:Desk|Staff|Staff Writer|Staff Reporter|Newsroom|Bureau|Correspondent|Newsbot)\b(?:\s*[|·•].*)?"
)
CREDIT = re.compile(
    r"(?:(?:courtesy|source|sources|via)\s*:|(?:originally|first) published (?:by|in|on|at)|"
    r"re(?:published|printed) from|"
    r"this (?:article|story|report) (?:was )?(?:first|originally) (?:appeared|published) (?:in|on|by|at))"
    r"\s*[:–-]?\s*(?P<whom>[^.\s][^.]{1,60})\.?",
    re.I,
)


LETTERHEAD = re.compile(
    r"(?:the )?(?:ministry|ministerio|ministère|secretariat|department|office|embassy|directorate|permanent mission|"
    r"government of|(?:[\w-]+ )?republic of|republic|kingdom of|state of|(?:statement|remarks) by|"
    r"for immediate release|"
    r"press (?:release|statement|information|communiqu))\b",
    re.I,
)
PLACED = re.compile(
    r"(?!(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
    r"(?P<place>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,2}),\s*(?:(?i:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?$"
)
NOTE = re.compile(
    r"\b(?:translat(?:ed|ion)|from the \w+$|transcript|verbatim|abridged|shortened|extracts|unofficial|"
    r"not for publication)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a report tells.

    Attributes:
        blocks: All blocks, head lines that are no text with their reason, the headline first and of kind `TITLE`.
        stating: Lines that may state the date, the likeliest first.
        dateline: The one of them that opens the body; empty where none does.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    place: str = ""
    outlet: str = ""
    credited: str = ""
    stating: tuple[str, ...] = field(default=())
    dateline: str = ""


def read_head(blocks: Sequence[Block]) -> Head:
    """The head of a report, told from its blocks."""
    listed = _captioned([_marked(block) if not block.why else block for block in blocks])
    entries = _entries(listed)
    first_body = next((i for i, one in enumerate(listed) if not one.why and _is_body(one)), len(listed))
    reach = first_body + 3  # a byline may stand behind the standfirst
    listed = [*(one if one.text in entries else _head_line(one) for one in listed[:reach]), *listed[reach:]]
    labels = speakers_of("\n".join(one.text for one in listed))
    title_at = _title_at(listed, first_body, labels)
    title = listed[title_at].text if title_at is not None else ""
    masthead = title_at is not None and next((one for one in listed[:first_body] if _is_masthead(one, title)), None)
    if masthead:
        listed = [replace(one, why="outlet line") if one is masthead else one for one in listed]
    near = (one.text for one in listed[: first_body + 1] if not one.why and one.kind == PARAGRAPH)
    body = next((one.text for one in listed[first_body:] if not one.why and one.kind != TITLE), "")
    opening = next((one for one in near if opens_dispatch(one, labels)), body)
    dateline = dateline_of(opening, labels)
    if title_at is not None:
        listed = [replace(listed[title_at], kind=TITLE), *listed[:title_at], *listed[title_at + 1 :]]
    opened = _opened(opening, dateline) if dateline else ""
    head = [one.text for one in listed[: first_body + 1] if one.kind != BULLET and not _is_body(one)]
    close = [one.text for one in listed[-6:] if len(one.text.split()) <= 8]
    return Head(
        blocks=tuple(listed),
        title=title,
        author=_author(listed),
        place=_place(dateline) or _place_of_line(listed),
        outlet=((dateline["agency"] or "") if dateline else "") or (masthead.text if masthead else ""),
        credited=_credited(listed),
        stating=tuple(
            one
            for one in (*_dated(listed), *head[1:], *([opened] if opened else []), *close, *head[:1])
            if one not in entries
        ),
        dateline=opened,
    )


def _entries(blocks: Sequence[Block]) -> frozenset[str]:
    """The lines of a chronology: they begin with a date and tell what happened on it."""
    found = [one.text for one in blocks if not one.why and _is_entry(one.text)]
    return frozenset(found if len(found) >= LEAST_ENTRIES else ())


def _is_entry(line: str) -> bool:
    dates = find_dates(line)
    return bool(dates) and dates[0].start <= MOST_BEFORE and ENTRY.match(line, dates[0].end) is not None


def _is_body(block: Block) -> bool:
    words = block.text.split()
    return block.kind == PARAGRAPH and len(words) >= BODY_WORDS and block.text.rstrip("\"”’')")[-1:] in ".?!…:,"


def _is_masthead(block: Block, title: str) -> bool:
    """Whether a line beside the headline is nothing but the name of a paper or an agency."""
    is_line = block.kind == PARAGRAPH and not block.why and block.text != title
    return is_line and MASTHEAD.fullmatch(block.text) is not None


def _marked(block: Block) -> Block:
    """A block with its reason where it credits a source, wherever it stands."""
    if (
        len(block.text) <= LONGEST_LINE
        and len(block.text.split()) <= 12
        and block.kind != BULLET
        and CREDIT.fullmatch(block.text)
    ):
        return replace(block, why="source credit")
    return block


def _captioned(blocks: list[Block]) -> list[Block]:
    """The blocks, a line marked as caption where the courtesy line behind it says it again."""
    for index, (block, after) in enumerate(pairwise(blocks)):
        match = CREDIT.fullmatch(after.text) if after.why == "source credit" else None
        if match and not block.why and block.kind != TITLE and block.text == match["whom"].strip():
            blocks[index] = replace(block, why="caption")
    return blocks


def _head_line(block: Block) -> Block:
    """A line of the head with its reason where it is no text: slug, byline, date line."""
    if block.why or block.kind in {BULLET, TITLE} or len(block.text) > LONGEST_LINE:
        return block
    if SLUG.fullmatch(block.text):
        return replace(block, why="slug line")
    if BYLINE.fullmatch(block.text) or SIGNED.fullmatch(block.text) or DESK.fullmatch(block.text):
        return replace(block, why="byline")
    return replace(block, why="date line") if _is_date_line(block.text) else block


def _is_date_line(line: str) -> bool:
    found = states_date(line)
    if found is None or line.rstrip()[-1:] in "?!" or opens_dispatch(line):
        return False
    rest = line[: found.start] + " " + line[found.end :]
    return len([word for word in re.findall(r"[^\W\d_]+", rest) if word[0].islower()]) <= 3 and len(rest.split()) <= 14


def _title_at(blocks: Sequence[Block], first_body: int, labels: frozenset[str]) -> int | None:
    """Place of the headline: a marked one, or the line of the head that reads most like one."""
    titled = next((i for i, one in enumerate(blocks) if one.kind == TITLE and not one.why), None)
    if titled is not None or first_body == len(blocks) == 1:
        return titled
    lines = [i for i in range(first_body) if not blocks[i].why and blocks[i].kind != BULLET]
    turns = {i for i in lines if (label := LABEL.match(blocks[i].text)) and label["name"] in labels}
    scores = {i: _title_score(blocks[i].text) - 0.3 * i for i in lines if i not in turns}
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    likely = best if best is not None and scores[best] >= LEAST_SCORE else None
    first = next(iter(scores), None)
    if first is None or len(blocks) == 1 or (likely is not None and not _is_told_later(blocks, first, likely)):
        return likely
    if _is_short_title(blocks[first].text):
        return first
    return None if SECTION.fullmatch(blocks[first].text) else likely


def _is_told_later(blocks: Sequence[Block], first: int, likely: int) -> bool:
    """Whether what reads most like a headline is a whole sentence behind the first line."""
    return likely != first and blocks[likely].text.endswith(".")


def _is_short_title(line: str) -> bool:
    """Whether a line may be a headline of a word or two: no stamp, note, letterhead, or opening of a line."""
    is_short = len(line.split()) <= SHORT_TITLE and line[0].isupper() and line[-1] not in ",:;-–—)]"
    return is_short and not any(
        (LETTERHEAD.match(line), NOTE.search(line), NUMBER.match(line), SECTION.fullmatch(line))
    )


def _title_score(line: str) -> float:
    """How much a line of the head reads like a headline: long enough, no letterhead, no note, no whole sentences."""
    words = line.split()
    if line[0] in "([" or len(words) < 2 or len(words) > 40:
        return -9
    score = min(len(words), 4) / 2
    score -= 2 * (line.isupper() and len(words) <= 6)
    score -= 2 * bool(LETTERHEAD.match(line))
    score -= 3 * bool(NOTE.search(line)) + 3 * bool(NUMBER.match(line))
    score -= 3 * (line[0].islower() or line.endswith(",")) + 2 * (" | " in line or " / " in line)
    score -= (4 if len(words) >= 12 else 2) * line.endswith(".")
    return score - 2 * bool(re.search(r"\w{2}\. [A-Z]", line))


def _dated(blocks: Sequence[Block]) -> list[str]:
    """Lines anywhere that carry the words "published" or "posted" and a date, then the date lines and bylines."""
    labelled = [
        one.text
        for one in blocks
        if re.search(r"\b(?:published|posted)\b", one.text, re.I) and len(one.text.split()) <= 30
    ]
    return labelled + [one.text for one in blocks if one.why in {"date line", "byline"}]


def _opened(opening: str, dateline: re.Match[str]) -> str:
    """The dateline with the words after it that may name its weekday."""
    return (dateline["date"] or "") + " " + " ".join(opening[dateline.end() :].split()[:6]) if dateline["date"] else ""


def _place(dateline: re.Match[str] | None) -> str:
    if dateline is None:
        return ""
    parts = re.split(r"(/|, ?)", re.sub(r"(?<=[A-Z]{2})\.$", "", dateline["place"]))
    return "".join(part.strip().title() if part.isupper() else part for part in parts).strip()


def _place_of_line(blocks: Sequence[Block]) -> str:
    """The place that a date line of its own begins with: "Oslo, Friday 2 May 2031, 21:05"."""
    for line in (one.text for one in blocks if one.why == "date line"):
        found = states_date(line)
        match = PLACED.match(line[: found.start]) if found else None
        if match:
            return match["place"].title() if match["place"].isupper() else match["place"]
    return ""


def _author(blocks: Sequence[Block]) -> str:
    for block in blocks:
        match = (BYLINE.match(block.text) or SIGNED.match(block.text)) if block.why in {"byline", "date line"} else None
        if match:
            return re.split(r"\s+[|·•–—]\s+|, | in (?=[A-Z])", match["author"])[0].strip()
    return ""


def _credited(blocks: Sequence[Block]) -> str:
    """Whom the report credits as its source.

    A courtesy line that only repeats the caption above it credits a picture.
    """
    named = []
    for previous, block in zip([None, *blocks], blocks, strict=False):
        match = CREDIT.fullmatch(block.text) if block.why == "source credit" else None
        if match and not (previous and previous.text.strip() == match["whom"].strip()):
            named.append(match["whom"].strip())
    return "; ".join(dict.fromkeys(named))
