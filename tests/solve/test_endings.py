"""What cannot be may end an option: a guest who leaves ends the talks that a host holds."""

from __future__ import annotations

import numpy as np
import pytest

from goodoffices.core.conflict import Conflict, Constraint, Now, Option, Outcome, Player, Want, Wants
from goodoffices.errors import UsageError
from goodoffices.solve import build_model, dump_conflict, parse_conflict, validate_conflict
from goodoffices.solve.changes import chosen_bits, has_moved
from goodoffices.solve.faults import ConflictFaults
from goodoffices.solve.gmcr_file import dump_gmcr
from goodoffices.solve.simultaneous import simultaneously_stable
from goodoffices.solve.ways import assess_ways


def hosted(ends: str = "host", guest: str = "not come", now: tuple[str, ...] = ()) -> Conflict:
    """A guest that comes or does not, and a host that needs it."""
    players = (
        Player(id="G", options=(Option(id="come"),), preferences=Wants(groups=((Want(id="g", expression=guest),),))),
        Player(id="H", options=(Option(id="host"),), preferences=Wants(groups=((Want(id="h", expression="host"),),))),
    )
    infeasible = (Constraint(id="needs", expression="host and not come", ends=ends),)
    outcomes = (Outcome(id="talks", expression="host"), Outcome(id="none", expression="not host"))
    return Conflict(players=players, infeasible=infeasible, now=Now(taken=now), outcomes=outcomes)


def moved(conflict: Conflict, taken: tuple[str, ...]) -> list[set[tuple[str, ...]]]:
    """Per player, what is taken behind each of its moves from a state."""
    model = build_model(conflict)
    (state,) = [each for each in range(model.n_states) if model.space.taken(each) == taken]
    return [{model.space.taken(int(each)) for each in model.moves(number, state)} for number in range(2)]


def test_a_guest_that_leaves_ends_what_needs_it() -> None:
    """And nobody can begin it without the guest."""
    assert moved(hosted(), ("come", "host")) == [{()}, {("come",)}]
    assert moved(hosted(), ()) == [{("come",)}, set()]
    assert moved(hosted(), ("come",)) == [{()}, {("come", "host")}]


def test_without_that_word_what_cannot_be_keeps_the_guest() -> None:
    """The move is deleted, and hosted talks hold by construction: why drafts say what ends."""
    assert moved(hosted(ends=""), ("come", "host"))[0] == set()
    held = [assess_ways(hosted(ends=word)).way("talks").standing("nash").share for word in ("", "host")]
    assert held == [1, 0]


def test_what_ends_is_no_choice_of_whoever_ends_it() -> None:
    """The guest changes its coming, the host has not moved; alone at once it has."""
    space = build_model(hosted(now=("come", "host"))).space
    assert space.now is not None
    come, host = (np.array([1]), np.array([3]))
    assert chosen_bits(space, 1, host, np.array([0])).tolist() == [1]
    assert chosen_bits(space, 2, host, come).tolist() == [2]
    guest, owner = has_moved(space, space.now)
    assert [space.taken(n) for n in np.flatnonzero(guest)] == [()]
    assert [space.taken(n) for n in np.flatnonzero(owner)] == [("come",)]


def test_the_way_out_is_one_step_of_the_guest_alone() -> None:
    """It pays the guest and costs the host, who is not asked."""
    way = assess_ways(hosted(now=("come", "host"))).way("none")
    assert way.comes.share == way.together.share == 1
    assert (way.steps[0].player, way.steps[0].option) in {("G", "come"), ("H", "host")}


def test_it_stands_in_the_file_and_is_checked() -> None:
    """It comes back as it was; an unknown option, and the word where it means nothing, are told."""
    assert parse_conflict(dump_conflict(hosted())) == hosted()
    with pytest.raises(ConflictFaults, match="hots"):
        validate_conflict(hosted(ends="hots"))
    conflict = hosted()
    same = Conflict(players=conflict.players, same=conflict.infeasible)
    with pytest.raises(ConflictFaults, match="cannot be told apart"):
        validate_conflict(same)


def test_what_cannot_be_told_elsewhere_is_refused() -> None:
    """Another format, and two moves at once."""
    conflict = hosted()
    with pytest.raises(UsageError):
        dump_gmcr(conflict)
    with pytest.raises(UsageError):
        simultaneously_stable(build_model(conflict))
