"""Dictionary forms: a lexicon drawn from the treebanks, and a general lemmatiser where it has none."""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib import resources
from threading import Lock

LOADING = Lock()  # the general lemmatiser takes half a second to load: one thread does it
INFLECTED = frozenset(("VBZ", "VBD", "VBN", "VBG", "NNS", "JJR", "JJS", "RBR", "RBS"))
CLITICS = {"n't": "not", "n’t": "not", "’s": "'s", "’ll": "will", "'ll": "will", "’ve": "have", "'ve": "have"}


@lru_cache(maxsize=1)
def _lexicon() -> dict[tuple[str, str, str], str]:
    data = resources.files("goodoffices.languages.en").joinpath("lemmas.tsv.xz").read_bytes()
    rows = (line.split("\t") for line in lzma.decompress(data).decode("utf-8").splitlines())
    return {(form, upos, xpos): lemma for form, upos, xpos, lemma in rows}


@lru_cache(maxsize=50_000)
def lemma_of(form: str, upos: str, xpos: str) -> str:
    """Dictionary form of a word with its parts of speech: lower case but for names."""
    if (upos, xpos) == ("PROPN", "NNS"):
        upos = "NOUN"  # a title in capitals: "the two Foreign Ministers"
    word = form if upos == "PROPN" else form.lower()
    known = _lexicon().get((word, upos, xpos))
    if known:
        return known
    if upos == "PROPN":
        return form
    if word in CLITICS:
        return CLITICS[word]
    return _general(word) if xpos in INFLECTED else word


@lru_cache(maxsize=20_000)
def _general(word: str) -> str:
    with LOADING:
        import simplemma

        return str(simplemma.lemmatize(word, lang="en"))
