import pytest
from build import record, report, told

from goodoffices.reconcile.merging import _said


def kinds(made, *, within=False):
    return [(one.kind.value, one.topic) for one in made.disagreements if one.within is within]


def test_two_words_of_one_day_that_cannot_both_be_true_contradict_each_other():
    """Mediating and not mediating at one time is a contradiction, with both sides quoted and counted."""
    one = report("a0.txt", "Chile is mediating between the two, a diplomat said.")
    other = report("a1.txt", "Chile is not mediating, its ministry said.")
    made = record([one, other], [told(one, 1, "CHL", "mediate"), told(other, 1, "CHL", "decline")])
    (found,) = made.disagreements
    assert (found.kind.value, found.topic) == ("contradiction", "Chile as mediator")
    assert [side.n_origins for side in found.sides] == [1, 1]
    assert {side.evidence[0].text for side in found.sides} == {one.text.strip(), other.text.strip()}


def test_different_mediators_are_no_contradiction():
    """Accepting one mediator and refusing another go together."""
    one = report("a0.txt", "Ecuador welcomes Chile's help.")
    other = report("a1.txt", "Ecuador turns Brazil down.")
    made = record([one, other], [told(one, 1, "ECU", "accept", by="CHL"), told(other, 1, "ECU", "refuse", by="BRA")])
    assert kinds(made) == []


def test_a_condition_that_one_report_drops():
    """An offer outright in one report and on terms in another is a disagreement on the condition."""
    one = report("a0.txt", "Chile has offered to mediate.")
    other = report("a1.txt", "Chile would mediate provided that both sides agree.")
    statements = [
        told(one, 1, "CHL", "offer"),
        told(other, 1, "CHL", "offer", condition="provided that both sides agree"),
    ]
    made = record([one, other], statements)
    assert kinds(made) == [("condition", "terms of Chile's help")]
    assert "provided that both sides agree" in made.disagreements[0].says


def test_refusing_and_hesitating_differ_in_degree():
    """A party that refuses in one report and only hesitates in another of the time."""
    one, other = (
        report("a0.txt", "Ecuador rejects Chile's help."),
        report("a1.txt", "Ecuador hesitates over Chile's offer."),
    )
    statements = [told(one, 1, "ECU", "refuse", by="CHL"), told(other, 1, "ECU", "hedge", by="CHL")]
    assert kinds(record([one, other], statements)) == [("degree", "Ecuador on Chile as mediator")]


def test_terms_that_ask_for_different_things():
    """Consent is less than a request: the terms of one offer differ in degree."""
    one = report("a0.txt", "Chile helps if both sides agree.")
    other = report("a1.txt", "Chile helps if both sides ask for it.", on="1995-02-02")
    statements = [
        told(one, 1, "CHL", "offer", condition="if both sides agree"),
        told(other, 1, "CHL", "offer", condition="if both sides ask for it"),
    ]
    assert kinds(record([one, other], statements)) == [("degree", "terms of Chile's help")]


def test_only_urging_against_offering():
    """A report that has the would-be mediator only urge, against those that have it offer."""
    one = report("a0.txt", "Chile urged Peru and Ecuador to talk.")
    other = report("a1.txt", "Chile offered its good offices.")
    statements = [told(one, 1, "CHL", "urge", toward=("PER", "ECU")), told(other, 1, "CHL", "offer")]
    assert kinds(record([one, other], statements)) == [("degree", "Chile as mediator")]


def test_a_denial_against_the_reports_that_assert_it():
    """A denial is no statement, yet it contradicts the reports that tell of what it denies."""
    one = report("a0.txt", "Chile has withdrawn from the mediation for good.")
    other = report("a1.txt", "Chile's spokesman denied reports of a withdrawal of Chile from the mediation.")
    made = record([one, other], [told(one, 1, "CHL", "withdraw"), told(other, 1, "CHL", "mediate")])
    assert ("contradiction", "Chile's withdrawal") in kinds(made)


def test_a_denial_of_an_offer_by_somebody_else_is_none():
    """That Brazil made no offer says nothing of Chile's."""
    one, other = report("a0.txt", "Chile has offered to mediate."), report("a1.txt", "Brazil has made no offer.")
    assert kinds(record([one, other], [told(one, 1, "CHL", "offer")])) == []


def test_a_party_that_is_said_to_know_and_says_that_it_does_not():
    """A mediator's word on what a party knew against the party's own."""
    one = report("a0.txt", "Peru had known of the mission all along, the Holy See maintains.")
    other = report("a1.txt", "“We know nothing of it,” said Peru's spokesman.")
    statements = [told(one, 1, "VAT", "mediate"), told(other, 1, "PER", "hedge", by="VAT", speaker="Luis Rey")]
    assert ("contradiction", "whether Peru knew of Vatican's help") in kinds(record([one, other], statements))


def test_a_date_that_one_report_has_against_the_others_is_a_slip_and_no_change():
    """The same day of another month: an outlier; the record goes on without that date."""
    reports = [
        report("a0.txt", "Chile stopped mediating on 9 March.", on="1995-03-10"),
        report("a1.txt", "On 9 March, Chile laid the task down.", on="1995-03-11"),
        report("a2.txt", "Chile quit on February 9.", on="1995-03-12"),
        report("a3.txt", "Chile is mediating.", on="1995-02-20"),
    ]
    days = ["1995-03-09", "1995-03-09", "1995-02-09"]
    statements = [told(one, 1, "CHL", "withdraw", on=day) for one, day in zip(reports, days, strict=False)]
    made = record(reports, [*statements, told(reports[3], 1, "CHL", "mediate")])
    slip = next(one for one in made.disagreements if one.kind.value == "outlier")
    assert (slip.topic, [side.n_origins for side in slip.sides]) == ("date of Chile's withdrawal", [1, 2])
    assert [one.value.value for one in made.stances] == ["mediates", "withdrawn"]


def test_a_pair_of_states_that_only_one_report_sets_at_odds():
    """ "Between Peru and Chile", where Chile would mediate and all others have Peru and Ecuador: a slip."""
    one = report("a0.txt", "Chile wants to prevent an escalation between Peru and well-armed Chile.")
    other = report("a1.txt", "Chile worries about the conflict between Peru and Ecuador.")
    made = record([one, other], [told(one, 1, "CHL", "urge"), told(other, 1, "CHL", "offer")])
    slip = next(one for one in made.disagreements if one.kind.value == "outlier")
    assert (slip.actor, slip.topic) == ("CHL", "parties to the tension")


def test_a_person_at_the_head_of_the_wrong_body():
    """Only where another report puts the person elsewhere and names another head."""
    one = report("a0.txt", "Coastguard chief Juan Paz Leal came to Lima.")
    other = report(
        "a1.txt", "Those present were Juan Paz Leal, head of the Navy, and Rosa Gil Diaz, head of the Coastguard."
    )
    made = record([one, other], [])
    assert [(each.kind.value, each.topic) for each in made.disagreements] == [("outlier", "office of Juan Paz Leal")]


@pytest.mark.parametrize("words", ["at least four hostages", "a two-week truce and four hostages"])
def test_the_length_of_a_truce(words):
    """Two lengths for one proposal are an outlier where the rest of the proposal is the same."""
    one = report("a0.txt", f"Chile proposed {words}.")
    other = report("a1.txt", "Chile proposed a truce of two days for four hostages.")
    made = record([one, other], [told(one, 1, "CHL", "mediate"), told(other, 1, "CHL", "mediate")])
    assert bool(made.disagreements) == ("two-week" in words)


def test_an_unknown_order_is_said_to_be_unknown():
    """Two undated reports: a change may lie either way, and the sentence says so."""
    one, other = report("a0.txt", "Chile offers help.", on=None), report("a1.txt", "Chile denies mediating.", on=None)
    dated = report("a2.txt", "Chile offered help.", on="1995-02-01")
    statements = [told(one, 1, "CHL", "offer"), told(other, 1, "CHL", "decline"), told(dated, 1, "CHL", "offer")]
    made = record([one, other, dated], statements)
    assert any("which came first" in each.says for each in made.disagreements if each.kind.value == "change")


def test_a_general_and_a_single_word_told_by_the_same_two_reports():
    """Two reports that both refuse all help and both hesitate on one mediator disagree as much as four would."""
    one = report("a0.txt", "Ecuador wants no third party.", "Ecuador did not comment on Chile.")
    other = report("a1.txt", "Ecuador rejects outside help.", "Ecuador hesitates over Chile.")
    statements = [told(each, 1, "ECU", "refuse") for each in (one, other)]
    statements += [told(each, 2, "ECU", "hedge", by="CHL") for each in (one, other)]
    assert ("degree", "Ecuador on third-party help") in kinds(record([one, other], statements))


def test_all_that_an_undated_denial_may_contradict_is_one_contradiction():
    """A dated report and an undated one tell the same of a mediator: one denial is set against both at once."""
    denial = report("a0.txt", "Chile is no mediator, it said after the clashes of 1 February 1995.", on=None)
    dated = report("a1.txt", "Chile goes between Peru and Ecuador.", on="1995-02-03")
    undated = report("a2.txt", "Chile mediates since the clashes of 1 February 1995.", on=None)
    clash = {"toward": ("PER",), "on": "1995-02-01"}
    statements = [
        told(denial, 1, "CHL", "decline"), told(denial, 1, "ECU", "escalate", **clash),
        told(dated, 1, "CHL", "mediate"),
        told(undated, 1, "CHL", "mediate"), told(undated, 1, "ECU", "escalate", **clash),
    ]  # fmt: skip
    found = [one for one in record([denial, dated, undated], statements).disagreements if one.kind == "contradiction"]
    assert [[sorted({each.report for each in side.evidence}) for side in one.sides] for one in found] in (
        [[["a0.txt"], ["a1.txt", "a2.txt"]]], [[["a1.txt", "a2.txt"], ["a0.txt"]]],
    )  # fmt: skip


def test_a_side_told_on_terms_quotes_sentences_that_have_the_terms():
    """What a report says of the offer after its condition refers back to it, and is no evidence of the condition."""
    plain = report("a0.txt", "Chile offers to mediate.", on="1995-02-01")
    terms = report("a1.txt", "Chile would help if both ask.", "Its offer is notable.", on="1995-02-01")
    statements = [
        told(plain, 1, "CHL", "offer"), told(terms, 1, "CHL", "offer", condition="if both ask"),
        told(terms, 2, "CHL", "offer"),
    ]  # fmt: skip
    (found,) = [one for one in record([plain, terms], statements).disagreements if one.kind == "condition"]
    assert [[quote.ref for quote in side.evidence] for side in found.sides] == [["000:1"], ["001:1"]]


def test_a_sentence_stands_on_the_side_for_which_it_is_read_more_surely():
    """Both readings of one sentence: it is kept out of the weaker side, which has another sentence of its own."""
    one = report("a0.txt", "Ecuador values Chile's effort but will not sit down with Brazil.")
    other = report("a1.txt", "Ecuador rejects Chile's help.")
    statements = [
        told(one, 1, "ECU", "accept", by="CHL", confidence=0.9),
        told(one, 1, "ECU", "refuse", by="CHL", confidence=0.7),
        told(other, 1, "ECU", "refuse", by="CHL", confidence=0.9),
    ]
    (found,) = record([one, other], statements).disagreements
    by_words = {side.says: [quote.report for quote in side.evidence] for side in found.sides}
    assert by_words == {"accepts Chile's help": ["a0.txt"], "refuses Chile's help": ["a1.txt"]}


def test_two_readings_of_one_sentence_and_its_copy_are_no_disagreement():
    """What one report copies from another stands on the surer side too."""
    words = "Ecuador values Chile's effort but will not sit down with Brazil."
    one, copy = report("a0.txt", words), report("a1.txt", words)
    statements = [
        told(each, 1, "ECU", move, by="CHL", confidence=sure)
        for each in (one, copy)
        for move, sure in (("accept", 0.9), ("refuse", 0.7))
    ]
    assert record([one, copy], statements).disagreements == ()


def test_a_pair_of_sentences_and_the_pair_with_a_copy_are_told_once():
    """An undated copy of the one sentence makes no second disagreement with the other."""
    words = "Ecuador welcomes Chile's help."
    reports = [
        report("a0.txt", words),
        report("a1.txt", "Ecuador will have no third party in it."),
        report("a2.txt", words, "Peru and Ecuador had talked on 20 January 1995.", on=None),
    ]
    statements = [told(reports[n], 1, "ECU", "accept", by="CHL") for n in (0, 2)]
    statements.append(told(reports[2], 2, "PER", "negotiate", toward=("ECU",), on="1995-01-20"))
    made = record(reports, [*statements, told(reports[1], 1, "ECU", "refuse", by=None)])
    assert kinds(made) == [("contradiction", "Ecuador on third-party help")]


@pytest.mark.parametrize("move", ["accept", "refuse"])
def test_a_word_that_commits_to_nothing_points_no_way(move):
    """Hesitation against a yes or a no is a degree, and not one of the same direction."""
    one, other = report("a0.txt", "Ecuador hesitates over Chile."), report("a1.txt", "Ecuador answers Chile.")
    statements = [told(one, 1, "ECU", "hedge", by="CHL"), told(other, 1, "ECU", move, by="CHL")]
    (found,) = record([one, other], statements).disagreements
    assert (found.kind.value, found.says.endswith("One commits itself, the other does not.")) == ("degree", True)


def test_consent_on_terms_against_a_refusal_leaves_a_way_open():
    """A yes on a condition and a no differ in degree and point different ways."""
    one, other = report("a0.txt", "Ecuador agrees if Peru does."), report("a1.txt", "Ecuador refuses Chile.")
    statements = [
        told(one, 1, "ECU", "accept", by="CHL", condition="if Peru does"),
        told(other, 1, "ECU", "refuse", by="CHL"),
    ]
    (found,) = record([one, other], statements).disagreements
    assert found.says.endswith("One leaves a way open, the other does not.")


def test_a_request_and_an_acceptance_of_one_strength_point_the_same_way():
    """Asking is more than accepting; asking later than accepting is no change of stance."""
    words = "Ecuador welcomes Chile's help.", "Ecuador asks Chile to help."
    one, other = report("a0.txt", words[0]), report("a1.txt", words[1])
    statements = [told(one, 1, "ECU", "accept", by="CHL"), told(other, 1, "ECU", "request", by="CHL")]
    (found,) = record([one, other], statements).disagreements
    assert found.says.endswith("They point the same way and differ in strength.")
    late = report("a1.txt", words[1], on="1995-12-01")
    early = report("a0.txt", words[0], on="1995-01-20")
    statements = [told(early, 1, "ECU", "accept", by="CHL"), told(late, 1, "ECU", "request", by="CHL")]
    assert kinds(record([early, late], statements)) == []


def test_what_an_undated_report_tells_of_two_years_before_is_no_contradiction():
    """Both can be true at different times, and which is newer is said with care."""
    one = report("a0.txt", "Ecuador turned Chile down on 3 May 1993.", "It wants no go-between.", on=None)
    other = report("a1.txt", "Ecuador welcomes Chile's help.", on="1995-02-01")
    statements = [
        told(one, 1, "ECU", "consult", toward=("CHL",), on="1993-05-03"),
        told(one, 2, "ECU", "refuse", by="CHL"),
        told(other, 1, "ECU", "accept", by="CHL"),
    ]
    made = record([one, other], statements)
    assert kinds(made) == [("change", "Ecuador on Chile as mediator")]
    assert "most likely the newer stance" in made.disagreements[0].says


def test_a_month_told_and_a_day_before_it_lie_apart():
    """A withdrawal told of May and a mediation on the last of April are a change, though days lie between them."""
    one = report("a0.txt", "Chile carried notes on 30 April.", on="1995-05-02")
    other = report("a1.txt", "Chile stopped mediating in May.", "It has left the talks.", on="1995-05-20")
    statements = [
        told(one, 1, "CHL", "mediate", on="1995-04-30"),
        told(other, 1, "CHL", "withdraw", on="1995-05"),
        told(other, 2, "CHL", "withdraw"),
    ]
    assert kinds(record([one, other], statements)) == [("change", "Chile as mediator")]


def test_terms_of_two_years_before_are_not_dropped():
    """A yes on terms in 1993 and one without in 1995 are no two tellings of one yes."""
    one = report("a0.txt", "Ecuador accepts Chile's help if the border stays open.", on="1993-02-01")
    other = report("a1.txt", "Ecuador welcomes Chile's help.", on="1995-02-01")
    statements = [
        told(one, 1, "ECU", "accept", by="CHL", condition="if the border stays open"),
        told(other, 1, "ECU", "accept", by="CHL"),
    ]
    assert kinds(record([one, other], statements)) == []


def test_a_refusal_of_one_and_of_all_against_one_hesitation_is_told_once():
    """Whose help is refused does not make two disagreements of one."""
    one = report("a0.txt", "Ecuador refuses Chile's help.", "Ecuador wants no third party.")
    other = report("a1.txt", "Ecuador would not comment on Chile's offer.")
    statements = [
        told(one, 1, "ECU", "refuse", by="CHL"),
        told(one, 2, "ECU", "refuse", by=None),
        told(other, 1, "ECU", "hedge", by="CHL"),
    ]
    made = record([one, other], statements)
    (found,) = made.disagreements
    assert found.topic == "Ecuador on third-party help; Ecuador on Chile as mediator"
    assert {side.says for side in found.sides} == {
        "refuses third-party help or Chile's help",
        "does not commit itself on Chile's help",
    }
    assert max(len(side.evidence) for side in found.sides) == 2
    assert found.says.endswith("One commits itself, the other does not.")


def test_an_offer_outright_and_on_terms_against_one_silence_is_told_once():
    """Nor do the terms; what was offered on which terms is a disagreement of its own."""
    one = report("a0.txt", "Chile has offered to mediate.")
    other = report("a1.txt", "Chile would mediate if both agree.")
    third = report("a2.txt", "Chile would not say whether it mediates.")
    statements = [
        told(one, 1, "CHL", "offer"),
        told(other, 1, "CHL", "offer", condition="if both agree"),
        told(third, 1, "CHL", "hedge", by="CHL"),
    ]
    made = record([one, other, third], statements)
    assert sorted(kinds(made)) == [("condition", "terms of Chile's help"), ("degree", "Chile as mediator")]
    says = [side.says for found in made.disagreements for side in found.sides]
    assert "offers its help outright or on a condition" in says


def test_a_yes_and_a_no_against_one_silence_are_two_disagreements():
    """What points to different ways is never told as one."""
    one, other = report("a0.txt", "Ecuador welcomes Chile's help."), report("a1.txt", "Ecuador refuses Chile's help.")
    third = report("a2.txt", "Ecuador would not comment on Chile's offer.")
    statements = [
        told(one, 1, "ECU", "accept", by="CHL"),
        told(other, 1, "ECU", "refuse", by="CHL"),
        told(third, 1, "ECU", "hedge", by="CHL"),
    ]
    assert [kind for kind, _ in kinds(record([one, other, third], statements))].count("degree") == 2


def test_a_department_does_not_depart():
    """A denial from somebody of a department denies no expulsion."""
    one = report("a0.txt", "Peru expelled two envoys of Ecuador.")
    other = report("a1.txt", "The State Department says that the claims of Peru are untrue.")
    made = record([one, other], [told(one, 1, "PER", "escalate", toward=("ECU",))])
    assert kinds(made) == []


def test_an_expert_who_takes_a_mediation_as_known_is_no_lead():
    """The report's own word on a mediation stands before an expert's remark on it."""
    one = report("a0.txt", "The mediation of Chile is a gesture, said Dr Ana Ruiz.", "Chile is mediating.")
    statements = [
        told(one, 1, "CHL", "mediate", speaker="Ana Ruiz", kind="expert"),
        told(one, 2, "CHL", "mediate"),
    ]
    (stance,) = record([one], statements).stances
    assert stance.evidence[0].quote.text == "Chile is mediating."


def test_who_is_open_to_help_may_turn_one_helper_down():
    """Only a word that speaks of all times is against a refusal of one mediator."""
    one = report("a0.txt", "Ecuador is open to help from abroad.", "Ecuador has never refused help from abroad.")
    other = report("a1.txt", "Ecuador turns Chile down.")
    refusal = told(other, 1, "ECU", "refuse", by="CHL")
    assert kinds(record([one, other], [told(one, 1, "ECU", "accept", by=None), refusal])) == []
    made = record([one, other], [told(one, 2, "ECU", "accept", by=None), refusal])
    assert kinds(made) == [("contradiction", "Ecuador on third-party help")]


def test_a_return_told_with_the_pause_before_it_contradicts_no_return():
    """Who is back after a pause has not stopped on the day of the report."""
    one = report("a0.txt", "Chile is back at the table a month after leaving it.")
    other = report("a1.txt", "Chile is mediating between the two.")
    statements = [
        told(one, 1, "CHL", "mediate"),
        told(one, 1, "CHL", "withdraw"),
        told(other, 1, "CHL", "mediate"),
    ]
    assert "contradiction" not in [kind for kind, _ in kinds(record([one, other], statements))]


def test_having_stopped_and_mediating_in_an_unknown_order_may_both_be_true():
    """Where no report tells which came first, the two are told of different times."""
    one = report("a0.txt", "Chile met Peru on 20 January 1995.", "It has stopped mediating.", on=None)
    other = report("a1.txt", "Chile is mediating between the two.", on="1995-02-01")
    statements = [
        told(one, 1, "CHL", "consult", toward=("PER",), on="1995-01-20"),
        told(one, 2, "CHL", "withdraw"),
        told(other, 1, "CHL", "mediate"),
    ]
    made = record([one, other], statements)
    assert kinds(made) == [("change", "Chile as mediator")]
    assert "which came first, these reports do not tell" in made.disagreements[0].says


def test_an_undated_word_beside_a_dated_one_hides_neither():
    """An undated offer stands against every hesitation, whenever these were told."""
    sentences = ("Chile would not say.", "Chile helps if both agree.", "Chile helps if both agree.", "Chile is silent.")
    days = ("1996-05-01", "1995-01-30", None, None)
    reports = [report(f"a{n}.txt", text, on=on) for n, (text, on) in enumerate(zip(sentences, days, strict=True))]
    statements = [
        told(reports[0], 1, "CHL", "hedge", by="CHL"),
        told(reports[1], 1, "CHL", "offer", condition="if both agree"),
        told(reports[2], 1, "CHL", "offer", condition="if both agree"),
        told(reports[3], 1, "CHL", "hedge", by="CHL"),
    ]
    made = record(reports, statements)
    quoted = {quote.report for found in made.disagreements for side in found.sides for quote in side.evidence}
    assert {"a0.txt", "a2.txt", "a3.txt"} <= quoted


def test_no_such_offer_is_the_one_told_before_it():
    """It denies the offer just told, in one report, and nobody else's."""
    one = report(
        "a0.txt", "Chile is ready to go on helping.", "Qatar has offered help too, an official said.",
        "Ecuador's ministry said it had received no such offer and was content with Chile.",
    )  # fmt: skip
    other = report("a1.txt", "Chile offered help.")
    statements = [told(one, 1, "CHL", "offer"), told(one, 2, "QAT", "offer"), told(other, 1, "CHL", "offer")]
    found = [each for each in record([one, other], statements).disagreements if each.kind == "contradiction"]
    assert [(each.actor, each.within) for each in found] == [("QAT", True)]
    assert found[0].says.startswith("Report 000 tells of an offer by Qatar, and elsewhere")


def test_who_asks_for_help_and_thanks_for_it_in_one_report_agrees_with_itself():
    """Two reports that differ in it still differ in degree."""
    one = report("a0.txt", "Peru thanked Chile.", "Peru asked Chile to carry its word.")
    statements = [told(one, 1, "PER", "accept", by="CHL"), told(one, 2, "PER", "request", by="CHL")]
    assert record([one], statements).disagreements == ()


def test_what_is_refused_of_several_is_named_once():
    """Two clauses as one, without saying again what the first says."""
    assert _said("refuses third-party help", "refuses Chile's help") == "refuses third-party help or Chile's help"
    told_before = "refuses third-party help or Chile's help"
    assert _said(told_before, "refuses Chile's help") == told_before


def test_an_end_in_the_same_month_of_another_year_is_a_slip():
    """Where one of the reports tells the month alone; the stance begins on the day that the other tells."""
    dated = report("a0.txt", "Chile stopped mediating on 18 April 1995.", on="1995-04-19")
    spun = report("a1.txt", "Chile mediated and stepped down in April 1993.", on="1995-05-01")
    statements = [
        told(dated, 1, "CHL", "withdraw", on="1995-04-18"), told(spun, 1, "CHL", "withdraw", on="1993-04"),
    ]  # fmt: skip
    made = record([dated, spun], statements)
    (slip,) = (one for one in made.disagreements if one.kind == "outlier")
    assert slip.says.startswith("By 001 it was in 1993-04, by 000 on 1995-04-18")
    assert {str(one.since.since) for one in made.stances if one.value == "withdrawn"} == {"1995-04-18"}


def test_two_ends_told_by_one_report_are_no_slip():
    """A mediator may stop twice."""
    where = report("a0.txt", "Chile stopped in April 1993.", "Chile stopped again on 18 April 1995.", on="1995-04-19")
    statements = [
        told(where, 1, "CHL", "withdraw", on="1993-04"), told(where, 2, "CHL", "withdraw", on="1995-04-18"),
    ]  # fmt: skip
    assert not [one for one in record([where], statements).disagreements if one.kind == "outlier"]


def test_a_mediation_that_is_denied_contradicts_the_reports_of_it():
    """No such thing is under way, says a party: no refusal alone, but the contrary of what others tell."""
    one = report("a0.txt", "Chile is mediating between the two.")
    other = report("a1.txt", "Peru denied that any mediation is under way, by Chile or by others.")
    statements = [told(one, 1, "CHL", "mediate", toward=("PER", "ECU")), told(other, 1, "PER", "refuse", by="CHL")]
    (found,) = [each for each in record([one, other], statements).disagreements if "mediation" in each.topic]
    assert found.kind == "contradiction" and [side.evidence[0].ref for side in found.sides] == ["000:1", "001:1"]


def test_a_bare_denial_is_of_what_stands_before_it():
    """Whoever "denied the report" denies the offer told just before; "rejected it" is said of the offer itself."""
    for answer, n in (("An official denied the report.", 1), ("Ecuador rejected it.", 0)):
        one = report("a0.txt", "Chile has offered to host talks, a daily writes.", answer)
        other = report("a1.txt", "Chile is ready to host talks.")
        statements = [told(one, 1, "CHL", "offer"), told(other, 1, "CHL", "offer")]
        found = [each for each in record([one, other], statements).disagreements if "offer" in each.topic]
        assert len(found) == n


def test_a_minister_of_the_wrong_state_is_a_slip_and_no_mediator():
    """Two other reports agree whose she is; who changes office between two reports of one mind is none."""
    one = report("a0.txt", "Bolivian Prime Minister Ana Mora Gil has put forward a plan.", "Bolivia is ready to host.")
    two = report("a1.txt", "Chile's Prime Minister Ana Mora Gil offered a plan.")
    three = report("a2.txt", "Mora Gil, the foreign minister of Chile, offered a plan.")
    offers = [told(two, 1, "CHL", "offer"), told(three, 1, "CHL", "offer")]
    slip = told(one, 1, "BOL", "offer")
    made = record([one, two, three], [slip, *offers])
    (found,) = [each for each in made.disagreements if each.kind == "outlier"]
    assert (found.actor, found.topic) == ("BOL", "office of Ana Mora Gil")
    assert made.cast.third_parties == ("CHL",)
    own = record([one, two, three], [slip, told(one, 2, "BOL", "offer"), *offers])
    assert set(own.cast.third_parties) == {"CHL", "BOL"}
    assert not [each for each in record([one, two], [slip, offers[0]]).disagreements if each.kind == "outlier"]
