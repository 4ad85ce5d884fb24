"""The brief as data: sections of lines, tables and opposed sides, each line with its quotations.

Terminal, Markdown, HTML and JSON draw this and compute nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of the brief.

    Attributes:
        text: The sentence, without references.
        quotes: The quotations behind it; none only where the line says that nothing is there.
        doubt: Why it is to be taken with care; empty where there is no reason.
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table, its cells in the order of the table's header."""

    cells: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Sentences under each other, with a heading of their own where they have one."""

    lines: tuple[Line, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a header; the quotations of a row are drawn as its last column.

    Attributes:
        wide: Index of the column that takes what room is left, and where a doubt is said.
        is_grouped: Whether rows with the same first cell follow each other and belong together: it is drawn once.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    heading: str = ""
    wide: int = 1
    is_grouped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Versus:
    """A disagreement: its kind, one plain sentence, and the sides to be set beside each other."""

    kind: str
    says: str
    sides: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """One row of what is set side by side: what it is about, and a line for each side."""

    label: str
    cells: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The same matter for several sides, a column for each, every cell with its own quotations.

    Attributes:
        header: What the rows are about, then the sides.
        rows: Each with as many cells as there are sides; a cell without quotations says that nothing is told.
    """

    header: tuple[str, ...]
    rows: tuple[Across, ...]
    heading: str = ""


Block = Lines | Table | Versus | Beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the brief.

    Attributes:
        key: Short name, also the anchor: "stances".
        title: Heading.
        blocks: What stands in it, in order.
        note: One sentence under the heading that says how to read the section; empty where none is needed.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything that a brief says, ready to be drawn.

    Attributes:
        title: What it is about.
        subtitle: How many reports of which time, how many statements, what "now" means.
        sections: In the order of reading.
        reports: The reports, for references and their full texts.
        statements: What is highlighted in those texts.
        caveat: What the brief is not: one sentence that every drawing carries.
        version: Version of goodoffices that composed it.
    """

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    caveat: str
    version: str
