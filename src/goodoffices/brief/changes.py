"""What is new between two sets of reports, as a section."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from goodoffices.brief.phrases import count, dates_in_words, listed, number, sentence, sources, stance_text
from goodoffices.brief.telling import event_text, quotes_of
from goodoffices.codebook.actors import display_name
from goodoffices.core.brief import Block, Line, Lines, Section
from goodoffices.core.changes import Change, Changes
from goodoffices.core.record import Disagreement, Event, Stance
from goodoffices.core.report import Quote

Thing = TypeVar("Thing", Stance, Event, Disagreement)
ORDER = ("new", "of another kind", "ended", "open again", "newly supported", "less supported", "gone")
NOTE = (
    "References are to the newer set of reports; only those of what is gone are to the older set, by its own numbers."
)


def changes_section(changes: Changes) -> Section:
    """The section: reports that came and went, then stances, disagreements and events, new ones first."""
    blocks: list[Block] = []
    reports = _report_lines(changes)
    if reports:
        blocks.append(Lines(heading="Reports", lines=reports))
    stances = tuple(_line(one, _stance) for one in _ordered(changes.stances))
    disagreements = tuple(_line(one, _disagreement) for one in _ordered(changes.disagreements))
    events = tuple(_line(one, _event) for one in _ordered(changes.events))
    for heading, lines in (("Stances", stances), ("Disagreements", disagreements), ("Events", events)):
        if lines:
            blocks.append(Lines(heading=heading, lines=lines))
    if not blocks:
        blocks.append(Lines(lines=(Line(text="Nothing changed."),)))
    note = NOTE if any(each.what == "gone" for each in _all(changes)) else ""
    return Section(key="changes", title="What changed", blocks=tuple(blocks), note=note)


def _all(changes: Changes) -> list[Change[Stance] | Change[Disagreement] | Change[Event]]:
    return [*changes.stances, *changes.disagreements, *changes.events]


def _report_lines(changes: Changes) -> tuple[Line, ...]:
    told = (("new", changes.new_reports), ("no longer there", changes.gone_reports))
    return tuple(
        Line(text=sentence(f"{count(len(names), 'report')} {words}: {listed(names)}")) for words, names in told if names
    )


def _ordered(changes: tuple[Change[Thing], ...]) -> list[Change[Thing]]:
    return sorted(changes, key=lambda one: ORDER.index(one.what))


def _line(change: Change[Thing], words: Callable[[Thing], tuple[str, tuple[Quote, ...]]]) -> Line:
    """What changed, in words, with the quotations of the newer record, or of the older where it is gone."""
    now = change.new if change.new is not None else change.old
    if now is None:
        raise ValueError("a change of nothing")
    text, quotes = words(now)
    return Line(text=sentence(f"{change.what.capitalize()}{_how(change)}: {text}"), quotes=quotes)


def _how(change: Change[Thing]) -> str:
    """What it was before, where that says more than the word alone."""
    old, new = change.old, change.new
    if old is None or new is None:
        return " (older set)" if change.what == "gone" else ""
    if isinstance(old, Disagreement) and change.what == "of another kind":
        return f" (was {old.kind.value})"
    if change.what.endswith("supported"):
        return f" (from {number(_support(old))} to {count(_support(new), 'origin')})"
    return ""


def _support(one: Stance | Event | Disagreement) -> int:
    return sum(side.n_origins for side in one.sides) if isinstance(one, Disagreement) else one.n_origins


def _stance(stance: Stance) -> tuple[str, tuple[Quote, ...]]:
    told = f"{display_name(stance.actor)} {stance_text(stance)} ({sources(stance.evidence)})"
    return told, quotes_of(stance.evidence)


def _event(event: Event) -> tuple[str, tuple[Quote, ...]]:
    return event_text(event), quotes_of(event.statements)


def _disagreement(one: Disagreement) -> tuple[str, tuple[Quote, ...]]:
    return f"{one.kind.value} on {one.topic}: {dates_in_words(one.says)}", tuple(
        side.evidence[0] for side in one.sides if side.evidence
    )
