"""Statements as the rows of the codebook's section 8, for JSON Lines, CSV and the scorer."""

from __future__ import annotations

from typing import Any

from goodoffices.core.statement import Statement


def statement_row(statement: Statement) -> dict[str, Any]:
    """One statement as a plain mapping: the slots of the codebook first, then ours.

    Offsets count code points in the report's text; dates are ISO prefixes, or two joined by a slash.
    """
    when = statement.when
    return {
        "report": statement.quote.report,
        "quote": statement.quote.text,
        "actor": statement.actor,
        "actor_role": statement.actor_role.value,
        "move": statement.move.value,
        "third_party": statement.third_party,
        "toward": list(statement.toward),
        "speaker": statement.speaker,
        "speaker_kind": statement.speaker_kind.value if statement.speaker_kind else None,
        "modality": statement.modality.value,
        "condition": statement.condition.text if statement.condition else None,
        "frameworks": list(statement.frameworks),
        "date": when and (when.iso or f"{when.since or '..'}/{when.until or '..'}"),
        "ref": statement.quote.ref,
        "start": statement.quote.start,
        "end": statement.quote.end,
        "attribution": statement.attribution.value,
        "confidence": round(statement.confidence, 3),
        "coder": statement.coder,
        "reasons": list(statement.reasons),
    }
