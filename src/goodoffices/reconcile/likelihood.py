"""How likely it is that both sides of a disagreement were read rightly.

A disagreement is false as soon as one of its sides is misread, and misreadings breed disagreements: readings that
oppose each other are less often right than either is by itself. On 188 coded cases kept out of training the odds that
both are right are half of what the best confidences of the two sides, multiplied, promise; three tenths where the two
oppose each other at one time. No other trait that was tried (support, number of sentences, values, dates, other
confidences) tells better which disagreements are those that people's coding makes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import prod

from goodoffices.codebook.words import DisagreementKind
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.statement import Statement

OPPOSED = 0.5  # by how much the odds of two readings fall that oppose each other
AT_ONCE = 0.3  # the same where they oppose each other at one time, which two words of one actor seldom do
LEAST = 0.2  # disagreements below are left out: this gains most in F1 on those cases
OF_ONE_TIME = (DisagreementKind.CONTRADICTION, DisagreementKind.DEGREE)
Told = Mapping[tuple[str, int, str | None], Sequence[Statement]]


def by_place(statements: Sequence[Statement]) -> Told:
    """Statements by report, place and actor."""
    found: dict[tuple[str, int, str | None], list[Statement]] = defaultdict(list)
    for one in statements:
        found[(one.quote.report, one.quote.start, one.actor)].append(one)
    return found


def weighed(one: Disagreement, told: Told) -> Disagreement:
    """A disagreement with how likely it is; a side that rests on the words themselves counts as read rightly."""
    both = prod(_confidence(side, one.actor, told) for side in (one.sides[0], one.sides[-1]))
    share = (AT_ONCE if one.kind in OF_ONE_TIME else OPPOSED) * both
    return replace(one, likelihood=share / (share + (1 - both)))


def _confidence(side: Side, actor: str | None, told: Told) -> float:
    """The best confidence among the statements of a side, those on mediation where there are any."""
    behind = [each for quote in side.evidence for each in told.get((quote.report, quote.start, actor), ())]
    helping = [each for each in behind if each.move.is_mediation] or behind
    return max((each.confidence for each in helping), default=1.0)
