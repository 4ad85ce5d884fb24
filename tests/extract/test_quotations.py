"""Which words of a report stand in a quotation."""

import pytest

from goodoffices.extract.document import Sentence, Token
from goodoffices.extract.quotations import quoted_words
from goodoffices.extract.view import View


def views_of(*sentences):
    """Sentences of words parted by single spaces, one behind the other."""
    at, found = 0, []
    for number, text in enumerate(sentences, 1):
        words = text.split(" ")
        starts = [at + sum(len(one) + 1 for one in words[:place]) for place in range(len(words))]
        tokens = tuple(
            Token(text=word, start=start, end=start + len(word), lemma=word, upos="X", xpos="X", head=-1, rel="root")
            for word, start in zip(words, starts, strict=True)
        )
        found.append(View(sentence=Sentence(number=number, start=at, end=at + len(text), tokens=tokens)))
        at += len(text) + 1
    return found


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_quotation_runs_on_over_a_sentence_without_marks(between):
    """To its end, or to that of its paragraph."""
    sentences = ("“ We wait", "for Lima", "still ” they say", "and go")
    found = quoted_words(views_of(*sentences), between.join(sentences))
    runs_on = between == " "
    assert found[0] == {0, 1, 2}
    assert found[1] == ({0, 1} if runs_on else set())
    assert found[2] == ({0} if runs_on else set())
    assert found[3] == set()
