"""Moves that a sentence only supposes: "Oslo might have mediated", "Norway would say no to that"."""

from __future__ import annotations

import re

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate
from goodoffices.extract.denial import NOT
from goodoffices.extract.sources import speaks

SUPPOSING = frozenset(("might", "would", "could", "should"))
IF = frozenset(("if", "unless", "provided", "once", "when", "only"))
WISHING = frozenset(
    "prefer like want wish welcome love hope appreciate grateful thankful glad happy pleased delighted honoured honored"
    " content ready willing prepared open mind".split()
)
"""What somebody would have done that tells a mind all the same: "would have preferred Algiers"."""
UNREAL = frozenset(
    (Move.OFFER, Move.MEDIATE, Move.DECLINE, Move.WITHDRAW, Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.ENDORSE,
     Move.OPPOSE, Move.NEGOTIATE, Move.AGREE, Move.DEESCALATE)
)  # fmt: skip
HELPING = (Move.OFFER, Move.MEDIATE)
IF_WILLING = re.compile(r"(?i)\bcould\b.{0,40} , if (?:it|he|she|they) (?:so )?(?:wish|want|choose|chose|care|like)\w*")
STEPS = (Move.DEMAND, Move.DEESCALATE, Move.ESCALATE)
WOULD_HAVE_TO = re.compile(r"(?i)\bwould (?:then |first |also )?(?:have|need) to\b")
TO_WATCH = re.compile(
    r"(?i)^(?:what to watch|to watch|watch for|what to look (?:out )?for|open questions?|what next|looking ahead)\b"
    r".{0,40}?\b(?:whether|if)\b"
)
"""What a bulletin opens a list of open questions with."""
SOONER = re.compile(r"(?i)\bwould sooner \w+\b.*\bthan\b")
ANSWERS = frozenset((Move.OFFER, Move.DECLINE, Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.OPPOSE))


def is_supposed(one: Candidate, scope: Scope) -> bool:
    """Whether all that a sentence tells of a move is what would be, or would have been.

    What an expert predicts or judges is no statement (codebook, section 1); an answer that a report in its own voice
    says would be given is such a guess, unless it tells under which condition.
    """
    text = scope.view.text(0, len(scope.view))
    if one.move in STEPS and not one.proposals and WOULD_HAVE_TO.search(text) and _is_own_voice(-1, scope):
        return True
    if TO_WATCH.search(text) or (one.move is Move.ACCEPT and SOONER.search(text)):
        return True
    if one.move in HELPING and IF_WILLING.search(text):
        return True
    verb = _verb_of(one, scope)
    if verb >= 0 and one.move is Move.ESCALATE:
        return _is_condition(verb, scope)
    if verb < 0 or one.move not in UNREAL:
        return False
    if _is_inverted(verb, scope):
        return True
    if one.move is Move.DEESCALATE and _was_to(verb, scope):
        return True
    if one.move not in ANSWERS:
        return _is_counterfactual(verb, scope)
    return _is_own_voice(verb, scope) and (_is_counterfactual(verb, scope) or _is_guessed(verb, scope))


def _verb_of(one: Candidate, scope: Scope) -> int:
    """The verb that tells a move, or the main verb of whom no rule has do it; -1 for none."""
    view = scope.view
    place = one.proposals[0].trigger if one.proposals else -1
    if place >= 0:
        return place if view.is_verb(place) else -1
    root = next((each for each in range(len(view)) if view.head(each) < 0), -1)
    subjects = [mention for each in scope.subjects(root) if (mention := scope.who(each))] if root >= 0 else []
    return root if any(one.actor in mention.actors for mention in subjects) else -1


def _is_counterfactual(verb: int, scope: Scope) -> bool:
    """Whether a verb stands with "might have", "could have", "would have"; who would have wished for it, wishes."""
    view = scope.view
    auxiliaries = [view.lemma(one) for one in view.children(verb, "aux")]
    is_perfect = "have" in auxiliaries and view.tokens[verb].xpos == "VBN"
    return is_perfect and bool(SUPPOSING & set(auxiliaries)) and view.lemma(verb) not in WISHING


def _is_condition(verb: int, scope: Scope) -> bool:
    """Whether a verb stands in a clause behind "if": who threatens with an answer to a step tells of none."""
    view = scope.view
    while verb >= 0 and view.rel(verb) == "conj":
        verb = view.head(verb)
    return view.rel(verb) == "advcl" and any(view.lemma(one) == "if" for one in view.children(verb, "mark"))


def _is_inverted(verb: int, scope: Scope) -> bool:
    """Whether a sentence opens with "had" and what might have come of it: "Had Lima accepted, ..."."""
    view = scope.view
    is_first = any(one == 0 and view.lemma(one) == "have" for one in view.children(verb, "aux"))
    return is_first and view.tokens[-1].text != "?"


def _was_to(verb: int, scope: Scope) -> bool:
    """Whether somebody "was to" do what a verb says, as under a treaty: nobody says that it came about."""
    view = scope.view
    return verb > 1 and view.lemma(verb - 1) == "to" and view.tokens[verb - 2].text.lower() in ("was", "were")


def _is_own_voice(verb: int, scope: Scope) -> bool:
    """Whether a sentence cites nobody: no quotation marks, and no verb of saying but the one given."""
    view = scope.view
    return not view.has_marks and not any(speaks(view, place) for place in range(len(view)) if place != verb)


def _is_guessed(verb: int, scope: Scope) -> bool:
    """Whether the main verb stands with "would", and there is no condition; "would rather" is a wish."""
    view = scope.view
    beside = [view.lemma(one) for one in view.children(verb, "advmod")]
    is_would = any(view.lemma(one) == "would" for one in view.children(verb, "aux"))
    is_wish = view.lemma(verb) in WISHING or "would rather" in view.text(0, len(view)).lower()
    return view.head(verb) < 0 and is_would and not is_wish and not NOT & set(beside) and not IF & set(view.lemmas)
