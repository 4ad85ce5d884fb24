"""Agreements that are still to come: "close to a deal", "an accord to be signed in May", "they will sign"."""

from __future__ import annotations

import re

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.view import View

TEXTS = frozenset(
    "deal agreement accord pact truce ceasefire armistice compromise settlement swap exchange arrangement"
    " renewal".split()
)
TEXT = rf"(?:{'|'.join(sorted(TEXTS))})s?"
BETWEEN = r"\W+(?:[\w’'-]+\W+){0,5}?"
BEFORE = (
    r"(?:on the (?:verge|brink|cusp|point|threshold) of|(?:close|closer|near|nearer) to|closing in on|near(?:s|ing)"
    r"|inch\w* (?:towards?|closer to)|(?:days|hours|weeks|inches) (?:away )?from|within (?:reach|grasp|sight) of)"
)
BEHIND = (
    r"(?:within (?:reach|grasp|sight)|in sight|at hand|in the (?:making|works|offing)|imminent"
    r"|(?:(?:is|was|are|were|may be|might be|could be|looks|seems|seemed) )?(?:(?:very|so|extremely|quite|now) )*"
    r"(?:close|near)(?! (?:to|the|a|an)\b))"
)
NEAR = re.compile(
    rf"(?i)\b{BEFORE}{BETWEEN}{TEXT}\b|\b{TEXT}\b{BETWEEN}{BEHIND}\b"
    r"|\b(?:on the (?:verge|brink|cusp|point) of|close to|about to) (?:be(?:ing)? )?(?:sign|agree|conclud)\w*"
)
"""Words that tell of an agreement that it is near."""
CONCLUDING = frozenset("sign conclude initial ink seal reach strike finalise finalize clinch".split())
FUTURE = frozenset(("will", "shall", "would", "'ll"))
DONE = frozenset(("VBD", "VBZ", "VBP"))


def is_ahead(scope: Scope, trigger: int, move: Move) -> bool:
    """Whether a sentence tells of an agreement, or of one who brokers it, as of something still to come.

    Args:
        scope: The sentence.
        trigger: The word that tells the move, or is nearest to who makes it.
        move: The move.
    """
    view = scope.view
    if move is Move.MEDIATE:
        return view.rel(trigger) == "acl" and view.lemma(view.head(trigger)) in TEXTS and _is_near(view)
    if move is not Move.AGREE or _is_done(trigger, view):
        return False
    return _will_be(trigger, view) or _is_near(view)


def _is_near(view: View) -> bool:
    return NEAR.search(view.text(0, len(view))) is not None


def _is_done(trigger: int, view: View) -> bool:
    """Whether a word of concluding stands in a finite form: "agreed", "sign", "have signed"."""
    is_concluding = view.lemma(trigger).startswith(("agree", "sign", "conclu", "reach", "strike", "seal", "ink"))
    auxiliaries = {view.lemma(one) for one in view.children(trigger, "aux")}
    return is_concluding and (view.tokens[trigger].xpos in DONE or "have" in auxiliaries)


def _will_be(trigger: int, view: View) -> bool:
    """Whether a verb of concluding stands in the future, or as "to be signed" behind what is."""
    if view.lemma(trigger) not in CONCLUDING:
        return False
    beside = {view.lemma(one) for one in view.children(trigger, "aux")}
    if view.tokens[trigger].xpos == "VB" and beside & FUTURE and "have" not in beside:
        return True
    is_passive = bool(view.children(trigger, "aux:pass"))
    marks = {view.lemma(one) for one in view.children(trigger, "mark")}
    return view.rel(trigger) == "acl" and is_passive and "to" in marks
