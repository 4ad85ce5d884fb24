"""Statements, stances and disagreements as the rows of the codebook's section 8, for JSON, CSV and the scorer."""

from __future__ import annotations

from typing import Any

from goodoffices.core.record import Disagreement, Side, Stance
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When

STATEMENT_FIELDS = (
    "report", "quote", "actor", "actor_role", "move", "third_party", "toward", "speaker", "speaker_kind", "modality",
    "condition", "frameworks", "date", "ref", "start", "end", "attribution", "issuer", "confidence", "coder", "reasons",
)  # fmt: skip
"""What a statement's row holds, in order; a table without rows has them too."""

REPORT_FIELDS = (
    "report", "number", "title", "outlet", "author", "place", "url", "language", "since", "until", "date_basis",
    "date_reason", "credited", "sentences", "dropped", "path",
)  # fmt: skip
"""Likewise of a report."""


def report_row(report: Report) -> dict[str, Any]:
    """One report as a plain mapping, without its text; `report` is what the rows of its statements are joined by."""
    when = report.published.when
    return {
        "report": report.name,
        "number": report.number,
        "title": report.title,
        "outlet": report.outlet,
        "author": report.author,
        "place": report.place,
        "url": report.url,
        "language": report.language,
        "since": when.since.isoformat() if when.since else None,
        "until": when.until.isoformat() if when.until else None,
        "date_basis": report.published.basis.value,
        "date_reason": report.published.reason,
        "credited": report.credited,
        "sentences": len(report.sentences),
        "dropped": len(report.dropped),
        "path": report.path,
    }


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
        "issuer": statement.issuer,
        "confidence": round(statement.confidence, 3),
        "coder": statement.coder,
        "reasons": list(statement.reasons),
    }


def _earliest(when: When | None) -> str | None:
    """The earliest day that an interval admits, as the shortest ISO prefix; None where there is no lower bound."""
    if when is None or when.since is None:
        return None
    return when.iso or when.since.isoformat()


def _evidence_row(quote: Quote) -> dict[str, Any]:
    return {"report": quote.report, "quote": quote.text, "ref": quote.ref}


def stance_row(stance: Stance) -> dict[str, Any]:
    """One stance as a plain mapping: the keys of section 8 first, then ours.

    `since` and `until` are the earliest days that the evidence admits; `since_when` and `until_when` the intervals.
    """
    return {
        "actor": stance.actor,
        "role": stance.role.value,
        "third_party": stance.third_party,
        "stance": stance.value.value,
        "condition": stance.condition,
        "since": _earliest(stance.since),
        "until": _earliest(stance.until),
        "evidence": [_evidence_row(one.quote) for one in stance.evidence],
        "since_when": stance.since.text,
        "until_when": stance.until.text if stance.until else None,
        "n_origins": stance.n_origins,
        "attribution": stance.attribution.value,
        "doubt": stance.doubt,
    }


def _side_row(side: Side) -> dict[str, Any]:
    return {
        "says": side.says,
        "evidence": [_evidence_row(one) for one in side.evidence],
        "n_origins": side.n_origins,
        "when": side.when.text,
    }


def disagreement_row(disagreement: Disagreement) -> dict[str, Any]:
    """One disagreement as a plain mapping: the keys of section 8 first, then ours, also inside the sides."""
    return {
        "topic": disagreement.topic,
        "actor": disagreement.actor,
        "kind": disagreement.kind.value,
        "within": disagreement.within,
        "says": disagreement.says,
        "sides": [_side_row(one) for one in disagreement.sides],
        "likelihood": round(disagreement.likelihood, 2),
    }
