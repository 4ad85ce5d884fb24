"""Where each actor stands on third-party help, over time.

Each statement that sets a stance is a point: a value, the days on which it may hold, and its evidence. Per actor and
mediator the points are read in the order of time:
1. an outright point that meets a conditional one of the same kind is taken under the condition,
2. a point that follows one of its own value within `HOLDS` days, none that ends it between them, adds evidence,
3. any other point opens a stance, and ends those that it contradicts and that lie wholly before it.
Points without days of their own join the last stance of their value, or open one whose start is not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from goodoffices.codebook.words import StanceRole, StanceValue
from goodoffices.core.attribution import best_attribution
from goodoffices.core.record import Stance
from goodoffices.core.statement import Statement
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile.kinds import ENDS, OUTRIGHT, role_of, value_of
from goodoffices.reconcile.order import place
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.placing import Placing

HOLDS = 400  # days after which a stance that nobody repeats is no longer taken to go on
UNSURE = 0.6  # calibrated confidence below which a single statement leaves doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement's stance at its time.

    Attributes:
        is_own: Whether the time is told for the move itself rather than taken from the report.
    """

    statement: Statement
    role: StanceRole
    third_party: str | None
    value: StanceValue
    when: When
    is_own: bool


@dataclass(slots=True, kw_only=True)
class _Run:
    """A stance while it is built."""

    value: StanceValue
    points: list[Point] = field(default_factory=list)
    until: When | None = None

    @property
    def last(self) -> date:
        return max((_end(one.when) for one in self.points), default=date.min)


def _end(when: When) -> date:
    return when.until or when.since or date.min


def _start(when: When) -> date:
    return when.since or when.until or date.max


def find_points(statements: Iterable[Statement], parties: tuple[str, ...], placing: Placing) -> tuple[Point, ...]:
    """The points of all statements that set a stance, in stable order."""
    found = []
    for one in statements:
        value, role = value_of(one), role_of(one, parties)
        if value is None or role is None:
            continue
        third = one.actor if role is StanceRole.THIRD_PARTY else one.third_party
        found.append(
            Point(statement=one, role=role, third_party=third, value=value, when=placing.when(one),
                  is_own=placing.own_when(one) is not None)
        )  # fmt: skip
    return tuple(found)


def build_stances(points: Sequence[Point], origins: Origins) -> tuple[Stance, ...]:
    """The stances of all actors, by actor and mediator in the order of their beginning."""
    groups: dict[tuple[str, StanceRole, str | None], list[Point]] = defaultdict(list)
    for one in points:
        groups[(one.statement.actor or "", one.role, one.third_party)].append(one)
    stances = []
    for (actor, role, third), group in sorted(groups.items(), key=lambda item: (item[0][0], item[0][2] or "")):
        for run in _runs(_absorbed(group)):
            stances.append(_stance(actor, role, third, run, origins))
    return tuple(sorted(stances, key=_stance_order))


def _stance_order(one: Stance) -> tuple[object, ...]:
    return (one.actor, one.third_party or "", _start(one.since), one.value.value, place(one.evidence[0]))


def _absorbed(points: list[Point]) -> list[Point]:
    """Step 1: outright points under the condition that another report or sentence of the same time attaches."""
    terms: dict[StanceValue, list[Point]] = defaultdict(list)
    for one in points:
        if one.value in OUTRIGHT:
            terms[OUTRIGHT[one.value]].append(one)
    found = []
    for one in points:
        met = next((other for other in terms.get(one.value, ()) if one.when.meets(other.when, slack=1)), None)
        found.append(_under(one, met) if met else one)
    return found


def _under(one: Point, met: Point) -> Point:
    """An outright point as evidence of the conditional stance, and at the time of the two that is known better."""
    when = one.when.intersect(met.when) or one.when
    return Point(statement=one.statement, role=one.role, third_party=one.third_party, value=met.value, when=when,
                 is_own=one.is_own)  # fmt: skip


def _runs(points: list[Point]) -> list[_Run]:
    """Steps 2 and 3 over the points of one actor and mediator."""
    placed = [one for one in points if one.when.since]
    runs: list[_Run] = []
    live: dict[StanceValue, _Run] = {}
    for one in sorted(placed, key=lambda one: (_start(one.when), _end(one.when), place(one.statement))):
        for value in sorted(ENDS[one.value] & set(live)):
            if live[value].last < _start(one.when):
                live.pop(value).until = one.when
        run = live.get(one.value)
        if run is None or run.last + timedelta(days=HOLDS) < _start(one.when):
            run = live[one.value] = _Run(value=one.value)
            runs.append(run)
        run.points.append(one)
    for one in sorted((one for one in points if not one.when.since), key=lambda one: place(one.statement)):
        same = [run for run in runs if run.value is one.value]
        if not same:
            runs.append(_Run(value=one.value))
            same = runs[-1:]
        same[-1].points.append(one)
    return runs


def _stance(actor: str, role: StanceRole, third: str | None, run: _Run, origins: Origins) -> Stance:
    evidence = spread([one.statement for one in run.points])
    since = min((one.when for one in run.points if one.when.since), key=lambda when: (_start(when), _end(when)),
                default=UNKNOWN_WHEN)  # fmt: skip
    condition = next((one.condition.text for one in evidence if one.condition), None)
    return Stance(
        actor=actor, role=role, third_party=third, value=run.value,
        condition=condition if run.value in OUTRIGHT else None,
        since=since, until=run.until, evidence=evidence,
        n_origins=origins.count(evidence),
        attribution=best_attribution([one.attribution for one in evidence]),
        doubt=_doubt(evidence, since),
    )  # fmt: skip


def _doubt(evidence: Sequence[Statement], since: When) -> str:
    """Why a stance is to be taken with care; empty where there is no reason."""
    reasons = []
    if max(one.confidence for one in evidence) < UNSURE:
        few = "one statement" if len(evidence) == 1 else f"{len(evidence)} statements"
        reasons.append(f"rests on {few} of low confidence")
    others = {one.speaker for one in evidence if one.speaker_kind and one.speaker_kind.value in ("anonymous", "media")}
    if others and all(one.speaker in others for one in evidence):
        reasons.append("rests on unnamed sources or media alone")
    if since.since is None or since.until is None:
        reasons.append("its beginning is known only as an open interval")
    return "; ".join(reasons)


def strength(one: Statement) -> tuple[object, ...]:
    """How good a statement is as evidence, the best first: conditions shown, sure, well attributed, told early."""
    return (one.condition is None, round(-one.confidence, 1), one.attribution.rung, place(one))


def spread(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Evidence with the strongest first, each report once before any comes twice; each sentence once."""
    turns: dict[str, int] = defaultdict(int)
    seen: set[tuple[str, int]] = set()
    ranked = []
    for one in sorted(statements, key=strength):
        key = (one.quote.report, one.quote.start)
        if key in seen:
            continue
        seen.add(key)
        ranked.append((turns[one.quote.report], strength(one), one))
        turns[one.quote.report] += 1
    return tuple(one for _, _, one in sorted(ranked, key=lambda item: (item[0], item[1])))
