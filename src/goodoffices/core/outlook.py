"""The outlook as values: what follows from a conflict, and from what in it each part follows.

Words for conditions and options are part of the values, so that drawing composes sentences and computes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.core.conflict import Basis, Conflict, Outcome
from goodoffices.core.inverse import Change, Inverse
from goodoffices.core.robustness import Matter, Share
from goodoffices.core.solution import Verdict
from goodoffices.core.ways import Way, Ways
from goodoffices.core.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Firmness:
    """How firmly a want is held, as far as the record tells.

    Attributes:
        n_origins: Independent origins behind it.
        attribution: The best class of attribution.
        since: Since when, as `When.parse` reads it: a day, month or year, or the first and last day among which it
            began; empty where that is not told.
        is_old: Whether the reports tell it as a position of long standing.
        has_changed: Whether the record tells of another stance of the same actor before.
        is_disputed: Whether reports differ on it, so that it holds under one reading only.
        doubt: Why it is to be taken with care; empty where there is no reason.
        is_of_deeds: Whether it is read from deeds and demands rather than from stances.
    """

    n_origins: int
    attribution: str
    since: str
    has_changed: bool
    is_disputed: bool = False
    doubt: str = ""
    is_old: bool = False
    is_of_deeds: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WantNote:
    """A preference statement in words.

    Attributes:
        id: Id of the want.
        player: Whose.
        says: What is wanted, as a clause: "India does not accept a third party".
        against: The opposite, as a clause.
        infinitive: The same as an infinitive, where it is about one option of the player's own: "not to accept a
            third party"; else empty.
        wish: The same as what follows "wants": the infinitive, "mediated talks", or "that ...".
        other_wish: The opposite, likewise.
        is_sign_open: Whether it is open which of the two is wanted.
        basis: Why we think so.
        firmness: How firmly it is held; None where no record is at hand or no stance stands behind it.
    """

    id: str
    player: str
    says: str
    against: str
    infinitive: str
    wish: str
    other_wish: str
    is_sign_open: bool
    basis: Basis
    firmness: Firmness | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What one player alone would have to want otherwise for an outcome to hold.

    Attributes:
        player: Whose wants may change, all others held; empty where those of all may.
        inverse: The answer, for a hold that fears no answer (Nash).
        change: The smallest change; None where none of this player's does it.
        comes: Share of the admitted orders in which the outcome then comes about from the present state; None where
            there is no change or it only moves statements.
        holds: Share in which it then holds (Nash); None where `comes` is.
        settled: Wants of open sign that the change settles, each with whether as it stands.
        dropped: Wants that need not be turned round but only given up: conditions on what others do.
        together: Share in which a joint step then pays all who take part; None where `comes` is.
        lessened: Of the wants that get another place, those that come to weigh less.
    """

    player: str
    inverse: Inverse
    change: Change | None
    comes: Share | None
    settled: tuple[tuple[str, bool], ...] = ()
    dropped: tuple[str, ...] = ()
    together: Share | None = None
    lessened: tuple[str, ...] = ()
    holds: Share | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One move in words' parts: who, and the ids of the options that it takes up and gives up."""

    player: str
    taken: tuple[str, ...]
    given_up: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """How one side would leave an outcome for its gain, and what the others could answer, in the default order.

    Attributes:
        leaves: The move that pays it.
        answers: Moves of the others behind which it is no better off than before; none where there are none.
        is_credible: Whether each of these moves pays whoever makes it.
        verdict: The proof that it gains by leaving.
    """

    leaves: Turn
    answers: tuple[Turn, ...]
    is_credible: bool
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMediator:
    """A would-be mediator on record that is no player.

    Attributes:
        code: Canonical.
        name: As a sentence calls it.
        is_active: Whether it is told to mediate of late.
        basis: Where that is told.
    """

    code: str
    name: str
    is_active: bool
    basis: Basis = field(default_factory=Basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """One named outcome under one reading.

    Attributes:
        outcome: The outcome.
        way: How it comes about and stands.
        verdicts: For the state that its shortest way leads to: the proof per player, in the default order.
        needs: Per player what would have to change; empty where the outcome is met now, and under further readings
            for all but mediated talks.
        joint: Where no player's wants alone do it, what all together would have to want otherwise; else None.
        exchanges: Per player that would gain by leaving the outcome, its move and the answers to it.
        is_wanted: Whether it is there, or a want of somebody who has a hand in it speaks of what makes it up.
    """

    outcome: Outcome
    way: Way
    verdicts: tuple[Verdict, ...]
    needs: tuple[Need, ...]
    joint: Need | None = None
    exchanges: tuple[Exchange, ...] = ()
    is_wanted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where simulated play ends.

    Attributes:
        outcome: The outcome (the first that the end meets), or `other`.
        share: Its mean share over the drawn orders, with the standard error of drawing them.
        least: The least share in any drawn order.
        greatest: The greatest one.
    """

    outcome: str
    share: Share
    least: float
    greatest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """What follows under one choice of readings.

    Attributes:
        chosen: Reading by player; empty where there is only one way to read the record.
        says: What is read, as sentences.
        ways: The computation behind the shares.
        outcomes: The outcomes, in the order of the conflict.
        ends: Where simulated play ends, over the admitted orders.
    """

    chosen: tuple[tuple[str, str], ...]
    says: tuple[str, ...]
    ways: Ways
    outcomes: tuple[OutcomeView, ...]
    ends: tuple[End, ...]

    def view(self, outcome: str) -> OutcomeView | None:
        """The view of an outcome by its id; None where the conflict has none of that id."""
        return next((each for each in self.outcomes if each.outcome.id == outcome), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """Something that a third party can bring in, added to the model and solved.

    Attributes:
        kind: `offer`, `guarantee`, `link`, `format`, `joint step`, `venue`.
        player: Who would bring it in.
        says: What it is, as a clause: "a guarantee by Russia that ...".
        assumes: What it is assumed to do; empty where nothing is.
        outcome: The outcome that it serves.
        before: How that comes about as things stand.
        after: The same with the lever.
        stands: Share in which it then holds (SEQ).
        basis: What in the record bears on it.
        weighed_by: Whose first want it is supposed to be, in words; empty where nothing is supposed of its weight.
        against: Who would have to let it happen against their word on record, as a clause; empty where nobody would.
        at_once: Share in which it then holds at once (Nash), told of an outcome that is there already; else None.
        loose: The share in which the outcome comes about where that weight is as open as that of their other wants;
            None where nothing is supposed.
    """

    kind: str
    player: str
    says: str
    assumes: str
    outcome: str
    before: Way
    after: Share
    stands: Share
    basis: Basis = field(default_factory=Basis)
    weighed_by: str = ""
    against: str = ""
    at_once: Share | None = None
    loose: Share | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """An agreement or precedent that is invoked, and what for."""

    framework: str
    by: str
    argument: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Talks of the parties that are announced or may come.

    Attributes:
        when: For which days; unknown where no report tells.
        basis: Where that is told.
    """

    when: When
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What a party is told to do on a condition that may or may not come true, and that no option tells.

    Attributes:
        player: Whose it is.
        condition: The condition, verbatim.
        basis: Where that is told.
    """

    player: str
    condition: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a party asks for in its own terms, of which the options tell at most a part.

    Attributes:
        player: Whose it is.
        words: The sentence that tells it last, verbatim.
        basis: Where that is told.
        long_since: The last day for which it is told, in ISO form, where that lies long back; else empty.
    """

    player: str
    words: str
    basis: Basis
    long_since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """Parties that are told to be in touch through hidden channels.

    Attributes:
        players: Who.
        basis: Where that is told.
    """

    players: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionWords:
    """An option in words: what its player does, and the same as a verb phrase ("accepts ...", "accept ...")."""

    id: str
    player: str
    does: str
    verb: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """The open question whose answer moves the share of an outcome most.

    Attributes:
        says: The question.
        outcome: Whose share it moves.
        yes: What the first answer is, as a clause.
        no: What the second one is.
        when_yes: The share with the first answer.
        when_no: The share with the second one.
        wants: The wants in question.
        matter: The computation behind it; None where readings are compared.
    """

    says: str
    outcome: str
    yes: str
    no: str
    when_yes: Share
    when_no: Share
    wants: tuple[str, ...]
    matter: Matter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Everything that the outlook says, with what it rests on.

    Attributes:
        conflict: What was solved.
        readings: One view per choice of readings, the default first.
        wants: Every preference statement in words.
        options: Every option in words.
        unknown: The open question that matters most; None where nothing is open.
        levers: What third parties can do.
        tracks: Agreements and precedents that are invoked.
        plans: Talks of the parties that are announced or may come.
        pending: What parties are told to do on conditions that no option tells.
        asked: What parties ask for, in the words of the reports.
        ahead: The sentence that says from when on an agreed truce is to hold; without quotations where none is ahead.
        contacts: Their contacts through hidden channels; None where none are told.
        left_out: Would-be mediators on record that are no players.
        parties_left_out: Names of parties on record that are no players.
        n_samples: Orders drawn or counted per reading.
        n_states: States of the conflict.
        is_thinned: Whether fewer orders were drawn than asked for, since there are so many states.
        seed: Seed of every draw.
    """

    conflict: Conflict
    readings: tuple[ReadingView, ...]
    wants: tuple[WantNote, ...]
    options: tuple[OptionWords, ...]
    unknown: Unknown | None
    levers: tuple[Lever, ...]
    tracks: tuple[Track, ...]
    plans: tuple[Plan, ...]
    pending: tuple[Pending, ...]
    asked: tuple[Asked, ...]
    ahead: Basis
    contacts: Contacts | None
    left_out: tuple[OtherMediator, ...]
    parties_left_out: tuple[str, ...]
    n_samples: int
    n_states: int
    is_thinned: bool
    seed: int
