"""Bytes to text: the encoding is told from the bytes, and what had to be guessed is said."""

from __future__ import annotations

import codecs
import re

from goodoffices.core.problem import Problem

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)", re.I
)
STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
"""What a byte that is no UTF-8 means in Windows-1252, by the surrogate that stands for it."""

CONTROLS = bytes([*range(9), *range(14, 27), 127])
MOJIBAKE = re.compile("(?:â€[\u0080-\u2122]|Ã[\u0080-\u00bf\u2018-\u2122]|Â[\u0080-\u00bf])+")
PLAUSIBLE = re.compile(
    r"utf_\w+|cp125\d|iso8859_\d+|latin_1|koi8_\w|gb\w+|big5\w*|shift_jis\w*|euc_\w+|cp949|mac_roman"
)
"""Encodings in which reports are written; the guesser knows many of mainframes and of DOS."""

MOST_ZERO = 0.8
"""Share of the characters of Latin text whose upper byte is zero in UTF-16; curly quotes and dashes have another."""

MAX_STRAY_SHARE = 0.02
"""Share of stray bytes up to which a text counts as UTF-8 with foreign pieces pasted in."""


def decode(data: bytes, *, where: str, declared: str = "") -> tuple[str, tuple[Problem, ...]]:
    """The text of some bytes, and what is wrong with their encoding.

    Args:
        data: The bytes.
        where: What to call them in a problem.
        declared: An encoding that came with them, in a header of HTTP or e-mail.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ()
    try:
        return _repaired(data.decode("utf-8"), where)
    except UnicodeDecodeError:
        pass
    if (text := _as_declared(data, declared)) is not None:
        return text, ()
    text = data.decode("utf-8", "surrogateescape")
    n_stray = sum("\udc80" <= char <= "\udcff" for char in text)
    if n_stray <= MAX_STRAY_SHARE * len(text) and any(
        char > "\x7f" and not "\udc80" <= char <= "\udcff" for char in text
    ):
        what = f"mixes encodings: {n_stray} bytes that are no UTF-8 were read as Windows-1252."
        return text.translate(STRAY), (Problem(where=where, what=what, hint="Save it as UTF-8 if letters look wrong."),)
    return _guessed(data, where)


def with_mark(data: bytes) -> bytes:
    """Bytes of UTF-16 without its mark with it: every other byte of a Latin text is zero there."""
    head = data[: len(data) // 2 * 2][:4096]
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if len(head) < 16 or max(odd, even) < MOST_ZERO * len(head) // 2 or min(odd, even) > 0:
        return data
    return (codecs.BOM_UTF16_LE if odd > even else codecs.BOM_UTF16_BE) + data


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text: zero bytes outside UTF-16 and UTF-32, or many control characters."""
    if any(data.startswith(mark) for mark, _ in BOMS):
        return False
    head = data[:65536]
    return b"\x00" in head or len(head) - len(head.translate(None, CONTROLS)) > 0.02 * len(head)


def _as_declared(data: bytes, declared: str) -> str | None:
    found = DECLARED.search(data[:4096])
    named = [declared, (found[1] or found[2]).decode("ascii", "replace") if found else ""]
    for name in filter(None, named):
        try:
            if codecs.lookup(name).name not in {"utf-8", "utf-16", "utf-32"}:
                return data.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return None


def _guessed(data: bytes, where: str) -> tuple[str, tuple[Problem, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:262144]).best()
    encoding = best.encoding if best and PLAUSIBLE.fullmatch(best.encoding) else "cp1252"
    if all(byte < 0x80 or byte >= 0xA0 or byte in b"\x85\x91\x92\x93\x94\x96\x97" for byte in data[:65536]):
        high = sum(byte >= 0x80 for byte in data[:65536])
        if high < 0.05 * len(data[:65536]):
            encoding = "cp1252"  # a few high bytes in Latin text: the guesser wavers between its cousins
    what = f"is not UTF-8; it was read as {encoding}."
    return data.decode(encoding, "replace"), (
        Problem(where=where, what=what, hint="Save it as UTF-8 if letters look wrong."),
    )


def _repaired(text: str, where: str) -> tuple[str, tuple[Problem, ...]]:
    """UTF-8 that was once taken for Windows-1252 and saved so ("â€™" for an apostrophe), put right."""
    found = MOJIBAKE.findall(text)
    if len(found) < 3:
        return text, ()
    what = f"was saved in a wrong encoding; {len(found)} garbled places were put right."
    hint = "Compare a quotation with the source before you cite it."
    return MOJIBAKE.sub(_put_right, text), (Problem(where=where, what=what, hint=hint),)


def _put_right(match: re.Match[str]) -> str:
    raw = b"".join(_cp1252(char) for char in match[0])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _cp1252(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1", "ignore")
