"""Conditions over options in English."""

from __future__ import annotations

import pytest

from goodoffices.brief.outlook_levers import lever_text
from goodoffices.core.conflict import Conflict, Option, Outcome, Player
from goodoffices.core.outlook import Lever
from goodoffices.core.robustness import Share
from goodoffices.core.ways import Way
from goodoffices.outlook.words import Phrases, opposite, third_person


def player(name: str) -> Player:
    stem = name[0].lower()
    options = (Option(id=f"{stem}_talk", name="hold talks"), Option(id=f"{stem}_go", name="carry on"))
    return Player(id=name[0], name=name, options=options)


CONFLICT = Conflict(
    players=(player("Avaria"), player("Borland")),
    outcomes=(Outcome(id="talks", name="direct talks", expression="a_talk and b_talk"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "clause", "against"),
    [
        ("a_talk", "Avaria holds talks", "Avaria does not hold talks"),
        ("not a_go", "Avaria does not carry on", "Avaria carries on"),
        ("a_talk and b_talk", "there are direct talks", "there are no direct talks"),
        ("not a_go and not b_go", "neither Avaria nor Borland carries on", None),
        ("if a_go then b_go", "Borland carries on if Avaria carries on", None),
        (
            "if a_talk then not b_go",
            "Borland does not carry on if Avaria holds talks",
            "Avaria holds talks and Borland carries on",
        ),
        ("a_go or b_go", "Avaria or Borland carry on", "neither Avaria nor Borland carries on"),
        ("at least 1 of (a_go, b_go)", "at least 1 of these: Avaria carries on; Borland carries on", None),
    ],
)  # fmt: skip
def test_clauses(condition: str, clause: str, against: str | None) -> None:
    """What is so, and its opposite where that has words of its own."""
    phrases = Phrases.of(CONFLICT)
    assert phrases.clause(condition) == clause
    if against is not None:
        assert phrases.negated(condition) == against


def test_own_options_are_wanted_in_the_infinitive() -> None:
    """Another's option is no thing to do."""
    phrases = Phrases.of(CONFLICT)
    assert phrases.infinitive("not a_go", {"a_go"}) == "not to carry on"
    assert phrases.infinitive("not a_go", {"a_go"}, is_against=True) == "to carry on"
    assert phrases.infinitive("b_go", {"a_go"}) == ""
    assert phrases.infinitive("if b_go then a_go", {"a_go"}) == "to carry on if Borland carries on"
    assert phrases.infinitive("if b_go then a_go", {"a_go"}, is_against=True) == (
        "not to carry on even if Borland carries on"
    )
    assert phrases.infinitive("if a_talk then not b_go", {"a_talk"}) == (
        "to hold talks only if Borland does not carry on"
    )


def test_outcomes_are_wanted_by_name() -> None:
    """One, one of several, or none; what has no name is wanted as a clause."""
    outcomes = (*CONFLICT.outcomes, Outcome(id="go", expression="a_go or b_go", name="a row"))
    phrases = Phrases.of(Conflict(players=CONFLICT.players, outcomes=outcomes))
    assert phrases.wish("a_talk and b_talk", {"a_talk"}) == "direct talks"
    assert phrases.wish("a_talk and b_talk", {"a_talk"}, is_against=True) == "no direct talks"
    assert phrases.wish("(a_talk and b_talk) or (a_go or b_go)", {"a_talk"}) == "direct talks or a row"
    assert phrases.wish("a_go or b_go", {"a_talk"}, is_against=True).startswith("that ")
    assert phrases.wish("b_go", {"a_go"}) == "that Borland carries on"
    assert phrases.wish("not a_go", {"a_go"}) == "not to carry on"


@pytest.mark.parametrize(
    ("verb", "third"),
    [
        ("escalate", "escalates"),
        ("carry on", "carries on"),
        ("go home", "goes home"),
        ("reach out", "reaches out"),
        ("stay", "stays"),
    ],
)
def test_verbs_agree(verb: str, third: str) -> None:
    assert third_person(verb) == third


@pytest.mark.parametrize(
    ("one", "other"), [("a_go", "not (a_go)"), ("not a_go", "a_go"), ("if a then b", "not (if a then b)")]
)
def test_opposites_are_conditions(one: str, other: str) -> None:
    assert opposite(one) == other


@pytest.mark.parametrize(("after", "told"), [(0.5, "would come about in 50 %"), (0.0, "come about in none")])
def test_talks_under_another_mediator_name_that_one(after: float, told: str) -> None:
    """What comes about with Qatar in the place of Oman are talks mediated by Qatar."""
    none = Share(share=0.0, error=0.0, n=100)
    way = Way(outcome="mediated-talks", is_now=False, stands=(), comes=none, together=none, steps=(), stays=(),
              target=None)  # fmt: skip
    share = Share(share=after, error=0.0, n=100)
    lever = Lever(kind="venue", player="QAT", says="Qatar in the place of Oman", assumes="", outcome="mediated-talks",
                  before=way, after=share, stands=share)  # fmt: skip
    assert f"talks mediated by Qatar {told}" in lever_text(lever, "talks mediated by Oman")
