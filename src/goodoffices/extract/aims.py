"""Whom a move is about and whom it is aimed at, by the codebook's rules for each move."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.codebook.words import MEDIATOR_MOVES, Move
from goodoffices.extract import targets, thirds
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document
from goodoffices.extract.pointing import Offer, points_to
from goodoffices.extract.proposal import Proposal

BESIDE = frozenset(("from", "by", "with", "alongside"))  # before those from whom help comes or who give it together
PRESENCE = frozenset(("presence", "attendance", "company"))  # below these are those who only look on
TRAVELS = frozenset("shuttle travel fly tour visit commute journey".split())
ANSWERS = (Move.ACCEPT, Move.REFUSE)  # what may be made of an offer
AGAINST = (Move.REFUSE, Move.OPPOSE)
EXCEPTING = re.compile(
    r"(?:\b(?:any(?:one|body)?|no(?:body|ne| one)?|other|third|else)\b(?:['’]s)?(?: [\w-]+){0,4}? "
    r"(?:but|except|save|bar)|\b(?:other than|except for|save for|apart from|aside from))"
    r"(?: (?:by|of|from|under|for|through))?(?: that of| those of)?(?: the)? $",
    re.IGNORECASE,
)
"""What stands before the name of the one mediator that a refusal leaves standing."""
TWO = 2  # whom one mediates between
TOUR = 3  # capitals from which on a journey is a tour


def third_party_of(
    proposal: Proposal,
    trigger: int,
    scope: Scope,
    document: Document,
    spoken_of: Sequence[tuple[int, str]],
    offers: Sequence[Offer] = (),
) -> str | None:
    """The mediator that a mediation move is about; None for help in general.

    A mediator's own moves are about itself; whom a party's are about is weighed (`thirds`), unless it answers "it" or
    "the offer", which is the one told last (`pointing`).

    Args:
        proposal: The statement.
        trigger: The word that tells it.
        scope: Its sentence.
        document: The report.
        spoken_of: Mediators of the statements before, with the numbers of their sentences.
        offers: The offers that the report tells.
    """
    if not proposal.move.is_mediation:
        return None
    if proposal.move in MEDIATOR_MOVES:
        return proposal.actor
    chosen = thirds.chosen(proposal, trigger, scope, document, spoken_of)
    if chosen and proposal.move in AGAINST and _is_excepted(chosen, scope, document):
        return None
    return points_to(chosen, proposal, trigger, scope, offers) if proposal.move in ANSWERS else chosen


def _is_excepted(code: str, scope: Scope, document: Document) -> bool:
    """Whether a sentence names an actor only as the exception: "would accept nobody's mediation but Oslo's"."""
    start, text = scope.view.sentence.start, document.report.text
    named = [mention.start for mention in scope.at.values() if code in mention.actors]
    return bool(named) and all(EXCEPTING.search(text[start:place]) for place in named)


def named_beside(third: str, scope: Scope, document: Document, actor: str | None) -> tuple[str, ...]:
    """Other third parties that a sentence names in one breath with one: "asked Spain and Portugal to intercede"."""
    view, found = scope.view, []
    for place, mention in sorted(scope.at.items()):
        if third in mention.actors:
            first = view.head(place) if view.rel(place) == "conj" else place
            joined = [scope.at[one] for one in view.conjuncts(first) if one in scope.at]
            found += [code for one in joined for code in one.actors]
    return tuple(dict.fromkeys(one for one in found if one not in (third, actor, *document.parties)))


def toward_of(proposal: Proposal, trigger: int, third: str | None, scope: Scope, document: Document) -> tuple[str, ...]:
    """The other actors that a move is aimed at."""
    move, actor = proposal.move, proposal.actor
    if move is Move.HEDGE:
        return ()
    if move in MEDIATOR_MOVES:
        return _pair(scope, actor, trigger, document, is_seen=proposal.mention >= 0)
    if move.is_mediation:
        return (third,) if third else ()
    return targets.chosen(proposal, trigger, scope, document)


def _pair(
    scope: Scope, actor: str | None, trigger: int, document: Document, *, is_seen: bool
) -> tuple[str, ...]:  # fmt: skip
    """Whom a mediator mediates between: the parties, unless the clause names another pair, and no stops of a tour.

    Of three parties and more it is those that the sentence names, if it names two.

    `is_seen` says that a rule saw the word that tells it, so that what stands below it belongs to it.
    """
    view = scope.view
    others, between, stops = dict[int, list[str]](), list[str](), _stops(scope, document)
    doers = set(scope.subjects(trigger)) if is_seen else set[int]()
    for place, mention in ((at, one) for at, one in sorted(scope.at.items()) if at not in stops):
        first = view.head(place) if view.rel(place) == "conj" else place
        case = view.case(first)
        above = view.ancestors(place)
        looks_on = any(view.lemma(one) in PRESENCE for one in above)
        is_below = is_seen and trigger in above and case not in BESIDE and not looks_on and not doers & {first, *above}
        if case == "between" or is_below:
            codes = [code for code in mention.actors if code != actor and not mention.is_place]
            others.setdefault(first, []).extend(codes)
            between += codes if case == "between" else []
    joined = [tuple(dict.fromkeys(codes)) for codes in others.values()]
    pair = next((codes[:TWO] for codes in joined if len(codes) >= TWO), ())
    if pair and not {code for codes in joined for code in codes} & set(document.parties):
        return pair
    named_pair = tuple(dict.fromkeys(between))
    if len(named_pair) == TWO and not set(named_pair) <= set(document.parties):
        return named_pair
    parties = tuple(code for code in document.parties if code != actor)
    named = {code for one in scope.at.values() if not one.is_place for code in one.actors}
    here = tuple(code for code in parties if code in named)
    return here if len(parties) > 2 and len(here) > 1 else parties


def _stops(scope: Scope, document: Document) -> set[int]:
    """The capitals of a tour: three and more between which somebody travels, or those of would-be mediators."""
    view, found = scope.view, set[int]()
    for place in (one for one in range(len(view)) if view.lemma(one) in TRAVELS):
        below = (one for child in view.children(place, "obl", "obj", "nmod") for one in view.subtree(child))
        capitals = {one: scope.at[one] for one in below if one in scope.at and scope.at[one].kind == "capital"}
        helping = {one for one, mention in capitals.items() if set(mention.actors) <= set(document.third_parties)}
        found |= set(capitals) if len(capitals) >= TOUR else helping
    return found
