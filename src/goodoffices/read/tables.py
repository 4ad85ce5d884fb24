"""Tables of articles to reports: CSV and TSV, spreadsheets, JSON and JSON Lines, one row or object a report.

1. Rows, each a mapping from the names of its columns to text.
2. The columns that hold text, headline, date, outlet, author and address are told by their names.
3. Numeric dates are read in the order of day and month that the column as a whole shows; where it shows none, no date
   is taken from them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from goodoffices.core.problem import Problem
from goodoffices.read.blocks import TITLE, Block, Raw, blocks_of_text, numbered, tidy
from goodoffices.read.decode import decode

Row = dict[str, str]

TEXTS = (
    "text fulltext body bodytext articletext articlebody maintext storytext storybody story content contents article "
    "transcript description summary abstract snippet lead"
).split()
"""Names of columns that hold an article's text, the fullest first, in small letters and without marks."""

ADDRESSES = "url link weblink webaddress sourceurl articleurl permalink".split()
COLUMNS = {
    "title": "title headline articletitle heading hl".split(),
    "published": "date published publisheddate publisheddatetime publishedat pubdate publishdate publicationdate "
    "datepublished articledate seendate datetime timestamp".split(),
    "outlet": "source outlet publication publisher newspaper medianame mediasource sourcename sitename journal domain "
    "sourcetitle".split(),
    "author": "author byline authors creator".split(),
    "url": ADDRESSES,
}
CODED = frozenset({"move", "quote"})
"""Columns of a file of coded statements."""

MOST_ROWS = 5_000
DEEPEST = 3
"""Levels of a JSON object at which a list of articles is looked for."""

SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:\d\d)?\d\d)(?=\D|$)")
YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})(?=\D|$)")
MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|li)\b[^>]*>", re.I)


def read_table(data: bytes, *, where: str, declared: str = "") -> tuple[Raw, ...]:
    """The reports of a table in text: CSV, TSV, JSON or JSON Lines, told from its first letter."""
    text, problems = decode(data, where=where, declared=declared)
    try:
        opens = text.lstrip()[:1]
        rows = list(_json_rows(text)) if opens in "{[" else list(_delimited_rows(text))
    except (ValueError, csv.Error, RecursionError) as error:
        return (_trouble(where, f"is a table that cannot be read ({error}).", "Save it again, or as CSV."),)
    return _with(problems, _reports(rows, where))


def read_sheets(data: bytes, *, where: str) -> tuple[Raw, ...]:
    """The reports of a spreadsheet: those of the first sheet that holds any text."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_index(number).to_python() for number in range(len(book.sheet_names))]
    except (CalamineError, ValueError, OSError) as error:
        return (_trouble(where, f"is no spreadsheet that can be read ({error}).", "Save it as .csv."),)
    tables = [list(_rows_under_head(sheet)) for sheet in sheets]
    rows = next((one for one in tables if one and _column(one[0], TEXTS)), tables[0] if tables else [])
    return _reports(rows, where)


def _delimited_rows(text: str) -> Iterator[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    head = next(iter(text.lstrip("\r\n").splitlines()), "")
    delimiter = max(",;\t|", key=head.count)
    yield from _rows_under_head(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _rows_under_head(lines: Iterable[Sequence[Any]]) -> Iterator[Row]:
    """Rows as mappings; the first line with two filled cells, or with the name of a text, names the columns."""
    names: list[str] = []
    for line in lines:
        cells = [str(cell).strip() for cell in line]
        if names:
            yield dict(zip(names, cells, strict=False))
        elif sum(map(bool, cells)) > 1 or _column(dict.fromkeys(cells), TEXTS):
            names = cells


def _json_rows(text: str) -> Iterator[Row]:
    try:
        found = _articles(json.loads(text), depth=0)
    except json.JSONDecodeError:
        found = [json.loads(line) for line in text.splitlines() if line.strip()]
    for one in found:
        if isinstance(one, dict):
            yield {str(name): _words(value) for name, value in one.items()}


def _articles(value: Any, *, depth: int) -> list[Any]:
    """The longest list of objects in a JSON value, or the value itself as the one object."""
    if isinstance(value, list):
        return value
    inner = [_articles(one, depth=depth + 1) for one in value.values() if isinstance(one, list | dict)] if (
        isinstance(value, dict) and depth < DEEPEST
    ) else []  # fmt: skip
    lists = [one for one in inner if one and all(isinstance(each, dict) for each in one)]
    is_article = isinstance(value, dict) and _column(value, TEXTS)
    return [value] if is_article or not lists else max(lists, key=len)


def _words(value: Any) -> str:
    """A JSON value as text: the name of an object, the parts of a list."""
    if isinstance(value, dict):
        return _words(next((value[key] for key in ("name", "title", "text") if key in value), ""))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    return "" if value is None else str(value)


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _column(row: Mapping[str, Any], wanted: Sequence[str]) -> str:
    """The column whose name stands first among those wanted; empty where none does."""
    named = {_folded(name): name for name in reversed(list(row))}
    return next((named[one] for one in wanted if one in named), "")


def _reports(rows: list[Row], where: str) -> tuple[Raw, ...]:
    """A report for each row with text; one without blocks, and the trouble, where no row has any."""
    names = list(dict.fromkeys(name for row in rows for name in row if name))
    every = dict.fromkeys(names, "")
    column = {slot: _column(every, wanted) for slot, wanted in COLUMNS.items()}
    text = _column(every, TEXTS)
    if not text:
        return (_without_text(names, where, has_addresses=bool(column["url"])),)
    days, trouble = _days([row.get(column["published"], "") for row in rows], where)
    made = tuple(
        _report({slot: row.get(name, "") for slot, name in column.items()}, row.get(text, ""), day, column["published"])
        for row, day in zip(rows, days, strict=True)
    )
    n_empty = sum(not one.blocks for one in made)
    if n_empty:
        hint = f"Fill in the column {text!r}, or leave them out."
        trouble = (*trouble, Problem(where=where, what=f"has {n_empty} of {len(made)} rows without text.", hint=hint))
    if len(made) > MOST_ROWS:
        what = f"has {len(made):,} rows; the first {MOST_ROWS:,} were read."
        trouble = (*trouble, Problem(where=where, what=what, hint="Cut it into several files."))
    told = tuple(one for one in numbered(made[:MOST_ROWS]) if one.blocks)
    return _with(trouble, told) if told else (Raw(blocks=(), problems=trouble),)


def _report(about: Row, text: str, day: str, column: str) -> Raw:
    if MARKUP.search(text):
        from goodoffices.read.page import read_page

        blocks = read_page(f"<html><body>{text}</body></html>", where="").blocks
    else:
        blocks = blocks_of_text(text)
    title = tidy(about["title"])
    if title and blocks and not any(one.text == title for one in blocks[:3]):
        blocks = (Block(text=title, kind=TITLE), *blocks)
    return Raw(
        blocks=blocks, title=title, outlet=tidy(about["outlet"]), author=tidy(about["author"]),
        url=about["url"].strip(), published=day, source=f"the table's column {column}" if day else "",
    )  # fmt: skip


def _days(values: Sequence[str], where: str) -> tuple[list[str], tuple[Problem, ...]]:
    """Dates of a column in a form that can be read one way; those that cannot are left out, and that is told."""
    found = [SLASHED.match(value) for value in values]
    firsts, seconds = ([int(match[number]) for match in found if match] for number in (1, 2))
    day_first, month_first = any(one > 12 for one in firsts), any(one > 12 for one in seconds)
    if not any(found) or day_first != month_first:
        return [_plain(value, day_first=day_first) for value in values], ()
    example = next(match[0] for match in found if match)
    what = f"has dates such as {example}, which can be read two ways; none was taken from them."
    plain = ["" if match else _plain(value, day_first=True) for value, match in zip(values, found, strict=True)]
    return plain, (Problem(where=where, what=what, hint="Write the dates as 2031-05-03."),)


def _plain(value: str, *, day_first: bool) -> str:
    if match := SLASHED.match(value):
        day, month = (int(match[1]), int(match[2])) if day_first else (int(match[2]), int(match[1]))
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        return f"{year}-{month:02d}-{day:02d}"
    return YEAR_FIRST.sub(lambda match: f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}", value)


def _without_text(names: Sequence[str], where: str, *, has_addresses: bool) -> Raw:
    listed = ", ".join(names[:8]) + (", ..." if len(names) > 8 else "")
    if set(map(_folded, names)) >= CODED:
        hint = "Give coded statements with --statements FILE, beside the reports."
        return _trouble(where, "holds coded statements and no reports.", hint)
    if has_addresses:
        what = f"is a table with addresses and without texts (its columns: {listed})."
        return _trouble(where, what, "Give the addresses themselves, or add a column 'text' with the articles.")
    what = f"is a table without texts (its columns: {listed})." if names else "is data without articles."
    return _trouble(where, what, "Name the column that holds the articles 'text'; a conflict goes to solve or outlook.")


def _trouble(where: str, what: str, hint: str) -> Raw:
    return Raw(blocks=(), problems=(Problem(where=where, what=what, hint=hint),))


def _with(problems: tuple[Problem, ...], raws: tuple[Raw, ...]) -> tuple[Raw, ...]:
    """The same, the first with trouble that concerns them all."""
    return (replace(raws[0], problems=problems + raws[0].problems), *raws[1:])
