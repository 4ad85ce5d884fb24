"""Search over the reports of a case: words, "phrases", pref*, OR and NOT, as a person types them.

References:
    SQLite documentation: "SQLite FTS5 Extension", sections 3 (query syntax) and 5 (highlight, bm25).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.core.report import Quote, Report
from goodoffices.store.casefile import Case

OPEN, CLOSE = "\ue000", "\ue001"
"""Characters of the private use area, with which hits are marked; they stand in no report that can be searched."""

TERM = re.compile(r'"([^"]*)"|(\S+)')
MOST_SENTENCES = 4
MOST_WORDS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that holds what was looked for.

    Attributes:
        report: The report.
        sentences: The first sentences that hold some of it, as quotations.
        marks: For each of them, the offsets in the sentence of the words that were found.
        n_more: How many more sentences hold some of it.
    """

    report: Report
    sentences: tuple[Quote, ...]
    marks: tuple[tuple[tuple[int, int], ...], ...]
    n_more: int


def search_reports(case: Case, words: str, reports: Sequence[Report], *, limit: int = 50) -> tuple[Hit, ...]:
    """The reports that hold some words, the best first.

    Args:
        case: The case.
        words: As typed: all words must stand in a report, unless joined by OR.
        reports: The reports of the case, as numbered there.
        limit: How many reports at the most.
    """
    query = query_of(words)
    if not query:
        return ()
    by_name = {one.name: one for one in reports}
    sql = (
        "SELECT reports.name, highlight(search, 1, ?, ?) AS marked"
        " FROM search JOIN reports ON reports.id = search.rowid"
        " WHERE search MATCH ? AND removed_at IS NULL ORDER BY bm25(search, 4.0, 1.0, 1.0), reports.name LIMIT ?"
    )
    try:
        rows = case.rows(sql, (OPEN, CLOSE, query, limit))
    except sqlite3.OperationalError:
        rows = case.rows(sql, (OPEN, CLOSE, _plain(words), limit))
    return tuple(_hit(by_name[row["name"]], row["marked"]) for row in rows if row["name"] in by_name)


def query_of(words: str) -> str:
    """What was typed as a query of FTS5 in which nothing but words, phrases, *, OR and NOT has a meaning."""
    parts: list[str] = []
    for phrase, word in TERM.findall(words)[:MOST_WORDS]:
        if word in ("OR", "NOT", "AND"):
            if parts and parts[-1] not in ("OR", "NOT", "AND"):
                parts.append(word)
            continue
        bare = (phrase or word).replace('"', " ").strip()
        star = bare.endswith("*") and not phrase
        bare = bare.rstrip("*")
        if re.search(r"\w", bare):
            parts.append(f'"{bare}"' + ("*" if star else ""))
    while parts and parts[-1] in ("OR", "NOT", "AND"):
        parts.pop()
    return " ".join(parts)


def _plain(words: str) -> str:
    return " ".join(f'"{one}"' for one in re.findall(r"\w+", words)[:MOST_WORDS])


def _hit(report: Report, marked: str) -> Hit:
    found = _spans(marked)
    by_sentence: dict[int, list[tuple[int, int]]] = {}
    for start, end in found:
        number = report.sentence_at(start)
        begin, stop = report.sentences[number - 1] if report.sentences else (0, len(report.text))
        if begin <= start < stop:
            by_sentence.setdefault(number, []).append((start - begin, min(end, stop) - begin))
    numbers = sorted(by_sentence, key=lambda number: (-len(by_sentence[number]), number))[:MOST_SENTENCES]
    numbers.sort()
    return Hit(
        report=report,
        sentences=tuple(report.quote_sentence(number) for number in numbers),
        marks=tuple(tuple(by_sentence[number]) for number in numbers),
        n_more=len(by_sentence) - len(numbers),
    )


def _spans(marked: str) -> list[tuple[int, int]]:
    """The offsets, in the text without marks, of what stands between marks."""
    spans: list[tuple[int, int]] = []
    length = 0
    start = 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", marked):
        if piece == OPEN:
            start = length
        elif piece == CLOSE:
            spans.append((start, length))
        else:
            length += len(piece)
    return spans
