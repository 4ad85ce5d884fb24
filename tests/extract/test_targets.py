"""Whom a move beside mediation may be aimed at, and what the trees show for each."""

import pytest

from goodoffices.codebook.words import Move
from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.choice import end_of, log_odds, path_of, score
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.slots import context_of
from goodoffices.extract.targets import chosen, options

pytestmark = pytest.mark.model

MEETING = "Norway's foreign minister met his counterparts from Peru and Bolivia in Kenya on Monday."


def scope_of(text, *parties):
    report = Report(name="0.txt", number=0, text=text, sentences=((0, len(text)),))
    (document,) = read_documents(Reading(reports=(report,)), parties=parties or ("PER", "BOL"), third_parties=("NOR",))
    return context_of(document).scopes[1], document


def word(scope, text):
    return next(place for place, one in enumerate(scope.view.tokens) if one.text == text)


def test_a_path_tells_steps_up_and_down_and_the_preposition():
    """From the verb down to its object, and from the object up and down again to a noun under a preposition."""
    scope, _ = scope_of("Peru signed a pact with Bolivia.")
    signed, pact, bolivia = (word(scope, one) for one in ("signed", "pact", "Bolivia"))
    assert path_of(scope.view, signed, pact) == ("obj", 1)
    assert path_of(scope.view, pact, signed) == ("^obj", 1)
    assert path_of(scope.view, signed, signed) == ("itself", 0)
    path, steps = path_of(scope.view, signed, bolivia)
    assert path.endswith("(with)")
    assert steps in (1, 2)
    assert end_of("^ccomp/obj/nmod(of)") == "...nmod(of)"


def test_options_are_single_actors_those_joined_and_nobody():
    """Who is met: each by itself, both, or nobody; the actor never meets itself."""
    scope, document = scope_of(MEETING)
    proposal = Proposal(sentence=1, actor="NOR", move=Move.CONSULT, rule="test", trigger=word(scope, "met"))
    found = options(proposal, word(scope, "met"), scope, document)
    assert {(), ("PER",), ("BOL",), ("BOL", "PER"), ("KEN",)} <= set(found)
    assert ("NOR",) not in found
    assert found[("KEN",)]["place"] == 1.0
    assert found[("PER",)]["place"] == 0.0
    assert "KEN" not in chosen(proposal, word(scope, "met"), scope, document)


def test_whom_an_attack_by_nobody_named_hit_is_not_said_beside_both_sides():
    """Told beside both parties it is aimed at neither; beside one, that one may be meant."""
    scope, document = scope_of("After the attack Peru and Bolivia closed the border.")
    both = Proposal(sentence=1, actor=None, move=Move.ESCALATE, rule="test", trigger=word(scope, "attack"))
    assert chosen(both, both.trigger, scope, document) == ()
    scope, document = scope_of("A bomb attack on Peru killed 20 people.")
    one = Proposal(sentence=1, actor=None, move=Move.ESCALATE, rule="test", trigger=word(scope, "attack"))
    assert ("PER",) in options(one, one.trigger, scope, document)


def test_what_is_not_weighed_says_nothing():
    """A feature without a weight adds nothing to a score; log-odds are held off infinity."""
    assert score({"here": 1.0, "words": 0.5, "new": 9.0}, {"here": 2.0, "words": -1.0}) == 1.5
    assert log_odds(0.5, least=0.01) == 0.0
    assert log_odds(0.0, least=0.01) == pytest.approx(-log_odds(1.0, least=0.01))


def test_with_whom_drills_are_held_is_not_whom_they_are_aimed_at():
    """A partner named behind "with" is no target; whoever is named otherwise stays one."""
    for text, is_left in (("Peru held joint drills with Norway.", True), ("Peru held drills off Norway.", False)):
        scope, document = scope_of(text)
        trigger = word(scope, "held")
        proposal = Proposal(sentence=1, actor="PER", move=Move.ESCALATE, rule="test", trigger=trigger)
        assert (("NOR",) not in options(proposal, trigger, scope, document)) is is_left
