"""What the words of a sentence say of its moves, whoever makes them: a linear model over words and pairs of words.

Actors are replaced by their part in the dispute, so that no state's name speaks for a move. The weights are fitted
on the coded corpus (`training/vocabulary.py`); the third reader beside heads and rules.
"""

from __future__ import annotations

import json
import lzma
import math
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from goodoffices.codebook.words import Move
from goodoffices.errors import PipelineError
from goodoffices.extract.document import Document, Mention, Sentence

FILE = "vocabulary.json.xz"


def terms_of(document: Document, number: int) -> tuple[str, ...]:
    """Words, pairs of neighbours and pairs with one word between them of a sentence, each once, in order."""
    sentence = document.sentences[number - 1]
    words = _words(sentence, document)
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    wide = [f"{a} _ {b}" for a, b in zip(words, words[2:], strict=False)]
    place = "<first>" if number == 1 else "<later>"
    return tuple(dict.fromkeys([place, *words, *pairs, *wide]))


def _words(sentence: Sentence, document: Document) -> list[str]:
    """Lemmas in lower case, actors as their part, numbers and other names as one word each."""
    actors = [one for one in document.mentions if one.sentence == sentence.number and one.actors]
    found: list[str] = []
    for token in sentence.tokens:
        mention = next((one for one in actors if one.start <= token.start < one.end), None)
        word = _part(mention, document) if mention and mention.kind != "pronoun" else _word(token.lemma, token.upos)
        if not (word.startswith("@") and found and found[-1] == word):
            found.append(word)
    return ["<", *found, ">"]


def _part(mention: Mention, document: Document) -> str:
    if len(mention.actors) > 1:
        return "@both"
    if mention.actors[0] in document.parties:
        return "@party"
    return "@mediator" if mention.actors[0] in document.third_parties else "@other"


def _word(lemma: str, upos: str) -> str:
    if upos == "NUM" or any(sign.isdigit() for sign in lemma):
        return "@number"
    return "@name" if upos == "PROPN" else lemma.lower()


class Vocabulary:
    """Weights of terms for each move.

    Args:
        weights: By move, the weight of each term; "" is the bias.
    """

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        self._moves = tuple(map(Move, weights))
        self._columns = tuple(weights.values())
        self._row = lru_cache(maxsize=1 << 14)(self._row_of)  # the same terms come again in every sentence

    def log_odds(self, document: Document, number: int) -> dict[Move, float]:
        """Log-odds that a sentence tells each move, of whomever."""
        rows = (self._row(term) for term in ("", *terms_of(document, number)))
        return dict(zip(self._moves, map(math.fsum, zip(*filter(None, rows), strict=True)), strict=True))

    def _row_of(self, term: str) -> tuple[float, ...] | None:
        """The weights of a term for each move; None where it has none, but for the bias."""
        is_known = not term or any(term in of_terms for of_terms in self._columns)
        return tuple(of_terms.get(term, 0.0) for of_terms in self._columns) if is_known else None


@lru_cache(maxsize=2)
def load_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary shipped with a pipeline.

    Raises:
        PipelineError: If its file is missing.
    """
    path = folder / FILE
    if not path.is_file():
        raise PipelineError("the vocabulary is missing.", where=str(path), hint="Install goodoffices anew.")
    return Vocabulary(json.loads(lzma.decompress(path.read_bytes())))
