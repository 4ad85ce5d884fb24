"""Which of the moves that a word can tell a sentence tells: by who acts, what it is about, and negation."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codebook.verbs import VerbTable
from goodoffices.codebook.words import Move, Role
from goodoffices.extract.document import Document
from goodoffices.extract.rules import Act

HOSTILITIES = frozenset(
    ["fire", "shelling", "attack", "hostility", "hostilities", "fighting", "bombardment", "raid", "strike"]
)


@dataclass(frozen=True, kw_only=True)
class About:
    """What an act is about.

    Attributes:
        mediator: A third party named in it; None where none is.
        targets: Parties named in it.
        helps: Whether it is about third-party help for sure.
        may_help: Whether it may be: an offer, a role, a venue.
        lemmas: Lemmas of its words.
    """

    mediator: str | None
    targets: tuple[str, ...]
    helps: bool
    may_help: bool
    lemmas: frozenset[str]


def about(act: Act, table: VerbTable, actor: str | None, document: Document) -> About:
    """What an act is about, seen from its actor."""
    view = act.view
    lemmas = frozenset(view.lemma(one) for one in act.content)
    named = [act.scope.at[one] for one in act.content if one in act.scope.at]
    codes = list(dict.fromkeys(code for mention in named for code in mention.actors))
    mediators = [code for code in codes if code not in document.parties and code != actor]
    owned = [code for one in act.content if view.lemma(one) in table.help_nouns | table.help_offers | table.help_verbs
             for _, mention in act.scope.owners(one) for code in mention.actors if code in mediators]  # fmt: skip
    helps = (
        bool(lemmas & (table.help_nouns | table.help_verbs))
        or {"good", "office"} <= lemmas
        or ("third" in lemmas and "party" in lemmas)
    )
    return About(
        mediator=owned[0] if owned else mediators[0] if mediators else None,
        targets=tuple(code for code in codes if code in document.parties and code != actor),
        helps=helps, may_help=helps or bool(lemmas & table.help_offers), lemmas=lemmas,
    )  # fmt: skip


def object_codes(act: Act) -> list[str]:
    """Actors named as objects of an act, or aimed at by its prepositions."""
    view = act.view
    codes: list[str] = []
    for child in view.children(act.place, "obj", "iobj", "nsubj:pass", "obl"):
        if view.tokens[child].rel == "obl:agent" or (
            view.rel(child) == "obl"
            and view.case(child) not in ("on", "with", "to", "against", "at", "upon", "of", "from", "for")
        ):
            continue
        for one in view.conjuncts(child):
            mention = act.scope.who(one)
            if mention:
                codes += mention.actors
    return list(dict.fromkeys(codes))


def decided_moves(
    act: Act, actor: str | None, role: Role, topic: About, table: VerbTable, document: Document, others: tuple[str, ...]
) -> list[tuple[Move, float]]:
    """Moves that the act tells of the actor, with how far each is trusted."""
    party = actor in document.parties and role not in (Role.PUBLIC, Role.OPPOSITION, Role.EXPERT, Role.MEDIA)
    if role in (Role.EXPERT, Role.MEDIA):
        return []
    help_move = _of_party(act, topic, table) if party else _of_other(act, actor, topic, table, document, role)
    if help_move:
        return help_move
    return _setting(act, actor, topic, table, document, party=party, others=others)


def _of_party(act: Act, topic: About, table: VerbTable) -> list[tuple[Move, float]]:
    """Mediation moves of a party."""
    moves, _view = act.moves, act.view
    about_help = topic.helps or (topic.may_help and topic.mediator)
    long = bool(act.phrase.rest)
    if Move.REFUSE in moves and (about_help or topic.mediator or (long and topic.may_help)):
        weight = 0.8 if about_help else 0.5
        return (
            [(Move.HEDGE, 0.4)]
            if act.negated and act.phrase.head in ("rule", "exclude", "reject", "refuse", "dismiss")
            else [(Move.REFUSE, weight)]
        )
    if (
        Move.HEDGE in moves
        and (
            act.negated
            or act.phrase.head
            in (
                "noncommittal",
                "non-committal",
                "fence",
                "sit",
                "hesitate",
                "study",
                "weigh",
                "ponder",
                "mull",
                "consider",
                "silent",
                "mum",
                "decline",
                "dodge",
                "undecided",
                "sidestep",
            )
        )
        and Move.ACCEPT not in moves
        and (
            about_help
            or topic.mediator
            or act.phrase.head in ("comment", "confirm", "respond", "reply", "answer", "react")
        )
    ):
        return [(Move.HEDGE, 0.6)]
    if (
        Move.REQUEST in moves
        and not act.negated
        and (topic.helps or topic.mediator)
        and (topic.helps or topic.may_help or {"help", "mediate", "step", "join"} & topic.lemmas)
    ) and not _asks_party(act, topic):
        return [(Move.REQUEST, 0.8 if topic.helps else 0.6)]
    if Move.ACCEPT in moves and (
        about_help or (topic.mediator and act.phrase.head in ("thank", "welcome", "accept", "open"))
    ):
        return [(Move.REFUSE, 0.6)] if act.negated else [(Move.ACCEPT, 0.8 if about_help else 0.5)]
    return []


def _asks_party(act: Act, topic: About) -> bool:
    return bool(topic.targets) and topic.mediator is None


def _of_other(
    act: Act, actor: str | None, topic: About, table: VerbTable, document: Document, role: Role
) -> list[tuple[Move, float]]:
    """Mediation moves of an actor that is no party."""
    moves = act.moves
    about_help = topic.helps or (topic.may_help and topic.mediator is not None)
    outside = role in (Role.PUBLIC, Role.OPPOSITION)
    if Move.MEDIATE in moves and not outside and not _governed(act):
        if act.noun and act.phrase.head in ("mediate", "facilitate", "shuttle"):
            return [(Move.MEDIATE, 0.6)]
        if act.negated:
            return [(Move.DECLINE, 0.6)]
        if (
            act.phrase.rest
            or act.phrase.head
            in ("mediate", "broker", "facilitate", "shuttle", "intercede", "convene", "umpire", "arbitrate", "commute")
            or (topic.lemmas & table.topics["talks"] or topic.targets)
        ):
            return [(Move.MEDIATE, 0.75)]
    if topic.mediator is None and Move.WITHDRAW in moves and topic.may_help and not outside and not act.negated:
        return [(Move.WITHDRAW, 0.7)]
    if (Move.DECLINE in moves or Move.REFUSE in moves) and topic.helps and topic.mediator is None and not outside:
        return [(Move.DECLINE, 0.6)]
    if (
        Move.OFFER in moves
        and not outside
        and (
            topic.helps
            or topic.may_help
            or (act.phrase.head in ("offer", "ready", "willing", "disposal") and not act.noun)
            or act.noun
        )
    ):
        return [(Move.DECLINE, 0.6)] if act.negated else [(Move.OFFER, 0.8 if topic.helps else 0.6)]
    if (
        Move.HEDGE in moves
        and act.negated
        and not outside
        and (topic.may_help or act.phrase.head in ("comment", "confirm", "say"))
    ):
        return [(Move.HEDGE, 0.5)]
    if Move.ENDORSE in moves and (about_help or (topic.mediator in document.third_parties and topic.mediator)):
        return [(Move.OPPOSE, 0.6)] if act.negated else [(Move.ENDORSE, 0.7)]
    if (
        Move.OPPOSE in moves
        and (about_help or (topic.mediator in document.third_parties and topic.mediator))
        and not act.negated
    ):
        return [(Move.OPPOSE, 0.6)]
    if Move.REQUEST in moves and topic.helps and topic.mediator and not act.negated:
        return [(Move.REQUEST, 0.5)]
    return []


def _governed(act: Act) -> bool:
    """Whether a deed of mediation is only offered, asked for or refused by the word above it."""
    view = act.view
    above = view.head(act.place)
    rel = view.rel(act.place)
    if above < 0 or rel not in ("xcomp", "ccomp", "acl", "obj", "nmod", "obl"):
        return False
    heads = [
        "ready",
        "willing",
        "offer",
        "ask",
        "request",
        "invite",
        "refuse",
        "decline",
        "propose",
        "agree",
        "want",
        "urge",
        "available",
        "prepared",
        "seek",
        "reject",
        "appeal",
        "call",
        "readiness",
        "willingness",
        "proposal",
        "plan",
        "rebuff",
        "spurn",
        "turn",
        "accept",
        "welcome",
        "oppose",
        "rule",
        "volunteer",
        "let",
        "thank",
        "oppose",
        "need",
        "back",
        "support",
    ]
    return view.lemma(above) in heads or (
        rel in ("acl",) and view.lemma(above) in ("offer", "bid", "request", "proposal")
    )


def _setting(
    act: Act,
    actor: str | None,
    topic: About,
    table: VerbTable,
    document: Document,
    *,
    party: bool,
    others: tuple[str, ...],
) -> list[tuple[Move, float]]:
    """Moves that give mediation its setting."""
    moves, _view, topics = act.moves, act.view, table.topics
    objects = [code for code in object_codes(act) if code != actor]
    both = party and bool(
        set(others) & set(document.parties) or set(objects) & set(document.parties) or "other" in topic.lemmas
    )
    if (
        Move.NEGOTIATE in moves
        and both
        and (topic.lemmas & topics["talks"] or not act.phrase.rest)
        and act.phrase.head not in ("call", "discuss")
        and Move.ESCALATE not in moves
    ):
        return [] if act.negated else [(Move.NEGOTIATE, 0.6)]
    if Move.AGREE in moves and party and topic.lemmas & topics["armistice"] and not act.negated:
        return [(Move.AGREE, 0.6)]
    if Move.ACCUSE in moves and objects and not act.negated and Move.CONSULT not in moves:
        return [(Move.ACCUSE, 0.7)]
    if (
        Move.DEESCALATE in moves
        and party
        and Move.ESCALATE not in moves
        and not act.negated
        and act.phrase.head not in ("leave", "open", "hold", "stop", "return")
    ):
        return [(Move.DEESCALATE, 0.5)]
    if (
        Move.URGE in moves
        and not act.negated
        and topic.lemmas & topics["restraint"]
        and (objects or topic.targets or not party or act.phrase.head in ("call", "appeal", "urge"))
    ):
        return [(Move.URGE, 0.6)]
    if (
        Move.DEMAND in moves
        and not act.negated
        and (act.phrase.head in ("demand", "insist", "ultimatum") or objects or topic.targets)
    ):
        return [(Move.DEMAND, 0.5)]
    if (
        Move.CONSULT in moves
        and not act.negated
        and not both
        and list(objects)
        and (set(objects) & set(document.parties) or party)
    ):
        return [(Move.CONSULT, 0.55)]
    if Move.DEESCALATE in moves and Move.ESCALATE in moves and party:
        return [(Move.ESCALATE if topic.lemmas & {"treaty", "agreement", "ambassador"} else Move.DEESCALATE, 0.4)]
    if Move.ESCALATE in moves and (party or actor is None) and not act.negated:
        if topic.lemmas & HOSTILITIES and act.phrase.head in ("halt", "suspend", "stop"):
            return [(Move.DEESCALATE, 0.5)]
        return [(Move.ESCALATE, 0.5)]
    return []
