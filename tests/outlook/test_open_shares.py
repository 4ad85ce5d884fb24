"""Shares that hang on one open want, truces ahead, conditions given up, and who mediates beside the players."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from goodoffices.brief.outlook import outlook_section, outlook_told
from goodoffices.brief.outlook_tables import share_tables
from goodoffices.brief.outlook_words import hinge
from goodoffices.brief.quotations import Places
from goodoffices.brief.terminal import section_of
from goodoffices.codebook.words import Modality, Move
from goodoffices.core.brief import Lines
from goodoffices.core.conflict import Basis, Citation, Conflict, Now, Wants
from goodoffices.core.outlook import Outlook
from goodoffices.core.record import Record
from goodoffices.draft import draft_conflict
from goodoffices.outlook import assess_outlook
from goodoffices.outlook.needs import _without
from goodoffices.outlook.others import other_mediators


@pytest.fixture(scope="module")
def outlook(shelf_record: Record) -> Outlook:
    return assess_outlook(draft_conflict(shelf_record), shelf_record, n_samples=120, n_orders=20)


def lines_of(outlook: Outlook, record: Record) -> list[str]:
    return [one.line.text for _, each in outlook_told(outlook, Places.of(record)) for one in each]


def test_a_share_that_hangs_on_one_open_want_is_told_as_open(outlook: Outlook, shelf_record: Record) -> None:
    """Not as the half of the orders that were drawn for it; a firm refusal leaves nothing open."""
    refuses, hesitates = outlook.readings
    assert hinge(outlook, hesitates, "mediated-talks", "comes") == "Malta wants to accept a third party"
    assert hinge(outlook, refuses, "mediated-talks", "comes") == ""
    lines = lines_of(outlook, shelf_record)
    (line,) = [one for one in lines if "come about, by moves that each pay their mover, just if" in one]
    assert "which is open" in line and not re.search(r"\b5\d %", line)


def test_each_reading_is_quoted(outlook: Outlook, shelf_record: Record) -> None:
    """In one line, with a sentence for each."""
    (line,) = [one for one in lines_of(outlook, shelf_record) if "can be read in two ways" in one]
    assert line.count("“") == 2 and "refuses" in line and "does not commit itself" in line


def test_a_condition_given_up_binds_no_other_want(shelf_record: Record) -> None:
    """Without the precondition the wish for talks is one for talks alone."""
    freed = _without(draft_conflict(shelf_record), ("mlt.precondition",))
    malta = next(one for one in freed.players if one.id == "MLT")
    assert isinstance(malta.preferences, Wants)
    wants = {one.id: one.expression for one in malta.preferences.all}
    assert "mlt.precondition" not in wants and wants["mlt.talks"] == "tun_talk and mlt_talk"


def calm(conflict: Conflict, *, is_open: bool) -> Conflict:
    """The conflict with mediation under way and no hostile steps; whether parties keep to that open or sure."""
    players = tuple(
        replace(one, readings=(), preferences=Wants(groups=(tuple(
            replace(want, is_sign_open=is_open if want.id.endswith(".calm") else False, reading="")
            for want in one.preferences.all if want.reading != "hesitates" and "refusal" not in want.id
        ),)))
        for one in conflict.players if isinstance(one.preferences, Wants)
    )  # fmt: skip
    taken = ("tun_accept", "mlt_accept", "prt_offer", "prt_mediate")
    return replace(conflict, players=players, now=Now(taken=taken, basis=Basis(assumption="So it stands.")))


def test_what_keeps_calm_that_is_there_is_asked_for(shelf_record: Record) -> None:
    """Where a side may gain by breaking it, the answer holds it back, and a guarantee is tried."""
    conflict = draft_conflict(shelf_record)
    drawn = {"n_samples": 80, "n_orders": 10}
    found = assess_outlook(calm(conflict, is_open=True), shelf_record, **drawn)
    lines = lines_of(found, shelf_record)
    assert any("where a side would gain by a hostile step" in one for one in lines)
    assert any("would do so in all if that weighs more" in one for one in lines)
    assert found.unknown is not None and found.unknown.matter is not None and found.unknown.matter.concept == "nash"
    assert any("holds at once (Nash) in" in one for one in lines)
    sure = assess_outlook(calm(conflict, is_open=False), shelf_record, **drawn)
    assert not any("where a side would gain by a hostile step" in one for one in lines_of(sure, shelf_record))


def test_a_truce_ahead_is_told_before_all_figures(outlook: Outlook, shelf_record: Record) -> None:
    """With its sentence, and at the head of the table."""
    quote = shelf_record.statements[0].quote
    ahead = Basis(citations=(Citation(report=quote.report, quote=quote.text, place=f"[{quote.ref}]"),))
    lines = lines_of(replace(outlook, ahead=ahead), shelf_record)
    assert any("agreed and has yet to begin" in one and quote.text[:20] in one for one in lines)
    assert not any("yet to begin" in one for one in lines_of(outlook, shelf_record))


def test_who_mediates_without_being_in_the_cast_is_named(shelf_record: Record) -> None:
    """One sentence is enough to say that somebody is at work beside the players; of long ago it is not."""
    told = next(one for one in shelf_record.statements if one.actor == "PRT" and one.quote.report.startswith("05"))
    at_work = replace(told, actor="NOR", third_party="NOR", move=Move.MEDIATE, modality=Modality.ACTUAL, condition=None)
    conflict = draft_conflict(shelf_record)
    record = replace(shelf_record, statements=(*shelf_record.statements, at_work))
    assert [one.name for one in other_mediators(conflict, record) if one.is_active] == ["Norway"]
    past = replace(at_work, modality=Modality.HISTORICAL)
    assert not other_mediators(conflict, replace(record, statements=(*shelf_record.statements, past)))


def twice(outlook: Outlook, says: str) -> Outlook:
    """The outlook with its first reading once more under another name."""
    first = outlook.readings[0]
    return replace(outlook, readings=(first, replace(first, says=(says,)), *outlook.readings[1:]))


def test_readings_with_the_same_figures_have_one_table(outlook: Outlook) -> None:
    """It names them together; readings with other figures have their own."""
    tables = share_tables(twice(outlook, "Malta waits."))
    assert [one.heading for one in tables] == [
        "Share of the orders, if Malta refuses third-party help (2 origins), or if Malta waits",
        "Share of the orders, if Malta does not commit itself on help from Portugal (one origin)",
    ]
    assert tables[0].rows == share_tables(outlook)[0].rows


def test_small_differences_between_readings_stand_in_one_table_as_a_range(outlook: Outlook) -> None:
    """From the least to the greatest, which the heading says."""
    first = outlook.readings[0]
    talks = first.outcomes[0]
    stands = tuple((name, replace(one, share=one.share + 0.03)) if name == "seq" else (name, one)
                   for name, one in talks.way.stands)  # fmt: skip
    other = replace(first, says=("Malta waits.",), outcomes=(
        replace(talks, way=replace(talks.way, stands=stands)), *first.outcomes[1:],
    ))  # fmt: skip
    (table,) = share_tables(replace(outlook, readings=(first, other)))
    assert "however the reports are read (from the least to the greatest" in table.heading
    assert re.fullmatch(r"\d+ to \d+ % \(±\d+\)", table.rows[0].cells[3])


def test_a_reading_with_the_figures_of_the_first_is_named_beside_it(outlook: Outlook, shelf_record: Record) -> None:
    """In a short sentence instead of all figures again."""
    lines = lines_of(twice(outlook, "Malta waits."), shelf_record)
    assert "These shares are about the same if Malta waits." in lines


def test_calm_and_a_stand_off_are_not_told_as_present_side_by_side(outlook: Outlook, shelf_record: Record) -> None:
    """Where it is calm now, what has neither talks nor escalation is called that."""
    now = [row.cells[0] for row in share_tables(outlook)[0].rows if row.cells[1].startswith("is now")]
    assert now == ["calm without hostile steps", "a state without talks or escalation"]
    assert not any("stand-off without talks, which is how" in one for one in lines_of(outlook, shelf_record))


def test_the_outlook_begins_in_plain_words(outlook: Outlook, shelf_record: Record) -> None:
    """First what lasts and what talks would take, without terms or figures; how to read these comes last."""
    first, *_, last = (one for one in outlook_section(outlook, shelf_record).blocks if isinstance(one, Lines))
    said = [one.text for one in first.lines]
    assert first.heading == "In short" and last.heading == "How the figures are to be read"
    assert "calm without hostile steps is likely to last; bilateral talks are not likely to come about" in said[0]
    assert "Whether talks mediated by Portugal come about is open: it hangs on whether Malta wants to" in said[1]
    assert said[2].endswith("this would have to come first: Malta comes to want to accept a third party.")
    assert "Malta gives up its condition" in said[3] and "begin at the same time" in said[3]
    assert not re.search(r"%|Nash|SEQ|GMR", " ".join(said))


def test_talks_under_way_have_not_to_be_started(shelf_record: Record) -> None:
    """Where they last as it is, that is told instead."""
    drawn = {"n_samples": 80, "n_orders": 10}
    sure = assess_outlook(calm(draft_conflict(shelf_record), is_open=False), shelf_record, **drawn)
    lines = lines_of(sure, shelf_record)
    assert any("are under way already; no want has to change for them to go on" in one for one in lines[:3])
    assert not any("to start" in one for one in lines[:4])


def test_the_changes_of_the_first_reading_are_told_as_its_own(outlook: Outlook, shelf_record: Record) -> None:
    """Where another reading with the same figures asks for another change."""
    first, other = outlook.readings
    talks = replace(first.outcomes[0], needs=other.outcomes[0].needs)
    alike = replace(first, says=("Malta waits.",), outcomes=(talks, *first.outcomes[1:]))
    lines = lines_of(replace(outlook, readings=(first, alike)), shelf_record)
    changes = [one for one in lines if "for talks mediated by Portugal to hold without fear" in one]
    assert len(changes) == 1 and changes[0].startswith("If Malta refuses third-party help, ")


def test_what_no_answer_undoes_is_told_once_of_all_who_would_leave(outlook: Outlook, shelf_record: Record) -> None:
    """One sentence with the gain of each."""
    first = outlook.readings[0]
    talks = first.outcomes[0]
    (stay,) = [one for one in talks.way.stays if one.player == "MLT"]
    leaving = talks.exchanges[0]
    tun = replace(leaving, leaves=replace(leaving.leaves, player="TUN"))
    way = replace(talks.way, stays=(stay, replace(stay, player="TUN")))
    talks = replace(talks, way=way, exchanges=(leaving, tun))
    found = replace(outlook, readings=(replace(first, outcomes=(talks, *first.outcomes[1:])), *outlook.readings[1:]))
    told = [one for one in lines_of(found, shelf_record) if "were there talks mediated by Portugal" in one]
    assert len(told) == 1 and told[0].count("would gain by leaving") == 2 and "undo these gains" in told[0]


def test_the_unknown_names_its_side_as_prose_does(shelf_record: Record) -> None:
    """With the article where English puts one."""
    conflict = draft_conflict(shelf_record)
    players = tuple(replace(one, name="United Kingdom") if one.id == "MLT" else one for one in conflict.players)
    found = assess_outlook(replace(conflict, players=players), n_samples=80, n_orders=0)
    assert found.unknown is not None and found.unknown.says.startswith("whether the United Kingdom wants")


def test_terms_of_the_theory_follow_their_meaning_in_brackets(outlook: Outlook, shelf_record: Record) -> None:
    """In sentences and at the head of the tables alike."""
    told = " ".join([*lines_of(outlook, shelf_record), *share_tables(outlook)[0].header])
    assert "they would hold at once (Nash) just if" in told and "if credible answers are feared (SEQ)" in told
    assert set(re.findall(r"\S(?=(?:Nash|SEQ|GMR)\b)", told)) <= {"("} and "under SEQ" not in told


def test_the_tables_show_all_columns_in_eighty(outlook: Outlook, shelf_record: Record) -> None:
    """A long name of a column takes no room from the others."""
    console = Console(width=80, record=True, file=StringIO())
    console.print(section_of(outlook_section(outlook, shelf_record)))
    rows = console.export_text()
    assert re.search(r"talks mediated.* 0 %; by a.* 0 % .*\d % \(±\d+\) +\d+ % \(±", rows)
