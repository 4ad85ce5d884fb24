"""What the brief of the bundled example must say, with statements coded by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goodoffices.brief.compose import compose_brief
from goodoffices.brief.standing import standings
from goodoffices.codebook.words import Move, StanceValue
from goodoffices.core.brief import Brief, Lines, Table, Versus
from goodoffices.core.record import Record
from goodoffices.core.when import When


@pytest.fixture(scope="module")
def brief(shelf_record: Record) -> Brief:
    return compose_brief(shelf_record)


def text_of(brief: Brief, key: str) -> str:
    """The words of a section, one line each."""
    lines: list[str] = []
    for block in next(one for one in brief.sections if one.key == key).blocks:
        if isinstance(block, Lines):
            lines += [block.heading, *(one.text for one in block.lines)]
        elif isinstance(block, Table):
            lines += [block.heading, *(" | ".join(one.cells) for one in block.rows)]
        elif isinstance(block, Versus):
            lines += [f"{block.kind}: {block.says}", *(one.text for one in block.sides)]
    return "\n".join(lines)


def test_sections_stand_in_the_order_in_which_an_analyst_reads(brief: Brief) -> None:
    """Summary, stances, consent, disagreements, timeline, setting, ..., gaps, reports."""
    keys = [one.key for one in brief.sections]
    wanted = ["summary", "stances", "consent", "disagreements", "timeline", "setting", "gaps", "reports"]
    assert [key for key in keys if key in wanted] == wanted


def test_the_summary_has_four_to_six_sentences_each_with_quotations(brief: Brief) -> None:
    """One block of lines, none without its ground."""
    (block,) = next(one for one in brief.sections if one.key == "summary").blocks
    assert isinstance(block, Lines)
    assert 4 <= len(block.lines) <= 6
    assert all(line.quotes for line in block.lines)


@pytest.mark.parametrize(
    "words",
    [
        "Portugal offers help to",
        "“if both governments ask for them”",
        "Duarte Salgueiro",
        "headline and lead of 000 and 002 drop it",
        "says that it is no mediator (the Portuguese Foreign Ministry",
        "Tunisia asks for Portugal's help",
        "Malta refuses third-party help (according to Karl Zerafa; by 001 under the Treaty of Friendship 1984)",
        "the consent still missing for Portugal's mediation is that of Malta",
    ],
)
def test_the_summary_says_what_matters(brief: Brief, words: str) -> None:
    """Offer and condition, where it is dropped, denial, request, refusal and its ground, missing consent."""
    assert words in text_of(brief, "summary")


def test_consent_is_refused_or_silent_or_given_and_said_apart(brief: Brief) -> None:
    """One line a party, the missing ones first."""
    text = text_of(brief, "consent")
    assert text.index("Malta: missing") < text.index("Tunisia: given")


def test_a_copy_is_no_second_origin(brief: Brief) -> None:
    """The post's reprint of the courier counts once."""
    assert "four independent texts" in brief.subtitle
    assert "text shared with 002" in text_of(brief, "reports")


def test_the_slip_of_one_report_is_an_outlier(brief: Brief) -> None:
    """One report sets the mediator against a party."""
    assert "outlier" in text_of(brief, "disagreements")


def test_a_precedent_is_no_present_move(brief: Brief) -> None:
    """The understanding of 1998 stands under precedents, and gives no stance."""
    timeline = text_of(brief, "timeline")
    assert timeline.index("Told as precedent") < timeline.index("1998 | Portugal mediates between Malta and Tunisia")
    assert "mediates" not in text_of(brief, "stances")


def test_what_is_not_known_is_said(brief: Brief) -> None:
    """Reports without a date, and what rests on unnamed sources alone."""
    gaps = text_of(brief, "gaps")
    assert "no date of publication" in gaps
    assert "On no better than unnamed sources" in gaps


def test_what_is_not_counted_is_told_sentence_by_sentence(shelf_record: Record) -> None:
    """Doubtful readings of a sentence stand together with their confidence, unless something surer counts there."""
    step = next(one for one in shelf_record.statements if one.move is Move.ESCALATE)
    coded, report = {one.quote for one in shelf_record.statements}, shelf_record.reports[0]
    sentences = [report.quote_sentence(n) for n in range(1, len(report.sentences) + 1)]
    elsewhere = next(one for one in sentences if one not in coded)
    doubtful = (
        replace(step, confidence=0.31), replace(step, quote=elsewhere, confidence=0.38),
        replace(step, quote=elsewhere, confidence=0.35, move=Move.URGE),
    )  # fmt: skip
    composed = compose_brief(replace(shelf_record, doubtful=doubtful, hostile=(elsewhere,)))
    gaps = text_of(composed, "gaps")
    (line,) = [one for one in gaps.splitlines() if "perhaps" in one]
    assert elsewhere.text in line
    assert line.endswith("(confidence 0.35 and 0.38)")
    assert "hostile or coercive" in line
    named = f"Hostile steps named in passing, which were not coded\n“{elsewhere.text}”"
    assert named in text_of(composed, "setting") and named not in gaps


def test_a_sentence_on_agreements_is_cited_where_the_summary_tells_of_it(shelf_record: Record) -> None:
    """Who refers the parties to an agreement is told with the sentence in which they do."""
    summary = next(one for one in compose_brief(shelf_record).sections if one.key == "summary")
    lines = [line for block in summary.blocks if isinstance(block, Lines) for line in block.lines]
    (line,) = [one for one in lines if "refers the parties to" in one.text]
    lead = shelf_record.cast.third_parties[0]
    assert {one.evidence[0] for one in shelf_record.invocations if one.by == lead} & set(line.quotes)


def test_names_of_actors_are_words_and_not_codes(brief: Brief) -> None:
    """No canonical code stands in what is read."""
    for section in brief.sections:
        words = text_of(brief, section.key)
        assert not any(code in words for code in ("MLT", "TUN", "PRT", "None"))


def test_the_summary_takes_no_single_origin_against_several(shelf_record: Record) -> None:
    """Where several origins have a party refuse, one origin does not make it accept; two do."""
    refusal = next(one for one in shelf_record.stances if one.actor == "MLT" and one.value is StanceValue.REFUSES)
    lead = shelf_record.cast.third_parties[0]
    for n_origins, is_told in ((1, False), (2, True)):
        accepts = replace(refusal, value=StanceValue.ACCEPTS, third_party=lead, n_origins=n_origins, until=None)
        stances = tuple(replace(one, n_origins=max(2, one.n_origins)) for one in shelf_record.stances)
        told = text_of(compose_brief(replace(shelf_record, stances=(*stances, accepts))), "summary")
        assert ("Malta accepts Portugal's help" in told) is is_told


def test_the_gravest_step_is_the_one_by_force(brief: Brief) -> None:
    """A ramming goes before a recalled ambassador and a suspended accord, however well these are told."""
    (line,) = [one for one in text_of(brief, "summary").split("\n") if "hostile steps" in one]
    first, _, others = line.partition("; others are by ")
    assert "rammed a Maltese survey ship" in first and "Tunisia against Malta" in first
    assert others.startswith("Malta")


def test_what_is_less_likely_than_not_is_counted_apart_and_told_last(shelf_record: Record) -> None:
    """A disagreement that may well be a misreading is no ground of the summary, and says what it is."""
    across = [one for one in shelf_record.disagreements if not one.within]
    doubted = replace(across[0], likelihood=0.3)
    record = replace(shelf_record, disagreements=(doubted, *across[1:]))
    section = next(one for one in compose_brief(record).sections if one.key == "disagreements")
    kinds = [block.kind for block in section.blocks if isinstance(block, Versus)]
    assert [kind for kind in kinds if "less likely than not" in kind] == kinds[-1:]
    assert "and perhaps in one more" in text_of(compose_brief(record), "summary")
    assert "perhaps in" not in text_of(compose_brief(shelf_record), "summary")
    alone = compose_brief(replace(shelf_record, disagreements=(replace(doubted, within=True),)))
    assert "The reports disagree" not in text_of(alone, "summary")


def test_a_stance_that_may_be_misread_is_told_apart(shelf_record: Record) -> None:
    """It lends no later day to the one of its value that is read surely."""
    sure = next(one for one in shelf_record.stances if one.value is StanceValue.DECLINES)
    doubted = replace(
        sure, evidence=tuple(replace(one, confidence=0.5) for one in sure.evidence), doubt="rests on little",
        since=When.parse("2032"), until=None,
    )  # fmt: skip
    told = standings([sure, doubted])
    assert [[one.doubt for one in each.stances] for each in told] == [[sure.doubt], ["rests on little"]]
