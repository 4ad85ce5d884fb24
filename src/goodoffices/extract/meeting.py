"""Whose the persons of a report are, gathered on a first walk from wherever this report, or another, says so.

Beside titles and appositions (`persons`): labels of transcripts, well-known persons in office, reports read together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from goodoffices.codebook.actors import WORD, ActorTable, OfficeHolder, named_in
from goodoffices.codebook.roles import load_roles
from goodoffices.codebook.words import Role
from goodoffices.core.report import Report
from goodoffices.extract.belonging import BETWEEN, Company
from goodoffices.extract.drafted import Draft
from goodoffices.extract.names import NameTable, fold_word, words_of
from goodoffices.extract.persons import Person, describe, gender_of, keys_of
from goodoffices.extract.pronouns import NOBODY
from goodoffices.extract.quotations import unquoted
from goodoffices.extract.scene import Scene, new_person

LISTED_UNTIL = 2028  # year behind which nobody is taken to hold an office still
LIKELY = (0.55, 0.35)  # least probability for whose a person is, without and with a title
OFFICIAL = frozenset("Foreign Prime Deputy State Vice Defence Defense Interior Special High".split())  # words in titles
NEAR = 4  # sentences before a person in which an opposition may be named that is hers
OWN = ("its", "it", "their", "they")
OF_STATE = ("government", "army", "military", "regime", "cabinet", "presidency")
LOCAL = ("mayor",)  # offices that hold in one place
WITHIN = (Role.PUBLIC, Role.OPPOSITION)  # parts of a state that speak against it as often
OUTSIDERS = (Role.EXPERT, Role.MEDIA)  # persons who speak for nobody but themselves


def company_of(draft: Draft, parties: tuple[str, ...], third_parties: tuple[str, ...]) -> Company:
    """Among whom the persons of a report are met."""
    return Company(
        told=draft.told, holders=draft.holders, shares=Counter(draft.shares), parties=parties,
        third_parties=third_parties, table=draft.table,
    )  # fmt: skip


def meet_persons(draft: Draft, scene: Scene) -> None:
    """First walk: who is introduced where, and whose."""
    company = company_of(draft, scene.parties, scene.third_parties)
    unknown: list[tuple[int, tuple[int, int], str, Role | None]] = []
    for index, view in enumerate(draft.views):
        for span in draft.spans[index]:
            title, actor, role = describe(view, span, draft.beside(index, span), scene.roles)
            name = view.text(*span)
            if actor or role in OUTSIDERS:
                scene.know(
                    new_person(
                        name,
                        None if role in OUTSIDERS else actor,
                        role,
                        title,
                        gender_of(view, span, title),
                        sure=bool(title),
                    )
                )
            else:
                unknown.append((index, span, title, role))
    holders = _by_surname(draft)
    for index, span, title, role in unknown:
        view = draft.views[index]
        name = view.text(*span)
        known = _known(name, scene)
        if known is None and role in (None, Role.GOV) and _is_told_elsewhere(name, draft):
            continue
        if known is None or (title and not known.title):
            holder = _in_office_by(name, title, role, holders, draft)
            guess = company.owner(keys_of(name)[0], LIKELY[bool(title)]) if keys_of(name) else None
            if title in LOCAL or role in WITHIN:
                nearest = _at_home(draft, index, role, guess, scene)
            else:
                beside = _nearest(draft, index, span) if title else None
                beside = None if title in BETWEEN and beside in scene.parties else beside
                owner = _owner_before(draft, index, span, scene) if title else None
                nearest = owner or (holder.of if holder else guess or beside)
            actor = known.actor if known else nearest
            role = role or (known.role if known else None)
            scene.know(new_person(name, actor, role, title, gender_of(view, span, title), sure=False))
    for one in (*draft.persons, *_labelled(draft, company, holders)):
        scene.know_elsewhere(one)


def _is_told_elsewhere(name: str, draft: Draft) -> bool:
    """Whether a single word is a part of the whole name that another report gives somebody: "Deng" of "Deng Xijun"."""
    keys = keys_of(name)
    whole = (keys_of(one.name) for one in draft.persons if one.actor)
    return len(keys) == 1 and any(keys[0] in theirs for theirs in whole if len(theirs) > 1)


def _known(name: str, scene: Scene) -> Person | None:
    """The person met before whom a name means; one of several words shares its last with her, or two.

    "Abdul Kabir" is not the "Abdul Razak" of a line before.
    """
    parts = _keys(name)
    for key in (one for one in parts if one in scene.persons):
        theirs = _keys(scene.persons[key].name)
        if len(parts) == 1 or len(theirs) == 1 or key == parts[0] or len(set(parts) & set(theirs)) > 1:
            return scene.persons[key]
    return None


def _in_office_by(
    name: str, title: str, role: Role | None, holders: dict[str, list[OfficeHolder]], draft: Draft
) -> OfficeHolder | None:
    """The office-holder whom a name behind a title means, or one by itself: two parts of it, or a bare surname.

    A bare surname is that of whom only one actor that the reports name has; else of whom only one actor has at all,
    if she acts somewhere.
    """
    if title:
        return _holder(name, holders, draft) if role in (Role.GOV, Role.MIL) else None
    parts = keys_of(name)
    if len(parts) != 1:
        return _holder(name, holders, draft)
    alike = holders.get(parts[0].upper(), [])
    named = [one for one in alike if draft.shares.get(one.of)]
    heard = alike if draft.told[parts[0]].n_acts and alike and alike[0].surname == alike[0].name.split()[-1] else []
    able = named or heard
    return able[0] if len({one.of for one in able}) == 1 else None


def _owner_before(draft: Draft, index: int, span: tuple[int, int], scene: Scene) -> str | None:
    """Whose a person is whose title stands behind "its": of the subject of the sentence before, or of its owner.

    "The government sent mixed signals. Its spokesman, Ada Brandt, said": the government is that of the state that has
    its conflict at home.
    """
    view, top = draft.views[index], draft.views[index].top(*span)
    titles = {top, view.head(top)} - {-1}
    owned = any(view.lemma(one) in OWN for title in titles for one in view.children(title, "nmod:poss"))
    if not owned or not index:
        return None
    before = draft.views[index - 1]
    root = next((one for one in range(len(before)) if before.head(one) < 0), 0)
    subject = before.child(root, "nsubj")
    if subject is None:
        return None
    own = {subject, *before.children(subject, "nmod:poss", "amod", "compound")}
    named = next((one.code for one in draft.found[index - 1] if before.top(one.first, one.last) in own), None)
    return named or (next(iter(scene.state_at_home), None) if before.lemma(subject) in OF_STATE else None)


def _at_home(draft: Draft, index: int, role: Role | None, guess: str | None, scene: Scene) -> str | None:
    """The party whose a local official, one of the people or of an opposition is; None where it cannot be told.

    An opposition is that of which the report has just spoken; else all are of the party where the report was written,
    or that fights an armed group at home.
    """
    opposed = _opposed(draft, index) if role is Role.OPPOSITION else None
    state = next(iter(scene.state_at_home), None)
    return opposed or scene.seat or state or (guess if guess in scene.parties else None)


def _opposed(draft: Draft, index: int) -> str | None:
    """Whose opposition a report has spoken of in the sentences before: "the opposition in Exville"."""
    for back in range(index - 1, max(-1, index - 1 - NEAR), -1):
        view = draft.views[back]
        for place in (one for one in range(len(view)) if view.lemma(one) == "opposition"):
            own = {place, *view.kids[place]}
            code = next((one.code for one in draft.found[back] if view.top(one.first, one.last) in own), None)
            if code:
                return code
    return None


def _keys(name: str) -> list[str]:
    return [fold_word(part) for part in name.split()[::-1]]


def _nearest(draft: Draft, index: int, span: tuple[int, int]) -> str | None:
    """Whose a person is whom only a title introduces: of the subject before ("Exland is ready, Minister Brandt said").

    Where no actor is the subject before her: of the one named last before her.
    """
    view, here = draft.views[index], draft.beside(index, span)
    before = [one for one in here if one.last <= span[0]]
    subjects = [one for one in before if view.rel(view.top(one.first, one.last)) == "nsubj"]
    if before:
        return (subjects or before[-1:])[0].code
    for back in (index - 1, index - 2):
        named = unquoted(draft.found[back], draft.quoted[back]) if back >= 0 else []
        if named:
            return named[0].code
    return here[0].code if here else None


def introduced(draft: Draft) -> Iterator[Person]:
    """The persons of whom a report itself says whose they are."""
    roles = load_roles()
    for index, view in enumerate(draft.views):
        for span in draft.spans[index] if draft.found[index] else ():
            title, actor, role = describe(view, span, draft.beside(index, span), roles)
            if title and actor and role not in OUTSIDERS:
                yield new_person(view.text(*span), actor, role, "", gender_of(view, span, title), sure=False)


def office_holders(report: Report, table: ActorTable) -> NameTable:
    """Well-known persons in office when the report was published, by their names.

    Of one who may speak for several: whom the report names before her ("Sudan's Ada Brandt"), else for whom since last.
    """
    names: NameTable = {}
    text = fold_word(report.text)
    for person in sorted(_in_office(report, table), key=lambda one: one.since or LISTED_UNTIL):
        whole = [name for name in (person.name, *person.also) if " " in name]
        is_whole = any(fold_word(name) in text for name in whole)
        for name in (person.name, *person.also, *([person.surname] if is_whole else [])):
            key = words_of(name)
            earlier = names[key][0] if key in names else person.of
            if (
                earlier == person.of
                or not _is_of(name, earlier, report, table)
                or _is_of(name, person.of, report, table)
            ):
                names[key] = (person.of, "person")
    return names


def _is_of(name: str, code: str, report: Report, table: ActorTable) -> bool:
    """Whether a report names an actor right before a person: "Sudan's prime minister, Ada Brandt"."""
    own = table.actors.get(code)
    called = "|".join(re.escape(one) for one in (*own.names, *own.people)) if own else r"\0"
    return re.search(rf"\b(?:{called})(?:['’]s)?(?:,?\s[\w-]+){{0,4}},?\s{re.escape(name)}\b", report.text) is not None


def _in_office(report: Report, table: ActorTable) -> Iterator[OfficeHolder]:
    """The well-known persons whom a report may name and who may have held their offices when it was published."""
    when = report.published.when
    first, last = when.since.year if when.since else None, when.until.year if when.until else None
    for person in _perhaps_named(report, table):
        is_later = last is not None and person.since is not None and last < person.since
        if not is_later and (first is None or first <= (person.until or LISTED_UNTIL)):
            yield person


def _perhaps_named(report: Report, table: ActorTable) -> list[OfficeHolder]:
    """The persons of whose names a report has the last word, in the order of the table."""
    by_word = _by_last_word(table.root)
    words = set(WORD.findall(fold_word(report.text).casefold()))
    places = {place for word in words & by_word.keys() for place in by_word[word]}
    return [table.persons[place] for place in sorted(places)]


@lru_cache(maxsize=4)
def _by_last_word(table: ActorTable) -> dict[str, list[int]]:
    """Places of persons in a table by the last word of each of their names."""
    found: dict[str, list[int]] = {}
    for place, person in enumerate(table.persons):
        for name in {person.name, person.surname, *person.also}:
            found.setdefault(WORD.findall(fold_word(name).casefold())[-1], []).append(place)
    return found


def _by_surname(draft: Draft) -> dict[str, list[OfficeHolder]]:
    """Those in office when the report was published, for places where a title or a label says that an office speaks.

    Of those who share a surname first whose actor the reports name most.
    """
    found: dict[str, list[OfficeHolder]] = {}
    for one in sorted(_in_office(draft.report, draft.table), key=lambda one: -draft.shares.get(one.of, 0)):
        found.setdefault(_keys(one.surname)[0].upper(), []).append(one)
    return found


def _holder(name: str, holders: dict[str, list[OfficeHolder]], draft: Draft) -> OfficeHolder | None:
    """The office-holder of a name: one who shares two parts of it, or its only part and an actor that reports name."""
    persons = load_roles().persons
    parts = [part.upper() for part in keys_of(name) if part.lower() not in persons and part not in OFFICIAL]
    for one in (each for part in parts for each in holders.get(part, ())):
        theirs = {key.upper() for spelling in (one.name, *one.also) for key in keys_of(spelling)}
        if len(theirs & set(parts)) > 1 or (len(parts) == 1 and draft.shares.get(one.of)):
            return one
    return None


def _labelled(draft: Draft, company: Company, holders: dict[str, list[OfficeHolder]]) -> Iterator[Person]:
    """The persons set before what they say, as in a transcript, with whom the label or their office ties them to."""
    labels = dict.fromkeys(_labels(draft))
    folded = draft.table.folded if labels else {}
    for label, beside in labels:
        name = " ".join(word.title() if word.isupper() else word for word in label.split(",")[0].split())
        holder = _holder(name, holders, draft)
        told = named_in(beside, folded) or named_in(name, folded, whole=True)
        keys = keys_of(name)
        guess = company.owner(keys[0], LIKELY[True]) if keys and keys[0] in company.told else None
        actor = told or (holder.of if holder else guess)
        if actor:
            yield new_person(holder.name if holder else name, actor, Role.GOV, "", "", sure=False)


def _labels(draft: Draft) -> Iterator[tuple[str, str]]:
    """Each speaker's name, with what its label says behind it: "ADA BRANDT (EXLAND):"."""
    before = 0
    for view in draft.views:
        one = view.sentence
        if one.label and not NOBODY.search(one.label):
            said = draft.report.text[before : one.start].rpartition(one.label.split(",")[0])
            yield one.label, said[2]
        before = one.end
