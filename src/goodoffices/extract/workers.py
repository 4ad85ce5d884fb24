"""Work done several pieces at a time, in order: the inference runtime computes while another piece is prepared.

Each call of the model takes one thread, so that what it gives never depends on how many are at work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_order(work: Callable[[T], R], items: Iterable[T], threads: int) -> Iterator[R]:
    """The result for each item, in the order of the items.

    Args:
        work: What is done for an item; it shares nothing that it changes.
        items: The items.
        threads: How many are done at a time. The first is done alone, as it loads what the others need.
    """
    left = iter(items)
    yield from map(work, left if threads <= 1 else islice(left, 1))
    if threads > 1:
        with ThreadPoolExecutor(threads) as pool:
            yield from pool.map(work, left)
