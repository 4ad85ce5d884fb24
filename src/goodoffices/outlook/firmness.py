"""How firmly a want is held, as far as the record tells."""

from __future__ import annotations

from goodoffices.codebook.words import StanceValue
from goodoffices.core.attribution import best_attribution
from goodoffices.core.conflict import Want
from goodoffices.core.outlook import Firmness
from goodoffices.core.record import Record, Stance

WILLING = (StanceValue.REQUESTS, StanceValue.ACCEPTS, StanceValue.ACCEPTS_IF, StanceValue.OFFERS,
           StanceValue.OFFERS_IF, StanceValue.MEDIATES)  # fmt: skip


def firmness_of(want: Want, player: str, record: Record | None) -> Firmness | None:
    """The origins, the best attribution, the beginning and any change of the stances behind a want."""
    if record is None:
        return None
    cited = {(one.report, one.quote) for one in want.basis.citations}
    behind = [
        one for one in record.stances
        if one.actor == player and any((each.quote.report, each.quote.text) in cited for each in one.evidence)
    ]  # fmt: skip
    if not behind:
        return None
    days = [one.since.since for one in behind if one.since.iso and one.since.since]
    return Firmness(
        n_origins=_n_origins(behind, cited),
        attribution=best_attribution([one.attribution for one in behind]).value,
        since=min(days).isoformat() if days else "",
        has_changed=_has_changed(behind, record),
    )


def _n_origins(stances: list[Stance], cited: set[tuple[str, str]]) -> int:
    """The stances' origins, but never more than the reports that are cited."""
    return max(1, min(len({report for report, _ in cited}), sum(one.n_origins for one in stances)))


def _has_changed(behind: list[Stance], record: Record) -> bool:
    """Whether an ended stance of the same actor on the same mediator points the other way."""
    sides = {one.value in WILLING for one in behind}
    return any(
        old.actor == one.actor and old.third_party == one.third_party and old.until is not None
        and (old.value in WILLING) not in sides
        for one in behind for old in record.stances
    )  # fmt: skip
