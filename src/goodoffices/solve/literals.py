"""A condition as alternatives of plain literals (disjunctive normal form)."""

from __future__ import annotations

from goodoffices.errors import UsageError
from goodoffices.solve.expressions import Expression, parse_expression
from goodoffices.solve.space import pattern_letters

Literals = frozenset[tuple[str, bool]]

MAX_ALTERNATIVES = 4096
"""More alternatives than this are no use to anybody reading them."""


def alternatives(expression: str, option_ids: tuple[str, ...]) -> tuple[Literals, ...]:
    """The condition or pattern as alternatives, each a set of options with whether they are taken.

    Raises:
        UsageError: It has too many alternatives.
    """
    letters = pattern_letters(expression, len(option_ids))
    if letters is not None:
        pairs = zip(option_ids, letters, strict=True)
        return (frozenset((name, letter == "Y") for name, letter in pairs if letter != "-"),)
    found = _alternatives(parse_expression(expression), True)
    return tuple(sorted(_without_supersets(found), key=sorted))


def _without_supersets(found: frozenset[Literals]) -> list[Literals]:
    return [each for each in found if not any(other < each for other in found)]


def _alternatives(expression: Expression, is_true: bool) -> frozenset[Literals]:
    parts = expression.parts
    match expression.kind:
        case "name":
            return frozenset({frozenset({(expression.name, is_true)})})
        case "not":
            return _alternatives(parts[0], not is_true)
        case "and" | "or":
            each = [_alternatives(part, is_true) for part in parts]
            return _all(each) if (expression.kind == "and") == is_true else _any(each)
        case "if":
            each = [_alternatives(parts[0], not is_true), _alternatives(parts[1], is_true)]
            return _any(each) if is_true else _all(each)
        case "iff":
            return _any(
                [_all([_alternatives(parts[0], way), _alternatives(parts[1], way is is_true)]) for way in (True, False)]
            )
    wanted = [n for n in range(len(parts) + 1) if _counts(expression, n) is is_true]
    return _any([_exactly(parts, number) for number in wanted])


def _counts(expression: Expression, number: int) -> bool:
    match expression.kind:
        case "least":
            return number >= expression.count
        case "most":
            return number <= expression.count
    return number == expression.count


def _exactly(parts: tuple[Expression, ...], number: int) -> frozenset[Literals]:
    if number < 0 or number > len(parts):
        return frozenset()
    if not parts:
        return frozenset({frozenset()})
    with_first = _all([_alternatives(parts[0], True), _exactly(parts[1:], number - 1)])
    return _any([with_first, _all([_alternatives(parts[0], False), _exactly(parts[1:], number)])])


def _any(each: list[frozenset[Literals]]) -> frozenset[Literals]:
    return _limited(frozenset().union(*each))


def _all(each: list[frozenset[Literals]]) -> frozenset[Literals]:
    found: frozenset[Literals] = frozenset({frozenset()})
    for part in each:
        joined = (first | second for first in found for second in part)
        found = _limited(frozenset(one for one in joined if not any((name, not way) in one for name, way in one)))
    return found


def _limited(found: frozenset[Literals]) -> frozenset[Literals]:
    if len(found) > MAX_ALTERNATIVES:
        raise UsageError("The condition has too many alternatives to be written out.", hint="Split it.")
    return found
