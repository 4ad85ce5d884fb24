"""One folder may hold the reports of several disputes; each gets its own record.

Reports that name the same two sides belong together, and so do those that share an actor beyond the great powers and
organisations that speak on everything. Splitting is conservative: only where two groups of reports share neither a
side nor a would-be mediator that is named with the sides of both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from goodoffices.core.statement import Statement
from goodoffices.reconcile.cast import pair_weights


def split_disputes(names: Sequence[str], statements: Sequence[Statement]) -> tuple[tuple[str, ...], ...]:
    """Names of the reports of each dispute, the largest first; reports that tell no sides go with the largest."""
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        by_report[one.quote.report].append(one)
    parents: dict[str, str] = {}
    sided: list[str] = []
    for name in names:
        sides = _sides(by_report[name])
        if sides:
            sided.append(name)
        for side in sides:
            _unite(parents, f"report {name}", f"actor {side}")
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sided:
        groups[_root(parents, f"report {name}")].append(name)
    ordered = sorted(groups.values(), key=lambda group: (-len(group), group))
    if not ordered:
        return (tuple(names),)
    rest = [name for name in names if name not in set(sided)]
    ordered[0] = [name for name in names if name in {*ordered[0], *rest}]
    return tuple(tuple(group) for group in ordered)


def _sides(statements: Sequence[Statement]) -> tuple[str, str] | tuple[()]:
    """The two actors that a report most plainly names as the sides; none where it names no pair."""
    weights = pair_weights(statements)
    return min(weights, key=lambda pair: (-weights[pair], pair), default=())


def _root(parents: dict[str, str], name: str) -> str:
    while name in parents:
        name = parents[name]
    return name


def _unite(parents: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(parents, one), _root(parents, other)))
    if first != second:
        parents[second] = first
