"""How far the built-in coder and a language model agree, drawn."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from goodoffices import pipeline
from goodoffices.brief import shape
from goodoffices.cli.common import out, print_json, show_problems, watching
from goodoffices.core.reading import Reading
from goodoffices.errors import UsageError

Compare = Annotated[
    bool, typer.Option("--compare", help="With --coder both: how far the two coders agree, by move and slot.")
]


def show_agreement(reading: Reading, request: pipeline.Request, *, as_json: bool) -> None:
    """Compare the two coders on some reports and print the figures.

    Raises:
        UsageError: If not both coders are asked for.
    """
    if request.coder != "both":
        raise UsageError("--compare compares two coders.", hint="Add --coder both.")
    with watching() as watch:
        agreement = pipeline.compare_coders(reading, request, watch)
    show_problems(reading.problems)
    if as_json:
        print_json(shape.plain(agreement))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Move", agreement.first, agreement.second, "both", "agreement", "kappa"):
        table.add_column(name, justify="left" if name == "Move" else "right")
    for one in agreement.moves:
        cells = (one.name, one.n_first, one.n_second, one.n_both, _figure(one.share), _figure(one.kappa))
        table.add_row(*(Text(str(cell)) for cell in cells))
    console = out()
    console.print(table)
    for slot, n_alike, n in agreement.slots:
        console.print(Text(f"{slot}: alike in {n_alike} of {n} shared statements"))


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
