"""Actors that a sentence names as something else than who makes the move: an example, a place, a prize, an observer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goodoffices.codebook.words import Move
from goodoffices.extract.blame import is_only_blamed
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key, Shares
from goodoffices.extract.document import Document
from goodoffices.extract.sources import speaks

SUCCESSORS = {"SUN": "RUS", "YUG": "SRB"}  # who went on in the seat of a former state
NAMING = ("name", "demonym", "capital", "office", "person")  # kinds of mention that are no back-reference
EXAMPLE = re.compile(r"\b(?:such as|like)\s+(?:the\s+)?$")
HELP = (Move.OFFER, Move.MEDIATE, Move.DECLINE, Move.WITHDRAW)
MUTUAL = (Move.AGREE, Move.NEGOTIATE)
AT_PLACE = {
    Move.ESCALATE: frozenset(("off", "near")),
    **dict.fromkeys((Move.MEDIATE, Move.CONSULT), frozenset(("from",))),
}
"""Words before a name by which it is only where something happens, by move."""
PATIENTS = ("obj", "nsubj:pass")
OF_A_NOUN = ("amod", "compound", "nmod", "nmod:poss")
WATCHED = frozenset("truce ceasefire cease-fire armistice implementation commission supervise monitor".split())
EXPELLING = frozenset("expel oust evict".split())
DRIVING = frozenset("order throw kick drive force boot".split())  # with "out"


BACKED = re.compile(
    r"(?i)\s?[-–]\s?(?:backed|supported|sponsored|armed|funded|aligned|allied|trained)\b"
    r"(?! (?:\w+ )?(?:talks|negotiations|dialogue|process|deal|truce|ceasefire|plan|peace|mediation|initiative|effort))"
)
JOINT = re.compile(
    r"(?i)\b(?:joint|mixed|bilateral|binational|supervisory|boundary|border|demarcation)\b"
    r".*\b(?:commission|committee|board|council)$"
)
"""Names of bodies in which the parties to a dispute sit themselves."""


def is_joint_body(code: str | None) -> bool:
    """Whether an actor is by its name a body of the parties themselves: "Joint Boundary Commission"."""
    return code is not None and JOINT.search(code) is not None


def of_joint_bodies(likely: Shares) -> set[Key]:
    """Help by a body in which the parties sit: where it meets, they negotiate."""
    return {one.key for _, one in likely if one.move in HELP and is_joint_body(one.actor)}


def only_backing(likely: Shares, document: Document) -> set[Key]:
    """Mediation that no rule sees, by whom a sentence names only as a side's patron: "the Exland-backed rebels"."""
    text, found = document.report.text, set[Key]()
    for _, one in likely:
        if one.move in HELP and not one.proposals:
            named = [each for each in document.mentions_in(one.sentence) if one.actor in each.actors]
            if named and all(BACKED.match(text, each.end) for each in named):
                found.add(one.key)
    return found


def watching(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Mediation of whom a sentence names only among the observers of talks: "with the Union and Oslo as observers".

    Who observes that a truce is kept mediates, by the codebook.
    """
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if one.move is not Move.MEDIATE or scope is None or "observer" not in scope.view.lemmas:
            continue
        named = {place for place, mention in scope.at.items() if one.actor in mention.actors}
        if named and named <= _observers(scope) and not WATCHED & set(scope.view.lemmas):
            found.add(one.key)
    return found


def _observers(scope: Scope) -> set[int]:
    """The words that stand for those who are observers: what "with" opens before them, else the verb's subjects."""
    view, found = scope.view, set()
    for place in range(len(view)):
        if view.lemma(place) != "observer" or view.case(place) != "as":
            continue
        opened = [one for one in range(place) if view.lemma(one) in ("with", ";", "while")]
        if opened and view.lemma(opened[-1]) == "with":
            found |= set(range(opened[-1], place))
        elif view.head(place) >= 0:
            found |= {each for one in scope.subjects(view.head(place)) for each in view.subtree(one)}
    return found


def taken(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Hostile steps of whom the sentence names only as what is taken: "the invasion of Exland"."""
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if one.move is not Move.ESCALATE or scope is None:
            continue
        places = [
            place for place, mention in scope.at.items() if one.actor in mention.actors and mention.kind in NAMING
        ]
        if places and all(scope.is_taken(place) for place in places):
            found.add(one.key)
    return found


def only_blamed(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Hostile steps that are only laid at somebody's door."""
    return {one.key for _, one in likely if one.sentence in scopes and is_only_blamed(one, scopes[one.sentence])}


def passed_by(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Deeds that no rule sees, by whom the sentence names only as where another's came from or took place.

    "Exland sent troops as a ship arrived off Wyland"; "they agreed to meet after she had rung both from Oslo".
    """
    found: set[Key] = set()
    for share, one in likely:
        scope = scopes.get(one.sentence)
        cases = AT_PLACE.get(one.move, frozenset())
        if scope is None or one.proposals or not cases:
            continue
        named = [place for place, mention in scope.at.items() if one.actor in mention.actors]
        is_place = bool(named) and all(scope.view.case(place) in cases for place in named)
        others = [
            other
            for other, each in likely
            if each.sentence == one.sentence and each.move is one.move and each.actor not in (one.actor, None)
        ]
        if is_place and (one.move is not Move.ESCALATE or any(other > share for other in others)):
            found.add(one.key)
    return found


def driven_out(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Withdrawing, told by no rule, of whom another sends away: "Exland ordered the observers out"."""
    return {
        one.key
        for _, one in likely
        if one.move is Move.WITHDRAW and not one.proposals and one.sentence in scopes
        and _is_driven_out(one.actor, scopes[one.sentence])
    }  # fmt: skip


def _is_driven_out(actor: str | None, scope: Scope) -> bool:
    """Whether a verb of expelling has an actor as its object."""
    view = scope.view
    named = [place for place, each in scope.at.items() if actor in each.actors]
    whole = [view.head(place) if view.tokens[place].rel in OF_A_NOUN else place for place in named]
    verbs = (view.head(place) for place in whole if view.tokens[place].rel in PATIENTS)
    return any(
        view.lemma(verb) in EXPELLING
        or (view.lemma(verb) in DRIVING and any(view.lemma(one) == "out" for one in view.kids[verb]))
        for verb in verbs
        if verb >= 0
    )


def inherited(likely: Shares) -> set[Key]:
    """Moves that the same sentence tells of a state and of the former one that it succeeds: they are the former's."""
    told = {one.key for _, one in likely}
    return {(number, SUCCESSORS[actor], move) for number, actor, move in told if actor in SUCCESSORS}


def exemplified(likely: Shares, document: Document) -> set[Key]:
    """Mediation that no rule sees, by an actor named only as an example: "efforts led by partners such as Oslo"."""
    text, found = document.report.text, set[Key]()
    for _, one in likely:
        if one.move is Move.MEDIATE and not one.proposals:
            named = [each for each in document.mentions_in(one.sentence) if one.actor in each.actors]
            if named and all(EXAMPLE.search(text[max(0, each.start - 20) : each.start]) for each in named):
                found.add(one.key)
    return found


def left_aside(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Talks and agreements of a third that a sentence does not name, where it names two who are parties or do it."""
    mutual = [one for _, one in likely if one.move in MUTUAL and one.actor is not None]
    doing = {(one.sentence, one.move): set(document.parties) for one in mutual}
    for one in mutual:
        doing[one.sentence, one.move].add(str(one.actor))
    return {
        one.key
        for one in mutual
        if is_unnamed(one, scopes[one.sentence])
        and len(_named(scopes[one.sentence]) & doing[one.sentence, one.move]) > 1
    }  # fmt: skip


def _named(scope: Scope) -> set[str]:
    """The actors that a sentence names otherwise than as a place."""
    return {code for mention in scope.at.values() if not mention.is_place for code in mention.actors}


def held_there(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Talks and agreements of those who are no party and named only as their place: "In Exville both sides signed"."""
    return {
        one.key
        for _, one in likely
        if one.move in MUTUAL and one.actor not in document.parties
        and _is_place_alone(one, scopes[one.sentence])
    }  # fmt: skip


def _is_place_alone(one: Candidate, scope: Scope) -> bool:
    """Whether a sentence names an actor, and only as a place."""
    named = [mention for mention in scope.at.values() if one.actor in mention.actors]
    return bool(named) and all(mention.is_place for mention in named)


def spoken_from(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """What no rule sees of actors whose capital is only where somebody else speaks: "he said from Exville that"."""
    return {
        one.key
        for _, one in likely
        if not one.proposals and one.sentence in scopes and _is_pulpit(str(one.actor), scopes[one.sentence])
    }


def _is_pulpit(actor: str, scope: Scope) -> bool:
    """Whether a sentence names an actor, and only by the capital from which a verb of saying is said."""
    view = scope.view
    named = [place for place, mention in scope.at.items() if actor in mention.actors]
    return bool(named) and all(
        scope.at[place].kind == "capital" and view.rel(place) == "obl" and view.case(place) == "from"
        and speaks(view, view.head(place))
        for place in named
    )  # fmt: skip


def is_unnamed(one: Candidate, scope: Scope) -> bool:
    """Whether the sentence names the actor nowhere."""
    return not any(one.actor in mention.actors for mention in scope.at.values())
