"""Bytes of each format to blocks: one reader each, chosen by the ending of the name or by the bytes themselves.

Tables, feeds and archives hold several reports, and so do files into which several were put one behind the other.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath

from goodoffices.core.problem import Problem
from goodoffices.read.archives import kind_of_packed, unpack, unpacked_size
from goodoffices.read.blocks import BULLET, HEADING, TITLE, Block, Raw, blocks_of_text, tidy
from goodoffices.read.decode import decode, is_binary, with_mark
from goodoffices.read.feeds import LOOKS_LIKE_FEED
from goodoffices.read.markdown import read_markdown
from goodoffices.read.several import split_reports
from goodoffices.read.sources import KINDS, READABLE, is_url

MAX_PAGES = 1_000
"""Pages of a PDF that are read; those of press databases hold hundreds of reports."""

MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that a Word document or a spreadsheet may unpack to."""

MAGIC = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "packed"), (b"{\\rtf", "rtf"))
OLE = b"\xd0\xcf\x11\xe0"
"""How files of the office programs before 2007 begin: .doc, .xls, .msg."""

OTHER_PACKED = ((b"\x1f\x8b", ".gz"), (b"Rar!", ".rar"), (b"7z\xbc\xaf", ".7z"), (b"BZh", ".bz2"), (b"\xfd7zXZ", ".xz"))
LOOKS_LIKE_DATA = re.compile(rb"\s*(?:\[\s*\{|\{\s*\")")
LOOKS_LIKE_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S)
TAG = re.compile(r"<[a-zA-Z!/]")
MAIL_FIELDS = re.compile(r"^(?:From|Date|Subject|MIME-Version):", re.M | re.I)
SAVED_PAGE = re.compile(rb"^(?:From: <Saved by |Snapshot-Content-Location:)", re.M | re.I)
LOOKS_LIKE_MARKDOWN = re.compile(r"\A#{1,3} \S|^#{2,6} \S|\[[^\]\n]+\]\(https?://", re.M)


def read_bytes(
    data: bytes, *, kind: str, where: str, declared: str = "", max_bytes: int = MAX_UNPACKED
) -> tuple[Raw, ...]:
    """The reports in some bytes, as blocks; one without blocks, and the trouble, where there is none.

    Args:
        data: The bytes.
        kind: One of the values of `sources.KINDS`; empty to tell it from the bytes.
        where: What to call them in a problem.
        declared: An encoding that came with them.
        max_bytes: Size above which a file in an archive is not read.
    """
    kind = _kind_of(data, kind)
    if not data.strip():
        return (_unread(where, "is empty.", "Save the report again, or leave the file out."),)
    if kind == "archive" and data.startswith(b"PK"):
        return tuple(_unpacked(data, where, max_bytes))
    if kind in {"table", "feed", "sheet"} and (kind == "sheet" or not is_binary(data)):
        return _collected(data, kind, where, declared)
    return split_reports(_read_single(data, kind=kind, where=where, declared=declared), where=where)


def _kind_of(data: bytes, named: str) -> str:
    """What bytes are: by how they begin, else by their name."""
    found = next((one for magic, one in MAGIC if data.lstrip()[:8].startswith(magic)), named)
    if found == "packed":
        return named if named in {"docx", "sheet"} else kind_of_packed(data)
    if found in {"", "text", "page"} and LOOKS_LIKE_FEED.match(data[:4000]):
        return "feed"
    return "table" if not found and LOOKS_LIKE_DATA.match(data[:400]) else found


def _unpacked(data: bytes, where: str, max_bytes: int) -> Iterator[Raw]:
    """The reports of the files in an archive; files of unknown types are told together."""
    others = []
    for one in unpack(data, where=where, max_bytes=max_bytes):
        if isinstance(one, Problem):
            yield Raw(blocks=(), problems=(one,))
        elif (kind := KINDS.get(PurePosixPath(one.path).suffix.lower(), "")) in {"", "archive"}:
            others.append(one.path)
        else:
            for raw in read_bytes(one.data, kind=kind, where=f"{where}/{one.path}"):
                yield raw if is_url(raw.item) else replace(raw, item=f"/{one.path}{raw.item}")
    if others:
        named = ", ".join(others[:5]) + (f" and {len(others) - 5} more" if len(others) > 5 else "")
        yield _unread(
            where, f"holds files of unknown types, which were not read: {named}.", f"Readable are {READABLE}."
        )


def _collected(data: bytes, kind: str, where: str, declared: str) -> tuple[Raw, ...]:
    """The reports of a table, a spreadsheet or a feed."""
    if kind == "feed":
        from goodoffices.read.feeds import read_feed

        return read_feed(data, where=where)
    from goodoffices.read.tables import read_sheets, read_table

    if kind == "table":
        return read_table(data, where=where, declared=declared)
    with suppress(zipfile.BadZipFile):  # what is no zip file its reader tells, or it is one of the old kind
        if unpacked_size(data) > MAX_UNPACKED:
            return (_unread(where, "unpacks to more than a table can hold.", "Save it as .csv, in parts."),)
    return read_sheets(data, where=where)


def _read_single(data: bytes, *, kind: str, where: str, declared: str) -> Raw:
    """The blocks of what is one text, be it of several reports."""
    if kind in {"pdf", "docx", "rtf"}:
        if not data.lstrip()[:8].startswith(BEGINS[kind]):
            return _misnamed(data, kind, where)
        return SINGLE[kind](data, where)
    data = with_mark(data)
    if is_binary(data):
        return _binary(data, where)
    if kind == "mail":
        return _mail(data, where)
    text, problems = decode(data, where=where, declared=declared)
    return _with(_read_text(text, kind=kind, where=where), problems)


def _binary(data: bytes, where: str) -> Raw:
    """Bytes that are no text, called by what they are where that can be told."""
    if packed := next((ending for magic, ending in OTHER_PACKED if data.startswith(magic)), ""):
        return _unread(
            where, f"is an archive ({packed}) of a kind that is not opened.", "Unpack it, or pack it as .zip."
        )
    if data.startswith(OLE):
        what = "is of an office program of the old kind (.doc, .msg)."
        return _unread(where, what, "Open it and save it as .docx or as text.")
    return _unread(where, "is a binary file, not a text.", "Save the report as text, HTML or PDF.")


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
        n_pages = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError):
        return _unread(where, "is a PDF that cannot be read, perhaps a damaged one.", "Save it again, or as text.")
    if len(text.split()) < 20:
        return _unread(where, "is a PDF without text, perhaps a scan.", "Run text recognition on it first.")
    blocks = blocks_of_text(re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text))
    what = f"has {n_pages:,} pages; the first {MAX_PAGES:,} were read."
    more = (Problem(where=where, what=what, hint="Cut it into smaller files."),) if n_pages > MAX_PAGES else ()
    known = title if title and any(title == one.text for one in blocks) else ""
    return Raw(blocks=blocks, title=known, problems=more)


def _docx(data: bytes, where: str) -> Raw:
    from docx import Document

    try:
        if unpacked_size(data) > MAX_UNPACKED:
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
    if SAVED_PAGE.search(data[:4000]):  # a page saved as one file: its date and sender are those of the saving
        return replace(raw, url=raw.url or tidy(str(message.get("snapshot-content-location", ""))))
    subject = re.sub(r"^(?:(?:fwd?|re|aw|wg)\s*:\s*)+", "", subject, flags=re.I)
    titled = (Block(text=subject, kind=TITLE),) if subject and not any(one.kind == TITLE for one in raw.blocks) else ()
    return Raw(
        blocks=titled + raw.blocks, title=subject, author=parseaddr(sender)[0], outlet=raw.outlet, url=raw.url,
        published=raw.published or sent, source=raw.source or "the e-mail's Date header", problems=raw.problems,
    )  # fmt: skip


def _rtf(data: bytes, where: str) -> Raw:
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(data.decode("cp1252", "replace"), errors="replace")
    except (ValueError, LookupError, IndexError, KeyError, RecursionError) as error:
        what = f"is an RTF file that cannot be read ({type(error).__name__})."
        return _unread(where, what, "Open it and save it as .docx or as text.")
    return Raw(blocks=blocks_of_text(text))


SINGLE: dict[str, Callable[[bytes, str], Raw]] = {"pdf": _pdf, "docx": _docx, "rtf": _rtf}
BEGINS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "rtf": b"{\\rtf"}


def _misnamed(data: bytes, kind: str, where: str) -> Raw:
    """A file that its name calls a PDF or Word document, and that begins like none."""
    called = {"pdf": "a PDF", "docx": "a Word document", "rtf": "an RTF file"}[kind]
    if data.startswith(OLE):
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
