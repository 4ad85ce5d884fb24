"""Statements about one happening, across reports and the languages of their titles, as one event.

1. Statements are parted by actor, move, mediator or target, and whether they tell a precedent.
2. Within such a group, in the order of time, those whose days meet are one event. The days of a statement are its own
   where it tells them; else it may tell anything of the `FRESH` days before its report. Undated ones join the event
   with the most origins among those that they may tell; contacts and calls never that of a single day. Deeds without
   an author are first parted by the names, days and numbers of dead told with them, hostile steps of an actor by their
   sort; what is planned stands apart from what is done, unless of the same day and place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from goodoffices.codebook.phrasing import STEPS
from goodoffices.codebook.roles import load_roles
from goodoffices.codebook.words import Modality, Move, SpeakerKind
from goodoffices.core.attribution import best_attribution
from goodoffices.core.record import Event
from goodoffices.core.statement import UNSURE, Statement
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile.clues import find_clues, names_only_days_to_come
from goodoffices.reconcile.naming import actors_in
from goodoffices.reconcile.order import place
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.parting import words_of
from goodoffices.reconcile.placing import FRESH, Placing
from goodoffices.reconcile.slips import NUMBER, WORDS
from goodoffices.reconcile.wording import report_refs

DEEDS = (Move.URGE, Move.CONSULT, Move.NEGOTIATE)  # done on a day, and again on others
COPIED = 8  # words from which a sentence that comes again is the same telling
FIRMNESS = (Modality.ACTUAL, Modality.CONDITIONAL, Modality.POSSIBLE, Modality.HISTORICAL)
PLACE = re.compile(r"\b(?:in|at|near) ([A-Z][\w’'-]{2,})")
DEAD = re.compile(
    rf"\b{NUMBER} (?:[a-z]+ )?(?:lives|people|persons|dead|killed|deaths|(?:civilian|soldier|sailor|tourist)s)\b"
    rf"|\b(?:kill(?:ed|ing|s)|claim(?:ed|ing|s)|death of)(?: at least| some| about)? {NUMBER}\b"
)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]{3,}")  # a name, not at the head of a sentence
Timed = tuple[When, Statement]


def find_events(statements: Sequence[Statement], placing: Placing, origins: Origins) -> tuple[Event, ...]:
    """The events that the statements tell, in the order of time."""
    groups: dict[tuple[object, ...], list[Timed]] = defaultdict(list)
    for one in statements:
        if not _is_opinion(one):
            groups[_key(one)].append((_span(one, placing), one))
    found = []
    for key, every in sorted(groups.items(), key=lambda item: str(item[0])):
        told = _same_days(every, placing)
        alike = _met_alike(told) if key[2] == Move.CONSULT.value else [told]
        steps = [part for each in alike for part in _of_one_sort(each)]
        for same in [part for each in steps for part in _parted(each, placing)] if key[0] else _named_alike(told):
            found.extend(_happenings(same, origins))
    events = sorted((_event(group, placing, origins) for group in found), key=_event_order)
    return tuple(_numbered(events))


def _same_days(told: list[Timed], placing: Placing) -> list[Timed]:
    """The statements, what copies tell in the same long sentence being of the days that the first dated one has."""
    days: dict[str, When] = {}
    for when, one in sorted(told, key=lambda item: _seniority(item[1], placing)):
        days.setdefault(words_of(one.quote.text), when)
    is_long = [len(one.quote.text.split()) >= COPIED for _, one in told]
    return [(days[words_of(one.quote.text)] if long else when, one)
            for (when, one), long in zip(told, is_long, strict=True)]  # fmt: skip


def _seniority(one: Statement, placing: Placing) -> tuple[bool, str, int]:
    """Order in which the days of copies are believed: dated reports before others, earlier before later."""
    dating = placing.datings[one.quote.report]
    return not dating.when.is_day, str(dating.when.since or ""), one.quote.number


def _is_opinion(one: Statement) -> bool:
    """Whether an expert tells what an actor might do, or on what terms: nothing that happened."""
    return one.speaker_kind is SpeakerKind.EXPERT and one.modality in (Modality.CONDITIONAL, Modality.POSSIBLE)


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
        fitting = [n for n, days in enumerate(common) if days.meets(when) and not (one.move in DEEDS and days.is_day)]
        if not fitting:
            fitting = [len(groups)]
            groups.append([])
            common.append(when)
            support.append(0)
        groups[min(fitting, key=lambda n: (-support[n], n))].append((when, one))
    return groups


def _of_one_sort(told: list[Timed]) -> list[list[Timed]]:
    """Hostile steps of an actor parted by their sort: to close a border and to fire across it are two."""
    if told[0][1].move is not Move.ESCALATE:
        return [told]
    sorts: dict[str, list[Timed]] = defaultdict(list)
    for item in told:
        sorts[next((sort for sort, words in STEPS.items() if words.search(item[1].quote.text)), "")].append(item)
    return list(sorts.values())


def _is_planned(one: Statement) -> bool:
    """Whether a statement tells what is to come: it says so, or its sentence has the date lie ahead."""
    return one.modality is Modality.POSSIBLE or (one.when is not None and names_only_days_to_come(one.quote.text))


def _parted(told: list[Timed], placing: Placing) -> list[list[Timed]]:
    """What is done, and what is planned for another day or place, apart."""
    done = [item for item in told if not _is_planned(item[1])]
    if not done or len(done) == len(told):
        return [told]
    apart = [item for item in told if _is_planned(item[1]) and not _is_same(item[1], done, placing)]
    return [[item for item in told if item not in apart], *([apart] if apart else [])]


def _is_same(planned: Statement, done: list[Timed], placing: Placing) -> bool:
    """Whether what is planned is what other statements tell as done: its day is the same, and its place may be."""
    places = set(PLACE.findall(planned.quote.text))
    own = placing.own_when(planned)
    for _, one in done:
        others, when = set(PLACE.findall(one.quote.text)), placing.own_when(one)
        if own and when and own.meets(when) and (not places or not others or places & others):
            return True
    return False


def _marks(when: When, one: Statement) -> set[str]:
    """What a deed without an author is known by: names other than those of actors, days, and how many it killed."""
    text = one.quote.text
    actors = [(start, end) for _, start, end in actors_in(text)]
    names = {m[0] for m in NAME.finditer(text) if not any(start <= m.start() < end for start, end in actors)}
    days = {f"{clue.month}-{clue.day}" for clue in find_clues(text) if clue.day is not None}
    told = {match[1] or match[2] for match in DEAD.finditer(text.lower())}
    dead = {f"{number.replace(',', '') if number[0].isdigit() else WORDS[number]} dead" for number in told}
    own = {f"{when.since.month}-{when.since.day}"} if when.is_day and when.since else set()
    return names | days | dead | own


def _named_alike(told: list[Timed]) -> list[list[Timed]]:
    """Deeds of which no report names the author, parted by the places, persons, dead and days told with them."""
    return _grouped([(_marks(*item), item) for item in sorted(told, key=_timed_key)])


def _grouped(marked: Iterable[tuple[set[str], Timed]]) -> list[list[Timed]]:
    """What shares a mark, directly or through others, together."""
    groups: list[tuple[set[str], list[Timed]]] = []
    for marks, item in marked:
        fitting = [group for group in groups if group[0] & marks]
        merged = (marks.union(*(group[0] for group in fitting)), [*(t for g in fitting for t in g[1]), item])
        groups = [*(group for group in groups if not any(group is other for other in fitting)), merged]
    return [group for _, group in groups]


def _met_alike(told: list[Timed]) -> list[list[Timed]]:
    """Meetings parted by who met, where and when; what tells none of it joins the one that is told most often."""
    titles = {title.capitalize() for title in load_roles().persons}
    bare = [item for item in told if not _marks(*item) - titles]
    groups = _grouped([(_marks(*item) - titles, item) for item in sorted(told, key=_timed_key) if item not in bare])
    if not groups:
        return [told]
    most = max(groups, key=len)
    return [[*group, *bare] if group is most else group for group in groups]


def _timed_key(item: Timed) -> tuple[object, ...]:
    when, one = item
    return (when.since or date.min, when.until or date.max, place(one))


def _event(group: list[Timed], placing: Placing, origins: Origins) -> Event:
    statements = tuple(one for _, one in sorted(group, key=lambda item: place(item[1])))
    first = statements[0]
    return Event(
        id="", actor=first.actor, move=first.move, third_party=first.third_party,
        toward=_toward(statements),
        modality=min((_modality(one) for one in statements), key=FIRMNESS.index),
        when=_common(_closed([when if when.is_known else placing.bound(one) for when, one in group])),
        statements=statements, n_origins=origins.count(statements),
        attribution=best_attribution([one.attribution for one in statements]), left_out=_left_out(statements),
    )  # fmt: skip


def _toward(statements: Sequence[Statement]) -> tuple[str, ...]:
    """At whom it is aimed: those that a third of what is told most often have; stray names are left out.

    A doubtful statement of others than the sure ones name adds nobody.
    """
    sure = {name for one in statements if one.confidence >= UNSURE for name in one.toward}
    told = [one for one in statements if not sure or sure & set(one.toward)]
    counts = Counter(name for one in told for name in one.toward)
    most = max(counts.values(), default=0)
    return tuple(sorted(name for name, n in counts.items() if 3 * n >= most))


def _modality(one: Statement) -> Modality:
    return Modality.POSSIBLE if one.modality is Modality.ACTUAL and _is_planned(one) else one.modality


def _common(whens: Iterable[When]) -> When:
    """The days that all admit, as far as any are left; bounded ones go first."""
    common = UNKNOWN_WHEN
    for when in sorted(whens, key=_bounds):
        common = common.intersect(when) or common
    return common


def _closed(whens: Sequence[When]) -> Sequence[When]:
    """Those with both bounds, if there are any: since when a report can have been written narrows no year told."""
    return [one for one in whens if one.since and one.until] or whens


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
