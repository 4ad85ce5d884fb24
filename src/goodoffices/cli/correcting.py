"""`goodoffices correct …`: what a person decides about statements, events, reports and disagreements of a case."""

from __future__ import annotations

import difflib
import getpass
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from goodoffices import casework, pipeline
from goodoffices.brief.differing import differences
from goodoffices.brief.phrases import dates_in_words
from goodoffices.cli.common import AsJson, err, guarded, out, print_json, typed
from goodoffices.codebook.actors import code_of, known_actors
from goodoffices.core.record import Event
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.errors import UsageError
from goodoffices.store.casefile import open_case
from goodoffices.store.corrections import Binding, Correction, Kind, keep_correction, load_log
from goodoffices.store.corrections import active as standing
from goodoffices.store.corrections import undo as undo_correction
from goodoffices.store.records import bindings_of
from goodoffices.store.reports import find_report
from goodoffices.store.slots import changed_row, locate, row_of, statement_of

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case file.", show_default=False)]
Place = Annotated[str, typer.Argument(metavar="PLACE", help="Report and sentence as in 002:14.", show_default=False)]
Who = Annotated[str, typer.Option("--who", help="Your name; that of the account where not given.")]
Why = Annotated[str, typer.Option("--why", help="The reason, for those who read it later.")]
Move = Annotated[str, typer.Option("--move", help="Which one of the sentence, by its move.")]
Actor = Annotated[str, typer.Option("--actor", help="Which one of the sentence, by its actor.")]
Set = Annotated[list[str] | None, typer.Option("--set", help="A slot and its value: --set modality=possible")]

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Correct a case: accept, reject, change, add, ...")


def person(name: str) -> str:
    """Who corrects: the name given, else that of the account."""
    return name or os.environ.get("GOODOFFICES_WHO", "") or getpass.getuser()


def _settings(pairs: list[str] | None) -> dict[str, str]:
    for one in pairs or []:
        if "=" not in one:
            raise UsageError(f"{one!r} is no setting.", where="--set", hint="Write it as modality=possible.")
    return {key.strip(): value for key, _, value in (one.partition("=") for one in pairs or [])}


def _meant(case: Path, place: str, move: str, actor: str) -> Statement:
    """The one statement of a sentence, narrowed by move and actor.

    Raises:
        UsageError: If there is none, or more than one.
    """
    view = casework.look(case, pipeline.Request(), with_records=False)
    here = [one for one in view.corrected.statements if one.quote.ref == place]
    wanted = code_of(actor, known_actors()) if actor else ""
    fits = [one for one in here if (not move or one.move == move) and (not wanted or one.actor == wanted)]
    if len(fits) == 1:
        return fits[0]
    listed = "; ".join(f"{one.actor or '-'} {one.move} {one.third_party or ''}".strip() for one in here)
    what = f"{'no' if not fits else len(fits)} statements fit at {place}."
    raise UsageError(what, hint=f"There are: {listed}. Narrow with --move and --actor." if here else "")


def _keep(case: Path, made: Correction, says: str) -> None:
    with open_case(case) as opened:
        number = keep_correction(opened, made)
    back = f"correction {number}; goodoffices correct undo {typed(case)} {number} takes it back"
    out().print(Text(f"{says} ({back})"), soft_wrap=True)


def _decide(kind: Kind, case: Path, place: str, move: str, actor: str, who: str, why: str) -> None:
    one = _meant(case, place, move, actor)
    made = Correction(who=person(who), why=why, kind=kind, bindings=(Binding.of(one),), row=row_of(one))
    _keep(case, made, f"{kind}ed: {one.actor or '-'} {one.move}, “{one.quote.text}”")


def _difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """The slots that differ, each from what to what."""
    told = [f"{slot} from {_shown(before[slot])} to {_shown(after[slot])}"
            for slot in before if before[slot] != after[slot]]  # fmt: skip
    return "; ".join(told) or "nothing that was not so before"


def _shown(value: Any) -> str:
    return (", ".join(value) if isinstance(value, list | tuple) else str(value or "")) or "nothing"


def _tell_unknown(case: Path, row: Mapping[str, Any]) -> None:
    """Actors that neither a list nor the case knows are told, as a slip of the fingers makes a new one."""
    view = casework.look(case, pipeline.Request(), with_records=False)
    known = {*known_actors().actors, *(code for each in view.corrected.statements for code in _actors_of(row_of(each)))}
    for code in sorted(_actors_of(row) - known):
        near = difflib.get_close_matches(code, known, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        err().print(Text(f"{code} is an actor that no list knows; it is taken as a new one.{hint}", style="yellow"))


def _actors_of(row: Mapping[str, Any]) -> set[str]:
    return {one for one in (row["actor"], row["third_party"], *row["toward"]) if one}


@app.command()
@guarded
def accept(case: CasePath, place: Place, move: Move = "", actor: Actor = "", who: Who = "", why: Why = "") -> None:
    """Accept a statement as it was read."""
    _decide(Kind.ACCEPT, case, place, move, actor, who, why)


@app.command()
@guarded
def reject(case: CasePath, place: Place, move: Move = "", actor: Actor = "", who: Who = "", why: Why = "") -> None:
    """Reject a statement: the report does not assert it."""
    _decide(Kind.REJECT, case, place, move, actor, who, why)


@app.command()
@guarded
def change(
    case: CasePath, place: Place, settings: Set = None, move: Move = "", actor: Actor = "", who: Who = "",
    why: Why = "",
) -> None:  # fmt: skip
    """Change slots of a statement: --set modality=conditional --set "condition=if both ask"."""
    if not settings:
        raise UsageError("nothing to change.", hint="Give --set, as in --set modality=possible.")
    one = _meant(case, place, move, actor)
    row = changed_row(row_of(one), _settings(settings))
    _tell_unknown(case, row)
    report = next(each for each in casework.look(case, pipeline.Request(), with_records=False).reading.reports
                  if each.name == one.quote.report)  # fmt: skip
    changed = statement_of(one.quote, row, report, coder=person(who))
    made = Correction(who=person(who), why=why, kind=Kind.CHANGE, bindings=(Binding.of(one),), row=row)
    _keep(case, made, f"changed: {_difference(row_of(one), row_of(changed))}, “{one.quote.text}”")


@app.command()
@guarded
def add(
    case: CasePath, report: Annotated[str, typer.Argument(help="The report, by name or number.", show_default=False)],
    quotation: Annotated[str, typer.Argument(help="The sentence, word for word.", show_default=False)],
    settings: Set = None, who: Who = "", why: Why = "",
) -> None:  # fmt: skip
    """Add a statement that was missed: its quotation, and --set move=offer --set actor=NOR ..."""
    view = casework.look(case, pipeline.Request(), with_records=False)
    with open_case(case) as opened:
        name = find_report(opened, report)
    here = next(one for one in view.reading.reports if one.name == name)
    quote = locate(here, quotation)
    if quote is None:
        raise UsageError("the quotation does not stand in the report.", where=name, hint="Copy it from the report.")
    row = changed_row({"toward": [], "frameworks": []}, {"actor_role": "", "modality": "", **_settings(settings)})
    made = statement_of(quote, row, here, coder=person(who))
    _tell_unknown(case, row)
    _keep(case, Correction(who=person(who), why=why, kind=Kind.ADD, bindings=(Binding.of(made),), row=row_of(made)),
          f"added: {made.actor or '-'} {made.move}, “{quote.text}”")  # fmt: skip


def _event(case: Path, word: str) -> Event:
    view = casework.look(case, pipeline.Request())
    for record in view.records:
        for one in record.events:
            if one.id == word or any(each.quote.ref == word for each in one.statements):
                return one
    raise UsageError(f"no event {word!r}.", hint="Name events as goodoffices timeline CASE --json does, or by 002:14.")


@app.command()
@guarded
def merge(
    case: CasePath, events: Annotated[list[str], typer.Argument(help="Two or more events: e3 e7.", show_default=False)],
    who: Who = "", why: Why = "",
) -> None:  # fmt: skip
    """Take events that are one happening for one."""
    found = [_event(case, word) for word in events]
    if len({one.id for one in found}) < 2:
        raise UsageError("merging takes two events or more.")
    bindings = tuple(Binding.of(one) for event in found for one in event.statements)
    _keep(case, Correction(who=person(who), why=why, kind=Kind.MERGE, bindings=bindings), f"merged {len(found)} events")


@app.command()
@guarded
def split(
    case: CasePath, event: Annotated[str, typer.Argument(help="The event.", show_default=False)],
    places: Annotated[list[str], typer.Argument(help="Places of what is another event.", show_default=False)],
    who: Who = "", why: Why = "",
) -> None:  # fmt: skip
    """Take some of an event's statements for another happening."""
    told = _event(case, event).statements
    apart = tuple(Binding.of(one) for one in told if one.quote.ref in places)
    if not apart or len(apart) == len(told):
        raise UsageError("splitting takes some of the event's statements, not none and not all.")
    _keep(case, Correction(who=person(who), why=why, kind=Kind.SPLIT, bindings=apart), "split the event")


@app.command()
@guarded
def report(
    case: CasePath, report: Annotated[str, typer.Argument(help="The report, by name or number.", show_default=False)],
    date: Annotated[str, typer.Option(help="When it was published: 2025-05-02, 2025-05, 2025-04/2025-06.")] = "",
    outlet: Annotated[str, typer.Option(help="Who published it.")] = "",
    copy_of: Annotated[str, typer.Option("--copy-of", help="The report of which it is a copy.")] = "",
    own: Annotated[bool, typer.Option("--own", help="It is no copy of any other.")] = False,
    who: Who = "", why: Why = "",
) -> None:  # fmt: skip
    """Fix a report's date, outlet or origin."""
    with open_case(case) as opened:
        name = find_report(opened, report)
        source = find_report(opened, copy_of) if copy_of else ""
    fixes = [("date", date), ("outlet", outlet), ("copy of", source), ("own", "yes" if own else "")]
    given = [(field, value) for field, value in fixes if value]
    if not given:
        raise UsageError("nothing to fix.", hint="Give --date, --outlet, --copy-of or --own.")
    if date:
        try:
            When.parse(date)
        except ValueError as trouble:
            raise UsageError(f"{trouble}.", where="--date") from None
    for field, value in given:
        bindings = (Binding(report=name), *([Binding(report=source)] if field == "copy of" else []))
        made = Correction(who=person(who), why=why, kind=Kind.REPORT, bindings=bindings, field=field, value=value)
        _keep(case, made, f"{name}: {field} is now {value}")


@app.command()
@guarded
def settle(
    case: CasePath,
    number: Annotated[int, typer.Argument(help="Its place in goodoffices disagreements CASE, from 1.")],
    how: Annotated[str, typer.Argument(help='As in "taken as a change".', show_default=False)],
    who: Who = "", why: Why = "",
) -> None:  # fmt: skip
    """Settle a disagreement with a note; it stays visible, with the note."""
    records = casework.look(case, pipeline.Request(min_confidence=pipeline.ENOUGH)).records
    ordered = [one.disagreement for record in records for one in differences(record)]  # as they are printed
    if not 1 <= number <= len(ordered):
        raise UsageError(f"there is no disagreement {number}.", hint=f"There are {len(ordered)}.")
    bindings = bindings_of(ordered[number - 1])
    _keep(case, Correction(who=person(who), why=why, kind=Kind.SETTLE, bindings=bindings, value=how),
          f"settled, {how}: {dates_in_words(ordered[number - 1].says)}")  # fmt: skip


@app.command()
@guarded
def undo(
    case: CasePath, number: Annotated[int | None, typer.Argument(help="Which; your last one where not given.")] = None,
    who: Who = "", why: Why = "",
) -> None:  # fmt: skip
    """Take a correction back; taking that back in turn restores it."""
    with open_case(case) as opened:
        gone = undo_correction(opened, number, who=person(who), why=why)
    out().print(Text(f"undone: correction {gone.id}, {gone.kind} by {gone.who}"))


@app.command()
@guarded
def log(case: CasePath, as_json: AsJson = False) -> None:
    """All corrections: who, when, why, and whether they stand and still fit."""
    with open_case(case) as opened:
        entries = load_log(opened)
    valid = {one.id for one in standing(entries)}
    view = casework.look(case, pipeline.Request(), with_records=False)
    if as_json:
        print_json([_log_row(one, one.id in valid) for one in entries])
        return
    for one in entries:
        row = _log_row(one, one.id in valid)
        mark = "" if one.id in valid or one.kind is Kind.UNDO else " (undone)"
        about = f" “{row['quote']}”" if row["quote"] else ""
        what = f"{one.kind} {one.field} {one.value}".strip() if one.undoes is None else f"undo {one.undoes}"
        out().print(
            Text(f"{one.id:>4}  {one.at}  {one.who}: {what}{mark} {row['report']}{about} {one.why}"), soft_wrap=True
        )
    for problem in view.corrected.problems:
        out().print(Text(str(problem), style="yellow"), soft_wrap=True)


def _log_row(one: Correction, stands: bool) -> dict[str, object]:
    first = one.bindings[0] if one.bindings else None
    return {
        "id": one.id, "at": one.at, "who": one.who, "why": one.why, "kind": one.kind.value, "stands": stands,
        "report": first.report if first else "", "quote": first.quote if first else "", "row": dict(one.row),
        "field": one.field, "value": one.value, "undoes": one.undoes,
    }  # fmt: skip
