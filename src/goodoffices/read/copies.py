"""Copies: reports, passages and quotations that descend from one origin.

1. Shingles: runs of five words, of every report and of every long paragraph.
2. Candidates: of few, all that share a run; of many, by MinHash with containment, so that a short copy in a long
   report is found.
3. Each candidate is checked on the shingles themselves; what is chance in MinHash decides nothing.
4. Quotations of eight words or more that come again, in the same words, are tied likewise.

References:
    Broder 1997, section 2 (resemblance and containment); Zhu et al. 2016 (LSH Ensemble).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from goodoffices.core.record import Origin
from goodoffices.core.report import Quote, Report

SHINGLE = 5
"""Words in a run: shorter ones recur by chance, longer ones miss edited copies."""

MIN_PARAGRAPH = 15
"""Words from which a paragraph is compared by itself."""

MIN_QUOTATION = 8
"""Words from which a quotation that comes again is the same utterance, not the same phrase."""

COPIED = 0.6
"""Share of a report's or paragraph's shingles that stand in another one, from which it is a copy."""

FEW = 400
"""Reports or paragraphs up to which all pairs that share a run are compared; MinHash pays off, and loads, for more."""

N_PERMUTATIONS = 128
SEED = 7
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
    def shingles(self) -> frozenset[tuple[str, ...]]:
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
    same_text = {pair for group in texts for pair in combinations(group, 2)}
    passages = _recurring(_copied(_paragraphs(reports)), same_text)
    covered = same_text | {
        pair for group in passages for pair in combinations(sorted({one.report for one in group}), 2)
    }
    quotations = _recurring(_requoted(_quotations(reports)), covered)
    found = [_origin(reports, [_whole(reports, index) for index in group], "text") for group in texts]
    found += [_origin(reports, group, "passage") for group in _by_reports(passages)]
    found += [_origin(reports, [group], _speaker(reports, group)) for group in quotations]
    return tuple(
        Origin(id=f"o{number}", what=one.what, reports=one.reports, passages=one.passages, credited=one.credited)
        for number, one in enumerate(found, 1)
    )


def shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Runs of five words; the whole where there are fewer."""
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def _fold(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower().replace("’", "").replace("'", "")))


def _candidates(sets: Mapping[Hashable, frozenset[tuple[str, ...]]]) -> list[tuple[Hashable, Hashable]]:
    """Pairs of keys of which the first's set may lie in the second's: by shared runs, or by MinHash where many."""
    if len(sets) <= FEW:
        return _sharing(sets)
    from datasketch import MinHash, MinHashLSHEnsemble

    hashes = {}
    for key, found in sets.items():
        hashes[key] = MinHash(num_perm=N_PERMUTATIONS, seed=SEED)
        hashes[key].update_batch([" ".join(one).encode() for one in sorted(found)])
    index = MinHashLSHEnsemble(threshold=0.4, num_perm=N_PERMUTATIONS, num_part=8)
    index.index([(key, hashes[key], len(sets[key])) for key in sets])
    return [(key, other) for key in sets for other in index.query(hashes[key], len(sets[key])) if other != key]


def _sharing(sets: Mapping[Hashable, frozenset[tuple[str, ...]]]) -> list[tuple[Hashable, Hashable]]:
    """Pairs of keys whose sets share anything, in the order of the keys."""
    holding: dict[tuple[str, ...], list[Hashable]] = defaultdict(list)
    for key, found in sets.items():
        for one in found:
            holding[one].append(key)
    place = {key: n for n, key in enumerate(sets)}
    pairs = {pair for keys in holding.values() if len(keys) > 1 for pair in combinations(keys, 2)}
    return sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]]))


def _contained(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Share of the smaller set that stands in the larger."""
    return len(one & other) / (min(len(one), len(other)) or 1)


def _texts(reports: Sequence[Report]) -> list[list[int]]:
    """Groups of reports, by index, that are the same text for the most part."""
    sets: dict[Hashable, frozenset[tuple[str, ...]]] = {
        index: shingles(_fold(report.text)) for index, report in enumerate(reports)
    }
    pairs = [(int(str(a)), int(str(b))) for a, b in _candidates({**sets})]
    return _groups((a, b) for a, b in pairs if _contained(sets[a], sets[b]) >= COPIED)


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
    sets: dict[Hashable, frozenset[tuple[str, ...]]] = {index: one.shingles for index, one in enumerate(passages)}
    pairs = [(int(str(a)), int(str(b))) for a, b in _candidates(sets)]
    groups = _groups(
        (a, b) for a, b in pairs if passages[a].report != passages[b].report and _contained(sets[a], sets[b]) >= COPIED
    )
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
    groups = _groups((sharing[0], other) for sharing in runs.values() for other in sharing[1:])
    return [[quotations[index] for index in group] for group in groups]


def _groups(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected groups of indices, each sorted, in order of their first."""
    parent: dict[int, int] = {}

    def root(one: int) -> int:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    found: dict[int, list[int]] = defaultdict(list)
    for one in sorted(parent):
        found[root(one)].append(one)
    return [group for group in found.values() if len(group) > 1]


def _recurring(groups: Iterable[list[Passage]], known: set[tuple[int, int]]) -> list[list[Passage]]:
    """Groups that tie reports not tied already."""
    return [
        group
        for group in groups
        if any(pair not in known for pair in combinations(sorted({one.report for one in group}), 2))
    ]


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
