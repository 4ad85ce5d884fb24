"""The command line: words of a person in, text on the screen and files out.

Only here and in `brief` is anything written to the screen. Exit codes: 0 done, 1 cannot, 2 wrong usage.
It decides nothing about reports or conflicts; every command is one way through `pipeline`.
"""

from __future__ import annotations

from typing import Annotated

import typer

from goodoffices import __version__
from goodoffices.cli import case, outlook, reports, solve

app = typer.Typer(
    name="goodoffices", no_args_is_help=True, add_completion=False, rich_markup_mode=None,
    help="Reads news reports on third-party mediation and answers from them alone, with a quotation behind every line.",
)  # fmt: skip


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"goodoffices {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


reports.register(app)
case.register(app)
solve.register(app)
outlook.register(app)

__all__ = ["app"]
