"""Who the parties to a dispute are and who the would-be mediators, read off the reports, with the reasons."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from dataclasses import dataclass, field

from goodoffices.codebook.actors import ActorTable
from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import Move
from goodoffices.extract.names import Found
from goodoffices.extract.nominal import NOMINAL
from goodoffices.extract.view import View

QUARREL = frozenset(
    [
        "dispute",
        "conflict",
        "war",
        "standoff",
        "stand-off",
        "row",
        "quarrel",
        "crisis",
        "border",
        "frontier",
        "feud",
        "clash",
        "truce",
        "ceasefire",
        "tension",
        "confrontation",
        "talks",
        "spat",
        "rift",
        "dialogue",
        "relation",
        "peace",
        "agreement",
        "treaty",
        "stalemate",
        "negotiation",
        "hostility",
        "boundary",
    ]
)
# Weights of a logistic model fitted on the training cases by training/parties.py; see there for the features.
REASONS = ("share", "between", "hyphen", "pair", "headline", "organisation", "group", "rank", "joined")
DEEDS = tuple(f"{part} {move}" for part in ("does", "meets", "owns") for move in Move)
WEIGHTS: tuple[float, ...] = (
    2.77, 1.65, 1.27, 0.16, 0.3, -1.07, 0.23, -1.71, 0.91, -0.83, -0.15, -1.45, 0.75, 0.94, 1.02, 0.97, 0.07,
    -0.2, 0.44, 0.31, -0.3, -0.45, 1.79, 0.63, 1.03, 2.24, 2.03, -0.11, -0.14, 0.28, 0.79, -1.4, -1.09, -0.02,
    -0.23, -1.78, -0.04, -1.0, 0.46, 0.82, -0.89, 1.2, -0.07, 2.05, 0.57, -1.28, 0.0, -1.42, 0.05, 0.1, 0.07,
    0.32, 0.18, 0.7, 0.28, 0.19, -0.13, -0.36, 0.11, -0.08, 0.56, 0.46, 0.23,
)  # fmt: skip
BIAS = -2.26


@dataclass(slots=True)
class Tally:
    """Evidence gathered for one actor: how often each reason was met."""

    reasons: Counter[str] = field(default_factory=Counter)


def tally(views: list[View], names: list[list[Found]]) -> dict[str, Tally]:
    """Evidence for every actor that a report names."""
    found: dict[str, Tally] = {}
    for number, (view, here) in enumerate(zip(views, names, strict=True)):
        for code in sorted({one.code for one in here}):
            _add(found, code, "share")
            if number == 0:
                _add(found, code, "headline")
        _pairs(view, here, found)
        for one in here:
            _deeds(view, one, found)
    return found


def _add(found: dict[str, Tally], code: str, reason: str) -> None:
    found.setdefault(code, Tally()).reasons[reason] += 1


def _pairs(view: View, here: list[Found], found: dict[str, Tally]) -> None:
    """Two actors side by side: "between A and B", "the A-B border", "A and B"."""
    for left, right in itertools.pairwise(here):
        between = [view.tokens[place].text.lower() for place in range(left.last, right.first)]
        if left.code == right.code or len(between) > 5:
            continue
        before = [view.lemma(place) for place in range(max(0, left.first - 4), left.first)]
        after = [view.lemma(place) for place in range(right.last, min(len(view), right.last + 3))]
        joined = [one for one in between if one not in ("the", "'s", "government", "of", "governments")]
        if not joined or joined[0] not in ("and", "-", "–", "/", "from", "with") or len(joined) > 2:
            continue
        reason = (
            "between"
            if "between" in before
            else "hyphen"
            if joined[0] in ("-", "–", "/")
            else "pair"
            if QUARREL & {*before, *after}
            else "joined"
        )
        _add(found, left.code, reason)
        _add(found, right.code, reason)


def _deeds(view: View, one: Found, found: dict[str, Tally]) -> None:
    """What the nearest word of the lexicon above a name makes of it: who does it, whom it meets, whose it is."""
    phrases = load_verbs().phrases
    head = next(
        (place for place in range(one.first, one.last) if not one.first <= view.head(place) < one.last), one.first
    )
    path = [head, *view.ancestors(head)[:4]]
    for step, above in itertools.pairwise(path):
        moves = {
            move
            for phrase, move in phrases.get(NOMINAL.get(view.lemma(above), view.lemma(above)), ())
            if not phrase.rest
        }
        if moves:
            rel = view.tokens[step].rel
            part = (
                "does"
                if rel == "nsubj" or rel == "obl:agent"
                else "owns"
                if rel in ("nmod:poss", "amod", "compound") or view.case(step) in ("of", "by", "from")
                else "meets"
            )
            for move in sorted(moves):
                _add(found, one.code, f"{part} {move}")
            return


def features(code: str, tallies: dict[str, Tally], table: ActorTable) -> list[float]:
    """Features of one actor for the weights: shares of each reason among the report's own, and kinds."""
    most = {reason: max((one.reasons[reason] for one in tallies.values()), default=0) for reason in REASONS}
    own = tallies[code].reasons
    order = sorted((one.reasons["share"] for one in tallies.values()), reverse=True)
    row = [own[reason] / most[reason] if most[reason] else 0.0 for reason in REASONS]
    row[REASONS.index("organisation")] = float(table.kind(code) == "organisation")
    row[REASONS.index("group")] = float(table.kind(code) == "group")
    row[REASONS.index("rank")] = float(order.index(own["share"]) >= 2)
    return row + [own[deed] / max(3, own["share"]) for deed in DEEDS]


def likeness(code: str, tallies: dict[str, Tally], table: ActorTable) -> float:
    """How like a party an actor looks, as log odds."""
    return BIAS + math.fsum(
        weight * value for weight, value in zip(WEIGHTS, features(code, tallies, table), strict=True)
    )


def choose(
    tallies: dict[str, Tally], pooled: dict[str, Tally], table: ActorTable
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parties and would-be mediators of a report, the most involved first.

    Args:
        tallies: Evidence of the report.
        pooled: Evidence of all reports read together, which settles what one leaves open.
        table: Known actors, for their kinds.
    """
    score = {code: 0.25 * likeness(code, tallies, table) + likeness(code, pooled, table) for code in tallies}
    order = sorted(score, key=lambda code: (-score[code], code))
    parties = _with_group(order, score, pooled, table)
    helpers = sorted(
        (code for code in tallies if code not in parties and _helping(pooled[code])),
        key=lambda code: (-_helping(pooled[code]), code),
    )
    return tuple(parties), tuple(helpers)


def _helping(one: Tally) -> int:
    """How often an actor is met as one who helps: its own offers and mediation, or words aimed at a helper."""
    return sum(
        one.reasons[f"{part} {move}"]
        for part in ("does", "owns")
        for move in (Move.OFFER, Move.MEDIATE, Move.WITHDRAW, Move.DECLINE)
    )


def _with_group(order: list[str], score: dict[str, float], pooled: dict[str, Tally], table: ActorTable) -> list[str]:
    """The two first; an armed group that is named half as often as the first is a party, beside the first state."""
    parties = order[:2]
    most = max((pooled[code].reasons["share"] for code in order), default=0)
    groups = [code for code in order if table.kind(code) == "group" and 2 * pooled[code].reasons["share"] >= most]
    if groups and not set(groups) & set(parties):
        parties = [next((code for code in order if table.kind(code) == "state"), order[0]), groups[0]]
    if len(order) > 2 and order[2] in groups and score[order[2]] > 1.0:
        parties = order[:3]
    return parties


def pool(many: list[dict[str, Tally]]) -> dict[str, Tally]:
    """The evidence of several reports added up."""
    total: dict[str, Tally] = {}
    for one in many:
        for code, entry in one.items():
            total.setdefault(code, Tally()).reasons.update(entry.reasons)
    return total
