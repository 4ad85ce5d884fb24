"""How two positions become a disagreement: its kind, its sides, its topic and its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.sources import spoken
from goodoffices.codebook.words import DisagreementKind, StanceRole, StanceValue
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.report import Quote
from goodoffices.core.statement import UNSURE, Statement
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile.evidence import spread
from goodoffices.reconcile.kinds import PAIRS, Order, kind_of
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.parting import parted
from goodoffices.reconcile.positions import TOGETHER, Position, are_of_other_news, hull, order_between
from goodoffices.reconcile.stances import HOLDS
from goodoffices.reconcile.wording import clause, possessive, report_refs, sentence, topic_of

OPPOSED = frozenset(frozenset(value.value for value in pair) for pair, row in PAIRS.items() if any(row))
TOGETHER_IN_ONE = frozenset((frozenset(("requests", "accepts")), frozenset(("mediates", "offers-if"))))
MOST_SEPARATE = 6  # disagreements of one actor, mediator and pair of values that are told one by one
MOST_TERMS = 3  # wordings of a condition that a side is told with
UNCOMMITTED = StanceValue.UNCLEAR.value  # points neither way
THREAT = "withdraws-if"  # a position that is no stance: a would-be mediator threatens to stop


def begins_before(one: When, other: When) -> bool:
    """Whether the first day of one lies before that of the other, both being known."""
    return bool(one.since and other.since and one.since < other.since)


def opposing(
    kind: DisagreementKind, one: Position, other: Position, origins: Origins, *, topic: str = "", separates: str = ""
) -> Iterator[Disagreement]:
    """The disagreement of two positions, where either has a sentence that is not the other's."""
    one, other = parted(kind, one, other)
    if one.evidence and other.evidence:
        yield _disagreement(kind, one, other, origins, topic=topic, separates=separates)


def _disagreement(
    kind: DisagreementKind, one: Position, other: Position, origins: Origins, *, topic: str, separates: str
) -> Disagreement:
    """A disagreement with its sides and sentence."""
    if kind is DisagreementKind.CHANGE:
        separates = separates or _which_is_newer(one, other)
    if kind is DisagreementKind.DEGREE:
        separates = separates or _strengths(one.value, other.value)
    sides = [_side(position, origins) for position in (one, other)]
    return Disagreement(
        topic=topic or _topic(kind, one), actor=one.actor, kind=kind,
        says=sentence(display_name(one.actor), kind, [(side.says, side.evidence, side.when) for side in sides],
                      separates),
        sides=tuple(sides), within=len(one.reports | other.reports) == 1,
    )  # fmt: skip


def _which_is_newer(one: Position, other: Position) -> str:
    """What undated reports leave open of which word is the newer; empty where both are dated."""
    if order_between(one, other) is Order.OPEN:
        return "Both can be true at different times; which came first, these reports do not tell."
    if one.when.before(other.when) or other.when.before(one.when):
        return ""
    return "Both can be true at different times; what the undated one tells lies so far back that the other is " \
           "most likely the newer stance."  # fmt: skip


def _strengths(one: str, other: str) -> str:
    """How two words of other strength differ, where they do not point the same way; empty where they do."""
    if UNCOMMITTED in (one, other):
        return "One commits itself, the other does not."
    return "One leaves a way open, the other does not." if {one, other} == {"accepts-if", "refuses"} else ""


def _topic(kind: DisagreementKind, one: Position) -> str:
    if kind is DisagreementKind.CONDITION and one.role is StanceRole.THIRD_PARTY:
        return f"terms of {possessive(display_name(one.actor))} help"
    return topic_of(one.actor, one.role, one.third_party)


def _side(one: Position, origins: Origins) -> Side:
    sure = {told.quote.report for told in one.evidence if told.confidence >= UNSURE}
    evidence = tuple(t for t in one.evidence if t.confidence >= UNSURE or t.quote.report not in sure)
    shown = ""
    if one.value.endswith("-if"):  # what later sentences tell of it without its terms is no evidence of the terms
        evidence = tuple(statement for statement in evidence if statement.condition) or evidence
        shown = _terms(evidence)
    said = {statement.speaker for statement in evidence}
    if one.value == "mediates" and len(said) == 1 and None not in said:
        shown = f", on the word of {spoken(said.pop() or '')}"
    return Side(
        says=clause(one.value, one.role, one.third_party) + shown,
        evidence=tuple(statement.quote for statement in evidence),
        n_origins=origins.count(evidence), when=UNKNOWN_WHEN if one.adrift else one.when,
    )  # fmt: skip


def _terms(evidence: Sequence[Statement]) -> str:
    """The wordings of a condition, each with the reports that have it, where they differ; empty where there is none."""
    told: dict[str, tuple[str, list[Quote]]] = {}
    for one in evidence:
        if one.condition:
            words = one.condition.text.strip(" ,.;")
            told.setdefault(words.casefold(), (words, []))[1].append(one.quote)
    if len(told) < 2:
        return "".join(f" (“{words}”)" for words, _ in told.values())
    shown = [f"“{words}” by {report_refs(quotes)}" for words, quotes in list(told.values())[:MOST_TERMS]]
    return f" ({', '.join(shown)})"


def can_differ(one: Position, other: Position) -> bool:
    """Whether two positions make a disagreement at any time."""
    if THREAT in (one.value, other.value):
        return one.value != other.value
    return frozenset((one.value, other.value)) in OPPOSED


def kind_between(one: Position, other: Position, order: Order) -> DisagreementKind | None:
    """The kind of disagreement that two positions make; None where they go together."""
    if THREAT in (one.value, other.value):
        against = {one.value, other.value} - {THREAT}
        is_near = one.when.meets(other.when, slack=TOGETHER)
        return DisagreementKind.CONDITION if is_near and against & {"mediates", "withdrawn"} else None
    if one.value == "unclear" and other.value == "offers" and one.when.before(other.when):
        return DisagreementKind.CHANGE  # a would-be mediator that first would not say and then offers has moved
    kind = kind_of(StanceValue(one.value), StanceValue(other.value), order)
    if kind is DisagreementKind.CONTRADICTION and order is Order.OPEN and are_of_other_news(one.when, other.when):
        return kind_of(StanceValue(one.value), StanceValue(other.value), Order.APART)
    if kind is not DisagreementKind.CONDITION or order is not Order.APART:
        return kind
    if not one.when.meets(other.when, slack=HOLDS):
        return None
    is_met = (one.value, other.value) == ("accepts-if", "accepts") and one.when.before(other.when)
    return DisagreementKind.CHANGE if is_met else kind  # its terms were met, or given up


def made(kind: DisagreementKind, one: Position, other: Position, origins: Origins) -> Iterator[Disagreement]:
    """The disagreement between two positions across reports, and those inside a report that tells both."""
    one, other = parted(kind, one, other)
    if not one.evidence or not other.evidence:
        return
    both = one.reports & other.reports
    if len(one.reports | other.reports) == 1 and kind is DisagreementKind.DEGREE and _goes_together(one, other):
        return
    if len(one.reports | other.reports) > 1:
        yield from opposing(kind, one, other, origins)
    if kind in (DisagreementKind.CONTRADICTION, DisagreementKind.CONDITION) or len(one.reports | other.reports) == 1:
        for name in sorted(both):
            yield from opposing(kind, only(one, name), only(other, name), origins)


def _goes_together(one: Position, other: Position) -> bool:
    """Whether one report may well tell both: who asks for help and thanks for it, who hosts and stays ready to."""
    return frozenset((one.value, other.value)) in TOGETHER_IN_ONE


def only(one: Position, report: str) -> Position:
    """A position as one report tells it."""
    evidence = tuple(statement for statement in one.evidence if statement.quote.report == report)
    return Position(actor=one.actor, role=one.role, third_party=one.third_party, value=one.value, when=one.when,
                    evidence=evidence)  # fmt: skip


def pooled(held: Sequence[Position]) -> Position:
    """Positions of one value as one."""
    each = list({id(one): one for one in held}.values())
    return replace(
        each[0], when=hull([one.when for one in each]),
        adrift=tuple(dict.fromkeys(told for one in each for told in one.adrift)),
        evidence=spread([statement for one in each for statement in one.evidence]),
    )  # fmt: skip


def gathered(pairs: Sequence[tuple[Position, Position]], *, n_separate: int) -> list[tuple[Position, Position]]:
    """Pairs of positions of the same two values: the first ones each, the evidence of all others behind the last.

    The times of a pair stay those of the positions that it began with.
    """
    kept = list(pairs[:n_separate])
    rest = pairs[n_separate - 1 :]
    if len(rest) > 1:
        left, right = (_with_evidence(kept[-1][side], [pair[side] for pair in rest]) for side in (0, 1))
        kept[-1] = (left, right)
    return kept


def _with_evidence(one: Position, others: Sequence[Position]) -> Position:
    evidence = dict.fromkeys(statement for each in (one, *others) for statement in each.evidence)
    return replace(
        one,
        evidence=tuple(evidence),
        adrift=tuple(dict.fromkeys(told for each in (one, *others) for told in each.adrift)),
    )
