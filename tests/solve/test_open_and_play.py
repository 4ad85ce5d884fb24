"""Open orders are drawn uniformly, shares have honest errors, and simulated play agrees with its Markov chain."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from random_conflicts import option_conflict, partial_conflict

from goodoffices.core.conflict import Now
from goodoffices.errors import ConflictError, UsageError
from goodoffices.solve import (
    assess_robustness,
    build_model,
    parse_conflict,
    robustness,
    simulate_conflict,
    simulate_open,
)
from goodoffices.solve.changes import tables_of
from goodoffices.solve.linear_extensions import all_extensions, count_by_downset, draw_by_chain, draw_exactly
from goodoffices.solve.markov import after_steps, build_chain, ends_of_play
from goodoffices.solve.open_orders import OpenOrder
from goodoffices.solve.readings import all_readings, choose_readings, settle
from goodoffices.solve.robustness import draw_orders

OPEN = """
title: open
players:
  - id: A
    options: [a, a2]
    readings: [firm, soft]
    preferences:
      statements:
        - b
        - any order: [{id: p, want: a}, {id: q, want: not a2}]
        - {id: r, want: not a and b, reading: firm}
        - {id: t, want: a2, sign: open, reading: soft}
  - id: B
    options: [b]
    preferences:
      statements: [{id: u, want: a iff b}]
      anywhere: [{id: v, want: a2}]
now: []
outcomes:
  - {id: both, when: a and b}
"""


def poset(rng, n):
    above = np.zeros((n, n), dtype=bool)
    for a in range(n):
        for b in range(a + 1, n):
            above[a, b] = rng.random() < 0.3
    for middle in range(n):
        above |= np.outer(above[:, middle], above[middle])
    return above


def test_extensions_are_counted_rightly():
    for seed in range(30):
        above = poset(random.Random(seed), 6)
        ways = count_by_downset(above)
        assert ways is not None and ways[0] == len(all_extensions(above)) == len(set(map(tuple, all_extensions(above))))


@pytest.mark.parametrize("draw", ["exact", "chain"])
def test_extensions_are_drawn_uniformly(draw):
    """A chi-square test at a level that a fair draw misses once in ten thousand (fixed seed)."""
    above = poset(random.Random(3), 5)
    every = all_extensions(above)
    rng = np.random.default_rng(1)
    n = 200 * len(every)
    rows = draw_exactly(above, count_by_downset(above), n, rng) if draw == "exact" else draw_by_chain(above, n, rng)
    counts = Counter(map(tuple, rows.tolist()))
    assert set(counts) == set(map(tuple, every))
    chi = sum((counts[tuple(each)] - 200) ** 2 / 200 for each in every)
    freedom = len(every) - 1
    assert chi < freedom + 4 * (2 * freedom) ** 0.5 + 8


def test_every_admitted_list_of_statements_counts_the_same():
    conflict = choose_readings(parse_conflict(OPEN), {"A": "soft"})
    model = build_model(conflict)
    opens = [
        OpenOrder(player=p, space=model.space, order=o) for p, o in zip(conflict.players, model.orders, strict=True)
    ]
    assert [each.count() for each in opens] == [4, 2]
    draws = draw_orders(model, 10, 0)
    assert draws.is_exact and len(draws.ranks[0]) == 8


def test_known_comparisons_hold_in_every_admitted_order():
    """The partial order of open statements is what all its lists have in common."""
    for reading in all_readings(parse_conflict(OPEN)):
        model = build_model(parse_conflict(OPEN), reading)
        draws = draw_orders(model, 10, 0)
        for ranks, order in zip(draws.ranks, model.orders, strict=True):
            always = (ranks[:, None, :] > ranks[:, :, None]).all(axis=0)
            relation = order.relation if order.relation is not None else None
            known = relation == 1 if relation is not None else order.ranks[None, :] > order.ranks[:, None]
            assert (always == known).all()


def test_counted_and_sampled_shares_agree():
    conflict = parse_conflict(OPEN)
    exact = assess_robustness(conflict, readings={"A": "soft"})
    assert exact.is_exact and {share.error for row in exact.states for share in row} == {0.0}
    model = build_model(conflict, {"A": "soft"})
    assert exact.n_samples == 8 and len(exact.states[0]) == model.n_states
    assert all(0 <= share.share <= 1 for row in exact.states for share in row)


def test_sampled_shares_lie_within_their_errors(monkeypatch):
    for seed in range(8):
        conflict = partial_conflict(random.Random(seed), 3)[0]
        exact = assess_robustness(conflict)
        monkeypatch.setattr("goodoffices.solve.robustness.MAX_COUNTED", 0)
        drawn = assess_robustness(conflict, n_samples=400, seed=seed)
        monkeypatch.undo()
        if not exact.is_exact:
            continue
        for true_row, row in zip(exact.states, drawn.states, strict=True):
            for true, share in zip(true_row, row, strict=True):
                assert abs(true.share - share.share) <= 4.5 * share.error
    assert drawn.n_samples == 400 and not drawn.is_exact


def test_settled_items_are_told_with_what_they_move():
    found = assess_robustness(parse_conflict(OPEN), readings={"A": "firm"})
    for matter in found.matters:
        assert matter.moves > 0 and matter.item.says.endswith("?")


def test_a_settled_conflict_is_total_and_respects_what_was_known():
    conflict = parse_conflict(OPEN)
    model, partial = build_model(settle(conflict)), build_model(conflict)
    assert model.is_total and not partial.is_total
    for order, known in zip(model.orders, partial.orders, strict=True):
        if known.relation is not None:
            better = order.ranks[None, :] > order.ranks[:, None]
            assert (better | (known.relation != 1)).all()


def test_unknown_readings_are_told():
    with pytest.raises(UsageError, match="soft"):
        choose_readings(parse_conflict(OPEN), {"A": "sofd"})


@pytest.mark.parametrize(("slip", "turns"), [(0.0, ()), (0.1, ()), (0.0, ("p1", "p0")), (0.2, ("p0", "p1", "p1"))])
def test_simulated_play_agrees_with_the_chain(slip, turns):
    """Shares of end states lie within 4.5 standard errors of the exact probabilities."""
    for seed in range(6):
        conflict = option_conflict(random.Random(seed), 4)[0]
        model = build_model(conflict)
        found = simulate_conflict(
            conflict, start=model.space.pattern(0), slip=slip, turns=turns, n_runs=3000, n_steps=25, seed=seed
        )
        exact = dict(found.exact.ends)
        assert abs(sum(exact.values()) - 1) < 1e-9
        for state, share in found.ends:
            assert abs(share.share - exact.get(state, 0.0)) <= 4.5 * share.error
        if not slip and not turns and found.exact.absorbed:
            long = dict(simulate_conflict(conflict, start=model.space.pattern(0), n_runs=1, n_steps=4000).exact.ends)
            for state, chance in found.exact.absorbed:
                assert abs(long[state] - chance) < 1e-6


def test_the_mean_time_to_rest_is_right():
    conflict = parse_conflict(
        "players: [{id: A, options: [a], preferences: [a]}, {id: B, options: [b], preferences: [b]}]\nnow: []\n"
    )
    found = simulate_conflict(conflict, n_runs=4000, n_steps=200)
    assert found.exact.mean_steps == pytest.approx(3.0)
    assert found.mean_steps == pytest.approx(3.0, abs=0.15)
    assert {mover.player for mover in found.first_movers} == {"A", "B"}
    assert "not a forecast" in found.caution


def test_same_seed_same_runs_and_open_orders_spread():
    conflict = parse_conflict(OPEN)
    assert simulate_conflict(conflict, seed=5) == simulate_conflict(conflict, seed=5)
    for spread in simulate_open(conflict, readings={"A": "soft"}):
        assert 0 <= spread.least <= spread.mean <= spread.greatest <= 1


def test_a_start_must_be_one_state():
    conflict = parse_conflict(OPEN)
    with pytest.raises(UsageError, match="fits"):
        simulate_conflict(conflict, start="a")
    with pytest.raises(ConflictError, match="now"):
        simulate_conflict(parse_conflict(OPEN.replace("now: []", "")), n_runs=1)
    assert Now() == parse_conflict(OPEN).now


def test_interrupted_work_gives_the_draws_and_the_steps_it_has(monkeypatch):
    """What was solved before the interrupt is a smaller sample; play stops where it is."""
    whole, calls = robustness.batch_equilibria, []

    def once(*args):
        calls.append(args)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return whole(*args)

    monkeypatch.setattr(robustness, "batch_equilibria", once)
    monkeypatch.setattr(robustness, "BLOCK", 8)
    names = ", ".join(f"o{n}" for n in range(7))  # 5,040 orders of statements: too many to be counted
    text = f"players:\n  - {{id: A, options: [{names}], preferences: [any order: [{names}]]}}\nnow: []\n"
    found = assess_robustness(parse_conflict(text, "c.yaml"), n_samples=100)
    assert 0 < found.n_samples < 100 and not found.is_exact


def _interrupting(at: str):
    told = []

    def tell(line):
        told.append(line)
        if line.startswith(at):
            raise KeyboardInterrupt

    return told, tell


def test_interrupted_draws_and_play_tell_where_they_were():
    """Draws of a chain up to the interrupt are solved; play reports the steps it took."""
    names = ", ".join(f"o{n}" for n in range(6))
    pairs = "[{better: o0 and o1, worse: not o0 and not o1}]"
    head = f"players: [{{id: A, options: [{names}], preferences: "
    told, tell = _interrupting("orders drawn")
    found = assess_robustness(parse_conflict(f"{head}{{pairs: {pairs}}}}}]\n"), n_samples=400, tell=tell)
    assert 0 < found.n_samples < 1600 and told[0].startswith("orders drawn")
    told, tell = _interrupting("steps: 40")
    played = simulate_conflict(parse_conflict(f"{head}[o0, o1]}}]\nnow: []\n"), n_steps=100, tell=tell)
    assert played.n_steps == 40 and len(told) > 3


@pytest.mark.parametrize("slip", [0.0, 0.2])
def test_play_by_lists_of_moves_is_the_chain(slip):
    """Of many orders at once, over what is reached alone, as by the matrix of each."""
    for seed in range(40):
        conflict, _ = option_conflict(random.Random(seed), 5, endings=0.3)
        model = build_model(conflict)
        ranks = tuple(one.ranks[None, :] for one in model.orders)
        found = ends_of_play(tables_of(model), ranks, 0, 50, slip, is_lean=False)
        assert found[0] == pytest.approx(after_steps(build_chain(model, slip), 0, 50, None)), seed


def test_lean_play_carries_nothing_idle_along():
    """A second change that pays nothing is not made with one that does."""
    conflict = parse_conflict(
        "players: [{id: A, options: [a, b], preferences: [a]}]\nnow: []\noutcomes: [{id: b, when: b}]\n"
    )
    shares = {lean: simulate_open(conflict, n_orders=1, is_lean=lean)[0].mean for lean in (True, False)}
    assert shares[True] == 0 and shares[False] == pytest.approx(0.5)
