"""A party's word on third-party help in general against its word on a single mediator.

Only across reports, since in one report the single case explains itself. A refusal of all is set against any yes or
hesitation of its time and of undated reports, an openness to help only where it speaks of all times: that help was
never refused is set against the last refusal before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from goodoffices.codebook.words import DisagreementKind
from goodoffices.core.record import Disagreement
from goodoffices.core.report import Quote
from goodoffices.reconcile.kinds import Order
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.positions import Position, order_between
from goodoffices.reconcile.sides import begins_before, opposing, pooled
from goodoffices.reconcile.wording import topic_of

K = DisagreementKind
REFUSING = (
    r"refus|reject|spurn|rebuff|declin|turn(?:ed|s)? (?:[\w'’-]+ ){0,3}(?:down|away)|sa(?:id|ys?) .{0,3}no\b|shut|clos"
    r"|rul(?:ed|es) out|oppos"
)
WELCOMING = r"welcom|accept|open\b|ready|willing|grateful|glad|favou?r|support|appreciat"
SWEEPING = re.compile(
    rf"\b(?:never|at no time|not once|has(?:n't| not) ever)\b[^.;:]{{0,40}}?\b(?:{REFUSING})"
    rf"|\balways\b[^.;:]{{0,40}}?\b(?:{WELCOMING})",
    re.IGNORECASE,
)
OF_ALL = "One is told of help in general, the other of one mediator."
# The general word and the single one, and what they make at the same time and one after the other.
GENERAL = {
    ("refuses", "unclear"): (K.DEGREE, K.DEGREE),
    ("refuses", "accepts"): (K.CONTRADICTION, K.CHANGE),
    ("refuses", "requests"): (K.CONTRADICTION, K.CHANGE),
    ("accepts", "refuses"): (K.CONTRADICTION, K.CHANGE),
}


def general_against_single(
    general: Sequence[Position], single: Sequence[Position], origins: Origins
) -> Iterator[Disagreement]:
    """Disagreements between the general positions of a party and those on one mediator."""
    pairs: dict[tuple[K, str, str], list[tuple[Position, Position]]] = defaultdict(list)
    for kind, one, other in _differing(general, single):
        pairs[kind, one.value, other.value].append((one, other))
    for (kind, _, _), each in pairs.items():
        for one, other in _told_together(each) if kind is K.DEGREE else each:
            early, late = (other, one) if begins_before(other.when, one.when) else (one, other)
            yield from opposing(kind, early, late, origins, topic=topic_of(one.actor, one.role, None),
                                separates=OF_ALL)  # fmt: skip


def _told_together(pairs: Sequence[tuple[Position, Position]]) -> list[tuple[Position, Position]]:
    """All words of the one strength against all of the other: in which report each stands is told with them."""
    return [(pooled([one for one, _ in pairs]), pooled([other for _, other in pairs]))]


def _differing(
    general: Sequence[Position], single: Sequence[Position]
) -> Iterator[tuple[DisagreementKind, Position, Position]]:
    """Every general position with every one on the single mediator that it differs from, and how."""
    answers = {told.quote for one in single for told in one.evidence}
    for one in (_without(one, answers) for one in general):
        for other in (_may_meet(one, each) for each in single):
            kinds = GENERAL.get((one.value, other.value))
            if kinds is None or not one.evidence or one.when.since is None or len(one.reports | other.reports) == 1:
                continue
            order = order_between(one, other)
            is_undated = one.when.until is None or other.when.until is None
            is_sweeping = _is_sweeping(one) and _is_last_before(single, other, one)
            is_choosy = one.value == "accepts" and not _is_sweeping(one)  # who is open to help may turn one helper down
            if is_choosy or (order is Order.APART and not (is_undated or is_sweeping)):
                continue
            yield kinds[order is Order.APART and not is_sweeping], one, other


def _may_meet(general: Position, single: Position) -> Position:
    """What of the single word may be of the time of the general one: all of it, else what is told at no time."""
    is_apart = order_between(general, single) is Order.APART
    return single.afloat if single.adrift and is_apart else single


def _is_sweeping(general: Position) -> bool:
    """Whether a general word speaks of all times: help was never refused."""
    return general.value == "accepts" and any(SWEEPING.search(told.quote.text) for told in general.evidence)


def _without(one: Position, told: Set[Quote]) -> Position:
    """A word on help in general without the sentences that also tell the single case, as a rule and its exception."""
    return replace(one, evidence=tuple(statement for statement in one.evidence if statement.quote not in told))


def _is_last_before(held: Sequence[Position], one: Position, general: Position) -> bool:
    """Whether no other position of the value lies between one and the general word."""
    after = [other for other in held if other.value == one.value and other.when.before(general.when)]
    return bool(after) and max(after, key=lambda other: other.when.since or date.min) is one
