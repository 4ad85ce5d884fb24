"""What is on sport, markets or weather is told from what is on a dispute."""

import pytest

from goodoffices.codebook.topics import topic_of


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Peru beat Chile 3-1 in a friendly. The striker scored twice; the coach blamed the referee.", "sport"),
        ("Lima stocks rose as traders bought shares; the index gained and bond yields fell.", "markets"),
        ("Snow closed roads in Peru and Chile; drivers were warned to stay at home as the storm went on.", "weather"),
        (
            "Peru's coach, a former envoy, hoped that the friendly in the stadium might end the dispute; fans scored.",
            "",
        ),
        ("Peru offered to mediate as shares, stocks, bond yields and the index fell.", ""),
        ("Peru welcomed the offer.", ""),
    ],
)
def test_a_topic_needs_several_of_its_words_and_none_of_a_dispute(text: str, topic: str) -> None:
    """One word of a dispute is enough to have a report coded."""
    assert topic_of(text) == topic
