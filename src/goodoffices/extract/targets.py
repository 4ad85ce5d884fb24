"""Whom a move beside mediation is aimed at: actors, both parties, those named together, or nobody, weighed together.

How the tree leads from the word that tells the move to whoever is named, what the rule saw, who was named before, and
what the statement heads say are weighed by the two models of `choice`, fitted by `training/targets.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.codebook.words import Move, Role
from goodoffices.extract.choice import Features, end_of, log_odds, path_of, stacked
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document, Mention
from goodoffices.extract.heads import Cell
from goodoffices.extract.proposal import Proposal

FILE = "targets.json.xz"
BACK = 5  # sentences back in which whoever is named may be meant
MOST, MOST_TOGETHER = 16, 4  # actors that are weighed, and those of them taken together
FAR = 12  # sentences after which a mention is no nearer than any other
WITHIN = (Role.PUBLIC, Role.OPPOSITION, Role.EXPERT, Role.MEDIA)  # who may turn against their own state
TOGETHER = frozenset("joint jointly drill exercise manoeuvre maneuver patrol alongside".split())
UNSEEN = 0.005  # probability of a target that the heads leave out
UNTOLD = log_odds(UNSEEN, least=UNSEEN)

Option = tuple[str, ...]


def chosen(proposal: Proposal, trigger: int, scope: Scope, document: Document) -> Option:
    """The likeliest targets of a move, sorted; () for nobody.

    Args:
        proposal: The statement: a move of the setting.
        trigger: The word that tells it.
        scope: Its sentence.
        document: The report.
    """
    scores = weighed(options(proposal, trigger, scope, document), proposal.cell)
    return max(scores, key=lambda option: (scores[option], -len(option), option))


def weighed(rows: Mapping[Option, Features], cell: Cell | None) -> dict[Option, float]:
    """What speaks for each target that could be meant, and for nobody, weighed with what the heads say."""
    return stacked(rows, FILE, lambda option, trees: beside_heads(option, trees, cell))


def beside_heads(option: Option, trees: float, cell: Cell | None) -> Features:
    """What the trees and the heads say of an option: the features of the second model."""
    if cell is None:
        return {"trees alone": trees}
    shares = {code: log_odds(share, least=UNSEEN) for code, share in cell.toward}
    told = [shares.get(code, UNTOLD) for code in option]
    others = [one for code, one in shares.items() if code not in option]
    return {
        "trees": trees, "heads": sum(told), "heads, each": sum(told) / max(1, len(told)),
        "nobody": float(not option), "nobody, heads": max(others, default=UNTOLD) * (not option),
        "several": float(len(option) > 1), "heads, others": max(others, default=UNTOLD),
    }  # fmt: skip


def options(proposal: Proposal, trigger: int, scope: Scope, document: Document) -> dict[Option, Features]:
    """Every target that could be meant, sorted, with what the trees show for it."""
    sight = _sight(proposal, trigger, scope, document)
    rows: dict[Option, Features] = {(): _nobody(sight)}
    if proposal.actor is None and _n_parties(scope) > 1:
        return rows  # an attack by nobody named, told beside both sides: which of them it hit is not said
    for code in sight.codes:
        rows[(code,)] = {"single": 1.0, f"single {sight.move}": 1.0} | _of_actor(code, sight)
    for kind, group in _together(sight):
        rows[group] = rows.get(group, {}) | _of_group(kind, group, sight)
    return rows


def _n_parties(scope: Scope) -> int:
    """How many parties a sentence names."""
    return len({code for one in scope.at.values() for code in one.actors if code in scope.parties})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sight:
    """A proposal with what its options are told from.

    Attributes:
        proposal: The statement.
        move: The name of its move.
        trigger: The word that tells it.
        scope: Its sentence.
        document: The report.
        last: By actor, the last sentence before this one that names it.
        latest: Actors by how late they are named before this sentence, the latest first.
        codes: The actors that could be meant.
    """

    proposal: Proposal
    move: str
    trigger: int
    scope: Scope
    document: Document
    last: dict[str, int]
    latest: tuple[str, ...]
    codes: tuple[str, ...]


def _sight(proposal: Proposal, trigger: int, scope: Scope, document: Document) -> _Sight:
    number = proposal.sentence
    last = document.named_before(number)
    latest = sorted(last, key=lambda code: (-last[code][0], last[code][1], code))
    here = [code for _, mention in sorted(scope.at.items()) for code in mention.actors]
    back = [code for code in latest if number - last[code][0] <= BACK]
    able = dict.fromkeys([*document.parties, *here, *proposal.toward, *document.third_parties[:4], *back])
    apart = _left_aside(proposal, here, document) | _partners(proposal, scope)
    codes = [code for code in able if (code != proposal.actor or proposal.role in WITHIN) and code not in apart]
    return _Sight(
        proposal=proposal, move=str(proposal.move), trigger=trigger, scope=scope, document=document,
        last={code: at for code, (at, _) in last.items()}, latest=tuple(latest), codes=tuple(codes[:MOST]),
    )  # fmt: skip


def _left_aside(proposal: Proposal, here: Sequence[str], document: Document) -> set[str]:
    """Of three parties and more, those with whom nobody talks or agrees where the sentence names another of them."""
    others = set(document.parties) - {proposal.actor}
    is_mutual = proposal.move in (Move.NEGOTIATE, Move.AGREE) and len(document.parties) > 2
    return others.difference(here) if is_mutual and others & set(here) else set()


def _partners(proposal: Proposal, scope: Scope) -> set[str]:
    """With whom a hostile step is taken together, which is not aimed at them: "joint drills with Exland"."""
    if proposal.move is not Move.ESCALATE or not any(lemma in TOGETHER for lemma in scope.view.lemmas):
        return set()
    named: dict[str, list[bool]] = {}
    for place, mention in scope.at.items():
        for code in mention.actors:
            named.setdefault(code, []).append(scope.view.case(place) == "with")
    return {code for code, each in named.items() if all(each)}


def _nobody(sight: _Sight) -> Features:
    """What speaks for a move that is aimed at nobody."""
    unnamed = float(sight.proposal.actor is None)
    named = any(code in sight.codes for one in sight.scope.at.values() for code in one.actors)
    return {
        "nobody": 1.0, f"nobody {sight.move}": 1.0, "nobody, by nobody": unnamed,
        f"nobody, by nobody {sight.move}": unnamed, "nobody, some named": float(named),
    }  # fmt: skip


def _of_actor(code: str, sight: _Sight) -> Features:
    """What speaks for one actor."""
    document, actor, move = sight.document, sight.proposal.actor, sight.move
    is_self = float(code == actor)
    told = {
        f"is {_part(code, document)}": 1.0, f"{_part(code, document)}, {move} by {_part(actor, document)}": 1.0,
        "itself": is_self, f"itself {sight.proposal.role}": is_self,
        "rule": float(code in sight.proposal.toward), f"rule {move}": float(sight.proposal.toward == (code,)),
        "rule saw nobody": float(not sight.proposal.toward),
    }  # fmt: skip
    here = _nearest(code, sight)
    return told | (_away(code, sight) if here is None else _here(*here, code, sight))


def _part(code: str | None, document: Document) -> str:
    """An actor's part in the dispute."""
    if code is None:
        return "nobody"
    return "party" if code in document.parties else "third" if code in document.third_parties else "other"


def _nearest(code: str, sight: _Sight) -> tuple[int, Mention] | None:
    """Where a sentence names an actor: nearest to the trigger along the tree, rather not as a place."""
    here = [(place, one) for place, one in sorted(sight.scope.at.items()) if code in one.actors]
    far = lambda at: (at[1].is_place, path_of(sight.scope.view, sight.trigger, at[0])[1])  # noqa: E731
    return min(here, key=far, default=None)


def _here(place: int, mention: Mention, code: str, sight: _Sight) -> Features:
    """How the sentence itself names an actor."""
    move, trigger = sight.move, sight.trigger
    path, steps = path_of(sight.scope.view, trigger, place)
    others = [
        abs(at - trigger) for at, one in sight.scope.at.items()
        if not one.is_place and not {code, sight.proposal.actor} & set(one.actors)
    ]  # fmt: skip
    is_place, is_after = float(mention.is_place), float(place > trigger)
    return {
        "here": 1.0, f"here {move}": 1.0, f"path {path}": 1.0, f"path {path} {move}": 1.0,
        f"end {end_of(path)}": 1.0, f"end {end_of(path)} {move}": 1.0, "steps": min(steps, 8) / 8,
        f"kind {mention.kind}": 1.0, f"kind {mention.kind} {move}": 1.0, "a person": float(bool(mention.person)),
        "place": is_place, f"place {move}": is_place, "after": is_after, f"after {move}": is_after,
        "words": min(abs(place - trigger), 20) / 20, "in one word with others": float(len(mention.actors) > 1),
        "nearest": float(abs(place - trigger) <= min(others, default=1000)), "only one": float(not others),
    }  # fmt: skip


def _away(code: str, sight: _Sight) -> Features:
    """How the sentences before name an actor that this one does not."""
    last = sight.last.get(code)
    apart = sight.proposal.sentence - last if last else FAR
    others = any(not one.is_place and sight.proposal.actor not in one.actors for one in sight.scope.at.values())
    return {
        f"away {sight.move}": 1.0, "sentences since": min(apart, FAR) / FAR, "not yet named": float(last is None),
        "in the sentence before": float(apart == 1), "two sentences before": float(apart == 2),
        "latest": float(sight.latest[:1] == (code,)), f"away, others here {sight.move}": float(others),
    }  # fmt: skip


def _together(sight: _Sight) -> Iterator[tuple[str, Option]]:
    """Several actors that could be meant at once: both parties, those of one word, those joined, those the rule saw."""
    scope, actor = sight.scope, sight.proposal.actor
    found = [("parties", sight.document.parties), ("rule", sight.proposal.toward)]
    for place, mention in sorted(scope.at.items()):
        found.append(("one word", mention.actors))
        if scope.view.rel(place) != "conj":
            joined = (scope.at[one] for one in scope.view.conjuncts(place) if one in scope.at)
            found.append(("joined", tuple(code for one in joined for code in one.actors)))
    for kind, codes in found:
        group = tuple(sorted({code for code in codes if code != actor}))
        if 1 < len(group) <= MOST_TOGETHER:
            yield kind, group


def _of_group(kind: str, group: Option, sight: _Sight) -> Features:
    """What speaks for several actors together."""
    move, view = sight.move, sight.scope.view
    told = {
        "set": 1.0, f"set {move}": 1.0, f"set of {kind}": 1.0, f"set of {kind} {move}": 1.0,
        "set, both parties": float(set(group) == set(sight.document.parties[:2])),
        "set, of the rule": float(tuple(sorted(sight.proposal.toward)) == group),
    }  # fmt: skip
    paths = [path_of(view, sight.trigger, at) for at, one in sight.scope.at.items() if set(group) & set(one.actors)]
    if not paths:
        return told | {"set away": 1.0, f"set away {move}": 1.0}
    path, _ = min(paths, key=lambda one: (one[1], one[0]))
    return told | {f"set path {path}": 1.0, f"set end {end_of(path)} {move}": 1.0, "set, mentions": len(paths) / 4}
