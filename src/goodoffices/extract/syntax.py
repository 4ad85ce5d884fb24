"""Sentences with their trees: the shipped English parser, run one sentence a call.

One sentence a call: with dynamic quantisation the scale of the activations depends on all that shares a
batch, and a sentence's analysis must not depend on its neighbours.

References:
    [dozat2017]; languages/en/MODEL_CARD.md for how the model was made and what it scores.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.core.report import Report
from goodoffices.extract.document import Sentence, Token
from goodoffices.extract.lemma import lemma_of
from goodoffices.extract.reattach import with_subjects
from goodoffices.extract.runtime import load_model
from goodoffices.extract.tokenise import tokenise
from goodoffices.extract.tree import best_heads
from goodoffices.extract.workers import in_order

CLS, SEP, UNKNOWN = 101, 102, 100
MOST_PIECES = 8  # word pieces of one word that are fed; longer words are cut
LONGEST = 500  # word pieces of a sentence that the encoder can take (512 positions)
MOST_WORDS = 160  # longer "sentences" are tables or lists; only their first words are parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Parser:
    """The loaded pipeline.

    Attributes:
        session: The inference session.
        tokenizer: Word pieces of the encoder.
        labels: Names of the tags: "upos", "xpos", "rel", "ner".
        threads: How many sentences of a report are parsed at a time.
    """

    session: Any
    tokenizer: Any
    labels: dict[str, list[str]]
    threads: int = 1

    def parse_report(self, report: Report) -> tuple[Sentence, ...]:
        """The trees of all sentences of a report."""
        spans = enumerate(report.sentences, 1)
        return tuple(in_order(lambda one: self.parse(report.text, one[1], one[0]), spans, self.threads))

    def parse(self, text: str, span: tuple[int, int], number: int) -> Sentence:
        """The tree of `text[span]`, sentence `number` of its report."""
        words = tokenise(text, *span)[:MOST_WORDS]
        if not words:
            return Sentence(number=number, start=span[0], end=span[1], tokens=())
        forms = [text[start:end] for start, end in words]
        tags, heads, rels, names = self._analyse(forms)
        tokens = tuple(
            Token(
                text=form, start=start, end=end, upos=upos, xpos=xpos, head=head - 1, rel=rel,
                lemma=lemma_of(form, upos, xpos),
            )
            for form, (start, end), (upos, xpos), head, rel in zip(forms, words, tags, heads, rels, strict=True)
        )  # fmt: skip
        return Sentence(number=number, start=span[0], end=span[1], tokens=with_subjects(tokens), names=_spans(names))

    def _analyse(self, forms: list[str]) -> tuple[list[tuple[str, str]], list[int], list[str], list[str]]:
        ids, first, shapes = self._pieces(forms)
        n = len(first)
        upos, xpos, ner, arcs, rel = self.session.run(
            None, {"ids": _row(ids), "mask": _row([1] * len(ids)), "sh": _row(shapes), "first": _row(first)}
        )
        scores = np.full((n + 1, n + 1), -1e9)
        scores[1:] = arcs[0]
        heads = best_heads(scores)
        names = self.labels
        told = [names["rel"][one] for one in rel[0][np.arange(n), heads].tolist()]
        rels = ["root" if not head else "dep" if one in ("root", "<unk>") else one
                for one, head in zip(told, heads, strict=True)]  # fmt: skip
        tags = [(names["upos"][u], names["xpos"][x]) for u, x in zip(upos[0].tolist(), xpos[0].tolist(), strict=True)]
        return tags, heads, rels, [names["ner"][one] for one in ner[0].tolist()]

    def _pieces(self, forms: list[str]) -> tuple[list[int], list[int], list[int]]:
        """Word pieces, the place of every word's first piece, and the shapes of the words."""
        ids, first, shapes = [CLS], [], [0]
        for place, form in enumerate(forms):
            pieces = _pieces_of(self.tokenizer, form)[: MOST_PIECES if len(ids) < LONGEST - 2 * len(forms) else 1]
            first.append(len(ids))
            ids += pieces
            shapes += [_shape(form, first=place == 0)] * len(pieces)
        return [*ids, SEP], first, [*shapes, 0]


@lru_cache(maxsize=50_000)
def _pieces_of(tokenizer: Any, form: str) -> tuple[int, ...]:
    """Word pieces of one word; words come back, so that most are cut once a process."""
    found = tokenizer.encode(form if form.strip() else "-", add_special_tokens=False).ids
    return tuple(found) or (UNKNOWN,)


def _row(values: list[int]) -> NDArray[np.int64]:
    """A batch of one."""
    return np.array([values], dtype=np.int64)


@lru_cache(maxsize=50_000)
def _shape(form: str, *, first: bool) -> int:
    """What the uncased encoder does not see of a word: digits, capitals; as in training."""
    if any(one.isdigit() for one in form):
        kind = 1
    elif form.isupper() and len(form) > 1:
        kind = 2
    elif form[:1].isupper() and any(one.isupper() for one in form[1:]):
        kind = 3
    elif form[:1].isupper():
        kind = 4
    else:
        kind = 5 if form.islower() else 6
    return kind + (6 if first else 0)


def _spans(tags: list[str]) -> tuple[tuple[int, int, str], ...]:
    """Names as (first, behind the last, label) from their B- and I- tags."""
    found: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        if tag == "O":
            continue
        if found and tag[0] == "I" and found[-1][1] == place and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], place + 1, tag[2:])
        else:
            found.append((place, place + 1, tag[2:]))
    return tuple(found)


@lru_cache(maxsize=4)
def load_parser(threads: int = 1) -> Parser:
    """Load the shipped pipeline once for a number of threads.

    Args:
        threads: How many sentences of a report are parsed at a time.

    Raises:
        PipelineError: If the language parts are not installed.
    """
    return parser_in(Path(str(resources.files("goodoffices.languages.en"))), threads)


def parser_in(folder: Path, threads: int = 1) -> Parser:
    """The parser of a folder of training.parser_export; see `load_parser`."""
    session, tokenizer = load_model(folder, "parser.int8.onnx")
    labels = json.loads((folder / "parser.json").read_text(encoding="utf-8"))
    return Parser(session=session, tokenizer=tokenizer, labels=labels, threads=threads)
