"""When a report was published, as an interval of days with its basis.

Stated in the text, page metadata, derived from dated events in the text, or unknown: never the file's date,
never today.

1. A date in the page's metadata, or in a line or dateline of the text that states it, is taken as it stands.
2. A day without its year takes the latest year of the text, where full dates of that year lie near it and a second one
   or the weekday beside it bears it out; in a dateline one such date or "this year" is enough.
3. Else the report is not older than the latest dated event that it tells as past.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from goodoffices.codebook.words import DateBasis
from goodoffices.core.report import Dating
from goodoffices.core.when import When
from goodoffices.read.dates import Found, find_dates, weekday_near, with_year

LABELLED = re.compile(
    r"\b(?:published|posted|issued|released|date|dated|uploaded|filed|created)\b\s*(?:on|at)?\s*[:|–-]?\s*",
    re.I,
)
UPDATED = re.compile(r"\b(?:last )?(?:updated|modified|edited)\b(?: on| at)?\s*[:|–-]?\s*", re.I)
AHEAD = re.compile(
    r"\b(?:will|shall|would|could|may|might|should|must|can|cannot|due|scheduled|planned|plans?|expected|expects?|hopes?|"
    r"aims?|intends?|deadline|upcoming|forthcoming|if|unless|is to|are to|set to|to be|slated|proposed|valid|matures?|"
    r"expires?)\b",
    re.I,
)
LEANING = re.compile(
    r"\b(?:until|till|by|from|through|before|up to|towards?)\s+(?:the\s+)?"
    r"(?:(?:end|beginning|start|middle|spring|summer|autumn|winter|early|late|mid)\s+(?:of\s+)?)?$",
    re.I,
)
BEFORE_DAY = re.compile(
    r"(?:\b(?:first )?(?:published|posted|issued|released|updated|modified|dated?|uploaded|filed)"
    r"(?: on| at)?\s*[:|–-]?\s*)?"
    r"(?:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?$",
    re.I,
)
NEAR = 300
"""Characters before a date that are looked at."""

SHORT = 14
"""Words beside the date that a line may hold and still be a date line."""


OF_TEXT = re.compile(
    r"(?:\b(?i:agreements?|accords?|treaty|treaties|convention|protocols?|pact|charter|memorandum|armistice|truce|deal)"
    r"|\b[Tt]he\s+(?:[\w’'-]+\s+){0,3}(?i:statements?|declarations?|communiqu[eé]s?|resolutions?))"
    r"(?:\s+(?:of|from|in|dated|signed|reached|concluded|on)|,)*\s+\(?$|\b(?i:since|until|till|before|after)\s+$"
)
"""Words before a date that make it part of the name of a text that others concluded, or of what is counted from it."""

ASKING = re.compile(r"\?[\"”’')\s]*$|^\W{0,3}(?:Q|QUESTION|Question|QUESTIONER|JOURNALIST|REPORTER)\s*[:.]")
TOLD_OF = re.compile(r"(?:by|in|on|during)\s+", re.I)
CLOCK_TIME = re.compile(r"[\s,;()\d.:h]*(?:\s*(?:hrs|hours|a\.?m|p\.?m|gmt|utc|local time|[ce]e?s?t))?[\s.)]*", re.I)
"""What may stand behind a date in a date line: a time of the day, or the year once more."""

SMALL = frozenset("at the of in on by and a an for to this day from with its".split())
CLOSED = re.compile(r"[.!][\"”’')\s]*$")

THIS_YEAR = re.compile(r"\bthis year,?\s+\(?((?:19|20)\d\d)\b|\b(?:so far|earlier|later) in ((?:19|20)\d\d)\b", re.I)


def date_of(
    *, lines: Iterable[str], body: str, dateline: str = "", published: str = "", modified: str = "", source: str = ""
) -> Dating:
    """The dating of a report.

    Args:
        lines: Places that may state its date, the likeliest first: date lines, the opening, the close.
        body: Its text, for the years and the events told in it.
        dateline: The one of these places that is a dateline or a date line of its own; empty where none is.
        published: Date of publication in the metadata, as written there.
        modified: Date of the last change in the metadata, as written there.
        source: Which metadata that is.
    """
    stated = _stated(lines, body, dateline)
    if meta := _day_of(published):
        return Dating(when=meta, basis=DateBasis.METADATA, reason=_reason(meta, source, published, modified, stated))
    if stated:
        return stated
    derived = _derived(body)
    if (change := _day_of(modified)) and change.until:
        since = derived.when.since if derived else None
        when = When(since=since if since and since <= change.until else None, until=change.until)
        return Dating(when=when, basis=DateBasis.METADATA, reason=f"last changed on {modified} by the page's metadata")
    return derived or Dating()


def states_date(line: str) -> Found | None:
    """The date that a line states and is about: a labelled one, or one with few words beside it.

    No date of a question, of the name of an agreement or of a running sentence.
    """
    found = [one for one in find_dates(line) if one.month and not OF_TEXT.search(line[: one.start])]
    if not found or len(line) > 400 or ASKING.search(line):
        return None
    for one in found:
        before = line[max(0, one.start - 24) : one.start]
        if LABELLED.search(before) and not UPDATED.search(before):
            return one
    if any(_runs_on(line, one) for one in found):
        return None
    if (
        found[-1].year
        and found[-1].is_day
        and CLOCK_TIME.fullmatch(line, found[-1].end)
        and len(line.split()) <= 2 * SHORT
    ):
        return found[-1]
    rest = "".join(char if char.isalpha() or char.isspace() else " " for char in line)
    return max(found, key=lambda one: (one.year is not None, one.is_day)) if len(rest.split()) <= SHORT else None


def day_without_year(lines: Iterable[str]) -> str:
    """The words of the first line that states a day and no year, with its weekday; empty where none does."""
    for line in lines:
        found = states_date(line)
        if found and found.month and found.day and found.year is None:
            opening = BEFORE_DAY.search(line[: found.start])
            return line[opening.start() if opening else found.start : found.end].strip()
    return ""


def _runs_on(line: str, found: Found) -> bool:
    """Whether a line is a sentence that tells what happened on a date: "Peru signed it on 3 May 2031."."""
    before = line[: found.start]
    if CLOSED.search(line) is None:
        return False
    if CLOCK_TIME.fullmatch(line, found.end):
        return False
    has_verb = any(word.islower() and word not in SMALL for word in re.findall(r"[^\W\d_]+", before))
    return has_verb or (TOLD_OF.fullmatch(before.lstrip()) is not None and found.end < len(line.rstrip(" .)")))


def _stated(lines: Iterable[str], body: str, dateline: str) -> Dating | None:
    for line in lines:
        found = states_date(line)
        when = found and (found.when or _year_supplied(line, found, body, is_dateline=line == dateline))
        if found and when:
            opening = BEFORE_DAY.search(line[: found.start])
            words = line[opening.start() if opening else found.start : found.end].strip()
            how = "" if found.year else "; the year is that of other dates in the text"
            return Dating(when=when, basis=DateBasis.STATED, reason=f'the text says "{words}"{how}')
    return None


def _year_supplied(line: str, found: Found, body: str, *, is_dateline: bool) -> When | None:
    """A day without a year, in the latest year of the text, if full dates near it or its weekday bear that out."""
    if is_dateline and (named := {int(one or other) for one, other in THIS_YEAR.findall(body)}) and len(named) == 1:
        return with_year(found, named.pop())
    dates = find_dates(body)
    years = Counter(one.year for one in dates if one.year and one.month and _near(found, one))
    latest = max((one.year for one in dates if one.year), default=None)
    if latest is None or latest not in years:
        return None
    when, weekday = with_year(found, latest), weekday_near(line, found)
    if when is None or when.since is None:
        return None
    fits = years[latest] > (0 if is_dateline else 1) if weekday is None else when.since.weekday() == weekday
    return when if fits else None


def _near(found: Found, other: Found) -> bool:
    """Whether a full date may belong to the same weeks as a day without a year: within two months of the calendar."""
    return bool(found.month and other.month) and (int(found.month or 0) - int(other.month or 0)) % 12 <= 2


def _reason(when: When, source: str, published: str, modified: str, stated: Dating | None) -> str:
    parts = [f"{source}: {published}" if source else f"metadata: {published}"]
    if modified and modified != published:
        parts.append(f"changed {modified}")
    if stated:
        parts.append(stated.reason if stated.when.meets(when) else f"but {stated.reason}")
    return "; ".join(parts)


def _day_of(text: str) -> When | None:
    """The day of a date in metadata, as written there: no shift between time zones."""
    found = next((one for one in find_dates(re.sub(r"(?<=\d)T(?=\d\d:)", " ", text)) if one.when and one.month), None)
    compact = re.match(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\D|\d{6}|$)", text.strip())
    if found is None and compact:
        try:
            return When.parse("-".join(compact.groups()))
        except ValueError:
            return None
    return found.when if found else None


def _derived(body: str) -> Dating | None:
    """Not before the latest dated event that the text tells as past."""
    latest: tuple[When, str] | None = None
    for sentence in re.split(r"(?<=[.!?])\s+|\n", body):
        for found in find_dates(sentence):
            when = found.when
            if when and when.since and _is_past(sentence, found) and (not latest or _later(when, latest[0])):
                latest = (when, sentence[max(0, found.start - 30) : found.end + 20])
    if latest is None:
        return None
    words = latest[1].split(" ", 1)[-1].rsplit(" ", 1)[0] if " " in latest[1].strip() else latest[1]
    reason = f'the text tells of {latest[0].text} as past ("{words.strip()}")'
    return Dating(when=When(since=latest[0].since, until=None), basis=DateBasis.DERIVED, reason=reason)


def _later(one: When, other: When) -> bool:
    return bool(one.since and other.since and one.since > other.since)


def _is_past(sentence: str, found: Found) -> bool:
    before = sentence[max(0, found.start - NEAR) : found.start]
    clause = re.split(r"[,;:—]|\b(?:after|since|following|when|while|although|but)\b", before)[-1]
    return not AHEAD.search(clause) and not LEANING.search(before)
