"""What changed between two records of one dispute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from goodoffices.core.record import Disagreement, Event, Stance

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Generic[Thing]):
    """One stance, event or disagreement that is not what it was.

    Attributes:
        what: "new", "gone", "newly supported" (by more origins than before) or "less supported"; of a stance also
            "ended" and "open again", of a disagreement "of another kind".
        old: As it was; None where it is new.
        new: As it is; None where it is gone.
    """

    what: str
    old: Thing | None
    new: Thing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that changed from an older record to a newer one.

    Attributes:
        new_reports: Reports that only the newer one has, told by their text.
        gone_reports: Reports that only the older one has.
    """

    stances: tuple[Change[Stance], ...] = ()
    events: tuple[Change[Event], ...] = ()
    disagreements: tuple[Change[Disagreement], ...] = ()
    new_reports: tuple[str, ...] = ()
    gone_reports: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.stances, self.events, self.disagreements, self.new_reports, self.gone_reports))
