"""The door of the stage: sources in, reports and trouble out.

1. Find what was named; read the bytes of each source.
2. Bytes to blocks, by format.
3. Mark furniture, read the head, drop what is repeated.
4. Put the text together; find sentences, language and date.
5. Days without a year take that of the reports read together.
6. Name and number the reports.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from goodoffices.core.problem import Problem
from goodoffices.core.reading import Reading
from goodoffices.core.report import Dropped, Report
from goodoffices.core.years import lacking_year, with_years
from goodoffices.errors import InputError
from goodoffices.read.blocks import BULLET, TITLE, Block, Raw
from goodoffices.read.dating import date_of, day_without_year
from goodoffices.read.formats import read_bytes
from goodoffices.read.furniture import mark_furniture, outlet_in
from goodoffices.read.header import read_head
from goodoffices.read.language import count_words, language_of
from goodoffices.read.sentences import is_stamp, segment
from goodoffices.read.sources import STDIN, Source, find_sources, is_url, short_names

MAX_BYTES = 32 * 1024 * 1024
"""Bytes above which a source is not read: saved pages with their pictures stay well below."""

MAX_CHARS = 400_000
"""Characters of text that are read of one source: a long book's worth."""

MAX_BLOCKS = 20_000
"""Paragraphs, likewise."""

MIN_WORDS = 12
"""Words below which a page or file holds no report."""

MIN_HEADLINE = 5
"""Words below which a file that is no page holds not even a headline."""

REPEATED_WORDS = 6
"""Words from which a paragraph that stands in the report already is dropped; shorter ones may be meant twice."""

SILENT = frozenset({"hidden"})


def read_reports(
    sources: Sequence[str | Path] | str | Path,
    *,
    max_bytes: int = MAX_BYTES,
    timeout: float = 20.0,
    allow_private: bool = True,
) -> Reading:
    """The reports of some files, folders, addresses or standard input ("-").

    Reports are numbered in the order of their names, whatever the order of the sources.

    Args:
        sources: What to read; one alone needs no list.
        max_bytes: Size above which a source is not read.
        timeout: Seconds that an address may take in all.
        allow_private: Whether addresses of one's own machine or network may be fetched.

    Raises:
        InputError: If nothing at all could be read.
    """
    found = find_sources(sources)
    problems = list(found.problems)
    reports: dict[str, Report] = {}
    for source in found.sources:
        raws = _read_source(source, max_bytes=max_bytes, timeout=timeout, allow_private=allow_private)
        problems.extend(_take(raws, source, reports))
    if not reports:
        raise _nothing_read(problems)
    return Reading(
        reports=_numbered(with_years(list(reports.values()))),
        problems=tuple(sorted(set(problems))),
        skipped=found.skipped,
    )


def _nothing_read(problems: Iterable[Problem]) -> InputError:
    listed = sorted(set(problems))
    if len(listed) == 1:
        return InputError(listed[0].what, where=listed[0].where, hint=listed[0].hint)
    lines = "".join(f"\n  {problem}" for problem in listed)
    return InputError(f"nothing could be read.{lines}", hint="" if listed else "Name files, folders or addresses.")


def _numbered(reports: Iterable[Report]) -> tuple[Report, ...]:
    listed = list(reports)
    names = short_names(report.path for report in listed)
    ordered = sorted(listed, key=lambda report: (names[report.path], report.path))
    return tuple(replace(report, name=names[report.path], number=number) for number, report in enumerate(ordered))


def _take(raws: Iterable[Raw], source: Source, reports: dict[str, Report]) -> list[Problem]:
    """Add the reports of one source, each under a path of its own; the trouble met.

    What stands at an address is one report, however many feeds carry it; another text of it has the feed's path.
    """
    problems: list[Problem] = []
    for number, raw in enumerate(raws, 1):
        problems.extend(raw.problems)
        if raw.blocks:
            path = raw.item if is_url(raw.item) else f"{source.path}{raw.item}"
            report, trouble = _report_of(raw, path)
            if report and path in reports and report.text != reports[path].text:
                path = f"{source.path}#{number}"
                report = replace(report, path=path, name=path)
            reports.update({path: report} if report and path not in reports else {})
            problems.extend(trouble)
        elif not raw.problems:
            hint = "Open it and check that it holds a report; paste the text into a file if it does."
            problems.append(Problem(where=_where(source), what="holds no text.", hint=hint))
    return problems


def _read_source(source: Source, *, max_bytes: int, timeout: float, allow_private: bool) -> tuple[Raw, ...]:
    """The blocks of the reports in one source; none, and a problem, where it cannot be read."""
    if source.is_url:
        from goodoffices.read.fetch import fetch

        fetched = fetch(source.path, max_bytes=max_bytes, timeout=timeout, allow_private=allow_private)
        if isinstance(fetched, Problem):
            return (Raw(blocks=(), problems=(fetched,)),)
        raws = read_bytes(fetched.data, kind=fetched.kind, where=source.path, declared=fetched.encoding)
        return tuple(replace(raw, url=raw.url or fetched.url) for raw in raws)
    try:
        if source.path == STDIN:
            data = sys.stdin.buffer.read(max_bytes + 1)
        else:
            with Path(source.path).open("rb") as file:
                data = file.read(max_bytes + 1)
    except OSError as error:
        what = f"cannot be opened ({(error.strerror or type(error).__name__).lower()})."
        return (Raw(blocks=(), problems=(Problem(where=source.path, what=what, hint="Check that you may read it."),)),)
    if len(data) > max_bytes:
        what = f"is larger than {max_bytes // 1_048_576} MB and was not read."
        hint = "Cut it into smaller files."
        return (Raw(blocks=(), problems=(Problem(where=_where(source), what=what, hint=hint),)),)
    return read_bytes(data, kind=source.kind, where=_where(source), max_bytes=max_bytes)


def _where(source: Source) -> str:
    return "standard input" if source.path == STDIN else source.path


def _report_of(raw: Raw, path: str) -> tuple[Report | None, tuple[Problem, ...]]:
    """The report of some blocks, or a problem where they hold no article."""
    where = path.replace(STDIN, "standard input", 1) if path.partition("#")[0] == STDIN else path
    blocks, problems = _bounded(raw.blocks, where)
    head = read_head(mark_furniture(blocks))
    kept = _once(head.blocks)
    text, dropped = _assembled(kept)
    n_words = count_words(text)
    if not raw.is_page and MIN_HEADLINE <= n_words < MIN_WORDS:
        what = "holds no more than a headline or a line, and is read as that."
        problems = (*problems, Problem(where=where, what=what, hint="Add the text of the report if there is one."))
    elif n_words < MIN_WORDS:
        hint = "Open it and check that it holds a report; paste the text into a file if it does."
        return None, (*problems, Problem(where=where, what="holds no article text.", hint=hint))
    language = language_of(text)
    if language != "en":
        what = f"is not in English (it looks like {language!r}); it is listed but not coded."
        problems = (*problems, Problem(where=where, what=what, hint="Translate it to have it coded."))
    report = Report(
        name=path, title=head.title, text=text, sentences=segment(text), path=path, dropped=dropped, language=language,
        outlet=raw.outlet or next(filter(None, map(outlet_in, kept)), "") or head.outlet,
        author=raw.author or head.author, place=head.place, url=raw.url, credited=head.credited,
        published=date_of(
            lines=head.stating, body=text, dateline=head.dateline,
            published=raw.published, modified=raw.modified, source=raw.source,
        ),
    )  # fmt: skip
    words = day_without_year([head.dateline, *(one.text for one in kept if one.why == "date line")])
    return replace(report, published=lacking_year(report.published, words)) if words else report, problems


def _bounded(blocks: tuple[Block, ...], where: str) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    total, n_kept = 0, 0
    for index, block in enumerate(blocks):
        total, n_kept = total + len(block.text) * (not block.why), n_kept + (not block.why)
        if total > MAX_CHARS or n_kept > MAX_BLOCKS:
            size = f"{MAX_CHARS:,} characters or {MAX_BLOCKS:,} paragraphs"
            what = f"holds more than {size}; only the text up to there was read."
            rest = replace(block, text=block.text[: MAX_CHARS - total + len(block.text)])
            return (*blocks[:index], rest), (Problem(where=where, what=what, hint="Cut it into single reports."),)
    return blocks, ()


def _once(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, those marked as repeated that only say again what the report has said already."""
    seen: set[str] = set()
    title = ""
    result = []
    for block in blocks:
        if block.why:
            result.append(block)
            continue
        said = [_folded(block.text[start:end]) for start, end in segment(block.text)] or [_folded(block.text)]
        whole = _folded(block.text)
        again = whole == title or (
            len(whole.split()) >= REPEATED_WORDS and (whole in seen or all(one in seen for one in said))
        )
        why = ("repeated headline" if whole == title else "repeated paragraph") if again and seen else ""
        result.append(replace(block, why=why))
        title = title or (whole if block.kind == TITLE else "")
        seen.update([whole, *said])
    return tuple(result)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _assembled(blocks: Iterable[Block]) -> tuple[str, tuple[Dropped, ...]]:
    """Title, blank line, body; and what was left out, each with the place where it stood."""
    parts: list[str] = []
    length = 0
    dropped = []
    previous: Block | None = None
    for block in blocks:
        if block.why:
            if block.why not in SILENT:
                dropped.append(Dropped(text=block.text, why=block.why, after=length))
            continue
        tight = previous is not None and (block.kind == BULLET == previous.kind or is_stamp(previous.text))
        joint = "" if previous is None else "\n" if tight else "\n\n"
        piece = joint + ("• " if block.kind == BULLET else "") + block.text
        parts.append(piece)
        length += len(piece)
        previous = block
    return "".join(parts), tuple(dropped)
