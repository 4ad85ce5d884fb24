"""What the other questions cost: inverse, open orders, coalitions, unknown and strong preference, limited moves.

`python benchmarks/solve/bench_questions.py`. Wall and processor seconds; the latter do not
grow when the machine is busy.
"""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable

import numpy as np

from goodoffices.core.conflict import Conflict, Constraint, Option, Pair, Pairs, Player, Ranking, Want, Wants
from goodoffices.solve import assess_robustness, build_model, invert_conflict, simulate_conflict, solve_conflict
from goodoffices.solve.coalitions import CoalitionTables, coalitions_of
from goodoffices.solve.concepts import CONCEPTS
from goodoffices.solve.limited import limited_move_stable
from goodoffices.solve.stability import Tables


def ranked(n_options: int, n_players: int, seed: int, n_kept: int | None = None) -> Conflict:
    rng = random.Random(seed)
    owner = sorted(k % n_players for k in range(n_options))
    patterns = ["".join(each) for each in itertools.product("NY", repeat=n_options)]
    kept = patterns if n_kept is None else sorted(rng.sample(patterns, n_kept))

    def player(p: int) -> Player:
        order = kept[:]
        rng.shuffle(order)
        options = tuple(Option(id=f"o{k}") for k in range(n_options) if owner[k] == p)
        return Player(id=f"p{p}", options=options, preferences=Ranking(tiers=tuple((each,) for each in order)))

    barred = tuple(Constraint(expression=each) for each in patterns if each not in set(kept))
    return Conflict(players=tuple(player(p) for p in range(n_players)), infeasible=barred)


def listed(n_options: int, n_wants: int, seed: int) -> Conflict:
    rng = random.Random(seed)
    owner = sorted(k % 3 for k in range(n_options))

    def player(p: int) -> Player:
        pool = [f"o{a} and not o{b}" for a, b in itertools.permutations(range(n_options), 2)]
        chosen = rng.sample(pool, n_wants)
        wants = tuple((Want(id=f"p{p}.{n}", expression=each),) for n, each in enumerate(chosen))
        options = tuple(Option(id=f"o{k}") for k in range(n_options) if owner[k] == p)
        return Player(id=f"p{p}", options=options, preferences=Wants(groups=wants))

    return Conflict(players=tuple(player(p) for p in range(3)))


def opened(conflict: Conflict, share: float, seed: int) -> Conflict:
    rng = random.Random(seed)
    players = []
    for player in conflict.players:
        order = [tier[0] for tier in player.preferences.tiers]
        pairs = [(a, b) for a, b in itertools.combinations(order, 2) if rng.random() < share]
        players.append(
            Player(
                id=player.id,
                options=player.options,
                preferences=Pairs(pairs=tuple(Pair(better=a, worse=b) for a, b in pairs)),
            )
        )
    return Conflict(players=tuple(players))


def timed(what: str, work: Callable[[], object]) -> None:
    start, begun = time.perf_counter(), time.process_time()
    found = work()
    wall, busy = time.perf_counter() - start, time.process_time() - begun
    print(f"{what:72} {wall:8.2f} s, of processor time {busy:8.2f} s  {found}", flush=True)


def inverse(conflict: Conflict, want: str, concept: str, by: str, n_answers: int = 5) -> str:
    found = invert_conflict(conflict, want, concept=concept, by=by, n_answers=n_answers)
    return f"{len(found.answers)} answers of cost {found.answers[0].cost if found.answers else '-'}"


def effective(conflict: Conflict) -> str:
    found = assess_robustness(conflict, n_samples=1000)
    return f"{found.n_samples} draws, least effective number {min(s.n for row in found.states for s in row):.0f}"


def main() -> None:
    twelve = ranked(4, 1, 1, n_kept=12)
    timed(
        "inverse by orders, 1 player, 12 tiers, nash, every answer", lambda: inverse(twelve, "o0", "nash", "orders", 99)
    )
    sixty_four = ranked(6, 3, 2)
    for concept in ("nash", "gmr", "smr", "seq", "sseq"):
        timed(
            f"inverse by orders, 64 states, 3 players, one state, {concept}",
            lambda c=concept: inverse(sixty_four, "NYNYNY", c, "orders"),
        )
        timed(
            f"inverse by orders, 64 states, 3 players, 16 states, {concept}",
            lambda c=concept: inverse(sixty_four, "o0 and o3", c, "orders"),
        )
    timed(
        "inverse by statements, 64 states, 3 players of 10 statements, seq",
        lambda: inverse(listed(6, 10, 3), "NYNYNY", "seq", "statements"),
    )
    timed(
        "inverse by statements, 256 states, 3 players of 12 statements, seq",
        lambda: inverse(listed(8, 12, 3), "NYNYNYNY", "seq", "statements"),
    )
    timed("open orders, 64 states, 3 players, sparse pairs", lambda: effective(opened(sixty_four, 0.08, 1)))
    timed("open orders, 64 states, 3 players, few pairs", lambda: effective(opened(sixty_four, 0.01, 1)))
    timed(
        "simulation, 64 states, 2000 runs of 100 steps",
        lambda: len(simulate_conflict(sixty_four, start="NNNNNN", slip=0.05).ends),
    )
    timed("solve with proofs and paths, 64 states", lambda: len(solve_conflict(sixty_four).verdicts))
    for n_options in (6, 8, 10):
        model = build_model(ranked(n_options, 3, 4))
        n = model.n_states
        _ = model.adjacency
        plain = Tables(model=model)
        timed(f"{n} states by matrices: five concepts", lambda m=plain: _all(m))
        timed(f"{n} states: the same, one reading of unknown", lambda m=model: _all(Tables(model=m, unknown="c")))
        timed(f"{n} states: the same, strong", lambda m=model: _all(Tables(model=m, is_strong=True)))
        timed(f"{n} states: the same, all 7 coalitions", lambda m=model: _coalitions(m))
        timed(f"{n} states: limited moves, horizon 4", lambda m=model: len(limited_move_stable(m, 4)))


def _all(tables: Tables) -> int:
    rows = [tables.stable(player, concept) for concept in CONCEPTS for player in range(tables.model.n_players)]
    return int(np.sum(rows))


def _coalitions(model) -> int:
    tables = CoalitionTables(model)
    groups = coalitions_of(model.conflict)
    return int(np.sum([tables.stable(group, concept) for concept in CONCEPTS for group in groups]))


if __name__ == "__main__":
    main()
