"""Solutions, inverse answers, robustness and simulations drawn as tables of at most 100 columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from goodoffices.core.conflict import Conflict
from goodoffices.core.inverse import Change, Inverse
from goodoffices.core.robustness import Robustness, Share
from goodoffices.core.simulation import Simulation
from goodoffices.core.solution import Solution, StateView, Step

SHOWN_STATES = 64
"""States up to which every one has a row."""

CAUTION = "These follow from the preferences as stated and assumed; they are no forecast."

IMPLIED = {"nash": {"gmr", "smr", "seq", "sseq"}, "sseq": {"gmr", "smr", "seq"}, "smr": {"gmr"}, "seq": {"gmr"}}
"""What a concept implies, so that a cell need not say it."""

READINGS = "abcd"
"""The readings of unknown preference, as they end the names of concepts."""


def _put(console: Console, title: str, table: Table) -> None:
    console.print(Text(title, style="bold"))
    console.print(table)
    console.print()


def _table(*columns: str, ratios: Mapping[str, int] | None = None) -> Table:
    table = Table(pad_edge=False, expand=False, box=None)
    for column in columns:
        ratio = (ratios or {}).get(column)
        table.add_column(column, overflow="fold", ratio=ratio, header_style="underline")
    return table


def draw_solution(console: Console, conflict: Conflict, solution: Solution, reasons: Iterable[str] = ()) -> None:
    """Print states, stabilities, equilibria, why, and the ways from now."""
    console.print(Text(solution.title or "Conflict", style="bold"))
    options = f"{len(conflict.options)} options" if conflict.options else "an explicit graph"
    console.print(f"{len(solution.players)} players, {options}, {solution.n_states} states. {CAUTION}\n")
    views = _shown(solution)
    shown = "" if len(views) == solution.n_states else f" ({len(views)} of {solution.n_states}: equilibria and now)"
    _put(console, f"States{shown}", _states_table(conflict, views))
    title = "Stable for (nash implies all others, sseq implies seq and smr, these imply gmr)"
    if any(result.concept[-2:] in ("-a", "-b", "-c", "-d") for result in solution.concepts):
        console.print("Some comparisons are unknown: a to d are four readings of that, no letter means all of them.\n")
    _put(console, title, _stability_table(conflict, solution, views))
    _put(console, "Equilibria", _equilibria_table(solution))
    reasons = list(reasons)
    if reasons:
        console.print(Text("Why", style="bold"))
        for reason in reasons:
            console.print(Text(f"- {reason}"))
        console.print()
    if solution.paths:
        _put(console, "From now to each equilibrium", _paths_table(conflict, solution))
    for note in solution.notes:
        console.print(Text(f"Note: {note}", style="dim"))


def _shown(solution: Solution) -> tuple[StateView, ...]:
    if len(solution.states) <= SHOWN_STATES:
        return solution.states
    held = {state for result in solution.concepts for state in result.equilibria}
    kept = [view for view in solution.states if view.index in held or view.is_now]
    return tuple(kept[:SHOWN_STATES])


def _states_table(conflict: Conflict, views: tuple[StateView, ...]) -> Table:
    table = _table("state", "what is done", "outcome", ratios={"what is done": 1})
    for view in views:
        outcome = ", ".join(conflict.outcome_names(view.outcomes))
        table.add_row(view.label + (" (now)" if view.is_now else ""), state_words(conflict, view), outcome)
    return table


def state_words(conflict: Conflict, view: StateView) -> str:
    """What is done in a state, player by player."""
    if conflict.is_explicit:
        return next(state.name or state.id for state in conflict.states if state.id == view.label)
    return _deeds(conflict, view.taken)


def _deeds(conflict: Conflict, taken: Collection[str]) -> str:
    """Who does what where some options are taken."""
    done = [(one.label, [each.label for each in one.options if each.id in taken]) for one in conflict.players]
    return "; ".join(f"{name}: {', '.join(what)}" for name, what in done if what) or "nothing is done"


def _concise(concepts: list[str]) -> str:
    """The concepts without those that others imply; the four readings of unknown preference are told together."""
    plain = [concept for concept in concepts if concept[-2:-1] != "-" or concept[-1:] not in READINGS]
    by_reading = {
        reading: _strongest([concept[:-2] for concept in concepts if concept.endswith(f"-{reading}")])
        for reading in READINGS
    }
    told = []
    for words in dict.fromkeys(by_reading.values()):
        letters = "".join(reading for reading in READINGS if by_reading[reading] == words)
        if words:
            told.append(words if letters == READINGS else f"{words} ({letters})")
    return "; ".join(each for each in (_strongest(plain), *told) if each) or "–"


def _strongest(concepts: list[str]) -> str:
    implied = {each for concept in concepts for each in IMPLIED.get(concept, set())}
    return " ".join(concept for concept in concepts if concept not in implied)


def _stability_table(conflict: Conflict, solution: Solution, views: tuple[StateView, ...]) -> Table:
    names = {player.id: player.label for player in conflict.players}
    results = [result for result in solution.concepts if result.groups == solution.players]
    table = _table("state", *(names[player] for player in solution.players), "equilibrium")
    stable = {result.concept: [set(each) for each in result.stable or ()] for result in results}
    for view in views:
        cells = [
            _concise([concept for concept, rows in stable.items() if rows and view.index in rows[place]])
            for place in range(len(solution.players))
        ]
        held = _concise([result.concept for result in results if view.index in result.equilibria])
        table.add_row(view.label + (" (now)" if view.is_now else ""), *cells, Text(held, style="bold"))
    return table


def _equilibria_table(solution: Solution) -> Table:
    labels = {view.index: view.label for view in solution.states}
    table = _table("concept", "states", ratios={"states": 1})
    by_states: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for result in solution.concepts:
        base, _, reading = result.concept.partition("-")
        by_states.setdefault((base if reading in READINGS else result.concept, result.equilibria), []).append(reading)
    for (concept, states), readings in by_states.items():
        shown = [labels[state] for state in states[:40]]
        more = f" and {len(states) - 40} more" if len(states) > 40 else ""
        letters = "".join(readings) if concept not in {each.concept for each in solution.concepts} else ""
        table.add_row(f"{concept} ({letters})" if letters else concept, (", ".join(shown) or "none") + more)
    return table


def _paths_table(conflict: Conflict, solution: Solution) -> Table:
    labels = {view.index: view.label for view in solution.states}
    names = {player.id: player.label for player in conflict.players}
    table = _table("to", "by improvements", "by any moves")

    def words(steps: tuple[Step, ...] | None) -> str:
        if steps is None:
            return "out of reach"
        return " → ".join(f"{names[step.player]} {labels.get(step.target, step.target)}" for step in steps) or "here"

    for path in solution.paths[:40]:
        same = path.by_moves == path.by_improvements
        table.add_row(labels[path.target], words(path.by_improvements), "the same" if same else words(path.by_moves))
    return table


def draw_inverse(console: Console, inverse: Inverse, *, asked: str = "") -> None:
    """Print what would have to change; what was asked for by the name of an outcome is called by it."""
    console.print(Text(f"What would make “{asked or inverse.want}” hold under {inverse.concept}", style="bold"))
    if inverse.is_impossible:
        console.print(f"Nothing: no change of {inverse.by} does it, which was proved or tried out in full.")
    for number, change in enumerate(inverse.answers, start=1):
        if not change.edits:
            console.print(Text(f"It holds already, in {_words(change)}."))
            continue
        console.print(Text(f"\n{number}. At a cost of {change.cost}, {_words(change)} would hold:"))
        for edit in change.edits[:30]:
            console.print(Text(f"   - {edit.says}"))
        if len(change.edits) > 30:
            console.print(f"   and {len(change.edits) - 30} more (--json shows all)")
    if inverse.answers and not inverse.is_complete:
        console.print("\nThere are more answers of the same cost: ask for more with --answers.")
    for note in inverse.notes:
        console.print(Text(f"Note: {note}", style="dim"))


def _words(change: Change) -> str:
    """The state of a change: its pattern, and who does what there."""
    if not set(change.label) <= set("YN-"):
        return change.label
    options = [option.id for option in change.conflict.options]
    taken = [one for one, letter in zip(options, change.label, strict=False) if letter == "Y"]
    return f"{change.label} ({_deeds(change.conflict, taken)})"


def percent(share: Share) -> str:
    """A share with its error, in per cent."""
    error = f" ± {100 * share.error:.1f}" if share.error else ""
    return f"{100 * share.share:.1f}{error}"


def draw_robustness(console: Console, conflict: Conflict, solution: Solution, found: Robustness) -> None:
    """Print in which share of the admitted orders each state and outcome holds."""
    how = f"{found.n_samples} orders; {found.method}" + ("" if found.is_exact else f"; seed {found.seed}")
    title = f"Where preferences are open: per cent of admitted orders ({how})"
    table = _table("state", *found.concepts)
    for view in solution.states:
        shares = [found.state(concept, view.index) for concept in found.concepts]
        if any(share.share > 0 for share in shares) and len(table.rows) < SHOWN_STATES:
            table.add_row(view.label, *(percent(share) for share in shares))
    names = {outcome.id: outcome.label for outcome in conflict.outcomes}
    for outcome, name in names.items():
        table.add_row(f"some: {name}", *(percent(found.outcome(concept, outcome)) for concept in found.concepts))
    _put(console, title, table)
    if found.matters:
        console.print(Text("What to find out next", style="bold"))
    for matter in found.matters[:3]:
        console.print(
            Text(
                f"- {matter.item.says} Settled one way or the other, {names[matter.outcome]} holds under "
                f"{matter.concept} in {percent(matter.when_yes)} or {percent(matter.when_no)} per cent of orders."
            )
        )


def draw_simulation(
    console: Console, conflict: Conflict, simulation: Simulation, labels: Mapping[int, str], words: Mapping[int, str]
) -> None:
    """Print where simulated play ended."""
    console.print(Text(f"Simulated play from {labels[simulation.start]}", style="bold"))
    console.print(
        f"{simulation.caution} {simulation.n_runs} runs of {simulation.n_steps} steps, seed {simulation.seed}."
    )
    exact = dict(simulation.exact.ends) if simulation.exact else {}
    table = _table("state", "per cent", "exactly", "what is done", ratios={"what is done": 1})
    for state, share in simulation.ends[:20]:
        known = f"{100 * exact[state]:.1f}" if state in exact else "–"
        table.add_row(labels[state], percent(share), known, words[state])
    _put(console, "Ends", table)
    names = {outcome.id: outcome.label for outcome in conflict.outcomes} | {"other": "none of these"}
    chances = dict(simulation.exact.outcomes) if simulation.exact else {}
    movers = [names_of(conflict, each.player) for each in simulation.first_movers]
    outcomes = _table("outcome", "share", "exactly", *(f"if {mover} first" for mover in movers))
    for name, share in simulation.outcomes:
        known = f"{100 * chances[name]:.1f}" if name in chances else "–"
        by_mover = [percent(dict(each.outcomes)[name]) for each in simulation.first_movers]
        outcomes.add_row(names[name], percent(share), known, *by_mover)
    _put(console, "Outcomes, per cent", outcomes)
    rest = f"At rest at the end: {percent(simulation.at_rest)} per cent of runs"
    after = f", after {simulation.mean_steps:.1f} steps on average" if simulation.mean_steps is not None else ""
    console.print(f"{rest}{after}.")


def names_of(conflict: Conflict, player: str) -> str:
    """A player's name; nobody for an empty id."""
    return next((each.label for each in conflict.players if each.id == player), "nobody")
