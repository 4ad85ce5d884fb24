"""Who stands where on third-party help: the section, one group of rows an actor, and what others say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.brief.phrases import (
    actor_name,
    bounded_text,
    day_text,
    listed,
    since_text,
    source_of,
    sources,
    stance_text,
)
from goodoffices.brief.support import bounding, count_origins, origins_behind, unconfirmed_in
from goodoffices.brief.telling import line_of, quotes_of, tellings
from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import Modality, Move, Role, SpeakerKind, StanceRole, StanceValue
from goodoffices.core.brief import Block, Line, Lines, Row, Section, Table
from goodoffices.core.record import Event, Record, Stance
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.core.surety import is_firm
from goodoffices.core.when import When

OUTSIDERS = (SpeakerKind.EXPERT, SpeakerKind.MEDIA, SpeakerKind.PUBLIC)  # they set no terms of somebody else's offer
INTERVIEW = re.compile(r"\binterview(?:ed)?\s+(?:given\s+)?(?:to|with|by|for|on)\s+([^,.;:“”\"()]{3,60})")
PAUSE = 183  # days after which mediation that is told of again is taken up again
OPINIONS = (Move.ENDORSE, Move.OPPOSE)
OUTSIDE = (*OPINIONS, Move.URGE, Move.HEDGE, Move.OFFER, Move.DECLINE, Move.MEDIATE, Move.WITHDRAW, Move.REQUEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Stances of one actor of the same value on the same mediator: told at several times or on several conditions."""

    stances: tuple[Stance, ...]

    @property
    def first(self) -> Stance:
        """The one that began first."""
        return self.stances[0]

    @property
    def holds(self) -> bool:
        """Whether any of them is not replaced by another."""
        return any(one.until is None for one in self.stances)

    @property
    def beginnings(self) -> list[When]:
        """When they began; of mediation also when it was taken up again after half a year of which nothing tells."""
        found = [one.since for one in self.stances]
        for one in self.stances if self.first.value is StanceValue.MEDIATES else ():
            last = one.since.until or one.since.since
            days = [told.when for told in one.evidence if told.when and told.when.since]
            for when in sorted(days, key=lambda day: str(day.since)):
                if last and when.since and (when.since - last).days > PAUSE:
                    found.append(when)
                last = max(filter(None, (last, when.until, when.since)))
        return sorted(found, key=lambda one: str(one.since or ""))

    @property
    def n_origins(self) -> int:
        """Origins of the best supported of them."""
        return max(one.n_origins for one in self.stances)

    @property
    def evidence(self) -> tuple[Statement, ...]:
        """What they rest on, the strongest of each first."""
        longest = max(len(one.evidence) for one in self.stances)
        rounds = ([one.evidence[n] for one in self.stances if n < len(one.evidence)] for n in range(longest))
        return tuple(dict.fromkeys(statement for each in rounds for statement in each))


def standings(stances: Sequence[Stance]) -> tuple[Standing, ...]:
    """Stances of one actor, told together by value and mediator: those that hold first, then what is surely newer.

    Where the reports do not tell which is newer, those with more origins go first. What may be misread is told apart,
    and behind what is read surely.
    """
    groups: dict[tuple[object, ...], list[Stance]] = {}
    for one in stances:
        groups.setdefault((one.value, one.third_party, _is_unsure(one)), []).append(one)
    found = [Standing(stances=tuple(sorted(group, key=_beginning))) for group in groups.values()]
    found.sort(key=lambda one: (-one.n_origins, -len(one.evidence), stance_text(one.first)))
    n_newer = {one: sum(one.stances[-1].since.before(other.stances[-1].since) for other in found) for one in found}
    return tuple(sorted(found, key=lambda one: (not one.holds, _is_unsure(one.first), n_newer[one])))


def _is_unsure(stance: Stance) -> bool:
    """Whether what tells it is not surely read."""
    return not is_firm(stance.evidence)


def _beginning(stance: Stance) -> tuple[str, str]:
    return (str(stance.since.since or ""), str(stance.since.until or "9999"))


UNSURELY = "Read less surely: look at the sentence before you use it"


def stance_section(record: Record) -> Section:
    """Who stands where on third-party help: the would-be mediators, the parties, then others and the publics."""
    told = [
        (actor, one)
        for role, actors in (
            (StanceRole.THIRD_PARTY, record.cast.third_parties),
            (StanceRole.PARTY, record.cast.parties),
        )
        for actor in _ordered(record, role, actors)
        for one in standings([each for each in record.stances if (each.actor, each.role) == (actor, role)])
        if one.first.third_party in (None, *record.cast.third_parties)
    ]
    firm = [_row(actor, one, record) for actor, one in told if not _is_unsure(one.first)]
    unsure = [_row(actor, one, record) for actor, one in told if _is_unsure(one.first)]
    header = ("Actor", "Stands", "Since", "On what condition, by whom", "Origins")
    blocks: list[Block] = [
        Table(header=header, rows=tuple(rows), wide=3, is_grouped=True, heading=heading)
        for rows, heading in ((firm, ""), (unsure, UNSURELY))
        if rows
    ]
    others = (*(line_of(one) for one in tellings(_outside(record))), *_of_one_kind(record), *_beside_publics(record))
    if others:
        blocks.append(Lines(heading="Others also named, and the publics", lines=others))
    silent = _silent(record)
    if silent:
        blocks.append(Lines(heading="No stance on record", lines=silent))
    note = (
        "Stances that still hold stand first. “Since” is when the reports first tell of a stance, which may be older. "
        "Silence gives no stance. Origins are independent ones: copies count once. “Read at 80 %” is the program's own "
        "estimate that it has read the sentence rightly, too high in dense texts; from 90 % on nothing is marked."
    )
    return Section(key="stances", title="Who stands where on third-party help", blocks=tuple(blocks), note=note)


def _ordered(record: Record, role: StanceRole, actors: Sequence[str]) -> list[str]:
    """The cast in its order, then other parties with a stance; mediators that rest on too little are told of below."""
    others = [one.actor for one in record.stances if one.role is role is StanceRole.PARTY]
    return list(dict.fromkeys([*actors, *others]))


def _row(actor: str, standing: Standing, record: Record) -> Row:
    ends = [bounded_text(one.until) for one in standing.stances if one.until]
    over = "" if standing.holds else f" (until {ends[-1]})" if ends[-1] else " (replaced since)"
    value = stance_text(standing.first) + over
    since = since_text(standing.beginnings)
    since = f"undated, told by {_told_by_day(standing, record)}" if since == "undated" else since
    since = _whose_bound(since.removesuffix(", told by "), standing, record)
    if any(one.is_long_standing for one in standing.stances):
        told = "told again, " if since.startswith("undated") else "told "
        since = f"long standing; {told}{since}"
    doubts = {one.doubt for one in standing.stances}
    terms, open_ones = _terms(standing), unconfirmed(record, standing)
    if open_ones:
        terms += f"; not confirmed, as {listed(dict.fromkeys(f'{one.number:03d}' for one in open_ones))} adds"
    given = interviews(record, standing)
    terms += "".join(f"; {quote.number:03d} tells of an interview with {medium}" for medium, quote in given.items())
    return Row(
        cells=(display_name(actor), value, since, terms, _origins(standing, record)),
        quotes=(*quotes_of(standing.evidence), *given.values(), *open_ones),
        doubt="" if "" in doubts else sorted(doubts)[0],
    )


def _whose_bound(since: str, standing: Standing, record: Record) -> str:
    """An open beginning with the reports that bound it, where others tell the stance too."""
    first = next((one.since for one in standing.stances if one.since.since), None)
    whose = bounding(record, first, standing.evidence) if first and since.startswith("undated, ") else ()
    return f"undated; {since.removeprefix('undated, ')}, by {listed(whose)}" if whose else since


def interviews(record: Record, standing: Standing) -> dict[str, Quote]:
    """To which media those behind a stance are told to have given an interview, in the words of the first report."""
    behind = {(one.quote.report, one.speaker.split()[-1]) for one in standing.evidence if one.speaker}
    found: dict[str, Quote] = {}
    for report in record.reports:
        names = {name for where, name in behind if where == report.name}
        for number in range(1, len(report.sentences) + 1 if names else 0):
            quote = report.quote_sentence(number)
            told = INTERVIEW.search(quote.text)
            if told and any(re.search(rf"\b{re.escape(name)}\b", quote.text) for name in names):
                found.setdefault(told[1].strip(), quote)
    return found


def unconfirmed(record: Record, standing: Standing) -> tuple[Quote, ...]:
    """Where the reports that have somebody mediate say as well that it is not confirmed."""
    if standing.first.value is not StanceValue.MEDIATES:
        return ()
    return unconfirmed_in(record, standing.first.actor, {one.quote.report for one in standing.evidence})


def _origins(standing: Standing, record: Record) -> str:
    """How many origins; of a stance on a condition also how many of them tell the condition, where not all do."""
    n_origins = count_origins(record, standing)
    told = [one for one in standing.evidence if one.condition]
    n_told = origins_behind(record, told) if told else n_origins
    return f"{n_origins}, the condition by {n_told}" if n_told < n_origins else str(n_origins)


def _told_by_day(standing: Standing, record: Record) -> str:
    """The last day that the first dated report behind it may be of: it stood so by then; empty without a date."""
    published = {one.name: one.published.when for one in record.reports}
    days = [published[one.quote.report].until for one in standing.evidence]
    return min((day_text(day) for day in sorted(one for one in days if one)[:1]), default="")


def _terms(standing: Standing) -> str:
    """Each condition with who attaches it; without conditions, who says it."""
    told = [one for stance in standing.stances for one in stance.evidence if one.condition]
    told = [one for one in told if one.speaker_kind not in OUTSIDERS] or told
    terms = {one.condition: one for one in told if one.condition}
    by_words: dict[str, list[Statement]] = {}
    for quote, one in terms.items():
        by_words.setdefault(quote.text.strip(" ,.;").casefold(), []).append(one)
    if not by_words or standing.first.condition is None:
        return "; ".join([sources(standing.evidence), *_own_voices(standing.evidence)])
    shown = [f"“{group[0].condition.text}”: {sources(group)}" for group in by_words.values() if group[0].condition]
    return "; ".join(shown[:4]) + (f"; and {len(shown) - 4} more wordings" if len(shown) > 4 else "")


def _own_voices(evidence: Sequence[Statement]) -> list[str]:
    """The reports that tell it beside the sources named, each in its own voice."""
    cited = {one.quote.number for one in evidence if source_of(one)}
    own = sorted({one.quote.number for one in evidence} - cited) if cited else []
    return (
        [f"{listed([f'{one:03d}' for one in own])} in {'its' if len(own) == 1 else 'their'} own voice"] if own else []
    )


def _outside(record: Record) -> list[Event]:
    """What actors that are neither party nor mediator say of mediation, and what publics and oppositions say."""
    cast = {*record.cast.parties, *record.cast.third_parties}
    return [
        one
        for one in record.events
        if one.modality is not Modality.HISTORICAL
        and (one.move in OPINIONS or (one.move in OUTSIDE and (one.actor not in cast or _is_voice(one))))
    ]


def _beside_publics(record: Record) -> list[Line]:
    """Sentences of note just behind one on what a public wants, which were not coded."""
    told = {
        (one.quote.report, one.quote.sentence): actor_name(one.actor)
        for one in record.statements if one.actor and one.actor_role is Role.PUBLIC
    }  # fmt: skip
    behind = [(one, told.get((one.report, one.sentence - 1))) for one in record.uncoded]
    return [
        Line(text=f"After what people in {name} want stands, not coded: “{one.text}”", quotes=(one,))
        for one, name in behind if name
    ]  # fmt: skip


def part_turned_down(record: Record, party: str, third_party: str | None) -> Statement | None:
    """What alone a party turns down of a mediator's help, as read most surely; None where there is nothing."""
    told = [one for one in record.partial if (one.actor, one.third_party) == (party, third_party)]
    return max(told, key=lambda one: (one.confidence, -one.quote.number), default=None)


def _of_one_kind(record: Record) -> list[Line]:
    """What parties refuse that is no help in talks, of nobody named: observers, peacekeepers."""
    told = ((party, part_turned_down(record, party, None)) for party in record.cast.parties)
    return [
        Line(text=f"{display_name(party)} turns down help of one kind: “{one.quote.text}”", quotes=(one.quote,))
        for party, one in told if one
    ]  # fmt: skip


def _is_voice(event: Event) -> bool:
    return event.statements[0].actor_role in (Role.PUBLIC, Role.OPPOSITION)


def _silent(record: Record) -> tuple[Line, ...]:
    """Parties of which nothing is told on third-party help."""
    held = {one.actor for one in record.stances if one.role is StanceRole.PARTY}
    return tuple(
        Line(text=f"{display_name(party)}: these reports tell nothing of where it stands; silence is not refusal.")
        for party in record.cast.parties
        if party not in held
    )
