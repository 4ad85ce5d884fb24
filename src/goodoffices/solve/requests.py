"""What can be asked of a conflict, by name: `seq`, `seq-a`, `gmr-strong`, `cnash`, `sim`, `l3`."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.errors import UsageError
from goodoffices.solve.concepts import CONCEPT_IDS, Concept, concept_named
from goodoffices.solve.model import Model
from goodoffices.solve.words import nearest

MAX_HORIZON = 64
"""Looking further ahead than this changes nothing in any conflict of a size that people look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One concept with its settings.

    Args:
        id: As asked.
        concept: The concept; None for `sim` and limited moves.
        unknown: Reading of unknown preference, or empty where orders are total.
        is_strong: Whether sanctions must be greatly worse.
        is_coalition: Whether coalitions are asked.
        horizon: Moves to look ahead, for limited moves; 0 otherwise.
    """

    id: str
    concept: Concept | None = None
    unknown: str = ""
    is_strong: bool = False
    is_coalition: bool = False
    horizon: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether it is a concept without any setting."""
        return self.concept is not None and not (self.unknown or self.is_strong or self.is_coalition)


def parse_request(name: str) -> Request:
    """What a name asks for.

    Raises:
        UsageError: It asks for nothing that there is.
    """
    word = name.strip().lower()
    base, _, setting = word.partition("-")
    if word == "sim":
        return Request(id=word)
    if word[:1] == "l" and word[1:].isdigit() and 1 <= int(word[1:]) <= MAX_HORIZON:
        return Request(id=word, horizon=int(word[1:]))
    if base in CONCEPT_IDS and (setting in ("", "strong") or setting in tuple("abcd")):
        strong = setting == "strong"
        return Request(id=word, concept=concept_named(base), unknown="" if strong else setting, is_strong=strong)
    if base[:1] == "c" and base[1:] in CONCEPT_IDS and not setting:
        return Request(id=word, concept=concept_named(base[1:]), is_coalition=True)
    known = [*CONCEPT_IDS, *(f"c{each}" for each in CONCEPT_IDS), "sim", "l2", "seq-a", "seq-strong"]
    raise UsageError(f"There is no concept {name!r}.", hint=nearest(word, known) or f"Known: {', '.join(known)}.")


def requests_for(model: Model, names: tuple[str, ...]) -> tuple[Request, ...]:
    """The requests; plain concepts are spread over the four readings where an order leaves something unknown.

    Where strength of preference is told, the usual concepts are asked in their strong form as well.
    """
    found: list[Request] = []
    if names == CONCEPT_IDS and any(order.classes is not None for order in model.orders):
        names = (*names, *(f"{name}-strong" for name in names if name != "nash"))
    for name in names:
        request = parse_request(name)
        if request.is_plain and not model.is_total:
            found += [parse_request(f"{request.id}-{unknown}") for unknown in "abcd"]
        else:
            found.append(request)
    return tuple(dict.fromkeys(found))
