"""Which moves set which stance, which stances oppose each other, and what kind of disagreement two of them make."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from goodoffices.codebook.words import DisagreementKind, Modality, Move, Role, SpeakerKind, StanceRole, StanceValue
from goodoffices.core.statement import Statement

S, K = StanceValue, DisagreementKind

VALUES = {
    Move.OFFER: S.OFFERS, Move.MEDIATE: S.MEDIATES, Move.DECLINE: S.DECLINES, Move.WITHDRAW: S.WITHDRAWN,
    Move.REQUEST: S.REQUESTS, Move.ACCEPT: S.ACCEPTS, Move.REFUSE: S.REFUSES, Move.HEDGE: S.UNCLEAR,
}  # fmt: skip
CONDITIONAL = {
    S.OFFERS: S.OFFERS_IF,
    S.MEDIATES: S.OFFERS_IF,
    S.ACCEPTS: S.ACCEPTS_IF,
    S.REQUESTS: S.ACCEPTS_IF,
    S.DECLINES: S.DECLINES,
    S.REFUSES: S.REFUSES,
}
OUTRIGHT = {S.OFFERS_IF: S.OFFERS, S.ACCEPTS_IF: S.ACCEPTS}
# A new stance of the key ends an older one of the values.
ENDS = {
    S.OFFERS: {S.DECLINES, S.WITHDRAWN, S.UNCLEAR},
    S.OFFERS_IF: {S.DECLINES, S.UNCLEAR, S.OFFERS},
    S.MEDIATES: {S.DECLINES, S.WITHDRAWN, S.UNCLEAR, S.OFFERS, S.OFFERS_IF},
    S.DECLINES: {S.OFFERS, S.OFFERS_IF, S.MEDIATES, S.UNCLEAR},
    S.WITHDRAWN: {S.OFFERS, S.OFFERS_IF, S.MEDIATES, S.UNCLEAR},
    S.REQUESTS: {S.REFUSES, S.UNCLEAR},
    S.ACCEPTS: {S.REFUSES, S.UNCLEAR, S.ACCEPTS_IF},
    S.ACCEPTS_IF: {S.REFUSES, S.UNCLEAR, S.ACCEPTS},
    S.REFUSES: {S.REQUESTS, S.ACCEPTS, S.ACCEPTS_IF, S.UNCLEAR},
    S.UNCLEAR: {S.REQUESTS, S.ACCEPTS, S.ACCEPTS_IF, S.REFUSES, S.OFFERS, S.OFFERS_IF, S.MEDIATES, S.DECLINES},
}
OFFICIAL_ROLES = (Role.GOV, Role.MIL, Role.ARMED)
SILENT = (Modality.HISTORICAL, Modality.POSSIBLE)  # precedents and plans set no stance


@dataclass(slots=True)
class ToldTerms:
    """The conditions that each report has told so far: what it says of the same offer after that refers back to it.

    Attributes:
        told: Reports, actors, mediators and values told on a condition.
        answered: Identities of statements that only name an offer known to be on a condition, for it is answered.
    """

    told: set[tuple[object, ...]] = field(default_factory=set)
    answered: frozenset[int] = frozenset()

    def value(self, one: Statement, value: str, third_party: str | None) -> str:
        """The value of the next statement in order: outright under the condition that its report told before."""
        terms = next((terms.value for terms, outright in OUTRIGHT.items() if outright.value == value), None)
        key = (one.quote.report, one.actor, third_party)
        if one.condition:
            self.told.add((*key, value))
        is_known = (*key, terms) in self.told or id(one) in self.answered
        return terms if terms is not None and is_known else value


class Order(Enum):
    """How the times of two sides lie: at the same time, one after the other, or not known."""

    SAME = "same"
    APART = "apart"
    OPEN = "open"


# What two stances of one actor on one mediator make, at the same or an unknown time, and when one follows the other.
# None: the two are compatible, or one plainly grows out of the other.
PAIRS: dict[frozenset[StanceValue], tuple[DisagreementKind | None, DisagreementKind | None, DisagreementKind | None]]
PAIRS = {
    frozenset((S.OFFERS, S.OFFERS_IF)): (K.CONDITION, K.CONDITION, K.CONDITION),
    frozenset((S.ACCEPTS, S.ACCEPTS_IF)): (K.CONDITION, K.CONDITION, K.CONDITION),
    frozenset((S.REQUESTS, S.ACCEPTS_IF)): (K.CONDITION, K.CONDITION, None),
    frozenset((S.OFFERS, S.DECLINES)): (K.CONTRADICTION, K.CHANGE, K.CHANGE),
    frozenset((S.OFFERS_IF, S.DECLINES)): (None, None, K.CHANGE),
    frozenset((S.MEDIATES, S.DECLINES)): (K.CONTRADICTION, K.CONTRADICTION, K.CHANGE),
    frozenset((S.MEDIATES, S.WITHDRAWN)): (K.CONTRADICTION, K.CHANGE, K.CHANGE),
    frozenset((S.MEDIATES, S.UNCLEAR)): (K.CONTRADICTION, K.CONTRADICTION, K.CHANGE),
    frozenset((S.MEDIATES, S.OFFERS_IF)): (K.DEGREE, K.DEGREE, None),
    frozenset((S.OFFERS, S.WITHDRAWN)): (None, None, None),
    frozenset((S.OFFERS, S.UNCLEAR)): (K.DEGREE, K.DEGREE, K.CHANGE),
    frozenset((S.OFFERS_IF, S.UNCLEAR)): (K.DEGREE, K.DEGREE, K.CHANGE),
    frozenset((S.DECLINES, S.UNCLEAR)): (K.DEGREE, K.DEGREE, K.CHANGE),
    frozenset((S.REQUESTS, S.ACCEPTS)): (K.DEGREE, K.DEGREE, None),
    frozenset((S.REQUESTS, S.REFUSES)): (K.CONTRADICTION, K.CONTRADICTION, K.CHANGE),
    frozenset((S.ACCEPTS, S.REFUSES)): (K.CONTRADICTION, K.CONTRADICTION, K.CHANGE),
    frozenset((S.ACCEPTS_IF, S.REFUSES)): (K.DEGREE, K.DEGREE, K.CHANGE),
    frozenset((S.REQUESTS, S.UNCLEAR)): (K.DEGREE, K.DEGREE, K.CHANGE),
    frozenset((S.ACCEPTS, S.UNCLEAR)): (K.DEGREE, K.DEGREE, K.CHANGE),
    frozenset((S.ACCEPTS_IF, S.UNCLEAR)): (K.DEGREE, K.DEGREE, K.CHANGE),
    frozenset((S.REFUSES, S.UNCLEAR)): (K.DEGREE, K.DEGREE, K.CHANGE),
}


PLACE = {Order.SAME: 0, Order.OPEN: 1, Order.APART: 2}


def kind_of(one: StanceValue, other: StanceValue, order: Order) -> DisagreementKind | None:
    """The kind of disagreement that two stances of one actor make; None where they go together."""
    row = PAIRS.get(frozenset((one, other)))
    return row[PLACE[order]] if row else None


def value_of(statement: Statement) -> StanceValue | None:
    """The stance that a statement sets, whatever its actor's part; None where it sets none.

    Precedents, plans, and what the public, an opposition, experts or media want set no stance; nor does a threat to
    withdraw under a condition, nor what an expert says of an actor's mind: that it mediates is a fact which anybody
    may tell.
    """
    if statement.modality in SILENT or statement.actor_role not in OFFICIAL_ROLES:
        return None
    if statement.speaker_kind is SpeakerKind.EXPERT and statement.move is not Move.MEDIATE:
        return None
    value = VALUES.get(statement.move)
    if value is None or statement.modality is not Modality.CONDITIONAL:
        return value
    return CONDITIONAL.get(value)


def role_of(statement: Statement, parties: tuple[str, ...]) -> StanceRole | None:
    """In which part the actor makes the move; None where it is neither party nor would-be mediator in it."""
    if statement.actor is None:
        return None
    own = statement.third_party in (None, statement.actor)
    if statement.move in (Move.OFFER, Move.MEDIATE, Move.DECLINE, Move.WITHDRAW):
        return StanceRole.THIRD_PARTY if own and statement.actor not in parties else None
    if statement.move is Move.HEDGE and statement.third_party == statement.actor:
        return StanceRole.THIRD_PARTY if statement.actor not in parties else None
    return StanceRole.PARTY if statement.actor in parties and statement.third_party != statement.actor else None
