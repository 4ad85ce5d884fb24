"""Who is quoted or cited for a statement: everybody whom a sentence or what stands before it lets speak, and nobody.

Who is a source at all is told by rules (`sources`, `turns`): subjects of verbs of saying, offices and persons of the
sentence, "according to", labels, quotations that run on, whoever was cited last. Which of them it is, or none, is
weighed by the two models of `choice`, fitted by `training/speakers.py`. The occasion of somebody's words ("told
reporters after a call with ...") is told by the report, whoever speaks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.codebook.words import Move, SpeakerKind
from goodoffices.extract.choice import Features, end_of, log_odds, path_of, stacked
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document, Mention
from goodoffices.extract.nested import innermost
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.quotations import teller
from goodoffices.extract.sources import Voice, speaks, subject_voice, voice_at
from goodoffices.extract.turns import Voices
from goodoffices.extract.view import MARKS, View

FILE = "speakers.json.xz"
SAID_MOVES = frozenset([
    Move.OFFER, Move.DECLINE, Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.HEDGE, Move.ENDORSE, Move.OPPOSE,
    Move.URGE, Move.DEMAND, Move.ACCUSE,
])  # fmt: skip
SOURCES = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")  # parts of speech of a word that may name a source
LEAST = 0.01  # the heads' probabilities are held off 0 and 1 by this
TOLD = math.log(0.18)  # a source a fifth as likely as nobody is told: none that stands there should be left out
# What opens the occasion of somebody's words rather than the words.
ATTENDING = (["after"], ["before"], ["during"], ["following"], ["at"])
QUOTES = ('"', "”", "’’", "''")
STOPS = (".", "!", "?", *QUOTES)  # what a headline does not end in
DASHES, CLOSING = ("–", "—", "-", "--"), (*QUOTES, "’", "»")

WORD = re.compile(r"\w+")
ACKNOWLEDGING = frozenset("acknowledge admit concede confirm disclose reveal".split())

Option = str | None  # the name of a source; None for the report's own voice


def chosen(
    proposal: Proposal, trigger: int, actor: Mention | None, scope: Scope, document: Document, voices: Voices
) -> Voice | None:
    """Who is cited for a statement; None where the report says it in its own voice.

    Args:
        proposal: The statement.
        trigger: The word that tells it.
        actor: The mention that names its actor, where there is one.
        scope: Its sentence.
        document: The report.
        voices: Labels and running quotations.
    """
    number = scope.view.sentence.number
    if attends(scope.view, trigger):
        return _according(scope) or voices.labels.get(number) or voices.running.get(number)
    if document.issuer is not None and proposal.actor == document.issuer and not _is_cited(scope, voices):
        return None
    known, scores = weighed(proposal, trigger, actor, scope, document, voices)
    best = max(scores, key=lambda name: (scores[name], name or ""))
    voice = known.get(best) if best is not None else _acknowledging(trigger, scope)
    return innermost(voice, scope, trigger, actor=proposal.actor, before=voices.before.get(number))


def _acknowledging(trigger: int, scope: Scope) -> Voice | None:
    """Whose word it is that something goes on: "Brandt has acknowledged Oslo's efforts to mediate"."""
    above = [verb for verb in scope.view.ancestors(trigger) if scope.view.lemma(verb) in ACKNOWLEDGING]
    subjects = [subject for verb in above[:1] for subject in scope.view.children(verb, "nsubj")]
    return next((voice for one in subjects if (voice := voice_at(scope, one)) is not None), None)


def _is_cited(scope: Scope, voices: Voices) -> bool:
    """Whether anybody is told to say what a sentence of somebody's own text says, or stands there as who says it."""
    view, number = scope.view, scope.view.sentence.number
    is_said = any(speaks(view, place) for place in range(len(view)))
    return is_said or view.has_marks or number in voices.labels or number in voices.running or bool(_according(scope))


def weighed(
    proposal: Proposal, trigger: int, actor: Mention | None, scope: Scope, document: Document, voices: Voices
) -> tuple[dict[str, Voice], dict[Option, float]]:
    """The sources that are at hand, by name, and what speaks for each of them and for nobody; see `chosen`."""
    span = span_of(proposal, document)
    known, rows = options(proposal, trigger, actor, scope, voices)
    scores = stacked(rows, FILE, lambda name, trees: beside_heads(known.get(name or ""), trees, proposal, span))
    scores[None] += TOLD
    return known, scores


def span_of(proposal: Proposal, document: Document) -> str | None:
    """The words that the heads take for the speaker's name; None for none."""
    cell = proposal.cell
    return document.report.text[slice(*cell.speaker)] if cell is not None and cell.speaker else None


def beside_heads(voice: Voice | None, trees: float, proposal: Proposal, span: str | None) -> Features:
    """What the trees and the heads say of a source, or of nobody: the features of the second model.

    Args:
        voice: The source; None for nobody.
        trees: The score of the first model.
        proposal: The statement.
        span: The words that the heads take for the speaker's name.
    """
    if proposal.cell is None:
        return {"trees alone": trees}
    kind, share = proposal.cell.kind
    if voice is None:
        silent = share if kind is None else 1 - share
        return {"trees": trees, "nobody": 1.0, "nobody, heads": log_odds(silent, least=LEAST),
                "nobody, a name by the heads": float(bool(span))}  # fmt: skip
    return {"trees": trees, "named by the heads": float(bool(span) and shares_word(voice.name, span or "")),
            "kind of the heads": float(kind is voice.kind)}  # fmt: skip


def shares_word(name: str, other: str) -> bool:
    """Whether two names have a word in common."""
    return not set(WORD.findall(name.lower())).isdisjoint(WORD.findall(other.lower()))


def options(
    proposal: Proposal, trigger: int, actor: Mention | None, scope: Scope, voices: Voices
) -> tuple[dict[str, Voice], dict[Option, Features]]:
    """The sources that are at hand, by name, and what the trees show for each of them and for nobody."""
    sight = _sight(proposal, trigger, actor, scope, voices)
    known: dict[str, Voice] = {}
    rows: dict[Option, Features] = {None: _nobody(sight)}
    for voice, whence, told in (*_here(sight), *_elsewhere(sight)):
        known.setdefault(voice.name, voice)
        row = rows.setdefault(voice.name, {"some": 1.0})
        told |= _of_source(voice, whence, sight)
        row |= {name: max(row.get(name, 0.0), value) for name, value in told.items()}
    return known, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sight:
    """A proposal with what its options are told from.

    Attributes:
        proposal: The statement.
        move: The name of its move.
        said: Whether its move is made by saying so, as a mark.
        trigger: The word that tells it.
        actor: The mention of its actor.
        kind: How the sentence names the actor.
        quoted: Whether the trigger stands in quotation marks, as a mark.
        scope: The sentence.
        voices: Labels and running quotations.
        verbs: By the subject, its verb of saying.
    """

    proposal: Proposal
    move: str
    said: str
    trigger: int
    actor: Mention | None
    kind: str
    quoted: str
    scope: Scope
    voices: Voices
    verbs: dict[int, int]


def _sight(proposal: Proposal, trigger: int, actor: Mention | None, scope: Scope, voices: Voices) -> _Sight:
    view, verbs = scope.view, dict[int, int]()
    for verb in (one for one in range(len(view)) if speaks(view, one)):
        subject = teller(view, verb)
        if subject is None or view.tokens[subject].rel == "nsubj:pass":
            subject = next(iter(scope.subjects(verb)), None)
        if subject is not None:
            verbs.setdefault(subject, verb)
    marks = sum(token.text in MARKS for token in view.tokens[: max(0, trigger)])
    return _Sight(
        proposal=proposal, move=str(proposal.move), said="said" if proposal.move in SAID_MOVES else "done",
        trigger=trigger, actor=actor, kind=actor.kind if actor else "nothing",
        quoted="quoted" if marks % 2 else "plain", scope=scope, voices=voices, verbs=verbs,
    )  # fmt: skip


def _here(sight: _Sight) -> Iterator[tuple[Voice, str, Features]]:
    """The sources that the sentence names; not who only does what somebody else in it says."""
    scope = sight.scope
    before = sight.voices.before.get(scope.view.sentence.number)
    for place in range(len(scope.view)):
        if scope.view.tokens[place].upos in SOURCES and not _is_told_of(place, sight):
            verb = sight.verbs.get(place)
            voice = (subject_voice(scope, verb, before) if verb is not None else None) or voice_at(scope, place)
            if voice is not None:
                yield voice, "here", _of_place(place, voice, sight)


def _is_told_of(place: int, sight: _Sight) -> bool:
    """Whether a word is the subject of what another says: "the opposition says that the minister is selling it"."""
    view, verb = sight.scope.view, sight.scope.view.head(place)
    if place in sight.verbs or view.rel(place) != "nsubj" or verb < 0:
        return False
    above = [view.head(one) for one in (verb, *view.ancestors(verb)) if view.rel(one) == "ccomp"]
    said = (subject for subject, telling in sight.verbs.items() if telling in above)
    return any(voice_at(sight.scope, one) is not None or one in sight.scope.at for one in said) or _is_of_other(
        place, above, sight
    )


def _is_of_other(place: int, above: list[int], sight: _Sight) -> bool:
    """Whether a word is of what the actor wants of somebody: "he demanded that Brandt apologise"."""
    subject = sight.scope.view.child(sight.trigger, "nsubj") if sight.trigger in above else None
    mention, own = sight.scope.at.get(place), sight.scope.at.get(subject if subject is not None else -1)
    is_own = own is not None and sight.proposal.actor in own.actors
    return is_own and mention is not None and sight.proposal.actor not in mention.actors


def _elsewhere(sight: _Sight) -> Iterator[tuple[Voice, str, Features]]:
    """Whom a label, a quotation that runs on or the sentences before let speak, and what a form of words names."""
    number, voices, scope = sight.scope.view.sentence.number, sight.voices, sight.scope
    found = (
        ("according", _according(scope)), ("signed", _signed(scope)), ("label", voices.labels.get(number)),
        ("running", voices.running.get(number)), ("before", voices.before.get(number)),
    )  # fmt: skip
    yield from ((voice, whence, {}) for whence, voice in found if voice is not None)


def _of_source(voice: Voice, whence: str, sight: _Sight) -> Features:
    """What speaks for a source wherever it comes from."""
    return dict.fromkeys((
        whence, f"{whence} {voice.kind}", f"{whence} {sight.quoted}", f"{whence} {sight.move}",
        f"{whence} {sight.said} {sight.kind}", f"kind {voice.kind}", f"kind {voice.kind} {sight.move}",
    ), 1.0)  # fmt: skip


def _of_place(place: int, voice: Voice, sight: _Sight) -> Features:
    """What speaks for a source that stands in the sentence."""
    view, mention = sight.scope.view, sight.scope.at.get(place)
    path, steps = path_of(view, sight.trigger, place)
    end, kind, verb = end_of(path), voice.kind, sight.verbs.get(place)
    is_own = mention is not None and sight.proposal.actor in mention.actors
    names = [f"path {path}", f"end {end}", f"end {end} {kind}", "says" if verb is not None else "says nothing"]
    if is_own:
        names += ["own", f"own {kind}", f"own {sight.move}", f"own {end}"]
    if sight.actor is not None and mention is sight.actor:
        names.append("the actor")
    if verb is not None:
        names += _of_verb(verb, kind, is_own, sight)
    return dict.fromkeys(names, 1.0) | {"steps": min(steps, 8) / 8}


def _of_verb(verb: int, kind: SpeakerKind, is_own: bool, sight: _Sight) -> list[str]:
    """What the verb of saying of a source shows."""
    view = sight.scope.view
    path, _ = path_of(view, sight.trigger, verb)
    names = [
        f"says {view.lemma(verb)}", f"says {sight.move}", f"says {sight.quoted}", f"says by {path}",
        f"says to {end_of(path)}", "says own" if is_own else "says of others",
    ]  # fmt: skip
    if verb == sight.trigger:
        names += ["says it", f"says it {sight.move}"]
    if verb in (sight.trigger, *view.ancestors(sight.trigger)):
        return [*names, "says above", f"says above {kind}", "says above own" if is_own else "says above of others"]
    return [*names, "says beside"]


def _nobody(sight: _Sight) -> Features:
    """What speaks for the report's own voice."""
    view, move = sight.scope.view, sight.move
    number, is_said = view.sentence.number, bool(sight.verbs)
    names = [
        "none", f"none {move}", f"none {sight.kind}", f"none {sight.kind} {sight.said}", f"none {sight.quoted}",
        f"none {sight.proposal.role}", f"none {'says' if is_said else 'says nothing'}",
        f"none {'says' if is_said else 'says nothing'} {sight.quoted}",
    ]  # fmt: skip
    holds = {
        "none, labelled": number in sight.voices.labels, "none, running": number in sight.voices.running,
        "none, marks": view.has_marks, "none, transcript": bool(sight.voices.labels),
        "none, headline": number == 1 and view.tokens[-1].text not in STOPS,
    }  # fmt: skip
    return dict.fromkeys([*names, *(name for name, is_so in holds.items() if is_so)], 1.0)


def attends(view: View, trigger: int) -> bool:
    """Whether a word tells when or where somebody spoke: "said after a call with Gharbi" is not what was said."""
    chain = [trigger, *view.ancestors(trigger)]
    occasions = [
        one
        for one in chain
        if view.rel(one) == "obl" and view.case(one).split()[:1] in ATTENDING and view.head(one) >= 0
    ]
    is_told = any(view.rel(one) == "ccomp" for one in chain[: chain.index(occasions[0])]) if occasions else True
    return not is_told and any(_is_of_speech(view, one) for one in occasions)


def _is_of_speech(view: View, occasion: int) -> bool:
    """Whether an occasion hangs on a verb of saying, or stands behind one that closes a quotation."""
    above = view.head(occasion)
    if speaks(view, above):
        return not any(view.rel(one) == "ccomp" for one in (above, *view.ancestors(above)))
    between = range(above + 1, occasion)
    closed = next((one for one in between if view.tokens[one].text in QUOTES), None)
    return closed is not None and any(speaks(view, one) for one in range(closed, occasion))


def _signed(scope: Scope) -> Voice | None:
    """Who stands behind a dash after a quotation: "“We value that.” – Foreign Ministry of Exland"."""
    view = scope.view
    texts = [token.text for token in view.tokens]
    marks = [one for one in range(1, len(texts) - 1) if texts[one] in DASHES and texts[one - 1] in CLOSING]
    rest = range(marks[-1] + 1, len(texts)) if marks else range(0)
    head = next((one for one in rest if view.head(one) not in rest), None)
    return None if head is None else voice_at(scope, head)


def _according(scope: Scope) -> Voice | None:
    """The words "according to": whom the first of them names."""
    view = scope.view
    for place in range(len(view) - 1):
        if view.lemma(place) in ("accord", "according") and view.lemma(place + 1) == "to":
            noun = _noun_after(view, place)
            if noun is not None and noun >= 0:
                return voice_at(scope, noun)
    return None


def _noun_after(view: View, place: int) -> int | None:
    return view.head(place) if view.rel(place) == "case" else view.child(place, "obl", "nmod", "obj")
