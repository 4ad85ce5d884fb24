"""A brief drawn for the terminal: readable at 80 columns and without colour."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from goodoffices.brief.phrases import verbatim
from goodoffices.core.brief import Beside, Block, Brief, Line, Lines, Section, Table, Versus
from goodoffices.core.report import Quote

SHORT, NARROW, WIDE = 10, 32, 96  # characters: a column kept whole; how much of a cell counts towards its share
WORD = 12  # characters of a word that no column breaks


def draw_brief(brief: Brief, console: Console) -> None:
    """Print a brief, section by section."""
    console.print(Text(brief.title, style="bold"))
    console.print(Text(brief.subtitle, style="dim"))
    console.print(Text(brief.caveat, style="dim"))
    for section in brief.sections:
        console.print()
        console.print(section_of(section))


def section_of(section: Section) -> RenderableType:
    """One section: heading, note, blocks."""
    parts: list[RenderableType] = [Text(section.title.upper(), style="bold")]
    if section.note:
        parts.append(Text(section.note, style="dim"))
    for block in section.blocks:
        parts += [Text(""), *_block(block)]
    return Group(*parts)


def _block(block: Block) -> list[RenderableType]:
    if isinstance(block, Lines):
        return [*_heading(block.heading), *(_line(one) for one in block.lines)]
    if isinstance(block, Table):
        return [*_heading(block.heading), _grid(block)]
    if isinstance(block, Beside):
        return [*_heading(block.heading), _beside(block)]
    return [_versus(block)]


def _heading(text: str) -> list[RenderableType]:
    return [Text(text, style="underline")] if text else []


def refs(quotes: Iterable[Quote]) -> str:
    """References as printed: `[000:3, 002:14]`, each sentence once."""
    given = list(dict.fromkeys(one.ref for one in quotes))
    return f"[{', '.join(given)}]" if given else ""


def _line(line: Line, bullet: str = "- ") -> RenderableType:
    text = Text(line.text)
    if line.quotes:
        text.append(f" {refs(line.quotes)}", style="cyan")
    if line.doubt:
        text.append(f" (doubtful: {line.doubt})", style="yellow")
    grid = Grid.grid(padding=(0, 0))
    grid.add_column(width=len(bullet))
    grid.add_column(ratio=1)
    grid.add_row(bullet, text)
    return grid


def _grid(table: Table) -> Grid:
    """A table whose short columns keep their width and whose long ones share what is left by what they hold.

    References stand at the end of the wide column, so that a table of five columns still fits 80.
    """
    grid = Grid(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", expand=True)
    for index, name in enumerate(table.header):
        longest = max((len(row.cells[index]) for row in table.rows), default=0)
        ratio = 4 + min(longest, WIDE if index == table.wide else NARROW) // 4
        is_short = longest <= SHORT and index != table.wide
        word = max((len(word) for row in table.rows for word in row.cells[index].split()), default=0)
        grid.add_column(
            name, ratio=None if is_short else ratio, overflow="fold", no_wrap=is_short, min_width=min(word + 1, WORD)
        )
    before = ""
    for row in table.rows:
        cells = [Text(cell) for cell in row.cells]
        if table.is_grouped and row.cells[0] == before:
            cells[0] = Text("")
        before = row.cells[0]
        cells[table.wide].append(f" {refs(row.quotes)}", style="cyan")
        if row.doubt:
            cells[table.wide].append(f" (doubtful: {row.doubt})", style="yellow")
        grid.add_row(*cells)
    return grid


def _beside(block: Beside) -> Grid:
    """Rows whose cells share the width evenly, each with its references."""
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=True)
    for index, name in enumerate(block.header):
        grid.add_column(name, ratio=1 if index else None, overflow="fold", no_wrap=not index)
    for row in block.rows:
        grid.add_row(Text(row.label), *(_cell(one) for one in row.cells))
    return grid


def _cell(line: Line) -> Text:
    text = Text(line.text, style="" if line.quotes else "dim")
    return text.append(f" {refs(line.quotes)}", style="cyan") if line.quotes else text


def _versus(versus: Versus) -> RenderableType:
    sides = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True, show_header=False)
    for _ in versus.sides:
        sides.add_column(ratio=1, overflow="fold")
    sides.add_row(*(Text(one.text, style="italic") for one in versus.sides))
    sides.add_row(*(_quoted(one) for one in versus.sides))
    head = Text.assemble((f"{versus.kind}: ", "bold"), versus.says)
    return Group(head, Padding(sides, (0, 0, 0, 2)))


def _quoted(side: Line) -> RenderableType:
    shown = [Text.assemble(f"{verbatim(one.text)} ", (f"[{one.ref}]", "cyan")) for one in side.quotes[:2]]
    rest = side.quotes[2:]
    return Group(*shown, *([Text(f"also {refs(rest)}", style="cyan")] if rest else []))
