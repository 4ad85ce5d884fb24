"""Which stances hold at present."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.codebook.words import Modality, Move, SpeakerKind, StanceRole, StanceValue
from goodoffices.core.record import Event, Record, Stance
from goodoffices.core.report import Dating
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.draft.board import Board
from goodoffices.draft.ground import holding, hostile_steps, is_denied, latest_quotes, sides_of
from goodoffices.draft.options import agreed_under, hostile_now
from goodoffices.draft.present import present_state
from goodoffices.draft.readings import Attitude, attitudes

NOW = "2031-06-30"


def stance(value: StanceValue, on: str, like: Stance, third: str | None) -> Stance:
    """A stance of Malta told on a day."""
    day = When.parse(on)
    evidence = tuple(replace(one, when=day) for one in like.evidence[:1])
    return replace(like, actor="MLT", role=StanceRole.PARTY, value=value, third_party=third, since=day, until=None,
                   evidence=evidence, condition=None)  # fmt: skip


def held(record: Record, *stances: Stance) -> list[tuple[StanceValue, str | None]]:
    """Malta's stances on Portugal that hold, of those given."""
    given = replace(record, stances=stances, as_of=When.parse(NOW))
    return [(one.value, one.third_party) for one in holding(given, "MLT", StanceRole.PARTY, "PRT")]


def test_a_refusal_of_all_help_is_overtaken_by_consent_to_anybody(shelf_record: Record) -> None:
    """Not by a hesitation, and not by consent that may be the older word."""
    like = shelf_record.stances[0]
    refusal = stance(StanceValue.REFUSES, "2030-10-01", like, None)
    hesitation = stance(StanceValue.UNCLEAR, "2031-03-01", like, "PRT")
    consent = stance(StanceValue.ACCEPTS, "2031-05-01", like, "ITA")
    before = stance(StanceValue.ACCEPTS, "2030-09-01", like, "ITA")
    both = [(StanceValue.UNCLEAR, "PRT"), (StanceValue.REFUSES, None)]
    assert held(shelf_record, refusal, hesitation) == both
    assert held(shelf_record, refusal, hesitation, before) == both
    assert held(shelf_record, refusal, hesitation, consent) == both[:1]


def test_an_undated_report_is_taken_to_be_of_the_last_day_of_which_it_tells_a_move(shelf_record: Record) -> None:
    """Its refusal gives way to later consent, and goes with age; one that tells no such day stays."""
    told = shelf_record.statements[0]
    undated = replace(
        shelf_record,
        reports=tuple(
            replace(one, published=Dating()) if one.name == told.quote.report else one for one in shelf_record.reports
        ),
    )
    open_ended = replace(told, when=None)
    refusal = replace(stance(StanceValue.REFUSES, "2030-10-01", shelf_record.stances[0], None), evidence=(open_ended,))
    consent = stance(StanceValue.ACCEPTS, "2031-05-01", shelf_record.stances[0], "PRT")
    for day, stays in (("2031-04-01", False), (None, True)):
        move = replace(told, modality=Modality.ACTUAL, when=When.parse(day) if day else None)
        given = replace(undated, statements=(move,))
        assert ((StanceValue.REFUSES, None) in held(given, refusal, consent)) is stays
    old = replace(told, modality=Modality.ACTUAL, when=When.parse("2029-01-01"))
    assert held(replace(undated, statements=(old,)), refusal) == []


def test_a_denial_counts_until_it_is_surely_older_than_the_mediation(shelf_record: Record) -> None:
    """Who stopped and took it up again mediates; an undated denial may be the last word."""
    like = shelf_record.stances[0]
    mediates = stance(StanceValue.MEDIATES, "2030-10-01", like, "PRT")
    again = replace(mediates, evidence=stance(StanceValue.MEDIATES, "2031-05-01", like, "PRT").evidence)
    stopped = stance(StanceValue.WITHDRAWN, "2030-12-01", like, "PRT")
    assert is_denied([mediates, stopped], shelf_record)
    assert not is_denied([again, stopped], shelf_record)
    assert not is_denied([again], shelf_record)
    told = replace(stopped.evidence[0], when=None)
    undated = replace(
        shelf_record, statements=(), reports=tuple(replace(one, published=Dating()) for one in shelf_record.reports)
    )
    assert is_denied([again, replace(stopped, evidence=(told,))], undated)


def test_a_sentence_read_both_ways_gives_no_second_reading(shelf_record: Record) -> None:
    """Consent and hesitation from one sentence are the coder's doubt; the better supported reading stays.

    A doubtful word from another sentence is a reading only where it is the last.
    """
    like = shelf_record.stances[0]
    consent = replace(stance(StanceValue.ACCEPTS, "2031-05-01", like, "PRT"), evidence=_sure(like, 0.9))
    doubt = replace(stance(StanceValue.UNCLEAR, "2031-05-01", like, "PRT"), evidence=_sure(like, 0.7))
    assert [one.id for one in _read(shelf_record, consent, doubt)] == ["accepts"]
    refusal = replace(doubt, value=StanceValue.REFUSES)
    hesitation = replace(doubt, evidence=_sure(like, 0.9))
    assert [one.id for one in _read(shelf_record, refusal, hesitation)] == ["refuses", "hesitates"]
    later = stance(StanceValue.UNCLEAR, "2031-06-01", like, "PRT")
    elsewhere = shelf_record.stances[-1].evidence[:1]
    last = replace(later, evidence=tuple(replace(one, confidence=0.5) for one in elsewhere))
    assert [one.id for one in _read(shelf_record, refusal, last)] == ["refuses", "hesitates"]
    before = replace(last, since=When.parse("2031-04-01"))
    assert [one.id for one in _read(shelf_record, refusal, before)] == ["refuses"]
    other = replace(doubt, evidence=tuple(replace(one, confidence=0.7) for one in shelf_record.stances[-1].evidence))
    assert {one.quote for one in other.evidence}.isdisjoint(one.quote for one in consent.evidence)
    assert [one.id for one in _read(shelf_record, consent, other)] == ["hesitates", "accepts"]


def _sure(like: Stance, confidence: float) -> tuple[Statement, ...]:
    return tuple(replace(one, confidence=confidence) for one in like.evidence[:1])


def _read(record: Record, *stances: Stance) -> tuple[Attitude, ...]:
    given = replace(record, stances=stances, as_of=When.parse(NOW))
    return attitudes("MLT", "PRT", Board(record=given, parties=("MLT", "TUN"), mediators=("PRT",)))


def test_the_last_that_is_told_is_quoted_first(shelf_record: Record) -> None:
    """Whatever the order of the evidence; a sentence that may say the contrary comes last."""
    first, last = (replace(one, when=When.parse(day)) for one, day in zip(
        shelf_record.statements[:2], ("2031-01-01", "2031-06-01"), strict=True))  # fmt: skip
    one = replace(shelf_record.stances[0], evidence=(first, last))
    given = replace(shelf_record, as_of=When.parse(NOW), statements=())
    assert latest_quotes([one], given) == (last.quote, first.quote)
    yes = replace(last, move=Move.ACCEPT, third_party="PRT")
    no = replace(yes, move=Move.REFUSE)
    told = replace(one, evidence=(first, yes))
    assert latest_quotes([told], replace(given, statements=(yes, no))) == (first.quote, last.quote)


def test_a_speaker_is_on_the_side_of_which_they_tell_most(shelf_record: Record) -> None:
    """What they lay at the other side's door puts them on no side."""
    said = replace(shelf_record.statements[0], speaker="Ada Brandt", speaker_kind=SpeakerKind.NAMED_OFFICIAL)
    own = replace(said, actor="MLT", move=Move.DEMAND, third_party=None)
    blame = replace(own, actor="TUN", move=Move.ESCALATE)
    assert sides_of(replace(shelf_record, statements=(own, blame, blame))) == {"Ada Brandt": "MLT"}


def test_a_hostile_step_against_an_outsider_is_none_between_the_parties(shelf_record: Record) -> None:
    """One against the other party, a group of its land or nobody named is; recalling an envoy from elsewhere is not."""
    like = shelf_record.events[0]
    parties = ("SDN", "RSF")
    aims: tuple[tuple[str, ...], ...] = (("KEN",), ("RSF",), ("RSF", "KEN"), (), ("UNKNOWNS",))
    steps = tuple(
        replace(like, actor="SDN", move=Move.ESCALATE, modality=Modality.ACTUAL, toward=toward) for toward in aims
    )
    given = replace(shelf_record, events=steps)
    assert [one.toward for one in hostile_steps(given, "SDN", parties)] == list(aims[1:])
    at_home = replace(shelf_record, events=(replace(steps[0], actor="RSF", toward=("SDN",)),))
    assert hostile_steps(at_home, "RSF", ("RSF", "KEN")) != ()


def test_a_refusal_is_undone_by_an_agreement_only_where_it_is_told_with_its_broker(shelf_record: Record) -> None:
    """Whoever refuses a mediator and signs something with somebody has not come round to it."""
    prt = next(one for one in shelf_record.stances if one.actor == "PRT")
    mediating = replace(prt, value=StanceValue.MEDIATES, since=When.parse("2031-03-01"), until=None, condition=None)
    refusal = stance(StanceValue.REFUSES, "2031-03-13", shelf_record.stances[0], "PRT")
    event, day = shelf_record.events[0], When.parse("2031-05-01")
    signed = replace(event.statements[0], actor="MLT", move=Move.AGREE, third_party=None, toward=("TUN",), when=day,
                     modality=Modality.ACTUAL)  # fmt: skip
    agreed = replace(event, actor="MLT", move=Move.AGREE, third_party=None, toward=("TUN",), when=day,
                     modality=Modality.ACTUAL, statements=(signed,))  # fmt: skip
    brokered = replace(signed, actor="PRT", move=Move.MEDIATE, third_party="PRT", toward=("MLT", "TUN"))
    consents = tuple(replace(one, own=mediating) for one in shelf_record.consents if one.third_party == "PRT")
    alone = replace(shelf_record, stances=(mediating, refusal), consents=consents, events=(agreed,),
                    statements=(signed,), as_of=When.parse(NOW))  # fmt: skip
    beside = replace(alone, statements=(signed, brokered))
    for given, is_undone in ((alone, False), (beside, True)):
        board = Board(record=given, parties=("MLT", "TUN"), mediators=("PRT",))
        assert bool(agreed_under("MLT", "PRT", board)) is is_undone


def test_a_step_back_is_no_ceasefire_because_one_was_agreed_before(shelf_record: Record) -> None:
    """Calm is put down to what came after the last hostile step."""
    event = shelf_record.events[0]

    def done(move: Move, day: str, text: str = "") -> Event:
        words, told = text or event.statements[0].quote.text, event.statements[0].quote
        quote = replace(told, text=words, end=told.start + len(words))
        one = replace(event.statements[0], quote=quote, actor="MLT", move=move, toward=("TUN",), when=When.parse(day),
                      modality=Modality.ACTUAL, third_party=None, confidence=0.9)  # fmt: skip
        return replace(event, actor="MLT", move=move, toward=("TUN",), when=When.parse(day), third_party=None,
                       modality=Modality.ACTUAL, statements=(one,))  # fmt: skip

    truce = done(Move.AGREE, "2031-01-01", "Malta and Tunisia signed a truce.")
    events = (truce, done(Move.ESCALATE, "2031-02-01"), done(Move.DEESCALATE, "2031-05-01"))
    given = replace(shelf_record, events=events, as_of=When.parse(NOW))
    why = present_state(Board(record=given, parties=("MLT", "TUN"), mediators=("PRT",))).basis.assumption
    assert "took a step back" in why and "ceasefire" not in why
    last = events[1]
    unsure = replace(last, statements=(replace(last.statements[0], confidence=0.5),))
    doubted = Board(record=replace(given, events=(unsure,)), parties=("MLT", "TUN"), mediators=("PRT",))
    assert not hostile_now("MLT", doubted)
    assert "told of in doubtful words alone" in present_state(doubted).basis.assumption
