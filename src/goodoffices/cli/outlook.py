"""The commands that go from reports to a conflict and to what follows from it: draft and outlook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from goodoffices import pipeline
from goodoffices.cli.common import (
    ENOUGH,
    Actors,
    AsJson,
    AsOf,
    Coded,
    CoderName,
    Least,
    Parties,
    Reports,
    Thirds,
    Threads,
    codes,
    err,
    guarded,
    largest,
    out,
    print_json,
    refuse_unwritable,
    request_of,
    typed,
    write_text,
)
from goodoffices.cli.reports import records_of
from goodoffices.errors import InputError

Players = Annotated[
    str, typer.Option("--players", help="Players by code or name, as in IND,PAK,RUS; the parties among them.")
]
Ordered = Annotated[
    bool, typer.Option("--default-order", help="Fill in what the record leaves open; labelled as an assumption.")
]
CONFLICT_FILES = (".yaml", ".yml", ".gmcr")


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(draft)
    app.command()(outlook)


@guarded
def draft(
    reports: Reports,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The conflict file; edits of a file that is there are kept.")
    ] = None,
    players: Players = "", default_order: Ordered = False,
    parties: Parties = "", third_parties: Thirds = "", as_of: AsOf = "", statements: Coded = None,
    actors: Actors = None, min_confidence: Least = ENOUGH, coder: CoderName = "built-in", threads: Threads = 2,
) -> None:  # fmt: skip
    """A conflict file to edit: players, options, what holds now, and what each wants, with quotations."""
    request = request_of(parties, third_parties, as_of, statements, actors, min_confidence, coder, threads)
    refuse_unwritable(output)
    record = largest(records_of(reports, request))
    before = _text_of(output) if output is not None and output.exists() else ""
    text, changes = pipeline.draft(
        record, players=codes(players, actors) or None, default_order=default_order, before=before
    )
    if output is None:
        sys.stdout.write(text)
        return
    write_text(output, text)
    for one in changes:
        err().print(Text(one), soft_wrap=True)
    done = "drafted again" if before else "written"
    err().print(Text(f"{output} is {done}; edit it, then: goodoffices outlook {typed(output)}"), soft_wrap=True)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the file cannot be read.", where=str(path), hint="Name another place.") from error


@guarded
def outlook(
    reports: Annotated[
        list[str], typer.Argument(help="Reports as elsewhere, or one conflict file (.yaml, .gmcr).", show_default=False)
    ],
    players: Players = "",
    samples: Annotated[int, typer.Option(min=1, help="Preference orders drawn, where too many to count.")] = 300,
    seed: Annotated[int, typer.Option(help="Seed of everything that is drawn at random.")] = 0,
    as_json: AsJson = False,
    parties: Parties = "", third_parties: Thirds = "", as_of: AsOf = "", statements: Coded = None,
    actors: Actors = None, min_confidence: Least = ENOUGH, coder: CoderName = "built-in", threads: Threads = 2,
) -> None:  # fmt: skip
    """Which outcomes hold, how sure, why, what would have to change, and where it could go."""
    from goodoffices.brief import shape, terminal
    from goodoffices.brief.outlook import outlook_section

    record = None
    if len(reports) == 1 and Path(reports[0]).suffix.lower() in CONFLICT_FILES:
        from goodoffices.solve import load_conflict

        conflict = load_conflict(reports[0])
    else:
        request = request_of(parties, third_parties, as_of, statements, actors, min_confidence, coder, threads)
        record = largest(records_of(reports, request))
        conflict = pipeline.drafted(record, players=codes(players, actors) or None)
    found = pipeline.outlook(conflict, record, n_samples=samples, seed=seed)
    if as_json:
        print_json(shape.plain(found))
        return
    out().print(terminal.section_of(outlook_section(found, record)))
