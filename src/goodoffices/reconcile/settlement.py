"""Whether a dispute is over by the reports: the parties settled it, or one laid down its arms, and nothing goes on.

1. What counts is an agreement of the parties with each other, or a step of one, told as done in words of an end: a
   treaty of peace, a war ended, a dispute settled, a surrender.
2. The last of these is the end, if no party is told after it to strike, threaten, accuse, demand, refuse or ask for
   help, and nobody offers or mediates any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from goodoffices.codebook.phrasing import AS_ENDED
from goodoffices.codebook.words import Modality, Move
from goodoffices.core.record import Event
from goodoffices.core.statement import UNSURE, Statement
from goodoffices.core.when import When
from goodoffices.reconcile.kinds import OFFICIAL_ROLES

ENDING = (Move.AGREE, Move.DEESCALATE)
GOING_ON = (
    Move.ESCALATE, Move.DEMAND, Move.ACCUSE, Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.HEDGE, Move.OFFER,
    Move.MEDIATE,
)  # fmt: skip
WIDEST = 366  # days within which an end must be known
LEAST_AFTER = 3  # days by which what goes on must lie after an end, which is told for some days


def find_settlement(events: Sequence[Event], parties: Iterable[str], as_of: When) -> Event | None:
    """The event that ends a dispute; None where it goes on, or nothing tells."""
    sides, now = frozenset(parties), as_of.until or date.max
    ends = [one for one in events if _is_end(one, sides) and (one.when.since or date.max) <= now]
    last = max(ends, key=lambda one: (one.when.since or date.min, one.id), default=None)
    if last is None or any(_goes_on(one, last, sides) for one in events):
        return None
    return last


def _is_end(event: Event, parties: frozenset[str]) -> bool:
    """Whether an event is told, surely and as done, as the end of what the parties have with each other."""
    when = event.when
    if event.move not in ENDING or event.actor not in parties or event.modality is not Modality.ACTUAL:
        return False
    is_between = bool((set(event.toward) & parties) - {event.actor})
    is_known = when.since is not None and when.until is not None and (when.until - when.since).days <= WIDEST
    return is_between and is_known and any(_tells_end(one) for one in event.statements)


def _tells_end(one: Statement) -> bool:
    return one.confidence >= UNSURE and AS_ENDED.search(one.quote.text) is not None


def _goes_on(event: Event, end: Event, parties: frozenset[str]) -> bool:
    """Whether an event tells after an end that the dispute is still there."""
    done = event.modality in (Modality.ACTUAL, Modality.CONDITIONAL) and event.move in GOING_ON
    is_theirs = event.actor in parties or event.move in (Move.OFFER, Move.MEDIATE)
    is_official = any(one.actor_role in OFFICIAL_ROLES for one in event.statements)
    over, last = end.when.until or date.max, event.when.until or event.when.since or date.min
    return done and is_theirs and is_official and (last - over).days > LEAST_AFTER
