"""The door: statements of many reports in, one record for each dispute out.

1. Statements are put in order, names of agreements in their canonical form; what the public is cited for is its own.
2. Reports are placed in time and parted by dispute; the cast of each is named or inferred.
3. Origins, events, stances, disagreements, consent and fundamentals are found, each from what stands above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goodoffices.codebook.actors import display_name, known_actors
from goodoffices.codebook.agreements import canonical_agreement
from goodoffices.codebook.words import Modality, Role, SpeakerKind
from goodoffices.core.reading import Extraction, Reading
from goodoffices.core.record import Cast, Judgement, Origin, Record, Tie
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.reconcile.cast import infer_cast
from goodoffices.reconcile.consent import find_consents
from goodoffices.reconcile.deeds import find_deeds
from goodoffices.reconcile.denials import is_denied_refusal
from goodoffices.reconcile.disagreements import find_disagreements, without_slips
from goodoffices.reconcile.disputes import split_disputes
from goodoffices.reconcile.events import find_events
from goodoffices.reconcile.fundamentals import Grounds, find_fundamentals
from goodoffices.reconcile.invocations import find_invocations
from goodoffices.reconcile.kinds import OFFICIAL_ROLES
from goodoffices.reconcile.leaving import with_mediators_left
from goodoffices.reconcile.misreadings import without_misreadings
from goodoffices.reconcile.offices import find_office_slips, misnamed_in
from goodoffices.reconcile.order import in_order
from goodoffices.reconcile.origins import find_origins
from goodoffices.reconcile.partial import part_refusals
from goodoffices.reconcile.placing import dated, newest, place_reports, present
from goodoffices.reconcile.settlement import find_settlement
from goodoffices.reconcile.slips import find_date_slips
from goodoffices.reconcile.stances import build_stances, find_points
from goodoffices.reconcile.wording import articled, listed

LONG_PAST = 5479  # days, fifteen years, before "now" that make what is told a precedent


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wishes:
    """What the user named."""

    parties: tuple[str, ...] | None
    third_parties: tuple[str, ...] | None
    as_of: When | None
    title: str | None


def reconcile_statements(
    reading: Reading,
    extraction: Extraction,
    *,
    copies: tuple[Origin, ...] = (),
    parties: Sequence[str] | None = None,
    third_parties: Sequence[str] | None = None,
    as_of: When | None = None,
    title: str | None = None,
) -> tuple[Record, ...]:
    """One record for each dispute that the reports tell of, the one with most reports first.

    Args:
        reading: The reports as read.
        extraction: Their statements, and what extraction saw besides.
        copies: Reports that copy each other, as found while reading.
        parties: The parties by their canonical names; None to infer them. Naming them makes one record of all.
        third_parties: The would-be mediators; None to infer them.
        as_of: What "now" means; None for the newest dated report, or a later day that an undated one tells of.
        title: What to call the record; None to make it from the cast.
    """
    reports = tuple(sorted(reading.reports, key=lambda one: (one.number, one.name)))
    known = {one.name for one in reports}
    told = tuple(one for one in extraction.statements if one.quote.report in known)
    now = as_of or newest(reports, told)
    statements = in_order(_in_time(_in_part(_canonical(one)), now) for one in told)
    wishes = _Wishes(
        parties=tuple(parties) if parties else None, third_parties=tuple(third_parties) if third_parties else None,
        as_of=as_of, title=title,
    )  # fmt: skip
    names = tuple(one.name for one in reports)
    groups = (names,) if wishes.parties else split_disputes(names, statements)
    return tuple(_record(set(group), reports, statements, reading, extraction, copies, wishes) for group in groups)


def _canonical(one: Statement) -> Statement:
    """A statement with the agreements that it invokes under their canonical names."""
    actors = {one.actor or "", one.third_party or "", *one.toward}
    names = tuple(dict.fromkeys(canonical_agreement(name, actors=actors) for name in one.frameworks))
    return one if names == one.frameworks else replace(one, frameworks=names)


def _in_part(one: Statement) -> Statement:
    """A statement for which the public is cited as one of the public: what people want is no government's stance.

    An organisation has no public.
    """
    has_public = known_actors().kind(one.actor) != "organisation"
    is_public = has_public and one.speaker_kind is SpeakerKind.PUBLIC and one.actor_role in OFFICIAL_ROLES
    return replace(one, actor_role=Role.PUBLIC) if is_public else one


def _in_time(one: Statement, now: When) -> Statement:
    """A statement of what is long past as a precedent, whatever its tense; a state that is no more acts in the past."""
    known = known_actors().actors.get(one.actor or "")
    is_gone = known is not None and known.until is not None and one.when is None
    is_old = bool(one.when and one.when.until and now.since and (now.since - one.when.until).days > LONG_PAST)
    is_past = one.modality is Modality.ACTUAL and (is_gone or is_old)
    return replace(one, modality=Modality.HISTORICAL) if is_past else one


def _record(
    names: set[str], all_reports: tuple[Report, ...], all_statements: tuple[Statement, ...], reading: Reading,
    extraction: Extraction, copies: tuple[Origin, ...], wishes: _Wishes,
) -> Record:  # fmt: skip
    """Step 3 for the reports of one dispute."""
    reports = tuple(one for one in all_reports if one.name in names)
    statements, partial = part_refusals(
        with_mediators_left([one for one in all_statements if one.quote.report in names])
    )
    placing = place_reports(reports, statements, copies)
    origins = find_origins(reports, statements, copies, placing)
    slips = find_date_slips(statements, placing, origins)
    placing = without_slips(placing, slips)
    as_of = wishes.as_of or present(reports, placing, statements)
    misnamed = misnamed_in(find_office_slips(reports, origins), statements)
    cast = infer_cast(statements, wishes.parties, wishes.third_parties, misnamed=misnamed)
    whole = [one for one in statements if one not in set(partial) and not is_denied_refusal(one)]
    voices = without_misreadings(whole)
    points = find_points(voices, cast.parties, placing)
    stances = build_stances(points, origins)
    consents = find_consents(stances, cast, as_of, placing, find_deeds(voices, cast, placing))
    invocations, ties = find_invocations(statements), _ties(extraction, names, set(cast.parties))
    events = find_events(voices, placing, origins)
    grounds = Grounds(statements=voices, cast=cast, consents=consents, invocations=invocations, ties=ties)
    return Record(
        title=wishes.title or _title(cast), reports=dated(reports, placing), statements=statements, cast=cast,
        origins=origins.shared, events=events, stances=stances,
        disagreements=find_disagreements(reports, whole, cast.parties, points, placing, slips, origins),
        consents=consents, fundamentals=find_fundamentals(grounds), invocations=invocations, ties=ties,
        judgements=_judgements(extraction, names),
        uncoded=_in_order(extraction.uncoded, names), hostile=_in_order(extraction.hostile, names),
        doubtful=tuple(one for one in extraction.doubtful if one.quote.report in names),
        problems=tuple(sorted({*reading.problems, *reading.left_out, *extraction.problems})), as_of=as_of,
        settlement=find_settlement(events, cast.parties, as_of), partial=partial,
    )  # fmt: skip


def _in_order(quotes: Iterable[Quote], names: set[str]) -> tuple[Quote, ...]:
    return tuple(sorted((one for one in quotes if one.report in names), key=_quote_key))


def _quote_key(quote: Quote) -> tuple[int, str, int, int]:
    return (quote.number, quote.report, quote.start, quote.end)


def _ties(extraction: Extraction, names: set[str], parties: set[str]) -> tuple[Tie, ...]:
    """The ties that the reports tell of; relations between the parties are the dispute itself and none."""
    told = (row for row in extraction.ties if row[3].report in names and not {row[0], row[1]} <= parties)
    found = {Tie(actor=a, other=o, domain=d, quote=q) for a, o, d, q in told}
    return tuple(sorted(found, key=lambda one: (one.actor, one.other or "", one.domain, _quote_key(one.quote))))


def _judgements(extraction: Extraction, names: set[str]) -> tuple[Judgement, ...]:
    found = {Judgement(by=b, is_expectation=e, quote=q) for b, e, q in extraction.judgements if q.report in names}
    return tuple(sorted(found, key=lambda one: (_quote_key(one.quote), one.by, one.is_expectation)))


def _title(cast: Cast) -> str:
    """A title from the cast: "India and Pakistan, with Russia as would-be mediator"."""
    if not cast.parties:
        return "A dispute without named parties"
    sides = listed([display_name(name) for name in cast.parties])
    if not cast.third_parties:
        return sides
    few = listed([articled(name) for name in cast.third_parties[:3]])
    return f"{sides}, with {few} as would-be mediator{'s' if len(cast.third_parties) > 1 else ''}"
