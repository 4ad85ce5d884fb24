"""Moves that a sentence denies: "deny that they have offered", "has not held talks", "had never ceased"."""

from __future__ import annotations

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate

NONE = frozenset("neither nobody none no".split())
REJECTING = frozenset("deny refute dispute dismiss reject rebut repudiate".split())
HEARSAY = frozenset("accusation report claim allegation suggestion rumour rumor speculation story".split())
NOT = frozenset(("not", "n't", "never"))
DENIABLE = frozenset(
    (Move.OFFER, Move.MEDIATE, Move.WITHDRAW, Move.REQUEST, Move.ACCEPT, Move.NEGOTIATE, Move.AGREE, Move.CONSULT,
     Move.ACCUSE)
)  # fmt: skip
"""What a denial leaves nothing of; a hostile step that another side tells is a deed told and denied."""
UNDONE = frozenset((Move.OFFER, Move.NEGOTIATE, Move.ESCALATE))
"""What "not" leaves nothing of; with other moves "not" may be a part of the word for them."""
CEASING = frozenset("cease stop interrupt break suspend".split())
THEN = frozenset(("until", "till", "before", "but"))  # after these it is told what came about all the same
FINITE = ("VBD", "VBP", "VBZ")
FARTHEST = 6  # steps from a word up to what denies it


def is_denied(one: Candidate, scope: Scope) -> bool:
    """Whether the sentence denies a move of the actor that a verb in it tells."""
    place = one.proposals[0].trigger if one.proposals else -1
    if place < 0:
        return False
    if one.move is Move.ESCALATE and _comes_under(scope, place, one.actor):
        return True
    if not scope.view.is_verb(place):
        return _noun_is_denied(one.move, scope, place)
    if one.move in DENIABLE and (_under_denial(scope, place) or _is_of_nobody(scope, place)):
        return True
    if one.move is Move.ESCALATE and _disowned(scope, place):
        return True
    if one.move is Move.ACCEPT and _no_longer(scope, place):
        return True
    if one.move is Move.REFUSE and _is_of_hearsay(scope, place):
        return True
    is_ceasing = one.move is Move.WITHDRAW and scope.view.lemma(place) in CEASING
    return (one.move in UNDONE or is_ceasing) and _is_undone(scope, place)


def _comes_under(scope: Scope, place: int, actor: str | None) -> bool:
    """Whether a deed is suffered by an actor or its own: "its men came under fire"."""
    view, verb = scope.view, scope.view.head(place)
    if verb < 0 or view.case(place) != "under" or view.lemma(verb) not in ("come", "be"):
        return False
    subject = view.child(verb, "nsubj")
    own = {subject, *view.children(subject, "nmod:poss", "amod", "compound")} if subject is not None else set()
    return any(actor in scope.at[one].actors for one in own if one in scope.at)


def _is_of_nobody(scope: Scope, place: int) -> bool:
    """Whether nobody does what a verb tells: "it had been approached by neither", "neither side has offered"."""
    view = scope.view
    agents = [one for one in view.children(place, "nsubj", "nsubj:pass", "obl:agent", "obl")
              if view.rel(one) in ("nsubj", "obl:agent") or view.case(one) == "by"]  # fmt: skip
    return any({view.lemma(one), *(view.lemma(each) for each in view.children(one, "det"))} & NONE for one in agents)


def _noun_is_denied(move: Move, scope: Scope, place: int) -> bool:
    """Whether the object of a verb tells the move, and the verb that there is none: "have not held talks"."""
    view, verb = scope.view, scope.view.head(place)
    if verb < 0 or view.rel(place) != "obj":
        return False
    if move is Move.ACCUSE:
        return view.lemma(verb) in REJECTING
    return move is Move.NEGOTIATE and _is_undone(scope, verb)


def _is_of_hearsay(scope: Scope, place: int) -> bool:
    """Whether what is turned down is a rumour and no help: "dismissed reports that another would take over"."""
    objects = [scope.view.lemma(one) for one in scope.view.children(place, "obj")]
    return scope.view.lemma(place) in REJECTING and bool(objects) and set(objects) <= HEARSAY


def _no_longer(scope: Scope, place: int) -> bool:
    view = scope.view
    beside = view.children(place, "advmod")
    return any(view.tokens[one].text.lower() == "longer" and view.lemma(one - 1) == "no" for one in beside if one)


def _is_undone(scope: Scope, place: int) -> bool:
    """Whether a verb in the past or perfect stands with "not" or "never": "did not meet", "have not spoken"."""
    view = scope.view
    auxiliaries = {view.lemma(one) for one in view.children(place, "aux")}
    if any(lemma in THEN for lemma in view.lemmas[place:]):
        return False
    return bool(auxiliaries & {"do", "have"}) and any(view.lemma(one) in NOT for one in view.children(place, "advmod"))


def _under_denial(scope: Scope, place: int) -> bool:
    """Whether a verb stands in a clause of denying, or of a rumour that is denied: "rejects claims that it has"."""
    view, one = scope.view, place
    for _ in range(FARTHEST):
        rel, above = view.rel(one), view.head(one)
        if above < 0:
            return False
        if rel in ("ccomp", "xcomp") and view.lemma(above) == "deny" and above < one:
            return not scope.negated(above)
        if rel in ("ccomp", "csubj") and view.lemma(above) == "true":
            return scope.negated(above)
        if rel == "acl" and view.lemma(above) in HEARSAY:
            verb = view.head(above)
            return verb >= 0 and view.lemma(verb) in REJECTING and view.rel(above) == "obj" and not scope.negated(verb)
        if rel not in ("xcomp", "ccomp", "conj") or (rel == "conj" and _stands_apart(scope, one, above)):
            return False
        one = above
    return False


def _stands_apart(scope: Scope, one: int, above: int) -> bool:
    """Whether a verb is hung on one of another form, beside which it cannot stand.

    "They deny giving shelter and accuse Exland": who accuses is who denies.
    """
    tag, other = (scope.view.tokens[place].xpos for place in (one, above))
    is_other = (other == "VBG" and tag != "VBG") or (other == "VB" and tag in FINITE)
    return is_other and not scope.view.children(one, "aux", "mark")


def _disowned(scope: Scope, place: int) -> bool:
    """Whether whoever denies a deed would be its author: "denies having fired", "denied that it had shelled"."""
    view, above = scope.view, scope.view.head(place)
    if above < 0 or view.rel(place) not in ("ccomp", "xcomp") or view.lemma(above) != "deny" or scope.negated(above):
        return False
    subjects = view.children(place, "nsubj")
    return above < place and all(view.tokens[one].upos == "PRON" for one in subjects)
