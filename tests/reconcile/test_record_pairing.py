"""What is one disagreement and what two, of which kind, and on which side a sentence stands."""

from build import record, report, told

from goodoffices.codebook.words import Role
from goodoffices.reconcile.merging import stem


def kinds(made):
    return [one.kind.value for one in made.disagreements]


def texts(side):
    return {one.text for one in side.evidence}


def test_a_sentence_that_tells_the_end_of_a_pause_stands_with_the_return():
    """The news of a sentence that tells both sides of a change is the newer one."""
    both = "Chile mediates again, two months after it had stopped."
    first = report("a0.txt", "Chile stops mediating.", on="1995-02-01")
    second = report("a1.txt", both, "Chile is mediating.", on="1995-04-01")
    statements = [
        told(first, 1, "CHL", "withdraw"), told(second, 1, "CHL", "mediate", on="1995-04-01"),
        told(second, 1, "CHL", "withdraw", on="1995-02-01"), told(second, 2, "CHL", "mediate"),
    ]  # fmt: skip
    (one,) = record([first, second], statements).disagreements
    assert one.kind.value == "change"
    assert texts(one.sides[0]) == {"Chile stops mediating."}
    assert both in texts(one.sides[1])


def test_a_threat_told_with_its_fulfilment_stands_with_the_terms():
    """A sentence that tells terms, and what came of them, tells the terms that others leave out."""
    both = "Chile had warned that it would stop unless the guns fell silent, and stop it did."
    first = report("a0.txt", "Chile has stopped mediating.", on="1995-02-01")
    second = report("a1.txt", both, "Chile has stopped.", on="1995-02-03")
    statements = [
        told(first, 1, "CHL", "withdraw"), told(second, 2, "CHL", "withdraw"),
        told(second, 1, "CHL", "withdraw", condition="unless the guns fell silent", on="1995-02-01"),
        told(second, 1, "CHL", "withdraw", on="1995-02-03"),
    ]  # fmt: skip
    (one,) = [each for each in record([first, second], statements).disagreements if not each.within]
    assert one.kind.value == "condition"
    assert texts(one.sides[1]) == {both}


def test_never_having_thanked_anybody_is_no_word_on_all_help():
    """Only that help was never refused, or always welcome, speaks of all times."""
    first = report("a0.txt", "Peru turned Chile's help down.", on="1995-02-01")
    second = report("a1.txt", "Peru had never thanked Brazil, but would use any mediator.", on="1995-06-20")
    third = report("a2.txt", "Peru has never turned anybody's help down.", on="1995-06-20")
    refused = told(first, 1, "PER", "refuse", by="CHL")
    assert not record([first, second], [refused, told(second, 1, "PER", "accept")]).disagreements
    assert kinds(record([first, third], [refused, told(third, 1, "PER", "accept")])) == ["contradiction"]


def test_an_actor_that_wavers_to_and_fro_is_told_of_once():
    """Yes and silence in either report are one disagreement, not one for each order of the two."""
    first = report("a0.txt", "Peru thanks Chile.", "Peru has yet to decide on Chile's plan.", on="1995-02-01")
    second = report("a1.txt", "Peru let the deadline pass in silence.", "Peru values Chile's efforts.", on="1995-02-20")
    statements = [
        told(first, 1, "PER", "accept", by="CHL"), told(first, 2, "PER", "hedge", by="CHL"),
        told(second, 1, "PER", "hedge", by="CHL"), told(second, 2, "PER", "accept", by="CHL"),
    ]  # fmt: skip
    across = [one for one in record([first, second], statements).disagreements if not one.within]
    assert [one.kind.value for one in across] == ["degree"]


def test_disagreements_of_years_apart_are_two():
    """An offer and a mediation of one year differ, and so do those of the next year but one."""
    pages = [
        report("a0.txt", "Chile would help if both ask.", on="1995-02-01"),
        report("a1.txt", "Chile is mediating.", on="1995-02-02"),
        report("a2.txt", "Chile would help if both agree.", on="1996-11-01"),
        report("a3.txt", "Chile is mediating again.", on="1996-11-02"),
    ]
    statements = [
        told(pages[0], 1, "CHL", "offer", condition="if both ask"), told(pages[1], 1, "CHL", "mediate"),
        told(pages[2], 1, "CHL", "offer", condition="if both agree"), told(pages[3], 1, "CHL", "mediate"),
    ]  # fmt: skip
    assert kinds(record(pages, statements)).count("degree") >= 2


def test_what_the_public_asked_for_contradicts_no_denial():
    """That its shipowners wrote a letter is no request of the state."""
    first = report("a0.txt", "Peru said that it had not asked Chile for help.", on="1995-02-02")
    second = report("a1.txt", "Peru's shipowners asked Chile to step in.", on="1995-02-03")
    request = told(second, 1, "PER", "request", by="CHL", actor_role=Role.PUBLIC)
    assert not record([first, second], [request]).disagreements
    asked = told(second, 1, "PER", "request", by="CHL")
    assert kinds(record([first, second], [asked])) == ["contradiction"]


def test_what_was_offered_after_a_denial_does_not_contradict_it():
    """No offer on the second, an offer on the ninth: the denial held when it was made."""
    first = report("a0.txt", "Chile denied a report that it had offered its help.", on="1995-02-02")
    second = report("a1.txt", "Chile offered its help.", on="1995-02-10")
    later, before = (told(second, 1, "CHL", "offer", on=day) for day in ("1995-02-09", "1995-02-01"))
    assert not record([first, second], [later]).disagreements
    assert kinds(record([first, second], [before])) == ["contradiction"]


def test_that_no_such_state_s_request_arrived_denies_the_request():
    """A request may be denied by whom it was made to, with the state's adjective before it."""
    first = report("a0.txt", "Peru asked Chile to step in.", on="1995-02-02")
    second = report("a1.txt", "Chile let it be known that no Peruvian request ever reached it.", on="1995-02-03")
    third = report("a1.txt", "Chile gave no answer to the Peruvian request.", on="1995-02-03")
    request = told(first, 1, "PER", "request", by="CHL")
    assert kinds(record([first, second], [request])) == ["contradiction"]
    assert not record([first, third], [request]).disagreements


def test_an_offer_on_terms_weeks_after_a_denial_is_a_change():
    """In one breath the two go together; an offer that follows is news."""
    both = report("a0.txt", "Chile is no mediator, but would help if both ask.", on="1995-02-02")
    later = report("a1.txt", "Chile would lend officers if both ask.", on="1995-03-10")
    denial = told(both, 1, "CHL", "decline")
    breath = told(both, 1, "CHL", "offer", condition="if both ask")
    offer = told(later, 1, "CHL", "offer", condition="if both ask")
    assert kinds(record([both, later], [denial, offer])) == ["change"]
    assert not record([both], [denial, breath]).disagreements


def test_undated_news_of_months_before_is_no_contradiction():
    """A report that tells of May is hardly of the time of one from October: either may be true of its own."""
    undated = report("a0.txt", "On 2 May 1995 Peru thanked Chile.", on=None)
    dated = report("a1.txt", "Peru turns Chile away.", on="1995-10-20")
    near = report("a1.txt", "Peru turns Chile away.", on="1995-05-20")
    yes = [told(undated, 1, "PER", "consult", on="1995-05-02"), told(undated, 1, "PER", "accept", by="CHL")]
    assert kinds(record([undated, dated], [*yes, told(dated, 1, "PER", "refuse", by="CHL")])) == ["change"]
    assert kinds(record([undated, near], [*yes, told(near, 1, "PER", "refuse", by="CHL")])) == ["contradiction"]


def test_a_year_far_ahead_does_not_date_a_report():
    """A dam that is finished in ten years tells nothing of when its report was written."""
    dated = report("a0.txt", "Chile is no mediator.", on="1995-02-02")
    undated = report("a1.txt", "The dam of 1990 is half built.", "It is finished in 2005.", on=None)
    made = record([dated, undated], [told(dated, 1, "CHL", "decline"), told(undated, 1, "CHL", "hedge", by="CHL")])
    assert all((one.published.when.since or dated.published.when.since).year < 2000 for one in made.reports)


def test_an_offer_told_beside_a_precedent_is_of_its_report_s_day():
    """That it mediated in the past is told in hindsight, and its offer is not."""
    one = report("a0.txt", "Chile, which has mediated in the past, has said it is willing.", on="1995-02-02")
    offer = told(one, 1, "CHL", "offer")
    (stance,) = record([one], [told(one, 1, "CHL", "mediate", modality="historical"), offer]).stances
    assert stance.since == one.published.when


def test_now_of_undated_reports_is_the_last_day_that_they_tell():
    """Where no report is dated, "now" is no earlier than what the last one tells."""
    one = report("a0.txt", "On 2 May 1995 Peru thanked Chile.", on=None)
    made = record([one], [told(one, 1, "PER", "accept", by="CHL", on="1995-05-02")])
    assert made.as_of.text == "1995-05-02"


def test_a_mediation_told_with_its_end_is_over():
    """Who breaks off its mediation today does not mediate today; who takes it up again has not stopped today."""
    broken = report("a0.txt", "Chile broke off its shuttle.", on="1995-02-02")
    resumed = report("a0.txt", "Chile resumes its shuttle after a pause.", on="1995-02-02")
    for page, news in ((broken, "withdraw"), (resumed, "mediate")):
        made = record([page], [told(page, 1, "CHL", "mediate"), told(page, 1, "CHL", "withdraw")])
        begun = {one.value.value: one.since.since is not None for one in made.stances}
        assert begun == {"mediates": news == "mediate", "withdrawn": news == "withdraw"}
        days = {str(one.move): one.when.since is not None for one in made.events}
        assert days == {"mediate": news == "mediate", "withdraw": news == "withdraw"}


def test_help_of_two_sorts_before_one_denial_is_one_change():
    """Who offered and mediated before saying that it is no mediator has changed once, and is told of once."""
    one = report("a0.txt", "Chile offers to mediate.", "Chile is carrying messages.", on="1995-02-01")
    other = report("a1.txt", "Chile is not a mediator.", on="1995-06-01")
    statements = [told(one, 1, "CHL", "offer"), told(one, 2, "CHL", "mediate"), told(other, 1, "CHL", "decline")]
    (found,) = record([one, other], statements).disagreements
    assert [side.says for side in found.sides] == ["offers its help or is mediating", "is not a mediator"]
    assert len(found.sides[0].evidence) == 2


def test_a_change_and_the_change_back_are_two():
    """Words of one way before and after a denial stand on other sides of it."""
    one = report("a0.txt", "Chile offers to mediate.", on="1995-02-01")
    other = report("a1.txt", "Chile is not a mediator.", on="1995-06-01")
    third = report("a2.txt", "Chile is carrying messages.", on="1995-09-01")
    statements = [told(one, 1, "CHL", "offer"), told(other, 1, "CHL", "decline"), told(third, 1, "CHL", "mediate")]
    assert [each.kind.value for each in record([one, other, third], statements).disagreements] == ["change", "change"]


def test_whose_word_a_mediation_rests_on_makes_no_other_disagreement():
    """A side that is told on somebody's word says the same as one that the reports tell themselves."""
    assert stem("is mediating, on the word of Ana Ruiz") == stem("is mediating")
