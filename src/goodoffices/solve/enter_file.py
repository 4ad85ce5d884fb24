"""Read what a third party could bring in: a file in the words of a conflict file, told apart from the conflict.

New players enter as they stand there. A player of the conflict who stands there again gains the options listed,
and its statements come before those that it has.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from goodoffices.core.conflict import Conflict, Player, Want, Wants
from goodoffices.core.problem import Problem
from goodoffices.solve.checks import check_conflict
from goodoffices.solve.conflict_file import read_conflict_text
from goodoffices.solve.faults import ConflictFaults
from goodoffices.solve.files import read_text
from goodoffices.solve.findings import Finding
from goodoffices.solve.inverse_options import Addition, add_to
from goodoffices.solve.yaml_nodes import Source


def load_addition(path: Path | str, conflict: Conflict) -> Addition:
    """Read one addition to a conflict.

    Args:
        path: A YAML file: `title` says what it is; `players`, `infeasible` as in a conflict file.
        conflict: What it is added to; conditions may speak of its options.

    Raises:
        InputError: The file cannot be read.
        ConflictFaults: With every fault, each with line and path in the file.
    """
    path = Path(path)
    part, _, source = read_conflict_text(read_text(path), path.name)
    for word in ("now", "same", "states", "moves", "coalitions", "outcomes"):
        if getattr(part, word):
            source.fault(word, f"{word!r} cannot enter.", "Here stand title, players and infeasible.")
    if not part.players and not source.problems:
        source.fault("players", "nobody enters, and nobody gains an option.", "List at least one under `players`.")
    addition = _addition(part, conflict, path.stem, source)
    if not source.problems:
        for finding in check_conflict(add_to(conflict, addition)):
            _place(finding, conflict, part, source)
    if source.problems:
        raise ConflictFaults(source.in_order())
    return addition


def _addition(part: Conflict, conflict: Conflict, name: str, source: Source) -> Addition:
    present = {player.id for player in conflict.players}
    again = [(number, player) for number, player in enumerate(part.players) if player.id in present]
    wants = []
    for number, player in again:
        if not isinstance(player.preferences, Wants) or player.preferences.anywhere or player.readings:
            source.fault(f"players[{number}]", f"{player.id} can only gain options and statements.", "List these.")
            continue
        wants += [(player.id, place, want) for place, want in enumerate(_renamed(player, name))]
    return Addition(
        id=name,
        says=part.title or f"What {name} describes would enter.",
        players=tuple(player for player in part.players if player.id not in present),
        options=tuple((player.id, option) for _, player in again for option in player.options),
        infeasible=part.infeasible,
        wants=tuple(wants),
    )


def _renamed(player: Player, name: str) -> list[Want]:
    assert isinstance(player.preferences, Wants)
    return [replace(want, id=f"{name}.{want.id}") for want in player.preferences.all]


def _place(finding: Finding, conflict: Conflict, part: Conflict, source: Source) -> None:
    """Tell a fault of the whole where it stands in the file that enters."""
    entering = [n for n, each in enumerate(part.players) if each.id not in {p.id for p in conflict.players}]
    match = re.match(r"(players|infeasible)\[(\d+)\]", finding.path)
    if match is None:
        source.problems.append(
            Problem(where=f"with {source.name}: {finding.path}", what=finding.what, hint=finding.hint)
        )
        return
    word, number = match[1], int(match[2])
    shift = number - len(conflict.players if word == "players" else conflict.infeasible)
    if shift >= 0:
        own = entering[shift] if word == "players" else shift
        source.fault(f"{word}[{own}]{finding.path[match.end() :]}", finding.what, finding.hint)
    else:
        source.fault("", f"with it, {finding.path}: {finding.what}", finding.hint)
