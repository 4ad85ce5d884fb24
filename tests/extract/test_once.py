"""What is read off a sentence, a table or a window is read once, and no more of it than is asked for."""

import numpy as np
import pytest

from goodoffices.codebook.actors import load_actors
from goodoffices.extract import heads
from goodoffices.extract.acronyms import spelt_out
from goodoffices.extract.clause import Scope, once
from goodoffices.extract.document import Sentence
from goodoffices.extract.names import fold_word, name_lists
from goodoffices.extract.quotations import still_open
from goodoffices.extract.view import View
from goodoffices.extract.windows import Window


def test_a_question_of_a_word_is_answered_once_for_its_sentence():
    """And anew for another sentence, and another word."""
    asked = []

    @once
    def question(scope, place):
        asked.append(place)
        return None

    scopes = [
        Scope(view=View(sentence=Sentence(number=n, start=0, end=0, tokens=())), at={}, parties=()) for n in (1, 2)
    ]
    for scope in scopes:
        for place in (3, 3, 4):
            assert question(scope, place) is None
    assert asked == [3, 4, 3, 4]


def test_a_table_is_itself_alone_and_knows_what_it_was_made_from():
    """What a table gives is kept by it; a table with bodies of a report's own keeps the persons of its root."""
    table = load_actors()
    wide = table.with_actors({}).with_actors({})
    assert wide != table
    assert wide.root is table
    assert wide.persons is table.persons
    assert name_lists(table) is name_lists(table)


@pytest.mark.parametrize(
    ("text", "was", "now"),
    [
        ("no mark", True, True),
        ("“so", False, True),
        ("so”", True, False),
        ("“a” and “b", False, True),
        ('"so', False, True),
        ('"a" b', True, True),
        ('so” and "then', True, True),
    ],
)
def test_a_quotation_is_open_by_its_last_mark(text, was, now):
    """Straight marks open and close in turn."""
    assert still_open(text, was) is now


def test_folding_takes_accents_and_leaves_other_signs():
    """Words of other alphabets keep their letters."""
    assert [fold_word(one) for one in ("Lomé", "Côte d’Ivoire", "Ö…", "Киев")] == [
        "Lome",
        "Cote d'Ivoire",
        "O...",
        "Киев",
    ]


def test_acronyms_are_told_in_brackets_and_between_commas():
    """Each form by itself."""
    front = ("Front for Peace", "FFP")
    for text in ("The Front for Peace (FFP) left.", "Front for Peace, or FFP, left.", "FFP (Front for Peace) left."):
        assert [(long.strip().removeprefix("The "), short) for long, short in spelt_out(text)] == [front]
    assert spelt_out("The Front for Peace left.") == []


def test_a_model_is_given_what_it_asks_for(monkeypatch, tmp_path):
    """The heads are exported without a mask; those that have one are given it."""
    given = {}

    class Model:
        def __init__(self, names):
            self.names = names

        def get_inputs(self):
            return [type("Input", (), {"name": name}) for name in self.names]

        def run(self, names, arrays):
            given[self.names] = set(arrays)
            shapes = {"moves": (1, 1, 18), "slots": (1, 1, 378), "pair": (1, 1, 4), "spans": (2, 2)}
            return [np.full((1, *shapes.get(name, (1, 1, 4))), -20, np.float32) for name in names]

    window = Window(ids=(101, 102), marks=(0, 0), types=(0, 0), owners=(0, 0), sentences=(1,), n_context=0,
                    entities=(), spans=((0, 1), (1, 2)))  # fmt: skip
    np.savez(
        tmp_path / "aims.npz", **{name: np.zeros((18, 4, 4)) for name in ("third", "toward")}, toward_bias=np.zeros(18)
    )
    for names in (("ids", "types"), ("ids", "mask")):
        monkeypatch.setattr(heads, "load_model", lambda folder, name, names=names: (Model(names), None))
        monkeypatch.setattr(heads, "Piecer", lambda tokenizer: None)
        assert heads.Heads(tmp_path)._cells(window) == []
        assert given[names] == set(names)
