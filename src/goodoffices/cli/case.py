"""The commands that keep a case: new, add, list, remove, rename, agreement, export-gold, serve."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from goodoffices import casework, pipeline
from goodoffices.cli import correcting
from goodoffices.cli.common import (
    Actors,
    AsJson,
    Coded,
    Parties,
    Reports,
    Thirds,
    Threads,
    codes,
    err,
    guarded,
    out,
    party_codes,
    print_json,
    request_of,
    show_problems,
    typed,
    watching,
)
from goodoffices.cli.correcting import CasePath
from goodoffices.codebook.actors import hint_at, known_actors
from goodoffices.core.problem import Problem
from goodoffices.errors import UsageError
from goodoffices.store.casefile import is_case, open_case
from goodoffices.store.corrections import active, load_log
from goodoffices.store.reports import Kept, find_report, list_reports, remove_report, rename_report
from goodoffices.store.runs import list_runs

Name = Annotated[str, typer.Argument(metavar="REPORT", help="A report, by name or number.", show_default=False)]
Private = Annotated[bool, typer.Option("--allow-private", help="Fetch addresses of your own network too.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    for name, command in (
        ("new", new), ("add", add), ("list", list_), ("remove", remove), ("rename", rename),
        ("agreement", agreement), ("export-gold", export_gold), ("serve", serve),
    ):  # fmt: skip
        app.command(name)(command)
    app.add_typer(correcting.app, name="correct")


@guarded
def new(
    case: CasePath, title: Annotated[str, typer.Option(help="What to call the dispute.")] = "",
    parties: Parties = "", third_parties: Thirds = "",
) -> None:  # fmt: skip
    """Make an empty case file."""
    chosen, helpers = party_codes(parties), codes(third_parties)
    casework.start(case, title=title, parties=chosen, third_parties=helpers)
    for code in (*chosen, *helpers):
        if code not in known_actors().actors:
            told = f"{code} is an actor that no list knows; it is taken as a new one. {hint_at(code, known_actors())}"
            err().print(Text(told.rstrip(), style="yellow"), soft_wrap=True)
    out().print(Text(f"{case} is ready. Next: goodoffices add {typed(case)} REPORTS..."), soft_wrap=True)


@guarded
def add(
    case: CasePath, reports: Reports, statements: Coded = None, allow_private: Private = False,
    again: Annotated[bool, typer.Option("--again", help="Fetch addresses anew that the case has already.")] = False,
    threads: Threads = 2,
) -> None:  # fmt: skip
    """Take reports into a case and have them coded; run again, it goes on where it stopped."""
    request = request_of(statements=statements, threads=threads)
    tell = lambda path, outcome: out().print(Text(f"{outcome:>8}  {path}"), soft_wrap=True)  # noqa: E731
    try:
        with watching() as watch:
            added = casework.add_reports(
                case, reports, request, watch, allow_private=allow_private, again=again, tell=tell
            )
    except KeyboardInterrupt:
        err().print("What is listed above is kept; the same command goes on from there.")
        raise
    show_problems(added.problems)
    if added.outcomes:
        out().print(Text(f"Next: goodoffices brief {typed(case)}"), soft_wrap=True)


@guarded
def list_(
    case: CasePath, removed: Annotated[bool, typer.Option("--removed", help="Removed reports too.")] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """The reports of a case, with when they were taken, and what was done in it."""
    with open_case(case) as opened:
        kept = list_reports(opened, with_removed=removed)
        runs, standing = list_runs(opened), active(load_log(opened))
    if as_json:
        print_json([_kept_row(one) for one in kept])
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("No.", "Report", "Published", "Taken", "Digest", "Title"):
        table.add_column(name, overflow="fold")
    for one in kept:
        row = _kept_row(one)
        number = "-" if one.removed_at else f"{one.report.number:03d}"
        cells = (number, row["name"], row["published"], one.taken_at[:10], one.report.digest[:8], one.report.title)
        table.add_row(*(Text(str(cell)) for cell in cells), style="dim" if one.removed_at else "")
    out().print(table)
    read = f"{runs[0].n_statements} statements by {runs[0].coder} ({runs[0].version})" if runs else "not coded yet"
    out().print(Text(f"{read}; {len(standing)} corrections stand"))


def _kept_row(one: Kept) -> dict[str, object]:
    report = one.report
    return {
        "name": report.name, "title": report.title, "outlet": report.outlet, "published": report.published.when.text,
        "basis": report.published.basis.value, "path": report.path, "digest": report.digest, "taken_at": one.taken_at,
        "removed_at": one.removed_at or None,
    }  # fmt: skip


@guarded
def remove(case: CasePath, report: Name) -> None:
    """Take a report out of a case; its text and the work on it stay in the file, and adding it again brings it back."""
    with open_case(case) as opened:
        name = find_report(opened, report)
        before = list_reports(opened)
        remove_report(opened, name)
        told = _moved(before, list_reports(opened))
    out().print(Text(f"removed {name}{told}"))


@guarded
def rename(
    case: CasePath, report: Name, name: Annotated[str, typer.Argument(help="Its new name.", show_default=False)]
) -> None:
    """Cite a report by another name; corrections go with it."""
    with open_case(case) as opened:
        old = find_report(opened, report)
        before = [replace(one, report=replace(one.report, name=name)) if one.report.name == old else one
                  for one in list_reports(opened)]  # fmt: skip
        rename_report(opened, old, name)
        told = _moved(before, list_reports(opened))
    out().print(Text(f"{old} is now {name}{told}"))


def _moved(before: Sequence[Kept], after: Sequence[Kept]) -> str:
    """Which reports have other numbers now; empty where none has."""
    numbers = {one.report.name: one.report.number for one in after}
    moved = [
        f"{one.report.number:03d} is now {numbers[one.report.name]:03d}"
        for one in before
        if numbers.get(one.report.name, one.report.number) != one.report.number
    ]
    return f"; numbers follow the names: {', '.join(moved)}" if moved else ""


@guarded
def agreement(case: CasePath, as_json: AsJson = False) -> None:
    """How coders agree: Krippendorff's alpha per slot, precision and recall of the machine per move."""
    told = casework.compare(case, pipeline.Request())
    if as_json:
        print_json({
            "coders": told.coders, "units": told.n_units,
            "alpha": {one.slot: {"value": one.value, "units": one.n_units} for one in told.alphas},
            "moves": [{"move": one.move, "right": one.right, "wrong": one.wrong, "missed": one.missed,
                       "precision": one.precision, "recall": one.recall} for one in told.moves],
        })  # fmt: skip
        return
    if not told.n_units:
        out().print("Nobody has checked a statement yet.")
        return
    out().print(Text(f"{told.n_units} statements that two or more decided on; coders: {', '.join(told.coders)}"))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Slot", "Alpha", "Units"):
        table.add_column(heading)
    for alpha in told.alphas:
        table.add_row(alpha.slot, _figure(alpha.value), str(alpha.n_units))
    out().print(table)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Move", "Precision", "Recall", "Right", "Wrong", "Missed"):
        table.add_column(heading)
    for one in told.moves:
        table.add_row(
            one.move, _figure(one.precision), _figure(one.recall), str(one.right), str(one.wrong), str(one.missed)
        )
    out().print(table)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


@guarded
def export_gold(
    case: CasePath, folder: Annotated[Path, typer.Argument(help="A folder to make.", show_default=False)],
    checked: Annotated[bool, typer.Option("--checked", help="Only statements that a person decided on.")] = False,
) -> None:  # fmt: skip
    """Write the corrected statements as a gold case for the scorer: case.json, gold.jsonl and the reports' texts."""
    from goodoffices.store.gold import export_gold as write

    view = casework.look(case, pipeline.Request(), with_records=False)
    kept = [one for one in view.corrected.statements if not checked or one.key in view.corrected.checked]
    write(folder, view.reading.title or case.stem, view.reading.reports, kept)
    out().print(Text(f"{len(kept)} statements of {len(view.reading.reports)} reports in {folder}"))


@guarded
def serve(
    reports: Reports, port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 8765,
    host: Annotated[str, typer.Option(help="Where to listen; others than this machine ask for a token.")] = "127.0.0.1",
    who: Annotated[str, typer.Option("--who", help="Your name in corrections.")] = "",
    parties: Parties = "", third_parties: Thirds = "", statements: Coded = None, actors: Actors = None,
    allow_private: Private = False, threads: Threads = 2,
) -> None:  # fmt: skip
    """The workbench in the browser, on a case, or on reports as a passing case."""
    from goodoffices.web.serving import Settings, serve_case

    request = request_of(parties, third_parties, statements=statements, actors=actors, threads=threads)
    problems: tuple[Problem, ...] = ()
    with ExitStack() as stack:
        if len(reports) == 1 and is_case(reports[0]):
            path, passing = Path(reports[0]), False
            open_case(path).close()  # a damaged file, or one of a newer version, is told here rather than on each page
        elif any(is_case(one) for one in reports):
            raise UsageError("a case stands alone.", hint="Add the other reports to it: goodoffices add CASE REPORTS")
        else:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            with watching() as watch:
                path, added = casework.passing_case(Path(folder), reports, request, watch, allow_private=allow_private)
            passing, problems = True, added.problems
            show_problems(problems)
        settings = Settings(
            case=path, host=host, port=port, who=correcting.person(who), request=request, is_passing=passing,
            allow_private=allow_private, problems=problems,
        )  # fmt: skip
        serve_case(settings, lambda words: out().print(Text(words), soft_wrap=True))
