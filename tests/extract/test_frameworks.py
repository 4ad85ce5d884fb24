"""Which agreements a statement invokes, beside what the heads say."""

from __future__ import annotations

import pytest

from goodoffices.codebook.words import Modality, Move
from goodoffices.extract.frameworks import Named, Texts, frameworks_of, named_in


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
