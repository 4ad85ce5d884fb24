"""What a slot may hold, as a form offers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.codebook.actors import display_name, known_actors
from goodoffices.codebook.agreements import load_agreements
from goodoffices.codebook.words import Modality, Move, Role, SpeakerKind
from goodoffices.core.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Valid values: closed lists, and actors and agreements to choose from, those of the case first."""

    moves: tuple[str, ...]
    roles: tuple[str, ...]
    modalities: tuple[str, ...]
    speaker_kinds: tuple[str, ...]
    actors: tuple[tuple[str, str], ...]
    frameworks: tuple[str, ...]


def choices(statements: Iterable[Statement]) -> Choices:
    """The values to offer in a case."""
    actors: Counter[str] = Counter()
    frameworks: Counter[str] = Counter()
    for one in statements:
        actors.update(code for code in (one.actor, one.third_party, *one.toward) if code)
        frameworks.update(one.frameworks)
    own = [code for code, _ in sorted(actors.items(), key=lambda item: (-item[1], item[0]))]
    known = sorted({one.title for listed in load_agreements().values() for one in listed})
    rest = sorted(set(known_actors().actors) - set(own))
    return Choices(
        moves=tuple(one.value for one in Move), roles=tuple(one.value for one in Role),
        modalities=tuple(one.value for one in Modality), speaker_kinds=tuple(one.value for one in SpeakerKind),
        actors=tuple((code, display_name(code)) for code in (*own, *rest)),
        frameworks=tuple(dict.fromkeys((*sorted(frameworks), *known))),
    )  # fmt: skip
