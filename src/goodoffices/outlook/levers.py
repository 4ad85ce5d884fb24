"""What third parties can do: options added to the model, with what they are assumed to do, and solved.

Roles are told by the ids that a draft gives to options: `_accept`, `_talk`, `_escalate`, `_offer`, `_mediate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from goodoffices.codebook.actors import known_actors, name_in_prose
from goodoffices.codebook.words import StanceRole, StanceValue
from goodoffices.core.conflict import Basis, Conflict, Constraint, Now, Option, Player, Want, Wants
from goodoffices.core.outlook import Lever, OutcomeView, ReadingView
from goodoffices.core.record import Record, Stance
from goodoffices.core.robustness import Share
from goodoffices.draft.doubts import are_unsure
from goodoffices.draft.evidence import basis_of, quotes_of
from goodoffices.draft.ground import holding
from goodoffices.outlook.words import opposite
from goodoffices.solve.expressions import parse_expression
from goodoffices.solve.ways import assess_ways

MEDIATORS = re.compile(r"\b(?:mediators?|brokers?|facilitators?)\b", re.IGNORECASE)
GUARANTEE = re.compile(r"\b(guarant\w+|monitor\w*|observ(e|es|er|ers|ing)|verif\w+|peacekeep\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who does what in a drafted conflict."""

    parties: tuple[Player, ...]
    mediators: tuple[Player, ...]


def roles_of(conflict: Conflict) -> Roles:
    """Parties are those that can escalate, mediators those that can mediate."""

    def having(ending: str) -> tuple[Player, ...]:
        return tuple(p for p in conflict.players if any(option.id.endswith(ending) for option in p.options))

    return Roles(parties=having("_escalate"), mediators=having("_mediate"))


def option_of(player: Player, ending: str) -> str:
    """The id of a player's option by its ending; empty where it has none."""
    return next((option.id for option in player.options if ending in option.id), "")


def stem_of(mediator: Player) -> str:
    """How the ids of a mediator's options begin."""
    return option_of(mediator, "_mediate").removesuffix("_mediate")


def mediated_view(view: ReadingView, mediator: Player) -> OutcomeView | None:
    """The talks that a mediator mediates: an outcome of its own where several play; None where there is no such one."""
    return view.view(f"mediated-talks.{stem_of(mediator)}") or view.view("mediated-talks")


def accept_of(party: Player, mediator: Player, roles: Roles) -> str:
    """The id of a party's consent to a mediator; empty where it has none."""
    return option_of(party, "_accept" + (f"_{stem_of(mediator)}" if len(roles.mediators) > 1 else ""))


def levers_of(
    conflict: Conflict, record: Record | None, view: ReadingView, *, n_samples: int, seed: int
) -> tuple[Lever, ...]:
    """The levers under one reading, in the order in which they ask more and more.

    Args:
        conflict: Under that reading, without readings left.
        record: Where from, for what it tells of guarantees; None where there is none.
        view: What follows as things stand.
        n_samples: Orders drawn per lever.
        seed: Seed of the draws.
    """
    roles = roles_of(conflict)
    if len(roles.parties) < 2 or not roles.mediators:
        return ()
    drawn = (n_samples, seed)
    found = [*_offers(conflict, view, roles, *drawn), *_joint(record, view, roles)]
    return (*found, *_guarantees(conflict, record, view, roles, *drawn), *_links(conflict, view, roles, *drawn))


def _solved(
    conflict: Conflict, outcome: str, n_samples: int, seed: int, *, is_joint: bool = False
) -> tuple[Share, Share]:
    """Whether the outcome comes about, by single moves or by a joint step, and whether it stands."""
    ways = assess_ways(conflict, concepts=("seq",), outcomes=(outcome,), n_samples=n_samples, seed=seed)
    way = ways.way(outcome)
    return (way.together if is_joint else way.comes), way.standing("seq")


def _at_once(conflict: Conflict, outcome: str, n_samples: int, seed: int) -> Share:
    """The share in which an outcome holds at once."""
    ways = assess_ways(conflict, concepts=("nash",), outcomes=(outcome,), n_samples=n_samples, seed=seed)
    return ways.way(outcome).standing("nash")


def _offers(conflict: Conflict, view: ReadingView, roles: Roles, n_samples: int, seed: int) -> Iterable[Lever]:
    """An offer outright, by a mediator that has made none."""
    for mediator in roles.mediators:
        offer, way = option_of(mediator, "_offer"), mediated_view(view, mediator)
        if way is None or not conflict.now or offer in conflict.now.taken or not offer:
            continue
        want = Want(id=f"{mediator.id}.new", expression=offer)
        changed = _with_wants(conflict, {mediator.id: (want,)})
        changed = replace(changed, now=replace(conflict.now, taken=(*conflict.now.taken, offer)))
        after, stands = _solved(changed, way.outcome.id, n_samples, seed)
        yield Lever(kind="offer", player=mediator.id, says=f"an offer of good offices by {_named(mediator)}",
                    assumes="The offer is assumed to stand whatever comes.", outcome=way.outcome.id,
                    before=way.way, after=after, stands=stands)  # fmt: skip


def _joint(record: Record | None, view: ReadingView, roles: Roles) -> Iterable[Lever]:
    """A step taken at the same time, where both sides gain by it and neither by going first: no want changes."""
    mediator, mediated = roles.mediators[0], mediated_view(view, roles.mediators[0])
    direct = view.view("direct-talks")
    talks = direct.outcome.label if direct else "talks"
    names = {
        "direct-talks": f"{_named(mediator)} convening {talks} instead of mediating, all sides beginning at once",
        "ceasefire": f"steps back that {_named(mediator)} arranges to be taken by all sides at the same time",
    }
    if (mediated is not None and mediated.way.is_now) or (direct is not None and not direct.is_wanted):
        del names["direct-talks"]
    for name, says in names.items():
        each = view.view(name)
        if each is not None and not each.way.is_now and each.way.together.share > each.way.comes.share + 0.02:
            kind = "format" if name == "direct-talks" else "joint step"
            against = _refusals(mediator, roles, record)
            moved = {one.player for one in each.way.joint if "_meet" in one.option}
            asked = [party for party in roles.parties if party.id in moved]
            leave = _unasked(mediator, roles, against) if name == "direct-talks" else ""
            gives = f"It takes that {' and '.join(_gives(one, None) for one in asked)}." if asked else ""
            assumes = " ".join(filter(None, (gives, _unsaid(asked), leave)))
            told = basis_of(quotes_of(one for found in against.values() for one in found))
            yield Lever(
                kind=kind, player=mediator.id, says=says, assumes=assumes, outcome=name, basis=told,
                against=_opposed(mediator, against), before=each.way, after=each.way.together,
                stands=each.way.standing("seq"),
            )  # fmt: skip


def _refusals(mediator: Player, roles: Roles, record: Record | None) -> dict[str, list[Stance]]:
    """The parties that refuse this mediator or third parties of any kind, with these stances."""
    if record is None:
        return {}
    found = {
        _named(party): [
            one for one in holding(record, party.id, StanceRole.PARTY, mediator.id)
            if one.value is StanceValue.REFUSES and not are_unsure(one.evidence)
        ]
        for party in roles.parties
    }  # fmt: skip
    return {name: stances for name, stances in found.items() if stances}


def _opposed(mediator: Player, against: dict[str, list[Stance]]) -> str:
    """Who would have to let a third party act against their word on record, as a clause; empty where nobody."""
    if not against:
        return ""
    is_general = any(one.third_party is None for stances in against.values() for one in stances)
    what = "any third party" if is_general else f"help from {_named(mediator)}"
    they = "they are" if len(against) > 1 else "it is"
    return f"{' and '.join(against)} let it, though {they} on record against {what}"


def _unasked(mediator: Player, roles: Roles, against: dict[str, list[Stance]]) -> str:
    """That leave to convene is supposed of those who do not refuse: what is on record is leave to mediate."""
    rest = [_named(party) for party in roles.parties if _named(party) not in against]
    if against:
        return f"That {' and '.join(rest)} would have it is assumed." if rest else ""
    return (
        f"That {' and '.join(rest)} would let {_named(mediator)} convene them is assumed: what they say on record is "
        "of its mediation."
    )


def _guarantees(
    conflict: Conflict, record: Record | None, view: ReadingView, roles: Roles, n_samples: int, seed: int
) -> Iterable[Lever]:
    """A guarantee against hostile steps: while it stands, no party wants to take one."""
    each, mediator = view.view("ceasefire"), roles.mediators[0]
    if each is None or not conflict.now or (each.way.is_now and each.way.standing("nash").share > 0.99):
        return
    own = f"{stem_of(mediator)}_guarantee"
    wants = {p.id: (Want(id=f"{p.id}.guaranteed", expression=f"if {own} then not {option_of(p, '_escalate')}"),)
             for p in roles.parties}  # fmt: skip
    given = {mediator.id: (Want(id=f"{mediator.id}.guarantee", expression=own),)}
    option = Option(id=own, name="guarantee that hostile steps end")
    changed = _taken(_with_option(_with_wants(conflict, given), mediator.id, option), own)
    after, stands = _solved(_with_wants(changed, wants), "ceasefire", n_samples, seed)
    loose, _ = _solved(_with_wants(changed, wants, is_first=False), "ceasefire", n_samples, seed)
    at_once = _at_once(_with_wants(changed, wants), "ceasefire", n_samples, seed) if each.way.is_now else None
    told = _guarantee_told(mediator, record)
    against = _refusals(mediator, roles, record)
    is_given = "Such a guarantee is told of; the figure without it leaves it out." if told else ""
    untold = is_given if told or record is None else f"No report tells that {_named(mediator)} offers one."
    yield Lever(
        kind="guarantee", player=mediator.id,
        says=f"a guarantee {_by_whom(mediator)} that hostile steps end on all sides",
        assumes=untold, against=_opposed(mediator, against), outcome="ceasefire",
        before=each.way, after=after, stands=stands, loose=loose, at_once=at_once,
        basis=told or basis_of(quotes_of(one for found in against.values() for one in found)),
        weighed_by=" and ".join(_named(p) for p in roles.parties),
    )  # fmt: skip


def _by_whom(mediator: Player) -> str:
    """Who gives a guarantee: the mediator, or states that it finds, where it has no forces or observers of its own."""
    known = known_actors().actors.get(mediator.id)
    is_unarmed = known is not None and known.unarmed
    return f"by states that {_named(mediator)} finds for it" if is_unarmed else f"by {_named(mediator)}"


def _links(conflict: Conflict, view: ReadingView, roles: Roles, n_samples: int, seed: int) -> Iterable[Lever]:
    """Consent in return for restraint: for each party whose consent is missing, against the other's hostile steps."""
    mediator, now = roles.mediators[0], conflict.now
    each = mediated_view(view, mediator)
    if each is None or now is None:
        return
    for party in roles.parties:
        accept = accept_of(party, mediator, roles)
        others = [p for p in roles.parties if p.id != party.id and option_of(p, "_escalate") in now.taken]
        if accept in now.taken or not others:
            continue
        given = {p.id: option_of(p, "_meet") or f"not {option_of(p, '_escalate')}" for p in others}
        terms = " and ".join(given.values())
        wants = {party.id: (Want(id=f"{party.id}.link", expression=f"if {terms} then {accept}"),)}
        wants |= {name: (Want(id=f"{name}.link", expression=f"if {accept} then {term}"),)
                  for name, term in given.items()}  # fmt: skip
        drawn = (each.outcome.id, n_samples, seed)
        after, stands = _solved(_with_wants(conflict, wants), *drawn, is_joint=True)
        loose, _ = _solved(_with_wants(conflict, wants, is_first=False), *drawn, is_joint=True)
        does = " and ".join(_gives(p, party) for p in others)
        yield Lever(
            kind="link", player=mediator.id,
            says=f"a bargain in which {_named(party)} consents and {does}, both at the same time",
            assumes=_unsaid(others), outcome=each.outcome.id, before=each.way, after=after, stands=stands,
            basis=_demand(party, others), weighed_by=" and ".join(map(_named, (party, *others))), loose=loose,
        )  # fmt: skip


def _unsaid(others: list[Player]) -> str:
    """That nobody is told to be ready to do what is demanded of them."""
    asked = [_named(one) for one in others if option_of(one, "_meet")]
    return f"No report tells that {' and '.join(asked)} would." if asked else ""


def _gives(other: Player, party: Player | None) -> str:
    """What the other gives in a bargain: what is demanded of it, else an end of hostile steps."""
    whose = f"what {_named(party)} demands" if party else "what is demanded of it"
    return f"{_named(other)} {f'does {whose}' if option_of(other, '_meet') else 'ends hostile steps'}"


def _demand(party: Player, others: list[Player]) -> Basis:
    """What the record says of a party's wish for what the others would give."""
    wanted = {option_of(p, "_meet") or f"not {option_of(p, '_escalate')}" for p in others}
    wants = party.preferences.all if isinstance(party.preferences, Wants) else ()
    return next((want.basis for want in wants if want.expression in wanted), Basis())


def _guarantee_told(mediator: Player, record: Record | None) -> Basis:
    """Where a mediator is told to guarantee or watch over something."""
    if record is None:
        return Basis()
    own = [one for one in record.statements if one.actor == mediator.id and one.move.is_mediation]
    told = [one.quote for one in own if GUARANTEE.search(one.quote.text)]
    every = [*(one.quote for one in record.statements if one.move.is_mediation), *record.uncoded]
    told = told or [one for one in every if GUARANTEE.search(one.text) and MEDIATORS.search(one.text)]
    return basis_of(told) if told else Basis()


def _named(player: Player) -> str:
    return name_in_prose(player.label)


def _with_wants(conflict: Conflict, new: Mapping[str, tuple[Want, ...]], *, is_first: bool = True) -> Conflict:
    """The conflict with statements put before all others of their players, or with their place left open.

    What a player wants from now on takes the place of the opposite, which it wanted before.
    """

    def changed(player: Player) -> Player:
        wants = player.preferences
        if player.id not in new or not isinstance(wants, Wants):
            return player
        wants = _without_opposites(wants, new[player.id])
        if not is_first:
            return replace(player, preferences=replace(wants, anywhere=(*wants.anywhere, *new[player.id])))
        groups = tuple((each,) for each in new[player.id]) + wants.groups
        return replace(player, preferences=Wants(groups=groups, anywhere=wants.anywhere))

    return replace(conflict, players=tuple(changed(each) for each in conflict.players))


def _without_opposites(wants: Wants, new: tuple[Want, ...]) -> Wants:
    """The wants, but for those that are the very opposite of a new one."""
    denied = [parse_expression(opposite(one.expression)) for one in new]

    def kept(group: tuple[Want, ...]) -> tuple[Want, ...]:
        return tuple(one for one in group if parse_expression(one.expression) not in denied)

    groups = tuple(left for group in wants.groups if (left := kept(group)))
    return replace(wants, groups=groups, anywhere=kept(wants.anywhere))


def _with_option(conflict: Conflict, player: str, option: Option) -> Conflict:
    players = tuple(
        replace(each, options=(*each.options, option)) if each.id == player else each for each in conflict.players
    )
    return replace(conflict, players=players)


def _taken(conflict: Conflict, option: str) -> Conflict:
    """The conflict with an option taken now and for good, which keeps the states few."""
    now = conflict.now or Now()
    never = Constraint(expression=f"not {option}", id=f"{option}.stands")
    return replace(conflict, now=replace(now, taken=(*now.taken, option)), infeasible=(*conflict.infeasible, never))
