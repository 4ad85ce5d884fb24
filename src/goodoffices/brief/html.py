"""A brief as one self-contained HTML page: no script, no network, prints well."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from goodoffices.brief.markdown import all_quotes
from goodoffices.core.brief import Beside, Brief, Lines, Row, Table, Versus
from goodoffices.core.report import Report
from goodoffices.core.statement import Statement

BLOCKS = (("lines", Lines), ("table", Table), ("beside", Beside), ("versus", Versus))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a report's text: a sentence with its number and moves, or what stands between sentences."""

    text: str
    sentence: int = 0
    moves: tuple[str, ...] = ()
    dropped: str = ""


def html_of(brief: Brief, *, quotes_only: bool = False) -> str:
    """The brief as a page.

    Args:
        brief: What is drawn.
        quotes_only: Leave the full texts of the reports out; references then lead to the list of quotations.
    """
    environment = Environment(
        loader=PackageLoader("goodoffices.brief"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(kind_of=kind_of, groups_of=groups_of)
    moves = moves_by_sentence(brief.statements)
    texts = [] if quotes_only else [(one, pieces_of(one, moves)) for one in brief.reports]
    template = environment.get_template("brief.html")
    return template.render(brief=brief, texts=texts, quotes=all_quotes(brief), quotes_only=quotes_only)


def kind_of(block: object) -> str:
    """The kind of a block, for the template."""
    return next(name for name, sort in BLOCKS if isinstance(block, sort))


def groups_of(table: Table) -> list[list[Row]]:
    """The rows of a table, those with the same first cell together where the table is grouped; else one by one."""
    groups: list[list[Row]] = []
    for row in table.rows:
        if table.is_grouped and groups and groups[-1][0].cells[0] == row.cells[0]:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def moves_by_sentence(statements: tuple[Statement, ...]) -> dict[tuple[str, int], tuple[str, ...]]:
    """The moves coded in each sentence, by report and number of the sentence."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for one in statements:
        found[one.quote.report, one.quote.sentence].append(one.move.value)
    return {key: tuple(dict.fromkeys(moves)) for key, moves in found.items()}


def pieces_of(report: Report, moves: dict[tuple[str, int], tuple[str, ...]]) -> list[list[Piece]]:
    """A report's text as paragraphs of pieces, dropped furniture in its place."""
    paragraphs: list[list[Piece]] = [[]]
    at = 0
    for number, (start, end) in enumerate(report.sentences, 1):
        between = report.text[at:start]
        if "\n" in between:
            paragraphs.append([])
        elif between:
            paragraphs[-1].append(Piece(text=between))
        paragraphs[-1].append(
            Piece(text=report.text[start:end], sentence=number, moves=moves.get((report.name, number), ()))
        )
        at = end
    return [one for one in paragraphs if one]
