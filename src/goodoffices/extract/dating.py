"""The dates of statements, from their own sentences and from the rest of their report.

Steps:
    1. In a chronology a sentence without a time has the day at the head of its entry.
    2. What a sentence tells of both sides of a call, of talks or of an agreement has one date.
    3. A statement that its own sentence leaves undated takes the likeliest date from elsewhere, or none (`carried`);
       in a report that looks back on years long past, the year that it told last rather than none.
    4. What is told as done never lies after its report; "on Sunday" of a report without its own day stays undated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from goodoffices.codebook.words import Modality, Move
from goodoffices.core.chronicle import entries_of
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.extract.carried import Page, Told, chosen, page_of, voice_of, year_told
from goodoffices.extract.clause import Scope
from goodoffices.extract.dates import TOLD_AS_DONE
from goodoffices.extract.heads import Cell
from goodoffices.extract.lapses import LAPSE
from goodoffices.extract.slots import Context
from goodoffices.extract.told_times import age_of

Head = tuple[str, int]  # the day of an entry, and where it ends in the sentence that it heads; 0 in another
MUTUAL = (Move.CONSULT, Move.NEGOTIATE, Move.AGREE)


def carry_dates(statements: Sequence[Statement], cells: Sequence[Cell | None], context: Context) -> list[Statement]:
    """Statements with the dates that their reports tell elsewhere.

    Args:
        statements: Those of one report, in order, dated by their own sentences.
        cells: For each what the heads say; None where they say nothing.
        context: The report, with the words that tell the statements.
    """
    entries = _days_of_entries(context)
    dated = [_of_entry(one, place, entries, context) for one, place in zip(statements, context.places, strict=True)]
    own = _shared(_of_one_word(dated, context.places))
    told = [_told(one, place, context) for one, place in zip(own, context.places, strict=True)]
    page = page_of_told(told, context)
    found = list(own)
    for number, (one, cell) in enumerate(zip(own, cells, strict=True)):
        if one.when is None and not _is_open(one, context):
            iso = chosen(told[number], page, cell)
            if page.clock.looks_back and iso in (None, page.today):
                iso = year_told(told[number], page)
            is_wrong = one.modality in TOLD_AS_DONE and context.calendar.is_to_come(iso)
            is_wrong |= one.modality is Modality.POSSIBLE and age_of(iso or "", page.clock) == "years"
            found[number] = replace(one, when=When.parse(iso)) if iso and not is_wrong else one
    return _within_sentences(_shared(found), context)


def _within_sentences(statements: Sequence[Statement], context: Context) -> list[Statement]:
    """The same, what a sentence without a time tells of one mediator being of the one day that some of it was given."""
    given: dict[tuple[int, str], set[When]] = {}
    for one in statements:
        if one.when and one.third_party and not context.calendar.times.get(one.quote.sentence):
            given.setdefault((one.quote.sentence, one.third_party), set()).add(one.when)
    own = When.day(context.calendar.clock.today) if context.calendar.clock.today else None
    found = []
    for one in statements:
        days = given.get((one.quote.sentence, one.third_party or ""), set()) - {own}
        is_of_it = one.when is None and len(days) == 1 and one.modality in TOLD_AS_DONE
        found.append(replace(one, when=next(iter(days))) if is_of_it else one)
    return found


def _of_one_word(statements: Sequence[Statement], places: Sequence[int]) -> list[Statement]:
    """The same, what one word tells of several having one date: "both sides walked out"."""
    told = {(one.quote.sentence, place, one.move, one.third_party): one.when
            for one, place in zip(statements, places, strict=True) if one.when and place >= 0}  # fmt: skip
    return [
        replace(one, when=told.get((one.quote.sentence, place, one.move, one.third_party))) if one.when is None else one
        for one, place in zip(statements, places, strict=True)
    ]


def _of_entry(one: Statement, place: int, entries: Mapping[int, Head], context: Context) -> Statement:
    """A statement with the day of the entry of a chronology in which it stands, where it has none of its own.

    Of the sentence that the day heads only what its main verb tells of its subject.
    """
    iso, end = entries.get(one.quote.sentence, ("", 0))
    if one.when is not None or not iso or one.modality is Modality.POSSIBLE:
        return one
    if end and not _is_main(one, place, end, context.scopes[one.quote.sentence]):
        return one
    return replace(one, when=When.parse(iso))


def _is_main(one: Statement, place: int, end: int, scope: Scope) -> bool:
    """Whether a statement is what the main verb behind the day of an entry tells of its subject."""
    if place < 0 or any(scope.view.tokens[above].end > end for above in scope.view.ancestors(place)):
        return False
    return any(one.actor in who.actors for subject in scope.subjects(place) if (who := scope.who(subject)))


def _days_of_entries(context: Context) -> dict[int, Head]:
    """For each sentence of a chronology that tells no other time the day that heads its entry."""
    document, times, found = context.document, context.calendar.times, dict[int, Head]()
    for start, end in entries_of(document.report.text):
        inside = [one for one in document.sentences if start <= one.start < end]
        told = times.get(inside[0].number, ()) if inside else ()
        if told and told[0].iso:
            found |= {one.number: (told[0].iso, 0) for one in inside if not times.get(one.number)}
            found |= {inside[0].number: (told[0].iso, inside[0].start + told[0].end)} if len(told) == 1 else {}
    return found


def _told(one: Statement, place: int, context: Context) -> Told:
    turn = context.voices.labels.get(one.quote.sentence)
    return Told(
        sentence=one.quote.sentence, trigger=place, actor=one.actor, move=one.move, toward=one.toward,
        modality=one.modality, when=one.when.iso if one.when else None,
        voice=voice_of(one.speaker, turn.name if turn else None),
    )  # fmt: skip


def page_of_told(told: Sequence[Told], context: Context) -> Page:
    """A report with its statements as dates are carried over it."""
    document, calendar = context.document, context.calendar
    return page_of(
        document.report, calendar.clock, calendar.times, context.scopes, told,
        is_live=calendar.is_live, is_own=document.issuer is not None,
    )  # fmt: skip


def _is_open(one: Statement, context: Context) -> bool:
    """Whether a sentence tells a day that nobody can resolve, or one of the past that it leads back to.

    "On Sunday", of a report without its own day; "that spring".
    """
    times = context.calendar.times.get(one.quote.sentence, ())
    is_apart = LAPSE.search(one.quote.text) is not None  # "a day after": what stands there has not the report's day
    return is_apart or any((time.iso is None and time.ahead is None) or time.leads_back for time in times)


def _shared(statements: Sequence[Statement]) -> list[Statement]:
    """The same, what a sentence tells of both sides of a call, of talks or of an agreement having one date."""
    told = {_together(one): one.when for one in statements if one.when}
    return [replace(one, when=told.get(_together(one))) if one.when is None else one for one in statements]


def _together(one: Statement) -> tuple[object, ...]:
    """What statements share that tell one happening of its two sides; the statement's own slots where it has none."""
    sides = frozenset((one.actor, *one.toward)) if one.move in MUTUAL else (one.actor, one.toward, one.third_party)
    return one.quote.sentence, one.quote.start, one.move, one.modality, sides
