"""All the total orders that a player's open preferences admit: listed where few, drawn uniformly where many.

Of open statements, every admitted list (with every admitted sign) counts the same; of a partial order of
states, every linear extension does, states that are equally good staying so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations, product

import numpy as np
from numpy.typing import NDArray

from goodoffices.core.conflict import Pairs, Player, Want, Wants
from goodoffices.core.robustness import OpenItem
from goodoffices.solve.batch import Batch
from goodoffices.solve.expressions import Bools
from goodoffices.solve.linear_extensions import (
    Sequence,
    all_extensions,
    count_by_downset,
    draw_by_chain,
    draw_exactly,
    start_chain,
)
from goodoffices.solve.orders import UNKNOWN, Order, is_partial, ranks_of_truths
from goodoffices.solve.space import Space

Listing = tuple[tuple[Want, bool], ...]
"""Statements in order, each with whether it is meant as it stands."""


MAX_ITEM_STATES = 64
"""States up to which each open pair of states is a question of its own."""


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """Orders of one player.

    Args:
        ranks: One row per order.
        answers: Per open item (row) and order (column), whether it is settled with yes; None where nothing is open.
    """

    ranks: Batch
    answers: Bools | None

    def first(self, n_orders: int) -> Drawn:
        """The first so many orders."""
        answers = None if self.answers is None else self.answers[:, :n_orders]
        return Drawn(ranks=self.ranks[:n_orders], answers=answers)


@dataclass(frozen=True, kw_only=True)
class OpenOrder:
    """What one player's preferences leave open.

    Args:
        player: The player.
        space: The states.
        order: What is known.
    """

    player: Player
    space: Space
    order: Order

    @property
    def is_open(self) -> bool:
        """Whether there is more than one admitted order (of statements or of states)."""
        preferences = self.player.preferences
        return is_partial(preferences) and not (isinstance(preferences, Pairs) and self.order.is_total)

    def count(self) -> int | None:
        """How many orders are admitted; None when they cannot be counted."""
        preferences = self.player.preferences
        if not self.is_open:
            return 1
        if isinstance(preferences, Wants):
            return _count_listings(preferences)
        return None if self._ways is None else self._ways[0]

    @cached_property
    def _ways(self) -> dict[int, int] | None:
        return count_by_downset(self._above())

    def draw(self, count: int | None, rng: np.random.Generator, *, with_answers: bool = True) -> Drawn:
        """Admitted orders: all of them, or so many drawn uniformly, independent unless `is_chained`.

        Without answers, what each order makes of the open items is not told where that takes time.
        """
        preferences = self.player.preferences
        if not self.is_open:
            assert self.order.ranks is not None
            return Drawn(ranks=np.repeat(self.order.ranks[None, :], count or 1, axis=0), answers=None)
        if isinstance(preferences, Wants):
            listings = _all_listings(preferences) if count is None else _draw_listings(preferences, count, rng)
            return self._of_listings(list(listings), with_answers=with_answers)
        above, ways = self._above(), self._ways
        if count is None:
            return self.of_sequences(np.array(all_extensions(above)))
        if ways is None:
            return self.of_sequences(draw_by_chain(above, count, rng))
        return self.of_sequences(draw_exactly(above, ways, count, rng))

    def chain(self, rng: np.random.Generator) -> Iterator[Sequence]:
        """The readings of a chain, for `of_sequences`; what `draw` takes where `is_chained`."""
        return start_chain(self._above(), rng)

    def is_chained(self) -> bool:
        """Whether drawn orders come from a chain, and neighbouring ones are alike."""
        return self.is_open and isinstance(self.player.preferences, Pairs) and self.count() is None

    @cached_property
    def items(self) -> tuple[OpenItem, ...]:
        """What is open, as single questions; none for partial orders of too many states."""
        if not self.is_open:
            return ()
        if isinstance(self.player.preferences, Wants):
            return tuple(_want_items(self.player, self.player.preferences))
        return tuple(self._state_items()) if self.space.n_states <= MAX_ITEM_STATES else ()

    def _of_listings(self, listings: list[Listing], *, with_answers: bool) -> Drawn:
        wants = self.player.preferences
        assert isinstance(wants, Wants)
        truths = {want.id: self.space.truth(want.expression) for want in wants.all}
        n_states = self.space.n_states
        ranks = [ranks_of_truths([truths[w.id] == is_meant for w, is_meant in each], n_states) for each in listings]
        if not with_answers:
            return Drawn(ranks=np.stack(ranks), answers=None)
        places = [{want.id: (place, is_meant) for place, (want, is_meant) in enumerate(each)} for each in listings]
        answers = [[_settled(item, each) for each in places] for item in self.items]
        return Drawn(ranks=np.stack(ranks), answers=np.array(answers, dtype=np.bool_))

    def of_sequences(self, sequences: NDArray[np.int64]) -> Drawn:
        """Linear extensions, one per row, as orders of all states."""
        _, classes = self._classes()
        ranks = np.argsort(sequences, axis=1).astype(np.int32)[:, classes]
        number = {self._name(state): state for state in range(self.space.n_states)}
        answers = [ranks[:, number[item.what[0]]] > ranks[:, number[item.what[1]]] for item in self.items]
        return Drawn(ranks=ranks, answers=np.array(answers, dtype=np.bool_).reshape(-1, len(ranks)))

    def _classes(self) -> tuple[list[int], NDArray[np.int64]]:
        """One state of each class of equals, and each state's class."""
        relation = self.order.relation
        assert relation is not None
        leaders = np.argmax(relation == 0, axis=1)
        firsts, classes = np.unique(leaders, return_inverse=True)
        return [int(each) for each in firsts], classes.astype(np.int64)

    def _above(self) -> Bools:
        firsts, _ = self._classes()
        assert self.order.relation is not None
        return np.asarray(self.order.relation[np.ix_(firsts, firsts)] == 1)

    def _name(self, state: int) -> str:
        return self.space.pattern(state) or self.space.label(state)

    def _state_items(self) -> Iterator[OpenItem]:
        assert self.order.relation is not None
        for first, second in np.argwhere(np.triu(self.order.relation == UNKNOWN)).tolist():
            one, two = self._name(first), self._name(second)
            says = f"Would {self.player.label} rather have {one} or {two}?"
            yield OpenItem(player=self.player.id, kind="order", what=(one, two), says=says)


def _count_listings(wants: Wants) -> int:
    count = math.prod(math.factorial(len(group)) for group in wants.groups)
    placed = sum(len(group) for group in wants.groups)
    count *= math.prod(range(placed + 1, placed + len(wants.anywhere) + 1))
    return count << sum(want.is_sign_open for want in wants.all)


def _all_listings(wants: Wants) -> Iterator[Listing]:
    for orders in product(*(permutations(group) for group in wants.groups)):
        lists = [tuple(want for group in orders for want in group)]
        for want in wants.anywhere:
            lists = [(*each[:place], want, *each[place:]) for each in lists for place in range(len(each) + 1)]
        for each in lists:
            yield from (tuple(zip(each, signs, strict=True)) for signs in product(*map(_signs, each)))


def _signs(want: Want) -> tuple[bool, ...]:
    return (True, False) if want.is_sign_open else (True,)


def _draw_listings(wants: Wants, count: int, rng: np.random.Generator) -> Iterator[Listing]:
    """Listings drawn at random; either sign of an open want in half of them, which only lessens the error."""
    open_wants = [want for want in wants.all if want.is_sign_open]
    signs = {want.id: rng.permutation(count) % 2 == 0 for want in open_wants}
    for number in range(count):
        drawn = [group[place] for group in wants.groups for place in rng.permutation(len(group))]
        for want in wants.anywhere:
            drawn.insert(int(rng.integers(len(drawn) + 1)), want)
        yield tuple((want, not want.is_sign_open or bool(signs[want.id][number])) for want in drawn)


def _settled(item: OpenItem, places: dict[str, tuple[int, bool]]) -> bool:
    if item.kind == "sign":
        return places[item.what[0]][1]
    return places[item.what[0]][0] < places[item.what[1]][0]


def _want_items(player: Player, wants: Wants) -> Iterator[OpenItem]:
    for want in wants.all:
        if want.is_sign_open:
            says = f"Does {player.label} want “{want.expression}” or its opposite?"
            yield OpenItem(player=player.id, kind="sign", what=(want.id,), says=says)
    for first, second in _open_pairs(wants):
        says = f"Does “{first.expression}” or “{second.expression}” matter more to {player.label}?"
        yield OpenItem(player=player.id, kind="order", what=(first.id, second.id), says=says)


def _open_pairs(wants: Wants) -> Iterator[tuple[Want, Want]]:
    for group in wants.groups:
        yield from ((one, two) for place, one in enumerate(group) for two in group[place + 1 :])
    placed = wants.all[: len(wants.all) - len(wants.anywhere)]
    for place, one in enumerate(wants.anywhere):
        yield from ((one, two) for two in (*placed, *wants.anywhere[place + 1 :]))
