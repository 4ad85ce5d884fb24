"""Laws of the concepts under Hypothesis, and proofs and variants held against the definitions."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from definition import coalition_stable, stable
from hypothesis import given, settings
from hypothesis import strategies as st
from random_conflicts import graph_conflict, option_conflict

from goodoffices.core.conflict import Constraint, Option, Player, Ranking, Want, Wants
from goodoffices.errors import UsageError
from goodoffices.solve import build_model, explain_verdict, large, prove_state, solve_conflict, stability
from goodoffices.solve.batch import batch_equilibria
from goodoffices.solve.changes import move_lists
from goodoffices.solve.checks import check_conflict
from goodoffices.solve.coalitions import CoalitionTables
from goodoffices.solve.concepts import CONCEPT_IDS, CONCEPTS, concept_named
from goodoffices.solve.limited import limited_move_stable
from goodoffices.solve.proofs import Search, prove
from goodoffices.solve.simultaneous import simultaneously_stable
from goodoffices.solve.stability import Tables

COUNTS = [200, pytest.param(2000, marks=pytest.mark.long)]
seeds = st.integers(0, 10**6)
lawful = settings(deadline=None, max_examples=60)


def a_conflict(seed):
    rng = random.Random(seed)
    return graph_conflict(rng) if seed % 3 == 0 else option_conflict(rng, 5)


def stable_sets(conflict):
    tables = Tables(model=build_model(conflict))
    return {
        concept.id: [tables.stable(player, concept) for player in range(len(conflict.players))] for concept in CONCEPTS
    }


IMPLICATIONS = [("nash", "smr"), ("nash", "seq"), ("nash", "gmr"), ("nash", "sseq"), ("smr", "gmr"), ("seq", "gmr"),
                ("sseq", "seq"), ("sseq", "smr")]  # fmt: skip


@lawful
@given(seeds)
def test_stronger_concepts_imply_weaker_ones(seed):
    """Nash implies SMR, SEQ and GMR; SMR and SEQ imply GMR; SSEQ implies SEQ and SMR."""
    found = stable_sets(a_conflict(seed)[0])
    for stronger, weaker in IMPLICATIONS:
        for one, other in zip(found[stronger], found[weaker], strict=True):
            assert not (one & ~other).any(), (stronger, weaker)


@lawful
@given(seeds)
def test_names_change_nothing(seed):
    """Players listed in another order, with other names, are stable in the same states."""
    conflict = a_conflict(seed)[0]
    if not conflict.is_explicit:
        return
    turned = replace(conflict, players=conflict.players[::-1])
    one, other = stable_sets(conflict), stable_sets(turned)
    for concept in CONCEPT_IDS:
        assert [row.tolist() for row in one[concept]] == [row.tolist() for row in other[concept][::-1]]


@lawful
@given(seeds)
def test_an_empty_tier_or_another_scale_changes_nothing(seed):
    """Only the order of tiers counts: the same order by other ranks gives the same stability."""
    model = build_model(a_conflict(seed)[0])
    scaled = replace(model, orders=tuple(replace(order, ranks=order.ranks * 7 + 3) for order in model.orders))
    one, other = Tables(model=model), Tables(model=scaled)
    for concept in CONCEPTS:
        for player in range(model.n_players):
            assert (one.stable(player, concept) == other.stable(player, concept)).all()


@lawful
@given(seeds)
def test_an_infeasible_combination_told_twice_changes_nothing(seed):
    """A further option that can never be taken changes nothing."""
    conflict = option_conflict(random.Random(seed), 4)[0]
    extra = Player(id="extra", options=(Option(id="never"),))
    players = tuple(
        replace(
            player,
            preferences=Ranking(tiers=tuple(tuple(f"{each}-" for each in tier) for tier in player.preferences.tiers)),
        )
        for player in conflict.players
    )
    infeasible = tuple(Constraint(expression=f"{each.expression}-") for each in conflict.infeasible)
    wider = replace(conflict, players=(*players, extra), infeasible=(*infeasible, Constraint(expression="never")))
    one, other = stable_sets(conflict), stable_sets(wider)
    for concept in CONCEPT_IDS:
        assert [row.tolist() for row in one[concept]] == [row.tolist() for row in other[concept][:-1]]


@pytest.mark.parametrize("count", [60, pytest.param(600, marks=pytest.mark.long)])
def test_every_proof_proves_its_verdict(count):
    """Each step of a proof is a move that its concept admits, and it ends in a sanction; verdicts are right."""
    for seed in range(count):
        conflict, game = a_conflict(seed)
        model = build_model(conflict)
        search = Search(model=model)
        index = {state: number for number, state in enumerate(game.states)}
        for concept in CONCEPTS:
            for player in game.players:
                for state in game.states:
                    verdict = prove(search, index[state], player, concept)
                    assert verdict.is_stable == stable(game, player, state, concept.id), (seed, concept.id)
                    check_answers(model, verdict, player, concept)


def check_answers(model, verdict, player, concept):
    for answer in verdict.answers:
        assert model.compare(player, verdict.state, np.array([answer.improvement]))[0] == 1
        at, last = answer.improvement, None
        for step in answer.sanction:
            mover = model.players.index(step.player)
            assert mover != player and mover != last and step.target in model.moves(mover, at)
            if concept.is_credible:
                assert model.compare(mover, at, np.array([step.target]))[0] == 1
            at, last = step.target, mover
        if verdict.is_stable:
            ends = np.array([at, *(answer.counters or ())])
            assert (model.compare(player, verdict.state, ends) <= 0).all()


@pytest.mark.parametrize("count", COUNTS)
def test_batches_agree_with_matrices(count):
    """Many orders at once give what each gives alone."""
    for seed in range(count):
        model = build_model(a_conflict(seed)[0])
        found = batch_equilibria(move_lists(model), tuple(o.ranks[None, :] for o in model.orders), CONCEPTS)
        tables = Tables(model=model)
        for number, concept in enumerate(CONCEPTS):
            rows = [tables.stable(player, concept) for player in range(model.n_players)]
            assert (found[number, 0] == np.logical_and.reduce(rows)).all(), (seed, concept.id)


@pytest.mark.parametrize("count", [60, pytest.param(600, marks=pytest.mark.long)])
def test_coalitions_agree_with_the_definitions(count):
    """Coalition Nash, GMR, SMR, SEQ of every group of players."""
    for seed in range(count):
        conflict, game = a_conflict(seed)
        if len(game.moves) > 4:
            continue
        tables = CoalitionTables(build_model(conflict))
        groups = [each for size in range(1, len(game.moves) + 1) for each in combinations(game.players, size)]
        for concept in CONCEPTS:
            for group in groups:
                expected = [coalition_stable(game, frozenset(group), state, concept.id) for state in game.states]
                assert tables.stable(group, concept).tolist() == expected, (seed, concept.id, group)


@lawful
@given(seeds)
def test_a_coalition_of_one_is_its_player_where_others_act_alone(seed):
    """Coalition Nash, GMR and SMR of a single player are the player's own."""
    model = build_model(a_conflict(seed)[0])
    tables, coalitions = Tables(model=model), CoalitionTables(model)
    for concept in CONCEPTS[:3]:
        for player in range(model.n_players):
            assert (tables.stable(player, concept) == coalitions.stable((player,), concept)).all()


def anticipated(game, player, state, horizon):
    """Where play ends, two players with strict orders, by the recursion of the literature."""
    best, value = state, state
    for target in sorted(game.moves[player][state]):
        end = target if horizon == 1 else anticipated(game, 1 - player, target, horizon - 1)
        if game.compare[player](value, end) == 1:
            best, value = target, end
    return state if best == state else value


def test_limited_moves_agree_with_the_recursion():
    """Two players, strict orders, horizons one to four."""
    for seed in range(300):
        conflict, game = graph_conflict(random.Random(seed), 6)
        ranks = [[game.compare[p](game.states[0], s) for s in game.states] for p in game.players]
        if len(game.moves) != 2 or any(
            game.compare[p](s, t) == 0 for p in game.players for s in game.states for t in game.states if s != t
        ):
            continue
        assert ranks
        for horizon in (1, 2, 3, 4):
            found = limited_move_stable(build_model(conflict), horizon)
            for player in game.players:
                expected = [anticipated(game, player, state, horizon) == state for state in game.states]
                assert found[player].tolist() == expected, (seed, horizon, player)


def test_looking_one_move_ahead_is_nash():
    for seed in range(50):
        model = build_model(a_conflict(seed)[0])
        tables = Tables(model=model)
        for player, row in enumerate(limited_move_stable(model, 1)):
            assert (row == tables.stable(player, concept_named("nash"))).all()


def test_same_conflict_same_solution():
    conflict = a_conflict(7)[0]
    assert solve_conflict(conflict) == solve_conflict(conflict)


def test_a_proof_is_told_in_words():
    wants = Wants(groups=((Want(id="A1", expression="b"),), (Want(id="A2", expression="not a"),)))
    others = Wants(groups=((Want(id="B1", expression="a"),), (Want(id="B2", expression="not b"),)))
    conflict = replace(
        a_conflict(1)[0],
        infeasible=(),
        players=(
            Player(id="A", name="Northland", options=(Option(id="a"),), preferences=wants),
            Player(id="B", name="Southland", options=(Option(id="b"),), preferences=others),
        ),
    )
    verdict = prove_state(conflict, 3, "A", "seq")
    assert explain_verdict(verdict, conflict) == (
        "Northland could move to s3, but Southland would answer with s1, which Northland likes no better than now.",
    )
    verdict = prove_state(conflict, 3, "A", "nash")
    assert explain_verdict(verdict, conflict) == ("Northland would leave s4 for s3, and no answer deters it.",)


def test_unknown_concepts_are_told():
    with pytest.raises(UsageError, match="seq"):
        solve_conflict(a_conflict(1)[0], concepts=("seqq",))


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_every_concept_says_what_why_example_counter_example_and_sources(concept):
    for part in (concept.name, concept.what, concept.why, concept.example, concept.counter_example):
        assert len(part) > 10
    assert concept.sources


def test_checks_find_nothing_in_random_conflicts():
    for seed in range(50):
        assert not check_conflict(a_conflict(seed)[0])


def simultaneous(game, player, state):
    """Every improvement can meet improvements of some others, one each, and all together do not help the player."""
    tempted = [[t for t in game.moves[p][state] if game.compare[p](state, t) == 1] for p in game.players]
    others = itertools.product(*([state, *tempted[p]] for p in game.players if p != player))
    answers = [each for each in others if any(t != state for t in each)]

    def together(*ends):
        return tuple(next((e for e in each if e != s), s) for s, *each in zip(state, *ends, strict=True))

    def harms(end):
        return end in set(game.states) and game.compare[player](state, end) != 1

    return all(any(harms(together(mine, *each)) for each in answers) for mine in tempted[player])


def test_simultaneous_stability_agrees_with_the_definition():
    """Two players and more, in option form."""
    for seed in range(200):
        conflict, game = option_conflict(random.Random(seed), 4)
        for player, row in enumerate(simultaneously_stable(build_model(conflict))):
            assert row.tolist() == [simultaneous(game, player, state) for state in game.states], seed


def test_interrupted_work_gives_what_is_complete(monkeypatch):
    """The concepts that were done when the interrupt came are kept, and the rest is said to be missing."""
    whole = large.solve_large

    def broken(layout, concepts, *, tell=None):
        for number, each in enumerate(whole(layout, concepts)):
            if number == 4:
                raise KeyboardInterrupt
            yield each

    monkeypatch.setattr(large, "solve_large", broken)
    monkeypatch.setattr(stability, "SMALL", 1)
    conflict = next(c for c, g in (option_conflict(random.Random(s), 4) for s in range(99)) if len(g.moves) == 3)
    solution = solve_conflict(conflict)
    assert [result.concept for result in solution.concepts] == ["nash"]
    assert any("interrupted before gmr" in note.what for note in solution.notes)
