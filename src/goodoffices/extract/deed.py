"""An act as that of one actor: what the rules that decide its move look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goodoffices.codebook.verbs import VerbTable
from goodoffices.codebook.words import Move, Role
from goodoffices.extract.acts import Act
from goodoffices.extract.document import Document
from goodoffices.extract.topic import About

Ruling = tuple[tuple[Move, float], ...]  # moves, with how far each is trusted; empty for "none of its moves"


@dataclass(frozen=True, kw_only=True)
class Deed:
    """An act as that of one actor.

    Attributes:
        act: The word and what stands around it.
        actor: Who acts; None for nobody.
        role: Which part of the actor.
        topic: What it is about.
        objects: Actors that it is aimed at.
        others: Actors who do it too.
        document: The report.
        table: The lexicon.
    """

    act: Act
    actor: str | None
    role: Role
    topic: About
    objects: tuple[str, ...]
    others: tuple[str, ...]
    document: Document
    table: VerbTable

    @property
    def is_home_voice(self) -> bool:
        """Whether a public or an opposition acts, which neither asks for help nor gives it."""
        return self.role in (Role.PUBLIC, Role.OPPOSITION)

    @property
    def is_party(self) -> bool:
        """Whether a party to the dispute acts, by its government or its army."""
        return self.actor in self.document.parties and not self.is_home_voice

    @property
    def is_on_mediation(self) -> bool:
        """Whether it is about third-party help, or about somebody who would mediate."""
        return self.topic.is_help or self.topic.mediator in self.document.third_parties

    def can(self, move: Move) -> bool:
        """Whether the word can tell a move."""
        return move in self.act.moves

    def says(self, *heads: str) -> bool:
        """Whether the word is one of some lemmas."""
        return self.act.phrase.head in heads


Rule = Callable[[Deed], Ruling | None]
