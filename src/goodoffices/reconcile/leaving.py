"""Whose help a party refuses that leaves talks, or wants no further round of them: that of those who mediate them.

"There will be no fourth round" names no mediator, and is no word on third-party help in general either. Those who
mediate are the ones whom the same report has mediate, or be answered; where it has none, those of several reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from goodoffices.codebook.phrasing import LEAVING, OF_ALL_HELP
from goodoffices.codebook.words import Modality, Move
from goodoffices.core.statement import Statement

ANSWERED = (Move.ACCEPT, Move.REFUSE, Move.REQUEST)
MOST = 3  # mediators at one table


def with_mediators_left(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, refusals of nobody's talks being of those who mediate them, one for each."""
    return tuple(one for each in statements for one in _resolved(each, statements))


def _resolved(one: Statement, statements: Sequence[Statement]) -> list[Statement]:
    is_open = one.move is Move.REFUSE and one.third_party is None and one.modality is not Modality.HISTORICAL
    if not is_open or LEAVING.search(one.quote.text) is None or OF_ALL_HELP.search(one.quote.text):
        return [one]
    here = [each for each in statements if each.quote.report == one.quote.report]
    own = _mediating(here) or _answered(here, one.actor)
    mediators = own or {code for code, n in _reports_of(statements).items() if n > 1}
    if not 0 < len(mediators) <= MOST:
        return [one]
    return [replace(one, third_party=code, toward=(code,)) for code in sorted(mediators)]


def _mediating(statements: Iterable[Statement]) -> set[str]:
    told = (one for one in statements if one.move is Move.MEDIATE and one.modality is Modality.ACTUAL)
    return {one.actor for one in told if one.actor}


def _answered(statements: Iterable[Statement], actor: str | None) -> set[str]:
    """Whose help a party answers."""
    return {one.third_party for one in statements if one.actor == actor and one.move in ANSWERED and one.third_party}


def _reports_of(statements: Sequence[Statement]) -> Counter[str]:
    """In how many reports each mediates."""
    names = {one.quote.report for one in statements}
    return Counter(code for name in names for code in _mediating(one for one in statements if one.quote.report == name))
