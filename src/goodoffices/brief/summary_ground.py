"""Sentences of the summary on what surrounds the offers: where reports disagree, and the setting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from goodoffices.brief.differing import differences, in_prose, said_of
from goodoffices.brief.phrases import (
    bounded_text,
    count,
    listed,
    names,
    number,
    possessive,
    quoted,
    sentence,
    speakers,
)
from goodoffices.brief.support import is_firm, side_doubts, weakest_side
from goodoffices.brief.telling import (
    MOST_REFERENCES,
    best_quote,
    by_time,
    clause,
    focused,
    heading_clause,
    tellings,
)
from goodoffices.codebook.actors import display_name
from goodoffices.codebook.phrasing import FORCE, TOLL
from goodoffices.codebook.words import DisagreementKind, Modality, Move
from goodoffices.core.brief import Line
from goodoffices.core.record import Disagreement, Event, Record
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.core.surety import reading_doubt

KINDS = {
    DisagreementKind.CONTRADICTION: "contradiction",
    DisagreementKind.CHANGE: "change over time",
    DisagreementKind.CONDITION: "dropped condition",
    DisagreementKind.DEGREE: "difference of degree",
    DisagreementKind.OUTLIER: "outlier",
}

FIRST = re.compile(r"^.*?[.](?= [A-Z]|$)")
MEDIATOR = re.compile(r"(.+) on (.+) as mediator")
OPENINGS = ("By ", "Report ", "The ")


def joined(*groups: Iterable[Quote]) -> tuple[Quote, ...]:
    """Quotations of several grounds, taken in turn so that each ground is there, each sentence once."""
    found: dict[str, Quote] = {}
    lists = [list(group) for group in groups]
    for place in range(max((len(one) for one in lists), default=0)):
        for one in lists:
            if place < len(one):
                found.setdefault(one[place].ref, one[place])
    return tuple(found.values())[: MOST_REFERENCES + 2]


def disagreement_line(record: Record, lead: str | None) -> Line | None:
    """How many disagreements of which kinds, and the gravest one in words; what is less likely than not, apart."""
    every = [one.disagreement for one in differences(record)]
    if not every:
        return None
    found = [one for one in every if one.is_likely] or every
    n = len(found)
    across = [one for one in found if not one.within] or found
    sure = [one for one in across if not any(side_doubts(record, one))]
    gravest = _gravest([one for one in sure if is_firm(record, one)] or sure or across, record, lead)
    rest = f" and perhaps in {number(len(every) - n)} more" if 0 < n < len(every) else ""
    told = f"the reports disagree in {count(n, 'place')} ({_kinds(found)}){rest}"
    text = f"{told}{', the gravest of them' if n > 1 else ','} on {gravest.topic}: {_opposed(gravest)}"
    text = in_prose(text.replace(gravest.topic, _topic_words(gravest.topic), 1), record)
    return Line(text=sentence(text), quotes=joined(*(side.evidence[:2] for side in gravest.sides)))


def _kinds(disagreements: Sequence[Disagreement]) -> str:
    """How many of each kind: "one contradiction and two changes over time"."""
    told = []
    for kind, words in KINDS.items():
        n = sum(one.kind is kind for one in disagreements)
        head, *rest = words.split(" ", 1) if kind is not DisagreementKind.CONDITION else [words]
        told.append(" ".join([count(n, head), *rest]) if n else "")
    return listed(told)


def _topic_words(topic: str) -> str:
    """A topic behind "on": "Malta on Norway as mediator" as "Malta's word on Norway as mediator".

    Several topics of one actor on mediators are one: "Malta's word on Norway and Chile as mediators".
    """
    parts = [MEDIATOR.fullmatch(one) for one in topic.split("; ")]
    told = [one for one in parts if one]
    if len(told) == len(parts) > 1 and len({one[1] for one in told}) == 1:
        return f"{possessive(told[0][1])} word on {listed(one[2] for one in told)} as mediators"
    actor, on, about = topic.partition(" on ")
    return f"{possessive(actor)} word{on}{about}" if on else topic


def _opposed(disagreement: Disagreement) -> str:
    """What its sides say, as a clause: the first sentence on it, without the words on its kind."""
    says = said_of(disagreement)
    first = FIRST.match(says)
    said = (first[0] if first else says).removesuffix(".")
    return said[0].lower() + said[1:] if said.startswith(OPENINGS) else said


def _gravest(disagreements: list[Disagreement], record: Record, lead: str | None) -> Disagreement:
    """The first by kind; of one kind that on the leading mediator, then that whose weaker side rests on most.

    That is counted in origins, and then in confidence.
    """
    order = list(DisagreementKind)

    def rank(one: Disagreement) -> tuple[object, ...]:
        n_origins, sure = weakest_side(record, one)
        is_beside = lead is not None and lead != one.actor and display_name(lead) not in one.topic
        return order.index(one.kind), is_beside, -n_origins, -round(sure, 1), -sum(side.n_origins for side in one.sides)

    return min(disagreements, key=rank)


def agreement_line(record: Record) -> Line | None:
    """The latest agreement of the parties with each other, by whose mediation, in the words of a report."""
    made = [one for one in record.events if one.move is Move.AGREE and one.modality is Modality.ACTUAL]
    among = [one for one in made if one.actor in record.cast.parties and _is_between(one, record) and one.toward]
    sure = by_time([one for one in among if not reading_doubt(one.statements)])
    return _concluded([one for one in sure if one.when == sure[-1].when], record) if sure else None


def settled_line(record: Record) -> Line | None:
    """That the dispute is over by the reports, and since when; None where it goes on."""
    end = record.settlement
    if end is None:
        return None
    alike = [one for one in record.events if one.move is end.move and one.when == end.when
             and one.actor in record.cast.parties and one.modality is Modality.ACTUAL]  # fmt: skip
    head = "By these reports the dispute is over: "
    return _concluded(alike, record, head, "; what is told here of offers and consent is how things stood before")


def _concluded(events: Sequence[Event], record: Record, head: str = "", tail: str = "") -> Line:
    """Events of one day on which parties agreed, in the words of a report."""
    told = tellings(events)[0]
    quote = best_quote(told.statements)
    when = bounded_text(events[0].when)
    brokers = _brokers(told.statements, record)
    by = f", mediated by {names(brokers)}" if brokers else ""
    text = f"{head}{clause(told)}{by}{f' ({when})' if when else ''}: {quoted(quote.text, 32)}{tail}"
    return Line(text=sentence(text), quotes=joined([quote], [one.quote for one in told.statements]))


def _brokers(statements: Sequence[Statement], record: Record) -> list[str]:
    """Who mediates in the sentences that tell of an agreement."""
    places = {(one.quote.report, one.quote.sentence) for one in statements}
    told = (one for one in record.statements if one.move is Move.MEDIATE and one.actor)
    return list(
        dict.fromkeys(one.actor for one in told if (one.quote.report, one.quote.sentence) in places and one.actor)
    )


def setting_line(record: Record) -> Line | None:
    """The setting: the hostile step with most support in its own words, who else takes such steps, and talks."""
    hostile, talks = _foremost(record, Move.ESCALATE), _foremost(record, Move.NEGOTIATE)
    parts = []
    if hostile:
        when = bounded_text(hostile[0].when)
        others = names(one.actor for one in hostile[1:] if one.actor and one.actor != hostile[0].actor)
        first = tellings(hostile[:1])[0]
        by = heading_clause(first).replace(", against ", " against ") if first.actors else "an author not named"
        told = f"around it stand hostile steps, above all one by {by}{f' ({when})' if when else ''}"
        told += f": {quoted(focused(best_quote(hostile[0].statements).text), 32)}"
        parts.append(told + (f"; others are by {others}" if others else ""))
    if talks:
        talk = tellings(by_time(talks))[0]
        said = speakers([one for one in talk.statements if one.modality is Modality.ACTUAL] or talk.statements, 1)
        parts.append(clause(talk) + (f", according to {said}" if said else ""))
    if not parts:
        return None
    grounds = [[best_quote(one.statements)] for one in (*hostile[:3], *talks[:2])]
    leads = [reading_doubt(one[0].statements) for one in (hostile, talks) if one]
    return Line(text=sentence("; ".join(parts)), quotes=joined(*grounds), doubt=next(filter(None, leads), ""))


def _foremost(record: Record, move: Move) -> list[Event]:
    """The events of a move: those between the parties first, the surely read, the deadly, those by force, ..."""
    told = [one for one in record.events if one.move is move and one.modality is Modality.ACTUAL]

    def rank(one: Event) -> tuple[object, ...]:
        grades = (not any(words.search(each.quote.text) for each in one.statements) for words in (TOLL, FORCE))
        return not _is_between(one, record), bool(reading_doubt(one.statements)), *grades, *_support(one)

    return sorted(told, key=rank)


def _is_between(event: Event, record: Record) -> bool:
    """Whether parties, or somebody not named, make a move towards parties or nobody named."""
    parties = set(record.cast.parties)
    return event.actor in (None, *parties) and (not event.toward or bool(parties & set(event.toward)))


def _support(one: Event) -> tuple[object, ...]:
    return (-one.n_origins, -len(one.statements), one.attribution.rung, one.id)
