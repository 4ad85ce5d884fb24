"""A model's rows checked against the report and the closed lists, before they become statements.

What makes a statement the statement it is (quotation, move, actor, mediator, modality with its condition) must hold, or
the row is dropped; of the other slots only the value that does not hold is. Either is told. A model may have made up
anything, or have been talked into it by the report: nothing is taken on its word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from goodoffices.codebook.actors import ActorTable
from goodoffices.codebook.agreements import agreement_key, canonical_agreement, find_agreement
from goodoffices.codebook.words import MEDIATOR_MOVES, Modality, Move, Role, SpeakerKind
from goodoffices.core.attribution import attribution_of
from goodoffices.core.folding import folded_words
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.extract.places import Page

W = TypeVar("W", bound=StrEnum)

CODE = re.compile(r"[A-Z][A-Z0-9_]{1,19}")
LEAST_WORDS = 4  # of a quotation, or as many as its sentence has: fewer tell no sentence from another
LONGEST = 300  # characters of a speaker's or an agreement's name
YEARS = range(1600, 2201)
CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*(?:\s+(?:(?:of|for|the|and|de|du|la|to)\s+)*[A-ZÀ-Þ][\w’'-]*)+")
SORTS = frozenset(
    ("agreement", "treaty", "protocol", "convention", "resolution", "declaration", "charter", "memorandum", "ceasefire",
     "truce", "security", "council", "general", "assembly", "un")
)  # fmt: skip
NOTHING = ("", "null", "none", "n/a", "unknown")


class Unfit(ValueError):
    """A row that is no statement; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """What rows about one report are checked against.

    Attributes:
        page: The report.
        table: The known actors.
        coder: Who proposed the rows, as statements carry it.
        confidence: What statements carry.
        reason: What statements carry as their reason.
    """

    page: Page
    table: ActorTable
    coder: str
    confidence: float
    reason: str

    def statement(self, row: Mapping[str, Any], faults: list[str]) -> Statement:
        """The statement of a row; values that were dropped are added to `faults`.

        Raises:
            Unfit: If the row is no statement.
        """
        quote = self._quote(row)
        move, role = _word(Move, row.get("move")), _word(Role, row.get("actor_role") or Role.GOV)
        modality = _word(Modality, row.get("modality") or Modality.ACTUAL)
        actor = self._actor(row.get("actor"), "actor")
        speaker, kind = self._speaker(row, faults)
        return Statement(
            quote=quote, actor=actor, move=move, actor_role=role,
            third_party=self._third_party(row, move, actor, faults),
            toward=() if move is Move.HEDGE else self._toward(row, faults),
            speaker=speaker, speaker_kind=kind, modality=modality,
            condition=self._condition(row, modality, quote, faults),
            frameworks=self._frameworks(row, faults), when=_when(row, faults),
            attribution=attribution_of(quote=quote.text, speaker=speaker, speaker_kind=kind),
            confidence=self.confidence, coder=self.coder, reasons=(self.reason,),
        )  # fmt: skip

    def _quote(self, row: Mapping[str, Any]) -> Quote:
        words, number = row.get("quote"), row.get("sentence")
        if not isinstance(words, str) or not words.strip():
            raise Unfit("it has no quotation")
        quote = self.page.sentence_of(words, number=number if isinstance(number, int) else None)
        if quote is None:
            raise Unfit(f"its quotation does not stand in the report: {_short(words)}")
        if len(folded_words(words)) < min(LEAST_WORDS, len(folded_words(quote.text))):
            raise Unfit(f"its quotation is too short to tell a sentence: {_short(words)}")
        return quote

    def _actor(self, value: object, slot: str) -> str | None:
        """A canonical actor, or None for nobody."""
        if value is None or (isinstance(value, str) and value.strip().lower() in NOTHING):
            return None
        code = value.strip().upper() if isinstance(value, str) else ""
        if code in self.table.actors or (CODE.fullmatch(code) and self._is_named(code)):
            return code
        raise Unfit(f"{slot} {_short(value)} is neither a known actor nor named so in the report")

    def _is_named(self, code: str) -> bool:
        """Whether a code that no list knows stands in the report, spelt out or as initials of a name."""
        spelt = re.compile(r"\b" + r"\W{0,2}".join(re.escape(one) for one in code.lower().replace("_", "")) + r"\b")
        if spelt.search(self.page.folded):
            return True
        names = CAPITALISED.findall(self.page.report.text)
        return any(code in "".join(one for one in re.findall(r"\b[A-ZÀ-Þ]", name)) for name in names)

    def _third_party(self, row: Mapping[str, Any], move: Move, actor: str | None, faults: list[str]) -> str | None:
        value = row.get("third_party")
        if not move.is_mediation:
            if value is not None and str(value).lower() not in NOTHING:
                faults.append(f"third_party {_short(value)} dropped: {move} has none")
            return None
        third = self._actor(value, "third_party")
        if move not in MEDIATOR_MOVES:
            return third
        if third not in (None, actor):
            faults.append(f"third_party {_short(value)} dropped: {move} is the mediator's own")
        return actor

    def _toward(self, row: Mapping[str, Any], faults: list[str]) -> tuple[str, ...]:
        found: set[str] = set()
        for value in _list(row.get("toward")):
            try:
                code = self._actor(value, "toward")
            except Unfit as fault:
                faults.append(f"{fault}; dropped")
            else:
                found |= {code} if code else set()
        return tuple(sorted(found))

    def _speaker(self, row: Mapping[str, Any], faults: list[str]) -> tuple[str | None, SpeakerKind | None]:
        speaker = row.get("speaker")
        if speaker is None or str(speaker).strip().lower() in NOTHING:
            return None, None
        place = self.page.find(speaker) if isinstance(speaker, str) and len(speaker) <= LONGEST else None
        if place is None:
            faults.append(f"speaker {_short(speaker)} dropped: not named so in the report")
            return None, None
        try:
            return " ".join(place.text.split()), _word(SpeakerKind, row.get("speaker_kind"))
        except Unfit as fault:
            faults.append(f"speaker {_short(speaker)} dropped: {fault}")
            return None, None

    def _condition(self, row: Mapping[str, Any], modality: Modality, quote: Quote, faults: list[str]) -> Quote | None:
        words = row.get("condition")
        is_given = isinstance(words, str) and words.strip().lower() not in NOTHING
        if modality is not Modality.CONDITIONAL:
            if is_given:
                faults.append(f"condition {_short(words)} dropped: the modality is {modality}")
            return None
        if not is_given:
            raise Unfit("it is conditional without a condition")
        place = self.page.within(str(words), quote) or self.page.find(str(words))
        if place is None:
            raise Unfit(f"its condition does not stand in the report: {_short(words)}")
        return place

    def _frameworks(self, row: Mapping[str, Any], faults: list[str]) -> tuple[str, ...]:
        found: list[str] = []
        for value in _list(row.get("frameworks")):
            if isinstance(value, str) and len(value) <= LONGEST and value.isprintable() and self._is_invoked(value):
                found.append(canonical_agreement(value))
            else:
                faults.append(f"framework {_short(value)} dropped: not named in the report")
        return tuple(dict.fromkeys(found))

    def _is_invoked(self, name: str) -> bool:
        """Whether an agreement's telling words stand in the report; half of a spelling where the registry knows it."""
        known = find_agreement(name)
        if known is None:
            return _telling(name) <= self.page.words and bool(_telling(name))
        spellings = (name, known.name, *known.also)
        return any(2 * len(_telling(one) & self.page.words) >= len(_telling(one)) for one in spellings)


def _telling(name: str) -> frozenset[str]:
    """The words of an agreement's name that tell it from others; all of them where none does."""
    return frozenset(agreement_key(name).split()) - SORTS or frozenset(folded_words(name))


def _word(kind: type[W], value: object) -> W:
    try:
        return kind(str(value).strip().lower())
    except ValueError:
        raise Unfit(f"{_short(value)} is no {_NAMES[kind]}") from None


_NAMES: dict[type[StrEnum], str] = {
    Move: "move", Role: "actor_role", Modality: "modality", SpeakerKind: "speaker_kind",
}  # fmt: skip


def _when(row: Mapping[str, Any], faults: list[str]) -> When | None:
    value = row.get("date")
    if value is None or str(value).strip().lower() in NOTHING:
        return None
    try:
        when = When.parse(str(value).strip())
        if any(one and one.year not in YEARS for one in (when.since, when.until)):
            raise ValueError(value)
    except ValueError:
        faults.append(f"date {_short(value)} dropped: no date of the form 2025, 2025-05 or 2025-05-02")
        return None
    return when if when.is_known else None


def _list(value: object) -> list[object]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def _short(value: object) -> str:
    """A value as it may be shown: quoted, on one line, cut."""
    words = repr(value)
    return words if len(words) <= 80 else words[:77] + "..."
