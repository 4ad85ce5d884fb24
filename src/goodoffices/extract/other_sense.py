"""Readings where the words of a sentence have another sense: men who surrender, a war nobody wants, a court's order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key, Shares
from goodoffices.extract.document import Document
from goodoffices.extract.proposal import NOUN
from goodoffices.extract.wording import ASKING, HELPER, OUTSIDE

NO_SUCH = re.compile(
    r"(?i)\bthere (?:is|was|were|are|(?:has|have|had) been) no (?:[\w-]+ ){0,2}?"
    r"(?:plans?|proposals?|requests?|invitations?|meetings?|deals?|agreements?|messages?|initiatives?|offers?|approach"
    r"|negotiations?|contacts?)\b"
)
COLD_WATER = re.compile(
    r"(?i)\bcold water (?:on|over)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:talk|reports?|rumou?rs?|speculation|claims?|suggestions?)\b"
)
REFUSING = re.compile(
    r"(?i)\b(?:reject\w*|refus\w*|turn\w* (?:it |them )?down|declin\w*|bilateral\w*|rul\w* out"
    r"|no (?:\w+ )?(?:need|room|place|role|reason|point)|not (?:need|want|accept))\b"
)
NO_WAR = re.compile(
    r"(?i)\b(?:no (?:intention|desire|wish|plans?|appetite) (?:of|to|for)\s+(?:[\w’'-]+\s+){0,3}?"
    r"|not (?:want|seek|wish\w*|going)(?: for)?(?: a| to)?(?: go to)? |no )"
    r"(?:war|attack\w*|invad\w*|invasion|fight\w*)\b"
)
WELCOME_TO = re.compile(
    r"(?i)\b(?:is|are|was|were|be) (?:more than |most |always )?welcome to (?!(?:try|mediate|help)\b)"
)
CONTENTED = re.compile(r"(?i)\b(?:accept\w*|agree\w*|thank\w*|welcom\w*|gratefu\w*|ready|open to)\b")
GIVEN_UP = re.compile(
    r"(?i)\bsurrender(?:s|ed|ing)?\b(?! (?:of )?(?:the|an?|its|their|his|her|all|those|to the demand)\b)"
    r"|\b(?:hand|give|gave|turn)\w* (?:themselves|himself|herself) (?:over|up|in)\b"
)
HOSTILE = re.compile(
    r"(?i)\b(?:attack\w*|kill\w*|fir(?:e|ed|ing)|shell\w*|bomb\w*|clash\w*|fought|fight\w*|seiz\w*|captur\w*"
    r"|abduct\w*|raid\w*|ambush\w*|strikes?|struck|invad\w*|crossfire|wound\w*|offensive|downing|taken?|took)\b"
)
SPARED = re.compile(
    r"(?i)\b(?:stop\w*|halt\w*|block\w*|bar(?:s|red)|restrain\w* order against|quash\w*|lift\w*|suspend\w*|overturn\w*)"
    r" (?:(?:the|their|his|her|planned) )*"
    r"(?:arrests?|detention|deportation|extradition|eviction|execution|prosecution)\b"
)
COURT_ASKED = re.compile(
    r"(?i)\b(?:ask|petition|request|urge|move)\w* (?:the |a )?(?:high |supreme |constitutional |lower |appeals? )*"
    r"(?:court|tribunal|judges?)\b"
)
AWAITING = re.compile(
    r"(?i)\b(?:await\w*|waiting (?:for|on))\s+(?:an?|the|its|their|his|her|\w+['’]s)\s+(?:answer|reply|response)\b"
)
OPEN = re.compile(
    r"(?i)\b(?:no|not|nor|without|declin\w*|refus\w*|yet|undecided|stud(?:y|ies|ying|ied)|consider\w*)\b|n[’']t\b"
)
BELIEVING = re.compile(
    r"(?i)\b(?:believe[sd]?|thinks|thought|expects?|expected|reckons?|calculates?|hopes?|fears?) (?:that|it|time)\b"
)
NOT_VOTING = re.compile(
    r"(?i)\b(?:not (?:take|taken|taking) part in|abstain\w* (?:from|in)|against) (?:the |a )?vot(?:e|ing)\b"
)
OPEN_TO = re.compile(r"(?i)\b(?:open to|ready for) (?:an? )?(?:\w+ )?(?:dialogue|talks|negotiations)\b")
DENIED = re.compile(r"(?i)\b(?:not|no|never|without|only|bilateral\w*|direct|reject\w*|refus\w*|but)\b|n[’']t\b")
CONTENT = re.compile(r"(?i)\bwith (?:great |much |deep )?(?:satisfaction|gratitude|appreciation|pleasure)\b")
BOUND = re.compile(r"(?i)\bnot (?:be |feel |consider (?:it|them)sel(?:f|ves) )?bound by\b")
OPPOSITION = re.compile(
    r"(?i)\b(?:government|president|regime|ruling \w+|rulers?)s?(?:['’]s)? and (?:(?:its|the|their|his) )?"
    r"(?:\w+ )?opposition\b"
)
RELIEF = re.compile(
    r"(?i)\bsupport (?:to|for|of) (?:its|their|our|the) (?:\w+ )?"
    r"(?:operations|programmes?|programs?|appeals?|response)\b"
    r"|\bfor (?:the |their |its )?(?:\w+ )?(?:funding|financing|donations?)\b"
)

Sense = Callable[[Candidate, str], bool]  # whether the text of its sentence gives a candidate another sense


def in_another_sense(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> dict[Key, str]:
    """What the words of its sentence give another sense, of the likely candidates, with the reason."""
    texts = {one.number: document.report.text[one.start : one.end] for one in document.sentences}
    return {
        one.key: reason
        for _, one in likely
        if one.sentence in scopes
        for is_other, reason in SENSES.get(one.move, ())
        if is_other(one, texts[one.sentence])
    }


def _of_no_such_thing(_: Candidate, text: str) -> bool:
    """Refusing where a sentence only says that there is no such thing: "there was no meeting and no request"."""
    return (NO_SUCH.search(text) or COLD_WATER.search(text)) is not None and REFUSING.search(text) is None


def _of_a_vote(_: Candidate, text: str) -> bool:
    """Refusing where what somebody keeps out of is a vote."""
    return NOT_VOTING.search(text) is not None and OUTSIDE.search(text) is None


def _is_open_to_talks(one: Candidate, text: str) -> bool:
    """Refusing that no rule sees where a sentence says of somebody that it is open to talks, and denies nothing."""
    return not one.proposals and OPEN_TO.search(text) is not None and DENIED.search(text) is None


def _is_content(_: Candidate, text: str) -> bool:
    """Hesitation where something is noted "with satisfaction"."""
    return CONTENT.search(text) is not None


def _of_war(_: Candidate, text: str) -> bool:
    """Refusing where what somebody has no mind for is a war, and no help is spoken of."""
    return NO_WAR.search(text) is not None and OUTSIDE.search(text) is None


def _to_no_war(one: Candidate, text: str) -> bool:
    """Stepping up that no rule sees where the sentence says that there is no mind for a war."""
    return not one.proposals and _is_all(NO_WAR, HOSTILE, text)


def _is_invited(one: Candidate, text: str) -> bool:
    """Accepting that no rule sees where somebody "is welcome to" do something else than help."""
    return not one.proposals and _is_all(WELCOME_TO, CONTENTED, text)


def _by_those_who_give_up(_: Candidate, text: str) -> bool:
    """Stepping up where men surrender, and nothing hostile is told."""
    return GIVEN_UP.search(text) is not None and HOSTILE.search(text) is None


def _good_will_of_those_who_give_up(one: Candidate, text: str) -> bool:
    """Good will of a side that no rule sees where some of its men surrender."""
    return not one.proposals and GIVEN_UP.search(text) is not None


def _is_spared(one: Candidate, text: str) -> bool:
    """Stepping up that no rule sees where a court stops an arrest."""
    return not one.proposals and _is_all(SPARED, HOSTILE, text)


def _of_own_court(_: Candidate, text: str) -> bool:
    """Demands where all that is asked is asked of a court."""
    return _is_all(COURT_ASKED, ASKING, text)


def _is_waiting(_: Candidate, text: str) -> bool:
    """Hesitation of whoever waits for another's answer: "had given its reply and was waiting for an answer"."""
    return AWAITING.search(text) is not None and OPEN.search(text) is None


def _of_belief(one: Candidate, text: str) -> bool:
    """Hesitation that no rule sees where a report tells what somebody believes."""
    return not one.proposals and BELIEVING.search(text) is not None and OPEN.search(text) is None


def _is_unbound(_: Candidate, text: str) -> bool:
    """Declining where it is a text by which somebody is not bound."""
    return BOUND.search(text) is not None and HELPER.search(text) is None


def _of_an_opposition(one: Candidate, text: str) -> bool:
    """Speaking against that a noun tells where it names those in opposition: "the government and its opposition"."""
    return bool(one.proposals) and one.proposals[0].rule.endswith(NOUN) and OPPOSITION.search(text) is not None


def _of_relief(_: Candidate, text: str) -> bool:
    """Backing of a relief body's operations: "thanks Oslo for its support to its operations"."""
    return RELIEF.search(text) is not None and HELPER.search(text) is None


def _is_all(whole: re.Pattern[str], words: re.Pattern[str], text: str) -> bool:
    """Whether a wording stands in a text, and its words nowhere else."""
    return whole.search(text) is not None and words.search(whole.sub("", text)) is None


SENSES: dict[Move, tuple[tuple[Sense, str], ...]] = {
    Move.REFUSE: (
        (_of_no_such_thing, "it says that there is no such thing"),
        (_of_war, "what is turned down is a war"),
        (_of_a_vote, "it is a vote that somebody keeps out of"),
        (_is_open_to_talks, "it tells of somebody who is open to talks"),
    ),
    Move.ESCALATE: (
        (_by_those_who_give_up, "it tells of men who surrender"),
        (_is_spared, "it tells of an arrest that is stopped"),
        (_to_no_war, "the sentence says that there is to be no war"),
    ),
    Move.DEESCALATE: ((_good_will_of_those_who_give_up, "it tells of men who surrender"),),
    Move.ACCEPT: ((_is_invited, "another is welcome to do something else"),),
    Move.DEMAND: ((_of_own_court, "it is asked of a court"),),
    Move.HEDGE: (
        (_is_waiting, "it waits for another's answer"),
        (_is_content, "it is noted with satisfaction"),
        (_of_belief, "it tells what somebody believes"),
    ),
    Move.DECLINE: ((_is_unbound, "it is a text by which somebody is not bound"),),
    Move.OPPOSE: ((_of_an_opposition, "it names those in opposition"),),
    Move.ENDORSE: ((_of_relief, "it is relief work that is backed"),),
}
"""What gives each move another sense, with the reason."""
