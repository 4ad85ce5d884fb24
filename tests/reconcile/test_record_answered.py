"""Offers that a report names only for an answer to them, and would-be mediators that say nothing."""

from __future__ import annotations

from build import record, report, told


def stances(made, actor):
    return [(one.value.value, one.since.iso) for one in made.stances if one.actor == actor]


def test_an_answer_to_an_offer_drops_none_of_its_terms():
    """Who is still studying the offer that was made on a condition tells of no other offer."""
    spring = report("a0.txt", "Chile would help if both sides ask for it, its minister said.", on="1995-02-01")
    later = report("a1.txt", "Ecuador is still studying the offer from Chile.", on="1995-02-20")
    statements = [
        told(spring, 1, "CHL", "offer", condition="if both sides ask for it"), told(later, 1, "CHL", "offer"),
        told(later, 1, "ECU", "hedge", by="CHL"),
    ]  # fmt: skip
    made = record([spring, later], statements)
    assert stances(made, "CHL") == [("offers-if", "1995-02-01")]
    assert not [one for one in made.disagreements if one.kind.value == "condition"]


def test_an_offer_told_outright_by_its_maker_still_drops_the_terms():
    """The mediator's own word stands beside the one on a condition."""
    spring = report("a0.txt", "Chile would help if both sides ask for it, its minister said.", on="1995-02-01")
    later = report("a1.txt", "Chile offers its help.", "Ecuador is studying it.", on="1995-02-20")
    statements = [
        told(spring, 1, "CHL", "offer", condition="if both sides ask for it"), told(later, 1, "CHL", "offer"),
        told(later, 2, "ECU", "hedge", by="CHL"),
    ]  # fmt: skip
    assert [one.kind.value for one in record([spring, later], statements).disagreements] == ["condition"]


def test_silence_takes_no_offer_back():
    """Who has offered its help and now declines to comment has not taken it back."""
    spring = report("a0.txt", "Chile offers to mediate.", on="1995-02-01")
    later = report("a1.txt", "Chile's envoy declined to comment.", on="1995-03-20")
    statements = [told(spring, 1, "CHL", "offer"), told(later, 1, "CHL", "hedge", by="CHL")]
    offer = next(one for one in record([spring, later], statements).stances if one.value.value == "offers")
    assert offer.until is None


def test_no_comment_on_a_report_is_no_word_on_help():
    """Where nothing else is told of it, it is a silence all the same."""
    one = report("a0.txt", "Chile offers to mediate.", "Chile's envoy declined to comment on the report.")
    silence = told(one, 2, "CHL", "hedge", by="CHL")
    made = record([one], [told(one, 1, "CHL", "offer"), silence])
    assert [value for value, _ in stances(made, "CHL")] == ["offers"]
    assert [value for value, _ in stances(record([one], [silence]), "CHL")] == ["unclear"]


def test_a_headline_that_makes_an_offer_and_has_it_answered_drops_its_terms():
    """It tells the offer itself, and leaves the condition out."""
    one = report(
        "a0.txt", "Chile offers to mediate; Ecuador says no", "Chile would help if both sides ask for it, it said."
    )  # fmt: skip
    statements = [
        told(one, 1, "CHL", "offer"), told(one, 1, "ECU", "refuse", by="CHL"),
        told(one, 2, "CHL", "offer", condition="if both sides ask for it"),
    ]  # fmt: skip
    assert [each.kind.value for each in record([one], statements).disagreements] == ["condition"]
