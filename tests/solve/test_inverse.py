"""The inverse finds the cheapest changes, all of them, and proves when there is none: held against exhaustion."""

from __future__ import annotations

import itertools
import random

import pytest
from definition import Game, stable
from random_conflicts import option_conflict

from goodoffices.core.conflict import Conflict, Constraint, Option, Player, Ranking, Want, Wants
from goodoffices.errors import UsageError
from goodoffices.solve import Addition, ConflictFaults, invert_conflict, load_addition, parse_conflict
from goodoffices.solve.concepts import CONCEPT_IDS
from goodoffices.solve.model import Model, build_model

COUNTS = [60, pytest.param(600, marks=pytest.mark.long)]


def _conflict(rng, n_players, n_options, n_kept, preferences) -> Conflict:
    owner = sorted([*range(n_players), *(rng.randrange(n_players) for _ in range(n_options - n_players))])
    patterns = ["".join(each) for each in itertools.product("NY", repeat=n_options)]
    kept = sorted(rng.sample(patterns, n_kept))
    players = tuple(
        Player(
            id=f"p{p}",
            options=tuple(Option(id=f"o{k}") for k in range(n_options) if owner[k] == p),
            preferences=preferences(rng, kept, p),
        )
        for p in range(n_players)
    )
    return Conflict(players=players, infeasible=tuple(Constraint(expression=e) for e in patterns if e not in kept))


def _strict(rng, patterns, _):
    order = patterns[:]
    rng.shuffle(order)
    return Ranking(tiers=tuple((each,) for each in order))


def _game(model: Model, ranks) -> Game:
    states = list(range(model.n_states))
    moves = [{s: set(model.moves(p, s).tolist()) for s in states} for p in range(model.n_players)]
    compare = [lambda a, b, r=r: (r[b] > r[a]) - (r[b] < r[a]) for r in ranks]
    return Game(states=states, moves=moves, compare=compare)


def _holds(model, ranks, wanted, concept) -> bool:
    game = _game(model, ranks)
    return any(all(stable(game, p, s, concept) for p in game.players) for s in wanted)


def _by_exhaustion(model, wanted, concept, held):
    now = [tuple(order.ranks.tolist()) for order in model.orders]
    every = list(itertools.permutations(range(model.n_states)))
    found: dict[int, set] = {}
    for ranks in itertools.product(*([now[p]] if p in held else every for p in range(model.n_players))):
        cost = sum(
            (a[s] > a[t]) != (b[s] > b[t])
            for a, b in zip(now, ranks, strict=True)
            for s in range(model.n_states)
            for t in range(s)
        )
        if (not found or cost <= min(found)) and _holds(model, ranks, wanted, concept):
            found.setdefault(cost, set()).add(ranks)
    return (min(found), found[min(found)]) if found else (None, set())


@pytest.mark.parametrize("count", COUNTS)
def test_orders_agree_with_exhaustion(count):
    """Least cost and the very set of cheapest orders, two players on three or four states, and three on three."""
    for seed in range(count):
        rng = random.Random(seed)
        n_players = 3 if seed % 3 == 0 else 2
        conflict = _conflict(rng, n_players, 3, 3 if n_players == 3 else 4, _strict)
        model = build_model(conflict)
        held = {0} if seed % 4 == 1 else set()
        concept, want = CONCEPT_IDS[seed % 5], model.space.pattern(rng.randrange(model.n_states))
        wanted = [int(state) for state in model.space.matching(want).nonzero()[0]]
        cost, expected = _by_exhaustion(model, wanted, concept, held)
        found = invert_conflict(
            conflict, want, concept=concept, by="orders", hold=tuple(f"p{p}" for p in held), n_answers=10_000
        )
        assert found.is_impossible == (cost is None), seed
        assert all(answer.cost == cost for answer in found.answers), seed
        if cost:
            orders = {
                tuple(tuple(order.ranks.tolist()) for order in build_model(answer.conflict).orders)
                for answer in found.answers
            }
            assert orders == expected and len(found.answers) == len(expected), seed


def _some_wants(rng, _, player):
    pool = ["o0", "o1", "o2", "not o0", "o0 iff o1", "o1 or o2", "o0 and not o2"]
    pool.remove(rng.choice(["o0", "not o0"]))
    chosen = rng.sample(pool, 3)
    return Wants(groups=tuple((Want(id=f"p{player}.{n}", expression=each),) for n, each in enumerate(chosen)))


def _moved(order) -> int:
    """The fewest places to take out so that the rest ascends."""
    count = len(order)
    best = max(
        len(kept)
        for size in range(count + 1)
        for kept in itertools.combinations(order, size)
        if list(kept) == sorted(kept)
    )
    return count - best


def _lists_by_exhaustion(model, wanted, concept):
    truths = [
        [model.space.truth(want.expression).tolist() for want in player.preferences.all]
        for player in model.conflict.players
    ]
    changes = []
    for each in truths:
        k = len(each)
        changes.append(
            [
                (_moved(order) + sum(signs), tuple(
                    tuple(each[w][s] != signs[w] for w in order) for s in range(model.n_states)
                ))
                for order in itertools.permutations(range(k))
                for signs in itertools.product((False, True), repeat=k)
            ]
        )  # fmt: skip
    costs = [sum(cost for cost, _ in chosen) for chosen in itertools.product(*changes)
             if _holds(model, [ranks for _, ranks in chosen], wanted, concept)]  # fmt: skip
    return min(costs) if costs else None


@pytest.mark.parametrize("count", [8, pytest.param(40, marks=pytest.mark.long)])
def test_statements_agree_with_exhaustion(count):
    """The fewest statements moved or negated."""
    for seed in range(count):
        rng = random.Random(500 + seed)
        conflict = _conflict(rng, 2, 3, rng.choice([4, 6]), _some_wants)
        model = build_model(conflict)
        concept, state = CONCEPT_IDS[seed % 5], rng.randrange(model.n_states)
        found = invert_conflict(conflict, model.space.pattern(state), concept=concept, by="statements")
        expected = _lists_by_exhaustion(model, [state], concept)
        assert (found.answers[0].cost if found.answers else None) == expected, seed
        for answer in found.answers:
            assert len(answer.edits) == answer.cost


DILEMMA = Conflict(
    title="dilemma",
    players=(
        Player(id="A", options=(Option(id="a"),), preferences=Wants(groups=((Want(id="A1", expression="b"),),
               (Want(id="A2", expression="not a"),)))),
        Player(id="B", options=(Option(id="b"),), preferences=Wants(groups=((Want(id="B1", expression="a"),),
               (Want(id="B2", expression="not b"),)))),
    ),
)  # fmt: skip


def test_what_holds_already_costs_nothing():
    found = invert_conflict(DILEMMA, "not a and not b", concept="nash")
    assert [answer.edits for answer in found.answers] == [()]


def test_held_players_do_not_change_and_impossibility_is_proved():
    assert invert_conflict(DILEMMA, "a and b", concept="nash", hold=("A", "B")).is_impossible
    one = invert_conflict(DILEMMA, "a and not b", concept="nash", hold=("B",))
    assert {edit.player for answer in one.answers for edit in answer.edits} == {"A"}


def test_least_important_statements_are_changed_first():
    found = invert_conflict(DILEMMA, "a and b", concept="nash", is_least_important=True)
    assert {edit.what for edit in found.answers[0].edits} == {("A2",), ("B2",)}


def test_options_made_one_way_or_removed():
    found = invert_conflict(DILEMMA, "a and b", concept="nash", by="options", n_answers=20)
    assert found.answers[0].cost == 2
    assert {edit.kind for edit in found.answers[0].edits} == {"forward"}


def test_a_third_party_may_enter_with_options_of_its_own():
    """A guarantor whose presence each side rewards with cooperation."""
    guarantor = Player(
        id="T",
        options=(Option(id="guarantee"),),
        preferences=Wants(groups=((Want(id="T1", expression="guarantee"),),)),
    )
    addition = Addition(
        id="guarantor",
        says="A guarantor enters.",
        players=(guarantor,),
        wants=(("A", 0, Want(id="A0", expression="if guarantee then a")),
               ("B", 0, Want(id="B0", expression="if guarantee then b"))),
    )  # fmt: skip
    found = invert_conflict(DILEMMA, "a and b", concept="nash", by="options", additions=(addition,), max_edits=1)
    assert [edit.kind for edit in found.answers[0].edits] == ["add"]


def test_wrong_words_are_told():
    for words in ({"want": "a and c"}, {"want": "a", "hold": ("C",)}, {"want": "a", "by": "magic"}):
        with pytest.raises(UsageError):
            invert_conflict(DILEMMA, **words)


ENTER = """\
title: A guarantor would come
players:
  - id: guarantor
    options: [{id: vouch, name: vouch for the pact}]
    preferences: [vouch iff (a and b)]
  - id: B
    preferences: [vouch]
infeasible: [vouch and not a]
"""
PACT = """\
title: A pact
players:
  - {id: A, options: [a], preferences: [b, not a or b]}
  - {id: B, options: [b], preferences: [a, not b]}
"""


def test_a_third_party_enters_from_a_file(tmp_path):
    """It brings options of its own and statements of others, and what is wanted may speak of it."""
    conflict = parse_conflict(PACT, "pact.yaml")
    (tmp_path / "guarantor.yaml").write_text(ENTER, encoding="utf-8")
    addition = load_addition(tmp_path / "guarantor.yaml", conflict)
    found = invert_conflict(conflict, "vouch and b", concept="gmr", by="options", additions=(addition,))
    assert found.answers[0].cost == 1
    assert found.answers[0].edits[0].says == "A guarantor would come"


def test_faults_of_what_enters_are_told_where_they_stand(tmp_path):
    (tmp_path / "g.yaml").write_text(ENTER.replace("(a and b)", "(a and bb)").replace("not a]", "not aa]"))
    with pytest.raises(ConflictFaults) as caught:
        load_addition(tmp_path / "g.yaml", parse_conflict(PACT, "pact.yaml"))
    where = [problem.where for problem in caught.value.problems]
    assert where == ["g.yaml:5 players[0].preferences.statements[0]", "g.yaml:8 infeasible[0]"]


def test_an_interrupted_inverse_proves_nothing(monkeypatch):
    def interrupted(*args, **settings):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr("goodoffices.solve.inverse.order_changes", interrupted)
    found = invert_conflict(parse_conflict(PACT, "pact.yaml"), "b")
    assert not found.is_impossible and not found.is_complete and "proves nothing" in found.notes[-1]


def test_an_interrupt_between_answers_leaves_those_found():
    """The first answer stays, with a word that there may be more; progress is told on the way."""
    told = []

    def tell(line):
        told.append(line)
        if line.startswith("answer 2"):
            raise KeyboardInterrupt

    conflict = _conflict(random.Random(5), 2, 4, 12, _strict)
    found = invert_conflict(conflict, "o0 and o3", concept="nash", by="orders", n_answers=50, tell=tell)
    assert len(found.answers) == 1 and found.answers[0].cost and not found.is_complete
    assert "may be more" in found.notes[-1] and any("costs less" in line for line in told)


@pytest.mark.parametrize("concept", ["nash", "gmr", "smr", "seq"])
def test_players_held_beforehand_change_no_answer(concept, monkeypatch):
    """Leaving out states in which a held player is unstable gives the same least cost, or none, as the search alone."""
    for seed in range(25):
        conflict, _ = option_conflict(random.Random(50_000 + seed), 3)
        hold = (conflict.players[0].id,)
        want = conflict.players[-1].options[0].id if conflict.players[-1].options else conflict.options[0].id
        found = invert_conflict(conflict, want, concept=concept, by="orders", hold=hold, n_answers=1)
        with monkeypatch.context() as patched:
            patched.setattr(
                "goodoffices.solve.inverse_search._held_stable", lambda model, wanted, concept, hold: wanted
            )
            alone = invert_conflict(conflict, want, concept=concept, by="orders", hold=hold, n_answers=1)
        assert [one.cost for one in found.answers] == [one.cost for one in alone.answers], seed
        assert found.is_impossible == alone.is_impossible, seed
