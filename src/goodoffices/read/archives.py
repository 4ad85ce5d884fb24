"""Packed folders to the files in them, within limits of number and size."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from goodoffices.core.problem import Problem

MOST_FILES = 5_000
MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes that an archive may unpack to."""

OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "sheet", "xl/workbook.bin": "sheet", "content.xml": "sheet"}
"""What a packed document of an office program holds, and its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A file in an archive: its path there, and its bytes."""

    path: str
    data: bytes


def kind_of_packed(data: bytes) -> str:
    """What a zip file is: "docx", "sheet", or "archive"; "docx" too where it is damaged, which its reader tells."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return "docx"
    return next((OFFICE[one] for one in names if one in OFFICE), "archive")


def unpacked_size(data: bytes) -> int:
    """Bytes that a zip file says it unpacks to.

    Raises:
        zipfile.BadZipFile: If it is none.
    """
    return sum(one.file_size for one in zipfile.ZipFile(io.BytesIO(data)).infolist())


def unpack(data: bytes, *, where: str, max_bytes: int) -> Iterator[Packed | Problem]:
    """The files of an archive in the order of their paths, hidden ones left out, and the trouble met."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        listed = sorted((one for one in archive.infolist() if _is_shown(one)), key=lambda one: one.filename)
    except (zipfile.BadZipFile, ValueError, OSError):
        yield Problem(where=where, what="is an archive that cannot be read.", hint="Unpack it and give the folder.")
        return
    if len(listed) > MOST_FILES or unpacked_size(data) > MAX_UNPACKED:
        size = f"{MOST_FILES:,} files or {MAX_UNPACKED // 1_048_576} MB"
        yield Problem(where=where, what=f"holds more than {size}.", hint="Unpack it and give parts of the folder.")
        return
    for one in listed:
        yield _unpacked(archive, one, where, max_bytes)


def _unpacked(archive: zipfile.ZipFile, one: zipfile.ZipInfo, where: str, max_bytes: int) -> Packed | Problem:
    place = f"{where}/{one.filename}"
    try:
        with archive.open(one) as file:
            data = file.read(max_bytes + 1)
    except RuntimeError:
        return Problem(where=place, what="is locked with a password.", hint="Unpack it and give the folder.")
    except (zipfile.BadZipFile, NotImplementedError, OSError, zlib.error, EOFError):
        return Problem(where=place, what="is damaged in the archive.", hint="Pack it again, or give the file itself.")
    if len(data) > max_bytes:
        hint = "Cut it into smaller files."
        return Problem(where=place, what=f"is larger than {max_bytes // 1_048_576} MB and was not read.", hint=hint)
    return Packed(path=one.filename, data=data)


def _is_shown(one: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(one.filename).parts
    return not one.is_dir() and not any(part.startswith(".") or part == "__MACOSX" for part in parts)
