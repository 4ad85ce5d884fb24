"""Reports and statements of our own writing, built by hand: no reader, no model."""

from __future__ import annotations

from goodoffices.codebook.words import DateBasis, Modality, Move
from goodoffices.core.reading import Extraction
from goodoffices.core.report import Dating, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.store.slots import locate

TEXTS = {
    "alpha.txt": (
        "Oslo offers help in ferry row\n\nNorway offered to mediate between Ghana and Togo. "
        "Ghana welcomed the offer. Togo refused any outside help.",
        "2029-03-01",
    ),
    "beta.txt": (
        "Ferry row: Togo softens\n\nTogo accepts Norway's help if the ferries sail again, its minister said. "
        "Norway would help if both sides ask.",
        "2029-04-10",
    ),
    "gamma.txt": (
        "Lomé recalls its envoy\n\nTogo recalled its ambassador from Accra. Ghana accused Togo of blocking the port.",
        "2029-02-11",
    ),
}
CODED = (
    ("alpha.txt", "Norway offered to mediate between Ghana and Togo.", "NOR", Move.OFFER, "NOR", ("GHA", "TGO"), 0.9),
    ("alpha.txt", "Ghana welcomed the offer.", "GHA", Move.ACCEPT, "NOR", ("NOR",), 0.8),
    ("alpha.txt", "Togo refused any outside help.", "TGO", Move.REFUSE, None, (), 0.7),
    ("beta.txt", "Togo accepts Norway's help if the ferries sail again, its minister said.", "TGO", Move.ACCEPT, "NOR",
     ("NOR",), 0.6),
    ("beta.txt", "Norway would help if both sides ask.", "NOR", Move.OFFER, "NOR", ("GHA", "TGO"), 0.5),
    ("gamma.txt", "Togo recalled its ambassador from Accra.", "TGO", Move.ESCALATE, None, ("GHA",), 0.95),
    ("gamma.txt", "Ghana accused Togo of blocking the port.", "GHA", Move.ACCUSE, None, ("TGO",), 0.4),
)  # fmt: skip
CONDITIONS = {
    "Togo accepts Norway's help if the ferries sail again, its minister said.": "if the ferries sail again",
    "Norway would help if both sides ask.": "if both sides ask",
}


def report(name: str, text: str = "", day: str = "2029-03-01", number: int = 0) -> Report:
    """A report whose sentences end at full stops and line ends."""
    text = text or TEXTS[name][0]
    day = TEXTS[name][1] if name in TEXTS else day
    spans, start = [], 0
    for index, character in enumerate(text):
        if character == "\n" or (character == "." and text[index + 1 : index + 2] in ("", " ", "\n")):
            end = index + (character == ".")
            if text[start:end].strip():
                begin = start + len(text[start:end]) - len(text[start:end].lstrip())
                spans.append((begin, end))
            start = index + 1
    if text[start:].strip():
        spans.append((start + len(text[start:]) - len(text[start:].lstrip()), len(text)))
    return Report(
        name=name, number=number, title=text.split("\n")[0], text=text, sentences=tuple(spans), path=f"/in/{name}",
        published=Dating(when=When.parse(day), basis=DateBasis.STATED, reason="by hand"),
    )  # fmt: skip


def reports() -> tuple[Report, ...]:
    """The three reports."""
    return tuple(report(name, number=number) for number, name in enumerate(TEXTS))


def statements(of: tuple[Report, ...] | None = None) -> tuple[Statement, ...]:
    """What a machine might have read in them."""
    by_name = {one.name: one for one in of or reports()}
    made = []
    for name, words, actor, move, third_party, toward, confidence in CODED:
        here = by_name[name]
        quote = locate(here, words)
        assert quote is not None
        condition = locate(here, CONDITIONS[words]) if words in CONDITIONS else None
        made.append(
            Statement(
                quote=quote, actor=actor, move=move, third_party=third_party, toward=toward, confidence=confidence,
                condition=condition, modality=Modality.CONDITIONAL if condition else Modality.ACTUAL,
            )
        )  # fmt: skip
    return tuple(made)


def extraction() -> Extraction:
    """The same as extraction gives it."""
    return Extraction(statements=statements())
