"""What one report denies and another asserts: offers, requests, withdrawals and deeds.

A denial that something was offered, asked or done is no statement of the codebook, so it is sought in the sentences
themselves: a word of denial, a word for what is denied, and an actor named in the sentence (else the last actor that
the report named before it). It is set against statements of other reports that assert the deed of that actor.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import DisagreementKind, Modality, Move, SpeakerKind
from goodoffices.core.folding import fold
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.report import Quote, Report
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.reconcile.evidence import spread
from goodoffices.reconcile.kinds import OFFICIAL_ROLES
from goodoffices.reconcile.naming import actors_in, codes_in
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.placing import Placing
from goodoffices.reconcile.positions import hull
from goodoffices.reconcile.stances import HOLDS, NEAR
from goodoffices.reconcile.wording import possessive, report_refs

OTHER = r"to|of|on|for|in|about|from|with|into|reply|replies|answers?|response|comment|longer|need"  # no reply to it
NO_SUCH = rf"no (?:(?!(?:{OTHER}) )[\w-]+ ){{0,2}}(?:offer|request|proposal|invitation|approach)"
SUCH = re.compile(r"\bno such\b")
BARE = re.compile(
    r"\b(?:den(?:y|ies|ied) (?:it|this|that)|(?:den(?:y|ies|ied)|reject(?:ed|s)?) "
    r"(?:the|these|those|such|all such) (?:reports?|claims?|rumou?rs?))\W*$"
)
"""Ends of sentences that deny what was told just before, without a word for it."""

MEDIATION_NOUN = "mediation"
REFUSAL_NOUN = "refusal"
NO_MEDIATION = r"(?:there (?:is|was) |^)no (?:\w+ )?mediation\b"
DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied)|incorrect|inaccurate|untrue|unfounded|baseless|groundless|no truth|not true|not correct"
    r"|(?:is|are|was|were) (?:\w+ly )?(?:false|fabricated|a lie|a fabrication|fake)"
    r"|(?:do|does|did) not correspond to (?:the )?(?:reality|truth|facts?)"
    r"|reject(?:ed|s)? (?:the )?(?:reports?|claims?|suggestions?|rumou?rs?)|"
    rf"{NO_SUCH}|{NO_MEDIATION}|(?:never|not) (?:been )?(?:asked|offered|requested|sought|proposed|approached))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A sort of deed that is denied: its words, the moves that assert it, and words that take the assertion back.

    Attributes:
        noun: What it is called in a topic.
        words: What names it in the denial, and for deeds outside mediation in the assertion too.
        moves: The moves that assert it.
        milder: Words of statements that do not assert it after all.
    """

    noun: str
    words: re.Pattern[str]
    moves: tuple[Move, ...]
    milder: re.Pattern[str] | None = None


HEARSAY = (SpeakerKind.ANONYMOUS, SpeakerKind.MEDIA, SpeakerKind.UNNAMED_OFFICIAL)
WITHDRAWAL = re.compile(
    r"\b(?:withdr[ae]w\w*|pull(?:ed|ing)? out|quit\w*|walk(?:ed|ing)? away|step(?:ped|ping)? down)\b"
    r".{0,60}\b(?:mediat\w*|talks|role|post|effort)"
)
PAUSE = re.compile(r"\b(?:suspend|paus|on hold|shelf|shelve|stall|put off|temporar|interrupt|lay(?:ing)? it down)")
OFFER = re.compile(r"\b(?:offer(?:ed)?|propos(?:al|ed))\b")
REQUEST = re.compile(r"\b(?:asked|request(?:ed)?|sought|invitation|approached)\b")
MEDIATION = re.compile(rf"{NO_MEDIATION}|\b(?:any|such|of) (?:\w+ )?mediation\b|\bmediation (?:is|was|were|had been)\b")
EXPULSION = re.compile(
    r"\b(?:expel\w*|expuls\w*|depart(?:s|ed|ing|ures?)?|evict\w*|oust\w*|thrown? out|told to leave|asked to leave)\b"
)
ATTACK = re.compile(r"\b(?:attack\w*|strikes?|struck|shell\w*|bomb\w*|fired|shot|raid\w*|drones?)\b")
CROSSING = re.compile(r"\b(?:cross(?:ed|ing)|incursions?|intrud\w*|entered|violat\w*)\b")
ARREST = re.compile(r"\b(?:arrest\w*|detain\w*|detention|abduct\w*|kidnap\w*|captur\w*)\b")
TURNING_DOWN = (
    r"(?:reject(?:ed|ing)?|refus(?:ed?|ing)|turn(?:ed|ing)? (?:[\w'’-]+ ){0,4}down|rul(?:ed?|ing) (?:[\w'’-]+ ){0,3}out"
    r"|rebuff(?:ed|ing)?|spurn(?:ed|ing)?|snubb(?:ed|ing)|turn(?:ed|ing)? (?:its|his|her|their|our) backs? on"
    r"|walk(?:ed|ing)? (?:away|out)|shut(?:ting)? (?:[\w'’-]+ ){0,3}out)"
)
NO_REFUSAL = re.compile(
    rf"\b(?:den(?:y|ies|ied)|denying) (?:[\w ]{{0,40}}?\b)?that (?:(?!\band\b)[^.;]){{0,60}}?\b{TURNING_DOWN}\b"
    rf"|\b(?:den(?:y|ies|ied)|denying) (?:(?=\w+ing\b)|having ){TURNING_DOWN}\b"
    rf"|\b(?:ha(?:s|ve|d)|did|was|were)(?: not|n't) (?:yet |in fact |\w+ly )?{TURNING_DOWN}\b"
    rf"|\bnever (?:\w+ly )?{TURNING_DOWN}\b"
    rf"|\b(?:reports?|claims?|versions?|allegations?|rumou?rs?)\b[^.;]{{0,60}}?\b{TURNING_DOWN}\b[^.;]*"
    r"\b(?:(?:is|are|was|were) (?:\w+ly )?(?:false|untrue|baseless|unfounded|groundless|incorrect|wrong|a lie"
    r"|fabricated)|not correspond)"
)
REFUSAL = re.compile(rf"\b{TURNING_DOWN}\b")
AGREEMENT = re.compile(r"\b(?:agreed|agreement had|signed|deal had|conced\w*)\b")
DEEDS = (
    Deed(noun="withdrawal", words=WITHDRAWAL, moves=(Move.WITHDRAW,), milder=PAUSE),
    Deed(noun="offer", words=OFFER, moves=(Move.OFFER,)),
    Deed(noun=MEDIATION_NOUN, words=MEDIATION, moves=(Move.MEDIATE,)),
    Deed(noun="request", words=REQUEST, moves=(Move.REQUEST,)),
    Deed(noun=REFUSAL_NOUN, words=REFUSAL, moves=(Move.REFUSE,)),
    Deed(noun="expulsion", words=EXPULSION, moves=(Move.ESCALATE, Move.DEMAND)),
    Deed(noun="attack", words=ATTACK, moves=(Move.ESCALATE,)),
    Deed(noun="crossing", words=CROSSING, moves=(Move.ESCALATE,)),
    Deed(noun="arrest", words=ARREST, moves=(Move.ESCALATE,)),
    Deed(noun="agreement", words=AGREEMENT, moves=(Move.AGREE,)),
)


def is_denied_refusal(one: Statement) -> bool:
    """Whether a sentence that is read as a refusal tells that nothing was refused."""
    return one.move is Move.REFUSE and NO_REFUSAL.search(fold(one.quote.text)) is not None


def find_denials(
    reports: Sequence[Report], statements: Sequence[Statement], placing: Placing, origins: Origins
) -> Iterator[Disagreement]:
    """Contradictions between a denial and the statements of other reports that assert what it denies."""
    asserted: dict[tuple[str, Move], list[Statement]] = defaultdict(list)
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        by_report[one.quote.report].append(one)
        is_told = one.modality in (Modality.ACTUAL, Modality.CONDITIONAL) and one.actor_role in OFFICIAL_ROLES
        if one.actor and is_told:  # what its public asked or an opposition did, an actor may well deny
            asserted[(one.actor, one.move)].append(one)
    found: dict[tuple[str, str], tuple[list[Quote], dict[int, Statement]]] = {}
    for report in reports:
        for quote, deed, actors in _denials(report, by_report[report.name]):
            for actor in actors:
                against = _against(quote, deed, actor, asserted, placing)
                if against:
                    quotes, told = found.setdefault((actor, deed.noun), ([], {}))
                    quotes.append(quote)
                    told.update({id(one): one for one in against})
                    break
    for (actor, noun), (quotes, told) in sorted(found.items()):
        yield _contradiction(actor, noun, quotes, spread(list(told.values())), placing, origins)


def without_denied(
    oppositions: Iterable[Disagreement], denials: Iterable[Disagreement]
) -> tuple[Disagreement, ...]:  # fmt: skip
    """Disagreements on stances without those of which one side tells but of a refusal that a denial stands against.

    What the refusal would change or contradict, the denial has told: the reports differ on whether there was one.
    """
    told = [(one.actor, set(one.sides[0].evidence)) for one in denials if one.topic.endswith(f" {REFUSAL_NOUN}")]
    return tuple(
        one
        for one in oppositions
        if not any(one.actor == actor and set(side.evidence) <= quotes for actor, quotes in told for side in one.sides)
    )


def _denials(report: Report, statements: Sequence[Statement]) -> Iterator[tuple[Quote, Deed, list[str]]]:
    """The denials of a report: the sentence, what it denies, and the actors that may be meant, the likeliest first."""
    starts = [one.quote.start for one in statements]
    coded = {(one.quote.start, one.move) for one in statements}
    for start, end in report.sentences:
        folded = fold(report.text[start:end])
        if (DENIAL.search(folded) is None and NO_REFUSAL.search(folded) is None) or folded.endswith("?"):
            continue
        named = list(dict.fromkeys(code for code, _, _ in actors_in(report.text[start:end])))
        before = statements[: bisect_right(starts, start - 1)]
        if BARE.search(folded):
            yield from _of_the_last(report.quote(start, end), before)
            continue
        last = [before[-1].actor or ""] if before else []
        for deed in DEEDS:
            if deed.noun == REFUSAL_NOUN and NO_REFUSAL.search(folded) is None:
                continue
            is_coded = deed.milder is None and any((start, move) in coded for move in deed.moves)
            if deed.words.search(folded) and not is_coded:
                meant = _pointed_at(folded, deed, before)
                named_or_last = named if named or Move.REQUEST in deed.moves else last
                if deed.noun == REFUSAL_NOUN:  # "we have not rejected it": whoever spoke last may be meant
                    named_or_last = [*named, *last]
                yield report.quote(start, end), deed, meant or named_or_last


def _of_the_last(quote: Quote, before: Sequence[Statement]) -> Iterator[tuple[Quote, Deed, list[str]]]:
    """The deed that the sentence before a bare denial tells: "an official denied it"."""
    last = [one for one in before if one.quote.sentence == quote.sentence - 1 and one.actor]
    for deed in DEEDS:
        if actors := [str(one.actor) for one in last if one.move in deed.moves]:
            yield quote, deed, actors
            return


def _pointed_at(folded: str, deed: Deed, before: Sequence[Statement]) -> list[str]:
    """Whose deed "no such offer" points back to: the one told last before it in the report; empty for other words."""
    if SUCH.search(folded) is None:
        return []
    return [next((one.actor for one in reversed(before) if one.move in deed.moves and one.actor), "")]


def _against(
    quote: Quote, deed: Deed, actor: str, asserted: dict[tuple[str, Move], list[Statement]], placing: Placing
) -> list[Statement]:
    """Statements of other reports that assert the deed, not long before the denial nor after it."""
    until = placing.datings[quote.report].when.until
    others = codes_in(quote.text) - {actor}
    found = []
    for one in (one for move in deed.moves for one in asserted.get((actor, move), ())):
        folded = fold(one.quote.text)
        when = placing.when(one)
        is_old = until and when.since and when.since + timedelta(days=HOLDS) < until
        own = placing.own_when(one)
        is_later = until and own and own.since and own.since > until + timedelta(days=NEAR)
        is_other = one.move in (Move.ESCALATE, Move.DEMAND) and not deed.words.search(folded)
        is_mild = deed.milder is not None and deed.milder.search(folded)
        is_bound = one.move is Move.REFUSE or (one.move is Move.REQUEST and others)
        is_elsewhere = is_bound and one.third_party not in others
        is_void = is_old or is_later or is_other or is_mild or is_elsewhere or DENIAL.search(folded)
        is_own = one.quote.report == quote.report and not (one.move is Move.REFUSE and one.speaker_kind in HEARSAY)
        points_back = SUCH.search(fold(quote.text)) or BARE.search(fold(quote.text))
        if not is_void and (not is_own or (points_back and one.quote.start < quote.start)):
            found.append(one)
    return found


def _contradiction(
    actor: str, noun: str, quotes: Sequence[Quote], told: Sequence[Statement], placing: Placing, origins: Origins
) -> Disagreement:
    name = display_name(actor)
    quotes = tuple(dict.fromkeys(quotes))
    when: When = hull([placing.datings[one.report].when for one in quotes])
    evidence = tuple(one.quote for one in told)
    article = "" if noun == MEDIATION_NOUN else "an " if noun[0] in "aeo" else "a "
    deed = f"{article}{noun} by {name}"
    within = len({one.report for one in (*evidence, *quotes)}) == 1
    says = f"By {report_refs(evidence)} there was {deed}; by {report_refs(quotes)} there was none, or that is denied."
    if within:
        says = f"Report {report_refs(quotes)} tells of {deed}, and elsewhere that there was none, or that is denied."
    elif report_refs(evidence) == report_refs(quotes):
        says = f"{report_refs(quotes)} tell of {deed}, and that it is denied."
    return Disagreement(
        topic=f"{possessive(name)} {noun}", actor=actor, kind=DisagreementKind.CONTRADICTION, says=says, within=within,
        sides=(
            Side(says=f"tells of the {noun}", evidence=evidence, n_origins=origins.count(told),
                 when=hull([placing.when(one) for one in told])),
            Side(says=f"denies the {noun}", evidence=quotes, n_origins=origins.count_quotes(quotes), when=when),
        ),
    )  # fmt: skip
