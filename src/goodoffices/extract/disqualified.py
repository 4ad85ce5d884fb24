"""A mediator that a party says has put itself out of the question: the party's refusal, not the mediator's own word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

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
    rf"|\b(?:ceased|stopped|no longer|not|never|cannot|n['’]t)\b(?:\s+(?:to|be|being|is|claim|count))*\s+{FAIR}\b"
)
LEAVING = (Move.DECLINE, Move.WITHDRAW)
HOME_VOICES = (Role.PUBLIC, Role.OPPOSITION, Role.MEDIA, Role.EXPERT)


def verdicts_of(document: Document) -> dict[int, str]:
    """The sentences in which a party says of somebody that they can be no mediator: by number, the party."""
    text = document.report.text
    if not VERDICT.search(text):
        return {}
    told = ((one.view.sentence.number, _judge(one, document)) for one in scopes_of(document) if _has_verdict(one, text))
    return {number: party for number, party in told if party is not None}


def reread_cell(cell: Cell, verdicts: Mapping[int, str], document: Document) -> Cell:
    """What the heads say, the leaving of a mediator by a party's verdict being the party's refusal of it."""
    party = verdicts.get(cell.sentence)
    if party is None or cell.move not in LEAVING or cell.entity is None or cell.entity in document.parties:
        return cell
    return replace(cell, entity=party, move=Move.REFUSE, thirds=((cell.entity, 1.0),), toward=((cell.entity, 1.0),))


def reread_proposal(one: Proposal, verdicts: Mapping[int, str], document: Document) -> Proposal:
    """The same of what a rule proposes."""
    party = verdicts.get(one.sentence)
    if party is None or one.move not in LEAVING or one.actor is None or one.actor in document.parties:
        return one
    return replace(one, actor=party, move=Move.REFUSE, third_party=one.actor, toward=(one.actor,), mention=-1)


def _has_verdict(scope: Scope, text: str) -> bool:
    return VERDICT.search(text[scope.view.sentence.start : scope.view.sentence.end]) is not None


def _judge(scope: Scope, document: Document) -> str | None:
    """The party whose government speaks in a sentence; None for others."""
    view = scope.view
    sayers = (
        mention
        for verb in range(len(view))
        if speaks(view, verb)
        for place in scope.subjects(verb)
        if (mention := scope.who(place)) is not None and mention.role not in HOME_VOICES
    )
    return next((one.actors[0] for one in sayers if len(one.actors) == 1 and one.actors[0] in document.parties), None)
