"""Who the parties to a dispute are and who the would-be mediators, read off the reports.

Every two actors that are named often are weighed as the pair of parties, by what is told of each and of both
together; a conditional logistic model (McFadden 1974), fitted by training/parties.py, gives the weights.
"""

from __future__ import annotations

import itertools
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from goodoffices.codebook.actors import ActorTable
from goodoffices.codebook.words import Move
from goodoffices.extract.evidence import AROUND, PARTS, Evidence, Pair, pool

CANDIDATES = 9  # actors named most often, of whom two are the parties
RELATIVE = ("share", "headline")  # reasons counted against the actor of whom they are told most
PER_REPORT = ("lede", "reports")
PER_MENTION = frozenset(
    ("venue", "seat", "people", "forces", "helper", "by", *(f"{part} {move}" for part in PARTS for move in Move))
)
KINDS = ("organisation", "group")
WAYS = ("headline", "between", "hyphen", "pair", "joined", "beside", "against")
AT_ODDS = ("headline", "between", "hyphen", "pair", "against")
BOTH_WAYS = tuple((way, f"both {way}") for way in WAYS)
NEAR = 8.0  # log odds by which a pair may be less likely in one report; fits best where two disputes are read together
Features = dict[str, float]
FEWEST = 3  # sentences that name a further party
OFTEN = 5  # sentences that name an armed group which is a further party of two states' dispute
BEHIND = -5.0  # log odds of the likeliest pair that a further party is in, against the likeliest of all
HELPING = (Move.OFFER, Move.MEDIATE, Move.WITHDRAW, Move.DECLINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """The parties to the dispute of a report, and who would mediate in it, by canonical codes, the most named first.

    Attributes:
        parties: The parties.
        third_parties: Would-be mediators.
        fronts: Three and more who take hostile steps together, as the reports read together name them in a row.
    """

    parties: tuple[str, ...]
    third_parties: tuple[str, ...]
    fronts: tuple[tuple[str, ...], ...] = ()


def candidates(evidence: Evidence) -> list[str]:
    """The actors named most often, the most first."""
    return sorted(evidence.actors, key=lambda code: (-evidence.share(code), code))[:CANDIDATES]


def _able(evidence: Evidence, table: ActorTable) -> list[str]:
    """The candidates but for churches, courts and relief bodies, which are party to no dispute."""
    return [
        code
        for code in candidates(evidence)
        if not (table.kind(code) == "organisation" and code in table.actors and table.actors[code].unarmed)
    ]


def weighed_pairs(evidence: Evidence, table: ActorTable) -> list[tuple[Pair, Features]]:
    """Every two candidates with the features of the pair; what is told of each of them is added up."""
    codes = _able(evidence, table)
    field = _field(codes, evidence, table)
    single = {code: _actor_features(code, codes, evidence, table) for code in codes}
    return [
        ((one, other), {**_added(single[one], single[other]), **_pair_features(one, other, field, evidence, table)})
        for one, other in itertools.combinations(codes, 2)
    ]


def _added(one: Features, other: Features) -> Features:
    return {name: one.get(name, 0.0) + other.get(name, 0.0) for name in one.keys() | other.keys()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """What all pairs of candidates are held against.

    Attributes:
        shares: How much each candidate is named.
        most_between: How often those two are told of between whom most is.
        groups: How much the group is named that is named most, against whoever is.
    """

    shares: Mapping[str, float]
    most_between: float
    groups: float


def _field(codes: list[str], evidence: Evidence, table: ActorTable) -> _Field:
    shares = {code: evidence.actors[code]["share"] for code in codes}
    most = max((each["between"] for each in evidence.pairs.values()), default=0)
    groups = max((shares[code] for code in codes if table.kind(code) == "group"), default=0)
    return _Field(shares=shares, most_between=most, groups=groups / max((1, *shares.values())))


def _actor_features(code: str, codes: list[str], evidence: Evidence, table: ActorTable) -> Features:
    own, share = evidence.actors[code], evidence.actors[code]["share"]
    most = {reason: max(evidence.actors[one][reason] for one in codes) for reason in RELATIVE}
    row = {reason: own[reason] / most[reason] if most[reason] else 0.0 for reason in RELATIVE}
    row |= {reason: own[reason] / evidence.n_reports for reason in PER_REPORT}
    per_mention = [reason for reason in own if reason in PER_MENTION or reason.startswith(AROUND)]
    row |= {reason: own[reason] / max(3, share) for reason in per_mention}
    row |= {kind: float(table.kind(code) == kind) for kind in KINDS}
    return {**row, "third": float(codes.index(code) >= 2), "half": float(2 * share >= most["share"])}


def _pair_features(one: str, other: str, field: _Field, evidence: Evidence, table: ActorTable) -> Features:
    ways = evidence.pairs.get((min(one, other), max(one, other)), Counter())
    kinds = " ".join(sorted((table.kind(one), table.kind(other))))
    rebels, armed = min(evidence.n_rebels, 20) / 20, "group" in kinds
    row = {"with": ways["with"] / max(2, min(field.shares[one], field.shares[other])), kinds: 1.0}
    row |= {name: min(ways[way], 4) / 4 for way, name in BOTH_WAYS}
    row["most between"] = float(0 < field.most_between == ways["between"])
    group, rising = ("group there", "rebels") if armed else ("group left out", "rebels left out")
    return row | {group: field.groups, rising: rebels, _by_state(one, other, table): 1.0}


def _by_state(one: str, other: str, table: ActorTable) -> str:
    """How two stand to each other by the states in whose conflicts they stand."""
    states = {code: table.state_of(code) for code in (one, other)}
    if one == states[other] or other == states[one]:
        return "of the other's state"
    if not any(states.values()):
        return "of no state"
    return "of one state" if states[one] == states[other] else "of different states"


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """The fitted weights by feature; features not named weigh nothing."""
    text = (resources.files("goodoffices.languages.en") / "parties.json").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in json.loads(text).items()}


def scores(evidence: Evidence, table: ActorTable) -> dict[Pair, float]:
    """How like the parties every pair of candidates looks, as log odds against each other; the pairs in order."""
    codes = _able(evidence, table)
    field = _field(codes, evidence, table)
    single = {code: _weighed(_actor_features(code, codes, evidence, table)) for code in codes}
    found = {
        (min(one, other), max(one, other)):
            single[one] + single[other] + _weighed(_pair_features(one, other, field, evidence, table))
        for one, other in itertools.combinations(codes, 2)
    }  # fmt: skip
    return dict(sorted(found.items()))


def _weighed(features: Features) -> float:
    weights = load_weights()
    return math.fsum(weights.get(name, 0.0) * value for name, value in features.items())


def involved(many: Sequence[Evidence], table: ActorTable) -> list[Involved]:
    """Who is involved in the dispute of each report, of reports read together.

    Steps:
        1. The likeliest parties of all reports, two that some report names, are those of every report that does not
           speak against them.
        2. Whoever else is a party of the same dispute is one of every report that names it or speaks of "the four".
        3. The others, which tell of something else, are read together likewise, until none is left.

    Args:
        many: Evidence of each report.
        table: Known actors, for their kinds.
    """
    found: dict[int, Involved] = {}
    single = [scores(one, table) for one in many]
    left = list(range(len(many)))
    while left:
        pooled = pool(many[place] for place in left)
        ranked = scores(pooled, table)
        met = {pair: ranked[pair] for pair in ranked if any(set(pair) <= many[place].actors.keys() for place in left)}
        parties: tuple[str, ...] = _best(met or ranked) or tuple(candidates(pooled))
        fitting = [place for place in left if _fits(parties, many[place], single[place])] or left
        every = (*parties, *further_parties(parties, pooled, table, ranked))
        for place in fitting:
            is_counted = many[place].n_many + many[place].n_counted > 0
            here = [code for code in every if code in parties or code in many[place].actors or is_counted]
            helpers = [code for code in many[place].actors if code not in here and _helping(code, pooled)]
            order = sorted(here, key=lambda code: (-many[place].share(code), -pooled.share(code), code))
            helpers.sort(key=lambda code: (-_helping(code, pooled), code))
            fronts = tuple(_fronts(parties, pooled))
            found[place] = Involved(parties=tuple(order), third_parties=tuple(helpers), fronts=fronts)
        left = [place for place in left if place not in found]
    return [found[place] for place in range(len(many))]


def further_parties(
    pair: tuple[str, ...], evidence: Evidence, table: ActorTable, ranked: dict[Pair, float]
) -> tuple[str, ...]:
    """Who is a party of the same dispute beside the two likeliest, the most named first.

    Those who take a hostile step in one row with either; else states that are named in one row with both, twice or
    where the reports speak of "the three", and whose help is not spoken of; an armed group of one of two states, named
    often.

    Args:
        pair: The two likeliest parties.
        evidence: What the reports tell.
        table: Known actors.
        ranked: All pairs, as `scores` has them.
    """
    if len(pair) < 2:
        return ()
    allied = {code for row in _fronts(pair, evidence) for code in row}

    def is_one(code: str) -> bool:
        if table.kind(code) == "group":
            return _is_armed_between(code, pair, evidence, table)
        n_rows = evidence.rows[tuple(sorted((*pair, code)))]
        is_third = not allied and evidence.share(code) >= FEWEST and not evidence.actors[code]["helper"]
        is_third = is_third and bool(n_rows) and (n_rows > 1 or evidence.n_many > 1)
        return table.kind(code) == "state" and (code in allied or is_third)

    near = {code for two, score in ranked.items() if score - max(ranked.values()) >= BEHIND for code in two}
    able = sorted((near | allied).difference(pair), key=lambda code: (-evidence.share(code), code))
    return tuple(code for code in able if is_one(code))


def _fronts(pair: tuple[str, ...], evidence: Evidence) -> list[tuple[str, ...]]:
    """The rows of three and more that take a hostile step together with one of two parties."""
    return [row for row in sorted(evidence.fronts) if len(row) > 2 and len(set(row) & set(pair)) == 1]


def _is_armed_between(code: str, pair: tuple[str, ...], evidence: Evidence, table: ActorTable) -> bool:
    """Whether an armed group of one of two states is named often, and in more reports than one if there are more."""
    are_states = all(table.kind(one) == "state" for one in pair)
    named = evidence.actors[code]
    is_often = named["by name"] >= OFTEN and named["reports"] >= min(2, evidence.n_reports)
    return are_states and is_often and table.is_armed(code) and table.state_of(code) in pair


def _best(ranked: dict[Pair, float]) -> Pair | tuple[()]:
    return max(ranked, key=lambda pair: ranked[pair]) if ranked else ()


def _fits(parties: tuple[str, ...], own: Evidence, ranked: dict[Pair, float]) -> bool:
    """Whether a report may tell of these parties: its own likeliest have one of them, or these are near as likely.

    Where it names neither, its own likeliest are told to be at odds nowhere.
    """
    best = _best(ranked)
    if best and not any(code in own.actors for code in parties):
        return not any(own.pairs.get(best, Counter())[way] for way in WAYS)
    if not best or set(best) & set(parties) or _is_passing(best, parties, own):
        return True
    return ranked.get((min(parties), max(parties)), -math.inf) >= ranked[best] - NEAR


def _is_passing(best: Pair, parties: tuple[str, ...], own: Evidence) -> bool:
    """Whether a report names a party as often as either of its own likeliest, whom it tells to be at odds nowhere."""
    most = max(own.share(code) for code in best)
    is_named = any(code in own.actors and own.share(code) >= most for code in parties)
    return is_named and not any(own.pairs.get(best, Counter())[way] for way in AT_ODDS)


def _helping(code: str, evidence: Evidence) -> int:
    """How often an actor is met as one who helps: its own offers and mediation."""
    return sum(evidence.actors[code][f"{part} {move}"] for part in ("does", "owns") for move in HELPING)
