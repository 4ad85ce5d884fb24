"""Conditions over options: `if a then (b or not c)`, `at least 2 of (a, b, c)`, `a iff b`.

Parsed by a grammar, never by `eval`. From loosest to tightest: `iff`; `if ... then` and `... if ...`; `or`;
`and`; `not`. Words are read without regard to case; names with other characters stand in double quotes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from lark import Lark, Token, Transformer, UnexpectedInput
from numpy.typing import NDArray

Bools = NDArray[np.bool_]

GRAMMAR = r"""
?start: iff
?iff: condition | iff _IFF condition            -> iff
?condition: either
    | either _IF condition                      -> backward
    | _IF condition _THEN condition             -> forward
?either: both (_OR both)*
?both: negation (_AND negation)*
?negation: _NOT negation                        -> no
    | atom
?atom: NAME                                     -> name
    | QUOTED                                    -> quoted
    | "(" iff ")"
    | COUNT number _OF "(" iff ("," iff)* ")"   -> count
number: INT | WORD
COUNT.3: /(at\s+least|at\s+most|exactly)(?![\w.-])/i
WORD.3: /(one|two|three|four|five)(?![\w.-])/i
INT.3: /\d+(?![\w.-])/
_NOT.3: /not(?![\w.-])/i
_AND.3: /and(?![\w.-])/i
_OR.3: /or(?![\w.-])/i
_IFF.3: /iff(?![\w.-])/i
_IF.3: /if(?![\w.-])/i
_THEN.3: /then(?![\w.-])/i
_OF.3: /of(?![\w.-])/i
NAME: /\w+([.-]\w+)*/
QUOTED: /"[^"]+"/
%ignore /\s+/
"""

RESERVED = frozenset({"not", "and", "or", "iff", "if", "then", "of", "one", "two", "three", "four", "five", "exactly"})
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed condition.

    Args:
        kind: `name`, `not`, `and`, `or`, `if` (parts: condition, consequence), `iff`, `least`, `most` or `exactly`.
        parts: The conditions inside.
        name: The option, for `name`.
        count: The number, for `least`, `most` and `exactly`.
    """

    kind: str
    parts: tuple[Expression, ...] = ()
    name: str = ""
    count: int = 0


class ExpressionError(ValueError):
    """Text that is no condition; says what stood where."""


class _Builder(Transformer[Token, Expression]):
    def _join(self, kind: str, parts: list[Any]) -> Expression:
        return Expression(kind, tuple(parts))

    def name(self, parts: list[Any]) -> Expression:
        return Expression("name", name=str(parts[0]))

    def quoted(self, parts: list[Any]) -> Expression:
        return Expression("name", name=str(parts[0])[1:-1])

    def no(self, parts: list[Any]) -> Expression:
        return self._join("not", parts)

    def both(self, parts: list[Any]) -> Expression:
        return self._join("and", parts)

    def either(self, parts: list[Any]) -> Expression:
        return self._join("or", parts)

    def iff(self, parts: list[Any]) -> Expression:
        return self._join("iff", parts)

    def forward(self, parts: list[Any]) -> Expression:
        return self._join("if", parts)

    def backward(self, parts: list[Any]) -> Expression:
        return self._join("if", parts[::-1])

    def number(self, parts: list[Any]) -> int:
        word = str(parts[0]).lower()
        return _NUMBERS[word] if word in _NUMBERS else int(word)

    def count(self, parts: list[Any]) -> Expression:
        kind = str(parts[0]).split()[-1].lower()
        return Expression(kind, tuple(parts[2:]), count=parts[1])


@lru_cache(maxsize=1)
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr")


@lru_cache(maxsize=4096)
def parse_expression(text: str) -> Expression:
    """Read a condition.

    Raises:
        ExpressionError: The text follows no rule of the grammar, or nests too deep.
    """
    try:
        return _Builder().transform(_parser().parse(text))
    except UnexpectedInput as error:
        raise ExpressionError(_complaint(text, error)) from error
    except RecursionError as error:
        raise ExpressionError("the condition nests too deep") from error


def _complaint(text: str, error: UnexpectedInput) -> str:
    place = error.pos_in_stream
    is_end = getattr(getattr(error, "token", None), "type", "") == "$END"
    if is_end or place is None or place < 0 or not text[place:].strip():
        return "the condition ends too early"
    return f"the condition cannot go on with {text[place:].split()[0]!r} (character {place + 1})"


def names_in(expression: Expression) -> Iterator[str]:
    """Every option that the condition names, in order, repeats included."""
    if expression.kind == "name":
        yield expression.name
    for part in expression.parts:
        yield from names_in(part)


def evaluate(expression: Expression, lookup: Callable[[str], Bools]) -> Bools:
    """Where the condition holds, given for each option the states in which it is taken."""
    if expression.kind == "name":
        return lookup(expression.name)
    parts = [evaluate(part, lookup) for part in expression.parts]
    return _combine(expression, parts)


def _combine(expression: Expression, parts: list[Bools]) -> Bools:
    match expression.kind:
        case "not":
            return ~parts[0]
        case "and":
            return np.asarray(np.logical_and.reduce(parts))
        case "or":
            return np.asarray(np.logical_or.reduce(parts))
        case "if":
            return ~parts[0] | parts[1]
        case "iff":
            return np.asarray(parts[0] == parts[1])
    holds = np.sum(parts, axis=0)
    comparisons = {"least": holds >= expression.count, "most": holds <= expression.count}
    return np.asarray(comparisons.get(expression.kind, holds == expression.count))


def quote_name(name: str) -> str:
    """The name as it must stand in an expression."""
    plain = all(part.replace("_", "a").isalnum() for part in name.replace("-", ".").split("."))
    return name if plain and name.lower() not in RESERVED and not name.isdigit() else f'"{name}"'
