"""Moves and counter-moves around an outcome: who would leave it for its gain, and what the others could answer."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.core.outlook import Exchange, Turn
from goodoffices.core.solution import Answer, Verdict
from goodoffices.core.ways import Way
from goodoffices.solve.changes import chosen_bits
from goodoffices.solve.concepts import concept_named
from goodoffices.solve.proofs import Search, answer_to


def exchanges_of(search: Search, way: Way, verdicts: tuple[Verdict, ...]) -> tuple[Exchange, ...]:
    """Per player that gains by leaving: its move, and the answers that take the gain away, credible ones first.

    Args:
        search: The model in the default order.
        way: The way to the outcome, with the state that it leads to.
        verdicts: Proofs for that state, for every player under Nash, sequential and general metarational stability.
    """
    if way.target is None:
        return ()
    return tuple(_exchanges(search, way.target, verdicts))


def _exchanges(search: Search, target: int, verdicts: tuple[Verdict, ...]) -> Iterable[Exchange]:
    proofs = {(one.player, one.concept): one for one in verdicts}
    for number, player in enumerate(search.model.players):
        if proofs[player, "nash"].is_stable:
            continue
        gain = _plainest(search, number, target)
        credible = answer_to(search, target, number, concept_named("seq"), gain)
        answer = credible if credible.sanction else answer_to(search, target, number, concept_named("gmr"), gain)
        yield Exchange(
            leaves=_turn(search, player, target, gain), answers=_turns(search, gain, answer),
            is_credible=bool(credible.sanction), verdict=proofs[player, "nash"],
        )  # fmt: skip


def _plainest(search: Search, player: int, target: int) -> int:
    """The improvement that changes the fewest options."""
    before = set(search.model.space.taken(target))
    gains = search.improvements(player, target, is_bold=False)
    return min(gains, key=lambda state: (len(before ^ set(search.model.space.taken(state))), state))


def _turns(search: Search, start: int, answer: Answer) -> tuple[Turn, ...]:
    found, source = list[Turn](), start
    for step in answer.sanction:
        found.append(_turn(search, step.player, source, step.target))
        source = step.target
    return tuple(found)


def _turn(search: Search, player: str, source: int, target: int) -> Turn:
    """What the player changes of its own; what ends with it is no step of anybody."""
    space = search.model.space
    place = search.model.players.index(player)
    bits = chosen_bits(space, search.model.bits[place].own, space.masks[[source]], space.masks[[target]])
    changed = [one.id for number, one in enumerate(space.conflict.options) if int(bits[0]) >> number & 1]
    behind = set(space.taken(target))
    return Turn(player=player, taken=tuple(one for one in changed if one in behind),
                given_up=tuple(one for one in changed if one not in behind))  # fmt: skip
