"""Which mediator a party's move is about: the actors that could be, weighed against each other and against nobody.

A party that accepts, refuses or asks for help often leaves out whose. What the statement heads say, who is named how
and how near, and whose help the report spoke of before are weighed by a conditional logistic model, fitted on cases
that the heads were not trained on (`training/thirds.py`).

References:
    McFadden 1974, Conditional logit analysis of qualitative choice behavior.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import Move
from goodoffices.extract.choice import Features, score
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document
from goodoffices.extract.ended import RULE as TALKS_OVER
from goodoffices.extract.named_only import is_joint_body
from goodoffices.extract.proposal import Proposal

GENERAL = frozenset(
    "any third-party outside outsider foreign foreigner international nobody third stranger external".split()
)
FILE = "thirds.json"
LEANING = 0.7  # by how much nobody weighs less there: one mediator as likely as half of nobody
UNSEEN = -5.0  # log share by the heads of an actor that they leave out
FAR = 12  # sentences after which a mention is no nearer than any other

Spoken = Sequence[tuple[int, str]]


def chosen(proposal: Proposal, trigger: int, scope: Scope, document: Document, spoken_of: Spoken) -> str | None:
    """The likeliest mediator of a party's move, None for help in general.

    Args:
        proposal: The statement: one of request, accept, refuse, hedge, endorse, oppose.
        trigger: The word that tells it.
        scope: Its sentence.
        document: The report.
        spoken_of: Mediators of the statements before, with the numbers of their sentences.
    """
    scores = weighed(options(proposal, trigger, scope, document, spoken_of))
    if proposal.rule == TALKS_OVER and len(scores) > 1:  # talks that end are somebody's rather than nobody's
        scores[None] -= LEANING
    return max(scores, key=lambda code: (scores[code], code is None, code or ""))


def weighed(rows: Mapping[str | None, Features]) -> dict[str | None, float]:
    """What speaks for each actor that could be meant, and for nobody, weighed."""
    weights = load_weights()
    return {code: score(row, weights) for code, row in rows.items()}


def options(
    proposal: Proposal, trigger: int, scope: Scope, document: Document, spoken_of: Spoken
) -> dict[str | None, Features]:
    """Every actor that could be meant, and nobody, with what speaks for it."""
    number, actor = proposal.sentence, proposal.actor
    shares = dict(proposal.cell.thirds) if proposal.cell else {}
    told = _told(document, number, [code for _, code in spoken_of if code != actor])
    codes = [*document.third_parties, *told.seen, *(code for code in shares if code)]
    barred = {*document.parties, actor}
    able = [code for code in dict.fromkeys(codes) if code not in barred and not is_joint_body(code)]
    if proposal.move is Move.HEDGE and actor is not None and actor not in document.parties:
        able.append(actor)
    here, owned = _places(scope, trigger), _owners(scope)
    found: dict[str | None, Features] = {
        code: _of_heads(code, shares, proposal)
        | _of_place(code, here, owned)
        | _of_report(code, number, document, told)
        | {"rule": float(proposal.third_party == code), "itself": float(code == actor)}
        for code in able
    }
    found[None] = _of_heads(None, shares, proposal) | {
        "nobody": 1.0, f"nobody, {proposal.move.value}": 1.0,
        "nobody, some named": float(not here.keys().isdisjoint(able)),
        "nobody, some spoken of": float(bool(told.last)),
        "nobody, help in general": float(bool(GENERAL & {scope.view.lemma(one) for one in range(len(scope.view))})),
        "rule": 0.0,
    }  # fmt: skip
    return found


def _of_heads(code: str | None, shares: Mapping[str | None, float], proposal: Proposal) -> Features:
    share = shares.get(code, 0.0)
    log = max(UNSEEN, math.log(share)) if share > 0 else UNSEEN
    if proposal.cell is None:
        return {}
    trust = proposal.cell.probability
    return {"heads": log, "heads best": float(share >= max(shares.values())), "heads trusted": log * trust,
            "heads, nobody": log * (code is None)}  # fmt: skip


def _of_place(code: str, here: Mapping[str, tuple[int, bool]], owned: frozenset[str]) -> Features:
    """How the sentence names it."""
    if code not in here:
        return {"owns help": 0.0}
    distance, is_place = here[code]
    nearest = min(apart for apart, _ in here.values())
    return {
        "named": 1.0, "named as a place": float(is_place), "owns help": float(code in owned),
        "nearest named": float(distance == nearest), "distance": min(distance, 20) / 20,
    }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a report has told up to a sentence.

    Attributes:
        seen: By actor the last sentence that names it.
        latest: The last sentence that names a would-be mediator; 0 for none.
        spoken: How often it has spoken of whose help.
        last: Whose help it has spoken of last; None for nobody's.
    """

    seen: Mapping[str, int]
    latest: int
    spoken: Counter[str]
    last: str | None


def _told(document: Document, number: int, spoken: Sequence[str]) -> _Told:
    """What a report has told up to a sentence, given whose help it has spoken of."""
    seen = {code: sentence for code, (sentence, _) in document.named_before(number + 1).items()}
    latest = max((seen[code] for code in document.third_parties if code in seen), default=0)
    return _Told(seen=seen, latest=latest, spoken=Counter(spoken), last=spoken[-1] if spoken else None)


def _of_report(code: str, number: int, document: Document, told: _Told) -> Features:
    """How the report names it, up to here, and whose help it has spoken of."""
    seen = told.seen
    apart = number - seen[code] if code in seen else FAR
    is_able = code in document.third_parties
    latest = code in seen and seen[code] >= told.latest
    found = {
        "would-be": float(is_able),
        "first would-be": float(document.third_parties[:1] == (code,)),
        "only would-be": float(document.third_parties == (code,)),
        "not yet named": float(code not in seen),
        "sentences since": min(apart, FAR) / FAR, "in the sentence before": float(apart == 1),
        "latest would-be": float(is_able and latest),
    }  # fmt: skip
    if told.last:
        found |= {"last spoken of": float(told.last == code), "spoken of": told.spoken[code] / told.spoken.total(),
                  "ever spoken of": float(code in told.spoken)}  # fmt: skip
    return found


def _places(scope: Scope, trigger: int) -> dict[str, tuple[int, bool]]:
    """The actors that a sentence names: how many words from the trigger, and whether only as a place."""
    found: dict[str, tuple[int, bool]] = {}
    for place, mention in scope.at.items():
        for code in mention.actors:
            one = (abs(place - trigger), mention.is_place)
            found[code] = min(found.get(code, one), one, key=lambda each: (each[1], each[0]))
    return found


def _owners(scope: Scope) -> frozenset[str]:
    """The actors that own a noun of help: "Oslo's offer", "mediation by the bishops"."""
    table, view = load_verbs(), scope.view
    helping = table.helping
    return frozenset(
        code
        for place, mention in scope.at.items()
        if view.head(place) >= 0 and view.lemma(view.head(place)) in helping and not mention.is_place
        for code in mention.actors
    )


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """The fitted weights by feature."""
    text = (resources.files("goodoffices.languages.en") / FILE).read_text(encoding="utf-8")
    return dict(json.loads(text))
