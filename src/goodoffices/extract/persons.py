"""Whose the persons of a report are: from titles, appositions and parentheses, anywhere in the report.

"Foreign Minister Ada Brandt of Exland", "Exland's prime minister, Ada Brandt", "Ada Brandt, who speaks for the Front"
tie Brandt to an actor; later "Brandt" or "Mr Brandt" is hers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.codebook.names import load_person_words
from goodoffices.codebook.roles import RoleTable
from goodoffices.codebook.words import Role
from goodoffices.extract.houses import is_of_house
from goodoffices.extract.names import Found, fold_word
from goodoffices.extract.person_spans import Span
from goodoffices.extract.view import View

FARTHEST = 12  # words around a name in which a title is looked for
NEAR = 6  # words behind an actor in which its title is looked for
POSSESSIVES = ("'s", "’s")
NAMING = ("office", "demonym", "name", "capital")
LEADING = ("speak", "lead", "head", "chair", "run", "represent")  # "Ada Brandt, who leads the Front"
OPENERS = (",", "(", "of", "from", "for", "–", "—", "-")
RESEARCHER = "researcher"  # the title of whoever is of a house of research
DEPUTY = "deputy"  # a title behind which another tells the office: "the deputy mayor"
OPPOSED = "opposition"  # a noun that makes any title beside it one of an opposition
ARTICLE = re.compile(r"^(?:[Aa][dlnrstz]|[Ee]l|[Aa]sh|[Aa]th)-(?=[A-Z])")  # "al-Hadi" is later "Hadi"
BARE = ("of", "from", "for", "(")  # openers behind which an actor needs no title


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of a report.

    Attributes:
        name: The fullest form in the report.
        actor: Whom the person speaks for; None where nobody or unknown.
        role: Which part of the actor.
        title: Noun of the office, lower case; "" where none is told.
        gender: "f", "m" or "".
        sure: Whether the report itself says whose the person is.
    """

    name: str
    actor: str | None
    role: Role
    title: str = ""
    gender: str = ""
    sure: bool = True


def describe(view: View, span: Span, found: list[Found], roles: RoleTable) -> tuple[str, str | None, Role | None]:
    """Title, actor and role that a sentence gives a person; "", None, None for none.

    Whoever is of a house of research is an expert, unless a title before the name tells otherwise.
    """
    left = _left(view, span, found, roles)
    if not left[0] and is_of_house(view, span[1], found):
        return RESEARCHER, None, Role.EXPERT
    right = _right(view, span, found, roles)
    title = left[0] or right[0]
    actor = left[1] or right[1]
    return title, actor, roles.role(title) if title else None


def _left(view: View, span: Span, found: list[Found], roles: RoleTable) -> tuple[str, str | None]:
    """Title and actor before a name: "Exland's prime minister, Ada"; "the minister of Exland, Ada"."""
    held = _apposed(view, span, found, roles)
    if held is not None:
        return held
    title, first = "", _behind_comma(view, span)
    place = first - 1
    while place >= max(0, first - FARTHEST) and not _ends_before(view, place, first):
        hit = _name_at(found, place)
        is_of_name = hit is not None and view.lemma(place) not in roles.persons  # the Union of "the Northern Union"
        title = title or ("" if is_of_name else _title_at(view, place, roles))
        if hit and (title or hit.kind in NAMING):
            if title or _owns(view, hit, first, roles):
                return title or _title_between(view, hit.last, first, roles), hit.code
            place = hit.first
        place -= 1
    return title, None


def _apposed(view: View, span: Span, found: list[Found], roles: RoleTable) -> tuple[str, str] | None:
    """Title and actor that a name is set beside: "the envoy of the Republic of Exland, Ms Brandt"; None for none."""
    title = view.head(view.top(*span)) if view.rel(view.top(*span)) == "appos" else -1
    if not 0 <= title < span[0] or view.lemma(title) not in roles.persons:
        return None
    for hit in (one for one in found if title < one.first and one.last <= span[0] and one.kind in NAMING):
        chain = [view.top(hit.first, hit.last), *view.ancestors(view.top(hit.first, hit.last))]
        below = chain[: chain.index(title)] if title in chain else []
        if below and all(view.case(one) == "of" for one in below):
            return view.lemma(title), hit.code
    return None


def _behind_comma(view: View, span: Span) -> int:
    """Where a name begins, with the honorifics before it behind a comma: "the envoy of Exland, Ms Brandt"."""
    first = start = span[0]
    while start and view.tokens[start - 1].text in load_person_words().honorifics:
        start -= 1
    is_told = any(view.rel(one) == "appos" for one in range(start, span[1]))
    return start if is_told and start and view.tokens[start - 1].text == "," else first


def _ends_before(view: View, place: int, first: int) -> bool:
    """Whether a word parts what stands before it from the name: a verb, a full stop, a comma but one at the name."""
    token = view.tokens[place]
    is_verb = token.upos in ("VERB", "AUX") and token.text[:1].islower()
    return is_verb or token.text in (";", ":", ".") or (token.text == "," and place != first - 1)


def _owns(view: View, hit: Found, first: int, roles: RoleTable) -> bool:
    """Whether an actor before a name owns it: right before, in the possessive, or with a title before the comma."""
    if hit.last == first or view.tokens[hit.last].text in POSSESSIVES:
        return True
    return view.tokens[first - 1].text == "," and bool(_title_between(view, hit.last, first, roles))


def _title_at(view: View, place: int, roles: RoleTable) -> str:
    lemma = view.lemma(place)
    if place and view.lemma(place - 1) == OPPOSED and lemma in roles.persons:
        return OPPOSED
    return lemma if roles.role(lemma) and lemma not in ("side", "state") else ""


def _title_between(view: View, first: int, last: int, roles: RoleTable) -> str:
    return next((view.lemma(place) for place in range(first, last) if roles.role(view.lemma(place))), "")


def _name_at(found: list[Found], place: int) -> Found | None:
    """The actor named at a word, unless by a person's name."""
    return next((one for one in found if one.first <= place < one.last and one.kind != "person"), None)


def _right(view: View, span: Span, found: list[Found], roles: RoleTable) -> tuple[str, str | None]:
    """Title and actor behind a name: "Ada Brandt of Exland", "Ada Brandt, the Exland envoy"."""
    opener = view.tokens[span[1]].text if span[1] < len(view) else ""
    if opener not in OPENERS:
        return "", None
    title, actor = "", None
    for place in _behind(view, span[1] + 1):
        lemma = view.lemma(place)
        if is_of_house(view, place, found):
            return RESEARCHER, None
        is_told = bool(title) and lemma != OPPOSED and not (title == DEPUTY and lemma in roles.persons)
        title = title if is_told else (lemma if roles.role(lemma) else "leader" if lemma in LEADING else "")
        title = RESEARCHER if _is_house(view, place, roles) else title
        hit = _name_at(found, place)
        is_titled = title or opener in BARE or (hit and hit.kind == "demonym")
        if hit and actor is None and (is_titled or _title_ahead(view, hit.last, roles)):
            actor = hit.code
    return ("", None) if opener == "," and not title else (title, actor)


def _is_house(view: View, place: int, roles: RoleTable) -> bool:
    """Whether a noun is a house of research: "Ada Brandt, who heads a think tank"."""
    is_noun = view.tokens[place].upos == "NOUN" and view.rel(place) != "compound"
    return is_noun and roles.bodies.get(view.lemma(place)) is Role.EXPERT and view.lemma(place) not in roles.persons


def _behind(view: View, first: int) -> Iterator[int]:
    """Words from a place on, until a mark or a verb that opens something else."""
    for place in range(first, min(len(view), first + FARTHEST)):
        token = view.tokens[place]
        if token.text in (",", ")", ";", ":", "–", "—"):
            return
        if token.upos in ("VERB", "AUX") and view.lemma(place) not in (*LEADING, "call", "style"):
            return
        yield place


def _title_ahead(view: View, first: int, roles: RoleTable) -> bool:
    for place in range(first, min(len(view), first + NEAR)):
        if view.tokens[place].text in (",", ")", ";"):
            return False
        if roles.role(view.lemma(place)):
            return True
    return False


def gender_of(view: View, span: Span, title: str) -> str:
    """Gender that the words around a name tell; "" where they tell none."""
    words = load_person_words()
    near = {view.tokens[place].text for place in range(max(0, span[0] - 2), span[0])} | {title}
    if near & words.female:
        return "f"
    return "m" if near & words.male else ""


def keys_of(name: str) -> list[str]:
    """Parts of a person's name by which later mentions may call her, the surname first."""
    words = load_person_words()
    whole = [fold_word(part) for part in name.replace("’", "'").split() if part not in words.honorifics]
    parts = [ARTICLE.sub("", part) for part in whole]
    parts = [part for part in parts if part.lower() not in words.particles and len(part) > 1 and part[0].isupper()]
    return list(dict.fromkeys(parts[::-1]))
