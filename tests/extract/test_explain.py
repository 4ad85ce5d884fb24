"""A sentence is explained by what the coder saw in it, and the explanation agrees with the coding."""

from __future__ import annotations

from pathlib import Path

import pytest
from at_hand import SHELF

from goodoffices import pipeline
from goodoffices.codebook.words import Move
from goodoffices.core.reading import Reading
from goodoffices.errors import UsageError
from goodoffices.extract.combine import Candidate
from goodoffices.extract.explain import Explained, explain_sentence, kept_for
from goodoffices.extract.statements import extract_statements

pytestmark = pytest.mark.model

ERRAND = """Norway's errand

LIMA, Nov. 9, 2031 (Andes Press) - Peru on Monday rejected an offer by Norway to mediate in its quarrel with Bolivia, \
Foreign Minister Juan Rojas said.

Peru and Bolivia held talks in Quito last week. "We will accept help only if both sides ask for it," Rojas added.

Bolivia welcomed the offer. Peru will turn down any mediator. Chile and Bolivia signed a truce in 2029.
"""


def errand(tmp_path: Path) -> Reading:
    path = tmp_path / "errand.txt"
    path.write_text(ERRAND, encoding="utf-8")
    return pipeline.read([str(path)])


def grounds(told: Explained) -> dict[tuple[str | None, str, str], tuple[str, str]]:
    """What each slot holds and rests on, by actor, move and slot."""
    return {(one.actor, one.move.value, each.slot): (each.value, each.by) for one in told.coded for each in one.slots}


def test_what_is_explained_as_coded_is_coded() -> None:
    """Each sentence of a report: the statements explained as coded are those of the coder, and each has its reason."""
    reading = pipeline.read([str(SHELF / "02-lusitania-agency.txt")])
    (report,) = reading.reports
    coded = {
        (report.sentence_at(one.quote.start), one.actor, one.move) for one in extract_statements(reading).statements
    }
    told = [explain_sentence(reading, number) for number in range(1, 5)]
    taken = {(each.sentence, one.actor, one.move) for each in told for one in each.proposed if one.taken}
    assert taken == {one for one in coded if one[0] < 5}
    assert all(one.rules or one.heads is not None for each in told for one in each.proposed)
    assert all(each.words and len(each.lines) > len(each.words) for each in told)


def test_a_sentence_that_is_not_there_is_said_with_those_that_are() -> None:
    """Number 0 and a number behind the last."""
    reading = pipeline.read([str(SHELF / "02-lusitania-agency.txt")])
    for number in (0, 10_000):
        with pytest.raises(UsageError, match=f"no sentence {number}"):
            explain_sentence(reading, number)


def test_each_slot_is_told_as_it_is_coded(tmp_path: Path) -> None:
    """Confidence, mediator, targets, speaker, modality and date are those of the statements."""
    reading = errand(tmp_path)
    coded = extract_statements(reading).statements
    assert coded
    for number in range(1, len(reading.reports[0].sentences) + 1):
        found = grounds(explain_sentence(reading, number))
        here = [one for one in coded if one.quote.sentence == number]
        assert {key[:2] for key in found} == {(one.actor, one.move.value) for one in here}
        for one in here:
            told = {slot: value for (actor, move, slot), (value, _) in found.items()
                    if (actor, move) == (one.actor, one.move.value)}  # fmt: skip
            assert float(told["confidence"]) == pytest.approx(one.confidence, abs=0.001)
            assert told["toward"] == (", ".join(one.toward) or "nobody")
            assert told["speaker"].startswith(one.speaker or "the report itself")
            assert (told["modality"], told["condition"] != "none") == (one.modality.value, one.condition is not None)
            assert told["date"] == ((one.when and one.when.iso) or "none")
            assert ("mediator" in told) == one.move.is_mediation
            assert told.get("mediator", "").startswith(one.third_party or "")


def test_each_slot_says_what_it_rests_on(tmp_path: Path) -> None:
    """The words of a date and the day they are reckoned from; the words of a speaker; where a mediator is named."""
    reading = errand(tmp_path)
    second, fourth, fifth = (grounds(explain_sentence(reading, number)) for number in (2, 4, 5))
    value, by = second["PER", "refuse", "date"]
    assert value == "2031-11-03" and "“on Monday”, reckoned from 2031-11-09" in by
    assert "“Norway” in the sentence" in second["PER", "refuse", "mediator"][1]
    assert "subject of the verb that says it" in second["PER", "refuse", "speaker"][1]
    assert fourth["PER", "accept", "condition"][0] == "“only if both sides ask for it”"
    assert "“We” (pronoun" in fourth["PER", "accept", "actor"][1]
    by = fifth["BOL", "accept", "mediator"][1]
    assert "last named in sentence 2" in by and "only would-be mediator" in by and "heads" in by


def test_what_is_told_of_several_has_the_mean_and_its_reason(tmp_path: Path) -> None:
    """Both sides of talks are as sure as each other; the less likely one is kept for a reason that is told."""
    told = explain_sentence(errand(tmp_path), 3)
    own = {one.actor: one.confidence for one in told.proposed if one.taken}
    assert len(own) == 2
    for one in told.coded:
        assert one.confidence == pytest.approx(sum(own.values()) / 2, abs=0.002)
        assert one.slots[0].by.startswith("the mean of") and "PER" in one.slots[0].by
    assert all(one.kept or one.confidence >= told.threshold for one in told.proposed if one.taken)


def test_the_less_likely_side_of_talks_is_kept_with_the_other() -> None:
    """The reason names the other side and the mean."""
    sides = [Candidate(sentence=1, actor=one, move=Move.NEGOTIATE, cell=None, proposals=()) for one in ("PER", "BOL")]
    likely = {(1, "PER", Move.NEGOTIATE): 0.8, (1, "BOL", Move.NEGOTIATE): 0.3}
    assert kept_for(sides[0], likely, 0.45) == ""
    assert kept_for(sides[1], likely, 0.45).endswith("with PER the mean of 0.30 and 0.80 is 0.55")
