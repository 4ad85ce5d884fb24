"""What counts of an extraction, and what is told as doubtful."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.codebook.words import Move
from goodoffices.core.reading import Extraction
from goodoffices.core.report import Report
from goodoffices.core.statement import Statement

TEXT = "Peru hesitates while Bolivia welcomes the offer."
QUOTE = Report(name="0.txt", number=0, title=TEXT, text=TEXT, sentences=((0, len(TEXT)),)).quote_sentence(1)


def yes(confidence: float, actor: str = "PER") -> Statement:
    return Statement(quote=QUOTE, actor=actor, move=Move.ACCEPT, third_party="NOR", confidence=confidence)


def test_a_doubtful_yes_goes_with_the_no_that_its_sentence_may_say() -> None:
    """Not one that is sure, another party's, or one that nothing contradicts."""
    no = replace(yes(0.35), move=Move.HEDGE)
    other = yes(0.9, actor="BOL")
    assert Extraction(statements=(yes(0.5), no, other)).at_least(0.4).statements == (other,)
    assert Extraction(statements=(yes(0.5), no, other)).at_least(0.4).doubtful == (yes(0.5), no)
    for kept in ((yes(0.7), other), (yes(0.5, actor="BOL"),)):
        assert Extraction(statements=(*kept, no)).at_least(0.4).statements == kept
    assert Extraction(statements=(yes(0.5), other)).at_least(0.4).doubtful == ()
