"""Drafting again keeps a person's edits, follows the reports elsewhere, and tells both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goodoffices import pipeline
from goodoffices.core.conflict import Conflict, Want, Wants
from goodoffices.core.record import Record
from goodoffices.draft import draft_conflict, read_stamps, redraft_conflict, stamp_conflict
from goodoffices.solve import parse_conflict


@pytest.fixture(scope="module")
def text(shelf_record: Record) -> str:
    drafted, changes = pipeline.draft(shelf_record)
    assert not changes
    return drafted


def want(conflict: Conflict, name: str) -> Want | None:
    lists = [one.preferences.all for one in conflict.players if isinstance(one.preferences, Wants)]
    return next((each for wants in lists for each in wants if each.id == name), None)


def thinner(record: Record) -> Record:
    """The record as it was before the last report: without the calls of the mediator."""
    return replace(record, events=tuple(one for one in record.events if one.move != "urge" or one.actor != "PRT"))


def test_nothing_changes_when_nothing_changed(text: str, shelf_record: Record) -> None:
    """The same reports over an untouched file give the same bytes."""
    assert pipeline.draft(shelf_record, before=text) == (text, ())


def test_an_edited_preference_stays(text: str, shelf_record: Record) -> None:
    """Also over a second time; what the reports say of it did not change, so there is nothing to tell."""
    edited = text.replace("want: not mlt_accept", "want: mlt_accept")
    again, changes = pipeline.draft(shelf_record, before=edited)
    assert "want: mlt_accept" in again and "want: not mlt_accept" not in again
    assert not changes
    assert pipeline.draft(shelf_record, before=again)[0] == again


def test_what_nobody_touched_follows_the_reports(shelf_record: Record) -> None:
    """A new statement comes in and is told; another that is no longer borne goes and is told."""
    before, _ = pipeline.draft(thinner(shelf_record))
    after, changes = pipeline.draft(shelf_record, before=before)
    assert want(parse_conflict(before), "prt.calm") is None
    assert want(parse_conflict(after), "prt.calm") is not None
    assert any("prt.calm is new" in one for one in changes)
    back, told = pipeline.draft(thinner(shelf_record), before=after)
    assert want(parse_conflict(back), "prt.calm") is None
    assert any("prt.calm is no longer borne" in one for one in told)


def test_an_edit_against_the_reports_stays_and_is_told(shelf_record: Record) -> None:
    """The person's words stand; what the reports would now give is said."""
    fresh = draft_conflict(shelf_record)
    old = replace(fresh, now=replace(fresh.now, taken=("prt_offer",)) if fresh.now else None)
    edited = replace(old, now=replace(old.now, taken=("prt_offer", "mlt_accept")) if old.now else None)
    found = redraft_conflict(edited, read_stamps(stamp_conflict(old)), fresh)
    assert found.conflict.now is not None and found.conflict.now.taken == ("prt_offer", "mlt_accept")
    assert [one.kind for one in found.changes] == ["kept"]


def test_what_a_person_removed_stays_out_and_what_it_added_stays_in(text: str, shelf_record: Record) -> None:
    """By hand in the conflict: one statement taken out, one put in first."""
    conflict = parse_conflict(text)
    own = Want(id="mlt.mine", expression="not prt_mediate")

    def change(wants: Wants) -> Wants:
        kept = tuple(one for one in wants.groups[0] if one.id != "mlt.reply")
        return Wants(groups=((own,), kept))

    players = tuple(
        replace(one, preferences=change(one.preferences))
        if one.id == "MLT" and isinstance(one.preferences, Wants) else one for one in conflict.players
    )  # fmt: skip
    found = redraft_conflict(replace(conflict, players=players), read_stamps(text), draft_conflict(shelf_record))
    malta = next(one for one in found.conflict.players if one.id == "MLT")
    assert isinstance(malta.preferences, Wants)
    assert malta.preferences.groups[0] == (own,)
    assert want(found.conflict, "mlt.reply") is None


def test_a_file_that_nobody_drafted_is_a_persons_throughout(shelf_record: Record) -> None:
    """Without stamps nothing is overwritten."""
    fresh = draft_conflict(shelf_record)
    mine = replace(fresh, title="Mine", outcomes=fresh.outcomes[:1])
    found = redraft_conflict(mine, {}, fresh)
    assert found.conflict.title == "Mine"
    assert found.conflict.players == mine.players
