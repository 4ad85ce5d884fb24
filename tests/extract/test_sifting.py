"""What is left out after heads and rules are weighed together, and what is weighed as another move."""

from functools import lru_cache

import pytest

from goodoffices.codebook.words import Modality, Move, Role
from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.acts import scopes_of
from goodoffices.extract.combine import Candidate, candidates_of
from goodoffices.extract.document import Document
from goodoffices.extract.heads import Cell
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.sifting import sift

ATTACK = "Lima asked Madrid for help after the deadly attack in May."


@lru_cache(maxsize=32)
def read(text: str) -> Document:
    report = Report(name="0.txt", number=0, title="", text=text, sentences=((0, len(text)),))
    return read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("ESP",))[0]


def candidate(actor: str | None, rule: str = "", move: Move = Move.ESCALATE) -> Candidate:
    told = (Proposal(sentence=1, actor=actor, move=move, rule=rule),) if rule else ()
    return Candidate(sentence=1, actor=actor, move=move, cell=None, proposals=told)


def left_out(text: str, *likely: tuple[float, Candidate]) -> set[tuple[str | None, Move]]:
    document = read(text)
    scopes = {scope.view.sentence.number: scope for scope in scopes_of(document)}
    return {(actor, move) for _, actor, move in sift(likely, document, scopes)}


@pytest.mark.parametrize(
    ("share", "rule", "is_left"),
    [
        (0.9, "", True),
        (0.9, "escalate: attack (noun)", True),
        (0.9, "escalate: shell", False),
        (0.4, "escalate: shell", True),
    ],
)
def test_an_attack_in_passing_is_laid_at_nobodys_door(share: float, rule: str, is_left: bool) -> None:
    """Beside a step by nobody named, a party's needs a verb that tells it of the party, and to be the likelier."""
    left = left_out(ATTACK, (0.5, candidate(None)), (share, candidate("PER", rule)))
    assert left == ({("PER", Move.ESCALATE)} if is_left else set())


def test_without_a_step_by_nobody_a_party_keeps_its_own() -> None:
    """Only a step by nobody in the same sentence takes one from a named actor, and no other move."""
    assert left_out(ATTACK, (0.9, candidate("PER"))) == set()
    assert left_out(ATTACK, (0.5, candidate(None)), (0.9, candidate("PER", move=Move.ACCUSE))) == set()


@pytest.mark.parametrize(
    ("text", "rule", "is_left"),
    [
        ("An impasse in the border talks between Lima and La Paz has hurt trade.", "", True),
        ("An impasse in the border talks between Lima and La Paz has hurt trade.", "negotiate: talk", False),
        ("Despite an impasse in formal talks, contacts between Lima and La Paz go on.", "", False),
        ("Lima said that talks with La Paz, if any, must stay bilateral.", "negotiate: talk", True),
    ],
)
def test_talks_that_are_not_held(text: str, rule: str, is_left: bool) -> None:
    """An impasse tells of no talks, unless a rule sees some beside it; "talks, if any" never does."""
    left = left_out(text, (0.5, candidate("PER", rule, Move.NEGOTIATE)))
    assert left == ({("PER", Move.NEGOTIATE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Lima and La Paz failed to agree on Friday, Madrid said.", True),
        ("Lima and La Paz ended the Madrid round without a deal.", True),
        ("Lima and La Paz failed to agree on tolls, but signed a truce.", False),
        ("Lima and La Paz agreed on Friday, Madrid said.", False),
    ],
)
def test_what_nobody_could_conclude_is_no_agreement(text: str, is_left: bool) -> None:
    """Unless the sentence has another word for one."""
    left = left_out(text, (0.6, candidate("PER", "agree: agree", Move.AGREE)))
    assert left == ({("PER", Move.AGREE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "move", "is_left"),
    [
        ("Madrid's envoy confirmed that the round would not take place.", Move.DECLINE, True),
        ("Madrid's envoy said he would not mediate; the round would not take place.", Move.DECLINE, False),
        ("Lima values what Madrid does, is grateful, and sees no need for a replacement.", Move.REFUSE, True),
        ("Lima sees no need for a change of venue.", Move.REFUSE, False),
    ],
)
def test_what_is_not_held_or_not_changed_turns_no_mediator_down(text: str, move: Move, is_left: bool) -> None:
    """Unless the sentence denies more than that."""
    actor = "ESP" if move is Move.DECLINE else "PER"
    left = left_out(text, (0.6, candidate(actor, "", move)))
    assert left == ({(actor, move)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Lima ended by imploring the world to encourage both parties to talk.", True),
        ("Lima ended by encouraging both parties to talk.", False),
        ("Lima implored Madrid to encourage both parties to talk.", False),
    ],
)
def test_urging_that_others_are_asked_for(text: str, is_left: bool) -> None:
    """A mediator that the sentence does not name does not urge where the world is asked to."""
    left = left_out(text, (0.9, candidate("ESP", "urge: encourage", Move.URGE)))
    assert left == ({("ESP", Move.URGE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "actor", "move"),
    [
        ("Lima stressed the need for outside mediation.", "PER", Move.REQUEST),
        ("Madrid stressed the need for outside mediation.", "ESP", Move.ENDORSE),
        ("Lima sees no need for outside mediation.", "PER", Move.REFUSE),
        ("Lima rejected talk of the need for a broker.", "PER", Move.REFUSE),
        ("Lima turned the good offices down.", "PER", Move.REFUSE),
    ],
)
def test_a_need_that_is_voiced_is_no_refusal(text: str, actor: str, move: Move) -> None:
    """A party asks for help by it, others back it; unless the sentence denies something."""
    cell = Cell(
        sentence=1, entity=actor, move=Move.REFUSE, probability=0.7, role=(Role.GOV, 1.0), dated=0.0, invokes=0.0,
        modality=(Modality.ACTUAL, 1.0), kind=(None, 1.0), thirds=(), toward=(),
    )  # fmt: skip
    (found,) = candidates_of([cell], [], read(text))
    expected = Move.OPPOSE if actor == "ESP" and move is Move.REFUSE else move
    assert found.move is expected


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Efforts led by partners such as Madrid are being watched.", True),
        ("Efforts led by Madrid are being watched.", False),
    ],
)
def test_an_actor_named_as_an_example_mediates_nothing(text: str, is_left: bool) -> None:
    """Unless a rule sees it do so."""
    left = left_out(text, (0.6, candidate("ESP", "", Move.MEDIATE)))
    assert left == ({("ESP", Move.MEDIATE)} if is_left else set())
    assert left_out(text, (0.6, candidate("ESP", "mediate: lead", Move.MEDIATE))) == set()


def test_an_offer_that_a_noun_tells_is_no_mediation_yet() -> None:
    """ "Madrid's proposal is the most notable attempt since" tells of the offer, where that is the likelier."""
    text = "Madrid's proposal is the most notable attempt since 2019."
    offer, mediates = candidate("ESP", "offer: propose (noun)", Move.OFFER), candidate("ESP", "", Move.MEDIATE)
    assert left_out(text, (0.8, offer), (0.5, mediates)) == {("ESP", Move.MEDIATE)}
    assert left_out(text, (0.4, offer), (0.5, mediates)) == set()


def test_an_appeal_points_back_to_who_made_it() -> None:
    """Of two in a sentence that no verb has ask, the one who asks elsewhere does; where neither does, both may."""
    here = (candidate("PER", move=Move.REQUEST), candidate("BOL", move=Move.REQUEST))
    before = Candidate(sentence=9, actor="PER", move=Move.REQUEST, cell=None, proposals=())
    text = "The appeal comes amid tension between Peru and Bolivia."
    assert left_out(text, *((0.5, one) for one in here), (0.9, before)) == {("BOL", Move.REQUEST)}
    assert left_out(text, *((0.5, one) for one in here)) == set()
    assert (
        left_out(text, (0.5, here[0]), (0.5, candidate("BOL", "request: appeal", Move.REQUEST)), (0.9, before)) == set()
    )


@pytest.mark.parametrize(
    ("text", "actor", "is_left"),
    [
        ("In Madrid the envoy of Peru signed a declaration with Bolivia.", "ESP", True),
        ("In Madrid the envoy of Peru signed a declaration with Spain.", "ESP", False),
        ("In Lima both sides signed a declaration.", "PER", False),
    ],
)
def test_where_an_agreement_is_signed_signs_nothing(text: str, actor: str, is_left: bool) -> None:
    """A capital after "in" is the place, unless its state is named otherwise too, or is a party."""
    left = left_out(text, (0.9, candidate(actor, move=Move.AGREE)))
    assert left == ({(actor, Move.AGREE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Peru told Spain that Bolivia had rejected the proposal.", {("PER", Move.REFUSE)}),
        ("Peru told Spain that it had rejected the proposal.", set()),
    ],
)
def test_whoever_tells_of_anothers_move_makes_none(text: str, left: set[tuple[str | None, Move]]) -> None:
    """Of a teller and the one who is told of, the move is the latter's."""
    likely = [(0.9, candidate(actor, move=Move.REFUSE)) for actor in ("PER", "BOL")]
    assert left_out(text, *likely) == left
