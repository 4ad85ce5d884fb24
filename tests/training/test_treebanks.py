"""Treebanks are read, laid out as raw text and measured by the shared task's rules, worked out by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("training.treebanks", reason="the training scripts stand in the repository alone")

from training.conll18 import Parsed, Unit, align, measure
from training.names import names_of, read_iob2, read_wikigold, spans_of, tags_of
from training.treebanks import documents_of, lay_out, read_treebank

TREEBANK = """\
# newdoc id = GUM_news_a
# sent_id = GUM_news_a-1
# newpar
1\tPeru\tPeru\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-place-new-nnnnn-cf1-1-sgl-Peru)
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tmediate\tmediate\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = GUM_news_a-2
1\tUruguay\tUruguay\tPROPN\tNNP\t_\t3\tnmod:poss\t_\tEntity=(2-person-new-nnnnn-cf1-3-sgl(3-place-new-nnnnn-cf1-1-sgl)|SpaceAfter=No
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\tminister\tminister\tNOUN\tNN\t_\t5\tnsubj\t_\t_
4\tElena\tElena\tPROPN\tNNP\t_\t3\tappos\t_\tEntity=2)
5\tdid\tdo\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> list:
    path = tmp_path / "a.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return read_treebank(path)


def test_a_treebank_is_laid_out_as_it_was_written(treebank: list) -> None:
    """Tokens of several words stand once; spans point at the tokens."""
    (document,) = documents_of(treebank)
    text, spans = lay_out(document)
    assert text == "Peru didn't mediate. Uruguay's minister Elena did. "
    assert [text[start:end] for start, end in spans[0]] == ["Peru", "didn't", "mediate", "."]
    assert document[0].forms == ["Peru", "did", "n't", "mediate", "."]


def test_names_are_drawn_from_mentions(treebank: list) -> None:
    """The part that a proper noun heads; a common noun's mention is none."""
    assert names_of(treebank[0]) == [(0, 1, "LOC")]
    assert names_of(treebank[1]) == [(0, 1, "LOC")]


def test_tags_and_spans_are_the_same() -> None:
    """Either from the other; an I- without its B- begins a name."""
    spans = [(0, 2, "PERSON"), (2, 3, "LOC")]
    assert spans_of(tags_of(4, spans)) == spans
    assert spans_of(["O", "I-LOC", "I-LOC", "I-ORG"]) == [(1, 3, "LOC"), (3, 4, "ORG")]


def test_corpora_of_names_are_read(tmp_path: Path) -> None:
    """Hyphens are parted as in the treebanks."""
    gold, uner = tmp_path / "w.txt", tmp_path / "u.iob2"
    gold.write_text("Anglo-Dutch I-MISC\ntalks O\n\n", encoding="utf-8")
    uner.write_text("# text = In Lima\n1\tIn\tO\t-\t-\n2\tLima\tB-LOC\t-\tx\n\n", encoding="utf-8")
    assert list(read_wikigold(gold)) == [(["Anglo", "-", "Dutch", "talks"], ["B-MISC", "I-MISC", "I-MISC", "O"])]
    assert list(read_iob2(uner)) == [(["In", "Lima"], ["O", "B-LOC"])]


def unit(start: int, end: int, form: str, head: int, rel: str = "dep", **more: object) -> Unit:
    return Unit(start=start, end=end, form=form, upos="X", lemma=form, head=head, rel=rel, **more)


GOLD = [unit(0, 4, "peru", 3, "nsubj"), unit(5, 11, "did", 3, "aux", in_token=True),
        unit(5, 11, "n't", 3, "advmod", in_token=True), unit(12, 19, "mediate", -1, "root")]  # fmt: skip


def test_words_of_one_token_are_aligned_by_their_forms() -> None:
    """The system's two tokens are the gold's two words."""
    system = [unit(0, 4, "peru", 3), unit(5, 8, "did", 3), unit(8, 11, "n't", 3), unit(12, 19, "mediate", -1)]
    assert align(GOLD, system) == [(0, 0), (1, 1), (2, 2), (3, 3)]
    whole = [unit(0, 4, "peru", 2), unit(5, 11, "didn't", 2), unit(12, 19, "mediate", -1)]
    assert align(GOLD, whole) == [(0, 0), (3, 2)]


def test_measures_count_what_is_missing_on_either_side() -> None:
    """Worked out by hand: four gold words, three of the system's, two aligned, heads of both right, one relation."""
    system = [unit(0, 4, "peru", 2, "obj"), unit(5, 11, "didn't", 2, "aux"), unit(12, 19, "mediate", -1, "root")]
    gold = Parsed(sentences=[(0, 19)], tokens=[(0, 4), (5, 11), (12, 19)], units=GOLD)
    found = measure(gold, Parsed(sentences=[(0, 19)], tokens=[(one.start, one.end) for one in system], units=system))
    assert (found["tokens"].f1, found["sentences"].f1) == (100, 100)
    assert found["words"].f1 == pytest.approx(200 * 2 / 7)
    assert found["UAS"].right == 2
    assert found["LAS"].right == 1
    assert (found["CLAS"].right, found["CLAS"].gold, found["CLAS"].system) == (1, 3, 2)


def test_a_perfect_system_is_perfect() -> None:
    """Whatever the tokens."""
    gold = Parsed(sentences=[(0, 19)], tokens=[(0, 4), (5, 11), (12, 19)], units=GOLD)
    assert {count.f1 for count in measure(gold, gold).values()} == {100}
    moved = replace(GOLD[0], head=1)
    assert measure(gold, replace(gold, units=[moved, *GOLD[1:]]))["UAS"].right == 3
