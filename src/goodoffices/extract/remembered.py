"""Work that was done before: a report's trees and its statements, each under a digest of all that decides them.

Trees hang on the sentences alone. Statements hang on the whole document: its trees, who is meant by every mention, who
the parties are and what day it was, which other reports may decide. Where that is the same, so are the statements; a
report's number is left out, as it shifts when another one is added.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
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
    document: Document, memory: Memory | None, code: Callable[[], list[Statement]]
) -> list[Statement]:
    """The statements of a document, from memory or coded now and kept."""
    if memory is None:
        return code()
    bare = replace(document, report=replace(document.report, number=0))
    key = hashlib.sha256(repr(bare).encode()).hexdigest()
    kept = memory.statements(key, document.report)
    if kept is not None:
        return list(kept)
    made = code()
    memory.keep_statements(key, document.report, tuple(made))
    return made


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
