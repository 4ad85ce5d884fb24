"""The commands that begin with a conflict file: solve, inverse, simulate. They need nothing of reports or language."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from goodoffices.cli.common import err, guarded, out, refuse_unwritable, write_text
from goodoffices.core.conflict import Conflict
from goodoffices.core.solution import Solution
from goodoffices.errors import UsageError

File = Annotated[Path, typer.Argument(help="A conflict file: YAML, or .gmcr JSON.", show_default=False)]
Readings = Annotated[
    list[str] | None, typer.Option("--reading", help="PLAYER=READING, where a player's wants have several readings.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print everything as JSON.")]
Seed = Annotated[int, typer.Option(help="Seed of everything that is drawn at random.")]

DRAWN, CONVERTED = (".svg", ".html"), (".yaml", ".yml", ".gmcr")
SAMPLED_STATES = 256
"""States up to which `solve` looks at open preferences without being asked."""


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(solve)
    app.command()(inverse)
    app.command()(simulate)


@guarded
def solve(
    file: File,
    concepts: Annotated[str, typer.Option(help="Concepts by name, as in nash,seq,cnash,l3,sim,gmr-strong.")] = "",
    reading: Readings = None,
    default: Annotated[bool, typer.Option("--default", help="Fill in what is open by the order of the file.")] = False,
    samples: Annotated[int, typer.Option(help="Orders drawn where preferences are open; 0 for none.")] = 1000,
    seed: Seed = 0,
    why: Annotated[str, typer.Option(help="STATE:PLAYER:CONCEPT, the proof of one verdict, as in s3:IND:seq.")] = "",
    graph: Annotated[Path | None, typer.Option(help="Draw the graph model: FILE.svg or FILE.html.")] = None,
    convert: Annotated[Path | None, typer.Option(help="Write the conflict as FILE.yaml or FILE.gmcr.")] = None,
    as_json: AsJson = False,
) -> None:
    """Which states hold, for whom, under which concept, and why."""
    from goodoffices.solve import load_conflict, settle, solve_conflict, text_of
    from goodoffices.solve.concepts import DEFAULT_CONCEPTS

    _refuse_output(graph, "--graph", DRAWN)
    _refuse_output(convert, "--convert", CONVERTED)
    conflict, readings = load_conflict(file), _readings(reading)
    if convert is not None:
        write_text(convert, text_of(conflict, convert))
        _tell_written(convert)
    if default:
        conflict, readings = settle(_chosen(conflict, readings)), {}
    names = tuple(name.strip() for name in concepts.split(",") if name.strip()) or DEFAULT_CONCEPTS
    if why:
        _show_proof(conflict, why, readings, as_json=as_json)
        return
    solution = solve_conflict(conflict, readings=readings, concepts=names, tell=_tell)
    if graph is not None:
        _draw_graph(conflict, solution, readings, graph)
        _tell_written(graph)
    found = _robustness(conflict, solution, readings, samples, seed)
    if as_json:
        _print_json(solution, found)
        return
    from goodoffices.brief.conflict_tables import draw_robustness, draw_solution

    draw_solution(out(), conflict, solution, _reasons(conflict, solution))
    if found is not None:
        draw_robustness(out(), conflict, solution, found)


@guarded
def inverse(
    file: File,
    want: Annotated[
        str, typer.Option(help="What should hold: an outcome, a condition over options, or a pattern such as YN-.")
    ],
    concept: Annotated[str, typer.Option(help="Under which concept.")] = "seq",
    by: Annotated[
        str, typer.Option(help="What may change: statements, orders or options.", show_default="statements")
    ] = "",
    enter: Annotated[
        list[Path] | None, typer.Option(help="A file of what could enter, such as a third party; asks by options.")
    ] = None,
    hold: Annotated[str, typer.Option(help="Players who may not change, as in IND,PAK.")] = "",
    answers: Annotated[int, typer.Option(min=1, help="How many answers at most.")] = 5,
    least_important: Annotated[bool, typer.Option(help="Rather change what matters less.")] = False,
    edits: Annotated[int, typer.Option(min=1, help="With --by options: the most edits tried together.")] = 2,
    reading: Readings = None,
    as_json: AsJson = False,
) -> None:
    """The smallest changes that would make a wanted state hold."""
    from goodoffices.solve import invert_conflict, load_addition, load_conflict

    conflict = load_conflict(file)
    if enter and by not in ("", "options"):
        raise UsageError(f"--enter goes with --by options, not with --by {by}.", hint="Leave out one of the two.")
    found = invert_conflict(
        conflict,
        _condition(conflict, want),
        concept=concept,
        by=by or ("options" if enter else "statements"),
        additions=tuple(load_addition(path, conflict) for path in enter or ()),
        hold=tuple(name.strip() for name in hold.split(",") if name.strip()),
        n_answers=answers,
        readings=_readings(reading),
        is_least_important=least_important,
        max_edits=edits,
        tell=_tell,
    )
    if as_json:
        _print_json(found)
        return
    from goodoffices.brief.conflict_tables import draw_inverse

    draw_inverse(out(), found, asked=" ".join(want.split()))


def _condition(conflict: Conflict, want: str) -> str:
    """The condition of the outcome that is meant by its id or name; else the words as they are, options first."""
    if want in {one.id for one in conflict.options}:
        return want
    named = {word.casefold(): one.expression for one in conflict.outcomes for word in (one.id, one.label)}
    return named.get(" ".join(want.casefold().split()), want)


@guarded
def simulate(
    file: File,
    start: Annotated[str, typer.Option(help="Where to begin: a pattern or condition of one state; else now.")] = "",
    turns: Annotated[str, typer.Option(help="A fixed order of turns, as in IND,PAK; else at random.")] = "",
    slip: Annotated[float, typer.Option(help="Probability of a move against the player's preference.")] = 0.0,
    runs: Annotated[int, typer.Option(min=1, help="Runs.")] = 2000,
    steps: Annotated[int, typer.Option(min=0, help="Steps of each run.")] = 100,
    seed: Seed = 0,
    reading: Readings = None,
    as_json: AsJson = False,
) -> None:
    """Where play by the assumed preferences leads: consequences, not a forecast."""
    from goodoffices.solve import load_conflict, simulate_conflict

    conflict, readings = load_conflict(file), _readings(reading)
    order = tuple(name.strip() for name in turns.split(",") if name.strip())
    found = simulate_conflict(
        conflict,
        readings=readings,
        start=start,
        turns=order,
        slip=slip,
        n_runs=runs,
        n_steps=steps,
        seed=seed,
        tell=_tell,
    )
    if as_json:
        _print_json(found)
        return
    from goodoffices.brief.conflict_tables import draw_simulation, state_words
    from goodoffices.solve import build_model
    from goodoffices.solve.solver import view_states

    shown = (*(state for state, _ in found.ends), found.start)
    views = {view.index: view for view in view_states(build_model(conflict, readings), shown)}
    words = {index: state_words(conflict, view) for index, view in views.items()}
    draw_simulation(out(), conflict, found, {index: view.label for index, view in views.items()}, words)


def _refuse_output(path: Path | None, option: str, suffixes: tuple[str, ...]) -> None:
    """See that a file of this kind can be written there.

    Raises:
        UsageError: If its suffix is none of those that can be written, or nothing can be written there.
    """
    if path is not None and path.suffix.lower() not in suffixes:
        raise UsageError(f"{path.name} is of no kind that can be written.", where=option,
                         hint=f"Give it the ending {' or '.join(suffixes)}.")  # fmt: skip
    refuse_unwritable(path)


def _tell_written(path: Path) -> None:
    err().print(f"{path} is written.", style="dim", soft_wrap=True, markup=False)


def _tell(line: str) -> None:
    if sys.stderr.isatty():
        err().print(line, style="dim", markup=False)


def _readings(given: list[str] | None) -> dict[str, str]:
    pairs = [each.partition("=") for each in given or []]
    for player, sign, reading in pairs:
        if not (player and sign and reading):
            raise UsageError(f"{player!r} is no reading.", hint="Write PLAYER=READING.")
    return {player: reading for player, _, reading in pairs}


def _chosen(conflict: Conflict, readings: dict[str, str]) -> Conflict:
    from goodoffices.solve import choose_readings

    chosen: Conflict = choose_readings(conflict, readings)
    return chosen


def _print_json(*values: Any) -> None:
    from goodoffices.solve.shapes import shape_of

    shapes = [shape_of(value) for value in values if value is not None]
    tree = shapes[0] if len(shapes) == 1 else shapes[0] | {"robustness": shapes[1]}
    sys.stdout.write(json.dumps(tree, ensure_ascii=False, indent=1) + "\n")


def _reasons(conflict: Conflict, solution: Solution) -> list[str]:
    """The proofs of the equilibria under the strongest concept that has any, at most twelve sentences."""
    from goodoffices.solve import explain_verdict
    from goodoffices.solve.prose import state_labels

    labels = state_labels(solution)
    shown: dict[int, str] = {}
    for concept in ("nash", "sseq", "seq", "smr", "gmr"):
        for result in solution.concepts:
            if result.concept.partition("-")[0] == concept:
                shown |= {state: result.concept for state in result.equilibria if state not in shown}
    found = []
    names = list(dict.fromkeys(shown.values()))
    kept = [each for each in solution.verdicts if shown.get(each.state) == each.concept]
    for verdict in sorted(kept, key=lambda each: names.index(each.concept)):
        sentences = explain_verdict(verdict, conflict, labels)
        found += [f"{labels[verdict.state]} ({verdict.concept}): {sentence}" for sentence in sentences]
    more = [f"{len(found) - 12} more sentences with --json."] if len(found) > 12 else []
    return found[:12] + more


def _robustness(conflict: Conflict, solution: Solution, readings: dict[str, str], samples: int, seed: int) -> Any:
    from goodoffices.solve import assess_robustness, build_model

    if samples < 1 or solution.n_states > SAMPLED_STATES or build_model(conflict, readings).is_total:
        return None
    return assess_robustness(conflict, readings=readings, n_samples=samples, seed=seed, tell=_tell)


def _draw_graph(conflict: Conflict, solution: Solution, readings: dict[str, str], path: Path) -> None:
    from goodoffices.brief.conflict_graph import graph_html, graph_svg
    from goodoffices.solve.graph import graph_of

    graph = graph_of(conflict, solution, readings)
    text = graph_html(graph) if path.suffix.lower() in (".html", ".htm") else graph_svg(graph)
    write_text(path, text)


def _show_proof(conflict: Conflict, why: str, readings: dict[str, str], *, as_json: bool) -> None:
    from goodoffices.solve import build_model, explain_verdict, prove_state

    state, _, rest = why.partition(":")
    player, _, concept = rest.partition(":")
    space = build_model(conflict, readings).space
    labels = {number: space.label(number) for number in range(space.n_states)}
    numbers = [number for number, label in labels.items() if state in (label, space.pattern(number))]
    if not numbers or not player:
        raise UsageError(f"{why!r} names no verdict.", hint="Write STATE:PLAYER:CONCEPT, as in s3:IND:seq.")
    verdict = prove_state(conflict, numbers[0], player, concept or "seq", readings=readings)
    if as_json:
        _print_json(verdict)
        return
    for sentence in explain_verdict(verdict, conflict, labels):
        out().print(sentence, markup=False)
