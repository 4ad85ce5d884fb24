"""Canonical actors: states, organisations, armed groups, and what each is called.

References:
    docs/codebook.md, section 4; codebook/actors.yaml with its sources, codebook/persons.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from goodoffices.codebook.loader import load_file, load_table, load_words
from goodoffices.errors import InputError

WORD = re.compile(r"[^\W_]+")
LONGEST = 5  # words of a name that is looked for in others
SECTIONS = {"states": "state", "organisations": "organisation", "groups": "group"}
FIELDS = ("names", "people", "seats", "offices", "nouns", "region")
# Demonyms of these endings are their own plural ("the Chinese", "the French"), or have one of their own in the table.
UNCHANGED = ("ese", "ish", "ch", "ss", "s", "x", "z", "men", "oise", "ois", "papal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One canonical actor.

    Attributes:
        code: ISO 3166-1 alpha-3, or the usual acronym.
        kind: "state", "organisation" or "group".
        names: Names and official names, the usual one first.
        people: Demonyms: adjectives and names of its people.
        seats: Capitals and seats of government.
        offices: Palaces, houses and ministries that stand for it.
        nouns: Common nouns that stand for it once it has been named ("the alliance").
        region: Adjectives of regions with which a noun may stand for it ("the Gulf state").
        since: First year in which it existed; None where that does not matter.
        until: Last year; None where it exists. From the next year on a group is the government of its state.
        unarmed: Whether it has no forces or observers of its own: churches, courts, banks, private bodies,
            political parties.
        state: The state in whose conflict a group stands, or from which an entity broke away; "" where none is told.
    """

    code: str
    kind: str
    names: tuple[str, ...]
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    unarmed: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OfficeHolder:
    """A well-known person and whom the person speaks for, within years.

    Attributes:
        name: The usual name.
        of: Canonical actor.
        surname: What later mentions say.
        also: Other spellings.
        since: First year; None where unknown.
        until: Last year; None where in office.
    """

    name: str
    of: str
    surname: str
    also: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class ActorTable:
    """All actors and well-known persons that are known beforehand; equal to itself alone, so that it can be a key.

    Attributes:
        actors: By code.
        persons: In the order of the files.
        base: The table whose actors come first among these; None for a table of its own.
    """

    actors: dict[str, Actor]
    persons: tuple[OfficeHolder, ...]
    base: ActorTable | None = None

    def with_actors(self, more: Mapping[str, Actor]) -> ActorTable:
        """A table with further actors behind these."""
        return ActorTable(actors={**self.actors, **more}, persons=self.persons, base=self)

    @property
    def root(self) -> ActorTable:
        """The table that this one was made from, with the same persons; itself where it has no base."""
        return self.base.root if self.base else self

    def kind(self, code: str | None) -> str:
        """Kind of an actor; "group" for one that no list knows, "" for none."""
        if code is None:
            return ""
        return self.actors[code].kind if code in self.actors else "group"

    def is_armed(self, code: str | None) -> bool:
        """Whether an actor is a group that may have forces; also one that no list knows."""
        return self.kind(code) == "group" and not (code in self.actors and self.actors[code].unarmed)

    def state_of(self, code: str) -> str:
        """The state in whose conflict an actor stands; "" where none is told."""
        return self.actors[code].state if code in self.actors else ""

    @cached_property
    def folded(self) -> dict[tuple[str, ...], str]:
        """Actors by the words of their names, seats and demonyms, whatever the case."""
        before = self.base.folded if self.base else {}
        own = (actor for code, actor in self.actors.items() if not self.base or code not in self.base.actors)
        named = ((name, code) for name, code, kind in _surfaces(own) if kind != "office")
        return {**before, **{tuple(WORD.findall(name.casefold())): code for name, code in named}}

    def surfaces(self) -> Iterable[tuple[str, str, str]]:
        """Every way to name an actor, as (words, code, kind of mention)."""
        return _surfaces(self.actors.values())


def _surfaces(actors: Iterable[Actor]) -> Iterator[tuple[str, str, str]]:
    """Every way to name some actors, as (words, code, kind of mention)."""
    for actor in actors:
        code = actor.code
        yield from ((name, code, "name") for name in actor.names)
        yield from ((name, code, "capital") for name in actor.seats)
        yield from ((name, code, "office") for name in actor.offices)
        for name in actor.people:
            yield name, code, "demonym"
            if not name.endswith(UNCHANGED):
                yield name + "s", code, "demonym"


def named_in(words: str, folded: Mapping[tuple[str, ...], str], *, whole: bool = False) -> str | None:
    """The actor whose name stands first in some words, or is all of them, whatever their case; None for none."""
    given = WORD.findall(words.casefold())
    spans = (
        (first, last) for first in range(len(given)) for last in range(min(len(given), first + LONGEST), first, -1)
    )
    keys = [tuple(given)] if whole else (tuple(given[first:last]) for first, last in spans)
    return next((folded[key] for key in keys if key in folded), None)


def code_of(words: str, table: ActorTable) -> str:
    """The actor that somebody means by words: by its code or a name of the lists in whatever case, else a code anew."""
    typed = " ".join(words.split())
    known = next((code for code in (typed, typed.upper()) if code in table.actors), None)
    return known or named_in(typed, table.folded, whole=True) or typed.upper()


def hint_at(code: str, table: ActorTable) -> str:
    """The actor that may be meant by a code that no list has, as a question; empty where none is near."""
    words = {name.casefold(): name for actor in table.actors.values() for name in (actor.code, *actor.names)}
    near = get_close_matches(code.casefold(), words, n=1)
    return f"Did you mean {words[near[0]]}?" if near else ""


@lru_cache(maxsize=8)
def load_actors(*extra: Path) -> ActorTable:
    """The shipped actors, and those of a person's own files of the same form, which win.

    Raises:
        InputError: If a file cannot be read, with every fault of its entries.
    """
    actors: dict[str, Actor] = {}
    persons = [_shipped_person(row) for row in load_table("persons.csv")]
    faults = _take_all(actors, persons, load_words("actors.yaml"), "actors.yaml")
    for path in extra:
        faults += [_with_line(path, one) for one in _take_all(actors, persons, load_file(path), str(path))]
    if faults:
        raise InputError("; ".join(faults) + ".", hint="docs/how-to/actors.md shows the form.")
    return ActorTable(actors=actors, persons=tuple(persons))


def _take_all(
    actors: dict[str, Actor], persons: list[OfficeHolder], data: Mapping[str, Any], where: str
) -> list[str]:  # fmt: skip
    """Add everything that a file has; its faults."""
    known = (*SECTIONS, "persons")
    faults = [f"{where} {key}: no such section (there are {', '.join(known)})" for key in data if key not in known]
    for section, kind in SECTIONS.items():
        entries = data.get(section) or {}
        if not isinstance(entries, Mapping):
            faults.append(f"{where} {section}: codes with their entries are expected, as in EXL: {{names: [Exland]}}")
            continue
        for code, entry in entries.items():
            faults += _take_actor(actors, str(code), kind, entry, where)
    people = data.get("persons") or []
    if not isinstance(people, list):
        return [*faults, f"{where} persons: a list is expected, as in - {{name: Ada Brandt, of: EXL}}"]
    for number, entry in enumerate(people):
        faults += _take_person(persons, entry, f"{where} persons[{number}]")
    return faults


def _with_line(path: Path, fault: str) -> str:
    """A fault of a person's own file with the line on which its section or entry stands."""
    key = fault.removeprefix(f"{path} ").partition(":")[0].partition("[")[0]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip().strip("\"'{").startswith(key):
            return f"{path}:{number} {fault.removeprefix(f'{path} ')}"
    return fault


def _take_actor(actors: dict[str, Actor], code: str, kind: str, entry: Any, where: str) -> list[str]:
    """Add or widen one actor; the faults of its entry."""
    if not isinstance(entry, dict) or not (entry.get("names") or code in actors):
        return [f"{where} {code}: no names"]
    unknown = [key for key in entry if key not in (*FIELDS, "since", "until", "source", "unarmed", "state")]
    if unknown:
        return [f"{where} {code}: no field {key!r}" for key in unknown]
    odd = [key for key in FIELDS if not isinstance(entry.get(key) or [], list)]
    odd += [key for key in ("since", "until") if not isinstance(entry.get(key) or 0, int)]
    if odd:
        return [f"{where} {code}: {key} is a {'year' if key in ('since', 'until') else 'list'}" for key in odd]
    old = actors.get(code)
    values = {
        key: tuple(dict.fromkeys([*(getattr(old, key) if old else ()), *map(str, entry.get(key) or ())]))
        for key in FIELDS
    }
    since, until = entry.get("since", old and old.since), entry.get("until", old and old.until)
    unarmed = bool(entry.get("unarmed", old.unarmed if old else False))
    state = str(entry.get("state") or (old.state if old else ""))
    actors[code] = Actor(
        code=code, kind=old.kind if old else kind, since=since, until=until, unarmed=unarmed, state=state, **values
    )  # fmt: skip
    return []


def _unhyphened(name: str) -> str:
    """A name with its hyphens as blanks, as many papers write those of East Asia: "Moon Jae In"."""
    return re.sub(r"-([a-z])", lambda found: f" {found[1].upper()}", name)


def _shipped_person(row: Mapping[str, str]) -> OfficeHolder:
    """A person of the shipped table."""
    also = row["also"].split("; ") if "also" in row else []
    plain = _unhyphened(row["name"])
    return OfficeHolder(
        name=row["name"], of=row["of"], surname=row.get("surname") or row["name"].split()[-1],
        also=tuple(also if plain == row["name"] else dict.fromkeys((*also, plain))),
        since=int(row["since"]) if "since" in row else None, until=int(row["until"]) if "until" in row else None,
    )  # fmt: skip


def _take_person(persons: list[OfficeHolder], entry: Any, where: str) -> list[str]:
    if not isinstance(entry, dict) or not entry.get("name") or not entry.get("of"):
        return [f"{where}: a person has a name, and `of`, the code of the actor spoken for"]
    odd = [key for key in ("since", "until") if not isinstance(entry.get(key) or 0, int)]
    if odd or not isinstance(entry.get("also") or [], list):
        return [f"{where}: since and until are years, and `also` is a list"]
    name = str(entry["name"])
    persons.append(
        OfficeHolder(
            name=name, of=str(entry["of"]), surname=str(entry.get("surname") or name.split()[-1]),
            also=tuple(map(str, entry.get("also") or ())), since=entry.get("since"), until=entry.get("until"),
        )
    )  # fmt: skip
    return []


_AT_HAND: ContextVar[ActorTable | None] = ContextVar("actors at hand", default=None)


@contextmanager
def actors_at_hand(*files: Path) -> Iterator[ActorTable]:
    """While it lasts, those of a person's own files are among the known actors and are called by their names.

    Raises:
        InputError: If a file cannot be read, with every fault of its entries.
    """
    table = load_actors(*files)
    before = _AT_HAND.set(table)
    try:
        yield table
    finally:
        _AT_HAND.reset(before)


def known_actors() -> ActorTable:
    """The actors at hand; the shipped ones where no others were named."""
    return _AT_HAND.get() or load_actors()


def display_name(code: str) -> str:
    """What to call an actor before a reader: its usual name; the code itself where no list knows it."""
    actor = known_actors().actors.get(code)
    if actor is None:
        return code
    acronym = next((name for name in actor.names if name == code), None)
    return acronym or actor.names[0]


# Ends of names before which English puts the article, beside short acronyms and names that begin with "United".
BODIES = """
    Republic Union League Kingdom Emirates States Islands Church Movement Front Alliance Council Army Congress Committee
    Community Commission Authority Bank Group Center Centre Conference Coalition Organization Organisation Association
    Forces Government Brigades Court Party
"""
ARTICLED = (*(f" {one}" for one in BODIES.split()), " movement", "Netherlands", "Philippines", "Bahamas", "Comoros",
            "Gambia", "Maldives", "Vatican", "OSCE")  # fmt: skip
OPENING = ("United ", "Democratic ", "Republic ")  # beginnings of names before which it does too


OWNED = re.compile(r"(?:the |a )|\S+['’]s? ", re.IGNORECASE)
NAMED_AFTER = re.compile(rf"\b(?:{'|'.join(BODIES.split())}) (?:of|for) ")
"""A body that its name says what it is of, or for: "Front for the Liberation of ..."."""


def name_in_prose(name: str) -> str:
    """An actor's usual name as it stands in a sentence: with the article where English puts one."""
    takes_article = (name.isupper() and len(name) <= 3) or name.startswith(OPENING) or name.endswith(ARTICLED)
    takes_article = takes_article or NAMED_AFTER.search(name) is not None
    is_owned = OWNED.match(name) is not None  # "Egypt's National Front"
    return f"the {name}" if takes_article and not is_owned else name
