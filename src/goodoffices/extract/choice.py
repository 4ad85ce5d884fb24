"""One of several options, by two conditional logistic models: over what the trees show, and over that and the heads.

The first has many features and is fitted on the whole corpus. The heads know the corpus, so that the second, which
weighs the score of the first beside what they say, is fitted on cases that they were not trained on
(`training/layers.py`).

References:
    McFadden 1974, Conditional logit analysis of qualitative choice behavior; Wolpert 1992, Stacked generalization;
    Gildea and Jurafsky 2002, Automatic Labeling of Semantic Roles, for paths through the tree as what tells a role.
"""

from __future__ import annotations

import json
import lzma
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TypeVar

from goodoffices.extract.view import View

LONGEST = 6  # steps through the tree that are told apart
SUBTYPES = ("nsubj:pass", "nmod:poss", "obl:agent", "acl:relcl")  # relations that say more than their first half

Features = dict[str, float]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """Weights of features: of the model over the trees, and of the one over its score and the heads."""

    trees: Mapping[str, float]
    together: Mapping[str, float]


def score(row: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """What speaks for an option, weighed: log of its share but for a term that all options have in common."""
    return math.fsum(weights[name] * value for name, value in row.items() if name in weights)


def shares_of(scores: Mapping[T, float]) -> dict[T, float]:
    """The share of each of several options, from what speaks for it."""
    highest = max(scores.values())
    odds = {option: math.exp(one - highest) for option, one in scores.items()}
    total = sum(odds.values())
    return {option: one / total for option, one in odds.items()}


@lru_cache(maxsize=4)
def load_layers(name: str) -> Layers:
    """The fitted weights of a file among the language parts."""
    data = (resources.files("goodoffices.languages.en") / name).read_bytes()
    return Layers(**json.loads(lzma.decompress(data)))


def stacked(rows: Mapping[T, Features], name: str, beside: Callable[[T, float], Features]) -> dict[T, float]:
    """What speaks for each option by both models of a file, one on top of the other.

    Args:
        rows: The features of each option that the trees show.
        name: The file of weights.
        beside: What the second model weighs of an option, given its score by the first.
    """
    layers = load_layers(name)
    return {option: score(beside(option, score(row, layers.trees)), layers.together) for option, row in rows.items()}


def log_odds(share: float, *, least: float) -> float:
    """Log-odds of a probability, which is held off 0 and 1 by `least`."""
    held = min(max(share, least), 1 - least)
    return math.log(held / (1 - held))


def path_of(view: View, first: int, last: int) -> tuple[str, int]:
    """The relations that lead through the tree from one word to another, and how many they are.

    Steps up are marked "^"; a noun under a preposition bears it: "^obl(after)/obl(with)".
    """
    up, down = [first, *view.ancestors(first)], [last, *view.ancestors(last)]
    meet = next((place for place in down if place in up), None)
    if meet is None:
        return "apart", LONGEST
    above, below = up[: up.index(meet)], down[: down.index(meet)][::-1]
    steps = len(above) + len(below)
    if steps > LONGEST:
        return "far", steps
    told = ["^" * (place in above) + _relation(view, place) + _under(view, place) for place in (*above, *below)]
    return "/".join(told) or "itself", steps


def _relation(view: View, place: int) -> str:
    full = view.tokens[place].rel
    return full if full in SUBTYPES else view.rel(place)


def _under(view: View, place: int) -> str:
    """The preposition of a noun, in brackets."""
    case = view.case(place) if view.rel(place) in ("obl", "nmod") else ""
    return f"({case.split()[0]})" if case else ""


def end_of(path: str) -> str:
    """The last step of a path, and whether there is a long way to it."""
    steps = path.split("/")
    return steps[-1] if len(steps) < 3 else f"...{steps[-1]}"
