"""Two coders side by side: which statements both propose, how far they agree, and the one list of both.

Two statements are the same by the rule of the codebook's section 7: same sentence, actor and move; for mediation moves
the same mediator, nobody agreeing with anybody; for the others half of those aimed at, where both name some.

References:
    [cohen1960] for kappa; [dice1945] for the share of statements that both propose, which is F1 of either against the
    other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goodoffices.codebook.words import MEDIATION_MOVES, Move
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.statement import Statement

SLOTS = ("actor_role", "toward", "speaker", "modality", "condition", "frameworks", "when")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveAgreement:
    """How far two coders agree on a move, or on several together.

    Attributes:
        name: The move, "mediation moves" or "all moves".
        n_first: Statements of the first coder.
        n_second: Statements of the second.
        n_both: Statements that both propose.
        share: Twice those of both by the sum of those of either, 0 to 1; None where there are none.
        kappa: Cohen's kappa on whether a sentence tells the move; None where neither coder or both always do.
    """

    name: str
    n_first: int
    n_second: int
    n_both: int
    share: float | None
    kappa: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two coders agree.

    Attributes:
        first: Name of the first coder.
        second: Name of the second.
        moves: Each move that either proposes, in the codebook's order, then mediation moves and all moves together.
        slots: For each further slot the number of shared statements that agree in it, and of all shared statements.
    """

    first: str
    second: str
    moves: tuple[MoveAgreement, ...]
    slots: tuple[tuple[str, int, int], ...]


def pairs_of(
    first: Sequence[Statement], second: Sequence[Statement]
) -> tuple[list[tuple[Statement, Statement]], list[Statement], list[Statement]]:
    """Statements that both coders propose, one to one; those of the first alone, and of the second alone."""
    waiting: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in second:
        waiting[_place(one)].append(one)
    both: list[tuple[Statement, Statement]] = []
    alone: list[Statement] = []
    for one in first:
        others = [other for other in waiting[_place(one)] if _is_same(one, other)]
        if others:
            best = max(others, key=lambda other: _n_alike(one, other))
            waiting[_place(one)].remove(best)
            both.append((one, best))
        else:
            alone.append(one)
    return both, alone, [one for one in second if any(one is other for other in waiting[_place(one)])]


def _place(one: Statement) -> tuple[object, ...]:
    return (one.quote.report, one.quote.sentence, one.actor, one.move)


def _is_same(one: Statement, other: Statement) -> bool:
    if one.move.is_mediation:
        return None in (one.third_party, other.third_party) or one.third_party == other.third_party
    shared = len(set(one.toward) & set(other.toward))
    return 2 * shared >= min(len(one.toward), len(other.toward))


def _values(one: Statement) -> dict[str, object]:
    values = {slot: getattr(one, slot) for slot in SLOTS}
    return values | {"condition": one.condition.text if one.condition else None, "frameworks": set(one.frameworks)}


def _n_alike(one: Statement, other: Statement) -> tuple[bool, int]:
    left, right = _values(one), _values(other)
    return one.third_party == other.third_party, sum(left[slot] == right[slot] for slot in SLOTS)


def compare_coders(
    reading: Reading, first: Sequence[Statement], second: Sequence[Statement], *, names: tuple[str, str]
) -> Agreement:
    """How far two coders of the same reports agree.

    Args:
        reading: The reports; kappa counts their sentences.
        first: Statements of the first coder.
        second: Statements of the second.
        names: The coders' names.
    """
    both = pairs_of(first, second)[0]
    n_sentences = sum(len(one.sentences) for one in reading.reports)
    groups: list[tuple[str, tuple[Move, ...]]] = [
        (str(move), (move,)) for move in Move if any(one.move is move for one in (*first, *second))
    ]
    groups += [("mediation moves", MEDIATION_MOVES), ("all moves", tuple(Move))]
    shared = [(_values(one), _values(other)) for one, other in both]
    return Agreement(
        first=names[0], second=names[1],
        moves=tuple(_of_moves(name, moves, first, second, both, n_sentences) for name, moves in groups),
        slots=tuple((slot, sum(one[slot] == other[slot] for one, other in shared), len(shared)) for slot in SLOTS),
    )  # fmt: skip


def _of_moves(
    name: str, moves: tuple[Move, ...], first: Sequence[Statement], second: Sequence[Statement],
    both: list[tuple[Statement, Statement]], n_sentences: int,
) -> MoveAgreement:  # fmt: skip
    left, right = ([one for one in side if one.move in moves] for side in (first, second))
    n_both = sum(one.move in moves for one, _ in both)
    total = len(left) + len(right)
    return MoveAgreement(
        name=name, n_first=len(left), n_second=len(right), n_both=n_both,
        share=2 * n_both / total if total else None, kappa=_kappa(left, right, n_sentences),
    )  # fmt: skip


def _kappa(left: list[Statement], right: list[Statement], n: int) -> float | None:
    """Cohen's kappa on which of `n` sentences hold any of the statements."""
    a, b = ({(one.quote.report, one.quote.sentence) for one in side} for side in (left, right))
    if not n:
        return None
    seen = 1 - len(a ^ b) / n
    by_chance = (len(a) * len(b) + (n - len(a)) * (n - len(b))) / n**2
    return (seen - by_chance) / (1 - by_chance) if by_chance < 1 else None


def merge_coders(first: Extraction, second: Extraction) -> Extraction:
    """One extraction of two coders: every statement once, with the coders that propose it.

    A statement of both bears both names, the slots of the second coder, the greater confidence, and among its reasons
    what the first coder has otherwise. What else was seen is the first one's.
    """
    both, alone, others = pairs_of(first.statements, second.statements)
    statements = sorted([*(_merged(one, other) for one, other in both), *alone, *others], key=_order)
    coded = Counter((one.quote.report, one.quote.sentence) for one in statements)
    return replace(
        first, statements=tuple(statements), problems=(*first.problems, *second.problems),
        uncoded=tuple(one for one in first.uncoded if not coded[one.report, one.sentence]),
        hostile=tuple(one for one in first.hostile if not coded[one.report, one.sentence]),
    )  # fmt: skip


def _merged(one: Statement, other: Statement) -> Statement:
    left, right = _values(one), _values(other)
    apart = tuple(f"{one.coder} has {slot} {_said(left[slot])}" for slot in SLOTS if left[slot] != right[slot])
    return replace(
        other, coder=f"{one.coder}+{other.coder}", confidence=max(one.confidence, other.confidence),
        third_party=other.third_party or one.third_party, reasons=(*one.reasons, *other.reasons, *apart),
    )  # fmt: skip


def _said(value: object) -> str:
    if isinstance(value, (tuple, set)):
        return ", ".join(sorted(map(str, value))) or "empty"
    return str(getattr(value, "text", value) if value is not None else "empty")


def _order(one: Statement) -> tuple[object, ...]:
    return (one.quote.number, one.quote.report, one.quote.start, one.move.value, one.actor or "",
            one.third_party or "", one.toward)  # fmt: skip
