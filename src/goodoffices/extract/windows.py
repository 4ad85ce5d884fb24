"""A report as windows of word pieces in which every actor is a numbered mark, for the statement heads.

The heads must not learn which states make offers: names of actors are replaced by marks that are the
same for one actor throughout a window and say only its kind (state, organisation, ...) and its part in
the dispute (party, would-be mediator). A window holds whole sentences: some to be coded, and before them
the headline and the sentences just before, so that an actor named earlier can be found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from goodoffices.extract.document import Document, Mention

CLS, SEP = 101, 102
FIRST_MARK = 1  # word pieces [unused0], [unused1], ... of the vocabulary have the ids 1, 2, ...
MOST_ENTITIES = 20
CAST_END, TO_CODE, CONTEXT = 90, 91, 92
PIECES_TO_CODE, PIECES_BEFORE = 280, 70
UNPARTED = re.compile(r"[^ \t\n]+")  # runs that the tokeniser cuts apart from each other
BARE_KINDS = ("name", "demonym", "capital")

Entity = str  # canonical actor
Encode = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Word pieces of some sentences, with what each belongs to.

    Attributes:
        ids: Word pieces, marks included.
        marks: For each piece the entity that it marks, 1 the first; 0 for pieces that are no mark.
        types: For each piece the kind and part of the marked entity, 1 to 6; 0 for pieces that are no mark.
        owners: For each piece the index of its sentence in `sentences`; -1 for the cast and the frame.
        sentences: Numbers of the sentences of the report in this window, context first.
        n_context: How many of them are context only.
        entities: The entities by mark, the first having mark 1.
        spans: For each piece its (start, end) in the report's text; (0, 0) for marks and the frame.
    """

    ids: tuple[int, ...]
    marks: tuple[int, ...]
    types: tuple[int, ...]
    owners: tuple[int, ...]
    sentences: tuple[int, ...]
    n_context: int
    entities: tuple[Entity, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Pieces:
    """A sentence as it grows: pieces with the entity each marks (None for none) and their spans."""

    ids: list[int]
    entities: list[Entity | None]
    spans: list[tuple[int, int]]

    def word(self, ids: Sequence[int], spans: Sequence[tuple[int, int]]) -> None:
        self.ids += ids
        self.entities += [None] * len(ids)
        self.spans += spans

    def mark(self, entity: Entity, span: tuple[int, int]) -> None:
        self.ids.append(0)
        self.entities.append(entity)
        self.spans.append(span)


class Piecer:
    """Cuts text into word pieces with offsets, by a tokenizer of the `tokenizers` library."""

    def __init__(self, tokenizer: Any) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer

    def __call__(self, text: str, offset: int) -> tuple[list[int], list[tuple[int, int]]]:
        """Word pieces of a text, each with the span of its whole word, shifted by `offset`."""
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        for match in UNPARTED.finditer(text):
            at = offset + match.start()
            for piece, start, end in _pieces_of(self._tokenizer, match[0]):
                ids.append(piece)
                spans.append((at + start, at + end))
        return ids, spans


@lru_cache(maxsize=50_000)
def _pieces_of(tokenizer: Any, letters: str) -> tuple[tuple[int, int, int], ...]:
    """Word pieces of letters without a space, each with the span of its whole word; most are cut once a process."""
    coded = tokenizer.encode(letters, add_special_tokens=False)
    words: dict[int, tuple[int, int]] = {}
    for word, (start, end) in zip(coded.word_ids, coded.offsets, strict=True):
        words[word] = (words.get(word, (start, end))[0], end)
    return tuple((piece, *words[word]) for piece, word in zip(coded.ids, coded.word_ids, strict=True))


def windows_of(document: Document, piecer: Piecer, *, only: frozenset[int] | None = None) -> tuple[Window, ...]:
    """The windows of a report, every sentence to be coded in exactly one of them.

    Args:
        document: The report with its mentions.
        piecer: Cuts text into word pieces.
        only: Numbers of the sentences to be coded; None for all.
    """
    pieces = {one.number: _sentence_pieces(document, one.number, piecer) for one in document.sentences}
    wanted = [one.number for one in document.sentences if only is None or one.number in only]
    return tuple(_window(document, group, pieces) for group in _groups(wanted, pieces))


def _groups(wanted: list[int], pieces: dict[int, _Pieces]) -> list[list[int]]:
    """Runs of sentences that fit into a window together."""
    groups: list[list[int]] = []
    room = 0
    for number in wanted:
        size = len(pieces[number].ids) + 1
        if not groups or size > room:
            groups.append([])
            room = PIECES_TO_CODE
        groups[-1].append(number)
        room -= size
    return groups


def _before(first: int, coded: set[int], pieces: dict[int, _Pieces]) -> list[int]:
    """The headline and the sentences just before a group, as far as there is room."""
    room = PIECES_BEFORE
    chosen: list[int] = []
    for number in range(first - 1, 0, -1):
        room -= len(pieces[number].ids) + 1
        if room < 0 and chosen:
            break
        chosen.append(number)
    if 1 not in chosen and 1 not in coded:
        chosen.append(1)
    return chosen[::-1]


def _sentence_pieces(document: Document, number: int, piecer: Piecer) -> _Pieces:
    sentence = document.sentences[number - 1]
    text = document.report.text
    result, at = _Pieces([], [], []), sentence.start
    if sentence.label:
        ids, spans = piecer(f"{sentence.label}:", 0)
        result.word(ids, [(0, 0)] * len(spans))
    for mention in _outer_mentions(document, number):
        result.word(*piecer(text[at : mention.start], at))
        for actor in mention.actors:
            result.mark(actor, (mention.start, mention.end))
        if mention.kind not in BARE_KINDS:
            result.word(*piecer(text[mention.start : mention.end], mention.start))
        at = mention.end
    result.word(*piecer(text[at : sentence.end], at))
    return result


def _outer_mentions(document: Document, number: int) -> list[Mention]:
    """Resolved mentions of a sentence, in order, without those inside or across another one."""
    chosen: list[Mention] = []
    inside = [one for one in document.mentions_in(number) if one.actors]
    for one in sorted(inside, key=lambda one: (one.start, -one.end)):
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    return chosen


def _window(document: Document, group: list[int], pieces: dict[int, _Pieces]) -> Window:
    context = _before(group[0], set(group), pieces)
    numbers = [*context, *group]
    cast = [*document.parties, *document.third_parties]
    entities = _entities(cast, [pieces[number] for number in numbers])
    marks = {entity: index + 1 for index, entity in enumerate(entities)}
    rows: list[tuple[int, int, int, int, tuple[int, int]]] = [(CLS, 0, 0, -1, (0, 0))]
    for entity in cast:
        if entity in marks:
            rows.append(_mark_row(entity, marks, document, -1, (0, 0)))
    rows.append((CAST_END, 0, 0, -1, (0, 0)))
    for owner, number in enumerate(numbers):
        rows.append((CONTEXT if owner < len(context) else TO_CODE, 0, 0, owner, (0, 0)))
        sentence = pieces[number]
        for piece, marked, span in zip(sentence.ids, sentence.entities, sentence.spans, strict=True):
            if marked is None:
                rows.append((piece, 0, 0, owner, span))
            elif marked in marks:
                rows.append(_mark_row(marked, marks, document, owner, span))
    rows = [*rows[:509], (SEP, 0, 0, -1, (0, 0))]
    ids, mark_row, types, owners, spans = zip(*rows, strict=True)
    return Window(
        ids=ids, marks=mark_row, types=types, owners=owners, sentences=tuple(numbers),
        n_context=len(context), entities=tuple(entities), spans=spans,
    )  # fmt: skip


def _entities(cast: list[Entity], sentences: list[_Pieces]) -> list[Entity]:
    """The entities of a window: the cast first, then by how often each is mentioned, as many as there are marks."""
    counted = Counter(one for sentence in sentences for one in sentence.entities if one)
    others = sorted((one for one in counted if one not in cast), key=lambda one: (-counted[one], one))
    return [*dict.fromkeys(cast), *others][:MOST_ENTITIES]


def _mark_row(
    entity: Entity, marks: dict[Entity, int], document: Document, owner: int, span: tuple[int, int]
) -> tuple[int, int, int, int, tuple[int, int]]:
    mark = marks[entity]
    return (FIRST_MARK + mark, mark, _type_of(entity, document), owner, span)


def _type_of(entity: Entity, document: Document) -> int:
    """1 to 6: kind (state or another body) by part in the dispute (party, would-be mediator, neither)."""
    is_state = len(entity) == 3 and entity.isupper() and entity not in THREE_LETTER_BODIES
    part = 0 if entity in document.parties else 1 if entity in document.third_parties else 2
    return 1 + 3 * (not is_state) + part


THREE_LETTER_BODIES = ("SCO", "GCC", "OIC", "OAS", "EAC", "PIF", "CIS", "RSF", "ICJ", "AES", "WCC")
