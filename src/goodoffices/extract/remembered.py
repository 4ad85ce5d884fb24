"""Work that was done before: a report's trees and its statements, each under a digest of all that decides them.

Trees hang on the sentences alone. Statements hang on the whole document: its trees, who is meant by every mention, who
the parties are and what day it was, which other reports may decide. Where that is the same, so are the statements; a
report's number is left out, as it shifts when another one is added.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from goodoffices.core.memory import Memory
from goodoffices.core.report import Report
from goodoffices.core.statement import Statement
from goodoffices.extract.document import Document, Sentence, Token


def recall_trees(
    report: Report, memory: Memory | None, parse: Callable[[], tuple[Sentence, ...]]
) -> tuple[Sentence, ...]:
    """The parsed sentences of a report, from memory or made now and kept."""
    if memory is None:
        return parse()
    key = hashlib.sha256(json.dumps([report.text, report.sentences]).encode()).hexdigest()
    kept = memory.trees(key)
    if kept is not None:
        return tuple(_sentence(row) for row in kept)
    made = parse()
    memory.keep_trees(key, [_row(one) for one in made])
    return made


def recall_statements(
    documents: Sequence[Document],
    memory: Memory | None,
    code: Callable[[Sequence[Document]], Iterable[list[Statement]]],
) -> Iterator[Sequence[Statement]]:
    """The statements of each document, from memory or coded now and kept.

    Args:
        documents: The documents.
        memory: Where statements are kept; None to code all.
        code: Codes those that are not kept, in order; each is kept as it comes.
    """
    if memory is None:
        yield from code(documents)
        return
    keys = [_key(one) for one in documents]
    kept = [memory.statements(key, one.report) for key, one in zip(keys, documents, strict=True)]
    made = iter(code([one for one, told in zip(documents, kept, strict=True) if told is None]))
    for key, document, told in zip(keys, documents, kept, strict=True):
        if told is None:
            told = tuple(next(made))
            memory.keep_statements(key, document.report, told)
        yield told


def _key(document: Document) -> str:
    bare = replace(document, report=replace(document.report, number=0))
    return hashlib.sha256(repr(bare).encode()).hexdigest()


def _row(one: Sentence) -> list[Any]:
    tokens = [[t.text, t.start, t.end, t.lemma, t.upos, t.xpos, t.head, t.rel] for t in one.tokens]
    return [one.number, one.start, one.end, one.label, tokens, list(one.names)]


def _sentence(row: list[Any]) -> Sentence:
    number, start, end, label, tokens, names = row
    return Sentence(
        number=number, start=start, end=end, label=label, names=tuple((a, b, kind) for a, b, kind in names),
        tokens=tuple(
            Token(text=text, start=a, end=b, lemma=lemma, upos=upos, xpos=xpos, head=head, rel=rel)
            for text, a, b, lemma, upos, xpos, head, rel in tokens
        ),
    )  # fmt: skip
