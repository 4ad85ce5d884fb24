"""The tables of shares: one for all readings of the record whose figures are alike."""

from __future__ import annotations

import math
from collections.abc import Iterable

from goodoffices.brief.outlook_words import (
    EITHER,
    FEW,
    HOSTILE,
    NEAR,
    SURE,
    bare_percent,
    hinge,
    is_alike,
    is_near,
    name_now,
    percent,
)
from goodoffices.brief.phrases import listed, number
from goodoffices.core.brief import Row, Table
from goodoffices.core.outlook import OutcomeView, Outlook, ReadingView
from goodoffices.core.robustness import Share

HEADER = ("Outcome", "Comes about from now", "Holds at once (Nash)", "Credible answers (SEQ)", "Any answers (GMR)")
ASKED = ("comes", "nash", "seq", "gmr")
Views = list[ReadingView]


def share_tables(outlook: Outlook) -> list[Table]:
    """A table for each group of readings with figures alike; where these differ a little, from the least on."""
    return [_table(outlook, views) for views in grouped_views(outlook)]


def grouped_views(outlook: Outlook) -> list[Views]:
    """The readings in groups, each of those with the same open shares and no more than small differences in others."""
    groups: list[Views] = []
    for view in outlook.readings:
        fitting = (one for one in groups if all(_is_same_table(outlook, view, other) for other in one))
        if (group := next(fitting, None)) is not None:
            group.append(view)
        else:
            groups.append([view])
    return groups


def _is_same_table(outlook: Outlook, one: ReadingView, other: ReadingView) -> bool:
    pairs = list(zip(one.outcomes, other.outcomes, strict=True))
    return all(
        a.is_wanted == b.is_wanted and a.way.is_now == b.way.is_now and is_alike(a.way, b.way)
        and is_near(a.way.together, b.way.together)
        and all(_open(outlook, one, a, asked) == _open(outlook, other, b, asked) for asked in ASKED)
        for a, b in pairs
    )  # fmt: skip


def _table(outlook: Outlook, views: Views) -> Table:
    heading = "Share of the orders" + (", once the ceasefire has begun" if outlook.ahead.citations else "")
    says = [listed(one.rstrip(".") for one in view.says) for view in views]
    if len(views) == len(outlook.readings) > 1:
        heading += ", however the reports are read"
    elif says[0]:
        heading += f", if {', or if '.join(says)}"
    names = [each.outcome.id for each in views[0].outcomes if each.is_wanted]
    found = [[each for view in views if (each := view.view(name)) is not None] for name in names]
    rows = tuple(_row(outlook, views, alike) for alike in found)
    if any(" to " in cell for row in rows for cell in row.cells[1:]):
        heading += f" (from the least to the greatest share of the {number(len(views))} readings)"
    return Table(heading=heading, header=HEADER, rows=rows, wide=0)


def _row(outlook: Outlook, views: Views, alike: list[OutcomeView]) -> Row:
    each, ways = alike[0], [one.way for one in alike]
    open_ = {asked: _open(outlook, views[0], each, asked) for asked in ASKED}
    comes = open_["comes"] or _span(way.comes for way in ways)
    gains = any(way.together.share > way.comes.share + NEAR for way in ways)
    if not open_["comes"] and each.outcome.id not in HOSTILE and gains:
        comes += f"; by a joint step {_span(way.together for way in ways)}"
    if each.way.is_now:
        comes = "is now" if all(way.comes.share > SURE for way in ways) else f"is now, stays in {comes}"
    if each.outcome.id == "ceasefire" and outlook.ahead.citations:
        comes = "is agreed"
    if each.outcome.id == "direct-talks" and outlook.plans and not each.way.is_now:
        comes += "; told as planned"
    holds = (open_[asked] or _span(way.standing(asked) for way in ways) for asked in ASKED[1:])
    return Row(cells=(name_now(views[0], each), comes, *holds))


def _span(shares: Iterable[Share]) -> str:
    """Shares of several readings as one: "62 % (±3)", or "19 to 23 % (±6)" with the widest of the errors."""
    found = sorted(shares, key=lambda one: one.share)
    least, most = bare_percent(found[0]), bare_percent(found[-1])
    if least == most:
        return percent(found[-1])
    error = max(one.error for one in found)
    return f"{least.removesuffix(' %')} to {most}" + (f" (±{math.ceil(200 * error)})" if error else "")


def _open(outlook: Outlook, view: ReadingView, each: OutcomeView, asked: str) -> str:
    """The cell of a share that hangs on one open want, wholly or but for few orders; else empty."""
    if hinge(outlook, view, each.outcome.id, asked):
        return EITHER
    return f"near {EITHER}" if hinge(outlook, view, each.outcome.id, asked, slack=FEW) else ""
