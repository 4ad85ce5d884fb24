"""Sources within sources: "A said that B had told him ...", "A reported, citing B": the innermost one is cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.extract.clause import Scope
from goodoffices.extract.sources import Voice, speaks, subject_voice, voice_at

CITING = frozenset(("cite", "quote"))
HEARING = frozenset(("hear", "learn"))
TELLING = frozenset("tell inform assure notify brief".split())
ASKING = frozenset("ask put respond answer describe recommend".split())
NEAR = 2  # words between an office and its holder

Teller = tuple[int, Voice]  # the word that names a source, and the source


def innermost(
    voice: Voice | None, scope: Scope, trigger: int, *, actor: str | None, before: Voice | None
) -> Voice | None:
    """The innermost of the sources through which a statement came, if a source is one of the outer ones.

    Whom a verb of quoting names is cited in any case.

    Args:
        voice: Who is cited; None for nobody.
        scope: The sentence.
        trigger: The word that tells the move.
        actor: Whose move it is.
        before: Whom "he" or "she" means where nobody else is known.
    """
    if voice is None:
        cited = (*_set_beside(scope, trigger), *_quoted(scope, trigger))
        return cited[0][1] if cited else None
    place, inner = next(_tellers(scope, trigger, actor, before), (-1, voice))
    beside = range(max(0, place - NEAR), min(len(scope.view), place + NEAR + 1))
    near = (one for one in beside if scope.view.tokens[one].upos == "PROPN")
    is_same = place < 0 or inner.name == voice.name or _is_named(voice, scope, {*scope.view.subtree(place), *near})
    return voice if is_same or not _is_outer(voice, scope, trigger) else inner


def _is_outer(voice: Voice, scope: Scope, trigger: int) -> bool:
    """Whether a source is named in the sentence outside the clause of what is told."""
    view = scope.view
    inside = set(view.subtree(trigger)).difference(*(view.subtree(one) for one in view.children(trigger, "parataxis")))
    return _is_named(voice, scope, (place for place in range(len(view)) if place not in inside))


def _is_named(voice: Voice, scope: Scope, places: Iterable[int]) -> bool:
    """Whether one of some words names a source."""
    found = (voice_at(scope, place) for place in places)
    return any(one is not None and one.name == voice.name for one in found)


def _tellers(scope: Scope, trigger: int, actor: str | None, before: Voice | None) -> Iterator[Teller]:
    """Who tells the clause of a word, and who tells that, from within outwards; no actor that speaks for itself."""
    view, below = scope.view, trigger
    yield from _set_beside(scope, trigger)
    for place in view.ancestors(trigger):
        if _is_told(scope, below, place):
            yield from _cited(scope, place)
            heard = view.lemma(place) in HEARING
            yield from _heard(scope, place) if heard else _subject(scope, place, actor, before)
        below = place


def _is_told(scope: Scope, below: int, verb: int) -> bool:
    """Whether a word is what a verb says: "said that", "quoted as saying", "informed her of"."""
    view, rel = scope.view, scope.view.rel(below)
    if rel == "advcl":
        return view.lemma(verb) in CITING
    is_hung = rel in ("obj", "iobj", "obl") and (speaks(view, verb) or view.lemma(verb) in HEARING)
    clauses = view.children(below, "acl") if is_hung else ()  # "told a meeting that", hung on the meeting
    is_clause = rel == "ccomp" or any(view.tokens[one].text == "that" for each in clauses for one in view.kids[each])
    return is_clause or (rel == "obl" and view.case(below) == "of" and view.lemma(verb) == "inform")


def _set_beside(scope: Scope, trigger: int) -> Iterator[Teller]:
    """Whom a report cites that is set beside a whole clause: "Exland has refused, Reuters reported, citing B"."""
    view = scope.view
    for place in (trigger, *view.ancestors(trigger)):
        reports = [one for one in view.children(place, "parataxis") if speaks(view, one)]
        for verb in (*reports, *([place] if reports else [])):
            yield from _cited(scope, verb)


def _quoted(scope: Scope, trigger: int) -> Iterator[Teller]:
    """Whom a verb of quoting above a word names."""
    for place in scope.view.ancestors(trigger):
        if scope.view.lemma(place) in CITING:
            yield from _cited(scope, place)


def _cited(scope: Scope, verb: int) -> Iterator[Teller]:
    """Whom a verb quotes, or a participle beside it: "quoted B as saying", "B was quoted", "reported, citing B"."""
    view = scope.view
    beside = [one for one in view.children(verb, "advcl") if view.tokens[one].xpos == "VBG"]
    for place in (one for one in (verb, *beside) if view.lemma(one) in CITING):
        yield from _voices(scope, view.children(place, "obj", "iobj", "nsubj:pass")[:1])


def _heard(scope: Scope, verb: int) -> Iterator[Teller]:
    """From whom somebody has heard it."""
    view = scope.view
    yield from _voices(scope, [one for one in view.children(verb, "obl", "obj") if view.case(one) == "from"])


def _voices(scope: Scope, nouns: Iterable[int]) -> Iterator[Teller]:
    yield from ((one, voice) for one in nouns if (voice := voice_at(scope, one)) is not None)


def _subject(scope: Scope, verb: int, actor: str | None, before: Voice | None) -> Iterator[Teller]:
    """The subject of a verb of saying that tells of words said, and of none still to be said.

    What an actor says of itself is its move, unless it tells somebody.
    """
    view, above = scope.view, scope.view.head(verb)
    is_quoted = view.rel(verb) == "advcl" and view.lemma(above) in CITING
    is_infinitive = any(view.tokens[one].text == "to" for one in view.children(verb, "mark"))
    if not speaks(view, verb) or view.lemma(verb) in CITING | ASKING or is_quoted or is_infinitive:
        return
    subject = next(iter(scope.subjects(verb)), None)
    mention = scope.at.get(subject) if subject is not None else None
    is_itself = mention is not None and (
        (mention.kind == "name" and not mention.person) or (actor in mention.actors and view.lemma(verb) not in TELLING)
    )
    voice = None if is_itself else subject_voice(scope, verb, before)
    if subject is not None and voice is not None:
        yield subject, voice
