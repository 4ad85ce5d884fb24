"""Moves that a sentence denies are left out; such as it only reports on are not."""

import pytest
from one_sentence import scope_of

from goodoffices.codebook.words import Move
from goodoffices.extract.combine import Candidate
from goodoffices.extract.denial import is_denied
from goodoffices.extract.proposal import Proposal


@pytest.mark.parametrize(
    ("text", "word", "move", "is_left"),
    [
        ("Chilean officials deny that they have offered to mediate.", "offer", Move.OFFER, True),
        ("Chilean officials confirm that they have offered to mediate.", "offer", Move.OFFER, False),
        ("Chile denied reports that it was pulling out of the mediation.", "pull", Move.WITHDRAW, True),
        ("Chile said its own efforts had never ceased.", "cease", Move.WITHDRAW, True),
        ("Chile said its own efforts had ceased.", "cease", Move.WITHDRAW, False),
        ("Ecuador rejects accusations that it arms rebels.", "accusation", Move.ACCUSE, True),
        ("Ecuador repeats accusations that Peru arms rebels.", "accusation", Move.ACCUSE, False),
        ("Peru and Ecuador have not held talks since May.", "talk", Move.NEGOTIATE, True),
        ("Peru and Ecuador had not met until Tuesday.", "meet", Move.NEGOTIATE, False),
        ("Peruvian troops did not attack the border post.", "attack", Move.ESCALATE, True),
        ("Ecuador denied that it had shelled the village.", "shell", Move.ESCALATE, True),
        ("Ecuador denied that Peruvian guns had shelled the village.", "shell", Move.ESCALATE, False),
        ("It is not true that Peru asked Chile to mediate.", "ask", Move.REQUEST, True),
        ("It is true that Peru asked Chile to mediate.", "ask", Move.REQUEST, False),
        ("Peru says it no longer trusts Chile as a broker.", "trust", Move.ACCEPT, True),
        (
            "Peru and its allies deny giving shelter to anyone and accuse Ecuador of lying.",
            "accuse",
            Move.ACCUSE,
            False,
        ),
        ("Peru dismissed reports that Norway would replace Chile as broker.", "dismiss", Move.REFUSE, True),
        ("Peru dismissed the plan that Chile had put to it.", "dismiss", Move.REFUSE, False),
        ("Peru also denies that a Chilean proposal was on the table.", "proposal", Move.OFFER, True),
        ("Peru denies shelling the post and welcomed an offer from Chile.", "offer", Move.OFFER, False),
    ],
)
def test_a_denied_move_is_left_out(text: str, word: str, move: Move, is_left: bool) -> None:
    """Denying, "not" with the past or perfect, and rumours that are rejected leave nothing of some moves."""
    scope = scope_of(text)
    trigger = scope.view.lemmas.index(word)
    told = Proposal(sentence=1, actor="CHL", move=move, rule=f"{move}: {word}", trigger=trigger)
    one = Candidate(sentence=1, actor="CHL", move=move, cell=None, proposals=(told,))
    assert is_denied(one, scope) is is_left


@pytest.mark.parametrize(
    ("text", "move", "is_left"),
    [
        ("Chile has not, contrary to what newspapers wrote, put forward a plan.", Move.MEDIATE, True),
        ("Chile, which has hosted both, has not put forward a plan.", Move.MEDIATE, False),
        ("Chile has put forward a plan.", Move.MEDIATE, False),
        ("Peru denies that Chile was at the table.", Move.MEDIATE, True),
        ("Chile denies that it took a side and hosted both.", Move.MEDIATE, False),
    ],
)
def test_a_denied_move_that_no_rule_sees_is_left_out(text: str, move: Move, is_left: bool) -> None:
    """Whom a sentence names only in what is denied does nothing, nor who has made no plan."""
    one = Candidate(sentence=1, actor="CHL", move=move, cell=None, proposals=())
    assert is_denied(one, scope_of(text)) is is_left
