"""What a page shows, as a file: CSV, JSON, SVG, and the brief as HTML and Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from goodoffices import pipeline
from goodoffices.brief.html import html_of
from goodoffices.brief.markdown import markdown_of
from goodoffices.brief.shape import brief_shape, plain
from goodoffices.core.rows import disagreement_row, stance_row, statement_row
from goodoffices.store.records import key_of, settlements
from goodoffices.web.pages import conclusions, outlook, searching
from goodoffices.web.rendering import desk_of, environment

TYPES = {
    "csv": "text/csv; charset=utf-8", "json": "application/json", "svg": "image/svg+xml",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8", "yaml": "text/plain; charset=utf-8",
}  # fmt: skip
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula when a cell begins with it."""

Rows = list[dict[str, Any]]


def export(request: Request) -> Response:
    """The file of a page, with the page's filters; it is always downloaded, never shown as a page."""
    what, form = request.path_params["what"], request.path_params["form"]
    if what not in ("statements", "reports", "search"):
        desk_of(request).wait()  # a file is to hold the last changes, however long they take
    text = _text(request, what, form)
    if text is None:
        raise HTTPException(404)
    headers = {"content-disposition": f'attachment; filename="{what}.{form}"'}
    return Response(text, media_type=TYPES[form], headers=headers)


def _text(request: Request, what: str, form: str) -> str | None:
    if what in ROWS and form in ("csv", "json"):
        rows = ROWS[what](request)
        return csv_of(rows) if form == "csv" else json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if (what, form) == ("timeline", "svg"):
        return environment().get_template("timeline.svg").render(chart=conclusions.chart(request), is_alone=True)
    if what == "outlook":
        return outlook.exported(request, form)
    if what == "brief" and form in ("json", "html", "md"):
        made = pipeline.brief(conclusions.record_of(request), with_outlook=False)
        if form == "json":
            return json.dumps(brief_shape(made), ensure_ascii=False, indent=1) + "\n"
        return html_of(made) if form == "html" else markdown_of(made)
    return None


def csv_of(rows: Rows) -> str:
    """Rows as CSV; lists joined, and nothing that a spreadsheet would run."""
    buffer = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row)) or ["nothing"]
    writer = csv.DictWriter(buffer, fieldnames=names, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        value = "; ".join(map(str, value)) if not value or not isinstance(next(iter(value)), (list, dict)) else (
            json.dumps(value, ensure_ascii=False))  # fmt: skip
    if isinstance(value, str) and value.startswith(RISKY):
        return "'" + value
    return "" if value is None else value


def _statements(request: Request) -> Rows:
    view = desk_of(request).view()
    place = request.query_params.get("report", "")
    rows = []
    for one in view.corrected.statements:
        if place in ("", str(one.quote.number), one.quote.report):
            decision = view.corrected.checked.get(one.key)
            rows.append(statement_row(one) | {"checked": decision.kind.value if decision else None})
    return rows


def _stances(request: Request) -> Rows:
    found = conclusions.filtered_stances(conclusions.record_of(request), conclusions.filters_of(request))
    return [stance_row(one) for one in found]


def _events(request: Request) -> Rows:
    found = conclusions.filtered_events(conclusions.record_of(request), request)
    return [
        {"event": one.id, "since": one.when.since and one.when.since.isoformat(),
         "until": one.when.until and one.when.until.isoformat(), "actor": one.actor, "move": one.move.value,
         "third_party": one.third_party, "toward": list(one.toward), "modality": one.modality.value,
         "origins": one.n_origins, "attribution": one.attribution.value, "ref": [s.quote.ref for s in one.statements],
         "quote": one.statements[0].quote.text}
        for one in found
    ]  # fmt: skip


def _disagreements(request: Request) -> Rows:
    record = conclusions.record_of(request)
    settled = settlements(record.disagreements, desk_of(request).view().reading.standing)
    rows = []
    for _, one in conclusions.filtered_disagreements(record, request):
        decision = settled.get(key_of(one))
        rows.append(disagreement_row(one) | {"settled": decision.value if decision else None,
                                             "note": decision.why if decision else None})  # fmt: skip
    return rows


def _reports(request: Request) -> Rows:
    rows = []
    for one in desk_of(request).view().reading.reports:
        row = plain(one) | {"digest": one.digest, "n_dropped": len(one.dropped)}
        row["published"], row["basis"] = one.published.when.text, one.published.basis.value
        rows.append({key: value for key, value in row.items() if key not in ("text", "sentences", "dropped")})
    return rows


def _search(request: Request) -> Rows:
    hits, statements = searching.found(request)
    rows: Rows = [
        {"found": "report", "report": hit.report.name, "ref": quote.ref, "quote": quote.text}
        for hit in hits for quote in hit.sentences
    ]  # fmt: skip
    return rows + [{"found": "statement", **statement_row(one)} for one in statements]


ROWS: dict[str, Callable[[Request], Rows]] = {
    "statements": _statements, "stances": _stances, "timeline": _events, "disagreements": _disagreements,
    "reports": _reports, "search": _search,
}  # fmt: skip
