"""Treebanks and corpora of names as items and batches for the joint parser."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from goodoffices.extract.syntax import CLS, MOST_PIECES, SEP, UNKNOWN, _shape
from training.names import TAGS, has_entities, names_of, read_iob2, read_wikigold, tags_of
from training.parser_model import Labels
from training.treebanks import TreebankSentence, read_treebank

IGNORED = -100
LONGEST = 120  # words of a sentence that is trained on
LEAST_XPOS, LEAST_REL = 3, 6  # times that a tag or relation must occur to be one
PIECES_A_BATCH = 1_560
CHUNK = 2_000  # sentences among which batches of like length are formed

# What a corpus of names may have meant where it marks nothing: kinds that it does not know.
UNKNOWN_TO = {"wikigold": {"DATE"}, "uner": {"DATE", "NORP", "EVENT", "MISC"}}
WITHIN_MISC = {"MISC", "NORP", "EVENT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One sentence as the model takes it; what is not known of it is None.

    Attributes:
        ids: Word pieces.
        first: Place of each word's first piece.
        shapes: Shape of the word of each piece.
        tree: For each word (upos, xpos, head from 1 or 0 for the root, rel), as indexes.
        names: For each word its tag, as index.
        allowed: (n, tags) which tags of names a word may bear.
    """

    ids: list[int]
    first: list[int]
    shapes: list[int]
    tree: list[tuple[int, int, int, int]] | None = None
    names: list[int] | None = None
    allowed: Tensor | None = None


class Piecer:
    """Words to word pieces, places and shapes, as at run time."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def __call__(self, forms: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Pieces, the place of every word's first piece, and the shape of the word of every piece."""
        ids, first, shapes = [CLS], [], [0]
        given = [form if form.strip() else "-" for form in forms]
        for place, one in enumerate(self._tokenizer.encode_batch(given, add_special_tokens=False)):
            pieces = (one.ids or [UNKNOWN])[:MOST_PIECES]
            first.append(len(ids))
            ids += pieces
            shapes += [_shape(forms[place], first=place == 0)] * len(pieces)
        return [*ids, SEP], first, [*shapes, 0]


def read_all(paths: Iterable[Path]) -> list[TreebankSentence]:
    """The sentences of several treebanks that are short enough to be trained on."""
    return [one for path in paths for one in read_treebank(path) if len(one.words) <= LONGEST]


def labels_in(sentences: Sequence[TreebankSentence]) -> Labels:
    """The tags and relations of treebanks; rare ones are not learnt."""

    def often(values: Iterable[str], least: int) -> tuple[str, ...]:
        return ("<unk>", *sorted(key for key, count in Counter(values).items() if count >= least))

    words = [word for one in sentences for word in one.words]
    return Labels(
        upos=tuple(sorted({word.upos for word in words})), xpos=often((word.xpos for word in words), LEAST_XPOS),
        rel=often((word.rel for word in words), LEAST_REL), ner=TAGS,
    )  # fmt: skip


def tree_items(sentences: Sequence[TreebankSentence], labels: Labels, piecer: Piecer) -> list[Item]:
    """Sentences of treebanks as items; with names where their mentions are marked."""
    upos, xpos, rel, ner = ({name: i for i, name in enumerate(one)} for one in
                            (labels.upos, labels.xpos, labels.rel, labels.ner))  # fmt: skip
    found = []
    for one in sentences:
        ids, first, shapes = piecer(one.forms)
        tags = tags_of(len(one.words), names_of(one)) if has_entities(one) else None
        tree = [(upos.get(w.upos, 0), xpos.get(w.xpos, 0), w.head, rel.get(w.rel, 0)) for w in one.words]
        names = [ner[tag] for tag in tags] if tags else None
        found.append(Item(ids=ids, first=first, shapes=shapes, tree=tree, names=names))
    return found


def name_items(wikigold: Path, uner: Path, piecer: Piecer) -> list[Item]:
    """Sentences of corpora of names, with the tags that each word may bear."""
    found = []
    for source, rows in (("wikigold", read_wikigold(wikigold)), ("uner", read_iob2(uner))):
        for forms, tags in rows:
            if len(forms) <= LONGEST:
                ids, first, shapes = piecer(forms)
                allowed = torch.tensor([_allowed(tag, source) for tag in tags])
                found.append(Item(ids=ids, first=first, shapes=shapes, allowed=allowed))
    return found


def _allowed(tag: str, source: str) -> list[bool]:
    """Which of our tags a tag of a corpus may stand for."""
    if tag == "O":
        return [one == "O" or one[2:] in UNKNOWN_TO[source] for one in TAGS]
    if tag[2:] == "MISC":
        return [one[:1] == tag[0] and one[2:] in WITHIN_MISC for one in TAGS]
    return [one == tag for one in TAGS]


def batches(items: Sequence[Item], dice: random.Random) -> list[list[Item]]:
    """Items in batches of like length, in an order that the dice fix."""
    order = list(range(len(items)))
    dice.shuffle(order)
    found: list[list[Item]] = []
    for at in range(0, len(order), CHUNK):
        longest = 0
        current: list[Item] = []
        for index in sorted(order[at : at + CHUNK], key=lambda i: len(items[i].ids)):
            longest = max(longest, len(items[index].ids))
            if current and longest * (len(current) + 1) > PIECES_A_BATCH:
                found.append(current)
                current, longest = [], len(items[index].ids)
            current.append(items[index])
        found += [current] if current else []
    dice.shuffle(found)
    return found


def stream(items: Sequence[Item], dice: random.Random) -> Iterator[list[Item]]:
    """Batches without end."""
    while True:
        yield from batches(items, dice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Items as tensors: what the model takes, and (b, n) of what it is to give; IGNORED where that is not known."""

    ids: Tensor
    mask: Tensor
    shapes: Tensor
    first: Tensor
    lengths: Tensor
    tree: Tensor
    names: Tensor
    allowed: Tensor | None


def collate(items: Sequence[Item]) -> Batch:
    """Items as one batch; `tree` is (4, b, n): upos, xpos, head, rel."""
    b, length, n = len(items), max(len(one.ids) for one in items), max(len(one.first) for one in items)
    ids, mask, shapes = (torch.zeros(b, length, dtype=torch.long) for _ in range(3))
    first, names = torch.zeros(b, n, dtype=torch.long), torch.full((b, n), IGNORED)
    tree = torch.full((4, b, n), IGNORED)
    has_allowed = any(one.allowed is not None for one in items)
    allowed = torch.ones(b, n, len(TAGS), dtype=torch.bool) if has_allowed else None
    for row, one in enumerate(items):
        size, words = len(one.ids), len(one.first)
        ids[row, :size], shapes[row, :size], mask[row, :size] = torch.tensor(one.ids), torch.tensor(one.shapes), 1
        first[row, :words] = torch.tensor(one.first)
        if one.tree:
            tree[:, row, :words] = torch.tensor(one.tree).T
        if one.names:
            names[row, :words] = torch.tensor(one.names)
        if allowed is not None and one.allowed is not None:
            allowed[row, :words] = one.allowed
    lengths = torch.tensor([len(one.first) for one in items])
    return Batch(
        ids=ids, mask=mask, shapes=shapes, first=first, lengths=lengths, tree=tree, names=names, allowed=allowed
    )
