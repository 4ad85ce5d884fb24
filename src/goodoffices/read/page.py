"""Saved web pages to blocks: the article's text is told from what stands around it.

Two readers look at a page. The walk over its tree gives every block with the reason it would be left out, from tags and
class names; trafilatura gives the text that it takes for the article. A block that one of them drops for a weak reason
and the other keeps stays: losing a sentence is worse than keeping a caption.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from goodoffices.core.problem import Problem
from goodoffices.read.blocks import BULLET, HEADING, PARAGRAPH, TITLE, Block, Raw, tidy
from goodoffices.read.metadata import Metadata, metadata_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SKIPPED = _words("script style noscript template svg math iframe object select option input button textarea head")
BLOCKS = _words(
    """address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul video audio"""
)
BY_TAG = {
    "nav": "navigation", "footer": "page footer", "aside": "sidebar", "form": "form", "figcaption": "caption",
    "dialog": "notice", "menu": "navigation", "header": "page header",
}  # fmt: skip
BY_CLASS = {
    "share bar": "share sharing sharebar social socials addthis sharedaddy",
    "headlines of other stories": """related recommended recommendations recommend trending popular mostread ticker
        readmore         morefrom outbrain taboola teaser teasers latest promoted""",
    "subscription appeal": "newsletter signup subscribe subscription paywall",
    "advertisement": "promo promotion ad ads adslot advert advertisement advertising sponsor sponsored banner",
    "cookie notice": "cookie cookies cookiebanner consent gdpr",
    "comments": "comment comments disqus respond commentlist",
    "navigation": "nav navbar navigation menu breadcrumb breadcrumbs topbar pagination skip",
    "caption": "caption figcaption credit photocredit",
    "byline": "byline author authors dateline meta timestamp posted published pubdate date",
    "section label": "kicker eyebrow overline",
    "donation appeal": "donate donation donations",
    "tags": "tags taglist keywords",
    "sidebar": "sidebar widget",
}
REASON_OF_CLASS = {name: why for why, names in BY_CLASS.items() for name in names.split()}
WEAK = frozenset(
    {*BY_CLASS, "outside the article", "link", "sidebar", "page header"} - {"cookie notice", "comments", "caption"}
)
"""Reasons that trafilatura's verdict may overrule for a long paragraph."""

SURE = frozenset({"cookie notice", "hidden", "navigation"})
"""Reasons that stand whatever the second reader says."""

COVERED = 0.85
"""Share of the words of trafilatura's text below which the walk is taken to have lost some of the body."""

MAIN_SHARE = 0.8
"""Share of a page's words that the element taken for the article holds."""

LARGEST = 3_000_000
"""Characters of a page from which the second reader is not asked: it takes minutes."""

MOST_TAGS = 25_000
"""Likewise; pages of news have some thousands."""

LONG = 12
"""Words; shorter blocks are not restored on trafilatura's word alone."""

INLINED = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+")
"""Pictures that a saved page carries in itself."""

BREAK = "\x1e"


@dataclass(slots=True)
class Piece:
    """A block on the page, with the element that holds it and how much of it is link."""

    block: Block
    owner: Any
    n_linked: int


def read_page(text: str, *, where: str) -> Raw:
    """The blocks and metadata of a page; no blocks, and a problem, where it holds no markup at all."""
    from lxml import etree, html

    text = INLINED.sub("", text)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return Raw(blocks=(), problems=(Problem(where=where, what="is a broken page: no markup could be made out."),))
    about = metadata_of(root)
    pieces = _walk(root)
    blocks = _judged(pieces, root, _second_opinion(text))
    blocks = _titled(blocks, about, tidy(root.findtext(".//title") or ""))
    outlet = about.outlet or _outlet_of(tidy(root.findtext(".//title") or ""), blocks)
    return Raw(
        blocks=blocks, title=about.title, outlet=outlet, author=about.author, url=about.url,
        published=about.published, modified=about.modified, source=about.source,
    )  # fmt: skip


def _walk(root: Any) -> list[Piece]:
    from lxml import etree

    heavy = _heavy(root)
    pieces: list[Piece] = []
    reasons: list[str] = [""]
    owners: list[Any] = [root]
    words: list[str] = []
    linked = [0, 0]  # depth of open links, characters within them

    def flush() -> None:
        for line in _lines("".join(words)):
            block = Block(text=line, kind=_kind(owners[-1]), why=reasons[-1])
            pieces.append(Piece(block=block, owner=owners[-1], n_linked=linked[1]))
        words.clear()
        linked[1] = 0

    def add(text: str | None) -> None:
        if text:
            words.append(text.replace(BREAK, " "))
            linked[1] += len(tidy(text)) if linked[0] else 0

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            why = reasons[-1] or _reason(element, tag, heavy)
            if tag in BLOCKS or why != reasons[-1]:
                flush()
            if not tag or tag in SKIPPED:
                walker.skip_subtree()
            else:
                linked[0] += tag == "a"
                words.extend([BREAK] if tag == "br" else [])
                add(element.text)
            reasons.append(why)
            owners.append(element if tag in BLOCKS or not tag else owners[-1])
        else:
            why = reasons[-1]
            if tag in BLOCKS or why != reasons[-2]:
                flush()
            reasons.pop()
            owners.pop()
            linked[0] -= tag == "a"
            add(element.tail if element is not root else None)
    return pieces


def _lines(text: str) -> list[str]:
    """The lines of a block: parted where the page breaks a line, unless the sentence plainly goes on."""
    lines: list[str] = []
    for part in text.split(BREAK):
        part = tidy(part)
        if lines and part and part[0].islower() and lines[-1][-1:] not in ".!?:":
            lines[-1] += " " + part
        elif part:
            lines.append(part)
    return lines


def _kind(owner: Any) -> str:
    element = owner
    for _ in range(3):
        if element is None:
            break
        if element.tag == "li":
            return BULLET
        if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            return TITLE if element.tag == "h1" else HEADING
        element = element.getparent() if element.tag in {"p", "div", "span"} else None
    return PARAGRAPH


def _heavy(root: Any) -> frozenset[Any]:
    """Elements that hold so much of the page's prose that no class name can make them furniture."""
    n_words: dict[Any, int] = {}
    for paragraph in root.iter("p", "li", "blockquote", "h2", "h3"):
        n = len((paragraph.text_content() or "").split()) if len(paragraph) < 200 else 0
        for element in [paragraph, *paragraph.iterancestors()]:
            n_words[element] = n_words.get(element, 0) + n
    total = n_words.get(root, 0) or 1
    return frozenset(element for element, n in n_words.items() if n > 0.4 * total and element.tag not in {"p", "li"})


def _reason(element: Any, tag: str, heavy: frozenset[Any]) -> str:
    if not tag or tag in SKIPPED or element in heavy or tag in {"html", "body", "main", "article", "a", "h1"}:
        return ""
    style = (element.get("style") or "").replace(" ", "").lower()
    if element.get("hidden") is not None or "display:none" in style:
        return "hidden"
    if tag == "header":
        inside = next(element.iterancestors("article", "main"), None) is not None
        return "" if inside or next(element.iter("h1"), None) is not None else "page header"
    if tag == "footer" and next(element.iterancestors("blockquote"), None) is not None:
        return ""
    if tag in BY_TAG:
        return BY_TAG[tag]
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()
    return next((REASON_OF_CLASS[one] for one in re.split(r"[\s_-]+", names) if one in REASON_OF_CLASS), "")


def _second_opinion(text: str) -> str:
    """What trafilatura takes for the article, as folded text; empty where it finds none."""
    if len(text) > LARGEST or text.count("<") > MOST_TAGS:
        return ""
    import logging

    import trafilatura

    for name in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # their warnings would stand in the middle of the brief
    try:
        found = trafilatura.extract(text, favor_recall=True, include_comments=False, include_tables=True)
    except Exception:  # third-party parser on broken pages: its fault must not end the reading
        found = None
    return _fold(found or "")


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _judged(pieces: list[Piece], root: Any, second: str) -> tuple[Block, ...]:
    """The blocks with the final reasons: both readers heard."""
    container = _container(pieces, root)
    blocks = [replace(piece.block, why=_first_opinion(piece, container)) for piece in pieces]
    n_words = [len(block.text.split()) for block in blocks]
    agreed = [n > 2 and _fold(block.text) in second for block, n in zip(blocks, n_words, strict=True)]
    covered = sum(n for n, block, also in zip(n_words, blocks, agreed, strict=True) if also and not block.why)
    is_poor = covered < COVERED * len(second.split())
    last = max((index for index, also in enumerate(agreed) if also and n_words[index] >= LONG), default=len(blocks))
    result = []
    for index, block in enumerate(blocks):
        restored = agreed[index] and (
            (block.why in WEAK and n_words[index] >= LONG) or (is_poor and block.why not in SURE)
        )
        scrap = index > last and not agreed[index] and not block.why and n_words[index] < LONG and block.kind != TITLE
        why = "" if restored else "outside the article" if scrap else block.why
        result.append(replace(block, why=why))
    return tuple(result)


def _first_opinion(piece: Piece, container: Any) -> str:
    """The reason by tags, class names and links alone."""
    block = piece.block
    if block.why:
        return block.why
    if _is_link(piece):
        return "link"
    inside = container is None or container is piece.owner or container in set(piece.owner.iterancestors())
    return "" if inside else "outside the article"


def _is_link(piece: Piece) -> bool:
    """Whether a block is nothing but a link, as headlines of other stories are."""
    text = piece.block.text
    return piece.n_linked > 0.8 * len(text) and len(text.split()) <= 25 and piece.block.kind != TITLE


def _container(pieces: list[Piece], root: Any) -> Any:
    """The deepest element that holds most of the prose, no deeper than an article or main element."""
    weight: dict[Any, int] = {}
    for piece in pieces:
        is_told = not piece.block.why and piece.block.kind != TITLE and not _is_link(piece)
        n = len(piece.block.text.split()) if is_told else 0
        for element in {piece.owner, *piece.owner.iterancestors()} if n >= 8 else ():
            weight[element] = weight.get(element, 0) + n
    total, element = weight.get(root, 0), root
    while element.tag not in {"article", "main"}:
        inner = next((one for one in element if weight.get(one, 0) >= MAIN_SHARE * total and total), None)
        if inner is None or inner.tag in {"p", "li", "blockquote", "td"}:
            break
        element = inner
    return element if total else None


PARTS = re.compile(r"\s+[|–—-]\s+|\s*\|\s*|\s*[»«]\s*")
"""What parts the headline from the outlet, on either side, in the title of a page."""


def _titled(blocks: tuple[Block, ...], about: Metadata, title: str) -> tuple[Block, ...]:
    """The blocks with one headline: the heading that the metadata confirm, or else the metadata's own."""
    wanted = set(_fold(about.title or title).split())
    at = next((index for index, block in enumerate(blocks) if _is_headline(block, wanted)), None)
    if at is None:
        at = _heading_at(blocks, about.title or title)
    if at is not None:
        before = tuple(replace(one, kind=HEADING if one.kind == TITLE else one.kind) for one in blocks[:at])
        return (*before, replace(blocks[at], kind=TITLE, why=""), *blocks[at + 1 :])
    headline = about.title or _without_outlet(title)
    return (Block(text=headline, kind=TITLE), *blocks) if headline and any(not one.why for one in blocks) else blocks


def _is_headline(block: Block, wanted: set[str]) -> bool:
    """Whether a heading of the first rank shares half of its words with the page's title, where there is one."""
    words = set(_fold(block.text).split())
    is_first = block.kind == TITLE and bool(words)
    return is_first and (not wanted or len(words & wanted) >= 0.5 * min(len(words), len(wanted)))


def _heading_at(blocks: tuple[Block, ...], title: str) -> int | None:
    """Place of the heading, of whatever rank, that is the page's title or what stands beside the outlet in it."""
    wanted = {_fold(one) for one in [title, *_halves(title)]}
    return next((i for i, one in enumerate(blocks) if one.kind == HEADING and _fold(one.text) in wanted), None)


def _halves(title: str) -> list[str]:
    """What stands before and behind each mark that may part a headline from an outlet."""
    marks = list(PARTS.finditer(title))
    return [part for mark in marks for part in (title[: mark.start()], title[mark.end() :])]


def _without_outlet(title: str) -> str:
    return re.split(r"\s+[|–—-]\s+(?=[^|–—-]+$)", title)[0]


def _outlet_of(title: str, blocks: tuple[Block, ...]) -> str:
    """What a page's title holds beside the headline, a few words long."""
    headline = _fold(next((one.text for one in blocks if one.kind == TITLE and not one.why), ""))
    for half in _halves(title):
        rest = next((one for one in _halves(title) if one != half and _fold(one) == headline), "")
        if rest and half not in rest and len(half.split()) <= LONGEST_NAME:
            return half
    return ""


LONGEST_NAME = 14
"""Words that the name of an outlet holds at most: ministries have long ones."""
