"""Which of the moves that a word can tell a sentence tells: by who acts, what it is about, and negation.

Each rule looks at one move and gives its ruling, or None where it does not apply; the first ruling counts.
"""

from __future__ import annotations

from goodoffices.codebook.words import Move, Role
from goodoffices.extract.acts import Act
from goodoffices.extract.deed import Deed, Rule, Ruling
from goodoffices.extract.setting import SETTING

TURNING_DOWN = frozenset("rule exclude reject refuse dismiss".split())
HESITANT = frozenset(
    "noncommittal non-committal fence sit hesitate study weigh ponder mull consider silent mum decline dodge "
    "undecided sidestep".split()
)
ANSWERING = frozenset("comment confirm respond reply answer react".split())
BROKERING = frozenset("mediate broker facilitate shuttle intercede convene umpire arbitrate commute".split())
# Words that only offer, ask for or refuse the mediation below them.
GOVERNING = frozenset(
    "ready willing offer ask request invite refuse decline propose agree want urge available prepared seek reject "
    "appeal call readiness willingness proposal plan rebuff spurn turn accept welcome oppose rule volunteer let thank "
    "need back support".split()
)


def decided_moves(deed: Deed) -> Ruling:
    """Moves that an act tells of its actor, with how far each is trusted: of mediation, else of its setting."""
    if deed.role in (Role.EXPERT, Role.MEDIA):
        return ()
    rules = (*(OF_PARTY if deed.is_party else OF_OTHERS), *SETTING)
    return next((ruling for rule in rules if (ruling := rule(deed)) is not None), ())


def _party_refuses(deed: Deed) -> Ruling | None:
    act, topic = deed.act, deed.topic
    is_apt = topic.is_help or topic.mediator or (act.phrase.rest and topic.may_help)
    if not deed.can(Move.REFUSE) or not is_apt:
        return None
    if act.negated and deed.says(*TURNING_DOWN):
        return ((Move.HEDGE, 0.4),)
    return ((Move.REFUSE, 0.8 if topic.is_help else 0.5),)


def _party_hedges(deed: Deed) -> Ruling | None:
    if not deed.can(Move.HEDGE) or deed.can(Move.ACCEPT):
        return None
    is_apt = deed.topic.is_help or deed.topic.mediator or deed.says(*ANSWERING)
    return ((Move.HEDGE, 0.6),) if is_apt and (deed.act.negated or deed.says(*HESITANT)) else None


def _party_requests(deed: Deed) -> Ruling | None:
    topic = deed.topic
    if not deed.can(Move.REQUEST) or deed.act.negated or not (topic.helps or topic.mediator):
        return None
    if not (topic.may_help or {"help", "mediate", "step", "join"} & topic.lemmas):
        return None
    if topic.targets and topic.mediator is None:  # the other party is asked
        return None
    return ((Move.REQUEST, 0.8 if topic.helps else 0.6),)


def _party_accepts(deed: Deed) -> Ruling | None:
    topic = deed.topic
    is_apt = topic.is_help or (topic.mediator and deed.says("thank", "welcome", "accept", "open"))
    if not deed.can(Move.ACCEPT) or not is_apt:
        return None
    return ((Move.REFUSE, 0.6),) if deed.act.negated else ((Move.ACCEPT, 0.8 if topic.is_help else 0.5),)


def _mediates(deed: Deed) -> Ruling | None:
    act, topic = deed.act, deed.topic
    if not deed.can(Move.MEDIATE) or deed.is_home_voice or _is_governed(act):
        return None
    if act.noun and deed.says("mediate", "facilitate", "shuttle"):
        return ((Move.MEDIATE, 0.6),)
    if act.negated:
        return ((Move.DECLINE, 0.6),)
    is_apt = act.phrase.rest or deed.says(*BROKERING) or topic.lemmas & deed.table.topics["talks"] or topic.targets
    return ((Move.MEDIATE, 0.75),) if is_apt else None


def _is_governed(act: Act) -> bool:
    """Whether a deed of mediation is only offered, asked for or refused by the word above it."""
    view = act.view
    above, rel = view.head(act.place), view.rel(act.place)
    if above < 0 or rel not in ("xcomp", "ccomp", "acl", "obj", "nmod", "obl"):
        return False
    return view.lemma(above) in GOVERNING or (rel == "acl" and view.lemma(above) == "bid")


def _withdraws(deed: Deed) -> Ruling | None:
    topic = deed.topic
    is_apt = topic.mediator is None and topic.may_help and not deed.is_home_voice and not deed.act.negated
    return ((Move.WITHDRAW, 0.7),) if deed.can(Move.WITHDRAW) and is_apt else None


def _declines(deed: Deed) -> Ruling | None:
    is_apt = deed.topic.helps and deed.topic.mediator is None and not deed.is_home_voice
    return ((Move.DECLINE, 0.6),) if is_apt and (deed.can(Move.DECLINE) or deed.can(Move.REFUSE)) else None


def _offers(deed: Deed) -> Ruling | None:
    is_apt = deed.topic.may_help or deed.act.noun or deed.says("offer", "ready", "willing", "disposal")
    if not deed.can(Move.OFFER) or deed.is_home_voice or not is_apt:
        return None
    return ((Move.DECLINE, 0.6),) if deed.act.negated else ((Move.OFFER, 0.8 if deed.topic.helps else 0.6),)


def _hedges(deed: Deed) -> Ruling | None:
    is_apt = deed.topic.may_help or deed.says("comment", "confirm", "say")
    if not deed.can(Move.HEDGE) or not deed.act.negated or deed.is_home_voice or not is_apt:
        return None
    return ((Move.HEDGE, 0.5),)


def _endorses(deed: Deed) -> Ruling | None:
    if not deed.can(Move.ENDORSE) or not deed.is_on_mediation:
        return None
    return ((Move.OPPOSE, 0.6),) if deed.act.negated else ((Move.ENDORSE, 0.7),)


def _opposes(deed: Deed) -> Ruling | None:
    is_apt = deed.is_on_mediation and not deed.act.negated
    return ((Move.OPPOSE, 0.6),) if deed.can(Move.OPPOSE) and is_apt else None


def _requests(deed: Deed) -> Ruling | None:
    is_apt = deed.topic.helps and deed.topic.mediator and not deed.act.negated
    return ((Move.REQUEST, 0.5),) if deed.can(Move.REQUEST) and is_apt else None


OF_PARTY: tuple[Rule, ...] = (_party_refuses, _party_hedges, _party_requests, _party_accepts)
OF_OTHERS: tuple[Rule, ...] = (_mediates, _withdraws, _declines, _offers, _hedges, _endorses, _opposes, _requests)
