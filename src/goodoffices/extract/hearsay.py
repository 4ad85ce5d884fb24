"""Moves that a sentence tells as a rumour alone: called untrue, without evidence, or of somebody who is only named."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key, Shares
from goodoffices.extract.document import Document

RUMOUR = re.compile(
    r"(?i)\b(?:reports?|rumou?rs?|claims?|stor(?:y|ies)|allegations?|speculation|suggestions?|talk|chatter|gossip)\b"
)
UNTRUE = re.compile(
    r"(?i)\b(?:fiction|fictitious|fabricat\w+|fantas(?:y|ies)|fairy[- ]tales?|inventions?|hoax\w*|untrue|false"
    r"|untruths?|baseless|unfounded|groundless|nonsense|malicious|without foundation|no truth"
    r"|no such (?:proposals?|offers?|plans?|requests?|meetings?|things?|deals?)"
    r"|(?:denie[sd]|deny|denying)(?: \w+)? (?:the |any |all |such )?(?:rumou?rs?|reports?|claims?))\b"
)
FALSE_REPORT = re.compile(
    r"(?i)\b(?:reports?|rumou?rs?|claims?|stor(?:y|ies)|allegations?)\b.{0,80}?"
    r"\b(?:fiction|fabricat\w+|fairy[- ]tales?|inventions?|hoax|untrue|false|baseless|unfounded|groundless|nonsense)\b"
    r"|\b(?:fiction|fabricat\w+|fairy[- ]tales?|inventions?|hoax|untrue|false|baseless|unfounded|groundless|nonsense)\b"
    r".{0,20}?\b(?:a |the |an )?(?:media |press |newspaper )?(?:reports?|rumou?rs?|stor(?:y|ies))\b"
)
NO_EVIDENCE = re.compile(
    r"(?i)\bno (?:\w+ )?(?:evidence|proof|sign|indication|trace)\b(?: that| of)"
    r"(?P<same> (?:it|he|she|they) (?:has|have|had|is|are|was|were|did|does|do)\s*[.;,])?"
)
TOUTED = re.compile(
    r"(?i)\b(?:mentioned|touted|tipped|floated|mooted|spoken of|talked of|talked about|suggested|cited|billed)"
    r"(?: \w+){0,3}? as (?:(?:an?|the|possible|potential|likely|future|alternative|natural|would-be|neutral) )*"
    r"(?:mediators?|guarantors?|(?:honest )?brokers?|go-betweens?|hosts?|venues?|facilitators?|intermediar(?:y|ies))\b"
)
SAID_TO = re.compile(
    r"(?i)^(?:the|that) (?:report|story|article|rumou?r|claim)s?\b.*?\b(?:said|claimed|alleged|quoted|reported)\b"
    r"|\b(?:is|are|was|were) (?:said|reported|alleged|claimed) to\b"
)
"""How a report goes on about what another has claimed."""
TOLD = frozenset(
    (Move.OFFER, Move.MEDIATE, Move.DECLINE, Move.WITHDRAW, Move.REQUEST, Move.ACCEPT, Move.NEGOTIATE, Move.AGREE,
     Move.CONSULT)
)  # fmt: skip
"""What a rumour leaves nothing of; a hostile step that is called an invention is told and denied."""
ANSWERING = (Move.REFUSE, Move.OPPOSE)
REJECTING = frozenset("deny refute dispute dismiss reject rebut repudiate brand describe call term".split())


def is_hearsay(one: Candidate, scope: Scope) -> bool:
    """Whether a sentence tells a move as a rumour that it calls untrue, or for which it says that nothing speaks.

    "Rumours that Oslo had brokered a release proved untrue" tells of no mediation, and who calls them so turns down
    no help. What stands in the main clause beside is told: "Lomé dismissed the reports as invention and went on".
    """
    text = scope.view.text(0, len(scope.view))
    if one.move is Move.MEDIATE and not one.proposals and TOUTED.search(text):
        return True
    return _is_called_untrue(one, scope, text) or _lacks_evidence(one, scope, text)


def of_the_false_report(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """What a report goes on to tell of another one that it has called untrue: "Lima was said to have accepted"."""
    texts = {number: scope.view.text(0, len(scope.view)) for number, scope in scopes.items()}
    false = [number for number, text in texts.items() if FALSE_REPORT.search(text)]
    since = min(false, default=len(document.sentences) + 1)
    return {
        one.key
        for _, one in likely
        if one.move in TOLD and one.sentence > since and SAID_TO.search(texts.get(one.sentence, ""))
    }


def _is_called_untrue(one: Candidate, scope: Scope, text: str) -> bool:
    rumour = RUMOUR.search(text)
    if rumour is None or not UNTRUE.search(text):
        return False
    place = _trigger(one)
    if one.move in ANSWERING:
        return place < 0 or scope.view.lemma(place) in REJECTING
    return one.move in TOLD and _stands_behind(one, scope, rumour.end())


def _lacks_evidence(one: Candidate, scope: Scope, text: str) -> bool:
    found = NO_EVIDENCE.search(text)
    if found is None or one.move not in TOLD:
        return False
    return bool(found["same"]) or _stands_behind(one, scope, found.end())


def _stands_behind(one: Candidate, scope: Scope, end: int) -> bool:
    """Whether what tells a move stands behind a place in the text, and not as the sentence's main verb."""
    view, n_before = scope.view, len(scope.view.text(0, len(scope.view))[:end].split())
    place = _trigger(one)
    if place >= 0:
        return place >= n_before and not _is_main(place, scope)
    named = [each for each, mention in scope.at.items() if one.actor in mention.actors]
    return bool(named) and all(each >= n_before and view.head(each) >= 0 for each in named)


def _is_main(place: int, scope: Scope) -> bool:
    """Whether a word is the sentence's root, or joined to it."""
    view = scope.view
    while place >= 0 and view.rel(place) == "conj":
        place = view.head(place)
    return place < 0 or view.head(place) < 0


def _trigger(one: Candidate) -> int:
    return one.proposals[0].trigger if one.proposals else -1
