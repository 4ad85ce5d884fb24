"""Pages on the reports: the list with origins, and the text of each with its statements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from goodoffices.core.record import Record
from goodoffices.core.report import Dropped, Report
from goodoffices.core.statement import Statement
from goodoffices.store.casefile import open_case
from goodoffices.store.reports import list_reports
from goodoffices.web.choices import choices
from goodoffices.web.desk import Desk, StillWorking
from goodoffices.web.rendering import GROUPS, desk_of, page, settings_of

COLOURING = ("against", "open", "help", "hostile", "step")
"""Of several statements in a sentence the first in this order gives it its colour, as in the brief's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text: a sentence with its statements, what stands between sentences, or something dropped."""

    text: str
    sentence: int = 0
    statements: tuple[Statement, ...] = ()
    why: str = ""


def reports(request: Request) -> Response:
    """All reports with date and basis, and the trees of those that share an origin."""
    desk = desk_of(request)
    with open_case(desk.settings.case) as case:
        kept = {one.report.name: one.taken_at for one in list_reports(case)}
    if not kept:
        return page(request, "reports.html", title="Reports", listed=(), origins=(),
                    problems=settings_of(request).problems)  # fmt: skip
    view, records = desk.view(), _records_at_hand(desk)
    counts: dict[str, int] = defaultdict(int)
    for one in view.corrected.statements:
        counts[one.quote.report] += 1
    numbers = {one.name: one.number for one in view.reading.reports}
    origins = [
        ([(numbers[name], name) for name in one.reports if name in numbers], one)
        for record in records for one in record.origins
    ]  # fmt: skip
    dated = {one.name: one for record in records for one in record.reports}
    listed = [(dated.get(one.name, one), kept.get(one.name, ""), counts[one.name]) for one in view.reading.reports]
    met = (*settings_of(request).problems, *view.machine.problems, *view.corrected.problems)
    problems = tuple(dict.fromkeys(met))
    return page(
        request, "reports.html", is_concluded=True, title="Reports", listed=listed, origins=origins, problems=problems,
        exports=(("reports", "csv"), ("reports", "json")),
    )  # fmt: skip


def _records_at_hand(desk: Desk) -> tuple[Record, ...]:
    """The records as far as they are there: without them the list of reports lacks shared origins only."""
    try:
        return desk.records()
    except StillWorking:
        return ()


def report(request: Request) -> Response:
    """One report's text, statements highlighted by move, furniture greyed in its place."""
    view = desk_of(request).view()
    number = request.path_params["number"]
    if number >= len(view.reading.reports):
        raise HTTPException(404)
    one = view.reading.reports[number]
    here = [each for each in view.corrected.statements if each.quote.report == one.name]
    return page(
        request, "report.html", title=one.title or one.name, report=one, paragraphs=pieces_of(one, here),
        statements=here, checked=view.corrected.checked, n_reports=len(view.reading.reports),
        others=[each.name for each in view.reading.reports if each.name != one.name],
        choices=choices(view.corrected.statements), exports=(("statements", "csv"), ("statements", "json")),
        query=f"?report={number}",
    )  # fmt: skip


def pieces_of(one: Report, statements: list[Statement]) -> list[list[Piece]]:
    """The text as paragraphs of pieces, what was dropped as paragraphs of its own where it stood."""
    told: dict[int, list[Statement]] = defaultdict(list)
    for each in statements:
        told[each.quote.sentence].append(each)
    for moves in told.values():
        moves.sort(key=lambda each: COLOURING.index(GROUPS[each.move.value]))
    paragraphs: list[list[Piece]] = [[]]
    dropped = sorted(one.dropped, key=lambda each: each.after)
    at = 0
    for number, (start, end) in enumerate(one.sentences, 1):
        between = one.text[at:start]
        if "\n" in between:
            _drop(paragraphs, dropped, start)
            paragraphs.append([])
            between = between.rsplit("\n", 1)[1]
        if between.strip() or (between and paragraphs[-1]):
            paragraphs[-1].append(Piece(text=between))
        paragraphs[-1].append(Piece(text=one.text[start:end], sentence=number, statements=tuple(told.get(number, ()))))
        at = end
    if one.text[at:].strip():
        paragraphs[-1].append(Piece(text=one.text[at:]))
    _drop(paragraphs, dropped, len(one.text) + 1)
    return [each for each in paragraphs if each]


def _drop(paragraphs: list[list[Piece]], dropped: list[Dropped], before: int) -> None:
    """Set what was dropped before a place as paragraphs."""
    while dropped and dropped[0].after < before:
        gone = dropped.pop(0)
        paragraphs.append([Piece(text=gone.text, why=gone.why)])
