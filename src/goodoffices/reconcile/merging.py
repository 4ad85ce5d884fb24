"""Disagreements that tell one thing twice: a side they share, against words that differ in scope or terms alone.

"Refuses Norway's help" and "refuses third-party help" against one hesitation are one disagreement, and so are an offer
outright and an offer on terms against one denial. Changes are one where the words point the same way: who offered and
mediated before a denial has changed once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import DisagreementKind
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.report import Quote
from goodoffices.reconcile.general import OF_ALL
from goodoffices.reconcile.positions import hull
from goodoffices.reconcile.wording import JOINTS, OWN_CLAUSES, PARTY_CLAUSES, sentence

SOURCED = re.compile(r" \(“.*$|, on the word of .*$")  # the words of a condition, and who tells it
ANSWERS = tuple(re.compile(clause.format(help=".+ help")) for clause in PARTY_CLAUSES.values())
HOW = re.compile(r" (?:outright|on a condition)$")
TERMS = re.compile(r"(?<= on a condition) \(“.*\)$")
SAME_WAY = ((OWN_CLAUSES["mediates"], "offers its help"), ("asks for ", "accepts "))  # how clauses of one way begin
ALIKE, ACROSS = ((0, 0), (1, 1)), ((0, 1), (1, 0))  # a change from one word to another is none the other way round
TOPICS = "; "  # between the topics of one disagreement


def told_once(found: Sequence[Disagreement]) -> tuple[Disagreement, ...]:
    """Disagreements of which those that share a side, and say the same on the other, are one."""
    kept: list[Disagreement] = []
    for one in found:
        place = next((n for n, other in enumerate(kept) if _shared(other, one) is not None), None)
        if place is None:
            kept.append(one)
        else:
            kept[place] = _merged(kept[place], one)
    return tuple(kept)


def _shared(one: Disagreement, other: Disagreement) -> tuple[int, int] | None:
    """Which side of either is the one they share; None where they are two disagreements."""
    if (one.actor, one.kind, one.within) != (other.actor, other.kind, other.within):
        return None
    is_change = one.kind is DisagreementKind.CHANGE
    for left, right in ALIKE if is_change else (*ALIKE, *ACROSS):
        sides, rest = (one.sides[left], other.sides[right]), (one.sides[1 - left].says, other.sides[1 - right].says)
        told = [set(each.evidence) for each in sides]
        if told[0] == told[1] and stem(rest[0]) == stem(rest[1]):
            return left, right
        apart = {*one.sides[1 - left].evidence, *other.sides[1 - right].evidence}
        is_held = told[0] <= told[1] or told[1] <= told[0]
        is_held = is_held and apart.isdisjoint(told[0] | told[1])  # else a sentence would be lost
        if is_change and is_held and way(sides[0].says) == way(sides[1].says) and way(rest[0]) == way(rest[1]):
            return left, right
    return None


def stem(says: str) -> str:
    """What a side says apart from whose help it is, on which terms, and by whose word."""
    words = HOW.sub("", SOURCED.sub("", says))
    return next((one.pattern for one in ANSWERS if one.fullmatch(words)), words)


def way(says: str) -> str:
    """The same, all words that point the same way as one."""
    return next((alike[0] for alike in SAME_WAY if says.startswith(alike)), stem(says))


def _merged(one: Disagreement, other: Disagreement) -> Disagreement:
    left, right = _shared(one, other) or (0, 0)
    shared = _wider(one.sides[left], other.sides[right])
    wide = _both(one.sides[1 - left], other.sides[1 - right], set(shared.evidence))
    sides = (shared, wide) if left == 0 else (wide, shared)
    topics = dict.fromkeys((*one.topic.split(TOPICS), *other.topic.split(TOPICS)))
    said = [(side.says, side.evidence, side.when) for side in sides]
    plain = (OF_ALL, JOINTS[one.kind])
    joints = [_joint(one.says), _joint(other.says)]
    joint = next((each for each in joints if each not in plain), next((e for e in joints if e != OF_ALL), OF_ALL))
    return replace(
        one, topic=TOPICS.join(topics), sides=sides,
        says=sentence(display_name(one.actor or ""), one.kind, said, joint),
    )  # fmt: skip


def _wider(one: Side, other: Side) -> Side:
    """Of two sides of which one holds the other's sentences, that one, at the time of both."""
    wide = max((one, other), key=lambda side: len(side.evidence))
    return replace(wide, n_origins=max(one.n_origins, other.n_origins), when=hull([one.when, other.when]))


def _joint(says: str) -> str:
    """The last sentence of a disagreement's words: what separates its sides."""
    return says[says.rindex(". ") + 2 :] if ". " in says else ""


def _both(one: Side, other: Side, without: set[Quote]) -> Side:
    """Two sides as one, their sentences in turn, each once."""
    pairs = [quote for n in range(max(len(one.evidence), len(other.evidence)))
             for side in (one, other) for quote in side.evidence[n : n + 1]]  # fmt: skip
    return Side(
        says=_said(one.says, other.says), evidence=tuple(dict.fromkeys(each for each in pairs if each not in without)),
        n_origins=max(one.n_origins, other.n_origins), when=hull([one.when, other.when]),
    )  # fmt: skip


def _said(one: str, other: str) -> str:
    """Two clauses as one: "refuses third-party help or Norway's help", "offers its help outright or on a condition".

    Which conditions, the disagreement about them tells. Of different words of one way each is told without its terms.
    """
    if stem(one) != stem(other):
        words = [HOW.sub("", SOURCED.sub("", each)) for each in (one, other)]
        return words[0] if words[1] in words[0].split(" or ") else " or ".join(words)
    if "outright" in (one.split()[-1], other.split()[-1]):
        one, other = sorted((TERMS.sub("", one), TERMS.sub("", other)), key=lambda each: not each.endswith("outright"))
    if one == other:
        return one
    long, short = sorted((one, other), key=len, reverse=True)
    if long.startswith(short):
        return f"{long} or outright"
    first, second = one.split(), other.split()
    n = next(n for n, (left, right) in enumerate(zip(first, second, strict=False)) if left != right)
    rest = " ".join(second[n:])
    return one if rest in one.split(" or ") else f"{one} or {rest}"
