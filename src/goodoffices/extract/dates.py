"""The times that a report tells, by sentence, and whether they are still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goodoffices.codebook.words import Modality
from goodoffices.core.when import When
from goodoffices.extract.document import Document
from goodoffices.extract.time_words import Clock
from goodoffices.extract.times import IN_YEAR, LONG_PAST, NO_YEAR, OWN_TIMES, Time, is_year, times_in

TOLD_AS_DONE = (Modality.ACTUAL, Modality.HISTORICAL)  # modalities under which no move is later than its report
STAMPS = 4  # entries under a time of the day that make a live page
STAMP = re.compile(r"(?m)^\W{0,4}(?:[01]?\d|2[0-3])[:.h][0-5]\d\b")
OPENS = 4  # characters of a sentence in which the time stands that it opens with: "In 2019"
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
    scene: str | None = None
    before = 0
    for sentence in document.sentences:
        text = document.report.text[sentence.start : sentence.end]
        found = [one for one in times_in(text, document.clock, last, year) if not ASIDE.search(text[: one.start])]
        if "\n" in document.report.text[before : sentence.start]:
            scene = None
        before = sentence.end
        found = _in_scene(found, scene)
        scene = _scene(found, text, scene)
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


def _scene(found: Sequence[Time], text: str, before: str | None) -> str | None:
    """The year or month that a sentence opens with and in which its paragraph goes on; None where it tells other times.

    A sentence without a time goes on with what was told before it.
    """
    if not found:
        return before
    is_full = is_year(found[0], text) or (found[0].kind == "month" and not found[0].in_name)
    is_set = found[0].start <= OPENS and is_full
    return found[0].iso if len(found) == 1 and (is_set or found[0].iso == before) else None


def _in_scene(found: list[Time], scene: str | None) -> list[Time]:
    """The same, a month inside a sentence being of the year with which the one before it opened.

    "In 2019, Oslo brought both to a table. The talks broke down in November." A month that opens its sentence is of the
    year of the report, as is one beside "on Tuesday".
    """
    if scene is None or not found or found[0].kind not in NO_YEAR or found[0].start <= OPENS:
        return found
    if any(one.kind in OWN_TIMES for one in found):
        return found
    return [_of_scene(one, scene) if one.kind in NO_YEAR and one.iso else one for one in found]


def _of_scene(time: Time, scene: str) -> Time:
    """A day or month without its year in the first such year from a scene on, where that is before its own."""
    iso = time.iso or ""
    year = int(scene[:4]) + (len(scene) > len("1978") and iso[5:7] < scene[5:7])
    told = f"{year}{iso[4:]}"
    if told >= iso or told.endswith("-02-29"):
        return time
    return replace(time, iso=told, ahead=told)
