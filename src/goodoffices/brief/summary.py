"""What the reports add up to: four to nine sentences, each with its quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.brief.phrases import (
    actor_name,
    bounded_text,
    is_own_word,
    listed,
    names,
    past_text,
    sentence,
    since_text,
    speakers,
    stance_text,
)
from goodoffices.brief.sections import agreed_under, general_refusal
from goodoffices.brief.standing import OUTSIDERS, Standing, standings, unconfirmed
from goodoffices.brief.summary_consent import BY_DEED, consent_text
from goodoffices.brief.summary_ground import (
    agreement_line,
    disagreement_line,
    joined,
    setting_line,
    settled_line,
)
from goodoffices.brief.summary_others import denied_by, leading, others_line
from goodoffices.brief.support import count_origins, denying
from goodoffices.brief.telling import quotes_of
from goodoffices.codebook.phrasing import ABOUT_TALKS, BEFORE_TALKS
from goodoffices.codebook.words import Modality, Move, StanceRole, StanceValue
from goodoffices.core.brief import Line, Lines, Section
from goodoffices.core.record import Invocation, Record, Stance
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import UNSURE, Statement

OFFERING = (StanceValue.OFFERS, StanceValue.OFFERS_IF)
WILLING = (StanceValue.REQUESTS, StanceValue.ACCEPTS, StanceValue.ACCEPTS_IF)
UNWILLING = (StanceValue.REFUSES, StanceValue.UNCLEAR)
AGAINST = re.compile(r"against third|(?:among|between) the (?:parties|two)")
YES_NO = {True, False}
LATE = 120  # days for which a demand is told as standing
LEAST_WORDS = 8  # a shorter first paragraph is a byline, a place or the outlet
NONE_TOLD = "These reports hold no statement on third-party mediation."


def summary_section(record: Record) -> Section:
    """The section: end, offer, other accounts, the willing, the unwilling, others, agreement, disputes, setting."""
    lead = leading(record)
    lines = [
        settled_line(record),
        *_lead_lines(record, lead),
        _willing_line(record, lead),
        _missing_line(record, lead),
        others_line(record, lead),
        None if record.settlement else agreement_line(record),
        disagreement_line(record, lead),
        setting_line(record),
    ]
    said = tuple(one for one in lines if one) or (Line(text=NONE_TOLD),)
    note = "A reference such as [002:14] is the number of a report and of its sentence, the headline being 1."
    return Section(key="summary", title="What the reports add up to", blocks=(Lines(lines=said),), note=note)


def _lead_lines(record: Record, lead: str | None) -> list[Line | None]:
    """What the leading mediator offers, then what else it does; an offer that has ended goes last."""
    lines = [_offer_line(record, lead), _other_accounts_line(record, lead)]
    return lines[::-1] if _is_over(_offers(record, lead)) else lines


def _offers(record: Record, lead: str | None) -> list[Stance]:
    return [one for one in _own(record, lead) if one.value in OFFERING]


def _is_over(offers: Sequence[Stance]) -> bool:
    """Whether all offers have ended: what else is told of the mediator is then no other account of them."""
    return bool(offers) and all(one.until for one in offers)


def _own(record: Record, lead: str | None) -> list[Stance]:
    return [one for one in record.stances if one.actor == lead and one.role is StanceRole.THIRD_PARTY]


def _offer_line(record: Record, lead: str | None) -> Line | None:
    """What the leading mediator offers, on which conditions, and where its condition is left out."""
    offers = _offers(record, lead)
    if lead is None or not offers:
        return None
    parties = names(record.cast.parties)
    evidence = [one for stance in offers for one in stance.evidence]
    conditional = sorted((one for one in evidence if one.condition), key=lambda one: one.attribution.rung)
    conditional = [one for one in conditional if one.speaker_kind not in OUTSIDERS] or conditional
    verb = "offered" if _is_over(offers) else "offers"
    when = _span(offers)
    denied = denied_by(record, offers[0])
    notes = ", ".join(one for one in (when, denied) if one)
    text = f"{actor_name(lead)} {verb} help to {parties}" + (f" ({notes})" if notes else "")
    if not conditional:
        told = speakers(evidence)
        text += f", with no condition on record{f', according to {told}' if told else ''}"
        return Line(text=sentence(text), quotes=quotes_of(evidence), doubt=offers[0].doubt)
    dropped = _without_condition(record, lead, conditional)
    few = _few_of(conditional, evidence)
    text += f",{few} on a condition: {listed(_conditions(conditional))}" + _dropped_text(dropped)
    outright = [one.quote for one in dropped]
    plain = quotes_of(evidence) if few else ()
    return Line(text=sentence(text), quotes=joined(quotes_of(conditional), outright, plain), doubt=offers[0].doubt)


def _span(stances: Sequence[Stance]) -> str:
    """When stances told together began and, where none of them holds, when they were replaced."""
    begun = Standing(stances=tuple(stances)).beginnings
    days = sorted((one for one in begun if bounded_text(one)), key=lambda one: str(one.since))
    since = since_text(days) if days else ""
    ends = [bounded_text(one.until) for one in stances if one.until]
    is_over = len(ends) == len(stances)
    return " ".join(one for one in (since, f"until {ends[-1]}" if is_over and ends[-1] else "") if one)


def _conditions(conditional: Sequence[Statement]) -> list[str]:
    """The wordings of a condition, at most three, each with who attaches it."""
    by_speaker: dict[str, tuple[str, dict[str, str]]] = {}
    for one in conditional:
        words = one.condition.text.strip(" ,.;") if one.condition else ""
        said = speakers([one])
        key = said.split()[-1].casefold() if said else f"{one.quote.number:03d}"
        _, wordings = by_speaker.setdefault(key, (said or f"by {one.quote.number:03d}", {}))
        wordings.setdefault(words.casefold(), f"“{words}”")
    told = [(said, listed(list(wordings.values())[:2])) for said, wordings in by_speaker.values()]
    return [f"{words} ({said})" for said, words in told[:3]]


def _few_of(conditional: Sequence[Statement], evidence: Sequence[Statement]) -> str:
    """Which reports have a condition, where most that tell of the offer have none: " by 004"."""
    told = {one.quote.number for one in evidence}
    have = sorted({one.quote.number for one in conditional})
    return f" by {listed(f'{one:03d}' for one in have)}" if 2 * len(have) < len(told) else ""


def _without_condition(record: Record, lead: str, on_terms: Sequence[Statement]) -> list[Statement]:
    """Offers of a mediator told outright in headline or first sentence of a report.

    A report that came out before anybody told of a condition has left none out.
    """
    first = {one.name: _lead_sentence(one) for one in record.reports}
    days = {one.name: one.published.when for one in record.reports}
    since = [one.when or days[one.quote.report] for one in on_terms]
    told = [one for one in record.statements if one.move is Move.OFFER and one.actor == lead]
    told = [one for one in told if not since or not all(days[one.quote.report].before(each) for each in since)]
    told = [one for one in told if one.modality is Modality.ACTUAL and one.quote.sentence <= first[one.quote.report]]
    conditional = {
        (one.quote.report, one.quote.sentence)
        for one in record.statements
        if one.move is Move.OFFER and one.actor == lead and one.condition
    }
    return [one for one in told if (one.quote.report, one.quote.sentence) not in conditional]


def _lead_sentence(report: Report) -> int:
    """Number of the first sentence of the body that is long enough to be one."""
    after = range(2 if report.title else 1, len(report.sentences) + 1)
    long = (n for n in after if len(report.quote_sentence(n).text.split()) >= LEAST_WORDS)
    return next(long, len(report.sentences))


def _dropped_text(dropped: Sequence[Statement]) -> str:
    """Which headlines and leads drop the condition: "; the headlines of 002 and 004 and the lead of 002 drop it"."""
    heads = sorted({f"{one.quote.number:03d}" for one in dropped if one.quote.sentence == 1})
    leads = sorted({f"{one.quote.number:03d}" for one in dropped if one.quote.sentence > 1})
    if not dropped:
        return ""
    if heads == leads:
        return f"; headline and lead of {listed(heads)} drop it"
    told = [f"the {kind}{'s' if len(given) > 1 else ''} of {listed(given)}"
            for kind, given in (("headline", heads), ("lead", leads)) if given]  # fmt: skip
    return f"; {listed(told)} {'drops' if len(heads) + len(leads) == 1 else 'drop'} it"


def _other_accounts_line(record: Record, lead: str | None) -> Line | None:
    """What else the reports have the leading mediator do: deny, mediate already, not commit itself."""
    own = _own(record, lead)
    others = sure([one for one in standings(own) if one.first.value not in OFFERING])
    if lead is None or not others:
        return None
    offers = _offers(record, lead)
    is_over = _is_over(offers)
    before = [one for one in others if not is_over and _is_earlier(one, offers, record)]
    late = [one for one in others if one not in before]
    told = _accounts(late, own, record)
    pointed = _under(record, lead).removeprefix(" under ")
    if pointed:
        told.append(f"refers the parties to {pointed}")
    is_more = all(one.first.value is StanceValue.MEDIATES for one in late)  # to be at it already denies no offer
    head = f"{actor_name(lead)} " if is_over or is_more or not offers else f"By other accounts {actor_name(lead)} "
    if is_more and offers and not is_over:
        told = [one.replace("mediates", "also mediates", 1).replace("is said", "is also said", 1) for one in told]
    once = [_once(one) for one in _accounts(before, own, record)]
    ago = f"before, {'it' if told else actor_name(lead)} {listed(once)}" if once else ""
    return Line(
        text=sentence("; ".join(one for one in (head + listed(told) if told else "", ago) if one)),
        quotes=joined(
            *((*quotes_of(one.evidence), *unconfirmed(record, one), *denying(record, one.first)[:1]) for one in others),
            _cited(record, lead),
        ),
    )


def _accounts(given: Sequence[Standing], own: Sequence[Stance], record: Record) -> list[str]:
    """What else a mediator is told to do, in the order of time."""
    told = []
    for one in sorted(given, key=lambda each: str(each.stances[-1].since.since or "")):
        rest = [each for each in own if each not in one.stances]
        is_newest = bool(rest) and all(each.since.before(one.stances[-1].since) for each in rest)
        told.append(_account(one, record, is_newest=is_newest))
    return told


def _once(account: str) -> str:
    """An account of what lies before the offer, in the past."""
    return past_text(account).replace("had stopped", "stopped", 1).replace("is said to be", "was said to be", 1)


def _is_earlier(standing: Standing, offers: Sequence[Stance], record: Record) -> bool:
    """Whether all that tells of it lies before the first offer: an earlier episode, and no other account of it."""
    published = {one.name: one.published.when for one in record.reports}
    told = [one.when or published[one.quote.report] for one in standing.evidence]
    return bool(offers) and all(when.before(one.since) for when in told for one in offers)


def sure(given: Sequence[Standing]) -> list[Standing]:
    """Those without doubt; all where there are none: the table of stances holds the rest, marked as doubtful."""
    firm = [one for one in given if any(not stance.doubt for stance in one.stances)]
    return firm or list(given)


def _account(standing: Standing, record: Record, *, is_newest: bool) -> str:
    """What else a mediator is told to do, with who says so, when, and whether it is left unconfirmed or denied."""
    newest = "the latest word" if is_newest else ""
    unsure = "not confirmed" if unconfirmed(record, standing) else ""
    denied = denied_by(record, standing.first)
    notes = [speakers(standing.evidence, 2), _span(standing.stances), newest, unsure, denied]
    words = stance_text(standing.first) if standing.holds else past_text(stance_text(standing.first))
    if standing.first.value is StanceValue.MEDIATES and notes[0]:
        words = words.replace("mediates", "is said to be mediating").replace("mediated", "was said to be mediating")
    own = "by its own word" if any(is_own_word(one) for one in standing.evidence) else "the report itself"
    return f"{words} ({', '.join(one for one in notes if one) or own})"


def _willing_line(record: Record, lead: str | None) -> Line | None:
    """Which parties ask for or accept help, through whom."""
    return _parties_line(record, lead, WILLING)


def _missing_line(record: Record, lead: str | None) -> Line | None:
    """Which parties refuse or do not commit themselves, under which agreements, and whose consent is missing."""
    line = _parties_line(record, lead, UNWILLING)
    cited = [one for one in record.invocations if one.by in record.cast.parties and AGAINST.search(one.argument)]
    text, quotes = (line.text.removesuffix("."), line.quotes) if line else ("", ())
    first = _before_talks(record)
    text = "; ".join(filter(None, (text, *first)))
    quotes = joined(quotes, *first.values())
    consent = "" if record.settlement else consent_text(record, lead, text)
    if not text and not consent:
        return None
    told = sentence("; ".join(one for one in (text, consent) if one))
    refusals = filter(None, (general_refusal(record, party) for party in record.cast.parties))
    general = [quote for one in refusals for quote in quotes_of(one.evidence)[:1]] if ", though " in consent else []
    if BY_DEED in consent and lead:
        general += [quote for party in record.cast.parties for quote in agreed_under(record, party, lead)[:1]]
    return Line(text=told, quotes=joined(quotes, general, [q for one in cited for q in one.evidence[:1]]),
                doubt=line.doubt if line else "")  # fmt: skip


def _before_talks(record: Record) -> dict[str, tuple[Quote, ...]]:
    """What parties demand of late before any talks, in words, each with the sentences."""
    parties, found = record.cast.parties, dict[str, tuple[Quote, ...]]()
    for party in parties:
        made = [one for one in record.statements if one.actor == party and one.move is Move.DEMAND]
        told = [one for one in made if set(one.toward) & set(parties) and _is_before_talks(one, record)]
        if told:
            whom = names(code for one in told for code in one.toward if code in parties)
            found[f"before talks {actor_name(party)} demands a step of {whom}"] = quotes_of(told)[:2]
    return found


def _is_before_talks(one: Statement, record: Record) -> bool:
    """Whether a demand, surely read and not of long ago, is put before talks."""
    published = next(each.published.when.until for each in record.reports if each.name == one.quote.report)
    day, now = (one.when.until if one.when else None) or published, record.as_of.until
    is_late = day is None or now is None or (now - day).days <= LATE
    text = one.quote.text
    return is_late and one.confidence >= UNSURE and bool(BEFORE_TALKS.search(text) and ABOUT_TALKS.search(text))


def _parties_line(record: Record, lead: str | None, values: tuple[StanceValue, ...]) -> Line | None:
    """Where parties stand, of some values: an actor's doubtful stances only where it has no firmer one at all."""
    own = [one for one in record.stances if one.role is StanceRole.PARTY and one.third_party in (lead, None)]
    told, dated = dict[str, list[Standing]](), set[str]()
    for actor in dict.fromkeys(one.actor for one in own):
        every = sure(standings([one for one in own if one.actor == actor]))
        held = [one for one in every if one.first.value in values and not _is_outweighed(one, every, record)]
        held = sorted(held, key=lambda one: (not one.holds, values.index(one.first.value)))
        told[actor] = [*[one for one in held if one.holds][:3], *[one for one in held if not one.holds][:1]]
        firm = (one.first.value for one in every if one.first.value is not StanceValue.UNCLEAR)
        dated.update([actor] if {value in WILLING for value in firm} == YES_NO else [])
    every_told = [one for each in told.values() for one in each]
    if not every_told:
        return None
    doubts = [one.first.doubt for one in every_told]
    doubt = doubts[0] if all(doubts) else ""
    clauses = []
    for actor, each in told.items():
        shown = [one for one in each if not _is_within(one, each)]
        answers = [_answer(one, record, shown, is_dated=actor in dated, is_firm=bool(doubt)) for one in shown]
        clauses += [f"{actor_name(actor)} {listed(dict.fromkeys(answers))}"] if answers else []
    quotes = joined(*(quotes_of(one.evidence) for one in every_told))
    return Line(text=sentence("; ".join(clauses)), quotes=quotes, doubt=doubt)


def _is_within(standing: Standing, told: Sequence[Standing]) -> bool:
    """Whether it refuses one mediator where the same party refuses all third-party help."""
    return any(
        one.first.value is standing.first.value is StanceValue.REFUSES and one.holds
        and one.first.third_party is None and standing.first.third_party is not None
        for one in told
    )  # fmt: skip


def _is_outweighed(standing: Standing, every: Sequence[Standing], record: Record) -> bool:
    """Whether one origin alone has a party say yes where several have it say no, or the other way round.

    The disagreements tell of it; the sentences that sum up do not take its word. Who is open to help and turns one
    helper down says both; and a word that is newer than all those against it is the newest word. Nor is that word
    passed over on which consent rests. Of a yes and a no that the same reports alone tell the more guarded counts.
    """
    if any(one.stance in standing.stances for consent in record.consents for one in consent.parties):
        return False
    value = standing.first.value
    own = {one.quote.report for one in standing.evidence}
    noes = [one for one in every if one.holds and one.first.value is StanceValue.REFUSES]
    if (
        value in WILLING
        and count_origins(record, standing) == 1
        and any(_is_of_one_scope(one, standing) and own <= {told.quote.report for told in one.evidence} for one in noes)
    ):
        return True
    contrary = UNWILLING[:1] if value in WILLING else WILLING if value in UNWILLING[:1] else ()
    against = [one for one in every if one.holds and one.first.value in contrary and _is_of_one_scope(one, standing)]
    is_newest = all(_newest_of(one).since.before(_newest_of(standing).since) for one in against)
    is_alone = count_origins(record, standing) == 1 and not is_newest
    return is_alone and any(count_origins(record, one) > 1 for one in against)


def _newest_of(standing: Standing) -> Stance:
    return standing.stances[-1]


def _is_of_one_scope(one: Standing, other: Standing) -> bool:
    """Whether a yes and a no are on one mediator, or the no is to all."""
    no = one if one.first.value in UNWILLING else other
    return no.first.third_party is None or one.first.third_party == other.first.third_party


def _answer(
    standing: Standing, record: Record, shown: Sequence[Standing], *, is_dated: bool = False, is_firm: bool = False
) -> str:
    """A party's answer, with its condition, the agreements it refuses under, and who says it; past where replaced.

    Args:
        standing: The answer.
        record: The record.
        shown: All that is told of the party beside it.
        is_dated: Whether the party says yes and no, so that since when it says each has to be told.
        is_firm: Whether a doubt of it needs no word, the line as a whole being doubtful.
    """
    told, said = stance_text(standing.first), speakers(standing.evidence, 2)
    if not standing.holds:
        ends = [said and f"according to {said}", _span(standing.stances) or "before"]
        return f"{past_text(told)} ({', '.join(one for one in ends if one)})"
    condition = standing.first.condition
    is_silent = standing.first.value is StanceValue.UNCLEAR  # they are those who do not say
    when = _span(standing.stances) if is_dated else ""
    notes = [", ".join(one for one in (said if is_silent else f"according to {said}" if said else "", when) if one)]
    if standing.first.value is StanceValue.REFUSES and (under := _under(record, standing.first.actor)):
        where = dict.fromkeys(f"{quote.number:03d}" for quote in _cited(record, standing.first.actor))
        notes.append(f"by {listed(where)}{under}")
    notes.append("doubtful" if standing.first.doubt and not is_firm else "")
    noted = "; ".join(one for one in notes if one)
    if condition and any(_is_outright(one, standing) for one in shown):
        alone = listed(sorted({f"{one.quote.number:03d}" for one in standing.evidence if one.condition}))
        told = f"by {alone} only on a condition"
    told += (f": “{condition}”" if condition else "") + (f" ({noted})" if noted else "")
    return told


def _is_outright(one: Standing, other: Standing) -> bool:
    """Whether it accepts without a condition whose help the other accepts on one."""
    return one.first.value is StanceValue.ACCEPTS and one.first.third_party == other.first.third_party


def _keeping_out(record: Record, actor: str) -> list[Invocation]:
    """Where an actor cites agreements for keeping it among the parties."""
    return [one for one in record.invocations if one.by == actor and AGAINST.search(one.argument)]


def _cited(record: Record, actor: str) -> list[Quote]:
    return [quote for one in _keeping_out(record, actor) for quote in one.evidence[:1]]


def _under(record: Record, actor: str) -> str:
    """The agreements that an actor cites for keeping it among the parties: " under the ..."."""
    cited = [one.framework for one in _keeping_out(record, actor)]
    return f" under {listed(f'the {one}' for one in dict.fromkeys(cited))}" if cited else ""
