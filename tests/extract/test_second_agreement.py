"""Two coders' statements are paired, counted and merged by the codebook's rule."""

from pathlib import Path

import pytest
from second_service import reports

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.statement import Statement
from goodoffices.extract.agreement import compare_coders, merge_coders, pairs_of


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return reports(tmp_path)


def says(reading: Reading, sentence: int, actor: str, move: Move, **more: object) -> Statement:
    return Statement(quote=reading.reports[0].quote_sentence(sentence), actor=actor, move=move, **more)


def test_statements_pair_by_sentence_actor_move_and_mediator(reading: Reading) -> None:
    """Nobody as mediator agrees with anybody; other mediators, sentences, actors and moves do not agree."""
    mine = says(reading, 3, "FJI", Move.REFUSE, third_party="URY")
    for other, is_same in (
        (says(reading, 3, "FJI", Move.REFUSE), True),
        (says(reading, 3, "FJI", Move.REFUSE, third_party="PER"), False),
        (says(reading, 4, "FJI", Move.REFUSE, third_party="URY"), False),
        (says(reading, 3, "TON", Move.REFUSE, third_party="URY"), False),
        (says(reading, 3, "FJI", Move.ACCEPT, third_party="URY"), False),
    ):
        assert bool(pairs_of([mine], [other])[0]) is is_same
        assert bool(pairs_of([other], [mine])[0]) is is_same


def test_other_moves_pair_by_half_of_those_aimed_at(reading: Reading) -> None:
    """Of the shorter list; an empty one agrees with any."""
    mine = says(reading, 3, "FJI", Move.ACCUSE, toward=("TON", "URY"))
    assert pairs_of([mine], [says(reading, 3, "FJI", Move.ACCUSE, toward=("TON",))])[0]
    assert pairs_of([mine], [says(reading, 3, "FJI", Move.ACCUSE)])[0]
    assert not pairs_of([mine], [says(reading, 3, "FJI", Move.ACCUSE, toward=("PER",))])[0]


def test_a_statement_pairs_once_and_with_the_one_most_alike(reading: Reading) -> None:
    """The rest stand alone."""
    mine = says(reading, 3, "FJI", Move.REFUSE, third_party="URY", toward=("URY",))
    near, far = (
        says(reading, 3, "FJI", Move.REFUSE, third_party="URY", toward=("URY",)),
        says(reading, 3, "FJI", Move.REFUSE),
    )
    both, alone, others = pairs_of([mine], [far, near])
    assert (both, alone, others) == ([(mine, near)], [], [far])


def test_agreement_is_told_by_move_and_slot(reading: Reading) -> None:
    """Shares and kappa as worked out by hand: of five sentences both tell one refusal, the first coder one more."""
    first = [says(reading, 3, "FJI", Move.REFUSE), says(reading, 5, "TON", Move.REFUSE)]
    second = [says(reading, 3, "FJI", Move.REFUSE, modality=Modality.POSSIBLE), says(reading, 4, "FJI", Move.URGE)]
    told = compare_coders(reading, first, second, names=("a", "b"))
    refuse, urge, mediation, every = told.moves
    assert (refuse.name, refuse.n_first, refuse.n_second, refuse.n_both) == ("refuse", 2, 1, 1)
    assert refuse.share == pytest.approx(2 / 3)
    assert refuse.kappa == pytest.approx((0.8 - 0.56) / (1 - 0.56))
    assert (urge.share, urge.kappa) == (0, 0)
    assert (mediation.n_both, every.n_first, every.n_second) == (1, 2, 2)
    assert ("modality", 0, 1) in told.slots
    assert ("toward", 1, 1) in told.slots


def test_nothing_to_compare_gives_no_figure(reading: Reading) -> None:
    """None rather than a made-up one."""
    assert [(one.share, one.kappa) for one in compare_coders(reading, [], [], names=("a", "b")).moves] == [
        (None, None)
    ] * 2


def test_merging_keeps_who_proposed_what(reading: Reading) -> None:
    """Shared statements bear both names and what the first coder has otherwise; the others their own coder."""
    first = Extraction(statements=(
        says(reading, 3, "FJI", Move.REFUSE, confidence=0.7, reasons=("rule x",)), says(reading, 5, "TON", Move.HEDGE),
    ), uncoded=(reading.reports[0].quote_sentence(4),))  # fmt: skip
    second = Extraction(statements=(
        says(reading, 3, "FJI", Move.REFUSE, third_party="URY", modality=Modality.POSSIBLE, confidence=0.9,
             coder="llm:m", reasons=("answer y",)),
        says(reading, 4, "FJI", Move.OPPOSE, coder="llm:m"),
    ))  # fmt: skip
    merged = merge_coders(first, second)
    assert [(one.quote.sentence, one.coder) for one in merged.statements] == [
        (3, "built-in+llm:m"), (4, "llm:m"), (5, "built-in"),
    ]  # fmt: skip
    shared = merged.statements[0]
    assert (shared.third_party, shared.modality, shared.confidence) == ("URY", Modality.POSSIBLE, 0.9)
    assert shared.reasons == ("rule x", "answer y", "built-in has modality actual")
    assert merged.uncoded == ()
