"""Names, numbers, dates and pairs of states that one report has against the others."""

from __future__ import annotations

from goodoffices.core.record import Disagreement


def find_outliers() -> tuple[Disagreement, ...]:
    """Outliers."""
    return ()
