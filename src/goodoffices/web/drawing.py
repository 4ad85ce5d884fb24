"""The timeline as a drawing: lanes, marks and bars with their places, ready for a template to write as SVG.

A lane for each actor; mediation moves above its line, steps and talks around it below. A day is a mark; an interval
is a bar with the mark in its middle; what reaches out of the drawing ends at its edge. Sizes are in user units.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.codebook.actors import display_name
from goodoffices.core.record import Event, Record
from goodoffices.core.report import Quote
from goodoffices.core.when import When
from goodoffices.web.words import event_words

WIDTH, LEFT, RIGHT, TOP, ROW, PAD = 1000, 132, 16, 30, 15, 9
MOST_LANES = 12
MOST_MARKS = 700
MARK = 11
"""Width that a mark keeps free of others."""

CENTRAL = 0.04
"""Share of events at either end that may be left outside where they would stretch the drawing."""

STRETCH = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One event in the drawing: its middle, and the ends of its bar (equal where the day is known)."""

    x: float
    y: float
    left: float
    right: float
    is_open_left: bool
    is_open_right: bool
    event: Event
    says: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The line of one actor: its name, where its line runs, and its marks."""

    name: str
    y: float
    top: float
    bottom: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The whole drawing.

    Attributes:
        ticks: Where a date stands on the axis, with its words.
        n_outside: Events that lie before or after what is drawn.
        n_undrawn: Events inside that are left out, the least supported ones, where there are too many to tell apart.
        n_lanes_left: Actors with few events that have no lane.
    """

    width: int
    height: float
    left: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    since: str
    until: str
    n_outside: int
    n_undrawn: int
    n_lanes_left: int


@dataclass(frozen=True, slots=True)
class _Scale:
    since: date
    until: date

    def x(self, day: date) -> float:
        """The place of a day, held inside the drawing."""
        share = (day - self.since).days / max(1, (self.until - self.since).days)
        return round(LEFT + min(1.0, max(0.0, share)) * (WIDTH - LEFT - RIGHT), 1)


def chart_of(events: Sequence[Event], record: Record, *, since: str = "", until: str = "") -> Chart:
    """The drawing of events.

    Args:
        events: Dated events, in order.
        record: Whose cast decides the order of lanes.
        since: First day drawn, as an ISO prefix; empty to choose it.
        until: Last day drawn; empty to choose it.
    """
    scale = _scale(events, since, until)
    inside = [one for one in events if not _is_outside(one.when, scale)]
    n_inside = len(inside)
    inside = sorted(inside, key=lambda one: (-one.n_origins, not one.move.is_mediation, -_day(one.when)))[:MOST_MARKS]
    lanes_of: dict[str, list[Event]] = defaultdict(list)
    for one in inside:
        lanes_of[one.actor or ""].append(one)
    order = _order(lanes_of, record)
    lanes: list[Lane] = []
    y = float(TOP)
    for actor in order[:MOST_LANES]:
        lane = _lane(actor, lanes_of[actor], y, scale)
        lanes.append(lane)
        y = lane.bottom
    return Chart(
        width=WIDTH, height=y + 8, left=LEFT, lanes=tuple(lanes), ticks=_ticks(scale), since=scale.since.isoformat(),
        until=scale.until.isoformat(), n_outside=len(events) - n_inside,
        n_undrawn=n_inside - len(inside),
        n_lanes_left=max(0, len(order) - MOST_LANES),
    )  # fmt: skip


def _order(lanes_of: dict[str, list[Event]], record: Record) -> list[str]:
    cast = [*record.cast.parties, *record.cast.third_parties]
    counts = Counter({actor: len(told) for actor, told in lanes_of.items()})
    rank = {actor: place for place, actor in enumerate(cast)}
    return sorted(lanes_of, key=lambda actor: (actor == "", rank.get(actor, len(cast)), -counts[actor], actor))


def _scale(events: Sequence[Event], since: str, until: str) -> _Scale:
    """From the first to the last day, without a few far ones that would press the rest together."""
    days = sorted(day for one in events for day in (one.when.since, one.when.until) if day)
    low, high = (days[0], days[-1]) if days else (date(2000, 1, 1), date(2000, 12, 31))
    if len(days) > 4:
        core = max((days[3 * len(days) // 4] - days[len(days) // 4]).days, 7)
        inner = (days[round(CENTRAL * (len(days) - 1))], days[round((1 - CENTRAL) * (len(days) - 1))])
        low = inner[0] if (inner[0] - low).days > STRETCH * core else low
        high = inner[1] if (high - inner[1]).days > STRETCH * core else high
    low = (When.parse(since).since or low) if since else low
    high = (When.parse(until).until or high) if until else high
    if high <= low:
        high = low + timedelta(days=1)
    edge = timedelta(days=max(1, (high - low).days // 40))
    return _Scale(low - edge, high + edge)


def _day(when: When) -> int:
    """A day as a number, for putting the newest first."""
    on = when.until or when.since
    return on.toordinal() if on else 0


def _is_outside(when: When, scale: _Scale) -> bool:
    return bool((when.until and when.until < scale.since) or (when.since and when.since > scale.until))


def _lane(actor: str, events: Iterable[Event], top: float, scale: _Scale) -> Lane:
    """Marks in rows away from the line, so that none covers another."""
    above: list[tuple[Event, float, float, int]] = []
    below: list[tuple[Event, float, float, int]] = []
    rows: dict[bool, list[float]] = {True: [], False: []}
    for one in sorted(events, key=lambda each: (_ends(each.when, scale)[0], each.id)):
        left, right = _ends(one.when, scale)
        side = one.move.is_mediation
        row = _free_row(rows[side], left, right)
        (above if side else below).append((one, left, right, row))
    line = top + PAD + ROW * max(1, len(rows[True]))
    bottom = line + ROW * max(1, len(rows[False])) + PAD
    marks = [_mark(one, left, right, line - ROW * (row + 0.6), scale) for one, left, right, row in above]
    marks += [_mark(one, left, right, line + ROW * (row + 0.6), scale) for one, left, right, row in below]
    marks.sort(key=lambda mark: (mark.x, mark.y))
    name = display_name(actor) if actor else "Not named"
    return Lane(name=name, y=line, top=top, bottom=bottom, marks=tuple(marks))


def _ends(when: When, scale: _Scale) -> tuple[float, float]:
    return scale.x(when.since or scale.since), scale.x(when.until or scale.until)


def _free_row(rows: list[float], left: float, right: float) -> int:
    """The first row that is free from `left` on; its end is moved."""
    start, end = min(left, (left + right - MARK) / 2), max(right, (left + right + MARK) / 2)
    for row, taken in enumerate(rows):
        if taken <= start:
            rows[row] = end
            return row
    rows.append(end)
    return len(rows) - 1


def _mark(one: Event, left: float, right: float, y: float, scale: _Scale) -> Mark:
    says = f"{one.when.text}: {event_words(one)}"
    since, until = one.when.since, one.when.until
    return Mark(
        x=round((left + right) / 2, 1), y=round(y, 1), left=left, right=right,
        is_open_left=since is None or since < scale.since, is_open_right=until is None or until > scale.until,
        event=one, says=says, quote=one.statements[0].quote,
    )  # fmt: skip


def _ticks(scale: _Scale) -> tuple[tuple[float, str], ...]:
    """Dates on the axis: years, months or days, ten at the most."""
    span = (scale.until - scale.since).days
    if span > 3 * 365:
        step = max(1, round(span / 365 / 9))
        days = [date(year, 1, 1) for year in range(scale.since.year + 1, scale.until.year + 1, step)]
        return tuple((scale.x(day), str(day.year)) for day in days)
    if span > 75:
        step = max(1, round(span / 30 / 9))
        months = range(scale.since.year * 12 + scale.since.month, scale.until.year * 12 + scale.until.month, step)
        days = [date(month // 12, month % 12 + 1, 1) for month in months]
        return tuple((scale.x(day), day.strftime("%Y-%m")) for day in days)
    step = max(1, round(span / 9))
    days = [scale.since + timedelta(days=n) for n in range(1, span, step)]
    return tuple((scale.x(day), day.strftime("%m-%d" if span < 40 else "%Y-%m-%d")) for day in days)
