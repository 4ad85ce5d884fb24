"""Who is quoted or cited for a word of a sentence: verbs of saying, "according to", labels, quotations that run on.

Steps:
    1. The innermost verb of saying, or "according to", that governs the word.
    2. A speaker's label before the sentence.
    3. A quotation that began in an earlier sentence.
    4. An actor who is a person or an office and whose move is itself a thing said.
"""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.codebook.words import Move, SpeakerKind
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document, Mention
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.sources import Voice, speaks, subject_voice, voice_at
from goodoffices.extract.turns import Voices
from goodoffices.extract.view import View

SAID_MOVES = frozenset([
    Move.OFFER, Move.DECLINE, Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.HEDGE, Move.ENDORSE, Move.OPPOSE,
    Move.URGE, Move.DEMAND, Move.ACCUSE,
])  # fmt: skip
SAID = ("ccomp", "parataxis", "xcomp", "conj", "obj", "advcl", "obl", "nsubj", "csubj")  # what may be said, of a verb
OFFICIALS = (SpeakerKind.NAMED_OFFICIAL, SpeakerKind.UNNAMED_OFFICIAL, SpeakerKind.INSTITUTION)
# What opens the occasion of somebody's words rather than the words.
ATTENDING = (["after"], ["before"], ["during"], ["following"], ["at"])
QUOTES = ('"', "”", "’’", "''")
DASHES, CLOSING = ("–", "—", "-", "--"), (*QUOTES, "’", "»")
LABEL_WORDS = 14  # words before a colon that may still name a speaker


def voice_of(scope: Scope, trigger: int, actor: Mention | None, move: Move, voices: Voices) -> Voice | None:
    """Who is cited for a word of a sentence; None where the report says it in its own voice.

    Args:
        scope: The sentence.
        trigger: The word that tells the move.
        actor: The mention that names its actor, where there is one.
        move: The move.
        voices: Labels and running quotations.
    """
    number, is_said = scope.view.sentence.number, move in SAID_MOVES
    found = (
        _governing(scope, trigger, voices.before.get(number), own=is_said)
        or _according(scope)
        or (_self_voice(scope, actor) if actor is not None and is_said else None)
        or voices.labels.get(number)
        or voices.running.get(number)
        or _colon(scope, trigger)
        or _first_person(scope)
    )
    if found is None or actor is None or found.kind is not SpeakerKind.INSTITUTION:
        return found
    return None if _says_itself(scope, actor, found) else found


def weighed_voice(
    scope: Scope, trigger: int, actor: Mention | None, proposal: Proposal, document: Document, voices: Voices
) -> Voice | None:
    """Who is cited for a statement, by rule and by what the heads say of it."""
    if _attends(scope.view, trigger):
        number = scope.view.sentence.number
        return _according(scope) or voices.labels.get(number) or voices.running.get(number)
    voice = _signed(scope) or voice_of(scope, trigger, actor, proposal.move, voices)
    number, cell = scope.view.sentence.number, proposal.cell
    if voice is None and proposal.move in SAID_MOVES and actor is not None and _is_somebody(scope, actor):
        return voices.before.get(number)
    if voice is not None or cell is None or cell.kind[0] is None:
        return voice
    if cell.speaker:
        return Voice(name=document.report.text[slice(*cell.speaker)], kind=cell.kind[0])
    near = voices.labels.get(number) or voices.running.get(number) or voices.before.get(number)
    return near if near is not None and near.kind is cell.kind[0] else None


def _signed(scope: Scope) -> Voice | None:
    """Who stands behind a dash after a quotation: "“We value that.” – Foreign Ministry of Exland"."""
    view = scope.view
    texts = [token.text for token in view.tokens]
    marks = [one for one in range(1, len(texts) - 1) if texts[one] in DASHES and texts[one - 1] in CLOSING]
    if not marks:
        return None
    rest = range(marks[-1] + 1, len(texts))
    head = next((one for one in rest if view.head(one) not in rest), None)
    return None if head is None else voice_at(scope, head)


def _attends(view: View, trigger: int) -> bool:
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


def _is_somebody(scope: Scope, actor: Mention) -> bool:
    """Whether an actor stands there as "he" or "she", whom the report has let speak before."""
    return scope.view.tokens[actor.token].text.lower() in ("he", "she")


def _says_itself(scope: Scope, actor: Mention, voice: Voice) -> bool:
    """Whether the source is nothing but the actor's own name: a state or body that speaks for itself."""
    words = voice.name.split()
    same = [one for one in scope.at.values() if one.kind == "name" and set(one.actors) & set(actor.actors)]
    return len(words) <= 3 and any(scope.view.tokens[one.token].text in words for one in same)


def _governing(scope: Scope, trigger: int, before: Voice | None, *, own: bool) -> Voice | None:
    """The innermost verb of saying above a word, or beside it in parataxis.

    Args:
        scope: The sentence.
        trigger: The word.
        before: The person cited last.
        own: Whether the word may itself be the verb of saying.
    """
    view = scope.view
    chain = [trigger, *view.ancestors(trigger)]
    for below, place in zip([trigger, *chain], chain, strict=False):
        if own and below == trigger != place and view.tokens[below].rel == "acl:relcl":
            break  # "they reported fire since the raid that Exland blames on them": Exland says so, not they
        verbs = [place] if _cites(view, place, below, is_own=own and place == trigger) else []
        beside = [one for one in view.children(place, "parataxis") if speaks(view, one) and one not in chain]
        voice = _first_voice(scope, [*verbs, *beside], before)
        if voice:
            return voice
    heads = [view.head(one) for one in chain if view.rel(one) == "conj" and (one == trigger or not speaks(view, one))]
    aside = [one for head in heads for one in view.children(head, "parataxis") if speaks(view, one)]
    return _first_voice(scope, aside, before)


def _cites(view: View, place: int, below: int, *, is_own: bool) -> bool:
    """Whether a word is a verb of saying that says what stands below it, or its own move."""
    return speaks(view, place) and (is_own or (place != below and view.rel(below) in SAID))


def _first_voice(scope: Scope, verbs: Iterable[int], before: Voice | None) -> Voice | None:
    return next((voice for one in verbs if (voice := subject_voice(scope, one, before))), None)


def _according(scope: Scope) -> Voice | None:
    """The words "according to": whom the first of them names."""
    view = scope.view
    for place in range(len(view) - 1):
        if view.lemma(place) in ("accord", "according") and view.lemma(place + 1) == "to":
            noun = view.head(place) if view.rel(place) == "case" else view.child(place, "obl", "nmod", "obj")
            if noun is not None and noun >= 0:
                return voice_at(scope, noun)
    return None


def _self_voice(scope: Scope, actor: Mention) -> Voice | None:
    """The actor's own voice: a person or an office that asks, accepts, refuses."""
    if actor.kind in ("name", "capital", "demonym", "group"):
        return None
    voice = voice_at(scope, actor.token)
    return voice if voice and voice.kind in OFFICIALS else None


def _colon(scope: Scope, trigger: int) -> Voice | None:
    """The words "Brandt: we will mediate": the person before the colon speaks."""
    view = scope.view
    colon = next((place for place in range(1, min(len(view), LABEL_WORDS)) if view.tokens[place].text == ":"), None)
    if colon is None or trigger < colon:
        return None
    name = next((one.person for place, one in sorted(scope.at.items()) if place < colon and one.person), None)
    return Voice(name=name, kind=SpeakerKind.NAMED_OFFICIAL, quoted=True) if name else None


def _first_person(scope: Scope) -> Voice | None:
    """The words "I" and "we" of somebody whom the report lets speak."""
    for _, mention in sorted(scope.at.items()):
        word = scope.view.tokens[mention.token].text.lower()
        if mention.kind == "pronoun" and mention.person and word in ("i", "we", "our", "my", "us", "me"):
            return Voice(name=mention.person, kind=SpeakerKind.NAMED_OFFICIAL, quoted=True)
    return None
