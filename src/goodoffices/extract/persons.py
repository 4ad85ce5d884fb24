"""Whose the persons of a report are: from titles, appositions and parentheses, anywhere in the report.

"Foreign Minister Ada Brandt of Exland", "Exland's prime minister, Ada Brandt", "Ada Brandt, who speaks for the Front"
tie Brandt to an actor; later "Brandt" or "Mr Brandt" is hers.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codebook.roles import RoleTable
from goodoffices.codebook.words import Role
from goodoffices.extract.names import Found, fold_word
from goodoffices.extract.view import View

HONORIFICS = frozenset(["Mr", "Mrs", "Ms", "Mx", "Miss", "Dr", "Prof", "Professor", "Sir", "Dame", "Lord", "Lady", "Sheikh", "Madame", "Monsieur", "Señor", "U", "Daw", "Herr", "Frau", "Hon", "Rev", "Msgr", "Mgr", "Monsignor", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "H.E.", "HE", "Excellency", "St.", "Datuk", "Dato", "Tun", "Haji", "Ustad", "Mullah", "Imam"])  # fmt: skip  # noqa: E501 - one thought, one line
PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "la",
        "le",
        "du",
        "y",
        "e",
        "ul",
        "ag",
        "abu",
        "ould",
        "san",
    ]
)
FEMALE = frozenset(
    [
        "Mrs",
        "Ms",
        "Miss",
        "Mrs.",
        "Ms.",
        "Dame",
        "Lady",
        "Madame",
        "Frau",
        "Daw",
        "she",
        "her",
        "herself",
        "spokeswoman",
        "chairwoman",
        "queen",
        "congresswoman",
    ]
)
MALE = frozenset(
    [
        "Mr",
        "Mr.",
        "Sir",
        "Lord",
        "Sheikh",
        "Monsieur",
        "Herr",
        "he",
        "him",
        "his",
        "himself",
        "spokesman",
        "chairman",
        "king",
        "emir",
        "sultan",
        "archbishop",
        "cardinal",
        "pope",
        "nuncio",
    ]
)
FARTHEST = 12  # words around a name in which a title is looked for
LIGHT = frozenset(
    [
        "self",
        "styled",
        "self-styled",
        "so",
        "called",
        "then",
        "now",
        "interim",
        "caretaker",
        "acting",
        "former",
        "deputy",
        "first",
        "second",
        "senior",
        "new",
    ]
)


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


def person_spans(view: View, found: list[Found], roles: RoleTable) -> list[tuple[int, int]]:
    """Names of persons in a sentence as half-open token spans, titles and honorifics left out."""
    spans = [_trimmed(view, first, last, roles) for first, last, label in view.sentence.names if label == "PERSON"]
    spans += [span for span in (_after_title(view, place, roles) for place in range(len(view))) if span]
    taken = {place for one in found for place in range(one.first, one.last) if one.kind != "person"}
    good = [span for span in spans if span[1] > span[0] and not set(range(*span)) & taken and _is_name(view, span)]
    return _disjoint(sorted(set(good), key=lambda span: (span[0] - span[1], span[0])))


def _is_name(view: View, span: tuple[int, int]) -> bool:
    words = [view.tokens[place] for place in range(*span)]
    return words[0].text[:1].isupper() and any(word.upos == "PROPN" for word in words) and len(words) <= 6


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for first, last in spans:
        if all(last <= start or end <= first for start, end in kept):
            kept.append((first, last))
    return sorted(kept)


def _trimmed(view: View, first: int, last: int, roles: RoleTable) -> tuple[int, int]:
    while first < last and (_is_title(view, first, roles) or view.tokens[first].text in HONORIFICS):
        first += 1
    while last > first and view.tokens[last - 1].text in ("'s", "’s", ",", "(", ")"):
        last -= 1
    while last < len(view) and view.tokens[last].upos == "PROPN" and view.tokens[last].rel == "flat" and last > first:
        last += 1
    return first, last


def _is_title(view: View, place: int, roles: RoleTable) -> bool:
    lemma = view.lemma(place)
    return lemma in roles.persons and lemma not in ("king", "prince", "bishop", "pope", "sheikh")


def _after_title(view: View, place: int, roles: RoleTable) -> tuple[int, int] | None:
    """The name right behind a title or an honorific."""
    token = view.tokens[place]
    if not (token.text in HONORIFICS or _is_title(view, place, roles)):
        return None
    first = last = place + 1
    while last < len(view) and (_capitalised(view, last) or (last > first and view.lemma(last) in PARTICLES)):
        last += 1
    while last > first and not _capitalised(view, last - 1):
        last -= 1
    if last == first or _is_title(view, first, roles) or not token.text.strip("."):
        return None
    return first, last


def _capitalised(view: View, place: int) -> bool:
    token = view.tokens[place]
    return token.text[:1].isupper() and token.upos in ("PROPN", "X", "NOUN") and token.text not in HONORIFICS


def describe(
    view: View, span: tuple[int, int], found: list[Found], roles: RoleTable
) -> tuple[str, str | None, Role | None]:
    """Title, actor and role that a sentence gives a person; "", None, None for none."""
    left = _left(view, span, found, roles)
    right = _right(view, span, found, roles)
    title = left[0] or right[0]
    actor = left[1] or right[1]
    return title, actor, roles.role(title) if title else None


def _left(view: View, span: tuple[int, int], found: list[Found], roles: RoleTable) -> tuple[str, str | None]:
    """Title and actor before a name: "Exland's prime minister, Ada"; "the minister of Exland, Ada"."""
    title, commas, actor = "", 0, None
    place = span[0] - 1
    while place >= max(0, span[0] - FARTHEST):
        token = view.tokens[place]
        if (token.upos in ("VERB", "AUX") and token.text[:1].islower()) or token.text in (";", ":", "."):
            break
        if token.text == ",":
            commas += 1
            if commas > 1 or title or place != span[0] - 1:
                break
        if not title and roles.role(view.lemma(place)) and view.lemma(place) not in ("side", "state"):
            title = view.lemma(place)
        hit = next((one for one in found if one.first <= place < one.last and one.kind != "person"), None)
        if hit and (title or hit.kind in ("office", "demonym", "name", "capital")):
            if title or hit.last == span[0] or view.tokens[hit.last].text in ("'s", "’s"):
                actor = hit.code
            elif commas:
                actor = hit.code if _title_between(view, hit.last, span[0], roles) else None
            if actor:
                if not title:
                    title = _title_between(view, hit.last, span[0], roles) or ""
                break
            place = hit.first - 1
            continue
        place -= 1
    return title, actor if title or actor else None


def _title_between(view: View, first: int, last: int, roles: RoleTable) -> str | None:
    return next((view.lemma(place) for place in range(first, last) if roles.role(view.lemma(place))), None)


def _right(view: View, span: tuple[int, int], found: list[Found], roles: RoleTable) -> tuple[str, str | None]:
    """Title and actor behind a name: "Ada Brandt of Exland", "Ada Brandt, the Exland envoy"."""
    place = span[1]
    if place >= len(view):
        return "", None
    opener = view.tokens[place].text
    if opener not in (",", "(", "of", "from", "for", "–", "—", "-"):
        return "", None
    title, actor = "", None
    bare = opener in ("of", "from", "for", "(")
    for one in range(place + 1, min(len(view), place + 1 + FARTHEST)):
        token = view.tokens[one]
        if token.text in (",", ")", ";", ":", "–", "—") or (
            token.upos in ("VERB", "AUX")
            and view.lemma(one) not in ("speak", "lead", "head", "chair", "run", "represent", "call", "style")
        ):
            break
        if not title and roles.role(view.lemma(one)):
            title = view.lemma(one)
        if view.lemma(one) in ("speak", "lead", "head", "chair", "run", "represent"):
            title = title or "leader"
        hit = next((name for name in found if name.first <= one < name.last and name.kind != "person"), None)
        if hit and actor is None and (title or bare or hit.kind == "demonym" or _title_ahead(view, hit.last, roles)):
            actor = hit.code
    if opener == "," and not title:
        return "", None
    return title, actor


def _title_ahead(view: View, first: int, roles: RoleTable) -> bool:
    for place in range(first, min(len(view), first + 6)):
        if view.tokens[place].text in (",", ")", ";"):
            return False
        if roles.role(view.lemma(place)):
            return True
    return False


def gender_of(view: View, span: tuple[int, int], title: str) -> str:
    """Gender that the words around a name tell; "" where they tell none."""
    near = {view.tokens[place].text for place in range(max(0, span[0] - 2), span[0])} | {title}
    if near & FEMALE:
        return "f"
    return "m" if near & MALE else ""


def keys_of(name: str) -> list[str]:
    """Parts of a person's name by which later mentions may call her, the surname first."""
    parts = [fold_word(part) for part in name.replace("’", "'").split() if part not in HONORIFICS]
    parts = [part for part in parts if part.lower() not in PARTICLES and len(part) > 1 and part[0].isupper()]
    return list(dict.fromkeys([*parts[::-1]]))
