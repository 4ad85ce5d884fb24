"""A report as extraction sees it: sentences with their trees, and the actors mentioned in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from goodoffices.codebook.words import Role
from goodoffices.core.report import Report
from goodoffices.extract.time_words import Clock

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


@dataclass(frozen=True, kw_only=True)
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

    def mentions_in(self, number: int) -> tuple[Mention, ...]:
        """The mentions of a sentence, in order."""
        return self._by_sentence.get(number, ())

    def named_before(self, number: int) -> dict[str, tuple[int, int]]:
        """The actors named before a sentence: the last sentence that names each, and where it does so first.

        They stand in the order in which the report first names them.
        """
        found: dict[str, tuple[int, int]] = {}
        for code, places in self._by_actor.items():
            behind = bisect_left(places, (number,))
            if behind:
                sentence, start = places[behind - 1]
                found[code] = (sentence, -start)
        return found

    @cached_property
    def _by_sentence(self) -> Mapping[int, tuple[Mention, ...]]:
        """The mentions of each sentence."""
        found: dict[int, list[Mention]] = {}
        for one in self.mentions:
            found.setdefault(one.sentence, []).append(one)
        return {number: tuple(here) for number, here in found.items()}

    @cached_property
    def _by_actor(self) -> Mapping[str, list[tuple[int, int]]]:
        """The sentences that name each actor with the places, counted backwards: of a sentence the first comes last."""
        found: dict[str, list[tuple[int, int]]] = {}
        for one in self.mentions:
            for code in one.actors:
                found.setdefault(code, []).append((one.sentence, -one.start))
        return {code: sorted(places) for code, places in found.items()}
