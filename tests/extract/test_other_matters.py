"""Visits, pacts and offers on another matter than the dispute, and bodies of the parties, are left out."""

from functools import lru_cache

import pytest

from goodoffices.codebook.words import Move
from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.acts import scopes_of
from goodoffices.extract.asked import only_asked
from goodoffices.extract.combine import Candidate
from goodoffices.extract.document import Document
from goodoffices.extract.hearsay import of_the_false_report
from goodoffices.extract.named_only import of_joint_bodies, only_backing
from goodoffices.extract.other_matters import beside_the_dispute, under_another_heading
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.turns import askers
from goodoffices.read.sentences import segment


@lru_cache(maxsize=64)
def read(text: str) -> Document:
    report = Report(name="0.txt", number=0, title="", text=text, sentences=tuple(segment(text)))
    return read_documents(Reading(reports=(report,)), parties=("PER", "ECU"), third_parties=("CHL",))[0]


def candidate(move: Move, *, sentence: int = 1, trigger: int = -1) -> Candidate:
    told = (Proposal(sentence=sentence, actor="CHL", move=move, rule="", trigger=trigger),) if trigger >= 0 else ()
    return Candidate(sentence=sentence, actor="CHL", move=move, cell=None, proposals=told)


@pytest.mark.parametrize(
    ("text", "move", "is_left"),
    [
        ("Chile's minister was in Lima last week for a regional energy summit.", Move.CONSULT, True),
        ("Chile's minister, who was in Lima to talk about migration, offered help.", Move.CONSULT, True),
        ("Chile's minister was in Lima to discuss trade and the border crisis.", Move.CONSULT, False),
        ("Chile's minister was in Lima to open a food fair and raised the dispute.", Move.CONSULT, False),
        ("Chile's minister was in Lima for the opening of a consulate.", Move.CONSULT, True),
        ("Chile's minister was in Lima on Friday.", Move.CONSULT, False),
        ("The two signed agreements on fisheries and on the training of pilots.", Move.AGREE, True),
        ("They agreed to speed up the bridge project.", Move.AGREE, True),
        ("The two signed agreements on fisheries and on the frontier.", Move.AGREE, False),
        ("Boats of the fisheries fleet were seized. Fisheries are all. The two signed an accord on fisheries.",
         Move.AGREE, False),
    ],
)  # fmt: skip
def test_what_is_for_another_matter_is_no_move(text: str, move: Move, is_left: bool) -> None:
    """A visit to a fair or a pact on pilots tells nothing of the dispute, unless its report is on just that."""
    document = read(text)
    one = candidate(move, sentence=len(document.sentences))
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    assert (one.key in beside_the_dispute([(0.9, one)], document, scopes)) is is_left


@pytest.mark.parametrize(
    ("after", "is_left"),
    [
        ("They discussed continental integration.", True),
        ("They discussed continental integration. They also discussed the border.", False),
        ("They discussed the truce.", False),
        ("It rained.", False),
    ],
)
def test_a_visit_is_about_what_the_next_sentence_tells(after: str, is_left: bool) -> None:
    """A meeting of which the report goes on to tell another matter is none about the dispute."""
    document = read(f"Chile's minister met the president of Peru on Friday. {after}")
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    one = candidate(Move.CONSULT)
    assert (one.key in beside_the_dispute([(0.9, one)], document, scopes)) is is_left


@pytest.mark.parametrize(("thing", "is_left"), [("port access", True), ("good offices", False)])
def test_a_thing_that_is_offered_is_no_help(thing: str, is_left: bool) -> None:
    """The offer of a port is none of mediation."""
    document = read(f"Chile's offer of {thing} still stands.")
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    one = candidate(Move.OFFER, trigger=scopes[1].view.lemmas.index("offer"))
    assert (one.key in beside_the_dispute([(0.9, one)], document, scopes)) is is_left


@pytest.mark.parametrize(
    ("text", "word", "move", "is_left"),
    [
        ("Has Chile offered to mediate?", "offer", Move.OFFER, True),
        ("Chile has offered to mediate, hasn't it?", "offer", Move.OFFER, True),
        ("Why did Chile suspend its mediation?", "suspend", Move.WITHDRAW, False),
        ("Chile suspended its mediation; is Peru sorry?", "suspend", Move.WITHDRAW, False),
        ("Chile has offered to mediate.", "offer", Move.OFFER, False),
        ("So if Chile were to chair, you would sit down?", "", Move.ACCEPT, True),
        ("Why would you sit down with Chile?", "", Move.ACCEPT, False),
    ],
)
def test_a_question_for_yes_or_no_asserts_nothing(text: str, word: str, move: Move, is_left: bool) -> None:
    """What is only asked is left open; what a question takes for granted is told."""
    document = read(text)
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    one = candidate(move, trigger=scopes[1].view.lemmas.index(word) if word else -1)
    assert (one.key in only_asked([(0.9, one)], document, scopes)) is is_left


@pytest.mark.parametrize(
    ("answer", "is_left"), [("Chile has said no such thing.", True), ("We regret that it has.", False)]
)
def test_what_an_interviewer_says_and_the_answer_disowns_is_left_out(answer: str, is_left: bool) -> None:
    """A premise of a question holds unless whoever is asked says that there is no such thing."""
    document = read(f"Q: Chile has said it could withdraw from the process. Would that be the end?\n\nA: {answer}\n")
    number = next(one.number for one in document.sentences if "withdraw" in document.report.text[one.start : one.end])
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    one = candidate(Move.WITHDRAW, sentence=number)
    assert (one.key in only_asked([(0.9, one)], document, scopes)) is is_left


@pytest.mark.parametrize(("heading", "is_left"), [("SUDAN.", True), ("PERU.", False), ("SUDAN.\n\nPeru wrote.", False)])
def test_what_stands_under_the_name_of_another_state_is_left_out(heading: str, is_left: bool) -> None:
    """A noon briefing of several topics tells of the dispute under its own heading alone."""
    document = read(f"PERU.\n\nThe envoy met both sides.\n\n{heading}\n\nThe envoy continues his contacts.")
    one = candidate(Move.CONSULT, sentence=len(document.sentences))
    assert (one.key in under_another_heading([(0.9, one)], document)) is is_left


@pytest.mark.parametrize(
    ("way", "is_left"), [("-backed ELN", True), (" and the ELN", False), ("-backed talks of the ELN", False)]
)
def test_a_sides_patron_mediates_nothing(way: str, is_left: bool) -> None:
    """Who is named only as backing a side is no mediator where no rule says so."""
    document = read(f"The Chile{way} may come close to a deal with Peru.")
    assert (candidate(Move.MEDIATE).key in only_backing([(0.9, candidate(Move.MEDIATE))], document)) is is_left


@pytest.mark.parametrize(
    ("question", "is_left"), [("You turned them down too, didn't you?", True), ("Will you accept them?", False)]
)
def test_a_no_to_having_refused_is_no_refusal(question: str, is_left: bool) -> None:
    """A bare no denies what was asked."""
    document = read(f"Q: {question}\n\nA: No.\n")
    one = candidate(Move.REFUSE, sentence=2)
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    assert (one.key in only_asked([(0.9, one)], document, scopes)) is is_left


def test_a_joint_body_of_the_parties_mediates_nothing() -> None:
    """A commission on the boundary is no third party; one on human rights may be."""
    joint, other = ("Joint Boundary Commission", "Commission on Human Rights")
    told = (Candidate(sentence=1, actor=code, move=Move.MEDIATE, cell=None, proposals=()) for code in (joint, other))
    likely = [(0.9, one) for one in told]
    assert {actor for _, actor, _ in of_joint_bodies(likely)} == {joint}


@pytest.mark.parametrize(("verdict", "is_left"), [("pure fiction", True), ("an open secret", False)])
def test_what_a_false_report_says_is_left_out_to_its_end(verdict: str, is_left: bool) -> None:
    """Of a report that is called untrue nothing is told by a later "was said to have accepted" either."""
    document = read(f"Peru has called a report on a meeting {verdict}. Chile was said to have offered a plan.")
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    one = candidate(Move.OFFER, sentence=2)
    assert (one.key in of_the_false_report([(0.9, one)], document, scopes)) is is_left


def test_whoever_asks_in_an_interview_is_no_source() -> None:
    """A label of which most turns end in a question is the interviewer's, whatever the name."""
    turns = [
        "ANNA DOYLE: Peru says that Chile has no business here. Would you agree?",
        "LUIS PAZ: We would not. It is a friend.",
        "ANNA DOYLE: Will you meet them?",
        "LUIS PAZ: We shall see.",
    ]
    assert askers(read("\n\n".join(turns))) == {"ANNA DOYLE"}
