"""The outlook: the conflict as a graph, what each player wants and why, edited and solved again, before and after."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from goodoffices import pipeline
from goodoffices.core.brief import Lines, Section
from goodoffices.core.conflict import Conflict, Want, Wants
from goodoffices.core.outlook import OutcomeView, Outlook
from goodoffices.core.record import Record
from goodoffices.errors import CaseError, UsageError
from goodoffices.store.casefile import open_case
from goodoffices.store.conflicts import Edited, keep_conflict, newest_conflict
from goodoffices.web.forms import Form, back, posting
from goodoffices.web.graph import Graph, graph_of
from goodoffices.web.pages.conclusions import disputes
from goodoffices.web.rendering import desk_of, environment, exporting, number, page, settings_of, who

N_SAMPLES = 200
KEPT = 8
PATIENCE = 0.6
"""Seconds that a page waits for the solver before it shows itself without the answer and asks again."""

FILE = "conflict.yaml"

_LOCK = threading.Lock()
_SOLVED: OrderedDict[str, Future[Answer]] = OrderedDict()
_WORKER = ThreadPoolExecutor(1, thread_name_prefix="outlook")


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What the page shows.

    Attributes:
        record: The record that the conflict is drafted from.
        drafted: The conflict as drafted.
        text: The conflict file as it stands, edited or drafted.
        conflict: The same as a value.
        edited: Whose edit it is; None for the draft.
        changes: What newer reports changed, or would change, in an edited file.
    """

    record: Record
    drafted: Conflict
    text: str
    conflict: Conflict
    edited: Edited | None
    changes: tuple[str, ...]


def board_of(request: Request) -> Board:
    """The conflict of a case as it stands.

    Raises:
        CaseError: If the record holds fewer than two parties.
    """
    desk, dispute = desk_of(request), number(request.query_params.get("dispute"))
    record = desk.record(dispute)
    if len(record.cast.parties) < 2:
        raise CaseError("an outlook needs two parties.", hint="Name them when the case is made, or add reports.")
    with open_case(settings_of(request).case) as case:
        edited = newest_conflict(case)
    return desk.kept(("board", dispute, edited.id if edited else 0), lambda: _board(record, edited))


def _board(record: Record, edited: Edited | None) -> Board:
    from goodoffices.solve import parse_conflict

    text, changes = pipeline.draft(record, before=edited.text if edited else "")
    fresh = pipeline.drafted(record) if edited else parse_conflict(text, FILE)
    return Board(
        record=record, drafted=fresh, text=text, conflict=parse_conflict(text, FILE), edited=edited, changes=changes
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What follows from a conflict, in words and as a drawing."""

    told: Outlook
    graph: Graph


def _answer(conflict: Conflict, record: Record) -> Answer:
    return Answer(told=pipeline.outlook(conflict, record, n_samples=N_SAMPLES), graph=drawn(conflict))


def solved(conflict: Conflict, record: Record) -> Future[Answer]:
    """What follows from a conflict, worked out beside the pages; the last few are kept."""
    from goodoffices.solve import dump_conflict

    key = hashlib.sha256((record.title + dump_conflict(conflict)).encode()).hexdigest()
    with _LOCK:
        if key not in _SOLVED:
            _SOLVED[key] = _WORKER.submit(copy_context().run, _answer, conflict, record)
            while len(_SOLVED) > KEPT:
                _SOLVED.popitem(last=False)
        _SOLVED.move_to_end(key)
        return _SOLVED[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One outcome under one reading, as drafted and as it stands: shares from 0 to 1, None where it is not there."""

    reading: str
    outcome: str
    comes_before: float | None
    comes_after: float | None
    holds_before: float | None
    holds_after: float | None

    @property
    def is_changed(self) -> bool:
        """Whether the edit moved either share by a point or more."""
        pairs = ((self.comes_before, self.comes_after), (self.holds_before, self.holds_after))
        return any((a is None) != (b is None) or abs((a or 0) - (b or 0)) >= 0.01 for a, b in pairs)


def compared(before: Outlook, after: Outlook) -> list[Comparison]:
    """Each outcome before and after an edit."""
    shares = [
        {(" ".join(view.says), each.outcome.name or each.outcome.id): _shares(each) for view in told.readings
         for each in view.outcomes}
        for told in (before, after)
    ]  # fmt: skip
    return [
        Comparison(
            reading=key[0], outcome=key[1],
            comes_before=shares[0].get(key, (None, None))[0], comes_after=shares[1].get(key, (None, None))[0],
            holds_before=shares[0].get(key, (None, None))[1], holds_after=shares[1].get(key, (None, None))[1],
        )
        for key in dict.fromkeys((*shares[0], *shares[1]))
    ]  # fmt: skip


def _shares(each: OutcomeView) -> tuple[float | None, float | None]:
    way = each.way
    comes = 1.0 if way.is_now else way.comes.share
    holds = dict(way.stands).get("seq")
    return comes, holds.share if holds is not None else None


def section(told: Outlook, record: Record) -> Section:
    """The outlook as a section of the brief."""
    from goodoffices.brief.outlook import outlook_section

    return outlook_section(told, record)


def parted(told: Section) -> tuple[Section | None, Section]:
    """What the section says in short, which goes before the drawing, and the rest, which goes behind the wants."""
    first = told.blocks[0]
    if not isinstance(first, Lines) or not first.heading:
        return None, told
    short = Section(key="short", title=first.heading, blocks=(replace(first, heading=""),), note=told.note)
    return short, replace(told, blocks=told.blocks[1:], note="")


def drawn(conflict: Conflict) -> Graph:
    """The states on the ways from now to what holds, in the default order of wants."""
    from goodoffices.solve import all_readings, choose_readings, settle, solve_conflict

    readings = all_readings(conflict)
    chosen = choose_readings(conflict, readings[0]) if readings else conflict
    return graph_of(solve_conflict(settle(chosen), concepts=("nash", "seq")), conflict)


def outlook(request: Request) -> Response:
    """Graph, answers, preferences with their basis, and the file itself; the answers come when they are there."""
    from goodoffices.outlook import want_notes

    board = board_of(request)
    wanted = [solved(board.conflict, board.record)]
    if board.edited:
        wanted.append(solved(board.drafted, board.record))
    is_ready = not wait(wanted, timeout=PATIENCE).not_done
    answered = wanted[0].result() if is_ready else None
    told = answered.told if answered else None
    short, rest = parted(section(told, board.record)) if told else (None, None)
    answer = page(
        request, "outlook.html", is_concluded=True, title="Outlook", board=board, is_wants=is_wants,
        graph=answered.graph if answered else None,
        short=short, section=rest,
        notes={one.id: one for one in want_notes(board.conflict, board.record)},
        comparison=compared(wanted[1].result().told, told) if told and board.edited else (),
        references=references(board.record), disputes=disputes(request),
        dispute=number(request.query_params.get("dispute")),
        exports=(("outlook", "json"), ("outlook", "yaml"), ("outlook", "svg")),
    )  # fmt: skip
    if not is_ready:
        answer.headers["refresh"] = f"1; url={request.url.path}{exporting(request.query_params)}"
    return answer


def is_wants(preferences: object) -> bool:
    """Whether preferences are statements in order, which the page can move about."""
    return isinstance(preferences, Wants)


def references(record: Record) -> dict[str, int]:
    """The number of each report by its name."""
    return {one.name: one.number for one in record.reports}


def exported(request: Request, form: str) -> str | None:
    """The outlook as JSON, the conflict as YAML, the graph as SVG."""
    import json

    from goodoffices.brief.shape import plain

    board = board_of(request)
    if form == "yaml":
        return board.text
    if form == "svg":
        return (
            environment()
            .get_template("graph.svg")
            .render(graph=solved(board.conflict, board.record).result().graph, is_alone=True)
        )
    if form == "json":
        made = plain(section(solved(board.conflict, board.record).result().told, board.record))
        return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    return None


def _save(request: Request, form: Form) -> Response:
    """A whole file, one want moved or turned round, or back to the draft."""
    from goodoffices.solve import parse_conflict, validate_conflict

    board = board_of(request)
    action = form["action"]
    if action == "draft":
        text, why = "", form["why"]
    elif action == "file":
        text, why = form["text"], form["why"]
        validate_conflict(parse_conflict(text, FILE))
    else:
        text, why = _with_want(board, action, form["want"]), form["why"] or f"{action}: {form['want']}"
    with open_case(settings_of(request).case) as case:
        keep_conflict(case, who=who(request), why=why, text=text)
    return back(form, "/outlook", told="Solved again.", anchor="compare")


def _with_want(board: Board, action: str, want: str) -> str:
    """The file with one want moved up or down or turned round, its stamps kept."""
    from goodoffices.solve import dump_conflict, validate_conflict

    conflict = edited_conflict(board.conflict, action, want)
    validate_conflict(conflict)
    stamps = [line for line in board.text.splitlines() if line.startswith("# drafted: ")]
    return "\n".join([str(dump_conflict(conflict)), *stamps, ""])


def edited_conflict(conflict: Conflict, action: str, want: str) -> Conflict:
    """The conflict with one want moved up or down, turned round, or settled.

    Raises:
        UsageError: If there is no such want or action.
    """
    for place, player in enumerate(conflict.players):
        wants = player.preferences
        if isinstance(wants, Wants) and any(one.id == want for one in wants.all):
            changed = replace(player, preferences=_edited(wants, action, want))
            return replace(conflict, players=(*conflict.players[:place], changed, *conflict.players[place + 1 :]))
    raise UsageError(f"no preference {want!r}.", hint="Load the page again.")


def _edited(wants: Wants, action: str, want: str) -> Wants:
    if action == "turn":
        return Wants(
            groups=tuple(tuple(_turned(one, want) for one in group) for group in wants.groups),
            anywhere=tuple(_turned(one, want) for one in wants.anywhere),
        )
    if action not in ("up", "down"):
        raise UsageError(f"{action!r} cannot be done to a preference.")
    one = next(each for each in wants.all if each.id == want)
    groups = [tuple(each for each in group if each.id != want) for group in wants.groups]
    at = next((n for n, group in enumerate(wants.groups) if one in group), len(groups))
    was_alone = at < len(groups) and not groups[at]
    # Out of a group it goes just before or behind it; alone, it changes places with its neighbour.
    to = at - (1 if action == "up" and was_alone else 0) + (1 if action == "down" else 0)
    groups = (
        [*groups[: max(0, to)], (one,), *groups[max(0, to) :]] if not was_alone else _swapped(groups, one, at, action)
    )
    rest = tuple(each for each in wants.anywhere if each.id != want)
    return Wants(groups=tuple(group for group in groups if group), anywhere=rest)


def _swapped(groups: list[tuple[Want, ...]], one: Want, at: int, action: str) -> list[tuple[Want, ...]]:
    kept = groups[:at] + groups[at + 1 :]
    to = min(len(kept), max(0, at + (-1 if action == "up" else 1)))
    return [*kept[:to], (one,), *kept[to:]]


def _turned(one: Want, want: str) -> Want:
    """The opposite of a want; an open one is settled first as it stands."""
    if one.id != want:
        return one
    if one.is_sign_open:
        return replace(one, is_sign_open=False)
    bare = one.expression.strip()
    if bare.startswith("not ") and " " not in bare[4:].strip():
        return replace(one, expression=bare[4:].strip())
    return replace(one, expression=f"not ({bare})" if " " in bare else f"not {bare}")


save_conflict = posting(_save)
