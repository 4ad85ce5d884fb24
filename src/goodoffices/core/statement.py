"""A statement: one report's assertion, in one sentence, that an actor made one move."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codebook.words import Attribution, Modality, Move, Role, SpeakerKind
from goodoffices.core.report import Quote
from goodoffices.core.when import When

UNSURE = 0.6  # calibrated confidence below which statements alone leave doubt
BEYOND_DOUBT = 0.8  # and that from which a reading stands beside its contrary
YES, NO = (Move.REQUEST, Move.ACCEPT), (Move.REFUSE, Move.HEDGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One move as one sentence of one report asserts it (codebook, section 3).

    Attributes:
        quote: The sentence.
        actor: Who makes the move, canonical; None where the report names nobody.
        move: The move.
        actor_role: Which part of the actor.
        third_party: For the mediation moves the (would-be) mediator; None where help in general is meant.
        toward: The other actors the move is aimed at, canonical, sorted.
        speaker: Who is quoted or cited for it, as named; None where the report says it in its own voice.
        speaker_kind: Kind of that source; None with a null speaker.
        modality: How the report holds the move.
        condition: The verbatim span of the condition, when conditional.
        frameworks: Agreements, resolutions or precedents invoked, canonical.
        when: When the move was made as far as the report tells; None where it does not.
        attribution: Class on the ladder of attribution.
        issuer: Whose own text the report is, canonical: what stands in its own voice is that one's word; None for news.
        confidence: Calibrated probability, 0 to 1, that a trained coder codes this statement; 1 from people.
        coder: Who proposed it: "built-in", "llm:NAME", "file", or a person's name.
        reasons: What proposed it, for `explain`: names of rules and heads with their evidence.

    Raises:
        ValueError: If a slot contradicts another one.
    """

    quote: Quote
    actor: str | None
    move: Move
    actor_role: Role = Role.GOV
    third_party: str | None = None
    toward: tuple[str, ...] = ()
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    modality: Modality = Modality.ACTUAL
    condition: Quote | None = None
    frameworks: tuple[str, ...] = ()
    when: When | None = None
    attribution: Attribution = Attribution.UNATTRIBUTED
    issuer: str | None = None
    confidence: float = 1.0
    coder: str = "built-in"
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.third_party and not self.move.is_mediation:
            raise ValueError(f"{self.move} is no mediation move and has no third party")
        if (self.condition is None) == (self.modality is Modality.CONDITIONAL):
            raise ValueError("a condition and the modality `conditional` go together")
        if (self.speaker is None) != (self.speaker_kind is None):
            raise ValueError("a speaker and its kind go together")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")

    def is_contrary_to(self, other: Statement) -> bool:
        """Whether two readings of one sentence have an actor say yes to a mediator, and not say yes to it."""
        about = (self.quote, self.actor, self.third_party)
        is_same = about == (other.quote, other.actor, other.third_party)
        return is_same and ((self.move in YES and other.move in NO) or (self.move in NO and other.move in YES))

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same statement in another run: its place in the text, actor, move and mediator."""
        return (self.quote.report, self.quote.text, self.actor, self.move, self.third_party, self.toward)
