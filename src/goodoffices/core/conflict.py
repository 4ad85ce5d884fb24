"""The conflict: players, their options, what cannot be, what each player wants, and why we think so.

A conflict has one of two forms. In *option form* every player owns yes/no options and a state is a
choice for each of them. As an *explicit graph* the states are named and every move is listed, which
admits moves that are not transitive. Nothing is computed here: expressions are kept as text and given
meaning by `goodoffices.solve`.

References:
    kilgour1987, fang1993.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

STAND_OFF = "stand-off"
"""The outcome of all states without talks or open escalation: of those too that have a better name, such as calm."""


class Direction(StrEnum):
    """Which way an option can be changed: freely, only taken up, or only given up."""

    BOTH = "both"
    FORWARD = "fwd"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quotation that an element of the conflict rests on: the report, its words, and their place."""

    report: str
    quote: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Why an element stands in the conflict: quotations, or an assumption in a sentence, or both.

    Empty means that nobody has said why; the solver tells how many such elements there are.
    """

    assumption: str = ""
    citations: tuple[Citation, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.assumption or self.citations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something that one player can do or leave.

    Args:
        id: The word for it in expressions, unique in the conflict.
        name: The same in words for people; empty means the id.
        direction: Which way it can be changed.
        basis: Why it stands here.
    """

    id: str
    name: str = ""
    direction: Direction = Direction.BOTH
    basis: Basis = Basis()

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.name or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A condition over options with its basis: used for what cannot be and for what nobody can tell apart.

    Args:
        expression: The condition.
        id: Its name; may be empty.
        ends: Of what cannot be, the option that ends by it: a move that would lead there gives up this option as
            well, whoever makes the move. Empty where such a move is none.
        basis: Why it stands here.
    """

    expression: str
    id: str = ""
    ends: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """One preference statement: the player would rather have the expression true than false.

    Args:
        id: Unique in the conflict.
        expression: A condition over options, as text.
        is_sign_open: Whether it is unknown if the player wants the expression or its negation.
        is_strong: Whether states that differ here first differ greatly.
        reading: The reading of the player under which it counts; empty means under every reading.
        basis: Why we think so.
    """

    id: str
    expression: str
    is_sign_open: bool = False
    is_strong: bool = False
    reading: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """Preference statements, most important first.

    Args:
        groups: Each group outranks all later ones; the order inside a group of two or more is unknown.
        anywhere: Statements whose place in the list is not known at all.
    """

    groups: tuple[tuple[Want, ...], ...] = ()
    anywhere: tuple[Want, ...] = ()

    @property
    def all(self) -> tuple[Want, ...]:
        """Every statement, in the order of the file."""
        return tuple(want for group in self.groups for want in group) + self.anywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """States from best to worst, with ties.

    Args:
        tiers: Each tier names its states by patterns such as `YN-` or by expressions.
        much_after: Indices of tiers that are greatly better than the next one.
        basis: Why we think so.
    """

    tiers: tuple[tuple[str, ...], ...]
    much_after: tuple[int, ...] = ()
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One comparison: every state of `better` is preferred to (or as good as) every state of `worse`."""

    better: str
    worse: str
    is_equal: bool = False
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """A partial order given by comparisons; what does not follow from them is unknown."""

    pairs: tuple[Pair, ...]
    basis: Basis = Basis()


Preferences = Wants | Ranking | Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of several ways to read what a player wants, where reports disagree. The first is the default."""

    id: str
    says: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Somebody who can change the state of affairs, with options and wants of its own."""

    id: str
    name: str = ""
    options: tuple[Option, ...] = ()
    preferences: Preferences = field(default_factory=Wants)
    readings: tuple[Reading, ...] = ()
    basis: Basis = Basis()

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.name or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A named state of an explicit graph."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One move of an explicit graph."""

    player: str
    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The present state: the options that are taken, or the named state of an explicit graph."""

    taken: tuple[str, ...] = ()
    state: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A name for the states that meet a condition: talks, ceasefire, stand-off, escalation."""

    id: str
    expression: str
    name: str = ""

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.name or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A dispute as a graph model.

    Args:
        title: What it is called.
        players: In the order in which they are shown.
        now: The present state; None where it is not known.
        infeasible: Conditions that cannot hold.
        same: Conditions whose states nobody can tell apart: each is treated as a single state.
        states: The named states of an explicit graph; empty in option form.
        moves: The moves of an explicit graph; empty in option form.
        coalitions: Groups of players (by id) that may act together.
        outcomes: Named conditions, first match wins where several hold.
    """

    title: str = ""
    players: tuple[Player, ...] = ()
    now: Now | None = None
    infeasible: tuple[Constraint, ...] = ()
    same: tuple[Constraint, ...] = ()
    states: tuple[State, ...] = ()
    moves: tuple[Move, ...] = ()
    coalitions: tuple[tuple[str, ...], ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    @property
    def options(self) -> tuple[Option, ...]:
        """All options, player by player: the order of the letters in a pattern such as `YN-`."""
        return tuple(option for player in self.players for option in player.options)

    @property
    def endings(self) -> tuple[tuple[str, str], ...]:
        """Conditions that cannot be, each with the option that ends by it; those by which none ends are left out."""
        return tuple((each.expression, each.ends) for each in self.infeasible if each.ends)

    def outcome_names(self, found: Collection[str]) -> tuple[str, ...]:
        """What a state is called in which some outcomes hold: no stand-off where it has another name, such as calm."""
        held = [each for each in self.outcomes if each.id in found]
        told = [each for each in held if each.id != STAND_OFF] or held
        return tuple(each.label for each in told)

    @property
    def is_explicit(self) -> bool:
        """Whether the graph is listed rather than spanned by options."""
        return bool(self.states)
