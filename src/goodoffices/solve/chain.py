"""The chain over linear extensions, compiled."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

from goodoffices.solve.expressions import Bools


@numba.njit(cache=True, nogil=True)
def run_chain(sequence: NDArray[np.int64], above: Bools, n_steps: int, state: NDArray[np.uint64]) -> None:
    """Exchange neighbours at random places, with probability one half, where the order allows it.

    Random bits come from SplitMix64, kept in `state`; their upper 32 bits are scaled to the places, which is
    uneven by less than one part in ten million for any order that can be listed.

    References:
        steele2014.
    """
    n_places = np.uint64(2 * (len(sequence) - 1))
    for _ in range(n_steps):
        state[0] += np.uint64(0x9E3779B97F4A7C15)
        bits = state[0]
        bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        bits = bits ^ (bits >> np.uint64(31))
        place = np.int64(((bits >> np.uint64(32)) * n_places) >> np.uint64(32))
        if place < len(sequence) - 1 and not above[sequence[place], sequence[place + 1]]:
            sequence[place], sequence[place + 1] = sequence[place + 1], sequence[place]
