"""Consent in deed: what parties do together under a mediator speaks against what they said before."""

from __future__ import annotations

from build import PARTIES, record, report, told

from goodoffices.brief.sections import consent_section
from goodoffices.codebook.words import ConsentStatus

SAID = report("a0.txt", "Peru refuses Chile's help.", on="1995-02-01")
DONE = report("a1.txt", "Chile receives both.", "Peru and Ecuador agree on a truce.", on="1995-02-09")
REFUSAL = told(SAID, 1, "PER", "refuse", by="CHL", on="1995-02-01")


def deeds(day: str | None, other: str | None = None):
    """Mediation by Chile and an agreement of both parties in one report, each on a day."""
    agreed = [told(DONE, 2, one, "agree", toward=set(PARTIES) - {one}, on=other or day) for one in PARTIES]
    return [told(DONE, 1, "CHL", "mediate", toward=PARTIES, on=day), *agreed]


def consent_of(party: str, statements):
    """What the record holds of a party's consent to Chile."""
    made = record([SAID, DONE], statements)
    consent = next(one for one in made.consents if one.third_party == "CHL")
    return made, next(one for one in consent.parties if one.party == party)


def test_a_later_agreement_under_a_mediator_is_consent_to_it():
    """And the line says what was done, when, and what had been said before."""
    made, peru = consent_of("PER", [REFUSAL, *deeds("1995-02-08")])
    assert peru.status is ConsentStatus.GIVEN
    assert [one.move for one in peru.deeds] == ["agree"]
    lines = [line.text for block in consent_section(made).blocks for line in getattr(block, "lines", ())]
    line = next(one for one in lines if one.startswith("Peru"))
    assert line.startswith(
        "Peru: given in deed; it agreed with the other side under Chile (8 February 1995); before, it"
    )
    assert "refused Chile's help" in line


def test_an_agreement_of_another_day_or_of_no_later_one_is_none():
    """Nor one that the same report tells of a day on which nobody mediates, or of the day of the refusal."""
    for told_deeds in (deeds("1995-02-08", "1995-02-07"), deeds("1995-02-01"), deeds(None)[1:]):
        assert consent_of("PER", [REFUSAL, *told_deeds])[1].status is ConsentStatus.REFUSED


def test_a_refusal_after_the_deed_stands():
    """Who turns the mediator down later has taken the deed back."""
    late = told(DONE, 1, "PER", "refuse", by="CHL", on="1995-02-09")
    assert consent_of("PER", [late, *deeds("1995-02-08")])[1].status is ConsentStatus.REFUSED
