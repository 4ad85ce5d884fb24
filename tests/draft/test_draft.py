"""A conflict drafted from a record: what stands in it, on what it rests, and what it leaves open."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from goodoffices.codebook.words import ConsentStatus, Move, StanceValue
from goodoffices.core.conflict import Basis, Conflict, Player, Want, Wants
from goodoffices.core.record import Record, Stance
from goodoffices.core.statement import Statement
from goodoffices.draft import draft_conflict
from goodoffices.draft.board import choose_board
from goodoffices.draft.options import is_mediated
from goodoffices.errors import UsageError
from goodoffices.solve import build_model, dump_conflict, parse_conflict, validate_conflict


@pytest.fixture(scope="module")
def conflict(shelf_record: Record) -> Conflict:
    return draft_conflict(shelf_record)


def wants_of(conflict: Conflict, player: str) -> dict[str, Want]:
    found = next(one for one in conflict.players if one.id == player)
    assert isinstance(found.preferences, Wants)
    return {want.id: want for want in found.preferences.all}


def bases(conflict: Conflict) -> list[tuple[str, Basis]]:
    found = [(one.id, one.basis) for one in conflict.players]
    found += [(one.id, one.basis) for one in (*conflict.options, *conflict.infeasible)]
    for player in conflict.players:
        found += [(reading.id, reading.basis) for reading in player.readings]
        found += [(want.id, want.basis) for want in wants_of(conflict, player.id).values()]
    assert conflict.now is not None
    return [*found, ("now", conflict.now.basis)]


def test_every_element_rests_on_quotations_or_an_assumption(conflict: Conflict, shelf_record: Record) -> None:
    """The whole draft, walked; quotations are verbatim, and stand at the place that they name."""
    reports = {one.name: one for one in shelf_record.reports}
    for name, basis in bases(conflict):
        assert basis, name
        for one in basis.citations:
            report = reports[one.report]
            number, sentence = one.place.strip("[]").split(":")
            assert int(number) == report.number
            start, end = report.sentences[int(sentence) - 1]
            assert one.quote in report.text and report.text[start : start + 10][:5] in report.text[start:end]


def test_options_are_moves_on_record_in_an_analysts_words(conflict: Conflict) -> None:
    """Consent, talks and hostile steps of the parties; offer and mediation of the third party."""
    told = {f"{player.name}: {option.name}" for player in conflict.players for option in player.options}
    assert told == {
        "Tunisia: ask for a third party", "Tunisia: hold bilateral talks", "Tunisia: escalate",
        "Tunisia: do what Malta demands",
        "Malta: accept a third party", "Malta: hold bilateral talks", "Malta: escalate",
        "Portugal: offer good offices", "Portugal: mediate",
    }  # fmt: skip


def test_the_present_state_is_that_of_the_latest_stances(conflict: Conflict) -> None:
    """Asked for and offered, not accepted and not mediated; talks that are planned or secret are not held."""
    assert conflict.now is not None
    assert {"tun_accept", "prt_offer"} <= set(conflict.now.taken)
    assert not {"mlt_accept", "prt_mediate", "mlt_talk", "tun_talk"} & set(conflict.now.taken)


def test_refusal_and_hesitation_are_two_readings_with_their_origins(conflict: Conflict) -> None:
    """Both are kept, each with its quotations, and the want under each says what it knows."""
    malta = next(one for one in conflict.players if one.id == "MLT")
    assert [one.id for one in malta.readings] == ["refuses", "hesitates"]
    assert all("origin" in one.says and one.basis.citations for one in malta.readings)
    wants = wants_of(conflict, "MLT")
    assert wants["mlt.refusal"].expression == "not mlt_accept" and not wants["mlt.refusal"].is_sign_open
    assert wants["mlt.hesitation"].expression == "mlt_accept" and wants["mlt.hesitation"].is_sign_open


def test_mediation_under_way_needs_an_offer_and_the_consent_of_all(conflict: Conflict) -> None:
    """Nothing else can be; the condition "if both ask" is met by that, and is quoted for it."""
    (needs,) = conflict.infeasible
    assert needs.expression == "prt_mediate and not (prt_offer and tun_accept and mlt_accept)"
    assert needs.ends == "prt_mediate" and needs.basis.citations
    assert "is taken to be met by that" in needs.basis.assumption
    assert "prt.terms" not in wants_of(conflict, "PRT")


def test_a_party_can_walk_out_of_mediation(conflict: Conflict) -> None:
    """To take consent back ends the mediation, and is a move like any other."""
    model = build_model(conflict)
    taken = {"tun_accept", "mlt_accept", "prt_offer", "prt_mediate"}
    (under_way,) = [n for n in range(model.n_states) if set(model.space.taken(n)) == taken]
    player = [one.id for one in conflict.players].index("MLT")
    behind = [set(model.space.taken(int(each))) for each in model.moves(player, under_way)]
    assert {"tun_accept", "prt_offer"} in behind


def test_another_condition_is_kept_as_a_preference_and_said_to_be_one(shelf_record: Record) -> None:
    """ "If there is a ceasefire" stands in the mediator's list; one that no option tells is said to be untold."""
    for condition, kept in (("if the fighting ends", True), ("if funds are found", False)):
        stances = tuple(replace(one, condition=one.condition and condition) for one in shelf_record.stances)
        drafted = draft_conflict(replace(shelf_record, stances=stances))
        terms = wants_of(drafted, "PRT").get("prt.terms")
        assert (terms is not None) is kept
        if terms is not None:
            assert terms.expression == "if prt_mediate then (not tun_escalate and not mlt_escalate)"
            assert "kept as a preference" in terms.basis.assumption and terms.basis.citations
        assert ("No option tells" in drafted.infeasible[0].basis.assumption) is not kept


def test_a_mediator_at_work_without_consent_on_record_is_read_as_offering(shelf_record: Record) -> None:
    """The present state is one that can be, and says why."""
    at_work = tuple(
        replace(one, value=StanceValue.MEDIATES, condition=None) if one.actor == "PRT" else one
        for one in shelf_record.stances if one.actor in ("PRT", "TUN")
    )  # fmt: skip
    consents = tuple(
        replace(one, own=next((each for each in at_work if each.actor == one.third_party), one.own),
                parties=tuple(each for each in one.parties if each.party != "MLT"))
        for one in shelf_record.consents
    )  # fmt: skip
    now = draft_conflict(replace(shelf_record, stances=at_work, consents=consents)).now
    assert now is not None and "prt_offer" in now.taken and "prt_mediate" not in now.taken
    assert "since the consent of Malta is not on record, that is read as an offer" in now.basis.assumption


def test_a_demand_before_talks_becomes_a_precondition(conflict: Conflict) -> None:
    """ "Withdraw its patrol boats before any talks"."""
    want = wants_of(conflict, "MLT")["mlt.precondition"]
    assert want.expression == "if mlt_talk then (tun_meet)"
    assert any("before any talks" in one.quote for one in want.basis.citations)


def test_the_order_is_open_unless_a_default_is_asked_for(conflict: Conflict, shelf_record: Record) -> None:
    """One group of unknown order a player; the default gives single statements that say that their place is assumed."""
    assert all(len(one.preferences.groups) == 1 for one in conflict.players if isinstance(one.preferences, Wants))
    ordered = draft_conflict(shelf_record, default_order=True)
    for player in ordered.players:
        assert isinstance(player.preferences, Wants)
        assert all(len(group) == 1 for group in player.preferences.groups)
        assert all("place in the list is an assumption" in want.basis.assumption for want in player.preferences.all)


def test_no_two_statements_of_a_player_are_equal_in_effect(conflict: Conflict) -> None:
    """Under no reading do two of them hold in the same states."""
    space = build_model(conflict).space
    for player in conflict.players:
        for one, other in combinations(wants_of(conflict, player.id).values(), 2):
            if one.reading and other.reading and one.reading != other.reading:
                continue
            first, second = space.truth(one.expression), space.truth(other.expression)
            assert not np.array_equal(first, second) and not np.array_equal(first, ~second), (one.id, other.id)


def test_without_a_mediator_a_call_for_dialogue_is_one_for_talks(shelf_record: Record) -> None:
    """Said once, whatever it is told by."""
    for player in draft_conflict(shelf_record, players=("MLT", "TUN")).players:
        told = [want.expression for want in wants_of_player(player)]
        assert len(told) == len(set(told))


def wants_of_player(player: Player) -> tuple[Want, ...]:
    assert isinstance(player.preferences, Wants)
    return player.preferences.all


def test_a_draft_is_a_valid_file_and_always_the_same(conflict: Conflict, shelf_record: Record) -> None:
    """It passes the solver's checks, comes back from YAML as it was, and gives the same bytes again."""
    validate_conflict(conflict)
    assert parse_conflict(dump_conflict(conflict)) == conflict
    assert dump_conflict(draft_conflict(shelf_record)) == dump_conflict(conflict)


def test_silence_is_an_open_want(shelf_record: Record) -> None:
    """A party of which no report tells a stance is neither taken to refuse nor to accept."""
    silent = tuple(one for one in shelf_record.stances if one.actor != "MLT")
    consents = tuple(
        replace(one, parties=tuple(each for each in one.parties if each.party != "MLT"))
        for one in shelf_record.consents
    )
    drafted = draft_conflict(replace(shelf_record, stances=silent, consents=consents))
    want = wants_of(drafted, "MLT")["mlt.consent"]
    assert want.is_sign_open and "No report tells where Malta stands" in want.basis.assumption


def test_a_refusal_alone_gives_no_readings(shelf_record: Record) -> None:
    """Where the reports agree there is nothing to choose."""
    plain = tuple(one for one in shelf_record.stances if one.value is not StanceValue.UNCLEAR)
    malta = next(one for one in draft_conflict(replace(shelf_record, stances=plain)).players if one.id == "MLT")
    assert not malta.readings


def test_players_are_named_from_the_record(shelf_record: Record) -> None:
    """Others come in on request; a stranger is refused with the names that are on record."""
    assert [one.id for one in draft_conflict(shelf_record, players=("MLT", "TUN", "ITA")).players] == [
        "MLT",
        "TUN",
        "ITA",
    ]
    with pytest.raises(UsageError, match="TUN"):
        draft_conflict(shelf_record, players=("MLT", "TUN", "BRA"))
    with pytest.raises(UsageError, match="two parties"):
        draft_conflict(shelf_record, players=("MLT",))


def test_a_want_on_doubtful_statements_alone_says_so(shelf_record: Record) -> None:
    """And no other does."""
    doubtful = tuple(replace(one, confidence=0.4) if one.move == "demand" else one for one in shelf_record.statements)
    wants = wants_of(draft_conflict(replace(shelf_record, statements=doubtful)), "MLT")
    assert "low confidence" in wants["mlt.precondition"].basis.assumption
    assert "low confidence" not in wants["mlt.refusal"].basis.assumption


def test_nobody_plays_on_one_doubtful_statement(shelf_record: Record) -> None:
    """A would-be mediator or a third side that a single statement of low confidence names stays out."""
    quote = shelf_record.statements[0].quote
    stray = Statement(quote=quote, actor="BRA", move=Move.OFFER, third_party="BRA", confidence=0.4)
    cast = replace(shelf_record.cast, parties=(*shelf_record.cast.parties, "PER"), third_parties=("BRA",))
    other = replace(stray, actor="PER", move=Move.ACCUSE, third_party=None)
    found = draft_conflict(replace(shelf_record, cast=cast, statements=(*shelf_record.statements, stray, other)))
    assert {one.id for one in found.players} == {"MLT", "TUN"}


def test_talks_under_a_mediator_are_no_direct_talks(shelf_record: Record) -> None:
    """Unless a report calls them direct; then they are, whoever mediates beside."""
    report = shelf_record.reports[0]
    start, end = report.sentences[0]
    event = next(one for one in shelf_record.events if one.move == "urge")
    told = Statement(quote=report.quote(start, end), actor="MLT", move=Move.NEGOTIATE, toward=("TUN",))
    talks = replace(
        event, actor="MLT", move=Move.NEGOTIATE, toward=("TUN",), statements=(told,), when=shelf_record.as_of
    )
    offer = next(one for one in shelf_record.stances if one.actor == "PRT")
    at_work = replace(offer, value=StanceValue.MEDIATES, condition=None, until=None)
    board = choose_board(replace(shelf_record, stances=(at_work,), consents=()), None)
    assert is_mediated(talks, board)
    assert not is_mediated(talks, choose_board(shelf_record, None))


def test_who_is_at_work_with_the_consent_of_all_plays_first(shelf_record: Record) -> None:
    """Before another that is merely willing, unless it mediates together with one that is refused."""
    offer = next(one for one in shelf_record.consents if one.third_party == "PRT")
    assert offer.own is not None
    told = replace(shelf_record.statements[0], actor="ITA", move=Move.MEDIATE, third_party="ITA", confidence=0.9)
    own = replace(offer.own, actor="ITA", third_party="ITA", value=StanceValue.MEDIATES, condition=None, until=None,
                  evidence=(told,))  # fmt: skip
    consents = tuple(replace(one, status=ConsentStatus.GIVEN) for one in offer.parties)
    at_work = replace(offer, third_party="ITA", own=own, parties=consents)
    cast = replace(shelf_record.cast, third_parties=("PRT", "ITA"))
    record = replace(shelf_record, cast=cast, consents=(*shelf_record.consents, at_work),
                     statements=(*shelf_record.statements, told))  # fmt: skip
    assert choose_board(record, None).mediators == ("ITA",)
    silent = replace(at_work, parties=(*consents[:1], replace(consents[1], status=ConsentStatus.NOT_ON_RECORD)))
    assert choose_board(replace(record, consents=(*shelf_record.consents, silent)), None).mediators == ("PRT",)
    refused = tuple(replace(one, status=ConsentStatus.REFUSED) for one in offer.parties)
    with_portugal = replace(offer, own=replace(own, actor="PRT", third_party="PRT"), parties=refused)
    assert choose_board(replace(record, consents=(with_portugal, at_work)), None).mediators == ("PRT",)


def test_consent_on_doubtful_words_alone_is_not_given(shelf_record: Record) -> None:
    """It is open in the wants, and not taken in the present state."""

    def unsure(one: Stance) -> Stance:
        return replace(one, evidence=tuple(replace(each, confidence=0.4) for each in one.evidence))

    stances = tuple(unsure(one) if one.actor == "TUN" else one for one in shelf_record.stances)
    drafted = draft_conflict(replace(shelf_record, stances=stances))
    assert drafted.now is not None and "tun_accept" not in drafted.now.taken
    assert wants_of(drafted, "TUN")["tun.hesitation"].is_sign_open
