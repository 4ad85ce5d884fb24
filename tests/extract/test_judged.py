"""Moves of which a sentence only judges are left out; what it presupposes or tells is not."""

import pytest
from one_sentence import scope_of

from goodoffices.codebook.words import Move
from goodoffices.extract.combine import Candidate
from goodoffices.extract.judged import is_judged
from goodoffices.extract.proposal import Proposal


@pytest.mark.parametrize(
    ("text", "word", "move", "is_left"),
    [
        ("Chile's offer is hollow, some say.", "offer", Move.OFFER, True),
        ("Chile's offer is on the table.", "offer", Move.OFFER, False),
        ("Chile's offer comes amid clashes on the border.", "offer", Move.OFFER, False),
        ("Observers say Chile's initiative looks premature.", "initiative", Move.OFFER, True),
        ("Chile's bid represents the boldest attempt in years.", "bid", Move.OFFER, True),
        ("Chile's mediation might yet backfire.", "mediation", Move.MEDIATE, True),
        ("Chile's mediation has failed.", "mediation", Move.MEDIATE, False),
        ("Lima may see Chile's offer as meddling.", "offer", Move.OFFER, True),
        ("Lima saw Chile's offer on Monday.", "offer", Move.OFFER, False),
        ("Lima turned down Chile's offer, which is significant.", "offer", Move.OFFER, False),
        ("Lima said Chile's offer was timely.", "offer", Move.OFFER, False),
        ("Chile offered that its envoy bring both to the table.", "offer", Move.OFFER, False),
        ("A scholar offered that Chile may bring both to the table.", "offer", Move.OFFER, True),
        ("Chile offered to bring both to the table.", "offer", Move.OFFER, False),
    ],
)
def test_a_judged_move_is_left_out(text: str, word: str, move: Move, is_left: bool) -> None:
    """A value, a forecast, a way of seeing it; a verb that tells the move keeps it."""
    scope = scope_of(text)
    trigger = scope.view.lemmas.index(word)
    name = f"{move}: {word}" if scope.view.is_verb(trigger) else f"{move}: {word} (noun)"
    told = Proposal(sentence=1, actor="CHL", move=move, rule=name, trigger=trigger)
    assert is_judged(Candidate(sentence=1, actor="CHL", move=move, cell=None, proposals=(told,)), scope) is is_left
