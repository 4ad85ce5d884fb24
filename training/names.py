"""Names in the treebanks and in corpora of names, as flat spans for training and measuring.

GUM marks nested mentions of everything that is talked about; names are the parts of them that a proper noun heads. The
corpora of names mark less than these seven kinds: a word that they leave unmarked may still be a date, say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.treebanks import TreebankSentence, Word, read_text

KINDS = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "DATE", "MISC")
TAGS = ("O", *(f"{begin}-{kind}" for kind in KINDS for begin in ("B", "I")))
Span = tuple[int, int, str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """president prime minister secretary general foreign chancellor king queen prince princess pope senator governor
    ambassador judge mr mrs ms dr sir lord lady captain officer director chairman chief deputy vice state house senate
    mayor professor speaker sheikh"""
)
"""Words that are no name by themselves."""
GLUE = _words("of the and for & - de 's ’s on in al .")
"""Words that hold the parts of a name together."""
OF_TYPE = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT", "time": "DATE"}
BRACKETS = re.compile(r"\([^()]*\)?|[^()]+\)")
YEAR = re.compile(r"(1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A mention of GUM: half-open places of words, its type, and the name of its page where it has one."""

    start: int
    end: int
    type: str
    identity: str


def has_entities(sentence: TreebankSentence) -> bool:
    """Whether a sentence is one whose mentions are marked."""
    return sentence.sent_id.startswith("GUM_") or any("Entity=" in one.misc for one in sentence.words)


def names_of(sentence: TreebankSentence) -> list[Span]:
    """The names of a sentence of GUM, as (first word, word behind the last, kind), without overlaps."""
    words = sentence.words
    found = [span for mention in _mentions(words) if (span := _name_in(words, mention))]
    found.sort(key=lambda span: (span[0] - span[1], span[0]))
    used: set[int] = set()
    kept: list[Span] = []
    for start, end, kind in found:
        if used.isdisjoint(range(start, end)):
            kept.append((start, end, kind))
            used.update(range(start, end))
    return sorted(kept)


def _mentions(words: Sequence[Word]) -> list[_Mention]:
    found: list[_Mention] = []
    open_: dict[str, list[tuple[int, str, str]]] = {}
    for place, word in enumerate(words):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", word.misc)
        for bracket in BRACKETS.findall(match[1]) if match else ():
            if not bracket.startswith("("):
                if open_.get(bracket[:-1]):
                    start, kind, identity = open_[bracket[:-1]].pop()
                    found.append(_Mention(start=start, end=place + 1, type=kind, identity=identity))
                continue
            parts = bracket[1:].rstrip(")").split("-", 6)
            kind = parts[1] if len(parts) > 1 else ""
            identity = parts[6].split("-", 1)[1] if len(parts) > 6 and "-" in parts[6] else ""
            if bracket.endswith(")"):
                found.append(_Mention(start=place, end=place + 1, type=kind, identity=identity))
            else:
                open_.setdefault(parts[0], []).append((place, kind, identity))
    return found


def _name_in(words: Sequence[Word], mention: _Mention) -> Span | None:
    """The name that a mention holds; None where it holds none."""
    inside = range(mention.start, mention.end)
    head = next((i for i in inside if words[i].head - 1 not in inside), None)
    if head is None:
        return None
    if mention.type == "time":
        return _date_in(words, mention)
    capital = words[head].form[:1].isupper()
    if words[head].upos == "ADJ" and capital and mention.type in ("place", "person", "organization"):
        return head, head + 1, "NORP"
    if words[head].upos != "PROPN" and not _is_title(words, mention):
        return None
    start, end = _block(words, mention, head)
    if start >= end or all(one.form.lower().strip(".") in TITLES for one in words[start:end]):
        return None
    kind = OF_TYPE.get(mention.type, "MISC")
    is_people = mention.type == "person" and all(one.xpos == "NNPS" for one in words[start:end])
    return start, end, "NORP" if is_people else kind


def _date_in(words: Sequence[Word], mention: _Mention) -> Span | None:
    inside = words[mention.start : mention.end]
    is_named = any(one.upos == "PROPN" or YEAR.fullmatch(one.form) for one in inside)
    if len(inside) > 6 or not is_named:
        return None
    start = mention.start + (inside[0].upos == "DET")
    return (start, mention.end, "DATE") if start < mention.end else None


def _is_title(words: Sequence[Word], mention: _Mention) -> bool:
    """Whether a mention without a proper noun as its head is a name all the same: one with a page, all in capitals."""
    inside = words[mention.start : mention.end]
    return bool(mention.identity) and len(inside) > 1 and all(
        one.form[:1].isupper() or one.form.lower() in GLUE for one in inside
    )  # fmt: skip


def _block(words: Sequence[Word], mention: _Mention, head: int) -> tuple[int, int]:
    """The largest block of name words around a head that hangs together; an empty one where the head is none."""

    def is_name(i: int) -> bool:
        word = words[i]
        of_page = mention.identity and word.form[:1].isupper() and word.upos in ("NOUN", "ADJ", "VERB", "NUM")
        return bool(word.upos == "PROPN" or of_page) and word.rel != "nmod:desc"

    if not is_name(head):
        return head, head
    start, end = head, head + 1
    while (step := _step(words, range(start - 1, mention.start - 1, -1), is_name, mention)) > 0:
        start -= step
    while (step := _step(words, range(end, mention.end), is_name, mention)) > 0:
        end += step
    while start < head and not _reaches(words, start, head, start, end):
        start += 1
    while end - 1 > head and not _reaches(words, end - 1, head, start, end):
        end -= 1
    return start, end


def _step(words: Sequence[Word], ahead: Sequence[int], is_name: object, mention: _Mention) -> int:
    """How many words a name goes on in a direction: one, or with up to two words of glue; 0 where it ends."""
    assert callable(is_name)
    for n_glue in range(min(3, len(ahead))):
        glue = [words[i].form.lower() for i in ahead[:n_glue]]
        if any(one not in GLUE for one in glue) or (n_glue and not mention.identity and glue != ["-"]):
            return 0
        if is_name(ahead[n_glue]):
            return n_glue + 1
    return 0


def _reaches(words: Sequence[Word], i: int, head: int, start: int, end: int) -> bool:
    """Whether a word hangs on the head within a block."""
    for _ in range(20):
        if i == head or not start <= i < end:
            break
        i = words[i].head - 1
    return i == head


def tags_of(n: int, spans: Sequence[Span]) -> list[str]:
    """Spans as B-, I- and O tags of `n` words."""
    tags = ["O"] * n
    for start, end, kind in spans:
        tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return tags


def spans_of(tags: Sequence[str]) -> list[Span]:
    """B-, I- and O tags as spans."""
    found: list[Span] = []
    for place, tag in enumerate(tags):
        goes_on = tag[0] == "I" and found and found[-1][1] == place and found[-1][2] == tag[2:]
        if goes_on:
            found[-1] = (found[-1][0], place + 1, tag[2:])
        elif tag != "O":
            found.append((place, place + 1, tag[2:]))
    return found


COARSE = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}


def read_wikigold(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Words and tags of wikigold, hyphenated words parted as in the treebanks."""
    for block in read_text(path).split("\n\n"):
        words: list[str] = []
        tags: list[str] = []
        before = "O"
        for line in filter(None, block.split("\n")):
            form, tag = line.split()[0], line.split()[-1]
            kind = COARSE.get(tag[2:], "O") if tag != "O" else "O"
            parts = re.split(r"(-)", form) if re.fullmatch(r"[A-Za-z]{2,}(-[A-Za-z]{2,})+", form) else [form]
            for part in parts:
                words.append(part)
                tags.append("O" if kind == "O" else f"{'I' if kind == before else 'B'}-{kind}")
                before = kind
        if words:
            yield words, tags


def read_iob2(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Words and tags of Universal NER."""
    for block in read_text(path).split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if rows:
            tags = [f"{row[2][:2]}{COARSE[row[2][2:]]}" if row[2][2:] in COARSE else "O" for row in rows]
            yield [row[1] for row in rows], tags
