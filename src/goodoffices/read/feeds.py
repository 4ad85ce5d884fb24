"""Feeds to reports: RSS and Atom, one item a report, as full as the feed gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from goodoffices.core.problem import Problem
from goodoffices.read.blocks import TITLE, Block, Raw, blocks_of_text, numbered, tidy
from goodoffices.read.sources import is_url

LOOKS_LIKE_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<\?[^>]*\?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.S
)
BODIES = ("encoded", "content", "description", "summary")
"""Elements that hold an item's text, the fullest first."""

DATES = ("pubDate", "published", "date", "issued", "updated")


def read_feed(data: bytes, *, where: str) -> tuple[Raw, ...]:
    """The items of a feed, each a report under its own address; no blocks, and a problem, where it holds none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data.lstrip(), parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        return (_trouble(where, "is XML that cannot be read.", "Save the report as text or as a page."),)
    if _name(root) not in ("rss", "feed", "RDF"):
        what = f"is XML of a kind that is not read (<{_name(root)}>)."
        return (_trouble(where, what, "Save the report as text or as a page."),)
    outlet = _text(next(_children(root.find("{*}channel") if _name(root) != "feed" else root, "title"), None))
    items = [one for one in root.iter() if _name(one) in ("item", "entry")]
    raws = numbered([_report(one, outlet) for one in items])
    return tuple(one for one in raws if one.blocks) or (
        _trouble(where, "is a feed without items.", "Fetch it again later."),
    )


def _report(item: Any, outlet: str) -> Raw:
    title = tidy(_flat(_text(next(_children(item, "title"), None))))
    body = next(filter(None, (_inner(one) for name in BODIES for one in _children(item, name))), "")
    raw = _body(body)
    titled = (Block(text=title, kind=TITLE),) if title and title != (raw.blocks[0].text if raw.blocks else "") else ()
    published = next(filter(None, (_text(one) for name in DATES for one in _children(item, name))), "")
    return replace(
        raw, blocks=titled + raw.blocks, title=title, outlet=outlet, author=_author(item), url=_link(item),
        published=published, modified="", source="the feed" if published else "", item=_link(item), is_page=False,
    )  # fmt: skip


def _body(text: str) -> Raw:
    if "<" not in text:
        return Raw(blocks=blocks_of_text(text))
    from goodoffices.read.page import read_page

    return read_page(f"<html><body>{text}</body></html>", where="")


def _children(element: Any, name: str) -> Iterator[Any]:
    return (one for one in (element if element is not None else ()) if _name(one) == name)


def _name(element: Any) -> str:
    """Name of an element without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Any) -> str:
    return "" if element is None else "".join(element.itertext()).strip()


def _inner(element: Any) -> str:
    """What an element holds: its text, or its markup where that stands in the feed as such."""
    from lxml import etree

    if len(element) == 0:
        return (element.text or "").strip()
    return "".join(etree.tostring(one, encoding="unicode", method="html") for one in element).strip()


def _flat(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text)


def _link(item: Any) -> str:
    """The address of an item; empty where it has none."""
    links = list(_children(item, "link"))
    chosen = next((one for one in links if one.get("rel", "alternate") == "alternate"), None)
    found = "" if chosen is None else (chosen.get("href") or _text(chosen))
    return found if is_url(found) else ""


def _author(item: Any) -> str:
    found = [one for name in ("creator", "author") for one in _children(item, name)]
    named = next((one for author in found for one in _children(author, "name")), found[0] if found else None)
    return tidy(_text(named))


def _trouble(where: str, what: str, hint: str) -> Raw:
    return Raw(blocks=(), problems=(Problem(where=where, what=what, hint=hint),))
