"""Phrases sought as plain text are those that a pattern with the ends of words around it finds."""

import re

import pytest

from goodoffices.extract.phrases import first_match, has_phrase, places_of
from goodoffices.extract.statements import pipeline_folder
from goodoffices.extract.windows import Piecer

TEXTS = (
    "The Front met the Frontier Guard, and the Front's men; Front-line towns, xFront, Front_1, Fronté.",
    "a.b a.b.c ba.b 'a.b' — a.b",
    "aba ababa aba aba",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("phrase", ["Front", "the Front", "a.b", "aba", "Front's", "(", "aba aba"])
def test_places_are_those_of_the_pattern(phrase, text):
    """Also at the ends of the text, beside marks and letters with accents, and where places would overlap."""
    told = [one.start() for one in re.finditer(rf"\b{re.escape(phrase)}\b", text)]
    assert list(places_of(phrase, text)) == told
    assert has_phrase(phrase, text) == bool(told)


@pytest.mark.parametrize("text", TEXTS)
def test_the_first_match_is_that_of_a_search(text):
    """A pattern may look at what stands before its first letters."""
    pattern = re.compile(r"(?<!\w)Front(?!\w)")
    found, told = first_match(pattern, "Front", text), pattern.search(text)
    assert (found and found.span()) == (told and told.span())


@pytest.mark.model
def test_pieces_cut_run_by_run_are_those_of_the_whole_text():
    """Whatever parts the runs, and whatever stands within them; each piece with the span of its whole word."""
    from tokenizers import Tokenizer

    text = "Norway's  envoy\tsaid:\n“No—not yet.”\u00a0Sankt-Gallen\u2003İstanbul 3.5% naïve\x1cend \x85 x\u200by"
    tokenizer = Tokenizer.from_file(str(pipeline_folder() / "tokenizer.json"))
    ids, spans = Piecer(tokenizer)(text, 100)
    whole = tokenizer.encode(text, add_special_tokens=False)
    assert ids == whole.ids
    ends = {}
    for word, (start, end) in zip(whole.word_ids, whole.offsets, strict=True):
        ends[word] = (ends.get(word, (start, end))[0], end)
    assert [(start - 100, end - 100) for start, end in spans] == [ends[word] for word in whole.word_ids]
