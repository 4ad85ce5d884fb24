"""What a sentence tells of two with each other is as sure of either; what was judged is told from how."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from goodoffices.codebook.words import Move
from goodoffices.core.report import Report
from goodoffices.core.statement import Statement
from goodoffices.extract.background import JUDGING, NO_MORE
from goodoffices.extract.combine import Candidate
from goodoffices.extract.dates import ASIDE
from goodoffices.extract.statements import _of_each_other, as_one
from goodoffices.extract.ties import NO_TIE, STRAINED

TEXT = "Delegations of Exland and Wyland talked on Monday. They met no mediator."


def statement(actor: str, toward: str, move: Move, confidence: float, *, second: bool = False) -> Statement:
    end = TEXT.index(".") + 1
    spans = ((0, end), (end + 1, len(TEXT)))
    quote = Report(name="a.txt", number=0, text=TEXT, sentences=spans).quote_sentence(2 if second else 1)
    return Statement(quote=quote, actor=actor, move=move, toward=(toward,), confidence=confidence)


def test_talks_of_two_are_as_sure_of_either() -> None:
    """In one sentence, of one move, aimed at each other; calls for restraint are nobody's together."""
    pair = [statement("PER", "ECU", Move.NEGOTIATE, 0.6), statement("ECU", "PER", Move.NEGOTIATE, 0.3)]
    assert list(_of_each_other(pair)) == [[0, 1]]
    apart = [pair[0], statement("ECU", "PER", Move.NEGOTIATE, 0.3, second=True)]
    assert not list(_of_each_other(apart))
    assert not list(_of_each_other([pair[0], statement("ECU", "CHL", Move.NEGOTIATE, 0.3)]))
    assert not list(_of_each_other([statement("PER", "ECU", Move.URGE, 0.6), statement("ECU", "PER", Move.URGE, 0.3)]))


@pytest.mark.parametrize(
    ("text", "is_empty"),
    [
        ("Many experts have commented on the offer.", True),
        ("Observers reacted.", True),
        ("Analysts commented that the offer is doomed.", False),
        ("Experts call the offer symbolic.", False),
    ],
)
def test_a_judgement_says_how_it_judges(text: str, is_empty: bool) -> None:
    """That something was commented on tells nothing."""
    assert (NO_MORE.search(text) is not None) is is_empty


def test_what_ended_something_dates_nothing_else() -> None:
    """Nor does what an ordinal counts from; a plain "until" before a time does date."""
    assert ASIDE.search("its chief until a raid killed him in ")
    assert ASIDE.search("the first round since the ")
    assert not ASIDE.search("it will mediate until ")


def test_ties_that_are_mediated_or_strained_are_none() -> None:
    """Nor is the influence of a rival that somebody would balance."""
    assert NO_TIE.search("Exland denies mediating the neighbour's ")
    assert NO_TIE.search("to counterbalance the rival's ")
    assert not NO_TIE.search("Exland values its ")
    assert STRAINED.search("relations face strain") and not STRAINED.search("relations are close")


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Observers say the offer will come to nothing.", True),
        ("Most observers still expect a long summer.", True),
        ("Two envoys of the bloc attended as observers.", False),
        ("The bloc should send observers to the border.", False),
    ],
)
def test_observers_judge_only_where_they_say_so(text: str, is_told: bool) -> None:
    """Those who attend talks or watch a line are no commentators."""
    assert (JUDGING.search(text) is not None) is is_told


def test_those_named_in_one_word_are_equally_probable():
    """What "both sides" tells of one it tells of the other; of one named by itself too it tells more."""
    mentions = (mention(("PER", "ECU"), sentence=1), mention(("PER", "ECU"), sentence=2), mention(("PER",), sentence=2))
    document = SimpleNamespace(mentions=mentions)
    weighed = [(share, candidate(n, actor)) for n in (1, 2) for share, actor in ((0.6, "PER"), (0.4, "ECU"))]
    assert [round(share, 2) for share, _ in as_one(weighed, document)] == [0.5, 0.5, 0.6, 0.4]


def mention(actors: tuple[str, ...], *, sentence: int) -> SimpleNamespace:
    """Actors that a sentence mentions in one word."""
    return SimpleNamespace(actors=actors, sentence=sentence)


def candidate(sentence: int, actor: str) -> Candidate:
    """That an actor accepts something."""
    return Candidate(sentence=sentence, actor=actor, move=Move.ACCEPT, cell=None, proposals=())
