"""What comes about from the present state, against all orders tried one by one."""

from __future__ import annotations

from itertools import permutations

import pytest

from goodoffices.core.conflict import Conflict, Now, Option, Outcome, Player, Want, Wants
from goodoffices.errors import ConflictError
from goodoffices.solve.ways import assess_ways

WANTS = (("b_go", "a_go", "not (a_go and b_go)"), ("a_go", "b_go"))


def conflict(now: tuple[str, ...] = ()) -> Conflict:
    """Two players with an option each; the order of what each wants is unknown."""
    players = []
    for name, wants in zip("ab", WANTS, strict=True):
        listed = tuple(Want(id=f"{name}.{n}", expression=text) for n, text in enumerate(wants))
        players.append(Player(id=name.upper(), options=(Option(id=f"{name}_go"),), preferences=Wants(groups=(listed,))))
    outcome = Outcome(id="both", expression="a_go and b_go")
    return Conflict(players=tuple(players), now=Now(taken=now), outcomes=(outcome,))


def worth(order: tuple[str, ...], a: bool, b: bool) -> tuple[bool, ...]:
    meaning = {"a_go": a, "b_go": b, "not (a_go and b_go)": not (a and b)}
    return tuple(meaning[text] for text in order)


def reaches_both(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether moves that pay lead from nothing to both, which neither then leaves for the better."""
    reached, todo = {(False, False)}, [(False, False)]
    while todo:
        a, b = todo.pop()
        for to, order in (((not a, b), first), ((a, not b), second)):
            if worth(order, *to) > worth(order, a, b) and to not in reached:
                reached.add(to)
                todo.append(to)
    stays = worth(first, False, True) <= worth(first, True, True) and worth(second, True, False) <= worth(
        second, True, True
    )
    return (True, True) in reached and stays


def test_the_share_that_comes_about_is_that_of_all_orders_tried() -> None:
    """Counted, not drawn, where the orders are few; under Nash."""
    ways = assess_ways(conflict(), concepts=("nash",))
    orders = [(one, two) for one in permutations(WANTS[0]) for two in permutations(WANTS[1])]
    expected = sum(reaches_both(*each) for each in orders) / len(orders)
    assert ways.is_exact and ways.n_samples == len(orders)
    assert ways.way("both").comes.share == pytest.approx(expected)
    assert 0 < expected < 1


def test_the_way_names_each_step_and_what_it_pays() -> None:
    """B gains by its step in every order; A where its own going weighs more than not going together."""
    way = assess_ways(conflict(), concepts=("nash",)).way("both")
    assert {one.option for one in way.steps} == {"a_go", "b_go"} and not way.is_now
    gains = {one.option: one.gains.share for one in way.steps}
    assert gains["b_go"] == 1


def test_what_is_so_already_needs_no_way() -> None:
    """No steps, and who would stay."""
    way = assess_ways(conflict(("a_go", "b_go")), concepts=("nash",)).way("both")
    assert way.is_now and not way.steps and way.target is not None
    assert {one.player for one in way.stays} == {"A", "B"}


def test_nothing_idle_or_costly_is_carried_along_with_a_move() -> None:
    """A move of two options counts only if neither could be left out without loss."""
    options = (Option(id="x"), Option(id="y"))
    wants = Wants(groups=((Want(id="w1", expression="x"),), (Want(id="w2", expression="not y"),)))
    player = Player(id="A", options=options, preferences=wants)
    outcomes = (Outcome(id="y", expression="y"), Outcome(id="x", expression="x"))
    ways = assess_ways(Conflict(players=(player,), now=Now(), outcomes=outcomes), concepts=("gmr",))
    assert ways.way("x").comes.share == 1
    assert ways.way("y").comes.share == 0


def test_without_a_present_state_there_is_no_way() -> None:
    with pytest.raises(ConflictError):
        assess_ways(Conflict(players=conflict().players, outcomes=conflict().outcomes))
