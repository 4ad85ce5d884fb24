"""Expressions of time: relative to the report's own day, or to the date told last."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from one_sentence import scope_of

from goodoffices.codebook.words import Modality, Move, Role, SpeakerKind
from goodoffices.core.reading import Reading
from goodoffices.core.report import Dating, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.extract import read_documents, told_times
from goodoffices.extract.clock import clocks_of
from goodoffices.extract.dates import calendar_of
from goodoffices.extract.dating import _of_one_word, carry_dates
from goodoffices.extract.document import Document, Sentence
from goodoffices.extract.heads import Cell
from goodoffices.extract.lapses import lapse_of
from goodoffices.extract.proposal import Proposal
from goodoffices.extract.slots import complete, context_of, sight_of
from goodoffices.extract.statements import code_document
from goodoffices.extract.time_words import Clock
from goodoffices.extract.times import times_in

CLOCK = Clock(today=date(2031, 6, 20), about=date(2031, 6, 20))
LAST = "2031-05-16"


def cell_of(one, dated):
    """What the heads say of a statement: nothing but how likely it is dated."""
    return Cell(
        sentence=one.quote.sentence, entity=one.actor, move=one.move, probability=0.9, modality=(one.modality, 0.9),
        role=(one.actor_role, 0.9), kind=(one.speaker_kind, 0.9), dated=dated, invokes=0.0, thirds=(), toward=(),
    )  # fmt: skip


def report_of(*sentences):
    """A report of some sentences, its first one the headline."""
    text = " ".join(sentences)
    ends = list(itertools.accumulate(len(one) + 1 for one in sentences))
    spans = tuple((end - len(one) - 1, end - 1) for one, end in zip(sentences, ends, strict=True))
    return Report(name="0.txt", number=0, title=sentences[0], text=text, sentences=spans)


def carried(report, statements, shares, *, clock=CLOCK, label=""):
    """The dates of statements with what the report tells elsewhere; shares are the heads' that each is dated."""
    sentences = tuple(
        Sentence(number=number, start=start, end=end, tokens=(), label=label)
        for number, (start, end) in enumerate(report.sentences, 1)
    )
    context = context_of(Document(report=report, sentences=sentences, mentions=(), clock=clock), [])
    context.places += [-1] * len(statements)
    cells = [cell_of(one, share) for one, share in zip(statements, shares, strict=True)]
    return [one.when and one.when.iso for one in carry_dates(statements, cells, context)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Oslo said yesterday that it would host them.", "2031-06-19"),
        ("Oslo wrote two weeks ago.", "2031-06"),
        ("Next day, in a palace by the lake, both delegations met.", "2031-05-17"),
        ("The following day it withdrew the offer.", "2031-05-17"),
        ("The day before, it had sent a letter.", "2031-05-15"),
        ("On the same day, Lima refused.", LAST),
        ("Three days later, Lima refused.", "2031-05-19"),
        ("Seven years before that, Oslo had tried.", "2024"),
        ("The following month, Lima refused.", "2031-06"),
        ("That evening Lima refused.", LAST),
        ("It had burned two trucks the night before.", "2031-05-15"),
        ("On the 27th, Oslo drew back.", "2031-05-27"),
        ("Ten boats were seized on the ninth; seven are still there.", "2031-05-09"),
        ("Its president came to Fez on the third of January and asked for help.", "2031-01-03"),
        ("It was signed on 17 September last year.", "2030-09-17"),
        ("It was signed in March last year.", "2030-03"),
    ],
)
def test_a_time_is_counted_from_the_right_day(text, iso):
    """What is "ago" counts from the report's day, what is "later" or "next" from the date told last."""
    assert [one.iso for one in times_in(text, CLOCK, LAST)] == [iso]


@pytest.mark.parametrize(
    ("text", "told", "iso"),
    [
        ("Two years later Oslo asked for help.", ("2030-12", "2021"), "2023"),
        ("That June Lima refused.", ("2031-05-16", "2019"), "2019-06"),
        ("In May of the following year Lima refused.", ("2031-05", "2011"), "2012-05"),
        ("Later that year Lima refused.", ("2031-05", "2011"), "2011"),
        ("The accord was signed the previous autumn.", ("2031-03", None), "2030"),
        ("Oslo withdrew the following March.", ("2029-05", None), "2030-03"),
        ("Two days earlier Lima had accepted.", ("2029-05", None), "2029-05"),
        ("A month later Lima refused.", (None, None), None),
        ("Lima turned it down in the spring.", (None, None), "2031"),
        ("The talks broke down in Ramadan.", (LAST, None), None),
    ],
)
def test_a_month_a_season_or_a_year_is_counted_from_what_was_told(text, told, iso):
    """From the year told since the last month, if any; what counts from nothing, or by the moon, has no date."""
    assert [one.iso for one in times_in(text, CLOCK, *told)] == [iso]


def test_what_is_counted_from_a_time_nobody_can_resolve_is_none():
    """No older date told before stands in for it."""
    found = times_in("Two years ago Oslo offered observers and a month later it drew back.", Clock(), LAST)
    assert [one.iso for one in found] == [None, None]
    inside = times_in("In 2019 they met and the following March they parted.", CLOCK)
    assert [one.iso for one in inside] == ["2019", "2020-03"]


def test_the_third_day_of_a_series_is_no_day_of_a_month():
    """The words "on the third" go on with "on the second day" before them."""
    text = "Its minister came to Fez on the second day of the fighting and to Lima on the third."
    assert times_in(text, CLOCK, LAST) == []


def test_a_year_told_in_passing_takes_no_month_away():
    """The years that sentences tell are kept beside the month or day told last."""
    report = report_of("Row", "On 16 May Lima refused.", "In 2021 it had asked.", "Two years later it asked again.",
                       "On the 27th Lima refused.")  # fmt: skip
    sentences = tuple(
        Sentence(number=number, start=start, end=end, tokens=())
        for number, (start, end) in enumerate(report.sentences, 1)
    )
    times = calendar_of(Document(report=report, sentences=sentences, mentions=(), clock=CLOCK)).times
    assert [[one.iso for one in times[number]] for number in (4, 5)] == [["2023"], ["2031-05-27"]]


def test_a_day_to_come_of_a_report_without_its_own_is_no_past_one():
    """Told as lying ahead, it dates nothing that was done."""
    clock = Clock(about=date(2031, 6, 20))
    (found,) = times_in("Will you come to Fez on 3 July?", clock)
    assert (found.iso, found.ahead) == (None, "2031-07-03")
    (found,) = times_in("25 November will be remembered in Lima.", clock)
    assert found.iso is None
    (found,) = times_in("On 3 June he said that they will come.", clock)
    assert found.iso == "2031-06-03"
    (found,) = times_in("They came to Fez on 3 June.", clock)
    assert found.iso == "2031-06-03"


def test_a_later_day_counts_from_the_date_of_its_own_sentence():
    """A date told earlier in the sentence comes before one told in another."""
    found = times_in("Oslo freed two men on 20 May and two more three days later.", CLOCK, "2031-01-01")
    assert [one.iso for one in found] == ["2031-05-20", "2031-05-23"]


def test_a_day_without_a_year_takes_the_year_told_before_it():
    """Of an earlier decade, that is; the report's own year stays where nothing else is told."""
    found = times_in("In 1988 Oslo had mediated for months until, on 22 December, they concluded.", CLOCK)
    assert [one.iso for one in found] == ["1988", "1988-12-22"]
    leap = Clock(today=date(2032, 3, 5), about=date(2032, 3, 5))
    found = times_in("In 1990 Oslo had tried; on 29 February it began again.", leap)
    assert [one.iso for one in found] == ["1990", "2032-02-29"]
    assert [one.iso for one in times_in("On 22 April it refused.", CLOCK)] == ["2031-04-22"]
    counted = times_in("The first round since 1988 was held on 16 May.", CLOCK)
    assert counted[-1].iso == "2031-05-16"


def test_what_is_said_in_a_transcript_is_said_on_its_day():
    """By the speaker of the turn, where the heads hold it for dated."""
    report = report_of("Briefing.", "They have a call.", "They talk.", "Both are heard.", "We ask both to hold fire.")
    said = Statement(quote=report.quote_sentence(5), actor="NOR", move=Move.URGE, speaker="Ada Brandt",
                     speaker_kind=SpeakerKind.NAMED_OFFICIAL)  # fmt: skip
    assert carried(report, [said], [0.5], label="Ada Brandt") == ["2031-06-20"]
    assert carried(report, [said], [0.001], label="Ada Brandt") == [None]


def test_without_a_date_told_before_the_next_day_is_unknown():
    """A month told before gives no next day; a report without any date gives none either."""
    assert [one.iso for one in times_in("The next day it refused.", CLOCK, "2031-05")] == [None]
    assert [one.iso for one in times_in("Three days later it refused.", Clock(), None)] == [None]


def test_both_sides_of_a_call_have_its_date():
    """What one sentence tells of both has one date, whatever the heads say."""
    report = report_of("Peru's minister called Bolivia's on 3 May and blamed it.")
    day, quote = When.parse("2031-05-03"), report.quote_sentence(1)
    call = Statement(quote=quote, actor="PER", move=Move.CONSULT, toward=("BOL",), when=day)
    back = Statement(quote=quote, actor="BOL", move=Move.CONSULT, toward=("PER",))
    assert carried(report, [call, back], [0.9, 0.01]) == ["2031-05-03", "2031-05-03"]


def test_what_is_said_in_a_call_has_its_day():
    """By its caller, in the next sentence, where the heads hold it for dated."""
    report = report_of("Row over the pass", "Oslo called La Paz on 3 May.", "It urged calm.")
    day = When.parse("2031-05-03")
    call = Statement(quote=report.quote_sentence(2), actor="NOR", move=Move.CONSULT, toward=("BOL",), when=day)
    said = Statement(quote=report.quote_sentence(3), actor="NOR", move=Move.URGE, toward=("BOL",))
    assert carried(report, [call, said], [0.9, 0.5]) == ["2031-05-03", "2031-05-03"]
    assert carried(report, [call, said], [0.9, 0.001]) == ["2031-05-03", None]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Peru closed its border on 2 September.", "2030-09-02"),
        ("Peru closed its border on 20 June.", "2031-06-20"),
        ("Peru closed its border on 29 February.", "2028-02-29"),
        ("Talks in Fez, due on September 2, would be the third.", "2031-09-02"),
        ("Peru offered to reopen its border on 2 September.", "2031-09-02"),
        ("Its envoy will come on 2 May.", "2031-05-02"),
        ("Peru's offer of last spring has lapsed.", "2031"),
        ("Peru's offer of last autumn has lapsed.", "2030"),
    ],
)
def test_a_day_without_its_year_has_been_unless_its_clause_looks_ahead(text, iso):
    """The last such day not after the report's own; a plan's lies near it on either side."""
    assert [one.iso for one in times_in(text, CLOCK)] == [iso]


def dates_of(text, move, trigger):
    """The date told for the move of a word in a report of one sentence."""
    report = Report(name="0.txt", number=0, title=text, text=text, sentences=((0, len(text)),),
                    published=Dating(when=When.day(CLOCK.today)))  # fmt: skip
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    context = context_of(document)
    place = next(n for n, one in enumerate(context.scopes[1].view.tokens) if one.text == trigger)
    actor = "NOR" if text.startswith("Norway") else "PER"
    proposal = Proposal(sentence=1, actor=actor, role=Role.GOV, move=move, rule="test", trigger=place)
    one = complete(proposal, context, confidence=1.0)
    return one.when.iso if one.when else None, one.modality


@pytest.mark.parametrize(
    ("text", "move", "trigger", "iso"),
    [
        ("Peru shelled two villages on 2 July.", Move.ESCALATE, "shelled", "2030-07-02"),
        ("Peru left the talks in Oslo on 20 November, blaming Bolivia.", Move.REFUSE, "left", "2030-11-20"),
        ("Peru accepted talks in Oslo on 2 July.", Move.ACCEPT, "accepted", None),
        ("Norway offered to host Peru and Bolivia on 2 July.", Move.OFFER, "offered", None),
        ("Peru signed the truce on 21 June 2031.", Move.AGREE, "signed", None),
    ],
)
def test_what_was_done_was_done_by_the_day_of_its_report(text, move, trigger, iso):
    """A day soon to come may be that of what was offered; no move that was made is later than its report."""
    assert dates_of(text, move, trigger)[0] == iso


@pytest.mark.parametrize(
    "text",
    [
        "Peru is ready to attend talks in Oslo, provided that the terms agreed in March 2029 are kept.",
        "Peru will attend the talks in Oslo if Bolivia frees the men whom it took on 3 May.",
    ],
)
def test_a_time_in_a_condition_does_not_date_the_move(text):
    """It dates what the condition tells of."""
    assert dates_of(text, Move.ACCEPT, "attend") == (None, Modality.CONDITIONAL)


def test_a_meeting_that_is_planned_may_lie_ahead():
    """It is told as possible."""
    found = dates_of("Peru and Bolivia will meet in Oslo on 2 July.", Move.NEGOTIATE, "meet")
    assert found == ("2031-07-02", Modality.POSSIBLE)


def clock_of(text):
    """The clock of a report that tells no day of publication."""
    (clock,) = clocks_of([Report(name="0.txt", number=0, text=text, sentences=((0, len(text)),))])
    return clock.today


@pytest.mark.parametrize(
    "line",
    [
        "OSLO, May 3 (Agency) - Norway hosts both sides.",
        "Oslo, 3 May. Norway hosts both sides.",
        "By Ana Ruiz in Oslo | May 3",
        "Posted at 9:41 a.m. - 3 May",
        "Oslo, 3 May 2031",
    ],
)
def test_a_dateline_has_names_before_its_day(line):
    """Place, agency or byline; its year is that of a full date of the text."""
    assert clock_of(f"Norway hosts both sides\n\n{line}\n\nA truce was signed on 2 May 2031.") == date(2031, 5, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Bolivian farmers have closed the pass since May 3.",
        "The truce was signed on May 3.",
        "Peru keeps to the truce of 3 May 2031.",
    ],
)
def test_a_sentence_that_ends_in_a_day_is_no_dateline(line):
    """It tells no day of the report's own."""
    assert clock_of(f"Norway hosts both sides\n\n{line}\n\nAn earlier one was signed on 9 April 2031.") is None


def test_a_weekday_that_nobody_can_tell_takes_no_other_day():
    """ "On Sunday" in an undated report is not the day told in the sentence before."""
    report = report_of("Bolivia closed the pass on 3 May 2031.", "Oslo called Lima on Sunday.", "Oslo called La Paz.")
    calls = [Statement(quote=report.quote_sentence(number), actor="NOR", move=Move.CONSULT) for number in (2, 3)]
    assert carried(report, calls, [0.9, 0.9], clock=Clock()) == [None, "2031-05-03"]


def test_the_day_of_a_noun_in_a_clause_beside_is_no_day_of_the_move():
    """However sure somebody is that the move is dated."""
    text = "Norway's offer of last month has lapsed: Oslo says it will not mediate."
    report = Report(name="0.txt", number=0, title=text, text=text, sentences=((0, len(text)),),
                    published=Dating(when=When.day(CLOCK.today)))  # fmt: skip
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    context = context_of(document)
    tokens = [one.text for one in context.scopes[1].view.tokens]
    moves = (("offer", Move.OFFER), ("mediate", Move.DECLINE))
    found = [Proposal(sentence=1, actor="NOR", move=move, rule="by hand") for _, move in moves]
    places = [tokens.index(word) for word, _ in moves]
    sights = [sight_of(one, place, None, context) for one, place in zip(found, places, strict=True)]
    assert [told_times.chosen(one, None) for one in sights] == ["2031-05", None]


def test_a_time_belongs_to_the_nearest_move():
    """What is said on a day dates the words, not the deed that they are about."""
    text = "Norway on Friday brushed aside Peru's demand that it recall its envoy from La Paz."
    report = Report(name="0.txt", number=0, title=text, text=text, sentences=((0, len(text)),),
                    published=Dating(when=When.day(CLOCK.today)))  # fmt: skip
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    context = context_of(document)
    tokens = [one.text for one in context.scopes[1].view.tokens]
    places = {move: tokens.index(word) for word, move in (("brushed", Move.REFUSE), ("demand", Move.DEMAND))}
    context.triggers[1] = set(places.values())
    found = [Proposal(sentence=1, actor="NOR", move=Move.REFUSE, rule="by hand"),
             Proposal(sentence=1, actor="PER", move=Move.DEMAND, rule="by hand")]  # fmt: skip
    sights = [sight_of(one, places[one.move], None, context) for one in found]
    assert [told_times.chosen(one, None) for one in sights] == ["2031-06-20", None]


@pytest.mark.parametrize(
    ("text", "word", "iso"),
    [
        ("Norway said it was ready to convene both leaders again in September.", "ready", None),
        ("Norway stands ready to host the ministers in September.", "ready", None),
        ("Norway offered in May to host the ministers.", "offered", "2031-05"),
        ("Norway offered to host the ministers at the end of May.", "offered", "2031-05"),
    ],
)
def test_the_month_of_what_is_offered_is_not_that_of_the_offer(text, word, iso):
    """Nor is it the last such month before the report."""
    report = Report(name="0.txt", number=0, title=text, text=text, sentences=((0, len(text)),),
                    published=Dating(when=When.day(CLOCK.today)))  # fmt: skip
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    context = context_of(document)
    trigger = [one.text for one in context.scopes[1].view.tokens].index(word)
    found = Proposal(sentence=1, actor="NOR", move=Move.OFFER, rule="by hand")
    assert told_times.chosen(sight_of(found, trigger, None, context), None) == iso


def test_the_year_in_which_a_text_was_signed_is_part_of_its_name():
    """As is the one behind its name; an agreement that the sentence has signed is none by itself."""
    told = times_in("The Declaration of Principles signed in Fez in 2015 remains the basis.", CLOCK)
    assert [(one.iso, one.in_name) for one in told] == [("2015", True)]
    told = times_in("The declaration was signed in Fez in 2015.", CLOCK)
    assert [(one.iso, one.in_name) for one in told] == [("2015", False)]


@pytest.mark.parametrize(
    ("text", "iso"), [("They met on April 12.", "2031-04-12"), ("Oslo tried in April.", "2031-04")]
)
def test_a_day_without_its_year_follows_the_beginning_of_the_crisis(text, iso):
    """Where a report tells no day of its own, what dated reports tell of sets the year, past or to come."""
    dated = "OSLO, November 14, 2030 - Exland's soldiers crossed the river on October 20."
    reports = [
        Report(name=f"{number}.txt", number=number, text=one, sentences=((0, len(one)),))
        for number, one in enumerate((dated, text))
    ]
    assert times_in(text, clocks_of(reports)[1])[0].iso == iso


def test_a_year_told_before_wins_in_a_report_without_a_day():
    """Whether it is before or behind the year of the reports read with it."""
    about = Clock(about=date(2031, 6, 20))
    assert times_in("In 2033 he lent his house, and on August 11 both signed.", about)[-1].iso == "2033-08-11"


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("It was signed in May and June 2025.", ["2025-05", "2025-06"]),
        ("They met between 20 December and 3 January 2028.", ["2027-12-20", "2028-01-03"]),
        ("Oslo wrote in May and met Lima in June 2025.", ["2031-05", "2025-06"]),
        ("Lima threatened to leave on Christmas Eve.", ["2030-12-24"]),
        ("Lima left on New Year’s Day 2029.", ["2029-01-01"]),
    ],
)
def test_a_month_takes_the_year_of_what_it_is_joined_to_and_feasts_have_their_days(text, isos):
    """ "May and June 2025" are months of one year; between December and January the year turns."""
    assert [one.iso for one in times_in(text, CLOCK)] == isos


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Peru on Wednesday accepted help, a day after Norway offered to mediate.", "offered", (True, "2031-06-17")),
        ("Its offer, made on Thursday, came three days after Peru asked it to mediate.", "asked", (True, "2031-06-16")),
        ("A week after Norway offered to mediate, Peru accepted on 14 June.", "offered", (True, "2031-06")),
        ("Norway acted a day after Peru asked it to mediate.", "asked", (True, None)),
        ("In May it left Lima two days after signing the deal.", "signing", (True, "2031-05")),
        ("Peru on Wednesday accepted help, a day after Norway offered to mediate.", "accepted", (False, None)),
        ("Norway acted on Friday, a day after Peru on 3 June asked it to mediate.", "asked", (False, None)),
        ("Peru fired a day after the truce, and Norway offered to mediate.", "offered", (False, None)),
    ],
)
def test_what_something_came_a_day_after_has_not_its_day(text, word, told):
    """It lies that long before, where the other is dated; what stands in another clause is not meant."""
    scope, start = scope_of(text), [token.text for token in scope_of(text).view.tokens].index(word)
    assert lapse_of(text, scope, start, times_in(text, CLOCK)) == told


def chosen(text, word, move, clock=CLOCK, actor="NOR"):
    """The time of its sentence that a move told by a word has."""
    published = Dating(when=When.day(clock.today)) if clock.today else Dating()
    other = "LIMA, June 20, 2031 - Norway offered to help."
    reports = [Report(name="0.txt", number=0, title=text, text=text, sentences=((0, len(text)),), published=published),
               Report(name="1.txt", number=1, title="", text=other, sentences=((0, len(other)),),
                      published=Dating(when=When.day(CLOCK.today)))]  # fmt: skip
    document = read_documents(Reading(reports=tuple(reports)), parties=("PER", "BOL"), third_parties=("NOR",))[0]
    context = context_of(document)
    trigger = [one.text for one in context.scopes[1].view.tokens].index(word)
    found = Proposal(sentence=1, actor=actor, move=move, rule="by hand")
    return told_times.chosen(sight_of(found, trigger, None, context), None)


def test_the_day_right_behind_a_deed_is_its_own():
    """Whatever other days the sentence tells."""
    text = "Norway recalled its invitation of 15 June and thanked Peru for its prompt acceptance the following day."
    assert chosen(text, "acceptance", Move.ACCEPT, actor="PER") == "2031-06-16"


def test_a_nearer_time_that_nobody_can_resolve_leaves_a_move_undated():
    """In a report without its own day; with one the weekday is the move's."""
    text = "Peru refused it on 2 June and on Thursday accepted Norway's help."
    assert chosen(text, "accepted", Move.ACCEPT, Clock(), "PER") is None
    assert chosen(text, "accepted", Move.ACCEPT, actor="PER") == "2031-06-19"
    assert chosen(text, "refused", Move.REFUSE, Clock(), "PER") == "2031-06-02"


def test_a_relative_clause_with_a_time_of_its_own_has_not_that_of_its_sentence():
    """ "Until March" is told as past by what is past; what is done till then may still be going on."""
    text = "Norway, which mediated between Peru and Bolivia until March, said last week that it would not return."
    report = replace(report_of("Row", text), published=Dating(when=When.day(CLOCK.today)))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    told = {one.move: one.when and one.when.iso for one in code_document(document)}
    assert (told[Move.MEDIATE], told[Move.DECLINE]) == ("2031-03", "2031-06")


def test_a_present_tense_fixes_a_day_to_come():
    """What is to be done on it is planned; a headline tells what was done in that tense."""
    text = "Talks broke down on 2 June. Norway hosts both sides in Oslo on Monday."
    report = report_of("Row", *(one + "." for one in text.rstrip(".").split(". ")))
    report = replace(report, published=Dating(when=When.day(CLOCK.today)))
    (document,) = read_documents(Reading(reports=(report,)), parties=("PER", "BOL"), third_parties=("NOR",))
    (tour,) = (one for one in code_document(document) if one.move is Move.MEDIATE)
    assert (tour.modality, tour.when.iso) == (Modality.POSSIBLE, "2031-06-23")
    assert chosen("Norway hosts both sides in Oslo on Monday.", "hosts", Move.MEDIATE) == "2031-06-16"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Oslo offered help at the start of the year.", "2031"),
        ("On the eve of the talks Lima recalled its envoy.", None),
        ("On the first anniversary of the truce Lima asked Oslo for help.", None),
        ("They parted at Easter.", None),
        ("Lima left on the 14th, after the third round.", "2031-05-14"),
    ],
)
def test_what_is_told_by_the_day_of_something_else_has_no_date(text, iso):
    """An eve, an anniversary or a feast that moves; the start of a year is in that year."""
    assert [one.iso for one in times_in(text, CLOCK, LAST)] == [iso]


def test_the_day_of_a_letter_is_no_day_of_a_deed_that_it_tells():
    """It is that of what is asked or offered in it."""
    text = "In a letter dated 4 June Peru recalled that Norway had mediated in 1991."
    assert chosen(text, "mediated", Move.MEDIATE) == "1991"


def test_what_happened_by_the_end_of_a_week_is_of_its_month():
    """Of the week told before it, else of the report's own, where it may still lie ahead."""
    (_, found) = times_in("They agreed on 22 April; by the end of the week Lima had disowned it.", CLOCK)
    assert found.iso == "2031-04"
    (found,) = times_in("They will leave by the end of the month.", CLOCK)
    assert (found.iso, found.ahead) == (None, "2031-06")


def test_the_answers_to_one_mediator_in_a_sentence_are_of_one_day():
    """Where the sentence tells no time and one of them was given a day before the report's own."""
    report = report_of("Row", "In September 2022 Oslo came.", "Lima accepted Oslo's help while Quito kept silent.")
    of_oslo = {"quote": report.quote_sentence(3), "third_party": "NOR"}
    yes = Statement(actor="PER", move=Move.ACCEPT, when=When.parse("2022-09"), **of_oslo)
    silence = Statement(actor="ECU", move=Move.HEDGE, **of_oslo)
    assert carried(report, [yes, silence], [0.9, 0.001]) == ["2022-09", "2022-09"]
    other = replace(silence, third_party="CHL")
    assert carried(report, [yes, other], [0.9, 0.001]) == ["2022-09", None]


@pytest.mark.parametrize(
    ("sentences", "isos"),
    [
        (("In 2019, Oslo met both.", "The talks broke down in November."), ["2019", "2019-11"]),
        (("In October 2029 Oslo met both.", "They parted in February."), ["2029-10", "2030-02"]),
        (("Last year Oslo met both.", "It drew a map.", "They parted in March."), ["2030", "2030-03"]),
        (("In 2019, Oslo met both.", "In March, Lima asked Quito to come."), ["2019", "2031-03"]),
        (("Lima last asked for help in 2019.", "Oslo offered some in March."), ["2019", "2031-03"]),
        (
            ("In 2019, Oslo met both.", "Lima thanked it on Tuesday and Quito in April."),
            ["2019", "2031-06-17", "2031-04"],
        ),
        (("Two years ago Oslo asked in November and Lima refused in May.",), ["2029", "2029-11", "2030-05"]),
        (("Last autumn Oslo offered help and in March Lima refused.",), ["2030", "2031-03"]),
    ],
)
def test_a_month_is_of_the_year_with_which_the_sentence_before_opened(sentences, isos):
    """Unless the month opens its own sentence, or that sentence is back in the report's own days."""
    report = report_of("Row", *sentences)
    spans = tuple(Sentence(number=n, start=start, end=end, tokens=())
                  for n, (start, end) in enumerate(report.sentences, 1))  # fmt: skip
    times = calendar_of(Document(report=report, sentences=spans, mentions=(), clock=CLOCK)).times
    assert [one.iso for number in sorted(times) for one in times[number]] == isos


def test_what_one_word_tells_of_both_sides_is_of_one_day():
    """ "Both sides walked out" on the day that the sentence tells of one of them."""
    report = report_of("Row", "Oslo left on 3 June after both sides walked out.")
    out = {"quote": report.quote_sentence(2), "move": Move.REFUSE, "third_party": "NOR"}
    first, second = Statement(actor="PER", when=When.parse("2031-06-03"), **out), Statement(actor="ECU", **out)
    assert [one.when for one in _of_one_word([first, second], [7, 7])] == [first.when, first.when]
    assert [one.when for one in _of_one_word([first, second], [7, 9])] == [first.when, None]
