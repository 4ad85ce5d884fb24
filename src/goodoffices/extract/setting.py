"""Rules for the moves that give mediation its setting: talks, deals, blame, steps up and down.

As in `decide`, each gives its ruling on one move, or None where it does not apply; the first ruling counts.
"""

from __future__ import annotations

from goodoffices.codebook.words import Move
from goodoffices.extract.deed import Deed, Rule, Ruling

BACKING = ("support", "back", "favour", "favor")
CITING = ("cite", "invoke", "recall", "refer", "point", "reaffirm")
FRAMEWORK = frozenset("framework basis foundation settle settlement resolve resolution bilateral bilaterally".split())
HOSTILITIES = frozenset("fire shelling attack hostility hostilities fighting bombardment raid strike".split())


def _negotiates(deed: Deed) -> Ruling | None:
    if not deed.can(Move.NEGOTIATE) or deed.can(Move.ESCALATE) or not _is_between_parties(deed):
        return None
    is_talk = deed.topic.lemmas & deed.table.topics["talks"] or not deed.act.phrase.rest
    if not is_talk or deed.says("call", "discuss"):
        return None
    return () if deed.act.negated else ((Move.NEGOTIATE, 0.6),)


def _is_between_parties(deed: Deed) -> bool:
    """Whether a party does it with or to another one."""
    among = {*deed.others, *deed.objects} & set(deed.document.parties)
    return deed.is_party and (bool(among) or "other" in deed.topic.lemmas)


def _agrees(deed: Deed) -> Ruling | None:
    is_apt = deed.is_party and deed.topic.lemmas & deed.table.topics["armistice"] and not deed.act.negated
    return ((Move.AGREE, 0.6),) if deed.can(Move.AGREE) and is_apt else None


def _accuses(deed: Deed) -> Ruling | None:
    is_apt = deed.objects and not deed.act.negated and not deed.can(Move.CONSULT)
    return ((Move.ACCUSE, 0.7),) if deed.can(Move.ACCUSE) and is_apt else None


def _deescalates(deed: Deed) -> Ruling | None:
    if not deed.can(Move.DEESCALATE) or deed.can(Move.ESCALATE) or not deed.is_party or deed.act.negated:
        return None
    return None if deed.says("leave", "open", "hold", "stop", "return") else ((Move.DEESCALATE, 0.5),)


def _urges(deed: Deed) -> Ruling | None:
    topic = deed.topic
    if not deed.can(Move.URGE) or deed.act.negated or not topic.lemmas & deed.table.topics["restraint"]:
        return None
    if deed.says(*BACKING):  # "backs direct talks between the two", "cites the accord as the basis for settling it"
        is_apt = not deed.is_party and not topic.helps and bool(topic.lemmas & deed.table.topics["talks"])
    elif deed.says(*CITING):
        is_apt = not deed.is_party and not topic.helps and bool(topic.lemmas & FRAMEWORK)
    else:
        is_apt = bool(deed.objects or topic.targets) or not deed.is_party or deed.says("call", "appeal", "urge")
    return ((Move.URGE, 0.6),) if is_apt else None


def _demands(deed: Deed) -> Ruling | None:
    is_apt = deed.says("demand", "insist", "ultimatum") or deed.objects or deed.topic.targets
    return ((Move.DEMAND, 0.5),) if deed.can(Move.DEMAND) and not deed.act.negated and is_apt else None


def _consults(deed: Deed) -> Ruling | None:
    if not deed.can(Move.CONSULT) or deed.act.negated or not deed.objects or _is_between_parties(deed):
        return None
    return ((Move.CONSULT, 0.55),) if deed.is_party or set(deed.objects) & set(deed.document.parties) else None


def _steps_either_way(deed: Deed) -> Ruling | None:
    """Words like "suspend", which are hostile or kind by what is suspended."""
    if not (deed.can(Move.DEESCALATE) and deed.can(Move.ESCALATE) and deed.is_party):
        return None
    is_hostile = deed.topic.lemmas & {"treaty", "agreement", "ambassador"}
    return ((Move.ESCALATE if is_hostile else Move.DEESCALATE, 0.4),)


def _escalates(deed: Deed) -> Ruling | None:
    if not deed.can(Move.ESCALATE) or deed.act.negated or not (deed.is_party or deed.actor is None):
        return None
    is_kind = deed.topic.lemmas & HOSTILITIES and deed.says("halt", "suspend", "stop")
    return ((Move.DEESCALATE if is_kind else Move.ESCALATE, 0.5),)


SETTING: tuple[Rule, ...] = (
    _negotiates, _agrees, _accuses, _deescalates, _urges, _demands, _consults, _steps_either_way, _escalates,
)  # fmt: skip
