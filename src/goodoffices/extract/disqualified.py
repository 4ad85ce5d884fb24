"""A mediator that a party says has put itself out of the question: the party's refusal, not the mediator's own word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from goodoffices.codebook.words import Move, Role
from goodoffices.extract.acts import scopes_of
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document
from goodoffices.extract.heads import Cell
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.sources import speaks

FAIR = r"(?:an?\s+|the\s+)?(?:honest|neutral|impartial|credible|fair|even-handed|objective|acceptable|trusted|reliable)"
VERDICT = re.compile(
    r"(?i)\b(?:disqualif\w+|discredit\w+|compromis\w+)\s+(?:itself|himself|herself|themselves)\b"
    r"|\b(?:ruled|counted|taken|put)\s+(?:itself|himself|herself|themselves)\s+out\b"
    r"|\b(?:lost|forfeited|squandered|abandoned|given up|thrown away)\s+(?:its|his|her|their|all|any|the)\s+"
    r"(?:\w+\s+){0,2}?(?:standing|credibility|neutrality|impartiality|right|role|title|status)\b"
    r"|\bno longer\b(?:\s+(?:be|being|an?|the|our|any)){0,2}\s+"
    r"(?:mediator|facilitator|broker|go-between|intermediary)\b"
    r"|\b(?:will|would|shall|can|could|must|should|to|has|have|had|is|was)\s+(?:\w+\s+)?(?:have|play|get|take)?\s*no\s+"
    r"(?:further\s+|more\s+|longer\s+)?(?:part|role|place|seat|say|room|business)\b"
    rf"|\b(?:ceased|stopped|no longer|not|never|cannot|n['’]t)\b(?:\s+(?:to|be|being|is|claim|count))*\s+{FAIR}\b"
)
LEAVING = (Move.DECLINE, Move.WITHDRAW)
HOME_VOICES = (Role.PUBLIC, Role.OPPOSITION, Role.MEDIA, Role.EXPERT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A sentence in which a party says of somebody that they can be no mediator.

    Attributes:
        party: The party.
        sayers: All whose words the sentence tells.
    """

    party: str
    sayers: frozenset[str]


def verdicts_of(document: Document) -> dict[int, Verdict]:
    """The sentences in which a party says of somebody that they can be no mediator, by number."""
    text = document.report.text
    if not VERDICT.search(text):
        return {}
    told = ((one.view.sentence.number, _verdict(one, document)) for one in scopes_of(document))
    return {number: verdict for number, verdict in told if verdict is not None}


def _verdict(scope: Scope, document: Document) -> Verdict | None:
    view = scope.view
    if not VERDICT.search(document.report.text[view.sentence.start : view.sentence.end]):
        return None
    verbs = (verb for verb in range(len(view)) if speaks(view, verb))
    found = [mention for verb in verbs for place in scope.subjects(verb) if (mention := scope.who(place)) is not None]
    official = [one.actors[0] for one in found if one.role not in HOME_VOICES and len(one.actors) == 1]
    party = next((code for code in official if code in document.parties), None)
    sayers = frozenset(code for one in found for code in one.actors)
    return Verdict(party=party, sayers=sayers) if party is not None else None


def reread_cell(cell: Cell, verdicts: Mapping[int, Verdict], document: Document) -> Cell:
    """What the heads say, the leaving of a mediator by a party's verdict being the party's refusal of it."""
    party = _refuser(cell.sentence, cell.entity, cell.move, verdicts, document)
    if party is None or cell.entity is None:
        return cell
    return replace(cell, entity=party, move=Move.REFUSE, thirds=((cell.entity, 1.0),), toward=((cell.entity, 1.0),))


def reread_proposal(one: Proposal, verdicts: Mapping[int, Verdict], document: Document) -> Proposal:
    """The same of what a rule proposes."""
    party = _refuser(one.sentence, one.actor, one.move, verdicts, document)
    if party is None or one.actor is None:
        return one
    return replace(one, actor=party, move=Move.REFUSE, third_party=one.actor, toward=(one.actor,), mention=-1)


def _refuser(
    number: int, actor: str | None, move: Move, verdicts: Mapping[int, Verdict], document: Document
) -> str | None:
    """The party whose verdict the leaving of an actor is; None where it is the actor's own word, or a party's move."""
    verdict = verdicts.get(number)
    if verdict is None or move not in LEAVING or actor in document.parties or actor in verdict.sayers:
        return None
    return verdict.party
