"""Who is quoted or cited for a word of a sentence: verbs of saying, "according to", labels, quotations that run on.

Steps:
    1. The innermost verb of saying, or "according to", that governs the word.
    2. A speaker's label before the sentence.
    3. A quotation that began in an earlier sentence.
    4. An actor who is a person or an office and whose move is itself a thing said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.codebook.roles import load_roles
from goodoffices.codebook.speech import load_speech
from goodoffices.codebook.words import Move, Role, SpeakerKind
from goodoffices.extract.clause import RELATIVE, Scope
from goodoffices.extract.document import Document, Mention
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.view import View

SAID_MOVES = frozenset([
    Move.OFFER, Move.DECLINE, Move.REQUEST, Move.ACCEPT, Move.REFUSE, Move.HEDGE, Move.ENDORSE, Move.OPPOSE,
    Move.URGE, Move.DEMAND, Move.ACCUSE,
])  # fmt: skip
TURNS = 4  # labelled turns that make a transcript, in which a turn lasts until the next label
ANIMATE = re.compile(r"(?:man|woman|person|er|or|ist|ian|guy|chief|veteran|aide|clerk|priest|monk|nun|member)$")
NOT_ANIMATE = frozenset([
    "paper", "order", "letter", "number", "member-state", "letter", "matter", "river", "border", "power", "water",
    "figure",
])  # fmt: skip
OPENING, CLOSING = "“«„", "”»"
INSTITUTIONS = frozenset([
    "ministry", "office", "embassy", "department", "palace", "presidency", "chancellery", "secretariat",
    "commission", "council", "mission", "party", "agency", "court", "army", "navy", "coastguard", "guard",
    "consulate", "statement", "communique", "communiqué", "readout", "spokesperson", "service", "bureau", "command",
    "police", "committee", "union", "government", "movement", "delegation", "authority", "parliament", "guards",
    "military", "force", "directorate", "board", "church",
])  # fmt: skip
HIGH = frozenset([
    "commissioner", "comandante", "commandant", "speaker", "mayor", "minister", "president", "premier",
    "chancellor", "king", "queen", "emir", "sultan", "pope", "secretary-general", "nuncio", "archbishop",
    "cardinal", "ambassador", "envoy", "general", "chief", "commander", "chairman", "chairwoman", "chair", "leader",
    "head", "secretary", "governor", "prince", "spokesman", "spokeswoman", "admiral", "colonel", "taoiseach",
])  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who is cited: the name as the report has it, the kind, and whether the words stand in quotation marks."""

    name: str
    kind: SpeakerKind
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who is cited in the sentences of a document.

    Attributes:
        running: By sentence number, the speaker of a quotation that runs on from before.
        labels: By sentence number, the speaker of a transcript's turn.
        before: By sentence number, the person who was cited last before it.
    """

    running: dict[int, Voice]
    labels: dict[int, Voice]
    before: dict[int, Voice]


def listen(document: Document, scopes: dict[int, Scope]) -> Voices:
    """Labels, and quotations that run over sentences."""
    running: dict[int, Voice] = {}
    labels: dict[int, Voice] = {}
    before: dict[int, Voice] = {}
    person: Voice | None = None
    open_quote = False
    last: Voice | None = None
    turn: Voice | None = None
    is_transcript = sum(bool(one.label) for one in document.sentences) >= TURNS
    for sentence in document.sentences:
        text = document.report.text[sentence.start : sentence.end]
        scope = scopes.get(sentence.number)
        if person is not None:
            before[sentence.number] = person
        own = _main_voice(scope, document, person) if scope else None
        person = own if own is not None and own.kind is SpeakerKind.NAMED_OFFICIAL else person
        if sentence.label:
            turn = _label(sentence.label, document)
        if turn is not None and (is_transcript or _same_turn(document, sentence.number)):
            labels[sentence.number] = turn
        else:
            turn = None
        begins = open_quote or (text[:1] in '"“«' and own is None)
        if begins and last is not None and own is None:
            running[sentence.number] = last
        last = (
            own
            or (labels.get(sentence.number))
            or (last if begins or open_quote else (last if own is None and text[:1] in '"“' else own or last))
        )
        open_quote = _still_open(text, open_quote)
    return Voices(running=running, labels=labels, before=before)


def _same_turn(document: Document, number: int) -> bool:
    """Whether a sentence belongs to a labelled turn: labelled itself, or in the same paragraph as the one before."""
    if document.sentences[number - 1].label:
        return True
    before, here = document.sentences[number - 2], document.sentences[number - 1]
    return "\n" not in document.report.text[before.end : here.start]


def _still_open(text: str, was: bool) -> bool:
    state = was
    for one in text:
        if one in OPENING:
            state = True
        elif one in CLOSING:
            state = False
    if text.count('"') % 2:
        state = not state
    return state


def _label(label: str, document: Document) -> Voice | None:
    if re.search(
        r"(?i)question|^q$|reporter|journalist|moderator|correspondent|\d|update|note|live|breaking|analysis|opinion|correction",
        label,
    ):
        return None
    words = [word.strip(",.()") for word in label.split()]
    if label == "A":
        host = next(
            (one for one in document.mentions if one.person and one.role is Role.GOV and one.sentence <= 10), None
        )
        return Voice(name=host.person or "", kind=SpeakerKind.NAMED_OFFICIAL, quoted=True) if host else None
    person = next(
        (
            one.person
            for one in document.mentions
            if one.person and words and one.person.split()[-1].lower() == words[-1].lower()
        ),
        None,
    )
    if person:
        return Voice(name=person, kind=SpeakerKind.NAMED_OFFICIAL, quoted=True)
    if label.isupper() and len(words) <= 3:
        return Voice(name=label.title(), kind=SpeakerKind.NAMED_OFFICIAL, quoted=True)
    return None


def _main_voice(scope: Scope, document: Document, before: Voice | None) -> Voice | None:
    """The speaker of a sentence's own outermost verb of saying."""
    for place in range(len(scope.view)):
        if _speaks(scope.view, place):
            voice = _subject_voice(scope, place, document, before)
            if voice:
                return voice
    return None


def _speaks(view: View, place: int) -> bool:
    return view.lemma(place) in load_speech().verbs and (view.tokens[place].upos == "VERB")


def voice_of(
    scope: Scope, trigger: int, actor: Mention | None, move: Move, document: Document, voices: Voices
) -> Voice | None:
    """Who is cited for a word of a sentence; None where the report says it in its own voice.

    Args:
        scope: The sentence.
        trigger: The word that tells the move.
        actor: The mention that names its actor, where there is one.
        move: The move.
        document: The report.
        voices: Labels and running quotations.
    """
    number = scope.view.sentence.number
    before = voices.before.get(number)
    found = _governing(scope, trigger, document, before, own=move in SAID_MOVES) or _according(scope, trigger, document)
    if found is None and actor is not None and move in SAID_MOVES:
        found = _self_voice(scope, actor, trigger, document)
    found = (
        found
        or voices.labels.get(number)
        or voices.running.get(number)
        or _colon(scope, trigger, document)
        or _first_person(scope)
    )
    if (
        found is not None
        and actor is not None
        and found.kind is SpeakerKind.INSTITUTION
        and _says_itself(scope, actor, found)
    ):
        return None
    return found


def weighed_voice(
    scope: Scope, trigger: int, actor: Mention | None, proposal: Proposal, document: Document, voices: Voices
) -> Voice | None:
    """Who is cited for a statement, by rule and by what the heads say of it."""
    voice = voice_of(scope, trigger, actor, proposal.move, document, voices)
    number, cell = scope.view.sentence.number, proposal.cell
    if voice is None and proposal.move in SAID_MOVES and actor is not None and _is_somebody(scope, actor):
        return voices.before.get(number)
    if voice is not None or cell is None or cell.kind[0] is None:
        return voice
    if cell.speaker:
        return Voice(name=document.report.text[slice(*cell.speaker)], kind=cell.kind[0])
    near = voices.labels.get(number) or voices.running.get(number) or voices.before.get(number)
    return near if near is not None and near.kind is cell.kind[0] else None


def _is_somebody(scope: Scope, actor: Mention) -> bool:
    """Whether an actor stands there as "he" or "she", whom the report has let speak before."""
    return scope.view.tokens[actor.token].text.lower() in ("he", "she")


def _says_itself(scope: Scope, actor: Mention, voice: Voice) -> bool:
    """Whether the source is nothing but the actor's own name: a state or body that speaks for itself."""
    same = [one for one in scope.at.values() if one.kind == "name" and set(one.actors) & set(actor.actors)]
    return any(scope.view.tokens[one.token].text in voice.name.split() and len(voice.name.split()) <= 3 for one in same)


def _first_person(scope: Scope) -> Voice | None:
    """The words "I" and "we" of somebody whom the report lets speak."""
    for _, mention in sorted(scope.at.items()):
        word = scope.view.tokens[mention.token].text.lower()
        if mention.kind == "pronoun" and mention.person and word in ("i", "we", "our", "my", "us", "me"):
            return Voice(name=mention.person, kind=SpeakerKind.NAMED_OFFICIAL, quoted=True)
    return None


def _governing(scope: Scope, trigger: int, document: Document, before: Voice | None, *, own: bool) -> Voice | None:
    """The innermost verb of saying above a word, or beside it in parataxis."""
    view = scope.view
    below = trigger
    chain = [trigger, *view.ancestors(trigger)]
    for place in chain:
        if (
            _speaks(view, place)
            and ((place == trigger and own) or place != trigger)
            and (
                place == trigger
                or view.rel(below) in ("ccomp", "parataxis", "xcomp", "conj", "obj", "advcl", "obl", "nsubj", "csubj")
            )
        ):
            voice = _subject_voice(scope, place, document, before)
            if voice:
                return voice
        for child in view.children(place, "parataxis", "ccomp"):
            if _speaks(view, child) and child not in chain and view.rel(child) == "parataxis":
                voice = _subject_voice(scope, child, document, before)
                if voice:
                    return voice
        below = place
    for place in chain:
        if _speaks(view, place) and place != trigger:
            continue
        if view.rel(place) == "conj":
            head = view.head(place)
            for child in view.children(head, "parataxis"):
                if _speaks(view, child) and (voice := _subject_voice(scope, child, document, before)):
                    return voice
    return None


def _subject_voice(scope: Scope, verb: int, document: Document, before: Voice | None = None) -> Voice | None:
    view = scope.view
    subject = view.child(verb, "nsubj")
    if subject is None or view.tokens[subject].rel == "nsubj:pass":
        subjects = scope.subjects(verb)
        subject = subjects[0] if subjects else None
    if subject is not None and view.lemma(subject) in RELATIVE and subject not in scope.at:
        subjects = scope.subjects(verb)
        subject = subjects[0] if subjects else None
    if subject is None:
        return None
    if view.lemma(subject) in ("he", "she") and (subject not in scope.at or not scope.at[subject].person):
        return before
    return _voice(scope, subject, document) or _somebody(scope, subject)


def _somebody(scope: Scope, noun: int) -> Voice | None:
    """Somebody whom the report introduces no further: "a man in the ministry", "a lawmaker", a bare name."""
    view = scope.view
    lemma = view.lemma(noun)
    for first, last, label in view.sentence.names:
        if label == "PERSON" and first <= noun < last and noun not in scope.at:
            return Voice(name=view.text(first, last).replace(" - ", "-"), kind=SpeakerKind.NAMED_OFFICIAL)
    if view.tokens[noun].upos != "NOUN" or lemma in NOT_ANIMATE or not ANIMATE.search(lemma):
        return None
    official = scope.at.get(noun) is not None or scope.who(noun) is not None
    return Voice(name=phrase(view, noun), kind=SpeakerKind.UNNAMED_OFFICIAL if official else SpeakerKind.ANONYMOUS)


def _according(scope: Scope, trigger: int, document: Document) -> Voice | None:
    view = scope.view
    for place in range(len(view)):
        if view.lemma(place) in ("accord", "according") and place + 1 < len(view) and view.lemma(place + 1) == "to":
            noun = view.head(place) if view.rel(place) == "case" else view.child(place, "obl", "nmod", "obj")
            if noun is not None and noun >= 0:
                return _voice(scope, noun, document)
    return None


def _colon(scope: Scope, trigger: int, document: Document) -> Voice | None:
    """The words "Brandt: we will mediate": what stands before the colon speaks, if it is a person or an institution."""
    view = scope.view
    colon = next((place for place in range(1, min(len(view), 14)) if view.tokens[place].text == ":"), None)
    if colon is None or trigger < colon:
        return None
    mention = next((one for place, one in sorted(scope.at.items()) if place < colon and one.person), None)
    return Voice(name=mention.person or "", kind=SpeakerKind.NAMED_OFFICIAL, quoted=True) if mention else None


def _self_voice(scope: Scope, actor: Mention, trigger: int, document: Document) -> Voice | None:
    """The actor's own voice: a person or an office that asks, accepts, refuses."""
    if actor.kind in ("name", "capital", "demonym", "group"):
        return None
    voice = _voice(scope, actor.token, document)
    if voice and voice.kind in (SpeakerKind.NAMED_OFFICIAL, SpeakerKind.UNNAMED_OFFICIAL, SpeakerKind.INSTITUTION):
        return voice
    return None


def _voice(scope: Scope, noun: int, document: Document) -> Voice | None:
    """Who a noun is, as a source; None for a state or capital that speaks for itself."""
    view = scope.view
    quoted = any(token.text in ("“", "”", '"', "«", "``", "''") for token in view.tokens)
    mention = scope.at.get(noun)
    lemma = view.lemma(noun)
    expert = mention is not None and mention.role is Role.EXPERT
    if mention is not None and mention.person:
        return Voice(
            name=mention.person, kind=SpeakerKind.EXPERT if expert else SpeakerKind.NAMED_OFFICIAL, quoted=quoted
        )
    for child in view.children(noun, "appos", "flat", "nmod:desc"):
        inner = scope.at.get(child)
        if inner is not None and inner.person:
            return Voice(name=inner.person, kind=SpeakerKind.NAMED_OFFICIAL, quoted=quoted)
    name = phrase(view, noun)
    kind = _kind(view, noun, lemma, mention)
    return Voice(name=name, kind=kind, quoted=quoted) if kind else None


def phrase(view: View, noun: int) -> str:
    """A noun with its modifiers, without clauses, as the report has it."""
    keep = [noun]
    for child in view.kids[noun]:
        rel = view.tokens[child].rel
        if rel in ("amod", "compound", "nmod:poss", "nummod", "flat", "nmod:desc", "case") or (
            rel == "det" and view.lemma(child) in ("a", "an", "one")
        ):
            keep += view.subtree(child) if rel != "case" else []
        elif rel == "nmod" and view.case(child) in ("in", "of", "for", "at", "from", "with", "close to", "to"):
            keep += view.subtree(child)
    first, last = min(keep), max(keep)
    return (
        " ".join(view.tokens[one].text for one in range(first, last + 1))
        .replace(" 's", "'s")
        .replace(" ’s", "’s")
        .replace(" - ", "-")
    )


def _kind(view: View, noun: int, lemma: str, mention: Mention | None) -> SpeakerKind | None:
    roles, speech = load_roles(), load_speech()
    indefinite = (
        any(
            view.lemma(one) in ("a", "an", "one", "another", "some", "two", "three", "several")
            for one in view.children(noun, "det", "nummod", "amod")
        )
        or view.tokens[noun].xpos == "NNS"
    )
    role = roles.role(lemma)
    if lemma in speech.anonymous and role is not Role.PUBLIC:
        return SpeakerKind.ANONYMOUS
    if role is Role.EXPERT:
        return SpeakerKind.EXPERT
    if role is Role.MEDIA:
        return SpeakerKind.MEDIA
    if role is Role.PUBLIC:
        return SpeakerKind.PUBLIC
    if lemma == "government" or (lemma == "office" and any(view.lemma(one) == "good" for one in view.kids[noun])):
        return None
    if lemma in INSTITUTIONS or (mention is not None and mention.kind == "office" and lemma not in HIGH):
        return SpeakerKind.INSTITUTION
    if lemma in roles.persons:
        return SpeakerKind.NAMED_OFFICIAL if not indefinite and lemma in HIGH else SpeakerKind.UNNAMED_OFFICIAL
    if lemma in speech.nouns:
        return SpeakerKind.INSTITUTION
    if mention is not None and mention.kind == "name" and len(mention.actors) == 1 and _is_body(mention):
        return SpeakerKind.INSTITUTION
    return None


def _is_body(mention: Mention) -> bool:
    from goodoffices.codebook.actors import load_actors

    return load_actors().kind(mention.actors[0]) != "state"
