"""The states of a conflict: which there are, what is taken in each, and what a condition says of them.

A state of option form is a mask whose bit k tells whether option k (in `Conflict.options` order) is taken.
Feasible states are numbered from 0 by ascending mask. Where nobody can tell the states of a condition
apart, the one with the smallest mask stands for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goodoffices.core.conflict import Conflict, Direction
from goodoffices.solve.expressions import Bools, evaluate, parse_expression

Ints = NDArray[np.int64]

MAX_OPTIONS = 26
"""Largest number of options: 2^26 masks of 8 bytes are half a gigabyte."""


@dataclass(frozen=True, kw_only=True)
class Space:
    """The feasible states.

    Args:
        conflict: What they are states of.
        masks: One mask per state, ascending; in an explicit graph the state's number.
        members: Per state all masks that it stands for; None where each stands for itself.
    """

    conflict: Conflict
    masks: Ints
    members: tuple[Ints, ...] | None = None

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return len(self.masks)

    @cached_property
    def _number_by_name(self) -> dict[str, int]:
        conflict = self.conflict
        names = [each.id for each in conflict.states or conflict.options]
        return {name: number for number, name in enumerate(names)}

    def lookup(self, name: str) -> Bools:
        """Where an option is taken; in an explicit graph, where the state is the named one.

        Raises:
            KeyError: No such name.
        """
        number = self._number_by_name[name]
        if self.conflict.is_explicit:
            return np.asarray(self.masks == number)
        return (self.masks >> number & 1).astype(np.bool_)

    def truth(self, expression: str) -> Bools:
        """Where a condition holds."""
        holds = evaluate(parse_expression(expression), self.lookup)
        return np.broadcast_to(holds, (self.n_states,))

    def matching(self, reference: str) -> Bools:
        """Where a reference holds: a pattern such as `YN-` with one letter per option, or a condition."""
        letters = pattern_letters(reference, len(self.conflict.options))
        if letters is None or reference in self._number_by_name:
            return self.truth(reference)
        fixed = sum(1 << k for k, letter in enumerate(letters) if letter != "-")
        wanted = sum(1 << k for k, letter in enumerate(letters) if letter == "Y")
        return np.asarray((self.masks & fixed) == wanted)

    def pattern(self, state: int) -> str:
        """The state as one letter per option; empty in an explicit graph."""
        if self.conflict.is_explicit:
            return ""
        mask = int(self.masks[state])
        return "".join("Y" if mask >> k & 1 else "N" for k in range(len(self.conflict.options)))

    def label(self, state: int) -> str:
        """`s1` for state 0; the id in an explicit graph."""
        return self.conflict.states[state].id if self.conflict.is_explicit else f"s{state + 1}"

    def taken(self, state: int) -> tuple[str, ...]:
        """Ids of the options taken in the state."""
        letters = zip(self.conflict.options, self.pattern(state), strict=False)
        return tuple(option.id for option, letter in letters if letter == "Y")

    def settled(self, masks: Ints) -> Ints:
        """Masks of any shape, with the options given up that end by what cannot be."""
        found = masks.reshape(-1)
        for _ in self.conflict.endings:
            before, space = found, Space(conflict=self.conflict, masks=found)
            for expression, option in self.conflict.endings:
                found = np.where(space.matching(expression), found & ~(1 << self._number_by_name[option]), found)
            if np.array_equal(before, found):
                break
        return found.reshape(masks.shape)

    def find(self, mask: int) -> int | None:
        """The number of the state that a mask belongs to; None when it is not feasible."""
        if self.members is not None:
            return next((number for number, each in enumerate(self.members) if mask in each), None)
        place = int(np.searchsorted(self.masks, mask))
        return place if place < self.n_states and int(self.masks[place]) == mask else None

    def numbers(self, masks: Ints) -> Ints:
        """The numbers of the states that masks belong to, in the masks' shape; -1 where one is not feasible."""
        if self.members is None:
            known, owners = self.masks, np.arange(self.n_states)
        else:
            known = np.concatenate(self.members)
            owners = np.repeat(np.arange(self.n_states), [len(each) for each in self.members])
        order = np.argsort(known)
        places = order[np.minimum(np.searchsorted(known, masks, sorter=order), len(known) - 1)]
        return np.asarray(np.where(known[places] == masks, owners[places], -1), dtype=np.int64)

    @cached_property
    def now(self) -> int | None:
        """The number of the present state; None where it is not known or not feasible."""
        now = self.conflict.now
        if now is None:
            return None
        if self.conflict.is_explicit:
            return self._number_by_name.get(now.state)
        return self.find(sum(1 << self._number_by_name[name] for name in set(now.taken)))


def pattern_letters(reference: str, n_options: int) -> str | None:
    """The letters of a pattern such as `Y N -`; None when the reference is no pattern of that length."""
    letters = "".join(reference.split()).upper()
    return letters if n_options and len(letters) == n_options and set(letters) <= set("YN-") else None


def build_space(conflict: Conflict) -> Space:
    """List the feasible states. Names in the conflict must be known, see `checks.check_conflict`."""
    if conflict.is_explicit:
        return Space(conflict=conflict, masks=np.arange(len(conflict.states), dtype=np.int64))
    everything = Space(conflict=conflict, masks=np.arange(1 << len(conflict.options), dtype=np.int64))
    if not conflict.infeasible:
        return _merge(everything)
    barred = np.zeros(everything.n_states, dtype=np.bool_)
    for constraint in conflict.infeasible:
        barred |= everything.matching(constraint.expression)
    return _merge(Space(conflict=conflict, masks=everything.masks[~barred]))


def _merge(space: Space) -> Space:
    """Let one state stand for all states of each condition in `Conflict.same`; overlapping conditions join."""
    if not space.conflict.same:
        return space
    leader = np.arange(space.n_states)
    for constraint in space.conflict.same:
        joined = np.unique(leader[space.matching(constraint.expression)])
        if len(joined):
            leader[np.isin(leader, joined)] = joined[0]
    kept = np.unique(leader)
    members = tuple(space.masks[leader == each] for each in kept)
    return Space(conflict=space.conflict, masks=space.masks[kept], members=members)


@dataclass(frozen=True, slots=True)
class OwnBits:
    """The bits that one player may change: all of them, those only taken up, those only given up."""

    own: int
    forward: int
    back: int


def bits_by_player(conflict: Conflict) -> tuple[OwnBits, ...]:
    """Each player's bits, in the order of players."""
    first, found = 0, []
    for player in conflict.players:
        directions = [option.direction for option in player.options]
        own = forward = back = 0
        for place, direction in enumerate(directions, start=first):
            own |= 1 << place
            forward |= (direction is Direction.FORWARD) << place
            back |= (direction is Direction.BACK) << place
        found.append(OwnBits(own, forward, back))
        first += len(directions)
    return tuple(found)
