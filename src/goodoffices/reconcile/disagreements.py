"""All disagreements of a record, of the five kinds of the codebook, in the order in which they are shown.

Slips of dates are found first: a day that one report has against the others must not make a change of stance of what
is but a slip, so the record goes on with that statement at its report's date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goodoffices.codebook.words import DisagreementKind
from goodoffices.core.record import Disagreement
from goodoffices.core.report import Report
from goodoffices.core.statement import Statement
from goodoffices.reconcile.claims import find_denied_knowledge
from goodoffices.reconcile.denials import find_denials, without_denied
from goodoffices.reconcile.likelihood import LEAST, by_place, weighed
from goodoffices.reconcile.misreadings import without_misreadings
from goodoffices.reconcile.offices import find_office_slips
from goodoffices.reconcile.opposition import find_oppositions
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.pairs import find_pair_slips
from goodoffices.reconcile.people import find_post_slips
from goodoffices.reconcile.placing import Placing, first_day
from goodoffices.reconcile.positions import gather_positions
from goodoffices.reconcile.slips import DateSlip, date_disagreement, find_number_slips
from goodoffices.reconcile.stances import Point, find_transitions
from goodoffices.reconcile.urging import find_urging

ORDER = tuple(DisagreementKind)


def without_slips(placing: Placing, slips: Sequence[DateSlip]) -> Placing:
    """The placing with the dates that are slips set aside."""
    return replace(placing, doubted=frozenset(one.quote for slip in slips for one in slip.odd))


def find_disagreements(
    reports: Sequence[Report], statements: Sequence[Statement], parties: tuple[str, ...], points: Sequence[Point],
    placing: Placing, slips: Sequence[DateSlip], origins: Origins,
) -> tuple[Disagreement, ...]:  # fmt: skip
    """Every disagreement that is not too doubtful, the foremost first.

    Across reports, then more likely than not, then by kind, by what stands behind the weaker side, by how surely both
    sides are read, and by what stands behind both.

    Args:
        reports: In stable order.
        statements: In stable order.
        parties: The parties to the dispute.
        points: The statements that set a stance, in stable order.
        placing: When statements hold.
        slips: Slips of dates.
        origins: What support is counted in.
    """
    positions = gather_positions(without_misreadings(statements), parties, placing, first_day(reports))
    held = [one for each in positions.values() for one in each]
    denials = tuple(find_denials(reports, statements, placing, origins))
    found = [
        *without_denied(find_oppositions(positions, find_transitions(points), origins), denials),
        *find_urging(statements, held, placing, origins),
        *denials,
        *find_denied_knowledge(statements, parties, placing, origins),
        *(date_disagreement(one, origins) for one in slips),
        *find_number_slips(statements, placing, origins),
        *find_post_slips(reports, origins),
        *find_office_slips(reports, origins),
        *find_pair_slips(reports, parties, origins),
    ]
    told = by_place(statements)
    known = [each for each in (weighed(one, told) for one in found) if each.likelihood >= LEAST]
    return tuple(sorted(known, key=_shown))


def _shown(one: Disagreement) -> tuple[object, ...]:
    lead = one.sides[0].evidence[0]
    support = [side.n_origins for side in one.sides]
    rank = (one.within, not one.is_likely, ORDER.index(one.kind), -min(support), -round(one.likelihood, 1))
    return (*rank, -sum(support), one.topic, lead.number, lead.start, one.says)
