"""Pages on what the reports add up to: the brief, who stands where, the timeline, disagreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from goodoffices import pipeline
from goodoffices.codebook.words import DisagreementKind, Modality, StanceRole, StanceValue
from goodoffices.core.record import Disagreement, Event, Record, Stance
from goodoffices.core.when import When
from goodoffices.errors import UsageError
from goodoffices.store.records import key_of, settlements
from goodoffices.web.desk import Desk
from goodoffices.web.drawing import Chart, chart_of
from goodoffices.web.rendering import PAGES, desk_of, exporting, number, page

SETTLEMENTS = (
    "taken as a change", "taken as a contradiction", "the first side stands", "the second side stands",
    "a slip of one report", "no disagreement",
)  # fmt: skip


MOST_SO_FAR = 60
"""Statements that a page shows while there are no conclusions yet."""


def so_far(request: Request) -> Response:
    """What the machine read, the newest first, where the page's conclusions are still being worked out."""
    desk = desk_of(request)
    view = desk.view()
    path = request.url.path
    published = {one.name: one.published.when for one in view.reading.reports}
    told = [one for one in view.corrected.statements if path == "/timeline" or one.move.is_mediation]
    dated = [(one.when or published[one.quote.report], one) for one in told]
    dated.sort(key=lambda pair: (str(pair[0].since or ""), pair[1].confidence), reverse=True)
    shown = dated[:MOST_SO_FAR]
    answer = page(
        request, "so-far.html", status=202, title=dict(PAGES).get(path, "One moment"), shown=shown, n_told=len(told),
        n_statements=len(view.corrected.statements), n_reports=len(view.reading.reports),
    )  # fmt: skip
    answer.headers["refresh"] = f"1; url={path}{exporting(request.query_params)}"
    return answer


def record_of(request: Request) -> Record:
    """The record of the dispute that a request means."""
    return desk_of(request).record(number(request.query_params.get("dispute")))


def disputes(request: Request) -> list[tuple[int, str]]:
    """The disputes to choose from; empty where there is one."""
    records = desk_of(request).records()
    return [(place, one.title) for place, one in enumerate(records)] if len(records) > 1 else []


def brief(request: Request) -> Response:
    """The brief, as in HTML, with references that open the report at the sentence."""
    record = record_of(request)
    dispute = number(request.query_params.get("dispute"))
    made = desk_of(request).kept(("brief", dispute), lambda: pipeline.brief(record, with_outlook=False))
    return page(
        request, "brief.html", is_concluded=True, title=record.title, brief=made, disputes=disputes(request),
        exports=(("brief", "json"), ("brief", "html"), ("brief", "md")),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where one actor stands on one mediator.

    Attributes:
        present: What holds, the latest first, each value once; several where the reports differ.
        history: Every stance, the latest first.
    """

    present: tuple[Stance, ...]
    history: tuple[Stance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a page is narrowed to; empty words narrow nothing."""

    on: When | None = None
    mover: str = ""
    origin: str = ""


def filters_of(request: Request) -> Filters:
    """The filters of a request.

    Raises:
        UsageError: If a date is none.
    """
    words = request.query_params.get("on", "").strip()
    try:
        on = When.parse(words) if words else None
    except ValueError as trouble:
        raise UsageError(f"{trouble}.") from None
    return Filters(on=on, mover=request.query_params.get("mover", ""), origin=request.query_params.get("origin", ""))


def filtered_stances(record: Record, filters: Filters) -> tuple[Stance, ...]:
    """The stances that a person asked to see."""
    return tuple(
        one for one in record.stances
        if (not filters.mover or one.actor == filters.mover)
        and (not filters.origin or any(each.quote.report == filters.origin for each in one.evidence))
        and (filters.on is None or not filters.on.before(one.since))
    )  # fmt: skip


def _holds(one: Stance, on: When | None) -> bool:
    """Whether a stance holds on a day, or now; one may have been replaced on that day and be left out."""
    if on is None or one.until is None:
        return one.until is None
    return not (one.until.since and on.until and one.until.since <= on.until)


def matrix(
    stances: Iterable[Stance], on: When | None
) -> tuple[list[str], list[str | None], dict[tuple[str, str | None], Cell]]:
    """Actors down, would-be mediators across, and a cell where there is a stance."""
    cells: dict[tuple[str, str | None], list[Stance]] = defaultdict(list)
    for one in stances:
        cells[one.actor, one.third_party].append(one)
    weight: dict[str | None, int] = defaultdict(int)
    for (_, mediator), told in cells.items():
        weight[mediator] += len(told)
    mediators = sorted(weight, key=lambda code: (code is None, -weight[code], code or ""))
    parties = {one.actor for one in stances if one.role is StanceRole.PARTY}
    actors = sorted({actor for actor, _ in cells}, key=lambda code: (code not in parties, code))
    return actors, mediators, {key: _cell(told, on) for key, told in cells.items()}


def _cell(told: Sequence[Stance], on: When | None) -> Cell:
    ordered = sorted(told, key=lambda one: (str(one.since.since or ""), str(one.since.until or "")), reverse=True)
    holding: dict[StanceValue, Stance] = {}
    for one in ordered:
        if _holds(one, on):
            holding.setdefault(one.value, one)
    return Cell(present=tuple(holding.values()), history=tuple(ordered))


def stances(request: Request) -> Response:
    """Actors by would-be mediators; a cell opens into its history."""
    record, filters = record_of(request), filters_of(request)
    actors, mediators, cells = matrix(filtered_stances(record, filters), filters.on)
    return page(
        request, "stances.html", is_concluded=True, title="Who stands where", record=record, filters=filters,
        actors=actors, mediators=mediators, cells=cells, movers=sorted({one.actor for one in record.stances}),
        origins=[one.name for one in record.reports], disputes=disputes(request),
        exports=(("stances", "csv"), ("stances", "json")),
    )  # fmt: skip


def filtered_events(record: Record, request: Request) -> tuple[Event, ...]:
    """The dated events of the present crisis that a person asked to see, by the first day they admit."""
    params = request.query_params
    mover, sort = params.get("mover", ""), params.get("moves", "")
    try:
        since, until = (When.parse(params[key]) if params.get(key) else None for key in ("from", "to"))
    except ValueError as trouble:
        raise UsageError(f"{trouble}.") from None
    found = [
        one for one in record.events
        if one.when.is_known and one.modality is not Modality.HISTORICAL and (not mover or one.actor == mover)
        and (not sort or one.move.is_mediation == (sort == "mediation"))
        and not (since and one.when.before(since)) and not (until and until.before(one.when))
    ]  # fmt: skip
    return tuple(
        sorted(found, key=lambda one: (str(one.when.since or one.when.until), str(one.when.until or "9999"), one.id))
    )


def chart(request: Request) -> Chart:
    """The drawing of the timeline that a request means."""
    record = record_of(request)
    params = request.query_params
    key = ("chart", *(params.get(name, "") for name in ("dispute", "from", "to", "mover", "moves")))
    return desk_of(request).kept(
        key, lambda: chart_of(filtered_events(record, request), record, since=key[2], until=key[3])
    )


def timeline(request: Request) -> Response:
    """A chart over time and the same as a table."""
    record = record_of(request)
    return page(
        request, "timeline.html", is_concluded=True, title="Timeline", chart=chart(request),
        events=filtered_events(record, request), params=request.query_params,
        movers=sorted({one.actor for one in record.events if one.actor}),
        disputes=disputes(request), exports=(("timeline", "csv"), ("timeline", "json"), ("timeline", "svg")),
    )  # fmt: skip


def filtered_disagreements(record: Record, request: Request) -> list[tuple[int, Disagreement]]:
    """The disagreements of a kind with their place in the record, those between reports first."""
    kind = request.query_params.get("kind", "")
    numbered = [(place, one) for place, one in enumerate(record.disagreements) if not kind or one.kind.value == kind]
    return sorted(numbered, key=lambda item: item[1].within)


def disagreements(request: Request) -> Response:
    """Both sides beside each other; one form each to settle it."""
    record = record_of(request)
    desk: Desk = desk_of(request)
    settled = settlements(record.disagreements, desk.view().reading.standing)
    listed = [(place, one, settled.get(key_of(one))) for place, one in filtered_disagreements(record, request)]
    return page(
        request, "disagreements.html", is_concluded=True, title="Where the reports disagree", listed=listed,
        how=SETTLEMENTS,
        kinds=[one.value for one in DisagreementKind], kind=request.query_params.get("kind", ""),
        dispute=number(request.query_params.get("dispute")), disputes=disputes(request),
        exports=(("disagreements", "csv"), ("disagreements", "json")),
    )  # fmt: skip
