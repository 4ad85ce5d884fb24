"""A party's refusal of third-party help in general beside its word on single mediators."""

from __future__ import annotations

from build import record, report, told

from goodoffices.brief.compose import compose_brief
from goodoffices.core.brief import Lines


def consent_lines(made):
    section = next(one for one in compose_brief(made).sections if one.key == "consent")
    return {block.heading: [line.text for line in block.lines] for block in section.blocks if isinstance(block, Lines)}


def given(made, mediator):
    consent = next(one for one in made.consents if one.third_party == mediator)
    return {one.party: one.status.value for one in consent.parties}


def test_who_takes_one_helper_s_hand_does_not_refuse_those_it_says_nothing_of():
    """A refusal of all is not spread over mediators that are not named, where the party takes another's help."""
    one = report(
        "a0.txt", "Chile offers to mediate.", "Brazil offers to mediate.", "Ecuador wants no third party.",
        "Ecuador accepts the good offices of Brazil.",
    )  # fmt: skip
    statements = [
        told(one, 1, "CHL", "offer"), told(one, 2, "BRA", "offer"), told(one, 3, "ECU", "refuse"),
        told(one, 4, "ECU", "accept", by="BRA", toward=("BRA",)),
    ]  # fmt: skip
    made = record([one], statements)
    assert (given(made, "CHL")["ECU"], given(made, "BRA")["ECU"]) == ("not on record", "given")
    (line,) = [each for each in consent_lines(made)["To mediation by Chile"] if each.startswith("Ecuador")]
    assert line == (
        "Ecuador: missing, nothing on record on this one; it refuses third-party help (the report's own voice), but "
        "not all of it: it accepts Brazil's help."
    )


def test_a_refusal_of_all_after_the_last_yes_stands_for_all():
    """Who took one helper's hand in spring and wants no third party in autumn refuses the others."""
    spring = report("a0.txt", "Chile offers to mediate.", "Ecuador accepts the help of Brazil.", on="1995-04-02")
    autumn = report("a1.txt", "Ecuador wants no third party.", on="1995-10-02")
    statements = [
        told(spring, 1, "CHL", "offer"), told(spring, 2, "ECU", "accept", by="BRA"), told(autumn, 1, "ECU", "refuse"),
    ]  # fmt: skip
    assert given(record([spring, autumn], statements), "CHL")["ECU"] == "refused"


def test_who_turns_down_observers_refuses_those_of_their_sender_alone():
    """Observers are no help in talks: a refusal of them is one of whoever is to send them."""
    one = report(
        "a0.txt", "Chile offers to mediate.", "Peru asked the OAS to send observers.", "Ecuador wants no observers.",
    )  # fmt: skip
    statements = [
        told(one, 1, "CHL", "offer"), told(one, 2, "PER", "request", by="OAS", toward=("OAS",)),
        told(one, 3, "ECU", "refuse"),
    ]  # fmt: skip
    made = record([one], statements)
    assert (given(made, "CHL")["ECU"], given(made, "OAS")["ECU"]) == ("not on record", "refused")


def test_a_kind_of_help_that_nobody_is_told_to_send_is_refused_alone():
    """Nobody's consent is missing for it, and the brief quotes it as what it is."""
    one = report("a0.txt", "Chile offers to mediate.", "Foreign troops have no business here, Ecuador said.")
    made = record([one], [told(one, 1, "CHL", "offer"), told(one, 2, "ECU", "refuse")])
    assert given(made, "CHL")["ECU"] == "not on record"
    section = next(each for each in compose_brief(made).sections if each.key == "stances")
    lines = [line.text for block in section.blocks if isinstance(block, Lines) for line in block.lines]
    assert "Ecuador turns down help of one kind: “Foreign troops have no business here, Ecuador said.”" in lines


def test_a_mediator_whose_venue_is_turned_down_is_not_refused():
    """Who welcomes the help and will not meet in one city says yes; what it turns down stands beside."""
    one = report(
        "a0.txt", "Chile offers to host talks in Arica.", "Ecuador welcomed Chile's readiness to help.",
        "Arica is too close to the front, and we will not sit there, its minister said.",
    )  # fmt: skip
    statements = [
        told(one, 1, "CHL", "offer"), told(one, 2, "ECU", "accept", by="CHL", toward=("CHL",)),
        told(one, 3, "ECU", "refuse", by="CHL", toward=("CHL",)),
    ]  # fmt: skip
    made = record([one], statements)
    assert given(made, "CHL")["ECU"] == "given"
    assert made.disagreements == ()
    (line,) = [each for each in consent_lines(made)["To mediation by Chile"] if each.startswith("Ecuador")]
    assert "it turns down a part: “Arica is too close to the front, and we will not sit there" in line


def test_a_text_turned_down_without_a_yes_to_the_mediator_is_a_refusal():
    """Nothing else tells that the party keeps the mediator."""
    one = report("a0.txt", "Chile offers to mediate.", "Ecuador rejected the draft of Chile.")
    made = record([one], [told(one, 1, "CHL", "offer"), told(one, 2, "ECU", "refuse", by="CHL")])
    assert given(made, "CHL")["ECU"] == "refused"


def test_a_yes_beside_a_no_of_one_day_stands_beside_it():
    """Which of the two counts is told first, and that the other is on record too."""
    one = report("a0.txt", "Chile offers to mediate.", "Ecuador accepts the offer.", "Ecuador turned it down.")
    statements = [
        told(one, 1, "CHL", "offer"), told(one, 2, "ECU", "accept", by="CHL"), told(one, 3, "ECU", "refuse", by="CHL"),
    ]  # fmt: skip
    (line,) = [each for each in consent_lines(record([one], statements))["To mediation by Chile"] if "Ecuador" in each]
    assert line == (
        "Ecuador: missing, refused; it refuses Chile's help (the report's own voice); by the same reports also it "
        "accepts Chile's help (the report's own voice)."
    )


def test_a_mediator_to_whom_all_consent_is_told_first():
    """Not whoever most reports tell of, unless many more do."""
    one = report(
        "a0.txt", "Chile offers to mediate.", "Brazil mediates.", "Peru accepts Brazil's help.",
        "Ecuador accepts Brazil's help.", "Peru accepts the help of Chile.",
    )  # fmt: skip
    two = report("a1.txt", "Chile offers to mediate.", number=1)
    statements = [
        told(one, 1, "CHL", "offer"), told(two, 1, "CHL", "offer"), told(one, 2, "BRA", "mediate"),
        told(one, 3, "PER", "accept", by="BRA"), told(one, 4, "ECU", "accept", by="BRA"),
        told(one, 5, "PER", "accept", by="CHL"),
    ]  # fmt: skip
    section = next(each for each in compose_brief(record([one, two], statements)).sections if each.key == "summary")
    assert section.blocks[0].lines[0].text.startswith("Brazil mediates")


def test_who_denies_having_refused_has_not_refused():
    """The denial stands against the reports that tell of the refusal of that mediator, and sets no stance."""
    one = report("a0.txt", "Ecuador turned down the mediation of Chile.", on="1995-02-01")
    two = report("a1.txt", "Ecuador denied that it had rejected Chile's mediation.", on="1995-02-02")
    three = report("a2.txt", "Reports that Ecuador refused Chile's help do not correspond to reality.", on="1995-02-03")
    refusals = [told(each, 1, "ECU", "refuse", by="CHL") for each in (one, two, three)]
    made = record([one, two, three], refusals)
    (stance,) = made.stances
    assert [each.quote.report for each in stance.evidence] == ["a0.txt"]
    (found,) = made.disagreements
    assert (found.kind.value, found.topic) == ("contradiction", "Ecuador's refusal")
    assert [each.report for each in found.sides[1].evidence] == ["a1.txt", "a2.txt"]


def test_who_refuses_after_denying_something_else_has_refused():
    """A denial is of the refusal only where it says so."""
    one = report("a0.txt", "Ecuador denied the charge and turned down Chile's mediation.")
    made = record([one], [told(one, 1, "ECU", "refuse", by="CHL")])
    assert [each.value.value for each in made.stances] == ["refuses"]


def test_a_denial_without_a_clause_of_its_own_is_one_too():
    """A headline denies turning somebody down."""
    for text in ("Ecuador denies turning down Chile's help", "Ecuador denied having rejected Chile's help."):
        one = report("a0.txt", text)
        assert record([one], [told(one, 1, "ECU", "refuse", by="CHL")]).stances == ()


def test_a_refusal_of_all_that_a_yes_came_after_is_told_in_the_past():
    """What it refused in spring stands with what it accepts in autumn as what was before."""
    spring = report("a0.txt", "Chile offers to mediate.", "Ecuador wants no third party.", on="1995-04-02")
    autumn = report("a1.txt", "Ecuador accepts the help of Chile.", on="1995-10-02")
    statements = [
        told(spring, 1, "CHL", "offer"), told(spring, 2, "ECU", "refuse"), told(autumn, 1, "ECU", "accept", by="CHL"),
    ]  # fmt: skip
    (line,) = [each for each in consent_lines(record([spring, autumn], statements))["To mediation by Chile"]
               if each.startswith("Ecuador")]  # fmt: skip
    assert line == (
        "Ecuador: given; it accepts Chile's help (the report's own voice); before, it refused third-party help "
        "(2 April 1995, the report's own voice)."
    )


def test_terms_that_were_met_later_are_a_change():
    """Who would come if the road is opened, and comes once it is, has dropped no terms in the telling."""
    spring = report("a0.txt", "Ecuador would accept Chile's help if the road is opened.", on="1995-04-02")
    summer = report("a1.txt", "Ecuador accepts the help of Chile.", on="1995-06-12")
    statements = [
        told(spring, 1, "ECU", "accept", by="CHL", condition="if the road is opened"),
        told(summer, 1, "ECU", "accept", by="CHL"),
    ]  # fmt: skip
    (found,) = record([spring, summer], statements).disagreements
    assert found.kind.value == "change"


def test_a_denied_refusal_changes_nothing():
    """That the reports differ on whether there was a refusal is told once, and not as changes of mind around it."""
    one = report("a0.txt", "Ecuador accepts Chile's help.", on="1995-02-01")
    two = report("a1.txt", "Ecuador turned down the mediation of Chile.", on="1995-02-20")
    three = report("a2.txt", "Ecuador denied that it had rejected Chile's mediation.", on="1995-02-22")
    statements = [
        told(one, 1, "ECU", "accept", by="CHL"), told(two, 1, "ECU", "refuse", by="CHL"),
        told(three, 1, "ECU", "refuse", by="CHL"),
    ]  # fmt: skip
    assert [each.topic for each in record([one, two, three], statements).disagreements] == ["Ecuador's refusal"]


def test_whoever_spoke_last_denies_having_refused():
    """A denial in the first person is that of the party of which the report told last."""
    one = report("a0.txt", "Ecuador would not go back to Chile's table, a diplomat said.", on="1995-02-01")
    two = report(
        "a1.txt", "Ecuador thanked Brazil.", "We have not turned our back on Chile, its minister said.", on="1995-02-02"
    )  # fmt: skip
    statements = [
        told(one, 1, "ECU", "refuse", by="CHL", speaker="a diplomat", kind="anonymous"),
        told(two, 1, "ECU", "accept", by="BRA"),
    ]  # fmt: skip
    assert [each.topic for each in record([one, two], statements).disagreements] == ["Ecuador's refusal"]


def test_a_hesitation_beside_a_yes_stands_beside_it_unless_it_came_before():
    """Who accepts by a mediator's word, and keeps its own counsel on that day, is told to do both."""
    one = report("a0.txt", "Chile says that Ecuador accepts its help.", on="1995-02-20")
    two = report("a1.txt", "Ecuador is still studying the offer.", on="1995-02-20")
    yes = told(one, 1, "ECU", "accept", by="CHL", speaker="Pablo Soto")
    lines = consent_lines(record([one, two], [yes, told(two, 1, "ECU", "hedge", by="CHL")]))["To mediation by Chile"]
    (line,) = [each for each in lines if each.startswith("Ecuador")]
    assert "it does not commit itself on Chile's help" in line
    before = report("a1.txt", "Ecuador is still studying the offer.", on="1995-02-18")
    lines = consent_lines(record([before, one], [yes, told(before, 1, "ECU", "hedge", by="CHL")]))
    (line,) = [each for each in lines["To mediation by Chile"] if each.startswith("Ecuador")]
    assert "does not commit itself" not in line
