"""Copies: reports, passages and quotations that descend from one origin.

Whole texts first, then long paragraphs, by what their runs of words share; then quotations of eight words or more that
come again, in the same words. What an earlier step ties is not told again by a later one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from goodoffices.core.record import Origin
from goodoffices.core.report import Quote, Report
from goodoffices.read.likeness import Shingles, Ties, linked, shingles

MIN_PARAGRAPH = 15
"""Words from which a paragraph is compared by itself."""

MIN_QUOTATION = 8
"""Words from which a quotation that comes again is the same utterance, not the same phrase."""

QUOTED = re.compile(r"“([^“”\n]{20,600})”|\"([^\"\n]{20,600})\"")
NAME = r"(?:[A-ZÀ-Þ][\w’.-]+)(?: (?:[A-ZÀ-Þ][\w’.-]*|bin|al|de|van|von)){0,4}"
SAID = r"(?:said|says|told|stated|added|asserted|declared|noted|stressed|warned)"
SPOKEN = re.compile(rf"[,.]?\s*(?:{SAID}\s+(?P<after>{NAME})|[–—-]\s*(?P<dash>{NAME})|(?P<before>{NAME})\s+{SAID})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a report that is compared: half-open offsets in its text, and its words in order."""

    report: int
    start: int
    end: int
    words: tuple[str, ...]

    @property
    def shingles(self) -> Shingles:
        """Its runs of words."""
        return shingles(self.words)


def find_copies(reports: Sequence[Report]) -> tuple[Origin, ...]:
    """The origins that two or more reports share: whole texts, passages, quotations, in this order.

    Origins do not depend on the order of the reports beyond their numbers.
    """
    reports = sorted(reports, key=lambda report: (report.number, report.name))
    if len(reports) < 2:
        return ()
    texts = _texts(reports)
    passages = _recurring(_copied(_paragraphs(reports)), texts)
    covered = [*texts, *({one.report for one in group} for group in passages)]
    quotations = _recurring(_requoted(_quotations(reports)), covered)
    found = [_origin(reports, [_whole(reports, index) for index in group], "text") for group in texts]
    found += [_origin(reports, group, "passage") for group in _by_reports(passages)]
    found += [_origin(reports, [group], _speaker(reports, group)) for group in quotations]
    return tuple(
        Origin(id=f"o{number}", what=one.what, reports=one.reports, passages=one.passages, credited=one.credited)
        for number, one in enumerate(found, 1)
    )


def _fold(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower().replace("’", "").replace("'", "")))


def _texts(reports: Sequence[Report]) -> list[list[int]]:
    """Groups of reports, by index, that are the same text for the most part."""
    return linked([shingles(_fold(report.text)) for report in reports], range(len(reports)))


def _paragraphs(reports: Sequence[Report]) -> list[Passage]:
    """Paragraphs long enough to be compared, by the words outside quotations."""
    found = []
    for index, report in enumerate(reports):
        for match in re.finditer(r"[^\n]+", report.text):
            words, own = _fold(match[0]), _fold(QUOTED.sub(" ", match[0]))
            if len(own) >= MIN_PARAGRAPH:  # a paragraph that is one quotation is compared as a quotation
                found.append(Passage(report=index, start=match.start(), end=match.end(), words=words))
    return found


def _copied(passages: Sequence[Passage]) -> list[list[Passage]]:
    groups = linked([one.shingles for one in passages], [one.report for one in passages])
    return [[passages[index] for index in group] for group in groups]


def _quotations(reports: Sequence[Report]) -> list[Passage]:
    found = []
    for index, report in enumerate(reports):
        for match in QUOTED.finditer(report.text):
            words = _fold(match[0])
            if len(words) >= MIN_QUOTATION:
                found.append(Passage(report=index, start=match.start(), end=match.end(), words=words))
    return found


def _requoted(quotations: Sequence[Passage]) -> list[list[Passage]]:
    """Quotations that share a run of eight words, grouped."""
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(quotations):
        for start in range(len(one.words) - MIN_QUOTATION + 1):
            runs[one.words[start : start + MIN_QUOTATION]].append(index)
    ties = Ties()
    for first, *others in runs.values():
        for other in others:
            ties.tie(first, other)
    return [[quotations[index] for index in group] for group in ties.groups()]


def _recurring(groups: Iterable[list[Passage]], known: Sequence[Iterable[int]]) -> list[list[Passage]]:
    """Groups that tie reports not tied already.

    Args:
        groups: Passages that recur.
        known: Reports, by index, that are tied already, a group each.
    """
    tied: dict[int, set[int]] = defaultdict(set)
    for number, group in enumerate(known):
        for report in group:
            tied[report].add(number)
    return [group for group in groups if _ties_anew({one.report for one in group}, tied)]


def _ties_anew(reports: set[int], tied: Mapping[int, set[int]]) -> bool:
    """Whether two of some reports stand in no group together."""
    kinds = Counter(frozenset(tied.get(report, ())) for report in reports)
    return kinds[frozenset()] > 1 or any(not one & other for one, other in combinations(kinds, 2))


def _by_reports(groups: Iterable[list[Passage]]) -> list[list[list[Passage]]]:
    """Groups of passages gathered by the set of reports that share them."""
    gathered: dict[tuple[int, ...], list[list[Passage]]] = defaultdict(list)
    for group in groups:
        gathered[tuple(sorted({one.report for one in group}))].append(group)
    return [gathered[key] for key in sorted(gathered)]


def _whole(reports: Sequence[Report], index: int) -> list[Passage]:
    text = reports[index].text
    return [Passage(report=index, start=0, end=len(text), words=())]


def _origin(reports: Sequence[Report], groups: Sequence[Sequence[Passage]], what: str) -> Origin:
    passages = sorted({one for group in groups for one in group}, key=lambda one: (one.report, one.start))
    ordered = sorted({one.report for one in passages}, key=lambda index: _seniority(reports, index))
    first, later = reports[ordered[0]], [reports[index] for index in ordered[1:]]
    return Origin(
        id="",
        what=f"{what} of {first.number:03d}" if what in {"text", "passage"} else what,
        reports=tuple(reports[index].name for index in ordered),
        passages=tuple(_quote(reports[one.report], one) for one in passages),
        credited=next((one.credited for one in later if one.credited), ""),
    )


def _seniority(reports: Sequence[Report], index: int) -> tuple[bool, date, bool, int]:
    """Order of likelihood to be the source: credited by name, published first, crediting nobody, first by number."""
    report = reports[index]
    is_credited = bool(report.outlet) and any(report.outlet.lower() in one.credited.lower() for one in reports)
    since = report.published.when.since if report.published.when.is_day else None
    return not is_credited, since or date.max, bool(report.credited), report.number


def _quote(report: Report, passage: Passage) -> Quote:
    return report.quote(passage.start, passage.end)


def _speaker(reports: Sequence[Report], group: Sequence[Passage]) -> str:
    """What a recurring quotation is called: by its speaker where the words around it name one."""
    for one in group:
        match = SPOKEN.match(reports[one.report].text, one.end)
        if match:
            return f"quotation of {match['after'] or match['dash'] or match['before']}".rstrip(".")
    words = reports[group[0].report].text[group[0].start : group[0].end].strip('“”"').split()
    return f"quotation “{' '.join(words[:6])} …”"
