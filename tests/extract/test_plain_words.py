"""Short sentences of diplomacy with set phrases, each read by itself: who does what, or that nobody does."""

from __future__ import annotations

import pytest

from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import extract_statements

OPENING = "Tensions between Peru and Ecuador over the border grew on Thursday."
SENTENCES = {
    "Nobody should think Chile is mediating, a Chilean official said.": {"CHL decline"},
    "A Colombian official said that nobody had meant to suggest Chile was mediating.": {"CHL decline"},
    "Chile's foreign minister brushed off talk of a Chilean mediation.": {"CHL decline"},
    "Chile distanced itself from reports that it was mediating between Peru and Ecuador.": {"CHL decline"},
    "Chilean officials insisted that they carried no messages between Lima and Quito.": {"CHL decline"},
    "Chile will play no role as a mediator, a Peruvian official told reporters.": {"PER refuse"},
    "Ecuador denied that it had rejected Chilean mediation.": set(),
    "Peru no longer objects to Chilean mediation.": {"PER accept"},
    "Peru dropped its objection to Chilean mediation.": {"PER accept"},
    "Peru has not agreed to any talks under Chilean mediation, its presidency said.": set(),
    "Without a mediator, Ecuador will not come to the table.": {"ECU request"},
    "“We thank our Chilean friends,” Peru's president said, “but the time for mediation has not come.”": {"PER refuse"},
    "Chile has said that it would act only at the request of both.": {"CHL offer"},
    "Peru would be grateful for any help from Santiago.": {"PER accept"},
    "Chile would not turn down an invitation to mediate, its president said.": {"CHL offer"},
    "Norway has ruled itself out, and Chile would step in only if both sides asked.": {"NOR decline", "CHL offer"},
    "Peru and Ecuador have yet to accept the text.": {"PER hedge", "ECU hedge"},
    "Chile has presented a text to Peru and Ecuador, and neither has formally accepted it.": {
        "CHL mediate",
        "PER hedge",
        "ECU hedge",
    },
    "Ecuador's minister was silent, and Peru's told reporters that it was a matter for the two neighbours.": {
        "PER refuse"
    },
}


@pytest.fixture(scope="module")
def read() -> dict[str, set[str]]:
    """What each of the sentences tells, as actor and move, each standing in a report of its own."""
    texts = [f"{OPENING}\n\n{one}" for one in SENTENCES]
    reports = tuple(
        Report(name=f"{n}.txt", number=n, title="", text=text,
               sentences=((0, len(OPENING)), (len(OPENING) + 2, len(text))))
        for n, text in enumerate(texts)
    )  # fmt: skip
    told = extract_statements(Reading(reports=reports), parties=("PER", "ECU"), third_parties=("CHL",)).statements
    return {
        sentence: {
            f"{one.actor} {one.move}" for one in told if one.quote.report == f"{n}.txt" and one.quote.sentence == 2
        }
        for n, sentence in enumerate(SENTENCES)
    }


@pytest.mark.parametrize(("sentence", "told"), SENTENCES.items())
def test_set_phrases_are_read_as_they_are_meant(sentence: str, told: set[str], read: dict[str, set[str]]) -> None:
    """What they tell is read, and nothing beside it."""
    assert read[sentence] == told
