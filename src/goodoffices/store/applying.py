"""Corrections laid over what the machine read: the reports and statements that everything else is concluded from.

1. Report fixes: date, outlet.
2. For each standing correction of a statement, oldest first: find its statement by its words, actor, move and mediator;
   failing that, by overlapping words and the same move; and do what was decided.
3. What no longer fits is told as a problem, and kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goodoffices.codebook.words import DateBasis
from goodoffices.core.attribution import own_text_attribution
from goodoffices.core.problem import Problem
from goodoffices.core.report import Dating, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.errors import UsageError
from goodoffices.store.corrections import OF_STATEMENTS, Binding, Correction, Kind
from goodoffices.store.slots import locate, statement_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Statements with corrections laid over them.

    Attributes:
        statements: In the order of the reports and their text.
        checked: For each statement that a person decided on, by its key: the last decision.
        rejected: Statements of the machine that a person rejected, with the decision.
        problems: Corrections that no longer fit.
    """

    statements: tuple[Statement, ...]
    checked: dict[tuple[object, ...], Correction]
    rejected: tuple[tuple[Statement, Correction], ...]
    problems: tuple[Problem, ...]


def correct_reports(reports: Sequence[Report], standing: Iterable[Correction]) -> tuple[Report, ...]:
    """The reports with dates and outlets as people fixed them; the last fix of each counts."""
    fixes: dict[str, dict[str, Correction]] = defaultdict(dict)
    for one in standing:
        if one.kind is Kind.REPORT and one.bindings:
            fixes[one.bindings[0].report][one.field] = one
    return tuple(_fixed(one, fixes.get(one.name, {})) for one in reports)


def _fixed(report: Report, fixes: dict[str, Correction]) -> Report:
    if "date" in fixes:
        fix = fixes["date"]
        why = f": {fix.why}" if fix.why else ""
        dating = Dating(when=When.parse(fix.value), basis=DateBasis.SET, reason=f"by {fix.who}{why}")
        report = replace(report, published=dating)
    return replace(report, outlet=fixes["outlet"].value) if "outlet" in fixes else report


class _Desk:
    """The statements being worked on, found again by report."""

    def __init__(self, statements: Iterable[Statement], reports: Sequence[Report]) -> None:
        self.reports = {one.name: one for one in reports}
        self.by_report: dict[str, list[Statement]] = defaultdict(list)
        self.problems: list[Problem] = []
        self.checked: dict[tuple[object, ...], Correction] = {}
        self.rejected: list[tuple[Statement, Correction]] = []
        self.issuers: dict[str, str] = {}
        for one in statements:
            self.by_report[one.quote.report].append(one)
            self.issuers |= {one.quote.report: one.issuer} if one.issuer else {}

    def find(self, bound: Binding) -> Statement | None:
        """The statement that a binding means: the very one, or the likest that overlaps it."""
        here = self.by_report.get(bound.report, [])
        same = [one for one in here if one.key == bound.key]
        if same:
            return min(same, key=lambda one: abs(one.quote.start - bound.near))
        near = [one for one in here if _likeness(one, bound)]
        return max(near, key=lambda one: _likeness(one, bound), default=None)

    def drop(self, gone: Statement) -> None:
        self.by_report[gone.quote.report] = [one for one in self.by_report[gone.quote.report] if one is not gone]

    def put(self, made: Statement, why: Correction) -> None:
        """Set a person's statement, in the place of the same one of the machine."""
        self.by_report[made.quote.report] = [one for one in self.by_report[made.quote.report] if one.key != made.key]
        self.by_report[made.quote.report].append(made)
        self.rejected = [(gone, one) for gone, one in self.rejected if gone.key != made.key]
        self.checked[made.key] = why


def _likeness(one: Statement, bound: Binding) -> int:
    """How much a statement is like the one meant; 0 where it cannot be it."""
    quote = one.quote.text
    overlaps = quote in bound.quote or bound.quote in quote
    if not overlaps or one.move.value != bound.move or one.actor != bound.actor:
        return 0
    return 1 + 2 * (one.third_party == bound.third_party) + (one.toward == bound.toward)


def correct_statements(
    statements: Iterable[Statement], reports: Sequence[Report], standing: Iterable[Correction]
) -> Corrected:
    """The statements as people left them.

    Args:
        statements: What the machine read.
        reports: The reports that are there; corrections of others lie still.
        standing: The corrections that stand, the oldest first.
    """
    desk = _Desk(statements, reports)
    for one in standing:
        if one.kind in OF_STATEMENTS and one.bindings and one.bindings[0].report in desk.reports:
            _lay(one, desk)
    listed = [one for name in sorted(desk.by_report) for one in desk.by_report[name]]
    listed.sort(key=lambda one: (one.quote.number, one.quote.report, one.quote.start))
    return Corrected(
        statements=tuple(listed), checked=desk.checked, rejected=tuple(desk.rejected), problems=tuple(desk.problems)
    )


def _lay(one: Correction, desk: _Desk) -> None:
    bound = one.bindings[0]
    found = desk.find(bound)
    if one.kind is Kind.REJECT:
        if found is None:
            _tell(desk, one, "the machine no longer reads what was rejected.", "Nothing is to be done.")
        else:
            desk.drop(found)
            desk.rejected.append((found, one))
        return
    made = _made(one, found, desk)
    if made is None:
        return
    if found is not None:
        desk.drop(found)
    elif one.kind is not Kind.ADD and not _is_there(made, desk):
        _tell(desk, one, "the machine no longer reads it; the person's version stands.", "Check it once more.")
    desk.put(made, one)


def _is_there(made: Statement, desk: _Desk) -> bool:
    return any(one.key == made.key for one in desk.by_report.get(made.quote.report, ()))


def _made(one: Correction, found: Statement | None, desk: _Desk) -> Statement | None:
    """The statement as the person wants it; None, with a problem, where its words are gone."""
    bound = one.bindings[0]
    report = desk.reports[bound.report]
    if one.kind is Kind.ACCEPT and found is not None:
        return replace(found, confidence=1.0, coder=one.who)
    quote = found.quote if found is not None else locate(report, bound.quote, near=bound.near)
    if quote is None:
        _tell(
            desk, one, "its quotation no longer stands in the report; it is not applied.", "Quote it anew or undo it."
        )
        return None
    try:
        return _in_own_text(statement_of(quote, one.row, report, coder=one.who), desk)
    except (UsageError, KeyError, ValueError) as trouble:
        _tell(desk, one, f"no longer fits ({trouble}); it is not applied.", "Code it anew or undo it.")
        return None


def _in_own_text(made: Statement, desk: _Desk) -> Statement:
    """A person's statement as the word of whoever issued the report, where the machine found that it is an own text."""
    issuer = desk.issuers.get(made.quote.report)
    if issuer is None:
        return made
    attribution = made.attribution if made.speaker else own_text_attribution(made.actor, issuer)
    return replace(made, issuer=issuer, attribution=attribution)


def _tell(desk: _Desk, one: Correction, what: str, hint: str) -> None:
    words = " ".join(one.bindings[0].quote.split())
    short = words if len(words) <= 60 else words[:59] + "…"
    where = f"correction {one.id} by {one.who}"
    desk.problems.append(
        Problem(where=where, what=f"({one.kind} in {one.bindings[0].report}, “{short}”) {what}", hint=hint)
    )
