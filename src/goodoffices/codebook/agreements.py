"""The registry of agreements and resolutions that reports cite: one canonical name for all spellings, and readings.

A reading is one sentence on what the text is cited for, and one on what it also allows. Unknown agreements are taken
as reports name them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from goodoffices.codebook.loader import load_file, load_words
from goodoffices.errors import InputError

YEAR = re.compile(r"\b((?:18|19|20)\d\d)\b")
SORT_WORDS = {
    "accord": "agreement", "accords": "agreement", "agreements": "agreement", "pact": "agreement",
    "deal": "agreement", "arrangement": "agreement", "protocols": "protocol", "waters": "water", "treaties": "treaty",
}  # fmt: skip
FILLERS = {"the", "of", "on", "and", "for", "in", "a", "between", "de", "no", "number", "united", "nations"}
KEYS = {"name", "year", "parties", "link", "argued", "readings", "also", "kind"}


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
    """

    name: str
    year: int
    parties: tuple[str, ...]
    link: str
    argued: str
    readings: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name with its year, as the codebook writes it: "Simla Agreement 1972"."""
        return self.name if YEAR.search(self.name) else f"{self.name} {self.year}"


def agreement_key(name: str) -> str:
    """What all spellings of one agreement's name share: sort words levelled, articles and the year dropped."""
    words = re.findall(r"\w+", YEAR.sub(" ", name.lower().replace("’", "'").replace("'s", "")))
    return " ".join(SORT_WORDS.get(word, word) for word in words if word not in FILLERS)


@lru_cache(maxsize=8)
def load_agreements(*extra: Path) -> Mapping[str, Agreement]:
    """The registry by the keys of all spellings.

    Args:
        extra: Files of the same form with further agreements; theirs replace those of the same name.

    Raises:
        InputError: If a file is at fault; all its faults are told at once.
    """
    found: dict[str, Agreement] = {}
    for where, data in (("agreements.yaml", load_words("agreements.yaml")), *((str(p), load_file(p)) for p in extra)):
        faults: list[str] = []
        entries = data.get("agreements")
        if not isinstance(entries, list):
            raise InputError("holds no list `agreements`.", where=where)
        for number, entry in enumerate(entries):
            faults.extend(_take(found, entry, f"{where} agreements[{number}]"))
        if faults:
            raise InputError("\n".join(faults), where=where, hint="See codebook/agreements.yaml for the form.")
    return found


def _take(found: dict[str, Agreement], entry: Any, where: str) -> list[str]:
    """Put one entry in, or say what is wrong with it."""
    if not isinstance(entry, dict):
        return [f"{where}: a mapping is expected."]
    faults = [f"{where}.{key}: no such key." for key in sorted(set(entry) - KEYS)]
    faults += [
        f"{where}.{key}: missing." for key in ("name", "year", "parties", "link", "argued") if not entry.get(key)
    ]
    if not faults and not isinstance(entry["year"], int):
        faults.append(f"{where}.year: {entry['year']!r} is no year.")
    if faults:
        return faults
    agreement = Agreement(
        name=entry["name"], year=entry["year"], parties=tuple(entry["parties"]), link=entry["link"],
        argued=entry["argued"], readings=tuple(entry.get("readings") or ()), also=tuple(entry.get("also") or ()),
    )  # fmt: skip
    for name in (agreement.name, *agreement.also):
        found[agreement_key(name)] = agreement
        found[f"{agreement_key(name)} {agreement.year}"] = agreement
    return []


def find_agreement(name: str) -> Agreement | None:
    """The agreement that a spelling means; None where the registry has none, or another year is named."""
    key, year = agreement_key(name), YEAR.search(name)
    registry = load_agreements()
    agreement = registry.get(f"{key} {year[1]}") if year else None
    agreement = agreement or registry.get(key)
    if (
        agreement is not None
        and year is not None
        and int(year[1]) != agreement.year
        and not YEAR.search(agreement.name)
    ):
        return None
    return agreement


def canonical_agreement(name: str) -> str:
    """The canonical name with its year; the name as it is where the registry does not know it."""
    agreement = find_agreement(name)
    return agreement.title if agreement else name
