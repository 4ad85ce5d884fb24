"""Conditions end where their words do, whoever sees them."""

from __future__ import annotations

import pytest

from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.conditions import condition_of, is_outright, whole
from goodoffices.extract.slots import context_of

OFFER = "Norway would host talks once Peru had taken part in the search for the crew of the trawler, Oslo said."
READY = "Norway is ready, if Peru and Bolivia agree, to host talks on the island."
BOTH = "Norway offered talks on condition that both sides wanted them, and has kept a house ready since."


@pytest.mark.parametrize(
    ("text", "seen", "found"),
    [
        (OFFER, "once Peru had taken part in the",
         "once Peru had taken part in the search for the crew of the trawler"),
        (OFFER, "once Peru had taken part in the search for the crew of the trawler, ",
         "once Peru had taken part in the search for the crew of the trawler"),
        (READY, "if Peru and Bolivia agree, to host", "if Peru and Bolivia agree"),
        (BOTH, "on condition that both sides wanted them, and has", "on condition that both sides wanted them"),
    ],
)  # fmt: skip
def test_a_condition_that_is_cut_short_or_runs_on_is_made_whole(text: str, seen: str, found: str) -> None:
    """A span that ends within a phrase is carried on to its end; one that goes back to the main clause is cut."""
    report = Report(name="0.txt", number=0, title=text, text=text, sentences=((0, len(text)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    scope = context_of(document).scopes[1]
    trigger = next(n for n, one in enumerate(scope.view.tokens) if one.text in ("host", "offered", "ready"))
    start = text.index(seen)
    begin, end = whole(start, start + len(seen), condition_of(scope, trigger), scope)
    assert text[begin:end] == found


@pytest.mark.parametrize(
    ("text", "word", "is_plain"),
    [
        ("Peru will not come to Oslo unless Bolivia first withdraws its brigade.", "come", True),
        ("Peru would accept Norway only if the map is left out.", "accept", True),
        ("Peru refused to come, and said Bolivia would not talk unless it left.", "refused", False),
        ("Peru will not come to Oslo until Bolivia withdraws.", "come", False),
    ],
)
def test_unless_and_only_if_make_an_answer_hang_on_them(text: str, word: str, is_plain: bool) -> None:
    """In the clause of the move itself, and not in another; "until" may tell a demand alone."""
    report = Report(name="0.txt", number=0, title=text, text=text, sentences=((0, len(text)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    scope = context_of(document).scopes[1]
    trigger = next(n for n, one in enumerate(scope.view.tokens) if one.text == word)
    span = condition_of(scope, trigger)
    assert (span is not None and is_outright(span, scope, trigger)) == is_plain
