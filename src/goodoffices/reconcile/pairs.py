"""Slips in the pair of states: "between A and B" in one report where every other has A and C at odds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import DisagreementKind
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.report import Quote, Report
from goodoffices.core.when import UNKNOWN_WHEN
from goodoffices.reconcile.naming import actors_in
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.wording import listed, report_refs

BETWEEN = re.compile(r"\b[Bb]etween\s+(?P<first>[^,.;:]{2,60}?)\s+and\s+(?P<second>[^,.;:]{2,60})")
AT_ODDS = re.compile(
    r"\b(?:tension|conflict|war|escalat|hostil|stand-?off|confrontation|dispute|clash|crisis|fight|skirmish|feud|enmity"
    r"|violence|strife|rivalry)"
)
# Two neighbours, rivals or powers without a name stand for the parties.
THE_TWO = re.compile(
    r"\b(?:the\s+)?(?:two|both)\s+(?:[\w-]+\s+){0,2}(?:neighbou?rs|countries|nations|states|rivals|sides|powers|parties)\b"
)
EPITHET = re.compile(r"\b([a-z]+-[a-z]+)\b")
MOST_SHOWN = 4


def find_pair_slips(reports: Sequence[Report], parties: tuple[str, ...], origins: Origins) -> Iterator[Disagreement]:
    """Outliers of pairs: a party is set against an actor that is no party, in one report only."""
    odd: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    usual: dict[str, list[Quote]] = defaultdict(list)
    for report in reports:
        for start, end in report.sentences:
            sentence = report.text[start:end]
            if "etween" not in sentence or not AT_ODDS.search(sentence.lower()):
                continue
            for pair in _pairs(sentence):
                inside = [name for name in pair if name in parties]
                quote = report.quote(start, end)
                if len(inside) == 1 and len(pair) == 2:
                    odd[(inside[0], next(name for name in pair if name not in parties))].append(quote)
                else:
                    for name in inside or (parties if not pair else ()):
                        usual[name].append(quote)
    for (party, other), quotes in sorted(odd.items()):
        against = [quote for quote in usual[party] if quote.report not in {one.report for one in quotes}]
        if len({one.report for one in quotes}) == 1 and against:
            yield _slip(party, other, quotes, against, parties, origins)


def _pairs(sentence: str) -> Iterator[frozenset[str]]:
    """The pairs that a sentence sets between; an empty one for "the two neighbours"."""
    for match in BETWEEN.finditer(sentence):
        first, second = actors_in(match["first"]), actors_in(match["second"])
        if first and second and first[-1][0] != second[0][0]:
            yield frozenset((first[-1][0], second[0][0]))
    if THE_TWO.search(sentence):
        yield frozenset()


def _slip(
    party: str, other: str, quotes: list[Quote], against: list[Quote], parties: tuple[str, ...], origins: Origins
) -> Disagreement:  # fmt: skip
    epithets = {word for quote in quotes for word in EPITHET.findall(quote.text)}
    ranked = sorted(against, key=lambda one: (-len(epithets & set(EPITHET.findall(one.text))), one.number, one.start))
    shown = _each_report_first(ranked)
    rest = listed([display_name(name) for name in parties if name != party])
    name, odd = display_name(party), display_name(other)
    return Disagreement(
        topic="parties to the tension", actor=other, kind=DisagreementKind.OUTLIER,
        says=f"Report {report_refs(quotes)} alone sets {odd} against {name}; {report_refs(shown)} set {rest} against "
             "it. Most likely a slip.",
        sides=(
            Side(says=f"{name} against {odd}", evidence=tuple(quotes), n_origins=1, when=UNKNOWN_WHEN),
            Side(says=f"{name} against {rest}", evidence=tuple(shown), n_origins=origins.count_quotes(shown),
                 when=UNKNOWN_WHEN),
        ),
    )  # fmt: skip


def _each_report_first(quotes: Sequence[Quote]) -> list[Quote]:
    """Quotations in their order, each report once before any comes twice; the first few."""
    turns: dict[str, int] = defaultdict(int)
    ranked = []
    for n, quote in enumerate(dict.fromkeys(quotes)):
        ranked.append((turns[quote.report], n, quote))
        turns[quote.report] += 1
    return [quote for _, _, quote in sorted(ranked, key=lambda item: item[:2])][:MOST_SHOWN]
