"""What misled on disputes between a state and a movement: talks called dead, observers, places, spokesmen."""

from datetime import date
from functools import lru_cache

import pytest

from goodoffices.codebook.words import DateBasis, Move
from goodoffices.core.reading import Reading
from goodoffices.core.report import Dating, Report
from goodoffices.core.when import When
from goodoffices.extract import read_documents, speakers
from goodoffices.extract.acts import scopes_of
from goodoffices.extract.aims import toward_of
from goodoffices.extract.background import background_of
from goodoffices.extract.combine import Candidate
from goodoffices.extract.conditions import only_names
from goodoffices.extract.disqualified import verdicts_of
from goodoffices.extract.document import Document
from goodoffices.extract.ended import talks_ended
from goodoffices.extract.outright import told_outright
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.sifting import sift
from goodoffices.extract.thirds import chosen
from goodoffices.extract.turns import listen
from goodoffices.read.sentences import segment

pytestmark = pytest.mark.model


@lru_cache(maxsize=32)
def read(*lines: str) -> Document:
    text = "\n".join(lines)
    report = Report(name="0.txt", number=0, text=text, sentences=tuple(segment(text)))
    return read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR", "QAT", "UN"))[0]


def left_out(text: str, *likely: tuple[str, Move]) -> set[tuple[str | None, Move]]:
    document = read(text)
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    told = [(0.7, Candidate(sentence=1, actor=one, move=move, cell=None, proposals=())) for one, move in likely]
    return {(actor, move) for _, actor, move in sift(told, document, scopes)}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Peru's foreign minister said that the dialogue under Norway's mediation was over.", ["PER"]),
        ("Peru declared the talks dead.", ["PER"]),
        ('"The Oslo process is exhausted," the Bolivian government said.', ["BOL"]),
        ("Peru denied that the talks were not over.", []),
        ("Peru asked whether the talks were over.", []),
        ("Norway's envoy said that the talks were over.", []),
        ("The talks were over by noon.", []),
    ],
)
def test_who_says_that_talks_are_over_refuses_them(text: str, actors: list[str]) -> None:
    """A party that says so, and no report, question or mediator."""
    document = read(text)
    found = list(talks_ended(document, scopes_of(document)))
    assert [one.actor for one in found] == actors
    refusal = Candidate(sentence=1, actor="PER", move=Move.REFUSE, cell=None, proposals=tuple(found))
    assert (told_outright(refusal, None) > 0.5) is bool(actors)


def test_that_talks_are_over_is_the_refusal_of_who_says_so() -> None:
    """And of nobody whom the sentence does not name."""
    document = read("Peru declared the talks dead.")
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    own = Candidate(
        sentence=1, actor="PER", move=Move.REFUSE, cell=None,
        proposals=tuple(talks_ended(document, list(scopes.values()))),
    )  # fmt: skip
    other = Candidate(sentence=1, actor="BOL", move=Move.REFUSE, cell=None, proposals=())
    left = sift([(0.8, own), (0.5, other)], document, scopes)
    assert {actor for _, actor, _ in left} == {"BOL"}


def test_in_a_transcript_whose_turn_it_is_says_that_talks_are_over() -> None:
    """Nobody is cited in the sentence itself: whoever "we" is in the turns of that label."""
    document = read(
        "Lima, 2 May 2031", "MINISTER ROJAS: We have seen enough in Lima.", "The dialogue is over.",
        "QUESTION: And Norway?", "MINISTER ROJAS: We in Peru thank it.", "QUESTION: Are the talks over?",
        "MINISTER ROJAS: We say so.",
    )  # fmt: skip
    assert {one.actor for one in talks_ended(document, scopes_of(document))} == {"PER"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The talks are hosted by Norway, with the United Nations and Qatar as observers.", {"UN", "QAT"}),
        ("Norway chairs the talks, while Qatar attends as an observer.", {"QAT"}),
        ("Norway, Qatar and the United Nations will watch over the truce as observers.", set()),
    ],
)
def test_observers_of_talks_are_no_mediators(text: str, left: set[str]) -> None:
    """Who observes that a truce is kept is one."""
    told = left_out(text, *((one, Move.MEDIATE) for one in ("NOR", "QAT", "UN")))
    assert {actor for actor, _ in told} == left


def test_who_hosts_together_is_not_mediated_between() -> None:
    """Agents of a passive are those who do it."""
    text = "They are co-hosted by Norway and Qatar in Doha."
    document = read(text)
    scope = scopes_of(document)[0]
    trigger = next(n for n, one in enumerate(scope.view.tokens) if one.text == "co-hosted")
    mention = next(n for n, one in enumerate(scope.view.tokens) if one.text == "Norway")
    one = Proposal(sentence=1, actor="UN", move=Move.MEDIATE, trigger=trigger, rule="mediate: co-host", mention=mention)
    assert set(toward_of(one, trigger, "UN", scope, document)) == {"PER", "BOL"}


@pytest.mark.parametrize(
    ("text", "words", "is_empty"),
    [
        ("Peru will talk as long as it is led by the United Nations.", "as long as it is led by the United Nations",
         True),
        ("Peru will talk, but only under Norway.", "only under Norway", False),
        ("Peru will talk to the UN if Bolivia is led by the United Nations.", "if Bolivia is led by the United Nations",
         False),
        ("Peru will talk if the United Nations pays.", "if the United Nations pays", False),
    ],
)  # fmt: skip
def test_the_mediators_lead_is_no_condition_on_its_help(text: str, words: str, is_empty: bool) -> None:
    """Words that name nobody but the mediator and its part."""
    document = read(text)
    start = document.report.text.index(words)
    condition = document.report.quote(start, start + len(words))
    assert only_names(condition, "UN", scopes_of(document)[0]) is is_empty


def test_no_answer_to_a_truce_is_no_word_on_help() -> None:
    """Unless the sentence names whose help or who would give it."""
    assert left_out("Peru has not replied to the offer of a truce.", ("PER", Move.HEDGE)) == {("PER", Move.HEDGE)}
    assert left_out("Peru has not replied to Norway's plan for a truce.", ("PER", Move.HEDGE)) == set()
    assert left_out("Peru has not replied to the offer of mediation.", ("PER", Move.HEDGE)) == set()


def test_between_them_and_us_is_the_speakers_word() -> None:
    """No answer of the party that the other one names beside itself."""
    text = '"There are no talks between Peru and us," Bolivian President Juan Rojas said.'
    assert left_out(text, ("PER", Move.REFUSE)) == {("PER", Move.REFUSE)}
    assert (
        left_out('"Peru has refused to talk to us," Bolivian President Juan Rojas said.', ("PER", Move.REFUSE)) == set()
    )


def test_a_spokesman_behind_its_is_of_the_subject_before() -> None:
    """Also where other reports would rather have him the other's."""
    document = read(
        "Bolivia called a march.", "Peru sent mixed signals.", "Its spokesman, Ivo Quispe, said that it was at peace.",
        "Bolivia went on.", "It is ours to settle, Quispe said.",
    )  # fmt: skip
    meant = {one.actors for one in document.mentions if one.person == "Ivo Quispe"}
    assert meant == {("PER",)}


def test_a_region_is_no_person() -> None:
    """A single word by which the report names a place elsewhere."""
    document = read(
        "Fighting in Tumbes went on.", "Peru will talk to Tumbes, Norway said.", "Schools in Tumbes are closed.",
        "Norway's envoy met Ada Brandt in Lima.",
    )  # fmt: skip
    assert "Tumbes" not in {one.person for one in document.mentions}


def test_the_government_of_a_region_is_the_movement_that_holds_it() -> None:
    """Its seat stands for it too."""
    text = "Ethiopia and the government of Tigray accepted. Mekelle asked who would come."
    report = Report(name="0.txt", number=0, text=text, sentences=tuple(segment(text)))
    (document,) = read_documents(Reading(reports=(report,)))
    assert [one.actors for one in document.mentions if one.kind in ("name", "capital")] == [
        ("ETH",), ("TPLF",), ("TPLF",),
    ]  # fmt: skip


def test_what_is_put_back_may_be_hostile() -> None:
    """To reinstate warrants is no step back; to reinstate an envoy is one."""
    left = {("PER", Move.DEESCALATE)}
    assert left_out("Peru has reinstated the arrest warrants against the envoys.", ("PER", Move.DEESCALATE)) == left
    assert left_out("Peru has reinstated the ambassador of Bolivia.", ("PER", Move.DEESCALATE)) == set()


def test_another_government_is_nobody() -> None:
    """And the government is."""
    document = read(
        "Peru and Bolivia met.", "That protocol was signed by another government.", "The government said so."
    )
    assert [one.sentence for one in document.mentions if one.kind == "noun" and one.actors] == [3]


def test_some_opposition_parties_are_not_the_opposition() -> None:
    """Where the opposition is a party, its name is not that of four small parties."""
    lines = (
        "The Democratic Unity Roundtable (MUD), Venezuela's opposition, left the talks.",
        "The opposition blamed Caracas.", "Venezuela signed a text with four minor opposition parties.",
    )  # fmt: skip
    report = Report(name="0.txt", number=0, text="\n".join(lines), sentences=tuple(segment("\n".join(lines))))
    (document,) = read_documents(Reading(reports=(report,)), parties=("VEN", "MUD"))
    assert {one.sentence for one in document.mentions if "MUD" in one.actors} == {1, 2}


def test_the_talks_that_a_party_calls_over_are_rather_somebodys_than_nobodys() -> None:
    """Beside a mediator that may be meant, nobody weighs less."""
    document = read("Norway hosts the talks in Oslo.", "The Bolivian team came.", "Peru said that the talks were over.")
    scope = scopes_of(document)[2]
    (ended,) = talks_ended(document, [scope])
    assert chosen(ended, ended.trigger, scope, document, [(1, "NOR")]) == "NOR"


def test_questions_and_bare_headings_leave_no_gap() -> None:
    """What asserts nothing is not told as left out, nor what is told among the judgements."""
    document = read(
        "A guide to the mediators of Peru", "Who is mediating?", "The mediators are tired.",
        '"Without a mediator there is no truce," said Ada Brandt, an analyst.',
    )  # fmt: skip
    found = background_of((document,), (), ())
    assert {one.sentence for one in found.uncoded} == {3}


def test_in_its_own_text_nobody_is_cited_who_says_nothing() -> None:
    """A name in a communiqué is no source of what its issuer does."""
    text = "Ministry of Foreign Affairs of Peru\nPress statement\nWe met. Juan Rojas cannot help and we refuse him."
    report = Report(name="0.txt", number=0, text=text, sentences=tuple(segment(text)))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    scope = scopes_of(document)[-1]
    trigger = next(n for n, one in enumerate(scope.view.tokens) if one.text == "refuse")
    one = Proposal(
        sentence=scope.view.sentence.number, actor="PER", move=Move.REFUSE, trigger=trigger, rule="refuse: refuse"
    )
    scopes = {each.view.sentence.number: each for each in scopes_of(document)}
    assert document.issuer == "PER"
    assert speakers.chosen(one, trigger, None, scope, document, listen(document, scopes)) is None


def test_who_was_in_office_when_a_report_that_looks_back_was_written() -> None:
    """What it tells bounds it from below, the dated reports from above."""
    old = "Nairobi, 3 February 2008. Kenya and its opposition met. The talks went on."
    new = "Kofi Annan opened the talks in January 2008."
    dated = Report(
        name="0.txt", number=0, text=old, sentences=tuple(segment(old)),
        published=Dating(when=When.parse("2008-02-03"), basis=DateBasis.STATED),
    )  # fmt: skip
    open_ended = Report(
        name="1.txt", number=1, text=new, sentences=tuple(segment(new)),
        published=Dating(when=When(since=date(2008, 1, 1), until=None), basis=DateBasis.DERIVED),
    )  # fmt: skip
    documents = read_documents(Reading(reports=(dated, open_ended)), parties=("KEN", "ODM"))
    assert {one.actors for one in documents[1].mentions if one.person} == {("AU",)}


def test_the_envoys_are_those_told_of_last() -> None:
    """Several actors' envoys, for a few sentences; they may be no party's."""
    document = read(
        "Peru met the envoys of Norway and Qatar.", "Bolivia waited.", "The envoys urged both sides to talk."
    )
    meant = {document.report.text[one.start : one.end]: one.actors for one in document.mentions if one.sentence == 3}
    assert meant == {"envoys": ("NOR", "QAT"), "sides": ("PER", "BOL")}


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("Norway has offered to mediate between Peru and Qatar.", {"PER", "QAT"}),
        ("Norway has offered to mediate between Peru and Bolivia with Qatar.", {"PER", "BOL"}),
    ],
)
def test_mediation_is_between_the_two_that_are_named(text: str, between: set[str]) -> None:
    """Also where one of them is no party to the dispute."""
    document = read(text)
    scope = scopes_of(document)[0]
    trigger = next(n for n, one in enumerate(scope.view.tokens) if one.text == "mediate")
    one = Proposal(sentence=1, actor="NOR", move=Move.OFFER, trigger=trigger, rule="offer: offer", mention=0)
    assert set(toward_of(one, trigger, "NOR", scope, document)) == between


def test_a_mediator_that_a_party_calls_none_any_longer_is_refused() -> None:
    """By the party that says so, as with one that has disqualified itself."""
    document = read("Peru told Norway that it was no longer a mediator that Lima would deal with.")
    assert {number: one.party for number, one in verdicts_of(document).items()} == {1: "PER"}


def test_who_only_says_that_another_attacked_has_not_attacked() -> None:
    """The step is that of the subject of what is said."""
    text = "Peru said that Bolivian troops had launched an attack on Thursday."
    told = left_out(text, ("PER", Move.ESCALATE), ("BOL", Move.ESCALATE))
    assert told == {("PER", Move.ESCALATE)}


def test_a_refusal_that_is_regretted_is_the_others() -> None:
    """However rarely the heads have met it; nothing of the kind is told where nobody regrets."""
    document = read("Peru regrets that Bolivia has refused to come to Oslo.")
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    verb = next(n for n, one in enumerate(scopes[1].view.tokens) if one.text == "refused")
    proposal = Proposal(sentence=1, actor="BOL", move=Move.REFUSE, trigger=verb, rule="refuse: refuse", mention=4)
    others = Candidate(sentence=1, actor="BOL", move=Move.REFUSE, cell=None, proposals=(proposal,))
    own = Candidate(sentence=1, actor="PER", move=Move.REFUSE, cell=None, proposals=())
    assert told_outright(others, scopes[1]) > 0.5 and told_outright(own, scopes[1]) == 0
    assert {actor for _, actor, _ in sift([(0.8, others), (0.6, own)], document, scopes)} == {"PER"}
    plain = scopes_of(read("Peru said that Bolivia has refused to come to Oslo."))[0]
    assert told_outright(others, plain) == 0
