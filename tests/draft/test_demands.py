"""Demands that become options of whoever is asked, and what is read of calm and of truces ahead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goodoffices.codebook.words import Move
from goodoffices.core.conflict import Conflict, Want, Wants
from goodoffices.core.record import Record
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.draft import draft_conflict
from goodoffices.draft.board import choose_board
from goodoffices.draft.calm import FOR_CALM, HARM
from goodoffices.draft.demands import demands_of, is_of_substance
from goodoffices.draft.truces import STARTS, truce_start


def wants_of(conflict: Conflict, player: str) -> dict[str, Want]:
    found = next(one for one in conflict.players if one.id == player)
    assert isinstance(found.preferences, Wants)
    return {want.id: want for want in found.preferences.all}


def demand(record: Record, text: str) -> Statement:
    told = next(one for one in record.statements if one.move is Move.DEMAND)
    return replace(told, quote=replace(told.quote, text=text, end=told.quote.start + len(text)), confidence=0.9)


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("It demanded that Exland hand over the pilots.", True),
        ("It demanded action against smugglers before any truce.", True),
        ("It demanded that Exland stop its raids.", False),
        ("It demanded that Exland halt the shelling before any talks.", False),
        ("It demanded that Exland come to the table.", False),
    ],
)
def test_what_other_options_tell_is_no_option_of_its_own(shelf_record: Record, text: str, is_own: bool) -> None:
    """Talks and an end of hostile steps are options already; a demand before talks or a truce does not ask for them."""
    assert is_of_substance(demand(shelf_record, text)) is is_own


def test_a_doubtful_demand_is_no_option(shelf_record: Record) -> None:
    """Nor is one that is doubted, or that was made long ago."""
    told = demand(shelf_record, "It demanded that Exland hand over the pilots.")
    assert not is_of_substance(replace(told, confidence=0.4))
    old = tuple(
        replace(one, when=When.parse("2029-05-01")) if one.move is Move.DEMAND else one
        for one in shelf_record.statements
    )  # fmt: skip
    events = tuple(
        replace(one, statements=tuple(replace(each, when=When.parse("2029-05-01")) for each in one.statements))
        if one.move is Move.DEMAND else one
        for one in shelf_record.events
    )  # fmt: skip
    assert demands_of(choose_board(shelf_record, None))
    assert not demands_of(choose_board(replace(shelf_record, statements=old, events=events), None))


def test_whether_a_demand_would_be_met_is_open(shelf_record: Record) -> None:
    """The asker wants it, with the sentences; of the asked it is open, and that is said."""
    conflict = draft_conflict(shelf_record)
    asker, asked = wants_of(conflict, "MLT")["mlt.demand.tun"], wants_of(conflict, "TUN")["tun.meet.mlt"]
    assert asker.expression == asked.expression == "tun_meet"
    assert asker.basis.citations and not asker.is_sign_open
    assert (
        asked.is_sign_open and "Whether Tunisia would do what Malta demands is taken as open" in asked.basis.assumption
    )


def test_with_two_mediators_demands_are_no_options(shelf_record: Record) -> None:
    """There is no room for them; they count as met while there are no hostile steps, and that is said."""
    conflict = draft_conflict(shelf_record, players=("MLT", "TUN", "PRT", "ITA"))
    assert not any("_meet" in one.id for one in conflict.options)
    want = wants_of(conflict, "MLT")["mlt.precondition"]
    assert want.expression == "if mlt_talk then (not tun_escalate)" and "counts as met" in want.basis.assumption


def test_help_asked_for_the_sake_of_calm_is_a_wish_for_it(shelf_record: Record) -> None:
    """Words of de-escalation and of harm are told from others."""
    for text in ("asked Oslo to help de-escalate", "to ease the growing tensions", "calls for restraint"):
        assert FOR_CALM.search(text), text
    assert not FOR_CALM.search("asked Oslo to mediate on the fishing grounds")
    assert HARM.search("blames it for the shelling") and not HARM.search("accused it of rejecting every initiative")


def test_a_truce_ahead_is_found_in_the_words_of_the_report(shelf_record: Record) -> None:
    """Only where a late report says that it is to begin; the example knows none."""
    assert truce_start(shelf_record, ("TUN", "MLT")) is None
    assert STARTS.search("The truce takes effect at midnight.") and STARTS.search("It starts on Sunday.")
    assert not STARTS.search("The truce took effect last week and has held.")


def test_a_demand_for_talks_stands_beside_another(shelf_record: Record) -> None:
    """Who asks for talks and for something else wants both."""
    told = demand(shelf_record, "It demanded that Tunisia come to the table.")
    event = next(one for one in shelf_record.events if one.move is Move.DEMAND)
    more = replace(event, statements=(replace(told, confidence=0.9),))
    record = replace(
        shelf_record, statements=(*shelf_record.statements, *more.statements), events=(*shelf_record.events, more)
    )
    wants = wants_of(draft_conflict(record), "MLT")
    assert {"mlt.demand.tun", "mlt.demand.tun.talks"} <= wants.keys()
