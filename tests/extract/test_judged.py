"""Moves of which a sentence only judges are left out; what it presupposes or tells is not."""

import pytest
from one_sentence import scope_of

from goodoffices.codebook.words import Move
from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.aims import third_party_of
from goodoffices.extract.blame import is_only_blamed
from goodoffices.extract.combine import Candidate
from goodoffices.extract.foretold import is_foretold
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


@pytest.mark.parametrize(
    ("text", "word", "is_left"),
    [
        ("Peru will say that it wants no outsiders.", "say", True),
        ("Peru will object that Chile is too close to Ecuador.", "object", True),
        ("Peru will not accept mediators from outside.", "accept", False),
        ("Peru says that it wants no outsiders.", "say", False),
        ("The minister announced that Peru would say no to Chile.", "say", False),
        ("Time will tell whether Peru can bring itself to accept Chile.", "accept", True),
        ("It remains to be seen whether Peru will accept Chile.", "accept", True),
        ("Peru said it was unclear whether Chile could help.", "say", False),
    ],
)
def test_what_somebody_is_going_to_say_nobody_has_said(text: str, word: str, is_left: bool) -> None:
    """A prediction in the report's own voice; a refusal to come that somebody announces is none."""
    scope = scope_of(text)
    told = Proposal(sentence=1, actor="PER", move=Move.REFUSE, rule="", trigger=scope.view.lemmas.index(word))
    candidate = Candidate(sentence=1, actor="PER", move=Move.REFUSE, cell=None, proposals=(told,))
    assert is_foretold(candidate, scope) is is_left


@pytest.mark.parametrize(
    ("text", "third"),
    [
        ("Peru would not accept mediation of anyone but Chile.", None),
        ("Peru rejects any broker other than Chile.", None),
        ("Peru rejects mediation by Chile.", "CHL"),
        ("Peru would accept help but rejects Chile.", "CHL"),
    ],
)
def test_whom_a_refusal_leaves_standing_is_not_refused(text: str, third: str | None) -> None:
    """Help in general is refused where one mediator is excepted."""
    report = Report(name="0.txt", number=0, title="", text=text, sentences=((0, len(text)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "ECU"), third_parties=("CHL",))
    scope = scope_of(text)
    trigger = next(place for place, lemma in enumerate(scope.view.lemmas) if lemma in ("accept", "reject"))
    told = Proposal(sentence=1, actor="PER", move=Move.REFUSE, rule="", trigger=trigger, third_party="CHL")
    assert third_party_of(told, trigger, scope, document, []) == third


@pytest.mark.parametrize("text", ["Peru would say only that it was in touch.", "Peru will not say who was invited."])
def test_who_would_not_say_hesitates(text: str) -> None:
    """To say no more is foretold of nobody: it is the answer that was given."""
    candidate = Candidate(sentence=1, actor="PER", move=Move.HEDGE, cell=None, proposals=())
    assert not is_foretold(candidate, scope_of(text))


@pytest.mark.parametrize(
    ("text", "word", "is_left"),
    [
        ("Ecuador accused Peru of shelling the port.", "shell", True),
        ("Peru was blamed for the shelling of the port.", "shelling", True),
        ("Ecuador says that Peru shelled the port.", "shell", False),
        ("Peru shelled the port, and Ecuador accused it of breaking its word.", "shell", False),
    ],
)
def test_blame_is_no_deed(text: str, word: str, is_left: bool) -> None:
    """What an actor is only accused of or blamed for; what is told of it, by whomever, is a deed."""
    scope = scope_of(text)
    told = Proposal(sentence=1, actor="PER", move=Move.ESCALATE, rule="", trigger=scope.view.lemmas.index(word))
    one = Candidate(sentence=1, actor="PER", move=Move.ESCALATE, cell=None, proposals=(told,))
    assert is_only_blamed(one, scope) is is_left
