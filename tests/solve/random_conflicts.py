"""Random conflicts, as a `Conflict` for the package and as a `Game` for the solver by definition."""

from __future__ import annotations

import itertools
import random

from definition import Game

from goodoffices.core.conflict import (
    Conflict,
    Constraint,
    Direction,
    Move,
    Option,
    Pair,
    Pairs,
    Player,
    Ranking,
    State,
)


def _levels(rng: random.Random, states: list, n_levels: int) -> dict:
    return {state: rng.randrange(n_levels) for state in states}


def _tiers(levels: dict, name) -> tuple[tuple[str, ...], ...]:
    found = sorted(set(levels.values()), reverse=True)
    return tuple(tuple(name(state) for state in levels if levels[state] == level) for level in found)


def _compare(levels: dict):
    return lambda first, second: (levels[second] > levels[first]) - (levels[second] < levels[first])


def option_conflict(rng: random.Random, max_options: int = 6, *, endings: float = 0.0) -> tuple[Conflict, Game]:
    """Option form: 2 to 5 players, ties, one-way options, infeasible states, by some of which an option ends."""
    n_players = rng.randint(2, 5)
    n_options = rng.randint(1, max_options)
    owner = sorted(rng.randrange(n_players) for _ in range(n_options))
    ways = [rng.choices(list(Direction), [6, 1, 1])[0] for _ in range(n_options)]
    states = list(itertools.product((False, True), repeat=n_options))
    if rng.random() < 0.6 and n_options > 1:
        states = sorted(rng.sample(states, rng.randint(2, len(states))))

    def name(state):
        return "".join("NY"[taken] for taken in state)

    barred = [s for s in itertools.product((False, True), repeat=n_options) if s not in set(states)]
    n_levels = rng.choice([2, 3, len(states), 4 * len(states)])
    levels = [_levels(rng, states, n_levels) for _ in range(n_players)]
    gaps = [rng.randrange(n_levels) for _ in range(n_players)]
    players = tuple(
        Player(
            id=f"p{p}",
            options=tuple(Option(id=f"o{k}", direction=ways[k]) for k in range(n_options) if owner[k] == p),
            preferences=_ranking(levels[p], name, gaps[p]),
        )
        for p in range(n_players)
    )
    ends = {
        s: rng.choice([k for k, taken in enumerate(s) if taken])
        for s in barred
        if endings and any(s) and rng.random() < endings
    }
    infeasible = tuple(Constraint(expression=name(s), ends=f"o{ends[s]}" if s in ends else "") for s in barred)
    conflict = Conflict(title="random", players=players, infeasible=infeasible)
    feasible = set(states)

    def settled(state):
        while state in ends:
            state = tuple(taken and k != ends[state] for k, taken in enumerate(state))
        return state

    def moves(p):
        table = {}
        for state in states:
            table[state] = set()
            for target in itertools.product((False, True), repeat=n_options):
                changed = [k for k in range(n_options) if state[k] != target[k]]
                if all(owner[k] == p and _allowed(ways[k], target[k]) for k in changed):
                    table[state].add(settled(target))
            table[state] = (table[state] & feasible) - {state}
        return table

    game = Game(
        states=sorted(states, key=lambda s: sum(taken << k for k, taken in enumerate(s))),
        moves=[moves(p) for p in range(n_players)],
        compare=[_compare(levels[p]) for p in range(n_players)],
        much_worse=[_much_worse(levels[p], gaps[p]) for p in range(n_players)],
    )
    return conflict, game


def _much_worse(levels, gap):
    return lambda first, second: levels[second] <= gap < levels[first]


def _ranking(levels, name, gap) -> Ranking:
    tiers = _tiers(levels, name)
    above = sum(level > gap for level in set(levels.values()))
    much_after = (above - 1,) if 0 < above < len(tiers) else ()
    return Ranking(tiers=tiers, much_after=much_after)


def _allowed(way: Direction, becomes: bool) -> bool:
    return way is Direction.BOTH or becomes == (way is Direction.FORWARD)


def graph_conflict(rng: random.Random, max_states: int = 9) -> tuple[Conflict, Game]:
    """An explicit graph with moves drawn at random, hence seldom transitive."""
    n_players, n_states = rng.randint(2, 5), rng.randint(2, max_states)
    states = [f"x{number}" for number in range(n_states)]
    density = rng.choice([0.1, 0.2, 0.4])
    moves = [{s: {t for t in states if t != s and rng.random() < density} for s in states} for _ in range(n_players)]
    levels = [_levels(rng, states, rng.choice([2, n_states, 4 * n_states])) for _ in range(n_players)]
    players = tuple(Player(id=f"p{p}", preferences=Ranking(tiers=_tiers(levels[p], str))) for p in range(n_players))
    listed = tuple(
        Move(player=f"p{p}", source=s, target=t) for p in range(n_players) for s in states for t in sorted(moves[p][s])
    )
    conflict = Conflict(title="graph", players=players, states=tuple(State(id=s) for s in states), moves=listed)
    game = Game(states=states, moves=moves, compare=[_compare(each) for each in levels])
    return conflict, game


def partial_conflict(rng: random.Random, max_options: int = 4) -> tuple[Conflict, Game]:
    """As `option_conflict`, with orders by pairs that leave comparisons unknown."""
    conflict, game = option_conflict(rng, max_options)
    names = {state: "".join("NY"[taken] for taken in state) for state in game.states}
    players, compares = [], []
    for player, compare in zip(conflict.players, game.compare, strict=True):
        kept = [(a, b) for a, b in itertools.permutations(game.states, 2) if compare(a, b) == -1 and rng.random() < 0.3]
        closed = _closed(set(kept), game.states)
        pairs = tuple(Pair(better=names[a], worse=names[b]) for a, b in kept)
        players.append(Player(id=player.id, options=player.options, preferences=Pairs(pairs=pairs)))
        compares.append(_partial_compare(closed))
    conflict = Conflict(title="partial", players=tuple(players), infeasible=conflict.infeasible)
    return conflict, Game(states=game.states, moves=game.moves, compare=compares)


def _closed(pairs: set, states: list) -> set:
    for middle in states:
        for a in states:
            for b in states:
                if (a, middle) in pairs and (middle, b) in pairs:
                    pairs.add((a, b))
    return pairs


def _partial_compare(better: set):
    def compare(first, second):
        if first == second:
            return 0
        return -1 if (first, second) in better else 1 if (second, first) in better else 2

    return compare
