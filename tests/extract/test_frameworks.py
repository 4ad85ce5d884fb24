"""Which agreements a statement invokes, beside what the heads say."""

from __future__ import annotations

import pytest

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.report import Report
from goodoffices.extract.document import Document, Sentence
from goodoffices.extract.frameworks import Named, Texts, frameworks_of, named_in, texts_of


@pytest.mark.parametrize(
    ("text", "named", "move", "modality", "found"),
    [
        ("Peru suspended the Itaipu Treaty of 1973.", "Itaipu Treaty", Move.ESCALATE, Modality.ACTUAL,
         ("Itaipu Treaty 1973",)),
        ("Peru demanded passage, citing the Itaipu Treaty of 1973.", "Itaipu Treaty", Move.DEMAND, Modality.ACTUAL,
         ("Itaipu Treaty 1973",)),
        ("Peru wants its boats back, as the Itaipu Treaty requires.", "Itaipu Treaty", Move.DEMAND, Modality.ACTUAL,
         ("Itaipu Treaty 1973",)),
        ("Peru signed the Itaipu Treaty of 1973.", "Itaipu Treaty", Move.ESCALATE, Modality.ACTUAL, ()),
        ("Algeria brokered the 1975 talks in Algiers.", "", Move.MEDIATE, Modality.HISTORICAL,
         ("Algiers Accord 1975",)),
        ("Its premier flew to Algiers in 1975, to no avail.", "", Move.MEDIATE, Modality.HISTORICAL, ()),
        ("Algeria brokered the talks in Algiers.", "", Move.MEDIATE, Modality.HISTORICAL, ()),
        ("Chile brokered a pause in the South in 2016.", "", Move.MEDIATE, Modality.HISTORICAL, ()),
    ],
)  # fmt: skip
def test_a_text_is_invoked_where_it_is_ended_or_its_making_told(
    text: str, named: str, move: Move, modality: Modality, found: tuple[str, ...]
) -> None:
    """Against the heads' word only what is held up or put out of force, or an episode told by its year and place."""
    given = (Named(start=text.index(named), name=named, year="1973"),) if named else ()
    texts = Texts(named={1: given}, years={}, titles=(), year=2031)
    assert frameworks_of(1, move, modality, texts, text, ("PER", "BOL"), invokes=0.1) == found


def test_the_month_is_no_part_of_a_texts_name() -> None:
    """A text goes by its name and its year."""
    titles = [one.title for text in ("the Tarn Protocol of May 1994", "the Bishkek Protocol of May 1994")
              for one in named_in(f"They signed {text}, which holds.")]  # fmt: skip
    assert titles == ["Tarn Protocol 1994", "Bishkek Protocol 1994"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("An accord hammered out in Nadi in 2028 gave them a seat.", "Nadi Accord 2028"),
        ("Oslo points to the memorandum signed by both in Lome in May 2026.", "Lome Memorandum 2026"),
        ("It breaches the agreement of March 10, 2031.", "Agreement of 10 March 2031"),
        ("It keeps to the fishing agreement which both had signed in May 2022.", "fishing agreement 2022"),
        ("Lima keeps to the 2022 joint statement.", "joint statement 2022"),
    ],
)
def test_a_text_is_called_by_its_place_or_its_day(text: str, title: str) -> None:
    """Where the sentence tells where or when it was made, and not its name."""
    assert [one.title for one in named_in(text)] == [title]


def test_a_sentence_of_titles_is_no_headline() -> None:
    """A text that it names without a year is one, as long as it ends in a full stop."""
    text = "Director General Ana Ruiz welcomes the Understanding on Fishing Devices concluded by Minister Ada Brandt."
    report = Report(name="0.txt", number=0, text=f"Row. {text}", sentences=((0, 4), (5, 5 + len(text))))
    sentences = tuple(
        Sentence(number=number, start=start, end=end, tokens=())
        for number, (start, end) in enumerate(report.sentences, 1)
    )
    texts = texts_of(Document(report=report, sentences=sentences, mentions=()), 2031)
    assert [one.name for one in texts.named[2]] == ["Understanding on Fishing Devices"]
