"""The times that a report tells, by sentence, and whether they are still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.codebook.words import Modality
from goodoffices.core.when import When
from goodoffices.extract.document import Document
from goodoffices.extract.times import IN_YEAR, LONG_PAST, Clock, Time, times_in

TOLD_AS_DONE = (Modality.ACTUAL, Modality.HISTORICAL)  # modalities under which no move is later than its report
STAMPS = 4  # entries under a time of the day that make a live page
STAMP = re.compile(r"(?m)^\W{0,4}(?:[01]?\d|2[0-3])[:.h][0-5]\d\b")
ASIDE = re.compile(
    r"\bsince (?:the|its|their|his|her)\s+$"  # what follows dates the event that it counts from
    r"|\b(?:until|till)(?:\s+[\w'’-]+){3,}\s+$"  # ... or that ended something: "its chief until a blast killed him in"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The times that a report tells.

    Attributes:
        clock: Its own date.
        times: Expressions of time by the number of their sentence.
        is_live: Whether it is told as it happens, under times of the day.
    """

    clock: Clock
    times: dict[int, tuple[Time, ...]]
    is_live: bool = False

    def is_to_come(self, iso: str | None) -> bool:
        """Whether a time lies wholly after the report's own day."""
        since = When.parse(iso).since if iso else None
        return bool(since and self.clock.today and since > self.clock.today)


def calendar_of(document: Document) -> Calendar:
    """All expressions of time of a report."""
    last, year = None, None
    least = 0 if document.clock.looks_back else len("1978")  # a year tells nothing of which day "the 9th" is
    times: dict[int, tuple[Time, ...]] = {}
    for sentence in document.sentences:
        text = document.report.text[sentence.start : sentence.end]
        found = [one for one in times_in(text, document.clock, last, year) if not ASIDE.search(text[: one.start])]
        times[sentence.number] = tuple(found)
        last, year = _told_last(found, text, least, (last, year))
    stamps = len(STAMP.findall(document.report.text))
    return Calendar(clock=document.clock, times=times, is_live=stamps >= STAMPS)


Told = tuple[str | None, str | None]  # the month or day told last, and the year told since


def _told_last(found: Sequence[Time], text: str, least: int, before: Told) -> Told:
    """What is told last when a sentence ends: nothing, where its own time lies back and nobody can tell when."""
    told = [one for one in found if not one.in_name]
    if told and told[-1].iso is None and told[-1].kind in LONG_PAST:
        return None, None
    days = [one for one in told if one.iso and len(one.iso) > least]
    years = [one for one in told if one.iso and len(one.iso) == len("1978") and IN_YEAR.search(text[: one.start])]
    if not days:
        return before[0], (years[-1].iso if years else before[1])
    return days[-1].iso, (years[-1].iso if years and years[-1].start > days[-1].start else None)
