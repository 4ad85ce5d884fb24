"""What each player wants, as an order over states: ranks where it is total, a relation where parts are unknown.

References:
    Option prioritisation by ordered statements: peng1999, hipel1997. Strength: hamouda2004. Unknown: li2004.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.core.conflict import Pairs, Player, Preferences, Ranking, Want, Wants
from goodoffices.solve.expressions import Bools
from goodoffices.solve.space import Space

Ranks = NDArray[np.int32]
Relation = NDArray[np.int8]

UNKNOWN = 2
"""The mark of an unknown comparison in a relation; 1 is better, 0 as good, -1 worse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One player's order.

    Args:
        ranks: Dense ranks from 0, higher is better; None where the order is partial.
        classes: Ranks of coarse classes: a state of a higher class is greatly better. None where strength is not told.
        relation: Where partial: `relation[s, t]` is 1 when t is better than s, 0 as good, -1 worse, 2 unknown.
    """

    ranks: Ranks | None = None
    classes: Ranks | None = None
    relation: Relation | None = None

    @property
    def is_total(self) -> bool:
        """Whether every two states can be compared."""
        return self.ranks is not None


def order_of(player: Player, space: Space) -> Order:
    """The order over states that a player's preferences describe. No preference at all makes every state equal."""
    match player.preferences:
        case Ranking():
            return _order_of_ranking(player.preferences, space)
        case Pairs():
            return order_of_relation(pairs_relation(player.preferences, space))
    if is_partial(player.preferences):
        return order_of_relation(_wants_relation(player.preferences, space))
    wants = player.preferences.all
    truths = [space.truth(want.expression) for want in wants]
    ranks = ranks_of_truths(truths, space.n_states)
    if not any(want.is_strong for want in wants):
        return Order(ranks=ranks)
    strong = [truth for want, truth in zip(wants, truths, strict=True) if want.is_strong]
    return Order(ranks=ranks, classes=ranks_of_truths(strong, space.n_states))


def is_partial(preferences: Preferences) -> bool:
    """Whether the preferences leave something open."""
    if isinstance(preferences, Wants):
        return bool(
            preferences.anywhere
            or any(len(group) > 1 for group in preferences.groups)
            or any(want.is_sign_open for want in preferences.all)
        )
    return isinstance(preferences, Pairs)


def dense(values: NDArray[np.int64]) -> Ranks:
    """The values replaced by their places among the distinct ones, from 0."""
    return np.unique(values, return_inverse=True)[1].astype(np.int32).reshape(values.shape)


def ranks_of_truths(truths: list[Bools], n_states: int) -> Ranks:
    """Lexicographic ranks: the first truth counts most. Any number of statements."""
    score = np.zeros(n_states, dtype=np.int64)
    for number, truth in enumerate(truths, start=1):
        score = score * 2 + truth
        if number % 30 == 0:
            score = dense(score).astype(np.int64)
    return dense(score)


def _order_of_ranking(ranking: Ranking, space: Space) -> Order:
    n_tiers = len(ranking.tiers)
    ranks = np.zeros(space.n_states, dtype=np.int64)
    classes = np.zeros(space.n_states, dtype=np.int64)
    for place, tier in enumerate(ranking.tiers):
        for reference in tier:
            here = space.matching(reference)
            ranks[here] = n_tiers - place
            classes[here] = sum(place <= gap for gap in ranking.much_after)
    return Order(ranks=dense(ranks), classes=dense(classes) if ranking.much_after else None)


def pairs_reach(pairs: Pairs, space: Space) -> Bools:
    """Which states (rows) are at least as good as which (columns), by the pairs and what follows from them."""
    at_least = np.eye(space.n_states, dtype=np.bool_)
    for pair in pairs.pairs:
        better, worse = space.matching(pair.better), space.matching(pair.worse)
        at_least |= np.outer(better, worse)
        if pair.is_equal:
            at_least |= np.outer(worse, better)
    return closure(at_least)


def closure(relation: Bools) -> Bools:
    """The transitive closure of a reflexive relation, by repeated squaring."""
    while True:
        product = relation.astype(np.float32)
        following = (product @ product) > 0
        if np.array_equal(following, relation):
            return relation
        relation = following


def pairs_relation(pairs: Pairs, space: Space) -> Relation:
    """The relation of a partial order given by pairs."""
    return _relation(pairs_reach(pairs, space))


def _relation(at_least: Bools) -> Relation:
    relation = np.full(at_least.shape, UNKNOWN, dtype=np.int8)
    relation[at_least & ~at_least.T] = -1  # row at least as good as column: the column is worse
    relation[at_least.T & ~at_least] = 1
    relation[at_least & at_least.T] = 0
    return relation


def order_of_relation(relation: Relation) -> Order:
    """The order; with ranks when nothing in it is unknown."""
    if (relation == UNKNOWN).any():
        return Order(relation=relation)
    return Order(ranks=dense((relation == -1).sum(axis=1)))


def _wants_relation(wants: Wants, space: Space) -> Relation:
    """A comparison is known when every statement that could be the first to differ speaks for the same side.

    Any statement with no differing one surely before it can come first in some admitted order, so these are
    the ones that must agree, and none of them may have an open sign.
    """
    shape = (space.n_states, space.n_states)
    for_column, for_row = np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_)
    settled = np.zeros(shape, dtype=np.bool_)
    for group in wants.groups:
        differs = np.zeros(shape, dtype=np.bool_)
        for want in group:
            differs |= _vote(want, space, ~settled, for_column, for_row)
        settled |= differs
    for want in wants.anywhere:
        _vote(want, space, np.ones(shape, dtype=np.bool_), for_column, for_row)
    relation = np.zeros(shape, dtype=np.int8)
    relation[for_column] = 1
    relation[for_row] = -1
    relation[for_column & for_row] = UNKNOWN
    return relation


def _vote(want: Want, space: Space, where: Bools, for_column: Bools, for_row: Bools) -> Bools:
    truth = space.truth(want.expression)
    up, down = where & ~truth[:, None] & truth[None, :], where & truth[:, None] & ~truth[None, :]
    differs = up | down
    np.logical_or(for_column, differs if want.is_sign_open else up, out=for_column)
    np.logical_or(for_row, differs if want.is_sign_open else down, out=for_row)
    return differs
