"""A brief as Markdown, quotations as footnote-like lists under each section."""

from __future__ import annotations

from goodoffices.brief.phrases import verbatim
from goodoffices.brief.terminal import refs
from goodoffices.core.brief import Beside, Block, Brief, Line, Lines, Section, Table, Versus
from goodoffices.core.report import Quote


def markdown_of(brief: Brief, *, quotes_only: bool = False) -> str:
    """The brief as Markdown.

    Args:
        brief: What is drawn.
        quotes_only: Leave the full texts of the reports out.
    """
    parts = [f"# {_escaped(brief.title)}", _escaped(brief.subtitle), f"*{_escaped(brief.caveat)}*"]
    parts += [_section(one) for one in brief.sections]
    parts.append(_quotations(brief))
    if not quotes_only:
        parts.append("## Texts")
        parts += [
            f"### {one.number:03d} {_escaped(one.title or one.name)}\n\n{_escaped(one.text)}" for one in brief.reports
        ]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    parts = [f"## {_escaped(section.title)}", *([f"*{_escaped(section.note)}*"] if section.note else [])]
    return "\n\n".join([*parts, *(_block(one) for one in section.blocks)])


def _block(block: Block) -> str:
    if isinstance(block, Lines):
        head = f"### {_escaped(block.heading)}\n\n" if block.heading else ""
        return head + "\n".join(f"- {_line(one)}" for one in block.lines)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Beside):
        return _beside(block)
    return _versus(block)


def _line(line: Line) -> str:
    doubt = f" *(doubtful: {_escaped(line.doubt)})*" if line.doubt else ""
    return f"{_escaped(line.text)} {refs(line.quotes)}{doubt}".rstrip()


def _table(table: Table) -> str:
    head = f"### {_escaped(table.heading)}\n\n" if table.heading else ""
    lines = [_cells([*table.header, "Where"]), _cells(["---"] * (len(table.header) + 1))]
    for row in table.rows:
        cells = list(row.cells)
        cells[table.wide] += f" (doubtful: {row.doubt})" if row.doubt else ""
        lines.append(_cells([*(_escaped(cell) for cell in cells), refs(row.quotes)]))
    return head + "\n".join(lines)


def _beside(block: Beside) -> str:
    head = f"### {_escaped(block.heading)}\n\n" if block.heading else ""
    lines = [_cells([_escaped(one) for one in block.header]), _cells(["---"] * len(block.header))]
    lines += [_cells([_escaped(row.label), *(_line(one) for one in row.cells)]) for row in block.rows]
    return head + "\n".join(lines)


def _cells(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _versus(versus: Versus) -> str:
    lines = [f"**{versus.kind}**: {_escaped(versus.says)}", ""]
    for side in versus.sides:
        lines.append(f"- {_escaped(side.text)}")
        lines += [f"  - {verbatim(_escaped(one.text))} [{one.ref}]" for one in side.quotes]
    return "\n".join(lines)


def all_quotes(brief: Brief) -> tuple[Quote, ...]:
    """Every quotation that a brief refers to, each sentence once, in the order of the reports."""
    found: dict[str, Quote] = {}
    for section in brief.sections:
        for block in section.blocks:
            for line in _lines(block):
                for one in line:
                    found.setdefault(one.ref, one)
    return tuple(sorted(found.values(), key=lambda one: (one.number, one.sentence)))


def _lines(block: Block) -> list[tuple[Quote, ...]]:
    if isinstance(block, Lines):
        return [one.quotes for one in block.lines]
    if isinstance(block, Table):
        return [one.quotes for one in block.rows]
    if isinstance(block, Beside):
        return [one.quotes for row in block.rows for one in row.cells]
    return [one.quotes for one in block.sides]


def _quotations(brief: Brief) -> str:
    rows = [
        f"- [{one.ref}] {_escaped(' '.join(one.text.split()))} ({_escaped(one.report)})" for one in all_quotes(brief)
    ]
    return "## Quotations\n\n" + "\n".join(rows)


def _escaped(text: str) -> str:
    """Text in which nothing of a report acts as Markdown or HTML."""
    for sign in "\\`*_{}[]<>#|":
        text = text.replace(sign, f"\\{sign}")
    return text
