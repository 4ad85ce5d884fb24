"""The slots of a statement as a person gives them: checked all at once, and made into a statement."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from goodoffices.codebook.actors import code_of, known_actors
from goodoffices.codebook.words import Modality, Move, Role, SpeakerKind
from goodoffices.core.attribution import attribution_of
from goodoffices.core.folding import fold, fold_with_offsets
from goodoffices.core.report import Quote, Report
from goodoffices.core.rows import statement_row
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.errors import UsageError

SLOTS = (
    "actor", "actor_role", "move", "third_party", "toward", "speaker", "speaker_kind", "modality", "condition",
    "frameworks", "date",
)  # fmt: skip
WORDS: dict[str, type[StrEnum]] = {
    "move": Move, "actor_role": Role, "modality": Modality, "speaker_kind": SpeakerKind,
}  # fmt: skip
DEFAULTS = {"actor_role": "gov", "modality": "actual"}


def row_of(one: Statement) -> dict[str, Any]:
    """The slots of a statement, keys as in the codebook."""
    row = statement_row(one)
    return {slot: row[slot] for slot in SLOTS}


def changed_row(row: Mapping[str, Any], settings: Mapping[str, str]) -> dict[str, Any]:
    """Slots with some of them set from words as typed: lists with commas or semicolons, an empty word for nothing.

    Raises:
        UsageError: If a slot is unknown.
    """
    result = {slot: row.get(slot) for slot in SLOTS}
    for slot, text in settings.items():
        if slot not in SLOTS:
            near = difflib.get_close_matches(slot, SLOTS, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Slots are {', '.join(SLOTS)}."
            raise UsageError(f"no slot {slot!r}.", hint=hint)
        result[slot] = _typed(slot, text)
    return result


def _typed(slot: str, text: str) -> Any:
    text = " ".join(text.split())
    if slot == "toward":
        return sorted({code_of(one, known_actors()) for one in text.replace(";", ",").split(",") if one.strip()})
    if slot == "frameworks":
        return [one.strip() for one in text.split(";") if one.strip()]
    if slot in ("actor", "third_party"):
        return code_of(text, known_actors()) if text else None
    return text or DEFAULTS.get(slot)


def faults_of(row: Mapping[str, Any]) -> list[str]:
    """Everything that is wrong with slots, as sentences."""
    faults = []
    for slot, words in WORDS.items():
        value = row.get(slot) or DEFAULTS.get(slot)
        if value is None and slot == "speaker_kind":
            continue
        if value not in [one.value for one in words]:
            faults.append(_no_word(slot, value, [one.value for one in words]))
    if (row.get("modality") == "conditional") != bool(row.get("condition")):
        faults.append("The modality conditional needs the words of its condition, and only it has any.")
    if bool(row.get("speaker")) != bool(row.get("speaker_kind")):
        faults.append("A speaker needs a kind, and a kind a speaker.")
    if row.get("third_party") and row.get("move") in [one.value for one in Move if not one.is_mediation]:
        faults.append(f"The move {row['move']!r} is no mediation move and has no third_party.")
    try:
        When.parse(row["date"]) if row.get("date") else None
    except ValueError as trouble:
        faults.append(f"{trouble}.")
    return faults


def _no_word(slot: str, value: object, words: list[str]) -> str:
    """What is wrong with a word that no list of the codebook has, and what it could be."""
    if value is None:
        return f"The {slot} is missing: one of {', '.join(words)}."
    near = difflib.get_close_matches(str(value), words, n=1)
    meant = f"did you mean {near[0]!r}? " if near else ""
    return f"{slot} {value!r} is not in the codebook ({meant}it has {', '.join(words)})."


def locate(report: Report, words: str, *, near: int = 0) -> Quote | None:
    """The place where words stand in a report, with marks and spaces levelled; the one nearest to `near`."""
    places: list[tuple[int, int]] = []
    at = report.text.find(words) if words else -1
    while at >= 0:
        places.append((at, at + len(words)))
        at = report.text.find(words, at + 1)
    if not places and words:
        places = _levelled(report.text, words)
    best = min(places, key=lambda place: abs(place[0] - near), default=None)
    return report.quote(*best) if best else None


def _levelled(text: str, words: str) -> list[tuple[int, int]]:
    folded, offsets = fold_with_offsets(text)
    wanted = fold(words)
    places = []
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        places.append((offsets[at], offsets[at + len(wanted) - 1] + 1))
        at = folded.find(wanted, at + 1)
    return places


def statement_of(quote: Quote, row: Mapping[str, Any], report: Report, *, coder: str) -> Statement:
    """The statement that a person coded.

    Raises:
        UsageError: If slots are wrong; all faults are told at once.
    """
    faults = faults_of(row)
    condition = locate(report, str(row["condition"]), near=quote.start) if row.get("condition") else None
    if row.get("condition") and condition is None:
        faults.append("The condition's words do not stand in the report.")
    if faults:
        raise UsageError(" ".join(faults), where=quote.ref)
    kind = SpeakerKind(row["speaker_kind"]) if row.get("speaker_kind") else None
    return Statement(
        quote=quote, actor=row.get("actor"), move=Move(row["move"]),
        actor_role=Role(row.get("actor_role") or "gov"), third_party=row.get("third_party"),
        toward=tuple(sorted(row.get("toward") or ())), speaker=row.get("speaker"), speaker_kind=kind,
        modality=Modality(row.get("modality") or "actual"), condition=condition,
        frameworks=tuple(row.get("frameworks") or ()), when=When.parse(row["date"]) if row.get("date") else None,
        attribution=attribution_of(quote=quote.text, speaker=row.get("speaker"), speaker_kind=kind),
        confidence=1.0, coder=coder, reasons=(f"coded by {coder}",),
    )  # fmt: skip
