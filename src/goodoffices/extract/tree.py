"""The best tree over scored arcs: Chu-Liu and Edmonds, with a single root.

References:
    [dozat2017] for the scores; [mcdonald2005] for the maximum spanning tree.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
NEVER = -1e9


def best_heads(scores: Scores) -> list[int]:
    """Head of every word, 0 the root, of the best tree that has one root.

    Args:
        scores: Log probability of (word, head), both counted with the root as 0; shape (n + 1, n + 1).

    Steps:
        1. Take the best head of every word; a tree with one root is the answer.
        2. Else take the maximum spanning tree; one root, and it is the answer.
        3. Else try each of its roots alone and take the best tree.
    """
    heads = _greedy(scores)
    if _is_tree(heads) and heads.count(0) == 1:
        return heads
    found = [int(head) for head in _spanning(scores)[1:]]
    roots = [word for word, head in enumerate(found, 1) if head == 0]
    if len(roots) <= 1:
        return found
    return max((_with_root(scores, root) for root in roots), key=lambda pair: pair[0])[1]


def _greedy(scores: Scores) -> list[int]:
    own = scores.copy()
    np.fill_diagonal(own, NEVER)
    return [int(head) for head in own[1:].argmax(1)]


def _is_tree(heads: list[int]) -> bool:
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return True


def _with_root(scores: Scores, root: int) -> tuple[float, list[int]]:
    single = scores.copy()
    single[:, 0] = NEVER / 10
    single[root, 0] = scores[root, 0]
    heads = [int(head) for head in _spanning(single)[1:]]
    return sum(float(scores[word, head]) for word, head in enumerate(heads, 1)), heads


def _cycle(heads: NDArray[Any]) -> list[int]:
    """Words of one cycle of the heads; empty where there is none."""
    colour = [0] * len(heads)
    for start in range(1, len(heads)):
        path, word = [], start
        while word != -1 and colour[word] == 0:
            colour[word] = start
            path.append(word)
            word = int(heads[word])
        if word > 0 and colour[word] == start and word in path:
            return path[path.index(word) :]
    return []


def _spanning(scores: Scores) -> NDArray[Any]:
    """Heads of the maximum spanning tree; the root's own is -1."""
    own = scores.copy()
    np.fill_diagonal(own, NEVER)
    heads = own.argmax(1)
    heads[0] = -1
    cycle = _cycle(heads)
    return _expand(own, heads, cycle) if cycle else heads


def _expand(own: Scores, heads: NDArray[Any], cycle: list[int]) -> NDArray[Any]:
    """Contract a cycle, solve the smaller problem, and open the cycle where the solution enters it."""
    rest = [word for word in range(len(heads)) if word not in set(cycle)]
    last = len(rest)
    small = np.full((last + 1, last + 1), NEVER)
    weight = sum(own[word, heads[word]] for word in cycle)
    leave: dict[int, int] = {}
    enter: dict[int, int] = {}
    for place, word in enumerate(rest):
        small[place, :last] = own[word, rest]
        leave[place] = max(cycle, key=lambda one, word=word: own[word, one])  # type: ignore[misc]
        small[place, last] = own[word, leave[place]]
        enter[place] = max(cycle, key=lambda one, word=word: own[one, word] - own[one, heads[one]])  # type: ignore[misc]
        small[last, place] = weight + own[enter[place], word] - own[enter[place], heads[enter[place]]]
    solved = _spanning(small)
    result = heads.copy()
    for place, word in enumerate(rest):
        if word:
            result[word] = leave[place] if solved[place] == last else rest[solved[place]]
    opened = enter[int(solved[last])]
    result[opened] = rest[int(solved[last])]
    result[0] = -1
    return result
