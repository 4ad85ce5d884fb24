"""How the brief sums up a mediator whose offer is over, a source in a sentence, and a precedent without a day."""

from build import record, report, told
from test_record_told import texts

from goodoffices.brief.compose import compose_brief


def test_an_offer_that_is_over_does_not_lead():
    """A mediator that offered and then mediated is told to mediate first, and not by other accounts."""
    first = report("a0.txt", "Chile offers its help to both.", on="1995-02-01")
    second = report("a1.txt", "Chile mediates between the two.", on="1995-03-20")
    made = record([first, second], [told(first, 1, "CHL", "offer"), told(second, 1, "CHL", "mediate")])
    lead, offer, *_ = texts(made, "summary")
    assert lead.startswith(": Chile mediates") and "By other accounts" not in lead
    assert "offered help" in offer and "until 20 March 1995" in offer


def test_an_offer_that_stands_leads():
    """What else is told of a mediator whose offer stands are other accounts of it."""
    first = report("a0.txt", "Chile offers its help to both.", on="1995-02-01")
    second = report("a1.txt", "Chile says that it is no mediator.", on="1995-02-01")
    made = record([first, second], [told(first, 1, "CHL", "offer"), told(second, 1, "CHL", "decline")])
    lead, other, *_ = texts(made, "summary")
    assert "offers help" in lead and other.startswith(": By other accounts")


def test_whoever_tells_of_a_mediation_has_an_article():
    """A source without a name stands in the sentence as anybody would write it."""
    for speaker, words in (("A Peruvian official", "a Peruvian official"), ("sources", "sources"),
                           ("senior Peruvian official", "a senior Peruvian official")):  # fmt: skip
        one = report("a0.txt", "Chile is already mediating, it was said.", on="1995-02-01")
        other = report("a1.txt", "Chile is no mediator.", on="1995-02-01")
        statements = [
            told(one, 1, "CHL", "mediate", speaker=speaker, kind="unnamed-official"), told(other, 1, "CHL", "decline"),
        ]  # fmt: skip
        (found,) = record([one, other], statements).disagreements
        assert f"on the word of {words}" in found.says


def test_a_precedent_without_a_day_is_not_of_its_report_s_day():
    """What was done once, nobody says when, did not happen in the fortnight before the report."""
    one = report("a0.txt", "Chile brokered peace in the days of the war.", on="1995-02-01")
    made = record([one], [told(one, 1, "CHL", "mediate", modality="historical")])
    assert made.events[0].when.since is None
    assert any("earlier, undated" in row for row in texts(made, "timeline"))


def test_openness_to_help_does_not_outweigh_the_refusal_of_one_helper():
    """Two reports on help in general say nothing against one on a single mediator."""
    first = report("a0.txt", "Peru welcomes help from abroad.", on="1995-02-01")
    second = report(
        "a1.txt", "Peru is glad of any help.", "Chile mediates.", "Peru sent Chile's plan back.", on="1995-02-20"
    )
    made = record([first, second], [
        told(first, 1, "PER", "accept"), told(second, 1, "PER", "accept"), told(second, 2, "CHL", "mediate"),
        told(second, 3, "PER", "refuse", by="CHL"),
    ])  # fmt: skip
    assert any("Peru refuses Chile's help" in line for line in texts(made, "summary"))


def test_an_undated_yes_of_years_before_is_over():
    """A stance that an undated report alone tells ends where nothing told goes on till the newer one."""
    undated = report("a0.txt", "On 2 May 1993 Peru thanked Chile.", "Peru is grateful to Chile.", on=None)
    dated = report("a1.txt", "Peru shuts the door on Chile.", on="1995-06-20")
    yes = [told(undated, 1, "PER", "consult", on="1993-05-02"), told(undated, 2, "PER", "accept", by="CHL")]
    made = record([undated, dated], [*yes, told(dated, 1, "PER", "refuse", by="CHL")])
    assert {one.value.value: one.until and one.until.text for one in made.stances} == {
        "accepts": "1995-06-20", "refuses": None,
    }  # fmt: skip


def test_a_party_that_no_report_names_is_introduced() -> None:
    """The list knows who speaks for it; the reader has to be told who is meant."""
    where = report("a0.txt", "Juan Guaido refused Norway's help.", on="2019-09-15")
    other = report("a1.txt", "Venezuela accepted Norway's help.", on="2019-09-15")
    statements = [
        told(where, 1, "MUD", "refuse", by="NOR", speaker="Juan Guaido"), told(other, 1, "VEN", "accept", by="NOR"),
    ]  # fmt: skip
    head = compose_brief(record([where, other], statements, parties=("VEN", "MUD"))).subtitle
    assert "No report speaks of the MUD (Democratic Unity Roundtable) by name" in head and "Juan Guaido" in head
    assert "Venezuela (" not in head


def test_consent_to_who_has_stopped_counts_for_a_return_alone() -> None:
    """What the parties said of a mediator that is gone is no consent to a mediation."""
    where = report("a0.txt", "Chile stops mediating.", "Peru accepts Chile's help.", on="1995-02-01")
    statements = [told(where, 1, "CHL", "withdraw"), told(where, 2, "PER", "accept", by="CHL")]
    sections = {one.key: one for one in compose_brief(record([where], statements)).sections}
    lines = [line.text for block in sections["consent"].blocks for line in block.lines]
    assert any("counts only should it come back" in one for one in lines)


def test_mediation_taken_up_again_says_so():
    """A round of the year before and one of now are not one mediation since then."""
    first = report("a0.txt", "Chile brokered a first round in 1993.", on="1995-02-01")
    second = report("a1.txt", "Chile mediates between the two.", on="1995-02-01")
    statements = [told(first, 1, "CHL", "mediate", on="1993"), told(second, 1, "CHL", "mediate", on="1995-01-20")]
    lead, *_ = texts(record([first, second], statements), "summary")
    assert "1993" in lead and "again 20 January 1995" in lead


def test_of_a_yes_and_a_no_in_one_text_the_no_is_summed_up():
    """The table of stances has both."""
    where = report("a0.txt", "Chile mediates.", "Peru thanks Chile.", "Peru refuses Chile.", on="1995-02-01")
    statements = [
        told(where, 1, "CHL", "mediate"), told(where, 2, "PER", "accept", by="CHL"),
        told(where, 3, "PER", "refuse", by="CHL"),
    ]  # fmt: skip
    lead, answers, *_ = texts(record([where], statements), "summary")
    assert "Chile mediates" in lead and answers.startswith(": Peru refuses Chile's help")
