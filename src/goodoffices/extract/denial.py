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
    (Move.OFFER, Move.MEDIATE, Move.WITHDRAW, Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.NEGOTIATE, Move.AGREE,
     Move.CONSULT, Move.ACCUSE)
)  # fmt: skip
"""What a denial leaves nothing of; a hostile step that another side tells is a deed told and denied."""
UNDONE = frozenset((Move.OFFER, Move.NEGOTIATE, Move.ESCALATE))
"""What "not" leaves nothing of; with other moves "not" may be a part of the word for them."""
CONSENTING = frozenset("agree accept consent assent approve".split())
CARRYING = frozenset("carry convey deliver ferry pass relay transmit bring".split())
ANSWERS = (Move.ACCEPT, Move.REFUSE, Move.OPPOSE)
MAKING = frozenset("put propose offer present submit table make mediate broker facilitate carry suggest".split())
CEASING = frozenset("cease stop interrupt break suspend".split())
THEN = frozenset(("until", "till", "before", "but"))  # after these it is told what came about all the same
FINITE = ("VBD", "VBP", "VBZ")
FARTHEST = 6  # steps from a word up to what denies it


def is_denied(one: Candidate, scope: Scope) -> bool:
    """Whether the sentence denies a move of the actor that a verb in it tells."""
    place = one.proposals[0].trigger if one.proposals else -1
    if place < 0:
        return one.move in DENIABLE and (_is_named_in_denial(one, scope) or _is_unmade(one, scope))
    if one.move is Move.ESCALATE and _comes_under(scope, place, one.actor):
        return True
    if not scope.view.is_verb(place):
        return _noun_is_denied(one.move, scope, place)
    if one.move in DENIABLE and (_under_denial(scope, place) or _is_of_nobody(scope, place)):
        return True
    if one.move is Move.ESCALATE and _disowned(scope, place):
        return True
    if one.move in ANSWERS and _no_longer(scope, place):
        return True
    if one.move is Move.MEDIATE and carries_nothing(scope, place):
        return True
    if one.move is Move.REFUSE and _is_of_hearsay(scope, place):
        return True
    lemma = scope.view.lemma(place)
    is_ceasing = one.move is Move.WITHDRAW and lemma in CEASING
    is_consent = one.move is Move.ACCEPT and lemma in CONSENTING
    return (one.move in UNDONE or is_ceasing or is_consent) and _is_undone(scope, place)


def carries_nothing(scope: Scope, place: int) -> bool:
    """Whether a verb says that nothing is carried from one to the other: "they carried no messages"."""
    objects = scope.view.children(place, "obj")
    is_none = any(scope.view.lemma(det) == "no" for one in objects for det in scope.view.children(one, "det"))
    return scope.view.lemma(place) in CARRYING and is_none


def _is_named_in_denial(one: Candidate, scope: Scope) -> bool:
    """Whether a sentence names whom no rule has act, and only in what its main verb denies: "denies that Oslo has"."""
    view = scope.view
    root = next((place for place in range(len(view)) if view.head(place) < 0), -1)
    if root < 0 or view.lemma(root) != "deny" or scope.negated(root) or view.children(root, "conj", "parataxis"):
        return False
    below = {each for clause in view.children(root, "ccomp", "obj", "xcomp") for each in view.subtree(clause)}
    named = {place for place, mention in scope.at.items() if one.actor in mention.actors}
    return bool(named) and named <= below


def _is_unmade(one: Candidate, scope: Scope) -> bool:
    """Whether all that a sentence has somebody do about help is undone: "Muscat has not put forward a plan"."""
    if one.move not in (Move.OFFER, Move.MEDIATE):
        return False
    view = scope.view
    verbs = [verb for verb in range(len(view)) if view.is_verb(verb) and _is_subject(one.actor, verb, scope)]
    return len(verbs) == 1 and view.lemma(verbs[0]) in MAKING and _is_undone(scope, verbs[0])


def _is_subject(actor: str | None, verb: int, scope: Scope) -> bool:
    """Whether an actor does what a verb says; its subject may hang on its auxiliary."""
    view = scope.view
    subjects = scope.subjects(verb) or [
        one for aux in view.children(verb, "aux") for one in view.children(aux, "nsubj")
    ]
    return any((mention := scope.who(one)) is not None and actor in mention.actors for one in subjects)


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
    """Whether a noun tells the move, and the verb that there is none: "have not held talks", "denied any request"."""
    view, verb = scope.view, scope.view.head(place)
    if verb < 0 or view.rel(place) not in ("obj", "nsubj"):
        return False
    if move is Move.ACCUSE:
        return view.lemma(verb) in REJECTING and view.rel(place) == "obj"
    above = view.head(verb)
    if move in DENIABLE and above >= 0 and view.rel(verb) == "ccomp" and view.lemma(above) == "deny":
        return not scope.negated(above)
    return move is Move.NEGOTIATE and view.rel(place) == "obj" and _is_undone(scope, verb)


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
    beside = view.children(place, "aux")
    auxiliaries = {view.lemma(one) for one in beside}
    if any(lemma in THEN for lemma in view.lemmas[place:]):
        return False
    negations = [one for verb in (place, *beside) for one in view.children(verb, "advmod")]
    return bool(auxiliaries & {"do", "have"}) and any(view.lemma(one) in NOT for one in negations)


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
