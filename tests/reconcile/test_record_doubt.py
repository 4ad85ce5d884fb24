"""What doubtful readings make of a record: one that a surer one excludes counts for nothing, none goes unweighed."""

import pytest
from build import record, report, told


def test_the_surer_of_two_contrary_readings_counts():
    """One sentence read as a yes and as a no is what the surer reading says; events and stances go with it."""
    one = report("a0.txt", "Ecuador said what it thought of Chile's help.")
    readings = [
        told(one, 1, "ECU", "request", by="CHL", confidence=0.9),
        told(one, 1, "ECU", "refuse", by="CHL", confidence=0.7),
    ]
    made = record([one], readings)
    assert [stance.value.value for stance in made.stances] == ["requests"]
    assert [event.move.value for event in made.events] == ["request"]
    assert len(made.statements) == 2


@pytest.mark.parametrize("confidence", [0.85, 1.0])
def test_two_sure_readings_of_one_sentence_stand(confidence):
    """A sentence may tell how a no became a yes: readings that are both sure, and what people coded, stay."""
    one = report("a0.txt", "Ecuador turned Chile down in May and thanked it in June.")
    readings = [told(one, 1, "ECU", move, by="CHL", confidence=confidence) for move in ("refuse", "accept")]
    assert {stance.value.value for stance in record([one], readings).stances} == {"refuses", "accepts"}


def test_a_denial_and_an_offer_in_one_sentence_are_no_misreading():
    """No mediator, but ready to help if asked: both stand, however sure either is."""
    one = report("a0.txt", "Chile is no mediator but would help if both ask.")
    readings = [
        told(one, 1, "CHL", "decline", confidence=0.9),
        told(one, 1, "CHL", "offer", condition="if both ask", confidence=0.5),
    ]
    assert {stance.value.value for stance in record([one], readings).stances} == {"declines", "offers-if"}


def _opposed(left, right):
    """An acceptance and a refusal of one day, read with these confidences."""
    one, other = report("a0.txt", "Ecuador welcomes Chile's help."), report("a1.txt", "Ecuador turns Chile down.")
    statements = [
        told(one, 1, "ECU", "accept", by="CHL", confidence=left),
        told(other, 1, "ECU", "refuse", by="CHL", confidence=right),
    ]
    return record([one, other], statements).disagreements


def test_a_disagreement_is_as_likely_as_both_its_sides_are():
    """What people coded is sure; of two readings both must be right, and opposed ones are so less often."""
    assert [one.likelihood for one in _opposed(1.0, 1.0)] == [1.0]
    (found,) = _opposed(0.9, 0.9)
    assert found.likelihood == pytest.approx(0.243 / (0.243 + 0.19)) and found.is_likely


def test_a_change_is_likelier_than_a_contradiction_of_the_same_readings():
    """An actor that says yes and later no is met more often than one that says both at once."""
    one = report("a0.txt", "Ecuador welcomes Chile's help.", on="1995-02-01")
    other = report("a1.txt", "Ecuador turns Chile down.", on="1995-06-20")
    statements = [
        told(one, 1, "ECU", "accept", by="CHL", confidence=0.9),
        told(other, 1, "ECU", "refuse", by="CHL", confidence=0.9),
    ]
    (change,) = record([one, other], statements).disagreements
    (contradiction,) = _opposed(0.9, 0.9)
    assert change.likelihood > contradiction.likelihood


def test_a_disagreement_that_is_hardly_likely_is_none():
    """Two guesses that oppose each other tell of the guessing; both stances stay."""
    assert _opposed(0.5, 0.5) == ()
    (found,) = _opposed(0.6, 0.8)
    assert not found.is_likely


def test_what_is_less_likely_than_not_comes_last():
    """A doubtful contradiction stands behind a dropped condition that is read surely."""
    one = report("a0.txt", "Chile has offered to mediate.", "Ecuador welcomes Chile's help.")
    other = report("a1.txt", "Chile would mediate if both agree.", "Ecuador turns Chile down.")
    statements = [
        told(one, 1, "CHL", "offer"),
        told(other, 1, "CHL", "offer", condition="if both agree"),
        told(one, 2, "ECU", "accept", by="CHL", confidence=0.7),
        told(other, 2, "ECU", "refuse", by="CHL", confidence=0.7),
    ]
    made = record([one, other], statements)
    assert [found.kind.value for found in made.disagreements if not found.within] == ["condition", "contradiction"]


def test_a_sentence_read_beyond_doubt_leads():
    """Of a named official's words that may be misread, and the report's own that hardly are, the latter stand first."""
    one = report("a0.txt", 'The "offer" of Chile is a gesture, said Ana Ruiz.', "Chile has offered to mediate.")
    statements = [
        told(one, 1, "CHL", "offer", speaker="Ana Ruiz", confidence=0.65),
        told(one, 2, "CHL", "offer", confidence=0.95),
    ]
    (stance,) = record([one], statements).stances
    assert stance.evidence[0].quote.text == "Chile has offered to mediate."


def test_a_doubtful_word_ends_no_stance_that_is_read_surely():
    """It stands beside it; a sure one ends it, and a doubtful one a doubtful one."""
    one, other = report("a0.txt", "Ecuador welcomes Chile's help."), report("a1.txt", "It will see.", on="1995-06-01")

    def ended(before, after):
        statements = [
            told(one, 1, "ECU", "accept", by="CHL", confidence=before),
            told(other, 1, "ECU", "hedge", by="CHL", confidence=after),
        ]
        return [stance.until is not None for stance in record([one, other], statements).stances]

    assert ended(0.9, 0.5) == [False, False]
    assert ended(0.9, 0.9) == ended(0.5, 0.5) == [True, False]


def test_a_doubtful_word_prolongs_no_stance_that_is_read_surely():
    """What a sure word ended does not go on because a later sentence may be misread."""
    one = report("a0.txt", "Chile has stopped mediating.", on="1995-02-01")
    other = report("a1.txt", "Chile is mediating again.", on="1995-04-10")
    third = report("a2.txt", "It put this back on its rails.", on="1995-04-30")
    statements = [
        told(one, 1, "CHL", "withdraw", confidence=0.9),
        told(other, 1, "CHL", "mediate", confidence=0.9),
        told(third, 1, "CHL", "withdraw", on="1995-04", confidence=0.5),
    ]
    stopped = record([one, other, third], statements).stances
    assert [stance.until is not None for stance in stopped if stance.value.value == "withdrawn"] == [True]


def test_a_sentence_that_tells_two_stances_in_their_order_ends_the_first():
    """That it mediates again after a pause in February ends the pause; a yes and a no at once end nothing."""
    one = report("a0.txt", "Ecuador turned Chile down.", on="1995-02-01")
    other = report("a1.txt", "Ecuador takes Chile's paper and leaves its envoy standing.", on="1995-04-01")
    mixed = (told(other, 1, "ECU", "accept", by="CHL"), told(other, 1, "ECU", "refuse", by="CHL"))
    held = record([one, other], [told(one, 1, "ECU", "refuse", by="CHL"), *mixed]).stances
    assert [stance.until for stance in held if stance.value.value == "refuses"] == [None]
    one = report("a0.txt", "Chile has stopped mediating.", on="1995-02-01")
    other = report("a1.txt", "Chile is mediating again after a pause.", on="1995-04-01")

    def stopped(*readings):
        held = record([one, other], [told(one, 1, "CHL", "withdraw"), *readings]).stances
        return [stance.until is not None for stance in held if stance.value.value == "withdrawn"]

    ordered = (told(other, 1, "CHL", "mediate", on="1995-03-30"), told(other, 1, "CHL", "withdraw", on="1995-02"))
    assert stopped(*ordered) == [True]
    assert stopped(told(other, 1, "CHL", "mediate"), told(other, 1, "CHL", "withdraw")) == [True]


@pytest.mark.parametrize(("confidence", "on", "value"), [(0.9, "1995-02-01", "accepts-if"), (0.9, None, "accepts"),
                                                         (0.5, "1995-02-01", "accepts")])  # fmt: skip
def test_terms_are_those_of_one_word(confidence, on, value):
    """A yes is taken under terms that are told of its own time and no less surely, not under those of years before."""
    one = report("a0.txt", "Ecuador met Chile on 3 May 1993.", "It accepts Chile's help if both agree.", on=on)
    other = report("a1.txt", "Ecuador welcomes Chile's help.", on="1995-02-01")
    statements = [
        told(one, 1, "ECU", "consult", toward=("CHL",), on="1993-05-03"),
        told(one, 2, "ECU", "accept", by="CHL", condition="if both agree", confidence=confidence),
        told(other, 1, "ECU", "accept", by="CHL", confidence=0.9),
    ]
    held = record([one, other], statements).stances
    assert [stance.value.value for stance in held if stance.evidence[-1].quote.report == "a1.txt"] == [value]


def test_what_an_undated_report_may_still_tell_is_ended_by_what_comes_long_after():
    """A refusal that an undated report repeats outlasts the yes of those weeks, and not that of two years later."""
    first = report("a0.txt", "Ecuador turned Chile down.", on="1993-05-01")
    second = report("a1.txt", "Ecuador met Chile on 20 May 1993.", "It wants no go-between.", on=None)
    third = report("a2.txt", "Ecuador welcomed Chile's help.", on="1993-06-01")
    last = report("a3.txt", "Ecuador welcomes Chile's help.", on="1995-06-01")
    statements = [
        told(first, 1, "ECU", "refuse", by="CHL"),
        told(second, 1, "ECU", "consult", toward=("CHL",), on="1993-05-20"),
        told(second, 2, "ECU", "refuse", by="CHL"),
        told(third, 1, "ECU", "accept", by="CHL"),
        told(last, 1, "ECU", "accept", by="CHL"),
    ]
    held = record([first, second, third, last], statements).stances
    (until,) = [stance.until for stance in held if stance.value.value == "refuses"]
    assert until is not None and until.text == "1995-06-01"
