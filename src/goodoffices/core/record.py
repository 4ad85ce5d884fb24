"""What the reports of one dispute add up to: events, stances, disagreements, consent, and what stands behind them."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codebook.phrasing import LONGSTANDING
from goodoffices.codebook.words import (
    Attribution,
    ConsentStatus,
    DisagreementKind,
    Modality,
    Move,
    StanceRole,
    StanceValue,
)
from goodoffices.core.problem import Problem
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One utterance or text from which reports or statements descend; support is counted in these.

    Attributes:
        id: Short name, stable for the same inputs: "o1".
        what: What they share, as a noun phrase: "text of 002", "quotation of Sergei Lavrov".
        reports: Names of the reports, in stable order; the first is the likeliest source.
        passages: The shared passages, a quotation for each report that carries them.
        credited: Whom the later ones credit; empty where they credit nobody.
    """

    id: str
    what: str
    reports: tuple[str, ...]
    passages: tuple[Quote, ...] = ()
    credited: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening: the statements that tell it, from one or more reports.

    Attributes:
        id: Short name, stable for the same inputs: "e1".
        actor: Who makes the move; None where no report names anybody.
        move: The move.
        third_party: The (would-be) mediator of a mediation move; None where help in general is meant.
        toward: The other actors it is aimed at, sorted.
        modality: The firmest modality told of it.
        when: The days that its reports admit.
        statements: All that tell it, in stable order.
        n_origins: How many independent origins stand behind it.
        attribution: The best class of attribution behind it.
        left_out: For each report that tells it, what others tell of it and this one leaves out, as sentences.
    """

    id: str
    actor: str | None
    move: Move
    third_party: str | None
    toward: tuple[str, ...]
    modality: Modality
    when: When
    statements: tuple[Statement, ...]
    n_origins: int
    attribution: Attribution
    left_out: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Where an actor stands on third-party help by one mediator, over a time.

    Attributes:
        actor: Who stands so.
        role: As party or as third party.
        third_party: The mediator; None for help in general. A third party's own stance names itself.
        value: The stance.
        condition: The condition's words, for the conditional values; else None.
        since: Days among which it began.
        until: Days among which the next stance replaced it; None while it holds.
        evidence: The statements it rests on, the strongest first.
        n_origins: How many independent origins stand behind it.
        attribution: The best class of attribution behind it.
        doubt: Why it is to be taken with care ("read at 83 %"); empty where there is no reason.
    """

    actor: str
    role: StanceRole
    third_party: str | None
    value: StanceValue
    condition: str | None
    since: When
    until: When | None
    evidence: tuple[Statement, ...]
    n_origins: int
    attribution: Attribution
    doubt: str = ""

    @property
    def is_long_standing(self) -> bool:
        """Whether the reports tell a refusal as one of long standing."""
        is_no = self.value in (StanceValue.REFUSES, StanceValue.DECLINES)
        return is_no and any(LONGSTANDING.search(one.quote.text) for one in self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a disagreement.

    Attributes:
        says: What this side says, as a short clause: "offers outright".
        evidence: Its quotations, the clearest first.
        n_origins: How many independent origins stand on it.
        when: The days to which it applies.
    """

    says: str
    evidence: tuple[Quote, ...]
    n_origins: int
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Where reports disagree on one actor and one topic.

    Attributes:
        topic: What it is about, as a noun phrase: "Russia as mediator".
        actor: Whom it is about, canonical; the one misnamed in an outlier; None where nobody is.
        kind: How they differ.
        says: One plain sentence that says what the disagreement is and what separates the sides.
        sides: Two or more, each with its quotations.
        within: Whether both sides stand in one report.
        likelihood: Probability that both sides are read rightly, 0 to 1; 1 where people coded them.
    """

    topic: str
    actor: str | None
    kind: DisagreementKind
    says: str
    sides: tuple[Side, ...]
    within: bool = False
    likelihood: float = 1.0

    @property
    def is_likely(self) -> bool:
        """Whether it is more likely than not that both sides are read rightly."""
        return self.likelihood >= 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyConsent:
    """What the record holds of one party's consent to one would-be mediator.

    Attributes:
        stance: The party's stance on this mediator; its refusal of all third parties where it has no other; else None.
        general: The party's stance on third-party help in general; None where it is not on record.
        deeds: Talks and agreements with another party under this mediator that give its consent, being told of a later
            day than its word.
    """

    party: str
    status: ConsentStatus
    stance: Stance | None
    general: Stance | None = None
    deeds: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """For one would-be mediator: whether it is willing itself, and whose consent is there or missing."""

    third_party: str
    own: Stance | None
    parties: tuple[PartyConsent, ...]

    @property
    def is_moot(self) -> bool:
        """Whether it says that it is no mediator, or has stopped, and no party has a word on its help."""
        is_out = self.own is not None and self.own.value in (StanceValue.DECLINES, StanceValue.WITHDRAWN)
        return is_out and all(one.stance is None or one.stance.third_party is None for one in self.parties)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fundamental:
    """One of the UN guidance's fundamentals of mediation, answered from the record where it speaks.

    Attributes:
        name: "consent", "impartiality", "inclusivity", "national ownership", "law and norms", "coherence".
        answer: One or two plain sentences; "not in these reports" where the record is silent.
        evidence: Quotations behind the answer; none where it is silent.
    """

    name: str
    answer: str
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """An agreement, resolution or precedent that reports cite, and for which argument.

    Attributes:
        framework: Canonical name with its year.
        by: Who invokes it, canonical; None where the report does in its own voice.
        argument: What it is invoked for: "against third parties", "for talks between the two", "as precedent", ...
        evidence: The statements or sentences that cite it.
        note: From the registry: what is argued over in its text; empty for unknown ones.
        link: From the registry: where its text stands; empty for unknown ones.
        is_link_checked: Whether the link was seen to lead to the text.
    """

    framework: str
    by: str | None
    argument: str
    evidence: tuple[Quote, ...]
    note: str = ""
    link: str = ""
    is_link_checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What the reports say of an actor's own relation to, or interest in, another.

    Attributes:
        actor: Whose tie or interest, canonical.
        other: With whom, canonical; None for an interest in the dispute as such.
        domain: "defence", "trade", "energy", "transport", "health", "diplomacy", "history", "rivalry", "interest".
        quote: The sentence.
    """

    actor: str
    other: str | None
    domain: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What an expert or a report itself judges or expects; never mixed with what happened.

    Attributes:
        by: Who judges, as named; empty where the report does in its own voice.
        is_expectation: Whether it looks ahead rather than weighs what is.
        quote: The sentence.
    """

    by: str
    is_expectation: bool
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who is party and who would mediate, each with the reason it is taken for that.

    Attributes:
        parties: Canonical names, the most involved first.
        third_parties: Canonical names of (would-be) mediators, the most involved first.
        others: Further actors with a stance or move on record.
        reasons: For each name one sentence: "named by the user", "both sides of 5 of 7 offers", ...
    """

    parties: tuple[str, ...]
    third_parties: tuple[str, ...]
    others: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that the reports of one dispute hold.

    All tuples are in a stable order that does not depend on the order of the inputs.

    Attributes:
        uncoded: Sentences on mediation, talks or what publics want that hold no statement.
        hostile: Sentences that name hostile steps and hold no statement.
        doubtful: Statements that nothing here is built on, being less confident than was asked for.
        as_of: The day that "now" means, as an interval: the newest dated report, or a later day that an undated one
            tells of as past, unless the user fixed it.
        settlement: What ended the dispute by the reports; None where it goes on.
        partial: Refusals of one thing alone, a place, a text or a kind of help beside talks, which set no stance.
    """

    title: str
    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    cast: Cast
    origins: tuple[Origin, ...]
    events: tuple[Event, ...]
    stances: tuple[Stance, ...]
    disagreements: tuple[Disagreement, ...]
    consents: tuple[Consent, ...]
    fundamentals: tuple[Fundamental, ...]
    invocations: tuple[Invocation, ...]
    ties: tuple[Tie, ...]
    judgements: tuple[Judgement, ...]
    uncoded: tuple[Quote, ...]
    hostile: tuple[Quote, ...]
    doubtful: tuple[Statement, ...]
    problems: tuple[Problem, ...]
    as_of: When
    settlement: Event | None = None
    partial: tuple[Statement, ...] = ()
