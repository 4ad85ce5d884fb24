"""What lies beside the dispute: support for a side that backs nobody's mediation, bargains and treaties with others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key, Shares
from goodoffices.extract.document import Document

SIDING = re.compile(
    r"(?i)\b(?:support\w*|solidarity|backing|backs?|backed|sympath\w+|allegiance|stand(?:s|ing)?|stood)\b"
    r"(?:\s+[\w’'-]+){0,3}\s+(?:for|to|with|by|behind|of)\b"
)
BACKING = frozenset("back support arm fund aid sponsor finance equip supply shelter".split())
ON_TALKS = re.compile(
    r"(?i)\b(?:mediat\w+|good offices|broker\w*|facilitat\w+|third[- ]part\w+|intermediar\w+|go-betweens?|envoys?"
    r"|offers?|proposals?|initiatives?|roadmaps?|talks|negotiat\w+|dialogue|process|efforts?|endeavou?rs?|roles?|peace\w*"
    r"|settle\w*|solutions?|diplom\w+|mission|summit|meeting|host\w*)\b"
)
WARES = re.compile(
    r"(?i)\b(?:loans?|credits?|credit lines?|bonds?|investments?|fighter (?:jets?|planes?)|jets|warplanes|drones|tanks"
    r"|howitzers|ammunition|munitions|missiles|batteries|air[- ]defen[cs]e systems?|weapons"
    r"|arms (?:deals?|sales?|packages?)|frigates|submarines|(?-i:[A-Z][a-z]?-?\d{1,3}s?))\b"
)
TRADING = re.compile(
    r"(?i)\b(?:purchas\w+|buy\w*|bought|sales?|sell\w*|sold|suppl(?:y|ies|ied)|deliver\w*|borrow\w*|lend\w*|lent|more|further"
    r"|loans?|credits?|worth|\$|€)(?!\w)|[$€£]"
)
CONCLUDING = frozenset(
    "agreement deal pact accord memorandum treaty understanding protocol sign conclude ink strike seal".split()
)


def siding(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Backing of mediation where a sentence has somebody back a party alone: "expressed support for Exland"."""
    parties, helpers, found = set(document.parties), set(document.third_parties), set[Key]()
    for one in _told(likely, scopes, Move.ENDORSE):
        text, named = _text(scopes[one.sentence], document), _named(scopes[one.sentence])
        is_siding = SIDING.search(text) is not None and named & parties and not named & (helpers - {one.actor})
        if (is_siding or _backs(scopes[one.sentence], parties)) and not ON_TALKS.search(text):
            found.add(one.key)
    return found


def _backs(scope: Scope, parties: set[str]) -> bool:
    """Whether a party is whom a verb of backing has as its object: "Exland, which they say backs the rebels"."""
    view = scope.view
    objects = (one for place in range(len(view)) if view.lemma(place) in BACKING for one in view.children(place, "obj"))
    meant = [mention for one in objects if (mention := scope.at.get(one)) is not None]
    return any(mention.actors and set(mention.actors) <= parties for mention in meant)


def bargains(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Demands, requests and agreements of a party about wares or money with an outsider, the other party not named."""
    parties, found = set(document.parties), set[Key]()
    for one in _told(likely, scopes, Move.AGREE, Move.DEMAND, Move.REQUEST):
        text, named = _text(scopes[one.sentence], document), _named(scopes[one.sentence])
        is_outside = one.actor in parties and named - parties and not (named & parties) - {one.actor}
        if is_outside and WARES.search(text) and TRADING.search(text) and not ON_TALKS.search(text):
            found.add(one.key)
    return found


def treaties_with_others(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Agreements of a party that a sentence says are with an outsider: "Exland signed a fishing accord with Wyland".

    What both parties sign is theirs, whoever is there: "Exland and Wyland signed it, with the envoy presiding".
    """
    involved = {*document.parties, *document.third_parties}
    agreeing = [one for one in _told(likely, scopes, Move.AGREE) if one.actor in document.parties]
    alone = [one for one in agreeing if not any(_is_beside(other, one) for other in agreeing)]
    return {one.key for one in alone if (partners := _partners(scopes[one.sentence])) and not partners & involved}


def _is_beside(other: Candidate, one: Candidate) -> bool:
    return other.sentence == one.sentence and other.actor != one.actor


def _partners(scope: Scope) -> set[str]:
    """With whom a sentence says that an agreement is, or was concluded; "with Oslo as host" is none of them."""
    view = scope.view
    heads = [
        place for place in scope.at if view.case(place) == "with" and "as" not in view.lemmas[place + 1 : place + 2]
    ]
    told = [place for place in heads if view.head(place) >= 0 and view.lemma(view.head(place)) in CONCLUDING]
    joined = (scope.at.get(each) for place in told for each in view.conjuncts(place))
    return {code for mention in joined if mention for code in mention.actors}


def _told(likely: Shares, scopes: Mapping[int, Scope], *moves: Move) -> Iterator[Candidate]:
    yield from (one for _, one in likely if one.move in moves and one.sentence in scopes)


def _named(scope: Scope) -> set[str]:
    return {code for one in scope.at.values() for code in one.actors}


def _text(scope: Scope, document: Document) -> str:
    return document.report.text[scope.view.sentence.start : scope.view.sentence.end]
