import pytest

from goodoffices.codebook.words import Attribution, SpeakerKind
from goodoffices.core.attribution import attribution_of, best_attribution

K = SpeakerKind


@pytest.mark.parametrize(
    ("quote", "speaker", "kind", "expected"),
    [
        ("“We are ready to help both,” said Ana Mora.", "Ana Mora", K.NAMED_OFFICIAL, "named official, quoted"),
        ("Ana Mora said that Chile would help.", "Ana Mora", K.NAMED_OFFICIAL, "named official, paraphrased"),
        ("A “serious” offer, Ana Mora held.", "Ana Mora", K.NAMED_OFFICIAL, "named official, paraphrased"),
        ("The ministry said that it would help.", "Ministry", K.INSTITUTION, "institution"),
        ("In a statement, the ministry offered help.", "Ministry", K.INSTITUTION, "official text"),
        ("Officials say so.", "Officials", K.UNNAMED_OFFICIAL, "unnamed official"),
        ("Sources say so.", "Sources", K.ANONYMOUS, "unnamed source"),
        ("Xinhua reported it.", "Xinhua", K.MEDIA, "state media"),
        ("El Mercurio reported it.", "El Mercurio", K.MEDIA, "other media"),
        ("An analyst told of it.", "Rosa Gil", K.EXPERT, "named expert reporting"),
        ("Chile offered help.", None, None, "unattributed"),
    ],
)
def test_each_rung_of_the_ladder(quote, speaker, kind, expected):
    """How a statement is sourced, from its slots and words."""
    assert attribution_of(quote=quote, speaker=speaker, speaker_kind=kind).value == expected


def test_an_authoritys_own_text_stands_at_the_top():
    """A communique needs no speaker."""
    found = attribution_of(quote="Chile offers help.", speaker=None, speaker_kind=None, is_official_text=True)
    assert found is Attribution.OFFICIAL_TEXT


def test_the_best_class_counts_and_none_is_unattributed():
    """Never a mean."""
    assert best_attribution([Attribution.UNATTRIBUTED, Attribution.INSTITUTION]) is Attribution.INSTITUTION
    assert best_attribution([]) is Attribution.UNATTRIBUTED
