"""Where persons are named in a sentence: what the pipeline tags, and what stands behind a title."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.codebook.names import load_body_words, load_person_words
from goodoffices.codebook.roles import RoleTable, load_roles
from goodoffices.codebook.speech import load_speech
from goodoffices.codebook.words import Role
from goodoffices.extract.names import Found
from goodoffices.extract.view import View

PARTS_OF_NAMES = ("king", "prince", "bishop", "pope", "sheikh")  # titles that are surnames as often
LONGEST = 6  # words of a person's name
OF_STATE = "Secretary of State"  # a title whose last word the tagger takes for a name
POSSESSIVES = ("'s", "’s")
PERSONAL = ("thank", "meet", "visit", "phone", "telephone", "offer", "reject", "welcome", "accept")  # what persons do
WHERE = ("in", "at", "near", "inside", "outside", "around", "into", "throughout", "across")  # no person follows
LOCATIVE = ("in", "inside", "across", "throughout")
CLOSERS = ("'s", "’s", ",", "(", ")")

Span = tuple[int, int]


def person_spans(view: View, found: list[Found], roles: RoleTable) -> list[Span]:
    """Names of persons in a sentence as half-open token spans, titles and honorifics left out."""
    spans = [_trimmed(view, first, last, roles) for first, last, label in view.sentence.names if label == "PERSON"]
    spans += [span for span in (_after_title(view, place, roles) for place in range(len(view))) if span]
    spans += [span for span in (_set_off(view, place, roles) for place in range(len(view))) if span]
    spans += [span for span in (_after_owner(view, one) for one in found) if span]
    taken = {place for one in found for place in range(one.first, one.last) if one.kind != "person"}
    good = [span for span in spans if span[1] > span[0] and not set(range(*span)) & taken and _is_name(view, span)]
    return _disjoint(sorted(set(good), key=lambda span: (span[0] - span[1], span[0])))


def without_places(views: Sequence[View], spans: Sequence[list[Span]]) -> tuple[list[Span], ...]:
    """The names of persons without single words by which the same report names a place: "in Tigray".

    Args:
        views: Its sentences.
        spans: The names in each.
    """
    given = list(zip(views, spans, strict=True))
    spoken = _only_where(given)
    whole = {view.tokens[one].text for view, here in given for first, last in here if last - first > 1
             for one in range(first, last)}  # fmt: skip
    places = {
        view.tokens[first].text
        for view in views
        for first, last, label in view.sentence.names
        if label == "LOC" and last == first + 1 and view.case(first) in LOCATIVE
    } - whole
    return tuple([one for one in here if view.text(*one) not in places | spoken] for view, here in given)


def _only_where(given: Sequence[tuple[View, list[Span]]]) -> set[str]:
    """The names that are tagged as persons' and that a report uses for nothing but where something is or goes.

    Args:
        given: Each sentence with the names in it.
    """
    roles = load_roles()
    uses: dict[str, list[str]] = {}
    for view, here in given:
        for span in here:
            uses.setdefault(view.text(*span), []).append(_use(view, span, roles))
    return {name for name, ways in uses.items() if "there" in ways and set(ways) <= {"there", "near"}}


def _use(view: View, span: Span, roles: RoleTable) -> str:
    """Whether a name tells where ("there"), may tell it ("near"), or is used as a person's ("who")."""
    top = view.top(*span)
    case = next((one for place in range(*span) if (one := view.case(place))), "").split()[:1]
    is_titled = span[0] > 0 and _is_title(view, span[0] - 1, roles)
    is_held = view.rel(top) in ("appos", "flat", "nmod:desc") or bool(view.children(top, "appos", "acl:relcl"))
    if is_titled or is_held or view.rel(top) not in ("obl", "nmod", "conj"):
        return "who"
    return "there" if case and case[0] in WHERE else "near"


def _is_name(view: View, span: Span) -> bool:
    words = [view.tokens[place] for place in range(*span)]
    if load_roles().role(words[0].text.lower()) is Role.MEDIA:
        return False  # "Radio Oriente"
    return words[0].text[:1].isupper() and any(word.upos == "PROPN" for word in words) and len(words) <= LONGEST


def _disjoint(spans: list[Span]) -> list[Span]:
    """Spans that overlap none before them, in order of the text."""
    kept: list[Span] = []
    for first, last in spans:
        if all(last <= start or end <= first for start, end in kept):
            kept.append((first, last))
    return sorted(kept)


def _trimmed(view: View, first: int, last: int, roles: RoleTable) -> Span:
    """A tagged span without titles and marks at its ends, and with the name's words that the tagger left out."""
    honorifics = load_person_words().honorifics
    while first < last and (_is_title(view, first, roles) or view.tokens[first].text in honorifics):
        first += 1
    if view.text(max(0, first - 2), first + 1) == OF_STATE:
        first += 1
    while last > first and (view.tokens[last - 1].text in CLOSERS or view.tokens[last - 1].text[:1].islower()):
        last -= 1
    while first < last < len(view) and view.tokens[last].upos == "PROPN" and view.tokens[last].rel == "flat":
        last += 1
    return first, last


def _is_title(view: View, place: int, roles: RoleTable) -> bool:
    lemma = view.lemma(place)
    return lemma in roles.persons and lemma not in PARTS_OF_NAMES


def _after_title(view: View, place: int, roles: RoleTable) -> Span | None:
    """The name right behind a title or an honorific."""
    token, words = view.tokens[place], load_person_words()
    if not (token.text in words.honorifics or _is_title(view, place, roles)):
        return None
    first = last = place + 1
    while last < len(view) and (_is_capitalised(view, last) or (last > first and view.lemma(last) in words.particles)):
        last += 1
    while last > first and not _is_capitalised(view, last - 1):
        last -= 1
    if last == first or _is_title(view, first, roles) or not token.text.strip("."):
        return None
    if view.tokens[last - 1].text in load_body_words().heads:
        return None  # "the General Assembly"
    return first, last


def _set_off(view: View, place: int, roles: RoleTable) -> Span | None:
    """The name of several words between commas behind a title that is a subject: "Exland's envoy, Ada Brandt, said"."""
    first = last = place + 2
    if not _is_title(view, place, roles) or view.tokens[place].upos != "NOUN" or view.rel(place) != "nsubj":
        return None
    while last < len(view) and view.tokens[last].upos == "PROPN" and view.tokens[last].text[:1].isupper():
        last += 1
    is_set_off = last < len(view) and view.tokens[place + 1].text == view.tokens[last].text == ","
    words = {view.tokens[one].text for one in range(first, last)}
    lists = load_body_words()
    is_body = bool(words & (lists.heads | lists.things)) or not words.isdisjoint(load_person_words().honorifics)
    return (first, last) if is_set_off and last - first > 1 and not is_body else None


def _after_owner(view: View, owner: Found) -> Span | None:
    """A name that is tagged as a place or not at all, where one speaks whom an actor owns: "Exland's Brandt said"."""
    place = owner.last + 1
    if owner.kind == "person" or place >= len(view) or view.tokens[owner.last].text not in POSSESSIVES:
        return None
    tagged = {one for first, last, label in view.sentence.names for one in range(first, last) if label != "LOC"}
    words, token = load_body_words(), view.tokens[place]
    if place in tagged or token.upos != "PROPN" or token.text in words.heads | words.things or not token.text.istitle():
        return None
    does = view.lemma(view.head(place)) if view.rel(place) == "nsubj" and view.head(place) >= 0 else ""
    return (place, place + 1) if does in load_speech().verbs or does in PERSONAL else None


def _is_capitalised(view: View, place: int) -> bool:
    token = view.tokens[place]
    is_noun = token.upos in ("PROPN", "X", "NOUN")
    return token.text[:1].isupper() and is_noun and token.text not in load_person_words().honorifics
