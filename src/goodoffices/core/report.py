"""A report as it is read, and places in it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field

from goodoffices.codebook.words import DateBasis
from goodoffices.core.when import UNKNOWN_WHEN, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When a report was published, and on what that rests.

    Attributes:
        when: The admissible days.
        basis: Where they come from.
        reason: One sentence with the words or the metadata field that it was read from; empty when unknown.
    """

    when: When = UNKNOWN_WHEN
    basis: DateBasis = DateBasis.UNKNOWN
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A piece of a source that is not part of the report.

    Attributes:
        text: The words left out, as they stood.
        why: The reason, as a short noun phrase: "share counter", "donation appeal", "repeated paragraph".
        after: Offset in `Report.text` at which the piece stood, so that it can be shown in its place.
    """

    text: str
    why: str
    after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A verbatim place in a report: the evidence for everything else.

    Attributes:
        report: Name of the report (`Report.name`).
        number: Place of the report in stable order, from 0.
        sentence: Number of the sentence in the report, the headline being 1.
        start: Offset of the first character in `Report.text`.
        end: Offset behind the last character.
        text: The words between the two, verbatim.
    """

    report: str
    number: int
    sentence: int
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"a quotation of {len(self.text)} characters at {self.start}:{self.end} of {self.report}")

    @property
    def ref(self) -> str:
        """The reference as printed: `002:14`."""
        return f"{self.number:03d}:{self.sentence}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: its text without site furniture, and what is known about it.

    Attributes:
        name: Shortest unique path of its source; the key under which it is cited.
        number: Place in the stable order of the reports read together, from 0.
        title: The headline; empty where it has none. It is then also the first sentence of `text`.
        text: Headline and body, paragraphs parted by blank lines.
        sentences: Half-open (start, end) offsets of every sentence of `text`, in order.
        outlet: Who published it; empty when not told.
        author: Byline; empty when not told.
        place: Place of the dateline; empty when not told.
        url: Where it was published; empty when not told.
        credited: Whom it credits as its source ("Courtesy: ...", "Source: ..."); empty when nobody.
        published: When it was published, with the basis.
        language: ISO 639-1 code of the language of the text.
        dropped: What of the source was left out, and why, in order.
        path: The path or address the report was read from, for messages.
    """

    name: str
    number: int = 0
    title: str = ""
    text: str
    sentences: tuple[tuple[int, int], ...]
    outlet: str = ""
    author: str = ""
    place: str = ""
    url: str = ""
    credited: str = ""
    published: Dating = field(default_factory=Dating)
    language: str = "en"
    dropped: tuple[Dropped, ...] = ()
    path: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the text, hexadecimal: what a report is recognised by."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that holds an offset, or of the last one that begins before it; 1 at the least."""
        return max(1, bisect_right(self.sentences, (offset, len(self.text) + 1)))

    def quote(self, start: int, end: int) -> Quote:
        """The quotation of a half-open span of the text.

        Raises:
            ValueError: If the span is empty or reaches outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in {self.name} of {len(self.text)} characters")
        return Quote(
            report=self.name, number=self.number, sentence=self.sentence_at(start),
            start=start, end=end, text=self.text[start:end],
        )  # fmt: skip

    def quote_sentence(self, number: int) -> Quote:
        """The quotation of a whole sentence by its number, the headline being 1."""
        return self.quote(*self.sentences[number - 1])
