"""Words looked up in a report: case, quotation marks, dashes and white space levelled, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.core.folding import fold, fold_with_offsets, folded_words
from goodoffices.core.report import Quote, Report

ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A report with its levelled text, made once for all that is looked up in it.

    Attributes:
        report: The report.
        folded: Its text, levelled.
        offsets: For each levelled character the offset of the one that it stems from.
        words: All words of the levelled text.
    """

    report: Report
    folded: str
    offsets: tuple[int, ...]
    words: frozenset[str]

    @classmethod
    def of(cls, report: Report) -> Page:
        """The page of a report."""
        folded, offsets = fold_with_offsets(report.text)
        return cls(report=report, folded=folded, offsets=tuple(offsets), words=frozenset(folded_words(report.text)))

    def spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Half-open offsets in the report's text of every place where the words stand, as whole words."""
        wanted = fold(words)
        at = self.folded.find(wanted) if wanted else -1
        while at >= 0:
            if not (self._cuts(at) or self._cuts(at + len(wanted))):
                yield self.offsets[at], self.offsets[at + len(wanted) - 1] + 1
            at = self.folded.find(wanted, at + 1)

    def _cuts(self, at: int) -> bool:
        """Whether a levelled offset lies inside a word."""
        return 0 < at < len(self.folded) and self.folded[at - 1].isalnum() and self.folded[at].isalnum()

    def sentence_of(self, words: str, *, number: int | None = None) -> Quote | None:
        """The sentence that words quote: the numbered one where they stand in it, else the first one.

        A quotation over several sentences means the one that holds most of it. None where the words do not stand in the
        report, or stand in no sentence of it.
        """
        held = [one for span in self.spans(ELLIPSIS.sub("", words)) if (one := self._holding(*span))]
        if not held:
            return None
        return self.report.quote_sentence(number if number in held else held[0])

    def _holding(self, start: int, end: int) -> int | None:
        """Number of the sentence that shares most with a span; None where none does."""
        spans = self.report.sentences
        first = self.report.sentence_at(start)
        shares: dict[int, int] = {}
        for number in range(first, len(spans) + 1):
            if spans[number - 1][0] >= end:
                break
            shares[number] = min(end, spans[number - 1][1]) - max(start, spans[number - 1][0])
        best = max(shares, key=lambda number: (shares[number], -number), default=None)
        return best if best is not None and shares[best] > 0 else None

    def within(self, words: str, quote: Quote) -> Quote | None:
        """The place of words inside a quotation; None where they do not stand in it."""
        inside = ((start, end) for start, end in self.spans(words) if quote.start <= start and end <= quote.end)
        found = next(inside, None)
        return self.report.quote(*found) if found else None

    def find(self, words: str) -> Quote | None:
        """The first place of words anywhere in the report."""
        found = next(self.spans(words), None)
        return self.report.quote(*found) if found else None
