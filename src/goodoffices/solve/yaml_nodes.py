"""YAML as plain values with the line of every element; scalars stay text, so `no` is a word and not false."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from goodoffices.core.problem import Problem
from goodoffices.solve.words import nearest

Plain = str | list["Plain"] | dict[str, "Plain"]

MAX_ELEMENTS = 200_000
"""Elements of a file, those that aliases repeat counted each time: a few lines of aliases can stand for billions."""


@dataclass(slots=True)
class Source:
    """Where a file's elements stand, and what is wrong with them.

    Args:
        name: The file's name, as shown in messages.
        lines: Line of each path, from 1.
        problems: What was found so far.
        n_elements: Elements read so far.
    """

    name: str
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    n_elements: int = 0

    def fault(self, path: str, what: str, hint: str = "") -> None:
        """Note one fault at a path; the line is that of the path or of the nearest element around it."""
        line = self._line(path)
        place = f"{self.name}:{line}" if line else self.name
        self.problems.append(Problem(where=f"{place} {path}".strip(), what=what, hint=hint))

    def in_order(self) -> tuple[Problem, ...]:
        """The faults by line, each once."""
        return tuple(sorted(dict.fromkeys(self.problems), key=self._line_of))

    def _line_of(self, problem: Problem) -> int:
        digits = problem.where.removeprefix(f"{self.name}:").split(" ")[0]
        return int(digits) if digits.isdigit() else 0

    def _line(self, path: str) -> int:
        while path and path not in self.lines:
            cut = max(path.rfind("."), path.rfind("["))
            path = path[: max(cut, 0)]
        return self.lines.get(path, 0)


def read_yaml(text: str, source: Source) -> Plain:
    """The document as mappings, lists and text, with lines noted in `source`. Faulty YAML gives an empty mapping."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        return {} if node is None else _plain(node, "", source, frozenset())
    except (yaml.YAMLError, ValueError) as error:
        source.problems.append(_syntax_problem(source.name, error))
    except RecursionError:
        source.problems.append(Problem(where=source.name, what="the YAML nests too deep.", hint="Flatten it."))
    except OverflowError as error:
        source.problems.append(Problem(where=source.name, what=f"{error}.", hint="Write out what aliases (*) repeat."))
    return {}


def _syntax_problem(name: str, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    where = f"{name}:{mark.line + 1}" if mark is not None else name
    what = str(getattr(error, "problem", None) or "the text is no YAML").split("\n")[0]
    return Problem(where=where, what=f"not valid YAML: {what}.", hint="Check indentation, colons and quotation marks.")


def _plain(node: yaml.Node, path: str, source: Source, above: frozenset[int]) -> Plain:
    source.lines[path] = node.start_mark.line + 1
    source.n_elements += 1
    if source.n_elements > MAX_ELEMENTS:
        raise OverflowError(f"the file stands for more than {MAX_ELEMENTS:,} elements")
    if id(node) in above:
        source.fault(path, "the element contains itself.")
        return ""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    above |= {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, f"{path}[{number}]", source, above) for number, each in enumerate(node.value)]
    return _mapping(node, path, source, above)


def _mapping(node: yaml.Node, path: str, source: Source, above: frozenset[int]) -> dict[str, Plain]:
    values: dict[str, Plain] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        inner = f"{path}.{key}".lstrip(".")
        if key in values:
            source.lines[inner] = key_node.start_mark.line + 1
            source.fault(inner, f"{key!r} is given twice.", "Keep one of the two.")
        values[key] = _plain(value_node, inner, source, above)
        source.lines[inner] = key_node.start_mark.line + 1
    return values


def as_mapping(value: Plain, path: str, source: Source, allowed: tuple[str, ...]) -> dict[str, Plain]:
    """The value as a mapping with only the allowed words; faults otherwise."""
    if not isinstance(value, dict):
        if value not in ("", "null", "~"):
            source.fault(path, f"expected a mapping with {', '.join(allowed)}.")
        return {}
    for key in value:
        if key not in allowed:
            hint = nearest(key, allowed) or f"Known: {', '.join(allowed)}."
            source.fault(f"{path}.{key}".lstrip("."), f"unknown word {key!r}.", hint)
    return {key: each for key, each in value.items() if key in allowed}


def as_list(value: Plain | None, path: str, source: Source) -> list[Plain]:
    """The value as a list; nothing gives an empty one."""
    if value is None or value in ("", "null", "~"):
        return []
    if not isinstance(value, list):
        source.fault(path, "expected a list.", "Begin each line with a dash.")
        return []
    return value


def as_text(value: Plain | None, path: str, source: Source, *, is_needed: bool = False) -> str:
    """The value as text; nothing gives an empty one, which is a fault where text is needed."""
    if isinstance(value, str):
        if is_needed and not value.strip():
            source.fault(path, "text is missing.", "Write it, or remove the line.")
        return value
    if value is not None:
        source.fault(path, "expected text, not a list or mapping.", "Put it in quotation marks.")
    elif is_needed:
        source.fault(path, f"{path.rsplit('.', 1)[-1]!r} is missing.", "Add it.")
    return ""
