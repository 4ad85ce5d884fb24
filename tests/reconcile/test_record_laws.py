"""Laws of the record under Hypothesis: order, copies, growth, and the way from every line to its quotation."""

from __future__ import annotations

import os
from dataclasses import replace

from build import PARTIES, record, report, told
from hypothesis import given, settings
from hypothesis import strategies as st

MANY = settings(max_examples=int(os.environ.get("GOODOFFICES_EXAMPLES", "60")), deadline=None)
MOVES = {
    "CHL": ("offer", "decline", "mediate", "withdraw", "hedge", "urge"),
    "BRA": ("offer", "decline", "mediate", "hedge"),
    "PER": ("request", "accept", "refuse", "hedge", "escalate", "negotiate"),
    "ECU": ("request", "accept", "refuse", "hedge", "demand"),
}
DAYS = ("1995-01-30", "1995-02-01", "1995-02-03", "1995-06-20", "1996-05-01", None)
TERMS = ("if both sides ask for it", "provided that the shooting stops", "")


@st.composite
def move(draw):
    """An actor, a move and its slots, as a sentence and a function that makes its statement."""
    actor = draw(st.sampled_from(sorted(MOVES)))
    name = draw(st.sampled_from(MOVES[actor]))
    terms = draw(st.sampled_from(TERMS)) if name in ("offer", "accept") else ""
    third = draw(st.sampled_from(("CHL", "BRA", None))) if name in ("request", "accept", "refuse") else None
    own = actor if name == "hedge" and actor not in PARTIES else "CHL"
    mark = draw(st.integers(0, 30))
    sentence = f"{actor} {name} {third or ''} in words of number {mark} {terms}".strip() + "."
    return sentence, actor, name, {"terms": terms, "third": own if name == "hedge" else third}


@st.composite
def folder(draw):
    """Up to five reports with their statements."""
    made = []
    for number in range(draw(st.integers(1, 5))):
        moves = draw(st.lists(move(), min_size=1, max_size=4))
        on = draw(st.sampled_from(DAYS))
        made.append(page(f"r{number}.txt", moves, on, number))
    return made


def page(name, moves, on, number):
    where = report(name, *(sentence for sentence, *_ in moves), on=on, number=number)
    statements = []
    for place, (_, actor, sort, slots) in enumerate(moves, 1):
        given_slots = {"condition": slots["terms"] or None}
        if sort not in ("offer", "decline", "mediate", "withdraw", "urge", "escalate", "negotiate", "demand"):
            given_slots["by"] = slots["third"]
        statements.append(told(where, place, actor, sort, **given_slots))
    return where, statements


def made_of(pages):
    return record([where for where, _ in pages], [one for _, told_in in pages for one in told_in])


@given(folder(), st.randoms(use_true_random=False))
@MANY
def test_the_order_of_reports_and_statements_changes_nothing(pages, shuffle):
    """The record is a function of the set of reports and statements."""
    reports = [where for where, _ in pages]
    statements = [one for _, told_in in pages for one in told_in]
    first = record(list(reports), list(statements))
    shuffle.shuffle(reports)
    shuffle.shuffle(statements)
    assert record(reports, statements) == first


def support(made):
    """How many origins stand behind each stance, by what it is."""
    return {(one.actor, one.third_party, one.value, one.since): one.n_origins for one in made.stances}


@given(folder(), st.integers(0, 4))
@MANY
def test_a_copy_of_a_report_changes_no_count_of_origins(pages, which):
    """Ten copies are one origin."""
    where, statements = pages[which % len(pages)]
    number = len(pages)
    copy = replace(where, name="copy.txt", number=number)
    again = []
    for one in statements:
        quote = replace(one.quote, report="copy.txt", number=number)
        condition = one.condition and replace(one.condition, report="copy.txt", number=number)
        again.append(replace(one, quote=quote, condition=condition))
    before, after = made_of(pages), made_of([*pages, (copy, again)])
    assert support(after) == support(before)
    assert [one.n_origins for one in after.events] == [one.n_origins for one in before.events]


def opposed(made):
    """For each disagreement, the quotations of its sides."""
    return [[{quote.text for quote in side.evidence} for side in one.sides] for one in made.disagreements]


@given(folder(), st.lists(move(), min_size=1, max_size=3), st.sampled_from(DAYS))
@MANY
def test_a_disagreement_stays_listed_when_a_report_is_added(pages, moves, on):
    """Its kind may change, and it may stand within a wider one; the two sides stay on two sides."""
    number = len(pages)
    before, after = made_of(pages), made_of([*pages, page(f"r{number}.txt", moves, on, number)])
    wider = opposed(after)
    for sides in opposed(before):
        left, right = sides[0], sides[1]
        assert any(
            (left & one and right & other) or (left & other and right & one)
            for one, other in ((side[0], side[1]) for side in wider)
        )


@given(folder())
@MANY
def test_every_event_stance_and_side_reaches_its_quotation(pages):
    """No line of the record without words that stand in a report."""
    made = made_of(pages)
    texts = {one.name: one.text for one in made.reports}
    quotes = [one.quote for event in made.events for one in event.statements]
    quotes += [one.quote for stance in made.stances for one in stance.evidence]
    quotes += [one for each in made.disagreements for side in each.sides for one in side.evidence]
    assert all(event.statements for event in made.events)
    assert all(stance.evidence for stance in made.stances)
    assert all(len(each.sides) > 1 and all(side.evidence for side in each.sides) for each in made.disagreements)
    assert all(texts[one.report][one.start : one.end] == one.text for one in quotes)


@given(folder())
@MANY
def test_no_count_of_origins_exceeds_the_reports(pages):
    """Support lies between one and the number of reports that tell it."""
    made = made_of(pages)
    for one in made.stances:
        assert 1 <= one.n_origins <= len({each.quote.report for each in one.evidence})
    for each in made.disagreements:
        for side in each.sides:
            assert 1 <= side.n_origins <= len({quote.report for quote in side.evidence})
