"""Records as rows and data frames, and how values show themselves in a notebook.

Rows are plain mappings and need nothing; data frames need pandas, which a user installs. In IPython,
`%load_ext goodoffices.brief.notebook` makes records, briefs and their parts show themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from importlib import import_module
from typing import Any

from goodoffices.brief.compose import compose_brief
from goodoffices.brief.html import html_of
from goodoffices.brief.shape import plain
from goodoffices.core.brief import Brief
from goodoffices.core.record import Disagreement, Event, Record, Stance
from goodoffices.core.report import Quote
from goodoffices.core.rows import disagreement_row, stance_row, statement_row
from goodoffices.core.statement import Statement
from goodoffices.errors import UsageError

Row = dict[str, Any]


def rows_of(record: Record) -> dict[str, list[Row]]:
    """The parts of a record as rows: statements, events, stances, sides of disagreements, ties and the rest.

    Quotations are told by their references, joined by commas; intervals by their words.
    """
    return {
        "statements": [statement_row(one) for one in record.statements],
        "events": [_event_row(one) for one in record.events],
        "stances": [_with_refs(stance_row(one)) for one in record.stances],
        "disagreements": [row for one in record.disagreements for row in _side_rows(one)],
        "consents": [
            {"third_party": each.third_party, "party": one.party, "status": one.status.value}
            for each in record.consents
            for one in each.parties
        ],
        "ties": [_flat(one) for one in record.ties],
        "invocations": [_flat(one) for one in record.invocations],
        "judgements": [_flat(one) for one in record.judgements],
        "origins": [_flat(one) for one in record.origins],
    }


def frames_of(record: Record) -> dict[str, Any]:
    """The same as pandas data frames, by the same names.

    Raises:
        UsageError: If pandas is not installed.
    """
    try:
        pandas = import_module("pandas")
    except ImportError:
        hint = "Install it (pip install pandas), or take rows_of(record)."
        raise UsageError("data frames need pandas, which is not installed.", hint=hint) from None
    return {name: pandas.DataFrame(rows) for name, rows in rows_of(record).items()}


def show(value: object) -> str:
    """A value as HTML: a record and a brief as a page in a frame, what they hold as a small table."""
    if isinstance(value, Record):
        value = compose_brief(value)
    if isinstance(value, Brief):
        page = escape(html_of(value, quotes_only=True), quote=True)
        return f'<iframe srcdoc="{page}" title="brief" style="width:100%;height:40rem;border:0"></iframe>'
    return _table(_row(value))


SHOWN: tuple[type, ...] = (Record, Brief, Statement, Event, Stance, Disagreement)


def load_ipython_extension(shell: Any) -> None:
    """Have IPython show values of goodoffices as HTML."""
    formatter = shell.display_formatter.formatters["text/html"]
    register: Callable[[type, Callable[[object], str]], object] = formatter.for_type
    for each in SHOWN:
        register(each, show)


def _row(value: object) -> Row:
    if isinstance(value, Statement):
        return statement_row(value)
    if isinstance(value, Stance):
        return _with_refs(stance_row(value))
    if isinstance(value, Event):
        return _event_row(value)
    if isinstance(value, Disagreement):
        return _with_refs(disagreement_row(value))
    raise TypeError(f"no view of {type(value).__name__}")


def _event_row(event: Event) -> Row:
    row = _flat(event)
    row["statements"] = _refs([one.quote for one in event.statements])
    row["left_out"] = "; ".join(f"{name} {words}" for name, words in event.left_out)
    return row


def _side_rows(one: Disagreement) -> list[Row]:
    head = {"topic": one.topic, "actor": one.actor, "kind": one.kind.value, "within": one.within, "says": one.says}
    return [
        {**head, "side": n, "side_says": side.says, "n_origins": side.n_origins, "when": side.when.text,
         "evidence": _refs(side.evidence)}
        for n, side in enumerate(one.sides, 1)
    ]  # fmt: skip


def _flat(value: Any) -> Row:
    """The fields of a value; quotations as references, intervals as words, lists joined."""
    row: Row = {}
    for name in value.__dataclass_fields__:
        told = getattr(value, name)
        if isinstance(told, Quote):
            row[name], row[f"{name}_text"] = told.ref, told.text
        elif isinstance(told, tuple):
            row[name] = _refs(told) if told and isinstance(told[0], Quote) else ", ".join(map(str, told))
        else:
            text = plain(told)
            row[name] = text["text"] if isinstance(text, Mapping) else text
    return row


def _refs(quotes: Sequence[Quote]) -> str:
    return ", ".join(dict.fromkeys(one.ref for one in quotes))


def _with_refs(row: Row) -> Row:
    """A row with its evidence, or that of its sides, as references."""
    found = dict(row)
    if "evidence" in found:
        found["evidence"] = ", ".join(one["ref"] for one in found["evidence"])
    if "sides" in found:
        told = (f"{side['says']} [{', '.join(one['ref'] for one in side['evidence'])}]" for side in found["sides"])
        found["sides"] = " against ".join(told)
    return found


def _table(row: Row) -> str:
    cells = "".join(f"<tr><th>{escape(name)}</th><td>{escape(str(value))}</td></tr>" for name, value in row.items())
    return f"<table>{cells}</table>"
