"""Who the parties to a dispute are and who the would-be mediators, read off the reports, with the reasons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from goodoffices.extract.names import Found
from goodoffices.extract.view import View

MEDIATING = frozenset(
    "mediate mediation mediator facilitate facilitation facilitator broker go-between intermediary host shuttle envoy convene umpire "
    "referee arbiter arbitrate interlocutor emissary guarantor umpire bridge messenger matchmaker".split()
)
HOSTILE = frozenset(
    "accuse attack shell bomb condemn blame fire seize raid expel recall ram detain invade close suspend demand block retaliate strike "
    "deploy ban impound cut shoot protest denounce ambush detain sanction revoke besiege capture refuse reject resume withdraw".split()
)
QUARREL = frozenset(
    "dispute conflict war standoff stand-off row quarrel crisis border frontier feud clash truce ceasefire tension confrontation talks spat "
    "rift dialogue relation peace agreement treaty stalemate negotiation hostility boundary".split()
)


@dataclass(slots=True)
class Tally:
    """Evidence gathered for one actor: score as party, score as mediator, and the reasons."""

    party: float = 0.0
    mediator: float = 0.0
    reasons: Counter[str] = field(default_factory=Counter)


def tally(views: list[View], names: list[list[Found]]) -> dict[str, Tally]:
    """Evidence for every actor that a report names."""
    found: dict[str, Tally] = {}
    for view, here in zip(views, names, strict=True):
        for code in sorted({one.code for one in here}):
            _add(found, code, "sentences that name it", party=1.0)
        _pairs(view, here, found)
        for one in here:
            _deeds(view, one, found)
    return found


def _add(found: dict[str, Tally], code: str, reason: str, *, party: float = 0.0, mediator: float = 0.0) -> None:
    entry = found.setdefault(code, Tally())
    entry.party += party
    entry.mediator += mediator
    entry.reasons[reason] += 1


def _pairs(view: View, here: list[Found], found: dict[str, Tally]) -> None:
    """Two actors side by side: "between A and B", "the A-B border", "A and B"."""
    for left, right in zip(here, here[1:], strict=False):
        between = [view.tokens[place].text.lower() for place in range(left.last, right.first)]
        if left.code == right.code or len(between) > 4:
            continue
        before = [view.lemma(place) for place in range(max(0, left.first - 3), left.first)]
        after = [view.lemma(place) for place in range(right.last, min(len(view), right.last + 3))]
        joined = [one for one in between if one not in ("the", "'s", "government", "of")]
        if joined and joined[0] in ("and", "-", "–", "/", "from") and len(joined) <= 2:
            weight = 4.0 if "between" in before or joined[0] in ("-", "–") else 3.0 if QUARREL & set(after) | (QUARREL & set(before)) else 1.0
            for code in (left.code, right.code):
                _add(found, code, "named in a pair", party=weight)


def _deeds(view: View, one: Found, found: dict[str, Tally]) -> None:
    """What the words around a name make of its bearer: subject of a hostile deed, or of mediation."""
    head = next((place for place in range(one.first, one.last) if not one.first <= view.head(place) < one.last), one.first)
    for above in [head, *view.ancestors(head)[:3]]:
        lemma = view.lemma(above)
        if lemma in MEDIATING:
            object_of = any(view.rel(step) in ("obj", "iobj") or (view.rel(step) in ("obl", "nmod") and view.case(step) in ("between", "with", "to", "against")) for step in [head])
            _add(found, one.code, "near words of mediation", mediator=0.0 if object_of else 1.0, party=-0.5 if not object_of else 0.5)
            return
        if lemma in HOSTILE and view.rel(head) in ("nsubj", "obj", "iobj", "obl"):
            _add(found, one.code, "in a hostile deed", party=1.0)
            return


def choose(tallies: dict[str, Tally], pooled: dict[str, Tally]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parties and would-be mediators of a report, the most involved first.

    Args:
        tallies: Evidence of the report.
        pooled: Evidence of all reports read together, which settles what one leaves open.
    """
    score = {code: one.party - one.mediator + 0.4 * (pooled[code].party - pooled[code].mediator) for code, one in tallies.items() if code in pooled}
    order = sorted(score, key=lambda code: (-score[code], code))
    parties = order[:2]
    if len(order) > 2 and score[order[2]] > 0.6 * max(1.0, score[order[1]]) and pooled[order[2]].mediator < 0.1 * pooled[order[2]].party:
        parties = order[:3]
    helpers = sorted(
        (code for code in tallies if code not in parties and code in pooled and pooled[code].mediator > 0),
        key=lambda code: (-(tallies[code].mediator + 0.4 * pooled[code].mediator), code),
    )
    return tuple(parties), tuple(helpers)


def pool(many: list[dict[str, Tally]]) -> dict[str, Tally]:
    """The evidence of several reports added up."""
    total: dict[str, Tally] = {}
    for one in many:
        for code, entry in one.items():
            into = total.setdefault(code, Tally())
            into.party += entry.party
            into.mediator += entry.mediator
            into.reasons.update(entry.reasons)
    return total
