"""How the solver grows with the number of states: `python benchmarks/solve/bench_growth.py [OPTIONS ...]`.

Three players, options split as evenly as possible, all 2^n states, random strict orders; Nash, GMR, SMR and SEQ
together. Compile time is shown apart; the solver by definition runs beside it where it can. Each size is measured
several times, the sizes in turn, and the least processor time counts: a busy machine adds to it, but never takes off.
The last column is the processor time per state over that of the smallest size of at least 2^14 states.
"""

from __future__ import annotations

import math
import resource
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "solve"))

from goodoffices.core.conflict import Conflict, Constraint, Direction, Option, Player
from goodoffices.solve.concepts import CONCEPTS
from goodoffices.solve.large import lay_out, solve_large
from goodoffices.solve.model import Model
from goodoffices.solve.orders import Order
from goodoffices.solve.space import bits_by_player, build_space

FOUR = CONCEPTS[:4]
N_REPEATS = 5


def random_model(n_options: int, *, seed: int = 0, n_players: int = 3, variant: str = "plain") -> Model:
    rng = np.random.default_rng(seed)
    owner = sorted(k % n_players for k in range(n_options))
    seen: dict[int, int] = {}
    options: list[list[Option]] = [[] for _ in range(n_players)]
    for k, player in enumerate(owner):
        place = seen[player] = seen.get(player, -1) + 1
        way = Direction.FORWARD if variant == "one-way" and place == 0 else Direction.BOTH
        options[player].append(Option(id=f"o{k}", direction=way))
    infeasible = (Constraint(expression="o0 and o1"), Constraint(expression=f"o{n_options - 1} and not o0"))
    conflict = Conflict(
        players=tuple(Player(id=f"p{p}", options=tuple(options[p])) for p in range(n_players)),
        infeasible=infeasible if variant == "infeasible" else (),
    )
    space = build_space(conflict)
    orders = tuple(Order(ranks=rng.permutation(space.n_states).astype(np.int32)) for _ in range(n_players))
    return Model(space=space, orders=orders, bits=bits_by_player(conflict))


def seconds(model: Model, concepts=FOUR) -> tuple[float, float]:
    """Wall and processor seconds."""
    start, begun = time.perf_counter(), time.process_time()
    for _ in solve_large(lay_out(model), concepts):
        pass
    return time.perf_counter() - start, time.process_time() - begun


def by_definition(model: Model) -> float:
    from definition import Game, stable

    states = list(range(model.n_states))
    moves = [{s: set(model.moves(p, s).tolist()) for s in states} for p in range(model.n_players)]
    ranks = [order.ranks.tolist() for order in model.orders]
    compare = [lambda a, b, r=r: (r[b] > r[a]) - (r[b] < r[a]) for r in ranks]
    game = Game(states=states, moves=moves, compare=compare)
    start = time.perf_counter()
    for concept in FOUR:
        for player in game.players:
            for state in states:
                stable(game, player, state, concept.id)
    return time.perf_counter() - start


def main(sizes: list[int]) -> None:
    start = time.perf_counter()
    for variant in ("plain", "one-way"):
        seconds(random_model(9, variant=variant))
    print(f"first call, kernels compiled or loaded: {time.perf_counter() - start:.2f} s")
    for variant in ("plain", "infeasible", "one-way"):
        models = [random_model(n_options, variant=variant) for n_options in sizes]
        found = [(math.inf, math.inf)] * len(models)
        for _ in range(N_REPEATS):
            found = [min_of(best, seconds(model)) for best, model in zip(found, models, strict=True)]
        base = math.nan
        for n_options, model, (took, busy) in zip(sizes, models, found, strict=True):
            each = busy / model.n_states * 1e9
            base = each if math.isnan(base) and n_options >= 14 else base
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            line = f"{variant:10} 2^{n_options:<2} {model.n_states:9} states {took * 1e3:10.1f} ms,"
            line += f" processor {busy * 1e3:9.1f} ms, {each:6.0f} ns a state, peak {peak:.2f} GB, {each / base:.2f}"
            if n_options <= 8:
                line += f", by definition {by_definition(model) * 1e3:10.0f} ms"
            print(line, flush=True)


def min_of(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return min(one[0], other[0]), min(one[1], other[1])


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [6, 8, 10, 12, 14, 16, 18, 20])
