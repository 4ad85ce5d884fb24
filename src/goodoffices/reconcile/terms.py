"""Conditions of one offer or acceptance that ask for different things in different reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import DisagreementKind
from goodoffices.core.record import Disagreement
from goodoffices.core.statement import Statement
from goodoffices.reconcile.conditions import terms_differ
from goodoffices.reconcile.evidence import spread
from goodoffices.reconcile.order import place
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.positions import Position
from goodoffices.reconcile.sides import opposing
from goodoffices.reconcile.wording import possessive


def between_terms(held: Sequence[Position], origins: Origins) -> Iterator[Disagreement]:
    """Degrees within the conditional positions of one actor, those that ask for different things."""
    for value in ("offers-if", "accepts-if"):
        told = [(one, position) for position in held if position.value == value for one in position.evidence]
        by_report: dict[str, list[tuple[Statement, Position]]] = defaultdict(list)
        for one, position in told:
            if one.condition is not None:
                by_report[one.quote.report].append((one, position))
        yield from _first_differing(by_report, origins)


def _first_differing(
    by_report: dict[str, list[tuple[Statement, Position]]], origins: Origins
) -> Iterator[Disagreement]:
    firsts = [sorted(told, key=lambda item: place(item[0]))[0] for _, told in sorted(by_report.items())]
    groups: list[list[tuple[Statement, Position]]] = []
    for item in firsts:
        home = next((group for group in groups if not _differ(group[0][0], item[0])), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    for left, right in combinations(groups, 2):
        one, other = (_of_terms(group) for group in (left, right))
        actor = display_name(one.actor)
        yield from opposing(DisagreementKind.DEGREE, one, other, origins, topic=f"terms of {possessive(actor)} help",
                            separates="The terms ask for different things.")  # fmt: skip


def _differ(one: Statement, other: Statement) -> bool:
    return bool(one.condition and other.condition and terms_differ(one.condition.text, other.condition.text))


def _of_terms(group: list[tuple[Statement, Position]]) -> Position:
    position = group[0][1]
    return Position(actor=position.actor, role=position.role, third_party=position.third_party, value=position.value,
                    when=position.when, evidence=spread([one for one, _ in group]))  # fmt: skip
