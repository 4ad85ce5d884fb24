"""The commands that begin with reports: read, statements, stances, disagreements, timeline, changes, explain, brief."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from goodoffices import pipeline
from goodoffices.brief import sections, shape, terminal
from goodoffices.brief.phrases import count
from goodoffices.cli.coders import Compare, show_agreement
from goodoffices.cli.common import (
    ENOUGH,
    Actors,
    Answers,
    AsJson,
    AsOf,
    Coded,
    CoderName,
    CoderSettings,
    Least,
    Parties,
    Reports,
    Thirds,
    Threads,
    codes,
    guarded,
    largest,
    out,
    party_codes,
    print_json,
    refuse_unwritable,
    request_of,
    show_problems,
    typed,
    watching,
    write_text,
)
from goodoffices.core.brief import Section, Versus
from goodoffices.core.problem import Problem
from goodoffices.core.record import Record
from goodoffices.core.report import Report
from goodoffices.core.rows import (
    REPORT_FIELDS,
    STATEMENT_FIELDS,
    disagreement_row,
    report_row,
    stance_row,
    statement_row,
)
from goodoffices.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    for command in (brief, read, statements, explain, stances, disagreements, timeline, changes):
        app.command()(command)


def records_of(sources: list[str], request: pipeline.Request) -> tuple[Record, ...]:
    """The records of some reports, with trouble shown."""
    with watching() as watch:
        found = pipeline.records(sources, request, watch)
    show_problems((*dict.fromkeys(one for record in found for one in record.problems), *_unmet(found, request)))
    return found


def _unmet(found: tuple[Record, ...], request: pipeline.Request) -> Iterator[Problem]:
    """What of the wishes on parties these reports cannot meet; they go on without."""
    told = [one for record in found for one in record.statements]
    known = {code for one in told for code in (one.actor, one.third_party, *one.toward)}
    for option, wished in (("--parties", request.parties), ("--third-parties", request.third_parties)):
        for code in wished:
            if code not in known:
                hint = "Actors are named by their codes; goodoffices statements REPORTS lists them."
                yield Problem(where=option, what=f"no statement is about {code}.", hint=hint)


@guarded
def brief(
    reports: Reports, html: Annotated[Path | None, typer.Option(help="Write one self-contained page.")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write Markdown.")] = None, as_json: AsJson = False,
    quotes_only: Annotated[bool, typer.Option("--quotes-only", help="Leave the full texts out.")] = False,
    parties: Parties = "", third_parties: Thirds = "", as_of: AsOf = "", statements: Coded = None,
    actors: Actors = None, min_confidence: Least = ENOUGH, coder: CoderName = "built-in", threads: Threads = 2,
) -> None:  # fmt: skip
    """The whole way: what the reports add up to, who stands where, where they disagree, with quotations."""
    request = request_of(parties, third_parties, as_of, statements, actors, min_confidence, coder, threads)
    for place in (html, markdown):
        refuse_unwritable(place)
    briefs = [pipeline.brief(one) for one in records_of(reports, request)]
    for number, one in enumerate(briefs):
        if html:
            from goodoffices.brief.html import html_of

            write_text(_numbered(html, number), html_of(one, quotes_only=quotes_only))
        if markdown:
            from goodoffices.brief.markdown import markdown_of

            write_text(_numbered(markdown, number), markdown_of(one, quotes_only=quotes_only))
    if as_json:
        shapes = [shape.brief_shape(one, quotes_only=quotes_only) for one in briefs]
        print_json(shapes[0] if len(shapes) == 1 else shapes)
        return
    for one in briefs:
        terminal.draw_brief(one, out())


def _numbered(path: Path, number: int) -> Path:
    """The path for the brief of a further dispute: brief.html, brief-2.html, ..."""
    return path.with_stem(f"{path.stem}-{number + 1}") if number else path


@guarded
def read(
    reports: Reports, format: Annotated[str, typer.Option(help="text, or csv: one row a report.")] = "text",
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """What was kept and what was dropped of each report, and why."""
    if format not in ("text", "csv"):
        raise UsageError(f"no format {format!r}.", hint="Formats are text and csv.")
    reading = pipeline.read(reports)
    show_problems((*reading.problems, *(reading.left_out if as_json or format == "csv" else ())))
    if as_json:
        print_json([shape.plain(one) for one in reading.reports])
        return
    if format == "csv":
        sys.stdout.write(_csv(REPORT_FIELDS, map(report_row, reading.reports)))
        return
    console = out()
    for report in reading.reports:
        _print_report(report, console)
    for path in reading.skipped:
        console.print(Text(f"not read, a type of file unknown to goodoffices: {path}", style="dim"))


def _print_report(report: Report, console: Any) -> None:
    dating = report.published
    console.print(Text(f"{report.number:03d} {report.name}", style="bold"))
    about = {
        "title": report.title, "outlet": report.outlet, "author": report.author, "place": report.place,
        "published": f"{dating.when.text} ({dating.basis.value}) {dating.reason}".strip(), "credited": report.credited,
        "url": report.url, "language": report.language,
    }  # fmt: skip
    for name, value in about.items():
        if value:
            console.print(Text(f"  {name}: {value}"))
    console.print(
        Text(f"  kept {count(len(report.sentences), 'sentence')}, dropped {count(len(report.dropped), 'piece')}")
    )
    marks = sorted(((one.after, one) for one in report.dropped), key=lambda item: item[0])
    for number, (start, end) in enumerate(report.sentences, 1):
        while marks and marks[0][0] <= start:
            _print_dropped(marks.pop(0)[1], console)
        console.print(Text(f"  {number:>3} {report.text[start:end]}"))
    for _, one in marks:
        _print_dropped(one, console)
    console.print()


def _print_dropped(dropped: Any, console: Any) -> None:
    words = " ".join(dropped.text.split())
    console.print(Text(f"   -- dropped, {dropped.why}: {words[:160]}{'…' if len(words) > 160 else ''}", style="dim"))


@guarded
def statements(
    reports: Reports, format: Annotated[str, typer.Option(help="table, jsonl or csv.")] = "table",
    as_json: AsJson = False,
    parties: Parties = "", third_parties: Thirds = "", coded: Coded = None, actors: Actors = None,
    min_confidence: Least = 0.0, coder: CoderName = "built-in", coder_settings: CoderSettings = None,
    answers: Answers = None, compare: Compare = False, threads: Threads = 2,
) -> None:  # fmt: skip
    """What was extracted, one row a statement; or how far two coders agree."""
    if format not in ("table", "jsonl", "csv"):
        raise UsageError(f"no format {format!r}.", hint="Formats are table, jsonl and csv.")
    request = request_of(parties, third_parties, "", coded, actors, min_confidence, coder, threads)
    request = replace(request, coder_settings=coder_settings, answers=answers)
    reading = pipeline.read(reports)
    if compare:
        show_agreement(reading, request, as_json=as_json)
        return
    with watching() as watch:
        found = pipeline.extract(reading, request, watch)
    show_problems((*reading.problems, *reading.left_out, *found.problems))
    rows = [statement_row(one) for one in found.statements]
    if as_json:
        print_json(rows)
    elif format == "jsonl":
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    elif format == "csv":
        sys.stdout.write(_csv(STATEMENT_FIELDS, rows))
    else:
        out().print(_statement_table(rows, with_coder=coder == "both"))


def _csv(fields: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    """Rows as CSV; lists joined by semicolons."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=fields, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: "; ".join(value) if isinstance(value, list) else value for key, value in row.items()})
    return buffer.getvalue()


def _statement_table(rows: list[dict[str, Any]], *, with_coder: bool = False) -> Table:
    """Short slots in columns, the long ones below their sentence: side by side, 80 columns do not hold them."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    who = ("Coder",) if with_coder else ()
    for name in ("Where", "Actor", "Move", "Mediator", "Toward", "Sure", *who):
        table.add_column(name, overflow="fold", max_width=14)
    table.add_column("Sentence, speaker, how", ratio=1, overflow="fold")
    for row in rows:
        cells = [row["ref"], row["actor"] or "-", row["move"], row["third_party"] or "", ", ".join(row["toward"]),
                 f"{row['confidence']:.2f}", *([row["coder"]] if with_coder else [])]  # fmt: skip
        table.add_row(*(Text(str(cell)) for cell in cells), _told(row))
    return table


def _told(row: dict[str, Any]) -> Text:
    """The sentence of a statement, and who said it and under which condition or in which mood."""
    mood = "" if row["modality"] == "actual" else row["modality"]
    condition = f"on the condition “{row['condition']}”" if row["condition"] else ""
    said = "; ".join(one for one in (row["speaker"], mood, condition) if one)
    return Text.assemble(row["quote"], *([("\n" + said, "dim")] if said else []))


@guarded
def explain(
    report: Annotated[str, typer.Argument(help="A report, a folder or a case.")],
    sentence: Annotated[
        list[str], typer.Argument(help="Number of the sentence, the headline being 1; of several reports, 002:14.")
    ],
    parties: Parties = "", third_parties: Thirds = "", actors: Actors = None, as_json: AsJson = False,
) -> None:  # fmt: skip
    """Why a sentence was coded as it was: tree, actors, what proposed each statement, why others were not."""
    from goodoffices.extract.explain import explain_sentence
    from goodoffices.store.reading import CaseReading

    reading = pipeline.read([report])
    show_problems(reading.problems)
    place, number = _place(reading.reports, report, " ".join(sentence))
    fixed = (reading.parties, reading.third_parties) if isinstance(reading, CaseReading) else ((), ())
    told = explain_sentence(
        reading, number, report=place, parties=party_codes(parties, actors) or fixed[0],
        third_parties=codes(third_parties, actors) or fixed[1], actors=actors,
    )  # fmt: skip
    if as_json:
        print_json(shape.plain(told))
        return
    console = out()
    for line in told.lines:
        console.print(Text(line))


def _place(reports: tuple[Report, ...], source: str, sentence: str) -> tuple[int, int]:
    """The report and the sentence that are meant.

    Raises:
        UsageError: If they are no numbers, or one of several reports must be chosen.
    """
    chosen, _, number = sentence.replace(" ", ":").rpartition(":")
    if not number.isdecimal() or (chosen and not chosen.isdecimal()):
        hint = f"Write goodoffices explain {typed(source)} 14, or of several reports {typed(source)} 002:14."
        what = "are several places; they are explained one at a time." if ":" in chosen else "is no place."
        raise UsageError(f"{sentence!r} {what}", hint=hint)
    if not chosen and len(reports) > 1:
        last = next((one for one in reversed(reports) if int(number) <= len(one.sentences)), reports[-1])
        hint = (
            f"Say which as well: goodoffices explain {typed(source)} {last.number:03d}:{number} is that of {last.name}."
        )
        raise UsageError(f"holds {len(reports)} reports.", where=source, hint=hint)
    if chosen and int(chosen) >= len(reports):
        hint = f"Choose one of 000 to {len(reports) - 1:03d}."
        raise UsageError(f"there is no report {chosen}.", where=source, hint=hint)
    return int(chosen or 0), int(number)


def _print_section(section: Section) -> None:
    out().print(terminal.section_of(section))


@guarded
def stances(
    reports: Reports, as_json: AsJson = False, parties: Parties = "", third_parties: Thirds = "", as_of: AsOf = "",
    statements: Coded = None, actors: Actors = None, min_confidence: Least = ENOUGH, coder: CoderName = "built-in",
    threads: Threads = 2,
) -> None:  # fmt: skip
    """Who stands where on third-party help, over time."""
    request = request_of(parties, third_parties, as_of, statements, actors, min_confidence, coder, threads)
    found = records_of(reports, request)
    if as_json:
        print_json([stance_row(one) for record in found for one in record.stances])
        return
    for record in found:
        _print_section(sections.stance_section(record))


@guarded
def disagreements(
    reports: Reports, as_json: AsJson = False, parties: Parties = "", third_parties: Thirds = "", as_of: AsOf = "",
    statements: Coded = None, actors: Actors = None, min_confidence: Least = ENOUGH, coder: CoderName = "built-in",
    threads: Threads = 2,
) -> None:  # fmt: skip
    """Where reports disagree, and how."""
    request = request_of(parties, third_parties, as_of, statements, actors, min_confidence, coder, threads)
    found = records_of(reports, request)
    if as_json:
        print_json([disagreement_row(one) for record in found for one in record.disagreements])
        return
    n_before = 0
    for record in found:
        section = _with_numbers(sections.disagreement_section(record), n_before)
        n_before += len(section.blocks)
        _print_section(section)


def _with_numbers(section: Section, n_before: int) -> Section:
    """The disagreements with the numbers by which `correct settle` takes them, those of all disputes in one row."""
    blocks = tuple(
        replace(block, kind=f"{number}. {block.kind}") if isinstance(block, Versus) else block
        for number, block in enumerate(section.blocks, n_before + 1)
    )
    return replace(section, blocks=blocks)


@guarded
def timeline(
    reports: Reports, as_json: AsJson = False, parties: Parties = "", third_parties: Thirds = "", as_of: AsOf = "",
    statements: Coded = None, actors: Actors = None, min_confidence: Least = ENOUGH, coder: CoderName = "built-in",
    threads: Threads = 2,
) -> None:  # fmt: skip
    """What happened when, as far as the reports tell."""
    request = request_of(parties, third_parties, as_of, statements, actors, min_confidence, coder, threads)
    found = records_of(reports, request)
    if as_json:
        print_json([shape.plain(one) for record in found for one in record.events])
        return
    for record in found:
        _print_section(sections.timeline_section(record))


@guarded
def changes(
    old: Annotated[str, typer.Argument(help="Reports as they were: a file, a folder or a case.")],
    new: Annotated[str, typer.Argument(help="Reports as they are now.")],
    as_json: AsJson = False, parties: Parties = "", third_parties: Thirds = "", actors: Actors = None,
    threads: Threads = 2,
) -> None:  # fmt: skip
    """What is new between two sets of reports: stances, events, disagreements; new, gone, or newly supported."""
    from goodoffices.brief.changes import changes_section
    from goodoffices.reconcile import changes_between

    request = request_of(parties, third_parties, actors=actors, threads=threads)
    before, after = largest(records_of([old], request)), largest(records_of([new], request))
    told = changes_between(before, after)
    if as_json:
        print_json(shape.plain(told))
        return
    _print_section(changes_section(told))
