"""Whose voice a report is: who gives an interview, who issues a communiqué, and where somebody else is quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from goodoffices.codebook.actors import named_in
from goodoffices.extract.drafted import Draft
from goodoffices.extract.names import Found
from goodoffices.extract.pronouns import NOBODY
from goodoffices.extract.quotations import still_open
from goodoffices.extract.scene import Scene
from goodoffices.extract.view import View

FIRST = frozenset("we us our ours i me my mine".split())
ISSUED = re.compile(
    r"(?i)\b(?:communiqu[eé]|press release|public statement|full text|declaration|proclamation|open letter|bulletin"
    r"|pastoral letter|message to|note to the press|statement (?:by|of|on behalf of))\b"
)
OFFICE = re.compile(r"(?i)(?:(?:the|deputy|foreign|ministry|mfa) )*spokes(?:person|man|woman)")
ASKING = re.compile(r"^[*_]+.*\?[*_]*$")
YEAR = re.compile(r"(?:19|20)\d\d")
ANSWERS = ("A", "ANSWER")  # labels of whoever is asked
TOP = 6  # sentences in which who speaks, is interviewed or issues a report is told
SHORT = 16  # words of a line that names a seat
TURNS = 3  # speakers set before sentences, from which a report is a transcript
FEWEST, MANY = 3, 5  # sentences with "we" outside quotations: of a report that says what it is, and of any
MISSED = 0.1  # share of the names of those involved by which an actor is named less than elsewhere


def home_of(draft: Draft, scene: Scene) -> str | None:
    """The actor whose voice a report is; None where it is nobody's.

    Steps:
        1. The seat or state that its first lines name, or where a transcript was taken down.
        2. Whose own name an office without a name, and who asks it, have for it.
        3. Whose the person is who is interviewed.
        4. Who issues it, where it says "we" and its head or foot names a body.
        5. Who is told of in the other reports and hardly in this one, where it says "we" or is a transcript.

    Args:
        draft: The report.
        scene: Its parties and persons.
    """
    involved = (*scene.parties, *scene.third_parties)
    return (
        _seat(draft) or _answering(draft) or _interviewed(draft, scene) or _issuer(draft) or _absentee(draft, involved)
    )


def _seat(draft: Draft) -> str | None:
    kinds = ("capital", "name", "demonym") if is_transcript(draft) else ("capital", "name")
    for view, found in zip(draft.views[:TOP], draft.found[:TOP], strict=True):
        seats = [one for one in found if one.kind in kinds]
        is_line = len(view) <= SHORT and view.tokens[-1].text != "?" and not view.sentence.label
        if seats and is_line and not any(token.upos == "VERB" for token in view.tokens):
            return seats[0].code
    place = draft.report.place.split(",")[0]
    return named_in(place, draft.table.folded, whole=True) if is_transcript(draft) and place else None


def _answering(draft: Draft) -> str | None:
    """Of whom an office speaks in its answers as of itself, and who ask it too: "Spokesperson: Exland supports"."""
    told: Counter[str] = Counter()
    turn = ""
    for view, found in zip(draft.views, draft.found, strict=True):
        turn = view.sentence.label or turn
        subjects = {one.code for one in found if one.kind == "name" and _is_subject(view, one)}
        told.update(subjects if OFFICE.fullmatch(turn) or view.tokens[-1].text == "?" else ())
    best = next(iter(told.most_common(1)), ("", 0))
    is_most = best[1] > 1 and sum(count == best[1] for count in told.values()) == 1
    return best[0] if is_most and is_transcript(draft) else None


def _is_subject(view: View, one: Found) -> bool:
    return view.rel(view.top(one.first, one.last)) == "nsubj"


def dateline_of(draft: Draft) -> str | None:
    """The state where a report was written, as its date line tells; None where none or several places are told."""
    place = draft.report.place
    if place:
        return None if "/" in place else named_in(place, draft.table.folded)
    for view, found in zip(draft.views[:TOP], draft.found[:TOP], strict=True):
        seats = [one for one in found if one.kind in ("capital", "name")]
        is_dated = any(YEAR.fullmatch(token.text) for token in view.tokens) and len(view) <= SHORT
        if len(seats) == 1 and is_dated and not any(token.upos in ("VERB", "AUX") for token in view.tokens):
            return seats[0].code
    return None


def is_transcript(draft: Draft) -> bool:
    """Whether a report gives what is said under labels of the speakers."""
    return sum(bool(view.sentence.label) for view in draft.views) >= TURNS


def is_of_one(draft: Draft) -> bool:
    """Whether one alone answers in a transcript, so that whose voice it is is hers."""
    labels = {view.sentence.label for view in draft.views if view.sentence.label}
    return len({one for one in labels if not NOBODY.search(one)}) == 1


def quoted_from_before(draft: Draft) -> frozenset[int]:
    """The sentences that begin within a quotation."""
    found, is_open = set(), False
    for view in draft.views:
        if is_open:
            found.add(view.sentence.number)
        is_open = still_open(draft.report.text[view.sentence.start : view.sentence.end], is_open)
    return frozenset(found)


def _interviewed(draft: Draft, scene: Scene) -> str | None:
    """The actor for whom the first person that a report introduces speaks, where one asks and one answers.

    Questions stand in lines of their own, or answers behind a label that names nobody.
    """
    text = draft.report.text
    asked = sum(bool(ASKING.match(text[view.sentence.start : view.sentence.end].strip())) for view in draft.views)
    answered = sum(view.sentence.label.upper() in ANSWERS for view in draft.views)
    if answered < 2 and (asked < 2 or _n_we(draft) < FEWEST):
        return None
    words = (token.text for view in draft.views[:TOP] for token in view.tokens if token.upos == "PROPN")
    return next((one.actor for word in words if (one := scene.person(word)) and one.actor), None)


def _issuer(draft: Draft) -> str | None:
    """The first body, else actor, that the head or the foot of a communiqué names, or of a letter that says "we"."""
    head = draft.views[:TOP]
    is_issued = any(ISSUED.search(draft.report.text[view.sentence.start : view.sentence.end]) for view in head)
    if is_transcript(draft) or _n_we(draft) < (FEWEST if is_issued else MANY):
        return None
    places = [*range(len(head)), *range(max(len(head), len(draft.views) - 2), len(draft.views))]
    named = [one.code for place in places for one in draft.found[place] if one.kind in ("name", "office", "demonym")]
    own = [code for code in named if draft.table.kind(code) in ("group", "organisation")]
    return next(iter(own), None) or (next(iter(named), None) if is_issued else None)


def _absentee(draft: Draft, involved: Sequence[str]) -> str | None:
    """Who is told of elsewhere and not in a report that says "we" or is a transcript: whoever speaks there.

    Args:
        draft: The report, with how often each actor is named in all of them.
        involved: The parties and would-be mediators.
    """
    if not (is_transcript(draft) or _n_we(draft) >= MANY):
        return None
    own = Counter(one.code for here in draft.found for one in here if one.kind != "person")
    elsewhere = Counter({code: draft.shares.get(code, 0) - own[code] for code in involved})
    missed = {
        code: count / max(1, elsewhere.total()) - own[code] / max(1, own.total()) for code, count in elsewhere.items()
    }
    best = max(missed, key=lambda code: missed[code], default=None)
    return best if best is not None and missed[best] >= MISSED else None


def _n_we(draft: Draft) -> int:
    """How many sentences say "we" outside quotations."""
    quoted = quoted_from_before(draft)
    return sum(_says_we(view, view.sentence.number in quoted) for view in draft.views)


def _says_we(view: View, is_open: bool) -> bool:
    text = ""
    for token in view.tokens:
        if token.text.lower() in FIRST and not still_open(text, is_open):
            return True
        text += token.text
    return False
