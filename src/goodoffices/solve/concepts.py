"""The stability concepts: what each asks, and why one would ask it.

Text here is published as `docs/theory/`; a test fails when a part is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.errors import UsageError
from goodoffices.solve.words import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One concept of stability.

    Args:
        id: Its short name in the literature.
        name: Its full name.
        is_answered: Whether the others' answers are looked at.
        is_credible: Whether each answering move must improve its mover.
        is_symmetric: Whether the player may move again after the answer.
        what: The definition.
        why: When to ask for it.
        example: A state that it calls stable.
        counter_example: A state that it calls unstable.
        sources: Keys of `docs/references.bib`.
    """

    id: str
    name: str
    is_answered: bool
    is_credible: bool
    is_symmetric: bool
    what: str
    why: str
    example: str
    counter_example: str
    sources: tuple[str, ...]


CONCEPTS = (
    Concept(
        id="nash",
        name="Nash stability",
        is_answered=False,
        is_credible=False,
        is_symmetric=False,
        what="A state is stable for a player who has no move from it to a state that it likes better.",
        why="For players who look one move ahead and expect no answer.",
        example="Both defect in the prisoner's dilemma: whoever cooperates alone is worse off.",
        counter_example="Both cooperate: each would gain by defecting, and Nash looks no further.",
        sources=("nash1950", "fang1993"),
    ),
    Concept(
        id="gmr",
        name="General metarationality",
        is_answered=True,
        is_credible=False,
        is_symmetric=False,
        what=(
            "A state is stable for a player when every improvement of its own can be answered by moves of the "
            "others, one after the other and nobody twice in a row, that end in a state that it likes no better "
            "than where it stands now. The others need not gain by their answer."
        ),
        why="For careful players who expect to be punished, even at a cost to those who punish.",
        example="Both cooperate in the prisoner's dilemma: defection is answered by defection.",
        counter_example="A lone cooperator in the prisoner's dilemma: by defecting it gains, whatever the other does.",
        sources=("howard1971", "fang1993"),
    ),
    Concept(
        id="smr",
        name="Symmetric metarationality",
        is_answered=True,
        is_credible=False,
        is_symmetric=True,
        what=(
            "As general metarationality, and after the answer the player has no further move to a state that it "
            "likes better than where it stands now."
        ),
        why="For careful players who look at their own way out of a sanction as well.",
        example="Both cooperate in the prisoner's dilemma: once both defect, cooperating again is no way out.",
        counter_example="A sanction that the player can undo by moving on: the state is GMR but not SMR.",
        sources=("howard1971", "fang1993"),
    ),
    Concept(
        id="seq",
        name="Sequential stability",
        is_answered=True,
        is_credible=True,
        is_symmetric=False,
        what=(
            "A state is stable for a player when every improvement of its own can be answered by moves of the "
            "others, each of which improves its mover, that end in a state that it likes no better than now."
        ),
        why="For players who expect others to act in their own interest only: a threat must be credible.",
        example="Both cooperate in the prisoner's dilemma: who was let down gains by defecting as well.",
        counter_example="Both swerve in chicken: to drive on is answered by nobody, for a crash is worst for both.",
        sources=("fraser1979", "fang1993"),
    ),
    Concept(
        id="sseq",
        name="Symmetric sequential stability",
        is_answered=True,
        is_credible=True,
        is_symmetric=True,
        what=(
            "As sequential stability, and after the credible answer the player has no further move to a state that "
            "it likes better than where it stands now."
        ),
        why="For players who look at credible answers and at their own way out of them.",
        example="Both cooperate in the prisoner's dilemma.",
        counter_example="A credible sanction that the player can undo by moving on: the state is SEQ but not SSEQ.",
        sources=("rego2017",),
    ),
)
CONCEPT_IDS = tuple(concept.id for concept in CONCEPTS)
DEFAULT_CONCEPTS = CONCEPT_IDS


def concept_named(name: str) -> Concept:
    """The concept of that id.

    Raises:
        UsageError: There is none.
    """
    for concept in CONCEPTS:
        if concept.id == name.lower():
            return concept
    raise UsageError(f"There is no concept {name!r}.", hint=nearest(name, CONCEPT_IDS))
