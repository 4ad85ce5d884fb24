"""All moves that the words of a sentence can tell, with what speaks for and against each.

The lexicon says which moves a word can tell; the rules of `decide` pick among them where who acts and what it is
about settle it; the rest is weighed by a linear model over the same observations (see weigh.py), so that every
proposal can still say what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codebook.verbs import VerbTable
from goodoffices.codebook.words import Move, Role
from goodoffices.extract.acts import Act, acts_at
from goodoffices.extract.clause import Scope
from goodoffices.extract.decide import decided_moves
from goodoffices.extract.deed import Deed
from goodoffices.extract.document import Document, Mention
from goodoffices.extract.topic import About, Content, about, content_of

# The move that a negated word tells, and those that a word tells of a party, or of anybody else.
NEGATED = {
    Move.ACCEPT: Move.REFUSE, Move.OFFER: Move.DECLINE, Move.MEDIATE: Move.DECLINE, Move.ENDORSE: Move.OPPOSE,
    Move.REFUSE: Move.HEDGE, Move.OPPOSE: Move.ENDORSE, Move.REQUEST: Move.REFUSE, Move.NEGOTIATE: Move.REFUSE,
}  # fmt: skip
OF_PARTY = {
    Move.ENDORSE: Move.ACCEPT, Move.OPPOSE: Move.REFUSE, Move.WITHDRAW: Move.REFUSE, Move.DECLINE: Move.REFUSE,
    Move.URGE: Move.DEMAND, Move.CONSULT: Move.NEGOTIATE, Move.OFFER: Move.NEGOTIATE, Move.DEMAND: Move.REQUEST,
}  # fmt: skip
OF_OTHER = {
    Move.ACCEPT: Move.ENDORSE, Move.REFUSE: Move.DECLINE, Move.ENDORSE: Move.ENDORSE, Move.OPPOSE: Move.OPPOSE,
    Move.DEMAND: Move.URGE, Move.NEGOTIATE: Move.CONSULT, Move.AGREE: Move.OFFER,
}  # fmt: skip
RULED = 0.6  # trust in a ruling from which on it is told apart


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
            content = content_of(act, table)
            for doer in _doers(scope, act, before):
                if (doer.actor, doer.role) in seen or doer.role in (Role.EXPERT, Role.MEDIA):
                    continue
                seen.add((doer.actor, doer.role))
                found += _of_doer(act, content, doer, table, document, asked=asked)
    return found


def _doers(scope: Scope, act: Act, before: Mention | None) -> list[Doer]:
    """Who may do it: its subjects; else those nearest before the word, the subject before, nobody."""
    if act.subject is not None and act.subject[1].actors:
        place, mention = act.subject
        return _each(mention, place, "subject")
    suffering = scope.view.children(act.place, "nsubj:pass")
    named = [(place, one) for place, one in sorted(scope.at.items()) if one.actors and place not in suffering]
    near = [(place, one) for place, one in named if place < act.place and not one.is_place]
    after = [(place, one) for place, one in named if place > act.place]
    found = [doer for place, one in near[-1:] for doer in _each(one, place, "near")]
    found += [doer for place, one in after[:1] for doer in _each(one, place, "after")]
    if before is not None:
        found += _each(before, -1, "before")[:2]
    return [*found, Doer(actor=None, role=Role.GOV, place=-1, tie="nobody")]


def _each(mention: Mention, place: int, tie: str) -> list[Doer]:
    """The actors of a mention, each as a doer."""
    return [Doer(actor=code, role=mention.role, place=place, tie=tie, kind=mention.kind) for code in mention.actors]


def _of_doer(
    act: Act, content: Content, doer: Doer, table: VerbTable, document: Document, *, asked: bool
) -> list[Candidate]:
    topic = about(content, doer.actor, document)
    others = tuple(one for one in (act.subject[1].actors if act.subject else ()) if one != doer.actor)
    objects = tuple(code for code in content.objects if code != doer.actor)
    deed = Deed(
        act=act, actor=doer.actor, role=doer.role, topic=topic, objects=objects, others=others, document=document,
        table=table,
    )  # fmt: skip
    decided = dict(decided_moves(deed))
    seen = [f"|{one}" for one in _observations(deed, doer, asked=asked)]
    moves = sorted(_possible_moves(deed) | set(decided))
    return [
        Candidate(
            act=act, actor=doer.actor, role=doer.role, mention=doer.place, move=move, topic=topic,
            toward=objects or topic.targets or others,
            features=(*[name + one for one in seen], f"{name}|{_ruled(decided.get(move))}"),
        )
        for move, name in ((one, one.value) for one in moves)
    ]  # fmt: skip


def _ruled(trust: float | None) -> str:
    return "unruled" if trust is None else f"ruled:{trust >= RULED}"


def _possible_moves(deed: Deed) -> set[Move]:
    """Moves that the word can tell of this actor, outright or negated."""
    moves = deed.act.moves
    part = OF_PARTY if deed.actor in deed.document.parties else OF_OTHER
    negated = {NEGATED[move] for move in moves if move in NEGATED} if deed.act.negated else set()
    return set(moves) | {part.get(move, move) for move in moves} | negated


def _observations(deed: Deed, doer: Doer, *, asked: bool) -> list[str]:
    """What is seen around an act, as words."""
    act, topic, part = deed.act, deed.topic, _part(deed)
    head, flags = act.phrase.head, _flags(deed, asked=asked)
    return [
        "", f"phrase:{act.phrase.text}", f"head:{head}", f"part:{part}", f"tie:{part}:{doer.tie}", f"role:{doer.role}",
        f"kind:{doer.kind}", *flags, *(f"{part}&{name}" for name in flags), f"{head}&{part}",
        f"{head}&neg:{act.negated}&help:{topic.may_help}",
        f"help:{topic.helps}:{topic.may_help}:{bool(topic.mediator)}:{part}:{act.negated}",
        *(f"topic:{name}" for name, words in deed.table.topics.items() if words & topic.lemmas),
        *_around(act),
        *(f"has:{one}" for one in sorted(topic.lemmas & deed.table.helping)),
        *(("headline",) if act.view.sentence.number == 1 else ()),
    ]  # fmt: skip


def _part(deed: Deed) -> str:
    if deed.actor in deed.document.parties:
        return "party"
    return "helper" if deed.actor in deed.document.third_parties else "other" if deed.actor else "nobody"


def _flags(deed: Deed, *, asked: bool) -> list[str]:
    """Names of what holds of an act."""
    act, topic = deed.act, deed.topic
    named = {
        "helps": topic.helps, "may-help": topic.may_help, "mediator": topic.mediator,
        "helper": topic.mediator in deed.document.third_parties, "target": topic.targets,
        "targets": len(topic.targets) > 1, "negated": act.negated, "noun": act.noun, "long": act.phrase.rest,
        "asked": asked,
    }  # fmt: skip
    return [name for name, holds in named.items() if holds]


def _around(act: Act) -> list[str]:
    """The words that stand in the tree around an act."""
    view, place = act.view, act.place
    above = view.head(place)
    return [
        *(f"aux:{view.lemma(one)}" for one in view.children(place, "aux")),
        *(f"obj:{view.lemma(one)}" for one in view.children(place, "obj", "nsubj:pass")),
        f"rel:{view.tokens[place].rel}",
        f"above:{view.lemma(above) if above >= 0 else 'root'}",
        f"tag:{view.tokens[place].xpos}",
    ]
