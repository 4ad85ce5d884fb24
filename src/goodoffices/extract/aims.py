"""Whom a move is about and whom it is aimed at, by the codebook's rules for each move."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import MEDIATOR_MOVES, Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document
from goodoffices.extract.proposal import Proposal

GENERAL = frozenset(
    "any third-party outside outsider foreign foreigner international nobody third stranger external".split()
)
JOINT = frozenset((Move.NEGOTIATE, Move.AGREE))
HOSTILE = frozenset((Move.ESCALATE, Move.DEESCALATE, Move.ACCUSE, Move.DEMAND))
SURE = 0.7  # least share of the heads for a mediator, measured on cases that they were not trained on
REMEMBERED = 12  # sentences for which a mediator once spoken of stays in mind


def third_party_of(
    proposal: Proposal, trigger: int, scope: Scope, document: Document, spoken_of: Sequence[tuple[int, str]]
) -> str | None:
    """The mediator that a mediation move is about; None for help in general.

    Steps:
        1. A mediator's own moves are about itself.
        2. Whom the heads name, where they are sure and it is no party.
        3. Else by rule: the third party that the clause or the sentence names, the one last spoken of.
        4. Else whom the heads name.

    Args:
        proposal: The statement.
        trigger: The word that tells it.
        scope: Its sentence.
        document: The report.
        spoken_of: Mediators of the statements before, with the numbers of their sentences.
    """
    if not proposal.move.is_mediation:
        return None
    if proposal.move in MEDIATOR_MOVES:
        return proposal.actor
    told, share = proposal.cell.third_party if proposal.cell else (None, 0.0)
    if told and share >= SURE and told not in document.parties:
        return told
    return _by_rule(proposal, trigger, scope, document, spoken_of) or told


def named_beside(third: str, scope: Scope, document: Document, actor: str | None) -> tuple[str, ...]:
    """Other third parties that a sentence names in one breath with one: "asked Spain and Portugal to intercede"."""
    view, found = scope.view, []
    for place, mention in sorted(scope.at.items()):
        if third in mention.actors:
            first = view.head(place) if view.rel(place) == "conj" else place
            joined = [scope.at[one] for one in view.conjuncts(first) if one in scope.at]
            found += [code for one in joined for code in one.actors]
    return tuple(dict.fromkeys(one for one in found if one not in (third, actor, *document.parties)))


def _by_rule(
    proposal: Proposal, trigger: int, scope: Scope, document: Document, spoken_of: Sequence[tuple[int, str]]
) -> str | None:
    move, actor = proposal.move, proposal.actor
    if proposal.third_party and proposal.third_party != actor:
        return proposal.third_party
    named = sorted(_owned(scope, document, actor, trigger)) or sorted(_named(scope, document, actor, trigger))
    if named:
        return named[0][2]
    if GENERAL & {scope.view.lemma(one) for one in range(len(scope.view))} and move is not Move.HEDGE:
        return None
    if move is Move.HEDGE and actor not in document.parties:
        return actor
    recent = [
        code for number, code in spoken_of
        if code != actor and code not in document.parties and proposal.sentence - number <= REMEMBERED
    ]  # fmt: skip
    return recent[-1] if recent else _mentioned_before(proposal.sentence, actor, document)


def _mentioned_before(sentence: int, actor: str | None, document: Document) -> str | None:
    before = [
        one.actors[0] for one in document.mentions
        if one.sentence < sentence and one.actors and one.actors[0] in document.third_parties
        and one.actors[0] != actor
    ]  # fmt: skip
    return before[-1] if before else None


Ranked = tuple[int, int, str]


def _named(scope: Scope, document: Document, actor: str | None, trigger: int) -> list[Ranked]:
    """Third parties of a sentence, ranked: would-be mediators first, places last, the nearest first."""
    return [
        (0 if mention.is_place else -2 if code in document.third_parties else -1, abs(place - trigger), code)
        for place, mention in scope.at.items()
        for code in mention.actors
        if code not in document.parties and code != actor
    ]


def _owned(scope: Scope, document: Document, actor: str | None, trigger: int) -> list[Ranked]:
    """Those of them that own a noun of help: "Oslo's offer", "mediation by the bishops"."""
    table, view = load_verbs(), scope.view
    helping = table.help_nouns | table.help_offers | table.help_verbs
    found = []
    for place, mention in scope.at.items():
        head = view.head(place)
        if head < 0 or view.lemma(head) not in helping or mention.is_place:
            continue
        for code in mention.actors:
            if code not in document.parties and code != actor:
                found.append((-2 if code in document.third_parties else -1, abs(place - trigger), code))
    return found


def toward_of(proposal: Proposal, trigger: int, third: str | None, scope: Scope, document: Document) -> tuple[str, ...]:
    """The other actors that a move is aimed at."""
    move, actor = proposal.move, proposal.actor
    if move is Move.HEDGE:
        return ()
    if move in MEDIATOR_MOVES:
        return _pair(scope, actor, trigger, document)
    if move.is_mediation:
        return (third,) if third else ()
    return _of_setting(proposal, scope, document)


def _of_setting(proposal: Proposal, scope: Scope, document: Document) -> tuple[str, ...]:
    """Whom a move beside mediation is aimed at: whom the rule saw, else the parties or those named."""
    move, actor = proposal.move, proposal.actor
    here = tuple(dict.fromkeys(code for _, one in sorted(scope.at.items()) for code in one.actors if code != actor))
    seen = tuple(code for code in proposal.toward if code != actor)
    parties = tuple(code for code in document.parties if code != actor)
    if move in JOINT and actor in document.parties:
        return tuple(code for code in seen if code in document.parties) or parties
    if seen or move in JOINT or move is Move.CONSULT:
        return seen or here[:1]
    if move in HOSTILE and actor in document.parties:
        return parties
    named = tuple(code for code in here if code in document.parties)
    if named or move is Move.URGE:
        return named or parties
    return parties if actor in document.parties or (actor is None and len(parties) == 1) else ()


def _pair(scope: Scope, actor: str | None, trigger: int, document: Document) -> tuple[str, ...]:
    """Whom a mediator mediates between: the parties, unless the clause names another pair."""
    view = scope.view
    others: list[str] = []
    for place, mention in sorted(scope.at.items()):
        between = any(view.lemma(one) == "between" for one in view.children(place, "case"))
        if between or trigger in view.ancestors(place):
            others += [code for code in mention.actors if code != actor and not mention.is_place]
    pair = list(dict.fromkeys(others))
    if len(pair) >= 2 and not set(pair) & set(document.parties):
        return tuple(pair[:2])
    return tuple(code for code in document.parties if code != actor)
