"""Who the parties to a dispute are and who the would-be mediators, read off the reports, with the reasons."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from goodoffices.codebook.actors import ActorTable
from goodoffices.extract.names import Found
from goodoffices.extract.view import View

MEDIATING = frozenset(
    "mediate mediation mediator facilitate facilitation facilitator broker go-between intermediary host shuttle envoy convene umpire offer proposal "
    "referee arbiter arbitrate interlocutor emissary guarantor umpire bridge messenger matchmaker effort venue initiative help assist chair thank office".split()
)
HOSTILE = frozenset(
    "accuse attack shell bomb condemn blame fire seize raid expel recall ram detain invade close suspend demand block retaliate strike "
    "deploy ban impound cut shoot protest denounce ambush sanction revoke besiege capture refuse reject resume withdraw arrest release reopen sign accept".split()
)
QUARREL = frozenset(
    "dispute conflict war standoff stand-off row quarrel crisis border frontier feud clash truce ceasefire tension confrontation talks spat "
    "rift dialogue relation peace agreement treaty stalemate negotiation hostility boundary".split()
)
# Weights of a logistic model fitted on the training cases by training/parties.py; see there for the features.
REASONS = ("share", "between", "hyphen", "pair", "mediating", "mediated", "hostile", "suffered", "headline", "organisation", "group", "rank", "joined")
WEIGHTS = (3.68, 2.05, 1.81, 0.14, -4.73, -0.68, 1.5, 0.26, 0.48, -1.18, 0.4, -1.5, 0.98)
BIAS = -2.72


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
    for left, right in zip(here, here[1:], strict=False):
        between = [view.tokens[place].text.lower() for place in range(left.last, right.first)]
        if left.code == right.code or len(between) > 5:
            continue
        before = [view.lemma(place) for place in range(max(0, left.first - 4), left.first)]
        after = [view.lemma(place) for place in range(right.last, min(len(view), right.last + 3))]
        joined = [one for one in between if one not in ("the", "'s", "government", "of", "governments")]
        if not joined or joined[0] not in ("and", "-", "–", "/", "from", "with") or len(joined) > 2:
            continue
        reason = "between" if "between" in before else "hyphen" if joined[0] in ("-", "–", "/") else "pair" if QUARREL & {*before, *after} else "joined"
        _add(found, left.code, reason)
        _add(found, right.code, reason)


def _deeds(view: View, one: Found, found: dict[str, Tally]) -> None:
    """What the words around a name make of its bearer: subject of a hostile deed, or of mediation."""
    head = next((place for place in range(one.first, one.last) if not one.first <= view.head(place) < one.last), one.first)
    path = [head, *view.ancestors(head)[:3]]
    for step, above in zip(path, path[1:], strict=False):
        lemma = view.lemma(above)
        rel = view.rel(step)
        if lemma in MEDIATING:
            affected = rel in ("obj", "iobj") or (rel in ("obl", "nmod") and view.case(step) in ("between", "with", "to", "against"))
            _add(found, one.code, "mediated" if affected else "mediating")
            return
        if lemma in HOSTILE:
            _add(found, one.code, "hostile" if rel in ("nsubj", "nmod") else "suffered")
            return


def features(code: str, tallies: dict[str, Tally], table: ActorTable) -> list[float]:
    """Features of one actor for the weights: shares of each reason among the report's own, and kinds."""
    most = {reason: max((one.reasons[reason] for one in tallies.values()), default=0) for reason in REASONS}
    own = tallies[code].reasons
    order = sorted((one.reasons["share"] for one in tallies.values()), reverse=True)
    row = [own[reason] / most[reason] if most[reason] else 0.0 for reason in REASONS]
    row[REASONS.index("mediating")] = own["mediating"] / max(1, own["share"])
    row[REASONS.index("hostile")] = (own["hostile"] + own["suffered"]) / max(1, own["share"])
    row[REASONS.index("organisation")] = float(table.kind(code) == "organisation")
    row[REASONS.index("group")] = float(table.kind(code) == "group")
    row[REASONS.index("rank")] = float(order.index(own["share"]) >= 2)
    return row


def likeness(code: str, tallies: dict[str, Tally], table: ActorTable) -> float:
    """How like a party an actor looks, as log odds."""
    return BIAS + math.fsum(weight * value for weight, value in zip(WEIGHTS, features(code, tallies, table), strict=True))


def choose(tallies: dict[str, Tally], pooled: dict[str, Tally], table: ActorTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parties and would-be mediators of a report, the most involved first.

    Args:
        tallies: Evidence of the report.
        pooled: Evidence of all reports read together, which settles what one leaves open.
        table: Known actors, for their kinds.
    """
    score = {code: 0.5 * likeness(code, tallies, table) + likeness(code, pooled, table) for code in tallies}
    order = sorted(score, key=lambda code: (-score[code], code))
    parties = _with_group(order, score, pooled, table)
    helpers = sorted(
        (code for code in tallies if code not in parties and pooled[code].reasons["mediating"]),
        key=lambda code: (-pooled[code].reasons["mediating"], code),
    )
    return tuple(parties), tuple(helpers)


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
