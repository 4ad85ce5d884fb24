"""Statements about one happening, across reports and the languages of their titles, as one event.

1. Statements are parted by actor, move, mediator or target, and whether they tell a precedent.
2. Within such a group, in the order of time, those whose days meet are one event. The days of a statement are its own
   where it tells them; else it may tell anything of the `FRESH` days before its report. Undated ones join the event
   with the most origins among those that they may tell. Deeds without an author are first parted by the names told
   with them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from goodoffices.codebook.words import Modality
from goodoffices.core.attribution import best_attribution
from goodoffices.core.record import Event
from goodoffices.core.statement import Statement
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile.order import place
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.placing import Placing
from goodoffices.reconcile.wording import report_refs

FRESH = 14  # days that a report without a date for a move usually looks back
FIRMNESS = (Modality.ACTUAL, Modality.CONDITIONAL, Modality.POSSIBLE, Modality.HISTORICAL)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]{3,}")  # a name, not at the head of a sentence
Timed = tuple[When, Statement]


def find_events(statements: Sequence[Statement], placing: Placing, origins: Origins) -> tuple[Event, ...]:
    """The events that the statements tell, in the order of time."""
    groups: dict[tuple[object, ...], list[Timed]] = defaultdict(list)
    for one in statements:
        groups[_key(one)].append((_span(one, placing), one))
    found = []
    for key, told in sorted(groups.items(), key=lambda item: str(item[0])):
        for same in [told] if key[0] else _named_alike(told):
            found.extend(_happenings(same, origins))
    events = sorted((_event(group, origins) for group in found), key=_event_order)
    return tuple(_numbered(events))


def _key(one: Statement) -> tuple[object, ...]:
    aim = (one.third_party or "",) if one.move.is_mediation else one.toward
    return (one.actor or "", one.actor_role.value, one.move.value, aim, one.modality is Modality.HISTORICAL)


def _span(one: Statement, placing: Placing) -> When:
    """The days that a statement may tell of."""
    own = placing.own_when(one)
    if own is not None:
        return own
    when = placing.when(one)
    if when.since and when.until:
        return When(since=when.since - timedelta(days=FRESH), until=when.until)
    return when


def _happenings(told: list[Timed], origins: Origins) -> list[list[Timed]]:
    """Step 2."""
    groups: list[list[Timed]] = []
    common: list[When] = []
    for when, one in sorted((item for item in told if item[0].since and item[0].until), key=_timed_key):
        shared = common[-1].intersect(when) if common else None
        if shared is None:
            groups.append([])
            common.append(when)
        else:
            common[-1] = shared
        groups[-1].append((when, one))
    support = [origins.count(one for _, one in group) for group in groups]
    for when, one in sorted((item for item in told if not (item[0].since and item[0].until)), key=_timed_key):
        fitting = [n for n, days in enumerate(common) if days.meets(when)]
        if not fitting:
            fitting = [len(groups)]
            groups.append([])
            common.append(when)
            support.append(0)
        groups[min(fitting, key=lambda n: (-support[n], n))].append((when, one))
    return groups


def _named_alike(told: list[Timed]) -> list[list[Timed]]:
    """Deeds of which no report names the author, parted by the places and persons named with them, or by their day."""
    groups: list[tuple[set[str], list[Timed]]] = []
    for when, one in sorted(told, key=_timed_key):
        names = set(NAME.findall(one.quote.text)) | ({when.text} if when.is_day else set())
        fitting = [group for group in groups if group[0] & names]
        merged = (names.union(*(group[0] for group in fitting)), [*(t for g in fitting for t in g[1]), (when, one)])
        groups = [*(group for group in groups if not any(group is other for other in fitting)), merged]
    return [group for _, group in groups]


def _timed_key(item: Timed) -> tuple[object, ...]:
    when, one = item
    return (when.since or date.min, when.until or date.max, place(one))


def _event(group: list[Timed], origins: Origins) -> Event:
    statements = tuple(one for _, one in sorted(group, key=lambda item: place(item[1])))
    first = statements[0]
    return Event(
        id="", actor=first.actor, move=first.move, third_party=first.third_party,
        toward=tuple(sorted({name for one in statements for name in one.toward})),
        modality=min((one.modality for one in statements), key=FIRMNESS.index),
        when=_common([when for when, _ in group]), statements=statements, n_origins=origins.count(statements),
        attribution=best_attribution([one.attribution for one in statements]), left_out=_left_out(statements),
    )  # fmt: skip


def _common(whens: Iterable[When]) -> When:
    """The days that all admit, as far as any are left; bounded ones go first."""
    common = UNKNOWN_WHEN
    for when in sorted(whens, key=_bounds):
        common = common.intersect(when) or common
    return common


def _bounds(one: When) -> tuple[bool, date, date]:
    """Intervals with both bounds first, then by their bounds."""
    return (one.since is None or one.until is None, one.since or date.min, one.until or date.max)


def _event_order(one: Event) -> tuple[object, ...]:
    return (one.when.since or one.when.until or date.max, one.when.until or date.max, place(one.statements[0]))


def _numbered(events: Iterable[Event]) -> Iterable[Event]:
    for n, one in enumerate(events, 1):
        yield Event(
            id=f"e{n}", actor=one.actor, move=one.move, third_party=one.third_party, toward=one.toward,
            modality=one.modality, when=one.when, statements=one.statements, n_origins=one.n_origins,
            attribution=one.attribution, left_out=one.left_out,
        )  # fmt: skip


def _left_out(statements: Sequence[Statement]) -> tuple[tuple[str, str], ...]:
    """For each report, what others tell of the event and it does not: condition, agreement, speaker, day."""
    details: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in statements:
        for detail in _details(one):
            details[detail].append(one)
    reports = sorted({(one.quote.number, one.quote.report) for one in statements})
    sorts = {sort: {one.quote.report for (s, _), told in details.items() if s == sort for one in told}
             for sort, _ in details}  # fmt: skip
    found = []
    for _, name in reports:
        for (sort, words), told in sorted(details.items()):
            if name not in sorts[sort]:
                refs = report_refs([one.quote for one in told])
                found.append((name, f"does not give the {sort} that {refs} has: {words}"))
    return tuple(found)


def _details(one: Statement) -> list[tuple[str, str]]:
    found = [("agreement", name) for name in one.frameworks]
    if one.condition:
        found.append(("condition", one.condition.text))
    if one.speaker:
        found.append(("source", one.speaker))
    if one.when:
        found.append(("date", one.when.text))
    return found
