"""The closed lists of the codebook: moves, roles, modalities, kinds of speaker, stances, disagreements.

References:
    docs/codebook.md, sections 2 to 6.
"""

from __future__ import annotations

from enum import StrEnum


class Move(StrEnum):
    """What an actor is reported to do in a dispute or in the effort to mediate it (codebook, section 2)."""

    OFFER = "offer"
    DECLINE = "decline"
    MEDIATE = "mediate"
    WITHDRAW = "withdraw"
    REQUEST = "request"
    ACCEPT = "accept"
    REFUSE = "refuse"
    HEDGE = "hedge"
    ENDORSE = "endorse"
    OPPOSE = "oppose"
    URGE = "urge"
    CONSULT = "consult"
    NEGOTIATE = "negotiate"
    AGREE = "agree"
    ACCUSE = "accuse"
    DEMAND = "demand"
    ESCALATE = "escalate"
    DEESCALATE = "deescalate"

    @property
    def is_mediation(self) -> bool:
        """Whether the move is about third-party help itself rather than its setting."""
        return self in MEDIATION_MOVES


MEDIATION_MOVES = (
    Move.OFFER, Move.DECLINE, Move.MEDIATE, Move.WITHDRAW, Move.REQUEST,
    Move.ACCEPT, Move.REFUSE, Move.HEDGE, Move.ENDORSE, Move.OPPOSE,
)  # fmt: skip
MEDIATOR_MOVES = (Move.OFFER, Move.DECLINE, Move.MEDIATE, Move.WITHDRAW)


class Role(StrEnum):
    """Which part of an actor makes the move; `GOV` unless the report says otherwise."""

    GOV = "gov"
    MIL = "mil"
    PUBLIC = "public"
    OPPOSITION = "opposition"
    EXPERT = "expert"
    MEDIA = "media"
    ARMED = "armed"


class Modality(StrEnum):
    """How the report holds the move: done, under a condition, possible, or an episode of the past (section 5)."""

    ACTUAL = "actual"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    HISTORICAL = "historical"


class SpeakerKind(StrEnum):
    """What kind of source is quoted or cited for a statement."""

    NAMED_OFFICIAL = "named-official"
    INSTITUTION = "institution"
    UNNAMED_OFFICIAL = "unnamed-official"
    EXPERT = "expert"
    ANONYMOUS = "anonymous"
    MEDIA = "media"
    PUBLIC = "public"


class StanceValue(StrEnum):
    """Where an actor stands on third-party help by one mediator (section 6)."""

    OFFERS = "offers"
    OFFERS_IF = "offers-if"
    MEDIATES = "mediates"
    DECLINES = "declines"
    WITHDRAWN = "withdrawn"
    REQUESTS = "requests"
    ACCEPTS = "accepts"
    ACCEPTS_IF = "accepts-if"
    REFUSES = "refuses"
    UNCLEAR = "unclear"


class StanceRole(StrEnum):
    """Whether an actor stands as party to the dispute or as would-be mediator."""

    PARTY = "party"
    THIRD_PARTY = "third-party"


class DisagreementKind(StrEnum):
    """How two reports differ on one actor and one topic (section 6)."""

    CONTRADICTION = "contradiction"
    CHANGE = "change"
    CONDITION = "condition"
    DEGREE = "degree"
    OUTLIER = "outlier"


class Attribution(StrEnum):
    """The ladder of attribution, strongest first: how a statement is sourced, not whether it is true."""

    OFFICIAL_TEXT = "official text"
    OFFICIAL_QUOTED = "named official, quoted"
    OFFICIAL_PARAPHRASED = "named official, paraphrased"
    INSTITUTION = "institution"
    UNNAMED_OFFICIAL = "unnamed official"
    UNNAMED_SOURCE = "unnamed source"
    STATE_MEDIA = "state media"
    OTHER_MEDIA = "other media"
    EXPERT = "named expert reporting"
    UNATTRIBUTED = "unattributed"

    @property
    def rung(self) -> int:
        """Place on the ladder, 0 the strongest."""
        return list(Attribution).index(self)


class ConsentStatus(StrEnum):
    """What the record holds of a party's consent to a would-be mediator."""

    GIVEN = "given"
    CONDITIONAL = "given on a condition"
    REFUSED = "refused"
    UNCLEAR = "unclear"
    NOT_ON_RECORD = "not on record"


class DateBasis(StrEnum):
    """Where a report's date comes from."""

    STATED = "stated in the text"
    SET = "set by a person"
    METADATA = "page metadata"
    DERIVED = "derived from dated events in the text"
    UNKNOWN = "unknown"
