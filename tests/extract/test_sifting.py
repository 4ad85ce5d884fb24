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
    """ "Madrid's proposal is the second attempt since" tells of the offer, where that is the likelier."""
    text = "Madrid's proposal is the second attempt since 2019."
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


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Lima has ruled out any talks until La Paz withdraws.", True),
        ("Lima will not sit down with La Paz before the prisoners are back.", True),
        ("Lima has ruled out talks in Madrid until La Paz withdraws.", False),
        ("Lima has ruled out mediated talks until La Paz withdraws.", False),
        ("Lima has ruled out any talks.", False),
    ],
)
def test_a_precondition_for_talks_refuses_nobodys_help(text: str, is_left: bool) -> None:
    """Beside the demand that it makes, unless the sentence names help or who would give it."""
    refusal, demand = (candidate("PER", move=move) for move in (Move.REFUSE, Move.DEMAND))
    assert left_out(text, (0.9, refusal), (0.9, demand)) == ({("PER", Move.REFUSE)} if is_left else set())
    assert left_out(text, (0.9, refusal)) == set()


@pytest.mark.parametrize(
    ("text", "actor", "move"),
    [
        ("Madrid will not mediate unless both sides ask.", "ESP", Move.OFFER),
        ("Madrid cannot step in unless Lima wants it, and La Paz too.", "ESP", Move.OFFER),
        ("Madrid will not mediate while both sides fight.", "ESP", Move.DECLINE),
        ("Unless both sides ask, Madrid will stay out.", "ESP", Move.DECLINE),
        ("Lima will not mediate unless both sides ask.", "PER", Move.DECLINE),
    ],
)
def test_no_help_unless_asked_is_an_offer(text: str, actor: str, move: Move) -> None:
    """Whoever will not help unless something happens would help if it did; of a party it is no offer."""
    cell = Cell(
        sentence=1, entity=actor, move=Move.DECLINE, probability=0.7, role=(Role.GOV, 1.0), dated=0.0, invokes=0.0,
        modality=(Modality.ACTUAL, 1.0), kind=(None, 1.0), thirds=(), toward=(),
    )  # fmt: skip
    rule = Proposal(sentence=1, actor=actor, move=Move.DECLINE, rule="decline: mediate")
    (found,) = candidates_of([cell], [rule], read(text))
    assert found.move is move


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("The third meeting of Peru and Bolivia in Madrid did not take place.", True),
        ("Talks between Peru and Bolivia were called off on Friday.", True),
        ("Talks between Peru and Bolivia were called off, and their ministers met in Madrid.", False),
        ("The meeting of Peru and Bolivia took place in Madrid.", False),
    ],
)
def test_talks_that_were_called_off_are_not_held(text: str, is_left: bool) -> None:
    """Nobody talks in a round that did not take place, unless the sentence tells of other talks."""
    likely = [(0.9, candidate(actor, move=Move.NEGOTIATE)) for actor in ("PER", "BOL")]
    assert left_out(text, *likely) == ({("PER", Move.NEGOTIATE), ("BOL", Move.NEGOTIATE)} if is_left else set())


def test_a_third_that_is_not_named_agrees_to_nothing() -> None:
    """Where a sentence names two who sign, nobody else does."""
    likely = [(0.9, candidate(actor, move=Move.AGREE)) for actor in ("PER", "BOL", "CHL")]
    assert left_out("Peru and Bolivia signed an accord in Madrid.", *likely) == {("CHL", Move.AGREE)}


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Madrid expressed its full support for the government in Lima.", True),
        ("Madrid stands by Peru.", True),
        ("Madrid expressed its support for the talks between Lima and La Paz.", False),
        ("Madrid expressed its support for the mediation that Lima wants.", False),
    ],
)
def test_who_backs_a_side_backs_no_mediation(text: str, is_left: bool) -> None:
    """Unless the sentence is about talks or help."""
    left = left_out(text, (0.9, candidate("ESP", move=Move.ENDORSE)))
    assert left == ({("ESP", Move.ENDORSE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "move", "is_left"),
    [
        ("Lima agreed with Madrid on the purchase of six armed drones.", Move.AGREE, True),
        ("Lima has asked Madrid for more S-400 batteries.", Move.DEMAND, True),
        ("Lima asked Madrid for a loan of $200 million.", Move.REQUEST, True),
        ("Lima agreed with La Paz in Madrid to withdraw the missiles that it bought.", Move.AGREE, False),
        ("Lima asked Madrid to mediate after the sale of jets.", Move.REQUEST, False),
    ],
)
def test_bargains_with_outsiders_are_no_moves_of_the_dispute(text: str, move: Move, is_left: bool) -> None:
    """Arms and loans; not where the other party is named, or talks or help are."""
    left = left_out(text, (0.9, candidate("PER", move=move)))
    assert left == ({("PER", move)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "actor", "move"),
    [
        ("Spain has disqualified itself as a mediator, Peru's foreign minister said.", "PER", Move.REFUSE),
        ("Spain has ruled itself out as a mediator, Bolivia's government said.", "BOL", Move.REFUSE),
        ("Spain has ruled itself out as a mediator, it said.", "ESP", Move.DECLINE),
        ("Peru said Spain had lost its neutrality, and Spain said it would not mediate.", "ESP", Move.DECLINE),
        ("Spain will not mediate, Peru's foreign minister said.", "ESP", Move.DECLINE),
    ],
)
def test_a_partys_verdict_on_a_mediator_is_its_refusal(text: str, actor: str, move: Move) -> None:
    """The mediator's own word stays its own, and so does what a party merely tells of it."""
    cell = Cell(
        sentence=1, entity="ESP", move=Move.DECLINE, probability=0.7, role=(Role.GOV, 1.0), dated=0.0, invokes=0.0,
        modality=(Modality.ACTUAL, 1.0), kind=(None, 1.0), thirds=(), toward=(),
    )  # fmt: skip
    rule = Proposal(sentence=1, actor="ESP", move=Move.DECLINE, rule="decline: rule out", third_party="ESP")
    (found,) = candidates_of([cell], [rule], read(text))
    assert (found.actor, found.move) == (actor, move)
    assert found.proposals[0].third_party == "ESP"


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Spain suspended part of its development aid to Bolivia in May.", True),
        ("Spain suspended its aid to Bolivia and its mediation.", False),
        ("Spain suspended its efforts until both sides are ready.", False),
    ],
)
def test_whoever_stops_aid_does_not_stop_mediating(text: str, is_left: bool) -> None:
    """Aid, flights and ties are no mediation; efforts and talks are."""
    left = left_out(text, (0.9, candidate("ESP", move=Move.WITHDRAW)))
    assert left == ({("ESP", Move.WITHDRAW)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "actor", "rule", "is_left"),
    [
        ("Peru came to the table at Madrid's request.", "PER", "", True),
        ("Peru held its fire at the request of Spain.", "ESP", "request: request (noun)", True),
        ("The Council meets on Friday at Bolivia's request.", "BOL", "request: request (noun)", False),
        ("At Madrid's request Peru asked Chile to mediate.", "PER", "request: ask", False),
    ],
)
def test_what_is_done_at_anothers_request_asks_for_nothing(text: str, actor: str, rule: str, is_left: bool) -> None:
    """Only a party at whose request something is done has asked for help."""
    left = left_out(text, (0.6, candidate(actor, rule, Move.REQUEST)))
    assert left == ({(actor, Move.REQUEST)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("La Paz refused to comment on Lima's remarks.", True),
        ("La Paz and Lima refused to comment on the remarks.", False),
    ],
)
def test_whoever_is_not_commented_on_does_not_hesitate(text: str, is_left: bool) -> None:
    """Only whoever would not comment; those whose words they are have spoken."""
    view = scopes_of(read(text))[0].view
    told = Proposal(
        sentence=1, actor="BOL", move=Move.HEDGE, rule="hedge: comment", trigger=view.lemmas.index("comment")
    )
    other = Candidate(sentence=1, actor="BOL", move=Move.HEDGE, cell=None, proposals=(told,))
    left = left_out(text, (0.9, other), (0.5, candidate("PER", move=Move.HEDGE)))
    assert left == ({("PER", Move.HEDGE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Peru signed a fishing accord with Ecuador in May.", True),
        ("Peru signed an accord with Ecuador and Bolivia in May.", False),
        ("Peru and Bolivia signed an accord, with Madrid as host.", False),
    ],
)
def test_an_agreement_with_another_is_none_of_the_parties(text: str, is_left: bool) -> None:
    """Where the sentence says with whom it is, and that is no party."""
    assert left_out(text, (0.9, candidate("PER", move=Move.AGREE))) == ({("PER", Move.AGREE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "move", "is_left"),
    [
        ("Lima sent troops to the coast after a warship arrived off Bolivia.", Move.ESCALATE, True),
        ("Lima sent troops to the coast after a warship of Bolivia arrived.", Move.ESCALATE, False),
        ("Both agreed to meet after the envoy had rung them from Spain.", Move.MEDIATE, True),
        ("Both agreed to meet after the envoy of Spain had rung them.", Move.MEDIATE, False),
    ],
)
def test_a_name_for_a_place_does_nothing(text: str, move: Move, is_left: bool) -> None:
    """Where no rule sees a deed of it, and for a hostile step somebody else takes one."""
    actor = "ESP" if move is Move.MEDIATE else "BOL"
    left = left_out(text, (0.9, candidate("PER", move=Move.ESCALATE)), (0.6, candidate(actor, move=move)))
    assert ((actor, move) in left) is is_left


def test_a_report_on_another_matter_tells_no_moves() -> None:
    """However like a blow a defeat on the field may read."""
    text = "Peru beat Bolivia 3-1 in a friendly; the striker scored twice and the coach blamed the referee."
    assert left_out(text, (0.9, candidate("PER"))) == {("PER", Move.ESCALATE)}


def test_a_refusal_is_its_owners() -> None:
    """Not that of whoever tells of it."""
    text = "Lima said that the talks had failed because of Bolivia's refusal to accept any compromise."
    likely = [(0.5, candidate(code, move=Move.REFUSE)) for code in ("PER", "BOL")]
    assert left_out(text, *likely) == {("PER", Move.REFUSE)}


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Spain still insists that it is the natural mediator.", True),
        ("Spanish diplomats hint that Madrid might yet play the go-between.", True),
        ("Spain says that it is no mediator.", False),
        ("Spain would rather be a witness than a mediator.", False),
    ],
)
def test_whoever_says_it_is_the_mediator_does_not_decline(text: str, is_left: bool) -> None:
    """Unless the sentence has a word of reluctance."""
    left = left_out(text, (0.9, candidate("ESP", move=Move.DECLINE)))
    assert left == ({("ESP", Move.DECLINE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("The invasion of Peru shocked the neighbours.", True),
        ("Bolivia's occupation of Peru went on.", True),
        ("The attacks of Peru went on.", False),
        ("Peru shelled the coast after the invasion of Peru.", False),
    ],
)
def test_what_is_invaded_invades_nobody(text: str, is_left: bool) -> None:
    """The noun's "of" tells what is taken, not by whom."""
    assert left_out(text, (0.9, candidate("PER"))) == ({("PER", Move.ESCALATE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Lima ordered the Spanish mission out on Friday.", True),
        ("The Spanish envoys were expelled in May.", True),
        ("Lima ordered the Spanish mission to stop, and Madrid did.", False),
    ],
)
def test_whom_another_sends_away_does_not_withdraw(text: str, is_left: bool) -> None:
    """Who is expelled has not ended a mediation, unless a rule tells it."""
    left = left_out(text, (0.9, candidate("ESP", move=Move.WITHDRAW)))
    assert left == ({("ESP", Move.WITHDRAW)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Spain quit the regional bloc on Sunday.", True),
        ("Spain walked out of the organisation in 1984.", True),
        ("Spain left the bloc's talks on Sunday.", False),
        ("Spain quit the council and ended its mediation.", False),
    ],
)
def test_who_leaves_a_body_ends_no_mediation(text: str, is_left: bool) -> None:
    """A membership that ends is no mediation that ends, where the sentence has no word of help or talks."""
    left = left_out(text, (0.9, candidate("ESP", move=Move.WITHDRAW)))
    assert left == ({("ESP", Move.WITHDRAW)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Spain would like to see the mediation fail, according to analysts.", True),
        ("Some analysts believe that Spain may oppose the mediation.", True),
        ("Analysts said on Friday that Spain had opposed the mediation.", False),
        ("Spain would oppose the mediation, its minister said.", False),
    ],
)
def test_what_analysts_take_somebody_to_wish_is_no_move(text: str, is_left: bool) -> None:
    """A move that they report is one; what they think somebody wants or may do is a judgement."""
    left = left_out(text, (0.9, candidate("ESP", move=Move.OPPOSE)))
    assert left == ({("ESP", Move.OPPOSE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Lima asked the Norwegians to postpone the round.", True),
        ("Peru urged Madrid to stay out of it.", True),
        ("Peru asked Madrid not to withdraw.", False),
        ("Peru asked Madrid to wait and then appealed to Oslo for help.", False),
    ],
)
def test_who_asks_another_to_wait_asks_for_no_help(text: str, is_left: bool) -> None:
    """To ask a mediator to postpone, to leave or to stay out is no request for help; to ask it not to leave is one."""
    left = left_out(text, (0.9, candidate("PER", move=Move.REQUEST)))
    assert left == ({("PER", Move.REQUEST)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "word", "is_left"),
    [
        ("Peru rejected all demands of Bolivia on Friday.", "reject", True),
        ("Peru rejected the demand for a mediator from Spain.", "reject", False),
        ("Peru rejected the Spanish offer on Friday.", "reject", False),
        ("Peru refused to sign any paper in Madrid.", "refuse", True),
        ("Peru refused to receive the Spanish envoy.", "refuse", False),
    ],
)
def test_a_demand_that_is_turned_down_is_no_help(text: str, word: str, is_left: bool) -> None:
    """Nor is a step of one's own that one will not take; a demand for mediation is about help."""
    (scope,) = scopes_of(read(text))
    told = Proposal(sentence=1, actor="PER", move=Move.REFUSE, rule="", trigger=scope.view.lemmas.index(word))
    refusal = Candidate(sentence=1, actor="PER", move=Move.REFUSE, cell=None, proposals=(told,))
    assert left_out(text, (0.9, refusal)) == ({("PER", Move.REFUSE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Bolivia accused Peru of having laid mines off the harbour.", True),
        ("Bolivia accused Peru of shelling the harbour, and Peru shelled it again.", False),
        ("Bolivia criticised Peru, which had laid mines off the harbour.", False),
    ],
)
def test_of_what_somebody_is_accused_is_blame_alone(text: str, is_left: bool) -> None:
    """Not where the sentence names the accused beside the blame."""
    assert left_out(text, (0.9, candidate("PER"))) == ({("PER", Move.ESCALATE)} if is_left else set())


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Peru agreed to hold talks with Bolivia in Madrid.", Move.NEGOTIATE),
        ("Peru agreed to continue the “frank” discussions in June.", Move.NEGOTIATE),
        ("Peru agreed to hold talks after the truce.", Move.AGREE),
        ("Peru agreed to return its envoy.", Move.AGREE),
    ],
)
def test_who_agrees_to_talk_talks(text: str, move: Move) -> None:
    """Readiness to talk concludes nothing; where a sentence tells of a text as well, the readers decide."""
    rule = Proposal(sentence=1, actor="PER", move=Move.AGREE, rule="agree: agree")
    (found,) = candidates_of([], [rule], read(text))
    assert found.move is move


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Three capitals are trying to get Peru and Bolivia to sign a treaty.", True),
        ("Peru and Bolivia are trying to sign a treaty this week.", False),
        ("Norway got Peru and Bolivia to sign a treaty.", False),
    ],
)
def test_an_agreement_that_others_seek_is_none(text: str, is_left: bool) -> None:
    """Not what the parties seek themselves, nor what others have brought about."""
    (scope,) = scopes_of(read(text))
    told = Proposal(sentence=1, actor="PER", move=Move.AGREE, rule="", trigger=scope.view.lemmas.index("sign"))
    one = Candidate(sentence=1, actor="PER", move=Move.AGREE, cell=None, proposals=(told,))
    assert left_out(text, (0.9, one)) == ({("PER", Move.AGREE)} if is_left else set())


def test_what_both_parties_sign_is_theirs_whoever_presides():
    """Told of one party alone it is an agreement with another."""
    text = "Peru and Bolivia signed a truce in Oslo with Jonas Store of Norway presiding."
    agree = [candidate(code, "rule", Move.AGREE) for code in ("PER", "BOL")]
    assert not left_out(text, *((0.9, one) for one in agree))
