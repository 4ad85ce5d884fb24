"""Who the parties are, from reports of one dispute."""

from dataclasses import replace

import pytest

from goodoffices.codebook.actors import load_actors
from goodoffices.codebook.words import DateBasis
from goodoffices.core.reading import Reading
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When
from goodoffices.extract import read_documents
from goodoffices.extract.drafting import draft_reports
from goodoffices.extract.evidence import AROUND, pool
from goodoffices.extract.names import name_lists, settled_names
from goodoffices.extract.parties import load_weights, weighed_pairs
from goodoffices.extract.syntax import load_parser

pytestmark = pytest.mark.model


def report(number, *sentences):
    text, spans = "\n".join(sentences), []
    for sentence in sentences:
        at = text.index(sentence, spans[-1][1] if spans else 0)
        spans.append((at, at + len(sentence)))
    return Report(name=f"{number}.txt", number=number, text=text, sentences=tuple(spans))


def parties_of(*reports):
    return [set(one.parties) for one in read_documents(Reading(reports=reports))]


FRONTIER = report(
    0,
    "Norway ready to host talks on Peru-Bolivia border row",
    "Norway has offered to bring Peru and Bolivia together in Oslo after clashes on their border.",
    "Norwegian envoys were in Oslo and Lima this week, and Norway says it has time.",
    "Bolivia accused Peru of shelling a village; Peru blamed the Bolivian army.",
)
REBELS = report(
    1,
    "Ghana says rebels must leave the north before talks",
    "The army of Ghana said it had shelled positions of the Volta Salvation Front (VSF) near Tamale.",
    "The rebels killed nine soldiers on Monday.",
    "Talks between the government and the VSF broke down in Doha, where Qatar mediates.",
    "Qatar said it would try again, and the Front said that it trusted Qatar.",
)


def test_a_host_is_no_party():
    """A mediator named in every sentence is not taken for a party; those at odds are."""
    assert parties_of(FRONTIER) == [{"PER", "BOL"}]


def test_a_government_and_its_rebels_are_the_parties():
    """An armed group that the report itself introduces stands against its own state, not against the mediator."""
    assert parties_of(REBELS) == [{"GHA", "VSF"}]


def test_reports_read_together_share_the_parties_of_one_dispute():
    """A report that names one party only has both from the others; one on another dispute keeps its own."""
    short = report(2, "Lima is calm", "Peru said on Friday that the mountain road was open again.")
    assert parties_of(FRONTIER, short)[1] == {"PER", "BOL"}
    assert parties_of(FRONTIER, REBELS) == [{"PER", "BOL"}, {"GHA", "VSF"}]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Congo closed the bridge, Brazzaville said.", "COG"),
        ("Congo closed the bridge, Kinshasa said.", "COD"),
        ("The Democratic Republic of Congo closed the bridge, Congo said.", "COD"),
    ],
)
def test_a_name_that_two_states_share_is_settled_by_the_report(text, code):
    """The one whose other names the report uses; none where it uses none."""
    table = load_actors()
    assert ("Congo",) not in settled_names(report(0, "Congo closed the bridge."), name_lists(table), table)
    assert settled_names(report(0, text), name_lists(table), table)[("Congo",)] == (code, "name")


COLUMN = report(
    3,
    "Kenya and the Marsabit Column trade fire as Qatar waits",
    "Qatar has been asked by neither side, Qatari officials said in Doha.",
    "The Marsabit Column accused the army of Kenya of burning wells.",
    "Kenya said that the Column would be crushed, and the Column vowed to hold the road.",
    "Talks between the government and the Column ended in March.",
)


def test_a_group_that_no_list_knows_is_a_party_by_what_it_does():
    """A capitalised noun that acts is a body's name; the mediator named as often is no party."""
    assert parties_of(COLUMN) == [{"KEN", "Marsabit Column"}]


def test_weights_are_of_features_that_are_counted():
    """What three short reports tell has weights, both of whole names and of the words around them."""
    evidence = [draft.evidence for draft in draft_reports([FRONTIER, REBELS, COLUMN], load_parser(), load_actors())]
    met = {name for _, row in weighed_pairs(pool(evidence), load_actors()) for name in row}
    around = {name for name in load_weights() if name.startswith(AROUND)}
    assert len(met & around) > 20
    assert len(met & (load_weights().keys() - around)) > 20


def test_a_movement_goes_with_the_state_in_whose_conflict_it_stands():
    table = load_actors()
    told = report(
        1,
        "Kenya hosts talks on Sudan.",
        "The Rapid Support Forces said on Monday that they would send a delegation to Nairobi.",
        "Sudan said it would not sit down with the Rapid Support Forces in Kenya.",
    )
    draft = draft_reports([told], load_parser(), table)[0]
    rows = dict(weighed_pairs(draft.evidence, draft.table))
    told_by = {frozenset(pair): row for pair, row in rows.items()}
    assert told_by[frozenset(("RSF", "SDN"))]["of the other's state"] == 1
    assert told_by[frozenset(("RSF", "KEN"))]["of different states"] == 1
    assert told_by[frozenset(("KEN", "SDN"))]["of no state"] == 1


@pytest.mark.parametrize(("year", "code"), [("2019", "TALIBAN"), ("2025", "AFG")])
def test_a_movement_that_formed_the_government_is_its_state(year, code):
    published = Dating(when=When.parse(f"{year}-05-02"), basis=DateBasis.STATED)
    told = replace(report(1, "The Taliban agreed to talks in Doha."), published=published)
    draft = draft_reports([told], load_parser(), load_actors())[0]
    assert code in {one.code for here in draft.found for one in here}


RIVER = report(
    2,
    "Peru, Bolivia and Chile fail to agree on the Maure river",
    "Talks between Peru, Bolivia and Chile on the Maure river ended in Lima without a result.",
    "Norway, which hosts the three countries next month in Oslo, urged patience.",
    "Bolivia accused Peru of draining the river, and Peru blamed Chile.",
    "Chile said that it would not sign what Bolivia and Peru had drafted.",
    "The three governments meet again in May.",
)
EMBARGO = report(
    3,
    "Kenya offers to mediate between Ghana and its neighbours",
    "Togo, Benin and Mali closed their borders with Ghana on Monday and accused it of arming rebels.",
    "Ghana called the accusation baseless and said that Togo had no proof.",
    "Benin wants an apology from Ghana; Togo said that Ghana must hand over two officers.",
    "Mali and Ghana had been on good terms.",
    "Kenya offered to host talks in Nairobi.",
)
SHELLING = [
    report(
        4,
        "Lebanon and Israel to hold talks on their border",
        "Talks between Israel and Lebanon on the Israel-Lebanon border open in Naqoura on Monday.",
        "Israel accused Lebanon of letting Hezbollah return to the south.",
        "Lebanon accused Israel of shelling a village, and Israel blamed Hezbollah.",
        "Hezbollah fired rockets at Israel on Sunday.",
    ),
    report(
        5,
        "France carries a message from Israel to Lebanon",
        "A French envoy brought Lebanon a proposal from Israel on the border between Israel and Lebanon.",
        "Lebanon rejected it, and Israel bombed Hezbollah in the hills.",
        "Lebanon thanked France; Hezbollah said that it was not bound by talks between Lebanon and Israel.",
    ),
]


def test_three_states_named_in_one_row_are_three_parties():
    """Where three are named in one row and spoken of as three, all are parties, and the host is not."""
    assert parties_of(RIVER) == [{"PER", "BOL", "CHL"}]


def test_those_who_take_a_step_together_are_parties_together():
    """All who break with a state in one row are its opponents; who offers to mediate is not."""
    assert parties_of(EMBARGO) == [{"GHA", "TGO", "BEN", "MLI"}]


def test_an_armed_group_named_often_is_a_party_beside_two_states():
    """Two states are the parties, and the armed group of one of them, where several reports tell of it."""
    assert parties_of(*SHELLING) == [{"ISR", "LBN", "HEZBOLLAH"}] * 2


def test_both_sides_of_three_are_the_two_named_last():
    """Of three parties "both sides" are the two that were named last."""
    reports = (replace(RIVER, **_with(RIVER, "Bolivia met Chile in Quito.", "Norway urged both sides to sign.")),)
    document = read_documents(Reading(reports=reports))[0]
    pairs = [one.actors for one in document.mentions if len(one.actors) > 1]
    assert {"BOL", "CHL"} in map(set, pairs)


def test_the_three_are_those_who_take_a_step_together():
    """Of several against one, "the three" are they, and "both sides" all, also where another report names them."""
    told = report(
        6, "Ghana waits", "The three thanked Kenya on Friday.", "Kenya met both sides in Nairobi, Ghana said."
    )
    document = read_documents(Reading(reports=(EMBARGO, told)))[1]
    groups = {
        document.report.text[one.start : one.end]: set(one.actors) for one in document.mentions if one.kind == "group"
    }
    assert groups == {"three": {"TGO", "BEN", "MLI"}, "sides": {"GHA", "TGO", "BEN", "MLI"}}


def test_the_stops_of_a_tour_are_no_parties():
    """A row of a state and of capitals tells where somebody travelled."""
    told = report(
        7,
        "Norway to try again on the Peru-Bolivia border row",
        "The Norwegian envoy shuttled between Chile, La Paz and Lima, and will visit Chile, La Paz and Lima again.",
        "Bolivia accused Peru of shelling a village; Peru blamed Bolivia.",
        "Chile urged Peru and Bolivia to talk, and Chile offered a venue.",
    )
    assert parties_of(told) == [{"PER", "BOL"}]


def _with(one, *sentences):
    longer = report(one.number, *(one.text[start:end] for start, end in one.sentences), *sentences)
    return {"text": longer.text, "sentences": longer.sentences}


def test_places_of_talks_in_a_report_on_one_party_are_no_dispute_of_their_own():
    """A relief body is no party; two capitals where it is told that talks go on are at odds nowhere."""
    update = report(
        3,
        "Operational update",
        "Talks on the release of detainees continue in Amman and Muscat, which the ICRC co-chairs.",
        "The ICRC asks all parties to allow families to exchange messages.",
        "The ICRC thanks Kuwait and Switzerland for their support to its operations in Bolivia.",
    )
    assert parties_of(FRONTIER, update)[1] == {"PER", "BOL"}
