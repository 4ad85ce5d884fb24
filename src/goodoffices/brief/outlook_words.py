"""Words for shares, readings, states and wants of an outlook."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.brief.phrases import listed
from goodoffices.brief.quotations import Places
from goodoffices.codebook.actors import name_in_prose
from goodoffices.core.brief import Line
from goodoffices.core.conflict import Wants
from goodoffices.core.outlook import OutcomeView, Outlook, ReadingView
from goodoffices.core.report import Quote
from goodoffices.core.robustness import Share
from goodoffices.core.ways import Way, WayStep

HOSTILE = ("escalation", "stand-off")
STAND_OFF = "a stand-off without talks"
LULL = "a state without talks or escalation"
MOST_QUOTES = 4
NEAR = 0.05  # shares closer than this are told as no difference
UNTOLD = ", though no report tells that it would"
FEW = 0.03  # part of the orders that is told as few
EITHER = "0 or 100 %, open"  # a share that hangs on one want of open direction
SURE = 0.995  # shares above are told as certain for choosing words; the figure itself is always shown
ORIGINS = re.compile(r" \((one origin|\d+ origins)\)$")
CONCEPTS = (
    ("nash", "for sides that look at their own next move only (Nash)"),
    ("seq", "for sides that reckon with answers which pay those who give them (SEQ)"),
    ("gmr", "for sides that reckon with any answer (GMR)"),
)


SHORT = {
    "nash": "at once (Nash)",
    "seq": "if credible answers are feared (SEQ)",
    "gmr": "if any answer is feared (GMR)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence, and the values of the outlook from which it follows."""

    line: Line
    grounds: tuple[object, ...]

    @classmethod
    def of(cls, text: str, quotes: Iterable[Quote], *grounds: object) -> Told:
        """A sentence with its quotations and grounds."""
        return cls(line=Line(text=text, quotes=tuple(dict.fromkeys(quotes))[:MOST_QUOTES]), grounds=grounds)


def percent(share: Share) -> str:
    """A share as "62 % (±3)", two standard errors; without them where all orders were counted."""
    text = bare_percent(share)
    return text if share.error == 0 or share.share in (0, 1) else f"{text} (±{math.ceil(200 * share.error)})"


def bare_percent(share: Share) -> str:
    """A share as "62 %", without its error."""
    value = 100 * share.share
    return f"{value:.0f} %" if value in (0, 100) or 1 <= value <= 99 else "under 1 %" if value < 1 else "over 99 %"


def part(share: Share) -> str:
    """A share as part of the orders: "none", "all", "62 % (±3)"."""
    return {0.0: "none", 1.0: "all"}.get(share.share, percent(share))


def orders_words(view: ReadingView) -> str:
    """What a share is a share of, in full; where it comes again, "the orders" do."""
    how = "that the evidence admits" if view.ways.is_exact else "drawn from those that the evidence admits"
    return f"the {view.ways.n_samples} preference orders {how}"


def hinge(outlook: Outlook, view: ReadingView, outcome: str, concept: str, *, slack: float = 0.0) -> str:
    """The one want of open direction on which a share hangs altogether: "Russia wants to accept it"; else empty.

    With some slack, but for that part of the orders.
    """
    notes = {one.id: one for one in outlook.wants}
    for one in view.ways.matters:
        least, most = sorted((one.when_yes.share, one.when_no.share))
        is_all = one.item.kind == "sign" and least <= slack + 1 - SURE and most >= SURE - slack
        if is_all and (one.outcome, one.concept) == (outcome, concept) and one.item.what[0] in notes:
            note = notes[one.item.what[0]]
            wish = note.wish if one.when_yes.share > one.when_no.share else note.other_wish
            return f"{listed_names(outlook, [note.player])} wants {wish}"
    return ""


def holding_words(outlook: Outlook, view: ReadingView, each: OutcomeView, *, is_short: bool = False) -> str:
    """In which share an outcome holds, by concept; concepts that say the same put together.

    In short, the concepts go by the words of the tables.
    """
    told: dict[str, list[str]] = {}
    hinges = dict[str, list[str]]()
    for concept, words in CONCEPTS:
        on = hinge(outlook, view, each.outcome.id, concept)
        where = hinges.setdefault(on, []) if on else told.setdefault(part(each.way.standing(concept)), [])
        where.append(SHORT[concept] if is_short else words)
    if len(told) == 1 and not hinges:
        return f"in {next(iter(told))} of the orders, however far the sides look ahead (Nash, SEQ, GMR)"
    parts = [f"{listed(words)} just if {on}, which is open" for on, words in hinges.items()]
    parts += [
        f"in {share} {'of the orders ' if number == 0 else ''}{listed(words)}"
        for number, (share, words) in enumerate(told.items())
    ]
    told_all = ", and ".join(parts) if hinges else listed(parts)
    return told_all.replace(") and for sides that reckon", ") and that reckon")


def if_read(outlook: Outlook, view: ReadingView) -> str:
    """The head of a sentence that is true under one choice of readings; empty where there is only one."""
    said = [ORIGINS.sub("", one.rstrip(".")) for one in view.says]
    said = [f"the {one.removeprefix('The ')}" if one.startswith("The ") else one for one in said]
    return f"if {' and '.join(said)}, " if said and len(outlook.readings) > 1 else ""


def agree(name: str, plural: str, singular: str) -> str:
    """The verb that goes with the name of an outcome."""
    return plural if "talks" in name.split() and " without " not in name else singular


def name_now(view: ReadingView, each: OutcomeView) -> str:
    """The name of an outcome; a stand-off that is there beside calm is called by what it lacks."""
    calm = view.view("ceasefire")
    is_lull = each.way.is_now and calm is not None and calm.way.is_now
    return each.outcome.label.replace(STAND_OFF, LULL) if is_lull else each.outcome.label


def it(name: str) -> str:
    """The pronoun that goes with the name of an outcome."""
    return agree(name, "they", "it")


def listed_names(outlook: Outlook, players: Iterable[str]) -> str:
    """Players by name, each once."""
    names = {player.id: name_in_prose(player.label) for player in outlook.conflict.players}
    return listed(dict.fromkeys(names[one] for one in players))


def state_clause(outlook: Outlook, taken: tuple[str, ...]) -> str:
    """A state in words: what players do, those who do the same put together; what nobody does is left out."""
    done = [
        (words.player, words.verb, words.does)
        for words in outlook.options
        if words.id in taken and words.id.removesuffix("_offer") + "_mediate" not in taken
    ]
    return _deeds(outlook, done) or "nobody does any of what the options name"


def joint_clause(outlook: Outlook, way: Way) -> str:
    """The joint step of a way in words: who would take up and give up what."""
    words = {one.id: one for one in outlook.options}
    done = []
    for one in way.joint:
        verb, does = words[one.option].verb, words[one.option].does
        told = (verb, does) if one.is_taken else (f"cease to {verb}", f"ceases to {verb}")
        untold = UNTOLD if "_meet" in one.option and one.is_taken else ""
        done.append((one.player, f"{told[0]}{untold}", f"{told[1]}{untold}"))
    return _deeds(outlook, done)


def _deeds(outlook: Outlook, done: list[tuple[str, str, str]]) -> str:
    """Players, and each what it does as a verb of several and of one, put together where they do the same."""
    groups: dict[str, list[str]] = {}
    for player, verb, _ in done:
        groups.setdefault(verb, []).append(listed_names(outlook, [player]))
    singular = {verb: does for _, verb, does in done}
    alike: dict[tuple[str, ...], list[str]] = {}
    for verb, names in groups.items():
        alike.setdefault(tuple(sorted(names)), []).append(singular[verb] if len(names) == 1 else verb)
    return joined([f"{listed(names)} {listed(told)}" for names, told in alike.items()])


def joined(clauses: list[str]) -> str:
    """Clauses as one sentence: by commas, or by semicolons where one of them holds an "and"."""
    if len(clauses) > 1 and any(" and " in one for one in clauses):
        return "; ".join(clauses)
    return listed(clauses)


def missing_steps(way: Way) -> list[WayStep]:
    """The steps of a way that do not pay their mover in every order."""
    return [one for one in way.steps if one.gains.share < SURE]


def want_quotes(outlook: Outlook, view: ReadingView, options: Iterable[str], places: Places) -> tuple[Quote, ...]:
    """Quotations behind the wants of the options' own players that speak of these options, under a reading."""
    chosen, asked, found = dict(view.chosen), set(options), list[Quote]()
    for player in outlook.conflict.players:
        own = {option.id for option in player.options} & asked
        wants = player.preferences.all if isinstance(player.preferences, Wants) else ()
        speaking = [one for one in wants if own & set(re.findall(r"[\w.-]+", one.expression))]
        plain = [one for one in speaking if one.expression.removeprefix("not ") in own]
        for want in plain or speaking:
            if want.reading in ("", chosen.get(player.id, "")):
                found += places.quotes(want.basis)
    return tuple(dict.fromkeys(found))


def is_alike(one: Way, other: Way) -> bool:
    """Whether an outcome comes about and holds in about the same shares under two readings."""
    shares = [(one.standing(name), other.standing(name)) for name, _ in one.stands]
    return all(is_near(a, b) for a, b in [*shares, (one.comes, other.comes)])


def is_near(one: Share, other: Share) -> bool:
    """Whether two shares are told as no difference: a small one, or one within twice the error of drawing them."""
    return abs(one.share - other.share) < max(NEAR, 2 * math.hypot(one.error, other.error))
