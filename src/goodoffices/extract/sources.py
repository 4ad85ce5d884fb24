"""Who a noun is as a source: a named official, an institution, somebody without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.codebook.actors import load_actors
from goodoffices.codebook.roles import load_roles
from goodoffices.codebook.speech import load_speech
from goodoffices.codebook.words import Role, SpeakerKind
from goodoffices.extract.clause import RELATIVE, Scope, once
from goodoffices.extract.document import Mention
from goodoffices.extract.quotations import teller
from goodoffices.extract.view import View

ANIMATE = re.compile(r"(?:man|woman|person|er|or|ist|ian|guy|chief|veteran|aide|clerk|priest|monk|nun|member)$")
INDEFINITE = frozenset("a an one another some two three several".split())
NAMING = ("appos", "flat", "nmod:desc")  # how a name hangs on a title
KEPT = ("amod", "compound", "nmod:poss", "nummod", "flat", "nmod:desc")  # modifiers that belong to a source's name
KEPT_CASES = ("in", "of", "for", "at", "from", "with", "close to", "to")
BY_ROLE = {Role.EXPERT: SpeakerKind.EXPERT, Role.MEDIA: SpeakerKind.MEDIA, Role.PUBLIC: SpeakerKind.PUBLIC}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who is cited: the name as the report has it, the kind, and whether the words stand in quotation marks."""

    name: str
    kind: SpeakerKind
    quoted: bool = False


def speaks(view: View, place: int) -> bool:
    """Whether a word is a verb of saying."""
    return view.tokens[place].upos == "VERB" and view.lemma(place) in load_speech().verbs


def subject_voice(scope: Scope, verb: int, before: Voice | None) -> Voice | None:
    """Who says what a verb of saying says.

    Args:
        scope: The sentence.
        verb: The verb.
        before: Whom "he" or "she" means where nobody else is known: the person cited last.
    """
    view = scope.view
    subject = teller(view, verb)
    if subject is None or view.tokens[subject].rel == "nsubj:pass" or _is_relative(scope, subject):
        subject = next(iter(scope.subjects(verb)), None)
    if subject is None:
        return None
    if view.lemma(subject) in ("he", "she") and (subject not in scope.at or not scope.at[subject].person):
        return None if subject in scope.at and scope.at[subject].actors else before
    return voice_at(scope, subject) or _somebody(scope, subject)


def _is_relative(scope: Scope, place: int) -> bool:
    return scope.view.lemma(place) in RELATIVE and place not in scope.at


@once
def voice_at(scope: Scope, noun: int) -> Voice | None:
    """Who a noun is, as a source; None for a state or capital that speaks for itself."""
    view = scope.view
    mention = scope.at.get(noun)
    if mention is not None and mention.person:
        return Voice(name=mention.person, kind=_kind_of_person(mention), quoted=view.has_marks)
    beside = view.children(noun, *NAMING)
    for child in (*beside, *(each for one in beside for each in view.children(one, *NAMING))):
        inner = scope.at.get(child)
        if inner is not None and inner.person:
            return Voice(name=inner.person, kind=_kind_of_person(inner), quoted=view.has_marks)
    found = _kind(view, noun, mention)
    return Voice(name=phrase(view, noun), kind=found, quoted=view.has_marks) if found else None


def _kind_of_person(mention: Mention) -> SpeakerKind:
    return BY_ROLE.get(mention.role, SpeakerKind.NAMED_OFFICIAL)


def _somebody(scope: Scope, noun: int) -> Voice | None:
    """Somebody whom the report introduces no further: "a man in the ministry", "a lawmaker", a bare name."""
    view = scope.view
    lemma = view.lemma(noun)
    for first, last, label in view.sentence.names:
        if label == "PERSON" and first <= noun < last and noun not in scope.at:
            return Voice(name=view.text(first, last).replace(" - ", "-"), kind=SpeakerKind.NAMED_OFFICIAL)
    if view.tokens[noun].upos != "NOUN" or lemma in load_speech().not_persons or not ANIMATE.search(lemma):
        return None
    official = scope.at.get(noun) is not None or scope.who(noun) is not None
    return Voice(name=phrase(view, noun), kind=SpeakerKind.UNNAMED_OFFICIAL if official else SpeakerKind.ANONYMOUS)


def phrase(view: View, noun: int) -> str:
    """A noun with its modifiers, without clauses, as the report has it."""
    keep = [noun, *(one for child in view.kids[noun] if _is_kept(view, child) for one in view.subtree(child))]
    text = view.text(_start(view, min(keep), noun), _end_of_name(view, max(keep) + 1))
    return re.sub(r" (['’](?:s\b|(?= )))", r"\1", text).replace(" - ", "-")


def _start(view: View, first: int, noun: int) -> int:
    """Where the name of a source begins: behind a comma, and a verb misread as a part of it (", claim sources")."""
    begin = first + (view.tokens[first].upos == "PUNCT")
    is_verb = 0 < begin < noun and view.lemma(begin - 1) == "," and view.lemma(begin) in load_speech().verbs
    return begin + is_verb


def _end_of_name(view: View, last: int) -> int:
    """The place behind the name of a place or a body that the words before a place break off: "in Addis Ababa"."""
    while (
        last + 1 < len(view) and view.tokens[last].text == "-" and view.tokens[last - 1].end == view.tokens[last].start
    ):
        last += 2  # "secretary-general"
    cut = (end for first, end, label in view.sentence.names if first < last < end and label != "PERSON")
    return next(cut, last)


def _is_kept(view: View, child: int) -> bool:
    """Whether a modifier belongs to the name of a source."""
    rel = view.tokens[child].rel
    is_article = rel.startswith("det") and view.lemma(child) in ("a", "an", "one", "both")
    return rel in KEPT or is_article or (rel == "nmod" and view.case(child) in KEPT_CASES)


def _kind(view: View, noun: int, mention: Mention | None) -> SpeakerKind | None:
    """Kind of a source without a person's name; None where the noun is none."""
    roles, speech, lemma = load_roles(), load_speech(), view.lemma(noun)
    role = roles.role(lemma)
    if lemma in speech.anonymous and role is not Role.PUBLIC:
        return SpeakerKind.ANONYMOUS
    if role in BY_ROLE:
        return BY_ROLE[role]
    if lemma == "government" or (lemma == "office" and any(view.lemma(one) == "good" for one in view.kids[noun])):
        return None
    is_office = mention is not None and mention.kind == "office" and lemma not in speech.offices
    if lemma in speech.institutions or is_office:
        return SpeakerKind.INSTITUTION
    if lemma in roles.persons:
        is_named = lemma in speech.offices and not _is_indefinite(view, noun)
        return SpeakerKind.NAMED_OFFICIAL if is_named else SpeakerKind.UNNAMED_OFFICIAL
    return SpeakerKind.INSTITUTION if lemma in speech.nouns or _is_body(mention) else None


def _is_indefinite(view: View, noun: int) -> bool:
    near = view.children(noun, "det", "nummod", "amod")
    return view.tokens[noun].xpos == "NNS" or any(view.lemma(one) in INDEFINITE for one in near)


def _is_body(mention: Mention | None) -> bool:
    """Whether a mention names one organisation or group, rather than a state."""
    if mention is None or mention.kind != "name" or len(mention.actors) != 1:
        return False
    return load_actors().kind(mention.actors[0]) != "state"
