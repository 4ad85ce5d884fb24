"""For each would-be mediator: whether it is willing, and whose consent is on record.

Of several stances that hold at a time, the one told last counts; stances that rest on unnamed sources, on media or on
the word of the other party alone give way to others, and of two told on one day the more guarded counts. A party's
word on third-party help in general stands beside its word on one mediator, and in its place where it surely refuses
all and says nothing firm on this one; a refusal of this one that stands beside it is told first. A party that takes
the help of another at the time, or later, does not refuse all: its general word then says nothing of this one. A
hesitation told beside a refusal does not take it back, unless it is plainly the later word. To meet or agree with the
other side under a mediator on a later day is consent, whatever was said before (`deeds`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from goodoffices.codebook.words import ConsentStatus, SpeakerKind, StanceRole, StanceValue
from goodoffices.core.record import Cast, Consent, PartyConsent, Stance
from goodoffices.core.statement import Statement
from goodoffices.core.surety import is_firm
from goodoffices.core.when import UNKNOWN_WHEN, When
from goodoffices.reconcile.deeds import Deeds, undoing
from goodoffices.reconcile.placing import Placing
from goodoffices.reconcile.whose import is_word_of_another

S = StanceValue
APART = 31  # days
STATUS = {
    S.REQUESTS: ConsentStatus.GIVEN,
    S.ACCEPTS: ConsentStatus.GIVEN,
    S.ACCEPTS_IF: ConsentStatus.CONDITIONAL,
    S.REFUSES: ConsentStatus.REFUSED,
    S.UNCLEAR: ConsentStatus.UNCLEAR,
}
# The less guarded first: of two stances told on the same day the last in this row counts.
GUARD = (
    S.REQUESTS, S.ACCEPTS, S.ACCEPTS_IF, S.OFFERS, S.OFFERS_IF, S.MEDIATES, S.UNCLEAR, S.WITHDRAWN, S.DECLINES,
    S.REFUSES,
)  # fmt: skip
YES = (S.REQUESTS, S.ACCEPTS, S.ACCEPTS_IF)
FOR = (S.REQUESTS, S.ACCEPTS, S.ACCEPTS_IF, S.OFFERS, S.OFFERS_IF, S.MEDIATES)


def find_consents(
    stances: Sequence[Stance], cast: Cast, as_of: When, placing: Placing, deeds: Deeds
) -> tuple[Consent, ...]:
    """The consents to each would-be mediator as they stand, in the order of the cast.

    Args:
        stances: Of all actors.
        cast: Whose consent to whom.
        as_of: What "now" means.
        placing: The days of statements.
        deeds: What the parties did together under each mediator.
    """
    now = as_of.until or date.max
    return tuple(_consent(name, stances, cast, now, placing, deeds) for name in cast.third_parties)


def _consent(
    third_party: str, stances: Sequence[Stance], cast: Cast, now: date, placing: Placing, deeds: Deeds
) -> Consent:
    own = [one for one in stances if one.actor == third_party and one.role is StanceRole.THIRD_PARTY]
    parties = frozenset(cast.parties)
    said = (_party(name, third_party, stances, now, placing, parties) for name in cast.parties)
    return Consent(
        third_party=third_party, own=holding(own, now, placing, parties),
        parties=tuple(_by_deed(one, deeds.get((one.party, third_party), ()), placing) for one in said),
    )  # fmt: skip


def _by_deed(said: PartyConsent, deeds: Sequence[Statement], placing: Placing) -> PartyConsent:
    """A party's consent by its word, or given where its later deeds speak against that."""
    later = undoing(deeds, said.stance, placing)
    return replace(said, status=ConsentStatus.GIVEN, deeds=later) if later else said


def _party(
    party: str, third_party: str, stances: Sequence[Stance], now: date, placing: Placing, parties: frozenset[str]
) -> PartyConsent:  # fmt: skip
    held = [one for one in stances if one.actor == party and one.role is StanceRole.PARTY]
    stance = holding([one for one in held if one.third_party == third_party], now, placing, parties)
    general = holding([one for one in held if one.third_party is None], now, placing, parties)
    hesitant = stance if stance is not None and stance.value is S.UNCLEAR else None
    if (
        general is not None
        and (stance is None or hesitant is not None)
        and _is_of_all(general, hesitant, held, placing)
    ):
        refusals = [one for one in held if one.third_party == third_party and one.value is S.REFUSES]
        stance = holding([one for one in refusals if one.until is None], now, placing, parties) or general
    status = STATUS[stance.value] if stance else ConsentStatus.NOT_ON_RECORD
    return PartyConsent(party=party, status=status, stance=stance, general=general)


def _is_of_all(general: Stance, hesitant: Stance | None, held: Sequence[Stance], placing: Placing) -> bool:
    """Whether a general word surely refuses all, and no later hesitation or help that is taken stands against it."""
    is_no = general.value is S.REFUSES and not _is_unsure(general)
    return is_no and not _is_later(hesitant, general) and not _takes_help(held, general, placing)


def _takes_help(held: Iterable[Stance], refusal: Stance, placing: Placing) -> bool:
    """Whether a party surely takes the help of one third party, not before it refused all: it does not refuse all."""
    taken = (one for one in held if one.value in YES and one.third_party is not None and one.until is None)
    told = (each for one in taken if not _is_unsure(one) for each in one.evidence)
    return any(not placing.when(one).before(refusal.since) for one in told)


def _is_later(one: Stance | None, other: Stance) -> bool:
    """Whether a word is plainly the later one: both are dated, and it lies after the other by more than a month."""
    begun, last = one.since if one else UNKNOWN_WHEN, other.since.until
    return bool(last and begun.until and begun.since and (begun.since - last).days > APART)


def holding(stances: Sequence[Stance], now: date, placing: Placing, parties: frozenset[str]) -> Stance | None:
    """The stance that holds at a time: the one told last that has not ended; None where there is none."""
    begun = [one for one in stances if one.since.since is None or one.since.since <= now]
    firm = [one for one in begun if not _is_unsure(one)] or begun
    clear = [one for one in firm if not _is_misread(one, firm)]
    live = [one for one in clear if one.until is None] or clear
    return max(live, key=lambda one: _recency(one, placing, parties), default=None)


def _is_misread(one: Stance, others: Iterable[Stance]) -> bool:
    """Whether a word for or against help rests on sentences alone that carry its contrary too, told in more of them."""
    own = _sentences(one)
    return any((one.value in FOR) is not (other.value in FOR) and own < _sentences(other) for other in others)


def _sentences(one: Stance) -> set[tuple[str, int]]:
    return {(each.quote.report, each.quote.start) for each in one.evidence}


def _is_unsure(one: Stance) -> bool:
    return not is_firm(one.evidence)


def _recency(one: Stance, placing: Placing, parties: frozenset[str]) -> tuple[bool, date, int, int]:
    is_sourced = any(not _is_weak(statement, parties) for statement in one.evidence)
    last = max(_last_day(placing.when(statement)) for statement in one.evidence)
    return (is_sourced, last, GUARD.index(one.value), -one.attribution.rung)


def _is_weak(one: Statement, parties: frozenset[str]) -> bool:
    return one.speaker_kind in (SpeakerKind.ANONYMOUS, SpeakerKind.MEDIA) or is_word_of_another(one, parties)


def _last_day(when: When) -> date:
    return when.until or when.since or date.min
