"""Reports and statements for tests, from sentences that a reader can see."""

from __future__ import annotations

from typing import Any

from goodoffices.codebook.words import DateBasis, Modality, Move, SpeakerKind
from goodoffices.core.attribution import attribution_of
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.record import Record
from goodoffices.core.report import Dating, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.reconcile import reconcile_statements

PARTIES = ("PER", "ECU")


def report(name: str, *sentences: str, on: str | None = "1995-02-01", number: int | None = None) -> Report:
    """A report of the sentences; its number is that in its name unless given."""
    text, spans = "", []
    for one in sentences:
        spans.append((len(text), len(text) + len(one)))
        text += one + "\n\n"
    dating = Dating(when=When.parse(on), basis=DateBasis.STATED) if on else Dating()
    place = number if number is not None else int("".join(c for c in name if c.isdigit()) or 0)
    return Report(name=name, number=place, title=sentences[0], text=text, sentences=tuple(spans), published=dating)


def told(where: Report, sentence: int, actor: str | None, move: str, **slots: Any) -> Statement:
    """The statement that a sentence of a report tells; `condition` as words of it, `on` as an ISO date."""
    quote = where.quote_sentence(sentence)
    words = slots.pop("condition", None)
    at = quote.start + quote.text.index(words) if words else 0
    condition = where.quote(at, at + len(words)) if words else None
    on, kind = slots.pop("on", None), slots.pop("kind", None)
    kind = SpeakerKind(kind) if kind else SpeakerKind.NAMED_OFFICIAL if slots.get("speaker") else None
    modality = Modality(slots.pop("modality", "conditional" if words else "actual"))
    third = slots.pop("by", actor if move in ("offer", "decline", "mediate", "withdraw") else None)
    return Statement(
        quote=quote, actor=actor, move=Move(move), third_party=third, toward=tuple(sorted(slots.pop("toward", ()))),
        modality=modality, condition=condition, when=When.parse(on) if on else None, speaker_kind=kind,
        attribution=attribution_of(quote=quote.text, speaker=slots.get("speaker"), speaker_kind=kind), **slots,
    )  # fmt: skip


def record(reports: list[Report], statements: list[Statement], **named: Any) -> Record:
    """The only record of some reports and statements."""
    named.setdefault("parties", PARTIES)
    found = reconcile_statements(Reading(reports=tuple(reports)), Extraction(statements=tuple(statements)), **named)
    assert len(found) == 1
    return found[0]
