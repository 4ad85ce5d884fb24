"""Names that mean an actor only beside what else a report names: "the North", "Kurdish rebels", "the Maoists"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from goodoffices.codebook.actors import Actor, ActorTable, named_in
from goodoffices.core.report import Report
from goodoffices.extract.names import COMPASS, NameTable, is_there, words_of

OPPOSITES = dict(zip(COMPASS, ("South", "North", "West", "East"), strict=True))
REBELS = tuple(
    "rebel rebels guerrilla guerrillas insurgent insurgents insurgency fighter fighters militant militants militia"
    " separatist separatists secessionist secessionists rebellion".split()
)
REBEL_NAME = re.compile(rf"([^\W\d_][\w'’-]+(?: [A-Z][\w'’-]+)?) ({'|'.join(REBELS)})\b")

SIDES = ("eastern", "western", "northern", "southern")
FORCES = ("forces", "troops", "army", "commander", "fighters")
SIDE = re.compile(
    rf"\b({'|'.join(SIDES)})(?:-based)? "
    rf"(administration|government|authorities|parliament|cabinet|premier|{'|'.join(FORCES)})\b",
    re.IGNORECASE,
)
INITIALS = re.compile(r"\b[A-Z]{2,5}\b")

POST = re.compile(r"[Ss]ecretary[- ][Gg]eneral")
POSTS = ("secretary-general", "Secretary-General", "secretary general", "Secretary General")
WORLD = "UN"  # whose secretary-general is meant where the report names no other body's

Halves = dict[str, tuple[str, str]]  # by name of a state, its point of the compass and its code


def names_beside(report: Report, table: ActorTable) -> NameTable:
    """Names that mean an actor beside what else a report names.

    Told are the halves of one country by their points of the compass, armed groups by whom they fight for or by a
    word that several of them are called by, and the office of secretary-general.
    """
    text = report.text
    posts = _posts(text, table)
    beside = {**_sides(text, table), **_chambers(text, table), **_initials(text, table), **posts}
    return {
        **beside,
        **_halves(text, table),
        **_kin(text, table),
        **_followers(report, table),
        **_rebels(report, table),
    }


def _sides(text: str, table: ActorTable) -> NameTable:
    """The eastern administration, the eastern forces: the rival body or force of a state that the report names."""
    pairs = {(match[1], match[2]) for match in SIDE.finditer(text)}
    found: NameTable = {}
    for point, noun in pairs:
        near = [one for one in _by_side(table).get(point.lower(), ()) if _is_state_told(one, text, table)]
        fits = [one for one in near if one.unarmed != (noun.lower() in FORCES)]
        if len(fits) == 1:
            found[words_of(f"{point} {noun}")] = (fits[0].code, "name")
    return found


@lru_cache(maxsize=8)
def _by_side(table: ActorTable) -> dict[str, list[Actor]]:
    """The groups that hold one side of their state, by its adjective."""
    found: dict[str, list[Actor]] = {}
    for one in table.actors.values():
        for side in {*SIDES} & {*one.region} if one.kind == "group" else ():
            found.setdefault(side, []).append(one)
    return found


def _chambers(text: str, table: ActorTable) -> NameTable:
    """The body that is named in full with its state's name, where the report names the state and no other such body."""
    found: NameTable = {}
    for bare, group in _of_states(table).items():
        other = re.search(rf"\b(?!The\b)[A-Z][\w.’']+ {bare}", text) if bare in text else True
        if not other and _is_state_told(group, text, table):
            found[words_of(bare)] = (group.code, "name")
    return found


@lru_cache(maxsize=8)
def _of_states(table: ActorTable) -> dict[str, Actor]:
    """Groups whose names end with that of their state, by what stands before: "House of Deputies of Exland"."""
    groups = [one for one in table.actors.values() if one.kind == "group" and one.state in table.actors]
    pairs = ((one, name.rpartition(" of ")) for one in groups for name in one.names)
    return {head: one for one, (head, _, state) in pairs if " of " in head and state in table.actors[one.state].names}


def _initials(text: str, table: ActorTable) -> NameTable:
    """The initials of a listed group that the report names in full, where it uses them and no list knows them."""
    found: NameTable = {}
    used = {match for match in INITIALS.findall(text) if match not in table.folded}
    for one in _by_initials(table) if used else ():
        if one[0] in used and one[1] in text:
            found[(one[0],)] = (one[2], "name")
    return found


@lru_cache(maxsize=8)
def _by_initials(table: ActorTable) -> tuple[tuple[str, str, str], ...]:
    """The initials, the name of two words and more, and the code of each listed group."""
    groups = [one for one in table.actors.values() if one.kind == "group"]
    named = ((name.split(), name, one.code) for one in groups for name in one.names)
    return tuple(("".join(each[0] for each in words), name, code) for words, name, code in named if len(words) > 1)


def _is_state_told(one: Actor, text: str, table: ActorTable) -> bool:
    """Whether a text names the state of a group."""
    return one.state in table.actors and _count(table.actors[one.state], text) > 0


def _posts(text: str, table: ActorTable) -> NameTable:
    """The secretary-general, where the report names that of one body alone, and nothing of the United Nations'."""
    named = {
        code for one in POST.finditer(text) for code in _bodies_beside(text[: one.start()], text[one.end() :], table)
    }
    if len(named) != 1 or named == {WORLD}:
        return {}
    return {words_of(form): (code, "demonym") for form in POSTS for code in named}


def _bodies_beside(before: str, behind: str, table: ActorTable) -> Iterator[str]:
    """The organisations whose an office is told to be: "Secretary General of the X", "the X's secretary general"."""
    own = re.match(r"(?: and [^.,;]{3,40})? of (?:the )?([^\n.,;:]{2,70})", behind)
    front = re.search(r"((?:[A-ZÀ-Þ][\w.-]*(?: of)? ){0,5}[A-ZÀ-Þ][\w.-]*)(?:['’]s?)? $", before)
    given = (own and named_in(own[1], table.folded), front and named_in(front[1], table.folded))
    return (code for code in given if code and table.kind(code) == "organisation")


def _kin(text: str, table: ActorTable) -> NameTable:
    """Bare demonyms of a people that the report tells of in another country: "the Serbs" beside "Bosnian Serbs".

    Only where the report names the kin state in no other way, and one such people alone.
    """
    found: dict[str, set[str]] = {}
    for people, (bare, code, others) in _peoples(table).items():
        if people in text and re.search(rf"\b{people}s?\b", text) and not re.search(rf"\b(?:{others})\b", text):
            found.setdefault(bare, set()).add(code)
    alone = {bare: next(iter(codes)) for bare, codes in found.items() if len(codes) == 1}
    return {(bare + ending,): (code, "demonym") for bare, code in alone.items() for ending in ("", "s")}


@lru_cache(maxsize=8)
def _peoples(table: ActorTable) -> dict[str, tuple[str, str, str]]:
    """Peoples named by their country and a kin state's demonym: the demonym, whose they are, the kin state's names."""
    actors = table.actors.values()
    states = [one for one in actors if one.kind == "state"]
    kin = {name: one for one in states for name in one.people if not any(" " in each for each in one.people)}
    found: dict[str, tuple[str, str, str]] = {}
    for one in actors:
        for people in (name for name in one.people if name.count(" ") == 1 and name.split()[0] not in COMPASS):
            owner = kin.get(people.split()[1])
            if owner is not None and owner is not one and one.state != owner.code:
                names = map(re.escape, (*owner.names, *owner.seats))
                found[people] = people.split()[1], one.code, "|".join(names)
    return found


def _halves(text: str, table: ActorTable) -> NameTable:
    """The North and the South, where the report names one of two states so called, or one beside its rump."""
    points = [point for point in OPPOSITES if re.search(rf"\b{point}\b(?! [A-ZÀ-Þ])", text)]
    if not points:
        return {}
    states = _by_name(tuple(one for one in table.actors.values() if one.kind == "state"))
    return {
        (point,): (code, "name")
        for first, second in _countries(tuple(states.items()))
        if any(re.search(rf"\b{name}", text) for name, _, _ in (first, second))
        for _, point, code in (first, second)
        if point in points
    }


def _by_name(states: Iterable[Actor]) -> dict[str, str]:
    return {name: state.code for state in states for name in state.names}


@lru_cache(maxsize=8)
def _countries(states: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, str, str], ...], ...]:
    """Every two states of one country, each by a name with its point of the compass, that point, and its code."""
    codes, found = dict(states), []
    for name, code in states:
        point, _, country = name.partition(" ")
        other = OPPOSITES.get(point)
        if other is None or not country:
            continue
        beside = codes.get(f"{other} {country}")
        rump = codes.get(country)
        if beside and point in ("North", "East"):
            found.append(((name, point, code), (f"{other} {country}", other, beside)))
        elif rump and not beside and rump != code:
            found.append(((name, point, code), (name, other, rump)))
    return tuple(found)


def _rebels(report: Report, table: ActorTable) -> NameTable:
    """Kurdish rebels: the armed group of that adjective that the report names most, or whose state it names."""
    found: NameTable = {}
    if not any(one in report.text for one in REBELS):
        return found
    for adjective, noun in set(REBEL_NAME.findall(report.text)):
        for words in (adjective, adjective.rpartition(" ")[2]):
            groups = [one for one in _by_adjective(table).get(words, ()) if is_there(one, report.published.when)]
            group = _meant(groups, report.text, table)
            if group:
                found[words_of(f"{words} {noun}")] = (group, "name")
                break
    return found


def _followers(report: Report, table: ActorTable) -> NameTable:
    """The Maoists: which of the groups so called; nobody where that cannot be told."""
    found: NameTable = {}
    for word, groups in _sharing(table).items():
        if word in report.text:
            meant = _meant([one for one in groups if is_there(one, report.published.when)], report.text, table)
            found |= {(form,): (meant or "", "demonym") for form in (word, word + "s")}
    return found


@lru_cache(maxsize=8)
def _sharing(table: ActorTable) -> dict[str, list[Actor]]:
    """The groups called by one word, by each word that several are called by."""
    found: dict[str, list[Actor]] = {}
    for one in table.actors.values():
        for word in one.people if one.kind == "group" else ():
            found.setdefault(word, []).append(one)
    return {word: groups for word, groups in found.items() if len(groups) > 1}


@lru_cache(maxsize=8)
def _by_adjective(table: ActorTable) -> dict[str, list[Actor]]:
    """The groups that may have forces, by the words for their region and people."""
    found: dict[str, list[Actor]] = {}
    for one in table.actors.values():
        for word in dict.fromkeys((*one.region, *one.people)) if table.is_armed(one.code) else ():
            found.setdefault(word, []).append(one)
    return found


def _meant(groups: list[Actor], text: str, table: ActorTable) -> str | None:
    """The group that the text names most; else that in whose state's conflict the report most likely stands.

    Nobody where several are as likely.
    """
    named = {one.code: _count(one, text) for one in groups}
    near = {one.code: _count(table.actors[one.state], text) for one in groups if one.state in table.actors}
    return _most(named) or _most(near)


def _most(counts: dict[str, int]) -> str | None:
    """The only one that is counted most."""
    most = max(counts.values(), default=0)
    first = [code for code, count in counts.items() if most and count == most]
    return first[0] if len(first) == 1 else None


def _count(actor: Actor, text: str) -> int:
    people = actor.people if actor.kind == "state" else ()
    names = "|".join(map(re.escape, (*actor.names, *people, *actor.seats)))
    return len(re.findall(rf"\b(?:{names})\b", text))
