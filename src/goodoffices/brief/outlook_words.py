"""Words for shares, readings, states and wants of an outlook."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.brief.phrases import listed
from goodoffices.brief.quotations import Places
from goodoffices.core.brief import Line
from goodoffices.core.conflict import Wants
from goodoffices.core.outlook import Outlook, ReadingView
from goodoffices.core.report import Quote
from goodoffices.core.robustness import Share
from goodoffices.core.ways import Way

MOST_QUOTES = 4
CONCEPTS = (
    ("nash", "if each side looks at its own next move only (Nash)"),
    ("seq", "if it reckons with answers that pay those who give them (SEQ)"),
    ("gmr", "if it reckons with any answer, even one that harms whoever gives it (GMR)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence, and the values of the outlook from which it follows."""

    line: Line
    grounds: tuple[object, ...]

    @classmethod
    def of(cls, text: str, quotes: Iterable[object], *grounds: object) -> Told:
        """A sentence with its quotations and grounds."""
        kept = tuple(one for one in dict.fromkeys(quotes) if isinstance(one, Quote))[:MOST_QUOTES]
        return cls(line=Line(text=text, quotes=kept), grounds=grounds)


def percent(share: Share) -> str:
    """A share as "62 % (±3)"; without the error where all orders were counted, "none" and "all" where it is so."""
    value = 100 * share.share
    text = f"{value:.0f} %" if value in (0, 100) or 1 <= value <= 99 else ("under 1 %" if value < 1 else "over 99 %")
    error = math.ceil(200 * share.error)
    return text if share.error == 0 or value in (0, 100) else f"{text} (±{error})"


def orders_words(view: ReadingView) -> str:
    """What a share is a share of."""
    how = "admitted by" if view.ways.is_exact else "drawn from those admitted by"
    return f"of the {view.ways.n_samples} preference orders {how} the evidence"


def holding_words(way: Way) -> str:
    """In which share an outcome holds, by concept."""
    parts = []
    for concept, words in CONCEPTS:
        share = way.standing(concept)
        part = {0.0: "in none", 1.0: "in all"}.get(share.share, f"in {percent(share)}")
        parts.append(f"{part} {'of the orders ' if concept == 'nash' else ''}{words}")
    return listed(parts)


def if_read(view: ReadingView) -> str:
    """The head of a sentence that is true under one choice of readings."""
    said = [one.rstrip(".") for one in view.says]
    return f"if {' and '.join(said)}, " if said else ""


def listed_names(outlook: Outlook, players: Iterable[str]) -> str:
    """Players by name, each once."""
    names = {player.id: player.label for player in outlook.conflict.players}
    return listed(dict.fromkeys(names[one] for one in players))


def state_options(outlook: Outlook) -> list[tuple[str, str]]:
    """The options taken now, each with its player."""
    taken = set(outlook.conflict.now.taken) if outlook.conflict.now else set()
    return [(one.player, one.id) for one in outlook.options if one.id in taken]


def state_clause(outlook: Outlook, taken: tuple[str, ...]) -> str:
    """A state in words: what players do, those who do the same put together; all that nobody does left out."""
    groups: dict[str, list[str]] = {}
    one = {}
    for words in outlook.options:
        if words.id in taken:
            groups.setdefault(words.several, []).append(listed_names(outlook, [words.player]))
            one[words.several] = words.one
    parts = [
        f"{names[0]} {one[verb]}" if len(names) == 1 else f"{listed(names)} {verb}" for verb, names in groups.items()
    ]
    return listed(parts) or "nobody does any of what the options name"


def want_quotes(outlook: Outlook, view: ReadingView, options: list[str], places: Places) -> tuple[Quote, ...]:
    """Quotations behind the wants of the options' own players that speak of these options, under a reading."""
    chosen, found = {reading for _, reading in view.chosen}, []
    for player in outlook.conflict.players:
        own = {option.id for option in player.options} & set(options)
        wants = player.preferences.all if isinstance(player.preferences, Wants) else ()
        for want in wants:
            if own & set(re.findall(r"[\w.-]+", want.expression)) and want.reading in ("", *chosen):
                found += places.quotes(want.basis)
    return tuple(dict.fromkeys(found))
