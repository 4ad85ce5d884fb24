"""Treebanks in CoNLL-U as sentences with the text that they stand in.

References:
    https://universaldependencies.org/format.html
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A syntactic word.

    Attributes:
        form: As it stands.
        lemma: Dictionary form.
        upos: Universal part of speech.
        xpos: Penn part of speech.
        head: Number of its head in the sentence, from 1; 0 for the root.
        rel: Relation to the head, with its subtype.
        misc: The last column.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    rel: str
    misc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreebankSentence:
    """A sentence.

    Attributes:
        sent_id: Its name.
        words: In order.
        surfaces: For each surface token the number of its words and its form: "don't" holds two.
        space_after: For each surface token whether white space follows.
        opens_paragraph: Whether a paragraph begins with it.
        opens_document: Whether a document begins with it.
    """

    sent_id: str
    words: tuple[Word, ...]
    surfaces: tuple[tuple[int, str], ...]
    space_after: tuple[bool, ...]
    opens_paragraph: bool = False
    opens_document: bool = False

    @property
    def forms(self) -> list[str]:
        """Forms of the words."""
        return [one.form for one in self.words]


def find_data(data: Path, name: str) -> Path:
    """A file of the folder of data, as it is or packed by xz."""
    packed = data / f"{name}.xz"
    return packed if packed.exists() else data / name


def read_text(path: Path) -> str:
    """The text of a file, unpacked where it is packed by xz."""
    data = path.read_bytes()
    return (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")


def read_treebank(path: Path) -> list[TreebankSentence]:
    """The sentences of a treebank's file, in order."""
    found: list[TreebankSentence] = []
    before = ""
    for block in read_text(path).split("\n\n"):
        lines = block.strip("\n").split("\n")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if not rows:
            continue
        about = dict(_comments(lines))
        document = about.get("newdoc id", "") or _pud_document(about["sent_id"])
        opens = "newdoc id" in about or (document != "" and document != before)
        before = document or before
        surfaces, spaces = _surfaces(rows)
        found.append(
            TreebankSentence(
                sent_id=about["sent_id"], words=tuple(_word(row) for row in rows if row[0].isdigit()),
                surfaces=surfaces, space_after=spaces, opens_document=opens,
                opens_paragraph=opens or any(key.startswith("newpar") for key in about),
            )
        )  # fmt: skip
    return found


def _comments(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            yield key.strip(), value.strip()


def _pud_document(sent_id: str) -> str:
    """PUD marks no documents, but tells them by the first six characters of its names: n01001011."""
    return sent_id[:6] if len(sent_id) == 9 and sent_id[0] in "nw" and sent_id[1:].isdigit() else ""


def _word(row: Sequence[str]) -> Word:
    return Word(form=row[1], lemma=row[2], upos=row[3], xpos=row[4], head=int(row[6]), rel=row[7], misc=row[9])


def _surfaces(rows: Sequence[Sequence[str]]) -> tuple[tuple[tuple[int, str], ...], tuple[bool, ...]]:
    """The surface tokens of a sentence, and whether white space follows each."""
    found: list[tuple[int, str]] = []
    spaces: list[bool] = []
    covered = 0
    for row in rows:
        first, _, last = row[0].partition("-")
        if "." in first or (not last and int(first) <= covered):
            continue
        covered = int(last or first)
        found.append((covered - int(first) + 1, row[1]))
        spaces.append("SpaceAfter=No" not in row[9])
    return tuple(found), tuple(spaces)


def documents_of(sentences: Sequence[TreebankSentence]) -> list[list[TreebankSentence]]:
    """Sentences grouped into their documents."""
    found: list[list[TreebankSentence]] = []
    for one in sentences:
        if one.opens_document or not found:
            found.append([])
        found[-1].append(one)
    return found


def lay_out(document: Sequence[TreebankSentence]) -> tuple[str, list[list[tuple[int, int]]]]:
    """The raw text of a document, paragraphs on lines of their own, and the offsets of every surface token."""
    text = ""
    spans: list[list[tuple[int, int]]] = []
    for sentence in document:
        if text:
            text = text.rstrip(" ") + "\n\n" if sentence.opens_paragraph else text
        spans.append([])
        for (_, form), space in zip(sentence.surfaces, sentence.space_after, strict=True):
            spans[-1].append((len(text), len(text) + len(form)))
            text += form + (" " if space else "")
    return text, spans
