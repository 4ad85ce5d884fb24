"""The outlook of the bundled example: its answers, and what each sentence follows from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from goodoffices import pipeline
from goodoffices.brief.outlook import outlook_section, outlook_told
from goodoffices.brief.outlook_words import Told
from goodoffices.brief.quotations import Places
from goodoffices.codebook.actors import load_actors
from goodoffices.codebook.words import Modality
from goodoffices.core.brief import Lines, Table
from goodoffices.core.conflict import Conflict, Now, Player, Want, Wants
from goodoffices.core.outlook import Outlook
from goodoffices.core.record import Record
from goodoffices.draft import draft_conflict
from goodoffices.errors import ConflictError
from goodoffices.outlook import assess_outlook, levers
from goodoffices.outlook.plans import pending_of
from goodoffices.solve import build_model


@pytest.fixture(scope="module")
def outlook(shelf_record: Record) -> Outlook:
    return assess_outlook(draft_conflict(shelf_record), shelf_record, n_samples=120, n_orders=20)


@pytest.fixture(scope="module")
def told(outlook: Outlook, shelf_record: Record) -> list[Told]:
    return [one for _, each in outlook_told(outlook, Places.of(shelf_record)) for one in each]


def walk(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, (tuple, list)):
        for one in value:
            yield from walk(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from walk(getattr(value, field.name))


def test_every_sentence_follows_from_a_value_of_the_outlook(outlook: Outlook, told: list[Told]) -> None:
    """No sentence without grounds, and no ground that does not stand in the outlook itself."""
    values = {id(one) for one in walk(outlook)}
    assert len(told) > 15
    for one in told:
        assert one.grounds, one.line.text
        assert all(id(ground) in values for ground in one.grounds), one.line.text


def test_every_sentence_on_holding_follows_from_verdicts(told: list[Told]) -> None:
    """Where a sentence says that something holds or is left, the proofs are among its grounds."""
    from goodoffices.core.solution import Verdict

    for one in told:
        if re.search(r"they (would )?hold |would gain by leaving|without fear of an answer \(Nash", one.line.text):
            assert any(isinstance(ground, Verdict) for ground in one.grounds), one.line.text


def test_every_quotation_is_verbatim(told: list[Told], shelf_record: Record) -> None:
    """At its offsets in the reports."""
    reports = {one.name: one for one in shelf_record.reports}
    quotes = [quote for one in told for quote in one.line.quotes]
    assert len(quotes) > 20
    assert all(reports[one.report].text[one.start : one.end] == one.text for one in quotes)


def test_no_percentage_without_its_meaning(told: list[Told]) -> None:
    """Each sentence with a share says of what it is one."""
    for one in told:
        if "%" in one.line.text:
            assert re.search(r"of (the orders|the \d+ preference orders|the runs)", one.line.text), one.line.text


def test_it_says_on_whose_side_the_change_is_missing(told: list[Told]) -> None:
    """In plain words: no mediation without a change of the refusing side, and the track that stands beside it."""
    texts = [one.line.text for one in told]
    assert any("talks mediated by Portugal do not come about without a change on Malta's side" in one for one in texts)
    assert any(
        "bilateral talks, for which Malta and Portugal invoke the Treaty of Friendship 1984" in one for one in texts
    )
    assert any(
        "the smallest change on Malta's side is that it comes to want to accept a third party" in one for one in texts
    )
    assert any(one.startswith("The unknown that matters most is whether Malta wants to accept") for one in texts)


def test_the_answer_follows_an_edited_want(shelf_record: Record) -> None:
    """With the refusal turned round, mediated talks come about in every order."""
    conflict = draft_conflict(shelf_record)
    changed = replace(conflict, players=tuple(_accepting(one) for one in conflict.players))
    first = assess_outlook(changed, shelf_record, n_samples=60, n_orders=10).readings[0]
    view = first.view("mediated-talks")
    assert view is not None and view.way.comes.share == 1


def _accepting(player: object) -> object:
    wants = getattr(player, "preferences", None)
    if getattr(player, "id", "") != "MLT" or not isinstance(wants, Wants):
        return player
    turned = tuple(replace(w, expression="mlt_accept") if w.id == "mlt.refusal" else w for w in wants.groups[0])
    return replace(player, preferences=Wants(groups=(turned,)))  # type: ignore[type-var]


def test_changes_are_solved_forward_again(outlook: Outlook) -> None:
    """Every smallest change is one under which the inverse found the outcome to hold."""
    for view in outlook.readings:
        for each in view.outcomes:
            for need in each.needs:
                assert (need.change is None) == need.inverse.is_impossible
                assert need.change is None or need.change in need.inverse.answers


def test_a_conflict_file_alone_has_an_outlook(outlook: Outlook) -> None:
    """Without a record, quotations come from the file's own citations, by the places that they name."""
    alone = assess_outlook(outlook.conflict, n_samples=40, n_orders=10)
    section = outlook_section(alone)
    lines = [one for block in section.blocks if isinstance(block, Lines) for one in block.lines]
    assert any(one.quotes and one.quotes[0].ref.startswith("00") for one in lines)
    assert not any("invoked" in one.text for one in lines)


def test_the_same_input_gives_the_same_outlook(shelf_record: Record) -> None:
    conflict = draft_conflict(shelf_record)
    one, other = (outlook_section(assess_outlook(conflict, n_samples=40, n_orders=10)) for _ in range(2))
    assert one == other


def test_without_a_present_state_there_is_no_outlook() -> None:
    with pytest.raises(ConflictError):
        assess_outlook(Conflict())
    with pytest.raises(ConflictError):
        assess_outlook(Conflict(now=Now()))


def test_the_brief_carries_the_outlook(shelf_record: Record) -> None:
    """As a section; none where there are not two parties."""
    section = pipeline.outlook_section(shelf_record)
    assert section is not None and section.key == "outlook" and "no forecast" in section.note
    alone = replace(shelf_record, cast=replace(shelf_record.cast, parties=("MLT",)))
    assert pipeline.outlook_section(alone) is None


def test_who_would_leave_is_told_with_its_move_and_the_answer_to_it(outlook: Outlook, told: list[Told]) -> None:
    """Malta, that refuses, would take its consent back; each exchange stands in a sentence."""
    view = outlook.readings[0].view("mediated-talks")
    assert view is not None and [one.leaves.player for one in view.exchanges] == ["MLT"]
    assert view.exchanges[0].leaves.given_up == ("mlt_accept",)
    assert any("Malta would gain by leaving them in all of the orders" in one.line.text for one in told)


def test_each_step_is_told_with_the_wants_of_its_mover(told: list[Told]) -> None:
    """The chain names what each side wants, with quotations."""
    steps = [one for one in told if one.line.text.startswith("Towards talks mediated by Portugal")]
    assert steps and all("want" in one.line.text and one.line.quotes for one in steps)


def test_what_needs_both_sides_is_asked_of_both(shelf_record: Record) -> None:
    """Where no side's change alone makes an outcome hold, the smallest change of all together is given."""
    bare = draft_conflict(shelf_record)
    players = tuple(_warlike(one) for one in bare.players)
    assert bare.now is not None
    now = replace(bare.now, taken=("tun_escalate", "mlt_escalate"))
    found = assess_outlook(replace(bare, players=players, now=now), n_samples=40, n_orders=10)
    view = found.readings[0].view("ceasefire")
    assert view is not None and view.joint is not None and view.joint.change is not None
    assert {edit.player for edit in view.joint.change.edits} == {"TUN", "MLT"}


def _warlike(player: Player) -> Player:
    """A party that wants hostile steps whatever the other does; others as they are."""
    own = f"{player.id.lower()}_escalate"
    if not any(option.id == own for option in player.options):
        return player
    return replace(player, readings=(), preferences=Wants(groups=((Want(id=f"{player.id}.war", expression=own),),)))


def test_two_mediators_are_answered_whole(shelf_record: Record) -> None:
    """Smallest changes, levers and play for either mediator; that fewer orders are drawn is told."""
    found = assess_outlook(draft_conflict(shelf_record, players=("MLT", "TUN", "PRT", "ITA")), shelf_record)
    first = found.readings[0]
    assert found.n_states == 1296 and found.is_thinned and found.n_samples == 46
    assert first.ends and all((view := first.view(f"mediated-talks.{one}")) and view.needs for one in ("prt", "ita"))
    assert found.levers
    lines = [one.line.text for _, each in outlook_told(found, Places.of(shelf_record)) for one in each]
    assert any("With 1296 states, only 46 orders were drawn" in one for one in lines)
    assert not any("were not looked for" in one for one in lines)


def test_too_many_states_are_spared_and_that_is_told(shelf_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without smallest changes, levers and play, the page says so; without a way at all, the remedy is named."""
    monkeypatch.setattr("goodoffices.outlook.assess.MANY_STATES", 100)
    found = assess_outlook(draft_conflict(shelf_record), shelf_record, n_samples=40)
    assert not found.levers and not found.readings[0].ends
    lines = [one.line.text for _, each in outlook_told(found, Places.of(shelf_record)) for one in each]
    assert any("With 288 states, smallest changes, levers and play were not looked for" in one for one in lines)
    monkeypatch.setattr("goodoffices.solve.ways.MATRIX_LIMIT", 100)
    with pytest.raises(ConflictError, match="at most 100 states"):
        assess_outlook(draft_conflict(shelf_record), shelf_record, n_samples=40)


def test_play_and_outcomes_are_told_from_the_same_orders(shelf_record: Record) -> None:
    """Where play ends in talks exactly where these come about, the two figures are one."""
    view = assess_outlook(draft_conflict(shelf_record), shelf_record, n_samples=90).readings[1]
    talks, (end,) = view.view("mediated-talks"), [one for one in view.ends if one.outcome == "mediated-talks"]
    assert talks is not None and end.share.share == pytest.approx(talks.way.comes.share)


def test_a_stand_off_is_neither_talks_nor_escalation(outlook: Outlook) -> None:
    """Of the two only one can be; in the first, hostile steps are not taken by all."""
    conditions = {one.id: one.expression for one in outlook.conflict.outcomes}
    space = build_model(outlook.conflict).space
    both = space.matching(conditions["stand-off"]) & space.matching(conditions["escalation"])
    assert not both.any()


def test_what_reports_differ_on_is_never_told_as_undisputed(told: list[Told]) -> None:
    """A want that counts under one reading only is not "never otherwise"."""
    wanted = [one.line.text for one in told if "comes to want to accept a third party" in one.line.text]
    firm = [one for one in wanted if "the smallest change" in one]
    assert firm and all("the reports leave the other reading too" in one for one in firm)


def test_a_lever_that_supposes_a_weight_says_what_it_does_without(shelf_record: Record) -> None:
    """Beside the share for a guarantee that weighs more than all else, that for one whose weight is open."""
    bare = draft_conflict(shelf_record)
    assert bare.now is not None
    now = replace(bare.now, taken=("tun_escalate", "mlt_escalate", "prt_offer"))
    found = assess_outlook(replace(bare, now=now), shelf_record, n_samples=60)
    kinds = {one.kind: one for one in found.levers}
    for one in (kinds["guarantee"], kinds["link"]):
        assert one.loose is not None and one.loose.share <= one.after.share + 0.1 and one.weighed_by
    lines = [each.line.text for _, group in outlook_told(found, Places.of(shelf_record)) for each in group]
    assert any("if its weight is left open" in one for one in lines)
    assert any(one.startswith("Calm without hostile steps comes about in") for one in lines)


def test_who_has_no_forces_finds_states_for_a_guarantee(shelf_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """A church or a private body can bring a guarantee about, not stand for it."""
    known, bare = load_actors(), draft_conflict(shelf_record)
    assert bare.now is not None
    unarmed = replace(known.actors["PRT"], unarmed=True)
    monkeypatch.setattr(levers, "known_actors", lambda: replace(known, actors={**known.actors, "PRT": unarmed}))
    now = replace(bare.now, taken=("tun_escalate", "mlt_escalate", "prt_offer"))
    found = assess_outlook(replace(bare, now=now), shelf_record, n_samples=20)
    (given,) = [one for one in found.levers if one.kind == "guarantee"]
    assert given.says.startswith("a guarantee by states that ")


def test_an_offer_is_tried_of_a_mediator_that_wants_to_make_none(shelf_record: Record) -> None:
    """What it would want then takes the place of what it wants now, however that is written."""
    drafted = draft_conflict(shelf_record)
    assert drafted.now is not None
    unwilling = Wants(groups=((Want(id="prt.none", expression="not (prt_offer)"),),))
    players = tuple(replace(one, preferences=unwilling) if one.id == "PRT" else one for one in drafted.players)
    now = replace(drafted.now, taken=tuple(one for one in drafted.now.taken if one != "prt_offer"))
    found = assess_outlook(replace(drafted, players=players, now=now), shelf_record, n_samples=20)
    assert "offer" in {one.kind for one in found.levers}


def test_what_is_read_into_an_offer_or_into_talks_is_told_as_an_assumption(told: list[Told]) -> None:
    """An offer asks for no talks by itself, and talks that others announce are no want of one's own."""
    steps = {text.split(":")[0]: text for one in told if (text := one.line.text).startswith("Towards ")}
    assert "is taken to want talks under its mediation" in " ".join(one.line.text for one in told)
    assert "Portugal wants talks" not in " ".join(steps.values())
    rests = " ".join(one.line.text for one in told)
    assert "The offer of Portugal is read as a wish that the talks it offers come about" in rests


def test_talks_that_are_announced_are_told_beside_the_shares(told: list[Told]) -> None:
    """The model knows no calendar: that talks are planned for July stands beside its answer, with the quotation."""
    (direct,) = [one for one in told if one.line.text.startswith("Beside mediation stand bilateral talks")]
    assert "planned or possible (July 2031)" in direct.line.text
    assert any("in July" in quote.text for quote in direct.line.quotes)


def test_what_a_joint_step_does_stands_in_the_table(outlook: Outlook, shelf_record: Record) -> None:
    """Where single moves lead nowhere and a joint step does, the table says so and the lever tells what it supposes."""
    tables = [block for block in outlook_section(outlook, shelf_record).blocks if isinstance(block, Table)]
    cells = {row.cells[0]: row.cells[1] for row in tables[0].rows}
    assert cells["bilateral talks"].startswith("0 %; by a joint step ") and cells["bilateral talks"].endswith("planned")
    (format_,) = [one for one in outlook.levers if one.kind == "format"]
    assert format_.against == "Malta let it, though it is on record against any third party"
    assert "Tunisia would have it is assumed" in format_.assumes and format_.basis.citations


def test_a_joint_step_is_named(outlook: Outlook, told: list[Told]) -> None:
    """Who would have to do what at the same time stands beside the share in which that pays."""
    direct = outlook.readings[0].view("direct-talks")
    assert direct is not None and {(one.player, one.option, one.is_taken) for one in direct.way.joint} == {
        ("TUN", "tun_talk", True), ("MLT", "mlt_talk", True), ("TUN", "tun_meet", True),
    }  # fmt: skip
    said = "a joint step (Malta and Tunisia hold bilateral talks; Tunisia does what Malta demands, though "
    assert any(said in one.line.text for one in told)


def test_hidden_contacts_are_told_apart_from_talks_held(told: list[Told]) -> None:
    """Envoys who meet quietly are told of, with the sentence, and as no talks held."""
    (line,) = [one.line for one in told if "in touch through back channels" in one.line.text]
    assert line.text.startswith("Tunisia and Malta are told") and "not as talks held" in line.text
    assert any("quietly" in quote.text for quote in line.quotes)


def test_what_stands_on_a_condition_is_told_as_open(shelf_record: Record) -> None:
    """A party's word "subject to a vote" is no settled matter, unless it agreed to something since."""
    told = next(one for one in shelf_record.statements if one.actor == "MLT" and one.move.is_mediation)
    words = replace(told.quote, text=told.quote.text[:12], end=told.quote.start + 12)
    given = replace(told, modality=Modality.CONDITIONAL, condition=words, when=shelf_record.as_of, confidence=0.9)
    record = replace(shelf_record, statements=(*shelf_record.statements, given))
    conflict = draft_conflict(shelf_record)
    assert [one.condition for one in pending_of(conflict, record)] == [words.text]
    assert pending_of(conflict, replace(record, statements=(replace(given, confidence=0.4),))) == ()
    found = assess_outlook(conflict, record, n_samples=40, n_orders=10)
    lines = [one.line.text for _, each in outlook_told(found, Places.of(record)) for one in each]
    said = f"Malta's word stands on a condition that is not in the model: “{words.text}”"
    assert any(one.startswith(said) for one in lines)


def test_of_many_parties_the_foremost_play_and_the_others_are_named(shelf_record: Record) -> None:
    """Five parties make too many states: three play, the brief says who does not, and is whole."""
    shelf = shelf_record.statements[0]
    more = ("PER", "ECU", "CHL")
    told = tuple(replace(shelf, actor=one) for one in (*more, *more))
    cast = replace(shelf_record.cast, parties=(*shelf_record.cast.parties, *more))
    record = replace(shelf_record, cast=cast, statements=(*shelf_record.statements, *told))
    section = pipeline.outlook_section(record)
    assert section is not None
    lines = [line.text for block in section.blocks if isinstance(block, Lines) for line in block.lines]
    assert any("Ecuador and Chile do not play" in one for one in lines)


def test_a_brief_stands_without_an_outlook_that_cannot_be_solved(
    shelf_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The section says what stands in the way; the rest is as it would be."""

    def fail(*_: object, **__: object) -> None:
        raise ConflictError("too many states.", hint="Name fewer players.")

    monkeypatch.setattr(pipeline, "drafted", fail)
    made = pipeline.brief(shelf_record)
    section = next(one for one in made.sections if one.key == "outlook")
    (block,) = section.blocks
    assert isinstance(block, Lines) and "too many states. Name fewer players." in block.lines[0].text
    assert {one.key for one in made.sections} > {"stances", "disagreements"}
