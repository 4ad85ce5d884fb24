"""Markdown to blocks: marks are stripped, the words stay as they are."""

from __future__ import annotations

import re
from dataclasses import replace

from goodoffices.read.blocks import BULLET, HEADING, TITLE, Block, Raw, blocks_of_text, tidy

LONGEST = 20_000
"""Characters of a paragraph whose emphasis is looked for."""

FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.S)
FIELD = re.compile(r"^(title|author|date|source|url|publisher|outlet|site)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.I | re.M)
FENCE = re.compile(r"^\s*(?:```|~~~).*$", re.M)
RULE = re.compile(r"^[ \t]*(?:[-*_=][ \t]*){3,}$", re.M)
SETEXT = re.compile(r"^(?=\S)(.{1,200})\n(=+|-{2,})[ \t]*$", re.M)
HEADING_LINE = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$", re.M)
QUOTED = re.compile(r"^ {0,3}> ?", re.M)
IMAGE = re.compile(r"!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()\s]*(?:\([^()]*\))?[^()]*\)|\[[^\]]*\])")
AUTOLINK = re.compile(r"<((?:https?|mailto):[^>\s]+)>")
EMPHASIS = (
    re.compile(r"(\*\*\*|___)(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(?<![\w*])(\*)(?=[^\s*])(.+?)(?<=[^\s*])\*(?!\w)"),
    re.compile(r"(?<!\w)(_)(?=[^\s_])(.+?)(?<=[^\s_])_(?!\w)"),
    re.compile(r"(~~|`)(?=\S)(.+?)(?<=\S)\1"),
)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
TAG = re.compile(r"</?(?:br|p|div|span|b|i|em|strong|sup|sub|center|small|u)\b[^>]*>", re.I)


def read_markdown(text: str) -> Raw:
    """The blocks of a Markdown text, and the fields of its front matter where it has one."""
    fields: dict[str, str] = {}
    if front := FRONT_MATTER.match(text):
        fields = {match[1].lower(): match[2] for match in FIELD.finditer(front[1])}
        text = text[front.end() :]
    text = QUOTED.sub("", FENCE.sub("", text))
    text = SETEXT.sub(lambda match: ("# " if match[2][0] == "=" else "## ") + match[1] + "\n", text)
    text = HEADING_LINE.sub(r"\n\1 \2\n", RULE.sub("", text))
    return Raw(
        blocks=tuple(stripped for block in blocks_of_text(text) if (stripped := _stripped(block)).text),
        title=fields.get("title", ""),
        outlet=fields.get("outlet") or fields.get("publisher") or fields.get("site") or "",
        author=fields.get("author", ""),
        url=fields.get("url") or fields.get("source") or "",
        published=fields.get("date", ""),
        source="the date of the front matter",
    )


def plain(text: str) -> str:
    """A line of Markdown without its marks; links keep their text."""
    text = TAG.sub(" ", AUTOLINK.sub(r"\1", text))
    for _ in range(3):
        text = LINK.sub(r"\1", text)
    for pattern in EMPHASIS if len(text) <= LONGEST else ():
        text = pattern.sub(r"\2", text)
    return tidy(ESCAPED.sub(r"\1", text))


def _stripped(block: Block) -> Block:
    image = IMAGE.search(block.text)
    if image and block.text.startswith(image[0]):
        return Block(text=plain(IMAGE.sub(r"\1", block.text)), why="caption")
    heading = re.match(r"(#{1,6}) ", block.text)
    if heading and block.kind != BULLET:
        kind = TITLE if len(heading[1]) == 1 else HEADING
        return Block(text=plain(block.text[heading.end() :]), kind=kind)
    return replace(block, text=plain(IMAGE.sub("", block.text)))
