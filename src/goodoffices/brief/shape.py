"""A brief as JSON: its data as they are, with a version of the shape."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from goodoffices.core.brief import Beside, Brief, Lines, Table, Versus
from goodoffices.core.report import Quote
from goodoffices.core.rows import statement_row
from goodoffices.core.when import When

SCHEMA_VERSION = 1
KINDS = {Lines: "lines", Table: "table", Versus: "versus", Beside: "beside"}


def brief_shape(brief: Brief, *, quotes_only: bool = False) -> dict[str, Any]:
    """The brief as plain mappings and lists, ready for JSON; full texts only where wanted."""
    reports = []
    for one in brief.reports:
        row = plain(one)
        row["digest"] = one.digest
        if quotes_only:
            row.pop("text")
            row.pop("dropped")
        reports.append(row)
    return {
        "schema": "goodoffices/brief",
        "version": SCHEMA_VERSION,
        "program": brief.version,
        "title": brief.title,
        "subtitle": brief.subtitle,
        "caveat": brief.caveat,
        "sections": [plain(one) for one in brief.sections],
        "statements": [statement_row(one) for one in brief.statements],
        "reports": reports,
    }


def plain(value: Any) -> Any:
    """A value of `core` as plain JSON data; an interval as its words, a quotation with its reference."""
    if isinstance(value, When):
        return {
            "since": value.since and value.since.isoformat(),
            "until": value.until and value.until.isoformat(),
            "text": value.text,
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        row = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Quote):
            row["ref"] = value.ref
        if type(value) in KINDS:
            row = {"kind_of_block": KINDS[type(value)], **row}
        return row
    return value
