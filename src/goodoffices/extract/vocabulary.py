"""What the words of a sentence say of its moves, whoever makes them: a linear model over words and pairs of words.

Actors are replaced by their part in the dispute, so that no state's name speaks for a move. The weights are fitted
on the coded corpus (`training/vocabulary.py`); the third reader beside heads and rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from goodoffices.codebook.words import Move
from goodoffices.errors import PipelineError
from goodoffices.extract.document import Document, Mention, Sentence

FILE = "vocabulary.npz"


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
    actors = [one for one in document.mentions_in(sentence.number) if one.actors]
    found: list[str] = []
    for token in sentence.tokens:
        mention = next((one for one in actors if one.start <= token.start < one.end), None) if actors else None
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
    if upos == "NUM" or (not lemma.isalpha() and any(sign.isdigit() for sign in lemma)):
        return "@number"
    return "@name" if upos == "PROPN" else lemma.lower()


class Vocabulary:
    """Weights of terms for each move.

    Args:
        terms: The terms; "" is the bias.
        weights: Hundredths of log-odds by term and move, the moves in the order of the codebook.
    """

    def __init__(self, terms: Sequence[str], weights: NDArray[np.int16]) -> None:
        self._rows = {term: row for row, term in enumerate(terms)}
        self._weights = weights

    def log_odds(self, document: Document, number: int) -> dict[Move, float]:
        """Log-odds that a sentence tells each move, of whomever."""
        known = map(self._rows.get, ("", *terms_of(document, number)))
        rows = [row for row in known if row is not None]
        total = self._weights[rows].sum(axis=0, dtype=np.int64) / 100
        return dict(zip(Move, total.tolist(), strict=True))


@lru_cache(maxsize=2)
def load_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary shipped with a pipeline.

    Raises:
        PipelineError: If its file is missing.
    """
    path = folder / FILE
    if not path.is_file():
        raise PipelineError("the vocabulary is missing.", where=str(path), hint="Install goodoffices anew.")
    with np.load(path) as given:
        return Vocabulary(given["terms"].tobytes().decode("utf-8").split("\n"), given["weights"])


def write_vocabulary(weights: Mapping[str, Mapping[str, float]], folder: Path) -> None:
    """Write the fitted weights of each move and term as `load_vocabulary` reads them."""
    terms = sorted({term for of_terms in weights.values() for term in of_terms})
    table = [[round(100 * weights[move.value].get(term, 0.0)) for move in Move] for term in terms]
    packed = np.frombuffer("\n".join(terms).encode("utf-8"), np.uint8)
    np.savez_compressed(folder / FILE, terms=packed, weights=np.array(table, np.int16))
