"""Meetings, agreements and offers on another matter than the dispute: "was in Lima for an energy summit"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key, Shares
from goodoffices.extract.document import Document
from goodoffices.extract.view import View

MATTERS = (
    r"trade|econom\w+|energy|climate|migra\w+|food|agricultur\w+|fisher(?:y|ies)|tourism|investments?|infrastructure"
    r"|railways?|health|education\w*|cultur\w+|sports?|football|development|integration|scien\w+|space|shipping"
    r"|aviation|environment\w*|biodiversity|anniversar(?:y|ies)|(?:\w+ )?years of (?:relations|ties|friendship)"
    r"|inaugurat\w+|weddings?|funerals?|coronation|pilgrim\w*|(?:bridge|dam|port|road|pipeline) projects?|finance"
    r"|tax\w*|digital|technolog\w+|training|scholarships?|universit\w+"
)
MATTER = re.compile(rf"(?i)\b(?:{MATTERS})\b")
SPAN = r"[^,;:.\"“”]*?"
PURPOSE = re.compile(
    r"(?i)\b(?:to (?:talk about|discuss|attend|mark|open|inaugurate|celebrate|take part in|speak at|address|sign)"
    r"|for the (?:opening|inauguration|celebration) of"
    r"|(?:discuss(?:ed|es|ing)?|talk(?:s|ed|ing)? about|exchang\w+ views on)"
    r"|for (?:an?|the)(?= [^,;:.]*?\b(?:summits?|conferences?|meetings?|forums?|fairs?|dinners?|visits?|ceremon\w+)\b))"
    rf"(?P<what> {SPAN})(?=[,;:.\"“”]|\band (?:said|urged|called|then)\b|$)"
)
"""What a visit or a meeting is for, or about."""
CEREMONY = re.compile(r"(?i)\b(?:consulate|chancery|statue|monument|factory|hospital|exhibition|pavilion|stadium)\b")
ON_PACT = re.compile(
    r"\b(?:agreements?|accords?|deals?|memorand\w+|protocols?|treat(?:y|ies)|pacts?) (?:on|for|about|in)"
    rf"(?P<what> {SPAN})(?=[,;:.\"“”]|$)|\bagreed to (?P<step>{SPAN})(?=[,;:.\"“”]|$)"
)
RAISED = re.compile(r"(?i)\b(?:raised?|brought up|broached?|also (?:discussed|spoke|talked)|used the occasion)\b")
DISPUTE = re.compile(
    r"(?i)\b(?:mediat\w*|truces?|cease-?fires?|peace\w*|conflicts?|war|crisis|crises|disputes?|row|quarrels?|stand-?offs?"
    r"|tensions?|borders?|frontiers?|hostages?|prisoners?|captives?|detain\w*|releas\w*|incidents?|settle\w*|situation"
    r"|parties|de-?escalat\w*|violence|fighting|attacks?|hostilit\w*|negotiat\w*|talks|sanctions?|troops|boundar(?:y|ies)"
    r"|reopen\w*|resum\w*|withdraw\w*|normali[sz]\w*)\b"
)
GOING_ON = re.compile(
    r"(?i)(?:they|the (?:two|pair|sides|leaders|ministers|officials)|talks|(?:a|the) (?:\w+ )?(?:statement|readout))\b"
)
"""How the sentence behind a visit begins that tells what it was about."""
GIFTS = frozenset(
    "access asylum refuge amnesty reward loan credit investment arms gas oil electricity grain job membership"
    " citizenship passport port marriage money aid".split()
)
"""What may be offered that is no help with a dispute."""
VISITS = (Move.CONSULT, Move.ACCEPT)
NEXT = 4  # sentences behind a visit that may tell what it was about
HEADING = re.compile(r"[A-Z][A-Z '’/-]{2,40}[.:]")
OFTEN = 3  # how often a report speaks of a matter that is what its dispute is about


def beside_the_dispute(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Meetings, pacts and offers that a sentence says are for another matter, which its report hardly speaks of.

    "He was in Lima to open a fair" tells of no word on the dispute; in a quarrel over fish an accord on fisheries does.
    """
    return {
        one.key
        for _, one in likely
        if one.sentence in scopes and _is_beside(one, _text(one, document), scopes[one.sentence].view, document)
    }


def under_another_heading(likely: Shares, document: Document) -> set[Key]:
    """What a bulletin of several topics tells under the name of a state that is not of the dispute: "SUDAN"."""
    involved, group = {*document.parties, *document.third_parties}, 0
    groups: dict[int, set[int]] = {}
    for sentence in document.sentences:
        if HEADING.fullmatch(document.report.text[sentence.start : sentence.end].strip()):
            group = sentence.number if _named(sentence.number, document) - involved else 0
        groups.setdefault(group, set()).add(sentence.number)
    others = [
        numbers
        for group, numbers in groups.items()
        if group and not any(_named(number, document) & set(document.parties) for number in numbers)
    ]
    return {one.key for _, one in likely if any(one.sentence in numbers for numbers in others)}


def _named(number: int, document: Document) -> set[str]:
    """The actors that a sentence names by their names."""
    return {code for each in document.mentions_in(number) if each.kind == "name" for code in each.actors}


def _is_beside(one: Candidate, text: str, view: View, document: Document) -> bool:
    if one.move is Move.OFFER:
        return _is_gift(one, view)
    if one.move in VISITS:
        return _is_other(PURPOSE, text, document) or _is_other_behind(one, text, document)
    return one.move is Move.AGREE and _is_other(ON_PACT, text, document)


def _text(one: Candidate, document: Document) -> str:
    sentence = document.sentences[one.sentence - 1]
    return document.report.text[sentence.start : sentence.end]


def _is_other_behind(one: Candidate, text: str, document: Document) -> bool:
    """Whether the sentence behind a visit tells what it was about, and none soon after what "also" was."""
    behind = document.sentences[one.sentence : one.sentence + NEXT]
    texts = [document.report.text[each.start : each.end] for each in behind]
    if not texts or not GOING_ON.match(texts[0]) or DISPUTE.search(text + texts[0]):
        return False
    return _is_other(PURPOSE, texts[0], document) and not any(RAISED.search(each) for each in texts)


def _is_other(purpose: re.Pattern[str], text: str, document: Document) -> bool:
    """Whether every purpose that a text tells is another matter than that of the report."""
    told = ["".join(part or "" for part in match.groups()) for match in purpose.finditer(text)]
    return bool(told) and not RAISED.search(text) and all(_is_of_other(what, document) for what in told)


def _is_of_other(what: str, document: Document) -> bool:
    if CEREMONY.search(what) and DISPUTE.search(what) is None:
        return True
    found = [match.group().lower() for match in MATTER.finditer(what)]
    whole = document.report.text.lower()
    return bool(found) and DISPUTE.search(what) is None and all(whole.count(one) < OFTEN for one in found)


def _is_gift(one: Candidate, view: View) -> bool:
    """Whether what a noun tells is offered is a thing: "the offer of port access"."""
    place = one.proposals[0].trigger if one.proposals else -1
    if place < 0 or view.is_verb(place):
        return False
    return any(view.lemma(each) in GIFTS and view.case(each) == "of" for each in view.children(place, "nmod"))
