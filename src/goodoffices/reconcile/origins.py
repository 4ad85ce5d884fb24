"""Which reports and statements go back to one utterance or text, and how many independent origins stand behind some.

Four grounds: copies found while reading; the same sentence or the same quoted words in several reports; the same
speaker in the same interview, or the same authority's text on the same move, told within days of each other; a report
that is somebody's own text, and others that have the same from that one. Support is then counted among reports: two
that share any ground for the statements in question count once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import Attribution
from goodoffices.core.folding import fold, folded_words
from goodoffices.core.record import Origin
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement
from goodoffices.reconcile.naming import codes_in
from goodoffices.reconcile.order import place, quotes_in_order
from goodoffices.reconcile.placing import Placing

QUOTED = re.compile(r"\"([^\"]+)\"")
FEWEST_WORDS = 6  # a shorter run of words may be alike by chance
MEDIUM = r"(?:(?:the|a|an)\s+)?((?:[A-Z][\w'’&.-]*)(?:\s+[A-Z][\w'’&.-]*){0,3})"
CHANNEL = re.compile(
    rf"\b(?i:interview|telling|speaking|spoke|remarks|said|quoted)\b[^.;]{{0,40}}?\b(?:to|with|on|by)\s+{MEDIUM}"
    rf"|\b(?:told|telling)\s+{MEDIUM}"
)
AT_ONCE = 3  # days within which an interview or an authority's text is one and the same
MOSTLY = 0.5  # of a report's words: from there on the whole report counts as the copied text


BODIES = (
    "ministry",
    "office",
    "department",
    "embassy",
    "presidency",
    "kremlin",
    "government",
    "secretariat",
    "council",
)
EVERYBODY = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "parliament", "congress")
Groups = dict[tuple[str, ...], list[Statement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The shared origins, and for each statement the keys of those it stems from.

    Attributes:
        shared: Origins that two or more reports have in common.
        keys: By place of a statement, the names of its origins besides its own report.
    """

    shared: tuple[Origin, ...] = ()
    keys: dict[tuple[object, ...], tuple[str, ...]] = field(default_factory=dict)

    def count(self, statements: Iterable[Statement]) -> int:
        """How many independent origins stand behind statements: reports, those that share a ground once."""
        parents: dict[str, str] = {}
        reports = set()
        for one in statements:
            reports.add(one.quote.report)
            for key in self.keys.get(place(one), ()):
                _unite(parents, f"report {one.quote.report}", key)
        return len({_root(parents, f"report {name}") for name in reports})

    def count_quotes(self, quotes: Iterable[Quote]) -> int:
        """How many independent origins stand behind quotations: reports, those with the same words or text once."""
        parents: dict[str, str] = {}
        told = list(quotes)
        for one in told:
            _unite(parents, f"report {one.report}", f"words {' '.join(folded_words(one.text))}")
            for origin in self.shared:
                passages = [each for each in origin.passages if each.report == one.report]
                if one.report in origin.reports and (not passages or any(_overlap(one, each) for each in passages)):
                    _unite(parents, f"report {one.report}", f"origin {origin.id}")
        return len({_root(parents, f"report {one.report}") for one in told})


def _root(parents: dict[str, str], name: str) -> str:
    while name in parents:
        name = parents[name]
    return name


def _unite(parents: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(parents, one), _root(parents, other)))
    if first != second:
        parents[second] = first


def find_origins(
    reports: tuple[Report, ...], statements: tuple[Statement, ...], copies: tuple[Origin, ...], placing: Placing
) -> Origins:
    """The origins that reports share, and the origins of each statement.

    Args:
        reports: In stable order.
        statements: In stable order.
        copies: What reading found: copied texts and passages.
        placing: When statements hold.
    """
    keys: dict[tuple[object, ...], list[str]] = defaultdict(list)
    groups: Groups = defaultdict(list)
    for one in statements:
        for ground in _grounds(one):
            groups[ground].append(one)
    groups = {ground: group for ground, group in _of_one_time(groups, placing).items() if _is_ground(ground, group)}
    found = [_origin_of(ground, group) for ground, group in sorted(groups.items()) if _is_shared(group)]
    for ground, group in groups.items():
        if _is_shared(group):
            for one in group:
                keys[place(one)].append(" ".join(ground))
    _add_copies(copies, reports, statements, keys)
    _add_same_texts(reports, statements, keys)
    known = _known(copies, reports)
    return Origins(
        shared=_numbered((*known, *(one for one in _merged(found) if not _is_known(one, known)))),
        keys={key: tuple(sorted(names)) for key, names in keys.items()},
    )


def _is_ground(ground: tuple[str, ...], group: list[Statement]) -> bool:
    """Whether statements go back to one origin: to somebody's word only where its own text is among the reports."""
    return ground[0] != "word" or any(one.issuer == ground[1] for one in group)


def _is_shared(group: list[Statement]) -> bool:
    return len({one.quote.report for one in group}) > 1


def _grounds(statement: Statement) -> list[tuple[str, ...]]:
    """The keys under which a statement meets others of its origin."""
    folded = fold(statement.quote.text)
    grounds: list[tuple[str, ...]] = []
    if len(folded.split()) >= FEWEST_WORDS:
        grounds.append(("sentence", folded.strip(" .\"'-*•")))
    surname = _surname(statement)
    if surname:
        for words in QUOTED.findall(folded):
            bare = " ".join(re.findall(r"\w+", words))
            if len(bare.split()) >= FEWEST_WORDS:
                grounds.append(("quotation", surname, bare))
        grounds.extend(("interview", surname, name) for name in _channels(statement))
    if statement.attribution is Attribution.OFFICIAL_TEXT and statement.speaker:
        about = (statement.actor or "", statement.move.value, statement.third_party or "")
        grounds.append(("text", _body(statement.speaker), *about))
    whose = _whose_word(statement)
    if whose is not None:
        about = (statement.actor or "", statement.move.value, statement.third_party or "")
        grounds.append(("word", whose, *about))
    return grounds


def _whose_word(statement: Statement) -> str | None:
    """Whose word a statement is: that of the report's issuer, or of the one actor in the name of who tells of others.

    Of its own moves an actor's text alone is an origin; what its officials say may be said anew each time.
    """
    if statement.speaker is None:
        return statement.issuer
    named = codes_in(statement.speaker)
    is_own = statement.actor in named and statement.attribution is not Attribution.OFFICIAL_TEXT
    return next(iter(named)) if len(named) == 1 and not is_own else None


def _body(speaker: str) -> str:
    """An authority's name as a key: articles and adjectives of states differ, its own nouns do not."""
    return " ".join(word for word in re.findall(r"\w+", fold(speaker)) if word in BODIES) or fold(speaker)


def _of_one_time(groups: Groups, placing: Placing) -> Groups:
    """Interviews and texts parted by time: those told within days of each other are one; what is undated is none."""
    found: Groups = {}
    for ground, group in groups.items():
        if ground[0] not in ("interview", "text", "word"):
            found[ground] = group
            continue
        last: date | None = None
        n = 0
        timed = [(when, one) for one in group if (when := placing.when(one)).since and when.until]
        for when, one in sorted(timed, key=lambda item: (item[0].since or date.min, place(item[1]))):
            n += last is None or bool(when.since and when.since > last + timedelta(days=AT_ONCE))
            last = max(last or date.min, when.until or date.min)
            found.setdefault((*ground, str(n)), []).append(one)
    return found


def _surname(statement: Statement) -> str:
    words = re.findall(r"\w+", fold(statement.speaker or ""))
    return words[-1] if words else ""


def _channels(statement: Statement) -> list[str]:
    """The media in which the speaker is told to have said it, as named."""
    text = statement.quote.text
    if "interview" not in text.lower() and "told" not in text:
        return []
    speaker = set(re.findall(r"\w+", fold(statement.speaker or "")))
    names = [fold(match[1] or match[2]) for match in CHANNEL.finditer(text)]
    return [name for name in names if name not in EVERYBODY and not speaker & set(name.split())]


def _origin_of(ground: tuple[str, ...], group: list[Statement]) -> Origin:
    speaker = next((one.speaker for one in group if one.speaker), None)
    what = {"sentence": "the same sentence", "quotation": f"quotation of {speaker}",
            "interview": f"interview of {speaker}", "text": f"official text of {speaker}",
            "word": f"communiqué of {display_name(ground[1])}"}[ground[0]]  # fmt: skip
    firsts: dict[str, Quote] = {}
    for one in sorted(group, key=place):
        firsts.setdefault(one.quote.report, one.quote)
    return Origin(id="", what=what, reports=tuple(firsts), passages=tuple(firsts.values()))


def _merged(origins: list[Origin]) -> list[Origin]:
    """Origins of the same reports and sort as one, with all their passages."""
    groups: dict[tuple[str, tuple[str, ...]], list[Quote]] = defaultdict(list)
    for one in origins:
        groups[(one.what, one.reports)].extend(one.passages)
    return [
        Origin(id="", what=what, reports=reports, passages=quotes_in_order(passages))
        for (what, reports), passages in sorted(groups.items())
    ]


def _known(copies: tuple[Origin, ...], reports: tuple[Report, ...]) -> list[Origin]:
    names = {one.name for one in reports}
    return [one for one in copies if len(names & set(one.reports)) > 1]


def _is_known(one: Origin, known: list[Origin]) -> bool:
    """Whether reading found already that these reports share text."""
    return any(set(one.reports) <= set(other.reports) for other in known)


def _numbered(origins: tuple[Origin, ...]) -> tuple[Origin, ...]:
    ordered = sorted(origins, key=lambda one: (one.reports, one.what, one.id))
    return tuple(
        Origin(id=f"o{n}", what=one.what, reports=one.reports, passages=one.passages, credited=one.credited)
        for n, one in enumerate(ordered, 1)
    )


def _add_copies(
    copies: tuple[Origin, ...], reports: tuple[Report, ...], statements: tuple[Statement, ...],
    keys: dict[tuple[object, ...], list[str]],
) -> None:  # fmt: skip
    """Give statements inside copied passages, or in reports that are mostly copied, the copy's key."""
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        by_report[one.quote.report].append(one)
    lengths = {one.name: len(one.text) for one in reports}
    for number, copy in enumerate(copies):
        for name in copy.reports:
            passages = [quote for quote in copy.passages if quote.report == name]
            share = sum(len(quote.text) for quote in passages) / max(1, lengths.get(name, 0))
            for one in by_report.get(name, ()):
                if share >= MOSTLY or not passages or any(_overlap(one.quote, quote) for quote in passages):
                    keys[place(one)].append(f"copy {number}")


def _add_same_texts(
    reports: tuple[Report, ...], statements: tuple[Statement, ...], keys: dict[tuple[object, ...], list[str]]
) -> None:
    """Give statements of reports with one and the same text a key in common."""
    digests = {one.name: one.digest for one in reports}
    times = Counter(digests.values())
    for one in statements:
        digest = digests[one.quote.report]
        if times[digest] > 1:
            keys[place(one)].append(f"text {digest}")


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end
