"""When reports were written and when the moves that they tell were made.

A dated report gives its date to the statements that name none. An undated one is placed by what it tells, as an
interval that stays open towards the present: a report is written after what it tells as past. In this order
1. dates of its own statements and dates that it names in full,
2. days and months without a year that a dated report tells too, together with the same rare name,
3. years that it looks back on,
4. the day of a dated report whose text it has as a whole.
The latest lower bound counts. Moves that a placed report tells as well give no bound, since an offer may be told
months before or after; where no more than a year is known, they are named beside it. The date in an agreement's name is
a lower bound too, but tells nothing of when a report that names it was written.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce

from goodoffices.codebook.words import DateBasis, Modality, Move
from goodoffices.core.chronicle import entries_of
from goodoffices.core.record import Origin
from goodoffices.core.report import Dating, Quote, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile.clues import (
    MONTHS,
    Clue,
    day_in_year,
    find_clues,
    is_of_name,
    is_to_come,
    tells_past,
    years_looked_back_on,
)
from goodoffices.reconcile.wording import listed

FAR = 20  # years before the newest report further back than which a year looked back on says nothing of when
MOST_NAMED = 3  # reports that are named as telling the same moves
FRESH = 14  # days that a report without a date for a move usually looks back
SINCE_THEN = 5 * 365  # days after all that it tells from which a report looks back on it
LEAST_TOLD = 3  # statements from which a report can be said to tell of nothing else
BEYOND = 731  # days after the newest dated report from which a day that a report names must lie ahead of it
RARE_NAME = re.compile(r"\b[A-Z][\w’'-]{3,}")
HINDSIGHT = re.compile(
    r"\b(?:recall(?:ed|s)?(?!\s+(?:its|their|his|her|the)\s+(?:[\w-]+\s+)?(?:ambassadors?|envoys?|charg|consuls?|troops))"
    r"|ha(?:ve|s) (?:jointly|long|previously|always)|used to|formerly|in the past)\b"
    r"|\bhad\s+(?:\w+ly\s+|already\s+|also\s+|long\s+|not\s+)?(?:been\s+)?"
    r"(?:\w+ed|been|begun|broken|brought|come|done|fallen|found|given|gone|heard|held|kept|known|laid|led|left|lost|made"
    r"|meant|met|paid|put|run|said|seen|sent|set|sought|spoken|stood|taken|thought|told|withdrawn|won|written)\b"
)


SPANS = r"week|month|year|spring|summer|autumn|winter|" + "|".join(MONTHS)
LONG_BEFORE = re.compile(
    rf"\b(?:last\s+(?:{SPANS})|earlier\s+(?:this|that)\s+(?:{SPANS})|(?:weeks?|months?|years?|fortnight)\s+(?:ago|earlier|before)"
    r"|(?:in|during|over|through|throughout)\s+(?:the\s+)?(?:early\s+|late\s+)?(?:spring|summer|autumn|winter|ramadan)"
    r"|(?:the\s+(?:previous|following|same)|that)\s+(?:month|year|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
"""Words by which a report tells a move as weeks or more before its own day."""
UNRESOLVED = re.compile(r"\b(?:in|during|over|through|throughout)\s+(?:the\s+)?(?:winter|ramadan)\b", re.IGNORECASE)
"""Those of them that no report's own day resolves."""

# Words by which a sentence that tells a mediation and its end tells them the other way round: it goes on after a pause.
RESUMED = re.compile(
    r"\b(?:again|once more|anew|resum\w+|restart\w*|reviv\w+|reopen\w*|return(?:s|ed|ing)? to|picks? up|took .{0,20}up"
    r"|(?:is|are|was|were|came|comes?|gone|goes|went|steps?|stepped) back (?:at|to|in|into|on)"
    r"|(?:end(?:s|ed|ing)?|after) (?:a|an|its|the|his|her|their) (?:[\w-]+ ){0,3}(?:pause|suspension|break|freeze))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """When each report was written and how the time of a statement is found.

    Attributes:
        datings: By the name of the report.
        own: Days that sentences of undated reports name, by report and place.
        adrift: Undated reports of which no more than a year is known, or the date of an agreement that they name, not
            later than the dated ones: what they tell may be of any time that the others tell.
        doubted: Sentences whose own date is a slip; their report's date is taken instead.
        precedents: Sentences that tell a precedent: their words of hindsight are its own.
        chronicles: Undated chronologies: what they tell without a day is of any day before the last.
        outdated: What a sentence tells without a day only to say that it is over: a mediation beside its end, or a
            pause beside the return, by sentence, actor and move.
    """

    datings: dict[str, Dating]
    own: dict[tuple[object, ...], When]
    adrift: frozenset[str] = frozenset()
    doubted: frozenset[Quote] = frozenset()
    precedents: frozenset[Quote] = frozenset()
    chronicles: frozenset[str] = frozenset()
    outdated: frozenset[tuple[Quote, str | None, Move]] = frozenset()

    def when(self, statement: Statement) -> When:
        """The days on which the move may have been made; the report's days where it tells none, if it has any."""
        if statement.quote.report in self.adrift and self.own_when(statement) is None:
            return UNKNOWN_WHEN
        return self.bound(statement)

    def bound(self, statement: Statement) -> When:
        """The same, but of a report of which no more than a year is known, that year as the first."""
        own = self.own_when(statement)
        if own is not None:
            return own
        when = self.datings[statement.quote.report].when
        if when.since and self._is_told_in_hindsight(statement):
            return When(since=None, until=when.until)
        return when

    def _is_told_in_hindsight(self, statement: Statement) -> bool:
        """Whether a sentence tells a move as older than its report: a precedent, by its words or what else it tells."""
        is_over = (statement.quote, statement.actor, statement.move) in self.outdated
        is_of_precedent = statement.quote in self.precedents
        in_words = not is_of_precedent and HINDSIGHT.search(statement.quote.text) is not None
        is_undated = self.datings[statement.quote.report].when.until is None
        is_before = (LONG_BEFORE if is_undated else UNRESOLVED).search(statement.quote.text) is not None
        is_entry = statement.quote.report in self.chronicles
        return statement.modality is Modality.HISTORICAL or is_over or in_words or is_before or is_entry

    def own_when(self, statement: Statement) -> When | None:
        """The days that the statement itself tells; None where it tells none."""
        if statement.quote in self.doubted:
            return None
        if statement.when is not None and statement.when.is_known:
            return statement.when
        return self.own.get((statement.quote.report, statement.quote.start, statement.quote.end))


def place_reports(
    reports: tuple[Report, ...], statements: tuple[Statement, ...], copies: tuple[Origin, ...] = ()
) -> Placing:
    """Date every report, and the sentences of undated ones that name a day without its year."""
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        by_report[one.quote.report].append(one)
    datings = {one.name: one.published for one in reports}
    calendar = _Calendar(reports)
    own: dict[tuple[object, ...], When] = {}
    undated = [one for one in reports if one.published.when.until is None]
    for report in undated:
        datings[report.name] = _from_own_dates(report, by_report[report.name], calendar, own)
    _from_same_words(undated, by_report, own)
    for report in undated:
        grounds = (_from_years(report, calendar.horizon), report.published, _from_copies(report, reports, copies))
        datings[report.name] = reduce(_later, grounds, datings[report.name])
    coarse = frozenset(
        one.name
        for one in undated
        if _is_coarse(when := datings[one.name].when) or (when.since and _is_by_name(one, when))
    )
    placed = [one.when for name, one in datings.items() if name not in coarse or one.when.until]
    known = placed or [one.when for one in datings.values()]
    last = max((when.until or when.since or date.min for when in known), default=date.min)
    for name in coarse:
        if (datings[name].when.since or last).year < last.year - FAR:
            datings[name] = Dating()
    _remark_shared_moves(coarse, by_report, datings)
    adrift = frozenset(name for name in coarse if (datings[name].when.since or date.min) <= last)
    precedents = frozenset(one.quote for one in statements if one.modality is Modality.HISTORICAL)
    return Placing(
        datings=datings, own=own, adrift=adrift, precedents=precedents, outdated=_outdated(statements),
        chronicles=frozenset(one.name for one in undated if entries_of(one.text)),
    )  # fmt: skip


def _outdated(statements: Sequence[Statement]) -> frozenset[tuple[Quote, str | None, Move]]:
    """What is over by the sentence that tells it: see `Placing`."""
    told: dict[tuple[Quote, str | None], set[Move]] = defaultdict(set)
    for one in statements:
        if one.modality is Modality.ACTUAL:
            told[(one.quote, one.actor)].add(one.move)
    return frozenset(
        (quote, actor, Move.WITHDRAW if RESUMED.search(quote.text) else Move.MEDIATE)
        for (quote, actor), moves in told.items()
        if moves >= {Move.MEDIATE, Move.WITHDRAW}
    )


class _Calendar:
    """The days and months that dated reports name, with the rare names that stand beside them."""

    def __init__(self, reports: tuple[Report, ...]) -> None:
        in_reports = Counter(name for one in reports for name in set(RARE_NAME.findall(one.text)))
        self.rare = {name for name, n in in_reports.items() if n <= max(2, len(reports) // 2)}
        # By month and rare name: the days told, each with the number of a report that tells it.
        newest_day = newest(reports).until
        self.horizon = newest_day + timedelta(days=BEYOND) if newest_day else date.max
        self.named: dict[tuple[int, str], dict[tuple[date, int | None], str]] = defaultdict(dict)
        for report in reports:
            if report.published.when.until:
                self._take(report, report.published.when.until)

    def _take(self, report: Report, written: date) -> None:
        for clue, sentence in _clues_of(report):
            day = _nearest_past(clue, written)
            if day is None:
                continue
            for name in self._rare(sentence):
                self.named[(clue.month, name)].setdefault((day, clue.day), f"{report.number:03d}")

    def _rare(self, sentence: str) -> frozenset[str]:
        return frozenset(name for name in RARE_NAME.findall(sentence) if name in self.rare)

    def year_of(self, clue: Clue, sentence: str) -> tuple[int, str] | None:
        """The year of a clue, and the dated report that tells it; None where none tells it with the same name.

        The same day goes before the same month, then more names in common, then the later day.
        """
        shared: Counter[tuple[date, int | None]] = Counter()
        sources: dict[tuple[date, int | None], str] = {}
        for name in self._rare(sentence):
            for told, source in self.named.get((clue.month, name), {}).items():
                shared[told] += 1
                sources[told] = min(source, sources.get(told, source))
        if not shared:
            return None
        best = max(shared, key=lambda told: (clue.day == (told[1] or 0), shared[told], told[0], told[1] or 0))
        return best[0].year, sources[best]


def _clues_of(report: Report) -> list[tuple[Clue, str]]:
    """The clues of a report, each with its sentence."""
    found: list[tuple[Clue, str]] = []
    for start, end in report.sentences:
        sentence = report.text[start:end]
        found.extend((clue, sentence) for clue in find_clues(sentence))
    return found


def _nearest_past(clue: Clue, written: date) -> date | None:
    """The day of a clue in its year, else in the last year in which it was past when the report was written."""
    if clue.year is not None:
        return day_in_year(clue, clue.year)
    day = day_in_year(clue, written.year)
    return day if day is None or day <= written else day_in_year(clue, written.year - 1)


def _from_own_dates(
    report: Report, statements: list[Statement], calendar: _Calendar, own: dict[tuple[object, ...], When]
) -> Dating:
    """Grounds 1 and 2: the latest day that the report tells as past, in full or by a dated report's year."""
    told = [
        (one.when.since, f"it tells what was done {'on' if one.when.is_day else 'in'} {one.when.text}")
        for one in statements
        if one.when and one.when.since and one.modality is Modality.ACTUAL and tells_past(one.quote.text)
    ]
    linked: dict[int, str] = {}
    clues = [(clue, start, end) for start, end in report.sentences for clue in find_clues(report.text[start:end])]
    for clue, start, end in clues:
        found = (clue.year, "") if clue.year else calendar.year_of(clue, report.text[start:end])
        if found is not None and found[0] is not None:
            linked.setdefault(found[0], found[1])
    year, coded = max(linked, default=None), _coded_years(statements)
    for clue, start, end in clues:
        in_year = clue.year or (year and coded.get((clue.month, clue.day), year))
        day = day_in_year(clue, in_year) if in_year else None
        if day is None:
            continue
        if is_to_come(report.text[start:end], clue):
            continue
        source = linked.get(day.year, "")
        if is_of_name(report.text[start:end], clue):
            told.append((day, f"it names an agreement, {clue.words!r}"))
            continue
        told.append((day, f"it names {clue.words!r}" + (f", of which {source} gives the year" if source else "")))
        if clue.day is not None and report.text[start:end][: clue.at].rstrip().lower().endswith(" on"):
            own.setdefault((report.name, start, end), _interval(clue, day))
    told = [one for one in told if one[0] <= calendar.horizon]
    if not told:
        return Dating()
    latest, reason = max(told)
    return Dating(when=When(since=latest, until=None), basis=DateBasis.DERIVED, reason=reason)


def _coded_years(statements: list[Statement]) -> dict[tuple[int, int | None], int]:
    """By month and day, the year that the coding of a report's statements gives it."""
    days = (one.when.since for one in statements if one.when and one.when.is_day and one.when.since)
    return {(day.month, day.day): day.year for day in days}


def _from_same_words(
    undated: list[Report], by_report: dict[str, list[Statement]], own: dict[tuple[object, ...], When]
) -> None:
    """Sentences that a dated report tells word for word: "on Friday" means in both the day that it means there."""
    names = {one.name for one in undated}
    known = {
        _words_key(one): one.when
        for name, told in by_report.items() if name not in names
        for one in told if one.when is not None and one.when.is_known
    }  # fmt: skip
    for one in (one for name in sorted(names) for one in by_report[name]):
        when = known.get(_words_key(one))
        if when is not None and one.when is None:
            own.setdefault((one.quote.report, one.quote.start, one.quote.end), when)


def _words_key(one: Statement) -> tuple[object, ...]:
    return (" ".join(one.quote.text.split()), one.actor, one.move)


def _interval(clue: Clue, first: date) -> When:
    if clue.day is None:
        return When.parse(first.isoformat()[:7])
    last = first + timedelta(days=max(0, (clue.last or clue.day) - clue.day))
    return When(since=first, until=last)


def _remark_shared_moves(
    coarse: frozenset[str], by_report: dict[str, list[Statement]], datings: dict[str, Dating]
) -> None:
    """Name the placed reports that tell the same moves, where no more than a year is known of when one was written."""
    told_in: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for told in (by_report[name] for name in sorted(by_report) if name not in coarse):
        for one in told:
            if (key := _move_key(one)) is not None:
                told_in[key].add(f"{one.quote.number:03d}")
    for name in sorted(coarse):
        shared = {other for one in by_report[name] for other in told_in.get(_move_key(one) or (), ())}
        if shared:
            others = listed(sorted(shared)[:MOST_NAMED])
            also = f"it tells moves that {others} {'tell' if len(shared) > 1 else 'tells'} too, which gives no date"
            datings[name] = replace(datings[name], reason="; ".join(filter(None, (datings[name].reason, also))))


def _is_by_name(report: Report, when: When) -> bool:
    """Whether no more is known of when a report was written than the date of an agreement that it names."""
    named = (clue for clue, sentence in _clues_of(report) if clue.year and is_of_name(sentence, clue))
    return when.until is None and when.since in {day_in_year(clue, clue.year or 0) for clue in named}


def _is_coarse(when: When) -> bool:
    """Whether no more than a year is known of when a report was written."""
    return when.until is None and (when.since is None or (when.since.month, when.since.day) == (1, 1))


def _move_key(one: Statement) -> tuple[object, ...] | None:
    """What makes two mediation moves of the present the same for placing; None for others."""
    if not one.move.is_mediation or one.modality is Modality.HISTORICAL or one.actor is None:
        return None
    return (one.actor, one.move, one.third_party)


def _from_years(report: Report, horizon: date) -> Dating:
    """Ground 3: the latest year that it looks back on; one that lies too far on is one to come, whatever the words."""
    years = (year for year in years_looked_back_on(report.text) if year <= horizon.year)
    year = max(years, default=None)
    if year is None:
        return Dating()
    return Dating(
        when=When(since=date(year, 1, 1), until=None), basis=DateBasis.DERIVED,
        reason=f"it looks back on {year}",
    )  # fmt: skip


def _from_copies(report: Report, reports: tuple[Report, ...], copies: tuple[Origin, ...]) -> Dating:
    """Ground 4: the first dated report with the same text."""
    names = {
        name for one in copies if one.what.startswith("text of ") and report.name in one.reports for name in one.reports
    }
    days = [(one.published.when.since, one.number) for one in reports if one.name in names and one.published.when.until]
    since, number = min(((day, number) for day, number in days if day), default=(None, 0))
    if since is None:
        return Dating()
    when = When(since=since, until=None)
    return Dating(when=when, basis=DateBasis.DERIVED, reason=f"it has the text of {number:03d}, of {since}")


def _later(one: Dating, other: Dating) -> Dating:
    """The dating with the later lower bound."""
    low, high = one.when.since, other.when.since
    return other if high is not None and (low is None or high > low) else one


def dated(reports: tuple[Report, ...], placing: Placing) -> tuple[Report, ...]:
    """The reports with the dates that were found for them."""
    return tuple(replace(one, published=placing.datings[one.name]) for one in reports)


def newest(reports: tuple[Report, ...], statements: Iterable[Statement] = ()) -> When:
    """The day that "now" means: that of the newest report with a date of its own.

    A report that tells of nothing but years long past counts by the last day that it tells: what stood then is known,
    and nothing since.
    """
    told: dict[str, list[When | None]] = defaultdict(list)
    for one in statements:
        told[one.quote.report].append(one.when)
    days = [_seen(one, told[one.name]) for one in reports if one.published.when.until]
    return max(days, key=lambda one: (one.until, one.since or date.min), default=UNKNOWN_WHEN)


def _seen(report: Report, told: Sequence[When | None]) -> When:
    """The day up to which a dated report tells: its own, or the last told where all that it tells is long past."""
    own = report.published.when
    days = [one.since for one in told if one and one.since and one.until and own.since
            and (own.since - one.until).days > SINCE_THEN]  # fmt: skip
    return When(since=max(days), until=max(days)) if len(days) == len(told) >= LEAST_TOLD else own


def present(reports: tuple[Report, ...], placing: Placing, statements: Iterable[Statement] = ()) -> When:
    """What "now" means: the newest dated report's day, or a later one that an undated report tells of as past.

    Where no report is dated, the last day that any of them tells of.
    """
    day = newest(reports, statements)
    undated = (one.name for one in reports if one.published.when.until is None)
    bounds = [placing.datings[name].when.since for name in undated if name not in placing.adrift]
    latest = max((one for one in bounds if one), default=None)
    is_later = latest is not None and (day.until is None or latest > day.until)
    return When(since=latest, until=latest) if is_later else day


def first_day(reports: Sequence[Report]) -> date | None:
    """The first day on which a dated report was written; None where none is dated.

    What an undated report looks back on bounds when it was written, and is no day of the time that reports cover.
    """
    whens = [one.published.when for one in reports]
    return min((one.since for one in whens if one.since and one.until), default=None)
