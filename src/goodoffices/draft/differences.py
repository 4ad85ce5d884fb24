"""What is different between two drafts of one element, in few words."""

from __future__ import annotations

from typing import Any

from goodoffices.core.conflict import Basis


def difference(old: Any, new: Any) -> str:
    """What changed, as the tail of a sentence: ": “a” becomes “b”, and it rests on 4 quotations instead of 3"."""
    told = [*_texts(old, new), *_taken(old, new), *_basis(_basis_of(old), _basis_of(new))]
    return f": {', and '.join(told)}" if told else ""


def _texts(old: Any, new: Any) -> list[str]:
    pairs = [(getattr(old, name, ""), getattr(new, name, "")) for name in ("expression", "name", "says")]
    told = [f"“{a}” becomes “{b}”" for a, b in pairs if a != b]
    signs = [getattr(one, "is_sign_open", False) for one in (old, new)]
    if signs[0] != signs[1]:
        told.append("whether it is wanted is open now" if signs[1] else "whether it is wanted is no longer open")
    return told


def _taken(old: Any, new: Any) -> list[str]:
    before, after = (getattr(one, "taken", ()) for one in (old, new))
    begun, ended = [one for one in after if one not in before], [one for one in before if one not in after]
    return [
        f"{what} {', '.join(names)}" for what, names in (("now taken:", begun), ("no longer taken:", ended)) if names
    ]


def _basis_of(value: Any) -> Basis:
    """The basis of an element; a player stands here as its name and its basis."""
    found = value[1] if isinstance(value, tuple) and len(value) == 2 else getattr(value, "basis", None)
    return found if isinstance(found, Basis) else Basis()


def _basis(old: Basis, new: Basis) -> list[str]:
    told = []
    if old.assumption != new.assumption:
        told.append(f"its grounds read “{new.assumption}”" if new.assumption else "it needs no assumption any more")
    if old.citations != new.citations:
        n, m = len(old.citations), len(new.citations)
        told.append("it rests on other quotations" if n == m else f"it rests on {m} quotations instead of {n}")
    return told
