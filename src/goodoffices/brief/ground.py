"""The section on ties and interests: the ground on which a would-be mediator's impartiality is judged.

Its own relations with each party stand side by side, a row for each domain; what it has at stake otherwise, and the
interests of others, stand apart. Relations between the parties are the dispute itself and not told here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodoffices.brief.phrases import actor_name, names, quoted
from goodoffices.codebook.actors import display_name
from goodoffices.core.brief import Across, Beside, Block, Line, Row, Section, Table
from goodoffices.core.record import Record, Tie

DOMAINS = ("defence", "trade", "energy", "transport", "health", "diplomacy", "history", "interest", "rivalry")
LEAST_WORDS = 6
NOTHING = "not in these reports"
MOST_COLUMNS, MOST_QUOTED, MOST_WORDS = 3, 2, 24  # parties a table; sentences a cell; words of a sentence


def ground_section(record: Record) -> Section:
    """Ties of each would-be mediator with each party, then its other interests, then those of others."""
    mediators = record.cast.third_parties
    blocks: list[Block] = [block for name in mediators for block in _beside(name, record)]
    own = [one for one in record.ties if one.actor in mediators and one.other not in record.cast.parties]
    others = [one for one in record.ties if not {one.actor, one.other} & set(mediators)]
    for heading, ties in (("What else would-be mediators have at stake", own), ("Others' ties and interests", others)):
        if ties:
            blocks.append(_table(heading, ties))
    return Section(
        key="ground",
        title="Ties and interests",
        blocks=tuple(blocks),
        note="What the reports say of relations; the ground on which a mediator's impartiality is judged.",
    )


def _beside(mediator: str, record: Record) -> list[Beside]:
    """The ties of one would-be mediator with the parties, side by side; nothing where none is told."""
    by_party = {party: ties_between(mediator, party, record.ties) for party in record.cast.parties}
    if not any(by_party.values()):
        return []
    parties, found = record.cast.parties, []
    name = actor_name(mediator)
    for at in range(0, len(parties), MOST_COLUMNS):
        columns = [by_party[party] for party in parties[at : at + MOST_COLUMNS]]
        told = {one.domain for ties in columns for one in ties}
        rows = tuple(
            Across(label=domain.capitalize(), cells=tuple(_cell(domain, ties) for ties in columns))
            for domain in sorted(told, key=_rank)
        )
        header = ("In what", *(f"With {actor_name(party)}" for party in parties[at : at + MOST_COLUMNS]))
        found.append(Beside(heading=f"{name[0].upper()}{name[1:]} and the parties", header=header, rows=rows))
    return [one for one in found if one.rows]


def ties_between(one: str, other: str, ties: Iterable[Tie]) -> list[Tie]:
    """The ties of a pair, whichever of the two they are told of."""
    return [tie for tie in ties if {tie.actor, tie.other} == {one, other}]


def _rank(domain: str) -> tuple[int, str]:
    return (DOMAINS.index(domain) if domain in DOMAINS else len(DOMAINS), domain)


def _cell(domain: str, ties: Sequence[Tie]) -> Line:
    """What is told of one domain with one party: the first sentences in words, all by their places."""
    quotes = tuple(dict.fromkeys(one.quote for one in ties if one.domain == domain))
    if not quotes:
        return Line(text=NOTHING)
    quotes = tuple(sorted(quotes, key=lambda one: len(one.text.split()) < LEAST_WORDS))  # headings last
    shown = " ".join(quoted(one.text, MOST_WORDS) for one in quotes[:MOST_QUOTED])
    return Line(text=shown, quotes=quotes)


def _table(heading: str, ties: Sequence[Tie]) -> Table:
    """One row an actor, its counterpart and domain; the quotations of all its ties."""
    grouped: dict[tuple[str, int, str], list[Tie]] = {}
    for one in ties:
        what = f"{one.domain}, with {display_name(one.other)}" if one.other else one.domain
        grouped.setdefault((names([one.actor]), _rank(one.domain)[0], what), []).append(one)
    rows = tuple(
        Row(cells=(actor, what, quoted(group[0].quote.text)), quotes=tuple(dict.fromkeys(one.quote for one in group)))
        for (actor, _, what), group in sorted(grouped.items())
    )
    return Table(heading=heading, header=("Whose", "In what", "As told"), rows=rows, wide=2, is_grouped=True)
