"""A report as extraction sees it: sentences with their trees, and the actors mentioned in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.codebook.words import Role
from goodoffices.core.report import Report
from goodoffices.extract.times import Clock

UNSAID = "unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word of a sentence in Universal Dependencies.

    Attributes:
        text: The word as it stands.
        start: Offset in `Report.text`.
        end: Offset behind its last character.
        lemma: Dictionary form, lower case but for names.
        upos: Universal part of speech.
        xpos: Penn part of speech.
        head: Index in the sentence of the word it depends on; -1 for the root.
        rel: Relation to the head, with its subtype: "nsubj:pass".
    """

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    head: int
    rel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with its tree.

    Attributes:
        number: Number in the report, the headline being 1.
        start: Offset in `Report.text`.
        end: Offset behind its last character.
        label: Name of the speaker set before it, as in a transcript; "" where there is none.
        tokens: Its words in order; empty where the sentence was not parsed.
        names: Names found by the pipeline, as (first token, token behind the last, label).
    """

    number: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[tuple[int, int, str], ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where actors are mentioned: by name, by a word that stands for them, or by a pronoun.

    Attributes:
        sentence: Number of the sentence.
        start: Offset of its first character in `Report.text`.
        end: Offset behind its last character.
        token: Index of its head word in the sentence.
        actors: Canonical actors; several for "both sides", none for a mention that could not be resolved.
        role: Which part of the actors is meant.
        kind: "name", "demonym", "capital", "office", "person", "noun", "group" or "pronoun"; `UNSAID` for a subject
            that a note leaves out, which takes up no characters.
        person: The person's name where one is meant, as spelt in the report's fullest form; else None.
        is_place: Whether the words tell where something happened rather than who acts ("landed in Ankara").
    """

    sentence: int
    start: int
    end: int
    token: int
    actors: tuple[str, ...]
    role: Role
    kind: str
    person: str | None = None
    is_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report with its sentences and mentions.

    Attributes:
        report: The report.
        sentences: All of them, in order.
        mentions: All of them, in order of the text.
        parties: Canonical parties to the dispute, the most involved first; inferred or named.
        third_parties: Canonical would-be mediators, likewise.
        clock: The report's own date, as far as the reports read together tell it.
        issuer: Whose own text the report is, canonical; None for news.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    parties: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()
    clock: Clock = field(default_factory=Clock)
    issuer: str | None = None
