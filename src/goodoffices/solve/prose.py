"""Proofs in words, drawn from the data of a verdict and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goodoffices.core.conflict import Conflict
from goodoffices.core.solution import Answer, Solution, Step, Verdict


def explain_verdict(verdict: Verdict, conflict: Conflict, labels: Mapping[int, str] | None = None) -> tuple[str, ...]:
    """Why a state is or is not stable for a player, one sentence per improvement.

    Args:
        verdict: The proof.
        conflict: Whose players' names are used.
        labels: The states' labels by number; `s1` for number 0 where not given.
    """
    names = {player.id: player.label for player in conflict.players}
    who = " and ".join(names.get(each, each) for each in verdict.player.split("+"))

    def label(state: int) -> str:
        return (labels or {}).get(state, f"s{state + 1}")

    here, reading = label(verdict.state), verdict.concept.partition("-")[2]
    if not verdict.is_stable:
        return (f"{who} would leave {here} for {label(verdict.answers[0].improvement)}, and no answer deters it.",)
    if not verdict.answers:
        gain = "likes or might like better" if reading in ("a", "c") else "likes better"
        return (f"{who} has no move from {here} that it {gain}.",)
    return tuple(_answered(answer, who, reading, names, label) for answer in verdict.answers)


LOSSES = {
    "c": "is not known to like better than now",
    "d": "is not known to like better than now",
    "strong": "likes much less than now",
}
"""What a sanction is, by the setting of the concept; otherwise the player likes it no better than now."""


def _answered(answer: Answer, who: str, reading: str, names: Mapping[str, str], label: Callable[[int], str]) -> str:
    moves, loss = _moves(answer.sanction, names, label), LOSSES.get(reading, "likes no better than now")
    text = f"{who} could move to {label(answer.improvement)}, but {moves}, which {who} {loss}"
    if answer.counters is None:
        return f"{text}."
    if not answer.counters:
        return f"{text}, and from there it has no move."
    return f"{text}, and no move of its own from there is a way out."


def _moves(sanction: tuple[Step, ...], names: Mapping[str, str], label: Callable[[int], str]) -> str:
    parts = []
    for number, step in enumerate(sanction):
        who = names.get(step.player, step.player)
        verb = "would answer with" if number == 0 else "would go on to"
        parts.append(f"{who} {verb} {label(step.target)}")
    return " and ".join(parts)


def state_labels(solution: Solution) -> dict[int, str]:
    """The labels of a solution's states, by number."""
    return {view.index: view.label for view in solution.states}
