"""The queue of statements to check, the least certain first."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from goodoffices.casework import View
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.store.corrections import Correction, Kind
from goodoffices.store.slots import row_of
from goodoffices.web.choices import choices
from goodoffices.web.desk import statement_id
from goodoffices.web.rendering import desk_of, page

SHOWN = 40
"""Statements of the queue that are listed beside the one at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What is to be checked.

    Attributes:
        waiting: Statements that nobody decided on, the least certain first.
        at: The one at hand; None where all is done.
        after: The one that comes when this one is done or passed over.
        n_all: All statements that fit the filters, checked or not.
    """

    waiting: tuple[Statement, ...]
    at: Statement | None
    after: Statement | None
    n_all: int


def queue_of(view: View, *, at: str, move: str, report: str) -> Queue:
    """The queue, narrowed to a move or a report."""
    fits = [
        one for one in view.corrected.statements
        if (not move or one.move.value == move) and (not report or one.quote.report == report)
    ]  # fmt: skip
    waiting = [one for one in fits if one.key not in view.corrected.checked]
    waiting.sort(key=lambda one: (one.confidence, one.quote.number, one.quote.start, one.move.value, one.actor or ""))
    chosen = next((one for one in fits if statement_id(one) == at), None) if at else None
    current = chosen or (waiting[0] if waiting else None)
    return Queue(waiting=tuple(waiting), at=current, after=_next(waiting, current), n_all=len(fits))


def _next(waiting: list[Statement], current: Statement | None) -> Statement | None:
    """The one behind the one at hand; the first where that is the last, or not waiting."""
    if current is None or not waiting:
        return None
    place = next((n for n, one in enumerate(waiting) if one.key == current.key), -1)
    follower = waiting[(place + 1) % len(waiting)]
    return None if follower.key == current.key else follower


def check(request: Request) -> Response:
    """One statement at a time in its surroundings, every slot open to change."""
    view = desk_of(request).view()
    params = request.query_params
    queue = queue_of(view, at=params.get("at", ""), move=params.get("move", ""), report=params.get("report", ""))
    narrowed = "&".join(f"{key}={value}" for key in ("move", "report") if (value := _plain(params.get(key, ""))))
    one = queue.at
    return page(
        request, "check.html", title="Check", queue=queue, shown=queue.waiting[:SHOWN], params=params,
        row=row_of(one) if one else {}, around=_around(view, one.quote) if one else (), narrowed=narrowed,
        decision=view.corrected.checked.get(one.key) if one else None, last=_last(view, request),
        choices=choices(view.corrected.statements), reports=[each.name for each in view.reading.reports],
        rejected=view.corrected.rejected, exports=(("statements", "csv"), ("statements", "json")),
    )  # fmt: skip


def _plain(text: str) -> str:
    from urllib.parse import quote

    return quote(text)


def _last(view: View, request: Request) -> Correction | None:
    """The last correction of this person that can be undone."""
    from goodoffices.web.rendering import who

    own = [one for one in view.reading.standing if one.who == who(request) and one.kind is not Kind.UNDO]
    return own[-1] if own else None


def _around(view: View, quote: Quote) -> tuple[tuple[str, bool], ...]:
    """The sentences before and after, and the one at hand between them, each with whether it is that one."""
    report = next(one for one in view.reading.reports if one.name == quote.report)
    numbers = range(max(1, quote.sentence - 2), min(len(report.sentences), quote.sentence + 2) + 1)
    return tuple((report.quote_sentence(n).text, n == quote.sentence) for n in numbers)
