"""What a rule or a head proposes before the slots are filled: an actor makes a move in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codebook.words import Move, Role
from goodoffices.extract.heads import Cell

NOUN = "(noun)"  # how the name of a rule ends that rests on a noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One proposed statement.

    Attributes:
        sentence: Number of the sentence.
        actor: Canonical actor; None where the report names nobody.
        role: Which part of the actor.
        move: The move.
        third_party: The mediator that the rule saw; None where it saw none.
        toward: The other actors that the rule saw.
        trigger: Index in the sentence of the word that tells the move; -1 where a head proposes without one.
        rule: Name of the rule, with the words of the lexicon it rests on: "refuse: turn down".
        mention: Index in the sentence of the word by which the actor is named; -1 where it is not.
        negated: Whether the word that tells the move stands under a negation that the rule has already taken up.
        weight: How far the rule is trusted, 0 to 1.
        features: What the rule saw, for explaining and for weighing: short words.
        cell: What the statement heads say of it; None where they say nothing.
    """

    sentence: int
    actor: str | None
    role: Role = Role.GOV
    move: Move
    third_party: str | None = None
    toward: tuple[str, ...] = ()
    trigger: int = -1
    rule: str
    mention: int = -1
    negated: bool = False
    weight: float = 0.5
    features: tuple[str, ...] = ()
    cell: Cell | None = None
