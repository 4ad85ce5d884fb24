"""From a record to a brief: the sections in the order in which an analyst reads."""

from __future__ import annotations

import re
from collections import Counter

from goodoffices import __version__
from goodoffices.brief import gaps, ground, sections, setting
from goodoffices.brief.naming import once_each
from goodoffices.brief.phrases import actor_name, count, date_text, listed
from goodoffices.brief.summary import summary_section
from goodoffices.codebook.actors import known_actors
from goodoffices.codebook.words import SpeakerKind
from goodoffices.core.brief import Brief, Section
from goodoffices.core.record import Record
from goodoffices.core.report import Report

MOST_NAMED = 5  # undated reports that are named by number
CAVEAT = (
    "Read from the reports named here and, on agreements, a registry; by a machine that quotes what it read: "
    "no forecast, and no judgement of what is true."
)


def compose_brief(record: Record, *, outlook: Section | None = None) -> Brief:
    """The brief on one dispute.

    Args:
        record: What the reports add up to.
        outlook: A section on which outcomes hold, composed from a solved conflict; None leaves it out.
    """
    parts = [
        summary_section(record),
        sections.stance_section(record),
        sections.consent_section(record),
        sections.disagreement_section(record),
        sections.timeline_section(record),
        setting.setting_section(record),
        ground.ground_section(record),
        setting.judgement_section(record),
        *([outlook] if outlook else []),
        gaps.gap_section(record),
        gaps.report_section(record),
    ]
    return Brief(
        title=record.title,
        subtitle=_subtitle(record),
        sections=tuple(part for part in parts if part.blocks),
        reports=record.reports,
        statements=record.statements,
        caveat=CAVEAT,
        version=__version__,
    )


def _subtitle(record: Record) -> str:
    """How many reports from how many origins, what was read out of them, and what "now" means."""
    n_reports = len(record.reports)
    n_origins = n_reports - sum(len(one.reports) - 1 for one in record.origins if one.what.startswith("text"))
    copies = f" ({count(max(1, n_origins), 'independent text')})" if n_origins < n_reports else ""
    on = f" on {count(len(record.events), 'event')}" if record.events else ""
    read = f"{count(len(record.statements), 'statement')}{on}"
    return f"{count(n_reports, 'report').capitalize()}{copies}, {read}.{_now(record)}{_unnamed(record)}"


def _unnamed(record: Record) -> str:
    """Which parties no report calls by the name that stands for them here, and through whom they are told of."""
    known, text = known_actors().actors, "\n".join(one.text for one in record.reports)
    told = []
    for code in record.cast.parties:
        forms = (*known[code].names, *known[code].people, *known[code].seats) if code in known else ()
        if forms and not any(re.search(rf"\b{re.escape(one)}", text) for one in forms):
            own = [one for one in record.statements if one.actor == code and one.move.is_mediation]
            named = (one for one in own if one.speaker_kind is SpeakerKind.NAMED_OFFICIAL)
            voices = Counter(one.speaker for one in named if one.speaker)
            through = (
                f"through {once_each(name for name, _ in voices.most_common())[0]}" if voices else "through its people"
            )
            whole = next((f" ({one})" for one in known[code].names if " " in one and one.isascii()), "")
            told.append(f" No report speaks of {actor_name(code)}{whole} by name; it is told of {through}.")
    return "".join(told)


def _looking_back(record: Record) -> list[Report]:
    """The reports that were written after "now", and tell of nothing later."""
    now = record.as_of.until
    is_told = any(one.when and one.when.since == now for one in record.statements)
    later = [one for one in record.reports if now and (one.published.when.since or now) > now]
    return [one for one in later if one.published.when.until] if is_told else []


def _now(record: Record) -> str:
    """What "now" means, and which reports may be later than it."""
    if not record.as_of.is_known:
        return ""
    now = f" “Now” is {date_text(record.as_of)}"
    newest = max((one.published.when.until for one in record.reports if one.published.when.until), default=None)
    if back := _looking_back(record):
        who = listed(f"{one.number:03d}" for one in back)
        return (
            f"{now}, the last day of which the reports tell; {who} {'looks' if len(back) == 1 else 'look'} back on it."
        )
    undated = [one for one in record.reports if one.published.when.until is None]
    later = next((one for one in undated if newest and one.published.when.since == record.as_of.until != newest), None)
    if later:
        return f"{now}, the latest day that {later.number:03d} looks back on; it has no date and may be later still."
    if not undated or record.as_of.until != newest:
        return f"{now}."
    who = (
        listed(f"{one.number:03d}" for one in undated) if len(undated) <= MOST_NAMED else count(len(undated), "report")
    )
    have = "has" if len(undated) == 1 else "have"
    return f"{now}, the day of the newest dated report; {who} {have} no date and may be later."
