"""Likely candidates that a sentence does not bear out, whatever their probability: what is left out, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key
from goodoffices.extract.denial import is_denied
from goodoffices.extract.document import Document
from goodoffices.extract.judged import is_judged
from goodoffices.extract.outright import ends_truce
from goodoffices.extract.sidelines import bargains, siding
from goodoffices.extract.view import View

ENGLISH = "en"
SUCCESSORS = {"SUN": "RUS", "YUG": "SRB"}  # who went on in the seat of a former state
NOUN = "(noun)"  # how the name of a rule ends that rests on a noun
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
TEXTS = r"(?:deal|agreement|accord|pact|truce|ceasefire|compromise|breakthrough|signature)"
CONCLUDED = re.compile(rf"(?i)\b(?:agree[ds]?|agreeing|sign(?:s|ed|ing)?|conclud\w+|reach\w*|struck|{TEXTS}s?)\b")
UNCONCLUDED = re.compile(
    r"(?i)\b(?:fail\w*|refus\w*|declin\w*|unable)\s+to\s+(?:agree|sign|reach|clinch|strike|conclude|seal|finali[sz]e)\b"
    rf"(?:\s+(?:[\w’'-]+\s+){{0,4}}?{TEXTS}\b)?|\bwithout\s+(?:an?|any)\s+(?:[\w’'-]+\s+){{0,2}}?{TEXTS}\b"
)
OFF = re.compile(r"(?i)\b(?:would|will|did|does) not (?:take place|be held|go ahead|happen|occur)\b")
DENIED = re.compile(r"(?i)\b(?:not|no|never|nor|neither|declin\w+|refus\w+|rul\w+ out|den(?:y|ies|ied))\b|n[’']t\b")
UNCHANGED = re.compile(
    r"(?i)\bno (?:\w+ ){0,3}?(?:change|replacement|substitute|switch)\b"
    r"|\bno (?:reason|need|wish|cause)\b[^.;]{0,20}\b(?:replace|change|switch)\b"
)
CONTENT = re.compile(r"(?i)\b(?:appreciat|thank|gratefu|gratitude|trust|satisfied|comfortabl|welcom|prais)\w*")
IF_ANY = re.compile(r"(?i)\b(?:talks|dialogue|negotiations?|discussions|contacts?)\b[^.;]{0,30},?\s+if any\b")
EXAMPLE = re.compile(r"\b(?:such as|like)\s+(?:the\s+)?$")
MUTUAL = (Move.AGREE, Move.NEGOTIATE)
SURE = 0.6  # probability from which a move has been made elsewhere
IN_PASSING = ("after", "since", "following", "amid", "over")  # what they govern is told as the occasion of something
ASKING = frozenset("implore urge ask call appeal beg press request beseech entreat invite want exhort".split())
TELLING = frozenset("tell inform assure notify".split())
SPOKEN_OF = frozenset("appeal request plea call offer proposal overture".split())
Shares = Sequence[tuple[float, Candidate]]


def sift(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> dict[Key, str]:
    """What is left out of the candidates that are likely enough, each with the reason.

    Args:
        likely: The candidates, each with its probability.
        document: The report.
        scopes: Its sentences as the rules see them, by number.
    """
    return {
        **dict.fromkeys(_exemplified(likely, document), "the actor is named as an example of others"),
        **dict.fromkeys(_held_there(likely, document, scopes), "the actor is named as the place alone"),
        **dict.fromkeys(_offered(likely), "the sentence tells of the offer alone"),
        **dict.fromkeys(_asked_for(likely, scopes), "others are asked to do it"),
        **dict.fromkeys(_blamed(likely, scopes), "the step is by nobody named"),
        **dict.fromkeys(_inherited(likely), "the move is the former state's"),
        **dict.fromkeys(_left_aside(likely, document, scopes), "the sentence names others as those who do it together"),
        **dict.fromkeys(_of_aid(likely, document), "it is aid or ties that are stopped"),
        **dict.fromkeys(_unheld(likely, document), "the sentence tells of talks that are not held"),
        **dict.fromkeys(_unconcluded(likely, document), "the sentence tells that nothing was concluded"),
        **dict.fromkeys(_put_off(likely, document), "the sentence tells that something is not held"),
        **dict.fromkeys(_content(likely, document), "the sentence keeps to the mediator that it accepts"),
        **dict.fromkeys(_denied(likely, scopes), "the sentence denies it"),
        **dict.fromkeys(_judged(likely, scopes), "the sentence only judges it"),
        **dict.fromkeys(_preconditions(likely, document, scopes), "it demands a step before talks"),
        **dict.fromkeys(siding(likely, document, scopes), "it backs a side, and nobody's mediation"),
        **dict.fromkeys(bargains(likely, document, scopes), "it is a bargain with an outsider"),
        **dict.fromkeys(_told_of_others(likely, scopes), "the actor only tells it of another"),
        **dict.fromkeys(_pointing_back(likely, scopes), "it points back to what another has done"),
        **dict.fromkeys(_at_request(likely, document, scopes), "it is done at another's request"),
        **dict.fromkeys(_ended(likely, scopes), "the sentence tells of an armistice that is ended"),
        **dict.fromkeys(_foreign(likely, document), "the report is not in English"),
    }


def _foreign(likely: Shares, document: Document) -> set[Key]:
    is_foreign = document.report.language != ENGLISH
    return {(one.sentence, one.actor, one.move) for _, one in likely if is_foreign}


def _at_request(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Requests in a sentence that tells what is done "at Oslo's request".

    Whoever does it has asked for nothing, and who asks for it asks for help only if it is a party.
    """
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if one.move is not Move.REQUEST or scope is None:
            continue
        owners = _requesting(scope)
        by_verb = bool(one.proposals) and not one.proposals[0].rule.endswith(NOUN)
        if owners and not by_verb and (one.actor not in owners or one.actor not in document.parties):
            found.add((one.sentence, one.actor, one.move))
    return found


def _requesting(scope: Scope) -> set[str]:
    """The actors at whose request something is done."""
    view = scope.view
    nouns = (place for place in range(len(view)) if view.lemma(place) in SPOKEN_OF and view.case(place) == "at")
    return {actor for noun in nouns for _, mention in scope.owners(noun) for actor in mention.actors}


def _ended(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Agreements that no rule sees, where a sentence tells that somebody ends a truce."""
    ended = {one.sentence for _, one in likely if one.sentence in scopes and ends_truce(one, scopes[one.sentence])}
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.sentence in ended and one.move is Move.AGREE and not one.proposals
    }


def _denied(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.sentence in scopes and is_denied(one, scopes[one.sentence])
    }


def _judged(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move.is_mediation and one.sentence in scopes and is_judged(one, scopes[one.sentence])
    }


def _preconditions(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Refusals by a party that demands a step before talks: "Exland ruled out any talks until Wyland withdraws".

    They are about talks between the two, where the sentence names no help and nobody who would give it.
    """
    demanded = {(one.sentence, one.actor) for _, one in likely if one.move is Move.DEMAND}
    texts = {one.number: document.report.text[one.start : one.end] for one in document.sentences}
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move is Move.REFUSE and (one.sentence, one.actor) in demanded
        and BEFORE_TALKS.search(texts[one.sentence]) and not OUTSIDE.search(texts[one.sentence])
        and not _names_others(scopes[one.sentence], document)
    }  # fmt: skip


def _names_others(scope: Scope, document: Document) -> bool:
    """Whether a sentence names an actor other than the parties."""
    return any(set(one.actors) - set(document.parties) for one in scope.at.values())


def _told_of_others(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Moves of whoever tells somebody that another has made them: "Exland told Oslo that Wyland had refused"."""
    made = {(one.sentence, one.actor, one.move) for _, one in likely}
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if scope is None or one.actor is None or one.move in MUTUAL:
            continue
        for place in _tellings_by(one.actor, scope):
            does_it = {actor for clause in scope.view.children(place, "ccomp") for actor in _actors_of(clause, scope)}
            is_own = one.actor in does_it or (bool(one.proposals) and one.proposals[0].trigger == place)
            if not is_own and any((one.sentence, actor, one.move) in made for actor in does_it):
                found.add((one.sentence, one.actor, one.move))
    return found


def _tellings_by(actor: str, scope: Scope) -> list[int]:
    """The verbs by which an actor tells somebody something."""
    view = scope.view
    verbs = (place for place in range(len(view)) if view.lemma(place) in TELLING and view.is_verb(place))
    return [place for place in verbs if actor in _actors_of(place, scope)]


def _actors_of(place: int, scope: Scope) -> set[str]:
    """Those who do what a verb says."""
    return {actor for one in scope.subjects(place) if (mention := scope.who(one)) for actor in mention.actors}


def _blamed(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Hostile steps that are laid at a named actor's door where the sentence tells of one by nobody named.

    "Exland asked for help after the deadly attack in May" blames nobody. A named actor's step stands beside one by
    nobody only where a verb tells it of that actor, and as the likelier.
    """
    nobody = {one.sentence: share for share, one in likely if one.move is Move.ESCALATE and one.actor is None}
    return {
        (one.sentence, one.actor, one.move)
        for share, one in likely
        if one.move is Move.ESCALATE and one.actor is not None and one.sentence in nobody
        and (share < nobody[one.sentence] or not _by_verb(one, scopes[one.sentence]))
    }  # fmt: skip


def _by_verb(one: Candidate, scope: Scope) -> bool:
    """Whether a verb tells the step of the actor, or a noun that is no mere occasion of what the actor does else."""
    best, view = one.proposals[0] if one.proposals else None, scope.view
    if best is None or best.rule.endswith(NOUN):
        return False
    if best.trigger < 0 or view.tokens[best.trigger].upos == "VERB" or view.case(best.trigger) not in IN_PASSING:
        return True
    return any(view.rel(place).startswith("nsubj") for place, each in scope.at.items() if one.actor in each.actors)


def _pointing_back(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Requests and offers that no verb tells, by those of whom no other sentence tells it.

    "The appeal comes amid tension between Exland and Wyland" points back to the appeal of Exland, if that made one:
    by its article, or because Exland is among several of whom the sentence could tell it.
    """
    made = {(one.actor, one.move, one.sentence) for share, one in likely if share >= SURE}
    found: set[Key] = set()
    for move in (Move.REQUEST, Move.OFFER):
        bare = [one for _, one in likely if one.move is move and not _is_told_by_verb(one)]
        for number in {one.sentence for one in bare}:
            actors = {one.actor for one in bare if one.sentence == number}
            makers = {actor for actor, which, where in made if which is move and where != number}
            if actors & makers or (makers and _is_spoken_of(scopes[number])):
                found |= {(number, actor, move) for actor in actors - makers}
    return found


def _is_spoken_of(scope: Scope) -> bool:
    """Whether a sentence has "the appeal", "this offer", which nobody in it owns."""
    view = scope.view
    return any(
        view.lemma(place) in SPOKEN_OF
        and {view.lemma(one) for one in view.children(place, "det")} & {"the", "this", "that"}
        and not scope.owners(place)
        for place in range(len(view))
    )


def _is_told_by_verb(one: Candidate) -> bool:
    return bool(one.proposals) and not one.proposals[0].rule.endswith(NOUN)


def _inherited(likely: Shares) -> set[Key]:
    """Moves that the same sentence tells of a state and of the former one that it succeeds: they are the former's."""
    told = {(one.sentence, one.actor, one.move) for _, one in likely}
    return {(number, SUCCESSORS[actor], move) for number, actor, move in told if actor in SUCCESSORS}


def _exemplified(likely: Shares, document: Document) -> set[Key]:
    """Mediation that no rule sees, by an actor named only as an example: "efforts led by partners such as Oslo"."""
    text, found = document.report.text, set[Key]()
    for _, one in likely:
        if one.move is Move.MEDIATE and not one.proposals:
            named = [each for each in document.mentions_in(one.sentence) if one.actor in each.actors]
            if named and all(EXAMPLE.search(text[max(0, each.start - 20) : each.start]) for each in named):
                found.add((one.sentence, one.actor, one.move))
    return found


def _offered(likely: Shares) -> set[Key]:
    """Mediation that no rule sees, where a noun has the same actor offer it in the sentence, and that is likelier."""
    offers = {
        (one.sentence, one.actor): share
        for share, one in likely
        if one.move is Move.OFFER and one.proposals and one.proposals[0].rule.endswith(NOUN)
    }
    return {
        (one.sentence, one.actor, one.move)
        for share, one in likely
        if one.move is Move.MEDIATE and not one.proposals and share < offers.get((one.sentence, one.actor), 0.0)
    }


def _left_aside(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Talks and agreements of a third that a sentence does not name, where it names two who are parties or do it."""
    mutual = [one for _, one in likely if one.move in MUTUAL and one.actor is not None]
    doing = {(one.sentence, one.move): set(document.parties) for one in mutual}
    for one in mutual:
        doing[one.sentence, one.move].add(str(one.actor))
    return {
        (one.sentence, one.actor, one.move)
        for one in mutual
        if _is_unnamed(one, scopes[one.sentence])
        and len(_named(scopes[one.sentence]) & doing[one.sentence, one.move]) > 1
    }  # fmt: skip


def _named(scope: Scope) -> set[str]:
    """The actors that a sentence names otherwise than as a place."""
    return {code for mention in scope.at.values() if not mention.is_place for code in mention.actors}


def _held_there(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Talks and agreements of those who are no party and named only as their place: "In Exville both sides signed"."""
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move in MUTUAL and one.actor not in document.parties
        and _is_place_alone(one, scopes[one.sentence])
    }  # fmt: skip


def _is_place_alone(one: Candidate, scope: Scope) -> bool:
    """Whether a sentence names an actor, and only as a place."""
    named = [mention for mention in scope.at.values() if one.actor in mention.actors]
    return bool(named) and all(mention.is_place for mention in named)


def _asked_for(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Urging by actors that the sentence does not name, where it asks others to urge: "implored the world to press"."""
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move is Move.URGE and _is_unnamed(one, scopes[one.sentence]) and _asks_to_urge(scopes[one.sentence].view)
    }


def _is_unnamed(one: Candidate, scope: Scope) -> bool:
    return not any(one.actor in mention.actors for mention in scope.at.values())


def _asks_to_urge(view: View) -> bool:
    """Whether an infinitive of urging follows the object of a word of asking, no other verb between them."""
    phrases = load_verbs().phrases
    for place in range(len(view)):
        if view.children(place, "mark") and any(move is Move.URGE for _, move in phrases.get(view.lemma(place), ())):
            verb = next((one for one in range(place - 1, -1, -1) if view.is_verb(one)), None)
            objects = () if verb is None else view.children(verb, "obj", "iobj", "obl")
            if verb is not None and view.lemma(verb) in ASKING and any(verb < one < place for one in objects):
                return True
    return False


def _of_aid(likely: Shares, document: Document) -> set[Key]:
    """Mediation that stops where a sentence tells that aid, flights or ties do, and has no word of help or talks."""
    texts = {one.number: document.report.text[one.start : one.end] for one in document.sentences}
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move is Move.WITHDRAW and AID.search(texts[one.sentence]) and not HELP.search(texts[one.sentence])
    }


def _unheld(likely: Shares, document: Document) -> set[Key]:
    """Talks of "talks, if any"; such as no rule sees where every word of talks stands in "an impasse in talks"."""
    texts = {one.number: document.report.text[one.start : one.end] for one in document.sentences}
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move is Move.NEGOTIATE and _tells_none(texts[one.sentence], by_rule=bool(one.proposals))
    }


def _unconcluded(likely: Shares, document: Document) -> set[Key]:
    """Agreements where every word of one stands in "failed to agree", "without a deal"."""
    agreed = [one for _, one in likely if one.move is Move.AGREE]
    texts = {one.number: document.report.text[one.start : one.end] for one in document.sentences}
    return {(one.sentence, one.actor, one.move) for one in agreed if _tells_no_text(texts[one.sentence])}


def _put_off(likely: Shares, document: Document) -> set[Key]:
    """Declining where the only denial of a sentence is that something "would not take place"."""
    texts = {one.number: document.report.text[one.start : one.end] for one in document.sentences}
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move is Move.DECLINE and OFF.search(texts[one.sentence])
        and not DENIED.search(OFF.sub("", texts[one.sentence]))
    }  # fmt: skip


def _content(likely: Shares, document: Document) -> set[Key]:
    """Refusing where the same sentence tells of content with a mediator and "no need for a replacement"."""
    texts = {one.number: document.report.text[one.start : one.end] for one in document.sentences}
    accepts = {(one.sentence, one.actor) for _, one in likely if one.move is Move.ACCEPT}
    return {
        (one.sentence, one.actor, one.move)
        for _, one in likely
        if one.move is Move.REFUSE and UNCHANGED.search(texts[one.sentence])
        and ((one.sentence, one.actor) in accepts or CONTENT.search(texts[one.sentence]))
    }  # fmt: skip


def _tells_no_text(text: str) -> bool:
    return UNCONCLUDED.search(text) is not None and CONCLUDED.search(UNCONCLUDED.sub("", text)) is None


def _tells_none(text: str, *, by_rule: bool) -> bool:
    if IF_ANY.search(text) or (UNHELD.search(text) and TALKS.search(UNHELD.sub("", text)) is None):
        return True
    return not by_rule and STALLED.search(text) is not None and TALKS.search(STALLED.sub("", text)) is None
