"""Subjects that the parser hangs on something else are set under their verb."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goodoffices.extract.document import Token
from goodoffices.extract.reattach import with_subjects


def words(*rows: tuple[str, str, str, int, str]) -> tuple[Token, ...]:
    """Words from form, part of speech, Penn tag, head and relation."""
    return tuple(
        Token(text=text, start=0, end=0, lemma=text.lower(), upos=upos, xpos=xpos, head=head, rel=rel)
        for text, upos, xpos, head, rel in rows
    )


ON_A_DAY = words(
    ("On", "ADP", "IN", 1, "case"), ("4", "NUM", "CD", 5, "obl"), ("May", "PROPN", "NNP", 1, "nmod:unmarked"),
    ("Costa", "PROPN", "NNP", 1, "compound"), ("Rica", "PROPN", "NNP", 1, "nmod:unmarked"),
    ("rejected", "VERB", "VBD", -1, "root"), ("it", "PRON", "PRP", 5, "obj"),
)  # fmt: skip
NEITHER = words(
    ("and", "CCONJ", "CC", 3, "cc"), ("neither", "DET", "DT", 3, "advmod"), ("has", "AUX", "VBZ", 3, "aux"),
    ("answered", "VERB", "VBN", -1, "root"),
)  # fmt: skip


def test_a_name_behind_a_date_is_the_subject_of_the_verb_behind_it():
    """With all words of the name."""
    found = with_subjects(ON_A_DAY)
    assert [(one.head, one.rel) for one in found[3:5]] == [(4, "compound"), (5, "nsubj")]
    assert found[:3] + found[5:] == ON_A_DAY[:3] + ON_A_DAY[5:]


def test_neither_before_an_auxiliary_is_the_subject():
    """But not where it joins two verbs."""
    assert with_subjects(NEITHER)[1].rel == "nsubj"
    joining = (*NEITHER, *words(("nor", "CCONJ", "CC", 3, "cc")))
    assert with_subjects(joining) == joining


@pytest.mark.parametrize("place", [3, 6])
def test_a_verb_with_a_subject_is_left_as_it_is(place: int):
    """Whichever word that is."""
    told = tuple(replace(one, rel="nsubj", head=5) if n == place else one for n, one in enumerate(ON_A_DAY))
    assert with_subjects(told) == told


SAID = words(
    ("both", "DET", "DT", 1, "nsubj"), ("agreed", "VERB", "VBD", -1, "root"), (",", "PUNCT", ",", 1, "punct"),
    ("envoy", "NOUN", "NN", 4, "nmod:desc"), ("Ada", "PROPN", "NNP", 0, "appos"), ("Brandt", "PROPN", "NNP", 4, "flat"),
    ("say", "VERB", "VBD", 1, "parataxis"),
)  # fmt: skip


def test_a_name_right_before_a_verb_of_saying_is_its_subject():
    """Though the parser takes it for an apposition to somebody before."""
    assert [(one.head, one.rel) for one in with_subjects(SAID)[4:6]] == [(6, "nsubj"), (4, "flat")]
