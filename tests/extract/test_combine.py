"""What is left out after heads and rules are weighed together."""

import pytest

from goodoffices.codebook.words import Move
from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.combine import Candidate, blamed, needed
from goodoffices.extract.proposal import Proposal


def candidate(actor: str | None, rule: str = "", move: Move = Move.ESCALATE) -> Candidate:
    told = (Proposal(sentence=4, actor=actor, move=move, rule=rule),) if rule else ()
    return Candidate(sentence=4, actor=actor, move=move, cell=None, proposals=told)


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
    left = blamed([(0.5, candidate(None)), (share, candidate("PER", rule))])
    assert left == ({(4, "PER", Move.ESCALATE)} if is_left else set())


def test_without_a_step_by_nobody_a_party_keeps_its_own() -> None:
    """Only a step by nobody in the same sentence takes one from a named actor, and no other move."""
    assert blamed([(0.9, candidate("PER"))]) == set()
    assert blamed([(0.5, candidate(None)), (0.9, candidate("PER", move=Move.ACCUSE))]) == set()


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Lima stressed the need for outside mediation.", True),
        ("Lima sees no need for outside mediation.", False),
        ("Lima rejected talk of the need for a broker.", False),
        ("Lima turned the good offices down.", False),
    ],
)
def test_a_need_that_is_voiced_is_no_refusal(text: str, is_left: bool) -> None:
    """Unless the sentence denies something; what a rule tells stays."""
    report = Report(name="0.txt", number=0, title="Lima", text=text, sentences=((0, len(text)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"))
    refusal = Candidate(sentence=1, actor="PER", move=Move.REFUSE, cell=None, proposals=())
    told = Proposal(sentence=1, actor="PER", move=Move.REFUSE, rule="refuse: reject")
    by_rule = Candidate(sentence=1, actor="PER", move=Move.REFUSE, cell=None, proposals=(told,))
    assert needed([(0.5, refusal)], document) == ({(1, "PER", Move.REFUSE)} if is_left else set())
    assert needed([(0.5, by_rule)], document) == set()
