"""Corrections of what is concluded: events merged or split, disagreements settled, origins of reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from goodoffices.core.attribution import best_attribution
from goodoffices.core.problem import Problem
from goodoffices.core.record import Disagreement, Event, Origin, Record
from goodoffices.core.report import Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.store.corrections import Binding, Correction, Kind


def correct_origins(
    copies: Sequence[Origin], reports: Sequence[Report], standing: Iterable[Correction]
) -> tuple[Origin, ...]:
    """The shared origins with what people said: a report is a copy of another one, or stands on its own."""
    names = {one.name for one in reports}
    last = {
        one.bindings[0].report: one
        for one in standing
        if one.kind is Kind.REPORT and one.field in ("copy of", "own") and one.bindings[0].report in names
    }
    found = [_without(one, last) for one in copies]
    for name, one in sorted(last.items()):
        if one.field == "copy of" and len(one.bindings) > 1 and one.bindings[1].report in names:
            source = one.bindings[1].report
            found.append(Origin(id="", what=f"text of {source}, as {one.who} says", reports=(source, name)))
    return tuple(one for one in found if len(one.reports) > 1)


def _without(origin: Origin, last: dict[str, Correction]) -> Origin:
    kept = tuple(name for name in origin.reports if name not in last)
    passages = tuple(one for one in origin.passages if one.report in kept)
    return replace(origin, reports=kept, passages=passages)


def correct_record(record: Record, standing: Sequence[Correction]) -> Record:
    """The record with events merged and split, and with settled disagreements saying so."""
    events = list(record.events)
    problems = list(record.problems)
    for one in standing:
        if one.kind in (Kind.MERGE, Kind.SPLIT):
            events, trouble = _regroup(events, one, record)
            problems.extend(trouble)
    settled = settlements(record.disagreements, standing)
    disagreements = tuple(_settled(one, settled.get(key_of(one))) for one in record.disagreements)
    return replace(record, events=tuple(events), disagreements=disagreements, problems=tuple(problems))


def _told(event: Event, bindings: Iterable[Binding]) -> bool:
    keys = {one.key for one in bindings}
    words = {(one.report, one.quote, one.move) for one in bindings}
    return any(
        one.key in keys or (one.quote.report, one.quote.text, one.move.value) in words for one in event.statements
    )


def _regroup(events: list[Event], one: Correction, record: Record) -> tuple[list[Event], list[Problem]]:
    """One event of several, or two of one; unchanged where the statements are no longer there."""
    if one.kind is Kind.MERGE:
        meant = [event for event in events if _told(event, one.bindings)]
        if len(meant) < 2:
            return events, []
        whole = _event(meant[0], [s for event in meant for s in event.statements], record)
        return [
            whole if event is meant[0] else event for event in events if event is meant[0] or event not in meant
        ], []
    keys = {bound.key for bound in one.bindings}
    result = []
    for event in events:
        out = [s for s in event.statements if s.key in keys]
        rest = [s for s in event.statements if s.key not in keys]
        result.append(_event(event, rest, record) if out and rest else event)
        if out and rest:
            result.append(replace(_event(event, out, record), id=f"{event.id}.{one.id}"))
    return result, []


def _event(event: Event, statements: Sequence[Statement], record: Record) -> Event:
    """An event told by these statements: its days those that all admit, or the hull where none are shared."""
    told = tuple(dict.fromkeys(statements))
    when: When | None = None
    for one in told:
        if one.when is not None:
            when = one.when if when is None else when.intersect(one.when) or _hull(when, one.when)
    return replace(
        event, statements=told, when=when or event.when, n_origins=count_origins(told, record.origins),
        toward=tuple(sorted({name for one in told for name in one.toward})),
        attribution=best_attribution([one.attribution for one in told]), left_out=(),
    )  # fmt: skip


def _hull(one: When, other: When) -> When:
    lows, highs = (one.since, other.since), (one.until, other.until)
    return When(
        since=min(low for low in lows if low) if all(lows) else None,
        until=max(high for high in highs if high) if all(highs) else None,
    )


def count_origins(statements: Iterable[Statement], origins: Iterable[Origin]) -> int:
    """How many independent origins stand behind statements: reports, those that share an origin once."""
    groups = {one.quote.report: {one.quote.report} for one in statements}
    for origin in origins:
        shared = [name for name in origin.reports if name in groups]
        for name in shared[1:]:
            joined = groups[shared[0]] | groups[name]
            for member in joined:
                groups[member] = joined
    return len({id(group) for group in groups.values()})


def key_of(one: Disagreement) -> tuple[object, ...]:
    """What makes it the same disagreement in another run: its kind, whom it is about, and its clearest quotations."""
    firsts = frozenset((side.evidence[0].report, side.evidence[0].text) for side in one.sides if side.evidence)
    return (one.kind.value, one.actor, firsts)


def bindings_of(one: Disagreement) -> tuple[Binding, ...]:
    """The bindings to a disagreement: the clearest quotation of each side."""
    return tuple(
        Binding(
            report=side.evidence[0].report, quote=side.evidence[0].text, near=side.evidence[0].start, actor=one.actor
        )
        for side in one.sides
        if side.evidence
    )


def settlements(
    disagreements: Iterable[Disagreement], standing: Iterable[Correction]
) -> dict[tuple[object, ...], Correction]:
    """For each disagreement that a person settled, by its key: the last decision.

    It is found again by its quotations, also where a better reading calls it another kind.
    """
    last: dict[tuple[object, ...], Correction] = {}
    settled = [one for one in standing if one.kind is Kind.SETTLE]
    for each in disagreements:
        evidence = [{(quote.report, quote.text) for quote in side.evidence} for side in each.sides]
        for one in settled:
            quotes = [(bound.report, bound.quote) for bound in one.bindings]
            same_actor = all(bound.actor == each.actor for bound in one.bindings)
            if same_actor and quotes and all(any(quote in side for side in evidence) for quote in quotes):
                last[key_of(each)] = one
    return last


def _settled(one: Disagreement, decision: Correction | None) -> Disagreement:
    if decision is None:
        return one
    note = f": {decision.why}" if decision.why else ""
    return replace(one, says=f"{one.says} Settled by {decision.who}, {decision.value}{note}.".replace("..", "."))
