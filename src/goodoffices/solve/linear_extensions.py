"""Linear extensions of a partial order: counted and drawn uniformly.

Where the order has few down-sets, extensions are counted over them, and drawn one by one with exactly equal
probability. Otherwise a chain of adjacent exchanges is run, whose limit is uniform: begun from one extension,
run for as long as its mixing bound asks, then read at intervals.

References:
    karzanov1991 (the chain), wilson2004 (its mixing time: about 4/pi^2 n^3 log n steps).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice, repeat

import numpy as np
from numpy.typing import NDArray

from goodoffices.solve.expressions import Bools

MAX_DOWNSETS = 10_000
"""Down-sets up to which extensions are counted exactly."""

THINNING = 6
"""Steps between two readings of the chain, in squares of the number of elements."""

Sequence = NDArray[np.int64]


def count_by_downset(above: Bools) -> dict[int, int] | None:
    """For each down-set (as a mask) in how many ways the rest can follow; None when there are too many.

    Args:
        above: `above[a, b]` says that b must come after a (is better).
    """
    n = len(above)
    below = [sum(1 << a for a in range(n) if above[a, b]) for b in range(n)]
    layers: list[set[int]] = [{0}]
    total = 1
    for _ in range(n):
        following: set[int] = set()
        for down in layers[-1]:
            following.update(down | 1 << b for b in _next(down, below))
            if total + len(following) > MAX_DOWNSETS:
                return None
        total += len(following)
        layers.append(following)
    ways = {(1 << n) - 1: 1}
    for layer in reversed(layers[:-1]):
        for down in layer:
            ways[down] = sum(ways[down | 1 << b] for b in _next(down, below))
    return ways


def _next(down: int, below: list[int]) -> list[int]:
    return [b for b, needed in enumerate(below) if not down >> b & 1 and needed & ~down == 0]


def all_extensions(above: Bools) -> list[list[int]]:
    """Every linear extension, worst first."""
    n = len(above)
    below = [sum(1 << a for a in range(n) if above[a, b]) for b in range(n)]
    partial: list[tuple[int, list[int]]] = [(0, [])]
    for _ in range(n):
        partial = [(down | 1 << b, [*sequence, b]) for down, sequence in partial for b in _next(down, below)]
    return [sequence for _, sequence in partial]


def draw_exactly(above: Bools, ways: dict[int, int], count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Independent extensions, each with the same probability; one per row, worst first."""
    n = len(above)
    below = [sum(1 << a for a in range(n) if above[a, b]) for b in range(n)]
    found = np.empty((count, n), dtype=np.int64)
    for row in range(count):
        down = 0
        for place in range(n):
            candidates = _next(down, below)
            weights = [ways[down | 1 << b] for b in candidates]
            chosen = candidates[_pick(weights, ways[down], rng)]
            found[row, place] = chosen
            down |= 1 << chosen
    return found


def _pick(weights: list[int], total: int, rng: np.random.Generator) -> int:
    """A place with probability proportional to its weight; exact also for weights beyond 64 bits."""
    n_bytes = total.bit_length() // 8 + 9  # eight bytes more than needed: no bias that could be seen
    left = int.from_bytes(rng.bytes(n_bytes), "big") * total >> (8 * n_bytes)
    for place, weight in enumerate(weights):
        left -= weight
        if left < 0:
            return place
    return len(weights) - 1


def draw_by_chain(above: Bools, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Extensions read from one chain at intervals; one per row, worst first. Neighbouring rows are alike."""
    return np.stack(list(islice(start_chain(above, rng), count)))


def start_chain(above: Bools, rng: np.random.Generator) -> Iterator[Sequence]:
    """The endless readings of one chain. All that is random is fixed here, whenever they are taken."""
    n = len(above)
    sequence = np.argsort(above.sum(axis=0), kind="stable").astype(np.int64)
    if n < 2:
        return repeat(sequence)
    return _readings(above, sequence, rng.integers(0, 1 << 63, size=1, dtype=np.uint64))


def _readings(above: Bools, sequence: Sequence, state: NDArray[np.uint64]) -> Iterator[Sequence]:
    n = len(above)
    burn_in = math.ceil(4 / math.pi**2 * n**3 * math.log(n / 0.01))
    from goodoffices.solve.chain import run_chain  # loads the compiler, which small orders do without

    run_chain(sequence, above, burn_in, state)
    while True:
        run_chain(sequence, above, THINNING * n * n, state)
        yield sequence.copy()
