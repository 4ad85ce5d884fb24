"""How many independent origins stand behind several stances told together."""

from __future__ import annotations

from typing import Protocol

from goodoffices.core.record import Record, Stance


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
    return max(len(set(group.values())), *(one.n_origins for one in standing.stances))
