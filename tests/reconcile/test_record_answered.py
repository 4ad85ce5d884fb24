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
