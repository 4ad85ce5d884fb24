"""How many independent origins stand behind several stances told together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from goodoffices.codebook.phrasing import UNCONFIRMED
from goodoffices.codebook.words import SpeakerKind, StanceValue
from goodoffices.core.record import Disagreement, Record, Stance
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.core.surety import reading_doubt
from goodoffices.core.when import When

DENIED = {
    StanceValue.MEDIATES: "denies the mediation",
    StanceValue.OFFERS: "denies the offer",
    StanceValue.OFFERS_IF: "denies the offer",
}
"""What the side of a disagreement says that denies the deed of a third party."""


class Stances(Protocol):
    """What is told together."""

    @property
    def stances(self) -> tuple[Stance, ...]:
        """The stances."""


def count_origins(record: Record, standing: Stances) -> int:
    """Independent origins of stances told together: reports, those that share an origin for these statements once.

    The count of a single stance is the record's own.
    """
    if len(standing.stances) == 1:
        return standing.stances[0].n_origins
    evidence = [one for stance in standing.stances for one in stance.evidence]
    return max(origins_behind(record, evidence), *(one.n_origins for one in standing.stances))


def origins_behind(record: Record, evidence: Sequence[Statement]) -> int:
    """Independent origins of statements: their reports, those that share an origin for these statements once."""
    reports = list(dict.fromkeys(one.quote.report for one in evidence))
    places = {(one.quote.report, one.quote.sentence) for one in evidence}
    group = {name: name for name in reports}
    for origin in record.origins:
        is_text = origin.what.startswith("text")
        shared = [
            name
            for name in origin.reports
            if name in group
            and (is_text or any((p.report, p.sentence) in places for p in origin.passages if p.report == name))
        ]
        for name in shared[1:]:
            old, new = group[name], group[shared[0]]
            group = {key: new if value == old else value for key, value in group.items()}
    return len(set(group.values()))


def bounding(record: Record, when: When, evidence: Sequence[Statement]) -> tuple[str, ...]:
    """Numbers of the reports whose own earliest day an open beginning is, where others tell the same; else none."""
    telling = {one.quote.report for one in evidence}
    whose = tuple(
        f"{one.number:03d}" for one in record.reports
        if one.name in telling and one.published.when.since == when.since and when.since is not None
    )  # fmt: skip
    is_open = when.since is not None and when.until is None
    return whose if is_open and len(whose) < len(telling) else ()


def unconfirmed_in(record: Record, actor: str | None, reports: set[str]) -> tuple[Quote, ...]:
    """Where reports leave it unconfirmed that somebody mediates."""
    told = [one.quote for one in record.statements if one.actor == actor and one.quote.report in reports]
    return tuple(dict.fromkeys(one for one in told if UNCONFIRMED.search(one.text)))


def denying(record: Record, stance: Stance) -> tuple[Quote, ...]:
    """Where reports deny the deed of a third party that a stance of it rests on."""
    says = DENIED.get(stance.value)
    found = (one for one in record.disagreements if one.actor == stance.actor and stance.actor == stance.third_party)
    return tuple(quote for one in found for side in one.sides if side.says == says for quote in side.evidence)


def side_doubts(record: Record, disagreement: Disagreement) -> tuple[str, ...]:
    """For each side of a disagreement, why it is to be taken with care; empty where there is no reason."""
    return tuple(map(reading_doubt, _told(record, disagreement)))


def is_firm(record: Record, disagreement: Disagreement) -> bool:
    """Whether either side of a disagreement is read surely, and not told by unnamed sources or media alone."""
    return all(not reading_doubt(told) and not _is_hearsay(told) for told in _told(record, disagreement))


def _is_hearsay(told: Sequence[Statement]) -> bool:
    """Whether all that stands behind a side is the word of unnamed sources or media."""
    return bool(told) and all(one.speaker_kind in (SpeakerKind.ANONYMOUS, SpeakerKind.MEDIA) for one in told)


def weakest_side(record: Record, disagreement: Disagreement) -> tuple[int, float]:
    """Origins and best confidence of the side that has least of either: how much there is to a disagreement."""
    sure = [max((one.confidence for one in told), default=0.0) for told in _told(record, disagreement)]
    return min(side.n_origins for side in disagreement.sides), min(sure)


def _told(record: Record, disagreement: Disagreement) -> list[list[Statement]]:
    """Each side's statements of the actor that the disagreement is on, those on mediation where there are any."""
    by_quote: dict[str, list[Statement]] = defaultdict(list)
    for one in record.statements:
        if one.actor == disagreement.actor:
            by_quote[one.quote.ref].append(one)
    sides = [[told for quote in side.evidence for told in by_quote[quote.ref]] for side in disagreement.sides]
    return [[one for one in told if one.move.is_mediation] or told for told in sides]
