"""What is new, gone or newly supported between two records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from goodoffices.core.changes import Change, Changes
from goodoffices.core.record import Disagreement, Event, Record, Stance

Thing = TypeVar("Thing", Stance, Event, Disagreement)


def changes_between(old: Record, new: Record) -> Changes:
    """What changed from an older record to a newer one, in stable order."""
    return Changes(
        stances=_changes(old.stances, new.stances, _stance_key, lambda one: one.n_origins),
        events=_changes(old.events, new.events, _event_key, lambda one: one.n_origins),
        disagreements=_changes(old.disagreements, new.disagreements, _disagreement_key, _sides_support),
        new_reports=_others(old, new),
        gone_reports=_others(new, old),
    )


def _others(one: Record, other: Record) -> tuple[str, ...]:
    known = {report.digest for report in one.reports}
    return tuple(report.name for report in other.reports if report.digest not in known)


def _stance_key(one: Stance) -> tuple[object, ...]:
    return ("stance", one.actor, one.role.value, one.third_party, one.value.value)


def _event_key(one: Event) -> tuple[object, ...]:
    return ("event", one.actor, one.move.value, one.third_party, one.toward if not one.third_party else ())


def _disagreement_key(one: Disagreement) -> tuple[object, ...]:
    """Topic, actor and what the sides say, whatever the terms: kind and reports may change when others are added."""
    return ("disagreement", one.topic, one.actor, frozenset(side.says.partition(" (“")[0] for side in one.sides))


def _sides_support(one: Disagreement) -> int:
    return sum(side.n_origins for side in one.sides)


def _texts(one: Stance | Event | Disagreement) -> frozenset[str]:
    """The words that stand behind a thing: what it is recognised by in another set of reports."""
    if isinstance(one, Stance):
        return frozenset(statement.quote.text for statement in one.evidence)
    if isinstance(one, Event):
        return frozenset(statement.quote.text for statement in one.statements)
    return frozenset(quote.text for side in one.sides for quote in side.evidence)


def _turned(before: Thing, now: Thing) -> str:
    """What became of a thing apart from its support; empty where nothing did."""
    if isinstance(before, Disagreement) and isinstance(now, Disagreement):
        return "of another kind" if before.kind is not now.kind else ""
    if isinstance(before, Stance) and isinstance(now, Stance) and (before.until is None) != (now.until is None):
        return "open again" if now.until is None else "ended"
    return ""


def _weighed(before: int, now: int) -> str:
    return "newly supported" if now > before else "less supported" if now < before else ""


def _changes(
    old: Sequence[Thing], new: Sequence[Thing], key: Callable[[Thing], tuple[object, ...]],
    support: Callable[[Thing], int],
) -> tuple[Change[Thing], ...]:  # fmt: skip
    """Pair the things of one key that share most words; what is left over is new or gone."""
    waiting: dict[tuple[object, ...], list[Thing]] = {}
    for one in old:
        waiting.setdefault(key(one), []).append(one)
    found: list[Change[Thing]] = []
    for one in new:
        others = waiting.get(key(one), [])
        before = max(others, key=lambda other: len(_texts(one) & _texts(other)), default=None)
        if before is None or not _texts(one) & _texts(before):
            found.append(Change(what="new", old=None, new=one))
            continue
        others.remove(before)
        what = _turned(before, one) or _weighed(support(before), support(one))
        if what:
            found.append(Change(what=what, old=before, new=one))
    found.extend(Change(what="gone", old=one, new=None) for others in waiting.values() for one in others)
    return tuple(found)
