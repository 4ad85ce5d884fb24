"""How far a candidate is to be believed: a linear model over what the rules see, fitted on the coded corpus."""

from __future__ import annotations

import json
import lzma
import math
from functools import lru_cache
from importlib import resources
from itertools import repeat

FILE = "rules.json.xz"


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    data = resources.files("goodoffices.languages.en").joinpath(FILE)
    if not data.is_file():
        return {}
    return dict(json.loads(lzma.decompress(data.read_bytes())))


def weight_of(features: tuple[str, ...]) -> float:
    """Probability, 0 to 1, that a candidate with these observations is a statement."""
    weights = _weights()
    return 1 / (1 + math.exp(-math.fsum(map(weights.get, features, repeat(0.0)))))


def strongest(features: tuple[str, ...], *, most: int = 3) -> tuple[str, ...]:
    """The observations that speak loudest for a candidate, for explaining it."""
    weights = _weights()
    return tuple(
        sorted((one for one in features if weights.get(one, 0.0) > 0), key=lambda one: (-weights[one], one))[:most]
    )
