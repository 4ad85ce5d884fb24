"""The page of a report: its text in pieces."""

from __future__ import annotations

from dataclasses import replace

import ferry_row

from goodoffices.codebook.words import Move
from goodoffices.web.pages.reading import pieces_of


def test_a_sentence_is_coloured_by_what_it_tells_of_help_refusals_first() -> None:
    """Of a sentence's statements the first gives the colour: a refusal before the offer refused, both before steps."""
    (report, *_), (offer, *_) = ferry_row.reports(), ferry_row.statements()
    told = [
        replace(offer, move=move, third_party=None) for move in (Move.CONSULT, Move.ACCUSE, Move.OFFER, Move.REFUSE)
    ]
    pieces = [one for paragraph in pieces_of(report, told) for one in paragraph if one.statements]
    assert [one.move for one in pieces[0].statements] == [Move.REFUSE, Move.OFFER, Move.ACCUSE, Move.CONSULT]
