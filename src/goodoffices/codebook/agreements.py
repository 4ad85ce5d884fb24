"""The registry of agreements and resolutions that reports cite: one canonical name for all spellings, and readings.

A reading is one sentence on what the text is cited for, for or against third parties. Where several agreements share a
spelling ("Algiers Accord"), the year decides, else the parties of the dispute; where neither does, and for agreements
that the registry does not know, the name stays as reports have it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from goodoffices.codebook.loader import load_file, load_words
from goodoffices.errors import InputError

YEAR = re.compile(r"\b((?:18|19|20)\d\d)\b")
RESOLUTION = re.compile(r"\bresolution\s+(?:no\.?\s*)?([\d/]+|es-\d+/\d+)", re.IGNORECASE)
# Words for one sort of text that reports use for each other, on what they are levelled to.
SORT_WORDS = {
    "accord": "agreement", "accords": "agreement", "agreements": "agreement", "pact": "agreement",
    "deal": "agreement", "arrangement": "agreement", "waters": "water", "treaties": "treaty",
}  # fmt: skip
FILLERS = {"the", "of", "on", "and", "for", "in", "a", "between", "de", "united", "nations", "un"}
NEEDED = ("name", "year", "parties", "link", "argued", "readings")
KEYS = {*NEEDED, "also", "checked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement or resolution that disputes are argued under.

    Attributes:
        name: Canonical, without the year.
        year: When it was concluded or adopted.
        parties: Canonical actors that concluded it; the body that adopted it, for a resolution.
        link: Where its text stands.
        argued: One sentence: what is argued over in it.
        readings: How it is read for and against third parties, one sentence each.
        also: Other spellings.
        is_checked: Whether the link was seen to lead to the text.
    """

    name: str
    year: int
    parties: tuple[str, ...]
    link: str
    argued: str
    readings: tuple[str, ...]
    also: tuple[str, ...] = ()
    is_checked: bool = False

    @property
    def title(self) -> str:
        """The name with its year, as the codebook writes it: "Simla Agreement 1972"; resolutions go by number alone."""
        return self.name if RESOLUTION.search(self.name) else f"{self.name} {self.year}"


def agreement_key(name: str) -> str:
    """What all spellings of one agreement's name share: sort words levelled, articles and the year dropped."""
    folded = name.lower().replace("’", "'").replace("'s", "")
    number = RESOLUTION.search(folded)
    if number:
        return f"resolution {number[1]}" + (" assembly" if "assembly" in folded else "")
    words = re.findall(r"\w+", YEAR.sub(" ", folded))
    return " ".join(SORT_WORDS.get(word, word) for word in words if word not in FILLERS)


@lru_cache(maxsize=8)
def load_agreements(*extra: Path) -> Mapping[str, tuple[Agreement, ...]]:
    """The registry by the keys of all spellings, each with all agreements that share it.

    Args:
        extra: Files of the same form with further agreements.

    Raises:
        InputError: If a file is at fault; all its faults are told at once.
    """
    found: dict[str, dict[str, Agreement]] = {}
    for where, data in (("agreements.yaml", load_words("agreements.yaml")), *((str(p), load_file(p)) for p in extra)):
        entries = data.get("agreements")
        if not isinstance(entries, list):
            raise InputError("holds no list `agreements`.", where=where)
        faults = [f for n, entry in enumerate(entries) for f in _take(found, entry, f"agreements[{n}]")]
        if faults:
            raise InputError("; ".join(faults), where=where, hint="See codebook/agreements.yaml for the form.")
    return {key: tuple(each.values()) for key, each in found.items()}


def _take(found: dict[str, dict[str, Agreement]], entry: Any, where: str) -> list[str]:
    """Put one entry in, or say what is wrong with it."""
    if not isinstance(entry, dict):
        return [f"{where}: a mapping is expected"]
    faults = [f"{where}.{key}: no such key" for key in sorted(set(entry) - KEYS)]
    faults += [f"{where}.{key}: missing" for key in NEEDED if not entry.get(key)]
    if not faults and not isinstance(entry["year"], int):
        faults.append(f"{where}.year: {entry['year']!r} is no year")
    if not isinstance(entry.get("checked", False), bool):
        faults.append(f"{where}.checked: {entry['checked']!r} is neither true nor false")
    if faults:
        return faults
    agreement = Agreement(
        name=entry["name"], year=entry["year"], parties=tuple(entry["parties"]), link=entry["link"],
        argued=entry["argued"], readings=tuple(entry["readings"]), also=tuple(entry.get("also") or ()),
        is_checked=entry.get("checked", False),
    )  # fmt: skip
    for name in (agreement.name, *agreement.also):
        found.setdefault(agreement_key(name), {})[agreement.title] = agreement
    return []


def find_agreement(name: str, *, actors: Collection[str] = ()) -> Agreement | None:
    """The agreement that a spelling means.

    Args:
        name: As a report or a coder has it, with or without a year.
        actors: Canonical actors of the dispute, to tell agreements of one name apart.

    Returns:
        None where the registry has none of that name and year, or several that nothing tells apart.
    """
    candidates = load_agreements().get(agreement_key(name), ())
    year = YEAR.search(RESOLUTION.sub(" ", name))
    if year:
        candidates = tuple(one for one in candidates if one.year == int(year[1]))
    if len(candidates) > 1:
        shared = {one.title: len(set(one.parties) & set(actors)) for one in candidates}
        candidates = tuple(one for one in candidates if shared[one.title] == max(shared.values()) > 0)
    return candidates[0] if len(candidates) == 1 else None


def canonical_agreement(name: str, *, actors: Collection[str] = ()) -> str:
    """The canonical name with its year; the name as it is where the registry does not tell it."""
    agreement = find_agreement(name, actors=actors)
    return agreement.title if agreement else name
