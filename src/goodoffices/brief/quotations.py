"""From the citations of a conflict back to quotations in reports."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goodoffices.core.conflict import Basis, Citation
from goodoffices.core.record import Record
from goodoffices.core.report import Quote, Report

PLACE = re.compile(r"\[?(\d+):(\d+)\]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Finds citations in reports; without reports, by the place that they name.

    Attributes:
        reports: By name.
    """

    reports: dict[str, Report] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record | None) -> Places:
        """The places of a record's reports; of none where there is no record."""
        return cls(reports={one.name: one for one in record.reports} if record else {})

    def quotes(self, basis: Basis) -> tuple[Quote, ...]:
        """The quotations of a basis, each once."""
        return tuple(dict.fromkeys(one for each in basis.citations if (one := self.quote(each)) is not None))

    def quote(self, citation: Citation) -> Quote | None:
        """One citation as a quotation; None where it is empty."""
        report = self.reports.get(citation.report)
        match = PLACE.fullmatch(citation.place)
        if report is not None:
            start = _find(report, citation.quote, int(match[2]) if match else 0)
            if start >= 0:
                return report.quote(start, start + len(citation.quote))
        if not citation.quote:
            return None
        number, sentence = (int(match[1]), int(match[2])) if match else (0, 1)
        return Quote(report=citation.report, number=number, sentence=sentence, start=0, end=len(citation.quote),
                     text=citation.quote)  # fmt: skip


def _find(report: Report, words: str, sentence: int) -> int:
    """Where the words stand: in the sentence named, else anywhere; -1 where nowhere."""
    begin = report.sentences[sentence - 1][0] if 1 <= sentence <= len(report.sentences) else 0
    at = report.text.find(words, begin)
    return at if at >= 0 else report.text.find(words)
