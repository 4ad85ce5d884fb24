"""Gold cases for scripts: the reports of a case folder as `Report`, and its coded statements."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from goodoffices.core.reading import Reading
from goodoffices.core.report import Report


def load_reading(case: Path) -> Reading:
    """The reports of a case, read by the project's own reader, or plainly where it is not there."""
    about = json.loads((case / "case.json").read_text(encoding="utf-8"))
    folder = (case / about.get("reports", "reports")).resolve()
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    try:
        from goodoffices.read import read_reports

        return read_reports([str(path) for path in paths])
    except (ImportError, SyntaxError):
        return Reading(reports=tuple(_plain(path, number) for number, path in enumerate(paths)))


def _plain(path: Path, number: int) -> Report:
    from goodoffices.read.sentences import segment

    text = path.read_text(encoding="utf-8", errors="replace")
    published = None
    if path.suffix in (".html", ".htm"):
        import re

        import trafilatura

        match = re.search(r'"datePublished":\s*"(\d{4}-\d\d-\d\d)', text)
        published = match[1] if match else None
        title = re.search(r"(?s)<h1[^>]*>(.*?)</h1>", text)
        body = trafilatura.extract(text, include_comments=False, favor_recall=True) or ""
        head = re.sub(r"<[^>]+>", "", title[1]) if title else ""
        text = body if head and head in body else head + "\n\n" + body
    else:
        published = _date(text)
    text = "\n".join(line.lstrip("#>*- ").rstrip() if line[:1] in "#>*-" else line for line in text.splitlines())
    text = text.replace("**", "")
    extra: dict[str, Any] = {}
    if published:
        from goodoffices.codebook.words import DateBasis
        from goodoffices.core.report import Dating
        from goodoffices.core.when import When

        extra["published"] = Dating(when=When.parse(published), basis=DateBasis.STATED, reason="")
    return Report(name=path.name, number=number, text=text, sentences=tuple(segment(text)), **extra)


def _date(text: str) -> str | None:
    import re

    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    names = "|".join(months)
    for match in re.finditer(rf"(\d{{1,2}})\s+({names})\s+(\d{{4}})|({names})\s+(\d{{1,2}}),?\s+(\d{{4}})", text[:800]):
        day, month, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        return f"{year}-{months.index(month) + 1:02d}-{int(day):02d}"
    return None


def load_gold(case: Path) -> list[dict[str, Any]]:
    """The coded statements of a case."""
    return [json.loads(line) for line in (case / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
