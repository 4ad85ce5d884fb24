"""A crude reader for tests and measurements: text, Markdown and saved pages as reports, split into sentences."""

from __future__ import annotations

import html
import re
from pathlib import Path

from goodoffices.codebook.words import DateBasis
from goodoffices.core.reading import Reading
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile.clues import find_clues

SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")


def plain(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".html", ".htm"):
        text = re.sub(r"(?is)<(script|style|nav|aside|footer)\b.*?</\1>", " ", text)
        text = html.unescape(re.sub(r"(?s)<[^>]+>", "\n", text))
    return text.replace("**", "") if path.suffix == ".md" else text


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    spans, start = [], 0
    for match in [*SENTENCE_END.finditer(text), None]:
        end = match.start() if match else len(text)
        raw = text[start:end]
        if raw.strip():
            left = start + len(raw) - len(raw.lstrip())
            spans.append((left, start + len(raw.rstrip())))
        start = match.end() if match else end
    return tuple(spans)


def dating(raw: str, text: str) -> Dating:
    published = re.search(r"published_time\" content=\"(\d{4}-\d\d-\d\d)", raw)
    if published:
        return Dating(when=When.parse(published[1]), basis=DateBasis.METADATA)
    numeric = re.match(r"\s*(\d\d)\.(\d\d)\.(\d{4})", text)
    if numeric:
        return Dating(when=When.parse(f"{numeric[3]}-{numeric[2]}-{numeric[1]}"), basis=DateBasis.STATED)
    clue = next((one for one in find_clues(text[:700]) if one.year and one.day), None)
    on_dateline = clue and re.search(r"[\w,] \d{4}\*? [(\-]|\n|\|", text[clue.at :][:40])
    if clue and (on_dateline or "Published" in text[: clue.at][-30:]):
        when = When.parse(f"{clue.year}-{clue.month:02d}-{clue.day:02d}")
        return Dating(when=when, basis=DateBasis.STATED, reason=clue.words)
    return Dating(when=UNKNOWN_WHEN)


def read_folder(folder: Path) -> Reading:
    reports = []
    for number, path in enumerate(sorted(folder.iterdir())):
        text = plain(path)
        spans = sentences(text)
        reports.append(
            Report(name=path.name, number=number, title=text[slice(*spans[0])], text=text, sentences=spans,
                   published=dating(path.read_text(encoding="utf-8"), text), path=str(path))
        )  # fmt: skip
    return Reading(reports=tuple(reports))
