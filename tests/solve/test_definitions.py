"""The solver agrees with one written straight from the definitions, on random conflicts."""

import random

import pytest
from definition import stable
from random_conflicts import graph_conflict, option_conflict, partial_conflict

from goodoffices.solve.batch import batch_equilibria
from goodoffices.solve.changes import move_lists
from goodoffices.solve.concepts import CONCEPTS
from goodoffices.solve.large import lay_out, solve_large
from goodoffices.solve.model import build_model
from goodoffices.solve.stability import UNKNOWN_READINGS, Tables, stable_by_player

COUNTS = [200, pytest.param(2000, marks=pytest.mark.long)]


def _by_definition(game, player, concept, **settings):
    return [stable(game, player, state, concept, **settings) for state in game.states]


@pytest.mark.parametrize("count", COUNTS)
def test_matrices_agree_with_the_definitions(count):
    """Every concept, every player, every state; option form and graphs that are not transitive."""
    for seed in range(count):
        rng = random.Random(seed)
        conflict, game = graph_conflict(rng) if seed % 3 == 0 else option_conflict(rng, 8 if seed % 40 == 1 else 5)
        tables = Tables(model=build_model(conflict))
        for concept in CONCEPTS:
            for player in game.players:
                found = tables.stable(player, concept).tolist()
                assert found == _by_definition(game, player, concept.id), (seed, concept.id, player)


@pytest.mark.parametrize("count", COUNTS)
def test_options_that_end_agree_with_the_definitions(count):
    """Matrices and the solver of many orders at once, where a move may end an option of somebody else."""
    for seed in range(count):
        conflict, game = option_conflict(random.Random(40_000 + seed), 5, endings=0.5)
        model = build_model(conflict)
        tables = Tables(model=model)
        batch = batch_equilibria(move_lists(model), tuple(one.ranks[None, :] for one in model.orders), CONCEPTS)
        for concept, rows in zip(CONCEPTS, batch, strict=True):
            expected = [_by_definition(game, player, concept.id) for player in game.players]
            assert [tables.stable(player, concept).tolist() for player in game.players] == expected, (seed, concept.id)
            assert rows[0].tolist() == [all(each) for each in zip(*expected, strict=True)], (seed, concept.id)


@pytest.mark.parametrize("count", COUNTS)
def test_walks_agree_with_the_definitions(count):
    """The linear walks give the same as the definitions, with one-way options and infeasible states."""
    for seed in range(count):
        conflict, game = option_conflict(random.Random(10_000 + seed), 5 if seed % 20 else 8)
        for player, concept, found in solve_large(lay_out(build_model(conflict)), CONCEPTS):
            assert found.tolist() == _by_definition(game, player, concept.id), (seed, concept.id, player)


@pytest.mark.parametrize("count", COUNTS)
def test_unknown_preference_agrees_with_the_definitions(count):
    """Each of the four readings of unknown preference."""
    for seed in range(count):
        conflict, game = partial_conflict(random.Random(20_000 + seed))
        for unknown in UNKNOWN_READINGS:
            tables = Tables(model=build_model(conflict), unknown=unknown)
            for concept in CONCEPTS:
                for player in game.players:
                    found = tables.stable(player, concept).tolist()
                    expected = _by_definition(game, player, concept.id, unknown=unknown)
                    assert found == expected, (seed, unknown, concept.id, player)


@pytest.mark.parametrize("count", COUNTS)
def test_strong_stability_agrees_with_the_definitions(count):
    """Only greatly worse states are sanctions under strong stability."""
    for seed in range(count):
        conflict, game = option_conflict(random.Random(30_000 + seed), 5)
        tables = Tables(model=build_model(conflict), is_strong=True)
        for concept in CONCEPTS:
            for player in game.players:
                found = tables.stable(player, concept).tolist()
                assert found == _by_definition(game, player, concept.id, strong=True), (seed, concept.id, player)


def test_many_states_with_options_that_end_are_solved_by_lists(monkeypatch):
    """From the size on from which matrices are spared, every concept gives what the definitions give."""
    monkeypatch.setattr("goodoffices.solve.stability.SMALL", 1)
    monkeypatch.setattr("goodoffices.solve.model.MATRIX_LIMIT", 0)
    for seed in range(60):
        conflict, game = option_conflict(random.Random(60_000 + seed), 5, endings=0.9)
        if conflict.endings:
            found = stable_by_player(build_model(conflict), CONCEPTS)
            for concept in CONCEPTS:
                rows = [each.tolist() for each in found[concept.id]]
                assert rows == [_by_definition(game, player, concept.id) for player in game.players], seed
