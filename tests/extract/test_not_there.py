"""What a sentence tells as a rumour, supposes, asks about or says in another sense is no move."""

import pytest
from one_sentence import scope_of

from goodoffices.codebook.words import Move
from goodoffices.extract.ahead import is_ahead
from goodoffices.extract.combine import Candidate
from goodoffices.extract.hearsay import is_hearsay
from goodoffices.extract.other_sense import SENSES
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.supposed import is_supposed


def at(text: str, word: str, move: Move) -> Candidate:
    """A move that a rule sees at a word of the text, or that no rule sees where none is given."""
    trigger = scope_of(text).view.lemmas.index(word) if word else -1
    told = (Proposal(sentence=1, actor="CHL", move=move, rule=f"{move}: {word}", trigger=trigger),) if word else ()
    return Candidate(sentence=1, actor="CHL", move=move, cell=None, proposals=told)


@pytest.mark.parametrize(
    ("text", "word", "move", "is_left"),
    [
        ("Rumours that Chile had brokered a release proved untrue.", "broker", Move.MEDIATE, True),
        ("Reports that Chile had brokered a release were confirmed.", "broker", Move.MEDIATE, False),
        ("Peru dismissed as pure fiction a report that it had met Ecuador in Chile.", "meet", Move.NEGOTIATE, True),
        ("Peru dismissed as pure fiction a report that it had met Ecuador in Chile.", "dismiss", Move.REFUSE, True),
        ("Chile, calling the rumours baseless, met both sides on Friday.", "meet", Move.MEDIATE, False),
        ("Peru denies categorically the rumours that leaders met the envoy of Chile.", "meet", Move.NEGOTIATE, True),
        ("Asked about reports that Chile had offered a venue, he knew of no such offer.", "offer", Move.OFFER, True),
        ("There is no evidence that Chile has offered to mediate.", "offer", Move.OFFER, True),
        ("Chile, some whisper, has been carrying messages; there is no evidence that it has.", "carry", Move.MEDIATE,
         True),
        ("Chile offered to mediate, but there is no sign that Peru will accept.", "offer", Move.OFFER, False),
        ("Chile is sometimes mentioned as a possible guarantor of the truce.", "", Move.MEDIATE, True),
        ("Chile was named on Friday as chair of the talks.", "", Move.MEDIATE, False),
    ],
)  # fmt: skip
def test_a_rumour_that_is_not_borne_out_is_no_move(text: str, word: str, move: Move, is_left: bool) -> None:
    """What is called untrue, lacks evidence or is a mere name that is mentioned is left out."""
    assert is_hearsay(at(text, word, move), scope_of(text)) is is_left


@pytest.mark.parametrize(
    ("text", "word", "move", "is_left"),
    [
        ("Chile might have mediated in 2024.", "mediate", Move.MEDIATE, True),
        ("Chile has mediated since 2024.", "mediate", Move.MEDIATE, False),
        ("Chile would refuse that, and rightly.", "refuse", Move.DECLINE, True),
        ("Chile would refuse that, its minister said.", "refuse", Move.DECLINE, False),
        ("Chile would accept if Peru agreed first.", "accept", Move.OFFER, False),
        ("Chile would not mediate.", "mediate", Move.DECLINE, False),
        ("Peru said that it would have turned Chile down.", "turn", Move.REFUSE, False),
        ("Chile would like to help.", "like", Move.OFFER, False),
        ("Chile could, if it wished, summon both men to Santiago.", "", Move.OFFER, True),
        ("What to watch: whether Chile sends an envoy; whether Peru accepts him.", "", Move.MEDIATE, True),
        ("Chile would sooner accept the devil than Peru.", "accept", Move.ACCEPT, True),
        ("China could press Peru on trade, if it chose.", "", Move.OFFER, True),
        ("The rebels would have to hand over two towns.", "", Move.DEMAND, True),
        ("The rebels would have to hand over two towns, the army said.", "", Move.DEMAND, False),
        ("Had Chile mediated in earnest, there might have been no war.", "mediate", Move.MEDIATE, True),
        ("He warned that if Chile bombed the port again, Peru would answer.", "bomb", Move.ESCALATE, True),
        ("Chile bombed the port; he asked if Peru would answer.", "bomb", Move.ESCALATE, False),
        ("Under the treaty Chile was to release all prisoners.", "release", Move.DEESCALATE, True),
        ("Chile is to release all prisoners on Friday.", "release", Move.DEESCALATE, False),
    ],
)
def test_what_is_only_supposed_is_no_move(text: str, word: str, move: Move, is_left: bool) -> None:
    """What might have been, what a report guesses, and what somebody was to do leave nothing of a move."""
    assert is_supposed(at(text, word, move), scope_of(text)) is is_left


@pytest.mark.parametrize(
    ("text", "word", "is_coming"),
    [
        ("Peru and Ecuador are close to a deal on the river.", "deal", True),
        ("An agreement is within reach, said the minister of Peru.", "agreement", True),
        ("Prisoner swap close, Peru and Ecuador say.", "swap", True),
        ("The accord to be signed in Santiago would free both men.", "sign", True),
        ("They will sign in Santiago, he said.", "sign", True),
        ("Peru and Ecuador agreed on a truce close to the border.", "agree", False),
        ("Peru and Ecuador signed a deal in Santiago.", "sign", False),
        ("The rebels said they would respect a ceasefire.", "respect", False),
    ],
)
def test_a_deal_that_is_near_is_still_to_come(text: str, word: str, is_coming: bool) -> None:
    """An agreement that is within reach or to be signed is possible, whatever the heads say."""
    scope = scope_of(text)
    assert is_ahead(scope, scope.view.lemmas.index(word), Move.AGREE) is is_coming


def test_who_brokers_a_deal_that_is_near_may_yet_do_so() -> None:
    """A pact brokered by somebody is to come where it is days away; mediation told by itself is not."""
    near = scope_of("Peru and Ecuador could be days away from a pact brokered by Chile.")
    done = scope_of("Chile brokered a pact, and a second one is within reach.")
    assert is_ahead(near, near.view.lemmas.index("broker"), Move.MEDIATE)
    assert not is_ahead(done, done.view.lemmas.index("broker"), Move.MEDIATE)


@pytest.mark.parametrize(
    ("text", "move", "rule", "is_left"),
    [
        ("There was no meeting, no mediation and no request, said Peru.", Move.REFUSE, "refuse: say no", True),
        ("There was no proposal, and Peru would reject one.", Move.REFUSE, "refuse: reject", False),
        ("There is no room for mediation, said Peru.", Move.REFUSE, "refuse: say no", False),
        ("The government poured cold water on the talk of a deal.", Move.REFUSE, "refuse: pour water", True),
        ("Peru has no intention of going to war over the river.", Move.REFUSE, "refuse: over", True),
        ("Peru has no intention of accepting mediators.", Move.REFUSE, "refuse: intention", False),
        ("There is no negotiation, said the spokesman.", Move.REFUSE, "refuse: say no", True),
        ("Peru did not take part in the vote.", Move.REFUSE, "", True),
        ("Peru is open to dialogue with its neighbour.", Move.REFUSE, "", True),
        ("Peru is open to direct dialogue only.", Move.REFUSE, "", False),
        ("Peru has taken note of it with great satisfaction.", Move.HEDGE, "", True),
        ("The mission thanks Chile for the funding of the bridge.", Move.ENDORSE, "", True),
        ("Peru says 'no war with Ecuador' over the river.", Move.ESCALATE, "", True),
        ("Soldiers who crossed the river and surrendered asked for asylum.", Move.ESCALATE, "escalate: cross", True),
        ("Rebels killed two soldiers before they surrendered.", Move.ESCALATE, "escalate: kill", False),
        ("Eighty men of the front handed themselves over to the army.", Move.DEESCALATE, "", True),
        ("The front surrendered the rifles that it had taken.", Move.DEESCALATE, "", False),
        ("The court stopped the arrest of three envoys.", Move.ESCALATE, "", True),
        ("The government will ask the high court to lift the order.", Move.DEMAND, "demand: ask", True),
        ("The government asked Ecuador to lift the ban.", Move.DEMAND, "demand: ask", False),
        ("Ecuador was welcome to raise it at the committee.", Move.ACCEPT, "", True),
        ("Chile is welcome to try.", Move.ACCEPT, "", False),
        ("Peru had given the envoy its reply and was waiting for an answer.", Move.HEDGE, "hedge: answer", True),
        ("Peru has not replied and is awaiting an answer of its own.", Move.HEDGE, "hedge: reply", False),
        ("Peru believes that time will decide.", Move.HEDGE, "", True),
        ("The council says that it will not be bound by any roadmap.", Move.DECLINE, "", True),
        ("Chile brokered talks between the government and its opposition.", Move.OPPOSE, "oppose: oppose (noun)", True),
        ("Chile's opposition to the talks is known.", Move.OPPOSE, "oppose: oppose (noun)", False),
        ("The committee thanks Chile for its support to its operations.", Move.ENDORSE, "", True),
        ("Chile voiced support for its mediation.", Move.ENDORSE, "", False),
    ],
)
def test_words_of_another_sense_are_no_move(text: str, move: Move, rule: str, is_left: bool) -> None:
    """A denial, a war that nobody wants, men who surrender, courts and the like leave nothing of a reading."""
    told = (Proposal(sentence=1, actor="PER", move=move, rule=rule),) if rule else ()
    one = Candidate(sentence=1, actor="PER", move=move, cell=None, proposals=told)
    assert any(is_other(one, text) for is_other, _ in SENSES[move]) is is_left
