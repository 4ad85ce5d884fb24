"""Readings that the wording of a sentence rules out: talks called off, aid that ends, a step demanded before talks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key, Shares
from goodoffices.extract.document import Document

TALKS = re.compile(r"(?i)\b(?:talks?|dialogue|negotiat\w+|discussions?|diplomacy|channels?|contacts?|meetings?|met)\b")
STALLED = re.compile(
    r"(?i)\b(?:impasse|deadlock|stalemate|standstill|breakdown|collapse|absence|lack|suspension|freeze|halt|rupture)"
    r"\s+(?:in|of|to|on)\s+(?:[\w’'-]+\s+){0,4}?(?:talks|dialogue|negotiations?|contacts?|discussions)"
    r"(?:\s+(?:talks|process|negotiations?))?"
)
BEFORE_TALKS = re.compile(
    r"(?i)\b(?:talk(?:s|ing)?|meet(?:ing)?s?|dialogue|negotiat\w+|discuss\w*|sit(?:ting)? down|speak(?:ing)?)\b"
    r"[^;]*\b(?:until|till|before|unless|(?:as|so) long as|while|without)\b"
)
OUTSIDE = re.compile(
    r"(?i)\b(?:mediat\w+|good offices|broker\w*|facilitat\w+|third[- ]part\w+|intermediar\w+|go-betweens?|envoys?"
    r"|outsiders?|outside|foreign\w*|host\w*|venues?|offers?|proposals?|invitations?)\b"
)
UNHELD = re.compile(
    r"(?i)\b(?:talks?|meetings?|summit|rounds?|sessions?|negotiations|conference|dialogue)\b[^.;]{0,90}?"
    r"\b(?:(?:did|does|do) not (?:take place|happen|materiali[sz]e|come off)"
    r"|(?:was|were|has been|have been|had been) (?:not held|cancell?ed|called off|scrapped|aborted|postponed)"
    r"|never (?:took place|happened)|failed to (?:take place|materiali[sz]e))\b"
)
AID = re.compile(
    r"(?i)\b(?:suspend|freez|froze|cut|halt|withh|stopp|paus|cancel|end|withdr|terminat)\w*\s+(?:[\w%$.,’'-]+\s+){0,6}?"
    r"(?:aid|assistance|funding|funds|loans?|grants?|credits?|arms|weapons|sales|shipments|deliveries|supplies|exports"
    r"|imports|trade|flights|visas?|ties|relations|subsidies|investments?)\b"
)
HELP = re.compile(
    r"(?i)\b(?:mediat\w*|facilitat\w*|broker\w*|offices|go-between|intermediar\w*|shuttl\w*|peace|talks|negotiat\w*"
    r"|role|efforts?|mission|process|initiative|envoys?|observers?|monitors?)\b"
)
THANKS_BUT = re.compile(
    r"(?i)\b(?:thank|grateful|gratitude|appreciat)\w*\b[^.;]*\b(?:but|yet)\b[^.;]*"
    r"\b(?:no need|n[o’']t (?:be )?need\w*|no mediat\w+"
    r"|n[o’']t the time|n[o’']t (?:yet )?(?:come|ripe|right)|premature|too early|n[o’']t required|n[o’']t necessary"
    r"|unnecessary|(?:needs?|needed|wants?|wanted) no|no thanks?|bilateral\w*|no (?:third|outside|room|place|role)\b"
    r"|n[o’']t for mediation|declin\w+|reject\w*|refus\w+|turned (?:it|them|him|her) down)"
)
"""Help that is turned down with thanks: of 40 such sentences of the coded cases 33 are coded so, and four accept."""
KIND = r"(?:(?:some|many|most|several|other|local|regional|independent|political|military|security)\s+)*"
ANALYSTS = re.compile(
    r"(?i)\b(?:analysts?|commentators?|pundits?|scholars?|academics?|experts)\s+(?:\w+\s+){0,2}?"
    r"(?:say|says|said|saying|believ\w+|think|thinks|thought|suggest\w*|expect\w*|predict\w*|argue\w*|reckon\w*"
    r"|doubt\w*|see|warn\w*)\b"
    rf"|\b(?:according to|in the (?:view|opinion|eyes) of)\s+{KIND}"
    r"(?:analysts|commentators|pundits|scholars|academics|experts)\b"
    rf"|\b(?:say|says|said)\s+{KIND}(?:analysts|commentators|pundits|scholars|academics)\b"
)
WISHING = re.compile(
    r"(?i)\b(?:would|may|might|could|likely|unlikely|hop(?:e|es|ing)|fear\w*|prefers?|perceiv\w*|keen|wary|afraid"
    r"|tempted|wants?)\b"
)
BODIES = r"(?:bloc|organi[sz]ation|body|community|commonwealth|union|league|council|alliance)"
LEFT = re.compile(
    r"(?i)\b(?:quits?|quitting|left|leav(?:es?|ing)|exit(?:s|ed|ing)?"
    rf"|(?:withdr[ae]w\w*|walk\w* out|pull\w* out) (?:from|of)|(?:exit|departure|withdrawal) from)"
    rf"\s+(?:(?:the|its|that|this)\s+(?:[\w-]+\s+){{0,2}}?{BODIES}"
    r"|(?:the )?(?:ECOWAS|IGAD|SADC|AU|OAU|OAS|EU|CIS|CSTO|OPEC|Arab League))\b(?!['’]s|\s+(?:mediat|mission|talks))"
)
ASKED_OFF = re.compile(
    r"(?i)\b(?:ask|urge|request|want|beg)\w*\b(?:\s+[\w’'-]+){1,6}?\s+(?<!not )to\s+(?:postpone|delay|put off|wait"
    r"|withdraw|stop|stay (?:out|away)|keep (?:out|away)|go home|leave (?:it|the (?:country|matter))"
    r"|(?:step|stand) aside)\b"
)
ASKING = re.compile(
    r"(?i)\b(?:ask\w*|request\w*|appeal\w*|seek\w*|sought|invit\w*|call\w* (?:on|for|upon|in)|turn\w* to|plea\w*|beg"
    r"|begg\w+|need\w*|want\w*|wish\w*|urg\w*|approach\w*)\b"
)
TEXTS = r"(?:deal|agreement|accord|pact|truce|ceasefire|compromise|breakthrough|signature)"
CONCLUDED = re.compile(rf"(?i)\b(?:agree[ds]?|agreeing|sign(?:s|ed|ing)?|conclud\w+|reach\w*|struck|{TEXTS}s?)\b")
UNCONCLUDED = re.compile(
    r"(?i)\b(?:fail\w*|refus\w*|declin\w*|unable)\s+to\s+(?:agree|sign|reach|clinch|strike|conclude|seal|finali[sz]e)\b"
    rf"(?:\s+(?:[\w’'-]+\s+){{0,4}}?{TEXTS}\b)?|\bwithout\s+(?:an?|any)\s+(?:[\w’'-]+\s+){{0,2}}?{TEXTS}\b"
)
PUT_OFF = re.compile(r"(?i)\b(?:would|will|did|does) not (?:take place|be held|go ahead|happen|occur)\b")
DENIED = re.compile(r"(?i)\b(?:not|no|never|nor|neither|declin\w+|refus\w+|rul\w+ out|den(?:y|ies|ied))\b|n[’']t\b")
PART = r"(?:mediators?|go-betweens?|intermediar(?:y|ies)|(?:honest )?brokers?|peacemakers?)"
TAKEN_ON = re.compile(
    r"(?i)\b(?:(?:may|might|could|can|would|will|to)\s+(?:\w+\s+){0,2}(?:play|act as|serve as|be|become|remain)"
    r"|(?:is|are|was|remains?|considers? itself|sees itself as))\s+(?:(?:the|an?|their|its)\s+)?(?:\w+\s+){0,2}"
    rf"{PART}\b"
)
RELUCTANT = re.compile(
    r"(?i)\b(?:no(?:t|ne|body|thing)?|never|neither|nor|cannot|without|refus\w*|declin\w*|den(?:y|ies|ied)|rul\w+ out"
    r"|rather|instead|reluctan\w*|reject\w*|turn\w* down|than|hardly|scarcely|distanc\w*|abstain\w*|avoid\w*|exclud\w*"
    r"|only|merely|just|un\w+|spectator|witness)\b|n[’']t\b|\?"
)
UNCHANGED = re.compile(
    r"(?i)\bno (?:\w+ ){0,3}?(?:change|replacement|substitute|switch)\b"
    r"|\bno (?:reason|need|wish|cause)\b[^.;]{0,20}\b(?:replace|change|switch)\b"
)
CONTENT = re.compile(r"(?i)\b(?:appreciat|thank|gratefu|gratitude|trust|satisfied|comfortabl|welcom|prais)\w*")
ON_TRUCE = re.compile(
    r"(?i)\b(?:repl(?:y|ied|ies)|respon\w+|answer\w*|react\w*|comment\w*)\s+(?:(?:\w+\s+){0,3}(?:to|on)\s+)?"
    r"(?:[\w’'-]+\s+){0,6}?(?:truce|cease-?fire|armistice)\b"
)
TIGHTENED = re.compile(
    r"(?i)\b(?:reinstat|restor|re-?impos|renew|reactivat|resum)\w*\b(?:\s+[\w’'-]+){0,3}?\s+(?:warrants?|sanctions?|bans?"
    r"|tariffs?|embargo\w*|curfews?|blockades?|sieges?|emergency|attacks?|(?:air ?)?strikes?|shelling|bombing"
    r"|bombardment|offensive)\b"
)
HELPER = re.compile(
    r"(?i)\b(?:mediat\w+|good offices|broker\w*|facilitat\w+|third[- ]part\w+|intermediar\w+|go-betweens?|envoys?)\b"
)
IF_ANY = re.compile(r"(?i)\b(?:talks|dialogue|negotiations?|discussions|contacts?)\b[^.;]{0,30},?\s+if any\b")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A likely candidate with its sentence.

    Attributes:
        one: The candidate.
        text: The words of the sentence.
        beside: The likely moves of the same actor there.
        names_parties_alone: Whether the sentence names no actor but parties.
    """

    one: Candidate
    text: str
    beside: Set[Move]
    names_parties_alone: bool


def by_wording(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> dict[Key, str]:
    """What the words of its sentence rule out of the likely candidates, with the reason."""
    texts = {one.number: document.report.text[one.start : one.end] for one in document.sentences}
    found: dict[Key, str] = {}
    for _, one in (pair for pair in likely if pair[1].move in RULED_OUT and pair[1].sentence in scopes):
        reading = Reading(
            one=one, text=texts[one.sentence],
            beside={other.move for _, other in likely if (other.sentence, other.actor) == (one.sentence, one.actor)},
            names_parties_alone=_names_parties_alone(scopes[one.sentence], document),
        )  # fmt: skip
        for is_ruled_out, reason in RULED_OUT[one.move]:
            if is_ruled_out(reading):
                found[one.key] = reason
    return found


def _names_parties_alone(scope: Scope, document: Document) -> bool:
    named = {actor for mention in scope.at.values() for actor in mention.actors}
    return named <= set(document.parties)


def is_declined_with_thanks(text: str) -> bool:
    """Whether somebody is thanked and turned down: "thanked Oslo but said that there was nothing to mediate"."""
    return THANKS_BUT.search(text) is not None


def _of_aid(reading: Reading) -> bool:
    """Mediation that stops where a sentence tells that aid, flights or ties do, and has no word of help or talks."""
    return AID.search(reading.text) is not None and HELP.search(reading.text) is None


def _of_analysts(reading: Reading) -> bool:
    """What analysts take somebody to wish or to be about to do: "would like it to fail, according to analysts"."""
    return ANALYSTS.search(reading.text) is not None and WISHING.search(reading.text) is not None


def _asked_off(reading: Reading) -> bool:
    """Requests where all that another is asked is to wait or to stay out: "asked Oslo to postpone"."""
    return _is_all(ASKED_OFF, ASKING, reading.text)


def _of_membership(reading: Reading) -> bool:
    """Mediation that stops where a sentence tells that somebody leaves a body, and has no word of help or talks."""
    return LEFT.search(reading.text) is not None and HELP.search(LEFT.sub("", reading.text)) is None


def _unheld(reading: Reading) -> bool:
    """Talks of "talks, if any"; such as no rule sees where every word of talks stands in "an impasse in talks"."""
    text = reading.text
    if IF_ANY.search(text) or _is_all(UNHELD, TALKS, text):
        return True
    return not reading.one.proposals and _is_all(STALLED, TALKS, text)


def _unconcluded(reading: Reading) -> bool:
    """Agreements where every word of one stands in "failed to agree", "without a deal"."""
    return _is_all(UNCONCLUDED, CONCLUDED, reading.text)


def _put_off(reading: Reading) -> bool:
    """Declining where the only denial of a sentence is that something "would not take place"."""
    return _is_all(PUT_OFF, DENIED, reading.text)


def _taken_on(reading: Reading) -> bool:
    """Declining where the sentence says that somebody is a mediator or might be one, and has no word of reluctance."""
    return TAKEN_ON.search(reading.text) is not None and RELUCTANT.search(reading.text) is None


def _content(reading: Reading) -> bool:
    """Refusing where the same sentence tells of content with a mediator and "no need for a replacement"."""
    is_content = Move.ACCEPT in reading.beside or CONTENT.search(reading.text) is not None
    return is_content and UNCHANGED.search(reading.text) is not None


def _is_precondition(reading: Reading) -> bool:
    """Refusals by a party that demands a step before talks: "Exland ruled out any talks until Wyland withdraws".

    They are about talks between the two, where the sentence names no help and nobody who would give it.
    """
    is_before = BEFORE_TALKS.search(reading.text) is not None and OUTSIDE.search(reading.text) is None
    return is_before and Move.DEMAND in reading.beside and reading.names_parties_alone


def _is_tightened(reading: Reading) -> bool:
    """Steps back where what is put back is hostile: "reinstated the arrest warrants"."""
    return TIGHTENED.search(reading.text) is not None


def _of_truce(reading: Reading) -> bool:
    """Silence on the other party's truce: "has not replied to the offer of a truce"; no word on anybody's help."""
    return reading.names_parties_alone and ON_TRUCE.search(reading.text) is not None and not HELPER.search(reading.text)


def _is_all(whole: re.Pattern[str], words: re.Pattern[str], text: str) -> bool:
    """Whether a wording stands in a text, and its words nowhere else."""
    return whole.search(text) is not None and words.search(whole.sub("", text)) is None


OF_ANALYSTS = (_of_analysts, "analysts only judge it")
RULED_OUT = {
    **{move: (OF_ANALYSTS,) for move in Move if move.is_mediation},
    Move.WITHDRAW: (
        OF_ANALYSTS,
        (_of_aid, "it is aid or ties that are stopped"),
        (_of_membership, "it is a membership that ends"),
    ),
    Move.REQUEST: (OF_ANALYSTS, (_asked_off, "another is asked to wait or to stay out")),
    Move.ACCEPT: ((lambda reading: is_declined_with_thanks(reading.text), "the help is turned down with thanks"),),
    Move.NEGOTIATE: ((_unheld, "the sentence tells of talks that are not held"),),
    Move.AGREE: ((_unconcluded, "the sentence tells that nothing was concluded"),),
    Move.DECLINE: (
        OF_ANALYSTS,
        (_put_off, "the sentence tells that something is not held"),
        (_taken_on, "the sentence tells of a mediator, and of no reluctance"),
    ),
    Move.DEESCALATE: ((_is_tightened, "what is put back is a hostile measure"),),
    Move.HEDGE: (OF_ANALYSTS, (_of_truce, "it is the other party's truce that is not answered")),
    Move.REFUSE: (
        OF_ANALYSTS,
        (_content, "the sentence keeps to the mediator that it accepts"),
        (_is_precondition, "it demands a step before talks"),
    ),
}
"""What rules out each move, with the reason."""
