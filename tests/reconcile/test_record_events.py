from dataclasses import replace
from datetime import date

import pytest
from build import record, report, told

from goodoffices.brief.compose import compose_brief
from goodoffices.codebook.words import DateBasis, Modality
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.record import Origin
from goodoffices.core.report import Dating
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile import changes_between, reconcile_statements
from goodoffices.reconcile.placing import Placing


def test_an_offer_of_may_and_one_of_the_next_january_stay_two():
    """Statements of one move are one event only where their days are compatible."""
    may = report("a0.txt", "Chile offers help.", on="1995-05-02")
    june = report("a1.txt", "Chile has offered help.", on="1995-05-06")
    january = report("a2.txt", "Chile offers help again.", on="1996-01-09")
    made = record([may, june, january], [told(one, 1, "CHL", "offer") for one in (may, june, january)])
    assert [len(one.statements) for one in made.events] == [2, 1]
    assert [one.n_origins for one in made.events] == [2, 1]


def test_an_event_has_its_best_attribution_and_says_what_each_report_leaves_out():
    """Never a mean of grades; and the condition that one report drops is told."""
    one = report("a0.txt", "Chile helps if both sides ask for it, “as we always have done it”, said Ana Mora.")
    other = report("a1.txt", "Chile offers help, sources say.")
    statements = [
        told(one, 1, "CHL", "offer", condition="if both sides ask for it", speaker="Ana Mora"),
        told(other, 1, "CHL", "offer", speaker="sources", kind="anonymous"),
    ]
    (event,) = record([one, other], statements).events
    assert event.attribution.value == "named official, quoted"
    assert ("a1.txt", "does not give the condition that 000 has: if both sides ask for it") in event.left_out


def test_deeds_of_nobody_named_are_one_only_where_the_same_place_is_told():
    """Two attacks without an author are two."""
    one = report("a0.txt", "An attack near Tumbes killed three.", "An attack near Loja killed two.")
    other = report("a1.txt", "After the attack in Tumbes, calm returned.")
    statements = [told(one, 1, None, "escalate"), told(one, 2, None, "escalate"), told(other, 1, None, "escalate")]
    assert sorted(len(each.statements) for each in record([one, other], statements).events) == [1, 2]


def test_the_same_quotation_of_the_same_speaker_is_one_origin():
    """Two reports of one utterance count once, and what they share is shown."""
    words = "“Chile stands ready to bring the two to one table at once”"
    one = report("a0.txt", f"{words}, Ana Mora said on Monday.")
    other = report("a1.txt", f"Chile's minister, Ana Mora, put it so: {words}.")
    statements = [told(each, 1, "CHL", "offer", speaker="Ana Mora") for each in (one, other)]
    made = record([one, other], statements)
    assert (made.events[0].n_origins, made.stances[0].n_origins) == (1, 1)
    assert [(each.id, each.what, each.reports) for each in made.origins] == [
        ("o1", "quotation of Ana Mora", ("a0.txt", "a1.txt"))
    ]


def test_copies_found_while_reading_count_once():
    """A report that carries another's text adds nothing to the count."""
    one = report("a0.txt", "Chile offers help to both of its neighbours.")
    other = report("a1.txt", "Chile offers its help to both neighbours.")
    copy = Origin(
        id="o1", what="text of 000", reports=("a0.txt", "a1.txt"),
        passages=(one.quote_sentence(1), other.quote_sentence(1)), credited="the first",
    )  # fmt: skip
    statements = [told(each, 1, "CHL", "offer") for each in (one, other)]
    assert record([one, other], statements).events[0].n_origins == 2
    made = record([one, other], statements, copies=(copy,))
    assert made.events[0].n_origins == 1
    assert (made.origins[0].what, made.origins[0].credited) == ("text of 000", "the first")


def test_an_undated_report_is_placed_by_a_day_that_a_dated_one_tells_too():
    """ "26 January", told with the same rare name, takes its year from the dated report."""
    dated = report("a0.txt", "Fighting broke out at Tiwinza on 26 January.", on="1995-02-03")
    undated = report("a1.txt", "Since the clash at Tiwinza on 26 January, Chile has offered help.", on=None)
    statements = [told(dated, 1, "PER", "escalate", on="1995-01-26"), told(undated, 1, "CHL", "offer")]
    made = record([dated, undated], statements)
    published = made.reports[1].published
    assert (published.when.since.isoformat(), published.when.until) == ("1995-01-26", None)
    assert published.basis.value == "derived from dated events in the text"
    assert "000 gives the year" in published.reason


def test_moves_told_elsewhere_give_an_undated_report_no_bound():
    """They are named beside what it looks back on; a year of long ago says nothing of when it was written."""
    dated = report("a0.txt", "Chile offers to mediate.", on="1995-02-01")
    later = report("a1.txt", "Chile offers to mediate.", "Nothing was settled in 1981.", on=None)
    early = report("a2.txt", "Chile offers to mediate.", "The matter dates from 1941.", on=None)
    statements = [told(one, 1, "CHL", "offer") for one in (dated, later, early)]
    made = record([dated, later, early], statements)
    found = {one.name: one.published for one in made.reports}
    assert found["a1.txt"].when == When(since=date(1981, 1, 1), until=None)
    assert "moves that 000 tells too, which gives no date" in found["a1.txt"].reason
    assert not found["a2.txt"].when.is_known
    (offer,) = made.events
    assert offer.when.until == date(1995, 2, 1)


def test_what_is_planned_or_only_thought_of_supports_nothing_that_is_done():
    """Talks that are to come stand apart from talks held; on what terms an expert thinks help possible is no event."""
    one = report("a0.txt", "Peru and Ecuador talk.", "Talks may begin.", "Chile can help if both yield, experts say.")
    statements = [
        told(one, 1, "PER", "negotiate", toward=("ECU",)),
        told(one, 2, "PER", "negotiate", toward=("ECU",), modality="possible"),
        told(one, 3, "CHL", "offer", condition="if both yield", speaker="experts", kind="expert"),
    ]
    found = record([one], statements).events
    assert [(event.modality, len(event.statements)) for event in found] == [
        (Modality.ACTUAL, 1), (Modality.POSSIBLE, 1),
    ]  # fmt: skip


def test_the_cast_is_inferred_with_reasons():
    """The two most named as sides are the parties, those that offer would mediate."""
    one = report("a0.txt", "Chile offers to mediate between Peru and Ecuador.", "Peru met Ecuador.")
    statements = [told(one, 1, "CHL", "offer", toward=PARTIES), told(one, 2, "PER", "negotiate", toward=("ECU",))]
    cast = record([one], statements, parties=None).cast
    assert (cast.parties, cast.third_parties) == (("PER", "ECU"), ("CHL",))
    assert all(dict(cast.reasons)[name] for name in ("PER", "ECU", "CHL"))


PARTIES = ("PER", "ECU")


def test_two_disputes_in_one_folder_give_two_records():
    """Reports that share no side are of two disputes; naming the parties makes one record of all."""
    one = report("a0.txt", "Chile offers to mediate between Peru and Ecuador.")
    other = report("a1.txt", "Norway offers to mediate between Chad and Libya.")
    statements = (
        told(one, 1, "CHL", "offer", toward=PARTIES),
        told(other, 1, "NOR", "offer", toward=("TCD", "LBY")),
    )
    reading, extraction = Reading(reports=(one, other)), Extraction(statements=statements)
    made = reconcile_statements(reading, extraction)
    assert [set(each.cast.parties) for each in made] == [{"PER", "ECU"}, {"TCD", "LBY"}]
    assert [[each.name for each in one.reports] for one in made] == [["a0.txt"], ["a1.txt"]]
    assert len(reconcile_statements(reading, extraction, parties=PARTIES)) == 1


def test_agreements_are_one_under_their_spellings_and_say_what_is_argued_over():
    """Who cites which text for what, with the registry's reading and link."""
    one = report(
        "a0.txt", "Under the Simla Accord, no third party is wanted.", "The Simla Agreement rules, said Delhi."
    )
    statements = [
        told(one, 1, "IND", "refuse", frameworks=("Simla Accord 1972",)),
        told(one, 2, "IND", "refuse", frameworks=("Simla Agreement",)),
    ]
    (cited,) = record([one], statements, parties=("IND", "PAK")).invocations
    assert (cited.framework, cited.argument, len(cited.evidence)) == (
        "Simla Agreement 1972",
        "against third parties",
        2,
    )
    assert "mutually agreed upon" in cited.note
    assert cited.link.startswith("https://")


def test_the_fundamentals_are_silent_where_the_reports_are():
    """Six answers, and "not in these reports" where nothing is told."""
    one = report("a0.txt", "Chile offers help.")
    answers = {each.name: each.answer for each in record([one], [told(one, 1, "CHL", "offer")]).fundamentals}
    assert len(answers) == 6
    assert answers["inclusivity"] == "not in these reports"


def test_what_changed_between_two_sets_of_reports():
    """New, gone and newly supported stances, and the reports that made the difference."""
    one = report("a0.txt", "Chile offers help.")
    other = report("a1.txt", "Chile has offered to help.", "Peru welcomes it.")
    first = record([one], [told(one, 1, "CHL", "offer")])
    later = record(
        [one, other],
        [told(one, 1, "CHL", "offer"), told(other, 1, "CHL", "offer"), told(other, 2, "PER", "accept", by="CHL")],
    )
    changes = changes_between(first, later)
    assert [(each.what, each.new.value.value) for each in changes.stances] == [
        ("newly supported", "offers"), ("new", "accepts"),
    ]  # fmt: skip
    assert changes.new_reports == ("a1.txt",)
    assert [each.what for each in changes_between(later, first).stances] == ["less supported", "gone"]
    assert not changes_between(later, later)


def test_one_attack_told_by_its_place_and_by_its_dead_is_one_event():
    """A report that gives the place and the number of dead ties those that give one of the two."""
    one = report(
        "a0.txt", "Peru spoke after an assault that killed 26 people.", "After the attack in Tumbes, calm returned."
    )
    other = report("a1.txt", "In the wake of the attack in Tumbes that claimed 26 lives, Peru asked for help.")
    statements = [told(one, 1, None, "escalate"), told(one, 2, None, "escalate"), told(other, 1, None, "escalate")]
    assert [len(each.statements) for each in record([one, other], statements).events] == [3]


def test_what_is_planned_elsewhere_is_not_what_was_done():
    """A secret meeting and announced talks of another day and place are two, the second only planned."""
    one = report("a0.txt", "Officials of Peru and Ecuador have met quietly in Loja.", on=None)
    other = report("a1.txt", "Direct talks of Peru with Ecuador would open in Guayaquil in March.")
    statements = [
        told(one, 1, "PER", "negotiate", toward=("ECU",)),
        told(other, 1, "PER", "negotiate", toward=("ECU",), on="1995-03"),
    ]
    events = record([one, other], statements).events
    assert sorted(each.modality.value for each in events) == ["actual", "possible"]


def test_one_doubtful_statement_makes_no_mediator():
    """Whoever is named once and unsurely, or as a plan, is told of but not in the cast."""
    one = report("a0.txt", "Chile offers help to Peru.", "Brazil was silent on it.", "Spain may offer help to Peru.")
    statements = [
        told(one, 1, "CHL", "offer", toward=PARTIES),
        told(one, 2, "BRA", "offer", toward=PARTIES, confidence=0.3),
        told(one, 3, "ESP", "offer", toward=PARTIES, modality="possible"),
    ]
    assert record([one], statements).cast.third_parties == ("CHL",)


def test_a_refusal_of_all_is_not_taken_back_by_a_hesitation_on_one():
    """Consent is refused where a party refuses third parties and other reports have it not commit itself."""
    one = report("a0.txt", "Chile offers help.", "Ecuador wants no third party.")
    other = report("a1.txt", "Ecuador did not comment on Chile.")
    statements = [
        told(one, 1, "CHL", "offer"), told(one, 2, "ECU", "refuse"), told(other, 1, "ECU", "hedge", by="CHL"),
    ]  # fmt: skip
    (consent,) = record([one, other], statements).consents
    assert {each.party: each.status.value for each in consent.parties}["ECU"] == "refused"


def test_one_interview_told_by_two_reports_is_one_origin():
    """The same speaker with the same medium within days; a later interview is another one."""
    first = report("a0.txt", "Chile would help, Ana Mora told Radio Quito in an interview.", on="1995-02-01")
    second = report(
        "a1.txt", "Speaking to Radio Quito in an interview, Ana Mora offered Chile's help.", on="1995-02-02"
    )
    later = report("a2.txt", "Chile would still help, Ana Mora told Radio Quito in an interview.", on="1995-04-02")
    statements = [told(each, 1, "CHL", "offer", speaker="Ana Mora") for each in (first, second, later)]
    made = record([first, second, later], statements)
    assert [(each.what, each.reports) for each in made.origins] == [("interview of Ana Mora", ("a0.txt", "a1.txt"))]
    assert made.stances[0].n_origins == 2


def test_one_text_of_a_ministry_is_one_origin():
    """What two reports have from one written statement counts once; what the ministry says weeks later does not."""
    first = report("a0.txt", "In a statement, the Chilean Foreign Ministry offered help.", on="1995-02-01")
    second = report("a1.txt", "Chile offered help, its Foreign Ministry said in a statement.", on="1995-02-02")
    later = report("a2.txt", "Chile offers help, its Foreign Ministry said in a statement.", on="1995-03-20")
    names = ("the Chilean Foreign Ministry", "its Foreign Ministry", "its Foreign Ministry")
    statements = [
        told(each, 1, "CHL", "offer", speaker=name, kind="institution")
        for each, name in zip((first, second, later), names, strict=True)
    ]
    made = record([first, second, later], statements)
    assert [each.reports for each in made.origins] == [("a0.txt", "a1.txt")]
    assert made.origins[0].what == "official text of the Chilean Foreign Ministry"
    assert made.stances[0].n_origins == 2


def test_relations_between_the_parties_are_no_ties_and_either_direction_counts():
    """Impartiality is answered for both parties, also where nothing is told of one of them."""
    one = report("a0.txt", "Peru buys copper from Chile.", "Peru and Ecuador trade little.", "Chile offers help.")
    rows = (("PER", "CHL", "trade", one.quote_sentence(1)), ("PER", "ECU", "trade", one.quote_sentence(2)))
    reading = Reading(reports=(one,))
    extraction = Extraction(statements=(told(one, 3, "CHL", "offer"),), ties=rows)
    (made,) = reconcile_statements(reading, extraction, parties=PARTIES)
    assert [(each.actor, each.other) for each in made.ties] == [("PER", "CHL")]
    answers = {each.name: each.answer for each in made.fundamentals}
    assert answers["impartiality"] == "Ties of Chile with Peru: trade; with Ecuador: none told."


def test_what_turned_between_two_sets_of_reports():
    """A contradiction that an added date makes a change is told as such, and a stance that ended is told to have."""
    one, other = report("a0.txt", "Chile is mediating."), report("a1.txt", "Chile is not mediating.")
    later = report("a2.txt", "Chile has declined to mediate.", on="1995-06-01")
    statements = [told(one, 1, "CHL", "mediate"), told(later, 1, "CHL", "decline")]
    before = record([one], statements[:1])
    after = record([one, later], statements)
    assert [each.what for each in changes_between(before, after).stances] == ["ended", "new"]
    first = record([one, other], [statements[0], told(other, 1, "CHL", "decline")])
    assert first.disagreements[0].kind.value == "contradiction"
    moved = report("a1.txt", "Chile is not mediating.", on="1995-06-01")
    second = record([one, moved], [statements[0], told(moved, 1, "CHL", "decline")])
    assert [each.what for each in changes_between(first, second).disagreements] == ["of another kind"]


def test_meetings_of_other_persons_are_other_meetings():
    """Two undated meetings of one pair are one only where a name, a place or a day is told of both."""
    one = report("a0.txt", "Minister Rojas met his colleague Molina of Ecuador in Geneva.", on=None)
    same = report("a1.txt", "Peru's Rojas and Molina spoke in Geneva.", on=None)
    other = report("a2.txt", "President Vidal of Peru received President Soto of Ecuador.", on=None)
    bare = report("a3.txt", "Peru consulted with Ecuador.", on=None)
    pages = [one, same, other, bare]
    made = record(pages, [told(each, 1, "PER", "consult", toward=("ECU",)) for each in pages])
    found = sorted(sorted(told.quote.report for told in each.statements) for each in made.events)
    assert found == [["a0.txt", "a1.txt", "a3.txt"], ["a2.txt"]]


def test_whom_a_doubtful_statement_alone_aims_at_is_left_out():
    """Unless it names one of those whom the sure ones name."""
    one = report("a0.txt", "Chile mediates between Peru and Ecuador.", "Chile may weigh against Brazil.")
    sure = told(one, 1, "CHL", "mediate", toward=("PER", "ECU"))
    for others, aimed in ((("BRA",), ("ECU", "PER")), (("BRA", "PER"), ("BRA", "ECU", "PER"))):
        stray = told(one, 2, "CHL", "mediate", toward=others, confidence=0.5)
        (event,) = record([one], [sure, stray]).events
        assert event.toward == aimed


def test_what_an_undated_report_looks_back_on_is_not_bound_by_its_first_day():
    """Its own floor says when it was written at the earliest; a deed told in hindsight lies before that."""
    words = "Peru has previously recalled its envoy.", "Peru closes its border."
    one = report("a0.txt", words[0], words[1], on=None)
    placing = Placing(datings={"a0.txt": Dating(when=When.parse("1995-02-01/.."), basis=DateBasis.DERIVED)}, own={})
    assert placing.when(told(one, 1, "PER", "escalate")) == UNKNOWN_WHEN
    assert placing.when(told(one, 2, "PER", "escalate")) == When.parse("1995-02-01/..")


def test_what_an_undated_report_tells_of_last_month_is_not_bound_by_its_first_day():
    """Weeks before its own day are before what it looks back on, as may be what a chronology tells without a day."""
    words = "Peru recalled its envoy last month.", "Peru recalled its envoy yesterday."
    one, day = report("a0.txt", *words, on=None), When.parse("1995-02-01/..")
    datings = {"a0.txt": Dating(when=day, basis=DateBasis.DERIVED)}
    placing = Placing(datings=datings, own={})
    assert [placing.when(told(one, n, "PER", "escalate")) for n in (1, 2)] == [UNKNOWN_WHEN, day]
    entry = replace(placing, chronicles=frozenset({"a0.txt"}))
    assert entry.when(told(one, 2, "PER", "escalate")) == UNKNOWN_WHEN


def test_when_a_report_can_have_been_written_narrows_no_year_told():
    """An undated refusal is no news of December because its report cannot be older."""
    one = report("a0.txt", "In 1994 Peru refused Chile's help.", on="1995-02-01")
    other = report("a1.txt", "Peru refuses Chile's help.", "Chile offered help on 1 December 1994.", on=None)
    answers = {"by": "CHL", "toward": ("CHL",)}
    statements = [told(one, 1, "PER", "refuse", on="1994", **answers), told(other, 1, "PER", "refuse", **answers),
                  told(other, 2, "CHL", "offer", on="1994-12-01")]  # fmt: skip
    (refusal,) = (one for one in record([one, other], statements).events if one.actor == "PER")
    assert refusal.when == When.parse("1994")


@pytest.mark.parametrize(
    "ahead",
    [
        "Both agreed to withdraw by 6 p.m. on 11 September.", "On 11 September both ministers will meet.",
        "The guarantors meet on 11 September in Lima.", "The tenth anniversary of the truce falls on 11 September.",
        "Chile invited both to Lima on 11 September.",
        "Will the guarantors come to Lima on 11 September?",
        "The envoy of the guarantors returns to Lima on 11 September.",
    ],
)  # fmt: skip
def test_a_day_that_lies_ahead_does_not_tell_when_a_report_was_written(ahead):
    """Whatever dated reports tell of that day; a day that is past does."""
    dated = report("a0.txt", "The Lima guarantors met on 11 September.", "They left on 2 September.", on="1995-09-12")
    for words, since in ((ahead, date(1995, 9, 2)), ("The guarantors met in Lima on 11 September.", date(1995, 9, 11))):
        other = report("a1.txt", "The Lima guarantors came on 2 September.", words, on=None)
        statements = [told(dated, 1, "CHL", "mediate", on="1995-09-11"), told(other, 1, "CHL", "mediate")]
        assert record([dated, other], statements).reports[1].published.when.since == since


def test_a_communique_and_a_report_that_has_it_from_its_issuer_are_one_origin():
    """What Peru's own text says of Ecuador and what Peru is cited for is one word; another's is a second."""
    own = report("a0.txt", "Ecuadorean troops shelled Tumbes on Tuesday.", on="1995-02-02")
    wire = report("a1.txt", "Peru's defence ministry said Ecuadorean troops shelled Tumbes.", on="1995-02-02")
    other = report("a2.txt", "Chilean observers saw shells from Ecuador fall on Tumbes.", on="1995-02-02")
    deed = {"toward": ("PER",), "on": "1995-02-02"}
    word = told(own, 1, "ECU", "escalate", issuer="PER", **deed)
    cited = told(wire, 1, "ECU", "escalate", speaker="Peru's defence ministry", kind="institution", **deed)
    seen = told(other, 1, "ECU", "escalate", speaker="Chilean observers", kind="anonymous", **deed)
    both, all_three = record([own, wire], [word, cited]), record([own, wire, other], [word, cited, seen])
    assert [one.n_origins for one in both.events] == [1]
    assert [one.what for one in both.origins] == ["communiqué of Peru"]
    assert [one.n_origins for one in all_three.events] == [2]


def test_two_reports_that_cite_a_ministry_stay_two_where_its_own_text_is_not_among_them():
    """Only somebody's own text makes what others have from that one the same origin."""
    reports = [report(f"a{n}.txt", f"Peru's army said Ecuador shelled post {n}.", on="1995-02-02") for n in (1, 2)]
    deed = {"toward": ("PER",), "on": "1995-02-02", "speaker": "Peru's army", "kind": "institution"}
    made = record(reports, [told(one, 1, "ECU", "escalate", **deed) for one in reports])
    assert [one.n_origins for one in made.events] == [2]


def test_who_turns_one_helper_down_does_not_keep_help_out():
    """Only a refusal of all third parties keeps the matter among the parties; a misreading of one sentence does not."""
    one = report("a0.txt", "Ecuador turns Brazil down.", "Peru wants no third party.", "Ecuador asks for help.")
    statements = [
        told(one, 1, "ECU", "refuse", by="BRA"),
        told(one, 2, "PER", "refuse", by=None),
        told(one, 3, "ECU", "request", by=None, confidence=0.9),
        told(one, 3, "ECU", "refuse", by=None, confidence=0.6),
    ]
    answers = {each.name: each.answer for each in record([one], statements).fundamentals}
    assert answers["national ownership"].startswith("Peru would keep third-party help out")


def test_now_is_no_earlier_than_what_an_undated_report_looks_back_on():
    """A word that an undated report tells after the newest date counts in the consents; a year alone moves no "now"."""
    one = report("a0.txt", "Chile offered to mediate.", on="1995-02-02")
    late = report("a1.txt", "On 9 March 1995 Ecuador accepted the offer of Chile.", on=None)
    statements = [
        told(one, 1, "CHL", "offer", on="1995-02-02"),
        told(late, 1, "ECU", "accept", by="CHL", on="1995-03-09"),
    ]
    made = record([one, late], statements, third_parties=("CHL",))
    assert made.as_of == When.parse("1995-03-09")
    (consent,) = made.consents
    assert [each.status.value for each in consent.parties if each.party == "ECU"] == ["given"]
    assert "“Now” is 9 March 1995, the latest day that 001 looks back on" in compose_brief(made).subtitle
    early = report("a1.txt", "On 9 January 1995 Ecuador accepted the offer of Chile.", on=None)
    assert record([one, early], statements[:1]).as_of == When.parse("1995-02-02")


def test_what_a_copy_tells_in_the_same_words_is_of_the_same_days():
    """An undated copy reckons its days from another day, and tells of no second happening."""
    words = "Peruvian troops have shelled four villages on the Ecuadorian side of the river since Thursday morning."
    one, copy = report("a0.txt", words, on="1995-02-03"), report("a1.txt", words, on=None)
    statements = [
        told(one, 1, "PER", "escalate", toward=("ECU",), on="1995-02-02"),
        told(copy, 1, "PER", "escalate", toward=("ECU",), on="1995-02-03"),
    ]
    (event,) = [each for each in record([one, copy], statements).events if each.move == "escalate"]
    assert len(event.statements) == 2 and event.when.iso == "1995-02-02"


def test_one_sentence_of_an_undated_report_has_one_year():
    """The year that the coding gives a day goes before the latest year that the report tells."""
    dated = report("a0.txt", "Chile offers help.", on="2008-01-11")
    words = "Brazil withdrew on 4 February after Peru objected.", "Both had met since 30 December 2007."
    undated = report("a1.txt", *words, on=None)
    statements = [
        told(dated, 1, "CHL", "offer"), told(undated, 1, "BRA", "withdraw", on="2008-02-04"),
        told(undated, 1, "PER", "refuse", by="BRA", toward=["BRA"]),
    ]  # fmt: skip
    (refusal,) = (one for one in record([dated, undated], statements).stances if one.actor == "PER")
    assert refusal.since.since == date(2008, 2, 4)


def test_whom_a_party_unsurely_answers_is_no_mediator():
    """Two unsure answers to somebody who offers nothing make no would-be mediator; one that is sure does."""
    one = report("a0.txt", "Chile offers help to Peru.", "Peru has no power over the rebels.", "Nor would it ask them.")
    answers = [told(one, n, "PER", "refuse", by="BRA", confidence=0.5) for n in (2, 3)]
    offer = told(one, 1, "CHL", "offer", toward=PARTIES)
    assert record([one], [offer, *answers]).cast.third_parties == ("CHL",)
    sure = told(one, 2, "PER", "refuse", by="BRA", confidence=0.8)
    assert set(record([one], [offer, sure]).cast.third_parties) == {"CHL", "BRA"}


def test_the_mediator_of_most_reports_goes_first():
    """Not the one of whom a single report tells at length."""
    one = report("a0.txt", "Brazil offers help.", "It would host.", "It would pay.", "Chile mediates.")
    other = report("a1.txt", "Chile mediates between the two.", on="1995-02-02")
    statements = [told(one, n, "BRA", "offer", toward=PARTIES) for n in (1, 2, 3)]
    statements += [told(one, 4, "CHL", "mediate", toward=PARTIES), told(other, 1, "CHL", "mediate", toward=PARTIES)]
    assert record([one, other], statements).cast.third_parties == ("CHL", "BRA")


def test_the_mediator_who_acts_goes_before_one_who_is_only_answered():
    """A report that only has a mediator refused tells less of it; of two told as often whoever mediates is first."""
    one = report("a0.txt", "Brazil offers help.", "Peru refuses it.", "Ecuador is silent on it.", "Chile mediates.")
    other = report("a1.txt", "Peru refuses Brazil.", "Chile stands ready.", on="1995-02-02")
    offer, deed = told(one, 1, "BRA", "offer", toward=PARTIES), told(one, 4, "CHL", "mediate", toward=PARTIES)
    answers = [told(one, 2, "PER", "refuse", by="BRA"), told(one, 3, "ECU", "hedge", by="BRA")]
    assert record([one], [offer, *answers, deed]).cast.third_parties == ("CHL", "BRA")
    again = [told(other, 1, "PER", "refuse", by="BRA"), told(other, 2, "CHL", "offer", toward=PARTIES)]
    assert record([one, other], [offer, *answers, deed, *again]).cast.third_parties == ("CHL", "BRA")


def test_an_unsure_refusal_of_all_is_no_answer_to_each_mediator():
    """A refusal of third parties that may be misread leaves the consent to a single one off the record."""
    one = report("a0.txt", "Chile offers help.", "Ecuador needs a broker with teeth.")
    for confidence, status in ((0.5, "not on record"), (0.9, "refused")):
        refusal = told(one, 2, "ECU", "refuse", confidence=confidence)
        (consent,) = record([one], [told(one, 1, "CHL", "offer"), refusal]).consents
        assert {each.party: each.status.value for each in consent.parties}["ECU"] == status


def test_hostile_steps_of_two_sorts_are_two():
    """Trade that is stopped on no day told is not of the day of a shelling; a second word on the shelling is."""
    one = report("a0.txt", "Ecuador shelled a village on 1 February.", "Ecuador has suspended trade with Peru.")
    other = report("a1.txt", "The shelling by Ecuador goes on.", on="1995-02-02")
    deed = {"toward": ("PER",)}
    shelling = told(one, 1, "ECU", "escalate", on="1995-02-01", **deed)
    statements = [shelling, told(one, 2, "ECU", "escalate", **deed), told(other, 1, "ECU", "escalate", **deed)]
    assert sorted(len(each.statements) for each in record([one, other], statements).events) == [1, 2]
