"""Who speaks from sentence to sentence: labels of transcripts, and quotations that run on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from goodoffices.codebook.names import load_person_words
from goodoffices.codebook.roles import RoleTable, load_roles
from goodoffices.codebook.words import Role, SpeakerKind
from goodoffices.extract.clause import Scope
from goodoffices.extract.document import Document
from goodoffices.extract.pronouns import NOBODY
from goodoffices.extract.quotations import still_open
from goodoffices.extract.sources import Voice, speaks, subject_voice

TURNS = 4  # labelled turns that make a transcript, in which a turn lasts until the next label
RANKS = frozenset(
    "prime foreign deputy first vice senior special acting permanent chief federal of for and the".split()
)
MOST = 2  # turns of whoever asks
LONGEST_NAME = 6  # words of a person's name
HOSTS = 10  # sentences within which the host of a press conference is introduced


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
    before: dict[int, Voice] = {}
    own: dict[int, Voice] = {}
    person: Voice | None = None
    for number in (one.number for one in document.sentences):
        scope = scopes.get(number)
        if person is not None:
            before[number] = person
        voice = _main_voice(scope, person) if scope else None
        if voice is not None:
            own[number] = voice
            person = voice if voice.kind is SpeakerKind.NAMED_OFFICIAL else person
    labels = _labelled(document)
    return Voices(running=_running(document, own, labels), labels=labels, before=before)


def _main_voice(scope: Scope, before: Voice | None) -> Voice | None:
    """The speaker of a sentence's first verb of saying that has one."""
    voices = (subject_voice(scope, place, before) for place in range(len(scope.view)) if speaks(scope.view, place))
    return next((voice for voice in voices if voice), None)


def _labelled(document: Document) -> dict[int, Voice]:
    """Speakers of labelled turns, by sentence number."""
    is_transcript = sum(bool(one.label) for one in document.sentences) >= TURNS
    labels: dict[int, Voice] = {}
    turn: Voice | None = None
    asking = askers(document)
    for sentence in document.sentences:
        if sentence.label:
            turn = None if sentence.label in asking else _of_label(sentence.label, document)
        if turn is not None and not (is_transcript or _is_same_turn(document, sentence.number)):
            turn = None
        if turn is not None:
            labels[sentence.number] = turn
    return labels


def askers(document: Document) -> frozenset[str]:
    """Labels of whoever asks in a transcript: of two turns and more, more than half end in a question."""
    turns, asked = Counter[str](), Counter[str]()
    starts = [place for place, one in enumerate(document.sentences) if one.label]
    for place, end in zip(starts, [*starts, len(document.sentences)][1:], strict=True):
        last = document.sentences[end - 1]
        label = document.sentences[place].label
        turns[label] += 1
        asked[label] += document.report.text[last.start : last.end].rstrip(" \"”’'").endswith("?")
    return frozenset(label for label, n in turns.items() if n >= MOST and 2 * asked[label] > n)


def _is_same_turn(document: Document, number: int) -> bool:
    """Whether a sentence belongs to a labelled turn: labelled itself, or in the same paragraph as the one before."""
    if document.sentences[number - 1].label:
        return True
    before, here = document.sentences[number - 2], document.sentences[number - 1]
    return "\n" not in document.report.text[before.end : here.start]


def _of_label(label: str, document: Document) -> Voice | None:
    """Who is meant by a label before a sentence; None for those who only ask, and for what is no speaker."""
    if NOBODY.search(label):
        return None
    words = [word.strip(",.()") for word in label.split()]
    persons = [(one.person, one) for one in document.mentions if one.person]
    if label == "A":
        last = min(HOSTS, next((one.number for one in document.sentences if one.label), HOSTS))
        hosts = (name for name, one in persons if one.role is Role.GOV and one.sentence <= last)
        name = next(hosts, None)
        return _official(name) if name else None
    name = next((name for name, _ in persons if words and name.split()[-1].lower() == words[-1].lower()), None)
    if name:
        return _official(name)
    return _told_by(words) if label.isupper() or not name_on_label(words) else None


def _told_by(words: list[str]) -> Voice | None:
    """The voice of a label in capitals or of titles alone: the name behind these, or an official left unnamed."""
    name = name_on_label(words)
    if not name:
        kind, said = SpeakerKind.UNNAMED_OFFICIAL, " ".join(words)
        return Voice(name=said.lower() if said.isupper() else said, kind=kind, quoted=True)
    return _official(name) if len(name.split()) <= LONGEST_NAME else None


def name_on_label(words: list[str]) -> str:
    """The name on a speaker's label, behind its titles; empty where it has none."""
    roles, forms = load_roles(), load_person_words()
    titles = {one.lower() for one in forms.honorifics} | RANKS
    first = next((place for place, word in enumerate(words) if not _is_title(word.lower(), titles, roles)), len(words))
    rest = [word.lower() if word.lower() in forms.particles else word.title() for word in words[first:]]
    return " ".join(new if old.isupper() else old for old, new in zip(words[first:], rest, strict=True))


def _is_title(word: str, titles: set[str], roles: RoleTable) -> bool:
    return word.strip(".") in titles or roles.role(word) is not None


def _official(name: str) -> Voice:
    return Voice(name=name, kind=SpeakerKind.NAMED_OFFICIAL, quoted=True)


def _running(document: Document, own: dict[int, Voice], labels: dict[int, Voice]) -> dict[int, Voice]:
    """Speakers of quotations that began before, or that follow a sentence in which somebody was cited."""
    running: dict[int, Voice] = {}
    is_open, last = False, None
    for sentence in document.sentences:
        number, text = sentence.number, document.report.text[sentence.start : sentence.end]
        if number not in own and last is not None and (is_open or text[:1] in '"“«'):
            running[number] = last
        last = own.get(number) or labels.get(number) or last
        is_open = still_open(text, is_open)
    return running
