"""What would have to change for a wanted state to hold."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.core.conflict import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One small change.

    Args:
        player: Whose wants or options change; empty where it is nobody's alone.
        kind: `swap` (two states change places), `move` or `negate` (a statement), `remove`, `forward`, `back`
            (an option), `add` (something new).
        what: Ids of the statement, option or states concerned.
        says: The change in one sentence.
    """

    player: str
    kind: str
    what: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One smallest set of changes.

    Args:
        state: Number of the wanted state that then holds (in the changed conflict).
        label: Its pattern, or its id in an explicit graph.
        cost: What the edits add up to.
        edits: The changes.
        conflict: The changed conflict, in which the forward solver found the state to be an equilibrium.
    """

    state: int
    label: str
    cost: int
    edits: tuple[Edit, ...]
    conflict: Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Inverse:
    """The answers to an inverse question.

    Args:
        want: The condition or pattern asked for.
        concept: Under which concept.
        by: What may change: `orders`, `statements` or `options`.
        answers: Smallest changes, one after another, cheapest first; a single one without edits when it holds already.
        is_impossible: Whether it is proved that no change of this kind does it.
        is_complete: Whether these are all answers of the least cost.
        notes: What was assumed on the way.
    """

    want: str
    concept: str
    by: str
    answers: tuple[Change, ...]
    is_impossible: bool
    is_complete: bool
    notes: tuple[str, ...] = ()
