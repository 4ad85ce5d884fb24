"""The sentence of the summary on would-be mediators beside the leading one, and how the parties answer them."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.brief.phrases import actor_name, bounded_text, listed, names, sentence, stance_text
from goodoffices.brief.standing import Standing, standings
from goodoffices.brief.support import denying
from goodoffices.brief.telling import quotes_of
from goodoffices.codebook.words import ConsentStatus, StanceRole, StanceValue
from goodoffices.core.brief import Line
from goodoffices.core.record import Record, Stance
from goodoffices.core.report import Quote

AT_WORK = (StanceValue.MEDIATES, StanceValue.OFFERS, StanceValue.OFFERS_IF)
GONE = (StanceValue.WITHDRAWN, StanceValue.DECLINES)
IDLE = (*GONE, StanceValue.UNCLEAR)
ANSWERS = {
    StanceValue.REQUESTS: "asked for by {names}",
    StanceValue.ACCEPTS: "accepted by {names}",
    StanceValue.ACCEPTS_IF: "accepted on a condition by {names}",
    StanceValue.REFUSES: "refused by {names}",
}
MOST = 4
"""Mediators that the sentence names; the table of stances has all."""


def leading(record: Record) -> str | None:
    """The would-be mediator that the summary is about: the first of the cast that is at work or willing, else any.

    One to whom all parties consent goes before, unless less than half as many reports tell of it.
    """
    cast = record.cast.third_parties
    at_work = [code for code in cast if _held(record, code, AT_WORK)]
    first = next(iter(at_work), cast[0] if cast else None)
    agreed = [code for code in at_work if _is_agreed(record, code)]
    return next((code for code in agreed if 2 * _n_reports(record, code) >= _n_reports(record, first)), first)


def _is_agreed(record: Record, code: str) -> bool:
    """Whether the consent of all parties to a mediator is on record, on a condition or without one."""
    parties = [one.status for consent in record.consents if consent.third_party == code for one in consent.parties]
    return bool(parties) and set(parties) <= {ConsentStatus.GIVEN, ConsentStatus.CONDITIONAL}


def _n_reports(record: Record, code: str | None) -> int:
    """How many reports tell of a mediator."""
    return len({one.quote.report for one in record.statements if code and one.third_party == code})


def others_line(record: Record, lead: str | None) -> Line | None:
    """What other third parties do, in the order of the cast, each with since when and who accepts or refuses it."""
    clauses: list[str] = []
    quotes: list[Quote] = []
    for code in record.cast.third_parties:
        held = _held(record, code, AT_WORK) or _held(record, code, IDLE)
        if code != lead and held and len(clauses) < MOST:
            answers = _answers(record, code) if held.first.value not in GONE else []
            clauses.append(_clause(code, held, answers, record))
            quotes += (*quotes_of(held.evidence)[:1], *denying(record, held.first)[:1])
            quotes += [quote for one in answers for quote in quotes_of(one.evidence)[:1]]
    if not clauses:
        return None
    return Line(text=sentence(f"Of other third parties {'; '.join(clauses)}"), quotes=tuple(dict.fromkeys(quotes)))


def _held(record: Record, code: str, values: Sequence[StanceValue]) -> Standing | None:
    """What a third party surely does, of some values, and has not taken back: the newest, the first of the values."""
    own = [one for one in record.stances if one.actor == code and one.role is StanceRole.THIRD_PARTY]
    firm = [one for one in standings(own) if one.holds and not one.first.doubt and one.first.value in values]
    return max(firm, key=lambda one: (_day(one.stances[-1]), -values.index(one.first.value)), default=None)


def _day(stance: Stance) -> str:
    return str(stance.since.since or "")


def _answers(record: Record, code: str) -> list[Stance]:
    """How each of the parties surely answers a third party: its newest answer that still holds."""
    held = [
        one
        for one in record.stances
        if one.role is StanceRole.PARTY and one.third_party == code and one.value in ANSWERS
        and one.until is None and not one.doubt
    ]  # fmt: skip
    newest = {one.actor: one for one in sorted(held, key=_day)}
    return [newest[code] for code in record.cast.parties if code in newest]


def denied_by(record: Record, stance: Stance) -> str:
    """Which reports deny what a third party is told to do: "denied by 001"; empty where none does."""
    quotes = denying(record, stance)
    return f"denied by {listed(sorted({f'{one.number:03d}' for one in quotes}))}" if quotes else ""


def _clause(code: str, held: Standing, answers: Sequence[Stance], record: Record) -> str:
    when = bounded_text(held.beginnings[-1])
    notes = ", ".join(one for one in (when, denied_by(record, held.first)) if one)
    told = f"{actor_name(code)} {stance_text(held.first)}" + (f" ({notes})" if notes else "")
    by_value = {value: [one.actor for one in answers if one.value is value] for value in ANSWERS}
    given = [ANSWERS[value].format(names=names(actors)) for value, actors in by_value.items() if actors]
    return f"{told}, {listed(given)}" if given else told
