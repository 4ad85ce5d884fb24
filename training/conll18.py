"""The measures of the CoNLL 2018 shared task: from raw text to trees, gold and system aligned by their characters.

Words are aligned where they cover the same characters; where either side has a token of several words ("don't"), the
words of the stretch are aligned by the longest common subsequence of their forms. Every measure is an F1: right ones by
all of the system's (precision) and all of the gold's (recall).

References:
    [zeman2018] section 4; https://universaldependencies.org/conll18/evaluation.html
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Relations between content words, as the task's CLAS has them.
CONTENT = frozenset(
    ("nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "vocative", "expl", "dislocated", "advcl", "advmod",
     "discourse", "nmod", "appos", "nummod", "acl", "amod", "conj", "fixed", "flat", "compound", "list", "parataxis",
     "orphan", "goeswith", "reparandum", "root", "dep")
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A word of a document.

    Attributes:
        start: Offset of its surface token.
        end: Offset behind it.
        form: As it stands, lower case.
        upos: Universal part of speech.
        lemma: Dictionary form.
        head: Place of its head among the units of the document; -1 for a root.
        rel: Relation without its subtype.
        in_token: Whether it is one of several words of a token.
    """

    start: int
    end: int
    form: str
    upos: str
    lemma: str
    head: int
    rel: str
    in_token: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A document with its sentences (half-open spans), its tokens (likewise) and its words."""

    sentences: Sequence[tuple[int, int]]
    tokens: Sequence[tuple[int, int]]
    units: Sequence[Unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Right ones, all of the gold's, all of the system's."""

    right: int = 0
    gold: int = 0
    system: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(right=self.right + other.right, gold=self.gold + other.gold, system=self.system + other.system)

    @property
    def f1(self) -> float:
        """F1 in per cent."""
        return 200 * self.right / max(1, self.gold + self.system)


MEASURES = ("tokens", "sentences", "words", "UPOS", "lemmas", "UAS", "LAS", "CLAS")


def measure(gold: Parsed, system: Parsed) -> dict[str, Count]:
    """The counts of every measure for one document."""
    pairs = align(gold.units, system.units)
    place = {one: other for other, one in pairs}  # from system to gold

    def by_head(g: Unit, s: Unit) -> bool:
        return (place.get(s.head) if s.head >= 0 else -1) == g.head

    checks: dict[str, Callable[[Unit, Unit], bool]] = {
        "words": lambda g, s: True,
        "UPOS": lambda g, s: g.upos == s.upos,
        "lemmas": lambda g, s: g.lemma in ("_", s.lemma),
        "UAS": by_head,
        "LAS": lambda g, s: by_head(g, s) and g.rel == s.rel,
    }
    found = {"tokens": _spans(gold.tokens, system.tokens), "sentences": _spans(gold.sentences, system.sentences)}
    units = [(gold.units[g], system.units[s]) for g, s in pairs]
    for name, check in checks.items():
        right = sum(check(g, s) for g, s in units)
        found[name] = Count(right=right, gold=len(gold.units), system=len(system.units))
    found["CLAS"] = Count(
        right=sum(g.rel in CONTENT and checks["LAS"](g, s) for g, s in units),
        gold=sum(one.rel in CONTENT for one in gold.units), system=sum(one.rel in CONTENT for one in system.units),
    )  # fmt: skip
    return found


def _spans(gold: Sequence[tuple[int, int]], system: Sequence[tuple[int, int]]) -> Count:
    return Count(right=len(set(gold) & set(system)), gold=len(gold), system=len(system))


def align(gold: Sequence[Unit], system: Sequence[Unit]) -> list[tuple[int, int]]:
    """Places of words that are the same, as (gold, system), in order."""
    pairs: list[tuple[int, int]] = []
    g = s = 0
    while g < len(gold) and s < len(system):
        if gold[g].in_token or system[s].in_token:
            after_g, after_s = _stretch(gold, system, g, s)
            pairs += [(g + i, s + j) for i, j in _common(gold[g:after_g], system[s:after_s])]
            g, s = after_g, after_s
        elif (gold[g].start, gold[g].end) == (system[s].start, system[s].end):
            pairs.append((g, s))
            g, s = g + 1, s + 1
        elif gold[g].start <= system[s].start:
            g += 1
        else:
            s += 1
    return pairs


def _stretch(gold: Sequence[Unit], system: Sequence[Unit], g: int, s: int) -> tuple[int, int]:
    """Places behind the stretch of words that a token of several words covers, on both sides."""
    if gold[g].in_token:
        end = gold[g].end
        if not system[s].in_token and system[s].start < gold[g].start:
            return g, s + 1  # a word of the system before the token
    else:
        end = system[s].end
        if gold[g].start < system[s].start:
            return g + 1, s
    while (g < len(gold) and gold[g].start < end) or (s < len(system) and system[s].start < end):
        if g < len(gold) and (s >= len(system) or gold[g].start <= system[s].start):
            end = max(end, gold[g].end) if gold[g].in_token else end
            g += 1
        else:
            end = max(end, system[s].end) if system[s].in_token else end
            s += 1
    return g, s


def _common(gold: Sequence[Unit], system: Sequence[Unit]) -> list[tuple[int, int]]:
    """The longest common subsequence of forms."""
    n, m = len(gold), len(system)
    best = [[0] * (m + 1) for _ in range(n + 1)]
    for i in reversed(range(n)):
        for j in reversed(range(m)):
            same = gold[i].form == system[j].form
            best[i][j] = best[i + 1][j + 1] + 1 if same else max(best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < n and j < m:
        if gold[i].form == system[j].form:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
