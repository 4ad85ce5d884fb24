"""Who the parties to a dispute are and who the would-be mediators, read off the reports.

Every two actors that are named often are weighed as the pair of parties, by what is told of each and of both
together; a conditional logistic model (McFadden 1974), fitted by training/parties.py, gives the weights.
"""

from __future__ import annotations

import itertools
import json
import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from goodoffices.codebook.actors import ActorTable
from goodoffices.codebook.words import Move
from goodoffices.extract.evidence import Evidence, Pair

CANDIDATES = 9  # actors named most often, of whom two are the parties
RELATIVE = ("share", "headline")  # reasons counted against the actor of whom they are told most
PER_REPORT = ("lede", "reports")
PER_MENTION = ("venue", "seat", "people", "forces", "helper", "by")
DEEDS = tuple(f"{part} {move}" for part in ("does", "meets", "owns") for move in Move)
KINDS = ("organisation", "group")
WAYS = ("headline", "between", "hyphen", "pair", "joined", "beside", "against")
OF_KINDS = (("group", "state"), ("group", "group"), ("organisation", "state"), ("organisation", "organisation"),
            ("group", "organisation"))  # fmt: skip
OF_ACTOR = (*RELATIVE, *PER_REPORT, *PER_MENTION, *DEEDS, *KINDS, "third", "half")
OF_PAIR = ("with", *WAYS, "most between", *(" ".join(one) for one in OF_KINDS),
           "group there", "group left out", "rebels", "rebels left out")  # fmt: skip
FEATURES = (*OF_ACTOR, *OF_PAIR)
HELPING = (Move.OFFER, Move.MEDIATE, Move.WITHDRAW, Move.DECLINE)


def candidates(evidence: Evidence) -> list[str]:
    """The actors named most often, the most first."""
    share = {code: reasons["share"] for code, reasons in evidence.actors.items()}
    return sorted(share, key=lambda code: (-share[code], code))[:CANDIDATES]


def weighed_pairs(evidence: Evidence, table: ActorTable) -> list[tuple[Pair, list[float]]]:
    """Every two candidates with the features of the pair, in the order of `FEATURES`."""
    codes = candidates(evidence)
    single = {code: _actor_features(code, codes, evidence, table) for code in codes}
    return [
        ((one, other), [*map(sum, zip(single[one], single[other], strict=True)),
                        *_pair_features(one, other, codes, evidence, table)])
        for one, other in itertools.combinations(codes, 2)
    ]  # fmt: skip


def _actor_features(code: str, codes: list[str], evidence: Evidence, table: ActorTable) -> list[float]:
    own, share = evidence.actors[code], evidence.actors[code]["share"]
    most = {reason: max(evidence.actors[one][reason] for one in codes) for reason in RELATIVE}
    row = [own[reason] / most[reason] if most[reason] else 0.0 for reason in RELATIVE]
    row += [own[reason] / evidence.n_reports for reason in PER_REPORT]
    row += [own[reason] / max(3, share) for reason in (*PER_MENTION, *DEEDS)]
    row += [float(table.kind(code) == kind) for kind in KINDS]
    return [*row, float(codes.index(code) >= 2), float(2 * share >= most["share"])]


def _pair_features(one: str, other: str, codes: list[str], evidence: Evidence, table: ActorTable) -> list[float]:
    ways = evidence.pairs.get((min(one, other), max(one, other)), Counter())
    shares = {code: evidence.actors[code]["share"] for code in codes}
    kinds = tuple(sorted((table.kind(one), table.kind(other))))
    most = max((each["between"] for each in evidence.pairs.values()), default=0)
    groups = max((shares[code] for code in codes if table.kind(code) == "group"), default=0) / max(1, *shares.values())
    rebels, armed = min(evidence.n_rebels, 20) / 20, "group" in kinds
    row = [ways["with"] / max(2, min(shares[one], shares[other]))]
    row += [min(ways[way], 4) / 4 for way in WAYS]
    row += [float(0 < most == ways["between"]), *(float(kinds == each) for each in OF_KINDS)]
    return [*row, groups * armed, groups * (not armed), rebels * armed, rebels * (not armed)]


@lru_cache(maxsize=1)
def load_weights() -> tuple[float, ...]:
    """The fitted weights, in the order of `FEATURES`."""
    text = (resources.files("goodoffices.languages.en") / "parties.json").read_text(encoding="utf-8")
    weights = json.loads(text)
    return tuple(float(weights.get(name, 0.0)) for name in FEATURES)


def scores(evidence: Evidence, table: ActorTable) -> dict[Pair, float]:
    """How like the parties every pair of candidates looks, as log odds against each other."""
    weights = load_weights()
    return {pair: math.fsum(map(lambda a, b: a * b, weights, row)) for pair, row in weighed_pairs(evidence, table)}


def choose(own: Evidence, pooled: Evidence, table: ActorTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parties and would-be mediators of a report, the most involved first.

    Args:
        own: Evidence of the report.
        pooled: Evidence of all reports read together: their parties are those of every report that names one.
        table: Known actors, for their kinds.
    """
    parties = _best(pooled, table)
    if not any(code in own.actors for code in parties):
        parties = _best(own, table)
    found = [code for code in own.actors if code not in parties and _helping(code, pooled)]
    return parties, tuple(sorted(found, key=lambda code: (-_helping(code, pooled), code)))


def _best(evidence: Evidence, table: ActorTable) -> tuple[str, ...]:
    """The likeliest pair, the one named more often first; all that are named where there are fewer than two."""
    ranked = scores(evidence, table)
    if not ranked:
        return tuple(candidates(evidence))
    return max(sorted(ranked), key=lambda pair: ranked[pair])


def _helping(code: str, evidence: Evidence) -> int:
    """How often an actor is met as one who helps: its own offers and mediation."""
    return sum(evidence.actors[code][f"{part} {move}"] for part in ("does", "owns") for move in HELPING)


def feature_table(weights: Sequence[float]) -> dict[str, float]:
    """Weights by the name of their feature, as they are stored."""
    return {name: round(weight, 3) for name, weight in zip(FEATURES, weights, strict=True) if round(weight, 3)}
