"""What a page says about itself: JSON-LD, OpenGraph and the older meta fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goodoffices.read.blocks import tidy

ARTICLE_TYPES = ("Article", "Posting", "Report", "Review")
PUBLISHED_FIELDS = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date", "pubdate",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created",
    "citation_publication_date", "date",
)  # fmt: skip
MODIFIED_FIELDS = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Title, outlet, author and dates of a page, as its metadata give them; empty where they do not."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    modified: str = ""
    source: str = ""


def metadata_of(root: Any) -> Metadata:
    """The metadata of a parsed page; JSON-LD before OpenGraph before the rest."""
    linked = _linked(root)
    fields = _fields(root)
    published, source = _text(linked.get("datePublished")), "datePublished of the page's JSON-LD"
    if not published:
        name = next((one for one in PUBLISHED_FIELDS if fields.get(one)), "")
        published, source = fields.get(name, ""), f"the page's field {name}"
    if not published:
        times = root.xpath("//article//time[@datetime]/@datetime | //time[@pubdate]/@datetime")
        published, source = (str(times[0]) if times else ""), "the page's first time element"
    return Metadata(
        title=_text(linked.get("headline")) or fields.get("og:title", "") or fields.get("twitter:title", ""),
        outlet=_name(linked.get("publisher")) or fields.get("og:site_name", "") or fields.get("application-name", ""),
        author=_name(linked.get("author")) or fields.get("author", ""),
        url=_url(root, fields),
        published=published,
        modified=_text(linked.get("dateModified"))
        or next((fields[one] for one in MODIFIED_FIELDS if one in fields), ""),
        source=source if published else "",
    )


def _fields(root: Any) -> dict[str, str]:
    fields: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = tidy(meta.get("content") or "")
        if name and content:
            fields.setdefault(name, content)
    return fields


def _url(root: Any, fields: dict[str, str]) -> str:
    links = root.xpath("//link[@rel='canonical']/@href")
    return str(links[0]).strip() if links else fields.get("og:url", "")


def _linked(root: Any) -> dict[str, Any]:
    """The first JSON-LD object that describes an article; empty where there is none."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _objects(data, depth=0):
            if any(kind in str(one.get("@type")) for kind in ARTICLE_TYPES):
                return one
    return {}


def _objects(data: Any, *, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for one in data:
            yield from _objects(one, depth=depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth=depth + 1)


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(name for one in value if (name := _name(one)))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return tidy(value) if isinstance(value, str) else ""
