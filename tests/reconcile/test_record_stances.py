from dataclasses import replace

from build import record, report, told

from goodoffices.codebook.words import DateBasis
from goodoffices.core.record import Origin
from goodoffices.core.report import Dating
from goodoffices.core.when import When
from goodoffices.reconcile.whose import sides_of


def stances(made):
    return [(one.actor, one.third_party, one.value.value, one.since.iso) for one in made.stances]


def test_an_offer_that_is_followed_by_a_denial_is_a_change():
    """A new stance ends the older one, and both keep their evidence."""
    may = report("a0.txt", "Chile offers to mediate between Peru and Ecuador.", on="1995-05-02")
    june = report("a1.txt", "Chile is not a mediator, its minister said.", on="1995-06-20")
    made = record([may, june], [told(may, 1, "CHL", "offer"), told(june, 1, "CHL", "decline")])
    assert stances(made) == [("CHL", "CHL", "offers", "1995-05-02"), ("CHL", "CHL", "declines", "1995-06-20")]
    assert made.stances[0].until == made.stances[1].since
    change = made.disagreements[0]
    assert (change.kind.value, change.within) == ("change", False)
    assert [side.evidence[0].report for side in change.sides] == ["a0.txt", "a1.txt"]


def test_saying_nothing_is_no_stance_and_never_refusal():
    """Consent of a party that the reports do not hear reads "not on record"."""
    one = report("a0.txt", "Chile offers to mediate between Peru and Ecuador.", "Peru welcomed the offer.")
    made = record([one], [told(one, 1, "CHL", "offer"), told(one, 2, "PER", "accept", by="CHL", toward=("CHL",))])
    assert {each.party: each.status.value for each in made.consents[0].parties} == {
        "PER": "given", "ECU": "not on record",
    }  # fmt: skip


def test_an_outright_offer_of_the_same_day_goes_under_its_condition():
    """What a headline states outright and the body ties to terms is an offer on terms."""
    one = report("a0.txt", "Chile offers to mediate", "Chile would help if both sides ask for it, the minister said.")
    statements = [told(one, 1, "CHL", "offer"), told(one, 2, "CHL", "offer", condition="if both sides ask for it")]
    made = record([one], statements)
    assert [(each.value.value, each.condition) for each in made.stances] == [("offers-if", "if both sides ask for it")]
    within = next(each for each in made.disagreements if each.within)
    assert within.kind.value == "condition"
    assert "headline" in within.says


def test_precedents_plans_and_the_public_set_no_stance():
    """Historical and possible statements, and what people want, are no stance of the state."""
    one = report(
        "a0.txt", "The Pope brokered peace in 1984.", "Chile may offer help.", "Most Peruvians want a mediator."
    )
    from goodoffices.codebook.words import Role

    statements = [
        told(one, 1, "VAT", "mediate", modality="historical", on="1984"),
        told(one, 2, "CHL", "offer", modality="possible"),
        told(one, 3, "PER", "accept", actor_role=Role.PUBLIC),
    ]
    assert stances(record([one], statements)) == []


def test_a_refusal_of_all_stands_for_each_mediator_that_is_not_named():
    """A party that wants no third party at all refuses the one that offers, unless it says otherwise of it."""
    one = report("a0.txt", "Chile offers to mediate.", "Ecuador wants no third party.")
    made = record([one], [told(one, 1, "CHL", "offer"), told(one, 2, "ECU", "refuse")])
    ecuador = next(each for each in made.consents[0].parties if each.party == "ECU")
    assert (ecuador.status.value, ecuador.general is ecuador.stance) == ("refused", True)


def test_of_two_stances_the_one_told_last_counts_for_consent():
    """A request that only unnamed sources tell gives way to a refusal by an official."""
    one = report(
        "a0.txt", "Chile offers to mediate.", "Ecuador asked for Chile, sources say.", "Ecuador turned it down."
    )
    statements = [
        told(one, 1, "CHL", "offer"),
        told(one, 2, "ECU", "request", by="CHL", speaker="sources", kind="anonymous"),
        told(one, 3, "ECU", "refuse", by="CHL", speaker="Ana Mora"),
    ]
    made = record([one], statements)
    assert {each.party: each.status.value for each in made.consents[0].parties}["ECU"] == "refused"


def test_a_refusal_of_one_mediator_stands_before_that_of_all():
    """A hesitation beside it takes back neither; the party is told to refuse the one that is asked about."""
    one = report(
        "a0.txt", "Chile offers to mediate.", "Ecuador has turned Chile down.", "Ecuador wants no outsiders.",
        "Ecuador would not say more on Chile.",
    )  # fmt: skip
    statements = [
        told(one, 1, "CHL", "offer"),
        told(one, 2, "ECU", "refuse", by="CHL"),
        told(one, 3, "ECU", "refuse", speaker="Ana Mora"),
        told(one, 4, "ECU", "hedge", by="CHL", speaker="Ana Mora"),
    ]
    ecuador = next(each for each in record([one], statements).consents[0].parties if each.party == "ECU")
    assert (ecuador.status.value, ecuador.stance.third_party) == ("refused", "CHL")
    assert ecuador.general.third_party is None


def test_a_word_read_both_ways_gives_way_to_what_further_sentences_tell():
    """A hesitation that rests on a sentence of the consent alone is a doubt of reading, not a stance of the day."""
    one = report("a0.txt", "Chile offers to mediate.", "Ecuador, asked, said yes.", "Ecuador welcomed the offer.")
    statements = [
        told(one, 1, "CHL", "offer"),
        told(one, 2, "ECU", "accept", by="CHL", speaker="Ana Mora"),
        told(one, 2, "ECU", "hedge", by="CHL", speaker="Ana Mora"),
        told(one, 3, "ECU", "accept", by="CHL", speaker="Ana Mora"),
    ]
    given = {each.party: each.status.value for each in record([one], statements).consents[0].parties}
    assert given["ECU"] == "given"
    elsewhere = [told(one, 3, "ECU", "hedge", by="CHL", speaker="Ana Mora") if n == 2 else each
                 for n, each in enumerate(statements[:3])]  # fmt: skip
    given = {each.party: each.status.value for each in record([one], elsewhere).consents[0].parties}
    assert given["ECU"] == "unclear"


def test_a_stance_that_nobody_repeats_for_years_is_told_anew():
    """After more than a year a stance of the same value is a new one."""
    early = report("a0.txt", "Ecuador accepts Chile's help.", on="1992-05-02")
    late = report("a1.txt", "Ecuador accepts Chile's help again.", on="1995-05-02")
    statements = [told(one, 1, "ECU", "accept", by="CHL") for one in (early, late)]
    assert [each[3] for each in stances(record([early, late], statements))] == ["1992-05-02", "1995-05-02"]


def test_a_statement_for_which_the_public_is_cited_is_the_publics():
    """What fishermen welcome is no acceptance by their government, whatever role it was coded with."""
    one = report("a0.txt", "Chile offers to mediate.", "Fishermen in Ecuador would welcome it.")
    statements = [
        told(one, 1, "CHL", "offer"),
        told(one, 2, "ECU", "accept", by="CHL", speaker="Fishermen", kind="public"),
    ]
    made = record([one], statements)
    assert [each[0] for each in stances(made)] == ["CHL"]
    assert {each.actor_role.value for each in made.statements if each.actor == "ECU"} == {"public"}
    assert {each.party: each.status.value for each in made.consents[0].parties}["ECU"] == "not on record"


def test_what_an_undated_report_looks_back_on_does_not_stretch_the_time_covered():
    """A precedent named by its year stays one, although an undated report names an older year still."""
    undated = report("a0.txt", "Chile has been at it since 1942.", on=None)
    early = Dating(when=When.parse("1942"), basis=DateBasis.DERIVED)
    undated = replace(undated, published=replace(early, when=When(since=early.when.since, until=None)))
    one = report("a1.txt", "Chile brokered an accord in 1960.", "Chile is not mediating.")
    statements = [
        told(one, 1, "CHL", "mediate", on="1960", modality="historical"),
        told(one, 2, "CHL", "decline"),
    ]
    assert record([undated, one], statements).disagreements == ()


def test_a_beginning_lies_between_the_earliest_day_admitted_and_the_first_that_is_sure():
    """An undated report may tell it earlier; by the day of the dated one it surely stood."""
    undated = report("a0.txt", "On 2 May 1995 Peru shelled a post.", "Ecuador accepts Chile's help.", on=None)
    june = report("a1.txt", "Ecuador accepts Chile's help, Ana Mora said.", on="1995-06-03")
    statements = [
        told(undated, 1, "PER", "escalate", on="1995-05-02"),
        told(undated, 2, "ECU", "accept", by="CHL"),
        told(june, 1, "ECU", "accept", by="CHL", speaker="Ana Mora"),
    ]
    (only,) = record([undated, june], statements).stances
    assert only.since == When.parse("1995-05-02/1995-06-03")


def test_what_a_report_says_of_an_offer_after_its_condition_refers_back_to_it():
    """The condition that comes first is not dropped by "the offer" further down; what stood before it is outright."""
    whole = report("a0.txt", "Chile would help if both sides ask for it.", "Italy backed the Chilean offer.")
    bare = report("a1.txt", "Chile offers to mediate between Peru and Ecuador.")
    statements = [
        told(whole, 1, "CHL", "offer", condition="if both sides ask for it"),
        told(whole, 2, "CHL", "offer"),
        told(bare, 1, "CHL", "offer"),
    ]
    (dropped,) = [one for one in record([whole, bare], statements).disagreements if one.kind.value == "condition"]
    assert {quote.ref for side in dropped.sides if "condition" not in side.says for quote in side.evidence} == {"001:1"}


def test_the_same_words_of_an_undated_copy_are_of_the_same_day():
    """A dated report settles what "on Friday" means in one that repeats its sentence."""
    words = "Ecuador declined to comment on the offer on Friday."
    dated, copy = report("a0.txt", words, on="1995-02-04"), report("a1.txt", words, "It rained.", on=None)
    statements = [told(dated, 1, "ECU", "hedge", on="1995-02-03"), told(copy, 1, "ECU", "hedge")]
    (only,) = record([dated, copy], statements).stances
    assert only.since.iso == "1995-02-03"


def test_who_accepts_still_asks():
    """A party's yes to an offer does not take back its request."""
    one = report("a0.txt", "Ecuador asked Chile for help.", on="1995-02-01")
    later = report("a1.txt", "Ecuador welcomed the offer of Chile.", on="1995-03-01")
    made = record([one, later], [told(one, 1, "ECU", "request", by="CHL"), told(later, 1, "ECU", "accept", by="CHL")])
    assert [each.until for each in made.stances] == [None, None]


def test_what_an_expert_says_of_an_actors_mind_sets_no_stance():
    """Comment on somebody's offer is no offer; that somebody mediates is a fact that anybody may tell."""
    one = report("a0.txt", "Chile would help, a scholar said.", "Brazil carries messages, a scholar said.")
    statements = [
        told(one, 1, "CHL", "offer", speaker="a scholar", kind="expert"),
        told(one, 2, "BRA", "mediate", speaker="a scholar", kind="expert"),
    ]
    assert [each[:3] for each in stances(record([one], statements))] == [("BRA", "BRA", "mediates")]


def test_the_order_of_an_undated_report_and_a_dated_one_is_not_known():
    """Neither ends the other's stance, though the undated one names a day long before; no word is the newer one."""
    undated = report("a0.txt", "On 2 May 1994 Peru shelled a post.", "Chile is no mediator.", on=None)
    dated = report("a1.txt", "Chile mediates between Peru and Ecuador.", on="1995-06-20")
    statements = [
        told(undated, 1, "PER", "escalate", on="1994-05-02"), told(undated, 2, "CHL", "decline"),
        told(dated, 1, "CHL", "mediate"),
    ]  # fmt: skip
    made = record([undated, dated], statements)
    assert {(one.value.value, one.until) for one in made.stances} == {("declines", None), ("mediates", None)}
    assert all("newer stance" not in one.says for one in made.disagreements)


def test_an_undated_report_ends_no_stance():
    """What it tells is not before a day; from when on is not known."""
    dated = report("a0.txt", "Chile mediates between Peru and Ecuador.", on="1994-05-02")
    undated = report("a1.txt", "On 20 June 1995 Peru shelled a post.", "Chile is no mediator.", on=None)
    statements = [
        told(dated, 1, "CHL", "mediate"), told(undated, 1, "PER", "escalate", on="1995-06-20"),
        told(undated, 2, "CHL", "decline"),
    ]  # fmt: skip
    assert [one.until for one in record([dated, undated], statements).stances] == [None, None]


def test_the_date_of_an_agreement_says_not_when_a_report_that_names_it_was_written():
    """It is a lower bound alone: an offer of that month and one of the report are no one offer."""
    undated = report("a0.txt", "The Lima agreement of May 1995 holds.", "Chile offers help.", on=None)
    dated = report("a1.txt", "Chile is no mediator.", on="1999-06-20")
    statements = [told(undated, 2, "CHL", "offer"), told(dated, 1, "CHL", "decline")]
    made = record([undated, dated], statements)
    (offer,) = [one for one in made.stances if one.value.value == "offers"]
    assert (offer.since, offer.until) == (When(since=When.parse("1995-05").since, until=None), None)
    (change,) = made.disagreements
    assert "which came first, these reports do not tell" in change.says


def test_an_undated_copy_is_not_older_than_its_original():
    """The first dated report with its text bounds it from below, whatever older day it names itself."""
    words = ("Chile offers help.", "Peru shelled a post on 2 May 1994.")
    dated, copy = report("a0.txt", *words, on="1995-02-04"), report("a1.txt", *words, on=None)
    statements = [told(each, 1, "CHL", "offer") for each in (dated, copy)]
    same = Origin(id="o1", what="text of 000", reports=("a0.txt", "a1.txt"))
    made = record([dated, copy], statements, copies=(same,))
    assert made.reports[1].published.when == When(since=When.parse("1995-02-04").since, until=None)
    assert [one.since.iso for one in made.stances] == ["1995-02-04"]


def test_a_stance_that_the_other_side_alone_tells_in_its_own_text_is_doubtful():
    """What Peru's communiqué says of Ecuador's mind is Peru's word; what it says of its own is not in doubt."""
    own = report("a0.txt", "Ecuador has refused the mediation of Chile.", "Peru accepts it.")
    made = record(
        [own],
        [
            told(own, 1, "ECU", "refuse", by="CHL", toward=("CHL",), issuer="PER"),
            told(own, 2, "PER", "accept", by="CHL", toward=("CHL",), issuer="PER"),
        ],
    )
    assert {one.actor: one.doubt for one in made.stances} == {"ECU": "rests on Peru's own communiqué alone", "PER": ""}


def test_a_movement_that_is_mediated_with_and_answers_is_a_party():
    """Though it stands against one of the two only; an ally that nobody mediates with is none."""
    one = report("a0.txt", "Chile hosts Peru, Ecuador and the Front.", "The Front turned Brazil down.")
    two = report(
        "a1.txt", "Chile mediates between Peru and Ecuador.", "Chile hosts Peru and the Front.",
        "The Front welcomed Chile.", "Peru and Ecuador talk.", "Bolivia shelled Ecuador for Peru.",
    )  # fmt: skip
    statements = [
        told(one, 1, "CHL", "mediate", toward=("PER", "ECU", "FRONT")), told(one, 2, "FRONT", "refuse", by="BRA"),
        told(two, 1, "CHL", "mediate", toward=("PER", "ECU")), told(two, 2, "CHL", "mediate", toward=("PER", "FRONT")),
        told(two, 3, "FRONT", "accept", by="CHL"), told(two, 4, "PER", "negotiate", toward=("ECU",)),
        told(two, 4, "ECU", "negotiate", toward=("PER",)), told(two, 5, "BOL", "escalate", toward=("ECU",)),
    ]  # fmt: skip
    assert set(record([one, two], statements, parties=None).cast.parties) == {"PER", "ECU", "FRONT"}


def test_who_has_stopped_mediating_mediates_no_more():
    """Also where the end is told by a report without a date, but not where mediating is told of later days."""
    first = report("a0.txt", "Chile mediates.", on="1995-02-01")
    undated = report("a1.txt", "Chile has stopped mediating since the clash.", on=None)
    later = report("a2.txt", "Chile mediates again.", on="1995-06-01")
    ended = [told(first, 1, "CHL", "mediate"), told(undated, 1, "CHL", "withdraw")]
    (one,) = (each for each in record([first, undated], ended).stances if each.value == "mediates")
    assert one.until is not None
    same = report("a3.txt", "Chile stops mediating.", on="1995-02-01")
    told_again = [told(same, 1, "CHL", "withdraw"), told(later, 1, "CHL", "mediate")]
    (two,) = (each for each in record([same, later], told_again).stances if each.value == "mediates")
    assert two.until is None


def test_who_leaves_talks_refuses_those_who_mediate_them():
    """Not third parties in general, unless the sentence speaks of these; nobody where none is told to mediate."""
    one = report("a0.txt", "Chile and Brazil host the talks.", "Peru wants no further round of talks.",
                 "Ecuador walked out: it wants no mediation.")  # fmt: skip
    hosts = [told(one, 1, code, "mediate", toward=("PER", "ECU")) for code in ("CHL", "BRA")]
    left, general = told(one, 2, "PER", "refuse"), told(one, 3, "ECU", "refuse")
    held = {(each.actor, each.third_party) for each in record([one], [*hosts, left, general]).stances}
    assert {("PER", "CHL"), ("PER", "BRA"), ("ECU", None)} <= held and ("PER", None) not in held
    assert ("PER", None) in {(each.actor, each.third_party) for each in record([one], [left, general]).stances}


def test_the_word_of_the_other_party_gives_way_to_ones_own():
    """Whoever says for the other side that it consents, and later; by name of office, or by the list of persons."""
    one = report("a0.txt", "Peru refuses Chile's help.", on="1995-02-01")
    for speaker, status in (("the Ecuadorian Foreign Ministry", "refused"), ("the Peruvian Foreign Ministry", "given")):
        other = report("a1.txt", "Peru accepts Chile's help.", on="1995-02-03")
        statements = [
            told(one, 1, "PER", "refuse", by="CHL"),
            told(other, 1, "PER", "accept", by="CHL", speaker=speaker),
        ]
        (consent,) = record([one, other], [*statements, told(one, 1, "CHL", "offer")]).consents
        assert {each.party: each.status.value for each in consent.parties}["PER"] == status
    assert sides_of("Delcy Rodríguez") == {"VEN"}
