"""Answers and calls that a sentence has another make than the actor: the other side, who asks, who only tells."""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import Move
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key, Shares
from goodoffices.extract.document import Document
from goodoffices.extract.ended import RULE as TALKS_OVER
from goodoffices.extract.named_only import MUTUAL, is_unnamed
from goodoffices.extract.outright import is_regretted
from goodoffices.extract.pronouns import FIRST
from goodoffices.extract.proposal import NOUN
from goodoffices.extract.sources import speaks
from goodoffices.extract.view import View

ANSWERS = (Move.REFUSE, Move.ACCEPT, Move.REQUEST, Move.HEDGE)
REFUSAL = frozenset(("refusal", "rejection"))
SURE = 0.6  # probability from which a move has been made elsewhere
ASKING = frozenset("implore urge ask call appeal beg press request beseech entreat invite want exhort".split())
TELLING = frozenset("tell inform assure notify".split())
STEPS = (Move.ESCALATE, Move.DEESCALATE)
SEEKING = frozenset("try seek attempt strive struggle work push press urge want hope".split())
MATTER = frozenset("matter issue question affair dispute quarrel problem business".split())
SPOKEN_OF = frozenset("appeal request plea call offer proposal overture".split())


def at_request(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
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
            found.add(one.key)
    return found


def _requesting(scope: Scope) -> set[str]:
    """The actors at whose request something is done."""
    view = scope.view
    nouns = (place for place in range(len(view)) if view.lemma(place) in SPOKEN_OF and view.case(place) == "at")
    return {actor for noun in nouns for _, mention in scope.owners(noun) for actor in mention.actors}


def of_the_speaker(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Answers to help, told by no rule, of a party that the other one only names beside "us" in its own words.

    "There are no talks between them and us, he said" tells of no mind but his.
    """
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if one.move not in ANSWERS or one.proposals or scope is None or one.actor not in document.parties:
            continue
        verbs = [place for place in range(len(scope.view)) if speaks(scope.view, place)]
        sayers = {code for verb in verbs for code in scope.doers(verb)}
        own = {place for place, each in scope.at.items() if one.actor in each.actors}
        says_us = any(token.text.lower() in FIRST for token in scope.view.tokens)
        is_subject = any(scope.view.rel(place).startswith("nsubj") for place in own)
        if own and says_us and not is_subject and one.actor not in sayers and sayers & set(document.parties):
            found.add(one.key)
    return found


def refused_by_others(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Refusals that no rule sees, where the sentence has a refusal of others: "failed because of Exland's refusal".

    So of whom a sentence does not name in which another says that the talks are over, and of who only regrets it.
    """
    found, sorry = set[Key](), dict[int, set[str | None]]()
    for _, one in likely:
        if one.sentence in scopes and is_regretted(one, scopes[one.sentence]):
            sorry.setdefault(one.sentence, set()).add(one.actor)
    over = {one.sentence for _, one in likely if any(each.rule == TALKS_OVER for each in one.proposals)}
    for _, one in likely:
        if one.move is Move.REFUSE and not one.proposals and one.sentence in scopes:
            owners = _owners_of(scopes[one.sentence], REFUSAL)
            named = {code for mention in scopes[one.sentence].at.values() for code in mention.actors}
            is_unnamed = one.sentence in over and one.actor not in named
            is_sorry = one.sentence in sorry and one.actor not in sorry[one.sentence]
            if (owners and one.actor not in owners) or is_unnamed or is_sorry:
                found.add(one.key)
    return found


def kept_among_parties(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> set[Key]:
    """Refusals that no rule sees, of whom one party only names in keeping a matter among the parties.

    "Its foreign minister said that the border was a matter for the two neighbours" is that party's word alone.
    """
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if one.move is Move.REFUSE and not one.proposals and scope is not None and one.actor in document.parties:
            sayers = {code for place in range(len(scope.view)) for code in _keeping(place, scope)}
            if sayers & set(document.parties) and one.actor not in sayers:
                found.add(one.key)
    return found


def _keeping(place: int, scope: Scope) -> set[str]:
    """Who says of a matter, told by a word, that it is one for or between some; nobody where it is no such word."""
    view = scope.view
    if view.lemma(place) not in MATTER:
        return set()
    kept = [one for one in view.children(place, "nmod", "obl") if view.case(one) in ("for", "between", "among")]
    if not any(len(mention.actors) > 1 for one in kept if (mention := scope.who(one))):
        return set()
    verb = next((one for one in view.ancestors(place) if speaks(view, one)), -1)
    return scope.doers(verb) if verb >= 0 else set()


def _owners_of(scope: Scope, nouns: frozenset[str]) -> set[str]:
    """The actors that own any of some nouns in a sentence."""
    places = [place for place in range(len(scope.view)) if scope.view.lemma(place) in nouns]
    return {code for place in places for _, mention in scope.owners(place) for code in mention.actors}


def commented_on(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Hesitation, told by no rule, of whom another would not comment on: "Oslo did not comment on Exland's remarks"."""
    hedges = [one for _, one in likely if one.move is Move.HEDGE and one.sentence in scopes]
    return {
        one.key
        for one in hedges
        if not one.proposals and any(_is_below(one, other, scopes[one.sentence]) for other in hedges)
    }


def _is_below(one: Candidate, other: Candidate, scope: Scope) -> bool:
    """Whether a sentence names an actor only in what the word governs that tells the move of another."""
    if one.sentence != other.sentence or not other.proposals or other.proposals[0].trigger < 0:
        return False
    below = set(scope.view.subtree(other.proposals[0].trigger))
    named = [place for place, mention in scope.at.items() if one.actor in mention.actors]
    return bool(named) and set(named) <= below


def told_of_others(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Moves of whoever tells somebody that another has made them: "Exland told Oslo that Wyland had refused".

    Of steps it is enough that the actor says so: "Exland said that Wyland's troops had attacked".
    """
    made = {one.key for _, one in likely}
    found: set[Key] = set()
    for _, one in likely:
        scope = scopes.get(one.sentence)
        if scope is None or one.actor is None or one.move in MUTUAL:
            continue
        for place in _tellings_by(one.actor, scope, is_step=one.move in STEPS):
            does_it = {actor for clause in scope.view.children(place, "ccomp") for actor in scope.doers(clause)}
            is_own = one.actor in does_it or (bool(one.proposals) and one.proposals[0].trigger == place)
            if not is_own and any((one.sentence, actor, one.move) in made for actor in does_it):
                found.add(one.key)
    return found


def _tellings_by(actor: str, scope: Scope, *, is_step: bool) -> list[int]:
    """The verbs by which an actor tells somebody something, or of a step those by which it says so."""
    view = scope.view
    told = (place for place in range(len(view)) if view.lemma(place) in TELLING or (is_step and speaks(view, place)))
    verbs = (place for place in told if view.is_verb(place))
    return [place for place in verbs if actor in scope.doers(place)]


def pointing_back(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
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


def sought_by_others(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Agreements that somebody else only tries to bring about: "three capitals are trying to get both to sign"."""
    return {
        one.key
        for _, one in likely
        if one.move is Move.AGREE and one.proposals and one.proposals[0].trigger >= 0 and one.sentence in scopes
        and _is_sought(one.proposals[0].trigger, one.actor, scopes[one.sentence])
    }  # fmt: skip


def _is_sought(verb: int, actor: str | None, scope: Scope) -> bool:
    """Whether a verb hangs as an infinitive, directly or not, on one of seeking that has others as its subject."""
    view = scope.view
    while view.rel(verb) in ("xcomp", "ccomp", "advcl") and view.children(verb, "mark"):
        verb = view.head(verb)
        if view.lemma(verb) in SEEKING:
            seekers = {code for each in scope.subjects(verb) if (who := scope.who(each)) for code in who.actors}
            return bool(scope.subjects(verb)) and actor not in seekers
    return False


def asked_for(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Urging by actors that the sentence does not name, where it asks others to urge: "implored the world to press"."""
    return {
        one.key
        for _, one in likely
        if one.move is Move.URGE and is_unnamed(one, scopes[one.sentence]) and _asks_to_urge(scopes[one.sentence].view)
    }


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
