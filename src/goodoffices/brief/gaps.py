"""Sections of the brief on its own limits: what is not known, and what the reports are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goodoffices.brief.phrases import (
    actor_name,
    count,
    date_text,
    dates_in_words,
    listed,
    names,
    number,
    sentence,
    speakers,
    verbatim,
)
from goodoffices.brief.telling import MOST_REFERENCES, by_time, clause, each_once, quotes_of, reading_text, tellings
from goodoffices.codebook.words import Attribution, DateBasis, Modality, Role
from goodoffices.core.brief import Block, Line, Lines, Row, Section, Table
from goodoffices.core.record import Origin, Record
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement
from goodoffices.core.surety import reading_doubt

UNDATED = (DateBasis.UNKNOWN, DateBasis.DERIVED)
SPOKEN_FOR = re.compile(r"\bspokes(?:man|woman|person|people|men|women)\b", re.IGNORECASE)
UNNAMED = (Attribution.UNNAMED_OFFICIAL, Attribution.UNNAMED_SOURCE)


def gap_section(record: Record) -> Section:
    """What is not known: undated reports, unnamed sources, actors never quoted, sentences not coded or doubtful."""
    lines = [*_undated(record), *_never_quoted(record), *_named_only(record)]
    blocks: list[Block] = [Lines(lines=tuple(lines))] if lines else []
    unnamed = _unnamed(record)
    if unnamed:
        blocks.append(Lines(heading="On no better than unnamed sources", lines=tuple(unnamed)))
    if record.uncoded:
        left = tuple(Line(text=verbatim(each[0].text), quotes=tuple(each)) for each in each_once(record.uncoded))
        blocks.append(
            Lines(heading="Sentences on mediation, talks or what publics want that were not coded", lines=left)
        )
    doubtful = _doubtful(record)
    if doubtful:
        blocks.append(Lines(heading="Sentences read with too much doubt to count", lines=tuple(doubtful)))
    if record.problems:
        trouble = tuple(Line(text=str(one)) for one in record.problems)
        blocks.append(Lines(heading="Trouble met in the inputs", lines=trouble))
    return Section(key="gaps", title="What is not known", blocks=tuple(blocks))


def _undated(record: Record) -> list[Line]:
    """Reports without a date of their own, with what can be derived."""
    undated = [one for one in record.reports if one.published.basis in UNDATED]
    if not undated:
        return []
    first = tuple(one.quote_sentence(1) for one in undated if one.sentences)
    verb = "states" if len(undated) == 1 else "state"
    n_all = "" if len(record.reports) == 1 else f" of {number(len(record.reports))}"
    head = f"{count(len(undated), 'report')}{n_all} {verb} no date of publication"
    if len(undated) == len(record.reports) > 1:
        head = "no report states a date of publication"
    derived = [f"{one.number:03d} {date_text(one.published.when)}" for one in undated if one.published.when.is_known]
    told = f"; from what {'it tells' if len(undated) == 1 else 'they tell'}: {'; '.join(derived)}" if derived else ""
    return [Line(text=sentence(head + told), quotes=first)]


def _doubtful(record: Record) -> list[Line]:
    """Sentences of which every reading was less confident than was asked for, with the readings."""
    counted = {one.quote for one in record.statements}
    left: dict[Quote, list[Statement]] = {}
    for one in record.doubtful:
        if one.quote not in counted:
            left.setdefault(one.quote, []).append(one)
    return [
        Line(text=f"“{quote.text}” — perhaps: {reading_text(told)} (confidence {_confidences(told)})", quotes=(quote,))
        for quote, told in left.items()
    ]


def _confidences(statements: Iterable[Statement]) -> str:
    return listed(f"{share:.2f}" for share in sorted({round(one.confidence, 2) for one in statements}))


def _unnamed(record: Record) -> list[Line]:
    """What rests on no better than unnamed sources; a spokesman without a name speaks for the house all the same."""
    told = [one for one in record.events if one.attribution in UNNAMED and one.statements[0].actor_role != Role.PUBLIC]
    told = [one for one in told if not any(SPOKEN_FOR.search(each.speaker or "") for each in one.statements)]
    return [
        Line(text=sentence(f"{clause(one)}, according to {speakers(one.statements) or 'nobody named'}"),
             quotes=quotes_of(one.statements), doubt=reading_doubt(one.statements))
        for one in tellings(by_time(told))
    ]  # fmt: skip


def _never_quoted(record: Record) -> list[Line]:
    """Parties and would-be mediators of whom no official is quoted or cited, and who issued none of the reports."""
    cast = (*record.cast.parties, *record.cast.third_parties)
    spoken = {one.actor for one in record.statements if one.speaker or one.issuer == one.actor}
    silent = [code for code in cast if code not in spoken]
    named = [one.quote for code in silent for one in record.statements if code in (one.actor, *one.toward)][:4]
    quotes = tuple(dict.fromkeys(named))
    if not silent:
        return []
    return [Line(text=sentence(f"No official is quoted or cited for {names(silent)}"), quotes=quotes)]


def _named_only(record: Record) -> list[Line]:
    """Actors outside the cast at whom moves are aimed, or who are named as mediators, and who make none themselves."""
    acting = {one.actor for one in record.statements} | {*record.cast.parties, *record.cast.third_parties}
    named: dict[str, list[Quote]] = {}
    for one in record.statements:
        for code in (*one.toward, *([one.third_party] if one.third_party else [])):
            if code not in acting and one.modality is not Modality.HISTORICAL:
                named.setdefault(code, []).append(one.quote)
    told = sorted(named.items(), key=lambda pair: (pair[1][0].number, pair[1][0].sentence, pair[0]))
    return [
        Line(text=sentence(f"{actor_name(code)} is named, and nothing is told of what it does or wants"),
             quotes=tuple(dict.fromkeys(quotes))[:MOST_REFERENCES])
        for code, quotes in told
    ]  # fmt: skip


def report_section(record: Record) -> Section:
    """The reports: date and its basis, origin, what was dropped."""
    origins = {name: one for one in record.origins if one.what.startswith("text") for name in one.reports}
    rows = tuple(_report_row(one, record, origins) for one in record.reports)
    header = ("No.", "Report", "Date and its basis", "Origin", "Dropped")
    blocks: list[Block] = [Table(header=header, rows=rows, wide=1)]
    lines = tuple(Line(text=sentence(_origin_text(one, record)), quotes=one.passages) for one in record.origins)
    if lines:
        blocks.append(Lines(heading="Shared origins", lines=lines))
    return Section(key="reports", title="The reports", blocks=tuple(blocks))


def _origin_text(origin: Origin, record: Record) -> str:
    """Which reports share what, by number, the likeliest source first."""
    numbers = {one.name: f"{one.number:03d}" for one in record.reports}
    reports = [numbers.get(one, one) for one in origin.reports]
    what, credited = origin.what, origin.credited
    if what.startswith(("text of", "passage of")) and len(reports) > 1:
        first, *later = reports
        verb = "carries" if len(later) == 1 else "carry"
        text = f"{listed(later)} {verb} {'the text' if what.startswith('text') else 'passages'} of {first}"
        return text + (f"; credited to {credited}" if credited else "")
    return f"{listed(reports)} share the {what.removeprefix('the ')}" + (
        f"; credited to {credited}" if credited else ""
    )


def _report_row(report: Report, record: Record, origins: dict[str, Origin]) -> Row:
    numbers = {one.name: f"{one.number:03d}" for one in record.reports}
    origin = origins.get(report.name)
    others = [numbers[one] for one in origin.reports if one != report.name and one in numbers] if origin else []
    shared = f"text shared with {listed(others)}" if others else "its own"
    if report.credited:
        shared += f"; credits {report.credited}"
    whys = sorted({one.why for one in report.dropped})
    title = report.title or report.name
    outlet = f" ({report.outlet})" if report.outlet else ""
    return Row(
        cells=(f"{report.number:03d}", f"{title}{outlet}", _dating_text(report), shared, listed(whys) or "nothing"),
        quotes=(report.quote_sentence(1),) if report.sentences else (),
    )


def _dating_text(report: Report) -> str:
    """The date, its basis, and the words that it was read from."""
    dating = report.published
    basis = f"{date_text(dating.when)}; {dating.basis.value}" if dating.when.is_known else "unknown"
    return f"{basis}: {dates_in_words(dating.reason)}" if dating.reason else basis
