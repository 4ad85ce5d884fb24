"""All moves that the words of a sentence can tell, with what speaks for and against each.

The lexicon says which moves a word can tell; the rules of `decide` pick among them where who acts and what it is
about settle it; the rest is weighed by a linear model over the same observations (see weigh.py), so that every
proposal can still say what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codebook.verbs import VerbTable
from goodoffices.codebook.words import Move, Role
from goodoffices.extract.clause import Scope
from goodoffices.extract.decide import About, about, decided_moves, object_codes
from goodoffices.extract.document import Document, Mention
from goodoffices.extract.rules import Act, acts_at

NEGATED = {Move.ACCEPT: Move.REFUSE, Move.OFFER: Move.DECLINE, Move.MEDIATE: Move.DECLINE, Move.ENDORSE: Move.OPPOSE,
           Move.REFUSE: Move.HEDGE, Move.OPPOSE: Move.ENDORSE, Move.REQUEST: Move.REFUSE, Move.NEGOTIATE: Move.REFUSE}  # fmt: skip  # noqa: E501 - one thought, one line
OF_PARTY = {Move.ENDORSE: Move.ACCEPT, Move.OPPOSE: Move.REFUSE, Move.WITHDRAW: Move.REFUSE, Move.DECLINE: Move.REFUSE, Move.URGE: Move.DEMAND,  # noqa: E501 - one thought, one line
            Move.CONSULT: Move.NEGOTIATE, Move.OFFER: Move.NEGOTIATE, Move.DEMAND: Move.REQUEST}  # fmt: skip
OF_OTHER = {Move.ACCEPT: Move.ENDORSE, Move.REFUSE: Move.DECLINE, Move.ENDORSE: Move.ENDORSE, Move.OPPOSE: Move.OPPOSE, Move.DEMAND: Move.URGE,  # noqa: E501 - one thought, one line
            Move.NEGOTIATE: Move.CONSULT, Move.AGREE: Move.OFFER}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One act of one actor as one move.

    Attributes:
        act: The word and what stands around it.
        actor: Canonical actor; None for nobody.
        role: Which part of it.
        mention: Index of the word that names it; -1 for none.
        move: The move.
        topic: What the act is about.
        toward: The actors it is aimed at, as far as the clause names them.
        features: Observations for the linear model.
    """

    act: Act
    actor: str | None
    role: Role
    mention: int
    move: Move
    topic: About
    toward: tuple[str, ...]
    features: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Doer:
    """Somebody who may do what a word says, and how it is tied to the word."""

    actor: str | None
    role: Role
    place: int
    tie: str
    kind: str = ""


def candidates_of(scope: Scope, table: VerbTable, document: Document, before: Mention | None) -> list[Candidate]:
    """Candidates of one sentence.

    Args:
        scope: The sentence.
        table: The lexicon.
        document: The report.
        before: The subject of the sentence before, for sentences that leave theirs out.
    """
    found: list[Candidate] = []
    asked = bool(scope.view.tokens) and scope.view.tokens[-1].text == "?"
    for place in range(len(scope.view)):
        seen: set[tuple[str | None, str]] = set()
        for act in acts_at(scope, place, table):
            for doer in _doers(scope, act, before):
                if (doer.actor, doer.role) in seen or doer.role in (Role.EXPERT, Role.MEDIA):
                    continue
                seen.add((doer.actor, doer.role))
                found += _of_doer(scope, act, doer, table, document, asked=asked)
    return found


def _doers(scope: Scope, act: Act, before: Mention | None) -> list[Doer]:
    """Who may do it: its subjects; else those nearest before the word, the subject before, nobody."""
    if act.subject is not None and act.subject[1].actors:
        place, mention = act.subject
        return [
            Doer(actor=code, role=mention.role, place=place, tie="subject", kind=mention.kind)
            for code in mention.actors
        ]
    near = [
        (place, one) for place, one in sorted(scope.at.items()) if place < act.place and one.actors and not one.is_place
    ]
    found = [
        Doer(actor=code, role=one.role, place=place, tie="near", kind=one.kind)
        for place, one in near[-1:]
        for code in one.actors
    ]
    after = [(place, one) for place, one in sorted(scope.at.items()) if place > act.place and one.actors]
    found += [
        Doer(actor=code, role=one.role, place=place, tie="after", kind=one.kind)
        for place, one in after[:1]
        for code in one.actors
    ]
    if before is not None:
        found += [
            Doer(actor=code, role=before.role, place=-1, tie="before", kind=before.kind) for code in before.actors[:2]
        ]
    return [*found, Doer(actor=None, role=Role.GOV, place=-1, tie="nobody")]


def _of_doer(
    scope: Scope, act: Act, doer: Doer, table: VerbTable, document: Document, *, asked: bool
) -> list[Candidate]:
    topic = about(act, table, doer.actor, document)
    codes = act.subject[1].actors if act.subject else ()
    others = tuple(one for one in codes if one != doer.actor)
    decided = dict(decided_moves(act, doer.actor, doer.role, topic, table, document, others))
    party = doer.actor in document.parties
    moves = set(act.moves) | set(decided)
    if act.negated:
        moves |= {NEGATED[move] for move in act.moves if move in NEGATED}
    moves |= {(OF_PARTY if party else OF_OTHER).get(move, move) for move in act.moves}
    toward = tuple(code for code in object_codes(act) if code != doer.actor) or topic.targets or others
    seen = _observations(scope, act, doer, topic, table, document, asked=asked)
    return [
        Candidate(
            act=act, actor=doer.actor, role=doer.role, mention=doer.place, move=move, topic=topic, toward=toward,
            features=(*(f"{move}|{one}" for one in seen), f"{move}|ruled:{decided[move] >= 0.6}" if move in decided else f"{move}|unruled"),  # noqa: E501 - one thought, one line
        )
        for move in sorted(moves)
    ]  # fmt: skip


def _observations(
    scope: Scope, act: Act, doer: Doer, topic: About, table: VerbTable, document: Document, *, asked: bool
) -> list[str]:
    """What is seen around an act, as words."""
    view = scope.view
    part = (
        "party"
        if doer.actor in document.parties
        else "helper"
        if doer.actor in document.third_parties
        else "other"
        if doer.actor
        else "nobody"
    )
    above = view.head(act.place)
    subject = f"{part}:{doer.tie}"
    flags = [name for name, value in (
        ("helps", topic.helps), ("may-help", topic.may_help), ("mediator", topic.mediator), ("helper", topic.mediator in document.third_parties and topic.mediator),  # noqa: E501 - one thought, one line
        ("target", topic.targets), ("targets", len(topic.targets) > 1), ("negated", act.negated), ("noun", act.noun), ("long", act.phrase.rest), ("asked", asked),  # noqa: E501 - one thought, one line
    ) if value]  # fmt: skip
    out = [
        "",
        f"phrase:{act.phrase.text}",
        f"head:{act.phrase.head}",
        f"part:{part}",
        f"tie:{subject}",
        f"role:{doer.role}",
        f"kind:{doer.kind}",
    ]
    out += [f"{name}" for name in flags] + [f"{part}&{name}" for name in flags]
    out += [
        f"{act.phrase.head}&{part}",
        f"{act.phrase.head}&neg:{act.negated}&help:{topic.may_help}",
        f"help:{topic.helps}:{topic.may_help}:{bool(topic.mediator)}:{part}:{act.negated}",
    ]
    out += [f"topic:{name}" for name, words in table.topics.items() if words & topic.lemmas]
    out += [f"aux:{view.lemma(one)}" for one in view.children(act.place, "aux")]
    out += [f"obj:{view.lemma(one)}" for one in view.children(act.place, "obj", "nsubj:pass")]
    out += [
        f"rel:{view.tokens[act.place].rel}",
        f"above:{view.lemma(above)}" if above >= 0 else "above:root",
        f"tag:{view.tokens[act.place].xpos}",
    ]
    out += [
        f"has:{one}"
        for one in sorted(topic.lemmas)
        if one in table.help_nouns or one in table.help_offers or one in table.help_verbs
    ]
    if view.sentence.number == 1:
        out.append("headline")
    return out
