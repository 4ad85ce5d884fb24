"""What reports say of an actor's own relations with another, and of its interests: pair, domain, sentence.

A tie hangs on a word of relation ("ties", "partner", "supplier", "interest"). In each sentence, coded or not,
1. the objects are the actors that the word is joined to ("ties with both nations", "supplier of arms to Oslo"), or the
   two that are set before it by a hyphen ("the Chad-Libya pipeline"),
2. the hub is the nearest actor before it that is no object; the hub of the word before where that one's object stands
   nearer; else the first actor behind the objects ("As a partner of A, B would like to ..."),
3. the domains are told by the words about it: one tie for each of them, or the domain that the word itself has.
Items of a list under a heading word ("Health: joint clinics ...") that name nobody belong to the pair told last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goodoffices.core.report import Quote
from goodoffices.extract.document import Document, Mention, Sentence

Tie = tuple[str, str | None, str, Quote]

RELATION = re.compile(
    r"\b(?P<diplomacy>ties|relations(?!\s+(?:analyst|expert|scholar|professor|committee|council))|relationships?|links"
    r"|bonds|partners?|partnerships?|co-?operation|co-?operates?|collaborat(?:ions?|ors?|es)|engagement|closeness"
    r"|friendship|all(?:y|ies|ied)|alliances?|patron|backers?|sponsors?|involvement|depend(?:s|ent|ence)|reli(?:es|ance)"
    r"|leverage|projects?|programmes?|programs?)\b"
    r"|\b(?P<trade>invest(?:s|ed|ments?|ors?)|(?:ex|im)ports?(?! of)|lenders?|creditors?|loans?|sells|sold|buys|bought"
    r"|suppli(?:er|ers|es|ed)|trades?)\b"
    r"|\b(?P<defence>(?:military|naval|air) bases?|arm(?:s|ed) (?=and)|(?:military|security) (?:aid|assistance))\b"
    r"|\b(?P<energy>pipelines?)\b|\b(?P<transport>corridor|railway)\b"
    r"|\b(?P<rivalry>rivalry|counterbalanc\w*|counterweight|compet(?:es?|ing|ition)|vies?|vying)\b"
    r"|\b(?P<interest>interests?|stakes?|influence)\b"
    r"|\b(?P<history>colonial|former colony|historic(?:al)? (?:role|part|experience))\b",
    re.IGNORECASE,
)
STRAINED = re.compile(
    r"\b(?:strain(?:ed|s)?|rupture\w*|broken off|severed|frozen|downgrad\w*|worsen\w*|deteriorat\w*|soured?)\b",
    re.IGNORECASE,
)
NO_TIE = re.compile(
    r"(?:international|public|industrial|labour|labor|race|family|conflict of)\s+$"
    r"|\b(?:mediat\w+|broker\w*|intermediary)\s+(?:(?:in|of|on|over|for)\s+)?(?:[\w’'-]+\s+){0,4}$"  # what is mediated
    r"|\bcounter(?:balanc\w*|weight)\b[^.;]*$",  # and what a rival has
    re.IGNORECASE,
)
DOMAINS = {
    "defence": r"defen[cs]e|military|arms|weapons?|missiles?|fighter jets|warships|tanks|drones|security|army|naval",
    "trade": r"trade|trading|econom\w+|commercial|market|financ\w+|industr\w+|tariffs?|customs union|business",
    "energy": r"energy|oil|gas|nuclear (?:power|plant)|electricity|hydropower|fuel|pipelines?|refiner\w+",
    "transport": r"transport|transit|freight|shipping|shipments?|railways?|logistics|ports?|corridors?|canal|aviation",
    "health": r"health\w*|medic\w+|pharmaceutic\w+|vaccin\w+|hospitals?|insulin",
    "diplomacy": r"diplomatic|political|diplomacy",
    "history": r"historic(?:al)?|centuries|colonial|shared (?:language|faith|history)|soviet-era|cultural|religious",
}
IN_DOMAIN = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in DOMAINS.items()}
ALL = "|".join(DOMAINS.values())
TWO = re.compile(rf"\b({ALL})\s+and\s+(?=(?:{ALL})\b)", re.IGNORECASE)  # "the defence and energy sectors"
BEHIND = re.compile(r"[,;:.()]|\b(?:while|and)\b")
BEING = re.compile(r"\b(?:being|both|are|remain|as)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)  # "despite being old allies"
JOINED = re.compile(
    r"^[\s\w-]{0,14}?\b(?:with|to|in|of|between|towards?|on|from|for|by|over)\s+(?:both\s+|the\s+|its\s+|their\s+|each\s+|all"
    r"\s+|two\s+|nearby\s+|neighbou?ring\s+)*$",
    re.IGNORECASE,
)
DIRECT = re.compile(r"^\s+(?:the\s+|both\s+)*$", re.IGNORECASE)  # "counterbalance the one"
AND = re.compile(r"^(?:['’]s?)?\s*(?:,|and|or|as well as|&)+\s*(?:and\s+)?(?:with\s+|to\s+|of\s+)?(?:the\s+|both\s+)*$")
HYPHEN = re.compile(r"^\s*[-–/]\s*$")
LISTED = re.compile(r"^[\s•*–-]*(?P<head>[A-Z][\w&/,-]*(?: [\w&/,-]+){0,4}):\s")
OWN = re.compile(
    r"\b(?:has|have|its|their|own|strategic|economic|geopolitical|national|security|vital)\s+(?:\w+\s+){0,3}$"
)
SUBJECT = re.compile(r",\s+(?:the\s+)?$")  # "As a partner of the one, the other ..."
LOOKS = re.compile(r"^\s+(?:in|over|of)\b")
KINDS = ("name", "demonym", "capital", "office", "person", "pronoun", "group")
NEAR, ABOUT, LIST_ENDS = 130, 60, 8  # characters back to the hub; characters about the word; sentences of a list


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A word of relation with its hub and objects: half-open offsets in the report's text."""

    start: int
    end: int
    own: str
    hub: str
    objects: tuple[str, ...]
    last: int


def find_ties(document: Document) -> tuple[Tie, ...]:
    """The ties and interests that a report tells of, in its order."""
    found: list[Tie] = []
    last: tuple[str, str, int] | None = None
    for sentence in document.sentences:
        quote = document.report.quote(sentence.start, sentence.end)
        told = [
            _oriented(document, one.hub, other, domain, quote)
            for one in _relations(document, sentence)
            for other in one.objects or (None,)
            for domain in _domains(document, sentence, one)
        ]
        if last and sentence.number - last[2] <= LIST_ENDS and not any(other for _, other, _, _ in told):
            told = [(last[0], last[1], domain, quote) for domain in _listed_domains(document, sentence)] or told
        pairs = [(actor, other) for actor, other, _, _ in told if other]
        last = (*pairs[-1], sentence.number) if pairs and len(set(pairs)) == 1 else last
        found += dict.fromkeys(told)
    return tuple(found)


def _oriented(document: Document, hub: str, other: str | None, domain: str, quote: Quote) -> Tie:
    """The would-be mediator first, the party second, where that tells the two apart."""
    if other is not None:
        rank = {**dict.fromkeys(document.parties, 2), **dict.fromkeys(document.third_parties, 0)}
        if rank.get(hub, 1) > rank.get(other, 1):
            hub, other = other, hub
    return hub, other, domain, quote


def _relations(document: Document, sentence: Sentence) -> Iterator[_Found]:
    """Steps 1 and 2 for each word of relation in a sentence."""
    text = document.report.text
    mentions = [one for one in document.mentions_in(sentence.number) if one.kind in KINDS and one.actors]
    before: _Found | None = None
    for match in RELATION.finditer(text, sentence.start, sentence.end):
        if any(one.start <= match.start() < one.end and one.kind == "name" for one in mentions):
            continue
        if NO_TIE.search(text[sentence.start : match.start()]) or STRAINED.search(text, match.end(), sentence.end):
            continue
        found = _relation(text, match, mentions, before)
        if found:
            yield found
            before = found


def _relation(text: str, match: re.Match[str], mentions: Sequence[Mention], before: _Found | None) -> _Found | None:
    """One word of relation; None where it ties nobody."""
    own = match.lastgroup or "diplomacy"
    objects, last = _objects(text, match, mentions, is_direct=own == "rivalry")
    pair = [] if objects else _hyphened(text, match.start(), mentions) or _being(text, match, mentions)
    if pair or _is_between(text, match, objects):
        pair = pair or objects
        return _Found(start=match.start(), end=match.end(), own=own, hub=pair[0], objects=tuple(pair[1:]), last=last)
    hub = _hub(match, mentions, objects, before, last)
    is_interest = own == "history" or (own == "interest" and _is_own(text, match))
    if hub is None or not (objects or is_interest):
        return None
    return _Found(start=match.start(), end=match.end(), own=own, hub=hub, objects=tuple(objects), last=last)


def _objects(text: str, match: re.Match[str], mentions: Sequence[Mention], *, is_direct: bool) -> tuple[list[str], int]:
    """The actors that a word is joined to, and where the last of them ends."""
    found: list[Mention] = []
    n_sure, last = 0, match.end()
    for one in (one for one in mentions if one.start >= match.end() and one.kind != "pronoun"):
        gap = text[last : one.start]
        is_first = JOINED.match(gap) or (is_direct and DIRECT.match(gap))
        if not (AND.match(gap) if found else is_first):
            break
        found.append(one)
        last = one.end
        n_sure = n_sure if n_sure and "," in gap and " and " not in gap else len(found)  # after a comma only in a list
    sure = found[:n_sure]
    return list(dict.fromkeys(code for one in sure for code in one.actors)), sure[-1].end if sure else match.end()


def _hyphened(text: str, at: int, mentions: Sequence[Mention]) -> list[str]:
    """The two actors that stand, joined by a hyphen, right before a word."""
    left = [one for one in mentions if one.end <= at and at - one.end <= ABOUT // 2 and len(one.actors) == 1]
    if len(left) < 2 or not HYPHEN.match(text[left[-2].end : left[-1].start]):
        return []
    return [left[-2].actors[0], left[-1].actors[0]]


def _being(text: str, match: re.Match[str], mentions: Sequence[Mention]) -> list[str]:
    """The two actors of a sentence that are said to be allies or partners, where it names no others before that."""
    before = [one for one in mentions if one.end <= match.start()]
    named = list(dict.fromkeys(code for one in before if len(one.actors) == 1 for code in one.actors))
    is_told = match[0].lower().startswith(("all", "partner")) and match[0].lower().endswith("s")
    is_told = is_told and BEING.search(text[max(0, match.start() - ABOUT) : match.start()]) is not None
    return named if is_told and len(named) == 2 else []


def _is_between(text: str, match: re.Match[str], objects: Sequence[str]) -> bool:
    return len(objects) == 2 and re.match(r"\s+between\b", text[match.end() :]) is not None


def _hub(
    match: re.Match[str], mentions: Sequence[Mention], objects: Sequence[str], before: _Found | None, last: int
) -> str | None:
    """Step 2."""
    left = [one for one in mentions if one.end <= match.start() and match.start() - one.end <= NEAR]
    for one in reversed(left):
        if objects and before and before.end <= one.start < before.last and one.actors[0] in before.objects:
            return before.hub if before.hub not in objects else None
        if len(one.actors) == 1 and one.actors[0] not in objects:
            return one.actors[0]
    right = (one for one in mentions if objects and one.start >= last and len(one.actors) == 1)
    names = (one.actors[0] for one in right if SUBJECT.search(match.string[last : one.start]))
    return next((name for name in names if name not in objects), None)


def _is_own(text: str, match: re.Match[str]) -> bool:
    """Whether an interest is somebody's own, or one in something, rather than what is of interest."""
    return bool(OWN.search(text[max(0, match.start() - ABOUT) : match.start()]) or LOOKS.match(text[match.end() :]))


def _domains(document: Document, sentence: Sentence, one: _Found) -> list[str]:
    """Step 3: told by the words before and behind, and by the heading word of a list."""
    if one.own in ("rivalry", "history"):
        return [one.own]
    text = document.report.text
    ahead = text[max(sentence.start, one.start - ABOUT) : one.end]
    ahead = re.split(r"[,;:.()]|\b(?:with|to|of|in)\s+[A-Z]|\b(?:role|part|experience)\b", ahead)[-1]
    behind = (
        text[one.end : one.last]
        + BEHIND.split(TWO.sub(r"\1 & ", text[one.last : min(sentence.end, one.last + ABOUT)]))[0]
    )
    found = [name for name, words in IN_DOMAIN.items() if words.search(ahead) or words.search(behind)]
    if one.own == "interest":
        return ["interest"]
    found = [name for name in found if name != "diplomacy"] or found
    return found or [one.own]


def _listed_domains(document: Document, sentence: Sentence) -> list[str]:
    """The domains of an item of a list that has a heading word; none where it has not."""
    text = document.report.text
    start = text.rfind("\n", 0, sentence.start) + 1
    head = LISTED.match(text[start : sentence.end])
    own = [one for one in document.mentions_in(sentence.number) if one.kind in KINDS]
    if not head or any(len(one.actors) == 1 and one.kind != "pronoun" for one in own):
        return []
    is_first = sentence.start < start + len(head[0])
    told = head["head"] if is_first else text[sentence.start : sentence.end]
    return [name for name, words in IN_DOMAIN.items() if words.search(told)]
