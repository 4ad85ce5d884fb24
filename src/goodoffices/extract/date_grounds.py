"""What the date of a coded statement rests on: the words that gave it, where they stand, and the day reckoned from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.core.statement import Statement
from goodoffices.extract.carried import FARTHEST
from goodoffices.extract.statements import Coded
from goodoffices.extract.times import RELATIVE, Time

WITH_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")


def date_ground(at: int, coded: Coded) -> str:
    """What the date of a statement rests on, or why it has none.

    Args:
        at: Its place among the statements of the report.
        coded: The coding of the report.
    """
    own, one, cell = coded.by_sentence[at].when, coded.dated[at], coded.proposals[at].cell
    heads = f"heads {cell.dated:.2f} that it is dated" if cell else "the heads say nothing"
    here = one.quote.sentence
    if one.when is None:
        told = ", ".join(f"“{_words(time, here, coded)}”" for time in coded.context.calendar.times[here])
        return f"{told} not told of it; {heads}" if told else f"no time in the sentence; {heads}"
    iso = one.when.iso
    if own is not None:
        return f"{_at(iso, here, coded) or 'the words of the sentence'}; {heads}"
    return f"{next(_carried(one, at, coded), 'told elsewhere in the report')}; {heads}"


def _words(time: Time, sentence: int, coded: Coded) -> str:
    document = coded.context.document
    start = document.sentences[sentence - 1].start
    return document.report.text[start + time.start : start + time.end]


def _at(iso: str | None, sentence: int, coded: Coded) -> str:
    """The words of a sentence that give a date, and what they are reckoned from; empty where none do."""
    times = coded.context.calendar.times.get(sentence, ())
    time = next((one for one in times if iso and iso in (one.iso, one.ahead)), None)
    return f"“{_words(time, sentence, coded)}”{_reckoned(time, sentence, coded)}" if time else ""


def _reckoned(time: Time, sentence: int, coded: Coded) -> str:
    """The day from which words are reckoned; empty where they need none."""
    clock, published = coded.context.calendar.clock, coded.context.document.report.published
    if WITH_YEAR.search(_words(time, sentence, coded)):
        return ""
    if time.kind in RELATIVE:
        return ", counted from the time told before"
    if clock.today is None:
        return f", near {clock.about.isoformat()}, told by the reports read together" if clock.about else ""
    is_own = published.when.is_day and published.when.since == clock.today
    why = published.reason if is_own else "by its dateline and the reports read together"
    return f", reckoned from {clock.today.isoformat()}, the day of the report ({why})"


def _carried(one: Statement, at: int, coded: Coded) -> Iterator[str]:
    """Where a date stands that another sentence or another statement tells, the likeliest first."""
    calendar, here = coded.context.calendar, one.quote.sentence
    iso = one.when.iso if one.when else None
    today = calendar.clock.today.isoformat() if calendar.clock.today else None
    if iso == today and calendar.is_live:
        yield f"the day of the live page, {today}"
    if iso == today and here in coded.context.voices.labels:
        yield f"said on the day of the transcript, {today}"
    for other in sorted(coded.by_sentence, key=lambda each: abs(each.quote.sentence - here)):
        number = other.quote.sentence
        is_side = number == here and other.move is one.move
        if other.when and other.when.iso == iso and other.actor and (is_side or _is_same_move(one, other)):
            words = _at(iso, number, coded)
            where = (
                f"with {other.actor} in the sentence" if is_side else f"carried from sentence {number}, the same move"
            )
            yield f"{where}: {words}" if words else where
    for number in (*range(here - 1, max(0, here - 1 - FARTHEST), -1), *range(here + 1, 8)):
        if words := _at(iso, number, coded):
            yield f"carried from sentence {number}: {words}"
    if iso == today:
        yield f"the day of the report, {today}"


def _is_same_move(one: Statement, other: Statement) -> bool:
    return (other.actor, other.move) == (one.actor, one.move)
