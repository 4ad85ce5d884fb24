"""What a report is asked of its mentions is looked up, so that a long one costs no more a sentence than a short one."""

from goodoffices.codebook.words import Role
from goodoffices.core.report import Report
from goodoffices.extract.document import Document, Mention


def mention(sentence, start, *actors):
    """A name."""
    return Mention(
        sentence=sentence, start=start, end=start + 3, token=0, actors=actors, role=Role.GOV, kind="name"
    )  # fmt: skip


MENTIONS = (mention(1, 0, "NOR"), mention(1, 9, "PER", "CHL"), mention(3, 20, "PER"), mention(3, 30, "PER"))
DOCUMENT = Document(report=Report(name="a.txt", text="", sentences=()), sentences=(), mentions=MENTIONS)


def test_mentions_of_a_sentence():
    """In order; none where the sentence has none."""
    assert [DOCUMENT.mentions_in(one) for one in (1, 2, 3, 9)] == [MENTIONS[:2], (), MENTIONS[2:], ()]


def test_who_is_named_before_a_sentence():
    """With the last sentence that names each and its first place in it, in the order of the report."""
    assert DOCUMENT.named_before(1) == {}
    assert list(DOCUMENT.named_before(3).items()) == [("NOR", (1, 0)), ("PER", (1, 9)), ("CHL", (1, 9))]
    assert DOCUMENT.named_before(4)["PER"] == (3, 20)
