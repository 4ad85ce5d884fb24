"""From when on a truce holds that parties are told to have agreed on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from goodoffices.codebook.words import Move
from goodoffices.core.record import Event, Record
from goodoffices.core.report import Quote
from goodoffices.draft.ground import events_of, is_truce

STARTS = re.compile(
    r"\b(?:starts?|begins?|takes? effect|(?:comes?|enters?) into (?:force|effect)|will (?:start|begin|hold|apply))\b"
    r"[^.;]{0,40}\b(?:on|at|from|tomorrow|tonight|midnight|noon|next|this)\b",
    re.IGNORECASE,
)
SOON = 7  # days after a report within which a truce that it has ahead has not begun
STARTS_WITHIN = 3  # sentences behind one that tells of a truce that say from when on it holds


def truce_start(record: Record, parties: Iterable[str]) -> Quote | None:
    """The sentence that says from when on the last truce told is to hold; None where no late report has it ahead."""
    now = record.as_of.until
    is_new = {one.name: now is None or one.published.when.until is None or (now - one.published.when.until).days <= SOON
              for one in record.reports}  # fmt: skip
    reports = {one.name: one for one in record.reports if is_new[one.name]}
    agreed = [one for party in parties for one in events_of(record, party, Move.AGREE) if is_truce(one)]
    for quote in _last_told(agreed):
        report = reports.get(quote.report)
        last = min(quote.sentence + STARTS_WITHIN, len(report.sentences)) if report else 0
        told = [report.quote_sentence(n) for n in range(quote.sentence, last + 1)] if report else []
        if found := next((one for one in told if STARTS.search(one.text)), None):
            return found
    return None


def _last_told(events: Sequence[Event]) -> list[Quote]:
    """The sentences of events, the last told first."""
    quotes = {
        one.quote: one.when.since if one.when and one.when.since else date.min for e in events for one in e.statements
    }
    return sorted(quotes, key=lambda one: (quotes[one], one.number, one.sentence), reverse=True)
