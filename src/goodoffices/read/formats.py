"""Bytes of each format to blocks: one reader each, chosen by the ending of the name or by the bytes themselves."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from goodoffices.core.problem import Problem
from goodoffices.read.blocks import BULLET, HEADING, TITLE, Block, Raw, blocks_of_text, tidy
from goodoffices.read.decode import decode, is_binary
from goodoffices.read.markdown import read_markdown

MAX_PAGES = 200
MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that a Word document may unpack to."""

MAGIC = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"))
OLD_WORD = b"\xd0\xcf\x11\xe0"
LOOKS_LIKE_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S)
TAG = re.compile(r"<[a-zA-Z!/]")
MAIL_FIELDS = re.compile(r"^(?:From|Date|Subject|MIME-Version):", re.M | re.I)
LOOKS_LIKE_MARKDOWN = re.compile(r"\A#{1,3} \S|^#{2,6} \S|\[[^\]\n]+\]\(https?://", re.M)


def read_bytes(data: bytes, *, kind: str, where: str, declared: str = "") -> Raw:
    """The blocks of some bytes.

    Args:
        data: The bytes.
        kind: "text", "markdown", "page", "pdf", "docx", "mail"; empty to tell it from the bytes.
        where: What to call them in a problem.
        declared: An encoding that came with them.
    """
    kind = next((one for magic, one in MAGIC if data.lstrip()[:8].startswith(magic)), kind)
    if not data.strip():
        return _unread(where, "is empty.", "Save the report again, or leave the file out.")
    if kind in {"pdf", "docx"}:
        if not data.lstrip()[:8].startswith(tuple(magic for magic, one in MAGIC if one == kind)):
            return _misnamed(data, kind, where)
        return BINARY[kind](data, where)
    if is_binary(data):
        return _unread(where, "is a binary file, not a text.", "Save the report as text, HTML or PDF.")
    if kind == "mail":
        return _mail(data, where)
    text, problems = decode(data, where=where, declared=declared)
    raw = _read_text(text, kind=kind, where=where)
    return _with(raw, problems)


def _read_text(text: str, *, kind: str, where: str) -> Raw:
    is_page = kind == "page" and TAG.search(text)
    if is_page or (kind in {"", "text"} and LOOKS_LIKE_PAGE.match(text[:4000])):
        from goodoffices.read.page import read_page

        return replace(read_page(text, where=where), is_page=True)
    if kind == "markdown" or (not kind and LOOKS_LIKE_MARKDOWN.search(text[:20000])):
        return read_markdown(text)
    if not kind and len(MAIL_FIELDS.findall(text[:4000].split("\n\n")[0])) >= 3:
        return _mail(text.encode(), where)
    return Raw(blocks=blocks_of_text(text))


def _pdf(data: bytes, where: str) -> Raw:
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # its warnings would stand in the middle of the brief
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return _unread(where, "is an encrypted PDF.", "Save it without a password.")
        text = "\n\n".join(page.extract_text() for page in islice(reader.pages, MAX_PAGES))
        title = tidy(str((reader.metadata and reader.metadata.title) or ""))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError):
        return _unread(where, "is a PDF that cannot be read, perhaps a damaged one.", "Save it again, or as text.")
    if len(text.split()) < 20:
        return _unread(where, "is a PDF without text, perhaps a scan.", "Run text recognition on it first.")
    blocks = blocks_of_text(re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text))
    return Raw(blocks=blocks, title=title if title and any(title == one.text for one in blocks) else "")


def _docx(data: bytes, where: str) -> Raw:
    from docx import Document

    try:
        if sum(one.file_size for one in zipfile.ZipFile(io.BytesIO(data)).infolist()) > MAX_UNPACKED:
            return _unread(where, "unpacks to more than a report can hold.", "Save it as text.")
        document = Document(io.BytesIO(data))
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, SyntaxError):
        what = "is no Word document that can be read, perhaps a damaged one."
        return _unread(where, what, "Save it again as .docx or as text.")
    blocks = []
    for paragraph in document.paragraphs:
        style = (paragraph.style.name or "") if paragraph.style else ""
        kind = TITLE if style in {"Title", "Heading 1"} else HEADING if style.startswith("Heading") else ""
        kind = kind or (BULLET if style.startswith("List") else "")
        for line in map(tidy, paragraph.text.split("\n")):
            blocks.extend([Block(text=line, kind=kind) if kind else Block(text=line)] if line else [])
    return Raw(blocks=tuple(blocks), author=tidy(document.core_properties.author or "").replace("python-docx", ""))


def _mail(data: bytes, where: str) -> Raw:
    from email import policy
    from email.errors import MessageError
    from email.parser import BytesParser
    from email.utils import parseaddr

    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        part = message.get_body(preferencelist=("plain", "html"))
        payload = part.get_payload(decode=True) if part else b""
        kind = "page" if part and part.get_content_type() == "text/html" else "text"
        charset = (part.get_content_charset() or "") if part else ""
        subject, sender, sent = (tidy(str(message.get(name, ""))) for name in ("subject", "from", "date"))
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, IndexError) as error:
        return _unread(where, f"is no e-mail that can be read ({type(error).__name__}).", "Save it as text.")
    if not isinstance(payload, bytes) or not payload.strip():
        return _unread(where, "is an e-mail without text.", "Save its attachment by itself.")
    text, problems = decode(payload, where=where, declared=charset)
    raw = _with(_read_text(text, kind=kind, where=where), problems)
    subject = re.sub(r"^(?:(?:fwd?|re|aw|wg)\s*:\s*)+", "", subject, flags=re.I)
    titled = (Block(text=subject, kind=TITLE),) if subject and not any(one.kind == TITLE for one in raw.blocks) else ()
    return Raw(
        blocks=titled + raw.blocks, title=subject, author=parseaddr(sender)[0], outlet=raw.outlet, url=raw.url,
        published=raw.published or sent, source=raw.source or "the e-mail's Date header", problems=raw.problems,
    )  # fmt: skip


BINARY: dict[str, Callable[[bytes, str], Raw]] = {"pdf": _pdf, "docx": _docx}


def _misnamed(data: bytes, kind: str, where: str) -> Raw:
    """A file that its name calls a PDF or Word document, and that begins like none."""
    called = {"pdf": "a PDF", "docx": "a Word document"}[kind]
    if data.startswith(OLD_WORD):
        return _unread(where, "is a Word document of the old kind (.doc).", "Open it and save it as .docx or as text.")
    if is_binary(data):
        return _unread(where, f"is named like {called} and is none.", "Get it once more, or save the report as text.")
    is_page = LOOKS_LIKE_PAGE.match(data[:4000].decode("utf-8", "replace"))
    found, ending = ("a web page", ".html") if is_page else ("plain text", ".txt")
    return _unread(where, f"is named like {called} and holds {found}.", f"Name it {ending} if that is the report.")


def _unread(where: str, what: str, hint: str) -> Raw:
    return Raw(blocks=(), problems=(Problem(where=where, what=what, hint=hint),))


def _with(raw: Raw, problems: tuple[Problem, ...]) -> Raw:
    return replace(raw, problems=problems + raw.problems)
