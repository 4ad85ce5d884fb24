"""What reports tell of who is a party: how often, beside whom and doing what every actor is named."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import Move
from goodoffices.extract.names import Found
from goodoffices.extract.view import View

# Words beside two names that make a matter between them.
MATTERS = frozenset(
    "dispute conflict war standoff stand-off row quarrel crisis border frontier feud clash truce ceasefire tension"
    " confrontation talks talk spat rift dialogue relation peace agreement treaty stalemate negotiation hostility"
    " boundary fighting".split()
)
FORCES = frozenset("army troop force soldier navy coastguard police gunboat jet drone government military".split())
HELPERS = frozenset("mediate mediator mediation facilitator facilitation broker envoy".split())
HELPED = ("mediated", "brokered", "hosted", "led", "sponsored")
UPRISING = frozenset("rebel insurgent guerrilla militant fighter separatist mutineer junta".split())
LINKS = ("the", "'s", "’s", "of", "government", "governments")
PARTS = ("does", "owns", "meets")  # what a name may be to the word above it
AROUND = ("before: ", "after: ", *(f"{part}: " for part in PARTS))  # how the words around a name are counted
FAR = 6  # most words between two names that are told together
ROW = frozenset(", and & / the as well plus both".split())  # what stands between the names of a row
STEPS = frozenset((Move.ESCALATE, Move.ACCUSE, Move.DEMAND))
RECALLING = frozenset("withdraw recall pull summon".split())
ENVOYS = frozenset("ambassador envoy diplomat mission staff".split())
MANY = frozenset("three trilateral tripartite four quartet".split())
SIDES = frozenset(
    "country state nation party side government capital neighbour neighbor delegation minister leader president talk"
    " negotiation".split()
)

Pair = tuple[str, str]


@dataclass(slots=True)
class Evidence:
    """What one report, or several read together, tell of the actors that they name.

    Attributes:
        actors: How often each reason was met, by actor.
        pairs: How often two actors, in order of their codes, are told together, by the way.
        n_reports: How many reports.
        n_rebels: How often words for rebels are used.
        rows: How often three actors and more, in order of their codes, are named in one row.
        fronts: How often actors named in one row take a hostile step together.
        n_many: How often "the three countries", "trilateral talks" are spoken of.
        n_counted: How often "the four", "the quartet".
    """

    actors: dict[str, Counter[str]] = field(default_factory=dict)
    pairs: dict[Pair, Counter[str]] = field(default_factory=dict)
    n_reports: int = 1
    n_rebels: int = 0
    rows: Counter[tuple[str, ...]] = field(default_factory=Counter)
    fronts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    n_many: int = 0
    n_counted: int = 0

    def share(self, code: str) -> int:
        """In how many sentences an actor is named."""
        return self.actors[code]["share"] if code in self.actors else 0

    def note(self, code: str, reason: str) -> None:
        """Count a reason for an actor."""
        self.actors.setdefault(code, Counter())[reason] += 1

    def join(self, one: str, other: str, way: str) -> None:
        """Count a way in which two actors are told together."""
        self.pairs.setdefault((min(one, other), max(one, other)), Counter())[way] += 1


def evidence_of(views: list[View], names: list[list[Found]]) -> Evidence:
    """What a report tells, from its sentences and the names in each."""
    found = Evidence()
    for number, (view, here) in enumerate(zip(views, names, strict=True)):
        codes = sorted({one.code for one in here})
        for code in codes:
            found.note(code, "share")
            if number < 3:
                found.note(code, "lede" if number else "headline")
        for code in sorted({one.code for one in here if one.kind != "noun"}):
            found.note(code, "by name")
        for one, other in itertools.combinations(codes, 2):
            found.join(one, other, "with")
            if number == 0:
                found.join(one, other, "headline")
        for mention in here:
            _told_with(view, mention, found)
            for reason in sorted(set(_around(view, mention))):
                found.note(mention.code, reason)
            _deeds(view, mention, found)
        for left, right in itertools.combinations(sorted(here, key=lambda one: one.first), 2):
            way = _way(view, left, right) if left.code != right.code else None
            if way:
                found.join(left.code, right.code, way)
        found.n_rebels += sum(view.lemma(place) in UPRISING for place in range(len(view)))
        _rows(view, here, found)
    for code in found.actors:
        found.note(code, "reports")
    return found


def pool(many: Iterable[Evidence]) -> Evidence:
    """The evidence of several reports added up."""
    total = Evidence(n_reports=0)
    for one in many:
        total.n_reports += one.n_reports
        total.n_rebels += one.n_rebels
        total.n_many += one.n_many
        total.n_counted += one.n_counted
        total.rows.update(one.rows)
        total.fronts.update(one.fronts)
        for code, reasons in one.actors.items():
            total.actors.setdefault(code, Counter()).update(reasons)
        for pair, ways in one.pairs.items():
            total.pairs.setdefault(pair, Counter()).update(ways)
    return total


def _told_with(view: View, one: Found, found: Evidence) -> None:
    """Words around a name: "in Oslo" is a venue, "the Norwegian-mediated talks" have a helper, "its army" a party."""
    before = view.lemma(one.first - 1) if one.first else ""
    after = [view.lemma(place) for place in range(one.last, min(len(view), one.last + 3))]
    written = "".join(token.text for token in view.tokens[one.last : one.last + 3])
    if one.kind == "capital":
        found.note(one.code, "venue" if before in ("in", "at", "to", "from") else "seat")
    if one.kind == "demonym":
        found.note(one.code, "people")
    if FORCES & set(after):
        found.note(one.code, "forces")
    if HELPERS & set(after) or written.startswith(tuple("-" + word for word in HELPED)):
        found.note(one.code, "helper")
    if before == "by":
        found.note(one.code, "by")


def _around(view: View, one: Found) -> Iterator[str]:
    """The words around a name, by where they stand: two before it, three behind it, and the one above it; no names."""
    head = view.top(one.first, one.last)
    places = [("before", place) for place in range(max(0, one.first - 2), one.first)]
    places += [("after", place) for place in range(one.last, min(len(view), one.last + 3))]
    places += [(_part(view, head), view.head(head))] if view.head(head) >= 0 else []
    for where, place in places:
        if view.tokens[place].upos not in ("PROPN", "NUM"):
            yield f"{where}: {view.lemma(place)}"


def _way(view: View, left: Found, right: Found) -> str | None:
    """How two names stand together: "between A and B", "the A-B border", "A and B", "A against B"."""
    between = [view.tokens[place].text.lower() for place in range(left.last, right.first)]
    if len(between) > FAR:
        return None
    link = [one for one in between if one not in LINKS]
    before = {view.lemma(place) for place in range(max(0, left.first - 4), left.first)}
    after = {view.lemma(place) for place in range(right.last, min(len(view), right.last + 3))}
    if link and len(link) <= 2 and link[0] in ("and", "-", "–", "/"):
        if {"between", "both"} & before:
            return "between"
        return "hyphen" if link[0] != "and" else "pair" if MATTERS & (before | after) else "joined"
    if link and link[0] in ("with", "against", "from"):
        return "beside"
    hostile = "against" in between or "accuse" in (view.lemma(place) for place in range(left.last, right.first))
    return "against" if hostile else None


def _rows(view: View, here: list[Found], found: Evidence) -> None:
    """The rows in which a sentence names actors, and who takes a hostile step together."""
    words = [view.lemma(place) for place in range(len(view))]
    counted = [place for place, word in enumerate(words) if word in MANY]
    found.n_many += sum(bool(SIDES & set(words[place + 1 : place + 4])) for place in counted)
    found.n_counted += sum(_stands_alone(view, place) for place in counted)
    for row in _in_rows(view, sorted(here, key=lambda one: one.first)):
        codes = tuple(sorted({one.code for one in row if one.code}))
        if len(codes) > 2:
            found.rows[codes] += 1
        part, moves = _deed(view, row[0])
        if len(codes) > 1 and part == "does" and (moves & STEPS or _calls_home(view, row[0])):
            found.fronts[codes] += 1


def _calls_home(view: View, one: Found) -> bool:
    """Whether a name is above a verb by which envoys are called home: "withdrew their ambassadors from"."""
    verb = view.head(view.top(one.first, one.last))
    objects = view.children(verb, "obj") if verb >= 0 and view.lemma(verb) in RECALLING else []
    return any(view.lemma(place) in ENVOYS for place in objects)


def _stands_alone(view: View, place: int) -> bool:
    """Whether a number stands for those it counts: "the four", "these three"."""
    return view.rel(place) != "nummod" and bool(place) and view.lemma(place - 1) in ("the", "these", "those")


def _in_rows(view: View, here: list[Found]) -> list[list[Found]]:
    """Names that stand in one row, parted by commas and "and" alone; no stops of a tour, such as Kuwait and Doha."""
    rows: list[list[Found]] = []
    for one in here:
        last = rows[-1][-1] if rows else None
        between = {view.tokens[place].text.lower() for place in range(last.last, one.first)} if last else set()
        if last and between and between <= ROW:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [row for row in rows if len(row) > 1 and len({one.kind == "capital" for one in row}) == 1]


def _deeds(view: View, one: Found, found: Evidence) -> None:
    """Note what the nearest word of the lexicon above a name makes of it."""
    part, moves = _deed(view, one)
    for move in sorted(moves):
        found.note(one.code, f"{part} {move}")


def _deed(view: View, one: Found) -> tuple[str, set[Move]]:
    """What a name is to the nearest word of the lexicon above it (does, meets, owns), and what that word tells."""
    table = load_verbs()
    head = view.top(one.first, one.last)
    for step, above in itertools.pairwise([head, *view.ancestors(head)[:4]]):
        lemma = table.nominal.get(view.lemma(above), view.lemma(above))
        moves = {move for phrase, move in table.phrases.get(lemma, ()) if not phrase.rest}
        if moves:
            return _part(view, step), moves
    return "", set()


def _part(view: View, step: int) -> str:
    """What a word is to the deed above it."""
    rel = view.tokens[step].rel
    if rel in ("nsubj", "obl:agent"):
        return "does"
    owns = rel in ("nmod:poss", "amod", "compound") or view.case(step) in ("of", "by", "from")
    return "owns" if owns else "meets"
