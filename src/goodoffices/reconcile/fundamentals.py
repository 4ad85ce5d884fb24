"""The fundamentals of the United Nations' guidance for mediation, answered from the record where it speaks.

References:
    United Nations (2012), Guidance for Effective Mediation: consent, impartiality, inclusivity, national ownership,
    international law and normative frameworks, coherence, coordination and complementarity. (Preparedness and quality
    peace agreements are not for reports to tell.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import ConsentStatus, Move, Role
from goodoffices.core.record import Cast, Consent, Fundamental, Invocation, PartyConsent, Tie
from goodoffices.core.report import Quote
from goodoffices.core.statement import Statement
from goodoffices.reconcile.order import quotes_in_order
from goodoffices.reconcile.wording import OWN_CLAUSES, articled, listed

SILENT = "not in these reports"
OUTSIDE = (Role.PUBLIC, Role.OPPOSITION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What of a record the fundamentals are answered from."""

    statements: Sequence[Statement]
    cast: Cast
    consents: Sequence[Consent]
    invocations: Sequence[Invocation]
    ties: Sequence[Tie]


def find_fundamentals(grounds: Grounds) -> tuple[Fundamental, ...]:
    """The six answers, in the order of the guidance."""
    return tuple(answer(grounds) for answer in (_consent, _impartiality, _inclusivity, _ownership, _norms, _coherence))


def _fundamental(name: str, sentences: Sequence[str], quotes: Sequence[Quote]) -> Fundamental:
    return Fundamental(name=name, answer=" ".join(sentences) or SILENT, evidence=quotes_in_order(quotes))


def _consent(grounds: Grounds) -> Fundamental:
    sentences: list[str] = []
    quotes: list[Quote] = []
    for consent in grounds.consents:
        told = [one for one in consent.parties if one.status is not ConsentStatus.NOT_ON_RECORD]
        if not told or consent.is_moot:
            continue
        words = [f"{display_name(one.party)} {one.status.value}{_scope(one)}" for one in consent.parties]
        sentences.append(f"To {articled(consent.third_party)}: {', '.join(words)}.")
        quotes.extend(one.stance.evidence[0].quote for one in told if one.stance)
    return _fundamental("consent", sentences, quotes)


def _scope(one: PartyConsent) -> str:
    """That a refusal is one of all third parties."""
    is_general = one.status is ConsentStatus.REFUSED and one.stance is not None and one.stance.third_party is None
    return " (third-party help in general)" if is_general else ""


def _impartiality(grounds: Grounds) -> Fundamental:
    sentences: list[str] = []
    quotes: list[Quote] = []
    for name in grounds.cast.third_parties:
        to_parties = {
            party: [one for one in grounds.ties if {one.actor, one.other} == {name, party}]
            for party in grounds.cast.parties
        }
        if any(to_parties.values()):
            told = [f"with {display_name(party)}: {listed(_domains(ties)) or 'none told'}"
                    for party, ties in to_parties.items()]  # fmt: skip
            sentences.append(f"Ties of {articled(name)} {'; '.join(told)}.")
            quotes.extend(one.quote for ties in to_parties.values() for one in ties)
    opposed = [one for one in grounds.statements if one.move is Move.OPPOSE and one.third_party]
    for name in sorted({one.third_party for one in opposed if one.third_party}):
        speakers = sorted({display_name(one.actor) for one in opposed if one.third_party == name and one.actor})
        if speakers:
            sentences.append(f"{listed(speakers)} spoke against {articled(name)} as mediator.")
    return _fundamental("impartiality", sentences, [*quotes, *(one.quote for one in opposed)])


def _domains(ties: Sequence[Tie]) -> list[str]:
    return sorted({one.domain for one in ties})


def _inclusivity(grounds: Grounds) -> Fundamental:
    voices = [one for one in grounds.statements if one.actor_role in OUTSIDE and one.actor in grounds.cast.parties]
    names = sorted({(one.actor or "", one.actor_role.value) for one in voices})
    said = [f"the {role} in {display_name(actor)}" for actor, role in names]
    sentences = [f"Besides the governments and armed groups, the reports tell of {listed(said)}."] if said else []
    return _fundamental("inclusivity", sentences, [one.quote for one in voices])


def _ownership(grounds: Grounds) -> Fundamental:
    parties = set(grounds.cast.parties)
    direct = [one for one in grounds.statements if one.move in (Move.NEGOTIATE, Move.AGREE) and one.actor in parties]
    refusals = [one for one in grounds.statements if one.move is Move.REFUSE and one.actor in parties]
    alone = [one for one in refusals if one.third_party is None]  # who turns one helper down may want another
    sentences = []
    if direct:
        sentences.append("The reports tell of talks or agreements between the parties themselves.")
    if alone:
        names = listed(sorted({display_name(one.actor or "") for one in alone}))
        sentences.append(f"{names} would keep third-party help out, or keep the matter among the parties.")
    return _fundamental("national ownership", sentences, [one.quote for one in (*direct, *alone)])


def _norms(grounds: Grounds) -> Fundamental:
    names = sorted({one.framework for one in grounds.invocations})
    sentences = [f"Named: {'; '.join(names)}."] if names else []
    return _fundamental(
        "law and norms", sentences, [quote for one in grounds.invocations for quote in one.evidence[:1]]
    )


def _coherence(grounds: Grounds) -> Fundamental:
    active = [one for one in grounds.consents if one.own is not None]
    if len(active) < 2:
        return _fundamental("coherence", [], [])
    told = [f"{articled(one.third_party)} {OWN_CLAUSES[one.own.value.value]}" for one in active if one.own]
    quotes = [one.own.evidence[0].quote for one in active if one.own]
    return _fundamental("coherence", [f"Several would mediate, or say whether they do: {listed(told)}."], quotes)
