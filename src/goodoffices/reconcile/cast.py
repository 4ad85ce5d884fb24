"""Who is party and who would mediate: named by the user, else inferred from the statements, with the reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import MEDIATOR_MOVES, Modality, Move
from goodoffices.core.record import Cast
from goodoffices.core.statement import Statement
from goodoffices.reconcile.kinds import OFFICIAL_ROLES

SETTING_WEIGHT = {
    Move.NEGOTIATE: 3, Move.AGREE: 3, Move.REQUEST: 3, Move.ACCEPT: 3, Move.REFUSE: 3, Move.ESCALATE: 2,
    Move.DEESCALATE: 2, Move.DEMAND: 1, Move.ACCUSE: 1,
}  # fmt: skip


ANSWERS = (Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.NEGOTIATE)
HELPING = frozenset((*MEDIATOR_MOVES, Move.REQUEST, Move.ACCEPT))
"""Moves that have a would-be mediator act, or be wanted."""
BY_THE_WAY = (
    0.4  # how much a report counts that tells only of an answer, against one that has a mediator act or be wanted
)
SURE = 0.6  # calibrated confidence from which one statement makes a would-be mediator


def infer_cast(
    statements: Sequence[Statement],
    parties: Sequence[str] | None,
    third_parties: Sequence[str] | None,
    *,
    misnamed: Collection[str] = (),
) -> Cast:
    """The cast of one dispute.

    Args:
        statements: Those of the dispute.
        parties: As the user named them; None to infer them.
        third_parties: As the user named them; None to infer them.
        misnamed: Actors that are told of as mediators by a slip alone.
    """
    reasons: dict[str, str] = {}
    sides = tuple(parties) if parties else _infer_parties(statements, reasons)
    for name in sides:
        reasons.setdefault(name, "Named by the user as party.")
    helpers = tuple(third_parties) if third_parties else _infer_helpers(statements, (*sides, *misnamed), reasons)
    for name in helpers:
        reasons.setdefault(name, "Named by the user as would-be mediator.")
    shown = {one.actor for one in statements if one.actor and one.modality is not Modality.HISTORICAL}
    others = tuple(sorted(shown - set(sides) - set(helpers)))
    return Cast(
        parties=sides, third_parties=helpers, others=others,
        reasons=tuple((name, reasons[name]) for name in (*sides, *helpers)),
    )  # fmt: skip


def pair_weights(statements: Sequence[Statement]) -> Counter[tuple[str, str]]:
    """How much speaks for each pair of actors as the two sides, the names of a pair sorted."""
    weights: Counter[tuple[str, str]] = Counter()
    for one in statements:
        if one.modality is Modality.HISTORICAL:
            continue
        if one.move in MEDIATOR_MOVES:
            sides = sorted(set(one.toward) - {one.actor})
            weights.update({(a, b): 4 for n, a in enumerate(sides) for b in sides[n + 1 :]})
        elif one.actor and one.actor_role in OFFICIAL_ROLES and not one.move.is_mediation:
            weight = SETTING_WEIGHT.get(one.move, 0)
            for other in one.toward:
                if other != one.actor and weight:
                    weights[_pair(one.actor, other)] += weight
    return weights


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _infer_parties(statements: Sequence[Statement], reasons: dict[str, str]) -> tuple[str, ...]:
    """The pair most often named as the two sides, and further actors that stand or are mediated with them as often."""
    weights = pair_weights(statements)
    if not weights:
        return _lone_parties(statements, reasons)
    best = min(weights, key=lambda pair: (-weights[pair], pair))
    sides = list(best)
    for name in sorted({one for pair in weights for one in pair} - set(sides)):
        between = all(weights[_pair(name, other)] >= 0.5 * weights[best] for other in best)
        if between or _is_answering_side(name, best, statements):
            sides.append(name)
    named = Counter(name for one in statements if one.move in MEDIATOR_MOVES for name in {*one.toward} if name in sides)
    answers = Counter(one.actor for one in statements if one.move in SETTING_WEIGHT and one.actor in sides)
    for name in sides:
        reasons[name] = (
            f"Named as a side in {named[name]} offers and acts of mediation; makes {answers[name]} moves of a party."
        )
    return tuple(sorted(sides, key=lambda name: (-named[name] - answers[name], name)))


def _is_answering_side(name: str, best: tuple[str, str], statements: Sequence[Statement]) -> bool:
    """Whether mediators' moves in two reports name an actor as a side, and it answers or negotiates itself.

    They name it at least half as often as the less named of the likeliest two.
    """
    aimed = [one for one in statements if one.move in MEDIATOR_MOVES and one.modality is not Modality.HISTORICAL]
    named = Counter(code for one in aimed for code in one.toward if code != one.actor)
    reports = {one.quote.report for one in aimed if name in one.toward}
    own = [one for one in statements if one.actor == name and one.actor_role in OFFICIAL_ROLES and one.move in ANSWERS]
    is_helper = any(one.actor == name for one in aimed)
    often = 2 * named[name] >= min(named[code] for code in best)
    return len(reports) > 1 and len(own) > 1 and often and not is_helper


def _lone_parties(statements: Sequence[Statement], reasons: dict[str, str]) -> tuple[str, ...]:
    """Those that ask for, accept or refuse help, where no report names two sides."""
    asking = Counter(
        one.actor for one in statements if one.actor and one.move in (Move.REQUEST, Move.ACCEPT, Move.REFUSE)
    )
    for name, n in asking.items():
        reasons[name] = f"Asks for, accepts or refuses help in {n} statements."
    return tuple(sorted(asking, key=lambda name: (-asking[name], name)))


def _infer_helpers(statements: Sequence[Statement], sides: tuple[str, ...], reasons: dict[str, str]) -> tuple[str, ...]:
    """Those that offer, mediate, decline or withdraw, or whose help a party asks for, accepts or refuses.

    One statement of a move is not enough unless it is sure, nor are plans and precedents: such actors are only named.
    Nor are unsure answers to whoever makes no move of a mediator itself. Whom more reports tell of goes first, reports
    that only tell of a refusal or of silence counting less; then who is told of more often as acting or being wanted.
    """
    moves: dict[str, Counter[str]] = defaultdict(Counter)
    reports: dict[str, dict[str, float]] = defaultdict(dict)
    sure: set[str] = set()
    for one in statements:
        if one.modality not in (Modality.ACTUAL, Modality.CONDITIONAL) or not one.move.is_mediation:
            continue
        helper = one.actor if one.move in MEDIATOR_MOVES else one.third_party
        if helper and helper not in sides and not (one.move is Move.HEDGE and one.actor not in sides):
            moves[helper][one.move.value] += 1
            share = 1.0 if one.move in HELPING else BY_THE_WAY
            reports[helper][one.quote.report] = max(share, reports[helper].get(one.quote.report, 0.0))
            sure.update([helper] if one.confidence >= SURE else [])
    own = {move.value for move in MEDIATOR_MOVES}
    moves = {
        name: counts
        for name, counts in moves.items()
        if name in sure or (own & counts.keys() and max(counts.values()) > 1)
    }
    for name, counts in moves.items():
        told = ", ".join(f"{move} {n}" for move, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        reasons[name] = f"{display_name(name)} as would-be mediator: {told}."

    def place(name: str) -> tuple[float, int, int, str]:
        acts = sum(moves[name][move.value] for move in (*HELPING, Move.MEDIATE))  # a deed counts for two words
        return (-round(sum(reports[name].values()), 6), -acts, -sum(moves[name].values()), name)

    return tuple(sorted(moves, key=place))
