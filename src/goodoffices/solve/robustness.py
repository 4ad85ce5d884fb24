"""How sure an answer is where preferences are open: in which share of the admitted orders it holds.

Steps:

1. What is open per player; where the admitted orders of all players together are few, all are taken, else as
   many as asked for are drawn uniformly and independently of each other (or from a chain, see
   `linear_extensions`).
2. Equilibria of every draw.
3. Shares, with standard errors from the effective number of draws.
4. For each open item, the shares among the draws that settle it either way.

References:
    Effective sample of a chain by batch means: flegal2010. Adjusted error of a share: agresti1998.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goodoffices.core.conflict import Conflict
from goodoffices.core.robustness import Matter, OpenItem, Robustness, Share
from goodoffices.errors import ConflictError
from goodoffices.solve.batch import Batch, batch_equilibria
from goodoffices.solve.changes import move_lists
from goodoffices.solve.concepts import DEFAULT_CONCEPTS, concept_named
from goodoffices.solve.expressions import Bools
from goodoffices.solve.linear_extensions import Sequence
from goodoffices.solve.model import MATRIX_LIMIT, Model, build_model
from goodoffices.solve.open_orders import Drawn, OpenOrder
from goodoffices.solve.stability import Progress

MAX_COUNTED = 4096
"""Orders of all players together up to which they are counted instead of sampled."""

N_MATTERS = 20
"""Open items that are reported per concept and outcome."""

BLOCK = 256
"""Orders solved at a time: what an interrupt can lose."""

TOLD = 10
"""Lines of progress, at most, while orders are drawn and as many while they are solved."""

CHAIN_SAMPLES = 4
"""Draws per effective sample asked for, where they come from a chain."""


@dataclass(frozen=True, kw_only=True)
class Draws:
    """Orders of all players, drawn or counted.

    Args:
        ranks: Per player, one row per draw.
        items: What is open.
        answers: Per item and draw, whether it is settled with yes.
        is_exact: Whether these are all orders.
        is_chained: Whether neighbouring draws are alike.
    """

    ranks: tuple[Batch, ...]
    items: tuple[OpenItem, ...]
    answers: Bools
    is_exact: bool
    is_chained: bool

    def first(self, n_draws: int) -> Draws:
        """The first so many draws."""
        ranks = tuple(each[:n_draws] for each in self.ranks)
        return replace(self, ranks=ranks, answers=self.answers[:, :n_draws])


def assess_robustness(
    conflict: Conflict,
    *,
    readings: Mapping[str, str] | None = None,
    concepts: tuple[str, ...] = DEFAULT_CONCEPTS,
    n_samples: int = 1000,
    seed: int = 0,
    tell: Progress | None = None,
) -> Robustness:
    """In which share of the orders that the preferences admit each state, and each outcome, holds.

    Args:
        conflict: With open preferences, or without (then shares are 0 or 1).
        readings: Reading by player id.
        concepts: Plain concepts.
        n_samples: Draws, where the orders are too many to be counted.
        seed: Seed of the draws.
        tell: Called with a line as long work goes on. Interrupted, the draws solved so far are what is reported.

    Raises:
        ConflictFaults: The conflict has faults.
        ConflictError: There are too many states.
    """
    model = build_model(conflict, readings)
    if model.n_states > MATRIX_LIMIT:
        raise ConflictError(f"{model.n_states} states are more than the {MATRIX_LIMIT} that sampling allows.")
    draws = draw_orders(model, n_samples, seed, tell=tell)
    held = _equilibria(model, draws, concepts, tell)
    draws = draws.first(held.shape[1])
    meets = {each.id: model.space.matching(each.expression) for each in model.conflict.outcomes}
    outcomes = [{name: (rows & where).any(axis=1) for name, where in meets.items()} for rows in held]
    return Robustness(
        concepts=concepts,
        states=tuple(tuple(_share(rows[:, state], draws) for state in range(model.n_states)) for rows in held),
        outcomes=tuple(tuple((name, _share(yes, draws)) for name, yes in each.items()) for each in outcomes),
        matters=_matters(draws, concepts, outcomes),
        is_exact=draws.is_exact,
        n_samples=draws.ranks[0].shape[0],
        seed=seed,
        method=_method(draws),
    )


def draw_orders(
    model: Model, n_samples: int, seed: int, *, tell: Progress | None = None, with_answers: bool = True
) -> Draws:
    """All admitted orders of all players together, or so many of them drawn uniformly; fewer where interrupted.

    Without answers, the open items are left out.
    """
    players = zip(model.conflict.players, model.orders, strict=True)
    opens = [OpenOrder(player=player, space=model.space, order=order) for player, order in players]
    counts = [each.count() for each in opens]
    rng = np.random.default_rng(seed)
    is_exact = all(count is not None for count in counts) and math.prod(c or 1 for c in counts) <= MAX_COUNTED
    is_chained = any(each.is_chained() for each in opens)
    if is_exact:
        drawn = [each.draw(None, rng, with_answers=with_answers) for each in opens]
    else:
        n_drawn = n_samples * (CHAIN_SAMPLES if is_chained else 1)
        drawn = _drawn(opens, n_drawn, rng, tell, with_answers=with_answers)
    ranks, answers = [each.ranks for each in drawn], [each.answers for each in drawn]
    if is_exact:
        rows = np.indices([len(each) for each in ranks]).reshape(len(ranks), -1)
        ranks = [each[row] for each, row in zip(ranks, rows, strict=True)]
        answers = [None if each is None else each[:, row] for each, row in zip(answers, rows, strict=True)]
    known = [each for each in answers if each is not None] if with_answers else []
    return Draws(
        ranks=tuple(ranks),
        items=tuple(item for each in opens for item in each.items) if with_answers else (),
        answers=np.concatenate(known) if known else np.zeros((0, len(ranks[0])), dtype=np.bool_),
        is_exact=is_exact,
        is_chained=is_chained and not is_exact,
    )


def _drawn(
    opens: list[OpenOrder], count: int, rng: np.random.Generator, tell: Progress | None, *, with_answers: bool
) -> list[Drawn]:  # fmt: skip
    """So many draws of each player. Chains, which take time, are read together, so that an interrupt leaves some."""
    begun = [
        each.chain(rng) if each.is_chained() else each.draw(count, rng, with_answers=with_answers) for each in opens
    ]  # fmt: skip
    chains = [each for each in begun if not isinstance(each, Drawn)]
    rows: list[tuple[Sequence, ...]] = []
    try:
        for number in range(1, count + 1) if chains else ():
            rows.append(tuple(next(each) for each in chains))
            if tell and number % max(BLOCK, count // TOLD) == 0:
                tell(f"orders drawn: {number} of {count}")
    except KeyboardInterrupt:
        if not rows:
            raise
    readings = iter(zip(*rows, strict=True))
    found = [
        each if isinstance(each, Drawn) else opener.of_sequences(np.stack(next(readings)))
        for opener, each in zip(opens, begun, strict=True)
    ]
    return [each.first(len(rows)) for each in found] if chains else found


def _equilibria(model: Model, draws: Draws, concepts: tuple[str, ...], tell: Progress | None) -> Bools:
    """Concept, draw, state. Draws that order the states alike are solved once, in the order of the draws.

    Interrupted, the draws up to the first one not solved: still a uniform sample. Of a count nothing is left then.
    """
    together = np.concatenate(draws.ranks, axis=1)
    _, first, which = np.unique(together, axis=0, return_index=True, return_inverse=True)
    by_draw = np.argsort(first)
    ranks = tuple(each[first[by_draw]] for each in draws.ranks)
    place = np.argsort(by_draw)[which.reshape(-1)]
    blocks: list[Bools] = []
    lists, asked = move_lists(model), tuple(concept_named(name) for name in concepts)
    try:
        for begin in range(0, len(first), BLOCK):
            blocks.append(batch_equilibria(lists, tuple(each[begin : begin + BLOCK] for each in ranks), asked))
            done = min(begin + BLOCK, len(first))
            if tell and done * TOLD // len(first) > begin * TOLD // len(first):
                tell(f"orders solved: {done} of {len(first)}")
    except KeyboardInterrupt:
        if draws.is_exact or not blocks:
            raise
    found = np.concatenate(blocks, axis=1)
    missing = np.flatnonzero(place >= found.shape[1])
    return np.asarray(found[:, place[: missing[0]] if len(missing) else place])


def _share(yes: NDArray[np.bool_], draws: Draws) -> Share:
    n, share = len(yes), float(yes.mean()) if len(yes) else 0.0
    if draws.is_exact or not n:
        return Share(share=share, error=0.0, n=float(n))
    effective = effective_size(yes) if draws.is_chained else float(n)
    near = (share * effective + 2) / (effective + 4)  # never 0 or 1: a sample does not prove "always"
    return Share(share=share, error=math.sqrt(near * (1 - near) / (effective + 4)), n=effective)


def effective_size(yes: NDArray[np.bool_]) -> float:
    """How many independent draws a chain's draws are worth, from the means of successive batches."""
    n = len(yes)
    width = max(1, math.isqrt(n))
    means = yes[: n // width * width].reshape(-1, width).mean(axis=1)
    variance, spread = float(yes.var()), width * float(means.var(ddof=1)) if len(means) > 1 else 0.0
    return float(n) if spread <= 0 or variance <= 0 else min(float(n), n * variance / spread)


def _matters(
    draws: Draws, concepts: tuple[str, ...], outcomes: list[dict[str, NDArray[np.bool_]]]
) -> tuple[Matter, ...]:
    found = []
    for concept, each in zip(concepts, outcomes, strict=True):
        for name, yes in each.items():
            gaps = _gaps(draws.answers, yes)
            for number in np.argsort(-gaps, kind="stable")[:N_MATTERS].tolist():
                if gaps[number] > 0:
                    found.append(_matter(draws, number, concept, name, yes))
    return tuple(sorted(found, key=lambda matter: -matter.moves))


def _gaps(answers: Bools, yes: NDArray[np.bool_]) -> NDArray[np.float64]:
    counts = answers.sum(axis=1), (~answers).sum(axis=1)
    hits = (answers & yes).sum(axis=1), (~answers & yes).sum(axis=1)
    both = (counts[0] > 0) & (counts[1] > 0)
    gaps = np.abs(hits[0] / np.maximum(counts[0], 1) - hits[1] / np.maximum(counts[1], 1))
    return np.asarray(np.where(both, gaps, 0.0), dtype=np.float64)


def _matter(draws: Draws, number: int, concept: str, outcome: str, yes: NDArray[np.bool_]) -> Matter:
    settled = draws.answers[number]
    return Matter(
        item=draws.items[number],
        concept=concept,
        outcome=outcome,
        when_yes=_share(yes[settled], draws),
        when_no=_share(yes[~settled], draws),
    )


def _method(draws: Draws) -> str:
    if draws.is_exact:
        return "all admitted orders counted"
    if draws.is_chained:
        return "orders read from a chain of adjacent exchanges, effective number by batch means"
    return "orders drawn independently and uniformly"
