"""Where each actor stands on third-party help, over time.

Each statement that sets a stance is a point: a value, the days on which it may hold, and its evidence. Per actor and
mediator the points are read in the order of time:
1. an outright point that meets a conditional one of the same kind is taken under the condition,
2. a point that follows one of its own value within `HOLDS` days, none that ends it between them, adds evidence,
3. any other point opens a stance, and ends those that it contradicts and that lie before it by more than `NEAR` days;
   one of an undated report ends none, and a stance that only such reports tell is ended after `HOLDS`; a doubtful one
   neither ends nor prolongs what is read surely; who has stopped mediating of the same or of unknown days mediates no
   more, since none stops what it has not begun,
4. a point of an undated report joins a stance of its value within the life of news; what is told in hindsight joins
   the last one before it, else it is a stance of its own until a later word surely ends it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.phrasing import SAYS_NOTHING
from goodoffices.codebook.words import StanceRole, StanceValue
from goodoffices.core.attribution import best_attribution
from goodoffices.core.record import Stance
from goodoffices.core.report import Quote
from goodoffices.core.statement import UNSURE, Statement
from goodoffices.core.surety import reading_doubt
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile.answered import answered_offers
from goodoffices.reconcile.evidence import spread
from goodoffices.reconcile.kinds import ENDS, OUTRIGHT, ToldTerms, role_of, value_of
from goodoffices.reconcile.order import place
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.placing import Placing
from goodoffices.reconcile.wording import listed, possessive

NEAR = 3  # days within which two voices of one actor may differ without one having replaced the other
NEWS = 60  # days after the latest that it tells within which an undated report is taken to be written
HOLDS = 400  # days after which a stance that nobody repeats is no longer taken to go on


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement's stance at its time.

    Attributes:
        is_own: Whether the time is told for the move itself rather than taken from the report.
        bound: The same time, with what little is known of a report that is hardly dated.
    """

    statement: Statement
    role: StanceRole
    third_party: str | None
    value: StanceValue
    when: When
    is_own: bool
    bound: When = UNKNOWN_WHEN

    @property
    def is_silence(self) -> bool:
        """Whether a would-be mediator is but told to say nothing."""
        is_open = self.value is StanceValue.UNCLEAR and self.role is StanceRole.THIRD_PARTY
        return is_open and SAYS_NOTHING.search(self.statement.quote.text) is not None


@dataclass(slots=True, kw_only=True)
class _Run:
    """A stance while it is built."""

    value: StanceValue
    points: list[Point] = field(default_factory=list)
    until: When | None = None
    followers: list[tuple[_Run, Point]] = field(default_factory=list)

    @property
    def last(self) -> date:
        return max((_end(one.when) for one in self.points), default=date.min)

    @property
    def firm(self) -> list[Point]:
        """The points that are read surely; all where none is."""
        return [one for one in self.points if one.statement.confidence >= UNSURE] or self.points

    def yields_to(self, one: Point) -> bool:
        """Whether a point may end it: silence does not, and a doubtful word ends nothing that is read surely."""
        if one.is_silence:
            return False
        return one.statement.confidence >= UNSURE or all(old.statement.confidence < UNSURE for old in self.points)

    def is_over(self, on: date) -> bool:
        """Whether all that surely tells it lies before a day.

        Undated reports may be written weeks after what they tell, so that they alone end only where nothing told goes
        on that long.
        """
        last = max(_latest(one.when) for one in self.firm)
        is_dated = any(one.when.until for one in self.firm)
        return last < on if is_dated else last > date.min and last < on - timedelta(days=HOLDS)


def _latest(when: When) -> date:
    if when.until is not None or when.since is None:
        return _end(when)
    return when.since + timedelta(days=NEWS) if when.since < date.max - timedelta(days=NEWS) else when.since


def _end(when: When) -> date:
    return when.until or when.since or date.min


def _start(when: When) -> date:
    return when.since or when.until or date.max


def find_points(statements: Iterable[Statement], parties: tuple[str, ...], placing: Placing) -> tuple[Point, ...]:
    """The points of all statements that set a stance, in stable order."""
    given = tuple(statements)
    found, terms = [], ToldTerms(answered=answered_offers(given, parties, placing))
    for one in given:
        value, role = value_of(one), role_of(one, parties)
        if value is None or role is None:
            continue
        third = one.actor if role is StanceRole.THIRD_PARTY else one.third_party
        value = StanceValue(terms.value(one, value.value, third))
        found.append(
            Point(statement=one, role=role, third_party=third, value=value, when=placing.when(one),
                  is_own=placing.own_when(one) is not None, bound=placing.bound(one))
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
        met = next((other for other in terms.get(one.value, ()) if _sets_terms(other, one)), None)
        found.append(_under(one, met) if met else one)
    return found


def _sets_terms(terms: Point, one: Point) -> bool:
    """Whether a conditional point may be the same word as an outright one: of its time, and not read less surely.

    An undated report is taken to be written within `NEWS` days of the latest that it tells.
    """
    left, right = (_within_news(each.when) for each in (terms, one))
    is_doubtful = terms.statement.confidence < UNSURE <= one.statement.confidence
    return not is_doubtful and left.meets(right, slack=1)


def _within_news(when: When) -> When:
    return when if when.until or when.since is None else When(since=when.since, until=_latest(when))


def _under(one: Point, met: Point) -> Point:
    """An outright point as evidence of the conditional stance, and at the time of the two that is known better."""
    when = one.when.intersect(met.when) or one.when
    return Point(statement=one.statement, role=one.role, third_party=one.third_party, value=met.value, when=when,
                 is_own=one.is_own, bound=one.bound)  # fmt: skip


def _runs(points: list[Point]) -> list[_Run]:
    """Steps 2 to 4 over the points of one actor and mediator."""
    closed = [one for one in points if one.when.since and one.when.until]
    opened = [one for one in points if one.when.since and not one.when.until]
    runs = _in_time(closed)
    far = [one for one in opened if not any(_is_near(run, one) for run in runs)]
    runs = _in_time([*closed, *far]) if far else runs
    for one in sorted((one for one in opened if one not in far), key=_point_key):
        run = next(run for run in runs if _is_near(run, one))
        run.points.append(one)
        if run.until is not None and _latest(one.when) >= _start(run.until):
            run.until = None  # an undated report may still tell it when the other stance is told
            _end_later(run, runs)
    for one in sorted((one for one in points if not one.when.since), key=_point_key):
        same = [run for run in runs if run.value is one.value]
        before = [run for run in same if _start(run.points[0].when) <= _end(one.when)]
        if not same:
            runs.append(_Run(value=one.value))
        (before or same or runs)[-1].points.append(one)
        if not same and one.when.until:
            _end_later(runs[-1], runs)
    _stop(runs)
    return runs


def _stop(runs: Sequence[_Run]) -> None:
    """End the mediating of whom nothing tells as mediating later than it is told to have stopped."""
    stopped = [run for run in runs if run.value is StanceValue.WITHDRAWN and run.until is None]
    for run in (one for one in runs if one.value is StanceValue.MEDIATES and one.until is None):
        begun = max((_start(one.when) for one in run.points if one.when.since), default=date.min)
        enders = [(each, one) for each in stopped for one in each.points if begun <= _last_day(one.when)]
        enders = [(each, one) for each, one in enders if run.yields_to(one)]
        if enders:
            other, ender = max(enders, key=lambda item: _point_key(item[1]))
            run.until = ender.when
            run.followers.append((other, ender))


def _last_day(when: When) -> date:
    """The last day that a time admits; open towards the present where it has no end."""
    return when.until or date.max


def _end_later(run: _Run, runs: Sequence[_Run]) -> None:
    """End a stance by the first later point that surely ends it, where there is one."""
    mixed = _told_in_one_breath([one for other in runs for one in other.points])
    enders = [
        (one, other)
        for other in runs if run.value in ENDS[other.value]
        for one in other.points
        if one.when.until and one.statement.quote not in mixed and run.yields_to(one)
        and run.is_over(_start(one.when) - timedelta(days=_patience(one.when)))
    ]  # fmt: skip
    if enders:
        ender, other = min(enders, key=lambda item: _point_key(item[0]))
        run.until = ender.when
        run.followers.append((other, ender))


def _point_key(one: Point) -> tuple[object, ...]:
    return (_start(one.when), _end(one.when), place(one.statement))


def _is_near(run: _Run, one: Point) -> bool:
    """Whether an undated report may well tell of a stance: the latest that it tells lies within the life of news."""
    gap = timedelta(days=NEWS)
    first = _start(run.points[0].when)
    return run.value is one.value and first - gap <= _start(one.when) <= run.last + gap


def _in_time(points: list[Point]) -> list[_Run]:
    """Steps 2 and 3 over points with a lower bound."""
    runs: list[_Run] = []
    live: dict[StanceValue, _Run] = {}
    mixed = _told_in_one_breath(points)
    for one in sorted(points, key=_point_key):
        over, is_mixed = [], one.statement.quote in mixed
        if not is_mixed and one.when.until:
            ended = sorted(value for value in ENDS[one.value] & set(live) if live[value].yields_to(one))
            slack = timedelta(days=_patience(one.when))
            over = [live.pop(value) for value in ended if live[value].is_over(_start(one.when) - slack)]
        run = live.get(one.value) or (_last_of(one.value, runs) if is_mixed else None)
        if run is None or run.last + timedelta(days=HOLDS) < _start(one.when):
            run = live[one.value] = _Run(value=one.value)
            runs.append(run)
        run.points.append(one)
        for old in over:
            old.until = one.when
            old.followers.append((run, one))
    return runs


def _last_of(value: StanceValue, runs: Sequence[_Run]) -> _Run | None:
    """The last stance of a value, though it has ended: what tells its end in one breath tells of it."""
    return next((one for one in reversed(runs) if one.value is value), None)


def _patience(when: When) -> int:
    """Days by which a new word must come later to end an older stance: a month or year named is later as it is."""
    return NEAR if when.since and when.until and (when.until - when.since).days <= NEAR else 0


def _told_in_one_breath(points: list[Point]) -> set[Quote]:
    """Sentences that tell two stances of one time that would end each other: neither then ends an older one."""
    told: dict[Quote, list[Point]] = defaultdict(list)
    for one in points:
        told[one.statement.quote].append(one)
    return {
        quote
        for quote, same in told.items()
        if any(_end_each_other(one, other) for n, one in enumerate(same) for other in same[n + 1 :])
    }


def _end_each_other(one: Point, other: Point) -> bool:
    """Whether either of two points would end the other, and no order between them is told."""
    is_mutual = other.value in ENDS[one.value] and one.value in ENDS[other.value]
    is_ordered = (one.when.since is None) != (other.when.since is None)  # one of them is told in hindsight
    return is_mutual and not is_ordered and one.when.meets(other.when)


def _stance(actor: str, role: StanceRole, third: str | None, run: _Run, origins: Origins) -> Stance:
    evidence = spread([one.statement for one in run.points])
    condition = next((one.condition.text for one in evidence if one.condition), None)
    return Stance(
        actor=actor, role=role, third_party=third, value=run.value,
        condition=condition if run.value in OUTRIGHT else None,
        since=_beginning(run.points), until=run.until, evidence=evidence,
        n_origins=origins.count(evidence),
        attribution=best_attribution([one.attribution for one in evidence]),
        doubt=_doubt(evidence),
    )  # fmt: skip


def _beginning(points: Sequence[Point]) -> When:
    """Among which days it began: from the earliest that its points admit to the first by which one of them lies."""
    told = [one.when for one in points if one.when.since] or [one.bound for one in points if one.bound.since]
    if not told:
        return UNKNOWN_WHEN
    return When(since=min(map(_start, told)), until=min((one.until for one in told if one.until), default=None))


def _doubt(evidence: Sequence[Statement]) -> str:
    """Why a stance is to be taken with care; empty where there is no reason."""
    reasons = [read] if (read := reading_doubt(evidence)) else []
    others = {one.speaker for one in evidence if one.speaker_kind and one.speaker_kind.value in ("anonymous", "media")}
    if others and all(one.speaker in others for one in evidence):
        reasons.append("rests on unnamed sources or media alone")
    issuers = sorted({one.issuer or "" for one in evidence if one.speaker is None})
    if issuers and "" not in issuers and evidence[0].actor not in issuers and not any(one.speaker for one in evidence):
        reasons.append(f"rests on {listed([possessive(display_name(one)) for one in issuers])} own communiqué alone")
    return "; ".join(reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """An older stance and the newer one that ended it, as the statements of either; the newer from that time on."""

    old: tuple[Point, ...]
    new: tuple[Point, ...]

    @property
    def subject(self) -> tuple[str, StanceRole, str | None]:
        """Whose stance on whom it is."""
        first = self.old[0]
        return first.statement.actor or "", first.role, first.third_party


def find_transitions(points: Sequence[Point]) -> tuple[Transition, ...]:
    """Where one stance of an actor ended another, per actor and mediator in the order of time."""
    groups: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for one in points:
        groups[(one.statement.actor or "", one.role.value, one.third_party or "")].append(one)
    found: list[Transition] = []
    for _, group in sorted(groups.items(), key=lambda item: item[0]):
        for run in _runs(group):
            for other, ender in run.followers:
                later = tuple(one for one in other.points if _start(one.when) >= _start(ender.when))
                found.append(
                    Transition(old=tuple(run.points), new=(ender, *(one for one in later if one is not ender)))
                )
    return tuple(found)
